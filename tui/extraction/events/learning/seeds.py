"""The words that learning starts from: by type, and those that name nothing that happens."""

from __future__ import annotations

from dataclasses import dataclass

from tui.extraction.events.inflection import noun_forms, verb_forms
from tui.extraction.gazetteer import hand_lines
from tui.model import EventType, PersonaeError

FILE = "event_seeds.txt"
_NONE = "none"
_FORM = "f"
_PARTS = ("vna", "vnaf")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the lexicon before it is inflected.

    Attributes:
        base: Infinitive or singular; words of a phrase have blanks between.
        part: "v", "n" or "a".
        type: What it names.
        lemma: What its kindred share.
    """

    base: str
    part: str
    type: EventType
    lemma: str

    def forms(self) -> dict[str, str]:
        """Return its forms, each with its tag."""
        if self.part == "v":
            return verb_forms(self.base)
        return noun_forms(self.base) if self.part == "n" else {self.base: "JJ"}


@dataclass(frozen=True, slots=True)
class Seeds:
    """What the list says.

    Attributes:
        words: Words with their types, in the list's order.
        refused: Words, with their part, that name nothing that happens.
        forms: Single forms that name nothing that happens, whatever their word names.
        phrases: Phrases that name nothing that happens, whatever their words name.
    """

    words: tuple[Word, ...]
    refused: frozenset[tuple[str, str]]
    forms: frozenset[str]
    phrases: tuple[str, ...]


def read_seeds() -> Seeds:
    """Return the seed words.

    Raises:
        PersonaeError: A line of the list cannot be read, or names a word twice.
    """
    found: dict[tuple[str, str], Word] = {}
    refused: set[tuple[str, str]] = set()
    for line in hand_lines(FILE):
        kind, _, items = line.partition(":")
        for item in items.split():
            spelling, _, rest = item.partition("/")
            parts, _, lemma = rest.partition("=")
            base = spelling.replace("_", " ")
            for part in parts:
                if part not in _PARTS[kind == _NONE] or (base, part) in found or (base, part) in refused:
                    raise PersonaeError(f"{FILE}: {kind}: {item}: unknown part, or named twice")
                if kind == _NONE:
                    refused.add((base, part))
                else:
                    found[base, part] = Word(base, part, EventType(kind), lemma or base)
    return Seeds(
        tuple(found.values()),
        frozenset((base, part) for base, part in refused if part != _FORM),
        frozenset(base for base, part in refused if part == _FORM and " " not in base),
        tuple(sorted(base for base, part in refused if part == _FORM and " " in base)),
    )
