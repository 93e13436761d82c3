"""A sheet to write a note on, below what it is about; leaving it keeps what was written."""

from __future__ import annotations

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from tui.text import printable


class Writing(ModalScreen[str | None]):
    """Several lines of text; dismissed with what stands there, or None to leave all as it was."""

    def __init__(self, about: Text, written: str = "") -> None:
        """Open the sheet.

        Args:
            about: What the note is about.
            written: What stands there already.
        """
        super().__init__()
        self._about = about
        self._before = written
        self.sheet = TextArea(printable(written), id="writing-sheet", soft_wrap=True, tab_behavior="focus")

    def compose(self) -> ComposeResult:
        """Lay out what it is about, the sheet, and its keys."""
        with Vertical(id="writing"):
            yield Static(self._about, id="writing-about")
            yield self.sheet
            yield Static("esc keep   ctrl+x throw away", id="writing-keys")

    def on_mount(self) -> None:
        """Write on after what is there."""
        self.sheet.focus()
        self.sheet.move_cursor(self.sheet.document.end)

    def on_key(self, event: events.Key) -> None:
        """Keep or throw away."""
        if event.key == "escape":
            event.stop()
            self.dismiss(self.sheet.text if self.sheet.text != self._before else None)
        elif event.key == "ctrl+x":
            event.stop()
            event.prevent_default()
            self.dismiss(None)
