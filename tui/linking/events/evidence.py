"""Why a trigger belongs to its event: one line for the reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tui.model import Link, Rule
from tui.text import one_line

from .labels import Names, when_words
from .reports import Report
from .times import Agreement, compare_times

_LONGEST = 60
"""How many characters of a title the evidence shows."""
_TOLD = 2
"""How many shared names it tells."""


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
    """Puts into words how every report of a dossier came to its event."""

    def __init__(
        self,
        reports: Mapping[int, Sequence[Report]],
        joins: Mapping[Report, Join],
        titles: Sequence[str],
        names: Names,
    ) -> None:
        """Keep what linking found.

        Args:
            reports: The reports of each document, by its number.
            joins: How each came to its event; those of an event that nothing else tells of are not there.
            titles: The titles of the scenes, in canonical order.
            names: What every entity is called.
        """
        self._reports = reports
        self._joins = joins
        self._titles = titles
        self._names = names

    def links(self, document: int) -> tuple[Link, ...]:
        """Return a link for every trigger of a document."""
        return tuple(self._link(report) for report in self._reports[document])

    def _link(self, report: Report) -> Link:
        join = self._joins.get(report)
        if join is None:
            return Link(report.event, Rule.SAME_EVENT, 1.0, "the only mention")
        partner = join.partner
        if partner is None:
            return Link(report.event, Rule.SAME_EVENT, 1.0, _first(join))
        score = round(join.score, 2)
        if partner.scene == report.scene:
            return Link(report.event, Rule.SAME_EVENT, score, _inside(report, partner))
        reasons = [f"same story as “{_short(self._titles[partner.scene])}” ({join.stories:.2f})"]
        reasons += self._shared(report, partner)
        if partner.surface.lower() != report.surface.lower():
            reasons.append(f"“{partner.surface}” there")
        return Link(report.event, Rule.SAME_STORY, score, ", ".join(reasons))

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
