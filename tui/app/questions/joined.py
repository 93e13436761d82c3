"""Two lists of answers as one, the first above the second."""

from __future__ import annotations

from rich.text import Text
from textual.strip import Strip

from tui.app.picking import Answers, Choice, Excerpt
from tui.app.widgets.listing import RowState


class Joined:
    """The rows of two answers of one height."""

    height = 1

    def __init__(self, first: Answers, second: Answers) -> None:
        """Put *first* above *second*."""
        self.first, self.second = first, second

    def __len__(self) -> int:
        return len(self.first) + len(self.second)

    def _of(self, index: int) -> tuple[Answers, int]:
        above = len(self.first)
        return (self.first, index) if index < above else (self.second, index - above)

    def selectable(self, index: int) -> bool:
        """Say whether the cursor may stand on a row."""
        answers, at = self._of(index)
        return answers.selectable(at)

    def line(self, index: int, width: int, state: RowState) -> Text | Strip:
        """Return one row in *width* cells."""
        answers, at = self._of(index)
        return answers.line(at, width, state)

    def choice(self, index: int) -> Choice | None:
        """Return what choosing row *index* means."""
        answers, at = self._of(index)
        return answers.choice(at)

    def preview(self, index: int) -> Excerpt | Text | None:
        """Return what to show of row *index*."""
        answers, at = self._of(index)
        return answers.preview(at)
