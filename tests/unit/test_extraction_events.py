from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.extraction.dates import dates
from tui.extraction.events import triggers
from tui.model import EventType, Kind, Mention, Modality, Trigger

DAY = date(2006, 10, 31)


def found(text: str, *names: str) -> tuple[Trigger, ...]:
    mentions = [
        Mention(text.index(name), text.index(name) + len(name), name, Kind.ORG)
        for name in sorted(names, key=text.index)
    ]
    return triggers(text, day=DAY, dates=dates(text, DAY), mentions=mentions)


def one(text: str, surface: str) -> Trigger:
    these = [trigger for trigger in found(text) if trigger.surface == surface]
    assert len(these) == 1, found(text)
    return these[0]


@pytest.mark.parametrize(
    ("text", "surface", "kind"),
    [
        ("Gunmen stormed the port.", "stormed", EventType.ATTACK),
        ("The raid lasted an hour.", "raid", EventType.ATTACK),
        ("A general overthrew the cabinet.", "overthrew", EventType.COUP),
        ("Both gave a press conference.", "press conference", EventType.MEET),
        ("The talks went nowhere.", "talks", EventType.MEET),
        ("She told reporters little.", "told", EventType.STATE),
        ("Two men were found dead.", "dead", EventType.DIE),
        ("The actor checked into a clinic.", "checked into", EventType.INJURE),
        ("The mayor stepped down.", "stepped down", EventType.RESIGN),
        ("MAYOR DIES", "DIES", EventType.DIE),
        ("An earthquake shook the coast.", "earthquake", EventType.DISASTER),
    ],
)
def test_a_word_that_tells_of_something_is_found_with_its_type(
    text: str, surface: str, kind: EventType
) -> None:
    assert one(text, surface).type is kind


