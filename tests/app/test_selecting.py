"""Selecting with the keys, and what is done with a selection."""

from __future__ import annotations

from tests.app.conftest import Desk
from tui.app.screens.writing import Writing


def selected(desk: Desk) -> str:
    span = desk.reader.article.selected
    return desk.reader.article.text[slice(*span)] if span else ""


async def test_words_are_selected_and_copied_with_their_citation(desk: Desk) -> None:
    await desk.press("full_stop", "v")
    assert selected(desk) == desk.under_cursor
    await desk.press("w", "e")
    assert selected(desk).startswith(desk.under_cursor)
    assert len(selected(desk).split()) >= 2
    words = " ".join(selected(desk).split())
    await desk.press("y")
    assert words in desk.app.clipboard
    assert desk.reader.open is not None
    assert desk.reader.open.title in desk.app.clipboard


async def test_a_note_is_written_on_what_is_selected(desk: Desk) -> None:
    await desk.press("v", "j", "j")
    words = selected(desk)
    assert "\n" in words or len(words) > 60
    await desk.press("a")
    assert isinstance(desk.app.screen, Writing)
    await desk.type("here")
    await desk.press("escape")
    assert desk.reader.notes.all()[0].anchor.quote == words


async def test_escape_lets_go_and_keys_mean_what_they_did(desk: Desk) -> None:
    await desk.press("v", "l", "escape")
    assert selected(desk) == ""
    await desk.press("w")
    assert "Stand on a name" in desk.status


async def test_backwards_too(desk: Desk) -> None:
    await desk.press("full_stop", "full_stop", "v", "b", "b", "b")
    assert selected(desk)
    assert desk.reader.article.selected is not None
    assert desk.reader.article.selected[0] < desk.reader.article.marks[1].start
