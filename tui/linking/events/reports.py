"""What one trigger reports: its type and words, and the time, place and people around it."""

from __future__ import annotations

from collections.abc import Iterable
from sys import intern

from tui.model import EventType, Kind, Link, Mention, Modality, Trigger

from .scene import Scene


class Report:
    """One trigger, as far as linking needs it.

    Attributes:
        scene: The number of its scene, in the order in which scenes come.
        type: What sort of thing happened.
        lemma: What kindred triggers share.
        surface: The trigger's words.
        modality: Whether it is so.
        when: TIMEX3 value or "".
        people: Keys of the people and organisations of its sentence, nearest first.
        places: Keys of the places of its sentence, nearest after the trigger first.
        names: How each of them is written here, by key.
    """

    __slots__ = ("lemma", "modality", "names", "people", "places", "scene", "surface", "type", "when")

    def __init__(self, scene: int, trigger: Trigger, around: Iterable[tuple[Mention, Link]]) -> None:
        """Take from the mentions *around* a trigger what may tell its event from others."""
        near = sorted(around, key=lambda pair: _distance(trigger, pair[0]))
        self.scene = scene
        self.type: EventType = trigger.type
        self.lemma = intern(trigger.lemma)
        self.surface = intern(trigger.surface)
        self.modality: Modality = trigger.modality
        self.when = intern(trigger.when)
        self.people = tuple(
            dict.fromkeys(intern(link.entity) for mention, link in near if mention.kind is not Kind.PLACE)
        )
        self.places = tuple(
            dict.fromkeys(intern(link.entity) for mention, link in near if mention.kind is Kind.PLACE)
        )
        self.names = {intern(link.entity): intern(mention.surface) for mention, link in reversed(near)}


def _distance(trigger: Trigger, mention: Mention) -> tuple[int, int]:
    """Order mentions by how near they stand to a trigger, those after it before those in front."""
    if mention.start >= trigger.end:
        return mention.start - trigger.end, mention.start
    return 2 * max(0, trigger.start - mention.end), mention.start


def reports_of(scene: Scene, number: int) -> list[Report]:
    """Return a report for every trigger of a scene, in their order."""
    pairs = list(zip(scene.mentions, scene.links, strict=True))
    found = []
    for trigger in scene.triggers:
        start, end = trigger.sentence
        around = [pair for pair in pairs if start <= pair[0].start and pair[0].end <= end]
        found.append(Report(number, trigger, around))
    return found
