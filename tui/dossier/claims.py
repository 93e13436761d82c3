"""What single reports say of one thing, and whether they are at odds."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

_ROUGH = re.compile(
    r"(?:(?P<least>at least|more than|over)|(?P<most>as many as|up to|nearly|almost)|about|around|some)\b",
    re.IGNORECASE,
)
_ROUNDING = 0.05


@dataclass(frozen=True, slots=True)
class Claim:
    """What one report says; the span is half open, in code points of the document.

    Attributes:
        value: What it comes to, the same for all who agree: "31", "2006-10-24", "Sadr City".
        words: How it says so, on one line.
    """

    value: str
    words: str
    document: int
    start: int
    end: int


Agree = Callable[[Claim, Claim], bool]


def same(one: Claim, other: Claim) -> bool:
    """Say whether two claims come to the same."""
    return one.value == other.value


def _pairs(claims: Iterable[Claim]) -> Iterator[tuple[list[Claim], list[Claim]]]:
    """Yield the claims of two documents at a time."""
    said: defaultdict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        said[claim.document].append(claim)
    sets = [*said.values()]
    for place, one in enumerate(sets):
        for other in sets[:place]:
            yield one, other


def differ(claims: Sequence[Claim], agree: Agree = same) -> bool:
    """Say whether two documents have nothing in common: no document is at odds with what it says itself."""
    return any(
        not any(agree(mine, theirs) for mine in one for theirs in other) for one, other in _pairs(claims)
    )


def any_alone(claims: Sequence[Claim], agree: Agree = same) -> bool:
    """Say whether one document says something that another one tells otherwise only."""
    return any(
        not any(agree(mine, theirs) for theirs in others)
        for one, other in _pairs(claims)
        for ours, others in ((one, other), (other, one))
        for mine in ours
    )


def rounded(one: Claim, other: Claim) -> bool:
    """Say whether two numbers may both be so: "more than 430" is a round way to say 434."""
    return one.value == other.value or _rounds(one, other) or _rounds(other, one)


def _rounds(rough: Claim, exact: Claim) -> bool:
    quality = _ROUGH.search(rough.words)
    if quality is None:
        return False
    part = float(exact.value) / (float(rough.value) or 1)
    above = quality.lastgroup != "most" and 1 <= part <= 1 + _ROUNDING
    below = quality.lastgroup != "least" and 1 - _ROUNDING <= part <= 1
    return above or below


def without_floors(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the claims without "at least" and the like where the same document tells of more."""
    for claim in claims:
        quality = _ROUGH.search(claim.words)
        floor = quality is not None and quality.lastgroup == "least"
        more = (one for one in claims if one.document == claim.document)
        if not floor or all(float(one.value) <= float(claim.value) for one in more):
            yield claim


def once(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Yield the first claim of each document and value."""
    seen = set()
    for claim in claims:
        if (claim.document, claim.value) not in seen:
            seen.add((claim.document, claim.value))
            yield claim
