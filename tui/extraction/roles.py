"""Titles and offices that stand directly before a person's name."""

from __future__ import annotations

from tui.extraction.gazetteer import Gazetteer
from tui.text import fold

_LONGEST = 6
_QUALIFIERS = frozenset(
    [
        "former",
        "then",
        "ex",
        "late",
        "acting",
        "interim",
        "deputy",
        "vice",
        "chief",
        "senior",
        "outgoing",
        "incoming",
        "newly",
        "elected",
        "first",
        "second",
    ]
)
_FIELDS = frozenset(
    [
        "prime",
        "foreign",
        "interior",
        "defense",
        "defence",
        "finance",
        "oil",
        "justice",
        "health",
        "education",
        "trade",
        "energy",
        "labor",
        "labour",
        "agriculture",
        "environment",
        "culture",
        "information",
        "transport",
        "economy",
        "industry",
        "planning",
        "home",
        "state",
        "cabinet",
        "treasury",
        "commerce",
        "housing",
        "water",
        "electricity",
        "tourism",
        "security",
        "national",
        "ministry",
        "police",
        "army",
        "military",
        "navy",
        "party",
        "parliament",
        "parliamentary",
        "government",
        "house",
        "senate",
        "general",
        "major",
        "lieutenant",
        "brigadier",
        "rear",
        "press",
        "special",
        "high",
        "supreme",
        "opposition",
        "majority",
        "minority",
        "executive",
        "attorney",
        "white",
        "policy",
        "union",
        "republican",
        "democratic",
        "affairs",
        "church",
        "force",
        "air",
        "field",
        "crown",
    ]
)
_SINGLE = frozenset(
    [
        "saint",
        "marine",
        "tan",
        "don",
        "private",
        "brother",
        "sister",
        "father",
        "count",
        "major",
        "miss",
        "sheikh",
    ]
)


class RoleFinder:
    """Reads the words before a name backwards for as long as they belong to a title."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._titles = gazetteer.titles
        self._demonyms = gazetteer.demonyms
        self._countries = gazetteer.countries

    def is_title(self, word: str) -> bool:
        """Whether *word* alone is a title or an office written with a capital."""
        return word[0].isupper() and fold(word).replace(".", "") in self._titles

    def before(self, words: list[str], first: int) -> str:
        """Return the role that ends just before the name beginning at token *first*; "" if there is none.

        Nationalities, countries and words like "former" are left out at its front.
        """
        begin = first
        while begin > max(0, first - _LONGEST) and self._belongs(words, begin - 1, first):
            begin -= 1
        while begin < first and not self._opens(words[begin]):
            begin += 1
        if begin == first or (
            self._key(words[first - 1]) not in self._titles and not self._is_title_pair(words, first)
        ):
            return ""
        return " ".join(words[begin:first]).replace(" - ", "-").replace(" ,", ",")

    def _belongs(self, words: list[str], index: int, first: int) -> bool:
        word = words[index]
        key = self._key(word)
        if word == "-":
            return (
                index + 1 < first
                and index > 0
                and self._key(words[index - 1]) in self._titles | {"vice", "secretary"}
            )
        if key in self._titles or key in _FIELDS or key in _QUALIFIERS:
            return True
        return word in self._demonyms and index + 1 < first

    def _opens(self, word: str) -> bool:
        return (
            word not in self._demonyms
            and word != "-"
            and self._key(word) not in ("former", "then", "ex", "late")
        )

    def _is_title_pair(self, words: list[str], first: int) -> bool:
        return first > 1 and f"{self._key(words[first - 2])} {self._key(words[first - 1])}" in self._titles

    def _key(self, word: str) -> str:
        return fold(word).replace(".", "")
