from __future__ import annotations

from datetime import date

import pytest

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
        ("They will attack the village.", "attack", Modality.PLANNED),
        ("They did not attack the village.", "attack", Modality.DENIED),
        ("They may attack the village.", "attack", Modality.HYPOTHETICAL),
        ("Ministers agreed to meet again.", "meet", Modality.PLANNED),
        ("He denied plotting a coup.", "coup", Modality.DENIED),
        ("The summit is on November 12.", "summit", Modality.PLANNED),
    ],
)
def test_whether_it_is_so_is_read_off_the_clause(text: str, surface: str, modality: Modality) -> None:
    assert one(text, surface).modality is modality


def test_kindred_words_share_a_lemma() -> None:
    text = "He died. His death was mourned. Two are dead."
    assert [trigger.lemma for trigger in found(text) if trigger.type is EventType.DIE] == [
        "die",
        "die",
        "mourn",
        "die",
    ]


def test_the_date_nearest_in_the_sentence_is_the_time() -> None:
    assert one("On October 13 a bomb exploded; nobody was near.", "exploded").when == "2006-10-13"
    assert one("October 13 was quiet. A bomb exploded.", "exploded").when == ""


def test_no_trigger_overlaps_a_name() -> None:
    text = "The War Office reported a war."
    assert [trigger.surface for trigger in found(text, "War Office")] == ["reported", "war"]


def test_a_text_without_words_has_none() -> None:
    assert found("") == ()
    assert found(" \n\n ") == ()
