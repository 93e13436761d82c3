"""What one trigger reports: its type and words, and the time, place, people and words around it."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from sys import intern

from tui.model import EventType, Kind, Link, Mention, Modality, Trigger
from tui.text import fold, one_line

from ..wordlists import words
from .kindred import families
from .scene import Scene
from .stories import WORD, number_of

VAGUE = frozenset({EventType.OCCURRENCE, EventType.STATE})
"""Types that say so little that the same word alone hardly makes one event."""

_BEFORE = 40
"""How many code points before a trigger may hold the words that say which one is meant."""
_REACH = 30
"""How many code points may lie between a trigger and what it is done to."""
_NEIGHBOUR = 250
"""How many code points before a sentence without names those of its neighbour may stand."""
_TOKEN = re.compile(r"[^\W_](?:[\w'’-]*[^\W_])?")
_LINKING = re.compile(
    r"\s+(?:(?P<word>on|of|in|at|against|with|between|for|over|by|to|near)\s+)?"
    r"(?:(?:the|a|an)\s+)?(?:[^\W\d_][\w'’.-]*\s+)?$"
)
_OTHER = words(
    "another other others second third fourth fifth separate different previous similar earlier further next"
)
_MANY = words(
    """of these those several many some few other two three four five six seven eight nine ten dozens hundreds
    more most all recent past series string wave spate multiple"""
)
_DETERMINERS = words("the a an this that his her its their our my 's of to at after before during in for")


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


class Report:
    """One trigger, as far as linking needs it.

    Attributes:
        scene: The number of its scene, in canonical order.
        start: First code point of the trigger.
        paragraph: Number of its paragraph.
        sentence: First code point of its sentence.
        type: What sort of thing happened.
        lemma: What kindred triggers share.
        kin: Numbers of the families of words that the lemma belongs to.
        surface: The trigger's words.
        modality: Whether it is so.
        when: TIMEX3 value or "".
        people: Keys of the people and organisations of its sentence, nearest first.
        places: Keys of the places of its sentence, nearest after the trigger first.
        nearby: Keys of those of the sentence before, if its own names nobody.
        about: What it was done to, if that stands right after it.
        subject: Key of who is named right before it, else "".
        modifier: The plain word between its determiner and itself, as "press" of "the press conference".
        nominal: Whether a determiner says that it is a noun.
        words: Numbers of the words of its sentence, without the trigger's own.
        plural: Whether it tells of several events at once.
        another: Whether it says that it is not the one told of before.
    """

    __slots__ = (
        "about",
        "another",
        "kin",
        "lemma",
        "modality",
        "modifier",
        "nearby",
        "nominal",
        "paragraph",
        "people",
        "places",
        "plural",
        "scene",
        "sentence",
        "start",
        "subject",
        "surface",
        "type",
        "when",
        "words",
    )

    def __init__(self, scene: int, trigger: Trigger, around: _Around) -> None:
        """Take from a trigger and what is around it what may tell its event from others."""
        self.scene = scene
        self.start = trigger.start
        self.paragraph = trigger.paragraph
        self.sentence = trigger.sentence[0]
        self.type: EventType = trigger.type
        self.lemma = intern(trigger.lemma)
        self.kin = families(self.lemma)
        self.surface = intern(one_line(trigger.surface))
        self.modality: Modality = trigger.modality
        self.when = intern(trigger.when)
        self.people, self.places = around.names(trigger)
        self.nearby = () if self.people else around.nearby
        self.about = around.about(trigger)
        self.subject = around.subject(trigger)
        self.words = around.words(trigger)
        before = around.before(trigger)
        self.another = not _OTHER.isdisjoint(before[-3:])
        self.plural = _is_plural(self.surface.lower(), before[-1] if before else "")
        self.nominal = bool(before) and (before[-1] in _DETERMINERS or before[-1].endswith(("'s", "’s")))
        self.modifier = ""
        if not self.nominal and len(before) > 1 and before[-2] in _DETERMINERS and before[-1].isalpha():
            self.nominal = True
            self.modifier = intern(before[-1])

    @property
    def vague(self) -> bool:
        """Whether its type says next to nothing."""
        return self.type in VAGUE


def _is_plural(low: str, before: str) -> bool:
    if not low.endswith("s") or low.endswith("ss"):
        return False
    return low.endswith(("ings", "tions", "ments")) or before in _MANY or before.isdigit()


class _Around:
    """A sentence with the names in it."""

    def __init__(self, scene: Scene, span: tuple[int, int], pairs: Sequence[tuple[Mention, Link]]) -> None:
        self._text = scene.text
        self._span = span
        start, end = span
        self._pairs = [pair for pair in pairs if start <= pair[0].start < end]
        self._words = dict.fromkeys(map(number_of, WORD.findall(fold(scene.text[start:end]))))
        self.nearby: tuple[str, ...] = ()
        if not self._pairs:
            before = [
                link.entity
                for mention, link in pairs
                if start - _NEIGHBOUR <= mention.start < start and mention.kind is not Kind.PLACE
            ]
            self.nearby = tuple(dict.fromkeys(map(intern, reversed(before))))[:2]

    def names(self, trigger: Trigger) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the keys of people and organisations, and of places, the nearest to a trigger first."""
        near = sorted(self._pairs, key=lambda pair: _distance(trigger, pair[0]))
        people = [intern(link.entity) for mention, link in near if mention.kind is not Kind.PLACE]
        places = [intern(link.entity) for mention, link in near if mention.kind is Kind.PLACE]
        return tuple(dict.fromkeys(people)), tuple(dict.fromkeys(places))

    def words(self, trigger: Trigger) -> array[int]:
        """Return the numbers of the sentence's words but the trigger's own."""
        own = set(map(number_of, WORD.findall(fold(trigger.surface))))
        return array("I", (word for word in self._words if word not in own))

    def about(self, trigger: Trigger) -> About | None:
        """Return what is named right after a trigger."""
        after = next((pair for pair in self._pairs if pair[0].start >= trigger.end), None)
        if after is None or after[0].start - trigger.end > _REACH:
            return None
        found = _LINKING.match(self._text[trigger.end : after[0].start])
        if found is None:
            return None
        return About(intern(found["word"] or ""), intern(after[1].entity), after[0].kind)

    def subject(self, trigger: Trigger) -> str:
        """Return the key of the person or body named right before a trigger, "" if none is."""
        before = [pair for pair in self._pairs if pair[0].end <= trigger.start]
        if not before or before[-1][0].kind is Kind.PLACE:
            return ""
        between = self._text[before[-1][0].end : trigger.start].strip()
        return intern(before[-1][1].entity) if between in ("", "'s", "’s", "has", "had", "was", "is") else ""

    def before(self, trigger: Trigger) -> list[str]:
        """Return the last words before a trigger, lower-case; what a name covers is no word."""
        first = max(self._span[0], trigger.start - _BEFORE)
        for mention, _ in self._pairs:
            if mention.end <= trigger.start:
                first = max(first, mention.end)
        return _TOKEN.findall(self._text[first : trigger.start].lower())


def _distance(trigger: Trigger, mention: Mention) -> tuple[int, int]:
    """Order mentions by how near they stand to a trigger, those after it before those in front."""
    if mention.start >= trigger.end:
        return mention.start - trigger.end, mention.start
    return 2 * max(0, trigger.start - mention.end), mention.start


def reports_of(scene: Scene, number: int) -> list[Report]:
    """Return a report for every trigger of a scene, in their order."""
    pairs = list(zip(scene.mentions, scene.links, strict=True))
    sentences: dict[tuple[int, int], _Around] = {}
    found = []
    for trigger in scene.triggers:
        around = sentences.get(trigger.sentence)
        if around is None:
            around = sentences[trigger.sentence] = _Around(scene, trigger.sentence, pairs)
        found.append(Report(number, trigger, around))
    return found
