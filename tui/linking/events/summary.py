"""What the reports of one event say together: its type, time and place, who took part, what it is worth."""

from __future__ import annotations

from collections.abc import Sequence

from tui.model import Event, EventType, Modality

from .around import ADJECTIVES
from .labels import Labels, most
from .reports import GENERAL, VAGUE, Report
from .times import is_exact

_PARTICIPANTS = 8
"""How many participants of an event are kept."""
_TAKES_PART = 2
"""How much more it says that a report names somebody as who did it or had it done to them."""
_TELLING = 3
"""One in how many reports must tell a time that is no day for the event to have it."""
_SUFFERED = frozenset((EventType.DIE, EventType.INJURE, EventType.DISASTER))
"""Types that nobody takes part in by being named beside them."""
_MANY = 4
"""From how many reports on those that only one names are left out."""
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
_STANDING = frozenset(
    (
        EventType.ATTACK,
        EventType.DIE,
        EventType.DISASTER,
        EventType.ACCIDENT,
        EventType.ARREST,
        EventType.CHARGE,
        EventType.VERDICT,
        EventType.ELECT,
        EventType.RESIGN,
        EventType.PROTEST,
    )
)
"""What one report is enough for that says of whom, where or when."""
_UNREAL = frozenset((Modality.DENIED, Modality.HYPOTHETICAL))


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
    when = most(time for time in times if is_exact(time)) or _vaguely(times, len(group))
    place = most(report.location for report in group if report.location) or ""
    if not place:
        place = most(report.about.key for report in group if report.about and report.about.places) or ""
    people = _participants(group)
    key, name, place = labels.of(group, when, place)
    return Event(
        key=key,
        type=most(report.type for report in group if not report.vague) or first.type,
        name=name,
        when=when,
        place=place,
        participants=people,
        modality=most(report.modality for report in group) or first.modality,
        salient=_is_salient(group, name, when, place),
    )


def _vaguely(times: Sequence[str], reports: int) -> str:
    """Return the year or season that most reports tell, if it is not one of many that has it: "" then.

    Who tells of a flood and of one ten years ago dates neither by the year that stands between.
    """
    told = most(times) or ""
    return told if times.count(told) * _TELLING >= reports else ""


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
    """Return who took part, surest first: who did it or had it done to them, then who is named with it.

    Of many reports one that names somebody beside it alone says little.
    """
    counts: dict[str, int] = {}
    suffered = group[0].type in _SUFFERED
    for report in group:
        near = dict.fromkeys(report.actors, 0 if suffered else 1)
        for key in (report.subject, report.about.key if report.about else ""):
            if key in near:
                near[key] += _TAKES_PART
        for key, worth in near.items():
            if worth:
                counts[key] = counts.get(key, 0) + worth
    if not counts and not suffered:
        counts = {key: 1 for report in group for key in report.nearby}
    least = 2 if len(group) >= _MANY and max(counts.values(), default=0) > 1 else 1
    found = [key for key in sorted(counts, key=lambda key: -counts[key]) if counts[key] >= least]
    return tuple(found[:_PARTICIPANTS])


def _is_salient(group: Sequence[Report], name: str, when: str, place: str) -> bool:
    """Say whether an event is worth a line: what several reports tell, or one tells with circumstances.

    Of the vague only nouns in reports of several documents are.
    """
    nouns = [report for report in group if report.nominal]
    several = any(report.scene != group[0].scene for report in group)
    told = any(report.about or report.subject for report in group)
    if all(report.type in VAGUE for report in group):
        return several and 2 * len(nouns) >= len(group) and (told or bool(place) or is_exact(when))
    grave = any(report.type in _GRAVE for report in group)
    named = group[0].type not in _SUFFERED and any(report.people for report in group)
    stands = _stands(group, bool(told or named or place or is_exact(when) or (nouns and when)))
    if not stands and not nouns and not told and not (is_exact(when) and (place or grave)):
        return False
    if " " not in name:
        # One word names no event to somebody who has not read of it.
        return several and 2 * len(nouns) > len(group)
    if 2 * len(nouns) < len(group) and all(report.lemma in GENERAL for report in group):
        return False
    worth = several + (len(group) >= _OFTEN) + bool(place) + is_exact(when)
    worth += told
    worth += any(report.tail or not report.surface.endswith("s") for report in nouns)
    worth += any(report.tail and report.type in _GRAVE for report in group)
    worth -= all(report.modality in _UNREAL for report in group)
    worth -= all(report.surface.lower() in ADJECTIVES or _is_bare_plural(report) for report in group)
    return stands or worth >= _WORTH


def _stands(group: Sequence[Report], circumstances: bool) -> bool:
    """Whether what happened is of a type that needs no more than *circumstances*, and did happen."""
    return circumstances and any(
        report.type in _STANDING
        and report.modality is Modality.HAPPENED
        and report.surface.lower() not in ADJECTIVES
        and not _is_bare_plural(report)
        for report in group
    )


def _is_bare_plural(report: Report) -> bool:
    """Whether it may well be no event but things: "orders", "rows"."""
    said = report.tail or report.about or report.subject or report.modifier
    return report.surface.endswith("s") and not said
