"""Deciding by keys alone: who is the same, who is not, names and kinds, and taking any of it back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.conftest import Desk, OpenApp
from tests.app.test_following import entity_named, stand_on
from tests.unit.dossiers import write
from tui.app.screens.menu import Line, Menu
from tui.app.screens.picker import Picker
from tui.app.screens.queue import QueueScreen
from tui.dossier.decided import history
from tui.dossier.indexer import index
from tui.dossier.place import Dossier, open_dossier
from tui.model import Kind, Ruling

_ONE = (
    "10 June 2014\n\nPremier Nouri al-Maliki met Usama al-Nujaifi in Baghdad. Maliki and Nujaifi spoke.\n\n"
    "Nouri al-Maliki left for Basra. A spokesman of Nouri al-Maliki said that he would return on Monday.\n"
)
_TWO = (
    "12 June 2014\n\nSpeaker Usama al-Nufaifi opened parliament in Baghdad. Jawad al-Maliki was not there.\n"
    "Usama al-Nujaifi was asked about Jawad al-Maliki. Nujaifi answered that nobody had seen him.\n"
)


@pytest.fixture
def small(tmp_path: Path) -> Dossier:
    folder = tmp_path / "articles"
    write(folder, "a.txt", _ONE)
    write(folder, "b.txt", _TWO)
    dossier = open_dossier([folder], tmp_path / "home")
    index(dossier, processes=1)
    return dossier


def _rulings(desk: Desk) -> list[Ruling]:
    return [one.ruling for one in history(desk.reader.dossier).standing()]


def _mentions(desk: Desk, name: str) -> int:
    row = desk.reader.store.connection.execute(
        "SELECT mentions FROM entity WHERE name = ?", (name,)
    ).fetchone()
    return int(row[0]) if row else 0


async def test_two_are_made_one_and_two_again(small: Dossier, open_app: OpenApp) -> None:
    async with open_app(small) as desk:
        nouri, jawad = entity_named(desk, "Nouri al-Maliki"), entity_named(desk, "Jawad al-Maliki")
        before = _mentions(desk, "Nouri al-Maliki"), _mentions(desk, "Jawad al-Maliki")
        await stand_on(desk, nouri)
        await desk.press("enter", "m")
        assert isinstance(desk.app.screen, Picker)
        await desk.type("jawad")
        await desk.press("enter")
        assert _mentions(desk, "Nouri al-Maliki") == sum(before)
        assert _mentions(desk, "Jawad al-Maliki") == 0
        assert "Nouri al-Maliki is the same as Jawad al-Maliki · u takes it back" in desk.status
        assert desk.reader.active is not None
        assert desk.reader.active.mentions == sum(before)
        assert desk.reader.trail is not None
        assert len(desk.reader.trail.spots) == sum(before)
        await desk.press("w")
        await desk.press("u")
        assert desk.status.startswith("Taken back: Nouri al-Maliki is the same as Jawad al-Maliki")
        assert (_mentions(desk, "Nouri al-Maliki"), _mentions(desk, "Jawad al-Maliki")) == before
        assert desk.reader.store.entity(jawad) is not None
        await desk.press("u")
        assert "Nothing has been decided" in desk.status


async def test_the_likely_one_is_listed_first(small: Dossier, open_app: OpenApp) -> None:
    async with open_app(small) as desk:
        desk.reader.follow(entity_named(desk, "Jawad al-Maliki"))
        await desk.press("m", "enter")
        assert _rulings(desk) == [Ruling.SAME]
        assert _mentions(desk, "Jawad al-Maliki") == 0


async def test_a_mention_is_someone_else(small: Dossier, open_app: OpenApp) -> None:
    async with open_app(small) as desk:
        nouri = entity_named(desk, "Nouri al-Maliki")
        before = _mentions(desk, "Nouri al-Maliki")
        await stand_on(desk, nouri)
        await desk.press("x")
        assert isinstance(desk.app.screen, Menu)
        await desk.press("m")
        assert _rulings(desk) == [Ruling.NEVER_SAME]
        article = desk.reader.article
        assert article.cursor is not None
        assert article.marks[article.cursor].entity != nouri
        row = desk.reader.store.entity(nouri)
        assert row is not None
        assert row.mentions == before - 1
        await desk.press("u")
        assert article.marks[article.cursor].entity == nouri


async def test_two_are_never_the_same(small: Dossier, open_app: OpenApp) -> None:
    async with open_app(small) as desk:
        desk.reader.follow(entity_named(desk, "Nouri al-Maliki"))
        await desk.press("x", "t")
        await desk.type("jawad")
        await desk.press("enter")
        assert _rulings(desk) == [Ruling.NEVER_SAME]
        assert "Nouri al-Maliki is not Jawad al-Maliki" in desk.status


@pytest.mark.parametrize("keys", [("m",), ("x", "t")])
async def test_only_those_of_its_kind_are_offered(
    small: Dossier, open_app: OpenApp, keys: tuple[str, ...]
) -> None:
    async with open_app(small) as desk:
        desk.reader.follow(entity_named(desk, "Nouri al-Maliki"))
        await desk.press(*keys)
        await desk.type("baghdad")
        shown = desk.app.screen
        assert isinstance(shown, Picker)
        assert shown.rows.source is not None
        assert not len(shown.rows.source)
        assert "No other person is named like “baghdad”" in str(shown.rows.empty)
        await desk.press("escape")
        desk.reader.follow(entity_named(desk, "Baghdad"))
        await desk.press(*keys)
        await desk.type("basra")
        assert isinstance(desk.app.screen, Picker)
        await desk.press("enter")
        (told,) = history(desk.reader.dossier).standing()
        assert told.other is not None
        assert {told.about[0].name, told.other.name} == {"Baghdad", "Basra"}


@pytest.mark.parametrize("width", [40, 80, 120])
async def test_what_is_refused_is_said_in_full(small: Dossier, open_app: OpenApp, width: int) -> None:
    words = (
        "Kept without effect, for another decision forbids it: Nouri al-Maliki is the same as "
        "Jawad al-Maliki · u takes it back"
    )
    async with open_app(small, size=(width, 24)) as desk:
        desk.reader.say(words)
        await desk.settle()
        status = desk.reader.status
        shown = [line.strip() for line in status.render().plain.splitlines()]
        assert max(map(len, shown)) <= width - 2
        if width > 40:
            assert " ".join(shown) == words
        assert status.size.height == len(shown) <= 3
        desk.reader.say("Copied")
        await desk.settle()
        assert status.size.height == 1


async def test_escape_decides_nothing(small: Dossier, open_app: OpenApp) -> None:
    async with open_app(small) as desk:
        desk.reader.follow(entity_named(desk, "Nouri al-Maliki"))
        for keys in (
            ("m", "escape"),
            ("x", "escape"),
            ("e", "escape"),
            ("e", "n", "escape"),
            ("Q", "escape"),
        ):
            await desk.press(*keys)
        assert _rulings(desk) == []
        assert desk.app.screen is desk.reader


async def test_names_kinds_and_what_is_no_name(small: Dossier, open_app: OpenApp) -> None:
    async with open_app(small) as desk:
        nouri = entity_named(desk, "Nouri al-Maliki")
        await stand_on(desk, nouri)
        await desk.press("enter", "e", "n")
        assert isinstance(desk.app.screen, Line)
        await desk.press("end", "exclamation_mark", "enter")
        assert _mentions(desk, "Nouri al-Maliki!") > 0
        assert desk.reader.active is not None
        assert desk.reader.active.name == "Nouri al-Maliki!"
        await desk.press("e", "k", "o")
        assert desk.reader.article.marks[desk.reader.article.cursor or 0].kind is Kind.ORG
        await desk.press("e", "x")
        assert _mentions(desk, "Nouri al-Maliki!") == 0
        assert desk.reader.active is None
        assert all(mark.entity != nouri for mark in desk.reader.article.marks)
        await desk.press("u", "u", "u")
        assert _mentions(desk, "Nouri al-Maliki") > 0
        assert _rulings(desk) == []


async def test_any_decision_can_be_taken_back_and_counted_again(small: Dossier, open_app: OpenApp) -> None:
    async with open_app(small) as desk:
        desk.reader.follow(entity_named(desk, "Nouri al-Maliki"))
        await desk.press("e", "n", "end", "exclamation_mark", "enter")
        await desk.press("e", "k", "o")
        await desk.press("H")
        assert isinstance(desk.app.screen, Picker)
        # The older of the two.
        await desk.press("down", "ctrl+t")
        assert _rulings(desk) == [Ruling.KIND]
        assert _mentions(desk, "Nouri al-Maliki") > 0
        await desk.press("ctrl+t")
        assert _rulings(desk) == [Ruling.RENAME, Ruling.KIND]
        assert _mentions(desk, "Nouri al-Maliki!") > 0


async def test_the_queue_is_gone_through_with_y_and_n(desk: Desk) -> None:
    await desk.press("Q")
    screen = desk.app.screen
    assert isinstance(screen, QueueScreen)
    first = screen.asked
    assert first is not None
    await desk.press("y")
    assert _rulings(desk) == [Ruling.SAME]
    assert screen.asked is not None
    assert screen.asked.words != first.words
    await desk.press("u")
    assert _rulings(desk) == []
    assert screen.asked == first
    await desk.press("n")
    assert _rulings(desk) == [Ruling.NEVER_SAME]
    await desk.press("escape", "Q")
    again = desk.app.screen
    assert isinstance(again, QueueScreen)
    shown = []
    while again.asked is not None:
        shown.append(again.asked.words)
        await desk.press("question_mark")
    assert first.words not in shown
    await desk.press("escape", "Q")
    last = desk.app.screen
    assert isinstance(last, QueueScreen)
    assert last.asked is not None
    assert last.asked.words == shown[0]
    assert "you were not sure" in str(last.evidence.render())


async def test_an_ambiguous_name_is_asked_about_once_and_answered_by_number(desk: Desk) -> None:
    await desk.press("Q")
    screen = desk.app.screen
    assert isinstance(screen, QueueScreen)
    while screen.asked is not None and len(screen.asked.others) < 2:
        await desk.press("down")
    asked = screen.asked
    assert asked is not None
    assert "1 2 … or y that one" in str(screen.keys.render())
    await desk.press("right")
    assert screen.asked == asked
    assert asked.others[1].name in str(screen.other.render())
    await desk.press("n")
    assert _rulings(desk) == [Ruling.NEVER_SAME] * len(asked.others)
    await desk.press("u")
    assert _rulings(desk) == []
    assert screen.asked == asked
    await desk.press("9", "2")
    (decision,) = history(desk.reader.dossier).standing()
    assert (decision.ruling, decision.other and decision.other.name) == (Ruling.SAME, asked.others[1].name)


async def test_events_are_asked_about_last_and_can_be_left_out(desk: Desk) -> None:
    await desk.press("Q")
    screen = desk.app.screen
    assert isinstance(screen, QueueScreen)

    async def kinds() -> list[Kind]:
        found = []
        while screen.asked is not None:
            found.append(screen.asked.one.kind)
            await desk.press("down")
        return found

    everything = await kinds()
    names = [kind for kind in everything if kind is not Kind.EVENT]
    assert names
    assert len(names) < len(everything)
    assert everything[: len(names)] == names
    await desk.press("e")
    assert await kinds() == names
    await desk.press("e")
    assert await kinds() == everything


async def test_a_question_that_is_long_is_shown_whole_and_a_refusal_too(
    sample_copy: Dossier, open_app: OpenApp
) -> None:
    async with open_app(sample_copy, (80, 24)) as desk:
        await desk.press("Q")
        screen = desk.app.screen
        assert isinstance(screen, QueueScreen)
        assert screen.asked is not None
        sample_copy.decisions.mkdir()
        await desk.press("y")
        assert screen.notice.display
        assert "cannot be" in str(screen.notice.render())
        assert screen.notice.size.height > 1
        while screen.asked is not None:
            await desk.press("down")
            assert screen.heading.size.height * (80 - 2) >= len(str(screen.heading.render()))


async def test_a_decision_that_cannot_be_kept_is_said(small: Dossier, open_app: OpenApp) -> None:
    async with open_app(small) as desk:
        desk.reader.follow(entity_named(desk, "Nouri al-Maliki"))
        small.decisions.mkdir()
        await desk.press("e", "k", "o")
        assert "decisions.jsonl: cannot be" in desk.status
        assert desk.reader.active is not None
        assert desk.reader.active.kind is Kind.PERSON
