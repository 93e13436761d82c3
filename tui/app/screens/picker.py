"""A picker: type, see what answers, look at it in a preview, choose; every list of Personae is one.

Answers are looked up in a worker, so typing never waits; the picker can be reopened where it was.
"""

from __future__ import annotations

import re
import threading
from pathlib import Path
from textwrap import wrap
from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import ContentSwitcher, Input, Static
from textual.worker import get_current_worker

from tui.app.picking import (
    Adjustable,
    Answers,
    Begun,
    Charted,
    Choice,
    Copied,
    Excerpt,
    PickerState,
    Remembering,
    Sideways,
    Wide,
    Worded,
)
from tui.app.rows import Palette
from tui.app.widgets.article import ArticlePane
from tui.app.widgets.article import Mark as PaneMark
from tui.app.widgets.listing import VirtualList
from tui.dossier.store import Store
from tui.model import PersonaeError
from tui.text import one_line

_COPY = "ctrl+y"
_CHOOSE = "↑ ↓ choose"
_PENDING = "The articles are still being read:\nwhat is found is listed when that is done"
_PARTS = re.compile(r"[:;,](?= )|  ")
"""Where what may be typed can be cut short."""


class Picker(ModalScreen[Choice | None]):
    """The screen of one question; dismissed with a choice, or None."""

    _MOVES: ClassVar[dict[str, tuple[str, int]]] = {
        "down": ("move", 1),
        "up": ("move", -1),
        "ctrl+n": ("move", 1),
        "ctrl+p": ("move", -1),
        "ctrl+j": ("move", 1),
        "ctrl+k": ("move", -1),
        "tab": ("move", 1),
        "shift+tab": ("move", -1),
        "pagedown": ("page", 1),
        "pageup": ("page", -1),
        "shift+down": ("preview", 1),
        "shift+up": ("preview", -1),
    }

    def __init__(self, state: PickerState, database: Path, showing: Store, palette: Palette) -> None:
        """Open where *state* says.

        Args:
            state: The question, and where it was left.
            database: The index; the worker that looks answers up opens it for itself.
            showing: The store of the screen's own thread, for rows and previews.
            palette: Colours.
        """
        super().__init__()
        self.state = state
        self._database = database
        self._showing = showing
        self._palette = palette
        self._asking = threading.Lock()
        self._answers: Answers | None = None
        self._answered: str | None = None
        self._chosen_for: str | None = None
        self._may_type = False
        self._typed_ahead: list[events.Key] = []
        self._held: list[events.Key] = []
        self.rows = VirtualList(id="picker-rows")
        self.article = ArticlePane(id="picker-article")
        self.card = Static(id="picker-card")
        self.note = Static(id="picker-note-words")
        self.note_room = VerticalScroll(self.note, id="picker-note", can_focus=False)
        self.count = Static("", id="picker-count")
        self.heading = Static("", id="picker-title")
        self.strip = Static("", id="picker-strip")
        self.keys = Static("", id="picker-keys")
        self.preview_title = Static("", id="picker-preview-title")
        self.switcher = ContentSwitcher(initial="picker-card")
        self.typed = Input(
            state.query, placeholder=state.question.placeholder, id="picker-input", compact=True
        )

    def compose(self) -> ComposeResult:
        """Lay out the line to type in, the rows, and the preview beside or below."""
        self.article.can_focus = False
        self.rows.can_focus = False
        self.rows.lit = True
        with Horizontal(id="picker-head"):
            yield self.heading
            yield self.typed
            yield self.count
        yield self.strip
        with Horizontal(id="picker-body"):
            yield self.rows
            with Vertical(id="picker-preview"):
                yield self.preview_title
                yield self.note_room
                with self.switcher:
                    yield self.card
                    yield self.article
        yield self.keys

    def on_mount(self) -> None:
        """Ask at once: an empty query has answers too."""
        self.strip.display = False
        self.note_room.display = False
        self._head()
        # What was asked last time gives way to what is typed now.
        self.typed.action_select_all()
        self._ask()
        if self._may_type:
            self._begin_typing()

    def _head(self) -> None:
        """Write whose answers they are, and which keys do what."""
        question = self.state.question
        self.heading.update(Text(question.title))
        dials = question.dials if isinstance(question, Adjustable) else ()
        enter = question.enter if isinstance(question, Worded) else "go there"
        keys = [f"enter {enter}", _CHOOSE, "esc close", *(f"{key} {label}" for key, label in dials)]
        if isinstance(self._answers, Copied):
            keys.append(f"{_COPY} copy")
        keys.append("shift+↑ ↓ scroll the preview")
        self.keys.update(Text("   ".join(_fitting(keys, self.size.width - 2))))
        self.call_after_refresh(self._fit_placeholder)

    def _fit_placeholder(self) -> None:
        """Say as much of what may be typed as there is room for."""
        self.typed.placeholder = _fitting_words(self.state.question.placeholder, self.typed.size.width)

    def _turn(self, key: str) -> bool:
        """Change what is asked by one of the question's own keys; False if it is none of them."""
        question = self.state.question
        if not isinstance(question, Adjustable) or key not in dict(question.dials):
            return False
        question.turn(key, self.rows.cursor)
        if self.app.screen is not self:
            # It made way for what the key opened.
            return True
        self.state.cursor = None
        self._head()
        self._ask()
        return True

    def _sideways(self, key: str) -> bool:
        """Show what stands beside the rows in view; False if there is nothing, and the key is the line's."""
        by = {"left": -1, "right": 1}.get(key, 0)
        if not by or not isinstance(self._answers, Sideways) or not self._answers.sideways(by):
            return False
        self.rows.refresh_rows()
        self._draw_strip(self.size.width)
        return True

    def renew(self) -> None:
        """Ask again, for what is asked about has changed."""
        question = self.state.question
        if isinstance(question, Remembering):
            question.forget()
        self._ask()

    def _copy(self) -> bool:
        """Copy the answers as they stand; False if they cannot be."""
        answers = self._answers
        if not isinstance(answers, Copied):
            return False
        if not len(answers):
            self.keys.update("There is nothing to copy")
            return True
        self.run_worker(lambda: self._fetch(answers), thread=True, exclusive=True, group="copy")
        return True

    def _fetch(self, answers: Copied) -> None:
        with Store(self._database) as store:
            text, words = answers.copied(store)
        self.app.call_from_thread(self._put, text, words)

    def _put(self, text: str, words: str) -> None:
        self.app.copy_to_clipboard(text)
        self.keys.update(Text(words))

    def type_ahead(self, event: events.Key) -> None:
        """Take a key that reached the screen below although it was pressed after this one was called for."""
        self._typed_ahead.append(event)

    def caught_up(self) -> None:
        """Begin to take keys directly: no earlier one is still under way below."""
        self._may_type = True
        if self.is_mounted:
            self._begin_typing()

    def _begin_typing(self) -> None:
        self.set_focus(self.typed)
        # In the input's own queue, so that each is done when those before it are.
        for event in (*self._typed_ahead, *self._held):
            if event.is_printable:
                self.typed.post_message(events.Key(event.key, event.character))
            elif event.key == "enter":
                self.typed.call_later(self.typed.action_submit)
            else:
                self.typed.call_later(self.on_key, event)

    def on_resize(self, event: events.Resize) -> None:
        """Put the preview below where there is no room beside."""
        question = self.state.question
        wide = isinstance(question, Wide) and question.wide
        self.set_class(wide or event.size.width < 100, "-narrow")
        self.set_class(wide, "-wide")
        self._head()
        self._draw_strip(event.size.width)

    @on(Input.Changed, "#picker-input")
    def _typed(self, event: Input.Changed) -> None:
        # The input tells of its first value too, after the picker was reopened where it was.
        if event.value != self.state.query:
            self.state.query, self.state.cursor = event.value, None
            self._ask()

    def _ask(self) -> None:
        query = self.state.query
        self.run_worker(lambda: self._look_up(query), thread=True, exclusive=True, group="answers")

    def _look_up(self, query: str) -> None:
        worker = get_current_worker()
        with self._asking:
            if worker.is_cancelled:
                return
            try:
                with Store(self._database) as asking:
                    answers = self.state.question.answers(asking, self._showing, query, self._palette)
                    pending = not len(answers) and asking.summary().stale
            except PersonaeError as error:
                if not worker.is_cancelled:
                    self.app.call_from_thread(self._refused, str(error))
                return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show, answers, query, pending)

    def _refused(self, reason: str) -> None:
        """Say in place of the rows why there are none."""
        self._answers = self._answered = None
        width = max(20, self.rows.size.width - 4)
        self.rows.empty = "\n".join(wrap(one_line(reason), width))
        self.rows.set_source(None)
        self.count.update("")
        self._preview(None)

    def _show(self, answers: Answers, query: str, pending: bool) -> None:
        # Another question may have taken its place, or the reader may have gone on.
        if query != self.state.query or not self.is_current:
            return
        self._answers, self._answered = answers, query
        self.rows.empty = _PENDING if pending else self.state.question.empty(query)
        first = next((index for index in range(min(2, len(answers))) if answers.selectable(index)), None)
        if isinstance(answers, Begun) and answers.begin is not None:
            first = answers.begin
        cursor = self.state.cursor if self.state.cursor is not None else first
        if cursor is not None and cursor >= len(answers):
            cursor = first
        self.rows.set_source(answers, cursor=cursor)
        self.count.update(Text(self.state.question.summary(answers)))
        self._head()
        # The list knows the nearest row that can be stood on.
        self._preview(self.rows.cursor)
        if self._chosen_for == query:
            self._submitted()

    @on(VirtualList.Highlighted)
    def _moved(self, event: VirtualList.Highlighted) -> None:
        self.state.cursor = event.index
        self._preview(event.index)

    def _preview(self, index: int | None) -> None:
        self._draw_strip(self.size.width)
        shown = self._answers.preview(index) if self._answers is not None and index is not None else None
        note = shown.note if isinstance(shown, Excerpt) else Text()
        if note or self.note_room.display:
            self.note_room.display = bool(note)
            self.note.update(note)
            self.note_room.scroll_home(animate=False)
        if isinstance(shown, Excerpt):
            self.switcher.current = "picker-article"
            title = Text(shown.title, no_wrap=True, overflow="ellipsis")
            self.preview_title.update(title, layout=False)
            self.article.active = shown.active or None
            self.article.show(
                shown.text, [PaneMark(mark.start, mark.end, mark.kind, mark.entity) for mark in shown.marks]
            )
            self.article.show_hits(shown.hits)
            self.article.go_to(*shown.span)
        else:
            self.switcher.current = "picker-card"
            self.preview_title.update("", layout=False)
            self.card.update(shown or "")

    def _draw_strip(self, width: int) -> None:
        """Draw the picture of all answers anew in *width* cells, if there is one."""
        if isinstance(self._answers, Charted):
            self.strip.display = True
            self.strip.update(self._answers.strip(self.rows.cursor, width - 2), layout=False)

    @on(VirtualList.Chosen)
    def _chosen(self, event: VirtualList.Chosen) -> None:
        self._choose(event.index)

    @on(Input.Submitted, "#picker-input")
    def _submitted(self) -> None:
        # Who types fast presses enter before the answers are there: the choice waits for them.
        self._chosen_for = self.typed.value
        if self._answered == self._chosen_for and self.rows.cursor is not None:
            self._choose(self.rows.cursor)

    def _choose(self, index: int) -> None:
        choice = self._answers.choice(index) if self._answers else None
        if choice is not None:
            self.state.cursor = index
            self.dismiss(choice)

    def on_key(self, event: events.Key) -> None:
        """Move, scroll the preview, or close."""
        if not self._may_type:
            event.stop()
            self._held.append(event)
            return
        if event.key == "escape":
            event.stop()
            self.dismiss(None)
            return
        move = self._MOVES.get(event.key)
        if move is None:
            if self._turn(event.key) or self._sideways(event.key) or (event.key == _COPY and self._copy()):
                event.stop()
                event.prevent_default()
            return
        event.stop()
        event.prevent_default()
        what, by = move
        if what == "move":
            self.rows.move(by)
        elif what == "page":
            self.rows.page(by)
        else:
            self._scroll(3 * by)

    def _scroll(self, lines: int) -> None:
        """Scroll what is previewed: a long note first, then the article below it."""
        room = self.note_room
        more = room.max_scroll_y - room.scroll_offset.y if lines > 0 else room.scroll_offset.y
        if room.display and more > 0:
            room.scroll_relative(y=lines, animate=False)
        else:
            self.article.scroll_lines(lines)


def _fitting(keys: list[str], room: int) -> list[str]:
    """Return the keys that have room: the last goes first, then what everybody knows, then from the right."""
    kept = list(keys)
    while kept and cell_len("   ".join(kept)) > room:
        kept.remove(_CHOOSE) if len(kept) < len(keys) and _CHOOSE in kept else kept.pop()
    return kept


def _fitting_words(words: str, room: int) -> str:
    """Return as much of *words*, up to the end of a part, as there is room for."""
    ends = [len(words), *(match.start() for match in reversed(list(_PARTS.finditer(words))))]
    ways = [*(words[:end] for end in ends), *(["filter"] if words.startswith("type to filter") else [])]
    return next((way for way in ways if cell_len(way) <= room), "")
