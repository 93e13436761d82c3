"""Why a trigger belongs to its event: one line for the reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tui.model import Link, Mention, Rule
from tui.text import one_line

from .labels import when_words
from .reports import Report
from .scene import Scene
from .times import Agreement, compare_times

_LONGEST = 60
"""How many characters of a title the evidence shows."""
_TOLD = 2
"""How many shared names it tells."""


@dataclass(frozen=True, slots=True)
class Join:
    """How a report came to its event.

    Attributes:
        event: Key of the event.
        partner: The report before it that it is likest to; None of the first.
        score: How likely the two tell of the same.
        stories: How alike their documents are.
        mentions: How many reports the event has.
        documents: In how many documents.
    """

    event: str
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
    ) -> None:
        """Keep what linking found.

        Args:
            reports: The reports of each document, by its number.
            joins: How each came to its event.
            titles: The titles of the scenes, in canonical order.
        """
        self._reports = reports
        self._joins = joins
        self._titles = titles

    def links(self, scene: Scene) -> tuple[Link, ...]:
        """Return a link for every trigger of a scene."""
        names = longest_names(scene)
        return tuple(self._link(report, names) for report in self._reports[scene.document])

    def _link(self, report: Report, names: Mapping[str, str]) -> Link:
        join = self._joins[report]
        partner = join.partner
        if partner is None:
            return Link(join.event, Rule.SAME_EVENT, 1.0, _first(join))
        score = round(join.score, 2)
        if partner.scene == report.scene:
            return Link(join.event, Rule.SAME_EVENT, score, _inside(report, partner))
        reasons = [f"same story as “{_short(self._titles[partner.scene])}” ({join.stories:.2f})"]
        reasons += _shared(report, partner, names)
        if partner.surface.lower() != report.surface.lower():
            reasons.append(f"“{partner.surface}” there")
        return Link(join.event, Rule.SAME_STORY, score, ", ".join(reasons))


def longest_names(scene: Scene) -> dict[str, str]:
    """Return the longest surface of every entity that a scene names, by key."""
    found: dict[str, str] = {}
    pairs: zip[tuple[Mention, Link]] = zip(scene.mentions, scene.links, strict=True)
    for mention, link in pairs:
        if len(mention.surface) > len(found.get(link.entity, "")):
            found[link.entity] = one_line(mention.surface)
    return found


def _first(join: Join) -> str:
    if join.mentions == 1:
        return "the only mention"
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


def _shared(report: Report, partner: Report, names: Mapping[str, str]) -> list[str]:
    """Return what two reports have in common: names, then the day."""
    theirs = {*partner.people, *partner.places}
    shared = [names[key] for key in (*report.people, *report.places) if key in theirs and key in names]
    reasons = [f"both name {' and '.join(shared[:_TOLD])}"] if shared else []
    if _same_day(report, partner):
        reasons.append(f"both on {when_words(report.when)}")
    return reasons


def _same_day(report: Report, partner: Report) -> bool:
    return bool(when_words(report.when)) and compare_times(report.when, partner.when) is Agreement.EQUAL


def _short(title: str) -> str:
    title = one_line(title)
    return title if len(title) <= _LONGEST else title[: _LONGEST - 1].rstrip() + "…"
