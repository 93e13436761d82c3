"""The concordance on the screen: aligned, sorted by a key, filtered, copied, and leading to its mentions."""

from __future__ import annotations

import pytest
from rich.text import Text

from tests.app.conftest import Desk, OpenApp
from tests.app.test_connecting import follow
from tests.app.test_finding import picker
from tests.app.test_following import entity_named
from tui.app.questions.concordance import Lines
from tui.app.widgets.listing import RowState
from tui.dossier.place import Dossier
from tui.dossier.records import LineOrder

_PLAIN = RowState(False, False)


def shown(desk: Desk, width: int = 118) -> list[str]:
    """Return the rows as they stand."""
    source = picker(desk).rows.source
    assert source is not None
    rows = [source.line(index, width, _PLAIN) for index in range(len(source))]
    return [row.plain for row in rows if isinstance(row, Text)]


async def test_every_mention_of_the_active_one_below_each_other(desk: Desk) -> None:
    await follow(desk, "maliki")
    active = desk.reader.active
    assert active is not None
    await desk.press("C")
    assert isinstance(picker(desk).state.question, Lines)
    rows = shown(desk)
    assert len(rows) == active.mentions
    source = picker(desk).rows.source
    assert source is not None
    surfaces = {text for text, _ in active.surfaces}
    column = 11 + (118 - 11) * 2 // 5
    assert all(any(row[column:].startswith(surface) for surface in surfaces) for row in rows)


async def test_a_key_goes_through_the_orders(desk: Desk) -> None:
    await follow(desk, "maliki")
    await desk.press("C")
    question = picker(desk).state.question
    assert isinstance(question, Lines)
    assert question.order is LineOrder.LEFT
    seen = [question.order]
    rows = {tuple(shown(desk))}
    for _ in range(4):
        await desk.press("ctrl+s")
        seen.append(question.order)
        rows.add(tuple(shown(desk)))
    assert set(seen) == set(LineOrder)
    assert len(rows) == 5
    await desk.press("ctrl+s")
    assert question.order is LineOrder.LEFT
    assert tuple(shown(desk)) in rows


async def test_typing_filters_and_enter_goes_there(desk: Desk) -> None:
    await follow(desk, "maliki")
    await desk.press("C")
    await desk.type("tanks")
    rows = shown(desk)
    assert 0 < len(rows) < 20
    choice = picker(desk).rows.source.choice(0)  # type: ignore[attr-defined]
    await desk.press("enter")
    assert desk.app.screen is desk.reader
    assert desk.reader.open is not None
    assert desk.reader.open.id == choice.spot.document
    assert desk.reader.cursor_start() == choice.spot.start
    await desk.press("ctrl+o", "R")
    assert picker(desk).typed.value == "tanks"


async def test_the_lines_are_copied_as_they_stand(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []
    monkeypatch.setattr(desk.app, "copy_to_clipboard", copied.append)
    await follow(desk, "fabius")
    await desk.press("C", "ctrl+y")
    (text,) = copied
    lines = text.splitlines()
    active = desk.reader.active
    assert active is not None
    assert len(lines) == active.mentions
    assert all("Fabius" in line and line.endswith(")") and "(20" in line for line in lines)
    assert f"Copied {len(lines)}" in str(picker(desk).keys.render())


async def test_of_no_lines_there_is_nothing_to_copy(desk: Desk) -> None:
    desk.reader.follow(entity_named(desk, "Nouri al-Maliki"))
    await desk.press("C")
    await desk.type("quincunx")
    await desk.press("ctrl+y")
    assert str(picker(desk).keys.render()) == "There is nothing to copy"


async def test_without_anyone_it_says_what_to_do(desk: Desk) -> None:
    await desk.press("C")
    assert desk.app.screen is desk.reader
    assert "Stand on a name" in desk.status


async def test_it_holds_in_a_small_terminal(sample_copy: Dossier, open_app: OpenApp) -> None:
    async with open_app(sample_copy, (60, 20)) as desk:
        await follow(desk, "maliki")
        await desk.press("C")
        for _ in LineOrder:
            assert all(len(row) <= 58 for row in shown(desk, 58))
            await desk.press("ctrl+s")
