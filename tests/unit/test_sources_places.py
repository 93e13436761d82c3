"""From a place in a text to the line of its file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import MakeFolder
from tui.sources import discover, locate, read

MARKDOWN = """---
title: The barges
---
# The barges

The barges came down
the *river* before [dawn](http://x.example),
and **Mara** Quill counted them.

- first barge
- second barge

The barges came down again.
"""
PAGE = """<!DOCTYPE html>
<html><head><title>The barges</title>
<script>var barges = "second barge";</script></head>
<body><nav>Home River</nav>
<article>
<h1>The barges</h1>
<p>The barges came down the <i>river</i>
before caf&eacute; hours, and <b>Mara
Quill</b> counted them. Nobody at the customs house would open them without an order from the capital.</p>
<!-- second barge -->
<ul><li>first barge</li>
<li>second barge</li></ul>
<p>The barges came down again.</p>
</article></body></html>
"""


def line_of(folder: Path, words: str, occurrence: int = 0) -> int:
    (file,) = discover([folder]).files
    text = read(file).text
    offset = -1
    for _ in range(occurrence + 1):
        offset = text.index(words, offset + 1)
    return locate(file.path, text, offset)


@pytest.mark.parametrize(
    ("words", "occurrence", "line"),
    [
        ("The barges", 0, 4),
        ("came", 0, 6),
        ("river", 0, 7),
        ("Mara Quill", 0, 8),
        ("Quill", 0, 8),
        ("second", 0, 11),
        ("barge", 3, 11),
        ("The barges came", 1, 13),
        ("again", 0, 13),
    ],
)
def test_markdown(make_folder: MakeFolder, words: str, occurrence: int, line: int) -> None:
    assert line_of(make_folder({"a.md": MARKDOWN}), words, occurrence) == line


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("The barges", 6),
        ("river", 7),
        ("hours", 8),
        ("Mara", 8),
        ("Quill", 9),
        ("first", 11),
        ("second", 12),
        ("again", 13),
    ],
)
def test_a_page(make_folder: MakeFolder, words: str, line: int) -> None:
    assert line_of(make_folder({"a.html": PAGE}), words) == line


@pytest.mark.parametrize(
    ("data", "line"),
    [
        ("one\ntwo\n\nhere", 4),
        ("one\r\ntwo\r\n\r\nhere", 4),
        ("one\rtwo\r\rhere", 4),
        ("\ufeffone\nhere", 2),
        ("here", 1),
    ],
)
def test_plain_text_is_exact(make_folder: MakeFolder, data: str, line: int) -> None:
    assert line_of(make_folder({"a.txt": data}), "here") == line


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_a_missing_file_gives_the_first_line(tmp_path: Path, name: str) -> None:
    assert locate(tmp_path / name, "one\ntwo", 5) == 1


@pytest.mark.parametrize("name", ["a.md", "a.html"])
@pytest.mark.parametrize("data", [b"", b"\0\0", b"nothing of the kind"])
def test_words_that_are_not_there_give_the_first_line(
    make_folder: MakeFolder, name: str, data: bytes
) -> None:
    assert locate(make_folder({name: data}) / name, "The barges came", 4) == 1


@given(st.lists(st.text("ab \t", max_size=6), min_size=1, max_size=20), st.data())
def test_a_line_of_plain_text_is_the_count_of_line_ends(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], data: st.DataObject
) -> None:
    file = tmp_path_factory.getbasetemp() / "lines.txt"
    text = "\n".join(lines)
    file.write_text(text, newline="")
    number = data.draw(st.integers(0, len(lines) - 1))
    offset = sum(len(line) + 1 for line in lines[:number])
    assert locate(file, text, offset) == number + 1


@given(
    st.text(max_size=80),
    st.text(max_size=80),
    st.integers(-5, 100),
    st.sampled_from([".md", ".html", ".txt"]),
)
def test_any_place_in_any_file_is_a_line_of_it(
    tmp_path_factory: pytest.TempPathFactory, source: str, text: str, offset: int, ending: str
) -> None:
    file = tmp_path_factory.getbasetemp() / f"any{ending}"
    file.write_text(source, newline="")
    assert (
        1
        <= locate(file, text, offset)
        <= max(source.count("\n"), source.count("\r"), text.count("\n"), text.count("\r")) + 1
    )
