"""What one trigger reports: its type and words, and the time, place, people and words around it."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Sequence

from tui.model import EventType, Modality, Trigger
from tui.text import one_line

from ..wordlists import words
from .around import ADJECTIVES, BEFALLING, Around, determines
from .kindred import families
from .scene import Scene

VAGUE = frozenset({EventType.OCCURRENCE, EventType.STATE})
"""Types that say so little that the same word alone hardly makes one event."""

GENERAL = words(
    """add arrive ask bear begin bring build buy carry climb close come complete cost create cut deliver
    dispute do draw drive end fail fall find fly follow form get give go grow hold hurt increase join
    keep lead leave let lose make move oppose offer open order pass pay perform place plan play produce
    publish pull push put reach return rise run see sell send set settle show sit spend stand start stop
    suffer supply support take travel treat turn visit walk welcome"""
)
"""Lemmas of verbs that mostly are a manner of speaking."""

_SPOKEN = words("say tell ask call come go talk speak think believe know want")
"""Lemmas of verbs that tell of something new each time."""

_AHEAD = 40
"""How many triggers of a sentence are looked at."""
_ABOVE = 200
"""How many code points may stand above the headline."""
_NEIGHBOUR = 250
"""How many code points before a sentence without names those of its neighbour may stand."""
_OTHER = words(
    """another other others second third fourth fifth separate different previous similar earlier further next
    weaker stronger smaller larger bigger unrelated"""
)
_ANOTHER = re.compile(
    r"\b(?:another|an?\s+(?:second|third|fourth|fifth|earlier|previous|separate|further|weaker|stronger|smaller|"
    r"larger|bigger|different|later|unrelated))\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"\b(?:no\s+one|nobody|none)\s+(?:(?:else|of\s+them|was|were|is|has|had|have|been|yet|ever)\s+)*$", re.I
)
_MANY = words(
    """of these those several many some few other two three four five six seven eight nine ten dozens hundreds
    more most all recent past series string wave spate multiple"""
)
_NO_MODIFIER = words(
    """such any own other same recent first last next past new late more most many some and or not to who
    whole entire good big hundred thousand front very
    the a an this that these those his her its their our my no"""
)
_NOUN_ENDINGS = (
    "ion",
    "ions",
    "ment",
    "ence",
    "ance",
    "ing",
    "ings",
    "ure",
    "al",
    "ity",
    "th",
    "sis",
    "ism",
    "ship",
)

_NO_KIN: frozenset[int] = frozenset()
_NO_WORDS = array("I")


class Report:
    """One trigger, as far as linking needs it.

    Attributes:
        scene: The number of its scene in its story.
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
        actors: Those of them who do not only tell of it.
        places: Keys of the places of its sentence, nearest after the trigger first.
        nearby: Keys of those of the sentence before, if its own names nobody.
        about: What it was done to, if that stands right after it.
        location: Key of the place it is said to have been in, else "".
        subject: Key of who is named right before it, else "".
        active: Whether a verb's subject did it, and had it not done to them.
        tail: What goes on after it, as "out of parliament" of "walked out of parliament", else "".
        modifier: The plain word between its determiner and itself, as "press" of "the press conference".
        nominal: Whether a determiner says that it is a noun.
        words: Numbers of the words of its sentence, the trigger's own among them; its neighbours share them.
        plural: Whether it tells of several events at once.
        another: Whether it may say that it is not the one told of before.
        separate: Whether it says so plainly: "another bomb killed", "an earlier merger".
        nobody: Whether it says that it befell or was done by nobody.
        event: Number of its event among those of its story, once that is known.
        spoken: Whether it is a verb of saying or coming, of which a text is full.
        loose: Whether it is a verb that mostly is a manner of speaking.
        vague: Whether its type says next to nothing.
        victim: Key of the one person whom it befell, if the grammar is plain, else "".
        passing: Whether it is a verb such as "said" or "went on": its event is never worth a line of its own.
            Of such a report what only comparing needs is left empty, from :attr:`kin` to :attr:`plural`.
    """

    __slots__ = (
        "about",
        "active",
        "actors",
        "another",
        "event",
        "kin",
        "lemma",
        "location",
        "loose",
        "modality",
        "modifier",
        "nearby",
        "nobody",
        "nominal",
        "paragraph",
        "passing",
        "people",
        "places",
        "plural",
        "scene",
        "sentence",
        "separate",
        "spoken",
        "start",
        "subject",
        "surface",
        "tail",
        "type",
        "vague",
        "victim",
        "when",
        "words",
    )

    def __init__(self, scene: int, trigger: Trigger, around: Around) -> None:
        """Take from a trigger and what is around it what may tell its event from others."""
        self.scene = scene
        self.start = trigger.start
        self.paragraph = trigger.paragraph
        self.sentence = trigger.sentence[0]
        self.type: EventType = trigger.type
        self.lemma = trigger.lemma
        self.surface = one_line(trigger.surface)
        self.modality: Modality = trigger.modality
        self.when = trigger.when
        self.people, self.places = around.names(trigger)
        self.actors = around.actors(trigger, self.people)
        self.nearby = () if self.people else around.nearby()
        self.active = False
        self.event = 0
        low = self.surface.lower()
        written = around.before(trigger)
        before = [word.lower() for word in written]
        self.modifier = "" if trigger.verb else _modifier(low, self.lemma, written)
        self.nominal = (
            not trigger.verb
            and low not in ADJECTIVES
            and (bool(self.modifier) or (bool(before) and determines(before[-1])) or around.owned(trigger))
        )
        self.vague = self.type in VAGUE
        self.loose = not self.nominal and self.lemma in GENERAL
        self.passing = self.vague and not self.nominal
        self.spoken = self.type is EventType.STATE or self.lemma in _SPOKEN
        if self.passing:
            # They are most, and nothing compares them.
            self.kin, self.subject, self.location, self.about, self.tail = _NO_KIN, "", "", None, ""
            self.words, self.another, self.plural = _NO_WORDS, False, False
            self.victim, self.separate, self.nobody = "", False, False
            return
        self.kin = families(self.lemma)
        self.subject = around.subject(trigger)
        self.active = trigger.verb and around.is_active(trigger)
        self.location = around.location(trigger)
        self.about = around.about(trigger, self.nominal)
        self.words = around.words()
        self.victim = around.victim(trigger) if self.type in BEFALLING else ""
        self.separate = around.ends_with(_ANOTHER, trigger)
        self.another = self.separate or not _OTHER.isdisjoint(before[-3:])
        self.nobody = around.ends_with(_NOBODY, trigger)
        self.plural = _is_plural(low, before[-1] if before else "")
        self.tail = around.tail(trigger, not trigger.verb)


def _is_plural(low: str, before: str) -> bool:
    if not low.endswith("s") or low.endswith("ss"):
        return False
    return low.endswith(("ings", "tions", "ments")) or before in _MANY or before.isdigit()


def _modifier(low: str, lemma: str, before: Sequence[str]) -> str:
    """Return the word between a noun and its determiner, or how many are dead; "" if it is none of them."""
    if low in ADJECTIVES and before and before[-1].isdigit():
        return before[-1]
    if len(before) < 2 or not determines(before[-2].lower()):
        return ""
    word = before[-1].lower()
    noun = low in (lemma, lemma + "s") or low.endswith(_NOUN_ENDINGS)
    plain = word.isalpha() and word not in _NO_MODIFIER and not word.endswith(("ly", "est"))
    return before[-1] if noun and plain else ""


def _take_up(found: Sequence[Report], report: Report, text: str) -> None:
    """Let "dead for years, killed at home" tell of one dead: what follows a comma goes on about the same.

    Args:
        found: The reports before it.
        report: One that may go on.
        text: Its sentence up to its trigger.
    """
    last = found[-1] if found else None
    if last is None or report.victim or report.type not in BEFALLING or last.sentence != report.sentence:
        return
    if text.endswith(", "):
        report.victim = last.victim


def reports_of(scene: Scene, number: int) -> list[Report]:
    """Return a report for every trigger of a scene, in their order."""
    pairs = list(zip(scene.mentions, scene.links, strict=True))
    starts = [mention.start for mention in scene.mentions]
    headline = _headline(scene)
    body = scene.text.find("\n\n", headline) if headline else 0
    sentences: dict[tuple[int, int], Around] = {}
    found: list[Report] = []
    for at, trigger in enumerate(scene.triggers):
        span = trigger.sentence
        if span[0] < headline < span[1]:
            span = (span[0], headline) if trigger.start < headline else (headline, span[1])
        around = sentences.get(span)
        if around is None:
            first, last = bisect_left(starts, span[0]), bisect_left(starts, span[1])
            before = pairs[bisect_left(starts, max(span[0] - _NEIGHBOUR, body)) : first]
            within = [other for other in scene.triggers[at : at + _AHEAD] if other.start < span[1]]
            around = sentences[span] = Around(scene.text, span, pairs[first:last], before, within)
        report = Report(number, trigger, around)
        _take_up(found, report, scene.text[report.sentence : report.start])
        found.append(report)
    return found


def _headline(scene: Scene) -> int:
    """Return where the headline ends, 0 if the text has none: who wrote below it took no part in it."""
    start = scene.text.find(scene.title, 0, len(scene.title) + _ABOVE) if scene.title else -1
    end = start + len(scene.title)
    return end if start >= 0 and scene.text[end : end + 1] == "\n" else 0
