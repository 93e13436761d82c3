"""A run of the indexer: its progress, stops and rivals, and articles that it stumbles over."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest

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
from tui.dossier.indexer import BusyError, Progress, Stage, index
from tui.dossier.lock import held
from tui.dossier.search import search
from tui.extraction import Extractor, Lexicon
from tui.extraction import complete as second_pass
from tui.model import Document, Mention


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "articles"
    write(place, "maliki.txt", MALIKI)
    write(place, "2014/masum.txt", MASUM)
    return place


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "index"


def test_several_processes_equal_one(tmp_path: Path, home: Path) -> None:
    folder = tmp_path / "articles"
    articles(folder, 230)
    index(dossier(folder, home), processes=2)
    assert content(home) == fresh(folder, tmp_path)
    assert sound(home)


def test_a_stopped_run_goes_on_where_it_stopped(tmp_path: Path, home: Path) -> None:
    folder = tmp_path / "articles"
    articles(folder, 100)
    told: list[Progress] = []
    report = index(dossier(folder, home), processes=1, progress=told.append, stopped=lambda: bool(told))
    assert 0 < report.read < 100
    with opened(home) as store:
        assert store.summary().stale
        assert store.summary().documents == report.read
        first = store.document_ids()[0]
        assert all(mark.entity == 0 for mark in store.marks(first))
        assert store.marks(first)
    again = indexed(folder, home)
    assert report.read + again.read == 100
    assert content(home) == fresh(folder, tmp_path)


@pytest.mark.parametrize("stage", [Stage.COMPLETING, Stage.LINKING])
def test_a_run_stopped_late_is_finished_by_the_next(
    folder: Path, home: Path, tmp_path: Path, stage: Stage
) -> None:
    indexed(folder, home)
    before = content(home)["mentions"]
    write(folder, "khalilzad.txt", KHALILZAD)
    stages: set[Stage] = set()
    index(
        dossier(folder, home),
        processes=1,
        progress=lambda told: stages.add(told.stage),
        stopped=lambda: stage in stages or (stage is Stage.LINKING and Stage.COMPLETING in stages),
    )
    assert content(home)["stale"] == [("1",)]
    assert content(home)["mentions"] == before
    assert indexed(folder, home).read == 0
    assert content(home) == fresh(folder, tmp_path)


def test_progress_never_goes_back(tmp_path: Path, home: Path) -> None:
    folder = tmp_path / "articles"
    articles(folder, 80)
    told: list[Progress] = []
    index(dossier(folder, home), processes=1, progress=told.append)
    assert list(dict.fromkeys(each.stage for each in told)) == list(Stage)
    for stage in Stage:
        done = [each.done for each in told if each.stage is stage]
        assert done == sorted(done)
        assert done[-1] == 80
        assert {each.total for each in told if each.stage is stage} == {80}


def test_while_another_indexes_one_waits_or_gives_up(folder: Path, home: Path) -> None:
    place = dossier(folder, home)
    with held(place, wait=0):
        with pytest.raises(BusyError, match="articles"):
            index(place, processes=1, wait=0)
        with pytest.raises(BusyError, match="articles"):
            index(place, processes=1, stopped=lambda: True)
    assert index(place, processes=1, wait=0).read == 2


def test_an_article_that_breaks_extraction_is_named_and_stops_nothing(
    folder: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mentions = Extractor.mentions

    def fragile(self: Extractor, text: str) -> tuple[Mention, ...]:
        if "parliament" in text:
            raise IndexError("list index out of range")
        return tuple(mentions(self, text))

    monkeypatch.setattr(Extractor, "mentions", fragile)
    report = indexed(folder, home)
    assert report.documents == 1
    assert report.unreadable == (
        (
            "maliki.txt",
            "maliki.txt: could not be worked through (IndexError: list index out of range); please report it",
        ),
    )


def test_an_article_that_breaks_the_second_pass_keeps_what_the_first_found(
    folder: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    complete = second_pass

    def fragile(text: str, mentions: tuple[Mention, ...], lexicon: Lexicon) -> tuple[Mention, ...]:
        if "parliament" in text:
            raise RecursionError
        return complete(text, mentions, lexicon)

    monkeypatch.setattr(reading, "complete", fragile)
    report = indexed(folder, home)
    assert report.documents == 2
    assert report.unreadable == (
        ("maliki.txt", "maliki.txt: names may be missing in it (RecursionError); please report it"),
    )
    with opened(home) as store:
        row = store.document_by_path("maliki.txt")
        assert row is not None
        assert store.marks(row.id)


def test_an_article_that_breaks_the_second_pass_is_named_again_the_next_time(
    folder: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fragile(text: str, mentions: tuple[Mention, ...], lexicon: Lexicon) -> tuple[Mention, ...]:
        if "Masum" in text:
            raise RecursionError
        return second_pass(text, mentions, lexicon)

    monkeypatch.setattr(reading, "complete", fragile)
    first = indexed(folder, home)
    write(folder, "rain.txt", "Rain fell on the hills.")
    assert indexed(folder, home).unreadable == first.unreadable
    monkeypatch.undo()
    write(folder, "rain.txt", "Snow fell on the hills.")
    assert indexed(folder, home).unreadable == ()


def test_a_mistake_of_ours_is_not_hidden(folder: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(self: Extractor, text: str) -> tuple[Mention, ...]:
        raise TypeError("ours")

    monkeypatch.setattr(Extractor, "mentions", wrong)
    with pytest.raises(TypeError, match="ours"):
        indexed(folder, home)


@pytest.mark.parametrize(
    "text", ["Nouri al-Maliki &#0; met Fuad Masum.", "Nouri al-Maliki &#xD800; met Fuad Masum."]
)
def test_characters_no_database_holds_are_replaced(folder: Path, home: Path, text: str) -> None:
    write(
        folder, "odd.html", f"<html><body><p>{text} They spoke of xylophones for an hour.</p></body></html>"
    )
    report = indexed(folder, home)
    assert report.documents == 3
    with opened(home) as store:
        (hit,) = search(store, "xylophones")
        found = store.text(hit.document)
        assert [found[start:end] for start, end in hit.spans] == ["xylophones"]


def test_a_surrogate_in_a_text_is_replaced_one_for_one() -> None:
    document = Document("a.txt", "a\ud800b\0c", "a")
    assert reading._storable(document).text == "a\ufffdb\ufffdc"


def test_names_that_are_no_text_can_be_read(folder: Path, home: Path) -> None:
    odd = os.fsencode(folder) + b"/caf\xe9.txt"
    try:
        with open(odd, "wb") as file:  # noqa: PTH123 - a path of bytes
            file.write(KHALILZAD.encode())
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    indexed(folder, home)
    with opened(home) as store:
        (hit,) = search(store, "Amman")
        row = store.document(hit.document)
        assert row is not None
        assert store.source(row.path).read_text() == KHALILZAD
    assert indexed(folder, home).read == 0


def test_leftovers_of_a_killed_run_are_swept(folder: Path, home: Path) -> None:
    left = [write(home, name, pickle.dumps(None)) for name in ("lexicon-1.tmp", "stories-1.tmp")]
    indexed(folder, home)
    assert not any(file.exists() for file in left)
    assert {file.name for file in home.iterdir()} <= {"index.sqlite", "index.lock"}
