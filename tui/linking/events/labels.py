"""What an event is called: "raid on Sadr City, 25 Oct 2006", and its key for programs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from tui.model import Kind

from ..keys import Keys
from .reports import Report

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T\w*)?$")
_MONTH = re.compile(r"(\d{4})-(\d\d)$")
_YEAR = re.compile(r"\d{4}$")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

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
    counts = Counter(values)
    return max(counts, key=counts.__getitem__) if counts else None


class Labels:
    """Names events and hands out their keys."""

    def __init__(self, names: Mapping[str, str]) -> None:
        """Start with no key taken.

        Args:
            names: How entities are called, by key.
        """
        self._keys = Keys()
        self._names = names

    def of(self, reports: Sequence[Report], when: str, place: str) -> tuple[str, str]:
        """Return the key and the label of an event.

        Args:
            reports: All its reports.
            when: TIMEX3 value of its time, or "".
            place: Key of its place, or "".
        """
        about = most(report.about for report in reports if report.about)
        subject = most(report.subject for report in reports if report.subject) or ""
        person = most(report.people[0] for report in reports if report.people) or ""
        nouns = [report for report in reports if report.nominal]
        head = self._head(nouns or reports)
        done_to = about.key if about else ""
        if about:
            word = about.word or ("of" if nouns else "")
            label = f"{head} {word} {self._name(about.key)}" if word else f"{head} {self._name(about.key)}"
            if not nouns and subject and subject != about.key:
                label = f"{self._name(subject)} {label}"
        elif not nouns and subject:
            label, done_to = f"{self._name(subject)} {head}", subject
        elif place:
            label, done_to = f"{head} in {self._name(place)}", place
        elif person:
            label = f"{self._name(person)} {head}" if nouns else f"{head}, {self._name(person)}"
            done_to = person
        else:
            label = head
        told = when_words(when)
        parts = (reports[0].lemma, done_to.partition(":")[2], when)
        key = self._keys.new(Kind.EVENT, " ".join(part for part in parts if part))
        return key, f"{label}, {told}" if told else label

    def _head(self, reports: Sequence[Report]) -> str:
        """Return the words that most reports use, with what most of those put before it."""
        surface = most(report.surface.lower() for report in reports) or ""
        using = [report for report in reports if report.surface.lower() == surface]
        modifier = most(report.modifier for report in using)
        return f"{modifier} {surface}" if modifier else surface

    def _name(self, key: str) -> str:
        return self._names.get(key, key.partition(":")[2])
