"""The commands as a person or a program runs them: what they print, where, and their exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

import tui
from tests.conftest import MakeFolder
from tui.__main__ import main

PACKAGES = str(Path(tui.__file__).parent.parent)
ESCAPE = "\x1b]0;owned\x07"
ARTICLES: Mapping[str, str | bytes] = {
    "b/tanks.txt": (
        "Tanks in Baghdad\n\n11 August 2014\n\n"
        "Prime Minister Nouri al-Maliki sent tanks into Baghdad on Sunday night, witnesses said. "
        f"President Fuad Masum said that Maliki had lost {ESCAPE}his majority.\n"
    ),
    "a.md": (
        "---\ntitle: The ambassador and the timetable\ndate: 2006-10-26\n---\n\n"
        "Ambassador Zalmay Khalilzad met Prime Minister Nouri al-Maliki in Baghdad. "
        "Maliki’s office said there was no timetable. Khalilzad said that there was one.\n"
    ),
    "scan.txt": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    ".hidden.txt": "Nobody Atall reads this.",
    "photo.jpg": b"\xff\xd8\xff",
}


@dataclass(frozen=True)
class Done:
    """How a command ended and what it printed."""

    returncode: int
    stdout: str
    stderr: str


@dataclass(frozen=True)
class Personae:
    """Runs commands on one folder with one index, in this process."""

    folder: Path
    index: Path
    capture: pytest.CaptureFixture[str]

    def __call__(self, *words: str) -> Done:
        status = main([*words, str(self.folder), "--index", str(self.index)])
        shown = self.capture.readouterr()
        return Done(status, shown.out, shown.err)


def run(*words: str, cwd: Path | None = None, stdin: str | None = None, tmp: Path | None = None) -> Done:
    """Run a command in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tui", *words],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": PACKAGES, **({"TMPDIR": str(tmp)} if tmp else {})},
        **({"stdin": subprocess.DEVNULL} if stdin is None else {"input": stdin}),
    )
    return Done(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="module")
def folders(
    make_folder: MakeFolder, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, tuple[Path, Path]]:
    """Return two small folders with the folders of their indexes: one has a file that cannot be read."""
    files = {name: content for name, content in ARTICLES.items() if name != "scan.txt"}
    return {
        "damaged": (make_folder(ARTICLES), tmp_path_factory.mktemp("index")),
        "sound": (make_folder(files), tmp_path_factory.mktemp("index")),
    }


@pytest.fixture
def personae(folders: dict[str, tuple[Path, Path]], capsys: pytest.CaptureFixture[str]) -> Personae:
    """Return a runner for a small folder with a file that cannot be read."""
    return Personae(*folders["damaged"], capsys)


@pytest.fixture
def readable(folders: dict[str, tuple[Path, Path]], capsys: pytest.CaptureFixture[str]) -> Personae:
    """Return a runner for a small folder of which every file can be read."""
    return Personae(*folders["sound"], capsys)


# -- index ---------------------------------------------------------------------------------------------


def test_index_says_what_is_there_and_names_what_it_cannot_read(personae: Personae) -> None:
    done = personae("index")
    said = dict(line.split(maxsplit=1) for line in done.stdout.splitlines())
    assert done.returncode == 1
    assert said["documents"].startswith("2 ")
    assert int(said["people"]) >= 3
    assert int(said["places"]) >= 1
    assert done.stdout.count("skipped") == 2
    assert said["unreadable"] == "1"
    assert done.stderr.count("\n") == 1
    assert "scan.txt" in done.stderr
    assert "PDF" in done.stderr


def test_index_as_json(personae: Personae) -> None:
    personae("index")
    said = json.loads(personae("index", "--json").stdout)
    assert said["documents"] == 2
    assert said["read"] == 0
    assert said["words"] > 50
    assert set(said["entities"]) == {"PERSON", "ORG", "PLACE"}
    assert sum(said["skipped"].values()) == 2
    assert [file["path"] for file in said["unreadable"]] == ["scan.txt"]
    assert Path(said["index"]).parent == personae.index


def test_an_empty_folder_is_nothing_found(tmp_path: Path) -> None:
    done = run("index", str(tmp_path))
    assert done.returncode == 1
    assert "no articles" in done.stderr


# -- mentions ------------------------------------------------------------------------------------------


def test_mentions_are_lines_in_order_whose_text_stands_where_they_say(readable: Personae) -> None:
    done = readable("mentions")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert not done.stderr
    assert rows
    span, named = ["doc", "start", "end", "text", "kind"], ["entity", "name", "why"]
    others = {"DATE": ["value", "mod", "why"], "EVENT": [*named, "type", "modality", "when"]}
    assert all(list(row) == span + others.get(row["kind"], named) for row in rows)
    assert [(row["doc"], row["start"]) for row in rows] == sorted((row["doc"], row["start"]) for row in rows)
    assert {row["doc"] for row in rows} == {"a.md", "b/tanks.txt"}
    tanks = (readable.folder / "b/tanks.txt").read_text()
    assert all(tanks[row["start"] : row["end"]] == row["text"] for row in rows if row["doc"] == "b/tanks.txt")
    assert all(row["end"] - row["start"] == len(row["text"]) for row in rows)
    maliki = {row["entity"] for row in rows if row["text"] in ("Maliki", "Nouri al-Maliki")}
    assert len(maliki) == 1
    assert all(row["why"] and (row["kind"] == "DATE" or row["name"]) for row in rows)


