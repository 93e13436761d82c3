"""Engines: found by name and version, and the index that one fills."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from textwrap import dedent

import pytest

from tests.unit.dossiers import MALIKI, MASUM, content, opened, write
from tui.__main__ import main
from tui.dossier.apart import index_apart
from tui.dossier.indexer import Report, index
from tui.dossier.place import DEFAULT_ENGINE, open_dossier
from tui.extraction.engines import CRF, Engine, EngineError, find_engine
from tui.extraction.tagger import Extractor

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
