"""Two names of people compared word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tui.text import fold

from .chinese import other_onset, same_syllables
from .givens import GENDER_OF
from .parsing import PersonName, parse_person
from .spelling import Likeness, edits, liken, same_given
from .titles import RISKY_TITLES
from .wordlists import listed

_CHARACTERS = re.compile(r"[\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class Comparison:
    """What comparing two names gave.

    Attributes:
        score: Likeness from 0 to 1.
        same: Whether the two may be taken for one person, other things being equal.
        evidence: One line that says why.
    """

    score: float
    same: bool
    evidence: str


def compare_people(one: PersonName | str, other: PersonName | str) -> Comparison:
    """Compare two names of people word by word.

    Args:
        one: A name, or its surface.
        other: Another.

    Returns:
        The likeness, the same whichever of the two comes first.
    """
    left = parse_person(one) if isinstance(one, str) else one
    right = parse_person(other) if isinstance(other, str) else other
    if _order(left) > _order(right):
        left, right = right, left
    return _compare(left, right)


def plausible(one: PersonName, other: PersonName) -> bool:
    """Say cheaply whether two full names can compare as the same at all: their family names must agree."""
    mine, theirs = one.tokens[one.family], other.tokens[other.family]
    if mine == theirs or one.tokens[-1] == other.tokens[-1]:
        return True
    if one.tokens[0] == other.tokens[-1] or one.tokens[-1] == other.tokens[0]:
        return True
    if len(one.tokens) != len(other.tokens):
        short, long = (one, other) if len(one.tokens) < len(other.tokens) else (other, one)
        if short.tokens[-1] == long.tokens[-2]:
            return True
    if len(mine) > 1 and len(theirs) > 1 and liken(mine, theirs) is not Likeness.NONE:
        return True
    return 0 in (one.family, other.family) and same_syllables(one, other)


def _order(name: PersonName) -> tuple[int, tuple[str, ...], str]:
    return len(name.tokens), name.tokens, name.suffix


@lru_cache(maxsize=1 << 14)
def _compare(short: PersonName, long: PersonName) -> Comparison:
    score = _likeness(short.tokens, long.tokens)
    if short.suffix and long.suffix and short.suffix != long.suffix:
        return Comparison(min(score, 0.5), False, f"'{short.suffix}' is not '{long.suffix}'")
    crowned = long.tokens[0] in RISKY_TITLES if len(long.tokens) == 2 else not long.full
    if (
        short.regnal
        and not long.regnal
        and (long.suffix, short.tokens[0] in long.tokens) == (short.tokens[1], True)
    ):
        return Comparison(max(score, 0.9), True, f"short for '{long.display}'")
    if (short.suffix != long.suffix and crowned) or (
        (short.regnal or long.regnal) and short.tokens != long.tokens
    ):
        # A king's number is all that tells him from his father.
        return Comparison(min(score, 0.5), False, "another number")
    if (
        short.display != long.display
        and _CHARACTERS.search(short.display)
        and _CHARACTERS.search(long.display)
    ):
        return Comparison(0.5, False, "other characters")
    if short.tokens == long.tokens:
        return Comparison(1.0, True, "the same name")
    if not short.full:
        joined = "".join(long.tokens) == short.tokens[0]
        return Comparison(0.97 if joined else score, joined, "the same name" if joined else "one name only")
    if _half_given(short, long):
        return Comparison(min(score, 0.6), False, "half of a given name")
    if short.tokens == long.tokens[-len(short.tokens) :]:
        return Comparison(max(score, 0.9), True, f"short for '{long.display}'")
    if sorted(short.tokens) == sorted(long.tokens):
        turned = long.tokens in _turns(short.tokens)
        eastern = 0 in (short.family, long.family)
        swapped = turned and (eastern or (len(short.tokens) == 2 and not _both_given(short.tokens)))
        return Comparison(0.95 if turned else 0.6, swapped, "the same words in another order")
    if _first_of_two(short, long):
        return Comparison(max(score, 0.9), True, f"the first family name of '{long.display}'")
    if same_syllables(short, long):
        return Comparison(
            max(score, 0.9), True, f"'{long.display}' and '{short.display}' are the same syllables"
        )
    for one, other in ((short, long), (long, short)):
        if other.called and one.tokens == (*other.called, other.tokens[other.family]):
            return Comparison(max(score, 0.9), True, f"the nickname in '{other.display}'")
    reason = _agreement(short, long)
    return Comparison(score, bool(reason), reason or "different names")


def _half_given(short: PersonName, long: PersonName) -> bool:
    """Say whether a name leaves out the first half of a compound: "Pierre Valjean" is no "Jean-Pierre"."""
    rest = len(long.tokens) - len(short.tokens)
    if not rest or long.family == 0 or short.tokens != long.tokens[rest:]:
        return False
    halves = long.display.split()[0].split("-")
    return len(halves) > rest and fold(halves[rest]) == short.tokens[0]


def _both_given(tokens: tuple[str, ...]) -> bool:
    """Say whether any order of two words may be a name of its own: "Paul Simon" is not "Simon Paul"."""
    return all(word in listed("given") or word in GENDER_OF for word in tokens)


def _first_of_two(short: PersonName, long: PersonName) -> bool:
    """Say whether a name leaves out the last of two family names: "María Gómez" for "María Gómez Ruiz".

    The one kept must be known as a family name and as nothing else, or be hyphenated with the one left out.
    """
    if len(long.tokens) - len(short.tokens) != 1 or long.family != len(long.tokens) - 1 or short.family == 0:
        return False
    kept = short.tokens[-1]
    if long.tokens[-2] != kept or len(kept) < 3:
        return False
    given = short.tokens[:-1]
    if len(given[0]) < 2 or given != long.tokens[: len(given)]:
        return False
    joined = long.display.split()[-2 if long.suffix and " " in long.display else -1]
    return "-" in joined or (kept in listed("surnames") and kept not in listed("given"))


def _turns(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return the orders in which the family name changes its place and nothing else does."""
    return (*((words[i:] + words[:i]) for i in range(1, len(words))),)


