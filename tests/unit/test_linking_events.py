"""Which triggers tell of the same event."""

from __future__ import annotations

import re
from datetime import date

from tests.unit.linking_scenes import EventLinking, linked
from tui.linking.events import Scene
from tui.model import EventType, Kind, Link, Mention, Rule, Trigger

TYPES = {
    "raid": EventType.ATTACK,
    "bomb": EventType.ATTACK,
    "meet": EventType.MEET,
    "arrest": EventType.ARREST,
    "quake": EventType.DISASTER,
    "kill": EventType.DIE,
    "die": EventType.DIE,
    "say": EventType.STATE,
    "come": EventType.MOVE,
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
                    verb=surface.endswith("ed"),
                )
            )
    return Scene(number, day, title, text, tuple(triggers), tuple(mentions), tuple(links))


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
    assert linking.suggestions == []


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


def test_a_folder_of_two_documents_can_tell_a_story_twice() -> None:
    first, second = keys_of(linked(scene(0, RAID), scene(1, AGAIN)))
    assert set(first) == set(second)


def test_a_folder_of_two_documents_can_tell_two_stories() -> None:
    first, second = keys_of(linked(scene(0, RAID), scene(1, ELSEWHERE)))
    assert set(first).isdisjoint(second)


def test_what_happened_on_other_days_are_other_events() -> None:
    later = scene(1, "[Bombings|bomb] hit the market of [Hilla|place:hilla] on Friday.", bomb="2006-11-03")
    before = scene(0, "A [bombing|bomb] struck a bank in [Mosul|place:mosul] on Monday.", bomb="2006-10-02")
    first, second = keys_of(linked(before, later))
    assert set(first).isdisjoint(second)


def test_a_report_of_years_later_is_another_event_if_no_date_says_that_it_looks_back() -> None:
    again = (
        "The [raid|raid] on [Sadr City|place:sadr-city] left soldiers dead, officers and doctors there said."
    )
    early, late = date(1906, 10, 26), date(2006, 10, 27)
    first, second = keys_of(linked(scene(0, RAID, late), scene(1, again, late)))
    assert set(first) == set(second)
    first, second = keys_of(linked(scene(0, RAID, early), scene(1, again, late)))
    assert set(first).isdisjoint(second)
    first, second = keys_of(
        linked(scene(0, RAID, early, raid="1906-10-25"), scene(1, again, late, raid="1906-10-25"))
    )
    assert set(first) == set(second)


def test_another_one_is_not_the_same_one() -> None:
    text = (
        "A [raid|raid] on [Sadr City|place:sadr-city] killed four fighters. Shops stayed shut.\n\n"
        "Two days later another [raid|raid], planned for months, hit [Hilla|place:hilla]."
    )
    ((first, second),) = keys_of(linked(scene(0, text, raid="")))
    same = "The [raid|raid] on [Sadr City|place:sadr-city] was over. The [raid|raid] left four dead."
    ((third, fourth),) = keys_of(linked(scene(0, same)))
    assert third == fourth
    assert first != second


def test_kindred_words_name_one_event() -> None:
    text = (
        "[Omar Rashid|person:omar-rashid] was [killed|kill] by a bomb in [Mosul|place:mosul] on Monday. "
        "The [death|die] of [Omar Rashid|person:omar-rashid] by a bomb in [Mosul|place:mosul] shocked many."
    )
    ((first, second),) = keys_of(linked(scene(0, text)))
    assert first == second


def test_the_evidence_says_what_two_reports_share() -> None:
    linking = linked(
        scene(0, RAID, title="Raid on a mosque", raid="2006-10-25"), scene(1, AGAIN, raid="2006-10-25")
    )
    (_, first), (_, second) = linking.links()
    assert first[0].evidence == "the first of 3 mentions in 2 documents"
    assert first[0].rule is Rule.SAME_EVENT
    assert first[1].evidence.startswith("“raided” in this paragraph")
    assert second[0].rule is Rule.SAME_STORY
    assert re.match(
        r"same story as “Raid on a mosque” \(0\.\d\d\), both name .*Sadr City.*, both on 25 Oct 2006",
        second[0].evidence,
    )
    assert all(0 <= link.score <= 1 for link in (*first, *second))


def test_a_manner_of_speaking_is_not_salient() -> None:
    linking = linked(
        scene(0, "[Qasim Atta|person:qasim-atta] [came|come] late, he [said|say]. He [said|say] so.")
    )
    assert linking.events
    assert not any(event.salient for event in linking.events.values())


def test_one_word_that_one_article_says_twice_names_no_event() -> None:
    text = "The [raids|raid] went on. Nobody [met|meet] and nobody spoke of the [raids|raid]."
    linking = linked(scene(0, text))
    assert linking.events
    assert not any(event.salient for event in linking.events.values())


def test_names_are_written_as_in_running_text() -> None:
    text = (
        "[BASRA|place:basra] A [raid|raid] on [BASRA|place:basra]. [basra|place:basra], [Basra|place:basra]."
    )
    (event,) = linked(scene(0, text)).events.values()
    assert event.name == "raid on Basra"


def test_a_label_has_no_part_of_the_day() -> None:
    (event,) = linked(scene(0, "A [raid|raid] on [Basra|place:basra].", raid="2006-10-25TNI")).events.values()
    assert event.name == "raid on Basra, 25 Oct 2006"
    assert event.when == "2006-10-25"


