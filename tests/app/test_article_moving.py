"""The article pane: moving over mentions, scrolling, keeping the place, the mouse."""

from __future__ import annotations

import pytest
from textual import events

from tests.app.lone_pane import LONG, PARAGRAPH, Desk, cell_of, marks_of, texts
from tui.app.widgets.article import Place


async def test_moving_over_mentions_scrolls_and_tells() -> None:
    app = Desk()
    async with app.run_test(size=(90, 14)) as pilot:
        pane = app.pane
        pane.show(LONG, marks_of(LONG))
        await pilot.pause()
        pane.set_cursor(0)
        assert not pane.move_cursor(-1)
        for _ in range(30):
            assert pane.move_cursor(1)
            line = pane.layout_of_text.line_of(pane.marks[pane.cursor or 0].start)
            assert pane.top <= line < pane.top + pane.size.height - 3
        await pilot.pause()
        assert app.moved == list(range(1, 31))
        pane.set_cursor(len(pane.marks) - 1)
        assert not pane.move_cursor(1)
        assert pane.move_cursor(-1)
        assert pane.cursor == len(pane.marks) - 2


async def test_a_cursor_out_of_view_starts_again_from_the_view() -> None:
    app = Desk()
    async with app.run_test(size=(90, 14)) as pilot:
        pane = app.pane
        pane.show(LONG, marks_of(LONG))
        pane.set_cursor(0)
        await pilot.pause()
        pane.scroll_lines(50)
        top = pane.layout_of_text.lines[pane.top][0]
        assert pane.move_cursor(1)
        first = next(number for number, mark in enumerate(pane.marks) if mark.start >= top)
        assert pane.cursor == first
        pane.scroll_lines(40)
        bottom = pane.layout_of_text.lines[pane.top + 14][0]
        assert pane.move_cursor(-1)
        assert pane.cursor == max(number for number, mark in enumerate(pane.marks) if mark.start < bottom)


async def test_scrolling_is_instant_and_stops_at_the_ends() -> None:
    app = Desk()
    async with app.run_test(size=(90, 14)) as pilot:
        pane = app.pane
        pane.show(LONG, marks_of(LONG))
        await pilot.pause()
        end = len(pane.layout_of_text) - 14
        pane.scroll_lines(3)
        assert pane.top == 3
        pane.scroll_half_page(1)
        assert pane.top == 10
        pane.scroll_page(1)
        assert pane.top == 22
        pane.scroll_page(-1)
        pane.scroll_half_page(-1)
        assert pane.top == 3
        pane.to_end()
        assert pane.top == end
        pane.scroll_page(1)
        assert pane.top == end
        pane.to_top()
        assert pane.top == 0
        pane.scroll_lines(-1)
        assert pane.top == 0


