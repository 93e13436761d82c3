"""Lists of names and of words around names, and the flags they give a word.

The files lie in the data folder; the name lists are built by the training command, the word lists are ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable

from tui.extraction.tokens import split_word
from tui.text import fold, undotted

_SIDES = frozenset({"north", "south", "east", "west", "central", "latin", "southeast", "afro", "anglo"})


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Everything that is known about single words and short phrases before a text is read.

    Attributes:
        given: Folded given names.
        surnames: Folded family names.
        romanised: Folded parts of names romanised from Arabic and Russian.
        places: Folded names of towns and cities; those of several words are joined by blanks.
        countries: Folded names of countries, regions and capitals, likewise.
        nations: Those of countries alone.
        demonyms: Words for peoples, faiths and movements, and their adjectives, as written.
        titles: Folded titles and offices, likewise phrases, without full stops.
        org_heads: Folded words that close or open names of organisations.
        place_heads: Folded words that close or open names of places.
        calendar: Days, months, feasts, as written.
        not_names: Abbreviations of common words, as written.
        common: For each common lower-case word how sure it is to be no name, from 1 to 9.
        inner: Lower-case words and marks that join the parts of names.
        leads: Lower-case words that open names ("bin", "van").
        tails: Lower-case words that close names ("river").
        orgs: Well-known organisations of one token, as written.
        phrases: Folded names of several tokens, joined by blanks: "c" for a country or region, "k" for an
            organisation, "p" for a town.
        halves: First words of nations of two words ("costa", "south").
        openings: For the first token of each phrase the most tokens of a phrase that it opens.
    """

    given: frozenset[str]
    surnames: frozenset[str]
    romanised: frozenset[str]
    places: frozenset[str]
    countries: frozenset[str]
    nations: frozenset[str]
    demonyms: frozenset[str]
    titles: frozenset[str]
    org_heads: frozenset[str]
    place_heads: frozenset[str]
    calendar: frozenset[str]
    not_names: frozenset[str]
    common: dict[str, int]
    inner: frozenset[str]
    leads: frozenset[str]
    tails: frozenset[str]
    orgs: frozenset[str]
    phrases: dict[str, str]
    openings: dict[str, int]
    halves: frozenset[str]

    def is_nationality(self, first: str, second: str) -> bool:
        """Whether two words say where someone is from ("Costa Rican"); one alone is in ``demonyms``."""
        return second in self.demonyms and first.lower() in self.halves and first[0].isupper()

    def flags(self, word: str) -> str:
        """Return one letter for each list that *word* is in, in a fixed order; "" where there is none.

        A word in lower case is only looked up in the lists of titles and of head words.
        """
        key = undotted(word)
        found = ""
        if not word.islower():
            for letter, members in (
                ("g", self.given),
                ("s", self.surnames),
                ("r", self.romanised),
                ("p", self.places),
                ("c", self.countries),
            ):
                if key in members:
                    found += letter
            if word in self.orgs:
                found += "k"
        for letter, members in (("t", self.titles), ("o", self.org_heads), ("h", self.place_heads)):
            if key in members:
                found += letter
        if word in self.demonyms:
            found += "d"
        if word in self.calendar:
            found += "m"
        return found


def data_folder() -> Traversable:
    """Return the folder of the package that holds the weights and the lists."""
    return files("tui") / "data"


def load_gazetteer(folder: Traversable | None = None) -> Gazetteer:
    """Read all lists.

    Args:
        folder: Where the built lists are; the package's own data folder if none is given. The lists
            written by hand are always read from the package.

    Returns:
        The lists, ready for lookup; takes about a tenth of a second.
    """
    built = folder if folder is not None else data_folder()
    nations, demonyms = _countries("countries.txt")
    regions, peoples = _countries("regions.txt")
    places = _lines(built / "places.txt")
    orgs = [_parts(name.strip()) for line in hand_lines("orgs.txt") for name in line.split(",")]
    phrases = _phrases(
        [
            ("p", [_parts(name) for name in places]),
            ("k", orgs),
            ("c", [_parts(name) for name in nations | regions]),
        ]
    )
    return Gazetteer(
        given=_lines(built / "given.txt"),
        surnames=_lines(built / "surnames.txt"),
        romanised=_lines(built / "romanised.txt"),
        places=places,
        countries=nations | regions,
        nations=nations,
        demonyms=demonyms | peoples | _words("groups.txt"),
        titles=frozenset(undotted(line) for line in hand_lines("titles.txt")),
        org_heads=frozenset(fold(word) for word in _words("org_heads.txt")),
        place_heads=frozenset(fold(word) for word in _words("place_heads.txt")),
        calendar=_words("calendar.txt"),
        not_names=_words("not_names.txt"),
        common=_common(built / "common.txt"),
        inner=_lines(built / "inner.txt"),
        leads=_words("leads.txt"),
        tails=frozenset(hand_lines("tails.txt")),
        orgs=frozenset(parts[0] for parts in orgs if len(parts) == 1),
        phrases=phrases,
        openings=_openings(phrases),
        halves=_SIDES | {name.partition(" ")[0] for name in nations if name.count(" ") == 1},
    )


def hand_lines(name: str) -> list[str]:
    """Return the lines of a list written by hand, without comments and blank lines."""
    text = (data_folder() / name).read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


def _words(name: str) -> frozenset[str]:
    return frozenset(word for line in hand_lines(name) for word in line.split())


def _lines(path: Traversable) -> frozenset[str]:
    return frozenset(path.read_text(encoding="utf-8").split("\n")) - {""}


def _common(path: Traversable) -> dict[str, int]:
    return {line[1:]: int(line[0]) for line in path.read_text(encoding="utf-8").split("\n") if line}


def _countries(file: str) -> tuple[frozenset[str], frozenset[str]]:
    names: set[str] = set()
    adjectives: set[str] = set()
    for line in hand_lines(file):
        left, _, right = line.partition("|")
        names.update(undotted(name.strip()) for name in left.split(",") if name.strip())
        adjectives.update(word.strip() for word in right.split(",") if word.strip())
    return frozenset(names), frozenset(adjectives)


def _parts(name: str) -> list[str]:
    """The tokens of *name*; cheap where blanks alone part them, as they mostly do."""
    words = name.split()
    return words if all(map(str.isalnum, words)) else split_word(name)


def _phrases(lists: list[tuple[str, list[list[str]]]]) -> dict[str, str]:
    """Names of several tokens and the letter of their list; where two lists hold one, the later counts."""
    found: dict[str, str] = {}
    for letter, names in lists:
        for parts in names:
            if len(parts) > 1:
                found[" ".join(parts).lower().replace(".", "")] = letter
    return found


def _openings(phrases: dict[str, str]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for phrase in phrases:
        first, blanks = phrase.partition(" ")[0], phrase.count(" ")
        longest[first] = max(longest.get(first, 0), blanks + 1)
    return longest
