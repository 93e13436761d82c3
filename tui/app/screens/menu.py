"""A short question with a few answers, each with a letter; and a line to type one thing in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.app.rows import Palette
from tui.text import one_line


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: the key that gives it, what it says, and what will come of it."""

    key: str
    label: str
    detail: str = ""


class Menu(ModalScreen[str | None]):
    """A question; dismissed with the key of the answer, or None."""

    def __init__(self, question: str, answers: Sequence[Answer], palette: Palette) -> None:
        """Ask *question*."""
        super().__init__()
        self._question, self._answers, self._palette = question, answers, palette
        self.at = 0
        self.lines = Static(id="menu-answers")

    def compose(self) -> ComposeResult:
        """Lay out the question and its answers."""
        with Vertical(id="menu"):
            yield Static(Text(one_line(self._question)), id="menu-question")
            yield self.lines
            yield Static("↑ ↓ enter, or the letter   esc close", id="menu-keys")

    def on_mount(self) -> None:
        """Show the answers."""
        self._show()

    def _show(self) -> None:
        text = Text()
        for number, answer in enumerate(self._answers):
            here = number == self.at
            text.append("▌" if here else " ", self._palette.accent)
            text.append(f"{answer.key}  ", self._palette.accent)
            text.append(one_line(answer.label), self._palette.strong if here else "")
            if answer.detail:
                text.append(f"  {one_line(answer.detail)}", self._palette.dim)
            text.append("\n")
        text.rstrip()
        self.lines.update(text)

    def on_key(self, event: events.Key) -> None:
        """Choose, answer, or close."""
        event.stop()
        event.prevent_default()
        steps = {"down": 1, "j": 1, "tab": 1, "up": -1, "k": -1, "shift+tab": -1}
        keys = {answer.key for answer in self._answers}
        if event.key in keys:
            self.dismiss(event.key)
        elif event.key == "enter":
            self.dismiss(self._answers[self.at].key)
        elif event.key in steps:
            self.at = (self.at + steps[event.key]) % len(self._answers)
            self._show()
        elif event.key in ("escape", "q"):
            self.dismiss(None)


class Line(ModalScreen[str | None]):
    """A line to type in; dismissed with what was typed, or None."""

    def __init__(self, question: str, value: str) -> None:
        """Ask *question*, with *value* in the line."""
        super().__init__()
        self._question = question
        self.typed = Input(value, id="menu-line", compact=True)

    def compose(self) -> ComposeResult:
        """Lay out the question and the line."""
        with Vertical(id="menu"):
            yield Static(Text(one_line(self._question)), id="menu-question")
            yield self.typed
            yield Static("enter keep   esc leave as it was", id="menu-keys")

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.dismiss(self.typed.value.strip() or None)

    def on_key(self, event: events.Key) -> None:
        """Close."""
        if event.key == "escape":
            event.stop()
            self.dismiss(None)
