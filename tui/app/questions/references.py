"""Every mention of one entity, grouped by document, each with the words around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from tui.app.looks import LOOKS, count
from tui.app.picking import Answers
from tui.app.questions.spots import Spots
from tui.app.rows import Palette
from tui.dossier.context import context
from tui.dossier.records import DocumentRow, EntityRow, Spot
from tui.dossier.store import Store
from tui.text import fold, one_line


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

    def answers(self, asking: Store, showing: Store, query: str, palette: Palette) -> Answers:
        """Return the mentions whose context or document title holds all words of *query*."""
        self.entity = asking.as_now(self.entity)
        ranks = self.order()
        spots = sorted(
            asking.spots(self.entity.id), key=lambda spot: (ranks.get(spot.document, len(ranks)), spot.start)
        )
        groups = [
            (document, list(members)) for document, members in groupby(spots, key=lambda spot: spot.document)
        ]
        titles = {row.id: row for row in asking.documents([document for document, _ in groups])}
        words = fold(query).split()
        if words:
            groups = _holding(groups, titles, words, asking)
        return Spots(groups, titles, showing, palette, self.entity.id)

    def empty(self, query: str) -> str:
        """Say that there is none."""
        return f"No mention has “{one_line(query)}” beside it" if query else "No mentions"

    def summary(self, answers: Answers) -> str:
        """Say how many."""
        assert isinstance(answers, Spots)
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
