"""The articles that previews and contexts are cut from, the last looked at kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

from tui.app.picking import Excerpt
from tui.dossier.records import Mark, Spot
from tui.dossier.store import Store
from tui.text import one_line

_AROUND = 3_000
_TEXTS_KEPT = 24


class Texts:
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
