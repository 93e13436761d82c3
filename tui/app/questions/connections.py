"""With whom and what the active one is named together, and the sentences that say so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from rich.text import Text

from tui.app.looks import LOOKS, count, day_of_document
from tui.app.picking import Answers, Choice
from tui.app.presence import bar, sparkline
from tui.app.questions.spots import Spots
from tui.app.questions.texts import Texts
from tui.app.rows import Palette, named
from tui.app.widgets.listing import RowState
from tui.dossier.connections import Connection, connections
from tui.dossier.context import context
from tui.dossier.records import EntityRow, Spot
from tui.dossier.store import Store
from tui.dossier.together import Shared
from tui.text import fold, one_line

_SPARK = 12
_QUOTED = 12


@dataclass(slots=True)
class Connections:
    """Who and what somebody appears with, the strongest association first."""

    entity: EntityRow
    ranks: Mapping[int, int]
    placeholder: str = "type to filter: a name"
    found: list[Connection] | None = field(default=None)

    @property
    def title(self) -> str:
        """The one whose connections they are."""
        return f"{LOOKS[self.entity.kind].mark} {one_line(self.entity.name)} is named with"

    def answers(self, asking: Store, showing: Store, query: str, palette: Palette) -> Answers:
        """Return the connections whose names hold all words of *query*."""
        if self.found is None:
            self.entity = asking.as_now(self.entity)
            self.found = connections(asking, self.entity.id)
        words = fold(query).split()
        kept = [one for one in self.found if all(word in fold(one.row.name) for word in words)]
        return _Connected(self.entity, kept, showing, palette, self.ranks)

    def forget(self) -> None:
        """Look for them anew the next time."""
        self.found = None

    def empty(self, query: str) -> str:
        """Say that there is nobody."""
        if query:
            return f"Nobody here is named like “{one_line(query)}”"
        return f"Nobody is named together with {one_line(self.entity.name)}\nmore often than by chance"

    def summary(self, answers: Answers) -> str:
        """Say how many, and what the two columns of numbers count."""
        return f"{len(answers):,} · in sentences, documents"


class _Connected:
    height = 1

    def __init__(
        self,
        entity: EntityRow,
        found: Sequence[Connection],
        store: Store,
        palette: Palette,
        ranks: Mapping[int, int],
    ) -> None:
        self._entity, self._found, self._palette, self._ranks = entity, found, palette, ranks
        self._texts = Texts(store)
        self._most = max((one.weight for one in found), default=0.0)

    def __len__(self) -> int:
        return len(self._found)

    def selectable(self, index: int) -> bool:
        return True

    def line(self, index: int, width: int, state: RowState) -> Text:
        one = self._found[index]
        row, style = one.row, self._palette.kinds[one.row.kind]
        spark = sparkline(one.documents, self._ranks, _SPARK) if width >= 56 else ""
        weight = bar(round(100 * max(0.0, one.weight)), round(100 * self._most))
        tail = Text.assemble(
            (f" {spark} " if spark else " ", style),
            (f"{row.here or '·':>5} ", ""),
            (f"{len(one.documents):>4} ", self._palette.dim),
            (weight, self._palette.accent),
        )
        return named(row, tail, width, self._palette)

    def choice(self, index: int) -> Choice:
        return Choice(entity=self._entity.id, other=self._found[index].row.id)

    def preview(self, index: int) -> Text:
        """Return a card: how often and when they are named together, and the first sentences that do."""
        one = self._found[index]
        text = Text()
        for row in (self._entity, one.row):
            text.append(f"{LOOKS[row.kind].mark} ", self._palette.kinds[row.kind])
            text.append(one_line(row.name) + "\n", self._palette.strong)
        text.append(
            f"{count(one.row.here, 'sentence')} and {count(len(one.documents), 'document')} name both · "
            + (f"log-likelihood {one.weight:,.0f}" if one.weight > 0 else "no more often than by chance")
            + "\n\n",
            self._palette.dim,
        )
        text.append(sparkline(one.documents, self._ranks, 40) + "\n", self._palette.kinds[one.row.kind])
        for shared in one.sentences[:_QUOTED]:
            text.append("\n")
            text.append_text(quoted(shared, self._texts[shared.document], self._palette))
        if not one.sentences:
            text.append("\nNo sentence names both; they stand in the same articles.\n", self._palette.dim)
        return text


def quoted(shared: Shared, text: str, palette: Palette) -> Text:
    """Return a sentence that names two, on one line, with both picked out."""
    begin, end = shared.start, shared.end
    line = Text()
    at = begin
    for start, stop in sorted((shared.one, shared.other)):
        line.append(_joined(text, at, start))
        line.append(one_line(text[start:stop]), palette.accent + palette.strong)
        at = stop
    line.append(_joined(text, at, end))
    line.append("\n")
    return line


def _joined(text: str, start: int, end: int) -> str:
    """Return a stretch of a sentence on one line, with the blanks at its ends."""
    part = text[start:end]
    words = one_line(part)
    if not words.strip():
        return " " if part else ""
    return (" " if part[:1].isspace() else "") + words.strip() + (" " if part[-1:].isspace() else "")


@dataclass(slots=True)
class Together:
    """The places where two are named together: shared sentences, else the other's in shared articles."""

    entity: EntityRow
    connection: Connection
    ranks: Mapping[int, int]
    placeholder: str = "type to filter: words of the sentence, or of a title"
    changed: bool = False

    @property
    def title(self) -> str:
        """The two."""
        other = self.connection.row
        return (
            f"{LOOKS[self.entity.kind].mark} {one_line(self.entity.name)} "
            f"+ {LOOKS[other.kind].mark} {one_line(other.name)}"
        )

    def answers(self, asking: Store, showing: Store, query: str, palette: Palette) -> Answers:
        """Return the places whose words or document title hold all words of *query*."""
        if self.changed:
            self.changed = False
            self._renew(asking)
        spots = [Spot(shared.document, *shared.one) for shared in self.connection.sentences]
        if not spots:
            spots = [
                spot for spot in asking.spots(self.entity.id) if spot.document in self.connection.documents
            ]
        spots.sort(key=lambda spot: (self.ranks.get(spot.document, len(self.ranks)), spot.start))
        groups = [(document, list(members)) for document, members in groupby(spots, key=lambda s: s.document)]
        titles = {row.id: row for row in asking.documents([document for document, _ in groups])}
        words = fold(query).split()
        if words:
            texts = Texts(asking)
            groups = [
                (document, kept)
                for document, members in groups
                if (
                    kept := [
                        spot
                        for spot in members
                        if _holds(words, titles[document].title, texts[document], spot)
                    ]
                )
            ]
        return Spots(groups, titles, showing, palette, self.entity.id)

    def forget(self) -> None:
        """Look for the places anew the next time."""
        self.changed = True

    def _renew(self, store: Store) -> None:
        self.entity, other = store.as_now(self.entity), store.home_of(self.connection.row.id)
        found = [one for one in connections(store, self.entity.id) if one.row.id == other]
        self.connection = found[0] if found else replace(self.connection, sentences=(), documents={})

    def empty(self, query: str) -> str:
        """Say that there is none."""
        return (
            f"No such place has “{one_line(query)}” beside it" if query else "They are named together no more"
        )

    def summary(self, answers: Answers) -> str:
        """Say how many."""
        assert isinstance(answers, Spots)
        what = "sentence" if self.connection.sentences else "mention"
        return f"{count(answers.total, what)} · {count(answers.documents, 'document')}"


def _holds(words: Sequence[str], title: str, text: str, spot: Spot) -> bool:
    near = fold(f"{title} {context(text, spot.start, spot.end)}")
    return all(word in near for word in words)


def dated(shared: Shared, store: Store) -> str:
    """Return the day and title of the article a sentence stands in."""
    row = store.document(shared.document)
    return f"{day_of_document(row)} · {one_line(row.title or row.path)}" if row else ""
