"""What may be typed, in which order, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.cli.arguments import parse
from tui.cli.request import COMMANDS, Command, Request
from tui.model import Kind

OPTIONS = (["--json"], ["--index", "kept"], ["--processes", "2"], ["--limit", "7"], ["--kind", "org"])


def test_no_command_reads() -> None:
    assert parse([]) == Request(Command.READ)
    assert parse(["clippings", "a.txt"]) == Request(Command.READ, ("clippings", "a.txt"))
    assert parse(["-"]).paths == ("-",)


@pytest.mark.parametrize("words", [["./index"], ["--", "index"], ["a", "--", "index"]])
def test_a_folder_named_like_a_command_can_be_read(words: list[str]) -> None:
    assert parse(words).command is Command.READ
    assert Path(parse(words).paths[-1]) == Path("index")


def test_only_the_first_word_is_a_command() -> None:
    assert parse(["index", "index"]) == Request(Command.INDEX, ("index",))
    assert parse(["find", "search", "index"]) == Request(Command.FIND, ("index",), query="search")
    assert parse(["a", "index"]) == Request(Command.READ, ("a", "index"))
    assert parse(["--index", "mentions", "b"]) == Request(Command.READ, ("b",), index=Path("mentions"))


@given(st.permutations(OPTIONS), st.lists(st.integers(0, 8), min_size=5, max_size=5))
def test_options_stand_anywhere(options: list[list[str]], places: list[int]) -> None:
    parts = [["find"], ["maliki"], ["a"], ["b"]]
    for option, place in zip(options, places, strict=True):
        parts.insert(min(place, len(parts)), option)
    assert parse([word for part in parts for word in part]) == Request(
        Command.FIND, ("a", "b"), Path("kept"), True, 2, "maliki", 7, Kind.ORG
    )


@given(st.text(min_size=1).filter(lambda text: text not in COMMANDS), st.text(min_size=1))
def test_after_two_dashes_everything_is_taken_as_it_is(query: str, path: str) -> None:
    found = parse(["search", "--", query, path])
    assert (found.query, found.paths) == (query, (path,))


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--colour"], "--colour"),
        (["--ind", "x"], "--ind"),
        (["find"], "QUERY"),
        (["find", "x", "--limit", "0"], "whole number"),
        (["find", "x", "--limit", "-3"], "whole number"),
        (["find", "x", "--limit", "²"], "whole number"),
        (["find", "x", "--kind", "thing"], "person, org, place, event"),
        (["search", "x", "--kind", "org"], "--kind"),
        (["index", "--processes", "many"], "whole number"),
        (["index", "--index", __file__], "no folder"),
        (["index", "--index"], "--index"),
        (["--json"], "--json"),
    ],
)
def test_wrong_use_is_refused_in_one_line(
    words: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        parse(words)
    shown = capsys.readouterr()
    assert end.value.code == 2
    assert says in shown.err
    assert shown.err.startswith("personae: ")
    assert shown.err.count("\n") == 1
    assert not shown.out


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_names_every_option_and_gives_an_example(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        parse([*command.split(), "--help"])
    shown = capsys.readouterr().out
    assert end.value.code == 0
    assert "--index PATH" in shown
    assert f"  personae {command}".rstrip() in shown.partition("examples:")[2]
    assert max(len(line) for line in shown.splitlines()) < 100


def test_the_main_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["-h"])
    shown = capsys.readouterr().out
    assert all(f"\n  {command} " in shown for command in COMMANDS)
    assert "exit status" in shown
