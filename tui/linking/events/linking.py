"""One pass over a dossier reads its reports; those of one event are put together, and it is said why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from tui.model import Event, Likeness, Link

from .evidence import Evidence, Join
from .gathering import gather
from .labels import Labels, Names
from .pairs import Scorer
from .reports import VAGUE, Report, reports_of
from .scene import Scene
from .stories import StoryIndex
from .summary import summarise

Scenes = Callable[[], Iterable[Scene]]

_SAME_STORY = 0.2
"""How alike the documents of a story are on average, at least."""
_SUGGESTED = 3
"""With how many others an event is at most suggested to be one."""


class EventLinking:
    """What happened in a dossier.

    Attributes:
        events: All events by key, in the order of their first report.
        suggestions: Events that may be one, likeliest first.
        stories: For the number of each document, that of the first document of its story.
    """

    def __init__(
        self,
        events: Sequence[Event],
        suggestions: Iterable[Likeness],
        documents: Sequence[int],
        evidence: Evidence,
        stories: Mapping[int, int],
    ) -> None:
        """Keep what :func:`link_events` found."""
        self.stories = stories
        self._documents = documents
        self._evidence = evidence
        self.events: Mapping[str, Event] = MappingProxyType({event.key: event for event in events})
        self.suggestions = tuple(suggestions)

    def links(self) -> Iterator[tuple[int, tuple[Link, ...]]]:
        """Yield every document with a link per trigger, in the order in which the scenes came."""
        for document in self._documents:
            yield document, self._evidence.links(document)


def link_events(scenes: Scenes) -> EventLinking:
    """Say which triggers of a dossier tell of the same event.

    Memory grows with the triggers and the distinct words of each document; time grows about linearly.

    Args:
        scenes: Called once; yields one scene per document, in order of date.

    Returns:
        The events, those that may be one, and the way to the links of every document.
    """
    dossier = _read(scenes)
    groups: list[list[Report]] = []
    doubts: list[tuple[float, int, int]] = []
    partners: dict[Report, tuple[Report, float]] = {}
    scorer = Scorer(dossier.stories)
    for story in dossier.told():
        gathered = gather(story, scorer)
        doubts += ((score, len(groups) + one, len(groups) + other) for score, one, other in gathered.doubts)
        groups += gathered.events
        partners.update(gathered.partners)
    order = sorted(range(len(groups)), key=lambda i: (groups[i][0].scene, groups[i][0].start))
    labels = Labels(dossier.names)
    events: dict[int, Event] = {}
    joins: dict[Report, Join] = {}
    for i in order:
        events[i] = summarise(groups[i], labels)
        for report in groups[i]:
            report.event = events[i].key
        if len(groups[i]) > 1:
            joins.update(_joins(groups[i], partners, dossier.stories))
    evidence = Evidence(dossier.reports, joins, dossier.titles, dossier.names)
    return EventLinking(
        list(events.values()),
        _suggestions(doubts, groups, events),
        dossier.read,
        evidence,
        dossier.story,
    )


@dataclass(slots=True)
class _Dossier:
    """What was read.

    Attributes:
        stories: The words of all documents, in canonical order.
        reports: The reports of each document, by its number.
        titles: The titles of the documents, in canonical order.
        names: What every entity is called.
        story: For each document, the first one of its story, once the stories were gone through.
        read: The numbers of the documents, in the order in which they came.
    """

    stories: StoryIndex = field(default_factory=StoryIndex)
    reports: dict[int, list[Report]] = field(default_factory=dict)
    titles: list[str] = field(default_factory=list)
    names: Names = field(default_factory=Names)
    story: dict[int, int] = field(default_factory=dict)
    read: list[int] = field(default_factory=list)

    def told(self) -> Iterator[list[Report]]:
        """Go through the stories: all reports of each, in canonical order."""
        documents, by_scene = list(self.reports), list(self.reports.values())
        stories: dict[int, list[Report]] = {}
        for scene, story in enumerate(self.stories.clusters(_SAME_STORY)):
            self.story[documents[scene]] = documents[story]
            stories.setdefault(story, []).extend(by_scene[scene])
        yield from stories.values()


def _read(scenes: Scenes) -> _Dossier:
    """Read all scenes; the canonical order is that of date, then of number, whatever order they come in."""
    found = _Dossier()
    facts: list[tuple[bool, int, int]] = []
    titles: list[str] = []
    read: list[list[Report]] = []
    for number, scene in enumerate(scenes()):
        found.stories.read(f"{scene.title}\n{scene.text}", (mention.surface for mention in scene.mentions))
        read.append(reports_of(scene, number))
        titles.append(scene.title)
        found.read.append(scene.document)
        facts.append((scene.date is None, scene.date.toordinal() if scene.date else 0, scene.document))
        for mention, link in zip(scene.mentions, scene.links, strict=True):
            found.names.add(link.entity, mention.surface)
    order = sorted(range(len(facts)), key=facts.__getitem__)
    found.stories.settle(order)
    for rank, number in enumerate(order):
        for report in read[number]:
            report.scene = rank
        found.reports[facts[number][2]] = read[number]
        found.titles.append(titles[number])
    return found


def _joins(
    group: Sequence[Report],
    partners: Mapping[Report, tuple[Report, float]],
    stories: StoryIndex,
) -> Iterator[tuple[Report, Join]]:
    documents = len({report.scene for report in group})
    for report in group:
        partner, score = partners.get(report, (None, 1.0))
        likeness = stories.likeness(report.scene, partner.scene) if partner else 0.0
        yield report, Join(partner, score, likeness, len(group), documents)


def _suggestions(
    doubts: Sequence[tuple[float, int, int]], groups: Sequence[Sequence[Report]], events: Mapping[int, Event]
) -> Iterator[Likeness]:
    """Go through the pairs of events that may be one, likeliest first; few for each."""
    told: Counter[int] = Counter()
    for score, one, other in sorted(
        doubts, key=lambda doubt: (-doubt[0], events[doubt[1]].key, events[doubt[2]].key)
    ):
        first, second = events[one], events[other]
        if max(told[one], told[other]) >= _SUGGESTED or not (first.salient and second.salient):
            continue
        if first.type in VAGUE or second.type in VAGUE:
            continue
        told[one] += 1
        told[other] += 1
        yield Likeness(first.key, second.key, round(score, 2), _doubt(groups[one], groups[other]))


def _doubt(one: Sequence[Report], other: Sequence[Report]) -> str:
    mine, theirs = one[0].surface, other[0].surface
    words = f"both “{mine}”" if mine.lower() == theirs.lower() else f"“{mine}” and “{theirs}”"
    where = "in one document" if one[0].scene == other[0].scene else "in one story"
    return f"{words} {where}"
