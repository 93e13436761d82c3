"""The engine spacy: a pipeline that is trained here, saved, and read with."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.dossiers import write
from tests.unit.engine_spans import span
from tui.__main__ import main
from tui.extraction.engines import EngineError, find_engine
from tui.model import Kind

LESSONS = (
    ("Nouri al-Maliki met Fuad Masum in Baghdad.", "Nouri al-Maliki/PERSON Fuad Masum/PERSON Baghdad/GPE"),
    ("Fuad Masum left Baghdad for Erbil.", "Fuad Masum/PERSON Baghdad/GPE Erbil/GPE"),
    ("There the Dawa Party named Nouri al-Maliki.", "the Dawa Party/ORG Nouri al-Maliki/PERSON"),
    ("In Erbil the Iraqi voters heard the Dawa Party.", "Erbil/GPE Iraqi/NORP the Dawa Party/ORG"),
    ("They saw Nouri al-Maliki’s house on Monday.", "Nouri al-Maliki’s/PERSON Monday/DATE"),
    ("Prime Minister Nouri al-Maliki was in Baghdad.", "Prime Minister Nouri al-Maliki/PERSON Baghdad/GPE"),
    (
        "11 August 2014\n\nPrime Minister Nouri al-Maliki met Fuad Masum.",
        "11 August 2014/DATE Prime Minister Nouri al-Maliki/PERSON Fuad Masum/PERSON",
    ),
    ("Maliki left Baghdad for Erbil. The Iraqi voters heard.", "Baghdad/GPE Erbil/GPE Iraqi/NORP"),
)
STORY = (
    "11 August 2014\n\nPrime Minister Nouri al-Maliki met Fuad Masum in Baghdad. "
    "There the Dawa Party named Nouri al-Maliki.\n\nMaliki left Baghdad for Erbil. The Iraqi voters heard.\n"
)


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Train a small pipeline on a few sentences, with vectors that it shares, and save it."""
    spacy = pytest.importorskip("spacy", reason="spaCy is not installed: pip install -e '.[spacy]'")
    training = pytest.importorskip("spacy.training")
    spacy.util.fix_random_seed(0)
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config={"model": {"width": 48, "embed_size": 500}})
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 48, "upstream": "*"}
    nlp.add_pipe("ner", config={"model": {"tok2vec": listener}})
    lessons = [
        training.Example.from_dict(nlp.make_doc(text), _entities(text, tags)) for text, tags in LESSONS
    ]
    nlp.initialize(lambda: lessons)
    for _ in range(100):
        nlp.update(lessons)
    # One that was never trained: it would fail if it were at work.
    nlp.add_pipe("tagger").add_label("X")
    folder = tmp_path_factory.mktemp("models") / "little"
    nlp.to_disk(folder)
    return folder


def _entities(text: str, tags: str) -> dict[str, list[tuple[int, int, str]]]:
    parts = [part.rpartition("/") for part in _split_tags(tags)]
    return {"entities": [span(text, name, label) for name, _, label in parts]}


def _split_tags(tags: str) -> list[str]:
    parts: list[str] = []
    rest: list[str] = []
    for word in tags.split():
        rest.append(word)
        if "/" in word:
            parts.append(" ".join(rest))
            rest = []
    return parts


