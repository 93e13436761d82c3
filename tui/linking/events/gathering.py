"""From reports to events: the reports of one story that are akin are compared and put together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .grouping import group
from .pairs import Scorer, are_two
from .reports import Report

LEAST = 0.5
"""How likely the reports of one event are, on average, to tell of the same."""
_NEARLY = 0.35
_FAINT = 0.1
"""What is less likely counts as nothing."""
_APART = -1e6
"""The likeness of what cannot be one event: no average makes up for it."""
_RUN = 20
"""How many groups with one word in one story are compared with each other; they come in order of date."""
_ROUNDS = 4
"""How often what has come together meets what other runs have put together."""
_SPOKEN_FOR = 3
"""How many of a group's reports are compared for all of it."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """The events of one story.

    Attributes:
        events: Their reports, in canonical order; events in order of their first report.
        doubts: Pairs of events that may be one: how likely they are, and their numbers.
        partners: For each report but an event's first one before it that it is like, and how likely the two
            tell of the same.
    """

    events: list[list[Report]]
    doubts: list[tuple[float, int, int]]
    partners: dict[Report, tuple[Report, float]]


def gather(reports: Sequence[Report], scorer: Scorer) -> Gathered:
    """Put the reports of one story together that tell of the same event.

    Reports with one word meet in runs, what came together there meets in runs again, so time grows with
    the reports times the size of a run, never with their square. Those in passing are not worth comparing:
    who says something twice has said two things, so each of those stands alone; of other words the same one
    tells of the same in one story.

    Args:
        reports: All reports of the story, in canonical order.
        scorer: What compares two of them.
    """
    passing: dict[str | Report, list[Report]] = {}
    for report in reports:
        if report.passing:
            passing.setdefault(report if report.spoken else report.lemma, []).append(report)
    groups = [[report] for report in reports if not report.passing]
    near: dict[tuple[Report, Report], float] = {}
    best: dict[Report, tuple[Report, float]] = {}
    waiting = [True] * len(groups)
    for _ in range(_ROUNDS):
        pairs, cut = _akin(groups, waiting)
        edges = []
        for one, other in pairs:
            likeness = _likeness(groups[one], groups[other], scorer)
            if likeness >= _FAINT or likeness < 0:
                edges.append((likeness, one, other))
                if likeness > best.get(groups[other][0], (None, 0.0))[1]:
                    best[groups[other][0]] = (groups[one][0], likeness)
        found = group([len(members) for members in groups], edges, LEAST, _NEARLY)
        for likeness, one, other in found.near:
            first, second = groups[found.members[one][0]][0], groups[found.members[other][0]][0]
            near[first, second] = likeness
        waiting = [any(node in cut for node in nodes) for nodes in found.members]
        stayed = len(found.members) == len(groups)
        groups = [
            sorted((report for node in nodes for report in groups[node]), key=_place)
            for nodes in found.members
        ]
        if stayed or not cut:
            break
    return _gathered([*groups, *passing.values()], near, best, scorer)


def _place(report: Report) -> tuple[int, int]:
    return report.scene, report.start


def _likeness(one: Sequence[Report], other: Sequence[Report], scorer: Scorer) -> float:
    """Return how likely two groups tell of the same, by a few of each; below 0 if they cannot."""
    if len(one) == len(other) == 1:
        return _APART if are_two(one[0], other[0]) else scorer.score(one[0], other[0])
    if any(are_two(report, another) for report in one for another in other):
        return _APART
    mine, theirs = _speakers(one), _speakers(other)
    total = sum([scorer.score(report, another) for report in mine for another in theirs])
    return total / (len(mine) * len(theirs))


def _speakers(members: Sequence[Report]) -> Sequence[Report]:
    if len(members) <= _SPOKEN_FOR:
        return members
    return [members[i * (len(members) - 1) // (_SPOKEN_FOR - 1)] for i in range(_SPOKEN_FOR)]


def _akin(
    groups: Sequence[Sequence[Report]], waiting: Sequence[bool]
) -> tuple[Iterator[tuple[int, int]], set[int]]:
    """Return the pairs of groups to compare, each once, and the groups that have not met all their kin."""
    blocks: dict[str | int, list[int]] = {}
    for number, members in enumerate(groups):
        if waiting[number]:
            for lemma in sorted({report.lemma for report in members}):
                blocks.setdefault(lemma, []).append(number)
            for family in sorted({family for report in members for family in report.kin}):
                blocks.setdefault(family, []).append(number)
    cut = {number for numbers in blocks.values() if len(numbers) > _RUN for number in numbers}
    return _pairs(blocks), cut


def _pairs(blocks: dict[str | int, list[int]]) -> Iterator[tuple[int, int]]:
    seen: set[tuple[int, int]] = set()
    for numbers in blocks.values():
        for start in range(0, len(numbers), _RUN):
            run = numbers[start : start + _RUN]
            for i, other in enumerate(run):
                for one in run[:i]:
                    if (one, other) not in seen:
                        seen.add((one, other))
                        yield one, other


def _gathered(
    groups: list[list[Report]],
    near: dict[tuple[Report, Report], float],
    best: dict[Report, tuple[Report, float]],
    scorer: Scorer,
) -> Gathered:
    groups.sort(key=lambda members: _place(members[0]))
    event = {report: number for number, members in enumerate(groups) for report in members}
    doubts: dict[tuple[int, int], float] = {}
    for (one, other), likeness in near.items():
        first, second = sorted((event[one], event[other]))
        if first != second:
            doubts[first, second] = max(likeness, doubts.get((first, second), 0.0))
    partners: dict[Report, tuple[Report, float]] = {}
    for number, members in enumerate(groups):
        for i, report in enumerate(members[1:], 1):
            if report.passing:
                partners[report] = members[i - 1], LEAST
                continue
            partner = best.get(report)
            if partner is None or event[partner[0]] != number:
                before = (members[0], *members[max(1, i - _SPOKEN_FOR) : i])
                score, place = max((scorer.score(other, report), -at) for at, other in enumerate(before))
                partner = before[-place], score
            partners[report] = partner
    return Gathered(groups, [(likeness, *pair) for pair, likeness in doubts.items()], partners)
