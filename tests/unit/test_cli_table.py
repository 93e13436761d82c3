"""Tables keep to one line a row, inside the terminal, and never let article text act."""

from __future__ import annotations

import io
import os
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.cli.table import Cell, Column, print_table
from tui.text import one_line

SEQUENCE = re.compile(r"\x1b\[[0-9;]*m")
COLUMNS = (
    Column("name", gives=2),
    Column("count", right=True),
    Column("context", gives=1, least=20),
    Column("notes", gives=3, spare=True),
)
LINES = st.text(st.characters(exclude_categories=["Cs"]), max_size=80).map(one_line)


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def printed(rows: list[list[Cell]], width: int, out: io.StringIO) -> list[str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdout", out)
        patch.setitem(os.environ, "COLUMNS", str(width))
        patch.setitem(os.environ, "TERM", "xterm")
        patch.setitem(os.environ, "NO_COLOR", "1")
        print_table(COLUMNS, rows)
    return out.getvalue().split("\n")[:-1]


@settings(deadline=None)
@given(st.lists(st.tuples(LINES, st.integers(0, 10**6), LINES), min_size=1, max_size=5), st.integers(24, 120))
def test_on_a_terminal_every_row_is_one_line_that_fits(rows: list[tuple[str, int, str]], width: int) -> None:
    cells = [
        [Cell(name, "bold"), Cell(str(count)), Cell(text, hit=(1, 3)), Cell(text)]
        for name, count, text in rows
    ]
    lines = printed(cells, width, Screen())
    assert len(lines) == len(rows) + 1
    plain = [SEQUENCE.sub("", line) for line in lines]
    assert all(cell_len(line) <= width for line in plain)
    assert all(str(count) in line for line, (_, count, _) in zip(plain[1:], rows, strict=True))


@given(st.lists(st.tuples(LINES, st.integers(0, 10**6), LINES), min_size=1, max_size=5))
def test_elsewhere_nothing_is_cut_and_numbers_end_in_one_column(rows: list[tuple[str, int, str]]) -> None:
    lines = printed(
        [[Cell(name), Cell(str(count)), Cell(text), Cell("")] for name, count, text in rows],
        20,
        io.StringIO(),
    )
    assert len(lines) == len(rows) + 1
    left = max(4, *(cell_len(name) for name, _, _ in rows))
    right = max(5, *(len(str(count)) for _, count, _ in rows))
    for line, (name, count, text) in zip(lines[1:], rows, strict=True):
        number = f"{count:>{right}}"
        assert line == f"{name}{' ' * (left - cell_len(name))}  {number}  {text}".rstrip()


def test_brackets_are_no_markup_and_the_hit_is_shown() -> None:
    out = Screen()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdout", out)
        patch.setenv("TERM", "xterm")
        patch.setenv("COLUMNS", "80")
        patch.delenv("NO_COLOR", raising=False)
        print_table(
            COLUMNS, [[Cell("[bold]x[/bold]"), Cell("1"), Cell("a coup :smile:", hit=(2, 6)), Cell("")]]
        )
    shown = out.getvalue()
    assert "[bold]x[/bold]" in shown
    assert ":smile:" in shown
    assert "\x1b[1;7mcoup\x1b[0m" in shown


def test_a_spare_column_goes_before_the_others_say_too_little() -> None:
    row = [Cell("Nouri al-Maliki"), Cell("71"), Cell("x" * 60), Cell("a note of some length")]
    wide, narrow = (printed([row], width, Screen()) for width in (120, 50))
    assert "a note of some length" in wide[1]
    assert "notes" not in narrow[0]
    assert narrow[1].startswith("Nouri al-Maliki     71  xxxxx")
    assert len(SEQUENCE.sub("", narrow[1])) == 50
