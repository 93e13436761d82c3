"""What the reports of one event say together: its type, time and place, who took part, what it is worth."""

from __future__ import annotations

from collections.abc import Sequence

from tui.model import Event, EventType, Modality

from ..wordlists import words
from .labels import Labels, most
from .reports import ADJECTIVES, VAGUE, Report
from .times import is_exact

_PARTICIPANTS = 8
"""How many participants of an event are kept."""
_OFTEN = 2
"""So many reports make an event worth more."""
_WORTH = 2
"""Of how many things that make an event worth a line an event must have."""
_GRAVE = frozenset(
    (
        EventType.ATTACK,
        EventType.COUP,
        EventType.DIE,
        EventType.DISASTER,
        EventType.ARREST,
        EventType.CHARGE,
        EventType.SANCTION,
    )
)
"""What is news whoever tells it."""
_UNREAL = frozenset((Modality.DENIED, Modality.HYPOTHETICAL))
_GENERAL = words(
    """add arrive ask bear begin bring build buy carry climb close come complete cost create cut deliver
    dispute do draw drive end fail fall find fly follow form get give go grow hold hurt increase join
    keep lead leave let lose make move oppose offer open order pass pay perform place plan play produce
    publish pull push put reach return rise run see sell send set settle show sit spend stand start stop
    suffer supply support take travel treat turn visit walk welcome"""
)
"""Lemmas of verbs that mostly are a manner of speaking."""


def summarise(group: Sequence[Report], labels: Labels) -> Event:
    """Return the event that a group of reports tells of.

    Args:
        group: Its reports, in canonical order.
        labels: What names it and gives it its key.
    """
    first = group[0]
    if first.passing:
        return _in_passing(group, labels)
    times = [report.when.partition("T")[0] for report in group if report.when]
    when = most(time for time in times if is_exact(time)) or most(times) or ""
    place = most(report.location for report in group if report.location) or ""
    if not place:
        place = most(report.about.key for report in group if report.about and report.about.places) or ""
    people = _participants(group)
    key, name = labels.of(group, when, place)
    return Event(
        key=key,
        type=most(report.type for report in group if not report.vague) or first.type,
        name=name,
        when=when,
        place=place,
        participants=people,
        modality=most(report.modality for report in group) or first.modality,
        salient=_is_salient(group, when, place),
    )


def _in_passing(group: Sequence[Report], labels: Labels) -> Event:
    """Return the event of reports that nobody looks for: as little as says what it is."""
    first = group[0]
    key, name = labels.plain(first)
    return Event(
        key=key,
        type=first.type,
        name=name,
        when=next((report.when.partition("T")[0] for report in group if report.when), ""),
        participants=_participants(group),
        modality=first.modality,
        salient=False,
    )


def _participants(group: Sequence[Report]) -> tuple[str, ...]:
    counts: dict[str, int] = {}
    for report in group:
        for key in report.people or report.nearby:
            counts[key] = counts.get(key, 0) + 1
    return tuple(sorted(counts, key=lambda key: -counts[key])[:_PARTICIPANTS])


def _is_salient(group: Sequence[Report], when: str, place: str) -> bool:
    """Say whether an event is worth a line: what several reports tell, or one tells with circumstances.

    Of the vague only nouns in reports of several documents are.
    """
    nouns = [report for report in group if report.nominal]
    several = any(report.scene != group[0].scene for report in group)
    if all(report.type in VAGUE for report in group):
        return several and 2 * len(nouns) >= len(group)
    if 2 * len(nouns) < len(group) and all(report.lemma in _GENERAL for report in group):
        return False
    worth = several + (len(group) >= _OFTEN) + bool(place) + is_exact(when)
    worth += any(report.about or report.subject for report in group)
    worth += any(report.tail or not report.surface.endswith("s") for report in nouns)
    worth += any(report.tail and report.type in _GRAVE for report in group)
    worth -= all(report.modality in _UNREAL for report in group)
    worth -= all(report.surface.lower() in ADJECTIVES or _is_bare_plural(report) for report in group)
    return worth >= _WORTH


def _is_bare_plural(report: Report) -> bool:
    """Whether it may well be no event but things: "orders", "rows"."""
    said = report.tail or report.about or report.subject or report.modifier
    return report.surface.endswith("s") and not said
