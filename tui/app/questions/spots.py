"""Spots of articles as answers: a heading for each document, then its spots in their lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.text import Text

from tui.app.looks import day_of_document
from tui.app.picking import Choice, Excerpt
from tui.app.questions.texts import Texts
from tui.app.rows import Palette, fit
from tui.app.widgets.listing import RowState
from tui.dossier.context import context
from tui.dossier.records import DocumentRow, Spot
from tui.dossier.store import Store


class Spots:
    """Rows of spots under a heading for each document."""

    height = 1

    def __init__(
        self,
        groups: Sequence[tuple[int, list[Spot]]],
        titles: Mapping[int, DocumentRow],
        store: Store,
        palette: Palette,
        entity: int = 0,
        query: str = "",
    ) -> None:
        self._titles, self._palette, self._entity, self._query = titles, palette, entity, query
        self._texts = Texts(store)
        self._rows: list[Spot | tuple[int, int]] = []
        self.documents = len(groups)
        self.total = 0
        self._spans: dict[int, tuple[tuple[int, int], ...]] = {}
        for document, spots in groups:
            self._rows.append((document, len(spots)))
            self._rows.extend(spots)
            self.total += len(spots)
            if query:
                self._spans[document] = tuple((spot.start, spot.end) for spot in spots)

    def __len__(self) -> int:
        return len(self._rows)

    def selectable(self, index: int) -> bool:
        """Return whether row *index* is a spot."""
        return isinstance(self._rows[index], Spot)

    def line(self, index: int, width: int, state: RowState) -> Text:
        """Return row *index* in *width* cells."""
        row = self._rows[index]
        if not isinstance(row, Spot):
            return self._heading(*row, width)
        text = self._texts[row.document]
        # The mentions stand below each other, so that the eye runs down them.
        left_room = max(10, width // 3)
        around = context(text, row.start, row.end, before=left_room, after=width)
        left = Text(around.left[-left_room:])
        left.pad_left(max(0, left_room - left.cell_len))
        line = Text("  ", no_wrap=True)
        line.append_text(left)
        line.append(around.middle, self._palette.accent + self._palette.strong)
        line.append(around.right)
        line.truncate(width, overflow="ellipsis")
        return line

    def _heading(self, document: int, number: int, width: int) -> Text:
        row = self._titles.get(document)
        if row is None:
            return Text.assemble(("…", self._palette.dim))
        day = f"{row.day.isoformat() if row.day else 'undated':10} "
        tail = f" {number}"
        title = fit(row.title or row.path, width - len(day) - len(tail))
        title.stylize(self._palette.strong)
        title.pad_right(max(0, width - len(day) - len(tail) - title.cell_len))
        return Text.assemble((day, self._palette.dim), title, (tail, self._palette.dim), no_wrap=True)

    def choice(self, index: int) -> Choice | None:
        """Return the spot of row *index*."""
        row = self._rows[index]
        if not isinstance(row, Spot):
            return None
        return Choice(
            entity=self._entity,
            document=row.document,
            spot=row,
            query=self._query,
            spans=self._spans.get(row.document, ()),
        )

    def preview(self, index: int) -> Excerpt | None:
        """Return the stretch of the article around the spot of row *index*."""
        row = self._rows[index]
        if not isinstance(row, Spot):
            return None
        document = self._titles.get(row.document)
        title = f"{day_of_document(document)} · {document.title}" if document else ""
        return self._texts.excerpt(title, row, self._entity, self._spans.get(row.document, ()))
