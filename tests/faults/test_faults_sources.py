"""Folders and files as they should not be: each is named, none stops the rest."""

from __future__ import annotations

import os
import random
import socket
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import MakeFolder
from tui.model import Document, SourceError
from tui.sources import SourceFile, discover, read, read_bytes
from tui.sources.reading import Format

PROSE = "The barges came down the river before dawn, and nobody in the harbour knew who had sent them. "
LOCKED_OUT_NOBODY = "the super-user reads everything"
ENDINGS = [".txt", ".md", ".html"]


def given_as(folder: Path, ending: str, data: bytes) -> Document:
    file = folder / f"article{ending}"
    file.write_bytes(data)
    return read(discover([file]).files[0])


@pytest.fixture
def refusing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the system refuse every file and folder called "locked", as it does without permission."""

    def refuse(self: Path) -> bytes:
        if self.stem == "locked":
            raise PermissionError(13, "Permission denied", str(self))
        return read_bytes_of(self)

    def refuse_folder(path: Path) -> object:
        if path.name == "locked":
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    read_bytes_of, scan = Path.read_bytes, os.scandir
    monkeypatch.setattr(Path, "read_bytes", refuse)
    monkeypatch.setattr("tui.sources.discovery.os.scandir", refuse_folder)


@pytest.mark.usefixtures("refusing")
def test_a_locked_file_is_named(make_folder: MakeFolder) -> None:
    locked, open_file = discover([make_folder({"locked.txt": PROSE, "open.txt": PROSE})]).files
    with pytest.raises(SourceError, match=r"^locked\.txt: may not be read .*change its permissions"):
        read(locked)
    assert read(open_file).text == PROSE


@pytest.mark.usefixtures("refusing")
def test_a_locked_folder_is_listed_and_stops_nothing(make_folder: MakeFolder) -> None:
    found = discover([make_folder({"a/locked/b.txt": PROSE, "a/c.txt": PROSE, "z.txt": PROSE})])
    assert [file.name for file in found.files] == ["a/c.txt", "z.txt"]
    assert found.unreadable == (("a/locked", "permission denied"),)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason=LOCKED_OUT_NOBODY)
def test_permissions_of_the_real_system(make_folder: MakeFolder) -> None:
    folder = make_folder({"a/b.txt": PROSE, "c.txt": PROSE})
    (folder / "a").chmod(0)
    (folder / "c.txt").chmod(0)
    try:
        found = discover([folder])
        assert found.unreadable == (("a", "permission denied"),)
        with pytest.raises(SourceError, match=r"^c\.txt: may not be read"):
            read(found.files[0])
    finally:
        (folder / "a").chmod(0o700)


def test_a_file_that_vanished(make_folder: MakeFolder) -> None:
    (file,) = discover([make_folder({"a.txt": PROSE})]).files
    file.path.unlink()
    with pytest.raises(SourceError, match=r"^a\.txt: is no longer there"):
        read(file)


def test_a_file_that_became_a_folder(make_folder: MakeFolder) -> None:
    (file,) = discover([make_folder({"a.txt": PROSE})]).files
    file.path.unlink()
    file.path.mkdir()
    with pytest.raises(SourceError, match=r"^a\.txt: is not a regular file"):
        read(file)


def test_a_file_behind_a_file(make_folder: MakeFolder) -> None:
    folder = make_folder({"a.txt": PROSE})
    with pytest.raises(SourceError, match=r"^b: cannot be read"):
        read(SourceFile(folder / "a.txt" / "b", "b", 1, 1))


def test_broken_links_and_links_to_themselves(make_folder: MakeFolder) -> None:
    folder = make_folder({"a.txt": PROSE})
    (folder / "b.txt").symlink_to(folder / "nowhere")
    (folder / "c.txt").symlink_to(folder / "c.txt")
    found = discover([folder])
    assert [file.name for file in found.files] == ["a.txt"]
    assert sum(found.skipped.values()) == 2


def test_rings_of_links_end(make_folder: MakeFolder) -> None:
    folder = make_folder({"a/x.txt": PROSE, "b/y.txt": PROSE})
    (folder / "a/b").symlink_to(folder / "b")
    (folder / "b/a").symlink_to(folder / "a")
    (folder / "a/self").symlink_to(folder / "a")
    assert [file.name for file in discover([folder]).files] == ["a/x.txt", "b/y.txt"]


def test_a_link_out_and_back_in_ends(make_folder: MakeFolder) -> None:
    folder = make_folder({"in/a.txt": PROSE, "out/b.txt": PROSE})
    (folder / "in/out").symlink_to(folder)
    assert [file.name for file in discover([folder / "in"]).files] == ["a.txt", "out/out/b.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_pipes_and_sockets_are_not_opened(make_folder: MakeFolder) -> None:
    folder = make_folder({"a.txt": PROSE})
    os.mkfifo(folder / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as unix, tempfile.TemporaryDirectory() as short:
        # The path of a socket may only be short; its place in the folder is a link's.
        unix.bind(f"{short}/s")
        (folder / "socket.txt").symlink_to(f"{short}/s")
        found = discover([folder, folder / "pipe.txt"])
        assert [file.name for file in found.files] == ["a.txt"]
        assert found.unreadable == (("pipe.txt", "not a regular file"),)
        with pytest.raises(SourceError, match="not a regular file"):
            read(SourceFile(folder / "pipe.txt", "pipe.txt", 0, 0))


def test_folders_below_folders_without_end(tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(300):
        folder /= "d"
        folder.mkdir()
    (folder / "a.txt").write_text(PROSE)
    (file,) = discover([tmp_path]).files
    assert read(file).text == PROSE


@pytest.mark.parametrize("kind", list(Format))
def test_a_file_over_the_limit_is_not_even_opened(
    make_folder: MakeFolder, monkeypatch: pytest.MonkeyPatch, kind: Format
) -> None:
    ending = {Format.PLAIN: ".txt", Format.MARKDOWN: ".md", Format.HTML: ".html"}[kind]
    folder = make_folder({})
    with (folder / f"a{ending}").open("wb") as file:
        file.truncate(kind.value[1] + 1)
    monkeypatch.delattr(Path, "read_bytes")
    with pytest.raises(SourceError, match=rf"^a\{ending}: is too large \(\d+ MB, at most \d+ MB"):
        read(discover([folder]).files[0])


def test_standard_input_over_the_limit() -> None:
    with pytest.raises(SourceError, match=r"^stdin: is too large"):
        read_bytes("stdin", b"---\ntitle: a\n---\n" + b"x" * Format.MARKDOWN.value[1])


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"\xff\xd8\xff\xe0\0\x10JFIF",
        b"MZ\x90\0\3\0\0\0",
        random.Random(1).randbytes(4000),
    ],
    ids=["png", "jpeg", "program", "noise"],
)
def test_binary_files_with_the_name_of_an_article(tmp_path: Path, ending: str, data: bytes) -> None:
    with pytest.raises(SourceError, match=rf"^article\{ending}: is .*convert"):
        given_as(tmp_path, ending, data)


@pytest.mark.parametrize("ending", ENDINGS)
@given(data=st.binary(max_size=300) | st.binary(max_size=300).map(lambda data: data.replace(b"\0", b"")))
@settings(deadline=None, max_examples=60)
def test_any_bytes_are_an_article_or_say_why_not(
    tmp_path_factory: pytest.TempPathFactory, ending: str, data: bytes
) -> None:
    try:
        document = given_as(tmp_path_factory.getbasetemp(), ending, data)
    except SourceError:
        return
    assert document.text.strip()
    assert document.title
    for value in (document.text, document.title, document.author or "", document.outlet or ""):
        value.encode()
    assert all(0 <= start < end <= len(document.text) for start, end in document.headings)


@pytest.mark.parametrize("depth", [250, 300, 20_000])
@pytest.mark.parametrize("tag", ["div", "b", "ul><li", "table><tr><td", "blockquote"])
def test_pages_nested_too_deep_lose_no_word(tmp_path: Path, depth: int, tag: str) -> None:
    page = f"<html><body><nav>Home</nav><p>First {PROSE}</p>" + f"<{tag}>" * depth + f"Deep {PROSE}"
    text = given_as(tmp_path, ".html", page.encode()).text
    assert f"First {PROSE.strip()}" in text
    assert f"Deep {PROSE.strip()}" in text


@pytest.mark.parametrize(
    "block",
    [
        "> ",
        "- ",
        "*",
        "[",
        "![",
        "[a](",
        "<",
        "`",
        "~~",
        "\\",
        "&",
        "| a ",
        "---\n",
        "<div>\n",
        "# ",
        "[a]: b\n",
    ],
)
def test_markdown_that_repeats_one_mark_without_end(tmp_path: Path, block: str) -> None:
    document = given_as(tmp_path, ".md", f"{PROSE}\n\n{block * 2_000}\n\nlast".encode())
    assert document.text.startswith(PROSE.strip())


def test_quotations_within_quotations_lose_no_word(tmp_path: Path) -> None:
    letters = "\n".join(f"{'>' * depth} level{depth}\n" for depth in range(1, 40))
    words = given_as(tmp_path, ".md", letters.encode()).text.split()
    assert words == [f"level{depth}" for depth in range(1, 40)]


@pytest.mark.parametrize(
    "front",
    [
        "title: [" * 3_000,
        "a: &a [*a, *a]\ntitle: *a",
        "a: &a [x, x]\n"
        + "".join(f"k{n}: &k{n} [*{'a' if not n else f'k{n - 1}'}, *a]\n" for n in range(300)),
        "!!python/object/apply:os.system ['exit 1']",
        "title: !!binary |\n  R0lGODlhDAAMAIQAAP",
        "? [a, b]\n: c",
        "date: 2006-02-31\ntitle: 99999999999999999999999999999999",
        'title: "\\ud800"',
        "\ttitle:\tx",
        "- " * 3_000,
    ],
    ids=["deep", "ring", "bomb", "code", "binary", "odd key", "no day", "surrogate", "tabs", "lists"],
)
@pytest.mark.parametrize("fence", ["---", "+++"])
def test_front_matter_that_is_broken_or_means_harm(tmp_path: Path, front: str, fence: str) -> None:
    document = given_as(tmp_path, ".md", f"{fence}\n{front}\n{fence}\n\n{PROSE}\n".encode())
    assert document.text.endswith(PROSE.strip())
    document.title.encode()


@pytest.mark.parametrize("ending", ENDINGS)
def test_one_huge_line(tmp_path: Path, ending: str) -> None:
    text = PROSE * 20_000
    assert given_as(tmp_path, ending, text.encode()).text.strip() == text.strip()


@pytest.mark.parametrize("ending", ENDINGS)
def test_one_huge_word(tmp_path: Path, ending: str) -> None:
    text = "a" * 2_000_000
    document = given_as(tmp_path, ending, text.encode())
    assert document.text == text
    assert len(document.title) <= 200


def test_a_file_cut_off_in_the_middle_of_a_letter(tmp_path: Path) -> None:
    data = "Ğüşöç ".encode() * 20
    document = given_as(tmp_path, ".txt", data[:-2])
    assert document.encoding == "utf-8"
    assert document.text.startswith("Ğüşöç Ğüşöç")


@pytest.mark.parametrize("modified", [-(10**18), 0, 10**18, 10**30])
def test_files_from_no_time(tmp_path: Path, modified: int) -> None:
    (tmp_path / "a.txt").write_text(PROSE)
    document = read(SourceFile(tmp_path / "a.txt", "a.txt", 1, modified))
    assert (document.date is None) == (modified != 10**18)
