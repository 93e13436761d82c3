"""What can be picked: actors, documents, references to someone, passages that match a search."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from rich.text import Text

from tui.app.looks import LOOKS, count, long_date
from tui.app.picking import Answers, Choice, Excerpt
from tui.app.presence import sparkline
from tui.app.rows import Palette, fit
from tui.app.widgets.listing import RowState
from tui.dossier import finder
from tui.dossier.context import context
from tui.dossier.records import CastRow, DocumentRow, EntityRow, Mark, Spot
from tui.dossier.search import Hit, search
from tui.dossier.store import Store
from tui.model import Kind
from tui.text import fold, one_line, printable

_AROUND = 3_000
_TEXTS_KEPT = 24


class _Texts:
    """The texts of the documents last looked at."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._texts: OrderedDict[int, str] = OrderedDict()

    def __getitem__(self, document: int) -> str:
        if document not in self._texts:
            self._texts[document] = self.store.text(document)
            if len(self._texts) > _TEXTS_KEPT:
                self._texts.popitem(last=False)
        return self._texts[document]

    def excerpt(self, title: str, spot: Spot, active: int, hits: Sequence[tuple[int, int]] = ()) -> Excerpt:
        """Return the stretch of the article around *spot*: enough to scroll a while, never a whole book."""
        text = self[spot.document]
        begin, end = max(0, spot.start - _AROUND), min(len(text), spot.end + _AROUND)
        inside = [mark for mark in self.store.marks(spot.document) if mark.start >= begin and mark.end <= end]
        return Excerpt(
            title=one_line(title),
            text=text[begin:end],
            marks=tuple(Mark(m.start - begin, m.end - begin, m.kind, m.entity) for m in inside),
            span=(spot.start - begin, spot.end - begin),
            active=active,
            hits=tuple(
                (start - begin, stop - begin) for start, stop in hits if begin <= start and stop <= end
            ),
        )


@dataclass(slots=True)
class FindActor:
    """Find an actor by any part or spelling of a name."""

    ranks: Mapping[int, int]
    kinds: tuple[Kind, ...] = ()
    title: str = "Find"
    placeholder: str = "a name, part of it, initials, any spelling"

    def answers(self, store: Store, query: str, palette: Palette) -> Answers:
        """Return the best matches for *query*."""
        found = finder.find_entities(store.connection, query, kinds=self.kinds or None)
        rows = {row.id: row for row in store.cast_of([match.id for match in found])}
        return _Actors([match for match in found if match.id in rows], rows, store, palette, self.ranks)

    def empty(self, query: str) -> str:
        """Say that there is nobody."""
        return f"Nobody is named like “{one_line(query)}”" if query else "No names have been found yet"

    def summary(self, answers: Answers) -> str:
        """Say how many."""
        return count(len(answers), "name")


class _Actors:
    height = 1

    def __init__(
        self,
        found: Sequence[finder.Found],
        rows: Mapping[int, CastRow],
        store: Store,
        palette: Palette,
        ranks: Mapping[int, int],
    ) -> None:
        self._found, self._rows = found, rows
        self._store, self._palette, self._ranks = store, palette, ranks

    def __len__(self) -> int:
        return len(self._found)

    def selectable(self, index: int) -> bool:
        return True

    def line(self, index: int, width: int, state: RowState) -> Text:
        match = self._found[index]
        row = self._rows[match.id]
        line = Text.assemble((f"{LOOKS[row.kind].mark} ", self._palette.kinds[row.kind]), no_wrap=True)
        name = Text(one_line(row.name))
        if match.text == row.name:
            for position in match.positions:
                name.stylize(self._palette.accent + self._palette.strong, position, position + 1)
        else:
            shown = Text.assemble((f"  {one_line(match.text)}", self._palette.dim))
            for position in match.positions:
                shown.stylize(self._palette.accent, position + 2, position + 3)
            name.append_text(shown)
        counts = f" {row.mentions:,}"
        room = width - 2 - len(counts)
        if row.role and match.text == row.name:
            name.append(f"  {one_line(row.role)}", self._palette.dim)
        name.truncate(room, overflow="ellipsis")
        name.pad_right(max(0, room - name.cell_len))
        return line + name + Text(counts, style=self._palette.dim)

    def choice(self, index: int) -> Choice:
        return Choice(entity=self._found[index].id)

    def preview(self, index: int) -> Text | None:
        row = self._store.entity(self._found[index].id)
        return card(row, self._store, self._palette, self._ranks) if row else None


@dataclass(slots=True)
class FindDocument:
    """Find a document by its title or file name."""

    title: str = "Documents"
    placeholder: str = "words of the title, in any order"

    def answers(self, store: Store, query: str, palette: Palette) -> Answers:
        """Return the best matches for *query*."""
        found = finder.find_documents(store.connection, query)
        rows = {row.id: row for row in store.documents([match.id for match in found])}
        return _Documents([match for match in found if match.id in rows], rows, store, palette)

    def empty(self, query: str) -> str:
        """Say that there is none."""
        return f"No document is called like “{one_line(query)}”" if query else "Nothing to read yet"

    def summary(self, answers: Answers) -> str:
        """Say how many."""
        return count(len(answers), "document")


