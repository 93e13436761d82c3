"""Why a trigger belongs to its event: one line for the reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tui.model import Rule
from tui.text import one_line

from .labels import Names, when_words
from .reports import Report
from .times import Agreement, compare_times

_LONGEST = 60
"""How many characters of a title the evidence shows."""
_TOLD = 2
"""How many shared names it tells."""


class Told(NamedTuple):
    """Of which event a trigger tells, and why.

    Attributes:
        event: The number of the event in its story.
        rule: The rule that put it there.
        score: Confidence from 0 to 1.
        evidence: One line for the reader.
    """

    event: int
    rule: Rule
    score: float
    evidence: str


@dataclass(frozen=True, slots=True)
class Join:
    """How a report came to its event.

    Attributes:
        partner: The report before it that it is likest to; None of the first.
        score: How likely the two tell of the same.
        stories: How alike their documents are.
        mentions: How many reports the event has.
        documents: In how many documents.
    """

    partner: Report | None
    score: float
    stories: float
    mentions: int
    documents: int


class Evidence:
    """Puts into words how every report of a story came to its event."""

    def __init__(self, joins: Mapping[Report, Join], titles: Sequence[str], names: Names) -> None:
        """Keep what linking found.

        Args:
            joins: How each report came to its event; those of an event that nothing else tells of are not
                there.
            titles: The titles of the scenes.
            names: What every entity is called.
        """
        self._joins = joins
        self._titles = titles
        self._names = names

    def told(self, report: Report) -> Told:
        """Return the event of a report, with the reason."""
        join = self._joins.get(report)
        if join is None:
            return Told(report.event, Rule.SAME_EVENT, 1.0, "the only mention")
        partner = join.partner
        if partner is None:
            return Told(report.event, Rule.SAME_EVENT, 1.0, _first(join))
        score = round(join.score, 2)
        if partner.scene == report.scene:
            return Told(report.event, Rule.SAME_EVENT, score, _inside(report, partner))
        reasons = [f"same story as “{_short(self._titles[partner.scene])}” ({join.stories:.2f})"]
        reasons += self._shared(report, partner)
        if partner.surface.lower() != report.surface.lower():
            reasons.append(f"“{partner.surface}” there")
        return Told(report.event, Rule.SAME_STORY, score, ", ".join(reasons))

    def _shared(self, report: Report, partner: Report) -> list[str]:
        """Return what two reports have in common: names, then the day."""
        theirs = {*partner.people, *partner.places}
        shared = [self._names.of(key) for key in (*report.people, *report.places) if key in theirs]
        reasons = [f"both name {' and '.join(shared[:_TOLD])}"] if shared else []
        if _same_day(report, partner):
            reasons.append(f"both on {when_words(report.when)}")
        return reasons


def _first(join: Join) -> str:
    where = f"{join.documents} documents" if join.documents > 1 else "this document"
    return f"the first of {join.mentions} mentions in {where}"


def _inside(report: Report, partner: Report) -> str:
    if partner.sentence == report.sentence:
        where = "in this sentence"
    else:
        above = report.paragraph - partner.paragraph
        where = (
            "in this paragraph"
            if above == 0
            else f"{above} paragraph{'s' if above > 1 else ''} above"
            if above > 0
            else "below"
        )
    times = f", both on {when_words(report.when)}" if _same_day(report, partner) else ""
    return f"“{partner.surface}” {where}{times}"


def _same_day(report: Report, partner: Report) -> bool:
    return bool(when_words(report.when)) and compare_times(report.when, partner.when) is Agreement.EQUAL


def _short(title: str) -> str:
    title = one_line(title)
    return title if len(title) <= _LONGEST else title[: _LONGEST - 1].rstrip() + "…"
