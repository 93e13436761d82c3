"""Chinese names in the two romanisations of the press: Wade-Giles, as "Teng Hsiao-ping", and Pinyin.

Newspapers leave the apostrophes of Wade-Giles out, so one spelling stands for several syllables. Both are
reduced to a code that does not tell aspirated sounds from plain ones (after the tables of Giles, 1892, and
the Hanyu Pinyin scheme, 1958).
"""

from __future__ import annotations

import re
from functools import lru_cache

from .parsing import PersonName

_SYLLABLE = re.compile(r"(zh|ch|sh|hs|tz|ts|sz|ss|[bpmfdtnlgkhjqxrzcsyw]?)([aeiou][a-z]*)")
_GIVEN = re.compile(r"(?<=[A-Za-z])-[a-z]")
_FINAL = re.compile(r"(?:a|ai|an|ang|ao|e|ei|en|eng|er|i|ia|ian|iang|iao|ie|in|ing|iong|iu|o|ong|ou|u|ua|uai|"
                    r"uan|uang|ue|ui|un|uo)")  # fmt: skip
_WADE_INITIALS = {
    "ch": "C", "hs": "X", "tz": "Z", "ts": "Z", "sz": "s", "ss": "s", "p": "P", "t": "T", "k": "K", "j": "r",
}  # fmt: skip
_PINYIN_INITIALS = {
    "zh": "C", "ch": "C", "q": "C", "j": "C", "x": "X", "z": "Z", "c": "Z", "b": "P", "p": "P", "d": "T",
    "t": "T", "g": "K", "k": "K",
}  # fmt: skip
_ONLY_PINYIN = frozenset({"zh", "q", "x", "z", "c", "b", "d", "g", "r"})
_ONLY_WADE = frozenset({"hs", "tz", "ts", "sz", "ss"})
_WADE_FINALS = (
    (re.compile(r"ih$"), "i"), (re.compile(r"eh$"), "e"), (re.compile(r"ien$"), "ian"),
    (re.compile(r"iung$"), "iong"), (re.compile(r"ung$"), "ong"), (re.compile(r"uei$"), "ui"),
    (re.compile(r"^erh$"), "er"), (re.compile(r"^ueh$"), "ue"),
)  # fmt: skip
_LONGEST = 6


def same_syllables(one: PersonName, other: PersonName) -> bool:
    """Say whether two names are one in Wade-Giles and in Pinyin, as "Mao Tse-tung" and "Mao Zedong"."""
    return bool(
        (wade_giles(one) and wade_giles(one) in pinyin(other))
        or (wade_giles(other) and wade_giles(other) in pinyin(one))
    )


def other_onset(one: PersonName, other: PersonName) -> bool:
    """Say whether the family names of two names in Pinyin begin differently, as "Deng" and "Teng"."""
    mine, theirs = one.tokens[0], other.tokens[0]
    return mine[0] != theirs[0] and bool(pinyin(one) and pinyin(other))


@lru_cache(maxsize=1 << 12)
def wade_giles(name: PersonName) -> str:
    """Return the code of a name in Wade-Giles: three syllables, the last two hyphenated; "" for any other."""
    if len(name.tokens) != 3 or not _GIVEN.search(name.display):
        return ""
    codes = [_wade(token) for token in name.tokens]
    return " ".join(codes) if all(codes) else ""


@lru_cache(maxsize=1 << 12)
def pinyin(name: PersonName) -> frozenset[str]:
    """Return the codes that a name in Pinyin may have: a family name and two syllables in one word."""
    if name.family != 0 or len(name.tokens) != 2:
        return frozenset()
    family, given = name.tokens
    cuts = ((given[:cut], given[cut:]) for cut in range(1, len(given)))
    coded = ((_pinyin(family), _pinyin(left), _pinyin(right)) for left, right in cuts)
    return frozenset(" ".join(codes) for codes in coded if all(codes))


def _wade(syllable: str) -> str:
    parts = _SYLLABLE.fullmatch(syllable)
    if parts is None or len(syllable) > _LONGEST or parts[1] in _ONLY_PINYIN:
        return ""
    initial, final = _WADE_INITIALS.get(parts[1], parts[1]), parts[2]
    for pattern, plain in _WADE_FINALS:
        final = pattern.sub(plain, final)
    if parts[1] in ("tz", "sz", "ss") and final == "u":
        final = "i"
    elif final == "o" and initial in ("K", "h", ""):
        final = "e"
    elif final == "o" and initial not in ("P", "m", "f", "w", "y"):
        final = "uo"
    elif initial == "y" and final == "en":
        final = "an"
    return _code(initial, final)


def _pinyin(syllable: str) -> str:
    parts = _SYLLABLE.fullmatch(syllable)
    if parts is None or len(syllable) > _LONGEST or parts[1] in _ONLY_WADE:
        return ""
    return _code(_PINYIN_INITIALS.get(parts[1], parts[1]), parts[2])


def _code(initial: str, final: str) -> str:
    # "Yu" of Wade-Giles is both "yu" and "you" of Pinyin.
    final = "u" if initial == "y" and final == "ou" else final
    return initial + final if _FINAL.fullmatch(final) else ""
