"""The desk: panes at every size, movement, the mouse, indexing while one reads, and what goes wrong."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest
from rich.console import Console

from tests.app.conftest import Desk, OpenApp
from tests.conftest import MakeFolder
from tui.app.actions import ACTIONS
from tui.app.screens.notice import Notice
from tui.app.screens.reader.handling import cite
from tui.dossier.place import Dossier, open_dossier
from tui.model import Kind
from tui.settings import Settings, SettingsError

STORY = "{name} met Ann Lee.\n\n3 May 2014\n\nOn Monday {name} went to Paris. Ann Lee stayed in Berlin.\n"


def shown(desk: Desk) -> set[str]:
    return {pane for pane in ("documents", "article", "cast") if desk.reader.query_one(f"#{pane}").display}


def painted(notice: Notice) -> str:
    """Return what a page says, with its lines run together."""
    console = Console(width=400, file=io.StringIO())
    with console.capture() as capture:
        console.print(notice.content)
    return capture.get()


@pytest.mark.parametrize(
    ("size", "panes"),
    [
        ((60, 20), {"article"}),
        ((80, 24), {"article", "cast"}),
        ((120, 36), {"documents", "article", "cast"}),
        ((200, 50), {"documents", "article", "cast"}),
    ],
)
async def test_as_many_panes_as_there_is_room_for(
    sample_copy: Dossier, open_app: OpenApp, size: tuple[int, int], panes: set[str]
) -> None:
    async with open_app(sample_copy, size) as desk:
        assert shown(desk) == panes
        assert desk.reader.article.layout_of_text.width <= 80
        await desk.press("1")
        assert "documents" in shown(desk)
        await desk.press("3")
        assert "cast" in shown(desk)
        await desk.press("2")
        assert "article" in shown(desk)
        assert desk.reader.focused is desk.reader.article


async def test_a_resize_keeps_the_words_and_the_one_under_the_cursor(desk: Desk) -> None:
    await desk.press("ctrl+d", "ctrl+d", "full_stop", "full_stop")
    surface, start = desk.under_cursor, desk.reader.cursor_start()
    for size in ((60, 20), (200, 50), (80, 24)):
        await desk.pilot.resize_terminal(*size)
        await desk.settle()
        assert desk.under_cursor == surface
        assert desk.reader.cursor_start() == start
        article = desk.reader.article
        assert start is not None
        line = article.layout_of_text.line_of(start)
        assert article.top <= line < article.top + article.view_height


async def test_g_g_goes_to_the_top_and_a_lone_g_does_nothing(desk: Desk) -> None:
    await desk.press("G")
    bottom = desk.reader.article.top
    assert bottom > 0
    await desk.press("g")
    assert desk.reader.article.top == bottom
    await desk.press("g")
    assert desk.reader.article.top == 0


async def test_a_broken_sequence_counts_for_its_last_key(desk: Desk) -> None:
    await desk.press("g", "G")
    assert desk.reader.article.top > 0


async def test_documents_are_opened_from_the_list_and_in_turn(desk: Desk) -> None:
    first = desk.reader.open
    await desk.press("1", "j", "j", "enter")
    assert desk.reader.open is not None
    assert desk.reader.open.id == desk.reader.ids[2]
    await desk.press("J")
    assert desk.reader.open.id == desk.reader.ids[3]
    await desk.press("K", "K", "K", "K")
    assert desk.reader.open == first
    assert "first document" in desk.status


async def test_reading_takes_the_unread_mark_away(desk: Desk) -> None:
    await desk.press("J")
    assert desk.reader.rows is not None
    digests = [desk.reader.store.document(document) for document in desk.reader.ids[:3]]
    assert [row is not None and row.digest in desk.reader.read_marks for row in digests] == [
        True,
        True,
        False,
    ]


async def test_every_action_has_a_method_and_runs_on_an_empty_dossier(
    make_folder: MakeFolder, tmp_path: Path, open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = open_dossier([make_folder({"notes.pdf": b"x"})], tmp_path / "home")
    async with open_app(empty) as desk:
        for action in ACTIONS:
            if action.id in ("quit", "editor"):
                continue
            desk.reader.perform(action.id)
            await desk.settle()
            while desk.app.screen is not desk.reader:
                await desk.press("escape")
            while desk.reader.focused is not desk.reader.article:
                await desk.press("escape")


async def test_an_empty_folder_says_what_to_do(
    make_folder: MakeFolder, tmp_path: Path, open_app: OpenApp
) -> None:
    async with open_app(open_dossier([make_folder({"a.pdf": b"x"})], tmp_path / "home")) as desk:
        lines = [desk.reader.article.render_line(y).text for y in range(desk.reader.article.size.height)]
        assert "Nothing to read here" in "\n".join(lines)


async def test_articles_appear_as_they_are_indexed(
    make_folder: MakeFolder, tmp_path: Path, open_app: OpenApp
) -> None:
    folder = make_folder({"a.txt": STORY.format(name="Jo Stone"), "b.txt": STORY.format(name="Ed Marsh")})
    async with open_app(open_dossier([folder], tmp_path / "home")) as desk:
        assert len(desk.reader.ids) == 2
        assert desk.reader.open is not None
        assert desk.reader.article.marks
        (folder / "c.txt").write_text(STORY.format(name="Jo Stone"), encoding="utf-8")
        await desk.press("ctrl+r")
        assert len(desk.reader.ids) == 3
        await desk.press("ctrl+r")
        assert desk.status == "Nothing has changed"


async def test_a_changed_index_keeps_the_place_and_the_active_one(
    make_folder: MakeFolder, tmp_path: Path, open_app: OpenApp
) -> None:
    folder = make_folder({"a.txt": STORY.format(name="Jo Stone"), "b.txt": STORY.format(name="Jo Stone")})
    async with open_app(open_dossier([folder], tmp_path / "home")) as desk:
        await desk.press("f")
        await desk.type("jo stone")
        await desk.press("enter", "n")
        active, here = desk.reader.active, desk.reader.position()
        assert active is not None
        (folder / "b2.txt").write_text(STORY.format(name="Jo Stone"), encoding="utf-8")
        desk.reader.reindex()
        await desk.settle()
        assert desk.reader.active is not None
        assert desk.reader.active.key == active.key
        assert desk.reader.active.mentions > active.mentions
        assert desk.reader.position() == here


async def test_a_document_removed_while_open_stays_readable(
    make_folder: MakeFolder, tmp_path: Path, open_app: OpenApp
) -> None:
    folder = make_folder({"a.txt": STORY.format(name="Jo Stone"), "b.txt": STORY.format(name="Ed Marsh")})
    async with open_app(open_dossier([folder], tmp_path / "home")) as desk:
        assert desk.reader.open is not None
        (folder / desk.reader.open.path).unlink()
        desk.reader.reindex()
        await desk.settle()
        assert "no longer in the folder" in desk.status
        assert desk.reader.article.text
        await desk.press("full_stop", "n", "w", "y", "r", "escape", "J", "K")
        assert desk.app.is_running


async def test_control_characters_never_reach_the_screen(
    make_folder: MakeFolder, tmp_path: Path, open_app: OpenApp
) -> None:
    nasty = "Title \x1b[31mred\x1b[0m [bold]x[/bold]\n\nJo Stone\x07 and \x1b]52;c;aGk=\x07 Ann Lee\x9b2J.\n"
    folder = make_folder({"a\x1b[2J.txt": nasty})
    async with open_app(open_dossier([folder], tmp_path / "home")) as desk:
        await desk.press("r", "escape", "s")
        await desk.type("stone")
        for screen in desk.app.screen_stack:
            for strip in screen._compositor.render_strips():
                text = "".join(segment.text for segment in strip)
                assert not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 for char in text)
        await desk.press("escape")
        assert "[bold]x[/bold]" in desk.reader.article.text


async def test_unreadable_files_are_told_of(
    make_folder: MakeFolder, tmp_path: Path, open_app: OpenApp
) -> None:
    folder = make_folder({"a.txt": STORY.format(name="Jo Stone"), "bad.txt": b"\x00\x01\x02\x00" * 50})
    async with open_app(open_dossier([folder], tmp_path / "home")) as desk:
        assert "1 could not be read" in desk.status
        await desk.press("I")
        assert isinstance(desk.app.screen, Notice)
        assert "bad.txt" in painted(desk.app.screen)


async def test_clicks_on_names_and_rows(desk: Desk) -> None:
    article = desk.reader.article
    mark = article.marks[0]
    line = article.layout_of_text.line_of(mark.start)
    cell = article.layout_of_text.cell_of(line, mark.start)
    left = (article.view_width - article.layout_of_text.width) // 2
    await desk.pilot.click(article, offset=(left + cell + 1, line - article.top))
    await desk.settle()
    assert article.cursor == 0
    await desk.pilot.click(article, offset=(left + cell + 1, line - article.top), times=2)
    await desk.settle()
    assert desk.reader.active is not None
    assert desk.reader.active.id == mark.entity
    await desk.pilot.click(desk.reader.documents, offset=(5, 3))
    await desk.settle()
    assert desk.reader.open is not None
    assert desk.reader.open.id == desk.reader.ids[3]


async def test_copying_takes_the_sentence_with_its_citation(desk: Desk) -> None:
    await desk.press("full_stop", "y")
    assert desk.reader.open is not None
    assert desk.under_cursor in desk.app.clipboard
    assert desk.app.clipboard.endswith(f"({desk.reader.open.path})")
    assert desk.reader.open.title in desk.app.clipboard
    assert cite("So.", desk.reader.open).startswith("“So.” — ")


async def test_the_editor_is_opened_at_the_line(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[tuple[list[str], Path]] = []
    monkeypatch.setattr(desk.reader, "run_editor", lambda command, path: calls.append((command, path)))
    monkeypatch.setenv("EDITOR", "nano -w")
    monkeypatch.delenv("VISUAL", raising=False)
    await desk.press("full_stop", "full_stop", "full_stop", "o")
    (command, path) = calls[0]
    assert command[:2] == ["nano", "-w"]
    assert command[-1] == str(path)
    line = int(command[2].removeprefix("+"))
    assert desk.under_cursor.split()[0] in path.read_text(encoding="utf-8").splitlines()[line - 1]


async def test_a_page_of_the_help_is_what_is_in_view(desk: Desk) -> None:
    await desk.press("question_mark")
    body = desk.app.screen.query_one("#notice-body")
    page = body.size.height - 1
    assert page > 12
    await desk.press("space")
    assert body.scroll_offset.y == page
    await desk.press("pagedown", "pageup")
    assert body.scroll_offset.y == page
    await desk.press("ctrl+u")
    assert body.scroll_offset.y == page - page // 2


async def test_help_shows_every_action_and_the_palette_opens(desk: Desk) -> None:
    await desk.press("question_mark")
    assert isinstance(desk.app.screen, Notice)
    text = painted(desk.app.screen)
    for action in ACTIONS:
        assert action.help in text
    await desk.press("escape", "colon")
    assert len(desk.app.screen_stack) == 2
    await desk.press("escape")
    assert len(desk.app.screen_stack) == 1


async def test_own_keys_and_theme(sample_copy: Dossier, open_app: OpenApp) -> None:
    own = Settings(
        theme="personae-light", keys={"references": "space r", "page_down": "pagedown", "reopen": "?"}
    )
    with pytest.raises(SettingsError, match=r"'\?' would call both"):
        async with open_app(sample_copy, settings=own):
            pass
    own = Settings(theme="personae-light", keys={"references": "space r", "page_down": "pagedown"})
    async with open_app(sample_copy, settings=own) as desk:
        assert desk.app.theme == "personae-light"
        await desk.press("full_stop", "enter", "space", "r")
        assert desk.app.screen is not desk.reader


async def test_another_theme_recolours_the_rows(desk: Desk) -> None:
    before = desk.reader.palette.dim
    desk.app.theme = "personae-light"
    await desk.settle()
    assert desk.reader.palette.dim != before
    for theme in ("ansi-dark", "nord"):
        desk.app.theme = theme
        await desk.settle()
        assert desk.app.is_running


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="needs a folder that refuses writing"
)
async def test_an_index_that_cannot_be_written_is_told_of(sample_copy: Dossier, open_app: OpenApp) -> None:
    sample_copy.home.chmod(0o500)
    async with open_app(sample_copy) as desk:
        await desk.press("J")
        assert desk.app.is_running
    sample_copy.home.chmod(0o700)


async def test_kinds_differ_without_colour(
    sample_copy: Dossier, open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with open_app(sample_copy) as desk:
        article = desk.reader.article
        looks = {}
        for mark in article.marks:
            line = article.layout_of_text.line_of(mark.start)
            cell = article.layout_of_text.cell_of(line, mark.start)
            article.go_to_line(line)
            strip = article.render_line(line - article.top)
            left = (article.view_width - article.layout_of_text.width) // 2
            style = next(iter(strip.crop(left + cell, left + cell + 1))).style
            assert style is not None
            looks[mark.kind] = (bool(style.bold), bool(style.italic), bool(style.dim))
        assert len(looks) == len(Kind)
        assert len(set(looks.values())) == len(Kind)
        assert (False, False, False) not in looks.values()
