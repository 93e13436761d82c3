"""A sample dossier whose index is made once, and the app opened on a copy of it."""

from __future__ import annotations

import asyncio
import shutil
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any, cast

import pytest
from textual._context import active_app
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from tui.app import PersonaeApp
from tui.app.screens.reader import ReaderScreen
from tui.dossier.indexer import index
from tui.dossier.place import Dossier, open_dossier
from tui.settings import Settings

# What is drawn may ask for a callback, which may ask for another drawing.
DRAWINGS = 3

OpenApp = Callable[..., AbstractAsyncContextManager["Desk"]]


async def until_still(min_sleep: float = 0, max_sleep: float = 1) -> None:
    """Wait until the app has nothing left to run and nothing left to draw; in place of Textual's own wait.

    Textual sleeps a fiftieth of a second at a time, several times a key, until the processor is idle. This
    asks the event loop whether anything waits to run. Threads and timers are not waited for: `settle` waits
    for workers.

    Args:
        min_sleep: Not used: there is no sleep.
        max_sleep: Seconds after which an app that is never still is left to itself.
    """
    loop = cast(Any, asyncio.get_running_loop())
    end = time.monotonic() + max_sleep
    for _ in range(DRAWINGS):
        # What this coroutine itself waits for comes last, so what remains is others'.
        await asyncio.sleep(0)
        while loop._ready and time.monotonic() < end:
            await asyncio.sleep(0)
        app = active_app.get()
        if stack := app.screen_stack:
            # What Textual's own timers would do a moment later.
            app._check_resize()
            stack[-1]._on_timer_update()


@pytest.fixture(autouse=True)
def _no_naps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a pilot go on as soon as the app is still."""
    for module in ("textual.app", "textual.pilot"):
        monkeypatch.setattr(f"{module}.wait_for_idle", until_still)


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
