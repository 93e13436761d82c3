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


def _questions(out: str) -> list[str]:
    return [line for line in out.splitlines() if line[:1].isdigit() and " of " in line]


def test_a_letter_a_line_decides(answer: Answer) -> None:
    status, out, err, ruled = answer("n", "2")
    assert status == 0
    first, second = _questions(out)
    assert first == "1 of 2  Is “Omar Qorvanu” the same as Omar Qorvani?"
    assert second == "2 of 2  Who is Haddad: 1 Layla Haddad, 2 Sami Haddad?"
    assert "Layla Haddad met Sami Haddad in Basra" in out
    assert "c.txt" in out
    assert "2 decisions kept" in err
    assert ruled == ["never-same", "same"]
    assert answer("y")[:2] == (1, "")


def test_none_of_several_is_a_decision_for_each_and_one_step_back(answer: Answer) -> None:
    _, _, err, ruled = answer("y", "n")
    assert ruled == ["same", "never-same", "never-same"]
    assert "3 decisions kept" in err


def test_a_step_back_takes_back_all_of_one_answer(answer: Answer) -> None:
    _, out, err, ruled = answer("y", "n", "u", "q")
    assert ruled == ["same"]
    assert "1 decision kept" in err
    assert len(_questions(out)) == 3


def test_a_decision_is_taken_back_and_nonsense_asks_again(answer: Answer) -> None:
    _, out, err, ruled = answer("maybe", "", "1", "y", "u", "q")
    assert "maybe is no answer" in err
    assert "nothing is no answer" in err
    assert "1 is no answer" in err
    assert out.count("1 of ") == 2
    assert ruled == []


def test_who_is_not_sure_is_asked_last_the_next_time(answer: Answer) -> None:
    _, first, _, _ = answer("?", "q")
    question, other = (line.partition("  ")[2] for line in _questions(first))
    _, again, _, _ = answer("?", "q")
    assert [line.partition("  ")[2] for line in _questions(again)] == [other, question]
    assert "you were not sure" in again


def test_without_any_answer_it_is_said_how_to_answer(answer: Answer) -> None:
    status, _, err, ruled = answer()
    assert (status, ruled) == (1, [])
    assert "no answer on standard input: a letter a line" in err


def test_there_may_be_nothing_to_ask(
    make_folder: MakeFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_folder({"a.txt": "Omar Qorvani met the board.\n"})
    assert main(["decisions", "ask", str(folder), "--index", str(tmp_path / "index")]) == 1
    assert "no two names" in capsys.readouterr().err
