"""How two single words of a name compare: romanisation, consonant skeletons and edit budgets."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache

from rapidfuzz.distance import OSA, Levenshtein

from .givens import GENDER_OF
from .nicknames import nicknames
from .romanisations import same_romanised
from .wordlists import listed


class Likeness(IntEnum):
    """How much one word of a name is like another, from not at all to equal."""

    NONE = 0
    LETTERS = 1
    INITIAL = 2
    NICKNAME = 3
    ROMANISED = 4
    EQUAL = 5


_ROMAN = [
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"[^a-z0-9]", ""),
        (r"(ov|ev)(a)$", r"\1"),
        (r"(skyy|skyj|skiy|skii|skij|sky|skaya|skaia)$", "ski"),
        (r"tsch|tch|cz", "ch"),
        (r"sch", "sh"),
        (r"ph", "f"),
        (r"ck|kh|qu|q|c(?![hieyz])|x(?=h)", "k"),
        (r"gh", "g"),
        (r"dh", "d"),
        (r"th", "t"),
        (r"dzh|dj", "j"),
        (r"(?<=[aeiouy])h(?![aeiouy])", ""),
        (r"^(ye|je|e)(?=v)", "e"),
        (r"w", "v"),
        (r"(ei|ey|ai|ay|ae|aa(?=y))", "A"),
        (r"(ou|oo|u|o)", "U"),
        (r"(iy|yi|ij|ii|ie|ee|yy|i|y)", "I"),
        (r"[ae]+", "E"),
        (r"A$", "I"),
        (r"(.)\1+", r"\1"),
    )
]
_VOWELS = re.compile(r"[AEIOUaeiouyh]")
_ALIKE = frozenset(map(frozenset, ("ae", "ei", "ey", "iy", "ou", "eh", "uw", "ij", "yj")))
_ONSETS = frozenset(
    map(frozenset, ("ou", "iy", "ck", "kq", "gq", "gk", "vw", "jy", "ey", "ij", "sz", "fp", "ei"))
)
_GUTTURAL = frozenset("gk")
_SURE = 6
"""How many letters a name must have for "Gaddafi" and "Kadhafi" to be told from two names."""
_LAST = {"a": "a", "e": "e", "i": "i", "y": "i", "o": "u", "u": "u"}


@lru_cache(maxsize=1 << 15)
def romanised(word: str) -> str:
    """Return one spelling for the ways in which a folded *word* of another script is romanised.

    "nouri" and "nuri", "muhammad" and "mohammed", "selenskyj" and "selensky" come out alike.
    """
    for pattern, plain in _ROMAN:
        word = pattern.sub(plain, word)
    return word


@lru_cache(maxsize=1 << 15)
def skeleton(word: str) -> str:
    """Return the consonants of a folded *word* in one romanisation, as "mlk" for "maliki"."""
    bones = _VOWELS.sub("", romanised(word)) or word[:1]
    # Arabic's q is written g, q, k or kh.
    return f"k{bones[1:]}" if bones[0] == "g" else bones


def budget(length: int) -> int:
    """Return how many letters two spellings of a word of *length* letters may differ in."""
    return 0 if length < 4 else 1 if length < 8 else 2


def edits(one: str, other: str) -> int:
    """Return the edit distance of two words, a swap of neighbours counting as one."""
    return OSA.distance(one, other)


@lru_cache(maxsize=1 << 15)
def liken(one: str, other: str) -> Likeness:
    """Compare two folded words of a name.

    Args:
        one: A word, as "nujaifi", or an initial.
        other: Another.

    Returns:
        The strongest likeness that holds; symmetric.
    """
    if one == other:
        return Likeness.EQUAL
    if not one or not other:
        return Likeness.NONE
    short = min(len(one), len(other))
    if short == 1:
        return Likeness.INITIAL if one[0] == other[0] else Likeness.NONE
    if short >= 4 and _same_onset(one, other):
        mine, theirs = romanised(one), romanised(other)
        if mine == theirs or (
            short >= _SURE and {mine[0], theirs[0]} == _GUTTURAL and mine[1:] == theirs[1:]
        ):
            return Likeness.ROMANISED
    if same_romanised(one, other):
        return Likeness.ROMANISED
    if nicknames(one, other):
        return Likeness.NICKNAME
    allowed = budget(short)
    if allowed and OSA.distance(one, other, score_cutoff=allowed) <= allowed:
        return Likeness.LETTERS
    return Likeness.NONE


def same_given(one: str, other: str) -> bool:
    """Say whether two folded given names that are spelled differently may be one.

    A slip of a letter is taken for one only where the consonants agree and the endings, which tell Maria
    from Mario, do too, and where not both are known as names. A man's name and a woman's are never one.
    """
    likeness = liken(one, other)
    genders = GENDER_OF.get(one, ""), GENDER_OF.get(other, "")
    if all(genders) and genders[0] != genders[1]:
        return False
    if likeness in (Likeness.EQUAL, Likeness.INITIAL, Likeness.NICKNAME) or nicknames(one, other):
        return True
    if same_romanised(one, other):
        return True
    if likeness is Likeness.NONE or _LAST.get(one[-1], "") != _LAST.get(other[-1], ""):
        return False
    if likeness is Likeness.ROMANISED:
        return True
    if one in listed("given") and other in listed("given"):
        return False
    return one[0] == other[0] and skeleton(one) == skeleton(other) and _vowels_agree(one, other)


def _same_onset(one: str, other: str) -> bool:
    return one[0] == other[0] or frozenset((one[0], other[0])) in _ONSETS


def _vowels_agree(one: str, other: str) -> bool:
    """Say whether letters that stand for each other in two words are vowels that are heard alike."""
    return all(
        frozenset((one[operation.src_pos], other[operation.dest_pos])) in _ALIKE
        for operation in Levenshtein.editops(one, other)
        if operation.tag == "replace"
    )
