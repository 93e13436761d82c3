"""Lists of any length: rows are asked for when they are seen, and none of them is a widget.

One list serves documents, cast, references, finders and search results; a :class:`RowSource` paints rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Protocol

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual import events
from textual.cache import LRUCache
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from tui.app.widgets.minimap import MappedView
from tui.app.widgets.paint import centred, component_style
from tui.text import printable

BAR = "▌"
"""Stands in the first column of the row under the cursor."""

_STRIPS = 1024
_HEADERS_SHOWN = 2


@dataclass(frozen=True, slots=True)
class RowState:
    """How a row stands in its list.

    Attributes:
        selected: The list's cursor is on it.
        focused: The list has the focus.
        marked: It is :attr:`VirtualList.marked`, as the document that is open.
    """

    selected: bool = False
    focused: bool = False
    marked: bool = False


class RowSource(Protocol):
    """Rows to list; asked only for those in view."""

    @property
    def height(self) -> int:
        """Lines of every row."""
        ...

    def __len__(self) -> int:
        """Return the number of rows."""
        ...

    def line(self, index: int, width: int, state: RowState) -> Text | Strip:
        """Return one row in *width* cells; a Text of a higher row has its lines parted by line feeds."""
        ...

    def selectable(self, index: int) -> bool:
        """Say whether the cursor may stand on a row; it may not on the header of a group."""
        ...


class _NoRows:
    height = 1

    def __len__(self) -> int:
        return 0

    def line(self, index: int, width: int, state: RowState) -> Text | Strip:
        raise IndexError(index)

    def selectable(self, index: int) -> bool:
        raise IndexError(index)


class VirtualList(MappedView):
    """A scrolling list of rows with a cursor."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "list--cursor",
        "list--cursor-blurred",
        "list--bar",
        "list--bar-blurred",
        "list--empty",
    }
    DEFAULT_CSS = """
    VirtualList {
        color: $foreground;
        & > .list--cursor { background: $primary 20%; }
        & > .list--cursor-blurred { background: $foreground 6%; }
        & > .list--bar { color: $primary; }
        & > .list--bar-blurred { color: $foreground 40%; }
        & > .list--empty { color: $foreground 60%; }
    }
    """

    class ListMessage(Message):
        """Something the reader did in a list."""

        def __init__(self, rows: VirtualList, index: int, by_mouse: bool) -> None:
            super().__init__()
            self.rows = rows
            self.index = index
            self.by_mouse = by_mouse

        @property
        def control(self) -> VirtualList:
            """The list."""
            return self.rows

    class Highlighted(ListMessage):
        """The cursor was moved to another row."""

    class Chosen(ListMessage):
        """A row was chosen, by :meth:`VirtualList.choose` or with a click."""

    def __init__(
        self, *, empty: str = "", name: str | None = None, id: str | None = None, classes: str | None = None
    ) -> None:
        """Make a list.

        Args:
            empty: What to say while there are no rows; may have several lines.
            name: Name of the widget.
            id: Id of the widget in the DOM.
            classes: CSS classes of the widget.
        """
        super().__init__(name=name, id=id, classes=classes)
        self._source: RowSource = _NoRows()
        self._cursor: int | None = None
        self._marked: int | None = None
        self._empty = printable(empty)
        self._lit = False
        self._strips: LRUCache[tuple[int, int, RowState], list[Strip]] = LRUCache(_STRIPS)
        self._layers: dict[str, Style] = {}

    # Rows

    @property
    def source(self) -> RowSource:
        """The rows shown."""
        return self._source

    def set_source(self, source: RowSource | None, *, cursor: int | None = None) -> None:
        """Show other rows; no message is posted.

        Args:
            source: The rows; None for none.
            cursor: Row to put the cursor on, or the next that is selectable; None for no cursor.
        """
        self._source = _NoRows() if source is None else source
        self._cursor = None
        self._marked = None
        self._fitted = self.size
        self._measure()
        self.go_to_line(0)
        if cursor is not None:
            self.set_cursor(cursor)
        self._repaint()

    def refresh_rows(self) -> None:
        """Ask the source anew for everything: rows were changed, added or taken away."""
        count = len(self._source)
        if self._cursor is not None and self._cursor >= count:
            self._cursor = self._nearest(count - 1, -1)
        self._measure()
        self._repaint()

    @property
    def empty(self) -> str:
        """What is said while there are no rows."""
        return self._empty

    @empty.setter
    def empty(self, text: str) -> None:
        self._empty = printable(text)
        self._repaint()

    @property
    def marked(self) -> int | None:
        """The row that stands for what is open, whatever the cursor is on."""
        return self._marked

    @marked.setter
    def marked(self, index: int | None) -> None:
        self._marked = index
        self._repaint()

    @property
    def lit(self) -> bool:
        """Whether the cursor looks as if the list had the focus, as when keys reach it from an input."""
        return self._lit

    @lit.setter
    def lit(self, lit: bool) -> None:
        self._lit = lit
        self._repaint()

    # The cursor

    @property
    def cursor(self) -> int | None:
        """The row under the cursor."""
        return self._cursor

    def set_cursor(self, index: int | None) -> None:
        """Put the cursor on a row, or the nearest selectable one, and show it; no message is posted."""
        if index is not None:
            index = max(0, min(index, len(self._source) - 1))
            found = self._nearest(index, 1)
            index = self._nearest(index, -1) if found is None else found
        self._cursor = index
        self._reveal()
        self._repaint()

    def move(self, rows: int) -> bool:
        """Move the cursor down by *rows*, up if negative, over what is not selectable.

        Returns:
            Whether the cursor moved.
        """
        if not rows or not len(self._source):
            return False
        step = 1 if rows > 0 else -1
        if self._cursor is None:
            start = self.top // self._source.height
            return self._highlight(self._nearest(start, 1), by_mouse=False)
        target = max(0, min(self._cursor + rows, len(self._source) - 1))
        found = self._nearest(target, step)
        if found is None:
            found = self._nearest(target, -step)
        if found is None or (found - self._cursor) * step <= 0:
            self._reveal()
            return False
        return self._highlight(found, by_mouse=False)

    def page(self, direction: int) -> bool:
        """Move the cursor by what is in view less one row, down for 1 and up for -1."""
        return self.move(direction * max(1, self.view_height // self._source.height - 1))

    def half_page(self, direction: int) -> bool:
        """Move the cursor by half of what is in view, down for 1 and up for -1."""
        return self.move(direction * max(1, self.view_height // self._source.height // 2))

    def to_top(self) -> None:
        """Move the cursor to the first row."""
        self._highlight(self._nearest(0, 1), by_mouse=False)

    def to_end(self) -> None:
        """Move the cursor to the last row."""
        self._highlight(self._nearest(len(self._source) - 1, -1), by_mouse=False)

    def choose(self) -> bool:
        """Choose the row under the cursor; False if there is none."""
        if self._cursor is None:
            return False
        self.post_message(self.Chosen(self, self._cursor, by_mouse=False))
        return True

    def _highlight(self, index: int | None, *, by_mouse: bool) -> bool:
        if index is None:
            return False
        moved = index != self._cursor
        self._cursor = index
        self._reveal()
        self._repaint()
        if moved:
            self.post_message(self.Highlighted(self, index, by_mouse))
        return moved

    def _nearest(self, index: int, step: int) -> int | None:
        """Return the first selectable row from *index* on in the direction of *step*."""
        while 0 <= index < len(self._source):
            if self._source.selectable(index):
                return index
            index += step
        return None

    def _reveal(self) -> None:
        """Scroll as little as shows the cursor's row, and the group header right above it."""
        height, view = self._source.height, self.view_height
        if self._cursor is None or not view:
            return
        above = self._cursor
        while above > 0 and self._cursor - above < _HEADERS_SHOWN and not self._source.selectable(above - 1):
            above -= 1
        bottom = (self._cursor + 1) * height
        first = above * height if bottom - above * height <= view else self._cursor * height
        if first < self.top:
            self.go_to_line(first)
        elif bottom > self.top + view:
            self.go_to_line(bottom - view)

    # Painting

    def _render_row(self, y: int) -> Strip:
        width = self.size.width
        if not len(self._source):
            return centred(self._empty, width, self.view_height, y, self._layer("empty", self.rich_style))
        index, line = divmod(self.top + y, self._source.height)
        if index >= len(self._source):
            return Strip.blank(width, self.rich_style)
        state = RowState(index == self._cursor, self._lit or self.has_focus, index == self._marked)
        key = (index, width, state)
        strips = self._strips.get(key)
        if strips is None:
            strips = self._strips[key] = self._paint(index, width, state)
        return strips[line]

    def _paint(self, index: int, width: int, state: RowState) -> list[Strip]:
        """Paint all lines of a row: the bar's column, then what the source says."""
        ground, bar = self.rich_style, Segment(" ")
        if state.selected:
            suffix = "" if state.focused else "-blurred"
            ground += self._layer(f"cursor{suffix}")
            bar = Segment(BAR, self._layer(f"bar{suffix}"))
        content = self._source.line(index, max(0, self.view_width - 1), state)
        strips = [content] if isinstance(content, Strip) else self._strips_of(content)
        strips += [Strip([])] * (self._source.height - len(strips))
        return [
            Strip([bar, *strip.crop(0, self.view_width - 1)])
            .apply_style(ground)
            .adjust_cell_length(width, ground)
            for strip in strips
        ]

    def _strips_of(self, content: Text) -> list[Strip]:
        content = content.copy()
        content.plain = printable(content.plain)
        content.expand_tabs(4)
        lines = content.split("\n", allow_blank=True)[: self._source.height]
        return [Strip(line.render(self.app.console, end="")) for line in lines]

    def _layer(self, name: str, ground: Style | None = None) -> Style:
        style = self._layers.get(name)
        if style is None:
            style = self._layers[name] = component_style(self, f"list--{name}")
        return style if ground is None else ground + style

    def _measure(self) -> None:
        self.virtual_size = Size(self.view_width, len(self._source) * self._source.height)

    def _repaint(self) -> None:
        self._strips.clear()
        self.refresh()

    def notify_style_update(self) -> None:
        """Forget every painted row: a theme or a pseudo class changed."""
        super().notify_style_update()
        self._strips.clear()
        self._layers.clear()

    def _fit(self) -> None:
        self._fitted = self.size
        self._measure()
        self._reveal()

    # The mouse

    async def _on_click(self, event: events.Click) -> None:
        event.prevent_default()
        at = event.get_content_offset(self)
        if at is None:
            return
        index = (self.top + at.y) // self._source.height
        if index < len(self._source) and self._source.selectable(index):
            event.stop()
            self._highlight(index, by_mouse=True)
            self.post_message(self.Chosen(self, index, by_mouse=True))
