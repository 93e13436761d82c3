"""A sheet to write on, below what it is about; leaving it keeps what was written.

What cannot be kept stays on the sheet, with the reason below it.
"""

from __future__ import annotations

from collections.abc import Callable

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from tui.model import PersonaeError
from tui.text import one_line, printable

_KEYS = "esc keep   ctrl+x throw away"
_KEYS_OF_LINE = "enter keep   ctrl+x throw away"


class _Line(TextArea):
    """A sheet of one line: enter is not for it."""

    def on_key(self, event: events.Key) -> None:
        """Leave enter to the screen."""
        if event.key == "enter":
            event.prevent_default()


class Writing(ModalScreen[None]):
    """Several lines of text, kept when the sheet is left."""

    def __init__(
        self, about: Text, keep: Callable[[str], None], written: str = "", *, line: bool = False
    ) -> None:
        """Open the sheet.

        Args:
            about: What the text is about.
            keep: Keeps what was written; a :class:`PersonaeError` of it leaves the sheet open.
            written: What stands there already.
            line: Only one line is to be written: enter keeps it.
        """
        super().__init__()
        self._about = about
        self._keep = keep
        self._before = printable(written)
        sheet = _Line if line else TextArea
        self.sheet = sheet(self._before, id="writing-sheet", soft_wrap=True, tab_behavior="focus")
        self._foot = _KEYS_OF_LINE if line else _KEYS
        self._keys = Static(self._foot, id="writing-keys")

    def compose(self) -> ComposeResult:
        """Lay out what it is about, the sheet, and its keys."""
        with Vertical(id="writing"):
            yield Static(self._about, id="writing-about")
            yield self.sheet
            yield self._keys

    def on_mount(self) -> None:
        """Write on after what is there."""
        self.sheet.focus()
        self.sheet.move_cursor(self.sheet.document.end)

    def on_key(self, event: events.Key) -> None:
        """Keep or throw away."""
        if event.key == "escape" or (event.key == "enter" and isinstance(self.sheet, _Line)):
            event.stop()
            self._leave()
        elif event.key == "ctrl+x":
            event.stop()
            event.prevent_default()
            self.dismiss(None)

    def _leave(self) -> None:
        if self.sheet.text != self._before:
            try:
                self._keep(self.sheet.text)
            except PersonaeError as error:
                self._keys.update(Text(f"{one_line(str(error))}\n{self._foot}"))
                return
        self.dismiss(None)
