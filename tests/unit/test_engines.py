"""Engines: found by name, their spans put through our rules, and a spaCy pipeline trained and read with."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.dossiers import KHALILZAD, MALIKI, MASUM, content, opened, write
from tui.__main__ import main
from tui.dossier.apart import index_apart
from tui.dossier.indexer import Report, index
from tui.dossier.place import DEFAULT_ENGINE, open_dossier
from tui.extraction.engines import CRF, Engine, EngineError, EngineFailure, Plugged, find_engine
from tui.extraction.gazetteer import load_gazetteer
from tui.extraction.tagger import Extractor
from tui.model import Kind, Mention

Spans = Iterable[tuple[int, int, str]]
Brings = Callable[..., None]

# The example that whoever writes an engine starts from.
CAPITALS = "import re\nclass " + dedent(
    (Engine.__doc__ or "").partition("        class ")[2].partition("\n\n    An index")[0]
)
FULL_NAMES = """
import re

class Names:
    def __init__(self, argument):
        self.names = re.compile(argument or "Nouri al-Maliki|Fuad Masum")

    def __call__(self, text):
        if "give up" in text:
            raise RuntimeError("no memory left on the device")
        for match in self.names.finditer(text):
            yield (*match.span(), "PERSON")
"""
GAZETTEER = load_gazetteer()


@pytest.fixture
def brings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Brings:
    """Return a function that installs a package which brings an engine."""

    def bring(name: str, code: str, attribute: str, *, package: str = "", version: str = "1.0") -> None:
        package = package or f"personae-{name}"
        # A name of its own in each test, for Python keeps what it has imported.
        module = re.sub(r"\W", "_", f"{package}_{version}_{tmp_path.name}")
        site = tmp_path / "site"
        facts = site / f"{package.replace('-', '_')}-{version}.dist-info"
        facts.mkdir(parents=True)
        (facts / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: {version}\n")
        (facts / "entry_points.txt").write_text(f"[personae.engines]\n{name} = {module}:{attribute}\n")
        (site / f"{module}.py").write_text(code)
        monkeypatch.syspath_prepend(site)

    return bring


def found(text: str, *spans: tuple[int, int, str]) -> list[tuple[str, Kind, str]]:
    """Return (surface, kind, role) of what the rules make of *spans*."""
    mentions = Plugged("test", lambda _: spans, GAZETTEER).mentions(text)
    assert all(text[m.start : m.end] == m.surface for m in mentions)
    return [(m.surface, m.kind, m.role) for m in mentions]


def span(text: str, part: str, label: str) -> tuple[int, int, str]:
    """Return the span of *part* in *text*."""
    return text.index(part), text.index(part) + len(part), label


# -- the rules behind an engine ------------------------------------------------------------------------


def test_title_determiner_and_possessive_are_cut_and_the_role_kept() -> None:
    text = "Then Prime Minister Nouri al-Maliki's men left the Green Zone for the United Nations."
    assert found(
        text,
        span(text, "Prime Minister Nouri al-Maliki's", "PERSON"),
        span(text, "the Green Zone", "PLACE"),
        span(text, "the United Nations", "ORG"),
    ) == [
        ("Nouri al-Maliki", Kind.PERSON, "Prime Minister"),
        ("Green Zone", Kind.PLACE, ""),
        ("United Nations", Kind.ORG, ""),
    ]


@pytest.mark.parametrize(
    ("whole", "name", "role"),
    [
        ("Deputy Prime Minister Saleh al-Mutlaq", "Saleh al-Mutlaq", "Deputy Prime Minister"),
        ("former Iraqi Prime Minister Iyad Allawi", "Iyad Allawi", "former Prime Minister"),
        ("Secretary of State Condoleezza Rice", "Condoleezza Rice", "Secretary of State"),
        ("the Minister of Foreign Affairs Hoshyar Zebari", "Hoshyar Zebari", "Minister of Foreign Affairs"),
        ("Joan of Arc", "Joan of Arc", ""),
        ("Gen. David Petraeus", "David Petraeus", "Gen."),
        ("King Abdullah", "Abdullah", "King"),
    ],
)
def test_titles_of_several_words_are_cut(whole: str, name: str, role: str) -> None:
    text = f"On Monday {whole} spoke."
    assert found(text, span(text, whole, "PERSON")) == [(name, Kind.PERSON, role)]


def test_a_title_alone_is_nobody() -> None:
    text = "The Prime Minister spoke."
    assert found(text, span(text, "The Prime Minister", "PERSON")) == []


def test_of_spans_that_overlap_the_longest_stands() -> None:
    text = "They met at Baghdad University on Monday."
    assert found(
        text,
        span(text, "Baghdad", "PLACE"),
        span(text, "Baghdad University", "ORG"),
        span(text, "University on", "PLACE"),
        span(text, "Baghdad", "PLACE"),
    ) == [("Baghdad University", Kind.ORG, "")]


def test_a_span_of_blanks_or_marks_alone_is_no_name() -> None:
    text = "He left --  at once."
    assert found(text, span(text, " ", "PERSON"), span(text, "--", "ORG"), span(text, "  ", "PLACE")) == []


def test_half_a_word_is_made_whole_but_not_where_words_have_no_blanks() -> None:
    assert found("On Monday Maliki spoke.", (10, 14, "PERSON")) == [("Maliki", Kind.PERSON, "")]
    assert found("昨日马利基在巴格达说", (2, 5, "PERSON"), (6, 9, "PLACE")) == [
        ("马利基", Kind.PERSON, ""),
        ("巴格达", Kind.PLACE, ""),
    ]


def test_mentions_know_their_paragraph() -> None:
    text = "Masum spoke.\n\nLater, Masum left."
    mentions = Plugged("test", lambda _: [(0, 5, "PERSON"), (21, 26, "PERSON")], GAZETTEER).mentions(text)
    assert [(m.surface, m.paragraph) for m in mentions] == [("Masum", 0), ("Masum", 1)]


def test_the_tagger_as_an_engine_finds_what_it_finds(seeds: Path) -> None:
    tagger = Extractor.load()

    def engine(text: str) -> Spans:
        return [(m.start, m.end, m.kind) for m in tagger.mentions(text)]

    plugged = Plugged("test", engine, GAZETTEER)
    text = (seeds / "2006-06-14-exiles-in-damascus.txt").read_text(encoding="utf-8")
    assert plugged.mentions(text) == tagger.mentions(text)
    assert plugged.mentions(text)


TEXTS = st.text(alphabet="Aa b.-'’\n马é3the", max_size=60) | st.sampled_from([MALIKI, MASUM, KHALILZAD])


@given(st.data())
def test_whatever_the_spans_mentions_are_in_order_and_in_the_text(data: st.DataObject) -> None:
    text = data.draw(TEXTS)
    places = st.integers(0, len(text))
    pairs = st.tuples(places, places).map(sorted).filter(lambda pair: pair[0] < pair[1])
    spans = data.draw(
        st.lists(st.tuples(pairs, st.sampled_from(["PERSON", "ORG", "PLACE"])), max_size=8 if text else 0)
    )
    given_spans = [(pair[0], pair[1], label) for pair, label in spans]
    mentions = Plugged("test", lambda _: given_spans, GAZETTEER).mentions(text)
    assert all(text[m.start : m.end] == m.surface and m.surface.strip() == m.surface != "" for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))
    assert all(isinstance(m, Mention) for m in mentions)


@pytest.mark.parametrize(
    "nonsense",
    [
        (3, 3, "PERSON"),
        (4, 2, "PERSON"),
        (-1, 3, "PERSON"),
        (0, 1000, "PERSON"),
        (0, 3, "NORP"),
        (0, 3, "person"),
        (0, 3, None),
        (0, 3, ["PERSON"]),
        (0.5, 3, "PERSON"),
        ("0", "3", "PERSON"),
        (0, 3),
        7,
    ],
)
def test_nonsense_names_the_engine_and_the_span(nonsense: Any) -> None:
    with pytest.raises(EngineError, match=r"engine 'test:x' gave .* for a text of 12 characters"):
        Plugged("test:x", lambda _: [nonsense], GAZETTEER).mentions("Masum spoke.")


def test_what_an_engine_raises_is_told_of_the_text() -> None:
    def engine(text: str) -> Spans:
        raise KeyError(text)

    with pytest.raises(EngineFailure, match=r"engine 'test' gave up on it \(KeyError: 'Masum'\)"):
        Plugged("test", engine, GAZETTEER).mentions("Masum")


# -- finding an engine ---------------------------------------------------------------------------------


def test_the_tagger_is_the_default() -> None:
    assert DEFAULT_ENGINE == CRF
    assert isinstance(find_engine(CRF).load(), Extractor)
    assert find_engine(CRF).edition == ""


def test_an_engine_of_another_package_gets_what_stands_after_the_colon(brings: Brings) -> None:
    brings("capitals", CAPITALS, "Capitals")
    three, four = find_engine("capitals"), find_engine("capitals:4")
    assert [m.surface for m in three.load().mentions("The UNSCR and the IAEA and OPEC.")] == [
        "UNSCR",
        "IAEA",
        "OPEC",
    ]
    assert [m.surface for m in find_engine("capitals:5").load().mentions("The UNSCR and OPEC.")] == ["UNSCR"]
    assert three.edition != four.edition
    assert "personae-capitals 1.0" in three.edition


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("import nothing_of_that_name\nclass Broken: ...", "nothing_of_that_name"),
        ("class Other: ...", "Broken"),
        ("Broken = 7", "cannot be called"),
        ("class Broken:\n    def __init__(self, argument): raise OSError('no such model')", "no such model"),
        ("class Broken:\n    def __init__(self, argument): pass", "cannot be called"),
        (
            "class Broken:\n    @staticmethod\n    def edition(argument): raise ValueError('which one?')",
            "which one",
        ),
    ],
)
def test_an_engine_that_does_not_come_up_is_named(brings: Brings, code: str, says: str) -> None:
    brings("broken", code, "Broken")
    with pytest.raises(EngineError, match=says) as error:
        find_engine("broken:7").load()
    assert "engine 'broken:7'" in str(error.value)


def test_two_packages_may_not_bring_one_name(brings: Brings) -> None:
    brings("capitals", CAPITALS, "Capitals", package="first")
    brings("capitals", CAPITALS, "Capitals", package="second")
    with pytest.raises(EngineError, match=r"first 1\.0 and second 1\.0"):
        find_engine("capitals")


@pytest.mark.parametrize(
    ("spec", "says"),
    [
        ("flair", "no engine 'flair'; there are crf"),
        ("", "no engine ''"),
        ("crf:7", "takes nothing"),
        ("spacy", "which model"),
        ("spacy:no_such_model", "python -m spacy download no_such_model"),
        ("spacy:no/such/folder", "no such folder"),
    ],
)
def test_what_is_missing_is_said_before_anything_is_read(
    spec: str, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if spec.startswith("spacy") and find_spec("spacy") is None:
        pytest.skip("spaCy is not installed")
    home = tmp_path / "home"
    write(tmp_path / "folder", "a.txt", MALIKI)
    assert main(["index", "--engine", spec or " ", str(tmp_path / "folder"), "--index", str(home)]) == 2
    said = capsys.readouterr().err
    assert (says if spec else "no engine ' '") in said
    assert said.count("\n") == 1
    assert not (home / "index.sqlite").exists()


def test_without_spacy_it_is_said_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(EngineError, match=r"pip install 'personae\[spacy\]'"):
        find_engine("spacy:en_core_web_sm")


# -- an engine and the index ---------------------------------------------------------------------------


def make(tmp_path: Path, engine: str, *, processes: int = 1) -> Report:
    """Bring the index of two articles up to date with an engine."""
    folder = tmp_path / "folder"
    write(folder, "a.txt", MALIKI)
    write(folder, "b.txt", MASUM)
    return index(open_dossier([folder], tmp_path / "home", engine), processes=processes)


def test_another_engine_reads_everything_anew_and_back_again(tmp_path: Path, brings: Brings) -> None:
    brings("names", FULL_NAMES, "Names")
    assert make(tmp_path, CRF).read == 2
    before = content(tmp_path / "home")
    assert make(tmp_path, "names").read == 2
    assert make(tmp_path, "names").read == 0
    assert content(tmp_path / "home") != before
    assert make(tmp_path, "names:Masum").read == 2
    assert make(tmp_path, CRF).read == 2
    assert content(tmp_path / "home") == before


def test_an_engines_spans_go_through_the_second_pass_and_linking(tmp_path: Path, brings: Brings) -> None:
    brings("names", FULL_NAMES, "Names")
    make(tmp_path, "names")
    with opened(tmp_path / "home") as store:
        maliki = store.entity_by_key("person:nouri-al-maliki")
        assert maliki is not None
        assert dict(maliki.surfaces) == {"Nouri al-Maliki": 2, "Maliki": 1}
        assert [role.text for role in maliki.roles] == ["Prime Minister"]
        assert store.entity_by_key("place:baghdad") is None


def test_a_new_version_of_an_engine_reads_everything_anew(
    tmp_path: Path, brings: Brings, monkeypatch: pytest.MonkeyPatch
) -> None:
    brings("names", FULL_NAMES, "Names")
    make(tmp_path, "names")
    monkeypatch.setattr(sys, "path", [part for part in sys.path if not part.endswith("site")])
    (tmp_path / "site").rename(tmp_path / "old")
    brings("names", FULL_NAMES, "Names", version="2.0")
    assert make(tmp_path, "names").read == 2


def test_an_engine_that_does_not_load_leaves_the_index_as_it_was(tmp_path: Path, brings: Brings) -> None:
    brings("broken", "class Broken:\n    def __init__(self, argument): raise OSError('no model')", "Broken")
    make(tmp_path, CRF)
    with pytest.raises(EngineError, match="no model"):
        make(tmp_path, "broken")
    assert make(tmp_path, CRF).read == 0


def test_an_index_keeps_to_the_engine_it_was_made_with(
    tmp_path: Path, brings: Brings, capsys: pytest.CaptureFixture[str]
) -> None:
    brings("names", FULL_NAMES, "Names")
    write(tmp_path / "folder", "a.txt", MALIKI)
    where = [str(tmp_path / "folder"), "--index", str(tmp_path / "home"), "--json"]
    engines = []
    for words in (["index"], ["index", "--engine=names"], ["index"], ["index", "--engine=crf"], ["index"]):
        assert main([*words, *where]) == 0
        told = json.loads(capsys.readouterr().out)
        engines.append((told["engine"], told["read"]))
    assert engines == [("crf", 1), ("names", 1), ("names", 0), ("crf", 1), ("crf", 0)]


def test_an_engine_that_is_gone_says_how_to_go_back(tmp_path: Path, brings: Brings) -> None:
    brings("names", FULL_NAMES, "Names")
    make(tmp_path, "names")
    shutil.rmtree(tmp_path / "site")
    with pytest.raises(EngineError, match=r"no engine 'names'.*--engine crf"):
        index(open_dossier([tmp_path / "folder"], tmp_path / "home"), processes=1)


def test_a_text_that_an_engine_gives_up_on_is_listed_and_tried_again(tmp_path: Path, brings: Brings) -> None:
    brings("names", FULL_NAMES, "Names")
    write(tmp_path / "folder", "c.txt", "Do not give up, said Fuad Masum.\n")
    for _ in range(2):
        report = make(tmp_path, "names")
        ((path, reason),) = report.unreadable
        assert path == "c.txt"
        assert "c.txt: engine 'names' gave up on it (RuntimeError: no memory left" in reason
        assert report.documents == 2
    assert make(tmp_path, CRF).documents == 3


def test_an_engine_that_gives_nonsense_ends_the_run_by_its_name(
    tmp_path: Path, brings: Brings, capsys: pytest.CaptureFixture[str]
) -> None:
    brings("wrong", "def make(argument):\n    return lambda text: [(0, 10**6, 'PERSON')]\n", "make")
    write(tmp_path / "folder", "a.txt", MALIKI)
    words = ["mentions", "--engine=wrong", str(tmp_path / "folder"), "--index", str(tmp_path / "home")]
    assert main(words) == 2
    assert "engine 'wrong' gave (0, 1000000, 'PERSON')" in capsys.readouterr().err


def test_an_engine_works_in_processes_of_its_own(
    tmp_path: Path, brings: Brings, monkeypatch: pytest.MonkeyPatch
) -> None:
    brings("names", FULL_NAMES, "Names")
    make(tmp_path / "one", "names")
    monkeypatch.setattr("tui.dossier.indexer._WORTH_PROCESSES", 1)
    make(tmp_path / "two", "names", processes=2)
    assert content(tmp_path / "two/home") == content(tmp_path / "one/home")
    apart = open_dossier([tmp_path / "one/folder"], tmp_path / "apart", "names")
    index_apart(apart, progress=lambda _: None, stopped=lambda: False, small=0)
    assert content(tmp_path / "apart") == content(tmp_path / "one/home")


# -- spaCy ---------------------------------------------------------------------------------------------

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
