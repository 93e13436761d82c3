"""What can be picked: actors, documents, references to someone, passages that match a search."""

from __future__ import annotations

from tui.app.questions.actors import FindActor
from tui.app.questions.documents import FindDocument
from tui.app.questions.references import References
from tui.app.questions.searches import SearchDossier

__all__ = ["FindActor", "FindDocument", "References", "SearchDossier"]
