"""Training: the same bytes from the same sets, clear errors, and sets brought to our habits."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.extraction import Extractor
from tui.extraction.corpora import CLEAN_SETS, RAW_SETS, Cleaner, Sample, read_samples, spans, write_spans
from tui.extraction.train import main
from tui.model import PersonaeError

PEOPLE = ("Ada Lopez", "Omar Farouk", "Lin Wei", "Joan Smith")
TOWNS = ("Porto", "Lagos", "Quito", "Minsk")


def conll(person: str, town: str) -> str:
    rows = [(word, "I-PER" if index else "B-PER") for index, word in enumerate(person.split())]
    rows += [("went", "O"), ("to", "O"), (town, "B-LOC"), (".", "O")]
    return "".join(f"{word}\t{label}\n" for word, label in rows) + "\n"


@pytest.fixture(scope="module")
def sets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sets")
    (folder / "ner").mkdir()
    text = "".join(conll(person, town) for person in PEOPLE for town in TOWNS)
    for name in (*CLEAN_SETS, *RAW_SETS):
        (folder / "ner" / f"{name}.conll").write_text(text, encoding="utf-8")
    lists = folder / "gazetteer"
    lists.mkdir()
    (lists / "common-forenames-by-country.csv").write_text("Country,Romanized Name\nES,Ada\nEG,Omar\n")
    (lists / "common-surnames-by-country.csv").write_text("Country,Romanized Name\nES,Lopez\n")
    (lists / "nicknames.csv").write_text("name1,relationship,name2\njoan,has_nickname,jo\n")
    (lists / "translit_groups_arabic_clean.tsv").write_text("عمر\tomar:9|omer:2|umarr:1\n", encoding="utf-8")
    (lists / "translit_groups_russian_clean.tsv").write_text("ада\tada:3\n", encoding="utf-8")
    (lists / "world-cities.csv").write_text("name,country,subcountry,geonameid\nPorto,Portugal,Porto,1\n")
    return folder


def test_the_same_sets_give_the_same_bytes(sets: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    first, second = tmp_path_factory.mktemp("first"), tmp_path_factory.mktemp("second")
    for out in (first, second):
        assert main([str(sets), "--out", str(out), "--rounds", "20"]) == 0
    written = sorted(path.name for path in first.iterdir())
    assert "tagger.crfsuite" in written
    for name in written:
        assert (first / name).read_bytes() == (second / name).read_bytes(), name
    found = [m.surface for m in Extractor.load(first).mentions("Omar Lopez went to Quito.")]
    assert found == ["Omar Lopez", "Quito"]


def test_a_missing_set_is_named(
    tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path_factory.mktemp("nothing")
    assert main([str(folder), "--out", str(folder / "out")]) == 2
    assert str(folder) in capsys.readouterr().err


def test_a_broken_line_is_named(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("broken") / "set.conll"
    path.write_text("Ada\tB-PER\nno label here\n")
    with pytest.raises(PersonaeError, match="line 2"):
        list(read_samples(path))


def test_labels_and_spans_are_two_writings_of_the_same() -> None:
    labels = ["B-PER", "I-PER", "O", "B-LOC", "B-LOC", "I-ORG"]
    assert write_spans(6, spans(labels)) == ["B-PER", "I-PER", "O", "B-LOC", "B-LOC", "B-ORG"]


def test_sets_are_brought_to_our_habits() -> None:
    cleaner = Cleaner(frozenset({"syria"}), frozenset({"Syrian"}))
    sample = Sample(
        ["President", "Ana", "al-Basri", "of", "the", "Syria", ",", "a", "Syrian-born", "Syrian"],
        ["B-PER", "I-PER", "I-PER", "O", "B-LOC", "I-LOC", "O", "O", "O", "B-PER"],
    )
    done = cleaner.clean(sample)
    assert done.words[:6] == ["President", "Ana", "al", "-", "Basri", "of"]
    names = [(" ".join(done.words[a:b]), kind) for a, b, kind in spans(done.labels)]
    assert names == [("Ana al - Basri", "PER"), ("Syria", "LOC"), ("Syrian", "MISC")]
