"""Which Latin code page a text is in, by how its accented words are spelt.

Few accents fit many code pages equally well, and a guess by frequency needs more than a name or two.
"""

from __future__ import annotations

import re
from itertools import pairwise

_LETTER = "A-Za-zÀ-ÖØ-öø-ÿŒœŠšŽžŸ"
_ACCENTED = "à-öø-ÿœšž"
_MARKS = "\xa0‘’“”„‚«»‹›–—…•·€£§©®™°ºª¡¿½¼¾²³"
_UNKNOWN = re.compile(f"[^\x00-\x7f{_LETTER}{_MARKS}]")
_CAPITAL_INSIDE = re.compile("[a-zß-öø-ÿœšž][À-ÖØ-ÞŒŠŽŸ]")
_MISSPELT = re.compile(
    rf"""[ðþýÿ]                                    # ş, ğ and ı, š and ž in Turkish and Baltic code pages
    | ñ(?![aeiouáéíóúü])                           # ń
    | ã(?![oen]|s?\b) | õ(?!e)                     # ă, ő
    | ê(?![cglmnpqrstv]) | æ\b | œ(?!u|il)         # ę, ć, ś
    | û\b                                          # ű
    | è(?=[aeiouáéíóúù]) | (?<![{_LETTER}])è(?=\w) # č
    | [àìòù](?=[{_LETTER}])                        # ŕ or ą, ě, ň, ů
    | ç(?![aouáâãàóôõúü]|\b)                       # ē
    | ø[{_LETTER}]{{0,20}}[áéíúùìèšž] | [áéíúùìèšž][{_LETTER}]{{0,20}}ø  # ř
    | [{_ACCENTED}]{{3}}                           # a script of its own
    | (?<![{_LETTER}])(?:[{_ACCENTED}]{{2,}}|[^\W\d_a-zàáâéèíìóòôúùåäöæºª])(?![{_LETTER}])
    """,
    re.VERBOSE,
)
"""What no Western language writes, in small letters, and what another code page has there."""
_MISPLACED = re.compile(
    rf"""(?<=[{_LETTER}])[“„‚«‹•€£§©°¡¿½¼¾²³](?=[{_LETTER}]) | [”»›™®](?=[{_LETTER}])
    | [£½¼¾²³ºª§](?=[{_LETTER}]) | °(?![CF]\b)(?=[{_LETTER}]) | (?<=[{_LETTER}])[£¡¿½¼¾„‚“«‹]
    | (?<=[{_LETTER}])[³²](?<!\bm.)(?<!\bkm.)(?<!\bcm.) | (?<![\dn])[ºª]
    | ¿(?![^?]{{0,300}}\?) | ¡(?![^!]{{0,300}}!)""",
    re.VERBOSE,
)
_ALPHABETS = (
    (("cp1250", "iso8859_2"), "ąćęłńóśźż"),
    (("cp1250", "iso8859_2"), "áčďéěíňóřšťúůýžľĺôä"),
    (("cp1250", "iso8859_2"), "áéíóöőúüű"),
    (("cp1250", "iso8859_2"), "čćđšž"),
    (("cp1250", "iso8859_2"), "ăâîşţ"),
    (("cp1254",), "çğıi̇öşü"),
    (("cp1257",), "āčēģīķļņšūž"),
    (("cp1257",), "ąčęėįšųūž"),
)
"""The code pages of a language, and the letters beyond ASCII that it writes."""
_FOREIGN = 0.1
_BEYOND_ASCII = re.compile(f"[^\x00-\x7f{_MARKS}]")


def is_mostly_plausible(text: str) -> bool:
    """Tell whether what :func:`is_plausible` forbids is no more than a few foreign names in *text*."""
    odd = sum(
        len(pattern.findall(content))
        for pattern, content in (
            (_UNKNOWN, text),
            (_CAPITAL_INSIDE, text),
            (_MISSPELT, text.lower()),
            (_MISPLACED, text),
        )
    )
    return odd <= _FOREIGN * len(_BEYOND_ASCII.findall(text))


def by_alphabet(data: bytes) -> str | None:
    """Return the code page in which the accented letters of *data* are those of one language.

    Args:
        data: Text in a Latin script that is not Western.

    Returns:
        One of cp1250, iso8859_2, cp1254 and cp1257; None when no language has nine in ten of the letters.
    """
    best, share = None, 1 - _FOREIGN
    for encodings, alphabet in _ALPHABETS:
        for encoding in encodings:
            text = data.decode(encoding, "replace")
            if any(left.islower() and right.isupper() and right > "\x7f" for left, right in pairwise(text)):
                continue
            letters = _BEYOND_ASCII.findall(text.lower())
            own = sum(letter in alphabet for letter in letters) / max(1, len(letters))
            if own > share or (own == share and best is None):
                best, share = encoding, own
    return best


def is_plausible(text: str) -> bool:
    """Tell whether every character of *text* beyond ASCII is a Western one where it can stand.

    Args:
        text: What cp1252 makes of the bytes.

    Returns:
        False also for rarer Western spellings (Icelandic, Catalan) that other code pages share.
    """
    return not (
        _UNKNOWN.search(text)
        or _CAPITAL_INSIDE.search(text)
        or _MISSPELT.search(text.lower())
        or _MISPLACED.search(text)
    )
