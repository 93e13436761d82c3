"""What an event is called: "raid on Sadr City, 25 Oct 2006", and its key for programs."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

from tui.model import EventType, Kind
from tui.text import fold, one_line

from ..keys import plain_key
from .around import MUTUAL
from .reports import Report

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T\w*)?$")
_MONTH = re.compile(r"(\d{4})-(\d\d)$")
_YEAR = re.compile(r"\d{4}$")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_ENOUGH = 4
"""One in how many reports must say what an event was done to, or by whom, for the label to say so."""
_NOUNS = 4
"""One in how many reports must use a noun for the label to have it."""
_SHARED = MUTUAL | {EventType.ELECT, EventType.PROTEST}
"""Types whose label may have somebody who is only named beside them: nobody is hurt by being at a meeting."""
_THERE = frozenset(("", "on", "of", "in", "at", "near"))
"""What stands between a trigger and the place where it was."""
_T = TypeVar("_T", bound=Hashable)


def when_words(value: str) -> str:
    """Return a TIMEX3 value as a label writes it, as "25 Oct 2006"; "" if a label has no words for it."""
    if (day := _DAY.match(value)) and 1 <= int(day[2]) <= len(_MONTHS):
        return f"{int(day[3])} {_MONTHS[int(day[2]) - 1]} {day[1]}"
    if (month := _MONTH.match(value)) and 1 <= int(month[2]) <= len(_MONTHS):
        return f"{_MONTHS[int(month[2]) - 1]} {month[1]}"
    return value if _YEAR.match(value) else ""


def most(values: Iterable[_T]) -> _T | None:
    """Return what is most frequent, the first of several; None if there is nothing."""
    counts: dict[_T, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return max(counts, key=counts.__getitem__) if counts else None


class Names:
    """What entities are called: as their key has it, else by their longest surface."""

    def __init__(self) -> None:
        """Start with no name."""
        self._names: dict[str, tuple[bool, bool, bool, int, str]] = {}

    def add(self, key: str, surface: str) -> None:
        """Note a surface of the entity with *key*."""
        known = self._names.get(key)
        if known is not None and known[-1] == surface:
            return
        slug = re.sub(r"[^a-z0-9]+", "-", fold(surface)).strip("-")
        right = slug == key.partition(":")[2]
        found = (right, not surface.islower(), not surface.isupper(), len(surface), surface)
        if known is None or found > known:
            self._names[key] = found

    def of(self, key: str) -> str:
        """Return the name of an entity."""
        known = self._names.get(key)
        return one_line(known[-1]) if known else key.partition(":")[2]


class Labels:
    """Names events and makes their keys, as far as an event's own reports tell."""

    def __init__(self, names: Names) -> None:
        """Call entities as *names* does."""
        self._names = names

    def plain(self, report: Report) -> tuple[str, str]:
        """Return the plain key and the label of an event that has no more than one word to its name."""
        return plain_key(Kind.EVENT, report.lemma), report.surface.lower()

    def of(self, reports: Sequence[Report], when: str, place: str) -> tuple[str, str, str]:
        """Return the plain key and the label of an event, and its place: the one of the label if it has one.

        Args:
            reports: All its reports.
            when: TIMEX3 value of its time, or "".
            place: Key of its place, or "".
        """
        nouns = [report for report in reports if report.nominal]
        verbs = [report for report in reports if not report.nominal]
        noun = len(nouns) * _NOUNS >= len(reports)
        tailed = 2 * len(nouns) >= len(reports) and any(report.tail for report in nouns)
        if noun and verbs and not tailed and not _told([report.about for report in nouns]):
            noun = not _told([report.about for report in verbs])
        using = nouns if noun else verbs
        head = _head(using)
        about = _told([report.about for report in using])
        subject = _told([report.subject for report in using]) or ""
        if not noun:
            # Who did what is said only as one report says it.
            telling = using
            if about:
                telling = [report for report in using if report.about == about]
                doers = [report for report in telling if about.word or report.active]
                subject = most(report.subject for report in doers if report.subject) or ""
            if subject:
                telling = [report for report in telling if report.subject == subject]
            using, head = telling, _head(telling)
        person = usual([report.actors[:2] for report in reports])
        rest = next(
            (report.tail for report in using if report.tail and report.surface.lower() in head.lower()), ""
        )
        if about:
            words = (head, about.word, self._names.of(about.key))
            label, done_to = " ".join(word for word in words if word), about.key
            if not noun and subject and subject != about.key:
                label = f"{self._names.of(subject)} {label}"
        elif subject:
            words = (self._names.of(subject), head, rest)
            label, done_to = " ".join(word for word in words if word), subject
        elif rest:
            label, done_to = f"{head} {rest}", place or person
        elif place:
            label, done_to = f"{head} in {self._names.of(place)}", place
        elif person and noun and reports[0].type in _SHARED:
            label, done_to = f"{head}, {self._names.of(person)}", person
        else:
            label, done_to = head, person
        told = when_words(when)
        parts = (reports[0].lemma, done_to.partition(":")[2], when)
        key = plain_key(Kind.EVENT, " ".join(part for part in parts if part))
        there = about.key if about and about.kind is Kind.PLACE and about.word in _THERE else place
        return key, f"{label}, {told}" if told else label, there


def _head(reports: Sequence[Report]) -> str:
    """Return the words that most reports use, with what most of those put before it."""
    low = most(report.surface.lower() for report in reports) or ""
    using = [report for report in reports if report.surface.lower() == low]
    # Headlines capitalise every word; of several words those of a name keep it wherever they stand.
    surface = min((report.surface for report in using), key=lambda text: (not text.islower(), text))
    modifier = most(report.modifier for report in using)
    head = surface if " " in surface and not surface.isupper() else low
    return f"{modifier} {head}" if modifier else head


def _told(values: Sequence[_T | None]) -> _T | None:
    """Return what most say, if enough of all do; None if not."""
    told = most(value for value in values if value)
    return told if told is not None and values.count(told) * _ENOUGH >= len(values) else None


def usual(named: Sequence[Sequence[str]]) -> str:
    """Return the key that most reports name, if at least half of those that name any do; else ""."""
    key = most(key for keys in named for key in keys)
    return key if key and 2 * sum(key in keys for keys in named) >= sum(bool(keys) for keys in named) else ""
