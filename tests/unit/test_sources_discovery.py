"""Which files of a folder are articles."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.conftest import MakeFolder
from tui.model import SourceError
from tui.sources import discover, read, sample_folder
from tui.sources.discovery import safe_name


def names(*paths: Path) -> list[str]:
    return [file.name for file in discover(paths).files]


def test_a_folder_is_walked_in_the_order_of_names(make_folder: MakeFolder) -> None:
    folder = make_folder({"b.txt": "b", "a/z.md": "z", "a/b/c.html": "c", "a.txt": "a", "é.text": "e"})
    found = discover([folder])
    assert [file.name for file in found.files] == ["a.txt", "a/b/c.html", "a/z.md", "b.txt", "é.text"]
    assert found.root == folder.resolve()
    assert found.unreadable == ()
    assert all(file.path == found.root / file.name for file in found.files)


@pytest.mark.parametrize(
    "name", ["a.txt", "a.text", "a.md", "a.markdown", "a.html", "a.htm", "A.TXT", "a.Html"]
)
def test_types_that_are_read(make_folder: MakeFolder, name: str) -> None:
    assert names(make_folder({name: "x"})) == [name]


def test_what_is_passed_over_is_counted(make_folder: MakeFolder) -> None:
    folder = make_folder(
        {"a.txt": "x", ".b.txt": "x", ".c/d.txt": "x", "e.pdf": "x", "txt": "x", "f.txt.gz": "x"}
    )
    found = discover([folder])
    assert [file.name for file in found.files] == ["a.txt"]
    assert found.skipped == {"hidden": 2, "other type": 3}


def test_size_and_time_are_those_of_the_file(make_folder: MakeFolder) -> None:
    folder = make_folder({"a.txt": "four"})
    os.utime(folder / "a.txt", ns=(0, 1_162_300_000_123_456_789))
    (file,) = discover([folder]).files
    assert (file.size, file.modified) == (4, 1_162_300_000_123_456_789)


def test_one_file(make_folder: MakeFolder) -> None:
    folder = make_folder({"deep/a.txt": "x", "deep/b.txt": "x"})
    found = discover([folder / "deep/a.txt"])
    assert found.root == (folder / "deep").resolve()
    assert [file.name for file in found.files] == ["a.txt"]


def test_files_and_folders_have_their_common_folder_as_root(make_folder: MakeFolder) -> None:
    folder = make_folder({"x/a.txt": "x", "y/z/b.txt": "x", "y/c.txt": "x"})
    found = discover([folder / "x/a.txt", folder / "y/z"])
    assert found.root == folder.resolve()
    assert [file.name for file in found.files] == ["x/a.txt", "y/z/b.txt"]


def test_a_file_that_is_named_is_read_whatever_its_type_and_only_once(make_folder: MakeFolder) -> None:
    folder = make_folder({"a.log": "x", ".b": "x"})
    assert names(folder / "a.log", folder / ".b", folder, folder / "a.log") == [".b", "a.log"]


def test_a_relative_path_and_the_way_round(make_folder: MakeFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = make_folder({"x/a.txt": "x"})
    monkeypatch.chdir(folder / "x")
    found = discover([Path("../x")])
    assert found.root == (folder / "x").resolve()
    assert [file.name for file in found.files] == ["a.txt"]


def test_nothing_there_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"nowhere: no such file or folder"):
        discover([tmp_path / "nowhere"])
    with pytest.raises(SourceError, match="give a folder"):
        discover([])


def test_one_of_several_that_is_missing_is_listed(make_folder: MakeFolder) -> None:
    folder = make_folder({"a.txt": "x"})
    found = discover([folder, folder / "gone.txt"])
    assert [file.name for file in found.files] == ["a.txt"]
    assert found.unreadable == (("gone.txt", "no such file or folder"),)


def test_an_empty_folder_has_no_articles(tmp_path: Path) -> None:
    assert discover([tmp_path]).files == ()


def test_linked_files_are_read_and_linked_folders_entered(make_folder: MakeFolder) -> None:
    other = make_folder({"far.txt": "x", "deep/farther.txt": "x"})
    folder = make_folder({"a.txt": "x"})
    (folder / "b.txt").symlink_to(folder / "a.txt")
    (folder / "c").symlink_to(other)
    assert names(folder) == ["a.txt", "b.txt", "c/deep/farther.txt", "c/far.txt"]


def test_a_folder_is_entered_once_under_its_own_name(make_folder: MakeFolder) -> None:
    folder = make_folder({"real/a.txt": "x"})
    (folder / "alias").symlink_to(folder / "real")
    (folder / "real/again").symlink_to(folder / "real")
    (folder / "real/up").symlink_to(folder)
    found = discover([folder])
    assert [file.name for file in found.files] == ["real/a.txt"]
    assert found.skipped == {"already read": 1, "symlink loop": 2}


def test_the_root_may_be_a_link(make_folder: MakeFolder, tmp_path: Path) -> None:
    folder = make_folder({"a.txt": "x"})
    link = tmp_path / "link"
    link.symlink_to(folder)
    assert discover([link]).root == folder.resolve()


@pytest.mark.skipif(os.name == "nt", reason="names are bytes on POSIX only")
def test_names_that_are_not_utf_8_are_made_safe_and_never_lost(make_folder: MakeFolder) -> None:
    folder = make_folder({"a%FF.txt": "one"})
    try:
        Path(os.fsdecode(os.fsencode(folder) + b"/a\xff.txt")).write_text("two")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    found = discover([folder])
    assert [file.name for file in found.files] == ["a%FF (2).txt", "a%FF.txt"]
    assert [read(file).text for file in found.files] == ["two", "one"]


def test_a_safe_name_stays_as_it_is() -> None:
    assert safe_name("Erdoğan 100%.txt") == "Erdoğan 100%.txt"
    assert safe_name("\udcff\ud800é") == "%FF?é"


def test_the_sample_dossier_is_found() -> None:
    assert names(sample_folder())
