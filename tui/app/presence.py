"""Small pictures in one line: how often someone is named along the dossier, drawn with block characters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_BLOCKS = "▁▂▃▄▅▆▇█"


def bar(value: int, most: int) -> str:
    """Return one block character for *value* of at most *most*; a blank for nothing."""
    if value <= 0 or most <= 0:
        return " "
    return _BLOCKS[min(len(_BLOCKS) - 1, (value * len(_BLOCKS) - 1) // most)]


def sparkline(counts: Mapping[int, int], ranks: Mapping[int, int], width: int) -> str:
    """Draw how often an entity is named along the documents in order of date.

    Args:
        counts: Mentions by document number.
        ranks: For a document's number, its place from 0.
        width: Cells to draw in; fewer where there are fewer documents.

    Returns:
        A line of block characters, "·" where it is not named.
    """
    width = min(width, len(ranks))
    if width <= 0:
        return ""
    buckets = [0] * width
    for document, count in counts.items():
        rank = ranks.get(document)
        if rank is not None:
            buckets[rank * width // len(ranks)] += count
    return draw(buckets)


def draw(values: Sequence[int]) -> str:
    """Draw *values* side by side, scaled to the largest; "·" for nothing."""
    most = max(values, default=0)
    return "".join(bar(value, most) if value else "·" for value in values)
