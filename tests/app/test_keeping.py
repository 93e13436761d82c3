"""Keeping: bookmark, note and mark a place, see it in the margin, list it, find it, edit and delete it."""

from __future__ import annotations

from tests.app.conftest import Desk
from tests.app.test_finding import picker
from tui.app.questions.keepings import Keepings
from tui.app.screens.writing import Writing
from tui.dossier.notes import Sort


async def test_a_bookmark_is_shown_listed_and_taken_away(desk: Desk) -> None:
    await desk.press("full_stop", "b")
    assert [note.sort for note in desk.reader.notes.all()] == [Sort.BOOKMARK]
    assert desk.reader.notes.all()[0].anchor.quote == desk.under_cursor
    assert len(desk.reader.article._noted) == 1
    before = desk.reader.article.cursor
    await desk.press("J", "B", "enter")
    assert desk.app.screen is desk.reader
    assert desk.reader.open is not None
    assert desk.reader.open.path == desk.reader.notes.all()[0].anchor.path
    desk.reader.article.set_cursor(before)
    await desk.press("b")
    assert desk.reader.notes.all() == ()
    assert desk.reader.article._noted == frozenset()


async def test_a_note_of_several_lines_is_written_found_edited_and_deleted(desk: Desk) -> None:
    await desk.press("full_stop", "full_stop", "a")
    assert isinstance(desk.app.screen, Writing)
    await desk.type("quincunx here")
    await desk.press("enter")
    await desk.type("again")
    await desk.press("escape")
    note = desk.reader.notes.all()[0]
    assert note.text == "quincunx here\nagain"
    assert note.about
    await desk.press("s")
    await desk.type("quincunx")
    assert "1 note" in str(picker(desk).count.render())
    await desk.press("enter")
    assert desk.reader.open is not None
    assert desk.reader.open.path == note.anchor.path
    await desk.press("B", "ctrl+e")
    assert isinstance(desk.app.screen, Writing)
    await desk.type(" more")
    await desk.press("escape")
    assert desk.reader.notes.all()[0].text == "quincunx here\nagain more"
    assert isinstance(picker(desk).state.question, Keepings)
    await desk.press("ctrl+d")
    assert desk.reader.notes.all() == ()
    await desk.press("escape")


async def test_what_is_thrown_away_is_not_kept(desk: Desk) -> None:
    await desk.press("full_stop", "a")
    await desk.type("no")
    await desk.press("ctrl+x")
    assert desk.app.screen is desk.reader
    assert desk.reader.notes.all() == ()


async def test_a_letter_marks_a_place_to_come_back_to(desk: Desk) -> None:
    await desk.press("full_stop", "full_stop", "M", "q")
    assert desk.reader.open is not None
    marked = desk.reader.open.id
    assert "Marked 'q" in desk.status
    await desk.press("J", "J", "apostrophe", "q")
    assert desk.reader.open.id == marked
    await desk.press("apostrophe", "z")
    assert "No mark 'z" in desk.status
    await desk.press("M", "escape", "j")
    assert len(desk.reader.notes.all()) == 1


async def test_an_empty_list_says_how_to_begin(desk: Desk) -> None:
    await desk.press("B")
    assert "bookmarks a place" in picker(desk).rows.empty
