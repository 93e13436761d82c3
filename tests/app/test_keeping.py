"""Keeping: bookmark, note and mark a place, see it in the margin, list it, find it, edit and delete it."""

from __future__ import annotations

from rich.text import Text

from tests.app.conftest import Desk
from tests.app.test_finding import picker
from tests.app.test_following import entity_named
from tui.app.questions.card import Card
from tui.app.questions.keepings import Keepings
from tui.app.rows import CastRows
from tui.app.screens.writing import Writing
from tui.app.widgets.listing import RowState
from tui.dossier.notes import Sort


async def test_a_bookmark_is_shown_listed_and_taken_away(desk: Desk) -> None:
    await desk.press("full_stop", "b")
    assert [note.sort for note in desk.reader.notes.all()] == [Sort.BOOKMARK]
    assert desk.reader.notes.all()[0].anchor.quote == desk.under_cursor
    assert list(desk.reader.article._noted.values()) == ["▸"]
    before = desk.reader.article.cursor
    await desk.press("J", "B", "enter")
    assert desk.app.screen is desk.reader
    assert desk.reader.open is not None
    assert desk.reader.open.path == desk.reader.notes.all()[0].anchor.path
    desk.reader.article.set_cursor(before)
    await desk.press("b")
    assert desk.reader.notes.all() == ()
    assert desk.reader.article._noted == {}


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
    assert list(desk.reader.article._noted.values()) == ["✎"]
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


def cast_line(desk: Desk, entity: int) -> str:
    members = desk.reader.members
    assert isinstance(members, CastRows)
    index = members.index_of(entity)
    assert index is not None
    return members.line(index, 60, RowState()).plain


def listed(desk: Desk) -> list[str]:
    rows = picker(desk).rows.source
    assert rows is not None
    lines = [rows.line(index, 100, RowState()) for index in range(len(rows))]
    return [line.plain if isinstance(line, Text) else line.text for line in lines]


async def test_a_note_is_written_on_whom_one_follows(desk: Desk) -> None:
    maliki = entity_named(desk, "Nouri al-Maliki")
    desk.reader.follow(maliki)
    desk.reader.article.set_cursor(None)
    await desk.press("a")
    await desk.type("quincunx")
    await desk.press("enter")
    await desk.type("and more")
    await desk.press("escape")
    assert "Note on Nouri al-Maliki kept" in desk.status
    note = desk.reader.notes.all()[0]
    first = min(desk.reader.store.spots(maliki), key=lambda s: (desk.reader.ranks[s.document], s.start))
    document = desk.reader.store.document(first.document)
    assert document is not None
    assert (note.anchor.path, note.anchor.start) == (document.path, first.start)
    assert "✎ Nouri al-Maliki" in cast_line(desk, maliki)
    assert any("quincunx" in line.plain for line in desk.reader.details)
    await desk.press("i")
    assert isinstance(picker(desk).state.question, Card)
    rows = listed(desk)
    assert rows.index("NOTES") + 1 == next(n for n, row in enumerate(rows) if "✎ quincunx and more" in row)
    await desk.type("quincunx")
    await desk.press("enter")
    assert desk.reader.open is not None
    assert (desk.reader.open.id, desk.reader.cursor_start()) == (first.document, first.start)


async def test_a_note_is_written_on_whom_the_cast_stands_on(desk: Desk) -> None:
    desk.reader.set_focus(desk.reader.cast)
    await desk.press("down", "a")
    members, at = desk.reader.members, desk.reader.cast.cursor
    assert members is not None
    assert at is not None
    await desk.type("quincunx")
    await desk.press("escape")
    assert "✎" in cast_line(desk, members.entity(at))


async def test_a_note_goes_to_whoever_stands_there_after_a_decision(desk: Desk) -> None:
    maliki, other = entity_named(desk, "Nouri al-Maliki"), entity_named(desk, "Moqtada al-Sadr")
    desk.reader.follow(other)
    desk.reader.article.set_cursor(None)
    await desk.press("a")
    await desk.type("quincunx")
    await desk.press("escape", "e", "n", "end", "exclamation_mark", "enter")
    assert list(desk.reader.noted) == [other]
    await desk.press("m")
    await desk.type("nouri al-maliki")
    await desk.press("enter")
    home = desk.reader.store.home_of(other)
    assert home == desk.reader.store.home_of(maliki)
    assert list(desk.reader.noted) == [home]
    desk.reader.follow(home)
    await desk.press("i")
    assert any("quincunx" in row for row in listed(desk))
    await desk.press("escape", "u", "u")
    assert list(desk.reader.noted) == [other]


async def test_the_list_shows_all_of_a_long_note(desk: Desk) -> None:
    await desk.press("full_stop", "a")
    for number in range(40):
        await desk.type(str(number))
        await desk.press("enter")
    await desk.press("escape", "B")
    shown = picker(desk)
    assert shown.note_room.display
    assert str(shown.note.render()).splitlines()[1:] == [str(number) for number in range(40)]
    place = shown.article.place
    assert shown.note_room.scroll_offset.y == 0
    assert shown.note_room.max_scroll_y > 0
    while shown.note_room.scroll_offset.y < shown.note_room.max_scroll_y:
        await desk.press("shift+down")
    assert shown.article.place == place
    await desk.press("escape", "b", "B", "down")
    assert not picker(desk).note_room.display


async def test_a_card_is_shown_though_the_notes_cannot_be_read(desk: Desk) -> None:
    desk.reader.dossier.notes.mkdir()
    desk.reader.follow(entity_named(desk, "Nouri al-Maliki"))
    desk.reader.article.set_cursor(None)
    await desk.press("i")
    rows = listed(desk)
    assert any(row.startswith("spelled") for row in rows)
    assert any(row.startswith("notes") and "cannot be read" in row for row in rows)
