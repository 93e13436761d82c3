"""All that the reader has decided, the latest first: taken back, or counted again, one by one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rich.text import Text

from tui.app.looks import count
from tui.app.picking import Answers, Choice, Excerpt
from tui.app.questions.texts import Texts
from tui.app.rows import Palette
from tui.app.widgets.listing import RowState
from tui.dossier.anchors import place
from tui.dossier.decided import Told, history, summary
from tui.dossier.deciding import State, states
from tui.dossier.place import Dossier
from tui.dossier.records import Spot
from tui.dossier.store import Store
from tui.model import Decision
from tui.text import fold, one_line, printable

_SIGNS = {State.DONE: "✓", State.HELD_BACK: "!", State.ORPHAN: "?"}
_WORDS = {
    State.DONE: "counts",
    State.HELD_BACK: "has no effect: another decision forbids it, or a later one says otherwise",
    State.ORPHAN: "cannot be placed: its words are in no article any more",
}
_TAKEN_BACK = "taken back"


@dataclass(slots=True)
class Decisions:
    """The decisions of a dossier.

    Attributes:
        dossier: Whose.
        turn_over: Takes a decision back, or counts it again.
    """

    dossier: Dossier
    turn_over: Callable[[Told], None]
    title: str = "Decisions"
    placeholder: str = "type to filter"
    _rows: DecisionRows | None = None
    _at: int | None = None

    @property
    def dials(self) -> tuple[tuple[str, str], ...]:
        """The key that takes a decision back."""
        return (("ctrl+t", "take back or count again"),)

    def turn(self, key: str, index: int | None) -> None:
        """Take the decision of row *index* back, or count it again."""
        if self._rows is not None and index is not None and index < len(self._rows):
            self._at = index
            self.turn_over(self._rows.told[index])

    def answers(self, asking: Store, showing: Store, query: str, palette: Palette) -> Answers:
        """Return the decisions that hold all words of *query*."""
        past = history(self.dossier)
        words = fold(query).split()
        told = [
            one for one in reversed(past.told) if all(word in fold(summary(one.decision)) for word in words)
        ]
        begin = self._at if self._at is not None and self._at < len(told) else None
        self._rows = DecisionRows(told, states(asking), past.faults, begin, showing, palette)
        return self._rows

    def empty(self, query: str) -> str:
        """Say that there is none, or how to make one."""
        if query:
            return f"No decision has “{one_line(query)}”"
        return "Nothing decided yet\n\nm   two are the same\nx   they are not\ne   a name, a kind, or no name"

    def summary(self, answers: Answers) -> str:
        """Say how many count."""
        assert isinstance(answers, DecisionRows)
        standing = sum(one.standing for one in answers.told)
        faults = f" · {count(len(answers.faults), 'damaged line')}" if answers.faults else ""
        return f"{standing:,} of {len(answers):,} count{faults}"


class DecisionRows:
    """One row for each decision; its preview is where it was made."""

    height = 1

    def __init__(
        self,
        told: Sequence[Told],
        states: Mapping[str, State],
        faults: Sequence[str],
        begin: int | None,
        store: Store,
        palette: Palette,
    ) -> None:
        self.told, self.faults, self.begin = told, faults, begin
        self._states, self._store, self._palette = states, store, palette
        self._texts = Texts(store)

    def __len__(self) -> int:
        return len(self.told)

    def selectable(self, index: int) -> bool:
        """Return True: every row is a decision."""
        return True

    def line(self, index: int, width: int, state: RowState) -> Text:
        """Return row *index* in *width* cells."""
        one = self.told[index]
        sign = _SIGNS[self._state(one)] if one.standing else "·"
        line = Text(no_wrap=True)
        line.append(f"{sign} ", self._palette.accent)
        line.append(f"{one.decision.time[:16].replace('T', ' '):16} ", self._palette.dim)
        line.append(one_line(summary(one.decision)), "" if one.standing else self._palette.dim)
        line.truncate(width, overflow="ellipsis")
        return line

    def choice(self, index: int) -> Choice | None:
        """Return the place that the decision of row *index* was made at, if it is still there."""
        spot = self._spot(self.told[index].decision)
        return None if spot is None else Choice(spot=spot)

    def preview(self, index: int) -> Excerpt | Text | None:
        """Return where the decision of row *index* was made, or if that is gone what is known of it."""
        one = self.told[index]
        spot = self._spot(one.decision)
        said = _WORDS[self._state(one)] if one.standing else _TAKEN_BACK
        if spot is not None:
            return self._texts.excerpt(f"{one_line(summary(one.decision))} · {said}", spot, 0, ())
        text = Text(f"{printable(summary(one.decision))}\n")
        text.append(f"{said}\n", self._palette.dim)
        for anchor in one.decision.about[0].anchors:
            text.append(f"\n{one_line(anchor.path)}\n", self._palette.dim)
            text.append(printable(anchor.before))
            text.append(printable(anchor.quote), self._palette.accent)
            text.append(f"{printable(anchor.after)}\n")
        return text

    def _state(self, told: Told) -> State:
        return self._states.get(told.decision.id, State.DONE)

    def _spot(self, decision: Decision) -> Spot | None:
        for anchor in decision.about[0].anchors:
            placed = place(anchor, self._store)
            if placed is not None:
                return Spot(placed.document, placed.start, placed.end)
        return None
