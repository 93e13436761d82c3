"""One document as the linking of events reads it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tui.model import Link, Mention, Trigger


@dataclass(frozen=True, slots=True)
class Scene:
    """One document with what happens in it and who is named in it.

    Attributes:
        document: The document's number in the dossier.
        date: Day of publication, if known.
        title: One line.
        text: The document's text; all offsets are code points of it.
        triggers: In order of :attr:`Trigger.start`; none overlaps a mention.
        mentions: The named mentions, in order.
        links: Whom each of :attr:`mentions` means.
    """

    document: int
    date: date | None
    title: str
    text: str
    triggers: tuple[Trigger, ...]
    mentions: tuple[Mention, ...]
    links: tuple[Link, ...]
