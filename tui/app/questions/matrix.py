"""Who is named with whom: a matrix of the heaviest people, a shade for the share of documents they share."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.text import Text

from tui.app.looks import LOOKS, count
from tui.app.picking import Answers, Choice
from tui.app.rows import Palette, fit
from tui.app.widgets.listing import RowState
from tui.dossier.overview import heaviest, shared_documents
from tui.dossier.records import CastRow
from tui.dossier.store import Store
from tui.model import Kind
from tui.text import fold, one_line

_PEOPLE = 40
_SHADES = " ░▒▓█"
_NAME = 26
_NUMBER = 3
_BESIDE = 100
"""Cells of a screen from which on the preview stands beside the rows, which have half of it."""
_LEGEND = "documents shared: ░ to ¼  ▒ to ½  ▓ to ¾  █ more"


@dataclass(slots=True)
class Matrix:
    """The people who are named most, and in how many documents any two of them are named together."""

    title: str = "Who is named with whom"
    placeholder: str = "type to filter: a name"

    def answers(self, asking: Store, showing: Store, query: str, palette: Palette) -> Answers:
        """Return a row and a column for each person whose name holds all words of *query*."""
        with asking.snapshot():
            people = heaviest(asking, Kind.PERSON, _PEOPLE)
            shared = shared_documents(asking, [row.id for row in people])
        words = fold(query).split()
        shown = [place for place, row in enumerate(people) if all(word in fold(row.name) for word in words)]
        return MatrixRows(people, shown, shared, palette)

    def empty(self, query: str) -> str:
        """Say that nobody is there."""
        return f"Nobody here is named like “{one_line(query)}”" if query else "No people have been found yet"

    def summary(self, answers: Answers) -> str:
        """Say how many."""
        return count(len(answers), "person", "people")


class MatrixRows:
    """The rows of the matrix; its columns are the same people, by number, as many as there is room for."""

    height = 1

    def __init__(
        self,
        people: Sequence[CastRow],
        shown: Sequence[int],
        shared: Mapping[tuple[int, int], int],
        palette: Palette,
    ) -> None:
        self._people, self._shown, self._shared, self._palette = people, shown, shared, palette
        self._first = 0
        # So many columns the strip above the rows has room for; they keep to it.
        self._room = 1

    def __len__(self) -> int:
        return len(self._shown)

    def selectable(self, index: int) -> bool:
        """Return True: every row is a person."""
        return True

    def line(self, index: int, width: int, state: RowState) -> Text:
        """Return row *index* in *width* cells: a number, a name, and a shade for each column."""
        place = self._shown[index]
        row = self._people[place]
        style = self._palette.kinds[row.kind]
        line = Text.assemble((f"{place + 1:>{_NUMBER - 1}} ", self._palette.dim), no_wrap=True)
        name = fit(row.name, min(_NAME, width // 2))
        name.pad_right(max(0, min(_NAME, width // 2) - name.cell_len + 1))
        line.append_text(name)
        for other in self._columns():
            if other == place:
                line.append("╲ ", self._palette.dim)
            else:
                line.append(_SHADES[self.shade(place, other)] * 2, style)
        return line

    def _columns(self) -> Sequence[int]:
        """Return the places of the people whose columns are in view."""
        first = max(0, min(self._first, len(self._shown) - self._room))
        return self._shown[first : first + self._room]

    def sideways(self, by: int) -> bool:
        """Show the columns further right, or left, half of what is in view at a time."""
        last = max(0, len(self._shown) - self._room)
        self._first = max(0, min(self._first + by * max(1, self._room // 2), last))
        return bool(last)

    def shade(self, one: int, other: int) -> int:
        """Return how much two share, from 0 to 4: Ochiai's coefficient of their documents, in quarters."""
        mine, theirs = self._people[one], self._people[other]
        both = self._shared[mine.id, theirs.id]
        if not both:
            return 0
        return max(1, min(4, math.ceil(4 * both / math.sqrt(mine.documents * theirs.documents))))

    def strip(self, index: int | None, width: int) -> Text:
        """Return what the shades mean, and the numbers of the columns above the rows' shades."""
        room = (width + 2) // 2 - 2 if width + 2 >= _BESIDE else width
        name = min(_NAME, room // 2)
        self._room = max(1, (room - _NUMBER - name - 1) // 2)
        columns = self._columns()
        strip = Text(f" {_LEGEND}", self._palette.dim, no_wrap=True)
        if len(columns) < len(self._shown):
            first = self._shown.index(columns[0]) + 1
            strip.append(f" · ← → columns, {first}–{first + len(columns) - 1} of {len(self._shown)}")
        strip.append("\n" + " " * (_NUMBER + name + 2))
        picked = self._shown[index] if index is not None and index < len(self._shown) else -1
        for place in columns:
            strip.append(
                f"{(place + 1) % 100:<2}", self._palette.accent if place == picked else self._palette.dim
            )
        return strip

    def choice(self, index: int) -> Choice:
        """Return the person of row *index*."""
        return Choice(entity=self._people[self._shown[index]].id)

    def preview(self, index: int) -> Text:
        """Return with whom the person of row *index* shares most documents."""
        place = self._shown[index]
        row = self._people[place]
        text = Text()
        text.append(f"{LOOKS[row.kind].mark} ", self._palette.kinds[row.kind])
        text.append(one_line(row.name) + "\n", self._palette.strong)
        text.append(f"{count(row.documents, 'document')}, of which name also\n\n", self._palette.dim)
        others = [(self._shared[row.id, other.id], other) for other in self._people if other.id != row.id]
        for both, other in sorted(others, key=lambda pair: (-pair[0], pair[1].name)):
            if both:
                text.append(f"{both:>5}  ")
                text.append(f"{one_line(other.name)}\n")
        return text
