"""A sample dossier whose index is made once, and the app opened on a copy of it."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from tui.app import PersonaeApp
from tui.app.screens.reader import ReaderScreen
from tui.dossier.indexer import index
from tui.dossier.place import Dossier, open_dossier
from tui.settings import Settings

OpenApp = Callable[..., AbstractAsyncContextManager["Desk"]]


async def settle(pilot: Pilot[int]) -> None:
    """Wait until all workers are done and the screen has taken in what they said."""
    # What is done after the next refresh may start a worker.
    await pilot.pause()
    while True:
        try:
            await pilot.app.workers.wait_for_complete()
        except WorkerCancelled:
            # A newer question took its place; that one is waited for.
            continue
        await pilot.pause()
        if not len(pilot.app.workers):
            break


class Desk:
    """The running app with what tests look at."""

    def __init__(self, app: PersonaeApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def reader(self) -> ReaderScreen:
        screen = self.app.screen_stack[0]
        assert isinstance(screen, ReaderScreen)
        return screen

    @property
    def under_cursor(self) -> str:
        """The surface under the cursor."""
        article = self.reader.article
        assert article.cursor is not None
        mark = article.marks[article.cursor]
        return article.text[mark.start : mark.end]

    @property
    def status(self) -> str:
        return self.reader.status.words

    async def settle(self) -> None:
        """Wait until all workers are done and the screen has taken in what they said."""
        await settle(self.pilot)

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def type(self, words: str) -> None:
        """Type *words* letter by letter."""
        names = {" ": "space", '"': "quotation_mark", "-": "minus", "*": "asterisk", ".": "full_stop"}
        await self.press(*(names.get(letter, letter) for letter in words))


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory, seeds: Path) -> Dossier:
    """Return the sample dossier, indexed."""
    dossier = open_dossier([seeds], tmp_path_factory.mktemp("sample"))
    index(dossier)
    return dossier


@pytest.fixture
def sample_copy(sample: Dossier, tmp_path: Path) -> Dossier:
    """Return the sample dossier with an index of the test's own."""
    home = tmp_path / "home"
    shutil.copytree(sample.home, home)
    return open_dossier(list(sample.paths), home)


@pytest.fixture
def open_app() -> OpenApp:
    """Return a context manager that runs the app on a dossier, settled."""

    @asynccontextmanager
    async def opened(
        dossier: Dossier, size: tuple[int, int] = (120, 36), settings: Settings | None = None
    ) -> AsyncIterator[Desk]:
        app = PersonaeApp(dossier, settings or Settings())
        async with app.run_test(size=size) as pilot:
            desk = Desk(app, pilot)
            await desk.settle()
            yield desk

    return opened


@pytest.fixture
async def desk(sample_copy: Dossier, open_app: OpenApp) -> AsyncIterator[Desk]:
    """Return the app on the sample dossier at 120x36."""
    async with open_app(sample_copy) as opened:
        yield opened
