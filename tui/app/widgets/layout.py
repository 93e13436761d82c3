"""Wrapping an article to lines of terminal cells, with document offsets as the one coordinate.

Pure: text in, spans out. Knows nothing of widgets, marks or colours.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from rich.cells import split_graphemes

from tui.text import printable

TAB = 4
"""Cells between tab stops."""

_NARROWEST = 2
_BREAK = re.compile(r"\r\n|\n|\r")
_NOT_PLAIN = re.compile("[^ -~\xa0-\xac\xae-\u02ff\u0370-\u0482‐-‧‰-⁞€™]")
_PIECE = re.compile(r"[ \t]|[^ \t]+")
_BLANKS = " \t"
_NOTHING = "\u200b"
_WIDE = re.compile(
    "[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffe6\U00020000-\U0003fffd]"
)
_NEVER_FIRST = frozenset("、。，．・：；？！゛゜ヽヾ々ー’”）〕］｝〉》」』】〗〟,.:;?!)]}%…")
_NEVER_LAST = frozenset("‘“（〔［｛〈《「『【〖〝([{")
_STARTS_ITEM = re.compile(r"\s|[-*+•·–—>#|=]|\(?\w{1,3}[.)]\s")
_PROSE_WIDTHS = range(40, 161)
_MOSTLY = 0.6


@dataclass(frozen=True, slots=True)
class Layout:
    """A text as lines of at most :attr:`width` cells.

    Attributes:
        text: The text as painted: control characters made visible, of the same length as the text wrapped.
        width: The widest a line may be, in cells.
        lines: For each line the half-open span of :attr:`text` it shows, in order, never overlapping.
    """

    text: str
    width: int
    lines: tuple[tuple[int, int], ...]
    _starts: tuple[int, ...] = field(repr=False)

    def __len__(self) -> int:
        return len(self.lines)

    def line_of(self, offset: int) -> int:
        """Return the line an offset belongs to.

        Blanks and blank lines that are not shown belong to the line before them (at the very top, to the
        first), so every offset has exactly one line and later offsets never have earlier lines.

        Args:
            offset: Code point of the text; one past the end is allowed.

        Returns:
            Number of the line, from 0; 0 for an empty layout.
        """
        return max(0, bisect_right(self._starts, offset) - 1)

    def paint(self, line: int, start: int, end: int) -> str:
        """Return what to paint for a part of a line: tabs as blanks, nothing for zero-width spaces.

        Args:
            line: Number of the line.
            start: First code point, within the line and at the start of a grapheme.
            end: One past the last code point.
        """
        text = self.text[start:end]
        if "\t" not in text:
            return text.replace(_NOTHING, "")
        spans = (span for span in self.graphemes(line) if start <= span[0] < end)
        return "".join(
            " " * cells if self.text[first] == "\t" else self.text[first:last].replace(_NOTHING, "")
            for first, last, cells in spans
        )

    def cell_of(self, line: int, offset: int) -> int:
        """Return the cell at which the grapheme holding *offset* begins.

        Args:
            line: Number of a line.
            offset: Code point; clamped to the line.

        Returns:
            Cells from the start of the line; the line's width for its end.
        """
        start, end = self.lines[line]
        offset = min(max(offset, start), end)
        if self.is_plain(line):
            return offset - start
        cell = 0
        for first, last, cells in self.graphemes(line):
            if first <= offset < last:
                return cell
            cell += cells
        return cell

    def offset_at(self, line: int, cell: int) -> int:
        """Return the first code point of the grapheme that covers a cell.

        Args:
            line: Number of a line.
            cell: Cells from the start of the line; beyond its end the end of the line is meant.

        Returns:
            Code point within the line, or its end.
        """
        start, end = self.lines[line]
        if cell < 0:
            return start
        if self.is_plain(line):
            return min(start + cell, end)
        reached = 0
        for first, _last, cells in self.graphemes(line):
            reached += cells
            if cell < reached:
                return first
        return end

    def is_plain(self, line: int) -> bool:
        """Say whether every code point of a line is one cell wide."""
        start, end = self.lines[line]
        return _is_plain(self.text[start:end])

    def graphemes(self, line: int) -> Iterator[tuple[int, int, int]]:
        """Yield (start, end, cells) for each grapheme of a line; the spans cover the line without gaps."""
        start, end = self.lines[line]
        stop = _tab_stop(self.width)
        cell = 0
        for first, last, cells in _graphemes(self.text[start:end]):
            if self.text[start + first] == "\t":
                cells = stop - cell % stop
            cell += cells
            yield start + first, start + last, cells


def wrap(text: str, width: int) -> Layout:
    """Wrap a document's text to lines of at most *width* terminal cells.

    Lines break at blanks, between ideographs, and inside a word only if it is wider than a line. Blank
    lines are kept, runs of them shown as one, those at the very top and bottom not at all. The line
    breaks of a text that was filled to some width wider than this one are taken for blanks, so that
    its paragraphs are filled anew.

    Args:
        text: Any text; line feeds, carriage returns and pairs of them end a line.
        width: Cells; anything below 2 is taken for 2.

    Returns:
        The lines; none if the text has nothing but blanks.
    """
    width = max(width, _NARROWEST)
    shown = printable(text)
    paragraphs, shown = _paragraphs(text, shown, width)
    lines: list[tuple[int, int]] = []
    gap = -1
    for start, end in paragraphs:
        stripped = start + len(shown[start:end].rstrip())
        if stripped == start:
            gap = start if gap < 0 else gap
            continue
        if gap >= 0 and lines:
            lines.append((gap, gap))
        gap = -1
        if stripped - start <= width and _is_plain(shown[start:stripped]):
            lines.append((start, stripped))
        else:
            lines.extend(_fill(shown, start, stripped, width))
    return Layout(shown, width, tuple(lines), tuple(start for start, _ in lines))


def _paragraphs(text: str, shown: str, width: int) -> tuple[list[tuple[int, int]], str]:
    """Return the spans to fill and the text to paint, in which breaks inside a span became blanks."""
    spans: list[tuple[int, int]] = []
    position = 0
    for found in _BREAK.finditer(text):
        spans.append((position, found.start()))
        position = found.end()
    spans.append((position, len(text)))
    joined = _filled_breaks(shown, spans, width)
    if not joined:
        return spans, shown
    paragraphs: list[tuple[int, int]] = []
    pieces: list[str] = []
    position = start = 0
    for number, (first, end) in enumerate(spans):
        after = spans[number + 1][0] if number + 1 < len(spans) else len(text)
        if number in joined:
            last = first + len(shown[first:end].rstrip())
            pieces += (shown[position:last], _NOTHING * (after - last - 1), " ")
            position = after
        else:
            paragraphs.append((start, end))
            start = after
    return paragraphs, "".join((*pieces, shown[position:]))


def _filled_breaks(text: str, spans: list[tuple[int, int]], width: int) -> frozenset[int]:
    """Return the numbers of the lines whose end is only where a filled paragraph met its margin.

    A break is one of those when the next line's first word would not have fitted. Verse, lists and
    addresses do not pass; a text is touched only if most of its breaks do.
    """
    pairs: list[tuple[int, int, int]] = []
    for number in range(len(spans) - 1):
        start, end = spans[number]
        after, stop = spans[number + 1]
        if start == end or after == stop or _STARTS_ITEM.match(text, after, stop):
            continue
        blank = text.find(" ", after, stop)
        pairs.append((number, len(text[start:end].rstrip()), (stop if blank < 0 else blank) - after))
    if not pairs:
        return frozenset()
    lengths = sorted(length for _, length, _ in pairs)
    margin = lengths[len(lengths) * 98 // 100]
    if margin not in _PROSE_WIDTHS or margin <= width:
        return frozenset()
    full = frozenset(number for number, length, word in pairs if length + 1 + word > margin)
    return full if len(full) >= _MOSTLY * len(pairs) else frozenset()


def _fill(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """Yield the lines of one paragraph, each as long as fits, without trailing blanks."""
    inset = start + len(text[start:end]) - len(text[start:end].lstrip())
    if inset - start > width // 2:
        start = inset
    if _is_plain(text[start:end]):
        yield from _fill_plain(text[start:end], start, width)
    else:
        yield from _fill_measured(text, start, end, width)


def _fill_plain(text: str, start: int, width: int) -> Iterator[tuple[int, int]]:
    """Fill a paragraph in which every code point is one cell: no measuring, only looking for blanks."""
    position, size = 0, len(text)
    first_word = size - len(text.lstrip(" "))
    while size - position > width:
        blank = text.rfind(" ", max(position, first_word), position + width + 1)
        if blank < 0:
            yield start + position, start + position + width
            position += width
        else:
            yield start + position, start + position + len(text[position:blank].rstrip(" "))
            position = blank
        while text[position] == " ":
            position += 1
    yield start + position, start + size


def _fill_measured(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """Fill a paragraph that has wide, joined or zero-width code points, or tabs."""
    stop = _tab_stop(width)
    line = shown = start
    cell = 0
    for first, last in _pieces(text, start, end):
        piece = text[first:last]
        if piece in _BLANKS:
            if shown == line != start:
                line = shown = last
            else:
                cell += stop - cell % stop if piece == "\t" else 1
            continue
        cells = _cells(piece)
        if cell + cells > width and shown > line:
            yield line, shown
            line, cell = first, 0
        if cell + cells <= width:
            cell += cells
        else:
            for left, _, grapheme in _graphemes(piece):
                if cell + grapheme > width and first + left > line:
                    if left:
                        yield line, first + left
                    line, cell = first + left, 0
                cell += grapheme
        shown = last
    if shown > line:
        yield line, shown


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans between which a line may break: single blanks, words, ideographs."""
    for found in _PIECE.finditer(text, start, end):
        if not _WIDE.search(found.group()):
            yield found.span()
            continue
        first = found.start()
        word = found.group()
        graphemes = _graphemes(word)
        begin = 0
        for (left, middle, before), (_, _, after) in pairwise(graphemes):
            wide = before > 1 or after > 1
            if wide and word[middle] not in _NEVER_FIRST and word[left] not in _NEVER_LAST:
                yield first + begin, first + middle
                begin = middle
        yield first + begin, found.end()


def _is_plain(text: str) -> bool:
    return (text.isascii() and text.isprintable()) or not _NOT_PLAIN.search(text)


def _tab_stop(width: int) -> int:
    return TAB if width >= 5 * TAB else 1


@lru_cache(maxsize=1 << 14)
def _cells(piece: str) -> int:
    return sum(cells for _, _, cells in _graphemes(piece))


def _graphemes(text: str) -> list[tuple[int, int, int]]:
    """Divide text into (start, end, cells), as Rich measures it, but let a tab stand for itself."""
    if "\t" not in text:
        return split_graphemes(text)[0]
    found: list[tuple[int, int, int]] = []
    for part in re.finditer(r"\t|[^\t]+", text):
        begin = part.start()
        spans = [(0, 1, 1)] if part.group() == "\t" else split_graphemes(part.group())[0]
        found.extend((begin + first, begin + last, cells) for first, last, cells in spans)
    return found
