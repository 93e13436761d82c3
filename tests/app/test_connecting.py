"""Connections: whom the one you follow is named with, chains between two, the overview, the matrix."""

from __future__ import annotations

from datetime import date

from rich.text import Text

from tests.app.conftest import Desk, OpenApp
from tests.app.test_finding import picker
from tui.app.questions.chains import Chains
from tui.app.questions.connections import Connections, Together
from tui.app.questions.matrix import MatrixRows
from tui.app.widgets.listing import RowState
from tui.dossier.place import Dossier
from tui.dossier.visits import Visit, keep_visit, last_visit


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


async def test_the_overview_lists_people_with_their_presence_and_leads_to_them(desk: Desk) -> None:
    await desk.press("O")
    rows = picker(desk).rows.source
    shown = [rows.line(index, 80, RowState()) for index in range(len(rows))]
    words = [line.plain for line in shown if isinstance(line, Text)]
    assert words[0] == "PEOPLE"
    assert "Nouri al-Maliki" in words[1]
    assert any(block in words[1] for block in "▁▂▃▄▅▆▇█")
    await desk.press("enter")
    assert desk.reader.active is not None
    assert desk.reader.active.name == "Nouri al-Maliki"


async def test_the_matrix_is_symmetric_and_leads_to_a_person(desk: Desk) -> None:
    await desk.press("W")
    rows = picker(desk).rows.source
    assert isinstance(rows, MatrixRows)
    size = len(rows)
    assert size > 10
    for one in range(size):
        for other in range(one):
            assert rows.shade(one, other) == rows.shade(other, one)
    await desk.press("down", "enter")
    assert desk.reader.active is not None


async def test_who_is_new_since_the_last_visit(sample_copy: Dossier, open_app: OpenApp) -> None:
    keep_visit(sample_copy.visit, Visit(date(2026, 1, 5), frozenset()))
    async with open_app(sample_copy) as desk:
        await desk.press("O")
        first = picker(desk).rows.source.line(0, 80, RowState())
        assert isinstance(first, Text)
        assert first.plain == "NEW SINCE 5 Jan 2026"
    kept = last_visit(sample_copy.visit)
    assert kept is not None
    assert len(kept.known) > 5
