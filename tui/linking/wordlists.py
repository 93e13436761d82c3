"""Word lists written as running text, as the tables of this package are."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the words of *text*, which blanks and line ends part."""
    return frozenset(text.split())
