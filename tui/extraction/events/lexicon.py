"""The lexicon of triggers: for each form its readings, as the learner wrote them.

A line of the file is a form, a tag, a type and a lemma, with tabs between; phrases have blanks.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources.abc import Traversable

from tui.extraction.gazetteer import data_folder
from tui.model import EventType

FILE = "events.txt"


@dataclass(frozen=True, slots=True)
class Sense:
    """What a form means in one part of speech.

    Attributes:
        tag: Its part of speech: VB, VBZ, VBD, VBN, VBG, NN, NNS or JJ.
        type: What sort of thing happened.
        lemma: What its kindred share.
        rare: Whether the form is mostly another part of speech, so that this one needs clear signs.
    """

    tag: str
    type: EventType
    lemma: str
    rare: bool = False


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


Lexicon = dict[str, Entry]


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """Read the package's own lexicon; takes a few hundredths of a second."""
    return read_lexicon(data_folder() / FILE)


def read_lexicon(path: Traversable) -> Lexicon:
    """Read a lexicon.

    Args:
        path: A file as the learner writes it.
    """
    types = {member.value: member for member in EventType}
    found: Lexicon = {}
    phrases: dict[str, Entry] = {}
    for line in path.read_text(encoding="utf-8").split("\n"):
        if not line:
            continue
        form, tag, kind, lemma = line.split("\t")
        sense = Sense(tag.rstrip("?"), types[kind], lemma, tag.endswith("?"))
        entry = (phrases if " " in form else found).setdefault(form, Entry())
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
