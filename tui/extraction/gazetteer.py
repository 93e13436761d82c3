"""Lists of names and of words around names, and the flags they give a word.

The files lie in the data folder; the name lists are built by the training command, the word lists are ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable

from tui.text import fold


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

    def flags(self, word: str) -> str:
        """Return one letter for each list that *word* is in, in a fixed order; "" where there is none.

        A word in lower case is only looked up in the lists of titles and of head words.
        """
        key = fold(word).replace(".", "")
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
    return Gazetteer(
        given=_lines(built / "given.txt"),
        surnames=_lines(built / "surnames.txt"),
        romanised=_lines(built / "romanised.txt"),
        places=_lines(built / "places.txt"),
        countries=nations | regions,
        nations=nations,
        demonyms=demonyms | peoples | _words("groups.txt"),
        titles=frozenset(fold(line).replace(".", "") for line in hand_lines("titles.txt")),
        org_heads=frozenset(fold(word) for word in _words("org_heads.txt")),
        place_heads=frozenset(fold(word) for word in _words("place_heads.txt")),
        calendar=_words("calendar.txt"),
        not_names=_words("not_names.txt"),
        common=_common(built / "common.txt"),
        inner=_lines(built / "inner.txt"),
        leads=_words("leads.txt"),
        tails=frozenset(hand_lines("tails.txt")),
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
        names.update(fold(name.strip()).replace(".", "") for name in left.split(",") if name.strip())
        adjectives.update(word.strip() for word in right.split(",") if word.strip())
    return frozenset(names), frozenset(adjectives)
