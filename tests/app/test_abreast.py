"""Two windows on one dossier: what the other one decides, notes or indexes is followed here."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.app.conftest import Desk, OpenApp
from tests.app.test_finding import picker
from tests.app.test_following import entity_named
from tests.unit.dossiers import write
from tui.app.screens.menu import Menu
from tui.dossier import rulings
from tui.dossier.decided import history, journal, newest, to_line
from tui.dossier.deciding import count_again, take_back, tell
from tui.dossier.faults import ExplainingConnection
from tui.dossier.indexer import index
from tui.dossier.notes import Notes, Sort
from tui.dossier.place import Dossier, open_dossier
from tui.dossier.store import Store
from tui.model import Decision

_ONE = "10 June 2014\n\nNouri al-Maliki met Usama al-Nujaifi in Baghdad. Maliki and Nujaifi spoke.\n"
_TWO = "12 June 2014\n\nUsama al-Nufaifi opened parliament. Jawad al-Maliki was not there, said Fuad Masum.\n"


@pytest.fixture
def small(tmp_path: Path) -> Dossier:
    folder = tmp_path / "articles"
    write(folder, "a.txt", _ONE)
    write(folder, "b.txt", _TWO)
    dossier = open_dossier([folder], tmp_path / "home")
    index(dossier, processes=1)
    return dossier


def merging(desk: Desk, one: str, other: str) -> Decision:
    with Store(desk.reader.dossier.database) as store:
        return rulings.same(store, entity_named(desk, one), entity_named(desk, other))


async def look(desk: Desk) -> None:
    desk.reader.look_around()
    await desk.settle()


def standing(desk: Desk) -> int:
    return len(history(desk.reader.dossier).standing())


def cast(desk: Desk) -> set[str]:
    return {row.name for rows in desk.reader.members_here().values() for row in rows}


async def test_what_another_window_decides_is_shown(small: Dossier, open_app: OpenApp) -> None:
    async with open_app(small) as desk:
        desk.reader.follow(entity_named(desk, "Nouri al-Maliki"))
        await look(desk)
        assert "Another" not in desk.status
        before = desk.reader.active
        assert before is not None
        tell(small, merging(desk, "Jawad al-Maliki", "Nouri al-Maliki"))
        await look(desk)
        assert desk.status == "Another window: Jawad al-Maliki is the same as Nouri al-Maliki"
        assert desk.reader.active is not None
        assert desk.reader.active.mentions > before.mentions
        assert desk.reader.trail is not None
        assert len(desk.reader.trail.spots) == desk.reader.active.mentions
        await desk.press("J")
        await look(desk)
        assert "Another" not in desk.status


async def test_lines_merged_into_the_journal_are_followed(small: Dossier, open_app: OpenApp) -> None:
    async with open_app(small) as desk:
        # As git merges it: nobody has told the index.
        journal(small).append(to_line(merging(desk, "Jawad al-Maliki", "Nouri al-Maliki")))
        desk.app.app_focus = not desk.app.app_focus
        await desk.settle()
        assert desk.status.startswith("Another window: Jawad al-Maliki is the same as")
        assert desk.reader.store.entity(desk.reader.store.home_of(entity_named(desk, "Nouri al-Maliki")))
        assert "Jawad al-Maliki" not in cast(desk)


async def test_a_decision_is_made_on_what_another_window_has_decided(
    small: Dossier, open_app: OpenApp
) -> None:
    async with open_app(small) as desk:
        jawad = entity_named(desk, "Jawad al-Maliki")
        desk.reader.follow(jawad)
        tell(small, merging(desk, "Jawad al-Maliki", "Nouri al-Maliki"))
        await desk.press("e")
        assert isinstance(desk.app.screen, Menu)
        assert desk.reader.active is not None
        assert desk.reader.active.id == desk.reader.store.home_of(jawad)
        await desk.press("escape")


async def test_what_this_session_did_not_decide_is_taken_back_only_when_asked_twice(
    small: Dossier, open_app: OpenApp
) -> None:
    async with open_app(small) as desk:
        desk.reader.follow(entity_named(desk, "Usama al-Nujaifi"))
        await desk.press("e", "n", "end", "exclamation_mark", "enter")
        tell(small, merging(desk, "Jawad al-Maliki", "Nouri al-Maliki"))
        await desk.press("u")
        assert "u again takes back what this session did not decide: Jawad al-Maliki is" in desk.status
        assert standing(desk) == 2
        await desk.press("j", "u")
        assert "u again" in desk.status
        assert standing(desk) == 2
        await desk.press("u")
        assert desk.status.startswith("Taken back: Jawad al-Maliki is the same as")
        assert standing(desk) == 1
        # The next is its own.
        await desk.press("u")
        assert desk.status.startswith("Taken back: Usama al-Nujaifi is called")
        assert standing(desk) == 0


async def test_what_another_window_indexes_and_notes_is_shown(small: Dossier, open_app: OpenApp) -> None:
    async with open_app(small) as desk:
        assert len(desk.reader.ids) == 2
        write(small.paths[0], "c.txt", "14 June 2014\n\nUsama al-Nujaifi left for Erbil.\n")
        index(small, processes=1)
        await look(desk)
        assert len(desk.reader.ids) == 3
        assert desk.reader.open is not None
        spot = desk.reader.store.spots(entity_named(desk, "Nouri al-Maliki"))[0]
        Notes(small.notes).add(
            desk.reader.store, Sort.NOTE, spot.document, spot.start, spot.end, "hm", "person:nouri-al-maliki"
        )
        await look(desk)
        assert len(desk.reader.article._noted) == 1
        assert [list(texts) for texts in desk.reader.noted.values()] == [["hm"]]


async def test_a_list_that_is_open_asks_again(small: Dossier, open_app: OpenApp) -> None:
    async with open_app(small) as desk:
        await desk.press("H")
        tell(small, merging(desk, "Jawad al-Maliki", "Nouri al-Maliki"))
        await look(desk)
        rows = desk.app.screen.query_one("#picker-rows")
        assert len(rows.source) == 1  # type: ignore[attr-defined]
        await desk.press("escape")


async def test_a_card_that_is_open_is_of_whom_one_now_is(small: Dossier, open_app: OpenApp) -> None:
    async with open_app(small) as desk:
        jawad = entity_named(desk, "Jawad al-Maliki")
        desk.reader.follow(jawad)
        await desk.press("i")
        before = str(picker(desk).count.render())
        tell(small, merging(desk, "Jawad al-Maliki", "Nouri al-Maliki"))
        await look(desk)
        row = desk.reader.store.entity(desk.reader.store.home_of(jawad))
        assert row is not None
        assert str(picker(desk).count.render()).startswith(f"{row.mentions} mentions")
        assert str(picker(desk).count.render()) != before
        await desk.press("escape")


async def test_an_index_that_counts_as_unchanging_is_watched(small: Dossier, open_app: OpenApp) -> None:
    async with open_app(small) as desk:
        connection = desk.reader.store.connection
        assert isinstance(connection, ExplainingConnection)
        connection.frozen = True
        desk.reader.note_state()
        await look(desk)
        assert "quit and open" not in desk.status
        os.utime(small.database, (1, 1))
        await look(desk)
        assert "quit and open it again" in desk.status


def test_the_newest_line_is_told(small: Dossier) -> None:
    with Store(small.database) as store:
        number = {row.name: row.id for row in store.cast(1)}["Nouri al-Maliki"]
        decision = rulings.rename(store, number, "Another")
    id_, _ = tell(small, decision)
    assert newest(small) == "Nouri al-Maliki is called Another"
    take_back(small, id_)
    assert newest(small) == "taken back: Nouri al-Maliki is called Another"
    count_again(small, id_)
    assert newest(small) == "counts again: Nouri al-Maliki is called Another"
