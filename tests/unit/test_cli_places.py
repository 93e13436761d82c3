"""What is read when nothing is named, and what an article without a name is taken for."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.cli.arguments import Command, Request
from tui.cli.places import dossier_of, suffix_of


@pytest.mark.parametrize(
    ("article", "suffix"),
    [
        (b"<!DOCTYPE html>\n<html><body><p>Text.</p></body></html>", ".html"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- a page -->\n<HTML lang="en">', ".html"),
        ("\ufeff<html><p>Text".encode("utf-16-le"), ".html"),
        (b"<p>A piece of a page.</p>", ".html"),
        (b"---\ntitle: Tanks\ndate: 2014-08-11\n---\n\nText.", ".md"),
        (b"# Tanks in Baghdad\n\nText.", ".md"),
        (b"Tanks in Baghdad\n=====\n\nText.", ".md"),
        (b"He said [so](https://example.org/a) on Monday.", ".md"),
        (b"Tanks in Baghdad\n\n11 August 2014\n\nText.", ".txt"),
        (b"A line\n---\nand another, as agencies draw it.", ".txt"),
        (b"5 < 6, <Reuters> said; #1 in the charts [again](and again).", ".txt"),
        ("Танки в Багдаде".encode("cp1251"), ".txt"),
    ],
)
def test_an_article_without_a_name_is_taken_for_what_it_looks_like(article: bytes, suffix: str) -> None:
    assert suffix_of(article) == suffix


@given(st.binary(max_size=200))
def test_any_bytes_are_taken_for_something(article: bytes) -> None:
    assert suffix_of(article) in (".html", ".md", ".txt")


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
