"""Finding an actor by any part or spelling of a name, with a card of who it is."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from rich.text import Text

from tui.app.looks import LOOKS, count, day_of_document, long_date
from tui.app.picking import Answers, Choice
from tui.app.presence import sparkline
from tui.app.rows import Palette
from tui.app.widgets.listing import RowState
from tui.dossier import finder, finder_reports
from tui.dossier.calendar import span
from tui.dossier.context import context
from tui.dossier.events import EventRow, event, events, participants, tellings
from tui.dossier.records import CastRow, EntityRow, Spot
from tui.dossier.store import Store
from tui.model import Kind, Modality
from tui.text import one_line, printable

_LISTED = 50
_TOOK_PART = 6
_TOLD = 4
"""So many of those who took part in an event, and of its reports, a preview has room for."""


@dataclass(slots=True)
class FindActor:
    """Find an actor by any part or spelling of a name, or what happened by the words of a report.

    Attributes:
        ranks: For a document's number, its place in order of date.
        title: The question.
        kinds: Of what kind it may be; by default of any.
        but: Who is not meant.
    """

    ranks: Mapping[int, int]
    title: str = "Find"
    kinds: Collection[Kind] | None = None
    but: int = 0
    placeholder: str = "a name, part of it, initials, any spelling"

    def answers(self, asking: Store, showing: Store, query: str, palette: Palette) -> Answers:
        """Return the best matches for *query*."""
        found = finder_reports.find(asking.connection, query, limit=_LISTED + 1, kinds=self.kinds)
        found = [match for match in found if match.id != self.but][:_LISTED]
        rows = {row.id: row for row in asking.cast_of([match.id for match in found])}
        told = events(asking, [match.id for match in found if match.how is finder.Match.REPORT])
        rows |= {row.id: _lesser(row) for row in told if row.id not in rows}
        return _Actors([match for match in found if match.id in rows], rows, showing, palette, self.ranks)

    def empty(self, query: str) -> str:
        """Say that there is nobody."""
        if query:
            return f"Nobody is named like “{one_line(query)}”"
        return "No names in these articles" if self.kinds is None else "There is nobody else to choose"

    def summary(self, answers: Answers) -> str:
        """Say how many; a full list is cut there."""
        number = len(answers)
        return f"best {number}" if number == _LISTED else count(number, "name")


class _Actors:
    height = 1

    def __init__(
        self,
        found: Sequence[finder.Found],
        rows: Mapping[int, CastRow],
        store: Store,
        palette: Palette,
        ranks: Mapping[int, int],
    ) -> None:
        self._found, self._rows = found, rows
        self._store, self._palette, self._ranks = store, palette, ranks

    def __len__(self) -> int:
        return len(self._found)

    def selectable(self, index: int) -> bool:
        return True

    def line(self, index: int, width: int, state: RowState) -> Text:
        match = self._found[index]
        row = self._rows[match.id]
        line = Text.assemble((f"{LOOKS[row.kind].mark} ", self._palette.kinds[row.kind]), no_wrap=True)
        name = Text(one_line(row.name))
        if match.text == row.name:
            for position in match.positions:
                name.stylize(self._palette.accent + self._palette.strong, position, position + 1)
        else:
            shown = Text.assemble((f"  {one_line(match.text)}", self._palette.dim))
            for position in match.positions:
                shown.stylize(self._palette.accent, position + 2, position + 3)
            name.append_text(shown)
        counts = f" {row.mentions:,}"
        room = width - 2 - len(counts)
        if row.role and match.text == row.name:
            name.append(f"  {one_line(row.role)}", self._palette.dim)
        name.truncate(room, overflow="ellipsis")
        name.pad_right(max(0, room - name.cell_len))
        return line + name + Text(counts, style=self._palette.dim)

    def choice(self, index: int) -> Choice:
        """Return whom to follow, or where a lesser event is told of, which nobody follows."""
        lesser = self._lesser(index)
        told = tellings(self._store, lesser.id) if lesser else []
        if told:
            return Choice(spot=Spot(told[0].document, told[0].start, told[0].end))
        return Choice(entity=self._found[index].id)

    def _lesser(self, index: int) -> EventRow | None:
        match = self._found[index]
        row = event(self._store, match.id) if match.how is finder.Match.REPORT else None
        return row if row and not row.salient else None

    def preview(self, index: int) -> Text | None:
        lesser = self._lesser(index)
        if lesser is not None:
            return _event_card(lesser, self._store, self._palette)
        row = self._store.entity(self._found[index].id)
        return card(row, self._store, self._palette, self._ranks) if row else None


def _lesser(row: EventRow) -> CastRow:
    """Return the line of an event that is worth none where nobody asks for it."""
    return CastRow(
        row.id, Kind.EVENT, row.name, 0, row.mentions, row.documents, row.type.value, 0, False, False,
        row.modality,
    )  # fmt: skip


def card(row: EntityRow, store: Store, palette: Palette, ranks: Mapping[int, int]) -> Text:
    """Return who an entity is: name, roles with dates, presence, spellings, and its first words.

    Args:
        row: The entity.
        store: Where its mentions are.
        palette: Colours.
        ranks: For a document's number, its place in order of date.
    """
    happened = event(store, row.id) if row.kind is Kind.EVENT else None
    if happened is not None:
        return _event_card(happened, store, palette)
    look = LOOKS[row.kind]
    text = Text()
    text.append(f"{look.mark} ", palette.kinds[row.kind])
    text.append(printable(row.name) + "\n", palette.strong)
    span = ""
    if row.first and row.last:
        span = f" · {long_date(row.first)}" + (f" – {long_date(row.last)}" if row.last != row.first else "")
    text.append(
        f"{look.one} · {count(row.mentions, 'mention')} in {count(row.documents, 'document')}{span}\n\n",
        palette.dim,
    )
    counts = store.counts(row.id)
    text.append(sparkline(counts, ranks, 40) + "\n", palette.kinds[row.kind])
    if row.candidates:
        text.append("\nMay be\n", palette.dim)
        for _, name, mentions in row.candidates:
            text.append(f"  {one_line(name)}")
            text.append(f"  {mentions:,}\n", palette.dim)
    if row.roles:
        text.append("\nNamed as\n", palette.dim)
        for role in row.roles[:6]:
            text.append(f"  {one_line(role.text)}")
            years = f"{role.first.year}–{role.last.year}" if role.first and role.last else ""
            if role.first and role.last and role.first.year == role.last.year:
                years = str(role.first.year)
            text.append(f"  ×{role.mentions}  {years}\n", palette.dim)
    text.append("\nSpelled\n", palette.dim)
    for surface, mentions in row.surfaces[:8]:
        text.append(f"  {one_line(surface)}")
        text.append(f"  ×{mentions:,}\n", palette.dim)
    first = min(counts, key=lambda document: ranks.get(document, len(ranks)), default=None)
    if first is not None:
        _append_first(text, row, first, store, palette)
    return text


def _event_card(row: EventRow, store: Store, palette: Palette) -> Text:
    """Return when, where and with whom an event happened, and the words of its first reports."""
    text = Text.assemble((f"{LOOKS[Kind.EVENT].mark} ", palette.kinds[Kind.EVENT]))
    text.append(printable(row.name) + "\n", palette.strong)
    so = "" if row.modality is Modality.HAPPENED else f", {row.modality.value}"
    text.append(f"{row.type.value}{so} · {count(row.documents, 'report')}\n\n", palette.dim)
    days = span(row.value)
    if days is not None:
        text.append("when   ", palette.dim)
        end = f" – {long_date(days.last)}" if days.last != days.first else ""
        text.append(f"{long_date(days.first)}{end}\n")
    if row.place_name:
        text.append("where  ", palette.dim)
        text.append(f"{LOOKS[Kind.PLACE].mark} ", palette.kinds[Kind.PLACE])
        text.append(f"{one_line(row.place_name)}\n")
    for number, part in enumerate(participants(store, row.id)[:_TOOK_PART]):
        text.append("who    " if not number else " " * 7, palette.dim)
        text.append(f"{LOOKS[part.kind].mark} ", palette.kinds[part.kind])
        text.append(f"{one_line(part.name)}\n")
    for telling in tellings(store, row.id)[:_TOLD]:
        around = context(store.text(telling.document), telling.start, telling.end)
        text.append(f"\n{long_date(telling.date)}, {one_line(telling.title)}\n", palette.dim)
        text.append("  " + around.left)
        text.append(around.middle, palette.strong)
        text.append(around.right + "\n")
    return text


def _append_first(text: Text, row: EntityRow, document: int, store: Store, palette: Palette) -> None:
    spot = next((spot for spot in store.spots(row.id) if spot.document == document), None)
    source = store.document(document)
    if spot is None or source is None:
        return
    around = context(store.text(document), spot.start, spot.end)
    text.append(f"\nFirst, {day_of_document(source)}, {one_line(source.title)}\n", palette.dim)
    text.append("  " + around.left)
    text.append(around.middle, palette.strong)
    text.append(around.right + "\n")
