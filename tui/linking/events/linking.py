"""Story by story: the reports of one event are put together, and it is said why."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tui.model import Event

from ..keys import Keys, numbered_key
from .evidence import Evidence, Join, Told
from .gathering import Gathered, gather
from .labels import Labels, Names
from .pairs import Scorer
from .reports import VAGUE, Report, reports_of
from .scene import Scene
from .stories import StoryIndex
from .summary import summarise

SAME_STORY = 0.2
"""How alike the documents of a story are on average, at least."""
_SUGGESTED = 3
"""With how many others an event is at most suggested to be one."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two events of a story that may be one, not surely enough to say so.

    Attributes:
        one: Number of the one that comes first.
        other: Number of the other.
        score: From 0 to 1.
        evidence: One line for the reader.
    """

    one: int
    other: int
    score: float
    evidence: str


@dataclass(frozen=True, slots=True)
class Story:
    """What happened in one story; its events go by their number.

    Attributes:
        events: In order of their first report. Their keys are plain: :class:`Numbering` tells those apart
            that two stories have.
        first: For each event the number of the scene of its first report and where that begins.
        told: For each scene and each of its triggers, of which event it tells and why.
        doubts: Events that may be one, likeliest first.
    """

    events: tuple[Event, ...]
    first: tuple[tuple[int, int], ...]
    told: tuple[tuple[Told, ...], ...]
    doubts: tuple[Doubt, ...]


def link_story(scenes: Sequence[Scene], documents: Sequence[int], stories: StoryIndex, names: Names) -> Story:
    """Say which triggers of one story tell of the same event.

    Nothing crosses stories, so that what a dossier takes in memory is what its largest story takes.

    Args:
        scenes: Its documents, in canonical order.
        documents: Their numbers in *stories*.
        stories: The words of all documents of the dossier.
        names: What the entities that the scenes name are called.
    """
    by_scene = [reports_of(scene, number) for number, scene in enumerate(scenes)]
    reports = [report for found in by_scene for report in found]
    scorer = Scorer(stories, documents, scenes, reports)
    gathered = gather(reports, scorer)
    labels = Labels(names)
    events = []
    joins: dict[Report, Join] = {}
    for number, group in enumerate(gathered.events):
        events.append(summarise(group, labels))
        for report in group:
            report.event = number
        if len(group) > 1:
            joins.update(_joins(group, gathered, scorer))
    evidence = Evidence(joins, [scene.title for scene in scenes], names)
    return Story(
        tuple(events),
        tuple((group[0].scene, group[0].start) for group in gathered.events),
        tuple(tuple(map(evidence.told, found)) for found in by_scene),
        tuple(_doubts(gathered, events)),
    )


def _joins(group: Sequence[Report], gathered: Gathered, scorer: Scorer) -> Iterator[tuple[Report, Join]]:
    documents = len({report.scene for report in group})
    for report in group:
        partner, score = gathered.partners.get(report, (None, 1.0))
        likeness = scorer.documents(report, partner) if partner else 0.0
        yield report, Join(partner, score, likeness, len(group), documents)


def _doubts(gathered: Gathered, events: Sequence[Event]) -> Iterator[Doubt]:
    """Go through the pairs of events that may be one, likeliest first; few for each."""
    told: Counter[int] = Counter()
    for score, one, other in sorted(gathered.doubts, key=lambda doubt: (-doubt[0], doubt[1:])):
        first, second = events[one], events[other]
        if max(told[one], told[other]) >= _SUGGESTED or not (first.salient and second.salient):
            continue
        if first.type in VAGUE or second.type in VAGUE:
            continue
        told[one] += 1
        told[other] += 1
        yield Doubt(one, other, round(score, 2), _doubt(gathered.events[one], gathered.events[other]))


def _doubt(one: Sequence[Report], other: Sequence[Report]) -> str:
    mine, theirs = one[0].surface, other[0].surface
    words = f"both “{mine}”" if mine.lower() == theirs.lower() else f"“{mine}” and “{theirs}”"
    where = "in one document" if one[0].scene == other[0].scene else "in one story"
    return f"{words} {where}"


class Numbering:
    """Puts the events of all stories into the order of their first reports, and tells their keys apart.

    Memory is some twenty bytes for an event, and what the plain keys take that differ.
    """

    def __init__(self) -> None:
        """Start with no event."""
        self._places = array("Q")
        self._plain = array("L")
        self._numbers = array("L")
        self._known: dict[str, int] = {}
        self._texts: list[str] = []

    def add(self, document: int, start: int, plain: str) -> None:
        """Note the next event.

        Args:
            document: Number of the document of its first report, in canonical order.
            start: Where that report begins.
            plain: Its plain key.
        """
        self._places.append(document << 32 | start)
        number = self._known.setdefault(plain, len(self._texts))
        if number == len(self._texts):
            self._texts.append(plain)
        self._plain.append(number)

    def __len__(self) -> int:
        """Return how many events were noted."""
        return len(self._places)

    def settle(self) -> list[int]:
        """Give every event its key, once all are noted.

        Returns:
            The events, each by how many were noted before it, in the order of their first reports.
        """
        order = sorted(range(len(self)), key=self._places.__getitem__)
        self._numbers = array("L", bytes(len(self) * self._numbers.itemsize))
        keys = Keys()
        for event in order:
            self._numbers[event] = keys.number(self._texts[self._plain[event]])
        return order

    def key(self, event: int) -> str:
        """Return the key of an event, by how many were noted before it."""
        return numbered_key(self._texts[self._plain[event]], self._numbers[event])