@pytest.mark.parametrize(
    ("text", "surface", "modality"),
    [
        ("They attacked the village.", "attacked", Modality.HAPPENED),
        ("They have attacked the village.", "attacked", Modality.HAPPENED),
        ("They managed to attack the village.", "attack", Modality.HAPPENED),
        ("Nobody was hurt in the fire.", "fire", Modality.HAPPENED),
        ("They will attack the village.", "attack", Modality.PLANNED),
        ("The village will be attacked.", "attacked", Modality.PLANNED),
        ("They’ll attack the village.", "attack", Modality.PLANNED),
        ("GROUP TO ATTACK VILLAGE", "ATTACK", Modality.PLANNED),
        ("Ministers agreed to meet again.", "meet", Modality.PLANNED),
        ("Everyone fears the next election.", "election", Modality.PLANNED),
        ("The summit is on November 12.", "summit", Modality.PLANNED),
        ("They did not attack the village.", "attack", Modality.DENIED),
        ("They didn't attack the village.", "attack", Modality.DENIED),
        ("The village was not attacked.", "attacked", Modality.DENIED),
        ("He denied plotting a coup.", "coup", Modality.DENIED),
        ("There were rumours of a coup.", "coup", Modality.DENIED),
        ("They may attack the village.", "attack", Modality.HYPOTHETICAL),
        ("The village could be attacked.", "attacked", Modality.HYPOTHETICAL),
        ("Unions threatened a strike.", "strike", Modality.HYPOTHETICAL),
        ("If they attack the village, it burns.", "attack", Modality.HYPOTHETICAL),
        ("The mayor had called a press conference.", "press conference", Modality.HAPPENED),
        ("The mayor called it murder.", "murder", Modality.HAPPENED),
        ("The mayor called for an election.", "election", Modality.HYPOTHETICAL),
        ("They called off the strike.", "strike", Modality.DENIED),
        ("She denied reports that he had resigned.", "resigned", Modality.DENIED),
        ("There was no evidence that he had resigned.", "resigned", Modality.DENIED),
        ("She denied that he would resign.", "resign", Modality.DENIED),
        ("She denied he had resigned.", "resigned", Modality.DENIED),
        ("She said that he had resigned.", "resigned", Modality.HAPPENED),
        ("She denied bail and he resigned.", "resigned", Modality.HAPPENED),
        ("She said another ballot would be held in May.", "ballot", Modality.PLANNED),
        ("The general election will be held in May.", "election", Modality.PLANNED),
        ("An inquiry is planned for December.", "inquiry", Modality.PLANNED),
        ("The merger is expected to be completed.", "merger", Modality.PLANNED),
        ("A summit will take place in Oslo.", "summit", Modality.PLANNED),
        ("A summit could be held in Oslo.", "summit", Modality.HYPOTHETICAL),
        ("A summit will not be held in Oslo.", "summit", Modality.DENIED),
        ("The summit was cancelled.", "summit", Modality.DENIED),
        ("The summit has been called off.", "summit", Modality.DENIED),
        ("The raid will anger him.", "raid", Modality.HAPPENED),
        ("The raid is expected to anger him.", "raid", Modality.HAPPENED),
        ("They want to see his resignation.", "resignation", Modality.HYPOTHETICAL),
        ("If the strike goes on, the port may close.", "strike", Modality.HAPPENED),
        ("If the vote is held, she wins.", "vote", Modality.HYPOTHETICAL),
        ("She denied that they had cut flood defences.", "flood", Modality.HAPPENED),
        ("She praised his visit, planned for May.", "visit", Modality.PLANNED),
        ("He would appeal against the verdict.", "verdict", Modality.HAPPENED),
        ("He refused to discuss the verdict.", "verdict", Modality.HAPPENED),
        ("They will hold the election in Oslo.", "election", Modality.PLANNED),
        ("Many hold her to blame for the loss of Mosul.", "loss", Modality.HAPPENED),
        ("It closed due to the strike.", "strike", Modality.HAPPENED),
        ("They demanded the withdrawal of the army.", "withdrawal", Modality.HYPOTHETICAL),
    ],
)
def test_whether_it_is_so_is_read_off_the_clause(text: str, surface: str, modality: Modality) -> None:
    assert one(text, surface).modality is modality


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("The minister made an offer.", ["offer"]),
        ("Both sides held talks.", ["talks"]),
        ("A meeting was held.", ["meeting"]),
        ("The bombing happened at noon.", ["bombing"]),
        ("The defence minister and the election commission agreed.", ["agreed"]),
        ("The attack helicopter landed.", ["landed"]),
        ("A US-backed group attacked.", ["attacked"]),
        ("In order to win, they attacked.", ["win", "attacked"]),
        ("He is, she was, they have it.", []),
        ("The rows of old forces.", ["rows"]),
        ("It was a murder-suicide.", ["murder-suicide"]),
        ("They met in March.", ["met"]),
        ("The shed was fribbled.", ["fribbled"]),
        ("He sold the building.", ["sold"]),
        ("The break-even point fell.", ["fell"]),
        ("The opposition party lost.", ["lost"]),
    ],
)
def test_only_what_tells_of_something_is_a_trigger(text: str, surfaces: list[str]) -> None:
    assert [trigger.surface for trigger in found(text)] == surfaces


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("It began with the Rose Revolution.", "Rose Revolution"),
        ("He fought in World War II there.", "World War II"),
        ("It was before Hurricane Oskar came.", "Hurricane Oskar"),
    ],
)
def test_an_event_with_a_name_is_found_with_it(text: str, surface: str) -> None:
    assert surface in [trigger.surface for trigger in found(text)]


def test_a_noun_in_the_name_of_something_else_is_none() -> None:
    assert [trigger.surface for trigger in found("It cites the Marine Protection Act here.")] == ["cites"]


def test_kindred_words_share_a_lemma() -> None:
    text = "He died. His death was mourned. Two are dead."
    assert [trigger.lemma for trigger in found(text) if trigger.type is EventType.DIE] == [
        "die",
        "die",
        "mourn",
        "die",
    ]


