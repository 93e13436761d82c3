"""Who is meant by a role without a name: asked with the keys alone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.app.conftest import Desk, OpenApp
from tests.conftest import MakeFolder
from tui.dossier.indexer import index
from tui.dossier.place import open_dossier

ARTICLES = {
    "a.txt": "Talks\n\n3 May 2014\n\nPrime Minister Nadia Brandt met Governor Otto Lindqvist on Monday. "
    "Prime Minister Nadia Brandt was calm.\n",
    "b.txt": "Silence\n\n8 May 2014\n\nThe prime minister said nothing. A clerk sang. "
    "The governess resigned on Monday.\n",
}


@pytest.fixture
async def desk(make_folder: MakeFolder, tmp_path: Path, open_app: OpenApp) -> AsyncIterator[Desk]:
    dossier = open_dossier([make_folder(ARTICLES)], tmp_path / "home")
    index(dossier)
    async with open_app(dossier) as opened:
        row = opened.reader.store.document_by_path("b.txt")
        assert row is not None
        opened.reader.show_document(row.id)
        await opened.settle()
        yield opened


def shown(desk: Desk) -> str:
    return str(desk.reader.reason.render()) if desk.reader.reason.display else ""


async def search(desk: Desk, words: str) -> None:
    await desk.press("slash")
    await desk.type(words)
    await desk.press("enter")


async def test_a_search_hit_is_asked_and_enter_goes_to_the_bearer(desk: Desk) -> None:
    await search(desk, "prime minister")
    await desk.press("w")
    assert "“The prime minister” may be Nadia Brandt" in shown(desk)
    assert "enter goes there" in shown(desk)
    await desk.press("enter")
    assert shown(desk) == ""
    assert desk.reader.active is not None
    assert desk.reader.active.name == "Nadia Brandt"
    assert desk.reader.open is not None
    assert desk.reader.open.path == "a.txt"
    assert desk.under_cursor == "Nadia Brandt"
    await desk.press("ctrl+o")
    assert desk.reader.open.path == "b.txt"


async def test_what_is_selected_with_the_keys_is_asked_with_enter(desk: Desk) -> None:
    await search(desk, "The")
    await desk.press("v", "e", "e")
    assert "enter who" in desk.status
    await desk.press("enter")
    assert "may be Nadia Brandt" in shown(desk)
    await desk.press("enter")
    assert desk.reader.active is not None
    assert desk.reader.article.selected is None


async def test_what_is_neither_a_role_nor_a_name_is_told_so(desk: Desk) -> None:
    await search(desk, "clerk")
    await desk.press("w")
    assert shown(desk) == ""
    assert "no role whose bearer is clear" in desk.status


async def test_an_event_is_no_answer_to_who(desk: Desk) -> None:
    await search(desk, "governess")
    await desk.press("v", "e", "enter")
    assert desk.reader.article.selected is not None
    assert shown(desk) == ""
    await desk.press("escape")
    await search(desk, "resigned")
    await desk.press("w")
    assert "“resigned” is" in shown(desk)


async def test_an_answer_that_was_put_away_leads_nowhere(desk: Desk) -> None:
    await search(desk, "prime minister")
    await desk.press("w", "escape", "enter")
    assert desk.reader.active is None


async def test_a_name_in_the_selection_gives_its_reason(desk: Desk) -> None:
    row = desk.reader.store.document_by_path("a.txt")
    assert row is not None
    desk.reader.show_document(row.id)
    await desk.press("full_stop", "v", "enter")
    assert "“Nadia Brandt” is" in shown(desk)
    await desk.press("slash")
    await desk.type("Lindqvist")
    await desk.press("enter", "w")
    assert "Otto Lindqvist" in shown(desk)
