"""What happened: the timeline of the dossier, or of the one that is followed."""

from __future__ import annotations

from tui.app.picking import PickerState
from tui.app.screens.reader.connecting import Connecting


class Happenings(Connecting):
    """The actions on events and time."""

    def do_timeline(self) -> None:
        """Show what happened in order of time, of the active one if there is one."""
        from tui.app.questions.timeline import HappenedWhen

        active = self.active
        name = f"timeline {active.id if active else 0}"
        if name not in self.pickers:
            self.pickers = {
                key: state for key, state in self.pickers.items() if not key.startswith("timeline")
            }
            near = self.open.date if self.open else None
            self.pickers[name] = PickerState(HappenedWhen(active, near))
        self.open_picker(name)
