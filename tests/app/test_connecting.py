"""Connections: whom the one you follow is named with, chains between two, the overview, the matrix."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date

import pytest
from rich.text import Text

from tests.app.conftest import Desk, OpenApp
from tests.app.test_finding import picker
from tui.app.questions.chains import Chains
from tui.app.questions.connections import Connections, Together
from tui.app.questions.matrix import MatrixRows
from tui.app.widgets.listing import RowState
from tui.dossier import rulings
from tui.dossier.deciding import tell
from tui.dossier.indexer import index
from tui.dossier.place import Dossier
from tui.dossier.records import EntityRow
from tui.dossier.store import Store
from tui.dossier.visits import Visit, keep_visit, last_visit
from tui.model import Kind


def _offered(desk: Desk) -> list[EntityRow]:
    source = picker(desk).rows.source
    assert source is not None
    found = [source.choice(index) for index in range(len(source))]  # type: ignore[attr-defined]
    rows = [desk.reader.store.entity(choice.entity) for choice in found]
    return [row for row in rows if row is not None]


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


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("maliki", {Kind.PERSON}),
        ("baath party", {Kind.PERSON, Kind.ORG}),
        ("damascus", {Kind.PERSON, Kind.PLACE}),
    ],
)
async def test_only_whom_a_chain_may_lead_to_is_offered(desk: Desk, name: str, kinds: set[Kind]) -> None:
    await follow(desk, name)
    assert desk.reader.active is not None
    await desk.press("P")
    for query in ("", name):
        await desk.type(query)
        assert {one.kind for one in _offered(desk)} <= kinds
        assert desk.reader.active.id not in [one.id for one in _offered(desk)]
    await desk.press(*["backspace"] * len(name))
    assert len(_offered(desk)) > 1


@pytest.mark.parametrize("key", ["c", "C", "r"])
async def test_a_list_opened_while_articles_are_read_fills_when_that_is_done(desk: Desk, key: str) -> None:
    await follow(desk, "maliki")
    database = desk.reader.dossier.database
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("DELETE FROM mention")
        connection.execute("DELETE FROM meta WHERE name = 'edition'")
        connection.execute("UPDATE meta SET value = '1' WHERE name = 'stale'")
    await desk.press(key)
    assert not len(picker(desk).rows.source or ())
    assert "still being read" in str(picker(desk).rows.empty)
    index(desk.reader.dossier, processes=1)
    desk.reader.take_in()
    desk.reader.renew_top()
    await desk.settle()
    assert len(picker(desk).rows.source or ()) > 1


@pytest.mark.parametrize("keys", [("c", "*jaafari", "enter"), ("P", "*jaafari", "enter"), ("C",), ("t",)])
async def test_an_open_list_follows_whom_it_is_about(desk: Desk, keys: tuple[str, ...]) -> None:
    await follow(desk, "maliki")
    for key in keys:
        await (desk.type(key[1:]) if key.startswith("*") else desk.press(key))
    before = len(picker(desk).rows.source or ())
    assert before
    with Store(desk.reader.dossier.database) as store:
        row = store.entity_by_key("person:nouri-al-maliki")
        assert row is not None
        decision = rulings.rename(store, row.id, "The Premier")
    tell(desk.reader.dossier, decision)
    desk.reader.take_in()
    desk.reader.renew_top()
    await desk.settle()
    assert "The Premier" in str(picker(desk).heading.render())
    assert len(picker(desk).rows.source or ()) == before


async def test_while_articles_are_read_an_empty_list_says_so(desk: Desk) -> None:
    await follow(desk, "maliki")
    with closing(sqlite3.connect(desk.reader.dossier.database)) as connection, connection:
        connection.execute("UPDATE meta SET value = '1' WHERE name = 'stale'")
    await desk.press("C")
    await desk.type("qqq")
    assert "still being read" in str(picker(desk).rows.empty)


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


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)])
async def test_every_cell_of_the_matrix_can_be_brought_into_view(
    sample_copy: Dossier, open_app: OpenApp, size: tuple[int, int]
) -> None:
    async with open_app(sample_copy, size) as desk:
        await desk.press("W")
        rows = picker(desk).rows.source
        assert isinstance(rows, MatrixRows)
        seen: set[int] = set()
        for _ in range(len(rows)):
            head, numbers = str(picker(desk).strip.render()).split("\n")
            columns = [int(numbers[at : at + 2]) for at in range(31, len(numbers) - 1, 2)]
            assert "░ to ¼" in head
            line = picker(desk).rows.render_line(0).text
            seen |= set(columns)
            for at, column in enumerate(columns):
                cell = line[31 + 2 * at : 33 + 2 * at]
                assert cell.strip(" ") == "╲" if column == 1 else cell == cell[0] * 2, (line, column)
            if len(rows) in columns:
                break
            await desk.press("right")
        assert seen == set(range(1, len(rows) + 1))
        await desk.press(*["left"] * 20)
        assert picker(desk).rows.render_line(0).text[31:33].strip() == "╲"


async def test_a_filter_leaves_rows_and_columns_of_the_matrix(desk: Desk) -> None:
    await desk.press("W")
    await desk.type("al-h")
    rows = picker(desk).rows.source
    assert isinstance(rows, MatrixRows)
    strip = str(picker(desk).strip.render()).split("\n")[1]
    numbers = [strip[at : at + 2].strip() for at in range(31, len(strip) - 1, 2)]
    assert 1 < len(numbers) <= len(rows)
    shown = [str(picker(desk).rows.render_line(at).text)[1:4].strip() for at in range(len(rows))]
    assert numbers == shown[: len(numbers)]
    # The keys belong to the line again where all is in view.
    await desk.press("left", "x")
    assert picker(desk).typed.value == "al-xh"


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
