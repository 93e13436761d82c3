"""A watch-list on a whole dossier: found, remembered, marked, replaced and let go, by the command line."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.unit.dossiers import MALIKI, MASUM, content, opened, write
from tui.__main__ import main
from tui.model import Kind

QUIET = "12 May 2014\n\nThey waited for the man from mudville and the old fox. The Old Fox never came.\n"
LIST = "id,type,name\n1,person,Nouri al-Maliki\n1,person,the Old Fox\n2,place,Mudville\n3,animal,Rex\n"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    write(tmp_path / "clippings", "a.txt", MALIKI)
    write(tmp_path / "clippings", "b.txt", MASUM)
    write(tmp_path / "clippings", "c.txt", QUIET)
    write(tmp_path, "list.csv", LIST)
    return tmp_path


class Run:
    """Runs a command on the folder and keeps what it printed."""

    def __init__(self, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.place, self.capsys = place, capsys

    def __call__(self, *words: str) -> tuple[int, str, str]:
        status = main([*words, str(self.place / "clippings"), "--index", str(self.place / "home")])
        shown = self.capsys.readouterr()
        return status, shown.out, shown.err

    def mentions(self, *words: str) -> list[dict[str, Any]]:
        _, out, _ = self("mentions", *words)
        return [json.loads(line) for line in out.splitlines()]


@pytest.fixture
def run(place: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    return Run(place, capsys)


def watched(mentions: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(one["text"], one["name"]) for one in mentions if "watch-list" in one.get("why", "")]


def test_found_where_the_tagger_saw_nothing_and_all_one(run: Run, place: Path) -> None:
    before = run.mentions()
    assert not any("fox" in one["text"].lower() and one["kind"] == "PERSON" for one in before)
    after = run.mentions("--watchlist", str(place / "list.csv"))
    assert watched(after) == [
        ("Nouri al-Maliki", "Nouri al-Maliki"),
        ("Nouri al-Maliki", "Nouri al-Maliki"),
        ("mudville", "Mudville"),
        ("the old fox", "Nouri al-Maliki"),
        ("The Old Fox", "Nouri al-Maliki"),
    ]
    assert [one["name"] for one in after if one["text"] == "Maliki"] == ["Nouri al-Maliki"]


def test_bad_lines_are_named_and_skipped(run: Run, place: Path) -> None:
    _, _, err = run("index", "--watchlist", str(place / "list.csv"))
    assert f"{place / 'list.csv'}:5: type 'animal'" in err
    assert "skipped" in err


def test_remembered_until_it_is_let_go(run: Run, place: Path) -> None:
    plain = (run.mentions(), content(place / "home"))[1]
    run("index", "--watchlist", str(place / "list.csv"))
    (place / "list.csv").unlink()
    write(place / "clippings", "d.txt", "13 May 2014\n\nWho knows the old fox?\n")
    assert len(watched(run.mentions())) == 6
    (place / "clippings" / "d.txt").unlink()
    assert watched(run.mentions("--no-watchlist")) == []
    assert content(place / "home") == plain
    assert watched(run.mentions()) == []


def test_another_list_takes_its_place(run: Run, place: Path) -> None:
    run("index", "--watchlist", str(place / "list.csv"))
    other = write(place, "other.tsv", "7\tP\tFuad Masum\n")
    assert {name for _, name in watched(run.mentions("--watchlist", str(other)))} == {"Fuad Masum"}


def test_marked_and_first_in_the_cast(run: Run, place: Path) -> None:
    run("index", "--watchlist", str(write(place, "other.tsv", "7\tP\tHaider al-Abadi\n")))
    with opened(place / "home") as store:
        (document,) = [row.id for row in store.documents(store.document_ids()) if row.path == "b.txt"]
        people = [row for row in store.cast(document) if row.kind is Kind.PERSON]
        assert [row.watched for row in people] == [True, *[False] * (len(people) - 1)]
        assert people[0].name == "Haider al-Abadi"
        assert store.entity_ids(Kind.PERSON)[0] == people[0].id


def test_both_at_once_is_wrong_use(run: Run, place: Path) -> None:
    status, _, err = run("index", "--watchlist", str(place / "list.csv"), "--no-watchlist")
    assert status == 2
    assert "exclude each other" in err


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n\x00", b"nothing here\n", b"id,name\n1,\n"])
def test_a_bad_file_leaves_everything_as_it_was(run: Run, place: Path, data: bytes) -> None:
    run("index", "--watchlist", str(place / "list.csv"))
    before = content(place / "home")
    status, _, err = run("index", "--watchlist", str(write(place, "bad.csv", data)))
    assert status == 2
    assert str(place / "bad.csv") in err
    assert watched(run.mentions())
    assert content(place / "home") == before


def test_a_damaged_copy_says_what_to_do(run: Run, place: Path) -> None:
    run("index", "--watchlist", str(place / "list.csv"))
    (place / "home" / "watchlist.txt").write_bytes(b"\x00\x01\x02")
    status, _, err = run("index")
    assert status == 2
    assert "--no-watchlist" in err
    assert run("index", "--no-watchlist")[0] == 0


def test_why_says_so(run: Run, place: Path) -> None:
    run("index", "--watchlist", str(place / "list.csv"))
    status = main(
        ["why", str(place / "clippings"), f"c.txt:{QUIET.index('old')}", "--index", str(place / "home")]
    )
    assert status == 0
    assert "on the watch-list, as 'the Old Fox'" in run.capsys.readouterr().out


# -- many at once --------------------------------------------------------------------------------------


def test_one_line_of_json_for_every_name(run: Run, place: Path) -> None:
    names = write(place, "names.txt", "maliki\n\n  fuad masum \r\nzzyzx\n")
    status, out, err = run("find", "--batch", str(names), "--json")
    answers = [json.loads(line) for line in out.splitlines()]
    assert [answer["query"] for answer in answers] == ["maliki", "fuad masum", "zzyzx"]
    assert [answer["found"][0]["name"] for answer in answers[:2]] == ["Nouri al-Maliki", "Fuad Masum"]
    assert answers[2]["found"] == []
    assert status == 1
    assert "1 of 3 names" in err
    status, out, _ = run("find", "--batch", str(names), "--kind", "place", "--json", "--limit", "1")
    assert all(one["kind"] == "PLACE" for line in out.splitlines() for one in json.loads(line)["found"])


def test_names_come_on_standard_input(run: Run, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"maliki\nfuad masum\n")))
    status, out, _ = run("find", "--batch", "-", "--json")
    assert status == 0
    assert [json.loads(line)["query"] for line in out.splitlines()] == ["maliki", "fuad masum"]
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\n")))
    status, _, err = run("find", "--batch", "-", "--json")
    assert status == 2
    assert "standard input: there is no name in it" in err
    assert main(["find", "--batch", "-", "-"]) == 2


def test_a_table_of_the_best(run: Run, place: Path) -> None:
    status, out, _ = run("find", f"--batch={write(place, 'names.txt', 'maliki')}")
    assert status == 0
    assert out.splitlines()[1].startswith("maliki")


@pytest.mark.parametrize("data", [b"", b" \n", b"\x89PNG\r\n\x1a\n\x00"])
def test_no_names_to_find(run: Run, place: Path, data: bytes) -> None:
    status, out, err = run("find", "--batch", str(write(place, "names.txt", data)), "--json")
    assert (status, out) == (2, "")
    assert "names.txt" in err
