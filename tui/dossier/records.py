"""What the store answers with: small frozen rows for lists, panes and exports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tui.model import EventType, Kind, Modality, Origin, Rule

_Day = date


class DocumentOrder(StrEnum):
    """The orders a list of documents can stand in."""

    DATE = "date"
    NAME = "name"
    MENTIONS = "mentions"


class LineOrder(StrEnum):
    """The orders the lines of a concordance can stand in."""

    LEFT = "left"
    RIGHT = "right"
    DATE = "date"
    DOCUMENT = "document"
    SPELLING = "spelling"


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document as a list shows it; ``words`` and ``mentions`` are counts."""

    id: int
    path: str
    title: str
    date: date | None
    author: str | None
    outlet: str | None
    origins: Mapping[str, Origin]
    digest: str
    words: int
    mentions: int

    @property
    def day(self) -> _Day | None:
        """The date that the article has; None where only its file has one."""
        return None if self.origins.get("date") is Origin.MODIFIED else self.date


@dataclass(frozen=True, slots=True)
class Mark:
    """One mention in its document, half open in code points; ``entity`` is 0 before linking is done."""

    start: int
    end: int
    kind: Kind
    entity: int


@dataclass(frozen=True, slots=True)
class CastRow:
    """An entity as the sidebar shows it: mentions in the open document, in all, and its usual role.

    Of an event the role is its type, and the modality says whether it is so.
    """

    id: int
    kind: Kind
    name: str
    here: int
    mentions: int
    documents: int
    role: str
    spellings: int
    ambiguous: bool
    watched: bool
    modality: Modality = Modality.HAPPENED


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A title or office an entity was named with, and when."""

    text: str
    mentions: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class EntityRow:
    """All that is known of one entity.

    Attributes:
        surfaces: Spellings with their counts, most frequent first.
        candidates: (id, name, mentions) of those an ambiguous name may be, heaviest first.
    """

    id: int
    key: str
    kind: Kind
    name: str
    mentions: int
    documents: int
    first: date | None
    last: date | None
    surfaces: tuple[tuple[str, int], ...]
    roles: tuple[RoleRow, ...]
    candidates: tuple[tuple[int, str, int], ...]


@dataclass(frozen=True, slots=True)
class MentionRow:
    """One linked mention with its reason; offsets are half open in code points of its document."""

    document: int
    path: str
    start: int
    end: int
    entity: int
    key: str
    kind: Kind
    name: str
    rule: Rule
    score: float
    evidence: str
    role: str


@dataclass(frozen=True, slots=True)
class DateRow:
    """One date that a document names; offsets are half open in code points.

    Attributes:
        value: What it means, as :class:`tui.extraction.dates.DateMention` writes it; "" if it is open.
        mod: Which part of the value is meant, in the words of TIMEX3; "" for the whole.
        reason: Why, in one line.
    """

    document: int
    path: str
    start: int
    end: int
    value: str
    mod: str
    reason: str


@dataclass(frozen=True, slots=True)
class TriggerRow:
    """One trigger with its event; offsets are half open in code points.

    Attributes:
        key: The event's key.
        name: The event's label.
        value: When it was, as a TIMEX3 value; "" if the text does not say.
        evidence: Why it is of that event.
    """

    document: int
    path: str
    start: int
    end: int
    key: str
    name: str
    type: EventType
    modality: Modality
    value: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A span of a document."""

    document: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Summary:
    """Totals of a dossier; ``stale`` says that linking has not caught up with the documents yet."""

    documents: int
    words: int
    mentions: int
    entities: Mapping[Kind, int]
    unreadable: int
    stale: bool
