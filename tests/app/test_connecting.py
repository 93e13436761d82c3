"""Connections: whom the one you follow is named with, the sentences that say so, and chains between two."""

from __future__ import annotations

from tests.app.conftest import Desk
from tests.app.test_finding import picker
from tui.app.questions.chains import Chains
from tui.app.questions.connections import Connections, Together


async def follow(desk: Desk, name: str) -> None:
    await desk.press("f")
    await desk.type(name)
    await desk.press("enter")


async def test_connections_lead_to_the_sentence_that_names_both(desk: Desk) -> None:
    await follow(desk, "maliki")
    await desk.press("c")
    assert isinstance(picker(desk).state.question, Connections)
    await desk.type("jaafari")
    await desk.press("enter")
    together = picker(desk).state.question
    assert isinstance(together, Together)
    assert together.connection.row.name == "Ibrahim al-Jaafari"
    await desk.press("enter")
    assert desk.app.screen is desk.reader
    assert desk.reader.active is not None
    assert desk.reader.active.name == "Nouri al-Maliki"
    assert desk.reader.open is not None
    here = desk.reader.cursor_start()
    assert any(
        shared.document == desk.reader.open.id and shared.one[0] == here
        for shared in together.connection.sentences
    )


async def test_the_list_is_reopened_where_it_was(desk: Desk) -> None:
    await follow(desk, "maliki")
    await desk.press("c", "down", "down", "escape", "R")
    assert isinstance(picker(desk).state.question, Connections)
    assert picker(desk).rows.cursor == 2


async def test_a_chain_between_two(desk: Desk) -> None:
    await follow(desk, "saddam")
    await desk.press("P")
    await desk.type("jaafari")
    await desk.press("enter")
    question = picker(desk).state.question
    assert isinstance(question, Chains)
    assert question.found
    assert all(chain[0].one == question.one.id for chain in question.found)
    assert all(chain[-1].other == question.other.id for chain in question.found)
    await desk.press("enter")
    assert desk.app.screen is desk.reader
    assert desk.reader.active is not None
    assert desk.reader.active.name == "Saddam Hussein"


async def test_the_same_one_twice_is_no_chain(desk: Desk) -> None:
    await follow(desk, "maliki")
    await desk.press("P")
    await desk.type("maliki")
    await desk.press("enter")
    assert desk.app.screen is desk.reader
    assert "choose another" in desk.status


async def test_without_anybody_it_says_what_to_do(desk: Desk) -> None:
    for key in ("c", "P"):
        await desk.press(key)
        assert desk.app.screen is desk.reader
        assert "Stand on a name first" in desk.status
