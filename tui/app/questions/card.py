"""The card of one entity or event: what is known of it, and every line a place to go.

Of an event: when, where and who, what its reports disagree on, and each report's own words for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import takewhile

from rich.cells import cell_len
from rich.text import Text

from tui.app.looks import LOOKS, NOTED, count, day_of_document, long_date
from tui.app.picking import Answers, Choice, Excerpt
from tui.app.presence import sparkline
from tui.app.questions.keepings import note_of
from tui.app.questions.texts import Texts
from tui.app.rows import Palette, fit
from tui.app.widgets.listing import RowState
from tui.dossier.calendar import span
from tui.dossier.claims import Claim
from tui.dossier.disagreements import Disagreement, Sort, disagreements
from tui.dossier.events import EventRow, Kindred, Telling, event, events_of, kindred, participants, tellings
from tui.dossier.notes import Kept, Notes, about_someone
from tui.dossier.records import CastRow, EntityRow, Spot
from tui.dossier.store import Store
from tui.model import Kind, Modality, PersonaeError
from tui.text import fold, one_line

_SPELLINGS = 12
_SOURCE = 12
"""Cells that the source of a claim has at least: its day."""
_BEFORE = 34
"""Code points before a trigger that a report's line has room for."""
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
class Named:
    """A line that names one entity, and leads to it, or several."""

    name: str
    those: tuple[CastRow, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A claim of one report, under the heading of what it is about."""

    claim: Claim
    title: str
    day: str = ""


Row = Fact | Head | Named | Said | Telling | Kindred | EventRow | CastRow | Kept


@dataclass(slots=True)
class Card:
    """What is known of one entity, and noted of it; an event with all its reports."""

    entity: EntityRow
    ranks: Mapping[int, int]
    notes: Notes | None = None
    placeholder: str = "type to filter: words of a line"
    _found: Sequence[Row] | None = field(default=None)

    @property
    def title(self) -> str:
        """Its name."""
        return f"{LOOKS[self.entity.kind].mark} {one_line(self.entity.name)}"

    def answers(self, asking: Store, showing: Store, query: str, palette: Palette) -> Answers:
        """Return its lines, or those that hold all words of *query*."""
        if self._found is None:
            # Since it was opened, whom it is of may have become one with another.
            self.entity = asking.as_now(self.entity)
            of_event = event(asking, self.entity.id)
            self._found = [
                *(
                    _event_rows(asking, of_event)
                    if of_event is not None
                    else _entity_rows(asking, self.entity, self.ranks)
                ),
            ]
            self._found = self._with_notes(asking, self._found)
        rows: Sequence[Row] = self._found
        words = fold(query).split()
        if words:
            texts = Texts(asking)
            rows = [row for row in rows if all(word in fold(_words(row, texts)) for word in words)]
        return CardRows(self.entity, rows, showing, palette)

    def _with_notes(self, store: Store, rows: Sequence[Row]) -> Sequence[Row]:
        """Put the notes after the facts, before what happened."""
        try:
            kept = about_someone(self.notes, store).get(self.entity.id) if self.notes is not None else None
        except PersonaeError:
            return [*rows, Fact("notes", "cannot be read; their list says why")]
        at = next((index for index, row in enumerate(rows) if isinstance(row, Head)), len(rows))
        return [*rows[:at], Head("NOTES"), *kept, *rows[at:]] if kept else rows

    def forget(self) -> None:
        """Look its lines up anew the next time."""
        self._found = None

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
    where = tuple(store.cast_of([row.place] if row.place else []))
    yield Named("where", where) if where else Fact("where", "not told")
    who = tuple(participants(store, row.id))
    if who:
        yield Named("who", who)
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
    if len(who) > 1:
        yield Head("WHO TOOK PART")
        yield from who


def _differing(store: Store, differing: Sequence[Disagreement]) -> Iterator[Row]:
    for one in differing:
        about = (
            f"how many {one.about}" if one.sort is Sort.NUMBER else f"{_ABOUT[one.sort]} {one.about}".strip()
        )
        yield Fact(about, _values(one))
        for claim in one.claims:
            document = store.document(claim.document)
            title = f"{day_of_document(document)}, {document.title}" if document else ""
            day = long_date(date.fromisoformat(claim.value)) if one.sort is Sort.DATE else ""
            yield Said(claim, title, day)


def _values(one: Disagreement) -> str:
    """Return the values that reports differ in, as they are said: "10, then 12, then 15", "31 or 34"."""
    values = [*dict.fromkeys(claim.value for claim in one.claims)]
    match one.sort:
        case Sort.SPELLING:
            return ""
        case Sort.DATE:
            return " or ".join(long_date(date.fromisoformat(value)) for value in sorted(values))
        case Sort.PLACE:
            return " or ".join(values)
    numbers = [float(value) for value in values]
    if len(numbers) > 2 and numbers == sorted(numbers):
        return ", then ".join(map(amount, numbers))
    return " or ".join(map(amount, numbers))


def amount(number: float) -> str:
    """Return a number as it is read: "1,400", "2.1 billion"."""
    for size, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if number >= size:
            return f"{number / size:,.4g} {word}"
    return f"{number:,.10g}"


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
        case Named():
            return " ".join([row.name, *(one.name for one in row.those)])
        case Telling():
            return f"{row.title} {texts[row.document][slice(*row.sentence)]}"
        case Kept():
            return f"{row.note.text} {row.note.anchor.quote}"
    return row.name


class CardRows:
    """The lines of a card."""

    height = 1

    def __init__(self, entity: EntityRow, rows: Sequence[Row], store: Store, palette: Palette) -> None:
        self._entity, self._rows, self._store, self._palette = entity, rows, store, palette
        self._texts = Texts(store)
        head = [*takewhile(lambda row: not isinstance(row, Head), rows)]
        self._gap = max((len(row.name) for row in head if isinstance(row, Fact | Named)), default=0)
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
                line = self._said(row, width)
            case Telling():
                line = self._telling(row)
            case Kept():
                line = Text.assemble((f"{NOTED} ", self._palette.accent))
                line.append(one_line(" ".join(row.note.text.split())))
                line.append(f"  {one_line(row.note.time[:10])}", self._palette.dim)
            case EventRow():
                line = self._happened(row)
            case Kindred():
                line = Text.assemble((f"{LOOKS[Kind.EVENT].mark} ", self._palette.kinds[Kind.EVENT]))
                line.append(one_line(row.name))
                line.append(f"  {row.score:.0%}, {one_line(row.evidence)}", self._palette.dim)
            case Named():
                line = Text.assemble((f"{row.name:{self._gap}}  ", self._palette.dim))
                line.append_text(Text("  ").join(self._entity_line(one) for one in row.those))
            case CastRow():
                line = self._entity_line(row)
        line.no_wrap = True
        line.truncate(width, overflow="ellipsis")
        return line

    def _entity_line(self, row: CastRow) -> Text:
        line = Text.assemble((f"{LOOKS[row.kind].mark} ", self._palette.kinds[row.kind]))
        line.append(one_line(row.name), "")
        return line

    def _fact(self, row: Fact) -> Text:
        line = Text.assemble((f"{one_line(row.name):{self._gap}}  ", self._palette.dim))
        words = Text(one_line(row.words))
        if not row.name:
            words.stylize(self._palette.kinds[self._entity.kind])
        return line + words

    def _said(self, row: Said, width: int) -> Text:
        line = Text("  ")
        if row.day:
            line.append(f"{row.day:>11}  ", self._palette.accent)
        # Whose words they are is seen however long they are.
        source = min(cell_len(row.title), max(_SOURCE, width // 3))
        words = fit(row.claim.words, width - line.cell_len - source - 2)
        words.stylize(self._palette.accent + self._palette.strong)
        return line.append_text(words).append(f"  {one_line(row.title)}", self._palette.dim)

    def _telling(self, row: Telling) -> Text:
        text = self._texts[row.document]
        start, end = row.sentence
        line = Text.assemble((f"{long_date(row.date):>11}  ", self._palette.dim))
        before = " ".join(one_line(text[start : row.start]).split())
        if len(before) > _BEFORE:
            before = "…" + before[-_BEFORE:].partition(" ")[2]
        line.append(before + (" " if before else ""))
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
            case Kept(spot=Spot() as spot):
                return Choice(entity=self._entity.id, spot=spot)
            case Kindred() | EventRow() | CastRow():
                return Choice(entity=row.id)
            case Named(those=(one,)):
                return Choice(entity=one.id)
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
        if isinstance(row, Kept):
            said = note_of(row, self._store, self._palette)
            spot = row.spot
            return replace(self._excerpt(spot.document, spot.start, spot.end), note=said) if spot else said
        if isinstance(row, Named) and len(row.those) > 1:
            return Text("\n").join(self._entity_line(one) for one in row.those)
        if isinstance(row, Named):
            row = row.those[0]
        if isinstance(row, CastRow):
            spots = self._store.spots(row.id)
            return self._excerpt(spots[0].document, spots[0].start, spots[0].end) if spots else None
        return None

    def _first_report(self, number: int) -> Excerpt | None:
        told = tellings(self._store, number)
        return self._excerpt(told[0].document, told[0].start, told[0].end) if told else None

    def _excerpt(self, document: int, start: int, end: int) -> Excerpt:
        row = self._store.document(document)
        title = f"{day_of_document(row)} · {one_line(row.title)}" if row else ""
        return self._texts.excerpt(title, Spot(document, start, end), self._entity.id, ((start, end),))
