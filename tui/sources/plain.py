"""Plain text: the decoded file and nothing but, so that every offset is an offset of the file."""

from __future__ import annotations

from tui.sources import first_lines
from tui.sources.facts import Article


def read(text: str) -> Article:
    """Return *text* unchanged, with its headline as the only heading, and what its first lines say."""
    facts, headline = first_lines.read_plain(text)
    return Article(text, (headline,) if headline else (), (facts,))
