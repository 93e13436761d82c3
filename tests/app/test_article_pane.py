"""The article pane: what is painted where, hits of a search, ticks beside the text."""

from __future__ import annotations

import asyncio
import re

import pytest

from tests.app.lone_pane import BERG, LONG, PARAGRAPH, Desk, marks_of, rows, style_of, styled, texts
from tui.app.widgets.article import Mark
from tui.model import Kind


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
