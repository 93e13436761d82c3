"""Pictures of the screen at several sizes; drawn anew with ``pytest --snapshot-update``."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import textual
from textual.pilot import Pilot
from textual.widgets import Input

from tests.app.conftest import settle
from tui.app import PersonaeApp
from tui.app.widgets.article import ArticlePane
from tui.dossier.place import Dossier
from tui.settings import Settings

# Another version of Textual may draw the same screen with other bytes.
DRAWN_WITH = "8.2"
SIZES = [(60, 20), (80, 24), (120, 36), (200, 50)]

pytestmark = pytest.mark.skipif(
    not textual.__version__.startswith(DRAWN_WITH + "."),
    reason=f"pictures were drawn with Textual {DRAWN_WITH}",
)
Compare = Callable[..., bool]


def run_before(*keys: str) -> Callable[[Pilot[int]], object]:
    async def run(pilot: Pilot[int]) -> None:
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)
        for line in pilot.app.screen.query(Input):
            line.cursor_blink = False
        # The mention just landed on is reversed for a moment only.
        for screen in pilot.app.screen_stack:
            for pane in screen.query(ArticlePane):
                pane.set_cursor(pane.cursor)
        await pilot.pause()

    return run


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_following_someone(snap_compare: Compare, sample_copy: Dossier, size: tuple[int, int]) -> None:
    app = PersonaeApp(sample_copy, Settings())
    keys = ("f", *"maliki", "enter", "n", "n", "n", "n", "n")
    assert snap_compare(app, terminal_size=size, run_before=run_before(*keys))


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=str)
def test_references(snap_compare: Compare, sample_copy: Dossier, size: tuple[int, int]) -> None:
    app = PersonaeApp(sample_copy, Settings())
    keys = ("f", *"khalilzad", "enter", "r", "down")
    assert snap_compare(app, terminal_size=size, run_before=run_before(*keys))


def test_the_finder_with_its_card(snap_compare: Compare, sample_copy: Dossier) -> None:
    app = PersonaeApp(sample_copy, Settings())
    assert snap_compare(app, terminal_size=(120, 36), run_before=run_before("f", *"nujaifi"))


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=str)
def test_the_timeline(snap_compare: Compare, sample_copy: Dossier, size: tuple[int, int]) -> None:
    app = PersonaeApp(sample_copy, Settings())
    assert snap_compare(app, terminal_size=size, run_before=run_before("t", "ctrl+t", "down"))


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=str)
def test_the_card_of_an_event(snap_compare: Compare, sample_copy: Dossier, size: tuple[int, int]) -> None:
    app = PersonaeApp(sample_copy, Settings())
    keys = ("f", *"press", "space", *"conference", "enter", "i")
    assert snap_compare(app, terminal_size=size, run_before=run_before(*keys))


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=str)
def test_the_queue_of_suggestions(snap_compare: Compare, sample_copy: Dossier, size: tuple[int, int]) -> None:
    app = PersonaeApp(sample_copy, Settings())
    assert snap_compare(app, terminal_size=size, run_before=run_before("Q"))


def test_keys(snap_compare: Compare, sample_copy: Dossier) -> None:
    app = PersonaeApp(sample_copy, Settings())
    assert snap_compare(app, terminal_size=(120, 36), run_before=run_before("question_mark"))


def test_the_light_theme(snap_compare: Compare, sample_copy: Dossier) -> None:
    app = PersonaeApp(sample_copy, Settings(theme="personae-light"))
    assert snap_compare(app, terminal_size=(120, 36), run_before=run_before("full_stop", "w"))
