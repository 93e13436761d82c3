"""The README, held against the program: it names every key and command, and its lines are those that run."""

from __future__ import annotations

import re

from tests.conftest import ROOT
from tui.app.actions import ACTIONS, show_keys
from tui.cli.request import COMMANDS
from tui.model import EventType

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_key_is_in_the_readme() -> None:
    keys = README.partition("## Keys")[2].partition("\n## ")[0]
    named = set(re.findall(r"`([^`]+)`", keys))
    missing = [
        f"{action.id}: {show_keys(sequence)}"
        for action in ACTIONS
        for sequence in action.keys
        if show_keys(sequence) not in named
    ]
    assert missing == []


def test_no_key_of_the_readme_is_made_up() -> None:
    table = README.partition("## Keys")[2].partition("\n\nThe finder")[0]
    known = {show_keys(sequence) for action in ACTIONS for sequence in action.keys} | {"$EDITOR"}
    assert set(re.findall(r"`([^`]+)`", table)) <= known


def test_the_two_commands_that_do_everything() -> None:
    lines = re.findall(r"^python3 -m venv .*$", README, flags=re.MULTILINE)
    assert len(lines) == 2
    assert lines[0].endswith("personae seeds")
    assert lines[1].endswith("pytest")


def test_every_command_is_in_the_readme() -> None:
    section = README.partition("## Without a screen")[2].partition("\n## ")[0]
    assert [command for command in COMMANDS if f"personae {command} " not in section] == []


def test_linked_files_exist() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / target).exists(), target


def test_the_readme_names_every_type_of_event() -> None:
    table = README.partition("| of | types |")[2].partition("\n\n")[0]
    assert set(re.findall(r"`(\w+)`", table)) == {type_.value for type_ in EventType}
