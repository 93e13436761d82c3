"""Sessions: kept whole, read back as they were, and never a reason not to start."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.app.jumps import JumpList, Position
from tui.cli.places import at_line
from tui.dossier.sessions import Session, Stand, keep_session, last_session
from tui.model import PersonaeError

words = st.text(max_size=12)
offsets = st.integers(0, 2**32)
stands = st.builds(Stand, words, offsets, st.integers(-1, 2**32), words)
sessions = st.builds(
    Session,
    st.none() | stands,
    words,
    st.booleans(),
    st.booleans(),
    st.lists(stands, max_size=8).map(tuple),
    st.dictionaries(words, words, max_size=5),
)
plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=12,
)


@given(sessions)
def test_a_session_is_read_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, session: Session) -> None:
    file = tmp_path_factory.mktemp("session") / "session.json"
    keep_session(file, session)
    assert last_session(file) == session
    assert [path.name for path in file.parent.iterdir()] == ["session.json"]


@given(plain, st.sampled_from(["stand", "order", "whole_cast", "zoomed", "jumps", "queries"]))
def test_anything_else_in_the_file_is_left_out(
    tmp_path_factory: pytest.TempPathFactory, value: object, name: str
) -> None:
    file = tmp_path_factory.mktemp("session") / "session.json"
    file.write_text(json.dumps({"version": 1, name: value}), encoding="utf-8")
    session = last_session(file)
    assert session is not None
    keep_session(file, session)
    assert last_session(file) == session


@given(st.binary(max_size=60))
def test_a_damaged_file_is_no_session(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    file = tmp_path_factory.mktemp("session") / "session.json"
    file.write_bytes(data)
    with pytest.raises(PersonaeError, match=r"session\.json \(it is damaged\)"):
        last_session(file)


def test_another_version_is_no_session(tmp_path: Path) -> None:
    file = tmp_path / "session.json"
    file.write_text('{"version": 2, "stand": {"path": "a.txt"}}')
    assert last_session(file) is None
    assert last_session(tmp_path / "none.json") is None
    (tmp_path / "folder.json").mkdir()
    with pytest.raises(PersonaeError, match=r"folder\.json"):
        last_session(tmp_path / "folder.json")


def test_it_is_bounded(tmp_path: Path) -> None:
    file = tmp_path / "session.json"
    keep_session(file, Session(jumps=tuple(Stand(f"{n}.txt") for n in range(500))))
    kept = last_session(file)
    assert kept is not None
    assert [stand.path for stand in kept.jumps] == [f"{n}.txt" for n in range(400, 500)]


positions = st.builds(Position, st.integers(1, 3), st.integers(0, 3), st.integers(-1, 2), st.integers(0, 1))


@given(st.lists(positions | st.sampled_from(["back", "forward"]), max_size=30))
def test_the_jump_list_never_holds_a_spot_twice_and_leads_back(steps: list[Position | str]) -> None:
    jumps = JumpList(limit=6)
    present = Position(9, 9)
    for step in steps:
        if isinstance(step, Position):
            jumps.leave(present)
            present = step
        else:
            target = jumps.back(present) if step == "back" else jumps.forward()
            if target is not None:
                assert target in jumps.positions
                present = target
        kept = jumps.positions
        assert len(kept) <= 6
        assert not any(one.same_spot(other) for place, one in enumerate(kept) for other in kept[:place])


@given(st.lists(positions, min_size=1, max_size=6))
def test_forward_undoes_back(steps: list[Position]) -> None:
    jumps = JumpList()
    present = Position(9, 9)
    for step in steps:
        jumps.leave(present)
        present = step
    earlier = jumps.back(present)
    if earlier is not None:
        assert jumps.forward() == present


def test_a_file_and_line(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("x")
    assert at_line(f"{file}:12") == (file.resolve(), 12)
    assert at_line(str(file)) is None
    assert at_line(f"{file}:x") is None
    assert at_line(f"{tmp_path}/none.txt:3") is None
    odd = tmp_path / "b.txt:7"
    odd.write_text("x")
    assert at_line(str(odd)) is None
