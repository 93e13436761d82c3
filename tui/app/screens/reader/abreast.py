"""Keeping abreast: what another window decides, notes or indexes in the same dossier is followed here.

It is looked for every few seconds, when the terminal gets the focus back, and before anything is decided.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import work
from textual.worker import get_current_worker

from tui.app.screens.reader.shelving import Shelving
from tui.dossier.place import state_of
from tui.model import PersonaeError

if TYPE_CHECKING:
    from tui.dossier.place import FileState

LOOK_SECONDS = 3.0
"""So often another window's doings are looked for."""


class Abreast(Shelving):
    """Notices when the journals or the index were changed by somebody else."""

    _seen: tuple[FileState, ...] = ()
    _generation = 0

    def note_state(self) -> None:
        """Take the journals and the index as they are for known; call it before they are shown."""
        self._seen = self._states()
        self._generation = self.store.generation()

    def _states(self) -> tuple[FileState, ...]:
        dossier = self.dossier
        index = [dossier.database] if self.store.frozen else []
        return tuple(state_of(file) for file in (dossier.decisions, dossier.notes, dossier.shelf, *index))

    def look_around(self) -> None:
        """Look in a worker for what another window has done, unless one is still at it."""
        if not self._at_work("abreast"):
            self.run_worker(self._look, thread=True, group="abreast")

    def _look(self) -> None:
        worker = get_current_worker()
        states = self._states()
        if not worker.is_cancelled:
            self.app.call_from_thread(self._notice, states)

    def abreast(self, then: Callable[[], None]) -> None:
        """Do *then*, a decision, on a screen that shows what another window has decided, too."""
        if not self._notice(self._states(), then):
            then()

    def _notice(self, states: tuple[FileState, ...], then: Callable[[], None] | None = None) -> bool:
        """Follow what has changed; return whether *then* waits for that."""
        if not self._seen or self._at_work("index", "decide"):
            # What works in here changes them itself, and says when it is done.
            return False
        changes = [now != seen for now, seen in zip(states, self._seen, strict=True)]
        decided, noted, shelved, *replaced = changes
        if any(replaced):
            self._seen = states
            self.say("The owner of this index has changed it: quit and open it again, or names may be wrong")
            return False
        indexed = self.store.generation() != self._generation
        self._seen = states
        if noted:
            self.show_notes_here()
            self.look_for_notes()
        if shelved:
            self._shelf = None
            self.load_documents()
        if decided:
            self._follow_apart(then)
        elif indexed and not self.store.summary().stale:
            self.note_state()
            self.take_in()
            self.renew_top()
        return decided and then is not None

    @work(thread=True, group="decide")
    def _follow_apart(self, then: Callable[[], None] | None) -> None:
        from tui.dossier.decided import newest
        from tui.dossier.deciding import follow_journal

        try:
            follow_journal(self.dossier)
            words = f"Another window: {newest(self.dossier)}"
        except PersonaeError as error:
            words = str(error)
        self.app.call_from_thread(self._show_followed, words, then)

    def _show_followed(self, words: str, then: Callable[[], None] | None) -> None:
        self.note_state()
        self.take_in()
        self.renew_top()
        self.say(words)
        if then is not None:
            with self.told():
                then()

    def _at_work(self, *groups: str) -> bool:
        return any(worker.group in groups and not worker.is_finished for worker in self.app.workers)

    def take_in(self) -> None:
        """Show a changed index, staying at the same place with the same one active."""
        raise NotImplementedError

    def renew_top(self) -> None:
        """Have the list or queue above the desk ask again."""
        from tui.app.screens.picker import Picker
        from tui.app.screens.queue import QueueScreen

        top = self.app.screen
        if isinstance(top, Picker | QueueScreen):
            top.renew()