def test_mentions_with_an_unreadable_file_are_all_there_but_say_so(
    personae: Personae, readable: Personae
) -> None:
    done = personae("mentions")
    assert done.returncode == 1
    assert "scan.txt" in done.stderr
    assert done.stdout == readable("mentions").stdout


def test_a_reader_that_stops_early_is_no_error(readable: Personae) -> None:
    readable("index")
    words = [sys.executable, "-m", "tui", "mentions", str(readable.folder), "--index", str(readable.index)]
    process = subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": PACKAGES}
    )
    assert process.stdout
    process.stdout.close()
    _, said = process.communicate(timeout=120)
    assert process.returncode == 0
    assert said == b""


# -- find and search -----------------------------------------------------------------------------------


def test_find_prints_an_aligned_table_of_who_it_is(readable: Personae) -> None:
    done = readable("find", "maliki")
    heading, first, *_ = done.stdout.splitlines()
    assert done.returncode == 0
    assert first.startswith("●  Nouri al-Maliki")
    assert first[heading.index("role") :].startswith("Prime Minister")
    assert first[heading.index("dates") :].startswith("2006-10-26 – 2014-08-11")
    assert "Maliki" in first[heading.index("spellings") :]
    assert first[: heading.index("docs") + len("docs")].endswith(" 2")


def test_find_as_json(readable: Personae) -> None:
    rows = json.loads(readable("find", "khalilzda", "--json", "--limit", "1").stdout)
    assert [row["name"] for row in rows] == ["Zalmay Khalilzad"]
    assert rows[0]["kind"] == "PERSON"
    assert rows[0]["first"] == rows[0]["last"] == "2006-10-26"
    assert rows[0]["mentions"] == sum(spelling["mentions"] for spelling in rows[0]["spellings"]) >= 2
    assert rows[0]["how"] == "typo"
    assert 0 < rows[0]["score"] <= 1


def test_find_keeps_to_a_kind_and_a_limit(readable: Personae) -> None:
    people = json.loads(readable("find", "", "--kind", "person", "--json").stdout)
    places = json.loads(readable("find", "", "--kind", "place", "--json").stdout)
    assert {row["kind"] for row in people} == {"PERSON"}
    assert {row["kind"] for row in places} == {"PLACE"}
    assert json.loads(readable("find", "", "--limit", "2", "--json").stdout)[1:]


@pytest.mark.parametrize(
    "words", [["find", "xyzzyq"], ["search", "xyzzyq"], ["search", "-"], ["search", "NOT coup"]]
)
def test_nothing_found_is_status_1(readable: Personae, words: list[str]) -> None:
    done = readable(*words)
    assert done.returncode == 1
    assert done.stderr.startswith("personae: ")
    assert not done.stdout
    as_json = readable(*words, "--json")
    assert (as_json.returncode, json.loads(as_json.stdout)) == (1, [])


def test_search_prints_the_first_hit_in_its_context(readable: Personae) -> None:
    done = readable("search", "timetable")
    assert done.returncode == 0
    heading, row = done.stdout.splitlines()
    assert row.startswith("2006-10-26  a.md ")
    assert "timetable" in row[heading.index("first hit") :]


def test_search_as_json_gives_spans_of_the_text(readable: Personae) -> None:
    rows = json.loads(readable("search", "tank* OR witnesses", "--json").stdout)
    text = (readable.folder / "b/tanks.txt").read_text()
    assert [row["doc"] for row in rows] == ["b/tanks.txt"]
    assert [text[start:end].lower() for start, end in rows[0]["spans"]] == ["tanks", "tanks", "witnesses"]
    assert rows[0]["date"] == "2014-08-11"
    assert rows[0]["context"]["hit"] == "Tanks"


@pytest.mark.parametrize(
    "query", ['"', "(", ") coup (", "AND", "a* OR", '"green zone', "\x1b[31m", "\udcff", "*"]
)
def test_no_query_is_an_error(readable: Personae, query: str) -> None:
    assert readable("search", query).returncode in (0, 1)
    assert readable("find", query).returncode in (0, 1)


def test_control_characters_of_an_article_are_never_printed_raw(readable: Personae) -> None:
    for words in (["search", "majority"], ["search", "owned", "--json"], ["mentions"], ["find", ""]):
        done = readable(*words)
        assert done.stdout
        assert not [char for char in done.stdout + done.stderr if ord(char) < 32 and char != "\n"]


# -- what is read --------------------------------------------------------------------------------------


