"""Titles and offices that stand directly before a person's name."""

from __future__ import annotations

import re

from tui.extraction.gazetteer import Gazetteer
from tui.extraction.words import word_set
from tui.text import undotted

_LONGEST = 6
_QUALIFIERS = word_set(
    "former then ex late acting interim deputy vice chief senior outgoing incoming newly elected first second"
)
_FIELDS = word_set(
    "prime foreign interior defense defence finance oil justice health education trade energy labor "
    "labour agriculture environment culture information transport economy industry planning home state "
    "cabinet treasury commerce housing water electricity tourism security national ministry police army "
    "military navy party parliament parliamentary government house senate general major lieutenant "
    "brigadier rear press special high supreme opposition majority minority executive attorney white "
    "grand policy union republican democratic affairs church force air field crown"
)
_SINGLE = word_set("saint marine tan don private brother sister father count major miss sheikh")


_OFFICES = word_set("minister secretary undersecretary chief director speaker member commissioner governor")


_ARTICLES = word_set("the a an its his her their then")
_PAST = word_set("former then ex late onetime")
_BEFORE_HYPHENS = _PAST | {"vice", "secretary"}
_GENERATIONS = word_set("elder younger")
_POSSESSIVES = frozenset({"'s", "’s"})
_CLOSING = frozenset({",", ".", ";", ":", "!", "?", "—", "–", ")"})
_HOLDERS = word_set(
    "minister president chairman chairwoman secretary speaker leader head chief director governor mayor "
    "ambassador spokesman spokeswoman commander commissioner chancellor premier senator vice-president envoy "
    "undersecretary"
)
_BODIES = word_set(
    "parliament staff state government police intelligence security army navy police opposition foreign "
    "affairs defence defense finance interior justice health education oil trade energy central bank general "
    "air force council assembly parliamentary committee party cabinet region province"
)
_TAKING = (
    ("was", "sworn", "in", "as"), ("is", "sworn", "in", "as"), ("took", "office", "as"), ("becomes",),
    ("has", "been", "sworn", "in", "as"), ("has", "been", "elected"), ("has", "been", "appointed"),
    ("has", "been", "named"), ("has", "become"), ("is",), ("is", "now"), ("remains",),
)  # fmt: skip
"""What stands between a name and the office that its bearer holds or takes now."""
_TOOK = (
    ("became",), ("was", "elected"), ("was", "elected", "as"), ("was", "appointed"),
    ("was", "appointed", "as"), ("was", "named"), ("was", "named", "as"), ("was", "made"),
)  # fmt: skip
"""The same in the past: whether that was now, the day that follows has to tell."""
_NOW = word_set("monday tuesday wednesday thursday friday saturday sunday today yesterday earlier this last")
_WHEN = word_set(
    "on at after before by when for with from last this and under while since as one two ten days"
)
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_JOINING = word_set("of the for and in")
_LONGEST_APPOSITION = 9
_BEHIND = 24
"""So many words behind a name are looked at."""