class _Documents:
    height = 1

    def __init__(
        self, found: Sequence[finder.Found], rows: Mapping[int, DocumentRow], store: Store, palette: Palette
    ) -> None:
        self._found, self._rows, self._palette = found, rows, palette
        self._texts = _Texts(store)

    def __len__(self) -> int:
        return len(self._found)

    def selectable(self, index: int) -> bool:
        return True

    def line(self, index: int, width: int, state: RowState) -> Text:
        match = self._found[index]
        row = self._rows[match.id]
        day = row.date.isoformat() if row.date else "undated"
        line = Text.assemble((f"{day:10} ", self._palette.dim), no_wrap=True)
        title = Text(one_line(match.text))
        if len(title.plain) == len(match.text):
            for position in match.positions:
                title.stylize(self._palette.accent + self._palette.strong, position, position + 1)
        title.truncate(width - line.cell_len, overflow="ellipsis")
        return line + title

    def choice(self, index: int) -> Choice:
        return Choice(document=self._found[index].id)

    def preview(self, index: int) -> Excerpt:
        row = self._rows[self._found[index].id]
        return self._texts.excerpt(row.title, Spot(row.id, 0, 0), 0)


@dataclass(slots=True)
class References:
    """Every mention of one entity, grouped by document, each with the words around it."""

    entity: EntityRow
    order: Callable[[], Mapping[int, int]]
    placeholder: str = "type to filter: words near the mention, or of a title"

    @property
    def title(self) -> str:
        """The entity's name."""
        return f"{LOOKS[self.entity.kind].mark} {one_line(self.entity.name)}"

    def answers(self, store: Store, query: str, palette: Palette) -> Answers:
        """Return the mentions whose context or document title holds all words of *query*."""
        ranks = self.order()
        spots = sorted(
            store.spots(self.entity.id), key=lambda spot: (ranks.get(spot.document, len(ranks)), spot.start)
        )
        groups = [
            (document, list(members)) for document, members in groupby(spots, key=lambda spot: spot.document)
        ]
        titles = {row.id: row for row in store.documents([document for document, _ in groups])}
        words = fold(query).split()
        if words:
            groups = _holding(groups, titles, words, store)
        return _Spots(groups, titles, store, palette, self.entity.id)

    def empty(self, query: str) -> str:
        """Say that there is none."""
        return f"No mention has “{one_line(query)}” beside it" if query else "No mentions"

    def summary(self, answers: Answers) -> str:
        """Say how many."""
        assert isinstance(answers, _Spots)
        return f"{count(answers.total, 'mention')} · {count(answers.documents, 'document')}"


def _holding(
    groups: Sequence[tuple[int, list[Spot]]],
    titles: Mapping[int, DocumentRow],
    words: Sequence[str],
    store: Store,
) -> list[tuple[int, list[Spot]]]:
    kept = []
    for document, spots in groups:
        text = store.text(document)
        title = fold(titles[document].title) if document in titles else ""
        near = [
            spot
            for spot in spots
            if all(word in title or word in fold(str(context(text, spot.start, spot.end))) for word in words)
        ]
        if near:
            kept.append((document, near))
    return kept