def test_a_pipeline_that_was_trained_and_saved_reads_a_folder(
    pipeline: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "folder", "a.txt", STORY)
    words = ["--engine", f"spacy:{pipeline}", "mentions", str(tmp_path / "folder")]
    assert main([*words, "--index", str(tmp_path / "home")]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    names = [row for row in rows if row["kind"] not in ("DATE", "EVENT")]
    assert [(row["text"], row["kind"], row["name"]) for row in names] == [
        ("Nouri al-Maliki", "PERSON", "Nouri al-Maliki"),
        ("Fuad Masum", "PERSON", "Fuad Masum"),
        ("Baghdad", "PLACE", "Baghdad"),
        ("Dawa Party", "ORG", "Dawa Party"),
        ("Nouri al-Maliki", "PERSON", "Nouri al-Maliki"),
        ("Maliki", "PERSON", "Nouri al-Maliki"),
        ("Baghdad", "PLACE", "Baghdad"),
        ("Erbil", "PLACE", "Erbil"),
    ]
    assert all(STORY[row["start"] : row["end"]] == row["text"] for row in rows)


def test_only_what_finds_entities_is_at_work(pipeline: Path) -> None:
    spacy = pytest.importorskip("spacy")
    from tui.extraction.spacy_engine import SpacyEngine

    with pytest.raises(ValueError, match="tagger"):
        spacy.load(pipeline)(STORY)
    whole = spacy.load(pipeline, exclude=["tagger"])(STORY).ents
    assert {(e.start_char, e.end_char) for e in whole if e.label_ not in ("NORP", "DATE")} == {
        (start, end) for start, end, _ in SpacyEngine(str(pipeline))(STORY)
    }


def test_a_long_text_is_read_in_parts(pipeline: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tui.extraction import spacy_engine

    text = STORY * 20
    engine = spacy_engine.SpacyEngine(str(pipeline))
    whole = list(engine(STORY))
    monkeypatch.setattr(spacy_engine, "_LONGEST", len(STORY) + 10)
    assert [text[a:b] for a, b, _ in engine(text)] == [STORY[a:b] for a, b, _ in whole] * 20


@given(st.text(alphabet="a \n", max_size=80), st.integers(1, 20))
def test_parts_leave_nothing_out(text: str, longest: int) -> None:
    from tui.extraction import spacy_engine

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spacy_engine, "_LONGEST", longest)
        parts = list(spacy_engine._parts(text))
    assert "".join(text[a:b] for a, b in parts) == text
    assert all(0 < b - a <= longest for a, b in parts)


def test_a_pipeline_that_changed_is_another_edition(pipeline: Path) -> None:
    before = find_engine(f"spacy:{pipeline}").edition
    assert find_engine(f"spacy:{pipeline}").edition == before
    (pipeline / "notes.txt").write_text("trained anew")
    assert find_engine(f"spacy:{pipeline}").edition != before
    (pipeline / "notes.txt").unlink()


def test_a_pipeline_without_entities_is_refused(tmp_path: Path) -> None:
    spacy = pytest.importorskip("spacy", reason="spaCy is not installed: pip install -e '.[spacy]'")
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(EngineError, match="no component that finds entities"):
        find_engine(f"spacy:{tmp_path / 'blank'}").load()
    (tmp_path / "empty").mkdir()
    with pytest.raises(EngineError, match="no spaCy pipeline was saved in this folder"):
        find_engine(f"spacy:{tmp_path / 'empty'}")


def test_a_damaged_pipeline_is_named(pipeline: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged"
    damaged.mkdir()
    (damaged / "config.cfg").write_text("[nlp\n")
    with pytest.raises(EngineError, match=r"engine 'spacy:.*damaged' cannot be loaded"):
        find_engine(f"spacy:{damaged}").load()


def test_a_list_of_names_keeps_what_stands_before_it(tmp_path: Path) -> None:
    spacy = pytest.importorskip("spacy", reason="spaCy is not installed: pip install -e '.[spacy]'")
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "FAC", "pattern": "Camp Taji"}])
    nlp.to_disk(tmp_path / "lists")
    finder = find_engine(f"spacy:{tmp_path / 'lists'}").load()
    assert [(m.surface, m.kind) for m in finder.mentions("They flew to Camp Taji.")] == [
        ("Camp Taji", Kind.PLACE)
    ]


def test_looking_for_a_model_imports_no_spacy(pipeline: Path) -> None:
    code = (
        f"import sys; from tui.extraction import find_engine; find_engine('spacy:{pipeline}'); "
        "print('spacy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