class RoleFinder:
    """Reads the words before a name backwards for as long as they belong to a title."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._titles = gazetteer.titles
        self._demonyms = gazetteer.demonyms
        self._countries = gazetteer.countries
        self._is_nationality = gazetteer.is_nationality

    def is_title(self, word: str) -> bool:
        """Whether *word* alone is a title or an office written with a capital."""
        return word[0].isupper() and undotted(word) in self._titles

    def is_role(self, words: list[str]) -> bool:
        """Whether *words* are a title and nothing else, as "Prime Minister"; parts of titles count too."""
        keys = [undotted(word) for word in words]
        if len(keys) > 1 and " ".join(keys) in self._titles:
            return True
        if keys[-1] in ("party", "ministry") or keys[0] == "ministry":
            return False  # "Justice Party" is a party, "Justice Ginsburg" is not.
        return all(
            key in self._titles or key in _FIELDS or key in _QUALIFIERS or key == "of" for key in keys
        ) and any(key in self._titles or key in _OFFICES for key in keys)

    def of(self, words: list[str], first: int, last: int, floor: int = 0) -> str:
        """Return the role of the person named by the tokens, from before the name or else from after it.

        Args:
            words: The tokens of the text.
            first: The first token of the name.
            last: One past its last token.
            floor: The first token of the sentence.
        """
        before = self.before(words[floor:first], first - floor)
        return before or self.after(words[first : last + _BEHIND], last - first)

    def before_offset(self, text: str, start: int) -> str:
        """Return the role that stands directly before the name beginning at *start* in its line, else ""."""
        line = text[max(0, start - 60) : start]
        words = line.rpartition("\n")[2].split()
        if len(line) == 60:
            words = words[1:]
        return self.before(words, len(words)) if words else ""

    def before(self, words: list[str], first: int) -> str:
        """Return the role that ends just before the name beginning at token *first*; "" if there is none.

        Nationalities and countries are left out at its front; "former" is kept, for who is the former
        president is not the president. "The elder Bush" gives "elder".
        """
        if first == 0:
            return ""
        if not (end := self._head(words, first)):
            told = first > 1 and words[first - 2].lower() == "the" and words[first - 1].lower()
            return told if told in _GENERATIONS else ""
        begin = end - 1
        while begin > max(0, end - _LONGEST) and self._belongs(words, begin - 1, end):
            begin -= 1
        past = ""
        while begin < end and not self._opens(words[begin]):
            past = past or self._past(words[begin])
            begin += 1
        return " ".join([*([past] if past and begin < end else []), *words[begin:first]]).replace(" - ", "-")

    def opening(self, words: list[str], first: int, last: int) -> int:
        """Return where the title begins that ends before *last*, no earlier than *first*.

        Nationalities at its front are taken as part of it.
        """
        begin = last - 1
        while begin > first and (self._belongs(words, begin - 1, last) or words[begin - 1] in self._demonyms):
            begin -= 1
        return begin

    def after(self, words: list[str], last: int) -> str:
        """Return the role told in apposition after the name ending at *last*; "" where that is not sure.

        ", the speaker of parliament," gives "speaker of parliament", "was sworn in as president on" gives
        "president", and so does ", a farmer, is president.". The office has to stand between commas, without
        a verb, or behind one of holding it now.
        """
        begin, verbs = last + 1, False
        for at in (last, self._past_apposition(words, last)):
            ways = (way for way in (*_TAKING, *_TOOK) if tuple(words[at : at + len(way)]) == way)
            if taking := max(ways, key=len, default=()):
                begin, verbs = at + len(taking), True
                break
        if not verbs and words[last : last + 1] != [","]:
            return ""
        stop = begin
        while stop < len(words) and stop - begin <= _LONGEST_APPOSITION and words[stop] not in _CLOSING:
            if verbs and words[stop].lower() in _WHEN:
                break
            stop += 1
        if verbs and not self._is_now(words[stop : stop + _LONGEST], told=taking not in _TOOK):
            return ""
        if stop == len(words) or stop - begin > _LONGEST_APPOSITION or stop == begin:
            return ""
        past = ""
        while begin < stop and self._leads_up(words, begin, stop):
            past = past or self._past(words[begin])
            begin += 1
        head = begin
        while head < stop and words[head].lower() not in _HOLDERS:
            if undotted(words[head]) not in _FIELDS | _QUALIFIERS:
                return ""
            head += 1
        if head == stop or (head + 1 < stop and words[head + 1] not in ("of", "for", "general", "General")):
            return ""
        tail = words[head + 1 : stop]
        if any(word not in _JOINING and word[0].islower() and word not in _BODIES for word in tail):
            return ""
        return " ".join([*([past] if past else []), *words[begin:stop]])

    def _past_apposition(self, words: list[str], last: int) -> int:
        """Return where a sentence goes on behind ", a law professor," after a name; *last* without one."""
        if words[last : last + 1] != [","] or words[last + 1 : last + 2] not in (["a"], ["an"], ["the"]):
            return last
        rest = range(last + 2, min(len(words), last + 2 + _LONGEST_APPOSITION))
        stop = next((at for at in rest if words[at] in _CLOSING), last)
        return stop + 1 if words[stop] == "," and stop > last else last

    def _is_now(self, when: list[str], *, told: bool) -> bool:
        """Whether an office is taken now: no year follows, and a weekday unless the verb *told* it."""
        if any(_YEAR.fullmatch(word) for word in when):
            return False
        return told or any(word.lower() in _NOW for word in when[:3])

    def _past(self, word: str) -> str:
        """Return what makes a former office of one, as "former", else ""; "Then" tells what came next."""
        key = undotted(word)
        return key if key in _PAST and word != "Then" else ""

    def _leads_up(self, words: list[str], index: int, stop: int) -> bool:
        """Whether the word only leads up to an office: an article, a nationality, "former", "Iraq's"."""
        word = words[index]
        if word.lower() in _ARTICLES or word == "new" or word in self._demonyms or undotted(word) in _PAST:
            return True
        if index + 1 < stop and self._is_nationality(word, words[index + 1]):
            return True
        owner = index + 1 < stop and words[index + 1] in _POSSESSIVES and undotted(word) in self._countries
        return owner or (word in _POSSESSIVES) or undotted(word) in self._countries

    def _head(self, words: list[str], first: int) -> int:
        """One past the title word itself: "Minister" in "Minister of Foreign Affairs"; 0 if there is none."""
        if words[first - 1] == "Miss.":
            # The state: the title is no abbreviation.
            return 0
        if undotted(words[first - 1]) in self._titles or self.is_title_pair(words, first):
            return first
        for index in range(first - 2, max(0, first - _LONGEST), -1):
            word = words[index]
            if word == "of" and undotted(words[index - 1]) in _OFFICES:
                plain = undotted(" ".join(words[index + 1 : first])) not in self._countries
                return index if plain else 0
            if not (word[0].isupper() or word in ("and", "the")):
                return 0
        return 0

    def _belongs(self, words: list[str], index: int, first: int) -> bool:
        word = words[index]
        key = undotted(word)
        if word == "-":
            return (
                index + 1 < first
                and index > 0
                and (
                    undotted(words[index - 1]) in _BEFORE_HYPHENS
                    or undotted(words[index - 1]) in self._titles
                )
            )
        if key in self._titles or key in _FIELDS or key in _QUALIFIERS:
            return True
        return word in self._demonyms and index + 1 < first

    def _opens(self, word: str) -> bool:
        return word not in self._demonyms and word != "-" and undotted(word) not in _PAST

    def is_title_pair(self, words: list[str], first: int) -> bool:
        """Whether the two words before *first* are one title, as "Crown Prince"."""
        return first > 1 and f"{undotted(words[first - 2])} {undotted(words[first - 1])}" in self._titles
