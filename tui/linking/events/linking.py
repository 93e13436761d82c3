"""Three passes over a dossier's events: read its reports, put those of one event together, say why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from tui.model import Event, EventType, Likeness, Link, Rule, Trigger

from .labels import Labels
from .reports import Report, reports_of
from .scene import Scene
from .stories import StoryIndex

Scenes = Callable[[], Iterable[Scene]]

_SAME_STORY = 0.2
"""How alike the documents of a story are on average, at least."""
_VAGUE = frozenset({EventType.OCCURRENCE, EventType.STATE})


class EventLinking:
    """What happened in a dossier.

    Attributes:
        events: All events by key, in the order of their first report.
        suggestions: Events that may be one, likeliest first.
    """

    def __init__(
        self,
        scenes: Scenes,
        events: Iterable[Event],
        suggestions: Sequence[Likeness],
        links: Sequence[tuple[Link, ...]],
    ) -> None:
        """Keep what :func:`link_events` found."""
        self._scenes = scenes
        self._links = links
        self.events: Mapping[str, Event] = MappingProxyType({event.key: event for event in events})
        self.suggestions = tuple(suggestions)

    def links(self) -> Iterator[tuple[int, tuple[Link, ...]]]:
        """Read the scenes again and yield each one's document with a link per trigger, in their order."""
        for scene, links in zip(self._scenes(), self._links, strict=True):
            yield scene.document, links


def link_events(scenes: Scenes) -> EventLinking:
    """Say which triggers of a dossier tell of the same event.

    Args:
        scenes: Called twice or more; yields the same scenes each time, one per document, in order of date.

    Returns:
        The events, those that may be one, and the way to the links of every document.
    """
    stories = StoryIndex()
    reports: list[Report] = []
    sizes: list[int] = []
    for number, scene in enumerate(scenes()):
        stories.read(f"{scene.title}\n{scene.text}", (mention.surface for mention in scene.mentions))
        found = reports_of(scene, number)
        reports += found
        sizes.append(len(found))
    stories.settle()
    story = stories.clusters(_SAME_STORY)
    groups: dict[tuple[int, EventType, str], list[Report]] = {}
    for report in reports:
        groups.setdefault((story[report.scene], report.type, report.lemma), []).append(report)
    labels = Labels()
    events: list[Event] = []
    link_of: dict[Report, Link] = {}
    for group in groups.values():
        event = _event(group, labels)
        events.append(event)
        for i, report in enumerate(group):
            link_of[report] = _link(event, report, group[:i])
    links: list[tuple[Link, ...]] = []
    at = 0
    for size in sizes:
        links.append(tuple(link_of[report] for report in reports[at : at + size]))
        at += size
    return EventLinking(scenes, events, (), links)


def _event(group: Sequence[Report], labels: Labels) -> Event:
    dates = Counter(report.when for report in group if report.when)
    places = Counter(key for report in group for key in report.places[:1])
    people = Counter(key for report in group for key in report.people)
    best = group[0]
    when = dates.most_common(1)[0][0] if dates else ""
    key, name = labels.of(group, when)
    return Event(
        key=key,
        type=best.type,
        name=name,
        when=when,
        place=places.most_common(1)[0][0] if places else "",
        participants=tuple(key for key, _ in people.most_common(8)),
        modality=Counter(report.modality for report in group).most_common(1)[0][0],
        salient=len(group) > 1 or (best.type not in _VAGUE and bool(when or people)),
    )


def _link(event: Event, report: Report, before: Sequence[Report]) -> Link:
    if not before:
        return Link(event.key, Rule.SAME_EVENT, 1.0, "first report")
    last = before[-1]
    if last.scene == report.scene:
        return Link(event.key, Rule.SAME_EVENT, 0.9, f"as “{last.surface}” earlier in the article")
    return Link(event.key, Rule.SAME_STORY, 0.7, f"as “{last.surface}” in another report of the story")


__all__ = ["EventLinking", "Trigger", "link_events"]
