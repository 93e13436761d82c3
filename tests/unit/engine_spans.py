"""The spans that the tests of engines give and get."""

from __future__ import annotations

from collections.abc import Iterable

Spans = Iterable[tuple[int, int, str]]


def span(text: str, part: str, label: str) -> tuple[int, int, str]:
    """Return the span of *part* in *text*."""
    return text.index(part), text.index(part) + len(part), label
