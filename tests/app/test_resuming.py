"""Coming back: the same article, place, person and jump list; or a person or line that was asked for."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

from tests.app.conftest import Desk, OpenApp, settle
from tui.app import PersonaeApp
from tui.app.start import Start
from tui.dossier.place import Dossier
from tui.settings import Settings


@asynccontextmanager
async def opened(dossier: Dossier, start: Start) -> AsyncIterator[Desk]:
    app = PersonaeApp(dossier, Settings(), start)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        yield Desk(app, pilot)


async def test_a_dossier_opens_where_it_was_left(sample_copy: Dossier, open_app: OpenApp) -> None:
    async with open_app(sample_copy) as desk:
        await desk.press("f")
        await desk.type("khalilzad")
        await desk.press("enter", "n", "n", "n", "z")
        before = desk.reader.position()
        jumps = desk.reader.jumps.positions
        assert before is not None
        assert jumps
    async with open_app(sample_copy) as desk:
        after = desk.reader.position()
        assert after is not None
        # The article alone may be wrapped to another measure, so that a line begins elsewhere.
        assert abs(after.top - before.top) < 80
        assert replace(after, top=before.top) == before
        assert desk.reader.jumps.positions == jumps
        assert desk.reader.active is not None
        assert desk.reader.active.name == "Zalmay Khalilzad"
        assert desk.reader.zoomed
        await desk.press("ctrl+o")
        assert desk.reader.position() != after


async def test_fresh_begins_at_the_first_article(sample_copy: Dossier, open_app: OpenApp) -> None:
    async with open_app(sample_copy) as desk:
        await desk.press("J", "J", "J")
    async with opened(sample_copy, Start(fresh=True)) as desk:
        assert desk.reader.open is not None
        assert desk.reader.open.id == desk.reader.ids[0]
        assert desk.reader.active is None


async def test_what_was_typed_last_time_is_still_there(sample_copy: Dossier, open_app: OpenApp) -> None:
    async with open_app(sample_copy) as desk:
        await desk.press("s")
        await desk.type("tanks")
        await desk.press("enter")
    async with open_app(sample_copy) as desk:
        await desk.press("s")
        assert desk.app.screen.query_one("#picker-input").value == "tanks"  # type: ignore[attr-defined]


async def test_it_begins_at_a_person(sample_copy: Dossier) -> None:
    async with opened(sample_copy, Start(name="nujaifi")) as desk:
        assert desk.reader.active is not None
        assert desk.reader.active.name == "Osama al-Nujaifi"
        assert desk.under_cursor
    async with opened(sample_copy, Start(name="zzzqqq")) as desk:
        assert "Nobody is named like" in desk.status


async def test_it_begins_at_a_line_of_a_file(sample_copy: Dossier) -> None:
    file = (sample_copy.paths[0] / "2014-06-13-no-quorum-in-baghdad.html").resolve()
    lines = file.read_text(encoding="utf-8").splitlines()
    number = next(n for n, line in enumerate(lines, 1) if "Fatlawi" in line)
    async with opened(sample_copy, Start(file=file, line=number)) as desk:
        article = desk.reader.article
        assert desk.reader.open is not None
        assert desk.reader.open.path == file.name
        top = article.place.offset
        assert abs(article.text.index("Fatlawi") - top) < 600


async def test_a_session_of_an_article_that_is_gone_begins_anew(
    sample_copy: Dossier, open_app: OpenApp
) -> None:
    sample_copy.session.write_text('{"version": 1, "stand": {"path": "gone.txt", "top": 5}}')
    async with open_app(sample_copy) as desk:
        assert desk.reader.open is not None
        assert desk.reader.open.id == desk.reader.ids[0]


async def test_a_damaged_session_is_said(sample_copy: Dossier, open_app: OpenApp) -> None:
    sample_copy.session.write_bytes(b'{"version": 1, "st')
    async with open_app(sample_copy) as desk:
        assert desk.status.startswith("Where you left off cannot be told, so this begins anew")
        assert desk.reader.open is not None
        await desk.press("j")
        assert "left off" not in desk.status
    async with open_app(sample_copy) as desk:
        assert "left off" not in desk.status
