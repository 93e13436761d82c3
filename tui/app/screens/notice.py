"""A page of words over the reader: about an article, and whatever else is only to be read."""

from __future__ import annotations

from typing import ClassVar

from rich.console import Group
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static


class Notice(ModalScreen[None]):
    """A titled text that scrolls; any of the usual keys closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter", "dismiss", "close", show=False),
        Binding("j,down", "scroll(1)", "down", show=False),
        Binding("k,up", "scroll(-1)", "up", show=False),
        Binding("space,pagedown,ctrl+f", "page(1)", "page down", show=False),
        Binding("pageup,ctrl+b", "page(-1)", "page up", show=False),
        Binding("ctrl+d", "page(0.5)", "half a page down", show=False),
        Binding("ctrl+u", "page(-0.5)", "half a page up", show=False),
        Binding("G,end", "scroll(100000)", "end", show=False),
        Binding("g,home", "scroll(-100000)", "top", show=False),
    ]

    def __init__(self, title: str, content: Text | Group, *, closing: str = "esc close") -> None:
        """Show *content* under *title*."""
        super().__init__()
        self._heading = title
        self.content = content
        self._foot = closing

    def compose(self) -> ComposeResult:
        """Lay the text out in a box in the middle."""
        with Vertical(id="notice"):
            yield Static(Text(self._heading), id="notice-title")
            with VerticalScroll(id="notice-body", can_focus=False):
                yield Static(self.content)
            yield Static(Text(self._foot), id="notice-keys")

    def action_page(self, pages: float) -> None:
        """Scroll by *pages* of what is in view, a line less so that it can be followed."""
        self.action_scroll(int(pages * max(1, self.query_one("#notice-body").size.height - 1)))

    def action_scroll(self, lines: int) -> None:
        """Scroll by *lines*."""
        self.query_one("#notice-body").scroll_relative(y=lines, animate=False)
