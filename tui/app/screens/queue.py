"""The queue of suggestions: two who may be one, side by side with their words; one key decides."""

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
from tui.dossier import rulings
from tui.dossier.context import context
from tui.dossier.likely import Likely, apart, queue, still_open
from tui.dossier.place import Dossier
from tui.dossier.records import EntityRow, Spot
from tui.dossier.store import Store
from tui.dossier.unsure import Unsure
from tui.model import Decision, PersonaeError
from tui.text import one_line, printable

Rule = Callable[[Callable[[Store], Decision], Callable[[str], None]], None]
TakeBack = Callable[[str, Callable[[str], None]], None]
_SHOWN = 6
"""So many places of each are shown."""
_LOOKED_AT = 60


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
        self._waiting: list[Likely] | None = None
        self._done: list[tuple[int, str]] = []
        self.at = 0
        self._busy = False
        self._apart: set[frozenset[int]] = set()
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
        yield Static(
            "y the same  n never the same  ? not sure  ↑ ↓ others  u undo  esc close",
            id="queue-keys",
        )

    def on_mount(self) -> None:
        """Look for pairs in a worker."""
        self.heading.update("Suggestions")
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

    def _take(self, found: list[Likely]) -> None:
        self._waiting = found
        self._look_again()

    def _look_again(self) -> None:
        """Show the pair at hand, or the next that is still open, after something was decided."""
        self._apart = apart(self._store)
        self._show(1)

    def renew(self) -> None:
        """Look again which pairs are open, for something was decided elsewhere."""
        if self._waiting is not None:
            self._look_again()

    def on_resize(self, event: events.Resize) -> None:
        """Put the two below each other where there is no room beside."""
        self.set_class(event.size.width < 76, "-narrow")

    @property
    def pair(self) -> tuple[EntityRow, EntityRow] | None:
        """The two that are shown, as they now are; None where they are one, or told apart, or gone."""
        if not self._waiting or not 0 <= self.at < len(self._waiting):
            return None
        return still_open(self._store, self._waiting[self.at], self._apart)

    def _show(self, by: int) -> None:
        """Show the pair at hand, or the next in the direction *by* that is still open."""
        waiting = self._waiting or []
        while 0 <= self.at < len(waiting) and self.pair is None:
            self.at += by
        if self.at < 0:
            self.at = 0
            if self.pair is None:
                self._show(1)
                return
        pair = self.pair
        if pair is None:
            self.at = len(waiting)
            self._show_end(bool(waiting))
            return
        likely = waiting[self.at]
        one, other = pair
        question = f"Is {one_line(one.name)} the same as {one_line(other.name)}?"
        number = f"{self.at + 1:,} of {len(waiting):,}  "
        self.heading.update(Text.assemble((number, self._palette.dim), (question, self._palette.strong)))
        said = one_line(likely.evidence) if likely.evidence else "their names are alike"
        if likely.unsure:
            said += " · you were not sure"
        self.evidence.update(Text(said, self._palette.dim))
        self.one.update(self._card(one))
        self.other.update(self._card(other))

    def _show_end(self, any_: bool) -> None:
        self.heading.update("Suggestions")
        words = "That was the last one" if any_ else "No two names look like one"
        if not any(self._store.summary().entities.values()):
            words = "Names can be compared when all articles are read"
        self.evidence.update(Text(f"{words} · esc closes", self._palette.dim))
        self.one.update("")
        self.other.update("")

    def _card(self, row: EntityRow) -> Text:
        """Return who someone is, and the words around some of the mentions."""
        text = Text()
        text.append(f"{LOOKS[row.kind].mark} ", self._palette.kinds[row.kind])
        text.append(f"{printable(row.name)}\n", self._palette.strong)
        days = f" · {long_date(row.first)} – {long_date(row.last)}" if row.first and row.last else ""
        facts = f"{count(row.mentions, 'mention')} in {count(row.documents, 'document')}{days}\n"
        text.append(facts, self._palette.dim)
        if row.roles:
            roles = " · ".join(one_line(role.text) for role in row.roles[:3])
            text.append(f"{roles}\n", self._palette.dim)
        spelled = ", ".join(one_line(surface) for surface, _ in row.surfaces[:6])
        text.append(f"{spelled}\n", self._palette.dim)
        for spot in self._spots(row.id):
            document = self._store.document(spot.document)
            if document is None:
                continue
            around = context(self._store.text(spot.document), spot.start, spot.end, before=120, after=160)
            text.append(f"\n{day_of_document(document)} · {one_line(document.title)}\n", self._palette.dim)
            text.append(around.left)
            text.append(around.middle, self._palette.accent + self._palette.strong)
            text.append(f"{around.right}\n")
        return text

    def _spots(self, entity: int) -> list[Spot]:
        """Return a few places of an entity, from as many documents as there are."""
        rows = self._store.connection.execute(
            "SELECT document, start, stop FROM mention WHERE entity = ? LIMIT ?", (entity, _LOOKED_AT)
        )
        spots = [Spot(*row) for row in rows]
        first = list({spot.document: spot for spot in reversed(spots)}.values())[::-1]
        return (first + [spot for spot in spots if spot not in first])[:_SHOWN]

    def on_key(self, event: events.Key) -> None:
        """Decide, go on, or close."""
        event.stop()
        event.prevent_default()
        if event.key in ("escape", "q"):
            self.dismiss(None)
        elif event.key in ("y", "n"):
            self._decide(event.key == "y")
        elif event.key == "question_mark":
            self._put_off()
        elif event.key in ("down", "j", "space", "right"):
            self._step(1)
        elif event.key in ("up", "k", "left"):
            self._step(-1)
        elif event.key == "u":
            self._take_back()
        elif event.key in ("pagedown", "pageup"):
            for side in self.query(VerticalScroll):
                side.scroll_relative(y=10 if event.key == "pagedown" else -10, animate=False)

    def _step(self, by: int) -> None:
        self.at += by
        self._show(by)

    def _put_off(self) -> None:
        """Keep that the reader is not sure, and ask about the next."""
        if self.pair is not None and self._waiting is not None:
            likely = self._waiting[self.at]
            try:
                Unsure(self._dossier.unsure).put_off(*likely.keys, likely.evidence)
            except PersonaeError as error:
                self.evidence.update(Text(one_line(str(error)), self._palette.dim))
                return
        self._step(1)

    def _decide(self, same: bool) -> None:
        pair = self.pair
        if pair is None or self._busy:
            return
        one, other = pair
        make = rulings.same if same else rulings.never_same
        self._busy = True
        at = self.at

        def told(id_: str) -> None:
            self._busy = False
            if id_:
                self._done.append((at, id_))
            self._look_again()

        self._rule(lambda store: make(store, one.id, other.id), told)

    def _take_back(self) -> None:
        """Take back what was decided here, and ask again."""
        if not self._done or self._busy:
            return
        self.at, id_ = self._done.pop()
        self._busy = True

        def undone(_: str) -> None:
            self._busy = False
            self._look_again()

        self._undo(id_, undone)
