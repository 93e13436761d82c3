"""A concordance: every mention of one entity with the words left and right of it, in the order asked for.

The key word in context (KWIC) as H. P. Luhn drew it up in 1960: lines aligned on the word they share.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from tui.dossier.context import Context, context
from tui.dossier.records import DocumentRow, LineOrder, Spot
from tui.dossier.store import Store
from tui.text import fold

_WORD = re.compile(r"\w+(?:['’.-]\w+)*")
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")
_WORDS_COMPARED = 5
_REACH = 60
"""Code points on each side that are looked at for sorting; five words rarely need more."""
_NEAR = 80
"""Code points on each side in which a filter's words may stand."""


@dataclass(frozen=True, slots=True)
class Line:
    """One mention, and what it is sorted by.

    Attributes:
        spot: Where it stands.
        left: Folded words before it, the nearest first.
        right: Folded words after it, without its possessive.
        spelling: The mention's folded text, then its text.
    """

    spot: Spot
    left: tuple[str, ...]
    right: tuple[str, ...]
    spelling: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Concordance:
    """Every mention of one entity, by date and place.

    Attributes:
        lines: The mentions; documents by date, the undated last.
        documents: The documents they stand in, by number.
    """

    lines: tuple[Line, ...]
    documents: dict[int, DocumentRow]

    def in_order(self, order: LineOrder) -> list[Line]:
        """Return the lines in *order*; those with nothing to sort by stand last, equals by date."""
        match order:
            case LineOrder.LEFT:
                return sorted(self.lines, key=lambda line: (not line.left, line.left, line.right))
            case LineOrder.RIGHT:
                return sorted(self.lines, key=lambda line: (not line.right, line.right, line.left))
            case LineOrder.SPELLING:
                return sorted(self.lines, key=lambda line: line.spelling)
            case LineOrder.DOCUMENT:
                return sorted(self.lines, key=self._by_title)
        return list(self.lines)

    def _by_title(self, line: Line) -> tuple[str, str, int]:
        row = self.documents[line.spot.document]
        return fold(row.title), row.path, line.spot.start


def concordance(store: Store, entity: int) -> Concordance:
    """Return the concordance of *entity*.

    One text after the other is read and let go; only what sorts a line is kept, not the line.

    Args:
        store: The index; asked in one state of it.
        entity: Number of the entity.
    """
    with store.snapshot():
        spots = store.spots(entity)
        rows = {row.id: row for row in store.documents(list(dict.fromkeys(spot.document for spot in spots)))}
        lines: list[Line] = []
        for document, members in groupby(spots, key=lambda spot: spot.document):
            if document in rows:
                text = store.text(document)
                lines += [_line(text, spot) for spot in members]
    lines.sort(key=lambda line: (_day(rows[line.spot.document]), line.spot.start))
    return Concordance(tuple(lines), rows)


def _line(text: str, spot: Spot) -> Line:
    around = context(text, spot.start, spot.end, before=_REACH, after=_REACH)
    left = _WORD.findall(fold(around.left))[: -_WORDS_COMPARED - 1 : -1]
    possessive = _POSSESSIVE.match(around.right)
    right = _WORD.findall(fold(around.right[possessive.end() if possessive else 0 :]))
    surface = around.middle
    return Line(spot, tuple(left), tuple(right[:_WORDS_COMPARED]), (fold(surface), surface))


def _day(row: DocumentRow) -> tuple[bool, str, str]:
    return row.date is None, row.date.isoformat() if row.date else "", row.path


def holding(store: Store, found: Concordance, lines: Sequence[Line], query: str) -> list[Line]:
    """Return those of *lines* whose words around the mention, or whose document's title, hold all of *query*.

    Args:
        store: The index, to read the texts again.
        found: Where *lines* are from.
        lines: In any order, which is kept.
        query: Words or parts of words; case and diacritics do not count.
    """
    words = fold(query).split()
    if not words:
        return list(lines)
    kept: set[Spot] = set()
    by_document = sorted((line.spot for line in lines), key=lambda spot: (spot.document, spot.start))
    for document, spots in groupby(by_document, key=lambda spot: spot.document):
        text, title = store.text(document), fold(found.documents[document].title)
        for spot in spots:
            near = fold(str(context(text, spot.start, spot.end, before=_NEAR, after=_NEAR)))
            if all(word in near or word in title for word in words):
                kept.add(spot)
    return [line for line in lines if line.spot in kept]


def aligned(around: Context, left: int, right: int, width: Callable[[str], int] = len) -> Context:
    """Return *around* cut and padded so that mentions below each other begin in the same column.

    Args:
        around: A mention with the words around it.
        left: Cells for what stands before it.
        right: Cells for the mention and what stands after it.
        width: Cells of a text in a terminal; by default one for each code point.

    Returns:
        A context whose left side is exactly *left* cells wide and whose middle and right side together are
        at most *right* cells wide; an ellipsis says where something is cut.
    """
    before = _last(around.left, left, width)
    middle = _first(around.middle, right, width)
    rest = right - width(middle)
    return Context(
        left=" " * (left - width(before)) + before,
        middle=middle,
        right=_first(around.right, rest, width) if rest > 0 else "",
    )


def _last(text: str, room: int, width: Callable[[str], int]) -> str:
    """Return the end of *text* that fits, with an ellipsis before it."""
    return text if width(text) <= room else "…"[:room] + text[len(text) - _fitting(text[::-1], room, width) :]


def _first(text: str, room: int, width: Callable[[str], int]) -> str:
    """Return the beginning of *text* that fits, with an ellipsis after it."""
    return text if width(text) <= room else text[: _fitting(text, room, width)] + "…"[:room]


def _fitting(text: str, room: int, width: Callable[[str], int]) -> int:
    """Return how many code points of *text* stand in *room* cells beside an ellipsis."""
    cells = 1
    for number, letter in enumerate(text):
        cells += width(letter)
        if cells > room:
            return number
    return len(text)
