"""Whether a text read as Western European (cp1252) spells its accented words as Western languages do.

Few accents fit many code pages equally well, and a guess by frequency needs more than a name or two.
"""

from __future__ import annotations

import re

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
    | ø[{_LETTER}]*[áéíúùìèšž] | [áéíúùìèšž][{_LETTER}]*ø  # ř
    | [{_ACCENTED}]{{3}}                           # a script of its own
    | (?<![{_LETTER}])(?:[{_ACCENTED}]{{2,}}|[^\W\d_a-zàáâéèíìóòôúùåäöæºª])(?![{_LETTER}])
    """,
    re.VERBOSE,
)
"""What no Western language writes, in small letters, and what another code page has there."""
_MISPLACED = re.compile(
    rf"""(?<=[{_LETTER}])[“„‚«‹•€£§©°¡¿½¼¾²³](?=[{_LETTER}]) | [”»›™®](?=[{_LETTER}])
    | [£½¼¾²³°ºª§](?=[{_LETTER}]) | (?<=[{_LETTER}])[£¡¿½¼¾„‚“«‹]
    | (?<=[{_LETTER}])[³²](?<!\bm.)(?<!\bkm.)(?<!\bcm.) | (?<![\dn])[ºª]
    | ¿(?![^?]*\?) | ¡(?![^!]*!)""",
    re.VERBOSE,
)


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
