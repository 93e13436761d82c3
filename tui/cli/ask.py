"""``personae decisions ask``: goes through those that may be one, and decides by a letter for each."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from tui.cli.messages import is_terminal, say
from tui.cli.request import Request
from tui.cli.session import session
from tui.cli.table import MARKS
from tui.dossier import rulings
from tui.dossier.context import context
from tui.dossier.deciding import take_back, tell
from tui.dossier.likely import Likely, apart, queue, still_open
from tui.dossier.place import Dossier
from tui.dossier.records import EntityRow
from tui.dossier.store import Store
from tui.dossier.unsure import Unsure
from tui.text import one_line

_SHOWN = 2
"""So many places of each are printed."""
_ANSWERS = "y the same · n never the same · ? not sure · u undo · q quit"


def run(request: Request) -> int:
    """Ask about one pair after the other; return 1 if there is nothing to ask.

    Answers are lines of standard input, so that they may come from a file as well as from the keys.

    Raises:
        PersonaeError: A decision cannot be kept.
    """
    with session(request) as opened:
        unsure = Unsure(opened.dossier.unsure)
        waiting = queue(opened.store, unsure.all())
        if not waiting:
            say("no two names of this dossier look like one")
            return 1
        _Walk(opened.dossier, opened.store, unsure, waiting).whole()
        return 0


class _Walk:
    """The way through the queue."""

    def __init__(self, dossier: Dossier, store: Store, unsure: Unsure, waiting: list[Likely]) -> None:
        self._dossier, self._store, self._unsure, self._waiting = dossier, store, unsure, waiting
        self._done: list[tuple[int, str]] = []
        self._at = 0

    def whole(self) -> None:
        """Ask until the last pair is answered, the input ends, or the reader quits."""
        while True:
            if self._at == len(self._waiting):
                # The last answer can be taken back, too.
                say("that was the last one")
                if self._answer() != "u":
                    break
                self._undo()
                continue
            pair = still_open(self._store, self._waiting[self._at], apart(self._store))
            if pair is None:
                self._at += 1
                continue
            self._print(pair)
            answer = self._answer()
            if answer in ("q", ""):
                break
            if answer == "u":
                self._undo()
            else:
                self._do(answer, pair)
        number = len(self._done)
        say(f"{number:,} decision{'' if number == 1 else 's'} kept" if number else "nothing was decided")

    def _print(self, pair: tuple[EntityRow, EntityRow]) -> None:
        one, other = pair
        likely = self._waiting[self._at]
        asked = " · you were not sure" if likely.unsure else ""
        lines = [
            "",
            f"{self._at + 1:,} of {len(self._waiting):,}  "
            f"Is {one_line(one.name)} the same as {one_line(other.name)}?",
            f"  {one_line(likely.evidence)}{asked}",
        ]
        for row in pair:
            named = f"{row.mentions:,} in {row.documents:,} document{'' if row.documents == 1 else 's'}"
            lines += ["", f"  {MARKS[row.kind]} {one_line(row.name)} · {named}", *self._places(row)]
        sys.stdout.write("\n".join(lines) + "\n")
        sys.stdout.flush()

    def _places(self, row: EntityRow) -> Iterator[str]:
        for spot in self._store.spots(row.id)[:_SHOWN]:
            document = self._store.document(spot.document)
            around = context(self._store.text(spot.document), spot.start, spot.end)
            yield f"    {around}"
            if document is not None:
                yield f"      {one_line(document.path)}"

    def _answer(self) -> str:
        """Return the next answer: a letter, or "" where there are no more."""
        while True:
            if is_terminal(sys.stdin):
                sys.stdout.write(f"\n{_ANSWERS}: ")
                sys.stdout.flush()
            line = sys.stdin.readline()
            if not line:
                return ""
            answer = line.strip().lower()[:1]
            if answer in ("y", "n", "?", "u", "q"):
                return answer
            say(f"{one_line(line.strip()) or 'nothing'} is no answer: {_ANSWERS}")

    def _undo(self) -> None:
        if not self._done:
            say("nothing to undo")
            return
        self._at, id_ = self._done.pop()
        take_back(self._dossier, id_)

    def _do(self, answer: str, pair: tuple[EntityRow, EntityRow]) -> None:
        likely = self._waiting[self._at]
        if answer == "?":
            self._unsure.put_off(*likely.keys, likely.evidence)
        else:
            make = rulings.same if answer == "y" else rulings.never_same
            id_, applied = tell(self._dossier, make(self._store, pair[0].id, pair[1].id))
            self._done.append((self._at, id_))
            if id_ in applied.held_back:
                say("kept without effect, for another decision forbids it")
        self._at += 1
