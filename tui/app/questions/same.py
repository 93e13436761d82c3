"""Who is the same as someone: the likely ones with what speaks for them, then anybody by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.text import Text

from tui.app.looks import LOOKS, count
from tui.app.picking import Answers, Choice
from tui.app.questions.actors import card
from tui.app.rows import Palette
from tui.app.widgets.listing import RowState
from tui.dossier import finder
from tui.dossier.likely import likely_same
from tui.dossier.records import CastRow, EntityRow
from tui.dossier.store import Store
from tui.model import Kind
from tui.text import one_line

_LISTED = 50


@dataclass(slots=True)
class SameAs:
    """Who is the same as, or never the same as, *row*.

    Attributes:
        row: Who is asked about.
        ranks: For a document's number, its place in order of date.
        title: The question.
    """

    row: EntityRow
    ranks: Mapping[int, int]
    title: str
    enter: str = "this one"
    placeholder: str = "the likely ones are listed; or type a name"

    def answers(self, asking: Store, showing: Store, query: str, palette: Palette) -> Answers:
        """Return the likely ones, or with a *query* all of the same kind whose names answer it."""
        self.row = asking.as_now(self.row)
        evidence: dict[int, str] = {}
        if query.strip():
            found = finder.find_entities(asking.connection, query, limit=_LISTED, kinds=[self.row.kind])
            ids = [match.id for match in found]
        else:
            likely = likely_same(asking, self.row.id)[:_LISTED]
            ids = [one.other for one in likely]
            evidence = {one.other: one.evidence for one in likely}
        rows = [row for row in asking.cast_of(ids) if row.id != self.row.id]
        return _Rows(rows, evidence, showing, palette, self.ranks)

    def empty(self, query: str) -> str:
        """Say that nobody is likely, or that there is nobody by that name."""
        if query:
            one = LOOKS[self.row.kind].one
            change = "" if self.row.kind is Kind.EVENT else f"\n\nif this is no {one}, e changes the kind"
            return f"No other {one} is named like “{one_line(query)}”{change}"
        return f"No other {LOOKS[self.row.kind].one} has a name like this one\n\ntype the name of any other"

    def summary(self, answers: Answers) -> str:
        """Say how many there are, and of what kind."""
        look = LOOKS[self.row.kind]
        return count(len(answers), look.one, look.heading.lower())


class _Rows:
    height = 1

    def __init__(
        self,
        rows: Sequence[CastRow],
        evidence: Mapping[int, str],
        store: Store,
        palette: Palette,
        ranks: Mapping[int, int],
    ) -> None:
        self._rows, self._evidence = rows, evidence
        self._store, self._palette, self._ranks = store, palette, ranks

    def __len__(self) -> int:
        return len(self._rows)

    def selectable(self, index: int) -> bool:
        return True

    def line(self, index: int, width: int, state: RowState) -> Text:
        row = self._rows[index]
        line = Text.assemble((f"{LOOKS[row.kind].mark} ", self._palette.kinds[row.kind]), no_wrap=True)
        counts = f" {row.mentions:,}"
        room = width - 2 - len(counts)
        name = Text(one_line(row.name))
        said = self._evidence.get(row.id) or row.role
        if said:
            name.append(f"  {one_line(said)}", self._palette.dim)
        name.truncate(room, overflow="ellipsis")
        name.pad_right(max(0, room - name.cell_len))
        return line + name + Text(counts, style=self._palette.dim)

    def choice(self, index: int) -> Choice:
        return Choice(entity=self._rows[index].id)

    def preview(self, index: int) -> Text | None:
        row = self._store.entity(self._rows[index].id)
        return card(row, self._store, self._palette, self._ranks) if row else None
