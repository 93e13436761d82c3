"""Lexicons and mentions for tests of the second pass."""

from __future__ import annotations

from tui.extraction import Lexicon, LexiconBuilder
from tui.model import Kind, Mention

Names = list[tuple[str, Kind]]


def mention(text: str, surface: str, kind: Kind, role: str = "") -> Mention:
    """Return a mention of the first *surface* in *text*."""
    start = text.index(surface)
    return Mention(start, start + len(surface), surface, kind, role)


def lexicon_of(*names: tuple[str, Kind, int]) -> Lexicon:
    """Return the lexicon of a dossier that has every name so many times as that kind."""
    builder = LexiconBuilder()
    for surface, kind, count in names:
        builder.add([Mention(0, len(surface), surface, kind)] * count)
    return builder.build()


def names(mentions: tuple[Mention, ...]) -> Names:
    """Return the surface and kind of each mention."""
    return [(m.surface, m.kind) for m in mentions]
