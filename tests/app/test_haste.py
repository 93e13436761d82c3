"""A reader who types faster than anything answers, an editor that is not there, a rival that indexes."""

from __future__ import annotations

import asyncio
from contextlib import nullcontext
from pathlib import Path

import pytest
from textual import events

from tests.app.conftest import Desk, OpenApp, settle
from tests.conftest import MakeFolder
from tui.app import PersonaeApp
from tui.app.screens.picker import Picker
from tui.app.screens.reader import ReaderScreen
from tui.dossier.lock import held
from tui.dossier.place import Dossier, open_dossier
from tui.settings import Settings


def burst(desk: Desk, keys: str) -> None:
    """Send *keys* as a terminal does when they come in one packet; a line feed is enter."""
    for key in keys:
        name = {"\n": "enter", " ": "space", "/": "slash"}.get(key, key)
        desk.app.post_message(events.Key(name, "\r" if key == "\n" else key))


async def test_keys_in_one_packet_go_to_the_list_they_open(desk: Desk) -> None:
    burst(desk, "fqasim")
    await desk.settle()
    screen = desk.app.screen
    assert isinstance(screen, Picker)
    assert screen.typed.value == "qasim"
    assert desk.app.is_running


async def test_enter_waits_for_the_answers_to_what_was_typed(desk: Desk) -> None:
    burst(desk, "fsadr moqtada\n")
    await desk.settle()
    assert len(desk.app.screen_stack) == 1
    assert desk.reader.active is not None
    assert desk.reader.active.name == "Moqtada al-Sadr"


@pytest.mark.parametrize("turns", range(0, 24, 3))
async def test_keys_keep_their_order_however_they_come(desk: Desk, turns: int) -> None:
    burst(desk, "fsadr moq")
    for _ in range(turns):
        await asyncio.sleep(0)
    burst(desk, "tada\n")
    await desk.settle()
    assert desk.reader.active is not None
    assert desk.reader.active.name == "Moqtada al-Sadr"


async def test_keys_in_one_packet_go_to_the_search_line(desk: Desk) -> None:
    burst(desk, "/quorum")
    await desk.settle()
    assert desk.app.is_running
    assert desk.reader.search_line.value == "quorum"


async def test_a_list_closed_while_it_looks_things_up_harms_nothing(desk: Desk) -> None:
    for _ in range(12):
        burst(desk, "fmal")
        await desk.pilot.pause()
        await desk.pilot.press("escape")
        burst(desk, "ftar\n")
        await desk.pilot.press("escape")
        await desk.settle()
        while len(desk.app.screen_stack) > 1:
            await desk.press("escape")
    assert desk.app.is_running


async def test_what_was_searched_before_gives_way_to_what_is_typed(desk: Desk) -> None:
    await desk.press("s")
    await desk.type("coup")
    await desk.press("escape", "s")
    await desk.type("tanks")
    screen = desk.app.screen
    assert isinstance(screen, Picker)
    assert screen.typed.value == "tanks"


@pytest.mark.parametrize(
    ("editor", "said"), [("/nonexist/ed", "/nonexist/ed: No such file"), ("'un", "quotation")]
)
async def test_an_editor_that_cannot_be_started_is_told_of(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, editor: str, said: str
) -> None:
    # There is no terminal here to give away.
    monkeypatch.setattr(desk.app, "suspend", nullcontext)
    monkeypatch.setenv("EDITOR", editor)
    monkeypatch.delenv("VISUAL", raising=False)
    await desk.press("o")
    assert said in desk.status
    assert desk.app.is_running


async def test_a_dossier_that_another_process_indexes_is_shown_when_that_is_done(
    make_folder: MakeFolder, tmp_path: Path
) -> None:
    dossier = open_dossier([make_folder({"a.txt": "Ann Lee went to Paris.\n"})], tmp_path / "home")
    app = PersonaeApp(dossier, Settings())
    with held(dossier, 0):
        context = app.run_test(size=(120, 36))
        pilot = await context.__aenter__()
        reader = app.screen
        assert isinstance(reader, ReaderScreen)
        while "another Personae" not in reader.status.render().plain:
            await pilot.pause()
        assert reader.ids == []
    await settle(pilot)
    assert len(reader.ids) == 1
    assert all(mark.entity for mark in reader.article.marks)
    await context.__aexit__(None, None, None)


async def test_few_colours_still_tell_the_kinds_apart(
    sample_copy: Dossier, open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rich.console.Console.color_system", "standard")
    async with open_app(sample_copy) as desk:
        styles = [
            desk.reader.article.get_component_styles(f"article--{kind}")
            for kind in ("person", "org", "place")
        ]
        assert len({str(style.text_style) for style in styles}) == 3
        assert len({style.color.hex for style in styles}) == 3
