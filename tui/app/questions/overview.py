"""The dossier at a glance: who weighs most and when, its stories, and who is new since the last visit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rich.text import Text

from tui.app.looks import LOOKS, count, long_date
from tui.app.picking import Answers, Choice
from tui.app.presence import sparkline
from tui.app.questions.actors import card
from tui.app.rows import Palette, fit, named
from tui.app.widgets.listing import RowState
from tui.dossier.overview import Story, heaviest, stories
from tui.dossier.records import CastRow
from tui.dossier.store import Store
from tui.dossier.visits import Visit, newest
from tui.model import Kind
from tui.text import fold, one_line

_SHOWN = {Kind.PERSON: 15, Kind.ORG: 8, Kind.PLACE: 8}
_STORIES = 12
_NEW = 12
_STRIP = 24
_LISTED = 40

Row = str | CastRow | Story


@dataclass(slots=True)
class Overview:
    """What is in the dossier."""

    name: str
    ranks: Mapping[int, int]
    visit: Visit | None
    placeholder: str = "type to filter: a name or title"
    _found: Sequence[Row] | None = field(default=None)

    @property
    def title(self) -> str:
        """The dossier's name."""
        return one_line(self.name)

    def answers(self, asking: Store, showing: Store, query: str, palette: Palette) -> Answers:
        """Return the sections, or their rows whose names or titles hold all words of *query*."""
        if self._found is None:
            self._found = [*self._rows(asking)]
        words = fold(query).split()
        rows = [
            row
            for row in self._found
            if not words or (not isinstance(row, str) and all(word in fold(_name(row)) for word in words))
        ]
        return OverviewRows(rows, showing, palette, self.ranks)

    def _rows(self, store: Store) -> Iterator[Row]:
        if self.visit is not None:
            new = newest(store, self.visit, _NEW)
            if new:
                yield f"NEW SINCE {long_date(self.visit.day)}"
                yield from new
        for kind, limit in _SHOWN.items():
            rows = heaviest(store, kind, limit)
            if rows:
                yield LOOKS[kind].heading
                yield from rows
        told = stories(store, _STORIES)
        if told:
            yield "STORIES"
            yield from told

    def empty(self, query: str) -> str:
        """Say that nothing is there."""
        return f"Nothing here is called “{one_line(query)}”" if query else "Nothing has been read yet"

    def summary(self, answers: Answers) -> str:
        """Say how many documents there are."""
        return count(len(self.ranks), "document")


def _name(row: CastRow | Story) -> str:
    return row.name if isinstance(row, CastRow) else row.title


class OverviewRows:
    """The rows of an overview under their headings."""

    height = 1

    def __init__(self, rows: Sequence[Row], store: Store, palette: Palette, ranks: Mapping[int, int]) -> None:
        self._rows, self._store, self._palette, self._ranks = rows, store, palette, ranks
        self._strips: dict[int, str] = {}

    def __len__(self) -> int:
        return len(self._rows)

    def selectable(self, index: int) -> bool:
        """Return whether row *index* is more than a heading."""
        return not isinstance(self._rows[index], str)

    def line(self, index: int, width: int, state: RowState) -> Text:
        """Return row *index* in *width* cells."""
        row = self._rows[index]
        if isinstance(row, str):
            return Text.assemble((row, self._palette.dim), no_wrap=True)
        if isinstance(row, Story):
            return self._story(row, width)
        style = self._palette.kinds[row.kind]
        strip = ""
        if width >= 56:
            if row.id not in self._strips:
                self._strips[row.id] = sparkline(self._store.counts(row.id), self._ranks, _STRIP)
            strip = self._strips[row.id]
        tail = Text.assemble((f" {strip}", style), (f"{row.mentions:>7,}", self._palette.dim))
        return named(row, tail, width, self._palette)

    def _story(self, row: Story, width: int) -> Text:
        tail = f"{len(row.documents):>4}"
        day = f"{row.first.isoformat() if row.first else 'undated':10}  "
        title = fit(row.title, width - len(day) - len(tail))
        title.pad_right(max(0, width - len(day) - len(tail) - title.cell_len))
        return Text.assemble((day, self._palette.dim), title, (tail, self._palette.dim), no_wrap=True)

    def choice(self, index: int) -> Choice | None:
        """Return whom row *index* is about, or the first document of its story."""
        row = self._rows[index]
        if isinstance(row, Story):
            return Choice(document=row.documents[0])
        return Choice(entity=row.id) if isinstance(row, CastRow) else None

    def preview(self, index: int) -> Text | None:
        """Return who row *index* is about, or the titles of its story."""
        row = self._rows[index]
        if isinstance(row, CastRow):
            entity = self._store.entity(row.id)
            return card(entity, self._store, self._palette, self._ranks) if entity else None
        if isinstance(row, Story):
            return self._titles(row)
        return None

    def _titles(self, story: Story) -> Text:
        text = Text()
        span = long_date(story.first)
        if story.first != story.last:
            span += f" – {long_date(story.last)}"
        text.append(f"{count(len(story.documents), 'document')} · {span}\n\n", self._palette.dim)
        for document in self._store.documents(story.documents[:_LISTED]):
            day = document.day.isoformat() if document.day else "undated"
            text.append(f"{day:10}  ", self._palette.dim)
            text.append(f"{one_line(document.title)}\n")
            if document.outlet:
                text.append(f"{'':12}{one_line(document.outlet)}\n", self._palette.dim)
        if len(story.documents) > _LISTED:
            text.append(f"… and {len(story.documents) - _LISTED:,} more\n", self._palette.dim)
        return text
