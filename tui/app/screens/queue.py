"""The queue of suggestions: who may be one, side by side with their words; one key decides."""

from __future__ import annotations

from collections.abc import Callable

from rich.text import Text
from textual import events, work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.app.looks import LOOKS, count, day_of_document, long_date
from tui.app.rows import Palette
from tui.dossier.apartness import Decided, decided
from tui.dossier.asking import Asked, Question, places, queue, still_open
from tui.dossier.context import context
from tui.dossier.place import Dossier
from tui.dossier.records import EntityRow
from tui.dossier.rulings import NO_EFFECT, Make
from tui.dossier.store import Store
from tui.dossier.unsure import Unsure
from tui.model import Kind, PersonaeError
from tui.text import one_line, printable

Rule = Callable[[Make, Callable[[str, str], None]], None]
TakeBack = Callable[[str, Callable[[str, str], None]], None]
_SHOWN = 6
"""So many places of each are shown."""
_PAIR = "y the same  n never the same  "
_SEVERAL = "1 2 … or y that one  ← → look  n none of them  "


class QueueScreen(ModalScreen[None]):
    """Goes through the likely pairs of a dossier, best evidence first."""

    def __init__(
        self, dossier: Dossier, store: Store, palette: Palette, rule: Rule, take_back: TakeBack
    ) -> None:
        """Ask about *dossier*.

        Args:
            dossier: Whose pairs.
            store: The store of the screen's own thread.
            palette: Colours.
            rule: Tells a decision.
            take_back: Takes a decision back, by its id.
        """
        super().__init__()
        self._dossier, self._store, self._palette = dossier, store, palette
        self._rule, self._undo = rule, take_back
        self._all: list[Question] = []
        self._waiting: list[Question] | None = None
        self._done: list[tuple[Question, list[str]]] = []
        self.at = 0
        self.chosen = 0
        """Which of several candidates is looked at."""
        self._events = True
        self._busy = False
        self._decided = Decided(frozenset(), frozenset())
        self.notice = Static("", id="queue-notice")
        self.keys = Static("", id="queue-keys")
        self.heading = Static("", id="queue-title")
        self.evidence = Static("", id="queue-evidence")
        self.one = Static("", id="queue-one")
        self.other = Static("", id="queue-other")

    def compose(self) -> ComposeResult:
        """Lay out the question, what speaks for it, and the two."""
        yield self.heading
        yield self.evidence
        with Horizontal(id="queue-body"):
            with VerticalScroll(id="queue-left", can_focus=False):
                yield self.one
            with VerticalScroll(id="queue-right", can_focus=False):
                yield self.other
        yield self.notice
        yield self.keys

    def on_mount(self) -> None:
        """Look for pairs in a worker."""
        self.heading.update("Suggestions")
        self._notify("")
        self.evidence.update(Text("Looking for names that may be one …", self._palette.dim))
        self._look()

    @work(thread=True, exclusive=True, group="queue")
    def _look(self) -> None:
        with Store(self._dossier.database) as store:
            try:
                unsure = Unsure(self._dossier.unsure).all()
            except PersonaeError:
                # What cannot be read puts nothing off.
                unsure = frozenset()
            found = queue(store, unsure)
        self.app.call_from_thread(self._take, found)

    def _take(self, found: list[Question]) -> None:
        self._all = self._waiting = found
        self._look_again()

    def _look_again(self) -> None:
        """Show the question at hand, or the next that is still open, after something was decided."""
        self._decided = decided(self._store)
        self._show(1)

    def renew(self) -> None:
        """Look again which questions are open, for something was decided elsewhere."""
        if self._waiting is not None:
            self._look_again()

    def on_resize(self, event: events.Resize) -> None:
        """Put the two below each other where there is no room beside."""
        self.set_class(event.size.width < 76, "-narrow")

    @property
    def asked(self) -> Asked | None:
        """What is asked, as it now stands; None where it is decided, or those it is about are gone."""
        if not self._waiting or not 0 <= self.at < len(self._waiting):
            return None
        return still_open(self._store, self._waiting[self.at], self._decided)

    def _show(self, by: int) -> None:
        """Show the question at hand, or the next in the direction *by* that is still open."""
        waiting = self._waiting or []
        while 0 <= self.at < len(waiting) and self.asked is None:
            self.at += by
        if self.at < 0:
            self.at = 0
            if self.asked is None:
                self._show(1)
                return
        asked = self.asked
        if asked is None:
            self.at = len(waiting)
            self._show_end(bool(waiting))
            return
        question = waiting[self.at]
        self.chosen = min(self.chosen, len(asked.others) - 1)
        number = f"{self.at + 1:,} of {len(waiting):,}  "
        self.heading.update(Text.assemble((number, self._palette.dim), (asked.words, self._palette.strong)))
        said = one_line(question.evidence)
        if question.unsure:
            said += " · you were not sure"
        self.evidence.update(Text(said, self._palette.dim))
        self.one.update(self._card(asked, None))
        self.other.update(self._card(asked, asked.others[self.chosen]))
        self._show_keys(asked)

    def _show_keys(self, asked: Asked | None) -> None:
        decide = (_PAIR if len(asked.others) == 1 else _SEVERAL) + "? not sure  " if asked else ""
        events = "e without events" if self._events else "e events too"
        others = "" if self.size.width < 100 and asked and len(asked.others) > 1 else "↑ ↓ others  "
        self.keys.update(f"{decide}{others}u undo  {events}  esc close")

    def _show_end(self, any_: bool) -> None:
        self.heading.update("Suggestions")
        words = "That was the last one" if any_ else "No two names look like one"
        if not any(self._store.summary().entities.values()):
            words = "Names can be compared when all articles are read"
        self.evidence.update(Text(f"{words} · esc closes", self._palette.dim))
        self._show_keys(None)
        self.one.update("")
        self.other.update("")

    def _card(self, asked: Asked, candidate: EntityRow | None) -> Text:
        """Return who a candidate, or the doubtful one, is, and the words around some of the mentions."""
        row = candidate or asked.one
        text = Text()
        number = f"{self.chosen + 1} " if candidate is not None and len(asked.others) > 1 else ""
        text.append(number, self._palette.accent)
        text.append(f"{LOOKS[row.kind].mark} ", self._palette.kinds[row.kind])
        if candidate is None and asked.spelling:
            text.append(f"“{printable(asked.spelling)}”\n", self._palette.strong)
        else:
            self._describe(text, row)
        for spot in places(self._store, asked, candidate, _SHOWN):
            document = self._store.document(spot.document)
            if document is None:
                continue
            around = context(self._store.text(spot.document), spot.start, spot.end, before=120, after=160)
            text.append(f"\n{day_of_document(document)} · {one_line(document.title)}\n", self._palette.dim)
            text.append(around.left)
            text.append(around.middle, self._palette.accent + self._palette.strong)
            text.append(f"{around.right}\n")
        return text

    def _describe(self, text: Text, row: EntityRow) -> None:
        text.append(f"{printable(row.name)}\n", self._palette.strong)
        days = f" · {long_date(row.first)} – {long_date(row.last)}" if row.first and row.last else ""
        facts = f"{count(row.mentions, 'mention')} in {count(row.documents, 'document')}{days}\n"
        text.append(facts, self._palette.dim)
        if row.roles:
            roles = " · ".join(one_line(role.text) for role in row.roles[:3])
            text.append(f"{roles}\n", self._palette.dim)
        spelled = ", ".join(one_line(surface) for surface, _ in row.surfaces[:6])
        text.append(f"{spelled}\n", self._palette.dim)

    def on_key(self, event: events.Key) -> None:
        """Decide, go on, or close."""
        event.stop()
        event.prevent_default()
        if event.key in ("escape", "q"):
            self.dismiss(None)
        elif event.key in ("y", "n") or event.key in "123456789":
            self._decide(event.key)
        elif event.key == "question_mark":
            self._put_off()
        elif event.key in ("right", "tab", "l"):
            self._choose(1)
        elif event.key in ("left", "shift+tab", "h"):
            self._choose(-1)
        elif event.key == "e":
            self._filter()
        elif event.key in ("down", "j", "space"):
            self._step(1)
        elif event.key in ("up", "k"):
            self._step(-1)
        elif event.key == "u":
            self._take_back()
        elif event.key in ("pagedown", "pageup"):
            for side in self.query(VerticalScroll):
                side.scroll_relative(y=10 if event.key == "pagedown" else -10, animate=False)

    def _step(self, by: int) -> None:
        self.at += by
        self.chosen = 0
        self._notify("")
        self._show(by)

    def _choose(self, by: int) -> None:
        """Look at another of several candidates; where there is one, at another question."""
        asked = self.asked
        if asked is None or len(asked.others) == 1:
            self._step(by)
            return
        self.chosen = (self.chosen + by) % len(asked.others)
        self._show(1)

    def _filter(self) -> None:
        """Leave events out of the questions, or ask about them too."""
        if self._waiting is None:
            return
        at_hand = self._waiting[self.at] if self.at < len(self._waiting) else None
        self._events = not self._events
        self._waiting = [one for one in self._all if self._events or one.kind is not Kind.EVENT]
        self.at = self._waiting.index(at_hand) if at_hand in self._waiting else 0
        self._show(1)

    def _put_off(self) -> None:
        """Keep that the reader is not sure, and ask the next."""
        if self.asked is not None and self._waiting is not None:
            question = self._waiting[self.at]
            try:
                Unsure(self._dossier.unsure).put_off(question.keys, question.evidence)
            except PersonaeError as error:
                self._notify(str(error))
                return
        self._step(1)

    def _notify(self, words: str) -> None:
        """Say above the keys what a decision was refused for; "" ends it."""
        self.notice.update(Text(one_line(words), self._palette.accent))
        self.notice.display = bool(words)

    def _decide(self, key: str) -> None:
        asked = self.asked
        if asked is None or self._busy or self._waiting is None:
            return
        if key.isdecimal() and int(key) > len(asked.others):
            return
        chosen = int(key) - 1 if key.isdecimal() else self.chosen
        self._busy = True
        self._notify("")
        made: list[str] = []
        self._done.append((self._waiting[self.at], made))
        self._make(asked.no() if key == "n" else asked.yes(chosen), made)

    def _make(self, makes: list[Make], made: list[str]) -> None:
        """Tell one decision after the other, and look again after the last."""
        first, *rest = makes

        def told(id_: str, words: str) -> None:
            if id_:
                made.append(id_)
            if not id_ or words.startswith(NO_EFFECT):
                self._notify(words)
            if rest:
                self._make(rest, made)
            else:
                self._settle()

        self._rule(first, told)

    def _settle(self) -> None:
        """Ask again, or go on, when all is told."""
        self._busy = False
        if self._done and not self._done[-1][1]:
            self._done.pop()
        self.chosen = 0
        self._look_again()

    def _take_back(self) -> None:
        """Take back what was decided here, and ask again."""
        if not self._done or self._busy or self._waiting is None:
            return
        question, ids = self._done.pop()
        if question not in self._waiting:
            self._events, self._waiting = True, self._all
        self.at = self._waiting.index(question)
        self._busy = True
        self._notify("")
        self._take_back_all(ids)

    def _take_back_all(self, ids: list[str]) -> None:
        *rest, last = ids

        def undone(_: str, __: str) -> None:
            if rest:
                self._take_back_all(rest)
            else:
                self._busy = False
                self._look_again()

        self._undo(last, undone)
