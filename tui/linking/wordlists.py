"""Word lists: written as running text, as the tables of this package are, or read from the data folder."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files


def words(text: str) -> frozenset[str]:
    """Return the words of *text*, which blanks and line ends part."""
    return frozenset(text.split())


@lru_cache(maxsize=8)
def listed(name: str) -> frozenset[str]:
    """Return the words of a list in the data folder, as "surnames"; a digit before a word is cut.

    Args:
        name: The file's name without its ending.
    """
    lines = (files("tui.data") / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.lstrip("123456789") for line in lines if line and not line.startswith("#"))