def _agreement(short: PersonName, long: PersonName) -> str:
    """Return why two full names are one person's, or ""."""
    family = liken(short.tokens[short.family], long.tokens[long.family])
    if family in (Likeness.NONE, Likeness.INITIAL, Likeness.NICKNAME):
        return ""
    if family is Likeness.LETTERS and other_onset(short, long):
        return ""
    mine, theirs = short.given, long.given
    if not same_given(mine[0], theirs[0]):
        return _later_given(short, long) if family >= Likeness.ROMANISED else ""
    given = liken(mine[0], theirs[0])
    likenesses = [given]
    if not _contained(mine[1:], theirs[1:]):
        for a, b in zip(mine[1:], theirs[1:], strict=False):
            if not same_given(a, b):
                return ""
            likenesses.append(liken(a, b))
    slips = [family, *likenesses].count(Likeness.LETTERS)
    sure = given in (Likeness.EQUAL, Likeness.ROMANISED) and len(mine) == len(theirs)
    if slips > 1 or (family is Likeness.LETTERS and not sure):
        return ""
    return _reason(short, long, [family, *likenesses])


def _contained(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Say whether the words of *part* stand in *whole* in the same order, none of them a bare initial."""
    rest = iter(whole)
    return all(len(word) > 1 and word in rest for word in part)


def _later_given(short: PersonName, long: PersonName) -> str:
    """Return why a name that leaves out the first given name is the same, as "Tayyip Erdogan", or ""."""
    if len(short.tokens) >= len(long.tokens) or long.family == 0 or short.family == 0:
        return ""
    tail = long.tokens[-len(short.tokens) :]
    if all(liken(a, b) >= Likeness.ROMANISED for a, b in zip(short.tokens, tail, strict=True)):
        return f"short for '{long.display}'"
    return ""


def _reason(short: PersonName, long: PersonName, likenesses: list[Likeness]) -> str:
    if Likeness.LETTERS in likenesses:
        count = sum(
            edits(a, b)
            for a, b in zip(short.tokens, long.tokens, strict=False)
            if liken(a, b) is Likeness.LETTERS
        )
        slips = "1 letter differs" if count < 2 else f"{count} letters differ"
        return f"spelling of '{long.display}' ({slips})"
    if Likeness.INITIAL in likenesses:
        return f"initials fit '{long.display}'"
    if Likeness.NICKNAME in likenesses:
        return f"short form of '{long.display}'"
    if Likeness.ROMANISED in likenesses:
        return f"spelling of '{long.display}'"
    return f"short for '{long.display}'"


_WORTH = {
    Likeness.EQUAL: 1.0,
    Likeness.ROMANISED: 0.95,
    Likeness.NICKNAME: 0.85,
    Likeness.LETTERS: 0.85,
    Likeness.INITIAL: 0.6,
    Likeness.NONE: 0.0,
}


_CLASH = 2.0
"""What a word without a partner weighs where both names have one."""
_SURPLUS = 0.15
"""What it weighs where only one has: the other may just leave it out."""


def _likeness(short: tuple[str, ...], long: tuple[str, ...]) -> float:
    """Return how well the words of two names can be laid upon each other, in any order, from 0 to 1."""
    pairs = sorted(
        (
            (_WORTH[likeness], -abs(i - j), i, j)
            for i, a in enumerate(short)
            for j, b in enumerate(long)
            if (likeness := liken(a, b))
        ),
        reverse=True,
    )
    taken: dict[int, int] = {}
    used: set[int] = set()
    total = laid = 0.0
    for worth, _, i, j in pairs:
        if i not in taken and j not in used:
            taken[i] = j
            used.add(j)
            laid += _weight(short[i]) + _weight(long[j])
            total += worth * (_weight(short[i]) + _weight(long[j]))
    alone = sum(_weight(word) for i, word in enumerate(short) if i not in taken)
    extra = sum(_weight(word) for j, word in enumerate(long) if j not in used)
    if not laid:
        return 0.0
    return total / (laid + (_CLASH if alone and extra else _SURPLUS) * (alone + extra))


def _weight(word: str) -> float:
    return 0.4 if len(word) == 1 else 1.0


def spelled_alike(one: str, other: str) -> bool:
    """Say whether two folded family names may be one: romanised alike or a slip within the budget.

    "Kennedys" are several, and "Roberts" is no slip for "Robert".
    """
    short, long = sorted((one, other), key=len)
    if long in (f"{short}s", f"{short}es"):
        return False
    return one[:1] == other[:1] and liken(one, other) in (Likeness.ROMANISED, Likeness.LETTERS)


__all__ = ["Comparison", "PersonName", "compare_people", "parse_person", "plausible", "spelled_alike"]
