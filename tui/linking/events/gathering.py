"""From reports to events: the reports of one story that are akin are compared and put together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .grouping import group
from .pairs import Scorer
from .reports import Report

LEAST = 0.5
"""How likely the reports of one event are, on average, to tell of the same."""
_NEARLY = 0.35
_FAINT = 0.1
"""What is less likely counts as nothing."""
_RUN = 40
"""How many reports of one word in one story are compared with each other; they come in order of date."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """The events of one story.

    Attributes:
        events: Their reports, in canonical order; events in order of their first report.
        doubts: Pairs of events that may be one: how likely they are, and their numbers.
        partners: For each report but an event's first the one before it that it is likest to, and how likely
            the two tell of the same.
    """

    events: list[list[Report]]
    doubts: list[tuple[float, int, int]]
    partners: dict[Report, tuple[Report, float]]


def gather(reports: Sequence[Report], scorer: Scorer) -> Gathered:
    """Put the reports of one story together that tell of the same event.

    Time grows with the reports times the size of a run, never with their square.

    Args:
        reports: All reports of the story, in canonical order.
        scorer: What compares two.
    """
    scorer.start(reports)
    edges: list[tuple[float, int, int]] = []
    for one, other in _akin(reports):
        likeness = scorer.score(reports[one], reports[other])
        if likeness >= _FAINT:
            edges.append((likeness, one, other))
    groups = group(len(reports), edges, LEAST, _NEARLY)
    event = {node: number for number, members in enumerate(groups.members) for node in members}
    partners: dict[Report, tuple[Report, float]] = {}
    for likeness, one, other in edges:
        if event[one] == event[other]:
            known = partners.get(reports[other])
            if known is None or likeness > known[1]:
                partners[reports[other]] = (reports[one], likeness)
    events = [[reports[node] for node in members] for members in groups.members]
    for members in events:
        for before, report in pairwise(members):
            partners.setdefault(report, (before, LEAST))
    return Gathered(events, groups.near, partners)


def _akin(reports: Sequence[Report]) -> Iterator[tuple[int, int]]:
    """Go through the pairs whose words are the same or kindred, each once."""
    blocks: dict[str | int, list[int]] = {}
    for number, report in enumerate(reports):
        blocks.setdefault(report.lemma, []).append(number)
        for family in report.kin:
            blocks.setdefault(family, []).append(number)
    for block, numbers in blocks.items():
        for start in range(0, len(numbers), _RUN):
            run = numbers[start : start + _RUN]
            for i, other in enumerate(run):
                for one in run[:i]:
                    if _is_first(reports[one], reports[other], block):
                        yield one, other


def _is_first(one: Report, other: Report, block: str | int) -> bool:
    """Say whether a block is the one in which two reports are compared: that of their word comes first."""
    if one.lemma == other.lemma:
        return block == one.lemma
    return block == min(one.kin & other.kin)