def test_a_title_is_shown_on_one_safe_line() -> None:
    linking = linked(scene(0, RAID, title="Raid\x1b[2J on\na mosque " + "x" * 200), scene(1, AGAIN))
    _, (_, second) = linking.links()
    assert "\x1b" not in second[0].evidence
    assert "\n" not in second[0].evidence
    assert len(second[0].evidence) < 200


def test_a_label_says_what_where_and_when() -> None:
    linking = linked(scene(0, RAID, raid="2006-10-25"))
    (event,) = linking.events.values()
    assert event.name.endswith(", 25 Oct 2006")
    assert "Sadr City" in event.name
    assert event.key == "event:raid-sadr-city-2006-10-25"
    assert event.place == "place:sadr-city"
    assert event.participants == ()
    assert event.salient


def test_who_is_only_named_near_by_is_not_said_to_have_suffered_it() -> None:
    text = "Four people were [killed|kill] on Monday, [Kim Wood|person:kim-wood], a prosecutor, said."
    (event,) = linked(scene(0, text)).events.values()
    assert event.name == "killed"


def test_two_dead_are_two_deaths() -> None:
    text = (
        "[Omar Rashid|person:omar-rashid] was [killed|kill] in [Mosul|place:mosul] on Monday. "
        "Gunmen in [Mosul|place:mosul] [killed|kill] judge [Anna Lund|person:anna-lund] on Monday."
    )
    ((first, second),) = keys_of(linked(scene(0, text)))
    assert first != second


def test_who_was_named_in_part_died_once() -> None:
    text = (
        "[Omar Rashid|person:omar-rashid] was [killed|kill] by a bomb in [Mosul|place:mosul] on Monday. "
        "The [death|die] of [Rashid|person:rashid] by a bomb in [Mosul|place:mosul] shocked many."
    )
    ((first, second),) = keys_of(linked(scene(0, text)))
    assert first == second


def test_what_another_one_did_is_another_event() -> None:
    text = (
        "A bomb [killed|kill] five people at the station in [Hilla|place:hilla]. "
        "Last year another bomb [killed|kill] five people at the station in [Hilla|place:hilla]."
    )
    ((first, second),) = keys_of(linked(scene(0, text)))
    assert first != second


def test_that_nobody_was_arrested_is_no_part_of_an_arrest() -> None:
    text = (
        "A suspect was [arrested|arrest] over the theft in [Lyon|place:lyon], police said. "
        "No one had been [arrested|arrest] over the theft in [Lyon|place:lyon], police said before."
    )
    ((first, second),) = keys_of(linked(scene(0, text)))
    assert first != second


def test_whatever_is_said_is_said_anew() -> None:
    told = "[Qasim Atta|person:qasim-atta] [said|say] so."
    first, second = keys_of(linked(scene(0, RAID + " " + told + " " + told), scene(1, AGAIN + " " + told)))
    assert len({*first[-2:], second[-1]}) == 3


def test_the_object_of_a_verb_is_not_its_subject() -> None:
    text = (
        "Gunmen [killed|kill] judge [Anna Lund|person:anna-lund] in [Hilla|place:hilla]. "
        "Judge [Anna Lund|person:anna-lund] was [killed|kill] in [Hilla|place:hilla]."
    )
    (event,) = linked(scene(0, text)).events.values()
    assert event.name in ("killed Anna Lund", "Anna Lund killed in Hilla")


def test_what_was_done_to_a_brother_is_not_said_of_the_named() -> None:
    (event,) = linked(
        scene(0, "Gunmen [killed|kill] [Anna Lund|person:anna-lund]'s brother.")
    ).events.values()
    assert not event.name.endswith("Anna Lund")


def test_who_tells_of_an_event_takes_no_part_in_it() -> None:
    text = (
        "HILLA, May 3 ([Delta Wire|org:delta-wire]) - [Omar Rashid|person:omar-rashid] [raided|raid] "
        "[Basra|place:basra], [Jean Roux|person:jean-roux] told [Daily Lamp|org:daily-lamp]."
    )
    (event,) = linked(scene(0, text)).events.values()
    assert event.participants == ("person:omar-rashid",)


def test_who_condemns_a_raid_takes_no_part_in_it() -> None:
    text = (
        "[Jean Roux|person:jean-roux] condemned the [raid|raid] of [Omar Rashid|person:omar-rashid] on "
        "[Basra|place:basra]."
    )
    (event,) = linked(scene(0, text)).events.values()
    assert event.participants == ("person:omar-rashid",)


def test_where_is_the_place_of_the_label() -> None:
    text = (
        "The [raid|raid] on [Basra|place:basra] came late. Before the [raid|raid], the two had "
        "[met|meet] in [Hilla|place:hilla]."
    )
    linking = linked(scene(0, text))
    raid = next(event for event in linking.events.values() if event.type is EventType.ATTACK)
    assert (raid.name, raid.place) == ("raid on Basra", "place:basra")


def test_a_label_ends_before_the_next_verb() -> None:
    text = "A [bombing|bomb] at the old mill [killed|kill] 34 people in [Hilla|place:hilla]."
    names = {event.name for event in linked(scene(0, text)).events.values()}
    assert "bombing at the old mill" in names


def test_another_one_elsewhere_is_not_what_another_report_tells_of() -> None:
    here = "A storm [killed|kill] five people in the hills of [Hilla|place:hilla], rescuers said."
    there = "A weaker storm [killed|kill] five people in the hills of [Basra|place:basra], rescuers said."
    first, second = keys_of(linked(scene(0, here), scene(1, there)))
    assert first != second
