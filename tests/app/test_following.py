"""Following someone through the sample dossier by keys alone, and the way back."""

from __future__ import annotations

from tests.app.conftest import Desk
from tui.app.jumps import Position
from tui.app.screens.picker import Picker
from tui.dossier.records import DocumentOrder, Spot


def entity_named(desk: Desk, name: str) -> int:
    store = desk.reader.store
    row = store.connection.execute("SELECT id FROM entity WHERE name = ?", (name,)).fetchone()
    assert row is not None, f"nobody is called {name}"
    return int(row[0])


def in_list_order(desk: Desk, entity: int) -> list[tuple[int, int]]:
    ranks = desk.reader.ranks
    spots = desk.reader.store.spots(entity)
    return [(s.document, s.start) for s in sorted(spots, key=lambda s: (ranks[s.document], s.start))]


def here(desk: Desk) -> tuple[int, int]:
    assert desk.reader.open is not None
    start = desk.reader.cursor_start()
    assert start is not None
    return desk.reader.open.id, start


async def stand_on(desk: Desk, entity: int) -> None:
    """Go to the first mention of an entity in the open article, by the key that goes from name to name."""
    for _ in range(len(desk.reader.article.marks)):
        await desk.press("full_stop")
        cursor = desk.reader.article.cursor
        assert cursor is not None
        if desk.reader.article.marks[cursor].entity == entity:
            return
    raise AssertionError("not named in this article")


async def test_maliki_is_followed_through_every_document_by_n_alone_and_back(desk: Desk) -> None:
    maliki = entity_named(desk, "Nouri al-Maliki")
    spots = in_list_order(desk, maliki)
    assert len({document for document, _ in spots}) == 12
    assert len(spots) > 40

    await stand_on(desk, maliki)
    await desk.press("enter")
    assert desk.reader.active is not None
    assert desk.reader.active.id == maliki
    assert here(desk) == spots[0]
    for number, spot in enumerate(spots[1:], 2):
        await desk.pilot.press("n")
        await desk.pilot.pause()
        assert here(desk) == spot
        assert f"Nouri al-Maliki · {number}/{len(spots)} · document " in desk.status
    assert desk.status.endswith("document 12 of 12")

    for spot in reversed(spots[:-1]):
        await desk.pilot.press("ctrl+o")
        await desk.pilot.pause()
        assert here(desk) == spot


async def test_crossing_into_the_next_document_lands_on_the_mention_in_view(desk: Desk) -> None:
    maliki = entity_named(desk, "Nouri al-Maliki")
    first, *_ = spots = in_list_order(desk, maliki)
    last_here = [spot for spot in spots if spot[0] == first[0]][-1]
    await stand_on(desk, maliki)
    await desk.press("enter")
    while here(desk) != last_here:
        await desk.press("n")
    await desk.press("n")
    document, start = here(desk)
    assert document != first[0]
    article = desk.reader.article
    line = article.layout_of_text.line_of(start)
    assert article.top <= line < article.top + article.view_height
    assert article.landed == article.cursor
    assert "document 2 of 12" in desk.status


async def test_n_starts_over_at_the_end_and_says_so(desk: Desk) -> None:
    edda = entity_named(desk, "Edda Marrowby")
    await stand_on(desk, edda)
    await desk.press("enter")
    total = len(in_list_order(desk, edda))
    await desk.press(*["n"] * (total - 1))
    await desk.press("n")
    assert "from the beginning again" in desk.status
    assert here(desk) == in_list_order(desk, edda)[0]
    await desk.press("N")
    assert "from the end again" in desk.status


async def test_n_without_anyone_active_follows_who_is_under_the_cursor(desk: Desk) -> None:
    await desk.press("full_stop", "n")
    assert desk.reader.active is not None
    before = desk.reader.active.name
    await desk.press("n")
    assert desk.reader.active.name == before


async def test_forward_returns_to_where_back_came_from(desk: Desk) -> None:
    await stand_on(desk, entity_named(desk, "Nouri al-Maliki"))
    await desk.press("enter", *["n"] * 6)
    there = here(desk)
    top = desk.reader.article.place.offset
    await desk.press("ctrl+o", "ctrl+o")
    assert here(desk) != there
    await desk.press("alt+right", "alt+right")
    assert here(desk) == there
    assert desk.reader.article.place.offset == top
    await desk.press("alt+right")
    assert desk.status == "At the last of the jump list"


