"""A file to a document: bytes, encoding, format, facts; and every way that can fail, said plainly."""

from __future__ import annotations

import hashlib
import re
import stat
from enum import Enum

from tui.model import Document, SourceError
from tui.sources import facts, front_matter, plain
from tui.sources.decoding import DecodingError, decode
from tui.sources.discovery import SourceFile, reason
from tui.sources.facts import Article


class Format(Enum):
    """How an article is written down; the value is the largest file that is read, in bytes."""

    PLAIN = ("plain text", 64 << 20)
    MARKDOWN = ("Markdown", 16 << 20)
    HTML = ("HTML", 16 << 20)


_HEAD = 8192
_MARKDOWN = re.compile(r"^#{1,6} \S|^[^\n]+\n={3,}\s*$|\[[^\]\n]+\]\(https?://[^)\s]+\)", re.MULTILINE)
_BY_ENDING = {
    ".txt": Format.PLAIN,
    ".text": Format.PLAIN,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
}
_LARGEST = max(kind.value[1] for kind in Format)


def read(file: SourceFile) -> Document:
    """Read one file as an article.

    Args:
        file: A file as :func:`tui.sources.discover` found it.

    Returns:
        The article. The text of a plain text file is the decoded file, character for character.

    Raises:
        SourceError: There is no article in it, or it cannot be read: it is gone, locked, too large, binary,
            undecodable or without text. The message names the file and says what to do.
    """
    written = _BY_ENDING.get(file.path.suffix.lower())
    largest = written.value[1] if written else _LARGEST
    try:
        found = file.path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise _error(file.name, "is not a regular file: give a file or a folder")
        if found.st_size > largest:
            raise _too_large(file.name, found.st_size, largest)
        data = file.path.read_bytes()
    except PermissionError as error:
        raise _error(file.name, "may not be read (permission denied): change its permissions") from error
    except FileNotFoundError as error:
        raise _error(file.name, "is no longer there: put it back, or index the folder again") from error
    except OSError as error:
        raise _error(file.name, f"cannot be read ({reason(error)}): check the file and its disk") from error
    return _document(file.name, data, file.modified, written)


def read_bytes(name: str, data: bytes, modified: int | None = None) -> Document:
    """Read an article that is no file, as from a pipe; its format shows in how it opens.

    Args:
        name: What to call it.
        data: The article as a file would hold it.
        modified: Nanoseconds since 1970, if it has a time of modification.

    Returns:
        The article, read as what :func:`format_of` takes it for.

    Raises:
        SourceError: There is no article in it; the message names it and says what to do.
    """
    return _document(name, data, modified, None)


def _document(name: str, data: bytes, modified: int | None, written: Format | None) -> Document:
    if not data.strip():
        raise _error(name, "is empty: write something in it or remove it")
    try:
        text, encoding = decode(data, markup=written is Format.HTML)
        if written is None:
            written = format_of(text)
            if written is Format.HTML:
                text, encoding = decode(data, markup=True)
    except DecodingError as error:
        raise _error(name, str(error)) from error
    if len(data) > written.value[1]:
        raise _too_large(name, len(data), written.value[1])
    article = _article(text, written)
    if not article.text or article.text.isspace():
        raise _error(
            name, f"has no text that could be read as {written.value[0]}: check its content or remove it"
        )
    known, origins = facts.merge((*article.facts, facts.of_name(name), facts.of_modification(modified)))
    return Document(
        path=name,
        text=article.text,
        title=known.title or name,
        date=known.date,
        author=known.author,
        outlet=known.outlet,
        origins=origins,
        headings=article.headings,
        digest=hashlib.sha256(data).hexdigest(),
        encoding=encoding,
    )


def _article(text: str, written: Format) -> Article:
    # The readers of marked-up formats bring libraries that a folder of plain text never needs.
    if written is Format.MARKDOWN:
        from tui.sources import markdown

        return markdown.read(text)
    if written is Format.HTML:
        from tui.sources import html

        return html.read(text)
    return plain.read(text)


def format_of(text: str) -> Format:
    """Say how an article without a telling name is written: as what it opens like."""
    if text.lstrip()[:1] == "<":
        from tui.sources import html

        if html.looks_like(text):
            return Format.HTML
    marked_up = front_matter.split(text)[0] or _MARKDOWN.search(text, 0, _HEAD)
    return Format.MARKDOWN if marked_up else Format.PLAIN


def _error(name: str, what: str) -> SourceError:
    return SourceError(f"{name}: {what}")


def _too_large(name: str, size: int, largest: int) -> SourceError:
    return _error(
        name, f"is too large ({size >> 20} MB, at most {largest >> 20} MB are read): split it into articles"
    )
