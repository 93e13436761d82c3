"""Places that survive: the words, what stands around them and the article's content hash find them again.

A place that was edited away is not found; it is never put on other words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Protocol

from tui.model import Anchor, Document

__all__ = ["Anchor", "Placed", "anchor", "anchor_at", "find", "from_record", "place", "to_record"]

_LEAST = 8
"""Code points of context that can tell a place on their own; fewer stand only at the end of an article."""
_USUAL = 32
_MOST = 512
"""So much context is kept at most; where even that is there twice, the side tells nothing."""
_PHRASE = 12
"""Words of the quote and its context by which a file that was renamed and edited is looked for."""
_MANY = 50
"""More articles than this with the same words tell nothing about which is meant."""
_WORDS = re.compile(r"\w+")


class _Row(Protocol):
    @property
    def id(self) -> int: ...
    @property
    def path(self) -> str: ...
    @property
    def digest(self) -> str: ...


class Texts(Protocol):
    """The present articles; :class:`tui.dossier.store.Store` is one."""

    def document(self, id_: int, /) -> _Row | None:
        """Return the document of that number."""
        ...

    def document_by_path(self, path: str, /) -> _Row | None:
        """Return the document at *path*."""
        ...

    def documents_with(self, digest: str, /) -> Sequence[int]:
        """Return the numbers of the documents with these bytes, by path."""
        ...

    def documents_saying(self, words: Sequence[str], limit: int, /) -> Sequence[int]:
        """Return the numbers of at most *limit* documents in which *words* follow each other."""
        ...

    def text(self, document: int, /) -> str:
        """Return a document's text."""
        ...


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an anchor is now: ``text[start:end]`` of the document of that number, in code points."""

    document: int
    start: int
    end: int


def anchor(document: Document, start: int, end: int) -> Anchor:
    """Return what to keep of ``document.text[start:end]``.

    Args:
        document: The article.
        start: First code point.
        end: One past the last; more than *start*.
    """
    return _anchor(document.path, document.digest, document.text, start, end)


def anchor_at(texts: Texts, document: int, start: int, end: int) -> Anchor | None:
    """Return what to keep of a place in the document of that number, or None if it is gone."""
    row = texts.document(document)
    text = texts.text(document)
    if row is None or not 0 <= start < end <= len(text):
        return None
    return _anchor(row.path, row.digest, text, start, end)


def place(anchor: Anchor, store: Texts) -> Placed | None:
    """Return where an anchor is in the present articles, or None if that cannot be said for sure.

    The same file comes first, then the same content under another name; only when the file is gone is its
    text looked for in all others.

    Args:
        anchor: What was kept.
        store: The articles.
    """
    here = store.document_by_path(anchor.path)
    if here is not None:
        found = _in(store, here.id, anchor, same=here.digest == anchor.digest)
        if found is not None:
            return found
    for other in store.documents_with(anchor.digest) if anchor.digest else ():
        found = _in(store, other, anchor, same=True)
        if found is not None:
            return found
    return None if here is not None else _elsewhere(anchor, store)


def find(anchor: Anchor, text: str) -> tuple[int, int] | None:
    """Return the half-open span of an anchor in a text that was edited, or None.

    The words must be there with all of the kept text before or after them, and only once so; white space
    may differ.
    """
    if not anchor.quote.strip():
        return None
    before = set(_spans(anchor.before, anchor.quote, "", text)) if anchor.before else set()
    after = set(_spans("", anchor.quote, anchor.after, text)) if anchor.after else set()
    for spans in (before & after, before | after):
        if len(spans) == 1:
            return spans.pop()
        if spans:
            return None
    return None


def to_record(anchor: Anchor) -> dict[str, Any]:
    """Return an anchor as JSON holds it."""
    return asdict(anchor)


def from_record(record: object) -> Anchor | None:
    """Return the anchor of a JSON object, or None if it is none."""
    if not isinstance(record, Mapping) or not isinstance(record.get("start"), int):
        return None
    match record:
        case {
            "path": str(path),
            "digest": str(digest),
            "quote": str(quote),
            "before": str(before),
            "after": str(after),
        } if quote:
            return Anchor(path, digest, quote, before, after, record["start"])
    return None


def _anchor(path: str, digest: str, text: str, start: int, end: int) -> Anchor:
    quote = text[start:end]
    before = _telling(text[max(0, start - _MOST) : start][::-1], quote[::-1], text[::-1])[::-1]
    after = _telling(text[end : end + _MOST], quote, text)
    return Anchor(path, digest, quote, before, after, start)


def _telling(side: str, quote: str, text: str) -> str:
    """Return as much of what follows *quote* as makes both together the only ones in *text*, or ""."""
    length = min(_USUAL, len(side))
    while length >= _LEAST:
        if len(list(_spans("", quote, side[:length], text))) == 1:
            return side[:length]
        if length == len(side):
            break
        length = min(2 * length, len(side))
    return ""


def _in(store: Texts, document: int, anchor: Anchor, *, same: bool) -> Placed | None:
    text = store.text(document)
    end = anchor.start + len(anchor.quote)
    if same and text[anchor.start : end] == anchor.quote:
        return Placed(document, anchor.start, end)
    span = find(anchor, text)
    return None if span is None else Placed(document, *span)


def _elsewhere(anchor: Anchor, store: Texts) -> Placed | None:
    """Look for a file that was both renamed and edited: exactly one may hold the place."""
    # The outermost words may be cut short.
    words = _WORDS.findall(f"{anchor.before[-80:]}{anchor.quote}{anchor.after[:80]}")[1:-1]
    if len(words) < 3:
        return None
    middle = len(_WORDS.findall(anchor.before[-80:]))
    at = max(0, min(middle - _PHRASE // 2, len(words) - _PHRASE))
    candidates = store.documents_saying(words[at : at + _PHRASE], _MANY)
    if len(candidates) >= _MANY:
        return None
    found = [(other, span) for other in candidates if (span := find(anchor, store.text(other)))]
    return Placed(found[0][0], *found[0][1]) if len(found) == 1 else None


def _spans(before: str, quote: str, after: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where *quote* stands between *before* and *after*, white space aside, overlapping ones too.

    At a side of which nothing is asked, a word must end where the quote does: "Iran" is not in "Iranian".
    """
    core = quote.strip()
    if not any(char.isspace() for char in core) and core not in text:
        return
    head, tail = quote[: len(quote) - len(quote.lstrip())], quote[len(quote.rstrip()) :]
    left = _loose(before + head) or (r"(?<!\w)" if _is_word(core[:1]) else "")
    right = _loose(tail + after) or (r"(?!\w)" if _is_word(core[-1:]) else "")
    for match in re.finditer(f"(?={left}({_loose(core)}){right})", text):
        yield match.span(1)


def _loose(text: str) -> str:
    """Return a pattern for *text* in which every run of white space stands for any other."""
    return "".join(r"\s+" if part.isspace() else re.escape(part) for part in re.split(r"(\s+)", text) if part)


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_"
