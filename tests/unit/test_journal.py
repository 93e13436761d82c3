"""The journal: nothing that was told is lost, and two people's journals make one in any order."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.dossier.journal import ID, TIME, UNDO, Journal, parse, taken_back
from tui.model import PersonaeError

_FILE = Path("told.jsonl")


def test_what_is_appended_is_read_again(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "told.jsonl")
    assert journal.read().records == ()
    first = journal.append({"say": "Erdoğan\n\x1b[31m"})
    second = journal.append({"say": "b"})
    assert journal.read().records == (first, second)
    assert journal.path.read_bytes().isascii()
    assert journal.path.read_bytes().count(b"\n") == 2


def test_taking_back_can_be_taken_back(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "told.jsonl")
    told = journal.append({"say": "a"})
    undo = journal.take_back(told[ID])
    assert journal.read().standing() == []
    journal.take_back(undo[ID])
    assert journal.read().standing() == [told]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"id": "x", "time": "2020", "say', "cut short"),
        (b"[1]", "not a record"),
        (b"\xff\xfe{}", "not a line of JSON"),
        (b"[" * 100_000, "not a line of JSON"),
        (b'{"say": 1}', "when it was written"),
        (b'{"id": 3, "time": "2020"}', "id"),
        (b'{"id": "x", "time": "2020", "undo": 3}', "takes back"),
        (b"<<<<<<< ours", "merge"),
    ],
)
def test_a_damaged_line_is_named_and_set_aside(tmp_path: Path, line: bytes, reason: str) -> None:
    journal = Journal(tmp_path / "told.jsonl")
    first = journal.append({"say": "a"})
    with journal.path.open("ab") as out:
        out.write(line)
    second = journal.append({"say": "b"})
    entries = journal.read()
    assert entries.records == (first, second)
    assert [fault.line for fault in entries.faults] == [2]
    assert reason in str(entries.faults[0])
    assert str(journal.path) in str(entries.faults[0])
    journal.compact()
    assert journal.read().faults == ()
    assert journal.read().records == (first, second)
    aside = journal.path.with_name("told.jsonl.damaged").read_text()
    assert aside.rstrip("\n") == line.decode("utf-8", "backslashreplace")


def test_an_id_that_is_used_twice_is_a_fault() -> None:
    lines = [{"id": "x", "time": "1", "say": 1}, {"id": "x", "time": "1", "say": 2}]
    entries = parse("\n".join(map(json.dumps, lines)).encode(), _FILE)
    assert [record["say"] for record in entries.records] == [1]
    assert "same id" in str(entries.faults[0])


def test_compacting_drops_what_no_longer_counts(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "told.jsonl")
    gone, kept = journal.append({"say": "a"}), journal.append({"say": "b"})
    undo = journal.take_back(gone[ID])
    copy = journal.read().records
    assert journal.compact() == 1
    assert journal.read().records == (kept, undo)
    # Another copy still holds what was taken back: it stays so.
    journal.merge(copy)
    assert journal.read().standing() == [kept]


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    journal = Journal(tmp_path / "file" / "told.jsonl")
    with pytest.raises(PersonaeError, match=r"told\.jsonl: cannot be"):
        journal.append({"say": "a"})


_FULL = """
import resource, sys
from pathlib import Path
from tui.dossier.journal import Journal
from tui.model import PersonaeError
journal = Journal(Path(sys.argv[1]))
journal.append({"say": "a"})
resource.setrlimit(resource.RLIMIT_FSIZE, (journal.path.stat().st_size + 40, -1))
try:
    journal.append({"say": "b" * 1000})
except PersonaeError as error:
    print(error)
"""


def test_a_disk_that_fills_up_leaves_the_journal_as_it_was(tmp_path: Path) -> None:
    pytest.importorskip("resource")
    file = tmp_path / "told.jsonl"
    done = subprocess.run(
        [sys.executable, "-c", _FULL, str(file)], capture_output=True, text=True, check=True
    )
    assert "cannot be written" in done.stdout
    entries = Journal(file).read()
    assert [record["say"] for record in entries.records] == ["a"]
    assert entries.faults == ()
    Journal(file).append({"say": "c"})
    assert [record["say"] for record in Journal(file).read().records] == ["a", "c"]


_MANY = """
import sys
from pathlib import Path
from tui.dossier.journal import Journal
journal = Journal(Path(sys.argv[1]))
for number in range(40):
    journal.append({"say": sys.argv[2] + "x" * 3000, "number": number})
    if number % 10 == 0:
        journal.compact()
"""


def test_two_programs_append_at_once(tmp_path: Path) -> None:
    file = tmp_path / "told.jsonl"
    both = [subprocess.Popen([sys.executable, "-c", _MANY, str(file), name]) for name in ("a", "b")]
    assert [one.wait() for one in both] == [0, 0]
    entries = Journal(file).read()
    assert entries.faults == ()
    told = {(record["say"][0], record["number"]) for record in entries.records}
    assert told == {(name, number) for name in ("a", "b") for number in range(40)}


@st.composite
def _chains(draw: st.DrawFn) -> list[dict[str, str]]:
    """Records, and lines that take back any earlier line."""
    records: list[dict[str, str]] = []
    for number in range(draw(st.integers(1, 12))):
        record = {ID: f"r{number}", TIME: f"{number:03}"}
        of = draw(st.integers(0, 2 * number))
        if of < number:
            record[UNDO] = records[of][ID]
        records.append(record)
    return records


@given(_chains(), st.randoms(use_true_random=False))
def test_undo_depends_on_the_set_of_lines_alone(records: list[dict[str, str]], chance: random.Random) -> None:
    shuffled = list(records)
    chance.shuffle(shuffled)
    gone = taken_back(records)
    assert taken_back(shuffled) == gone
    for record in records:
        undoers = [one for one in records if one.get(UNDO) == record[ID]]
        assert (record[ID] in gone) == any(one[ID] not in gone for one in undoers)
    lines = [json.dumps(record).encode() for record in records]
    twice = lines + [json.dumps(record).encode() for record in shuffled]
    assert parse(b"\n".join(twice), _FILE) == parse(b"\n".join(lines), _FILE)
