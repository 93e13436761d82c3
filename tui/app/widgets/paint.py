"""From a line of a layout and the styles that lie over it to a strip of the screen."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import pairwise

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from tui.app.widgets.layout import Layout

Ink = tuple[int, int, Style]
"""A half-open span of the text, and the style that lies over it."""


def paint_line(layout: Layout, line: int, inks: Iterable[Ink], ground: Style, left: int, width: int) -> Strip:
    """Paint one line of a layout.

    Every segment carries the place of its first code point as Textual's text selection wants it: the
    offset in the line and the line's number; cells of the left margin count down from -1.

    Args:
        layout: The text as wrapped.
        line: Number of the line.
        inks: Styles over parts of the text, later ones on top. They are cut to whole graphemes.
        ground: Style of the page, under all inks.
        left: Cells of margin before the line.
        width: Cells of the strip.

    Returns:
        A strip of *width* cells.
    """
    start, end = layout.lines[line]
    edges = None if layout.is_plain(line) else [*(first for first, _, _ in layout.graphemes(line)), end]
    clipped: list[Ink] = []
    for first, last, style in inks:
        first, last = max(first, start), min(last, end)
        if edges is not None and first < last:
            first = edges[bisect_right(edges, first) - 1]
            last = edges[bisect_left(edges, last)]
        if first < last:
            clipped.append((first, last, style))
    cuts = sorted({start, end, *(ink[0] for ink in clipped), *(ink[1] for ink in clipped)})
    segments = [_placed(" " * left, ground, -left, line)] if left else []
    for first, last in pairwise(cuts):
        style = ground
        for begin, stop, ink in clipped:
            if begin <= first and last <= stop:
                style += ink
        segments.append(_placed(layout.paint(line, first, last), style, first - start, line))
    return Strip(segments).adjust_cell_length(width, ground)


def centred(text: str, width: int, height: int, row: int, style: Style) -> Strip:
    """Paint one row of a few words that stand in the middle of a view.

    Args:
        text: One or more lines.
        width: Cells of the view.
        height: Rows of the view.
        row: Which of its rows to paint.
        style: Style of the words and the blanks around them.
    """
    lines = text.split("\n")
    number = row - max(0, (height - len(lines)) // 2)
    if not text or not 0 <= number < len(lines):
        return Strip.blank(width, style)
    words = Strip([Segment(lines[number], style)]).crop(0, width)
    left = (width - words.cell_length) // 2
    return Strip([Segment(" " * left, style), *words]).adjust_cell_length(width, style)


def component_style(widget: Widget, name: str) -> Style:
    """Return only what a component class says, its colours blended with the widget's background.

    Args:
        widget: The widget that declares the component class.
        name: The component class, as "article--active".
    """
    styles = widget.get_component_styles(name)
    whole = widget.get_component_rich_style(name)
    return styles.text_style + Style(
        color=whole.color if styles.has_rule("color") else None,
        bgcolor=whole.bgcolor if styles.has_rule("background") else None,
    )


def _placed(text: str, style: Style, column: int, line: int) -> Segment:
    return Segment(text, style + Style.from_meta({"offset": (column, line)}))
