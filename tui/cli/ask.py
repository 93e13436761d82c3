"""``personae decisions ask``: goes through those that may be one, and decides by a letter for each."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from tui.cli.messages import is_terminal, say
from tui.cli.request import Request
from tui.cli.session import session
from tui.cli.table import MARKS
from tui.dossier.apartness import decided
from tui.dossier.asking import Asked, Question, places, queue, still_open
from tui.dossier.context import context
from tui.dossier.deciding import take_back, tell
from tui.dossier.place import Dossier
from tui.dossier.records import EntityRow
from tui.dossier.rulings import NO_EFFECT, Make
from tui.dossier.store import Store
from tui.dossier.unsure import Unsure
from tui.model import PersonaeError
from tui.text import one_line

_SHOWN = 2
"""So many places of each are printed."""
_ANSWERS = "y the same · n never the same · ? not sure · u undo · q quit"
_CHOICES = "a number or y for the first · n none of them · ? not sure · u undo · q quit"


def run(request: Request) -> int:
    """Ask one question after the other; return 1 if there is nothing to ask or nobody answers.

    Answers are lines of standard input, so that they may come from a file as well as from the keys.

    Raises:
        PersonaeError: What the reader was not sure of cannot be read or kept.
    """
    with session(request) as opened:
        unsure = Unsure(opened.dossier.unsure)
        found = queue(opened.store, unsure.all())
        waiting = [one for one in found if request.kind in (None, one.kind)]
        if not waiting:
            say("no two names of this dossier look like one")
            return 1
        walk = _Walk(opened.dossier, opened.store, unsure, waiting)
        walk.whole()
        if not walk.answered:
            say("there was no answer on standard input: a letter a line, as y, n, ? or q")
            return 1
        return 0


class _Walk:
    """The way through the queue."""

    def __init__(self, dossier: Dossier, store: Store, unsure: Unsure, waiting: list[Question]) -> None:
        self._dossier, self._store, self._unsure, self._waiting = dossier, store, unsure, waiting
        self._done: list[tuple[int, list[str]]] = []
        self._at = 0
        self.answered = False
        """Whether there was any answer."""

    def whole(self) -> None:
        """Ask until the last question is answered, the input ends, or the reader quits."""
        while True:
            if self._at == len(self._waiting):
                # The last answer can be taken back, too.
                say("that was the last one")
                if self._answer(0) != "u":
                    break
                self._undo()
                continue
            asked = still_open(self._store, self._waiting[self._at], decided(self._store))
            if asked is None:
                self._at += 1
                continue
            self._print(asked)
            answer = self._answer(len(asked.others))
            if answer in ("q", ""):
                break
            if answer == "u":
                self._undo()
            else:
                self._do(answer, asked)
        if self.answered:
            number = sum(len(ids) for _, ids in self._done)
            say(f"{number:,} decision{'' if number == 1 else 's'} kept" if number else "nothing was decided")

    def _print(self, asked: Asked) -> None:
        question = self._waiting[self._at]
        before = " · you were not sure" if question.unsure else ""
        lines = [
            "",
            f"{self._at + 1:,} of {len(self._waiting):,}  {asked.words}",
            f"  {one_line(question.evidence)}{before}",
            *self._card(asked, None),
        ]
        for number, row in enumerate(asked.others, 1):
            lines += self._card(asked, row, f"{number} " if len(asked.others) > 1 else "")
        sys.stdout.write("\n".join(lines) + "\n")
        sys.stdout.flush()

    def _card(self, asked: Asked, candidate: EntityRow | None, number: str = "") -> Iterator[str]:
        row = candidate or asked.one
        named = f"{row.mentions:,} in {row.documents:,} document{'' if row.documents == 1 else 's'}"
        spelled = candidate is None and asked.spelling
        said = f"“{one_line(asked.spelling)}”" if spelled else f"{one_line(row.name)} · {named}"
        yield ""
        yield f"  {number}{MARKS[row.kind]} {said}"
        for spot in places(self._store, asked, candidate, _SHOWN):
            document = self._store.document(spot.document)
            around = context(self._store.text(spot.document), spot.start, spot.end)
            yield f"    {around}"
            if document is not None:
                yield f"      {one_line(document.path)}"

    def _answer(self, candidates: int) -> str:
        """Return the next answer: a letter or the number of a candidate, or "" where there are no more."""
        words = _CHOICES if candidates > 1 else _ANSWERS
        numbers = range(1, candidates + 1) if candidates > 1 else ()
        allowed = {"y", "n", "?", "u", "q", *map(str, numbers)}
        while True:
            if is_terminal(sys.stdin):
                sys.stdout.write(f"\n{words}: ")
                sys.stdout.flush()
            line = sys.stdin.readline()
            if not line:
                return ""
            typed = line.strip().lower()
            answer = (
                typed if typed in allowed else {"yes": "y", "no": "n", "undo": "u", "quit": "q"}.get(typed)
            )
            if answer is not None:
                self.answered = True
                return answer
            say(f"{one_line(line.strip()) or 'nothing'} is no answer: {words}")

    def _undo(self) -> None:
        if not self._done:
            say("nothing to undo")
            return
        self._at, ids = self._done.pop()
        for id_ in reversed(ids):
            take_back(self._dossier, id_)

    def _do(self, answer: str, asked: Asked) -> None:
        question = self._waiting[self._at]
        if answer == "?":
            self._unsure.put_off(question.keys, question.evidence)
        else:
            chosen = int(answer) - 1 if answer.isdecimal() else 0
            self._decide(asked.no() if answer == "n" else asked.yes(chosen))
        self._at += 1

    def _decide(self, makes: Sequence[Make]) -> None:
        """Keep decisions; one that is refused is said, and the walk goes on."""
        ids = []
        for make in makes:
            try:
                id_, applied = tell(self._dossier, make(self._store))
            except PersonaeError as error:
                say(str(error))
                continue
            ids.append(id_)
            if id_ in applied.held_back:
                say(f"{NO_EFFECT}, for another decision forbids it")
        if ids:
            self._done.append((self._at, ids))
