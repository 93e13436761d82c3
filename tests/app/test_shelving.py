"""Shelving: star, tag and unread a document, and list only those."""

from __future__ import annotations

from tests.app.conftest import Desk
from tests.app.test_finding import picker


async def test_a_star_is_shown_and_lists_the_document(desk: Desk) -> None:
    await desk.press("J", "asterisk")
    assert desk.reader.open is not None
    starred = desk.reader.open.id
    assert desk.reader.is_starred(desk.reader.open)
    await desk.press("L")
    await desk.type("starred")
    await desk.press("down", "enter")
    assert desk.reader.rows is not None
    assert list(desk.reader.rows.ids) == [starred]
    await desk.press("L", "enter")
    assert len(desk.reader.rows.ids) == len(desk.reader.ids)
    await desk.press("2", "asterisk")
    assert not desk.reader.is_starred(desk.reader.open)


async def test_tags_are_written_and_listed(desk: Desk) -> None:
    await desk.press("T")
    await desk.type("exile")
    await desk.press("escape", "T")
    await desk.type(" plot")
    await desk.press("enter")
    assert desk.app.screen is desk.reader
    assert desk.reader.shelf.all_tags() == ["exile", "plot"]
    await desk.press("L")
    await desk.type("tag:plot")
    await desk.press("enter")
    assert desk.reader.rows is not None
    assert desk.reader.open is not None
    assert list(desk.reader.rows.ids) == [desk.reader.open.id]


async def test_a_document_that_was_read_is_marked_unread(desk: Desk) -> None:
    assert desk.reader.open is not None
    assert desk.reader.is_read(desk.reader.open)
    await desk.press("U")
    assert not desk.reader.is_read(desk.reader.open)
    await desk.press("U")
    assert desk.reader.is_read(desk.reader.open)


async def test_a_search_is_kept_as_a_folder_and_forgotten(desk: Desk) -> None:
    await desk.press("L")
    await desk.type("mosul")
    await desk.press("ctrl+s", "escape", "L")
    assert [saved.name for saved in desk.reader.shelf.saved()] == ["mosul"]
    names = [picker(desk).rows.source.row(index).name for index in range(len(picker(desk).rows.source))]  # type: ignore[attr-defined]
    assert "mosul" in names
    for _ in range(names.index("mosul")):
        await desk.press("down")
    await desk.press("enter")
    assert desk.reader.rows is not None
    assert 0 < len(desk.reader.rows.ids) < len(desk.reader.ids)
    await desk.press("L")
    for _ in range(names.index("mosul")):
        await desk.press("down")
    await desk.press("ctrl+d")
    assert desk.reader.shelf.saved() == ()
