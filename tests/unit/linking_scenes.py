"""Linking a few scenes as a dossier does: words, stories, then story by story."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tui.linking.events import (
    SAME_STORY,
    Names,
    Numbering,
    Scene,
    Story,
    StoryIndex,
    count_terms,
    link_story,
)
from tui.model import Event, Likeness, Link


@dataclass(frozen=True)
class EventLinking:
    """What happened in a few scenes: events by key, those that may be one, and the links of each scene."""

    events: Mapping[str, Event]
    suggestions: Sequence[Likeness]
    made: Mapping[int, tuple[Link, ...]]

    def links(self) -> list[tuple[int, tuple[Link, ...]]]:
        """Return every document with a link per trigger, in the order in which the scenes came."""
        return list(self.made.items())


def linked(*scenes: Scene) -> EventLinking:
    """Link scenes, in whatever order they come."""
    ordered = sorted(scenes, key=lambda one: (one.date is None, one.date or date.min, one.document))
    index = StoryIndex(lambda: map(terms, ordered))
    stories: dict[int, list[int]] = {}
    for rank, first in enumerate(index.clusters(SAME_STORY)):
        stories.setdefault(first, []).append(rank)
    numbering = Numbering()
    found: list[tuple[Story, list[int], int]] = []
    for ranks in stories.values():
        story = link_story([ordered[rank] for rank in ranks], ranks, index, names(ordered))
        found.append((story, ranks, len(numbering)))
        for event, (number, start) in zip(story.events, story.first, strict=True):
            numbering.add(ranks[number], start, event.key)
    order = numbering.settle()
    every = [event for story, _, _ in found for event in story.events]
    suggestions = []
    made: dict[int, tuple[Link, ...]] = {}
    for story, ranks, base in found:
        for rank, told in zip(ranks, story.told, strict=True):
            made[ordered[rank].document] = tuple(
                Link(numbering.key(base + one.event), one.rule, one.score, one.evidence) for one in told
            )
        for doubt in story.doubts:
            pair = numbering.key(base + doubt.one), numbering.key(base + doubt.other)
            suggestions.append(Likeness(*pair, doubt.score, doubt.evidence))
    return EventLinking(
        {numbering.key(at): replace(every[at], key=numbering.key(at)) for at in order},
        suggestions,
        {scene.document: made[scene.document] for scene in scenes},
    )


def terms(scene: Scene) -> bytes:
    """Return the words of a scene as its story index counts them."""
    return count_terms(f"{scene.title}\n{scene.text}", (mention.surface for mention in scene.mentions))


def names(scenes: Sequence[Scene]) -> Names:
    """Return what the entities of some scenes are called."""
    found = Names()
    for scene in scenes:
        for mention, link in zip(scene.mentions, scene.links, strict=True):
            found.add(link.entity, mention.surface)
    return found