def test_an_article_comes_on_standard_input() -> None:
    article = "Kofi Annan flew to Geneva.\n\nMr. Annan met Carla Del Ponte there.\n"
    for words in (["mentions", "-"], ["mentions"]):
        done = run(*words, stdin=article)
        rows = [json.loads(line) for line in done.stdout.splitlines()]
        assert done.returncode == 0
        assert {row["doc"] for row in rows} == {"stdin"}
        assert "Kofi Annan" in [row["text"] for row in rows]
        assert all(article[row["start"] : row["end"]] == row["text"] for row in rows)


def test_a_page_on_standard_input_is_read_as_one(tmp_path: Path) -> None:
    page = (
        "<!DOCTYPE html><html><head><title>Annan in Geneva</title></head>"
        "<body><article><h1>Annan in Geneva</h1>"
        + "<p>Kofi Annan flew to Geneva on Monday and met diplomats there all day long.</p>" * 4
        + "</article></body></html>"
    )
    done = run("search", "Geneva", "--json", stdin=page, tmp=tmp_path)
    assert [row["doc"] for row in json.loads(done.stdout)] == ["stdin"]
    assert "<p>" not in done.stdout
    assert not list(tmp_path.iterdir())


def test_without_a_folder_the_current_one_is_read(readable: Personae) -> None:
    done = run("search", "timetable", cwd=readable.folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert "a.md" in done.stdout


def test_without_articles_here_the_sample_dossier_is_read(tmp_path: Path) -> None:
    done = run("find", "nujaifi", "--json", cwd=tmp_path)
    assert done.returncode == 0
    assert "sample dossier" in done.stderr
    assert json.loads(done.stdout)


def test_an_empty_pipe_is_no_article(readable: Personae) -> None:
    assert run("search", "timetable", cwd=readable.folder, stdin="").returncode == 0
    explicit = run("search", "timetable", "-", cwd=readable.folder, stdin=" \n")
    assert explicit.returncode == 2
    assert "standard input" in explicit.stderr


# -- wrong use -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["mentions", "no-such-folder"], "no-such-folder: there is no such file or folder"),
        (["find", "Fuad", "Masum"], "quotation marks"),
        (["mentions", "-", "more"], "stands alone"),
        (["index", "--verbose"], "--verbose"),
        (["."], "terminal"),
        (["mentions", "missing\x1b[2J"], "missing␛[2J"),
    ],
)
def test_wrong_use_is_status_2_and_one_line(words: list[str], says: str) -> None:
    done = run(*words)
    assert done.returncode == 2
    assert says in done.stderr
    assert done.stderr.count("\n") == 1
    assert not done.stdout


def test_a_command_mistyped_is_recognised() -> None:
    from tui.cli.places import dossier_of
    from tui.cli.request import Command, Request
    from tui.model import PersonaeError

    with (
        pytest.raises(PersonaeError, match="did you mean the command 'mentions'"),
        dossier_of(Request(Command.READ, ("mentoins",))),
    ):
        pass


def test_a_damaged_index_costs_nothing(readable: Personae, tmp_path: Path) -> None:
    (tmp_path / "index.sqlite").write_text("not a database at all, but long enough to be looked at " * 40)
    done = Personae(readable.folder, tmp_path, readable.capture)("mentions")
    assert done.returncode == 0
    assert done.stdout == readable("mentions").stdout


def test_an_index_that_cannot_be_kept_is_named(readable: Personae, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    done = Personae(readable.folder, tmp_path / "taken" / "index", readable.capture)("mentions")
    assert done.returncode == 2
    assert str(tmp_path / "taken") in done.stderr
    assert not done.stdout


# -- weight --------------------------------------------------------------------------------------------


def imported(words: list[str], cwd: Path) -> set[str]:
    """Return the modules that a command has imported when it is done."""
    code = (
        "import sys; from tui.__main__ import main; status = main(sys.argv[1:]); "
        "sys.stderr.write('\\n' + ' '.join(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        capture_output=True,
        encoding="utf-8",
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": PACKAGES},
        check=True,
        timeout=120,
    )
    return set(done.stderr.splitlines()[-1].split())


def test_the_version_is_told_by_almost_nothing(tmp_path: Path) -> None:
    done = run("--version")
    assert (done.returncode, done.stdout) == (0, f"personae {tui.__version__}\n")
    assert {name for name in imported(["--version"], tmp_path) if name.startswith("tui")} == {
        "tui",
        "tui.__main__",
    }
    assert not imported(["--version"], tmp_path) & {"textual", "rich", "sqlite3", "pycrfsuite", "argparse"}


def test_help_waits_for_no_library(tmp_path: Path) -> None:
    assert not imported(["--help"], tmp_path) & {"textual", "rich", "sqlite3", "pycrfsuite", "trafilatura"}


@pytest.mark.parametrize("words", [["index"], ["mentions"], ["find", "maliki"], ["search", "coup"]])
def test_no_command_without_a_screen_imports_textual(readable: Personae, words: list[str]) -> None:
    readable("index")
    names = imported([*words, str(readable.folder), "--index", str(readable.index)], readable.folder)
    assert "tui.dossier.store" in names
    assert not [name for name in names if name.split(".")[0] == "textual"]
