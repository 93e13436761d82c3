"""The concordance of one entity: every mention in its line, below each other, in the order asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text

from tui.app.looks import LOOKS, count, day_of_document
from tui.app.picking import Answers, Choice, Excerpt
from tui.app.questions.texts import Texts
from tui.app.rows import Palette, fit
from tui.app.widgets.listing import RowState
from tui.dossier.concordance import Concordance, Line, aligned, concordance, holding
from tui.dossier.context import context
from tui.dossier.records import EntityRow, LineOrder
from tui.dossier.store import Store
from tui.text import one_line

_ORDERS = {
    LineOrder.DATE: "date",
    LineOrder.LEFT: "left word",
    LineOrder.RIGHT: "right word",
    LineOrder.SPELLING: "spelling",
    LineOrder.DOCUMENT: "document",
}
"""The orders as the reader goes through them, with their words."""
_TURNS = tuple(_ORDERS)
_COPIED = 500
"""So many lines are copied at most: more is more than terminals hand to a clipboard."""
_SIDE = 80
_DATED = 72
"""Cells from which on a line has room for its date."""
_TITLED = 20


@dataclass(slots=True)
class Lines:
    """Every mention of one entity in its line."""

    entity: EntityRow
    order: LineOrder = LineOrder.LEFT
    _kept: Concordance | None = field(default=None)

    placeholder: ClassVar[str] = "type to filter: words beside the mention, or of a title"
    wide: ClassVar[bool] = True

    @property
    def title(self) -> str:
        """The entity's name."""
        return f"{LOOKS[self.entity.kind].mark} {one_line(self.entity.name)}"

    @property
    def dials(self) -> tuple[tuple[str, str], ...]:
        """The key that sorts the lines anew, with the order it leads to."""
        return (("ctrl+s", f"by {_ORDERS[self._next()]}"),)

    def _next(self) -> LineOrder:
        return _TURNS[(_TURNS.index(self.order) + 1) % len(_TURNS)]

    def turn(self, key: str, index: int | None) -> None:
        """Sort the lines in the next order."""
        self.order = self._next()

    def answers(self, asking: Store, showing: Store, query: str, palette: Palette) -> Answers:
        """Return the lines beside whose mention stand all words of *query*."""
        if self._kept is None:
            self.entity = asking.as_now(self.entity)
            self._kept = concordance(asking, self.entity.id)
        found = holding(asking, self._kept, self._kept.in_order(self.order), query)
        return _Rows(self.entity, self._kept, found, self.order, showing, palette)

    def forget(self) -> None:
        """Look the mentions up anew the next time."""
        self._kept = None

    def empty(self, query: str) -> str:
        """Say that there is none."""
        return f"No mention has “{one_line(query)}” beside it" if query else "No mentions"

    def summary(self, answers: Answers) -> str:
        """Say how many, and in which order they stand."""
        return f"{count(len(answers), 'mention')} · by {_ORDERS[self.order]}"


class _Rows:
    height = 1

    def __init__(
        self,
        entity: EntityRow,
        found: Concordance,
        lines: Sequence[Line],
        order: LineOrder,
        store: Store,
        palette: Palette,
    ) -> None:
        self._entity, self._lines, self._order, self._palette = entity, lines, order, palette
        self._documents = found.documents
        self._texts = Texts(store)

    def __len__(self) -> int:
        return len(self._lines)

    def selectable(self, index: int) -> bool:
        return True

    def line(self, index: int, width: int, state: RowState) -> Text:
        spot = self._lines[index].spot
        shown = self._where(index, width)
        room = width - shown.cell_len
        left = max(0, room * 2 // 5)
        around = context(self._texts[spot.document], spot.start, spot.end, before=width, after=width)
        laid = aligned(around, left, max(0, room - left), cell_len)
        beside, other = "", self._palette.dim
        shown.append(laid.left, beside if self._order is LineOrder.LEFT else other)
        shown.append(laid.middle, self._palette.kinds[self._entity.kind] + self._palette.strong)
        shown.append(laid.right, beside if self._order is LineOrder.RIGHT else other)
        return shown

    def _where(self, index: int, width: int) -> Text:
        """Return the day or title of the line's document, where there is room or it is what sorts."""
        row = self._documents[self._lines[index].spot.document]
        if self._order is LineOrder.DOCUMENT:
            title = fit(row.title or row.path, min(_TITLED, width // 4))
            title.pad_right(max(0, min(_TITLED, width // 4) - title.cell_len) + 1)
            return title
        if self._order is LineOrder.DATE or width >= _DATED:
            style = "" if self._order is LineOrder.DATE else self._palette.dim
            day = row.day.isoformat() if row.day else "undated"
            return Text.assemble((f"{day:10} ", style), no_wrap=True)
        return Text(no_wrap=True)

    def choice(self, index: int) -> Choice:
        spot = self._lines[index].spot
        return Choice(entity=self._entity.id, document=spot.document, spot=spot)

    def preview(self, index: int) -> Excerpt:
        """Return the stretch of the article around the mention."""
        spot = self._lines[index].spot
        row = self._documents[spot.document]
        return self._texts.excerpt(f"{day_of_document(row)} · {row.title}", spot, self._entity.id)

    def copied(self, store: Store) -> tuple[str, str]:
        """Return the lines as they stand, aligned, each with where it is from, and what to say of it."""
        lines = self._lines[:_COPIED]
        texts = Texts(store)
        contexts = [
            context(texts[line.spot.document], line.spot.start, line.spot.end, before=_SIDE, after=_SIDE)
            for line in lines
        ]
        left = max((cell_len(around.left) for around in contexts), default=0)
        made = []
        for line, around in zip(lines, contexts, strict=True):
            row = self._documents[line.spot.document]
            day = row.day.isoformat() if row.day else "undated"
            laid = aligned(around, left, cell_len(around.middle) + cell_len(around.right), cell_len)
            made.append(f"{laid}  ({day}, {one_line(row.path)})\n")
        of = f" of {len(self._lines):,}; personae concordance prints all" if len(lines) < len(self) else ""
        return "".join(made), f"Copied {count(len(lines), 'line')}{of}"
