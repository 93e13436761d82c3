"""Bringing an index up to date: only what changed is read, and the result is that of a fresh run."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.dossiers import (
    KHALILZAD,
    MALIKI,
    MASUM,
    articles,
    content,
    dossier,
    fresh,
    indexed,
    opened,
    sound,
    write,
)
from tui.dossier import reading
from tui.dossier.indexer import Progress, Stage, index, remove_index
from tui.dossier.place import open_dossier
from tui.dossier.search import search
from tui.dossier.store import Store
from tui.extraction import Lexicon
from tui.extraction import complete as second_pass
from tui.model import Mention


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "articles"
    write(place, "maliki.txt", MALIKI)
    write(place, "2014/masum.txt", MASUM)
    return place


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "index"


def test_a_first_run_reads_and_links_all(folder: Path, home: Path) -> None:
    report = indexed(folder, home)
    assert (report.documents, report.read, report.removed, report.unreadable) == (2, 2, 0, ())
    with opened(home) as store:
        maliki = store.entity_by_key("person:nouri-al-maliki")
        assert maliki is not None
        assert (maliki.mentions, maliki.documents) == (3, 2)
        assert not store.summary().stale
    assert sound(home)


def test_a_run_with_nothing_new_reads_nothing(
    folder: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    indexed(folder, home)
    before = content(home)
    monkeypatch.setattr("tui.dossier.indexer.read_batch", _refuse)
    report = indexed(folder, home)
    assert (report.documents, report.read, report.words) == (2, 0, 0)
    assert content(home) == before


def _refuse(files: object) -> list[reading.Reading]:
    raise AssertionError(files)


def test_only_what_changed_is_read_again(folder: Path, home: Path) -> None:
    indexed(folder, home)
    write(folder, "khalilzad.txt", KHALILZAD)
    report = indexed(folder, home)
    assert (report.documents, report.read) == (3, 1)


def test_an_edited_file_keeps_its_number(folder: Path, home: Path, tmp_path: Path) -> None:
    indexed(folder, home)
    with opened(home) as store:
        before = store.document_by_path("maliki.txt")
    write(folder, "maliki.txt", "Hassan Rohani flew to Tehran. Rohani spoke of xylophones.")
    indexed(folder, home)
    with opened(home) as store:
        after = store.document_by_path("maliki.txt")
        assert before is not None
        assert after is not None
        assert after.id == before.id
        assert after.digest != before.digest
        assert not search(store, "parliament")
        assert [hit.document for hit in search(store, "xylophones")] == [after.id]
    assert content(home) == fresh(folder, tmp_path)
    assert sound(home)


def test_a_deleted_file_takes_all_of_its_own_along(folder: Path, home: Path, tmp_path: Path) -> None:
    indexed(folder, home)
    (folder / "2014/masum.txt").unlink()
    report = indexed(folder, home)
    assert (report.documents, report.removed) == (1, 1)
    with opened(home) as store:
        assert not search(store, "Masum")
        assert store.entity_by_key("person:fuad-masum") is None
    assert content(home) == fresh(folder, tmp_path)
    assert sound(home)


def test_a_moved_file_is_where_it_is_now(folder: Path, home: Path, tmp_path: Path) -> None:
    indexed(folder, home)
    (folder / "maliki.txt").rename(folder / "2014/moved.txt")
    report = indexed(folder, home)
    assert (report.documents, report.read, report.removed) == (2, 1, 1)
    with opened(home) as store:
        assert store.source("2014/moved.txt") == (folder / "2014/moved.txt").resolve()
    assert content(home) == fresh(folder, tmp_path)


def test_a_touched_file_changes_nothing(folder: Path, home: Path) -> None:
    indexed(folder, home)
    before = content(home)
    os.utime(folder / "maliki.txt", ns=(0, 1_500_000_000_000_000_000))
    stages: list[Stage] = []
    report = index(dossier(folder, home), processes=1, progress=lambda told: stages.append(told.stage))
    assert (report.read, report.words) == (0, 0)
    assert stages == [Stage.READING]
    assert content(home) == before


def test_a_file_dated_by_its_time_moves_with_it(folder: Path, home: Path, tmp_path: Path) -> None:
    undated = write(folder, "undated.txt", "Omar Karim met Hassan Rohani. Karim left.")
    os.utime(undated, ns=(0, 1_000_000_000_000_000_000))
    indexed(folder, home)
    os.utime(undated, ns=(0, 1_500_000_000_000_000_000))
    indexed(folder, home)
    with opened(home) as store:
        row = store.document_by_path("undated.txt")
        assert row is not None
        assert str(row.date) == "2017-07-14"
    assert content(home) == fresh(folder, tmp_path)


def test_a_file_becomes_unreadable_and_readable_again(folder: Path, home: Path, tmp_path: Path) -> None:
    indexed(folder, home)
    write(folder, "maliki.txt", b"")
    report = indexed(folder, home)
    assert report.documents == 1
    assert [path for path, _ in report.unreadable] == ["maliki.txt"]
    assert "maliki.txt" in report.unreadable[0][1]
    with opened(home) as store:
        assert store.unreadable() == list(report.unreadable)
        assert store.summary().unreadable == 1
        assert not search(store, "parliament")
    assert indexed(folder, home).unreadable == report.unreadable
    assert content(home) == fresh(folder, tmp_path)

    write(folder, "maliki.txt", MALIKI)
    report = indexed(folder, home)
    assert (report.documents, report.unreadable) == (2, ())
    assert content(home) == fresh(folder, tmp_path)


def test_an_unreadable_file_that_goes_is_no_removed_document(folder: Path, home: Path) -> None:
    write(folder, "empty.txt", b"")
    indexed(folder, home)
    (folder / "empty.txt").unlink()
    stages: list[Stage] = []
    report = index(dossier(folder, home), processes=1, progress=lambda told: stages.append(told.stage))
    assert (report.removed, report.unreadable) == (0, ())
    assert not stages


def test_growing_step_by_step_equals_one_run(tmp_path: Path, home: Path) -> None:
    folder = tmp_path / "articles"
    articles(folder, 20)
    indexed(folder, home)
    articles(folder, 45)
    (folder / "3/article 3.txt").unlink()
    write(folder, "0/article 0.txt", MALIKI)
    indexed(folder, home)
    write(folder, "zz.txt", MASUM)
    indexed(folder, home)
    assert content(home) == fresh(folder, tmp_path)


def test_numbers_survive_linking_again(folder: Path, home: Path) -> None:
    indexed(folder, home)
    with opened(home) as store:
        before = {key: row.id for key in KEYS if (row := store.entity_by_key(key))}
    assert len(before) == len(KEYS)
    write(folder, "khalilzad.txt", KHALILZAD)
    (folder / "2014/masum.txt").unlink()
    indexed(folder, home)
    write(folder, "2014/masum.txt", MASUM)
    indexed(folder, home)
    with opened(home) as store:
        after = {
            key: row.id for key in (*KEYS, "person:zalmay-khalilzad") if (row := store.entity_by_key(key))
        }
    assert after["person:nouri-al-maliki"] == before["person:nouri-al-maliki"]
    # Whoever was gone for a while may have a new number, but never somebody else's old one.
    assert len(set(after.values())) == len(after)
    assert after["person:zalmay-khalilzad"] not in before.values()


KEYS = ("person:nouri-al-maliki", "person:fuad-masum")


def test_the_number_of_a_document_that_is_gone_is_not_given_away(folder: Path, home: Path) -> None:
    indexed(folder, home)
    with opened(home) as store:
        numbers = set(store.document_ids())
    for file in list(folder.rglob("*.txt")):
        file.unlink()
    write(folder, "khalilzad.txt", KHALILZAD)
    indexed(folder, home)
    with opened(home) as store:
        assert numbers.isdisjoint(store.document_ids())


def test_an_empty_folder_is_an_empty_dossier(tmp_path: Path, home: Path) -> None:
    (tmp_path / "nothing").mkdir()
    write(tmp_path / "nothing", "picture.png", b"\x89PNG")
    report = indexed(tmp_path / "nothing", home)
    assert report.documents == 0
    assert sum(report.skipped.values()) == 1


def test_one_file_is_a_dossier(folder: Path, home: Path) -> None:
    assert indexed(folder / "maliki.txt", home).documents == 1


@settings(max_examples=8, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 11), st.one_of(st.none(), st.integers(0, 30))), min_size=3, max_size=9),
    st.lists(st.booleans(), min_size=9, max_size=9),
)
def test_editing_step_by_step_equals_one_run(edits: list[tuple[int, int | None]], stops: list[bool]) -> None:
    with TemporaryDirectory() as place:
        folder, home = Path(place, "articles"), Path(place, "index")
        articles(folder, 8)
        indexed(folder, home)
        for (number, change), stop in zip(edits, stops, strict=False):
            file = folder / f"{number % 7}/article {number}.txt"
            if change is None:
                file.unlink(missing_ok=True)
            else:
                families = ("Maliki", "Masum", "Tikrit", "Abadi", "Jaafari")
                names = f"Hassan al-{families[change % 5]} met Omar {families[change % 3]} in Baghdad"
                text = f"{names}. {families[change % 4]} left Tikrit for Karim{change % 7}.\n"
                write(folder, f"{number % 7}/article {number}.txt", text)
            stages: list[Stage] = []
            index(
                dossier(folder, home),
                processes=1,
                progress=partial(_note_stage, stages),
                stopped=partial(_has_begun_to_complete, stages if stop else []),
            )
        indexed(folder, home)
        indexed(folder, Path(place, "fresh"))
        assert completed(home) == completed(Path(place, "fresh"))


def _note_stage(stages: list[Stage], step: Progress) -> None:
    stages.append(step.stage)


def _has_begun_to_complete(stages: list[Stage]) -> bool:
    return Stage.COMPLETING in stages


def completed(home: Path) -> list[tuple[str, str, bytes]]:
    """Return what the second pass made of each document."""
    with closing(sqlite3.connect(home / "index.sqlite")) as connection:
        return connection.execute(
            "SELECT path, completed, terms FROM document JOIN extraction ON id = document ORDER BY path"
        ).fetchall()


def test_only_what_the_new_names_may_change_is_completed_again(
    folder: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, "rain.txt", "Rain fell on the hills of Tarnath.")
    indexed(folder, home)
    again: list[str] = []

    def noting(text: str, mentions: tuple[Mention, ...], lexicon: Lexicon) -> tuple[Mention, ...]:
        again.append(text)
        return second_pass(text, mentions, lexicon)

    monkeypatch.setattr(reading, "complete", noting)
    write(folder, "masum.txt", "Prime Minister Fuad Masum spoke.\n")
    indexed(folder, home)
    assert sorted(again) == sorted([MASUM, "Prime Minister Fuad Masum spoke.\n"])


def test_an_index_can_be_deleted_and_made_again(folder: Path, home: Path) -> None:
    indexed(folder, home)
    before = content(home)
    remove_index(home / "index.sqlite")
    assert not (home / "index.sqlite").exists()
    indexed(folder, home)
    assert content(home) == before


def test_another_edition_of_the_tagger_reads_everything_anew(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = open_dossier([folder], tmp_path / "home")
    assert index(place).read == 2
    assert index(place).read == 0
    with Store(place.database) as store:
        before = list(store.mentions())
    monkeypatch.setattr("tui.dossier.indexer.edition", lambda: "another")
    assert index(place).read == 2
    assert index(place).read == 0
    with Store(place.database) as store:
        assert list(store.mentions()) == before
