"""An article pane alone on the screen, and what it shows."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator

from rich.style import Style
from textual.app import App, ComposeResult
from textual.strip import Strip

from tui.app.widgets.article import ArticlePane, Mark
from tui.model import Kind

PARAGRAPH = (
    "Prime Minister Anna Berg met the council of Norwood on Tuesday. The Harbourside had asked for a vote, "
    "and Berg said that the strike would end before the week was out. In Norwood few believed it.\n\n"
)
NAMES = {
    "Anna Berg": (Kind.PERSON, 1),
    "Berg": (Kind.PERSON, 1),
    "Norwood": (Kind.PLACE, 2),
    "Harbourside": (Kind.ORG, 3),
    "strike": (Kind.EVENT, 4),
}
LONG = "The vote\n\n" + PARAGRAPH * 40
BERG = 1


def marks_of(text: str) -> list[Mark]:
    """Return a mark for every name of `NAMES` in *text*, in order."""
    return [Mark(m.start(), m.end(), *NAMES[m.group()]) for m in re.finditer("|".join(NAMES), text)]


class Desk(App[None]):
    """A pane alone, and what it told."""

    CSS = "Screen { layout: horizontal; }"

    def __init__(self) -> None:
        super().__init__()
        self.pane = ArticlePane()
        self.moved: list[int] = []
        self.clicked: list[tuple[int, bool]] = []
        self.faded = asyncio.Event()

    def compose(self) -> ComposeResult:
        yield self.pane

    def on_article_pane_cursor_moved(self, event: ArticlePane.CursorMoved) -> None:
        self.moved.append(event.index)

    def on_article_pane_mention_clicked(self, event: ArticlePane.MentionClicked) -> None:
        self.clicked.append((event.index, event.follow))

    def on_article_pane_landing_faded(self) -> None:
        self.faded.set()


def rows(pane: ArticlePane) -> list[Strip]:
    """Return what the pane draws, a strip a row."""
    return [pane.render_line(y) for y in range(pane.size.height)]


def texts(pane: ArticlePane) -> list[str]:
    """Return the rows as text, without the blanks at their ends."""
    return [strip.text.rstrip() for strip in rows(pane)]


def styled(pane: ArticlePane) -> Iterator[tuple[str, Style]]:
    """Yield the pieces drawn in one style, with the style."""
    for strip in rows(pane):
        for segment in strip:
            if segment.style is not None and segment.text.strip():
                yield segment.text, segment.style


def style_of(pane: ArticlePane, text: str) -> Style:
    """Return the style of the first piece that is just *text*."""
    return next(style for found, style in styled(pane) if found == text)


def cell_of(pane: ArticlePane, text: str) -> tuple[int, int]:
    """Return the column and row where *text* begins."""
    for y, strip in enumerate(rows(pane)):
        if (x := strip.text.find(text)) >= 0:
            return x, y
    raise AssertionError(f"{text!r} is not in view")
