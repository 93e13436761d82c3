"""The card of one entity or event: what is known of it, and every line a place to go.

Of an event: when, where and who, what its reports disagree on, and each report's own words for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from rich.text import Text

from tui.app.looks import LOOKS, count, long_date
from tui.app.picking import Answers, Choice, Excerpt
from tui.app.presence import sparkline
from tui.app.questions.texts import Texts
from tui.app.rows import Palette, fit
from tui.app.widgets.listing import RowState
from tui.dossier.calendar import span
from tui.dossier.disagreements import Claim, Disagreement, Sort, disagreements
from tui.dossier.events import (
    EventRow,
    Kindred,
    Telling,
    event,
    events_of,
    kindred,
    participants,
    tellings,
)
from tui.dossier.records import CastRow, EntityRow, Spot
from tui.dossier.store import Store
from tui.model import Kind, Modality
from tui.text import fold, one_line

_SPELLINGS = 12
_ABOUT = {
    Sort.DATE: "the day",
    Sort.PLACE: "the place",
    Sort.SPELLING: "the name of",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """A line that says something and leads nowhere."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Head:
    """A heading."""

    words: str


@dataclass(frozen=True, slots=True)
class Said:
    """A claim of one report, under the heading of what it is about."""

    claim: Claim
    title: str


Row = Fact | Head | Said | Telling | Kindred | EventRow | CastRow


@dataclass(slots=True)
class Card:
    """What is known of one entity; an event with all its reports."""

    entity: EntityRow
    ranks: Mapping[int, int]
    placeholder: str = "type to filter: words of a line"
    _found: Sequence[Row] | None = field(default=None)

    @property
    def title(self) -> str:
        """Its name."""
        return f"{LOOKS[self.entity.kind].mark} {one_line(self.entity.name)}"

    def answers(self, asking: Store, showing: Store, query: str, palette: Palette) -> Answers:
        """Return its lines, or those that hold all words of *query*."""
        if self._found is None:
            of_event = event(asking, self.entity.id)
            self._found = [
                *(
                    _event_rows(asking, of_event)
                    if of_event is not None
                    else _entity_rows(asking, self.entity, self.ranks)
                )
            ]
        rows: Sequence[Row] = self._found
        words = fold(query).split()
        if words:
            texts = Texts(asking)
            rows = [row for row in rows if all(word in fold(_words(row, texts)) for word in words)]
        return CardRows(self.entity, rows, showing, palette)

    def empty(self, query: str) -> str:
        """Say that no line has these words."""
        return f"No line has “{one_line(query)}”" if query else "Nothing is known of it any more"

    def summary(self, answers: Answers) -> str:
        """Say how often it is told of."""
        if self.entity.kind is Kind.EVENT:
            return count(self.entity.documents, "report")
        return f"{count(self.entity.mentions, 'mention')} · {count(self.entity.documents, 'document')}"


def _event_rows(store: Store, row: EventRow) -> Iterator[Row]:
    told = tellings(store, row.id)
    yield Fact(
        "what",
        row.type.value if row.modality is Modality.HAPPENED else f"{row.type.value}, {row.modality.value}",
    )
    yield Fact("when", _when(row))
    yield Fact("where", row.place_name or "not told")
    yield from participants(store, row.id)
    differing = disagreements(store, told)
    if differing:
        yield Head("THE REPORTS DISAGREE ON")
        yield from _differing(store, differing)
    yield Head("REPORTS")
    yield from told
    likely = kindred(store, row.id)
    if likely:
        yield Head("PERHAPS THE SAME")
        yield from likely


def _differing(store: Store, differing: Sequence[Disagreement]) -> Iterator[Row]:
    for one in differing:
        about = (
            f"how many {one.about}" if one.sort is Sort.NUMBER else f"{_ABOUT[one.sort]} {one.about}".strip()
        )
        values = " or ".join(dict.fromkeys(claim.value for claim in one.claims))
        yield Fact(about, values if one.sort is not Sort.SPELLING else "")
        for claim in one.claims:
            document = store.document(claim.document)
            yield Said(claim, f"{long_date(document.date)}, {document.title}" if document else "")


def _when(row: EventRow) -> str:
    days = span(row.value)
    if days is None:
        return "not told"
    if days.first == days.last:
        return long_date(days.first)
    return f"{long_date(days.first)} – {long_date(days.last)}"


def _entity_rows(store: Store, row: EntityRow, ranks: Mapping[int, int]) -> Iterator[Row]:
    yield Fact("", sparkline(store.counts(row.id), ranks, 40))
    if row.first and row.last:
        yield Fact("named", f"{long_date(row.first)} – {long_date(row.last)}")
    for _, name, mentions in row.candidates:
        yield Fact("may be", f"{name}  ×{mentions:,}")
    for role in row.roles:
        when = f"  {long_date(role.first)} – {long_date(role.last)}" if role.first and role.last else ""
        yield Fact("named as", f"{role.text}  ×{role.mentions:,}{when}")
    for surface, mentions in row.surfaces[:_SPELLINGS]:
        yield Fact("spelled", f"{surface}  ×{mentions:,}")
    happened = events_of(store, row.id)
    if happened:
        yield Head("EVENTS")
        yield from happened


