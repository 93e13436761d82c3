"""Lists of any length: no widget a row, a cursor that skips headers, clicks, what is painted."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style
from rich.text import Text
from textual.app import App, ComposeResult
from textual.widgets import Input

from tui.app.widgets.listing import BAR, RowState, VirtualList


class Numbers:
    """Rows that say their number, and count how often they were asked."""

    def __init__(self, count: int, height: int = 1) -> None:
        self.count = count
        self.height = height
        self.asked = 0

    def __len__(self) -> int:
        return self.count

    def line(self, index: int, width: int, state: RowState) -> Text:
        self.asked += 1
        mark = "*" if state.marked else " "
        return Text("\n".join([f"{mark}row {index}", *(f"  more {index}" for _ in range(self.height - 1))]))

    def selectable(self, index: int) -> bool:
        return True


class Groups:
    """Rows of which those in capitals are headers."""

    height = 1

    def __init__(self, rows: Sequence[str]) -> None:
        self.rows = rows

    def __len__(self) -> int:
        return len(self.rows)

    def line(self, index: int, width: int, state: RowState) -> Text:
        return Text(self.rows[index], style=Style(dim=True))

    def selectable(self, index: int) -> bool:
        return not self.rows[index].isupper()


class Desk(App[None]):
    """A list and something else to focus, and what the list told."""

    def __init__(self, empty: str = "") -> None:
        super().__init__()
        self.rows = VirtualList(empty=empty)
        self.highlighted: list[tuple[int, bool]] = []
        self.chosen: list[tuple[int, bool]] = []

    def compose(self) -> ComposeResult:
        yield Input(compact=True)
        yield self.rows

    def on_virtual_list_highlighted(self, event: VirtualList.Highlighted) -> None:
        self.highlighted.append((event.index, event.by_mouse))

    def on_virtual_list_chosen(self, event: VirtualList.Chosen) -> None:
        self.chosen.append((event.index, event.by_mouse))


def texts(rows: VirtualList) -> list[str]:
    return [rows.render_line(y).text.rstrip() for y in range(rows.size.height)]


def background(rows: VirtualList, y: int) -> set[object]:
    return {segment.style.bgcolor for segment in rows.render_line(y) if segment.style is not None}


async def test_a_hundred_thousand_rows_make_no_widgets_and_only_those_in_view_are_asked_for() -> None:
    app = Desk()
    async with app.run_test(size=(40, 20)) as pilot:
        widgets = len(list(app.query("*")))
        source = Numbers(100_000)
        app.rows.set_source(source, cursor=0)
        await pilot.pause()
        app.rows.to_end()
        await pilot.pause()
        assert texts(app.rows)[-1] == f"{BAR} row 99999"
        app.rows.move(-50_000)
        await pilot.pause()
        assert texts(app.rows)[0] == f"{BAR} row 49999"
        assert len(list(app.query("*"))) == widgets
        assert source.asked < 20 * 20
        assert app.highlighted == [(99_999, False), (49_999, False)]


async def test_moving_scrolls_only_as_far_as_needed() -> None:
    app = Desk()
    async with app.run_test(size=(40, 11)) as pilot:
        rows = app.rows
        rows.set_source(Numbers(100), cursor=0)
        await pilot.pause()
        for _ in range(9):
            rows.move(1)
        assert rows.top == 0
        rows.move(1)
        assert (rows.cursor, rows.top) == (10, 1)
        rows.page(1)
        assert rows.cursor == 19
        rows.half_page(-1)
        assert rows.cursor == 14
        rows.to_end()
        assert (rows.cursor, rows.top) == (99, 90)
        assert not rows.move(1)
        rows.to_top()
        assert (rows.cursor, rows.top) == (0, 0)
        assert not rows.move(-1)
        await pilot.pause()
        assert [index for index, _ in app.highlighted][-3:] == [14, 99, 0]


async def test_headers_are_skipped_and_shown_above_the_row_below_them() -> None:
    app = Desk()
    names = [
        "PEOPLE",
        *(f"person {n}" for n in range(20)),
        "PLACES",
        *(f"place {n}" for n in range(3)),
        "EVENTS",
    ]
    async with app.run_test(size=(40, 6)) as pilot:
        rows = app.rows
        rows.set_source(Groups(names), cursor=0)
        await pilot.pause()
        assert rows.cursor == 1
        assert not rows.move(-1)
        rows.to_end()
        assert rows.cursor == names.index("place 2")
        rows.set_cursor(names.index("PLACES"))
        assert rows.cursor == names.index("place 0")
        rows.move(-1)
        assert rows.cursor == names.index("person 19")
        rows.to_top()
        assert rows.top == 0
        await pilot.pause()
        assert texts(rows)[0] == " PEOPLE"
        await pilot.click(rows, offset=(3, 0))
        await pilot.pause()
        assert app.chosen == []


async def test_the_row_under_the_cursor_has_a_bar_and_looks_otherwise_without_the_focus() -> None:
    app = Desk()
    async with app.run_test(size=(30, 8)) as pilot:
        rows = app.rows
        rows.set_source(Numbers(5), cursor=2)
        app.query_one(Input).focus()
        await pilot.pause()
        assert texts(rows)[1:4] == ["  row 1", f"{BAR} row 2", "  row 3"]
        away = background(rows, 2)
        rows.focus()
        await pilot.pause()
        here = background(rows, 2)
        ground = background(rows, 1)
        assert len(here) == len(away) == len(ground) == 1
        assert len(here | away | ground) == 3
        app.query_one(Input).focus()
        rows.lit = True
        await pilot.pause()
        assert background(rows, 2) == here
        assert {row.cell_length for row in map(rows.render_line, range(7))} == {30}


async def test_rows_of_more_than_one_line() -> None:
    app = Desk()
    async with app.run_test(size=(30, 8)) as pilot:
        rows = app.rows
        rows.set_source(Numbers(100, height=2), cursor=1)
        await pilot.pause()
        assert texts(rows)[:4] == ["  row 0", "   more 0", f"{BAR} row 1", f"{BAR}  more 1"]
        rows.move(2)
        assert rows.top == 1
        await pilot.click(rows, offset=(4, 4))
        await pilot.pause()
        assert app.chosen == [(2, True)]


async def test_a_click_highlights_and_chooses_and_enter_is_the_app_s() -> None:
    app = Desk()
    async with app.run_test(size=(30, 8)) as pilot:
        rows = app.rows
        rows.set_source(Numbers(3), cursor=0)
        rows.focus()
        await pilot.click(rows, offset=(5, 1))
        await pilot.click(rows, offset=(5, 5))
        await pilot.press("enter", "down", "end")
        await pilot.pause()
        assert app.highlighted == [(1, True)]
        assert app.chosen == [(1, True)]
        assert rows.choose()
        await pilot.pause()
        assert app.chosen == [(1, True), (1, False)]


async def test_an_empty_list_says_so_in_the_middle() -> None:
    app = Desk("Nobody is named here.\nChoose an article.")
    async with app.run_test(size=(40, 11)) as pilot:
        await pilot.pause()
        shown = texts(app.rows)
        assert [line.strip() for line in shown[4:6]] == ["Nobody is named here.", "Choose an article."]
        assert not app.rows.move(1)
        assert not app.rows.choose()
        app.rows.to_end()
        app.rows.page(-1)
        assert app.rows.cursor is None
        app.rows.empty = "Reading …"
        await pilot.pause()
        assert "Reading …" in {line.strip() for line in texts(app.rows)}


async def test_rows_that_come_and_go() -> None:
    app = Desk()
    async with app.run_test(size=(40, 11)) as pilot:
        rows = app.rows
        source = Numbers(3)
        rows.set_source(source, cursor=2)
        await pilot.pause()
        source.count = 5_000
        rows.refresh_rows()
        await pilot.pause()
        assert rows.cursor == 2
        assert texts(rows)[9] == "  row 9"
        rows.to_end()
        source.count = 4
        rows.refresh_rows()
        await pilot.pause()
        assert rows.cursor == 3
        assert texts(rows)[:5] == ["  row 0", "  row 1", "  row 2", f"{BAR} row 3", ""]
        source.count = 0
        rows.refresh_rows()
        await pilot.pause()
        assert rows.cursor is None


async def test_the_marked_row_is_known_to_the_source() -> None:
    app = Desk()
    async with app.run_test(size=(40, 11)) as pilot:
        app.rows.set_source(Numbers(3), cursor=0)
        app.rows.marked = 1
        await pilot.pause()
        assert texts(app.rows)[:3] == [f"{BAR} row 0", " *row 1", "  row 2"]


async def test_rows_are_cut_and_never_markup_or_an_escape() -> None:
    app = Desk()
    names = ["[bold]x[/] \x1b[31m " + "long " * 30, "日本語" * 30, "tab\there"]
    async with app.run_test(size=(20, 5)) as pilot:
        app.rows.set_source(Groups(names))
        await pilot.pause()
        shown = texts(app.rows)
        assert shown[0].startswith(" [bold]x[/] ␛[31m")
        assert all(app.rows.render_line(y).cell_length == 20 for y in range(4))
        assert shown[2] == " tab here"


async def test_without_a_cursor_the_first_move_takes_the_first_row_in_view() -> None:
    app = Desk()
    async with app.run_test(size=(40, 11)) as pilot:
        app.rows.set_source(Numbers(100))
        await pilot.pause()
        assert app.rows.cursor is None
        app.rows.go_to_line(40)
        app.rows.move(1)
        assert app.rows.cursor == 40


async def test_a_smaller_window_keeps_the_cursor_in_view() -> None:
    app = Desk()
    async with app.run_test(size=(40, 30)) as pilot:
        rows = app.rows
        rows.set_source(Numbers(100), cursor=25)
        await pilot.pause()
        await pilot.resize_terminal(40, 8)
        await pilot.pause()
        assert rows.top <= 25 < rows.top + rows.size.height


async def test_rows_set_while_the_list_is_hidden_are_there_when_it_returns() -> None:
    app = Desk()
    async with app.run_test(size=(40, 11)) as pilot:
        app.rows.set_source(Numbers(5), cursor=0)
        await pilot.pause()
        app.rows.display = False
        await pilot.pause()
        app.rows.set_source(Numbers(100), cursor=50)
        await pilot.pause()
        app.rows.display = True
        await pilot.pause()
        await pilot.pause()
        assert f"{BAR} row 50" in texts(app.rows)


@pytest.mark.parametrize("cursor", [0, 5, 99, 10_000])
async def test_the_cursor_of_a_new_source_is_in_view_even_before_the_first_layout(cursor: int) -> None:
    app = Desk()
    app.rows.set_source(Numbers(100), cursor=cursor)
    async with app.run_test(size=(40, 11)) as pilot:
        await pilot.pause()
        index = min(cursor, 99)
        assert f"{BAR} row {index}" in texts(app.rows)


@given(st.lists(st.sampled_from(["row", "HEAD"]), max_size=12), st.lists(st.integers(-15, 15), max_size=8))
async def test_the_cursor_never_stands_on_a_header(names: list[str], steps: list[int]) -> None:
    rows = VirtualList()
    rows._source = Groups(names)
    selectable = [number for number, name in enumerate(names) if name == "row"]
    for step in steps:
        before = rows.cursor
        moved = rows.move(step)
        assert moved == (rows.cursor != before)
        assert rows.cursor is None or rows.cursor in selectable
        if before is not None and step:
            beyond = [number for number in selectable if (number - before) * step > 0]
            assert moved == bool(beyond)
