"""The article pane: what is painted where, moving over mentions, keeping the place, the mouse."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator

import pytest
from rich.style import Style
from textual import events
from textual.app import App, ComposeResult
from textual.strip import Strip

from tui.app.widgets.article import ArticlePane, Mark, Place
from tui.model import Kind

PARAGRAPH = (
    "Prime Minister Anna Berg met the council of Norwood on Tuesday. The Harbourside had asked for a vote, "
    "and Berg said that the strike would end before the week was out. In Norwood few believed it.\n\n"
)
NAMES = {
    "Anna Berg": (Kind.PERSON, 1),
    "Berg": (Kind.PERSON, 1),
    "Norwood": (Kind.PLACE, 2),
    "Harbourside": (Kind.ORG, 3),
    "strike": (Kind.EVENT, 4),
}
LONG = "The vote\n\n" + PARAGRAPH * 40
BERG = 1


def marks_of(text: str) -> list[Mark]:
    return [Mark(m.start(), m.end(), *NAMES[m.group()]) for m in re.finditer("|".join(NAMES), text)]


class Desk(App[None]):
    """A pane alone, and what it told."""

    CSS = "Screen { layout: horizontal; }"

    def __init__(self) -> None:
        super().__init__()
        self.pane = ArticlePane()
        self.moved: list[int] = []
        self.clicked: list[tuple[int, bool]] = []
        self.faded = asyncio.Event()

    def compose(self) -> ComposeResult:
        yield self.pane

    def on_article_pane_cursor_moved(self, event: ArticlePane.CursorMoved) -> None:
        self.moved.append(event.index)

    def on_article_pane_mention_clicked(self, event: ArticlePane.MentionClicked) -> None:
        self.clicked.append((event.index, event.follow))

    def on_article_pane_landing_faded(self) -> None:
        self.faded.set()


def rows(pane: ArticlePane) -> list[Strip]:
    return [pane.render_line(y) for y in range(pane.size.height)]


def texts(pane: ArticlePane) -> list[str]:
    return [strip.text.rstrip() for strip in rows(pane)]


def styled(pane: ArticlePane) -> Iterator[tuple[str, Style]]:
    for strip in rows(pane):
        for segment in strip:
            if segment.style is not None and segment.text.strip():
                yield segment.text, segment.style


def style_of(pane: ArticlePane, text: str) -> Style:
    return next(style for found, style in styled(pane) if found == text)


def cell_of(pane: ArticlePane, text: str) -> tuple[int, int]:
    for y, strip in enumerate(rows(pane)):
        if (x := strip.text.find(text)) >= 0:
            return x, y
    raise AssertionError(f"{text!r} is not in view")


async def test_text_is_painted_on_a_centred_measure() -> None:
    app = Desk()
    async with app.run_test(size=(120, 30)) as pilot:
        app.pane.show(LONG, marks_of(LONG), [(0, 8)])
        await pilot.pause()
        lines = [line for line in texts(app.pane) if line]
        left = min(len(line) - len(line.lstrip()) for line in lines)
        assert lines[0].strip() == "The vote"
        assert max(len(line) for line in lines) - left <= 76
        assert left == (120 - 76) // 2
        assert all(strip.cell_length == app.pane.size.width for strip in rows(app.pane))
        assert style_of(app.pane, "The vote").bold


@pytest.mark.parametrize("width", [6, 20, 60, 80])
async def test_narrow_windows_keep_a_margin_and_lose_no_word(width: int) -> None:
    app = Desk()
    async with app.run_test(size=(width, 200)) as pilot:
        app.pane.show(PARAGRAPH, marks_of(PARAGRAPH))
        await pilot.pause()
        shown = "".join("".join(texts(app.pane)).split())
        assert shown == "".join(PARAGRAPH.split())
        assert all(strip.text.startswith(" ") for strip in rows(app.pane))


async def test_kinds_have_colours_of_their_own_and_the_page_none() -> None:
    app = Desk()
    async with app.run_test(size=(90, 30)) as pilot:
        app.pane.show(LONG, marks_of(LONG))
        await pilot.pause()
        words = ("Anna Berg", "Norwood", "Harbourside", "strike", "Prime Minister ")
        colours = {style_of(app.pane, word).color for word in words}
        assert len(colours) == len(words)


async def test_cursor_is_underlined_and_the_active_one_has_a_soft_background_everywhere() -> None:
    app = Desk()
    async with app.run_test(size=(90, 12)) as pilot:
        pane = app.pane
        pane.show(LONG, marks_of(LONG))
        pane.set_cursor(0)
        await pilot.pause()
        assert style_of(pane, "Anna Berg").underline
        assert not style_of(pane, "Norwood").underline
        plain = style_of(pane, "Berg").bgcolor
        pane.active = BERG
        await pilot.pause()
        assert style_of(pane, "Anna Berg").bgcolor == style_of(pane, "Berg").bgcolor != plain
        assert style_of(pane, "Norwood").bgcolor == plain
        pane.active = None
        assert style_of(pane, "Berg").bgcolor == plain


async def test_a_landing_is_reversed_until_it_fades() -> None:
    app = Desk()
    async with app.run_test(size=(90, 12)) as pilot:
        pane = app.pane
        pane.landed_seconds = 0.01
        pane.show(LONG, marks_of(LONG))
        pane.set_cursor(60, centre=True, landed=True)
        assert pane.landed == 60
        line = pane.layout_of_text.line_of(pane.marks[60].start)
        assert abs(line - pane.top - pane.size.height // 2) <= 1
        assert any(style.reverse for _, style in styled(pane))
        await asyncio.wait_for(app.faded.wait(), 10)
        await pilot.pause()
        assert pane.landed is None
        assert pane.cursor == 60
        assert not any(style.reverse for _, style in styled(pane))


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


async def test_search_marks_hits_goes_round_and_is_forgotten() -> None:
    app = Desk()
    async with app.run_test(size=(90, 14)) as pilot:
        pane = app.pane
        pane.show(LONG, marks_of(LONG))
        await pilot.pause()
        pane.scroll_lines(30)
        top = pane.place.offset
        assert pane.search("harbourside") == pane.hits == 40
        hits = [found.start() for found in re.finditer("Harbourside", LONG)]
        assert pane.current_hit is not None
        assert hits[pane.current_hit] == min(hit for hit in hits if hit >= top)
        current = pane.current_hit
        backgrounds = {style.bgcolor for text, style in styled(pane) if text == "Harbourside"}
        assert len(backgrounds) == 2
        for _ in range(40):
            assert pane.next_hit(1)
        assert pane.current_hit == current
        pane.next_hit(-1)
        assert pane.current_hit == current - 1
        assert pane.search("nowhere to be found") == 0
        assert pane.current_hit is None
        assert not pane.next_hit(1)
        assert pane.search("HarbourSide") == 0
        pane.clear_search()
        assert pane.hits == 0


async def test_hits_found_elsewhere_are_shown_and_gone_through() -> None:
    app = Desk()
    async with app.run_test(size=(90, 14)) as pilot:
        pane = app.pane
        pane.show(LONG, marks_of(LONG))
        await pilot.pause()
        spans = [found.span() for found in re.finditer("council", LONG)]
        pane.show_hits(spans)
        await pilot.pause()
        assert (pane.hits, pane.current_span) == (40, None)
        assert pane.vertical_scrollbar.rows
        pane.go_to(*spans[20])
        assert pane.current_span == spans[20]
        line = pane.layout_of_text.line_of(spans[20][0])
        assert abs(line - pane.top - pane.size.height // 2) <= 1
        pane.next_hit(-1)
        assert pane.current_span == spans[19]
        pane.show_hits(spans)
        top = pane.place.offset
        pane.next_hit(1)
        assert pane.current_span == min(span for span in spans if span[0] >= top)
        pane.show_hits(spans)
        top = pane.place.offset
        pane.next_hit(-1)
        assert pane.current_span == max(span for span in spans if span[0] < top)


async def test_typing_a_search_looks_from_where_it_began() -> None:
    app = Desk()
    async with app.run_test(size=(90, 14)) as pilot:
        pane = app.pane
        pane.show(LONG, marks_of(LONG))
        await pilot.pause()
        for typed in ("b", "be", "bel", "believed"):
            pane.search(typed)
        assert pane.current_hit == 0


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


async def test_minimap_ticks_where_the_active_one_occurs_and_goes_where_it_is_clicked() -> None:
    app = Desk()
    async with app.run_test(size=(90, 20)) as pilot:
        pane = app.pane
        text = PARAGRAPH.replace("Berg", "Dahl") * 30 + PARAGRAPH + PARAGRAPH.replace("Berg", "Dahl") * 30
        pane.show(text, marks_of(text))
        pane.active = BERG
        await pilot.pause()
        bar = pane.vertical_scrollbar
        assert bar.rows
        assert bar.rows <= {9, 10}
        assert pane.view_width == 89
        await pilot.click(bar, offset=(0, 10))
        await pilot.pause()
        line = pane.layout_of_text.line_of(next(m.start for m in pane.marks if m.entity == BERG))
        assert pane.top <= line < pane.top + 20
        pane.search("council of Norwood")
        await pilot.pause()
        assert len(bar.rows) > 10
        pane.show(PARAGRAPH, marks_of(PARAGRAPH))
        await pilot.pause()
        assert not bar.rows
        assert pane.view_width == 89


async def test_ticks_wear_the_colour_of_the_active_kind_in_every_theme() -> None:
    app = Desk()
    async with app.run_test(size=(90, 20)) as pilot:
        pane = app.pane
        pane.show(LONG, marks_of(LONG))
        pane.active = BERG
        for theme in ("nord", "textual-light"):
            app.theme = theme
            await pilot.pause()
            bar = pane.vertical_scrollbar
            ticks = [bar.render_line(row) for row in bar.rows]
            colours = {segment.style.color for strip in ticks for segment in strip if segment.style}
            assert colours == {style_of(pane, "Anna Berg").color}


async def test_messages_are_centred_and_text_is_never_markup_or_an_escape() -> None:
    app = Desk()
    async with app.run_test(size=(60, 11)) as pilot:
        pane = app.pane
        pane.message("No article is open.\nChoose one on the left.")
        await pilot.pause()
        lines = texts(pane)
        assert lines[4].strip() == "No article is open."
        assert lines[5].strip() == "Choose one on the left."
        assert lines[4].index("No") == (60 - len("No article is open.")) // 2
        text = "[bold]not bold[/] \x1b[31mnot red\x1b[0m [link=x]y[/link]"
        pane.show(text, [Mark(1, 5, Kind.ORG, 1)])
        await pilot.pause()
        assert "".join(texts(pane)).split() == text.replace("\x1b", "␛").split()
        assert pane.text == text


async def test_wide_and_joined_characters_keep_their_marks_and_cells() -> None:
    app = Desk()
    text = "今日は東京で 👩\u200d👩\u200d👧 会議。\tErdog\u0306an said " * 20
    marks = [Mark(m.start(), m.end(), Kind.PLACE, 1) for m in re.finditer("東京", text)]
    # A mark that ends inside a grapheme colours all of it.
    marks += [Mark(m.start(), m.end(), Kind.PERSON, 2) for m in re.finditer("Erdog", text)]
    app.pane.show(text, sorted(marks, key=lambda mark: mark.start))
    async with app.run_test(size=(50, 12)) as pilot:
        await pilot.pause()
        pane = app.pane
        assert all(strip.cell_length == pane.size.width for strip in rows(pane))
        assert "東京" in [segment for segment, _ in styled(pane)]
        assert "Erdog\u0306" in [segment for segment, _ in styled(pane)]
        y, strip = next((y, strip) for y, strip in enumerate(rows(pane)) if "東京" in strip.text)
        before = [segment.text for segment in strip].index("東京")
        x = sum(segment.cell_length for segment in list(strip)[:before])
        await pilot.click(pane, offset=(x + 2, y))
        await pilot.pause()
        assert app.clicked


async def test_no_key_is_bound_by_the_pane() -> None:
    app = Desk()
    async with app.run_test(size=(90, 14)) as pilot:
        app.pane.show(LONG, ())
        app.pane.focus()
        await pilot.press("down", "pagedown", "end")
        await pilot.pause()
        assert app.pane.top == 0
