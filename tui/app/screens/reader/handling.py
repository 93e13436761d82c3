"""Handling the article: why a link is there, quoting it, opening its file, where its facts were read."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

from tui.app.editor import editor_command
from tui.app.looks import LOOKS, day_of_document, origin_of_day
from tui.app.screens.notice import Notice
from tui.app.screens.reader.moving import Moving
from tui.dossier.context import quotation
from tui.dossier.records import DocumentRow, MentionRow
from tui.model import Kind, Origin, Rule
from tui.text import one_line

if TYPE_CHECKING:
    from tui.dossier.bearers import BareRole

_STAYS_OPEN = "“yesterday”, “last Friday” and the like stay open here"


class Handling(Moving):
    """The actions on the article and the mention under the cursor."""

    _offered: BareRole | None = None
    """Whom the reason that is shown offers for a role that stands without a name."""

    def do_why(self) -> None:
        """Say why a mention is linked to its entity, or who is meant by the role that is selected or hit."""
        if self.open is None:
            return
        stretch = self.article.selected
        if stretch is None and self.article.cursor is None:
            stretch = self.article.current_span
        if stretch is not None and self._why_role(self.open.id, *stretch):
            return
        start = self.cursor_start() if stretch is None else self._first_name(*stretch)
        if start is not None:
            self._why_name(self.open.id, start)
        elif stretch is not None:
            self.say("No name stands here, and no role whose bearer is clear at this date")
        else:
            keys = " or ".join(self.keymap.shown(id_) for id_ in ("select", "search_here"))
            self.say(f"Stand on a name first ( . ), or on a role such as “the prime minister” ( {keys} )")

    def _first_name(self, start: int, end: int) -> int | None:
        """Return where the first name in a stretch begins; an event only where it is all of the stretch."""
        marks = [mark for mark in self.article.marks if mark.start < end and start < mark.end]
        fits = (
            mark for mark in marks if mark.kind is not Kind.EVENT or (mark.start, mark.end) == (start, end)
        )
        return next((mark.start for mark in fits), None)

    def _why_name(self, document: int, start: int) -> None:
        mention = self.store.mention_at(document, start)
        if mention is None:
            self.say("Names are still being linked; ask again in a moment")
            return
        self._offered = None
        self.show_reason(self._reason(mention))

    def _why_role(self, document: int, start: int, end: int) -> bool:
        """Offer who a bare role in a stretch most likely means, if it is clear; a suggestion, no link."""
        from tui.dossier.bearers import bare_role_at

        bare = bare_role_at(self.store, document, start, end)
        if bare is None:
            return False
        role = one_line(self.article.text[bare.start : bare.end])
        text = Text.assemble(
            (f"“{role}” may be ", self.palette.dim), (one_line(bare.name), self.palette.strong)
        )
        text.append(f"\n{one_line(bare.suggestion.evidence)}")
        text.append(f" · {bare.suggestion.score:.0%} sure", self.palette.dim)
        text.append(f" · {self.keymap.shown('follow')} goes there", self.palette.dim)
        self.show_reason(text)
        self._offered = bare
        return True

    def hide_reason(self) -> None:
        """Put the reason away, and what it offers."""
        self._offered = None
        super().hide_reason()

    def take_offer(self) -> bool:
        """Follow whom the reason offers for a role, if it does, from the last mention above it."""
        offered = self._offered
        if offered is None or self.focused_pane() != "article":
            return False
        self.hide_reason()
        self.article.clear_selection()
        self.leave()
        self.follow(offered.entity)
        self.land_before(offered.start)
        return True

    def _reason(self, mention: MentionRow) -> Text:
        surface = one_line(self.article.text[mention.start : mention.end])
        sure = "could be" if mention.rule is Rule.AMBIGUOUS else "is"
        text = Text.assemble((f"“{surface}” {sure} ", self.palette.dim))
        text.append(f"{LOOKS[mention.kind].mark} ", self.palette.kinds[mention.kind])
        text.append(one_line(mention.name), self.palette.strong)
        text.append(f"\n{one_line(mention.evidence)}")
        if mention.rule is not Rule.DECISION:
            text.append(f" · {mention.score:.0%} sure", self.palette.dim)
        if mention.role:
            text.append(f" · here as {one_line(mention.role)}", self.palette.dim)
        return text

    def do_copy(self) -> None:
        """Copy what is selected, or the sentence of the mention or hit, with its citation."""
        if self.open is None:
            return
        selected = self.article.selected
        if selected is not None:
            quote = one_line(self.article.text[slice(*selected)])
        else:
            quote = quotation(self.article.text, *self._span_in_hand())
        if not quote:
            self.say("Nothing to copy here")
            return
        self.copy(cite(quote, self.open))
        self.say(f"Copied with its citation: “{quote}”")

    def copy(self, text: str) -> None:
        """Copy *text* by OSC 52, which reaches over SSH, and by the system's clipboard where there is one."""
        from tui.app import clipboard

        self.app.copy_to_clipboard(text)
        self.run_worker(lambda: clipboard.copy(text), thread=True, group="clipboard")

    def _span_in_hand(self) -> tuple[int, int]:
        hit = self.article.current_span
        if hit is not None:
            return hit
        cursor = self.article.cursor
        if cursor is not None:
            mark = self.article.marks[cursor]
            return mark.start, mark.end
        top = self.article.place.offset
        return top, min(len(self.article.text), top + 1)

    def do_editor(self) -> None:
        """Open the article's file in the reader's editor, at the line of the cursor."""
        if self.open is None:
            return
        path = self.store.source(self.open.path)
        if not path.exists():
            self.say(f"{path} is no longer there")
            return
        # What reads articles is not needed to show them.
        from tui.sources import locate

        editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
        line = locate(path, self.article.text, self._span_in_hand()[0])
        try:
            command = editor_command(editor, path, line)
        except ValueError as error:
            self.say(f"EDITOR is {editor}: {error}; set it to the program you use")
            return
        self.run_editor(command, path)

    def run_editor(self, command: list[str], path: Path) -> None:
        """Give the terminal to *command*, and look again at what it may have changed."""
        problem = ""
        with self.app.suspend():
            # Inside, for the screen comes back only when this block is left in peace.
            try:
                status = subprocess.run(command, check=False).returncode
                if status:
                    problem = f"{command[0]} ended with {status}: {path}"
            except OSError as error:
                problem = f"{command[0]}: {error.strerror}; set EDITOR to the program you use"
        self.refresh(layout=True)
        self.reindex()
        if problem:
            self.say(problem)

    def reindex(self) -> None:
        """Look for changed files again."""
        raise NotImplementedError

    def do_about(self) -> None:
        """Show where the article's facts were read, and what could not be read."""
        text = Text()
        if self.open is not None:
            self._about_document(text, self.open)
        unreadable = self.store.unreadable()
        text.append(f"\nNot read: {len(unreadable)}\n", self.palette.strong)
        for path, reason in unreadable[:200]:
            text.append(f"  {one_line(path)}", self.palette.accent)
            text.append(f"  {one_line(reason.removeprefix(f'{path}: '))}\n")
        if not unreadable:
            text.append("  every article in the folder was read\n", self.palette.dim)
        self.app.push_screen(Notice("About this article", text))

    def _about_document(self, text: Text, row: DocumentRow) -> None:
        facts = {
            "title": row.title,
            "date": origin_of_day(row),
            "author": row.author,
            "outlet": row.outlet,
        }
        for name, value in facts.items():
            text.append(f"{name:8}", self.palette.dim)
            origin = row.origins.get(name)
            text.append(one_line(value) if value else "unknown")
            if origin and value and origin is not Origin.MODIFIED:
                text.append(f"  from the {origin.value}", self.palette.dim)
            text.append("\n")
            if name == "date" and row.day is None:
                text.append(f"{'':8}{_STAYS_OPEN}\n", self.palette.dim)
        text.append(f"{'file':8}", self.palette.dim)
        text.append(f"{one_line(str(self.store.source(row.path)))}\n")
        text.append(f"{'words':8}", self.palette.dim)
        text.append(f"{row.words:,}\n")


def cite(quote: str, row: DocumentRow) -> str:
    """Return *quote* with where it is from: “quote” — author, title, outlet, date (file)."""
    source = [row.author, f"“{row.title}”", row.outlet, day_of_document(row)]
    return f"“{quote}” — " + ", ".join(one_line(part) for part in source if part) + f" ({one_line(row.path)})"
