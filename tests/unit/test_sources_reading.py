"""A file to a document: the facts that win, the errors that say what to do."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import ROOT, MakeFolder
from tui.model import Document, Origin, SourceError
from tui.sources import SourceFile, discover, read, read_bytes
from tui.sources.facts import of_name
from tui.sources.reading import Format, format_of

WHEN = 1_162_300_000 * 10**9
TEXT = "The barges came down the river before dawn, and nobody in the harbour knew who had sent them."


def read_one(folder: Path) -> Document:
    (file,) = discover([folder]).files
    return read(file)


def test_plain_text_is_the_decoded_file_and_nothing_else(make_folder: MakeFolder) -> None:
    text = "\ufeff".join(["", "  Barges \r\n\r\n\tat the\rQuay\x0c\n\n" + TEXT + "  \n\n"])
    document = read_one(make_folder({"wire/a.txt": text}))
    assert document.text == text[1:]
    assert document.path == "wire/a.txt"
    assert document.encoding == "utf-8-sig"
    assert document.digest == hashlib.sha256(text.encode()).hexdigest()


def test_what_the_text_does_not_say_comes_from_name_and_time(make_folder: MakeFolder) -> None:
    folder = make_folder({"2006-10-31_barges-at-the-quay.txt": "...\n"})
    document = read_one(folder)
    assert document.title == "barges at the quay"
    assert document.date == date(2006, 10, 31)
    assert document.origins == {"title": Origin.FILE_NAME, "date": Origin.FILE_NAME}


def test_the_time_of_modification_comes_last(make_folder: MakeFolder) -> None:
    folder = make_folder({"barges.txt": TEXT})
    os.utime(folder / "barges.txt", ns=(WHEN, WHEN))
    document = read_one(folder)
    assert document.date == date(2006, 10, 31)
    assert document.origins == {"title": Origin.FIRST_LINES, "date": Origin.MODIFIED}


def test_each_fact_says_where_it_was_read(make_folder: MakeFolder) -> None:
    markdown = f"---\nauthor: Mara Quill\n---\n# Barges\n\n31 October 2006\n\n{TEXT}\n\nSource: Halden Wire\n"
    assert read_one(make_folder({"a.md": markdown})).origins == {
        "title": Origin.FIRST_LINES,
        "date": Origin.FIRST_LINES,
        "author": Origin.FRONT_MATTER,
        "outlet": Origin.FIRST_LINES,
    }
    head = "<meta name='author' content='Mara Quill'><title>Barges</title>"
    document = read_one(make_folder({"2006-10-31.html": f"<html><head>{head}</head><p>{TEXT}</p></html>"}))
    assert document.origins == {"title": Origin.META, "author": Origin.META, "date": Origin.FILE_NAME}


@pytest.mark.parametrize(
    ("name", "title", "day"),
    [
        ("barges_at+the-quay.txt", "barges at the quay", None),
        ("wire/2006-10-31 barges.md", "barges", date(2006, 10, 31)),
        ("20061031-barges.txt", "barges", date(2006, 10, 31)),
        ("20061031.txt", "20061031", date(2006, 10, 31)),
        ("2006/10/31/barges.html", "barges", date(2006, 10, 31)),
        ("v1.2.txt", "v1.2", None),
        ("README", "README", None),
        ("---.txt", "Untitled", None),
    ],
)
def test_file_names(name: str, title: str, day: date | None) -> None:
    facts = of_name(name)
    assert (facts.title, facts.date) == (title, day)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n\t\r\n", "is empty"),
        ("a.txt", "\u00a0\u2003\n".encode(), "no text that could be read as plain text"),
        ("a.md", b"---\ntitle: only this\n---\n", "no text that could be read as Markdown"),
        ("a.html", b"<html><body><script>1</script></body></html>", "no text that could be read as HTML"),
        ("a.html", b"<!-- -->", "no text"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0", "PNG"),
        ("a.txt", b"a\0b", "binary"),
        ("a.html", b"a\0b", "binary"),
    ],
)
def test_a_file_without_an_article_says_so(
    make_folder: MakeFolder, name: str, data: bytes, said: str
) -> None:
    (file,) = discover([make_folder({name: data})]).files
    with pytest.raises(SourceError, match=said) as caught:
        read(file)
    assert str(caught.value).startswith(f"{name}: ")
    assert str(caught.value).count(":") >= 2, "after the name and the reason it says what to do"


def test_a_file_named_without_a_known_ending_is_read_by_its_looks(make_folder: MakeFolder) -> None:
    page = make_folder({"page": f"<!doctype html><p>{TEXT}</p>"}) / "page"
    assert read(discover([page]).files[0]).text == TEXT


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (f"<!DOCTYPE html><html><body><p>{TEXT}</p></body></html>", TEXT),
        (f"\n<?xml version='1.0'?>\n<!-- saved --><HTML><p>{TEXT}</p></HTML>", TEXT),
        (f"---\ntitle: Barges\n---\n*{TEXT}*", TEXT),
        (f"*{TEXT}*", f"*{TEXT}*"),
        (f"<Bryson> said: {TEXT}", f"<Bryson> said: {TEXT}"),
        ("\ufeff" + TEXT, TEXT),
    ],
)
def test_standard_input_is_read_by_its_looks(data: str, text: str) -> None:
    document = read_bytes("stdin", data.encode())
    assert document.text == text
    assert document.path == "stdin"
    assert document.date is None


def test_a_page_on_standard_input_may_declare_its_encoding() -> None:
    page = f"<!doctype html><meta charset='windows-1251'><p>Да. {TEXT}</p>"
    document = read_bytes("stdin", page.encode("cp1251"), WHEN)
    assert document.text == f"Да. {TEXT}"
    assert document.encoding == "cp1251"
    assert document.date == date(2006, 10, 31)


def test_plain_text_waits_for_no_library_of_other_formats(make_folder: MakeFolder) -> None:
    folder = make_folder({"a.txt": TEXT})
    code = """
