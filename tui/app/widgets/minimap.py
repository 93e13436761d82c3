"""The one column at the right of a pane: where it is in the text, and where what one follows occurs.

A scroll bar with ticks, and the scroll view that wears it; both know nothing of articles or lists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rich.console import Console, ConsoleOptions, RenderResult
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar
from textual.strip import Strip

TICK = "━"
_GRAB = Style(meta={"@mouse.down": "grab"})


class Minimap(ScrollBar):
    """A scroll bar one cell wide that shows ticks, and goes where it is clicked."""

    def __init__(self, name: str = "vertical") -> None:
        super().__init__(vertical=True, name=name, thickness=1)
        self._ticks: frozenset[int] = frozenset()
        self._tick_style: Callable[[], Style] = Style

    def mark(self, lines: Iterable[int], style: Callable[[], Style]) -> None:
        """Show ticks for these lines of the parent's virtual size.

        Args:
            lines: Line numbers, in any order; none to clear.
            style: Tells how a tick looks in the present theme; only its colour and weight are used.
        """
        self._ticks = frozenset(lines)
        self._tick_style = style
        self.refresh()

    @property
    def rows(self) -> frozenset[int]:
        """The rows of the bar that show a tick."""
        total, height = round(self.window_virtual_size), self.size.height
        if not height or total <= height:
            return frozenset()
        return frozenset(min(line * height // total, height - 1) for line in self._ticks if line < total)

    @property
    def thumb(self) -> range:
        """The rows of the bar that stand for what is in view; none if everything is."""
        total, height = round(self.window_virtual_size), self.size.height
        if not height or total <= height:
            return range(0)
        length = max(1, round(height * height / total))
        top = round(self.position * (height - length) / (total - height))
        return range(top, top + length)

    def _render_bar(self, scrollbar_style: Style) -> _Column:
        ground = Style(bgcolor=scrollbar_style.bgcolor) + _GRAB
        shade = Style(bgcolor=scrollbar_style.color) + _GRAB
        look = self._tick_style()
        tick = Style(color=look.color, bold=look.bold)
        rows, thumb = self.rows, self.thumb
        return _Column(
            [
                Segment(TICK if row in rows else " ", (shade if row in thumb else ground) + tick)
                for row in range(self.size.height)
            ]
        )

    async def _on_mouse_down(self, event: events.MouseDown) -> None:
        if event.y in self.thumb or not isinstance(self.parent, ScrollView):
            return
        height = self.size.height
        line = event.y * round(self.window_virtual_size) // max(height, 1)
        self.parent.scroll_to(y=line - height // 2, animate=False, force=True)


class _Column:
    """Cells one below the other."""

    def __init__(self, cells: list[Segment]) -> None:
        self.cells = cells

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for cell in self.cells:
            yield cell
            yield Segment.line()


class MappedView(ScrollView, can_focus=True, inherit_bindings=False):
    """A view of lines that wears a :class:`Minimap`, moves at once, and leaves all keys to the app."""

    DEFAULT_CSS = """
    MappedView {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        scrollbar-background: transparent;
        scrollbar-background-hover: transparent;
        scrollbar-background-active: transparent;
        scrollbar-color: $foreground 16%;
        scrollbar-color-hover: $foreground 30%;
        scrollbar-color-active: $primary 60%;
    }
    """

    @property
    def vertical_scrollbar(self) -> Minimap:
        """The minimap, made when it is first asked for."""
        if self._minimap is None:
            self._minimap = Minimap()
            self._minimap.display = False
            self._vertical_scrollbar = self._minimap
            self.app._start_widget(self, self._minimap)
        return self._minimap

    _minimap: Minimap | None = None
    _fitted = Size(0, 0)
    """The size that the lines were last fitted to."""

    def _fit(self) -> None:
        """Fit the lines to the present size; must set :attr:`_fitted`."""
        raise NotImplementedError

    def _refit(self) -> None:
        if self.size != self._fitted:
            self._fit()

    def _on_resize(self, _event: events.Resize) -> None:
        self._refit()

    def render_line(self, y: int) -> Strip:
        """Paint one row of the view, and see to it that the lines fit."""
        # A view that was filled while hidden is not always told its size when it is shown again.
        if self.size != self._fitted:
            self.call_next(self._refit)
        return self._render_row(y)

    def _render_row(self, y: int) -> Strip:
        raise NotImplementedError

    @property
    def top(self) -> int:
        """First line in view."""
        return round(self.scroll_y)

    @property
    def view_width(self) -> int:
        """Cells of a line, without the minimap's column."""
        return max(0, self.size.width - self.styles.scrollbar_size_vertical)

    @property
    def view_height(self) -> int:
        """Lines in view, whether or not there is text for all of them."""
        return self.size.height

    def go_to_line(self, line: int) -> None:
        """Scroll so that *line* is the first in view, as near as the text allows."""
        if self.is_attached:
            self.scroll_to(y=line, animate=False, force=True)

    def scroll_lines(self, count: int) -> None:
        """Scroll down by *count* lines, up if negative."""
        self.go_to_line(self.top + count)

    def scroll_half_page(self, direction: int) -> None:
        """Scroll by half of what is in view, down for 1 and up for -1."""
        self.scroll_lines(direction * max(1, self.view_height // 2))

    def scroll_page(self, direction: int) -> None:
        """Scroll by what is in view less two lines, down for 1 and up for -1."""
        self.scroll_lines(direction * max(1, self.view_height - 2))

    def to_top(self) -> None:
        """Scroll to the first line."""
        self.go_to_line(0)

    def to_end(self) -> None:
        """Scroll to the last line."""
        self.go_to_line(self.virtual_size.height)
