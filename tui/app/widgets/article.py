"""The article: a text on a quiet page, its mentions coloured, one of them under the cursor.

Paints line by line from a :class:`Layout`; knows marks and offsets, but no store and no keys.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.timer import Timer

from tui.app.widgets.page import Place
from tui.app.widgets.paint import Ink
from tui.app.widgets.searched import SearchedPage
from tui.app.widgets.spans import Mark, Span, SpanIndex

__all__ = ["ArticlePane", "Mark", "Place"]


class ArticlePane(SearchedPage):
    """A scrolling article with a cursor that stands on mentions."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "article--person",
        "article--org",
        "article--place",
        "article--event",
        "article--heading",
        "article--active",
        "article--cursor",
        "article--landed",
        "article--hit",
        "article--current-hit",
        "article--tick",
        "article--dim",
        "article--noted",
    }
    DEFAULT_CSS = """
    ArticlePane {
        color: $foreground;
        & > .article--person { color: $text-primary; }
        & > .article--org { color: $text-warning; }
        & > .article--place { color: $text-success; }
        & > .article--event { color: $text-error; }
        & > .article--heading { text-style: bold; }
        & > .article--active { background: $primary 25%; }
        & > .article--cursor { text-style: underline; }
        & > .article--landed { text-style: reverse; }
        & > .article--hit { background: $warning 25%; }
        & > .article--current-hit { background: $warning; color: $background; }
        & > .article--tick { color: $warning; }
        & > .article--dim { color: $foreground 60%; }
        & > .article--noted { color: $accent; }
    }
    """

    landed_seconds: float = 0.8
    """How long the mention just jumped to stays reversed."""

    class PaneMessage(Message):
        """Something the reader did in a pane."""

        def __init__(self, pane: ArticlePane) -> None:
            super().__init__()
            self.pane = pane

        @property
        def control(self) -> ArticlePane:
            """The pane."""
            return self.pane

    class CursorMoved(PaneMessage):
        """The reader moved the cursor to another mention."""

        def __init__(self, pane: ArticlePane, index: int) -> None:
            super().__init__(pane)
            self.index = index

    class MentionClicked(PaneMessage):
        """A mention was clicked and has the cursor; *follow* after a double click or with ctrl held."""

        def __init__(self, pane: ArticlePane, index: int, follow: bool) -> None:
            super().__init__(pane)
            self.index = index
            self.follow = follow

    class LandingFaded(PaneMessage):
        """The mention just jumped to is no longer reversed."""

    def __init__(self, *, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:
        """Make an empty pane."""
        super().__init__(name=name, id=id, classes=classes)
        self._marks: tuple[Mark, ...] = ()
        self._mark_index = SpanIndex()
        self._headings = SpanIndex()
        self._cursor: int | None = None
        self._landed: int | None = None
        self._fading: Timer | None = None
        self._active: int | None = None
        self._noted: Mapping[int, str] = {}
        self._signs: tuple[tuple[int, str], ...] = ()

    # What is shown

    def show(
        self,
        text: str,
        marks: Sequence[Mark],
        headings: Sequence[Span] = (),
        *,
        place: Place | None = None,
    ) -> None:
        """Show another article from its top, or from *place*; search and cursor are let go, the active stays.

        Args:
            text: The document's text; painted as it is, never as markup.
            marks: Its mentions, sorted by start.
            headings: Spans of headings, sorted.
            place: Where to begin.
        """
        self._take(text, marks, headings)
        self.restore(place or Place(0))

    def message(self, text: str) -> None:
        """Show a few dim, centred words in place of an article: what is empty, loading or wrong.

        Args:
            text: One or more lines.
        """
        self._take("", (), (), message=text)

    def _take(self, text: str, marks: Sequence[Mark], headings: Sequence[Span], message: str = "") -> None:
        self._fade()
        self._cursor = None
        self._headings = SpanIndex(headings)
        self._search_another()
        self._signs, self._noted = (), {}
        self._put_marks(marks)
        self._put_text(text, message)
        self._repaint(ticks=True)

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Replace the mentions; the place is kept, and the cursor where a mention is still there."""
        cursor = self._marks[self._cursor] if self._cursor is not None else None
        self._put_marks(marks)
        self._cursor = None
        self._fade()
        if cursor is not None:
            self._cursor = next(self._mark_index.overlapping(cursor.start, cursor.end), None)
        self._repaint(ticks=True)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The mentions shown, sorted by start."""
        return self._marks

    @property
    def place(self) -> Place:
        """Where the reader is: the words at the top of the view, and the cursor."""
        cursor = None if self._cursor is None else self._marks[self._cursor].start
        return Place(self._anchor, 0, cursor)

    def restore(self, place: Place) -> None:
        """Go to a place; a cursor that is no longer a mention is left out."""
        self._fade()
        self._cursor = None
        if place.cursor is not None:
            index = self._mark_index.first_from(place.cursor)
            if index < len(self._marks) and self._marks[index].start == place.cursor:
                self._cursor = index
        self._go_to_offset(place.offset, place.line_in_view)
        self._repaint()

    # The cursor and the active entity

    @property
    def cursor(self) -> int | None:
        """Number of the mention under the cursor, in :attr:`marks`."""
        return self._cursor

    @property
    def landed(self) -> int | None:
        """Number of the mention that is reversed because it was just jumped to."""
        return self._landed

    def set_cursor(self, index: int | None, *, centre: bool = False, landed: bool = False) -> None:
        """Put the cursor on a mention and scroll to it; no message is posted.

        Args:
            index: Number of the mention in :attr:`marks`; None to have no cursor.
            centre: Scroll the mention to the middle of the view, not only into it.
            landed: Reverse it for :attr:`landed_seconds`.

        Raises:
            IndexError: If there is no such mention.
        """
        if index is not None and not 0 <= index < len(self._marks):
            raise IndexError(f"no mention {index} among {len(self._marks)}")
        self._fade()
        self._cursor = index
        if index is not None:
            if landed and self.is_attached:
                self._landed = index
                self._fading = self.set_timer(self.landed_seconds, self._landing_over)
            self._reveal((self._marks[index].start, self._marks[index].end), centre=centre)
        self._repaint()

    def move_cursor(self, step: int) -> bool:
        """Move to the next mention (1) or the one before (-1).

        Counted from the cursor; if that is out of view, the first or the last mention in view is meant.

        Returns:
            False if there is none further.
        """
        index = self._next_mark(1 if step > 0 else -1)
        if index is None:
            return False
        self.set_cursor(index)
        self.post_message(self.CursorMoved(self, index))
        return True

    @property
    def active(self) -> int | None:
        """Number of the entity whose mentions carry the soft background."""
        return self._active

    @active.setter
    def active(self, entity: int | None) -> None:
        if entity != self._active:
            self._active = entity
            self._repaint(ticks=True)

    def mark_at(self, offset: int) -> int | None:
        """Return the number of the mention that covers a code point, the shortest if several do."""
        covering = self._mark_index.overlapping(offset, offset + 1)
        return min(covering, key=self._length, default=None)

    def _length(self, number: int) -> int:
        return self._marks[number].end - self._marks[number].start

    def _next_mark(self, step: int) -> int | None:
        if not self._marks:
            return None
        if self._cursor is not None and self._is_in_view(self._marks[self._cursor].start):
            index = self._cursor + step
        elif step > 0:
            index = self._mark_index.first_from(self._offset_of_line(self.top))
        else:
            index = self._mark_index.first_from(self._offset_of_line(self.top + self.view_height)) - 1
        return index if 0 <= index < len(self._marks) else None

    # Signs in the margin

    def show_noted(self, signs: Sequence[tuple[int, str]]) -> None:
        """Put signs in the margin of the lines with their offsets; of two in one line the first stands."""
        self._signs = tuple(signs)
        self._note_lines()
        self._repaint()

    def _note_lines(self) -> None:
        line_of = self._layout_of_text.line_of
        self._noted = {line_of(start): sign for start, sign in reversed(self._signs) if self.view_width}

    # Painting

    def _margin(self, line: int) -> Segment | None:
        sign = self._noted.get(line)
        return Segment(sign, self._layer("noted")) if sign else None

    def _inks(self, start: int, end: int) -> Iterator[Ink]:
        """Yield what lies over a line, from the bottom up."""
        for number in self._headings.overlapping(start, end):
            yield (*self._headings[number], self._layer("heading"))
        # Of mentions inside one another the inner one is painted last.
        numbers = sorted(self._mark_index.overlapping(start, end), key=self._length, reverse=True)
        for number in numbers:
            mark = self._marks[number]
            yield mark.start, mark.end, self._layer(mark.kind.value.lower())
            if mark.entity == self._active:
                yield mark.start, mark.end, self._layer("active")
        yield from self._hit_inks(start, end)
        for number in numbers:
            span = self._mark_index[number]
            if number == self._cursor:
                yield (*span, self._layer("cursor"))
            if number == self._landed:
                yield (*span, self._layer("landed"))
        yield from super()._inks(start, end)

    def _put_ticks(self) -> None:
        """Show in the minimap where the hits are, or else the mentions of the active entity."""
        layer = "tick"
        if len(self._hits):
            offsets = [self._hits[number][0] for number in range(len(self._hits))]
        else:
            followed = [mark for mark in self._marks if mark.entity == self._active]
            offsets = [mark.start for mark in followed]
            if followed:
                layer = followed[0].kind.value.lower()
        self.vertical_scrollbar.mark(map(self._layout_of_text.line_of, offsets), lambda: self._layer(layer))

    def _put_marks(self, marks: Sequence[Mark]) -> None:
        self._marks = tuple(marks)
        self._mark_index = SpanIndex([(mark.start, mark.end) for mark in self._marks])

    def _focus_span(self) -> Span | None:
        return None if self._cursor is None else self._mark_index[self._cursor]

    def _laid_out_anew(self) -> None:
        self._note_lines()
        self._put_ticks()

    def _stand_on_hit(self) -> None:
        self._cursor = None

    # The landing and the mouse

    def _fade(self) -> None:
        if self._fading is not None:
            self._fading.stop()
        self._fading = self._landed = None

    def _landing_over(self) -> None:
        self._fade()
        self._repaint()
        self.post_message(self.LandingFaded(self))

    def _mark_under(self, event: events.MouseEvent) -> int | None:
        offset = self._offset_under(event.get_content_offset(self))
        return None if offset is None else self.mark_at(offset)

    def _on_mouse_move(self, event: events.MouseMove) -> None:
        self.styles.pointer = "default" if self._mark_under(event) is None else "pointer"

    async def _on_click(self, event: events.Click) -> None:
        event.prevent_default()
        index = self._mark_under(event)
        if index is None or self.text_selection is not None:
            return
        event.stop()
        self._fade()
        self._cursor = index
        self._repaint()
        self.post_message(self.MentionClicked(self, index, event.ctrl or event.chain > 1))
