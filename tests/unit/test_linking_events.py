"""Which triggers tell of the same event."""

from __future__ import annotations

import re
from datetime import date

from tui.linking.events import EventLinking, Scene, link_events
from tui.model import EventType, Kind, Link, Mention, Rule, Trigger

TYPES = {
    "raid": EventType.ATTACK,
    "bomb": EventType.ATTACK,
    "meet": EventType.MEET,
    "arrest": EventType.ARREST,
    "quake": EventType.DISASTER,
}
_MARK = re.compile(r"\[([^\]|]+)\|([^\]]+)\]")


def scene(number: int, marked: str, day: date | None = None, title: str = "", **when: str) -> Scene:
    """Read "[raided|raid] [Sadr City|place:sadr-city]" into a scene: triggers by lemma, names by key."""
    text, triggers, mentions, links = "", [], [], []
    at = 0
    spots: list[tuple[int, int, str]] = []
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        spots.append((len(text), len(text) + len(match[1]), match[2]))
        text += match[1]
        at = match.end()
    text += marked[at:]
    for start, end, what in spots:
        surface = text[start:end]
        paragraph = text.count("\n\n", 0, start)
        if ":" in what:
            kind = {"person": Kind.PERSON, "org": Kind.ORG, "place": Kind.PLACE}[what.partition(":")[0]]
            mentions.append(Mention(start, end, surface, kind, paragraph=paragraph))
            links.append(Link(what, Rule.FULL_NAME, 1.0, "full name"))
        else:
            begin = max(text.rfind(". ", 0, start) + 1, text.rfind("\n", 0, start) + 1)
            stop = text.find(".", end)
            sentence = (begin, len(text) if stop < 0 else stop + 1)
            triggers.append(
                Trigger(
                    start,
                    end,
                    surface,
                    TYPES[what],
                    what,
                    when=when.get(what, ""),
                    sentence=sentence,
                    paragraph=paragraph,
                )
            )
    return Scene(number, day, title, text, tuple(triggers), tuple(mentions), tuple(links))


def linked(*scenes: Scene) -> EventLinking:
    return link_events(lambda: iter(scenes))


def keys_of(linking: EventLinking) -> list[list[str]]:
    return [[link.entity for link in links] for _, links in linking.links()]


RAID = (
    "Troops [raided|raid] [Sadr City|place:sadr-city] on Wednesday, [Qasim Atta|person:qasim-atta] said. "
    "The [raid|raid] killed four militia fighters near a mosque."
)
AGAIN = (
    "A [raid|raid] by troops on [Sadr City|place:sadr-city] killed four militia fighters near a mosque, "
    "[Qasim Atta|person:qasim-atta] said."
)
ELSEWHERE = (
    "Police in [Lyon|place:lyon] [raided|raid] a bakery over unpaid taxes, its owner "
    "[Jean Roux|person:jean-roux] told the court."
)


def test_no_scene_has_no_event() -> None:
    linking = linked()
    assert not linking.events
    assert list(linking.links()) == []
    assert linking.suggestions == ()


def test_every_trigger_has_one_link_to_an_event() -> None:
    linking = linked(scene(7, RAID), scene(9, "Nothing happened."), scene(4, ELSEWHERE))
    found = list(linking.links())
    assert [document for document, _ in found] == [7, 9, 4]
    assert [len(links) for _, links in found] == [2, 0, 1]
    assert {link.entity for _, links in found for link in links} == set(linking.events)


def test_a_noun_takes_up_the_verb_before_it() -> None:
    (keys,) = keys_of(linked(scene(0, RAID)))
    assert len(set(keys)) == 1


def test_two_reports_of_one_story_are_one_event_and_another_story_is_another() -> None:
    first, second, third = keys_of(linked(scene(0, RAID), scene(1, AGAIN), scene(2, ELSEWHERE)))
    assert set(first) == set(second)
    assert set(third).isdisjoint(first)


def test_a_label_says_what_where_and_when() -> None:
    linking = linked(scene(0, RAID, raid="2006-10-25"))
    (event,) = linking.events.values()
    assert event.name.endswith(", 25 Oct 2006")
    assert "Sadr City" in event.name
    assert event.key == "event:raid-sadr-city-2006-10-25"
    assert event.place == "place:sadr-city"
    assert event.participants == ("person:qasim-atta",)
    assert event.salient