@pytest.mark.parametrize(
    ("text", "surface", "when"),
    [
        ("On October 13 a bomb exploded; nobody was near.", "exploded", "2006-10-13"),
        ("A bomb exploded on October 13, and the mayor resigned.", "exploded", "2006-10-13"),
        ("A bomb exploded on October 13, and the mayor resigned.", "resigned", ""),
        ("October 13 was quiet. A bomb exploded.", "exploded", ""),
        ("On Friday, police said, a bomb exploded.", "exploded", "2006-10-27"),
        ("The war went on in the 1990s.", "war", ""),
        ("They met on Friday. She left the press conference a day later.", "press conference", ""),
        (
            "On Friday they met. She answered the press conference a day later.",
            "press conference",
            "2006-10-27",
        ),
        ("They met on Friday. She answered the press conference a day later.", "answered", "2006-10-28"),
        ("They met on Friday. The next day she left the talks.", "talks", ""),
        ("They met on Friday. She held a press conference a day later.", "press conference", "2006-10-28"),
        ("She denied that they had cut flood defences this spring.", "flood", ""),
        ("She denied that they had cut flood defences this spring.", "cut", "2006-SP"),
        ("They lost the strike ballot on Monday.", "strike", ""),
        ("He said the meeting was on Sunday.", "meeting", "2006-10-29"),
        ("He said the meeting was on Sunday.", "said", ""),
        ("He said in a speech on Sunday that it was over.", "said", "2006-10-29"),
        ("They dropped the charges against her deputy, Ian Frost, on Oct. 9.", "dropped", "2006-10-09"),
        ("They met at noon, and on Sunday, the mayor resigned.", "met", ""),
        ("They met at noon, and on Sunday, the mayor resigned.", "resigned", "2006-10-29"),
        ("The flood was the worst since 2002.", "flood", ""),
        ("After November 7, she said, he might resign.", "resign", ""),
        ("Next year's election will be held on May 6, 2007.", "election", "2007-05-06"),
        ("They lost the 2005 election campaign.", "election", "2005"),
        ("Nine were killed when a bus overturned on Sunday, police said yesterday.", "killed", "2006-10-29"),
        ("Nine were killed when a bus overturned on Sunday, police said yesterday.", "said", "2006-10-30"),
        ("Nine were killed when a bus overturned, police said yesterday.", "killed", ""),
        ("When a bus overturned on Sunday, nine were killed.", "killed", "2006-10-29"),
        ("She resigned as mayor on Sunday.", "resigned", "2006-10-29"),
        ("Police said yesterday two men had been arrested.", "arrested", ""),
        ("Police said Sunday's crash killed nine.", "crash", "2006-10-29"),
        ("The raid came at dawn. She condemned the raid on Sunday.", "condemned", "2006-10-29"),
    ],
)
def test_its_time_is_the_date_of_its_clause(text: str, surface: str, when: str) -> None:
    assert one(text, surface).when == when


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("The generals sat in the front rows.", "rows"),
        ("She walked along the rows. Nobody looked up in those rows.", "rows"),
        ("They waited at the meeting point.", "meeting"),
        ("It was a good deal better.", "deal"),
        ("The release date was kept from them.", "release"),
    ],
)
def test_a_noun_that_names_a_thing_where_it_stands_is_no_trigger(text: str, surface: str) -> None:
    assert surface not in [trigger.surface for trigger in found(text)]


@pytest.mark.parametrize(
    ("text", "surface", "kind"),
    [
        ("They were sorted in the front rows. A row over the budget broke out.", "row", EventType.DISPUTE),
        ("It was a good deal for the union.", "deal", EventType.AGREE),
        ("They saw the murder scene.", "murder", EventType.ATTACK),
        ("A flood destroyed the bridge.", "flood", EventType.DISASTER),
        ("They answered a flood of letters.", "flood", EventType.OCCURRENCE),
        ("Prosecutors filed charges.", "filed", EventType.CHARGE),
        ("The deputies filed back to their seats.", "filed", EventType.OCCURRENCE),
        ("The bomb left 32 dead.", "left", EventType.OCCURRENCE),
        ("The troops left the town.", "left", EventType.MOVE),
        ("They came in suits.", "came", EventType.OCCURRENCE),
        ("They came home.", "came", EventType.MOVE),
        ("The years when one man gave the orders were over.", "orders", EventType.OCCURRENCE),
        ("The airline placed an order for twenty jets.", "order", EventType.TRADE),
        ("The town fell to the rebels.", "fell", EventType.ATTACK),
        ("The home town of the old king fell within an afternoon.", "fell", EventType.OCCURRENCE),
        ("Sales fell in the town.", "fell", EventType.OCCURRENCE),
        ("The capital fell by a third.", "fell", EventType.OCCURRENCE),
    ],
)
def test_the_words_around_tell_what_it_means(text: str, surface: str, kind: EventType) -> None:
    assert one(text, surface).type is kind


@pytest.mark.parametrize(
    ("text", "place", "surface", "lemma"),
    [
        ("MOSUL FALLS", "MOSUL", "FALLS", "capture"),
        ("Basra fell to the rebels on Monday.", "Basra", "fell", "capture"),
        ("The city of Basra has fallen.", "Basra", "fallen", "capture"),
        ("The fall of Basra came early.", "Basra", "fall", "capture"),
        ("Shares in Basra fell on Monday.", "Basra", "fell", "fall"),
        ("Basra fell 2-0 in the final.", "Basra", "fell", "fall"),
        ("Basra fell behind.", "Basra", "fell", "fall"),
    ],
)
def test_a_town_that_falls_is_taken(text: str, place: str, surface: str, lemma: str) -> None:
    start = text.index(place)
    mention = Mention(start, start + len(place), place, Kind.PLACE)
    all_ = triggers(text, day=DAY, dates=dates(text, DAY), mentions=(mention,))
    assert [trigger.lemma for trigger in all_ if trigger.surface == surface] == [lemma]


