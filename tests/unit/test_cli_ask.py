"""``personae decisions ask``: a letter a line decides, is taken back, or puts off."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import MakeFolder
from tui.__main__ import main

ARTICLES = {
    "a.txt": "3 May 2014\n\nOmar Qorvani met the board. Qorvani went home. Omar Qorvani slept.\n",
    "b.txt": "4 May 2014\n\nOmar Qorvani spoke to the board. Omar Qorvani said no.\n",
    "c.txt": "5 May 2014\n\nOmar Qorvanu spoke in Basra. The board met.\n",
    "d.txt": "6 May 2014\n\nLayla Haddad met Sami Haddad in Basra. They left.\n",
    "e.txt": "7 May 2014\n\nHaddad was seen in Basra.\n",
}


Answer = Callable[..., tuple[int, str, str, list[str]]]


@pytest.fixture
def answer(
    make_folder: MakeFolder,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Answer:
    folder, home = make_folder(ARTICLES), tmp_path / "index"

    def typed(*lines: str) -> tuple[int, str, str, list[str]]:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        status = main(["decisions", "ask", str(folder), "--index", str(home)])
        shown = capsys.readouterr()
        main(["decisions", "list", str(folder), "--index", str(home), "--json"])
        listed = json.loads(capsys.readouterr().out)
        return (
            status,
            shown.out,
            shown.err,
            [one["decision"] for one in listed if one["state"] != "taken back"],
        )

    return typed


def test_a_letter_a_line_decides(answer: Answer) -> None:
    status, out, err, ruled = answer("n", "y")
    assert status == 0
    assert "1 of " in out
    assert " the same as " in out
    assert "2 decisions kept" in err
    assert ruled == ["never-same", "same"]


def test_a_decision_is_taken_back_and_nonsense_asks_again(answer: Answer) -> None:
    _, out, err, ruled = answer("maybe", "y", "u", "q")
    assert "maybe is no answer" in err
    assert out.count("1 of ") == 2
    assert ruled == []


def test_who_is_not_sure_is_asked_last_the_next_time(answer: Answer) -> None:
    _, first, _, _ = answer("?")
    question = next(line for line in first.splitlines() if line.startswith("1 of "))
    _, again, _, _ = answer("q")
    assert question not in again


def test_there_may_be_nothing_to_ask(
    make_folder: MakeFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_folder({"a.txt": "Omar Qorvani met the board.\n"})
    assert main(["decisions", "ask", str(folder), "--index", str(tmp_path / "index")]) == 1
    assert "no two names" in capsys.readouterr().err
