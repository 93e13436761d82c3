"""``personae suspects``: what deserves a second look, from the index to the table and the JSON."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import MakeFolder
from tests.unit.dossiers import indexed, opened
from tui.__main__ import main
from tui.cli.request import SORTS
from tui.dossier.named import named
from tui.linking.doubts import Sort
from tui.linking.suspects import suspects

NUJAIFI = "Speaker Osama al-Nujaifi opened the session in Baghdad. Nujaifi spoke for an hour.\n"
ARTICLES = {
    **{f"{day}.txt": f"{day} June 2014\n\n{NUJAIFI}" for day in range(10, 18)},
    "slip.txt": "18 June 2014\n\nParliament met again. Osama Nufaifi, the speaker, was not there.\n",
    "first.txt": "19 June 2014\n\nAmmar al-Hakim flew to Basra. Hakim met tribes.\n",
    "second.txt": "20 June 2014\n\nAbdul-Aziz al-Hakim flew to Tehran. Hakim met doctors.\n",
    "bare.txt": "21 June 2014\n\nMany expect that Hakim will lead the party, members said.\n",
}


@pytest.fixture(scope="module")
def kept(make_folder: MakeFolder, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return a folder with a misspelling and an overloaded name, and a folder with its index."""
    folder, home = make_folder(ARTICLES), tmp_path_factory.mktemp("index")
    indexed(folder, home)
    return folder, home


def run(kept: tuple[Path, Path], capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    status = main(["suspects", str(kept[0]), "--index", str(kept[1]), *words])
    shown = capsys.readouterr()
    return status, shown.out, shown.err


def told(kept: tuple[Path, Path], capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, Any]]:
    status, out, err = run(kept, capsys, "--json", *words)
    assert (status, err) == (0, "")
    rows: list[dict[str, Any]] = json.loads(out)
    return rows


def test_the_sorts_that_can_be_typed_are_those_there_are() -> None:
    assert set(SORTS) == {sort.value for sort in Sort}


def test_every_entity_is_told_with_all_that_the_index_counts(kept: tuple[Path, Path]) -> None:
    with opened(kept[1]) as store:
        found = named(store)
        assert len(found) == sum(store.summary().entities.values())
        assert [entity.mentions for entity in found] == sorted((e.mentions for e in found), reverse=True)
        for entity in found:
            row = store.entity_by_key(entity.key)
            assert row is not None
            assert (entity.kind, entity.name) == (row.kind, row.name)
            assert (entity.mentions, entity.documents) == (row.mentions, row.documents)
            assert entity.surfaces == row.surfaces
            keys = [other.key for id_, _, _ in row.candidates if (other := store.entity(id_))]
            assert entity.candidates == tuple(keys)
        assert any(entity.candidates for entity in found)


def test_a_misspelling_and_an_overloaded_name_are_found(
    kept: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    rows = told(kept, capsys)
    assert all(list(row) == ["sort", "score", "evidence", "entities"] for row in rows)
    slips = [row for row in rows if row["sort"] == "misspelling"]
    assert any("Nufaifi" in row["evidence"] and "Nujaifi" in row["evidence"] for row in slips)
    names = {entity["name"] for row in rows if row["sort"] == "overloaded" for entity in row["entities"]}
    assert "Hakim" in names
    with opened(kept[1]) as store:
        keys = {entity.key for entity in named(store)}
    assert {entity["entity"] for row in rows for entity in row["entities"]} <= keys
    assert [row["score"] for row in rows] == sorted((row["score"] for row in rows), reverse=True)


@pytest.mark.parametrize("sort", ["misspelling", "overloaded"])
def test_one_sort_alone(kept: tuple[Path, Path], capsys: pytest.CaptureFixture[str], sort: str) -> None:
    everything = told(kept, capsys)
    assert told(kept, capsys, "--sort-of", sort) == [row for row in everything if row["sort"] == sort]


def test_the_best_come_first_and_how_many_there_are_is_said(
    kept: tuple[Path, Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = told(kept, capsys)
    assert told(kept, capsys, "--limit", "1") == everything[:1]
    monkeypatch.setattr("tui.cli.suspects.LIMITS", {"suspects": 1})
    status, out, err = run(kept, capsys)
    assert (status, len(out.splitlines())) == (0, 2)
    assert f"best evidence of {len(everything)}; --limit N prints more" in err


def test_as_a_table(kept: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(kept, capsys)
    heading, *lines = out.splitlines()
    assert (status, err) == (0, "")
    assert heading.split() == ["doubt", "sure", "who", "evidence", "others"]
    assert len(lines) == len(told(kept, capsys))
    slip = next(line for line in lines if "misspelling" in line)
    assert slip.startswith("● ")
    assert "Nufaifi" in slip


def test_where_nothing_is_doubtful(
    make_folder: MakeFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clear = (make_folder({"a.txt": "Kofi Annan flew to Geneva.\n"}), tmp_path)
    indexed(*clear)
    with opened(tmp_path) as store:
        assert suspects(named(store)) == []
    status, out, err = run(clear, capsys)
    assert (status, out) == (1, "")
    assert err == "personae: nothing looks doubtful\n"
    assert run(clear, capsys, "--json") == (1, "[]\n", err)
    assert (
        run(clear, capsys, "--sort-of", "same")[2] == "personae: nothing looks doubtful by that sort, same\n"
    )


def test_what_is_listed_is_what_is_asked(
    kept: tuple[Path, Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = [row["evidence"] for row in told(kept, capsys)]
    monkeypatch.setattr("sys.stdin", io.StringIO("?\n" * len(listed)))
    assert main(["decisions", "ask", str(kept[0]), "--index", str(kept[1])]) == 0
    asked = capsys.readouterr().out
    assert [line.strip() for line in asked.splitlines() if line.strip() in listed] == listed


def test_one_kind_alone(kept: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    people = told(kept, capsys, "--kind", "person")
    assert people
    assert {row["entities"][0]["kind"] for row in people} == {"PERSON"}


def test_another_sort_is_wrong_use(kept: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(kept, capsys, "--sort-of", "typo")
    assert (status, "none of misspelling, same, overloaded" in err) == (2, True)
