"""The sentence around a trigger: who its grammar says did it, to whom, and where.

A name is taken only where the words between it and the trigger are plain.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from tui.model import EventType, Kind, Link, Mention, Trigger
from tui.text import fold_text

from ..wordlists import words
from .phrases import tail
from .sources import told_by
from .stories import WORD, number_of

Pairs = Sequence[tuple[Mention, Link]]

ADJECTIVES = words("dead deadly fatal fatally lethal")
"""Triggers that are no nouns, whatever stands before them: a dead end kills nobody."""

BEFALLING = frozenset({EventType.DIE, EventType.EXECUTE})
"""Types that befall each only once: of two dead there are two deaths."""

_DONE_TO = BEFALLING | {
    EventType.ARREST,
    EventType.RELEASE,
    EventType.CHARGE,
    EventType.VERDICT,
    EventType.INJURE,
    EventType.ATTACK,
}
"""Types whose verb has somebody as its object: "killed judge Lund"."""
_WHO = r"(?:(?!(?:and|or|but|of|in|at|by|to|as|who|that|with|from|for|than)\b)[a-z]+(?:-[a-z]+)?\s+)"
"""A word of what somebody is, before the name."""
_OBJECT = re.compile(rf"\s+(?:the\s+|an?\s+|his\s+|her\s+|its\s+|their\s+)?{_WHO}{{0,3}}$")
_OF_WHOM = re.compile(rf"\s+of\s+(?:the\s+|an?\s+|his\s+|her\s+)?{_WHO}{{0,3}}$")
_PASSIVE = re.compile(
    r"(?:,\s+[^,;.]{1,60},)?\s+(?:(?:has|have|had)\s+(?:\w+ly\s+)?been|was|were|is|are|been|being|be)"
    r"(?:\s+(?:also|then|shot|later|found|\w+ly))?\s+$"
)
_ACTIVE = re.compile(
    r"(?:\s+(?:has|have|had|will|would|may|might|could))?(?:\s+(?:also|then|later|\w+ly))?\s+$"
)
_OWNER = re.compile(r"['’]s?(?:\s+[a-z]+)?\s+$")
_OWNS = re.compile(r"['’](?:s\b|\s)")
_ALONE = words("die perish")
"""Verbs whose subject it befalls."""
_CLAUSE = re.compile(r"[,;:]|\b(?:who|which|that|after|before|when|while|where|as|since|until|because)\b")
_TO = re.compile(r"\bto\s+$")
_BEFORE = 40
"""How many code points before a trigger may hold the words that say which one is meant."""
_REACH = 30
"""How many code points may lie between a trigger and what it is done to."""
_TOKEN = re.compile(r"[^\W_](?:[\w'’-]*[^\W_])?")
_LINKING = re.compile(
    r"\s+(?:(?P<word>on|of|in|at|against|with|for|over|by|to|near)\s+)?"
    r"(?:(?:the|a|an|former|president|prime|minister|general|mr|mrs|ms|dr|sir|city)[.]?\s+)*$",
    re.IGNORECASE,
)
_INSIDE = re.compile(
    r"\b(?:in|at|near|outside|inside|around|across)\s+(?:(?:the|central|northern|southern|eastern|western)\s+)*$"
)
_BELONGING = re.compile(
    r"\b(?:about|against|around|at|between|by|for|from|in|into|inside|near|of|on|outside|over|to|with)\s+"
    r"(?:(?:the|a|an|president|prime|minister|general|mr|mrs|ms|dr|sir)[.]?\s+)*$",
    re.IGNORECASE,
)
"""What makes a name part of what is said of another: of "soldiers in Mosul fled" Mosul is not who fled."""
_WITHIN = 80
"""How many code points after a trigger its place may stand."""
_HITTING = frozenset(("", "on", "of"))
"""Prepositions whose place is where it happened: a raid on Sadr City was there."""

MUTUAL = frozenset({EventType.MEET, EventType.AGREE, EventType.DISPUTE, EventType.CONTEST, EventType.LIFE})
"""Types that one does with another: a coup "with US help" is not against the United States."""

_PLACED = words("in at near to")
"""Prepositions that put an event into a place only."""
_DETERMINERS = words("the a an this that these those his her its their our my no")
_AUXILIARIES = frozenset(
    ("", "'s", "’s", "has", "had", "have", "was", "were", "is", "will", "has been", "had been")
)


@dataclass(frozen=True, slots=True)
class About:
    """What a trigger's words say it was done to, or where.

    Attributes:
        word: The preposition between, as "on" in "raid on Sadr City"; "" if there is none.
        key: Key of the entity.
        kind: Its kind.
    """

    word: str
    key: str
    kind: Kind

    @property
    def places(self) -> bool:
        """Whether it tells where."""
        return self.kind is Kind.PLACE and self.word in _HITTING


def determines(word: str) -> bool:
    """Say whether a word is a determiner or a possessive, as "the" or "Lund's"."""
    return word in _DETERMINERS or word.endswith(("'s", "’s"))


class Around:
    """A sentence with the names in it."""

    def __init__(
        self, text: str, span: tuple[int, int], pairs: Pairs, before: Pairs, triggers: Sequence[Trigger]
    ) -> None:
        """Take a sentence.

        Args:
            text: The text that it stands in.
            span: Its first code point and one past its last.
            pairs: The names in it.
            before: Those of its neighbour before it.
            triggers: Its triggers, from the first that is asked about.
        """
        self._text = text
        self._triggers = triggers
        self._sources: list[tuple[str, tuple[int, int]]] | None = None
        self._span = span
        self._pairs = pairs
        self._before = before
        self._named = [(m.start, m.end, link.entity, m.kind is Kind.PLACE) for m, link in pairs]
        self._words: array[int] | None = None

    def words(self) -> array[int]:
        """Return the numbers of the words of the sentence."""
        if self._words is None:
            found = WORD.findall(fold_text(self._text[self._span[0] : self._span[1]]))
            self._words = array("I", dict.fromkeys(map(number_of, found)))
        return self._words

    def nearby(self) -> tuple[str, ...]:
        """Return the keys of the last people and organisations before a sentence that names nobody."""
        if self._pairs or not self._before:
            return ()
        keys = [
            link.entity
            for mention, link in reversed(self._before)
            if mention.kind is not Kind.PLACE and not self._told_by(mention)
        ]
        return tuple(dict.fromkeys(keys))[:2]

    def _told_by(self, mention: Mention) -> tuple[int, int] | None:
        first = max(
            self._text.rfind("\n", 0, mention.start) + 1, self._text.rfind(". ", 0, mention.start) + 2
        )
        return told_by(self._text, mention, min(first, mention.start))

    def actors(self, trigger: Trigger, people: tuple[str, ...]) -> tuple[str, ...]:
        """Return those of *people* who take part in what a trigger tells, and do not only tell of it."""
        if not people:
            return ()
        if self._sources is None:
            spans = [(link.entity, told_by(self._text, m, self._span[0])) for m, link in self._pairs]
            self._sources = [(key, span) for key, span in spans if span is not None]
        if not self._sources:
            return people
        start = trigger.start
        only = {key for key, (first, last) in self._sources if not first <= start < last}
        return tuple([key for key in people if key not in only])

    def is_active(self, trigger: Trigger) -> bool:
        """Say whether the name right before a verb is who does it."""
        last = self._last(trigger)
        return last is not None and _ACTIVE.match(self._text[last[0].end : trigger.start]) is not None

    def _crosses(self, trigger: Trigger, end: int) -> bool:
        """Say whether another clause with a trigger of its own begins between a trigger and *end*."""
        for other in self._triggers:
            if trigger.end <= other.start < end and _CLAUSE.search(self._text, trigger.end, other.start):
                return True
        return False

    def names(self, trigger: Trigger) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the keys of people and organisations, and of places, the nearest to a trigger first.

        Those after it are nearer than those as far in front of it.
        """
        if not self._named:
            return (), ()
        first, last = trigger.start, trigger.end
        near = [
            (start - last if start >= last else 2 * max(0, first - end), start, key, is_place)
            for start, end, key, is_place in self._named
        ]
        near.sort()
        people = dict.fromkeys([key for _, _, key, is_place in near if not is_place])
        places = dict.fromkeys([key for _, _, key, is_place in near if is_place])
        return tuple(people), tuple(places)

    def about(self, trigger: Trigger, noun: bool) -> About | None:
        """Return what is named right after a trigger: after a preposition, or else the object of a verb."""
        after = next((pair for pair in self._pairs if pair[0].start >= trigger.end), None)
        if after is None or after[0].start - trigger.end > _REACH:
            return None
        between = self._text[trigger.end : after[0].start]
        found = _LINKING.match(between)
        person = after[0].kind is Kind.PERSON
        if person and (_OWNS.match(self._text, after[0].end) or self._is_participle(trigger)):
            # "Killed Lund's brother", "the departing Lund": nothing was done to Lund.
            return None
        if found is None:
            if person and trigger.verb and trigger.type in _DONE_TO and _OBJECT.match(between):
                return About("", after[1].entity, after[0].kind)
            return None
        if not found["word"] and self._is_participle(trigger):
            return None
        word = (found["word"] or "").lower()
        if (not word and noun) or (word in _PLACED and after[0].kind is not Kind.PLACE):
            return None
        if word == "with" and trigger.type not in MUTUAL:
            return None
        return About(word, after[1].entity, after[0].kind)

    def _is_participle(self, trigger: Trigger) -> bool:
        """Say whether a verb in -ing says which one is meant: "the departing head"."""
        before = self._text[max(self._span[0], trigger.start - _BEFORE) : trigger.start].split()
        return trigger.surface.endswith("ing") and bool(before) and determines(before[-1].lower())

    def location(self, trigger: Trigger) -> str:
        """Return the key of the place right before a trigger, or after it with "in"; "" if there is none."""
        for mention, link in self._pairs:
            if mention.kind is not Kind.PLACE:
                continue
            if mention.end + 1 == trigger.start and not mention.surface.isupper():
                return link.entity
            if mention.start >= trigger.end:
                if mention.start - trigger.end > _WITHIN:
                    break
                if _INSIDE.search(self._text, trigger.end, mention.start):
                    if self._crosses(trigger, mention.start):
                        break
                    return link.entity
        return self._opening(trigger)

    def _opening(self, trigger: Trigger) -> str:
        """Return the key of the place that opens the sentence, as "In Peru, ", where no clause is between."""
        mention, link = next(iter(self._pairs), (None, None))
        if mention is None or link is None or mention.kind is not Kind.PLACE or mention.end > trigger.start:
            return ""
        opens = self._text[self._span[0] : mention.start].strip() in ("In", "Near", "Outside")
        comma = self._text[mention.end : mention.end + 1] == ","
        return (
            link.entity if opens and comma and "," not in self._text[mention.end + 1 : trigger.start] else ""
        )

    def owned(self, trigger: Trigger) -> bool:
        """Say whether a name's possessive stands right before a trigger."""
        last = self._last(trigger)
        if last is None:
            return False
        return self._text[last[0].end : trigger.start].strip() in ("'s", "’s", "'", "’")

    def subject(self, trigger: Trigger) -> str:
        """Return the key of what is named right before a trigger, "" if nothing is."""
        last = self._last(trigger)
        if last is None:
            return ""
        mention, link = last
        between = self._text[mention.end : trigger.start].strip()
        if (
            between == ","
            and trigger.verb
            and mention.kind is not Kind.PLACE
            and _is_beside(self._text, mention)
        ):
            # "His bloc, the Alliance, walked out".
            return link.entity
        if between not in _AUXILIARIES or _BELONGING.search(self._text, self._span[0], mention.start):
            return ""
        return link.entity

    def victim(self, trigger: Trigger) -> str:
        """Return the key of the person who died by a trigger, "" where it is not plain who did."""
        if (last := self._last(trigger)) and last[0].kind is Kind.PERSON:
            between = self._text[last[0].end : trigger.start]
            befell = _ACTIVE if trigger.lemma in _ALONE else _PASSIVE
            told = befell if trigger.verb else _PASSIVE if _is_adjective(trigger) else _OWNER
            if told.match(between) and not _BELONGING.search(self._text, self._span[0], last[0].start):
                return last[1].entity
        after = next((pair for pair in self._pairs if pair[0].start >= trigger.end), None)
        if after is None or after[0].kind is not Kind.PERSON or _OWNS.match(self._text, after[0].end):
            return ""
        told = _OBJECT if trigger.verb and trigger.lemma not in _ALONE else _OF_WHOM
        return after[1].entity if told.match(self._text[trigger.end : after[0].start]) else ""

    def ends_with(self, words_: re.Pattern[str], trigger: Trigger) -> bool:
        """Say whether the words right in front of a trigger, in its sentence, are such."""
        first = max(self._span[0], trigger.start - _BEFORE)
        return words_.search(self._text, first, trigger.start) is not None

    def tail(self, trigger: Trigger, noun: bool) -> str:
        """Return the words after a trigger that belong to it."""
        stop = self._span[1]
        for other in self._triggers:
            finite = other.verb and not _TO.search(self._text, trigger.end, other.start)
            if trigger.end < other.start < stop and (
                finite if noun else finite and not other.surface.endswith("ing")
            ):
                stop = other.start
                break
        return tail(self._text, trigger.end, stop, noun=noun)

    def before(self, trigger: Trigger) -> list[str]:
        """Return the last words before a trigger; what a name covers is no word."""
        first = max(self._span[0], trigger.start - _BEFORE)
        last = self._last(trigger)
        if last is not None:
            first = max(first, last[0].end)
        return _TOKEN.findall(self._text, first, trigger.start)

    def _last(self, trigger: Trigger) -> tuple[Mention, Link] | None:
        """Return the last name before a trigger."""
        found = None
        for pair in self._pairs:
            if pair[0].end > trigger.start:
                break
            found = pair
        return found


def _is_adjective(trigger: Trigger) -> bool:
    return trigger.surface.lower() in ADJECTIVES


def _is_beside(text: str, mention: Mention) -> bool:
    """Whether a name stands between commas."""
    return text[: mention.start].rstrip(" ").endswith(",")