def _words(row: Row, texts: Texts) -> str:
    match row:
        case Fact():
            return f"{row.name} {row.words}"
        case Head():
            return ""
        case Said():
            return f"{row.claim.words} {row.title}"
        case Telling():
            return f"{row.title} {texts[row.document][slice(*row.sentence)]}"
    return row.name


class CardRows:
    """The lines of a card."""

    height = 1

    def __init__(self, entity: EntityRow, rows: Sequence[Row], store: Store, palette: Palette) -> None:
        self._entity, self._rows, self._store, self._palette = entity, rows, store, palette
        self._texts = Texts(store)
        names = [f for f, _ in groupby(row.name for row in rows if isinstance(row, Fact))]
        self._gap = min(18, max((len(name) for name in names), default=0))
        # What is told comes first: the facts above it are read at a glance.
        self.begin = next(
            (i for i, row in enumerate(rows) if isinstance(row, Said | Telling | EventRow)), None
        )

    def __len__(self) -> int:
        return len(self._rows)

    def selectable(self, index: int) -> bool:
        """Return whether row *index* can be stood on: facts too, or those out of view could not be read."""
        return not isinstance(self._rows[index], Head)

    def line(self, index: int, width: int, state: RowState) -> Text:
        """Return row *index* in *width* cells."""
        row = self._rows[index]
        match row:
            case Head():
                line = Text.assemble((row.words, self._palette.dim))
            case Fact():
                line = self._fact(row)
            case Said():
                line = self._said(row)
            case Telling():
                line = self._telling(row)
            case EventRow():
                line = self._happened(row)
            case Kindred():
                line = Text.assemble((f"{LOOKS[Kind.EVENT].mark} ", self._palette.kinds[Kind.EVENT]))
                line.append(one_line(row.name))
                line.append(f"  {row.score:.0%}, {one_line(row.evidence)}", self._palette.dim)
            case CastRow():
                line = Text.assemble(("who".ljust(self._gap + 2), self._palette.dim))
                line.append(f"{LOOKS[row.kind].mark} ", self._palette.kinds[row.kind])
                line.append(one_line(row.name), "")
        line.no_wrap = True
        line.truncate(width, overflow="ellipsis")
        return line

    def _fact(self, row: Fact) -> Text:
        line = Text.assemble((one_line(row.name).ljust(self._gap + 2), self._palette.dim))
        words = Text(one_line(row.words))
        if not row.name:
            words.stylize(self._palette.kinds[self._entity.kind])
        return line + words

    def _said(self, row: Said) -> Text:
        line = Text("  ")
        line.append(row.claim.words, self._palette.accent + self._palette.strong)
        line.append(f"  {one_line(row.title)}", self._palette.dim)
        return line

    def _telling(self, row: Telling) -> Text:
        text = self._texts[row.document]
        start, end = row.sentence
        day = row.date.isoformat() if row.date else "undated"
        line = Text.assemble((f"{day:10}  ", self._palette.dim))
        before = " ".join(one_line(text[start : row.start]).split())
        room = 34
        line.append(("…" + before[-room:] if len(before) > room else before) + (" " if before else ""))
        line.append(
            one_line(text[row.start : row.end]), self._palette.kinds[Kind.EVENT] + self._palette.strong
        )
        after = " ".join(one_line(text[row.end : end]).split())
        line.append((" " if text[row.end : row.end + 1].isspace() else "") + after)
        return line

    def _happened(self, row: EventRow) -> Text:
        line = Text.assemble((f"{LOOKS[Kind.EVENT].mark} ", self._palette.kinds[Kind.EVENT]))
        line.append(fit(row.name, 80).plain)
        if row.documents > 1:
            line.append(f"  {count(row.documents, 'report')}", self._palette.dim)
        return line

    def choice(self, index: int) -> Choice | None:
        """Return where row *index* leads."""
        row = self._rows[index]
        match row:
            case Said():
                spot = Spot(row.claim.document, row.claim.start, row.claim.end)
                return Choice(entity=self._entity.id, spot=spot)
            case Telling():
                return Choice(entity=self._entity.id, spot=Spot(row.document, row.start, row.end))
            case Kindred() | EventRow() | CastRow():
                return Choice(entity=row.id)
        return None

    def preview(self, index: int) -> Excerpt | Text | None:
        """Return the stretch of the article that says what row *index* says."""
        row = self._rows[index]
        if isinstance(row, Said):
            return self._excerpt(row.claim.document, row.claim.start, row.claim.end)
        if isinstance(row, Telling):
            return self._excerpt(row.document, row.start, row.end)
        if isinstance(row, Kindred | EventRow):
            return self._first_report(row.id)
        if isinstance(row, CastRow):
            spots = self._store.spots(row.id)
            return self._excerpt(spots[0].document, spots[0].start, spots[0].end) if spots else None
        return None

    def _first_report(self, number: int) -> Excerpt | None:
        told = tellings(self._store, number)
        return self._excerpt(told[0].document, told[0].start, told[0].end) if told else None

    def _excerpt(self, document: int, start: int, end: int) -> Excerpt:
        row = self._store.document(document)
        title = f"{long_date(row.date)} · {one_line(row.title)}" if row else ""
        return self._texts.excerpt(title, Spot(document, start, end), self._entity.id, ((start, end),))
