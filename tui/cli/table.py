"""Tables of one line a row: fitted to a terminal and painted by Rich there, plain aligned text elsewhere."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size

from tui.cli.messages import is_terminal
from tui.model import Kind

MARKS = {Kind.PERSON: "●", Kind.ORG: "■", Kind.PLACE: "▲", Kind.EVENT: "◆"}
STYLES = {Kind.PERSON: "cyan", Kind.ORG: "yellow", Kind.PLACE: "green", Kind.EVENT: "magenta"}
_GAP = "  "
_LEAST = 4
"""Cells that a column which is not spare keeps in the end."""


@dataclass(frozen=True, slots=True)
class Column:
    """How a column stands.

    Attributes:
        title: Its heading.
        right: Aligned right, as numbers are.
        gives: Its turn to become narrower where the terminal is too narrow: 1 first; 0 never.
        least: Cells below which it says too little.
        spare: Left out, in its turn, where all columns at their least are still too wide.
        style: Rich style of its cells.
    """

    title: str
    right: bool = False
    gives: int = 0
    least: int = 12
    spare: bool = False
    style: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """Safe text on one line, and how to paint it.

    Attributes:
        text: What stands in it; never markup.
        style: Rich style of the whole, over the column's.
        hit: Half-open span of :attr:`text` to show up.
    """

    text: str
    style: str = ""
    hit: tuple[int, int] = (0, 0)


def print_table(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> None:
    """Print *rows* under their headings on standard output."""
    widths = [
        max(cell_len(text) for text in (column.title, *(row[place].text for row in rows)))
        for place, column in enumerate(columns)
    ]
    if is_terminal(sys.stdout):
        fitted = _fit(columns, widths, shutil.get_terminal_size().columns)
        kept = [place for place, width in enumerate(fitted) if width]
        _paint(
            [columns[place] for place in kept],
            [[row[place] for place in kept] for row in rows],
            [fitted[place] for place in kept],
        )
        return
    for row in [[Cell(column.title) for column in columns], *rows]:
        fields = zip(row, columns, widths, strict=True)
        line = _GAP.join(_place(cell.text, column, width) for cell, column, width in fields)
        sys.stdout.write(line.rstrip() + "\n")


def _fit(columns: Sequence[Column], widths: Sequence[int], room: int) -> list[int]:
    """Return the widths at which *columns* fit in *room* cells, 0 for a column that is left out."""
    fitted = list(widths)
    turns = [
        place for _, place in sorted((column.gives, at) for at, column in enumerate(columns) if column.gives)
    ]
    spare = [place for place in turns if columns[place].spare]
    _shrink_all(columns, fitted, turns, room)
    while spare and _excess(fitted, room) > 0:
        # What becomes free goes to those that gave way.
        left_out = spare.pop(0)
        turns.remove(left_out)
        fitted = [width and widths[place] for place, width in enumerate(fitted)]
        fitted[left_out] = 0
        _shrink_all(columns, fitted, turns, room)
    for place in turns:
        _shrink(fitted, place, _LEAST, room)
    return fitted


def _shrink_all(columns: Sequence[Column], widths: list[int], turns: Sequence[int], room: int) -> None:
    for place in turns:
        _shrink(widths, place, columns[place].least, room)


def _excess(widths: Sequence[int], room: int) -> int:
    kept = [width for width in widths if width]
    return sum(kept) + len(_GAP) * (len(kept) - 1) - room


def _shrink(widths: list[int], place: int, least: int, room: int) -> None:
    widths[place] -= max(0, min(_excess(widths, room), widths[place] - least))


def _place(text: str, column: Column, width: int) -> str:
    if cell_len(text) > width:
        text = set_cell_size(text, width - 1) + "…"
    blanks = " " * (width - cell_len(text))
    return blanks + text if column.right else text + blanks


def _paint(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], widths: Sequence[int]) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, markup=False, emoji=False)
    heading = [_place(column.title, column, width) for column, width in zip(columns, widths, strict=True)]
    console.print(Text(_GAP.join(heading).rstrip(), style="dim"), soft_wrap=True)
    for row in rows:
        line = Text()
        for place, (cell, column, width) in enumerate(zip(row, columns, widths, strict=True)):
            placed = Text(_place(cell.text, column, width), style=cell.style or column.style)
            # What a cell loses it loses at its end, so the span is where it was.
            if cell.hit[1] > cell.hit[0]:
                placed.stylize("bold reverse", *cell.hit)
            line.append(_GAP if place else "").append_text(placed)
        line.rstrip()
        console.print(line, soft_wrap=True)
