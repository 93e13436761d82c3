"""Notes, bookmarks and marks: what the reader keeps, in order, with the words they are about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from rich.text import Text

from tui.app.looks import LOOKS, NOTED, count, day_of_document
from tui.app.picking import Answers, Choice, Excerpt
from tui.app.questions.texts import Texts
from tui.app.rows import Palette
from tui.app.widgets.listing import RowState
from tui.dossier.notes import Kept, Note, Notes, Sort, in_order, names_of, placed
from tui.dossier.store import Store
from tui.text import fold, one_line, printable

SIGNS = {Sort.NOTE: NOTED, Sort.BOOKMARK: "▸", Sort.MARK: "'"}
"""What stands before each in the list, and in the margin of the article."""


@dataclass(slots=True)
class Keepings:
    """All that the reader keeps.

    Attributes:
        notes: The notes.
        remove: Takes a note away.
        edit: Opens a note to be written anew.
    """

    notes: Notes
    remove: Callable[[Note], None]
    edit: Callable[[Note], None]
    title: str = "Notes and bookmarks"
    placeholder: str = "type to filter: words of a note, a quote or a title"
    _rows: KeptRows | None = None

    @property
    def dials(self) -> tuple[tuple[str, str], ...]:
        """The keys that change a note."""
        return (("ctrl+e", "edit"), ("ctrl+d", "delete"))

    def turn(self, key: str, index: int | None) -> None:
        """Edit or delete the note of row *index*."""
        note = self._rows.note(index) if self._rows is not None and index is not None else None
        if note is not None:
            (self.edit if key == "ctrl+e" else self.remove)(note)

    def answers(self, asking: Store, showing: Store, query: str, palette: Palette) -> Answers:
        """Return the notes that hold all words of *query*."""
        kept = in_order(placed(self.notes.all(), asking), asking)
        self._rows = KeptRows(answering(kept, query, asking), showing, palette)
        return self._rows

    def empty(self, query: str) -> str:
        """Say that there is none, or how to make one."""
        if query:
            return f"No note has “{one_line(query)}”"
        return "Nothing kept yet\n\nb   bookmarks a place\na   writes a note on a name or what is selected"

    def summary(self, answers: Answers) -> str:
        """Say how many."""
        assert isinstance(answers, KeptRows)
        orphans = f" · {count(answers.orphans, 'orphan')}" if answers.orphans else ""
        return f"{answers.total:,} kept{orphans}"


def answering(kept: Sequence[Kept], query: str, store: Store) -> list[Kept]:
    """Return the notes whose words, quote, document title or person's name hold all words of *query*."""
    words = fold(query).split()
    if not words:
        return list(kept)
    rows = {row.id: row for row in store.documents([one.spot.document for one in kept if one.spot])}
    names = names_of(kept, store)
    found = []
    for one in kept:
        row = rows.get(one.spot.document) if one.spot else None
        place = row.title if row else one.note.anchor.path
        said = fold(f"{one.note.text} {one.note.anchor.quote} {names.get(one.entity, '')} {place}")
        if all(word in said for word in words):
            found.append(one)
    return found


class KeptRows:
    """Notes under their documents; orphans under a heading of their own."""

    height = 1

    def __init__(self, kept: Sequence[Kept], store: Store, palette: Palette) -> None:
        self._store, self._palette = store, palette
        self._texts = Texts(store)
        self.total, self.orphans = len(kept), sum(one.spot is None for one in kept)
        self._rows: list[str | Kept] = []
        documents = {
            row.id: row for row in store.documents(list({one.spot.document for one in kept if one.spot}))
        }
        shown: object = ()
        for one in kept:
            group = one.spot.document if one.spot else None
            if group != shown:
                shown = group
                row = documents.get(group) if group is not None else None
                day = f"{row.day.isoformat() if row.day else 'undated':10} " if row else ""
                self._rows.append(
                    f"{day}{one_line(row.title)}" if row else "The words of these are no longer there"
                )
            self._rows.append(one)

    def __len__(self) -> int:
        return len(self._rows)

    def selectable(self, index: int) -> bool:
        """Return whether row *index* is a note."""
        return isinstance(self._rows[index], Kept)

    def note(self, index: int) -> Note | None:
        """Return the note of row *index*, or None."""
        row = self._rows[index] if index < len(self._rows) else None
        return row.note if isinstance(row, Kept) else None

    def line(self, index: int, width: int, state: RowState) -> Text:
        """Return row *index* in *width* cells."""
        row = self._rows[index]
        line = Text(no_wrap=True)
        if isinstance(row, str):
            line.append(row, self._palette.strong)
        else:
            note = row.note
            sign = f"'{note.text}" if note.sort is Sort.MARK else SIGNS[note.sort]
            line.append(f"  {sign:<2} ", self._palette.accent)
            if note.sort is Sort.NOTE:
                line.append(one_line(" ".join(note.text.split())))
                line.append(f"  “{_quote(note)}”", self._palette.dim)
            else:
                line.append(_quote(note))
        line.truncate(width, overflow="ellipsis")
        return line

    def choice(self, index: int) -> Choice | None:
        """Return the place of row *index*; an orphan has none."""
        row = self._rows[index]
        if not isinstance(row, Kept) or row.spot is None:
            return None
        return Choice(spot=row.spot)

    def preview(self, index: int) -> Excerpt | Text | None:
        """Return the place of row *index* in its article, or of an orphan what is known of it."""
        row = self._rows[index]
        if not isinstance(row, Kept):
            return None
        if row.spot is None:
            return self._orphan(row)
        document = self._store.document(row.spot.document)
        title = f"{day_of_document(document)} · {one_line(document.title)}" if document else ""
        excerpt = self._texts.excerpt(title, row.spot, row.entity, ((row.spot.start, row.spot.end),))
        return replace(excerpt, note=note_of(row, self._store, self._palette))

    def _orphan(self, kept: Kept) -> Text:
        note, text = kept.note, Text()
        text.append(f"{one_line(note.anchor.path)}\n\n", self._palette.dim)
        text.append(f"{printable(note.anchor.before)}")
        text.append(printable(note.anchor.quote), self._palette.accent)
        text.append(printable(note.anchor.after))
        said = note_of(kept, self._store, self._palette)
        return Text("\n\n").join((said, text)) if said else text


def note_of(kept: Kept, store: Store, palette: Palette) -> Text:
    """Return all that a note says, below whom it is about and when it was written; of others nothing."""
    if kept.note.sort is not Sort.NOTE:
        return Text()
    text = Text.assemble((f"{NOTED} ", palette.accent))
    about = store.entity(kept.entity) if kept.entity else None
    if about is not None:
        text.append("on ", palette.dim)
        text.append(f"{LOOKS[about.kind].mark} ", palette.kinds[about.kind])
        text.append(one_line(about.name), palette.strong)
        text.append(" · ", palette.dim)
    text.append(f"{one_line(kept.note.time[:10])}\n", palette.dim)
    text.append(printable(kept.note.text))
    return text


def _quote(note: Note) -> str:
    return one_line(" ".join(note.anchor.quote.split()))
