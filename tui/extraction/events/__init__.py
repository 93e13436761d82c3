"""Event triggers: the verbs and nouns of a text that name something that happened, with type and modality.

The lexicon is learned by ``python -m tui.extraction.events.learn`` from seed words and running text.
"""

from __future__ import annotations

from tui.extraction.events.finding import triggers

__all__ = ["triggers"]
