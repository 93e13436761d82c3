"""Deciding: who is the same, who is not, what someone is called, and taking back any of it.

A decision is written and followed in a worker; the desk then shows the index as it is now.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual import work

from tui.app.looks import LOOKS
from tui.app.picking import Choice, PickerState
from tui.app.screens.reader.abreast import Abreast
from tui.dossier import rulings
from tui.dossier.records import EntityRow
from tui.dossier.rulings import NO_EFFECT, Make
from tui.dossier.store import Store
from tui.model import Kind, PersonaeError, Ruling, Scope
from tui.text import one_line

if TYPE_CHECKING:
    from tui.app.screens.menu import Answer
    from tui.dossier.decided import Told
    from tui.dossier.deciding import Applied


class Deciding(Abreast):
    """The actions ``same``, ``not_same``, ``edit``, ``undo``, ``decisions`` and ``suggestions``."""

    _mine: frozenset[str] = frozenset()
    """The decisions of this session, by id: these are taken back without asking."""
    _asked_to_undo = ""
    """The decision of another session that taking back was asked of once."""

    # -- same as -----------------------------------------------------------------------------------

    def do_same(self) -> None:
        """Say who the one under the cursor, or the active one, is the same as."""
        row = self._about()
        if row is None:
            return
        self._ask_for_other(
            row,
            f"{one_line(row.name)} is the same as …",
            lambda other: self.rule(lambda store: rulings.same(store, row.id, other)),
        )

    def _ask_for_other(self, row: EntityRow, title: str, then: Callable[[int], None]) -> None:
        from tui.app.questions.same import SameAs

        def found(choice: Choice) -> None:
            then(choice.entity)

        self.pick(f"same {row.id}", SameAs(row, self.date_ranks, title), fresh=True, then=found)

    # -- not the same ------------------------------------------------------------------------------

    def do_not_same(self) -> None:
        """Say that this mention or spelling is not that one, or that two are never the same."""
        from tui.app.screens.menu import Answer

        row = self._about()
        if row is None:
            return
        name = one_line(row.name)
        answers = []
        spot = self._spot_of(row)
        if spot is not None:
            surface = one_line(self._surface(spot[1]))
            answers = [
                Answer("m", f"this “{surface}” is another one", "here alone"),
                Answer("s", f"“{surface}” never means this one", "that spelling, everywhere"),
                Answer("a", "in this article it is another one", "all of its mentions here"),
            ]
        answers.append(Answer("t", f"{name} and … are two, for ever", "choose the other"))
        makes = {
            "m": rulings.mention_is_not,
            "s": rulings.spelling_is_not,
            "a": rulings.article_is_not,
        }

        def answered(key: str) -> None:
            if key == "t":
                self._ask_for_other(
                    row,
                    f"{name} is never …",
                    lambda other: self.rule(lambda store: rulings.never_same(store, row.id, other)),
                )
            elif spot is not None:
                self.rule(lambda store: makes[key](store, *spot))

        self._menu(f"Not {name}?", answers, answered)

    # -- names and kinds ---------------------------------------------------------------------------

    def do_edit(self) -> None:
        """Change the name or kind of the one under the cursor, or say that it is no name."""
        from tui.app.screens.menu import Answer

        row = self._about()
        if row is None:
            return
        spot = self._spot_of(row)
        answers = [Answer("n", "another name", one_line(row.name))]
        if row.kind is not Kind.EVENT:
            answers.append(Answer("k", "another kind", LOOKS[row.kind].one))
        if spot is not None:
            answers.append(Answer("h", f"this “{one_line(self._surface(spot[1]))}” is no name", "here alone"))
        answers.append(Answer("x", f"{one_line(row.name)} is no name at all", "wherever it stands"))

        def answered(key: str) -> None:
            if key == "n":
                self._ask_name(row)
            elif key == "k":
                self._ask_kind(row)
            elif key == "h" and spot is not None:
                self.rule(lambda store: rulings.mention_is_no_name(store, *spot))
            elif key == "x":
                self.rule(lambda store: rulings.not_a_name(store, row.id))

        self._menu(one_line(row.name), answers, answered)

    def _ask_name(self, row: EntityRow) -> None:
        from tui.app.screens.menu import Line

        def named(name: str | None) -> None:
            if name and name != row.name:
                self.rule(lambda store: rulings.rename(store, row.id, name))

        self.app.push_screen(Line(f"What is {one_line(row.name)} called?", row.name), named)

    def _ask_kind(self, row: EntityRow) -> None:
        from tui.app.screens.menu import Answer

        kinds = {"p": Kind.PERSON, "o": Kind.ORG, "l": Kind.PLACE}
        answers = [
            Answer(key, f"{LOOKS[kind].mark} {LOOKS[kind].one}")
            for key, kind in kinds.items()
            if kind is not row.kind
        ]
        self._menu(
            f"What is {one_line(row.name)}?",
            answers,
            lambda key: self.rule(lambda store: rulings.is_of_kind(store, row.id, kinds[key])),
        )

    # -- taking back -------------------------------------------------------------------------------

    def do_undo(self) -> None:
        """Take the last decision that counts back; again, the one before it.

        One that was not made in this session is named first, and taken back when that is asked again.
        """
        self._follow(self._last_taken_back)

    def _last_taken_back(self) -> tuple[str, str, Applied | None]:
        from tui.dossier.decided import history, summary
        from tui.dossier.deciding import take_back

        standing = history(self.dossier).standing()
        if not standing:
            return "", "Nothing has been decided that could be taken back", None
        last = standing[-1]
        if last.id not in self._mine and last.id != self._asked_to_undo:
            self._asked_to_undo = last.id
            day = last.time[:16].replace("T", " ")
            key = self.keymap.shown("undo")
            return (
                "",
                f"{key} again takes back what this session did not decide: {summary(last)} ({day})",
                None,
            )
        done = take_back(self.dossier, last.id)
        left = len(standing) - 1
        more = f" · {self.keymap.shown('undo')} again for the one before" if left else ""
        return last.id, f"Taken back: {summary(last)}{more}", done

    def take_back(self, id_: str, done: Callable[[str, str], None] | None = None) -> None:
        """Take the decision *id_* back, in a worker; *done* is as for :meth:`rule`."""
        from tui.dossier.deciding import take_back

        self._follow(lambda: (id_, "Taken back", take_back(self.dossier, id_)), done)

    def do_decisions(self) -> None:
        """List all decisions; each can be taken back."""
        from tui.app.questions.decisions import Decisions

        self.pickers["decisions"] = PickerState(Decisions(self.dossier, self._turn_over))
        self.open_picker("decisions")

    def _turn_over(self, told: Told) -> None:
        self._follow(partial(self._turned_over, told))

    def _turned_over(self, told: Told) -> tuple[str, str, Applied | None]:
        from tui.dossier.decided import summary
        from tui.dossier.deciding import count_again, take_back

        said = summary(told.decision)
        if told.standing:
            return told.decision.id, f"Taken back: {said}", take_back(self.dossier, told.decision.id)
        self._mine |= {told.decision.id}
        return told.decision.id, f"Counts again: {said}", count_again(self.dossier, told.decision.id)

    # -- the queue ---------------------------------------------------------------------------------

    def do_suggestions(self) -> None:
        """Go through those who may be one and the same, best evidence first."""
        from tui.app.screens.queue import QueueScreen

        self.app.push_screen(QueueScreen(self.dossier, self.store, self.palette, self.rule, self.take_back))

    # -- telling -----------------------------------------------------------------------------------

    def rule(self, make: Make, done: Callable[[str, str], None] | None = None) -> None:
        """Write a decision and follow it, in a worker.

        Args:
            make: Makes it of what the index says.
            done: Called on the screen's thread with the decision's id, "" if there is none, and what is said.
        """
        self._follow(partial(self._ruled, make), done)

    def _ruled(self, make: Make) -> tuple[str, str, Applied | None]:
        from tui.dossier.decided import summary
        from tui.dossier.deciding import tell

        with Store(self.dossier.database) as store:
            decision = make(store)
        id_, applied = tell(self.dossier, decision)
        self._mine |= {id_}
        said = f"{summary(decision)} · {self.keymap.shown('undo')} takes it back"
        parts = decision.about[0].scope is not Scope.ENTITY
        if parts and decision.ruling in (Ruling.NEVER_SAME, Ruling.SPLIT):
            said += f" · {self.keymap.shown('same')} says who it is"
        if id_ in applied.held_back:
            said = f"{NO_EFFECT}, for another decision forbids it: {said}"
        return id_, said, applied

    @work(thread=True, group="decide")
    def _follow(
        self,
        act: Callable[[], tuple[str, str, Applied | None]],
        done: Callable[[str, str], None] | None = None,
    ) -> None:
        try:
            id_, words, applied = act()
        except PersonaeError as error:
            id_, words, applied = "", str(error), None
        self.app.call_from_thread(self._followed, words, applied is not None)
        if done is not None:
            self.app.call_from_thread(done, id_, words)

    def _followed(self, words: str, changed: bool) -> None:
        """Show the index as it is after a decision, from the same place."""
        self.note_state()
        if changed:
            kept = {name: state for name, state in self.pickers.items() if name == "decisions"}
            self.pickers.clear()
            self.pickers.update(kept)
            if self.active is not None:
                self.active = self.store.entity(self.store.home_of(self.active.id))
            self.refresh_marks()
            self.set_active(self.active)
            self.show_facts()
            self.look_for_notes()
            self.renew_top()
        self.say(words)

    # -- whom the reader stands on -----------------------------------------------------------------

    def _about(self) -> EntityRow | None:
        """Return whom a decision is about: the cast's row, else under the cursor, else the active one."""
        row = None
        if self.focused_pane() == "cast" and self.members is not None and self.cast.cursor is not None:
            row = self.store.entity(self.members.entity(self.cast.cursor))
        row = row or self.entity_under_cursor() or self.active
        if row is None:
            self.say("Stand on a name first ( . ), or find one ( f )")
        return row

    def _spot_of(self, row: EntityRow) -> tuple[int, int] | None:
        """Return the document and start of the mention under the cursor, if it is one of *row*."""
        cursor = self.article.cursor
        if self.open is None or cursor is None or self.article.marks[cursor].entity != row.id:
            return None
        return self.open.id, self.article.marks[cursor].start

    def _surface(self, start: int) -> str:
        mark = next(mark for mark in self.article.marks if mark.start == start)
        return self.article.text[mark.start : mark.end]

    def _menu(self, question: str, answers: Sequence[Answer], then: Callable[[str], None]) -> None:
        from tui.app.screens.menu import Menu

        def answered(key: str | None) -> None:
            if key is not None:
                then(key)

        self.app.push_screen(Menu(question, answers, self.palette), answered)
