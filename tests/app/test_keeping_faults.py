"""What the reader keeps when its files are damaged or refuse: it is said, and nothing on screen is lost."""

from __future__ import annotations

import json

import pytest

from tests.app.conftest import Desk, OpenApp
from tests.app.test_finding import picker
from tui.app.screens.writing import Writing
from tui.dossier.place import Dossier

_HALF = "\ud800"
"""Half a character: JSON can hold it, an index cannot be asked for it."""


def on_top(desk: Desk) -> object:
    return desk.app.screen


@pytest.mark.parametrize("name", ["notes", "shelf"])
async def test_a_journal_that_cannot_be_read_stops_no_key(
    sample_copy: Dossier, open_app: OpenApp, name: str
) -> None:
    getattr(sample_copy, name).mkdir()
    async with open_app(sample_copy) as desk:
        for keys in (["full_stop", "b"], ["M", "q"], ["apostrophe", "q"], ["asterisk"], ["U"], ["J"]):
            await desk.press(*keys)
            assert on_top(desk) is desk.reader
        await desk.press("b" if name == "notes" else "asterisk")
        assert "cannot be read" in desk.status
        await desk.press("B" if name == "notes" else "L")
        assert "cannot be read" in " ".join(picker(desk).rows.empty.split())
        await desk.press("escape", "s")
        await desk.type("tanks")
        assert len(picker(desk).rows.source)
        await desk.press("escape")


async def test_a_note_that_cannot_be_written_stays_on_its_sheet(
    sample_copy: Dossier, open_app: OpenApp
) -> None:
    # Whoever runs the tests as root may write everywhere; a folder in the way of the lock refuses all alike.
    lock = sample_copy.notes.with_name(sample_copy.notes.name + ".lock")
    async with open_app(sample_copy) as desk:
        lock.mkdir()
        await desk.press("full_stop", "a")
        await desk.type("long words")
        await desk.press("escape")
        sheet = on_top(desk)
        assert isinstance(sheet, Writing)
        assert sheet.sheet.text == "long words"
        assert "cannot be written" in str(sheet.query_one("#writing-keys").render())
        lock.rmdir()
        await desk.press("escape")
        assert on_top(desk) is desk.reader
        assert [note.text for note in desk.reader.notes.all()] == ["long words"]


@pytest.mark.parametrize("path", ["2006-06-14-exiles-in-damascus.txt", "gone.txt", _HALF])
@pytest.mark.parametrize("top", [10**9, True, "x"])
async def test_any_session_opens_the_reader(
    sample_copy: Dossier, open_app: OpenApp, path: str, top: object
) -> None:
    stand = {"path": path, "top": top, "cursor": 10**11, "active": _HALF}
    kept = {
        "version": 1,
        "stand": stand,
        "order": _HALF,
        "jumps": [stand, {"path": _HALF}, 3, None],
        "queries": {"search": _HALF, "actors": "\x1b[2J"},
    }
    sample_copy.session.write_text(json.dumps(kept))
    async with open_app(sample_copy) as desk:
        assert desk.reader.open is not None
        await desk.press("ctrl+o", "j", "f")
        assert "\x1b" not in picker(desk).typed.value
        await desk.press("escape")


async def test_a_dossier_that_may_only_be_read_is_read(sample_copy: Dossier, open_app: OpenApp) -> None:
    # Root may write everywhere; folders in the way of the locks refuse all alike.
    sample_copy.lock.unlink(missing_ok=True)
    for name in ("index.lock", "notes.jsonl.lock", "decisions.jsonl.lock"):
        (sample_copy.home / name).mkdir()
    async with open_app(sample_copy) as desk:
        assert desk.status.startswith("the index may only be read here")
        await desk.press("J")
        assert "only be read" not in desk.status
        await desk.press("full_stop", "b")
        assert "notes.jsonl: cannot be written" in desk.status
        await desk.press("e", "x")
        assert "decisions.jsonl: cannot be written" in desk.status
        await desk.press("f")
        await desk.type("maliki")
        assert len(picker(desk).rows.source)
        await desk.press("escape")
