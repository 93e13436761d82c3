"""A page of text that is searched: where the pattern occurs, and the hit one stands on.

Hits come from a pattern or from elsewhere; both are painted alike and shown beside the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.app.widgets.page import TextPage
from tui.app.widgets.paint import Ink
from tui.app.widgets.spans import Haystack, Span, SpanIndex


class SearchedPage(TextPage):
    """A page of text with hits in it."""

    def __init__(self, *, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:
        """Make an empty page."""
        super().__init__(name=name, id=id, classes=classes)
        self._haystack: Haystack | None = None
        self._hits = SpanIndex()
        self._hit: int | None = None
        self._search_from: int | None = None

    @property
    def hits(self) -> int:
        """How often the pattern searched for occurs."""
        return len(self._hits)

    @property
    def current_hit(self) -> int | None:
        """Number of the hit one stands on, from 0."""
        return self._hit

    def search(self, pattern: str) -> int:
        """Mark every occurrence of *pattern* and go to the first from where the search began.

        Args:
            pattern: Literal text; a capital letter in it makes the search heed case.

        Returns:
            The number of hits.
        """
        if self._search_from is None:
            self._search_from = self._offset_of_line(self.top)
        if self._haystack is None:
            self._haystack = Haystack(self._text)
        spans = self._haystack.find(pattern)
        self._hits = SpanIndex(spans)
        self._hit = None
        if spans:
            self._hit = self._hits.first_from(self._search_from) % len(spans)
            self._stand_on_hit()
            self._reveal(spans[self._hit])
        self._repaint(ticks=True)
        return len(spans)

    def next_hit(self, step: int) -> bool:
        """Go to the next hit (1) or the one before (-1), around the ends; False if there is none."""
        if not len(self._hits):
            return False
        if self._hit is None:
            ahead = self._hits.first_from(self._offset_of_line(self.top))
            self._hit = (ahead if step > 0 else ahead - 1) % len(self._hits)
        else:
            self._hit = (self._hit + step) % len(self._hits)
        self._stand_on_hit()
        self._reveal(self._hits[self._hit])
        self._repaint()
        return True

    def show_hits(self, spans: Sequence[Span]) -> None:
        """Mark *spans*, found elsewhere, as hits; :meth:`go_to` makes one of them the current."""
        self._hits, self._hit = SpanIndex(spans), None
        self._repaint(ticks=True)

    def go_to(self, start: int, end: int) -> None:
        """Scroll a stretch of text to the middle of the view; a hit that begins there becomes the current."""
        number = self._hits.first_from(start)
        if number < len(self._hits) and self._hits[number][0] == start:
            self._hit = number
            self._stand_on_hit()
        self._reveal((start, end), centre=True)
        self._repaint()

    @property
    def current_span(self) -> Span | None:
        """The hit one stands on, if there is one."""
        return None if self._hit is None else self._hits[self._hit]

    def _stand_on_hit(self) -> None:
        """One stands on the current hit, and nowhere else."""

    def clear_search(self) -> None:
        """Forget the pattern and its hits."""
        self._forget_hits()
        self._repaint(ticks=True)

    def _search_another(self) -> None:
        """Let go of the hits: the page is to show another text."""
        self._haystack = None
        self._forget_hits()

    def _forget_hits(self) -> None:
        self._hits, self._hit, self._search_from = SpanIndex(), None, None

    # Painting

    def _hit_inks(self, start: int, end: int) -> Iterator[Ink]:
        for number in self._hits.overlapping(start, end):
            yield (*self._hits[number], self._layer("current-hit" if number == self._hit else "hit"))

    def _repaint(self, *, ticks: bool = False) -> None:
        self._strips.clear()
        if ticks and self.is_attached:
            self._put_ticks()
        self.refresh()

    def _put_ticks(self) -> None:
        """Show in the minimap where something is."""
