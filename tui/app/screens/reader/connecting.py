"""How people connect: who the active one is named with, chains between two, and who appears with whom."""

from __future__ import annotations

from tui.app.picking import Choice, PickerState
from tui.app.screens.reader.handling import Handling
from tui.dossier.records import EntityRow
from tui.model import Kind
from tui.text import one_line

_KINDRED = ("connections ", "together ", "chains ")


class Connecting(Handling):
    """The actions on connections."""

    def do_connections(self) -> None:
        """List with whom and what the active one, or the one under the cursor, is named together."""
        from tui.app.questions.connections import Connections

        row = self._whose()
        if row is not None:
            name = f"connections {row.id}"
            if name not in self.pickers:
                # What was found for others is not kept: it holds their sentences.
                self.pickers = {
                    key: state for key, state in self.pickers.items() if not key.startswith(_KINDRED)
                }
                self.pickers[name] = PickerState(Connections(row, self.date_ranks))
            self.open_picker(name)

    def do_path(self) -> None:
        """Ask for another one, and show how the two are connected."""
        from tui.app.questions import FindActor
        from tui.app.questions.chains import Chains

        row = self._whose()
        if row is None:
            return

        def found(choice: Choice) -> None:
            other = self.store.entity(choice.entity)
            if other is None:
                return
            self.pick(f"chains {row.id} {other.id}", Chains(row, other))

        # Chains are of people; only their ends may be an organisation or a place.
        kinds = {Kind.PERSON, row.kind} - {Kind.EVENT}
        title = f"{one_line(row.name)} … and whom?"
        question = FindActor(self.date_ranks, title=title, kinds=kinds, but=row.id)
        self.pick("path", question, fresh=True, then=found)

    def do_overview(self) -> None:
        """Show who is in the dossier, its stories, and who is new."""
        from tui.app.questions.overview import Overview

        self.pick("overview", Overview(self.dossier.name, self.date_ranks, self.visit))

    def do_matrix(self) -> None:
        """Show who is named with whom."""
        from tui.app.questions.matrix import Matrix

        self.pick("matrix", Matrix())

    def do_concordance(self) -> None:
        """Show every mention of the active one, or of the one under the cursor, in its line."""
        from tui.app.questions.concordance import Lines

        row = self._whose()
        if row is not None:
            name = f"concordance {row.id}"
            if name not in self.pickers:
                self.pickers = {
                    key: state for key, state in self.pickers.items() if not key.startswith("concordance ")
                }
                self.pickers[name] = PickerState(Lines(row))
            self.open_picker(name)

    def show_together(self, choice: Choice) -> None:
        """List the places where the two of a connection are named together."""
        from tui.app.questions.connections import Connections, Together

        state = self.pickers.get(f"connections {choice.entity}")
        row = self.store.entity(choice.entity)
        if state is None or row is None or not isinstance(state.question, Connections):
            return
        for connection in state.question.found or ():
            if connection.row.id == choice.other:
                self.pick(f"together {row.id} {choice.other}", Together(row, connection, self.date_ranks))

    def _whose(self) -> EntityRow | None:
        row = self.active or self.entity_under_cursor()
        if row is None:
            self.say("Stand on a name first ( . ), or find one ( f )")
        return row
