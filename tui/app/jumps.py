"""The jump list: where the reader came from, as vim keeps it, with scroll and cursor."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Position:
    """A place in the dossier to come back to.

    Attributes:
        document: Number of the document.
        top: Offset of the first code point in view.
        cursor: Start of the mention under the cursor, or -1.
        active: Entity that was active, or 0.
    """

    document: int
    top: int
    cursor: int = -1
    active: int = 0

    def same_spot(self, other: Position) -> bool:
        """Whether both are the same line for the list: it keeps one entry of each."""
        if self.document != other.document:
            return False
        if self.cursor >= 0 or other.cursor >= 0:
            return self.cursor == other.cursor
        return self.top == other.top


class JumpList:
    """Positions before each jump, oldest first, and where in them the reader stands.

    As in vim: a jump puts the position left at the end and removes an older entry of the same spot; going
    back from the end first keeps the present position, so that forward returns to it.
    """

    def __init__(self, limit: int = 100) -> None:
        """Make an empty list of at most *limit* positions."""
        self._limit = limit
        self._positions: list[Position] = []
        self._at = 0

    def __len__(self) -> int:
        return len(self._positions)

    @property
    def positions(self) -> tuple[Position, ...]:
        """All positions, oldest first."""
        return tuple(self._positions)

    def leave(self, position: Position) -> None:
        """Note *position* as the one a jump leaves."""
        self._keep(position)
        self._at = len(self._positions)

    def back(self, present: Position) -> Position | None:
        """Return the position to go back to from *present*, or None at the oldest."""
        if self._at >= len(self._positions):
            self._keep(present)
            self._at = len(self._positions) - 1
        if self._at == 0:
            return None
        self._at -= 1
        return self._positions[self._at]

    def forward(self) -> Position | None:
        """Return the position to go forward to, or None at the newest."""
        if self._at + 1 >= len(self._positions):
            return None
        self._at += 1
        return self._positions[self._at]

    def _keep(self, position: Position) -> None:
        self._positions = [other for other in self._positions if not other.same_spot(position)]
        self._positions.append(position)
        del self._positions[: -self._limit]
