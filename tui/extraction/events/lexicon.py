"""The lexicon of triggers: each form's readings, and what tells verb from noun, as learned.

A line is a form, a tag, a type, a lemma and perhaps a leaning, with tabs between; phrases have blanks.
Words and phrases that name nothing that happens ("in order") are marked "-".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources.abc import Traversable

from tui.extraction.events.inflection import ALIKE
from tui.extraction.gazetteer import data_folder
from tui.model import EventType

LEXICON = "events.txt"
CONTEXTS = "event_contexts.txt"
HEADS = "event_heads.txt"
"""Nouns that name no event, one a line: what stands before one only says what sort of thing it is."""
NONE = "-"
WEIGHED_TAGS = ("VB", "VBZ", "VBD", "VBG")
VERB_TAGS = (*WEIGHED_TAGS, "VBN", ALIKE)


@dataclass(frozen=True, slots=True)
class Sense:
    """What a form means in one part of speech.

    Attributes:
        tag: Its part of speech: VB, VBZ, VBD, VBN, VBG, NN, NNS or JJ, or :data:`inflection.ALIKE`.
        type: What sort of thing happened.
        lemma: What its kindred share.
        leans: Of a verb that may be a noun as well: the logarithm of the odds, before its context is seen.
    """

    tag: str
    type: EventType
    lemma: str
    leans: float | None = None


@dataclass(slots=True)
class Entry:
    """All that one word can be or open.

    Attributes:
        verb: Its reading as a verb.
        noun: Its reading as a noun.
        adjective: Its reading as an adjective or a fixed phrase.
        longer: The phrases it opens: the words after it and their entry, longest first.
    """

    verb: Sense | None = None
    noun: Sense | None = None
    adjective: Sense | None = None
    longer: list[tuple[tuple[str, ...], Entry]] = field(default_factory=list)

    def is_empty(self) -> bool:
        """Whether it has no reading: a phrase that names nothing that happens, for all its words."""
        return self.verb is None and self.noun is None and self.adjective is None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All that was learned.

    Attributes:
        entries: Words in lower case with what they can be.
        before: For each tag of a verb and each word how much likelier a verb is after it than a noun.
        after: The same for the word that follows.
    """

    entries: dict[str, Entry]
    before: dict[str, dict[str, float]]
    after: dict[str, dict[str, float]]


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """Read the package's own lexicon; takes a few hundredths of a second."""
    return read_lexicon(data_folder())


def read_lexicon(folder: Traversable) -> Lexicon:
    """Read a lexicon.

    Args:
        folder: Where the learner wrote it.
    """
    before: dict[str, dict[str, float]] = {tag: {} for tag in VERB_TAGS}
    after: dict[str, dict[str, float]] = {tag: {} for tag in VERB_TAGS}
    for line in _lines(folder / CONTEXTS):
        context, *weights = line.split("\t")
        side = before if context[0] == "<" else after
        for tag, tenths in zip(WEIGHED_TAGS, weights, strict=True):
            side[tag][context[1:]] = int(tenths) / 10
    for side in (before, after):
        side["VBN"] = side["VBD"]
        side[ALIKE] = either(side["VB"], side["VBD"])
    return Lexicon(_entries(_lines(folder / LEXICON)), before, after)


@lru_cache(maxsize=1)
def load_heads() -> frozenset[str]:
    """Read the package's own list of nouns that name no event."""
    return frozenset(_lines(data_folder() / HEADS))


def either(one: dict[str, float], other: dict[str, float]) -> dict[str, float]:
    """Return the weights of contexts for a form that may be one inflection or the other."""
    return {
        context: max(one.get(context, 0.0), other.get(context, 0.0)) for context in one.keys() | other.keys()
    }


def _entries(lines: list[str]) -> dict[str, Entry]:
    types = {member.value: member for member in EventType}
    found: dict[str, Entry] = {}
    phrases: dict[str, Entry] = {}
    for line in lines:
        form, tag, *rest = line.split("\t")
        entry = (phrases if " " in form else found).setdefault(form, Entry())
        if tag == NONE:
            continue
        kind, lemma, *leans = rest
        sense = Sense(tag, types[kind], lemma, int(leans[0]) / 10 if leans else None)
        if tag[0] == "V":
            entry.verb = sense
        elif tag[0] == "N":
            entry.noun = sense
        else:
            entry.adjective = sense
    for phrase in sorted(phrases, key=lambda text: (-text.count(" "), text)):
        first, *rest = phrase.split(" ")
        found.setdefault(first, Entry()).longer.append((tuple(rest), phrases[phrase]))
    return found


def _lines(path: Traversable) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").split("\n") if line]
