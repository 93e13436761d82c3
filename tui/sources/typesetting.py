"""Structured text to readable plain text: paragraphs, headings, list items and rows, a blank line between.

Markdown tokens, an HTML page and trafilatura's result all play the same tune of start, end and data.
"""

from __future__ import annotations

import re


def _tags(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_SPACE = re.compile(r"\s+")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_CELLS = frozenset({"td", "th"})
_BLOCKS = _tags(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption"
    " figure footer form header hgroup hr html legend main nav p pre section summary table tbody tfoot thead"
    " tr"
)
_UNSEEN = _tags(
    "script style noscript template head iframe object svg math canvas select option textarea button"
)
_BULLET = "• "
_INDENT = "  "
_CELL_GAP = " | "


class Typesetter:
    """Takes the events of a document and gives its text.

    Tags are those of HTML, whatever the source. Unknown tags are inline and change nothing; a start
    without its end, and the reverse, do no harm.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._headings: list[tuple[int, int]] = []
        self._line: list[str] = []
        self._end = ""
        self._heading = False
        self._literal = 0
        self._unseen: list[str] = []
        self._numbers: list[int | None] = []
        self._marker = ""
        self._in_row = False
        self._cell_ended = False
        self._group = 0
        self._last_group = 0

    def start(self, tag: str, first: int = 1) -> None:
        """Begin the element *tag*; an "ol" counts from *first*."""
        if tag in _UNSEEN:
            self._unseen.append(tag)
        elif self._unseen:
            return
        elif tag == "br":
            self.line_break()
        elif tag in _CELLS:
            self._cell()
        elif tag == "li":
            self._item()
        elif tag in _LISTS:
            self._flush()
            if not self._numbers:
                self._group += 1
            self._numbers.append(first if tag == "ol" else None)
        elif tag in _HEADINGS or tag in _BLOCKS:
            self._flush()
            self._heading = tag in _HEADINGS
            self._literal += tag == "pre"
            if tag == "table":
                self._group += 1
            self._in_row = tag == "tr"

    def end(self, tag: str) -> None:
        """End the element *tag*."""
        if tag in _UNSEEN:
            if tag in self._unseen:
                while self._unseen.pop() != tag:
                    pass
        elif self._unseen or tag == "br" or tag in _CELLS:
            return
        elif tag in _HEADINGS or tag in _LISTS or tag in _BLOCKS or tag == "li":
            self._flush()
            self._end_block(tag)

    def data(self, text: str) -> None:
        """Add text; outside "pre", white space is one blank."""
        if self._unseen or not text:
            return
        if self._literal:
            self._add(text)
            return
        text = _SPACE.sub(" ", text)
        self._add(text[1:] if text[0] == " " and self._end in ("", " ", "\n") else text)

    def literal(self, text: str) -> None:
        """Add text as it is."""
        if not self._unseen:
            self._add(text)

    def line_break(self) -> None:
        """End the line; two in a row end the paragraph, as pages without paragraphs have them."""
        if self._unseen:
            return
        if self._end == "\n" and not self._literal:
            heading = self._heading
            self._flush()
            self._heading = heading
        elif self._line:
            self._add("\n")

    def finish(self) -> tuple[str, tuple[tuple[int, int], ...]]:
        """Return the text and the half-open spans of its headings."""
        self._flush()
        return "".join(self._parts), tuple(self._headings)

    def _add(self, text: str) -> None:
        if self._cell_ended and text.strip():
            # Between two cells, never after the last: an empty cell leaves no trace.
            self._cell_ended = False
            self._line.append(_CELL_GAP)
            text = text.lstrip(" ")
        if text:
            self._line.append(text)
            self._end = text[-1]

    def _cell(self) -> None:
        self._cell_ended = self._in_row and any(not part.isspace() for part in self._line)

    def _item(self) -> None:
        self._flush()
        if not self._numbers:
            self._group += 1
        number = self._numbers[-1] if self._numbers else None
        if number is not None:
            self._numbers[-1] = number + 1
        mark = _BULLET if number is None else f"{number}. "
        self._marker = _INDENT * (len(self._numbers) - 1) + mark

    def _end_block(self, tag: str) -> None:
        self._heading = False
        if tag == "pre":
            self._literal = max(0, self._literal - 1)
        elif tag == "tr":
            self._in_row = False
        elif tag == "table":
            self._group += 1
        elif tag in _LISTS and self._numbers:
            self._numbers.pop()
            self._group += not self._numbers
        elif tag == "li":
            self._marker = ""

    def _flush(self) -> None:
        if not self._line:
            return
        text = "".join(self._line)
        text = text.strip("\n") if self._literal else _trim(text)
        self._line.clear()
        self._end = ""
        self._cell_ended = False
        if not text.strip():
            return
        together = (self._marker or self._in_row) and self._group == self._last_group
        gap = "" if not self._parts else "\n" if together else "\n\n"
        lead = gap + self._marker
        start = self._length + len(lead)
        self._parts += (lead, text)
        self._length = start + len(text)
        if self._heading:
            self._headings.append((start, self._length))
        self._last_group = self._group
        self._marker = ""


def _trim(text: str) -> str:
    lines = [line.strip(" ") for line in text.strip(" \n").split("\n")]
    return "\n".join(lines)