async def test_resize_keeps_the_words_at_the_top_and_returns_to_the_same_place() -> None:
    app = Desk()
    async with app.run_test(size=(100, 20)) as pilot:
        pane = app.pane
        pane.show(LONG, marks_of(LONG))
        await pilot.pause()
        pane.scroll_lines(57)
        await pilot.pause()
        place, before = pane.place, texts(pane)
        for size in ((40, 10), (61, 30), (140, 12)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            start, end = pane.layout_of_text.lines[pane.top]
            assert start <= place.offset <= end
            assert pane.place == place
        await pilot.resize_terminal(100, 20)
        await pilot.pause()
        assert texts(pane) == before


async def test_resize_keeps_a_visible_cursor_in_view() -> None:
    app = Desk()
    async with app.run_test(size=(100, 30)) as pilot:
        pane = app.pane
        pane.show(LONG, marks_of(LONG))
        await pilot.pause()
        pane.scroll_lines(40)
        pane.move_cursor(-1)
        await pilot.pause()
        for size in ((50, 10), (30, 6), (100, 30)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            line = pane.layout_of_text.line_of(pane.marks[pane.cursor or 0].start)
            assert pane.top <= line < pane.top + pane.size.height


async def test_a_place_is_restored_with_its_cursor_in_another_article_and_back() -> None:
    app = Desk()
    async with app.run_test(size=(90, 14)) as pilot:
        pane = app.pane
        pane.show(LONG, marks_of(LONG))
        pane.set_cursor(80, centre=True)
        await pilot.pause()
        place, before = pane.place, texts(pane)
        pane.show("Another article.", ())
        await pilot.pause()
        assert texts(pane)[0].strip() == "Another article."
        assert pane.cursor is None
        pane.show(LONG, marks_of(LONG), place=place)
        await pilot.pause()
        assert pane.cursor == 80
        assert texts(pane) == before
        assert pane.place == place


async def test_what_is_asked_before_the_first_layout_is_done_after_it() -> None:
    app = Desk()
    app.pane.show(LONG, marks_of(LONG))
    app.pane.set_cursor(80, centre=True)
    async with app.run_test(size=(90, 15)) as pilot:
        await pilot.pause()
        line = app.pane.layout_of_text.line_of(app.pane.marks[80].start)
        assert line == app.pane.top + 7


async def test_an_article_shown_while_the_pane_is_hidden_is_there_when_it_returns() -> None:
    app = Desk()
    async with app.run_test(size=(90, 15)) as pilot:
        pane = app.pane
        pane.show("Another article. " * 400, ())
        await pilot.pause()
        pane.scroll_lines(20)
        await pilot.pause()
        before = texts(pane)
        pane.display = False
        await pilot.pause()
        pane.display = True
        await pilot.pause()
        assert texts(pane) == before
        pane.display = False
        await pilot.pause()
        pane.show(LONG, marks_of(LONG), place=Place(marks_of(LONG)[90].start))
        assert pane.place.offset == marks_of(LONG)[90].start
        await pilot.pause()
        pane.display = True
        await pilot.pause()
        assert pane.top == pane.layout_of_text.line_of(pane.marks[90].start)
        assert "Norwood" in " ".join(texts(pane))


async def test_a_line_in_view_of_a_place_is_honoured() -> None:
    app = Desk()
    async with app.run_test(size=(90, 15)) as pilot:
        mark = marks_of(LONG)[90]
        app.pane.show(LONG, marks_of(LONG), place=Place(mark.start, 4, mark.start))
        await pilot.pause()
        assert app.pane.layout_of_text.line_of(mark.start) == app.pane.top + 4
        assert app.pane.cursor == 90


async def test_marks_that_arrive_later_keep_place_and_cursor() -> None:
    app = Desk()
    async with app.run_test(size=(90, 14)) as pilot:
        pane = app.pane
        marks = marks_of(LONG)
        pane.show(LONG, marks)
        pane.set_cursor(41)
        await pilot.pause()
        place, span = pane.place, marks[41]
        pane.set_marks([mark for mark in marks if mark.kind is span.kind])
        await pilot.pause()
        assert pane.place == place
        assert pane.cursor is not None
        assert pane.marks[pane.cursor] == span
        pane.set_marks([])
        assert pane.cursor is None
        assert pane.place.offset == place.offset
        assert not pane.move_cursor(1)


async def test_an_unknown_mention_is_an_error() -> None:
    app = Desk()
    async with app.run_test():
        app.pane.show(PARAGRAPH, marks_of(PARAGRAPH))
        with pytest.raises(IndexError, match="no mention 99"):
            app.pane.set_cursor(99)


async def test_clicks_on_mentions() -> None:
    app = Desk()
    async with app.run_test(size=(90, 14)) as pilot:
        pane = app.pane
        pane.show(LONG, marks_of(LONG))
        await pilot.pause()
        harbour = cell_of(pane, "Harbourside")
        await pilot.click(pane, offset=harbour)
        await pilot.pause()
        assert app.clicked == [(2, False)]
        assert pane.cursor == 2
        await pilot.click(pane, offset=cell_of(pane, "Norwood"), control=True)
        await pilot.click(pane, offset=cell_of(pane, "council"))
        await pilot.click(pane, offset=(0, 5))
        await pilot.pause()
        assert app.clicked[1:] == [(1, True)]
        await pilot.double_click(pane, offset=harbour)
        await pilot.pause()
        assert app.clicked[-1] == (2, True)
        assert pane.selected is None


async def test_dragging_selects_the_document_s_own_text() -> None:
    app = Desk()
    async with app.run_test(size=(90, 14)) as pilot:
        pane = app.pane
        pane.show(LONG, marks_of(LONG))
        await pilot.pause()
        await pilot.mouse_down(pane, offset=cell_of(pane, "Anna Berg"))
        await pilot.hover(pane, offset=cell_of(pane, "said"))
        await pilot.mouse_up(pane, offset=cell_of(pane, "said"))
        await pilot.pause()
        assert pane.selected is not None
        start, end = pane.selected
        assert LONG[start:end].startswith("Anna Berg met")
        assert LONG[start:end].endswith("and Berg s")
        assert pane.screen.get_selected_text() == LONG[start:end]
        assert app.clicked == []


async def test_the_wheel_scrolls() -> None:
    app = Desk()
    async with app.run_test(size=(90, 14)) as pilot:
        pane = app.pane
        pane.show(LONG, marks_of(LONG))
        await pilot.pause()
        pane.post_message(events.MouseScrollDown(pane, 5, 5, 0, 1, 0, False, False, False))
        await pilot.pause()
        assert pane.top > 0
        pane.post_message(events.MouseScrollUp(pane, 5, 5, 0, -1, 0, False, False, False))
        await pilot.pause()
        assert pane.top == 0


async def test_no_key_is_bound_by_the_pane() -> None:
    app = Desk()
    async with app.run_test(size=(90, 14)) as pilot:
        app.pane.show(LONG, ())
        app.pane.focus()
        await pilot.press("down", "pagedown", "end")
        await pilot.pause()
        assert app.pane.top == 0