class _Spots:
    """Rows of spots under a heading for each document."""

    height = 1

    def __init__(
        self,
        groups: Sequence[tuple[int, list[Spot]]],
        titles: Mapping[int, DocumentRow],
        store: Store,
        palette: Palette,
        entity: int = 0,
        query: str = "",
    ) -> None:
        self._titles, self._palette, self._entity, self._query = titles, palette, entity, query
        self._texts = _Texts(store)
        self._rows: list[Spot | tuple[int, int]] = []
        self.documents = len(groups)
        self.total = 0
        self._spans: dict[int, tuple[tuple[int, int], ...]] = {}
        for document, spots in groups:
            self._rows.append((document, len(spots)))
            self._rows.extend(spots)
            self.total += len(spots)
            if query:
                self._spans[document] = tuple((spot.start, spot.end) for spot in spots)

    def __len__(self) -> int:
        return len(self._rows)

    def selectable(self, index: int) -> bool:
        return isinstance(self._rows[index], Spot)

    def line(self, index: int, width: int, state: RowState) -> Text:
        row = self._rows[index]
        if not isinstance(row, Spot):
            return self._heading(*row, width)
        text = self._texts[row.document]
        # The mentions stand below each other, so that the eye runs down them.
        left_room = max(10, width // 3)
        around = context(text, row.start, row.end, before=left_room, after=width)
        left = Text(around.left[-left_room:])
        left.pad_left(max(0, left_room - left.cell_len))
        line = Text("  ", no_wrap=True)
        line.append_text(left)
        line.append(around.middle, self._palette.accent + self._palette.strong)
        line.append(around.right)
        line.truncate(width, overflow="ellipsis")
        return line

    def _heading(self, document: int, number: int, width: int) -> Text:
        row = self._titles.get(document)
        if row is None:
            return Text.assemble(("…", self._palette.dim))
        day = f"{row.date.isoformat() if row.date else 'undated':10} "
        tail = f" {number}"
        title = fit(row.title or row.path, width - len(day) - len(tail))
        title.stylize(self._palette.strong)
        title.pad_right(max(0, width - len(day) - len(tail) - title.cell_len))
        return Text.assemble((day, self._palette.dim), title, (tail, self._palette.dim), no_wrap=True)

    def choice(self, index: int) -> Choice | None:
        row = self._rows[index]
        if not isinstance(row, Spot):
            return None
        return Choice(
            entity=self._entity,
            document=row.document,
            spot=row,
            query=self._query,
            spans=self._spans.get(row.document, ()),
        )

    def preview(self, index: int) -> Excerpt | None:
        row = self._rows[index]
        if not isinstance(row, Spot):
            return None
        document = self._titles.get(row.document)
        title = f"{long_date(document.date)} · {document.title}" if document else ""
        return self._texts.excerpt(title, row, self._entity, self._spans.get(row.document, ()))


@dataclass(slots=True)
class SearchDossier:
    """Search all documents for words."""

    title: str = "Search"
    placeholder: str = 'words  "a phrase"  prefix*  AND OR NOT'
    hits: list[Hit] = field(default_factory=list)

    def answers(self, store: Store, query: str, palette: Palette) -> Answers:
        """Return the documents that answer *query*, best first, each with its first hits."""
        self.hits = hits = search(store, query)
        titles = {row.id: row for row in store.documents([hit.document for hit in hits])}
        groups = [
            (hit.document, [Spot(hit.document, start, end) for start, end in hit.spans])
            for hit in hits
            if hit.document in titles and hit.spans
        ]
        return _Spots(groups, titles, store, palette, query=query)

    def empty(self, query: str) -> str:
        """Say that there is nothing, or how to ask."""
        if query.strip():
            return f"Nothing matches {one_line(query)}"
        return 'Type words to find\n\ncoup plot        both words\n"green zone"     a phrase\nmilit*           a beginning\ncoup NOT plot    one, not the other'  # noqa: E501

    def summary(self, answers: Answers) -> str:
        """Say how many."""
        assert isinstance(answers, _Spots)
        return (
            f"{count(answers.total, 'hit')} · {count(answers.documents, 'document')}" if answers.total else ""
        )


def card(row: EntityRow, store: Store, palette: Palette, ranks: Mapping[int, int]) -> Text:
    """Return who an entity is: name, roles with dates, presence, spellings, and its first words.

    Args:
        row: The entity.
        store: Where its mentions are.
        palette: Colours.
        ranks: For a document's number, its place in order of date.
    """
    look = LOOKS[row.kind]
    text = Text()
    text.append(f"{look.mark} ", palette.kinds[row.kind])
    text.append(printable(row.name) + "\n", palette.strong)
    span = ""
    if row.first and row.last:
        span = f" · {long_date(row.first)}" + (f" – {long_date(row.last)}" if row.last != row.first else "")
    text.append(
        f"{look.one} · {count(row.mentions, 'mention')} in {count(row.documents, 'document')}{span}\n\n",
        palette.dim,
    )
    counts = store.counts(row.id)
    text.append(sparkline(counts, ranks, 40) + "\n", palette.kinds[row.kind])
    if row.candidates:
        text.append("\nMay be\n", palette.dim)
        for _, name, mentions in row.candidates:
            text.append(f"  {one_line(name)}")
            text.append(f"  {mentions:,}\n", palette.dim)
    if row.roles:
        text.append("\nNamed as\n", palette.dim)
        for role in row.roles[:6]:
            text.append(f"  {one_line(role.text)}")
            years = f"{role.first.year}–{role.last.year}" if role.first and role.last else ""
            if role.first and role.last and role.first.year == role.last.year:
                years = str(role.first.year)
            text.append(f"  ×{role.mentions}  {years}\n", palette.dim)
    text.append("\nSpelled\n", palette.dim)
    for surface, mentions in row.surfaces[:8]:
        text.append(f"  {one_line(surface)}")
        text.append(f"  ×{mentions:,}\n", palette.dim)
    first = min(counts, key=lambda document: ranks.get(document, len(ranks)), default=None)
    if first is not None:
        _append_first(text, row, first, store, palette)
    return text


def _append_first(text: Text, row: EntityRow, document: int, store: Store, palette: Palette) -> None:
    spot = next((spot for spot in store.spots(row.id) if spot.document == document), None)
    source = store.document(document)
    if spot is None or source is None:
        return
    around = context(store.text(document), spot.start, spot.end)
    text.append(f"\nFirst, {long_date(source.date)}, {one_line(source.title)}\n", palette.dim)
    text.append("  " + around.left)
    text.append(around.middle, palette.strong)
    text.append(around.right + "\n")
