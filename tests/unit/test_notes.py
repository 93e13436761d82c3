"""Notes and bookmarks: kept beside the index, on the words they are about, whatever happens to them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.dossiers import MALIKI, MASUM, indexed, opened, write
from tui.__main__ import main
from tui.dossier.indexer import remove_index
from tui.dossier.journal import Journal
from tui.dossier.notes import Notes, Sort, about_someone, in_order, placed
from tui.dossier.records import EntityRow
from tui.dossier.store import Store
from tui.model import PersonaeError


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, Path]:
    folder, home = tmp_path / "articles", tmp_path / "home"
    home.mkdir()
    write(folder, "a.txt", MALIKI)
    write(folder, "b.txt", MASUM)
    indexed(folder, home)
    return folder, home


@pytest.fixture
def store(places: tuple[Path, Path]) -> Iterator[Store]:
    with opened(places[1]) as opened_store:
        yield opened_store


def span_of(store: Store, path: str, words: str) -> tuple[int, int, int]:
    row = store.document_by_path(path)
    assert row is not None
    start = store.text(row.id).index(words)
    return row.id, start, start + len(words)


def test_a_note_is_read_back_and_survives_the_index(places: tuple[Path, Path], store: Store) -> None:
    folder, home = places
    notes = Notes(home / "notes.jsonl")
    notes.add(store, Sort.NOTE, *span_of(store, "a.txt", "powers"), "which ones?\nask")
    notes.add(store, Sort.BOOKMARK, *span_of(store, "b.txt", "Fuad Masum"))
    store.close()
    remove_index(home / "index.sqlite")
    indexed(folder, home)
    with opened(home) as fresh:
        kept = in_order(placed(Notes(home / "notes.jsonl").all(), fresh), fresh)
        assert [one.note.sort for one in kept] == [Sort.NOTE, Sort.BOOKMARK]
        assert kept[0].note.text == "which ones?\nask"
        for one, words in zip(kept, ("powers", "Fuad Masum"), strict=True):
            assert one.spot is not None
            assert fresh.text(one.spot.document)[one.spot.start : one.spot.end] == words


def test_a_note_moves_with_its_words_and_is_an_orphan_without(
    places: tuple[Path, Path], store: Store
) -> None:
    folder, home = places
    notes = Notes(home / "notes.jsonl")
    notes.add(store, Sort.NOTE, *span_of(store, "a.txt", "asked parliament"), "when?")
    write(folder, "a.txt", "A line before.\n\n" + MALIKI)
    indexed(folder, home)
    moved = placed(notes.all(), store)[0].spot
    assert moved is not None
    assert store.text(moved.document)[moved.start : moved.end] == "asked parliament"
    write(folder, "a.txt", MALIKI.replace("asked parliament", "begged the court"))
    indexed(folder, home)
    assert placed(notes.all(), store)[0].spot is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(at=st.integers(0, len(MALIKI)), cut=st.integers(0, 30), put=st.text("abc MNd.\n", max_size=20))
def test_a_random_edit_never_moves_a_note_to_other_words(
    places: tuple[Path, Path], at: int, cut: int, put: str
) -> None:
    folder, home = places
    notes = Notes(home / "notes.jsonl")
    write(folder, "a.txt", MALIKI)
    indexed(folder, home)
    with opened(home) as store:
        note = notes.add(store, Sort.NOTE, *span_of(store, "a.txt", "Maliki asked"), "who?")
        assert note is not None
        write(folder, "a.txt", MALIKI[:at] + put + MALIKI[at + cut :])
        indexed(folder, home)
        spot = placed([note], store)[0].spot
        if spot is not None:
            assert store.text(spot.document)[spot.start : spot.end].split() == ["Maliki", "asked"]


def test_editing_and_taking_away_can_be_taken_back(places: tuple[Path, Path], store: Store) -> None:
    notes = Notes(places[1] / "notes.jsonl")
    first = notes.add(store, Sort.NOTE, *span_of(store, "a.txt", "Baghdad"), "where")
    assert first is not None
    second = notes.edit(first, "where exactly")
    assert [note.text for note in notes.all()] == ["where exactly"]
    step = notes.remove(second.id)
    assert notes.all() == ()
    notes.remove(step)
    assert [note.text for note in notes.all()] == ["where exactly"]


def test_a_letter_marks_one_place(places: tuple[Path, Path], store: Store) -> None:
    notes = Notes(places[1] / "notes.jsonl")
    notes.add(store, Sort.MARK, *span_of(store, "a.txt", "Baghdad"), "q")
    notes.add(store, Sort.MARK, *span_of(store, "b.txt", "Baghdad"), "q")
    mark = notes.mark("q")
    assert mark is not None
    assert mark.anchor.path == "b.txt"
    assert len(notes.all()) == 1
    assert notes.mark("z") is None


def test_a_damaged_line_costs_itself_alone(places: tuple[Path, Path], store: Store) -> None:
    file = places[1] / "notes.jsonl"
    Notes(file).add(store, Sort.BOOKMARK, *span_of(store, "a.txt", "Baghdad"))
    with file.open("ab") as journal:
        journal.write(b'{"sort": "note", "anc\n\xff\xfe\n[]\n')
    notes = Notes(file)
    assert len(notes.all()) == 1
    assert len(notes.faults()) == 3


def test_a_journal_that_cannot_be_written_says_so(places: tuple[Path, Path], store: Store) -> None:
    (places[1] / "none").write_text("a file where a folder should be")
    notes = Notes(places[1] / "none" / "notes.jsonl")
    with pytest.raises(PersonaeError, match=r"notes\.jsonl: cannot be"):
        notes.add(store, Sort.BOOKMARK, *span_of(store, "a.txt", "Baghdad"))


def test_the_command_prints_quote_file_line_and_date(
    places: tuple[Path, Path], store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, home = places
    words = ["notes", "--index", str(home), str(folder)]
    assert main(words) == 1
    assert "nothing is kept" in capsys.readouterr().err
    Notes(home / "notes.jsonl").add(
        store, Sort.NOTE, *span_of(store, "b.txt", "Haider al-Abadi"), "*watch* him"
    )
    assert main(words) == 0
    out = capsys.readouterr().out
    assert "> Haider al-Abadi" in out
    assert re.search(r"\(note, line 3, \d{4}-\d\d-\d\d\)", out)
    assert "2014-08-11, b.txt" in out
    assert "*watch* him" in out
    assert main([*words, "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert [(one["doc"], one["line"], one["quote"]) for one in made] == [("b.txt", 3, "Haider al-Abadi")]


def test_a_note_is_still_of_its_document_under_another_name(places: tuple[Path, Path], store: Store) -> None:
    folder, home = places
    notes = Notes(home / "notes.jsonl")
    notes.add(store, Sort.BOOKMARK, *span_of(store, "a.txt", "Baghdad"))
    (folder / "a.txt").rename(folder / "moved.txt")
    indexed(folder, home)
    moved, other = store.document_by_path("moved.txt"), store.document_by_path("b.txt")
    assert moved is not None
    assert other is not None
    assert len(notes.of_document(moved)) == 1
    assert notes.of_document(other) == []


def test_a_mark_that_cannot_be_set_anew_stays_where_it_was(
    places: tuple[Path, Path], store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = Notes(places[1] / "notes.jsonl")
    notes.add(store, Sort.MARK, *span_of(store, "a.txt", "Baghdad"), "q")

    append = Journal.append

    def full(journal: Journal, record: Mapping[str, Any]) -> dict[str, Any]:
        if "anchor" in record:
            raise PersonaeError("no room")
        return append(journal, record)

    with monkeypatch.context() as patch:
        patch.setattr(Journal, "append", full)
        with pytest.raises(PersonaeError, match="no room"):
            notes.add(store, Sort.MARK, *span_of(store, "b.txt", "Baghdad"), "q")
    mark = Notes(places[1] / "notes.jsonl").mark("q")
    assert mark is not None
    assert mark.anchor.path == "a.txt"


def test_the_command_names_the_line_of_the_file_not_of_its_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, home = tmp_path / "pages", tmp_path / "index"
    home.mkdir()
    body = "<body>\n\n\n<p>First.</p>\n<p>Maliki\nasked.</p></body></html>"
    page = f"<html><head>\n<title>Powers</title>\n</head>\n{body}"
    write(folder, "a.html", page)
    indexed(folder, home)
    with opened(home) as store:
        Notes(home / "notes.jsonl").add(store, Sort.BOOKMARK, *span_of(store, "a.html", "Maliki"))
    assert main(["notes", "--json", "--index", str(home), str(folder)]) == 0
    assert json.loads(capsys.readouterr().out)[0]["line"] == 8


def test_a_note_on_a_name_is_about_whoever_bears_it(
    places: tuple[Path, Path], store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, home = places
    notes = Notes(home / "notes.jsonl")
    span = span_of(store, "a.txt", "Nouri al-Maliki")
    maliki = store.mention_at(*span[:2])
    assert maliki is not None
    notes.add(store, Sort.NOTE, *span, "the first one", maliki.key)
    notes.add(store, Sort.NOTE, *span_of(store, "b.txt", "had named"), "no one's")
    assert [one.note.text for one in about_someone(notes, store)[maliki.entity]] == ["the first one"]
    words = ["notes", "--index", str(home), str(folder)]
    assert main(words) == 0
    out = capsys.readouterr().out
    assert "(note on Nouri al-Maliki, line 3, " in out
    assert out.count("(note on ") == 1
    assert main([*words, "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert [(one["about"], one["name"]) for one in made] == [(maliki.key, "Nouri al-Maliki"), (None, None)]
    # Edited away, it is still about the one who is spelled so; with them gone, about nobody.
    write(folder, "a.txt", MALIKI.replace("Prime Minister Nouri al-Maliki spoke", "He spoke"))
    indexed(folder, home)
    [kept] = about_someone(notes, store).values()
    assert kept[0].spot is None
    assert "Nouri al-Maliki" in {text for text, _ in _entity(store, kept[0].entity).surfaces}
    write(folder, "b.txt", "11 August 2014\n\nIt rained in Basra.\n")
    indexed(folder, home)
    assert about_someone(notes, store) == {}


def _entity(store: Store, number: int) -> EntityRow:
    row = store.entity(number)
    assert row is not None
    return row


def test_what_another_window_notes_is_seen(places: tuple[Path, Path], store: Store) -> None:
    here, there = Notes(places[1] / "notes.jsonl"), Notes(places[1] / "notes.jsonl")
    assert here.all() == ()
    there.add(store, Sort.BOOKMARK, *span_of(store, "a.txt", "Baghdad"))
    assert len(here.all()) == 1