def test_a_capital_may_be_another_name() -> None:
    assert not [trigger for trigger in found("He moved to Compass Row in May.") if "Row" in trigger.surface]


def test_verbs_are_told_from_nouns() -> None:
    assert one("The news comes late.", "comes").verb
    assert not one("The talks went nowhere.", "talks").verb


def test_no_trigger_overlaps_a_name() -> None:
    text = "The War Office reported a war."
    assert [trigger.surface for trigger in found(text, "War Office")] == ["reported", "war"]


def test_a_text_without_words_has_none() -> None:
    assert found("") == ()
    assert found(" \n\n ") == ()


def test_a_noun_told_of_before_takes_no_date_of_the_verb_that_it_stands_under() -> None:
    first, second = (
        trigger
        for trigger in found("A raid began on October 13. She condemned the raid on Sunday.")
        if trigger.surface == "raid"
    )
    assert (first.when, second.when) == ("2006-10-13", "")


def test_a_noun_told_of_before_has_the_date_in_its_own_phrase() -> None:
    again = found("There was a raid. The October 13 raid failed. She condemned it on Sunday.")[1]
    assert (again.surface, again.when) == ("raid", "2006-10-13")


@pytest.mark.parametrize(
    ("text", "surface", "when"),
    [
        ("OSTMAR, October 30, 2006 - Raiders robbed the mint on Sunday.", "robbed", "2006-10-29"),
        ("OSTMAR, October 30, 2006 (Wire) - On Sunday, raiders robbed the mint.", "robbed", "2006-10-29"),
        ("OSTMAR, October 30 - Raiders robbed the mint.", "robbed", ""),
        ("October 30 - Raiders robbed the mint of Ostmar.", "robbed", "2006-10-30"),
        ("OSTMAR, Oct 30 (Wire) - Nurses met a day after a blast killed six.", "blast", "2006-10-30"),
        ("OSTMAR, Oct 30 (Wire) - Nurses met a day after a blast killed six.", "killed", "2006-10-30"),
        ("OSTMAR, Oct 30 (Wire) - Nurses met a day after a blast killed six.", "met", ""),
        ("Three days after the flood drowned the valley, boats arrived.", "flood", "2006-10-28"),
        ("Three days after the flood drowned the valley, boats arrived.", "drowned", "2006-10-28"),
        ("On Friday, 2 days after the verdict, he appealed.", "verdict", "2006-10-25"),
        ("Two weeks after the flood, boats arrived.", "flood", "2006-W42"),
        ("A month after the flood, boats arrived.", "flood", "2006-09"),
        ("Two days before the vote the judge resigned.", "vote", "2006-11-02"),
        ("In 1998, two days after the coup, he fled.", "coup", "1998"),
        ("He had fled two days after the coup.", "coup", ""),
        ("He will resign two days after the vote.", "vote", ""),
        ("The toll of Friday's quake rose to nine.", "quake", "2006-10-27"),
        ("The toll of Friday's quake rose to nine.", "rose", ""),
        ("Ministers met after Friday's vote.", "vote", "2006-10-27"),
        ("Ministers met after Friday's vote.", "met", ""),
        ("Friday's blast killed nine.", "killed", "2006-10-27"),
        ("Last Wednesday the Courier told us about a conference of exiles.", "conference", ""),
        ("Farmers vote on Nov. 7, and the war is all that they talk of.", "war", ""),
        ("Farmers vote on Nov. 7, and the war is all that they talk of.", "vote", "2006-11-07"),
    ],
)
def test_the_day_of_the_telling_is_not_that_of_what_is_told(text: str, surface: str, when: str) -> None:
    assert one(text, surface).when == when


@pytest.mark.parametrize("line", ["Published October 30, 2006", "By Ida Holm, October 30, 2006"])
def test_a_byline_dates_nothing(line: str) -> None:
    assert not any(trigger.when for trigger in found(f"{line}\n\nRaiders robbed the mint."))


@given(st.dates(), st.sampled_from(["day", "week", "month", "year"]), st.integers(1, 999))
def test_what_lies_off_the_calendar_has_no_date(day: date, unit: str, count: int) -> None:
    text = f"Boats arrived {count} {unit}s after the flood."
    times = [item.when for item in triggers(text, day=day, dates=(), mentions=()) if item.surface == "flood"]
    assert len(times) == 1
    assert times[0] == "" or times[0][:4] <= f"{day.year:04}"
