"""What a doubt is about: an entity as far as doubts need it, and what may be wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tui.model import Kind
from tui.text import one_line

from .names import parse_person
from .things import words_of


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
        spelling: The surface of the first that may not be its own, where that is the doubt; "" where all of
            the first is doubtful.
    """

    sort: Sort
    keys: tuple[str, ...]
    score: float
    evidence: str
    spelling: str = ""


def words_in(kind: Kind, surface: str) -> tuple[str, ...]:
    """Return the folded words of a name of some kind."""
    return parse_person(surface).tokens if kind is Kind.PERSON else words_of(surface)


def counted(entity: Named) -> str:
    """Return an entity as evidence names it, as "Nujaifi ×14"."""
    return f"{one_line(entity.name)} ×{entity.mentions}"
