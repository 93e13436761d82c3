"""Extraction: tokens, sentences, the tagger and the second pass; a text to its mentions.

Importing this package reads no weights; :meth:`Extractor.load` does.
"""

from __future__ import annotations

from tui.extraction.changes import Changes, changes
from tui.extraction.edition import edition
from tui.extraction.engines import EngineError, EngineFailure, Finder, find_engine
from tui.extraction.lexicon import Lexicon, LexiconBuilder
from tui.extraction.second import complete
from tui.extraction.tagger import Extractor
from tui.extraction.tokens import count_words

__all__ = [
    "Changes",
    "EngineError",
    "EngineFailure",
    "Extractor",
    "Finder",
    "Lexicon",
    "LexiconBuilder",
    "changes",
    "complete",
    "count_words",
    "edition",
    "find_engine",
]
