"""Learning triggers: the same bytes from the same text, verbs by their endings, nouns from verbs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.extraction.events.inflection import noun_forms, verb_forms
from tui.extraction.events.learn import main
from tui.extraction.events.learning.kin import verb_of
from tui.extraction.events.learning.nouns import plain_nouns
from tui.extraction.events.learning.seeds import read_seeds
from tui.extraction.events.learning.tally import NAME, NUMBER, SETS, count
from tui.extraction.events.learning.verbs import find_verbs
from tui.extraction.events.lexicon import CONTEXTS, HEADS, LEXICON, read_lexicon
from tui.model import EventType

LINES = (
    "Mills will glimp the gate .",
    "They could glimp again .",
    "The gate was glimped on 3 May .",
    "Two gates were glimped .",
    "It had glimped before .",
    "Mills glimps and sells .",
    "He is glimping the old gate .",
    "The old gate fell .",
)


@pytest.fixture(scope="module")
def sets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sets")
    (folder / "ner").mkdir()
    rows = "".join(
        "".join(f"{word}\t{'B-PER' if word == 'Mills' else 'O'}\n" for word in line.split()) + "\n"
        for line in LINES
    )
    for name in SETS:
        (folder / "ner" / f"{name}.conll").write_text(rows, encoding="utf-8")
    return folder


def test_the_same_text_gives_the_same_bytes(sets: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    first, second = tmp_path_factory.mktemp("first"), tmp_path_factory.mktemp("second")
    for out in (first, second):
        assert main([str(sets), "--out", str(out)]) == 0
    for name in (LEXICON, CONTEXTS, HEADS):
        assert (first / name).read_bytes() == (second / name).read_bytes(), name
    learned = read_lexicon(first).entries["glimped"].verb
    assert learned is not None
    assert (learned.lemma, learned.tag) == ("glimp", "VBD")


def test_nouns_that_end_a_phrase_are_heads_and_verbs_are_none(sets: Path) -> None:
    heads = plain_nouns(count(sets / "ner"), {"fell"})
    assert "gate" in heads
    assert not {"fell", "sells", "could", "again"} & set(heads)


def test_a_missing_set_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path), "--out", str(tmp_path)]) == 2
    assert str(tmp_path) in capsys.readouterr().err


def test_names_and_numbers_count_as_one_word_each(sets: Path) -> None:
    tally = count(sets / "ner", SETS[:1])
    assert tally.lines[0] == [NAME, "will", "glimp", "the", "gate", "."]
    assert NUMBER in tally.lines[2]
    assert "mills" not in tally.words


def test_a_verb_is_known_by_its_endings(sets: Path) -> None:
    verbs = find_verbs(count(sets / "ner"))
    assert "glimp" in verbs
    assert "gate" not in verbs


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("attack", "attack attacks attacked attacking"),
        ("stop", "stop stops stopped stopping"),
        ("deny", "deny denies denied denying"),
        ("die", "die dies died dying"),
        ("flee", "flee flees fled fleeing"),
        ("shoot", "shoot shoots shot shooting"),
        ("step down", "step down|steps down|stepped down|stepping down"),
        ("veto", "veto vetoes vetoed vetoing"),
    ],
)
def test_verbs_inflect(base: str, forms: str) -> None:
    assert set(verb_forms(base)) == set(forms.split("|") if "|" in forms else forms.split())


@pytest.mark.parametrize(
    ("base", "plural"), [("crisis", "crises"), ("party", "parties"), ("clash", "clashes")]
)
def test_nouns_inflect(base: str, plural: str) -> None:
    assert noun_forms(base) == {base: "NN", plural: "NNS"}


@pytest.mark.parametrize(
    ("noun", "verb"),
    [
        ("invasion", "invade"),
        ("explosion", "explode"),
        ("arrival", "arrive"),
        ("payment", "pay"),
        ("running", "run"),
        ("adoption", "adopt"),
        ("mansion", None),
        ("pavement", "pave"),
    ],
)
def test_a_noun_has_the_verb_it_is_made_from(noun: str, verb: str | None) -> None:
    verbs = {"invade", "explode", "arrive", "pay", "run", "adopt", "state", "create", "pave"}
    assert verb_of(noun, verbs) == verb


def test_the_seeds_cover_every_type_and_contradict_themselves_nowhere() -> None:
    seeds = read_seeds()
    assert {word.type for word in seeds.words} == set(EventType)
    assert not {(word.base, word.part) for word in seeds.words} & seeds.refused
