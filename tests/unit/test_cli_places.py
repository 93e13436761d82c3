"""What is read when nothing is named, or what comes on standard input."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.cli.places import dossier_of
from tui.cli.request import Command, Request


@pytest.mark.parametrize(
    ("files", "here"),
    [
        (["a.txt"], True),
        (["deep/down/A.HTML"], True),
        ([], False),
        (["photo.jpg", "notes"], False),
        ([".hidden.txt", ".git/readme.md"], False),
    ],
)
def test_the_current_folder_is_read_if_it_has_an_article(
    files: list[str], here: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seeds: Path
) -> None:
    for name in files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("Text.")
    monkeypatch.chdir(tmp_path)
    with Path("/dev/null").open() as nothing:
        monkeypatch.setattr("sys.stdin", nothing)
        with dossier_of(Request(Command.INDEX)) as dossier:
            assert dossier.paths == ((tmp_path,) if here else (seeds.resolve(),))


def test_a_folder_that_leads_into_itself_is_looked_through_once_and_no_longer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seeds: Path
) -> None:
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    monkeypatch.chdir(tmp_path)
    with Path("/dev/null").open() as nothing:
        monkeypatch.setattr("sys.stdin", nothing)
        with dossier_of(Request(Command.INDEX)) as dossier:
            assert dossier.paths == (seeds.resolve(),)
