"""Finding a document by words of its title, with its beginning."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.text import Text

from tui.app.looks import count
from tui.app.picking import Answers, Choice, Excerpt
from tui.app.questions.texts import Texts
from tui.app.rows import Palette
from tui.app.widgets.listing import RowState
from tui.dossier import finder
from tui.dossier.records import DocumentRow, Spot
from tui.dossier.store import Store
from tui.text import one_line


@dataclass(slots=True)
class FindDocument:
    """Find a document by its title or file name."""

    title: str = "Documents"
    placeholder: str = "words of the title, in any order"

    def answers(self, asking: Store, showing: Store, query: str, palette: Palette) -> Answers:
        """Return the best matches for *query*."""
        found = finder.find_documents(asking.connection, query)
        rows = {row.id: row for row in asking.documents([match.id for match in found])}
        return _Documents([match for match in found if match.id in rows], rows, showing, palette)

    def empty(self, query: str) -> str:
        """Say that there is none."""
        return f"No document is called like “{one_line(query)}”" if query else "Nothing to read yet"

    def summary(self, answers: Answers) -> str:
        """Say how many."""
        return count(len(answers), "document")


class _Documents:
    height = 1

    def __init__(
        self, found: Sequence[finder.Found], rows: Mapping[int, DocumentRow], store: Store, palette: Palette
    ) -> None:
        self._found, self._rows, self._palette = found, rows, palette
        self._texts = Texts(store)

    def __len__(self) -> int:
        return len(self._found)

    def selectable(self, index: int) -> bool:
        return True

    def line(self, index: int, width: int, state: RowState) -> Text:
        match = self._found[index]
        row = self._rows[match.id]
        day = row.day.isoformat() if row.day else "undated"
        line = Text.assemble((f"{day:10} ", self._palette.dim), no_wrap=True)
        title = Text(one_line(match.text))
        if len(title.plain) == len(match.text):
            for position in match.positions:
                title.stylize(self._palette.accent + self._palette.strong, position, position + 1)
        title.truncate(width - line.cell_len, overflow="ellipsis")
        return line + title

    def choice(self, index: int) -> Choice:
        return Choice(document=self._found[index].id)

    def preview(self, index: int) -> Excerpt:
        row = self._rows[self._found[index].id]
        return self._texts.excerpt(row.title, Spot(row.id, 0, 0), 0)
