"""Selecting text with the keys: from where one stands, by letters, words, lines and paragraphs."""

from __future__ import annotations

from tui.app.motions import MOTIONS, move
from tui.app.screens.reader.deciding import Deciding

_HOW = "Selecting: h l w b e j k 0 $ { } G · enter who · y copy · a note · esc let go"


class Selecting(Deciding):
    """The action that selects, and the keys while one does."""

    _from: int | None = None
    _head = 0

    def do_select(self) -> None:
        """Begin to select at the mention under the cursor, the search hit, or the top of the view."""
        if self.open is None or not self.article.text:
            self.say("Nothing to select here")
            return
        self.set_focus(self.article)
        cursor = self.article.cursor
        if cursor is not None:
            mark = self.article.marks[cursor]
            self._from, self._head = mark.start, mark.end
        elif self.article.current_span is not None:
            self._from, self._head = self.article.current_span
        else:
            self._from = self.article.place.offset
            self._head = move(self.article.layout_of_text, self._from, "e")
        self._show_selection()

    def take_motion(self, key: str) -> bool:
        """Give a key to the selection that is being made; False if it is not for it."""
        if self._from is None:
            return False
        if key == "escape":
            self._end_selection()
            self.article.clear_selection()
            self.say("")
            return True
        if key == "enter":
            self._end_selection()
            self.say("")
            self.do_why()
            return True
        if key in MOTIONS:
            self._head = move(self.article.layout_of_text, self._head, key)
            self._show_selection()
            return True
        # Whatever else is pressed is done with what is selected, as after the mouse.
        self._end_selection()
        return False

    def _end_selection(self) -> None:
        self._from = None

    def _show_selection(self) -> None:
        assert self._from is not None
        start, end = sorted((self._from, self._head))
        self.article.select(start, end)
        self.say(_HOW)
