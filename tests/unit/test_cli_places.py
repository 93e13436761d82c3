"""What is read when nothing is named, or what comes on standard input."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.dossiers import write
from tui.cli.places import dossier_of
from tui.cli.request import Command, Request
from tui.dossier.indexer import index
from tui.dossier.place import open_dossier


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


def test_a_line_of_a_file_opens_the_folder_that_has_it_in_its_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PERSONAE_DATA", str(tmp_path / "data"))
    folder = tmp_path / "articles"
    file = write(folder, "deep/a.txt", "Nouri al-Maliki spoke.\n")

    def read(*paths: str, home: Path | None = None) -> tuple[Path, ...]:
        with dossier_of(Request(Command.READ, paths=paths, index=home)) as dossier:
            return dossier.paths

    assert read(f"{file}:1") == (file,)
    index(open_dossier([folder]), processes=1)
    assert read(f"{file}:1") == (folder,)
    # Nothing is taken for granted: another place for the index, the file as such, one that is not in it.
    assert read(f"{file}:1", home=tmp_path / "other") == (file,)
    assert read(str(file)) == (file,)
    fresh = write(folder, "b.txt", "Fuad Masum spoke.\n")
    assert read(f"{fresh}:1") == (fresh,)
    assert read(f"{file}:1", f"{fresh}:1") == (file, fresh)
