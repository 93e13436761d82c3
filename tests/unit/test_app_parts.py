"""The app's parts that need no terminal: keymap, jump list, trail, presence, editors."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.app.actions import ACTIONS, Keymap, grouped, show_keys
from tui.app.editor import editor_command
from tui.app.jumps import JumpList, Position
from tui.app.presence import bar, draw, sparkline
from tui.app.screens.reader import ReaderScreen
from tui.app.trail import Trail
from tui.dossier.records import Spot
from tui.settings import SettingsError


def test_ids_are_unique_and_each_has_a_method() -> None:
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)
    for action in ACTIONS:
        assert callable(getattr(ReaderScreen, f"do_{action.id}"))
    assert [action for _, members in grouped() for action in members] == sorted(
        ACTIONS, key=lambda action: [group for group, _ in grouped()].index(action.group)
    )


def test_single_keys_sequences_and_what_breaks_them() -> None:
    keymap = Keymap()
    assert keymap.feed("n") == "next_active"
    assert keymap.feed("g") == ""
    assert keymap.feed("g") == "top"
    assert keymap.feed("g") == ""
    assert keymap.feed("n") == "next_active"
    assert keymap.feed("F12") is None


def test_own_keys_replace_those_of_the_registry() -> None:
    keymap = Keymap({"references": "R, ctrl+l", "reopen": "z z", "zoom": "Z", "help": "F1, ?"})
    assert keymap.feed("R") == keymap.feed("ctrl+l") == "references"
    assert keymap.feed("r") is None
    assert keymap.feed("z") == ""
    assert keymap.feed("z") == "reopen"
    assert keymap.feed("question_mark") == "help"
    assert keymap.shown("references") == "R"


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ({"nonsense": "x"}, "no action 'nonsense'"),
        ({"zoom": "n"}, "would call both"),
        ({"zoom": "g"}, "also begins another sequence"),
    ],
)
def test_keymaps_that_cannot_be(own: dict[str, str], said: str) -> None:
    with pytest.raises(SettingsError, match=said):
        Keymap(own)


def test_keys_are_shown_as_readers_know_them() -> None:
    assert show_keys("g g") == "g g"
    assert show_keys("full_stop") == "."
    assert show_keys("ctrl+o") == "ctrl+o"


positions = st.builds(
    Position, document=st.integers(1, 4), top=st.integers(0, 5), cursor=st.integers(-1, 5), active=st.just(0)
)


@given(st.lists(positions, min_size=1, max_size=30), positions)
def test_back_returns_along_the_way_and_forward_undoes_it(left: list[Position], present: Position) -> None:
    jumps = JumpList()
    for position in left:
        jumps.leave(position)
    here, way = present, []
    while (target := jumps.back(here)) is not None:
        way.append(here)
        here = target
    # Every spot is met once, the last left first.
    spots: list[Position] = []
    for position in reversed(left):
        if not position.same_spot(present) and not any(position.same_spot(spot) for spot in spots):
            spots.append(position)
    assert [*way[1:], here][: len(spots)] == spots if spots else here == present
    for expected in reversed(way):
        assert jumps.forward() == expected
    assert jumps.forward() is None


@given(st.lists(positions, max_size=300))
def test_the_jump_list_stays_small_and_without_repetition(left: list[Position]) -> None:
    jumps = JumpList(limit=7)
    for position in left:
        jumps.leave(position)
    kept = jumps.positions
    assert len(kept) <= 7
    assert all(not a.same_spot(b) for n, a in enumerate(kept) for b in kept[:n])


spots = st.lists(
    st.builds(
        lambda document, start: Spot(document, start, start + 1), st.integers(1, 5), st.integers(0, 40)
    ),
    unique=True,
    min_size=1,
)


@given(spots, st.permutations([1, 2, 3, 4, 5]))
def test_the_trail_leads_through_every_spot_once_and_around(members: list[Spot], order: list[int]) -> None:
    ranks = {document: rank for rank, document in enumerate(order)}
    trail = Trail(members, ranks)
    at, visited = trail.spots[0], [trail.spots[0]]
    for _ in range(len(members) - 1):
        found = trail.after(at.document, at.start)
        assert found is not None
        at, wrapped = found
        assert not wrapped
        visited.append(at)
    assert sorted(visited, key=lambda s: (s.document, s.start)) == sorted(
        members, key=lambda s: (s.document, s.start)
    )
    assert trail.after(at.document, at.start) == (trail.spots[0], True)
    for number, spot in enumerate(visited, 1):
        standing = trail.standing(spot.document, spot.start)
        assert standing is not None
        assert (standing.number, standing.total) == (number, len(members))
        assert standing.documents == len({s.document for s in members})
    for spot in reversed(visited[:-1]):
        assert trail.before(at.document, at.start) == (spot, False)
        at = spot
    assert trail.counts() == {
        document: number
        for document in order
        if (number := sum(spot.document == document for spot in members))
    }


def test_a_trail_from_a_place_between_its_spots() -> None:
    trail = Trail([Spot(1, 10, 12), Spot(2, 5, 7)], {1: 0, 2: 1, 3: 2})
    assert trail.after(1, 3) == (Spot(1, 10, 12), False)
    assert trail.after(1, 10) == (Spot(2, 5, 7), False)
    assert trail.after(3, 0) == (Spot(1, 10, 12), True)
    assert trail.before(3, 0) == (Spot(2, 5, 7), False)
    assert trail.standing(1, 11) is None
    assert Trail([], {}).after(1, 0) is None


@given(st.lists(st.integers(0, 1000), max_size=40))
def test_pictures_have_a_cell_for_each_value(values: list[int]) -> None:
    drawn = draw(values)
    assert len(drawn) == len(values)
    for value, cell in zip(values, drawn, strict=True):
        assert (cell == "·") == (value == 0)
    if any(values):
        assert drawn[values.index(max(values))] == "█"


def test_bars_and_sparklines() -> None:
    assert bar(0, 9) == " "
    assert bar(1, 100) == "▁"
    assert bar(100, 100) == "█"
    assert sparkline({1: 4, 2: 2}, {1: 0, 2: 1, 3: 2}, 8) == "█▄·"
    assert sparkline({}, {}, 8) == ""


@pytest.mark.parametrize(
    ("editor", "command"),
    [
        ("vi", ["vi", "+7", "/a b.txt"]),
        ("emacs -nw", ["emacs", "-nw", "+7", "/a b.txt"]),
        ("code", ["code", "--wait", "--goto", "/a b.txt:7"]),
        ("/usr/bin/hx", ["/usr/bin/hx", "/a b.txt:7"]),
        ("kate", ["kate", "--line", "7", "/a b.txt"]),
        ("", ["vi", "+7", "/a b.txt"]),
    ],
)
def test_editors_are_told_the_line_in_their_own_way(editor: str, command: list[str]) -> None:
    assert editor_command(editor, Path("/a b.txt"), 7) == command
