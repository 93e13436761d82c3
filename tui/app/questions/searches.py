"""Searching all documents for words, phrases and beginnings of words."""

from __future__ import annotations

from dataclasses import dataclass, field

from tui.app.looks import count
from tui.app.picking import Answers
from tui.app.questions.joined import Joined
from tui.app.questions.keepings import KeptRows, answering
from tui.app.questions.spots import Spots
from tui.app.rows import Palette
from tui.dossier.notes import Kept, Notes, in_order, placed
from tui.dossier.records import Spot
from tui.dossier.search import Hit, parse, search
from tui.dossier.store import Store
from tui.model import PersonaeError
from tui.text import one_line

_EXAMPLES = """Type words to find

coup plot        both words
"green zone"     a phrase
milit*           a beginning
coup NOT plot    one, not the other"""


@dataclass(slots=True)
class SearchDossier:
    """Search all documents for words, and what the reader keeps of them.

    Attributes:
        notes: The reader's notes; None where there are none.
        hits: What was found last in the documents.
        refused: That the notes could not be searched, or "".
    """

    notes: Notes | None = None
    title: str = "Search"
    placeholder: str = 'words  "a phrase"  prefix*  AND OR NOT'
    hits: list[Hit] = field(default_factory=list)
    refused: str = ""

    def answers(self, asking: Store, showing: Store, query: str, palette: Palette) -> Answers:
        """Return the documents that answer *query*, best first, each with its first hits."""
        self.hits = hits = search(asking, query)
        titles = {row.id: row for row in asking.documents([hit.document for hit in hits])}
        groups = [
            (hit.document, [Spot(hit.document, start, end) for start, end in hit.spans])
            for hit in hits
            if hit.document in titles and hit.spans
        ]
        found = Spots(groups, titles, showing, palette, query=query)
        self.refused = ""
        kept = []
        try:
            kept = self._kept(asking, query)
        except PersonaeError:
            # The articles answer whether or not the notes do.
            self.refused = "notes cannot be read · "
        return Joined(KeptRows(kept, showing, palette), found) if kept else found

    def _kept(self, asking: Store, query: str) -> list[Kept]:
        if self.notes is None or not query.strip():
            return []
        return in_order(answering(placed(self.notes.all(), asking), query, asking), asking)

    def empty(self, query: str) -> str:
        """Say that there is nothing, or how to ask."""
        if query.strip() and not parse(query):
            return "Name a word to search for, too:\nNOT and - only leave out"
        if query.strip():
            return f"Nothing matches {one_line(query)}"
        return _EXAMPLES

    def summary(self, answers: Answers) -> str:
        """Say how many."""
        noted = self.refused
        if isinstance(answers, Joined) and isinstance(answers.first, KeptRows):
            noted = f"{count(answers.first.total, 'note')} · "
            answers = answers.second
        assert isinstance(answers, Spots)
        if not answers.total:
            return noted.removesuffix(" · ")
        return f"{noted}{count(answers.total, 'hit')} · {count(answers.documents, 'document')}"
