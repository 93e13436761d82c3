"""What was read stays read, whatever happens to the file the marks are kept in."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.dossier.readmarks import ReadMarks
from tui.model import PersonaeError


def test_marks_outlive_the_program(tmp_path: Path) -> None:
    file = tmp_path / "read.jsonl"
    marks = ReadMarks(file)
    assert "aa" not in marks
    marks.add("aa")
    marks.add("bb")
    marks.add("aa")
    assert file.read_text() == '{"read": "aa"}\n{"read": "bb"}\n'
    again = ReadMarks(file)
    assert "aa" in again
    assert "bb" in again
    assert len(again) == 2


def test_nothing_is_written_before_something_was_read(tmp_path: Path) -> None:
    ReadMarks(tmp_path / "read.jsonl")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "damage",
    [
        b"\xff\xfe\n",
        b"nonsense\n",
        b"[1, 2]\n",
        b'{"read": 3}\n',
        b'{"other": "x"}\n',
        b"\n\n",
        b"[" * 100_000 + b"\n",
    ],
)
def test_damaged_lines_are_passed_over_and_kept(tmp_path: Path, damage: bytes) -> None:
    file = tmp_path / "read.jsonl"
    file.write_bytes(b'{"read": "aa"}\n' + damage + b'{"read": "bb"}\n')
    marks = ReadMarks(file)
    assert len(marks) == 2
    marks.add("cc")
    assert file.read_bytes() == b'{"read": "aa"}\n' + damage + b'{"read": "bb"}\n{"read": "cc"}\n'


def test_a_line_cut_short_takes_no_other_with_it(tmp_path: Path) -> None:
    file = tmp_path / "read.jsonl"
    file.write_bytes(b'{"read": "aa"}\n{"rea')
    ReadMarks(file).add("bb")
    again = ReadMarks(file)
    assert "aa" in again
    assert "bb" in again


def test_two_readers_lose_nothing(tmp_path: Path) -> None:
    file = tmp_path / "read.jsonl"
    first, second = ReadMarks(file), ReadMarks(file)
    first.add("aa")
    second.add("bb")
    first.add("cc")
    assert len(ReadMarks(file)) == 3


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(PersonaeError, match=tmp_path.name):
        ReadMarks(tmp_path)


def test_a_mark_that_cannot_be_kept_is_an_error(tmp_path: Path) -> None:
    marks = ReadMarks(tmp_path / "gone" / "read.jsonl")
    with pytest.raises(OSError, match="gone"):
        marks.add("aa")
