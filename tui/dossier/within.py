"""Whether one place may lie in another: a town in a region, a region in a country.

The lists know which names are regions and countries, and the capitals; what they do not know stays possible.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import IntEnum
from functools import cache

from rapidfuzz import fuzz

from tui.extraction.gazetteer import hand_lines
from tui.linking.countries import CAPITALS
from tui.linking.regions import region_of
from tui.linking.things import words_of
from tui.text import fold

_SHORT = 4
"""Letters of a word that two places may share by chance: "West", "Fort"."""


class _Size(IntEnum):
    SITE = -1
    SPOT = 0
    REGION = 1
    COUNTRY = 2


_ALIKE = 85
"""From this similarity on, of 100, two names are one that is spelled differently."""


def inside(inner: str, outer: str, texts: Iterable[str]) -> bool:
    """Say whether one place may lie in another: nothing says that it lies elsewhere.

    Args:
        inner: Name of the smaller place.
        outer: Name of the larger.
        texts: Articles that may put the one in the other: "Keswick, Cumbria".
    """
    small, large = _size(inner), _size(outer)
    if small is _Size.SPOT and large is _Size.COUNTRY:
        return CAPITALS.get(fold(inner), _usual(outer)) == _usual(outer)
    if small is _Size.REGION and large is _Size.COUNTRY:
        state = region_of("".join(words_of(inner)))
        return state is None or state[0] == _usual(outer)
    if small < large:
        return True
    one, other = re.escape(inner), re.escape(outer)
    said = re.compile(rf"\b{one}(?:,\s+|\s+in\s+(?:the\s+)?){other}\b|\b{other}['’]s\s+{one}\b")
    return any(said.search(text) for text in texts)


def _usual(country: str) -> str:
    found = region_of("".join(words_of(country)))
    return found[0] if found else country


def _size(name: str) -> _Size:
    if fold(name) in CAPITALS:
        return _Size.SPOT
    found = region_of("".join(words_of(name)))
    if found is not None:
        return _Size.REGION if found[1] else _Size.COUNTRY
    if fold(name) in _regions():
        return _Size.REGION
    words = name.split()
    return _Size.SITE if len(words) > 1 and fold(words[-1]) in _sites() else _Size.SPOT


def akin(one: str, other: str) -> bool:
    """Say whether two names of places share a long word, or are spelled nearly alike."""
    mine, theirs = set(fold(one).split()), set(fold(other).split())
    return any(len(word) > _SHORT for word in mine & theirs) or fuzz.ratio(fold(one), fold(other)) >= _ALIKE


@cache
def _sites() -> frozenset[str]:
    """Return the folded last words of names of buildings, streets, parks and the like."""
    return frozenset(fold(word) for line in hand_lines("place_heads.txt") for word in line.split())


@cache
def _regions() -> frozenset[str]:
    """Return the folded names of continents, regions and parts of countries."""
    lines = hand_lines("regions.txt")
    return frozenset(fold(name.strip()) for line in lines for name in line.partition("|")[0].split(","))
