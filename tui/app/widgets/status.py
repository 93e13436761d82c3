"""The line at the foot: who is followed and where, or a message, and the keys that matter now."""

from __future__ import annotations

from textwrap import wrap

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.widget import Widget

from tui.app.actions import ACTIONS, Keymap
from tui.app.rows import Palette
from tui.text import one_line

_MOST_LINES = 3
"""So many lines a message may take: what was refused, and what to do, is said in full."""


class StatusBar(Widget):
    """Where the reader is on the left, key hints on the right as far as there is room."""

    DEFAULT_CSS = """
    StatusBar { height: 1; dock: bottom; background: $panel; padding: 0 1; }
    """

    def __init__(self, keymap: Keymap, palette: Palette) -> None:
        """Take the keys to hint at from *keymap*."""
        super().__init__(id="status")
        self._palette = palette
        self._hints = [
            (keymap.shown(action.id), action.label)
            for action in ACTIONS
            if action.footer and keymap.keys[action.id]
        ]
        self._standing = Text()
        self._message = ""
        self._work = ""

    def stand(self, words: Text) -> None:
        """Show where the reader is."""
        self._standing = words
        self.refresh()

    def say(self, words: str) -> None:
        """Show a message in place of where the reader is; "" ends it."""
        if words != self._message:
            self._message = words
            self._fit()
            self.refresh()

    def work(self, words: str) -> None:
        """Show what is going on in the background, in place of the hints; "" when it is done."""
        self._work = words
        self.refresh()

    @property
    def words(self) -> str:
        """What the left side says."""
        return self._message or self._standing.plain

    def on_resize(self, _: events.Resize) -> None:
        """Take as many lines as the message needs now."""
        self._fit()

    def _fit(self) -> None:
        # The line is always full wide: what the bar itself measures may be of before it was laid out.
        self.styles.height = max(1, len(self._lines(self.app.size.width - 2)))

    def _lines(self, width: int) -> list[str]:
        """Return the message in lines of *width* cells; what is more than there may be is cut."""
        if cell_len(self._message) <= width or width < 1:
            return [self._message]
        more = max(0, cell_len(self._message) - len(self._message))
        return wrap(one_line(self._message), max(1, width - more), max_lines=_MOST_LINES, placeholder=" …")

    def render(self) -> Text:
        """Paint both sides; the right one gives way."""
        width = max(0, self.size.width - 2)
        if self._message and len(lines := self._lines(self.size.width)) > 1:
            return Text("\n".join(lines))
        left = Text(self._message) if self._message else self._standing.copy()
        left.truncate(self.size.width, overflow="ellipsis")
        right = (
            Text(self._work, style=self._palette.accent) if self._work else self._hint(width - left.cell_len)
        )
        room = width - left.cell_len - right.cell_len
        if room < 2:
            return left
        left.append(" " * room)
        left.append_text(right)
        left.no_wrap = True
        return left

    def _hint(self, room: int) -> Text:
        """Return as many hints as fit in *room*; the last, which leads to all others, goes last to go."""
        *first, last = [
            Text.assemble((key, self._palette.strong), (f" {label}", self._palette.dim))
            for key, label in self._hints
        ]
        kept: list[Text] = []
        used = last.cell_len + 3
        for hint in first:
            used += hint.cell_len + 2
            if used > room:
                break
            kept.append(hint)
        if last.cell_len + 3 > room:
            return Text()
        return Text("  ").join([*kept, last])
