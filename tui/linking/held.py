"""What a title before a bare name tells of whom it means: an office held or held once, a generation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

from tui.text import fold

from .titles import GENDERS
from .wordlists import words

_COMMON = words("dr doctor prof professor")
_PAST = words("former ex late then onetime")
_OTHER = words("deputy vice acting interim assistant associate attorney solicitor secretary")
_GENERATIONS = words("elder younger")
_LONG = {
    "sen": "senator", "gov": "governor", "rep": "representative", "gen": "general", "col": "colonel",
    "lt": "lieutenant", "capt": "captain", "sgt": "sergeant", "amb": "ambassador", "pm": "prime minister",
    "pres": "president", "rev": "reverend", "congressman": "representative",
    "congresswoman": "representative",
}  # fmt: skip
_ORDER = {"sr": -1, "": 0, "jr": 1, "ii": 1, "iii": 2, "iv": 3}
_GIVEN_AFTER = frozenset({"sir", "dame", "don", "dona", "daw", "uncle", "aunt"})
"""Titles that go with the given name."""
_ROYAL = frozenset({"king", "queen", "prince", "princess", "emir", "sultan", "sheikh", "sheikha"})
"""Those that do in the houses where a name goes on with a father's."""
_FATHERS = frozenset({"bin", "bint", "ibn"})

T = TypeVar("T")


@lru_cache(maxsize=1 << 12)
def office(role: str) -> str:
    """Return a role folded and spelled out, or "" if it is one that anybody may have, as "Mr."."""
    folded = fold(role).strip(" .")
    if not folded or folded in GENDERS or folded in _COMMON or folded in _GENERATIONS:
        return ""
    return " ".join(_LONG.get(word.strip("."), word) for word in folded.split())


@lru_cache(maxsize=1 << 12)
def generation(role: str) -> str:
    """Return "elder" or "younger" where that is all a role says, else ""."""
    folded = fold(role)
    return folded if folded in _GENERATIONS else ""


def role_gender(role: str) -> str:
    """Return "f" or "m" if the last word of a role tells, as "Mrs.", else ""."""
    return GENDERS.get(role.rsplit(None, 1)[-1].strip(".").lower(), "") if role else ""


def holds(roles: Iterable[str], asked: str) -> bool:
    """Say whether one of several offices is the one asked for, at whatever length it is written.

    "interior minister" is "minister" and "speaker of parliament" is "speaker"; a deputy or a former one is
    neither.
    """
    return any(_is_office(role, asked) for role in roles)


def _is_office(role: str, asked: str) -> bool:
    if role == asked:
        return True
    short, long = sorted((role, asked), key=len)
    if long.startswith(f"{short} of "):
        return True
    return long.endswith(f" {short}") and not set(long.split()) & (_PAST | _OTHER)


def held_once(roles: Iterable[str], asked: str) -> bool:
    """Say whether one of several offices is the one asked for, but a former one."""
    return any(
        past in _PAST and _is_office(rest, asked) for past, _, rest in (role.partition(" ") for role in roles)
    )


def of_generation(
    asked: str, bearers: Sequence[T], suffixes: Mapping[T, str], roles: Mapping[T, Iterable[str]]
) -> T | None:
    """Return the one bearer of a family name who is "elder" or "younger" than another, if that is clear.

    A senior is older than a junior, and who held an office once is older than who holds it now.

    Args:
        asked: "elder" or "younger".
        bearers: Who bears the name.
        suffixes: The suffix of each, as "jr", or "".
        roles: The offices of each.
    """
    elders, youngers = set(), set()
    for one in bearers:
        for other in bearers:
            if one is not other and _is_elder(suffixes[one], suffixes[other], roles[one], roles[other]):
                elders.add(one)
                youngers.add(other)
    clear = elders - youngers if asked == "elder" else youngers - elders
    return clear.pop() if len(clear) == 1 else None


def _is_elder(suffix: str, other_suffix: str, roles: Iterable[str], other_roles: Iterable[str]) -> bool:
    mine, theirs = _ORDER.get(suffix, 0), _ORDER.get(other_suffix, 0)
    if mine != theirs:
        return mine < theirs
    return any(held_once(roles, role) and not held_once(other_roles, role) for role in other_roles)


def goes_with_given(role: str, bearer: str) -> bool:
    """Say whether a title stands before the given name alone, as in "Sir Edmund" or "King Hamad".

    Args:
        role: The title, or a name that begins with it.
        bearer: The full name of who may be meant.
    """
    title = fold(role).split()[0].strip(".")
    if title in _ROYAL:
        return not _FATHERS.isdisjoint(bearer.lower().split())
    return title in _GIVEN_AFTER
