"""A page of text: wrapped to a calm measure, scrolled by lines, keeping the same words in view.

Every coordinate is an offset of the document's text; what lies over the text comes from a subclass.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.geometry import Offset, Size
from textual.selection import Selection
from textual.strip import Strip

from tui.app.widgets.layout import Layout, wrap
from tui.app.widgets.minimap import MappedView
from tui.app.widgets.paint import Ink, centred, component_style, paint_line
from tui.app.widgets.spans import Span
from tui.text import printable

MEASURE = 76
"""Cells of the longest line of text."""

_CONTEXT = 3
_ROOMY = 50
_STRIPS = 512


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reader is in an article, whatever the size of the window.

    Attributes:
        offset: Code point of the text that the place is tied to.
        line_in_view: Line of the view, from 0, at which that code point stands.
        cursor: Start of the mention under the cursor, if there is one.
    """

    offset: int
    line_in_view: int = 0
    cursor: int | None = None


class TextPage(MappedView):
    """A scrolling page of text in which the mouse can select."""

    ALLOW_SELECT = True
    STYLE_PREFIX = "article"

    def __init__(self, *, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:
        """Make an empty page."""
        super().__init__(name=name, id=id, classes=classes)
        self._text = self._wrapped = ""
        self._message = ""
        self._layout_of_text = wrap("", MEASURE)
        self._anchor = 0
        self._seen = range(0)
        self._later: list[Callable[[], None]] = []
        self._strips: LRUCache[int, Strip] = LRUCache(_STRIPS)
        self._layers: dict[str, Style] = {}

    @property
    def text(self) -> str:
        """The document's text."""
        return self._text

    @property
    def layout_of_text(self) -> Layout:
        """The text as wrapped for the page's present width."""
        return self._layout_of_text

    def _put_text(self, text: str, message: str = "") -> None:
        """Take another text, from its top, or a few words to show in its place."""
        self._text = text
        self._message = printable(message)
        self._later.clear()
        self._anchor = 0
        self._lay_out()

    # Place and layout

    def _go_to_offset(self, offset: int, line_in_view: int = 0) -> None:
        """Scroll so that the line of *offset* stands on a line of the view, as soon as there is a size."""
        if not self.view_width:
            self._anchor = offset
        self._when_laid_out(lambda: self.go_to_line(self._layout_of_text.line_of(offset) - line_in_view))

    def _reveal(self, span: Span, *, centre: bool = False, context: int = _CONTEXT) -> None:
        """Scroll as little as brings a span into view with some lines around it, or centre it."""
        self._when_laid_out(lambda: self._reveal_now(span, centre, context))

    def _reveal_now(self, span: Span, centre: bool, context: int) -> None:
        height = self.view_height
        first = self._layout_of_text.line_of(span[0])
        last = self._layout_of_text.line_of(max(span[0], span[1] - 1))
        context = min(context, (height - 1) // 2)
        if centre:
            self.go_to_line(first - (height - 1) // 2)
        elif first - context < self.top:
            self.go_to_line(first - context)
        elif last + context >= self.top + height:
            self.go_to_line(last + context - height + 1)

    def _lay_out(self) -> None:
        """Wrap the text for the present width, and do what waited for that."""
        width = self.view_width
        self._fitted = self.size
        if not width:
            self._wrapped, self._layout_of_text = "", wrap("", MEASURE)
            return
        margin = 2 if width >= _ROOMY else 1
        measure = min(MEASURE, width - 2 * margin)
        if self._wrapped is not self._text or measure != self._layout_of_text.width:
            self._layout_of_text = wrap(self._text, measure)
            self._wrapped = self._text
        self.virtual_size = Size(width, len(self._layout_of_text))
        self._note_view()
        self._strips.clear()
        self.refresh()
        later, self._later = self._later, []
        for act in later:
            act()

    def _when_laid_out(self, act: Callable[[], None]) -> None:
        if self.view_width:
            act()
        else:
            self._later.append(act)

    def _fit(self) -> None:
        anchor, focus, waiting = self._anchor, self._focus_span(), bool(self._later)
        was_seen = focus is not None and self._is_in_view(focus[0])
        self._lay_out()
        self._laid_out_anew()
        if waiting:
            return
        self.go_to_line(self._layout_of_text.line_of(anchor))
        if focus is not None and was_seen:
            self._reveal(focus, context=0)
        # A change of size that is taken back must end where it began.
        self._anchor = anchor

    def _focus_span(self) -> Span | None:
        """Return the span that stays in view when the size changes."""
        return None

    def _laid_out_anew(self) -> None:
        """Lines have other numbers than before."""

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Remember the words at the top, unless it is a change of size that scrolled."""
        super().watch_scroll_y(old_value, new_value)
        if self.size == self._fitted:
            self._note_view()

    def _note_view(self) -> None:
        self._anchor = self._offset_of_line(self.top)
        self._seen = range(self.top, self.top + self.view_height)

    def _offset_of_line(self, line: int) -> int:
        lines = self._layout_of_text.lines
        return lines[max(line, 0)][0] if line < len(lines) else len(self._text)

    def _is_in_view(self, offset: int) -> bool:
        return self._layout_of_text.line_of(offset) in self._seen

    @property
    def _left(self) -> int:
        """Cells of the left margin; the minimap's column counts for the right one."""
        return max(0, self.size.width - self._layout_of_text.width) // 2

    def _offset_under(self, at: Offset | None) -> int | None:
        """Return the code point painted at a cell of the view, or None beside the text."""
        if at is None or self.top + at.y >= len(self._layout_of_text):
            return None
        line, cell = self.top + at.y, at.x - self._left
        offset = self._layout_of_text.offset_at(line, cell)
        return offset if cell >= 0 and offset < self._layout_of_text.lines[line][1] else None

    # Selection with the mouse

    @property
    def selected(self) -> Span | None:
        """The span of the text that the mouse has selected."""
        return None if self.text_selection is None else self._selected_span(self.text_selection)

    def select(self, start: int, end: int) -> None:
        """Select a stretch of the text, and scroll to where it ends."""
        self.screen.selections = {self: Selection(self._cell_selected(start), self._cell_selected(end))}
        self._reveal((max(start, end - 1), end), context=1)

    def clear_selection(self) -> None:
        """Select nothing."""
        self.screen.clear_selection()

    def _cell_selected(self, offset: int) -> Offset:
        layout = self._layout_of_text
        line = layout.line_of(offset)
        start, end = layout.lines[line] if len(layout) else (0, 0)
        tabbed = "\t" in layout.text[start:end]
        return Offset(layout.cell_of(line, offset) if tabbed else max(0, offset - start), line)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected text as it stands in the document, for Textual's clipboard."""
        span = self._selected_span(selection)
        return None if span is None else (self._text[slice(*span)], "\n")

    def selection_updated(self, _selection: Selection | None) -> None:
        """Paint the selection."""
        self._strips.clear()
        self.refresh()

    def _selected_span(self, selection: Selection) -> Span | None:
        if not len(self._layout_of_text):
            return None
        start = 0 if selection.start is None else self._offset_selected(selection.start)
        end = len(self._text) if selection.end is None else self._offset_selected(selection.end)
        return (start, end) if start < end else None

    def _offset_selected(self, at: Offset) -> int:
        layout = self._layout_of_text
        line = min(max(at.y, 0), len(layout) - 1)
        start, end = layout.lines[line]
        if "\t" in layout.text[start:end]:
            return layout.offset_at(line, at.x)
        return min(start + max(at.x, 0), end)

    # Painting

    def _render_row(self, y: int) -> Strip:
        ground, width = self.rich_style, self.size.width
        if self._message:
            return centred(self._message, width, self.view_height, y, ground + self._layer("dim"))
        line = self.top + y
        if line >= len(self._layout_of_text):
            return Strip.blank(width, ground)
        strip = self._strips.get(line)
        if strip is None:
            inks = self._inks(*self._layout_of_text.lines[line])
            strip = paint_line(self._layout_of_text, line, inks, ground, self._left, width)
            sign = self._margin(line)
            if sign is not None and self._left:
                at = self._left - min(2, self._left)
                styled = Segment(sign.text, ground + (sign.style or Style()))
                strip = Strip.join([strip.crop(0, at), Strip([styled]), strip.crop(at + 1)])
            self._strips[line] = strip
        return strip

    def _margin(self, line: int) -> Segment | None:
        """Return a sign of one cell to stand in the margin of a line, or None."""
        return None

    def _inks(self, start: int, end: int) -> Iterator[Ink]:
        """Yield what lies over a line, from the bottom up."""
        if (selected := self.selected) is not None and selected[0] < end and start < selected[1]:
            yield (*selected, self.screen.get_component_rich_style("screen--selection"))

    def _layer(self, name: str) -> Style:
        style = self._layers.get(name)
        if style is None:
            style = self._layers[name] = component_style(self, f"{self.STYLE_PREFIX}--{name}")
        return style

    def notify_style_update(self) -> None:
        """Forget every painted line: a theme or a pseudo class changed."""
        super().notify_style_update()
        self._strips.clear()
        self._layers.clear()