async def test_going_back_brings_back_who_was_active(desk: Desk) -> None:
    maliki = entity_named(desk, "Nouri al-Maliki")
    await stand_on(desk, maliki)
    await desk.press("enter", "n")
    desk.reader.leave()
    desk.reader.follow(entity_named(desk, "Damascus"))
    desk.reader.go_to_first()
    await desk.press("ctrl+o")
    assert desk.reader.active is not None
    assert desk.reader.active.id == maliki


async def test_escape_lets_go_of_the_active_one(desk: Desk) -> None:
    await desk.press("full_stop", "enter", "escape")
    assert desk.reader.active is None
    assert desk.reader.trail is None
    assert desk.reader.article.active is None


async def test_n_follows_the_order_of_the_list(desk: Desk) -> None:
    maliki = entity_named(desk, "Nouri al-Maliki")
    await desk.press("S")
    assert desk.reader.order is DocumentOrder.NAME
    desk.reader.follow(maliki)
    desk.reader.go_to_first()
    spots = in_list_order(desk, maliki)
    assert here(desk) == spots[0]
    await desk.press(*["n"] * 20)
    assert here(desk) == spots[20]


async def test_why_gives_the_rule_and_the_evidence(desk: Desk) -> None:
    await stand_on(desk, entity_named(desk, "Nouri al-Maliki"))
    await desk.press("w")
    reason = desk.reader.reason
    assert reason.display
    shown = str(reason.render())
    start = desk.reader.cursor_start()
    assert desk.reader.open is not None
    assert start is not None
    mention = desk.reader.store.mention_at(desk.reader.open.id, start)
    assert mention is not None
    assert mention.evidence in shown
    assert "Nouri al-Maliki" in shown
    await desk.press("full_stop")
    assert not reason.display


async def test_references_list_every_mention_and_go_there(desk: Desk) -> None:
    maliki = entity_named(desk, "Nouri al-Maliki")
    spots = in_list_order(desk, maliki)
    await stand_on(desk, maliki)
    await desk.press("enter", "n", "r")
    picker = desk.app.screen
    assert isinstance(picker, Picker)
    # Opens at the mention one stands on, below the heading of its document.
    assert picker.rows.cursor == 2
    rows = [picker.rows.source.selectable(index) for index in range(len(picker.rows.source))]
    assert sum(rows) == len(spots)
    await desk.press("down", "down", "enter")
    assert here(desk) == spots[3]
    assert not isinstance(desk.app.screen, Picker)


async def test_references_are_filtered_and_reopened_where_they_were(desk: Desk) -> None:
    await stand_on(desk, entity_named(desk, "Nouri al-Maliki"))
    await desk.press("enter", "r")
    picker = desk.app.screen
    assert isinstance(picker, Picker)
    everything = len(picker.rows.source)
    await desk.type("press")
    filtered = len(picker.rows.source)
    assert 0 < filtered < everything
    await desk.press("down")
    at = picker.rows.cursor
    await desk.press("enter", "R")
    again = desk.app.screen
    assert isinstance(again, Picker)
    assert again.typed.value == "press"
    assert again.rows.cursor == at
    assert len(again.rows.source) == filtered


async def test_choosing_in_the_cast_follows_and_stands_on_the_first_here(desk: Desk) -> None:
    await desk.press("3", "j", "j", "enter")
    active = desk.reader.active
    assert active is not None
    assert desk.reader.focused is desk.reader.article
    assert desk.reader.open is not None
    first = min(s.start for s in desk.reader.store.spots(active.id) if s.document == desk.reader.open.id)
    assert here(desk)[1] == first


async def test_the_list_counts_the_active_one(desk: Desk) -> None:
    maliki = entity_named(desk, "Nouri al-Maliki")
    desk.reader.follow(maliki)
    assert desk.reader.rows is not None
    assert desk.reader.rows.counts == desk.reader.store.counts(maliki)
    await desk.press("S", "S")
    assert desk.reader.order is DocumentOrder.MENTIONS
    counts = [desk.reader.store.counts(maliki).get(document, 0) for document in desk.reader.ids]
    assert counts == sorted(counts, reverse=True)


def test_positions_on_the_same_mention_are_one_spot() -> None:
    assert Position(1, 0, 5).same_spot(Position(1, 90, 5))
    assert not Position(1, 0, 5).same_spot(Position(2, 0, 5))
    assert Spot(1, 2, 3) == Spot(1, 2, 3)
