"""What a reader should look at twice: likely misspellings, entities that may be one, names that mean several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from tui.model import Kind


class Sort(StrEnum):
    """What is doubtful."""

    MISSPELLING = "misspelling"
    SAME = "same"
    OVERLOADED = "overloaded"


@dataclass(frozen=True, slots=True)
class Named:
    """One entity of a dossier, as far as doubts about it need it.

    Attributes:
        key: The entity's key.
        kind: What it is.
        name: Its best name.
        mentions: How often it is mentioned.
        documents: In how many documents.
        surfaces: Every surface with how often it is used.
        candidates: Keys of those it may be, heaviest first, where it is ambiguous.
    """

    key: str
    kind: Kind
    name: str
    mentions: int
    documents: int
    surfaces: tuple[tuple[str, int], ...]
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suspect:
    """One doubt.

    Attributes:
        sort: What is doubtful.
        keys: The entities concerned, the doubtful one first.
        score: How likely there is something to it, from 0 to 1.
        evidence: One line for the reader, as "Nufaifi ×1 looks like Nujaifi ×14".
    """

    sort: Sort
    keys: tuple[str, ...]
    score: float
    evidence: str


def suspects(named: Sequence[Named]) -> list[Suspect]:
    """Return what is doubtful in a dossier, the best evidence first.

    Args:
        named: Every entity of the dossier that has mentions.

    Returns:
        The doubts, by score and then by the alphabet.
    """
    return []