import sys
from pathlib import Path
from tui.sources import discover, read
for file in discover([Path(sys.argv[1])]).files:
    read(file)
print(*({"trafilatura", "lxml", "markdown_it", "yaml", "tomllib", "charset_normalizer"} & set(sys.modules)))
"""
    done = subprocess.run(
        [sys.executable, "-c", code, folder], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.split() == []


def test_titles_are_one_safe_line(make_folder: MakeFolder) -> None:
    document = read_one(make_folder({"a.txt": f"Barges \x1b[31mat\x07 the\u202e Quay\n\n{TEXT}"}))
    assert document.title == "Barges ␛[31mat␇ the� Quay"
    odd = SourceFile(Path("a\nb.txt"), "a\nb.txt", 1, 0)
    assert of_name(odd.name).title == "a b"


def test_lone_surrogates_in_metadata_can_be_stored() -> None:
    document = read_bytes(
        "stdin", b'---\ntitle: "Barges \\ud800"\nauthor: "\\udfff Quill"\n---\nThe barges came.'
    )
    assert document.title.encode()
    assert document.author is not None
    assert document.author.encode()


@pytest.mark.parametrize(
    ("article", "written"),
    [
        ("<!DOCTYPE html>\n<html><body><p>Text.</p></body></html>", Format.HTML),
        ('<?xml version="1.0"?>\n<!-- a page -->\n<HTML lang="en"><body><p>Text.</p>', Format.HTML),
        ("---\ntitle: Tanks\ndate: 2014-08-11\n---\n\nText.", Format.MARKDOWN),
        ("# Tanks in Baghdad\n\nText.", Format.MARKDOWN),
        ("Tanks in Baghdad\n=====\n\nText.", Format.MARKDOWN),
        ("He said [so](https://example.org/a) on Monday.", Format.MARKDOWN),
        ("Tanks in Baghdad\n\n11 August 2014\n\nText.", Format.PLAIN),
        ("A line\n---\nand another, as agencies draw it.", Format.PLAIN),
        ("5 < 6, <Reuters> said; #1 in the charts [again](and again).", Format.PLAIN),
        ("<Reuters> said so on Monday.", Format.PLAIN),
    ],
)
def test_an_article_without_a_name_is_taken_for_what_it_opens_like(article: str, written: Format) -> None:
    assert format_of(article) is written
