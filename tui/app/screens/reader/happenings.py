"""What happened: the timeline of the dossier, or of the one that is followed."""

from __future__ import annotations

from datetime import date

from tui.app.picking import PickerState
from tui.app.screens.reader.connecting import Connecting
from tui.dossier.records import EntityRow
from tui.model import Kind


class Happenings(Connecting):
    """The actions on events and time."""

    def do_card(self) -> None:
        """Show the card of the one under the cursor, else of the active one."""
        row = self.entity_under_cursor() or self.active
        if row is None:
            self.say("Stand on a name or event first ( . ), or find one ( f )")
        else:
            self.show_card(row)

    def show_card(self, row: EntityRow) -> None:
        """Show what is known of an entity; of an event every report."""
        from tui.app.questions.card import Card

        name = f"card {row.id}"
        if name not in self.pickers:
            self.pickers = {key: state for key, state in self.pickers.items() if not key.startswith("card")}
            self.pickers[name] = PickerState(Card(row, self.date_ranks, self.notes))
        self.open_picker(name)

    def do_timeline(self) -> None:
        """Show what happened in order of time: of the active one, or around it if it is an event."""
        from tui.app.questions.timeline import HappenedWhen
        from tui.dossier.timeline import Entry, entry_of

        active = self.active
        name = f"timeline {active.id if active else 0}"
        if name not in self.pickers:
            self.pickers = {
                key: state for key, state in self.pickers.items() if not key.startswith("timeline")
            }
            near: Entry | date | None = self.open.date if self.open else None
            if active is not None and active.kind is Kind.EVENT:
                near = entry_of(self.store, active.id) or near
                active = None
            self.pickers[name] = PickerState(HappenedWhen(active, near))
        self.open_picker(name)
