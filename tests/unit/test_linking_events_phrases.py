"""What a label takes from the words after a trigger, and which events are worth a line."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.linking_scenes import linked
from tests.unit.test_linking_events import scene
from tui.linking.events.phrases import tail


def after(text: str, noun: bool) -> str:
    """Return the tail of the trigger in brackets."""
    start, stop = text.index("["), text.index("]")
    plain = text[:start] + text[start + 1 : stop] + text[stop + 1 :]
    return tail(plain, stop - 1, len(plain), noun=noun)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They [walked out] of parliament and never came back.", "of parliament"),
        ("He [landed] in Basra on Tuesday.", "in Basra"),
        ("He [withdrew] his complaint, sources said.", "his complaint"),
        ("They [agreed] to a new calendar for the port", "to a new calendar"),
        ("The mill [closed] last week.", ""),
        ("The mill [closed] on 3 May.", ""),
        ("It [closed] for almost three years.", ""),
        ("He [left].\n\nNobody followed.", ""),
        ("She [wrote] one two three four five six seven eight words.", ""),
        ("“He [lied]” she said.", ""),
        ("A quake [struck] with a magnitude of 6.8.", ""),
    ],
)
def test_a_verb_takes_its_object_or_one_preposition(text: str, expected: str) -> None:
    assert after(text, noun=False) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the [raid] on the port at dawn", "on the port"),
        ("the [loss] of the city of Basra to rebels", "of the city of Basra"),
        ("the [raid] killed nobody", ""),
        ("the [raid] in May", ""),
    ],
)
def test_a_noun_takes_a_preposition(text: str, expected: str) -> None:
    assert after(text, noun=True) == expected


@given(st.text(alphabet="ab of on the,.\n—3", max_size=60), st.booleans(), st.integers(0, 60))
def test_a_tail_is_words_of_the_text_in_their_order(text: str, noun: bool, stop: int) -> None:
    stop = min(stop, len(text))
    found = tail(text, 0, stop, noun=noun)
    assert len(found.split()) <= 6
    assert re.sub(r"\s+", " ", text[:stop]).strip().startswith(found)


def listed(*texts: str) -> list[str]:
    made = linked(*(scene(number, text) for number, text in enumerate(texts)))
    return [event.name for event in made.events.values() if event.salient]


def test_a_label_has_the_words_that_belong_to_its_verb() -> None:
    met = "[Kim Wood|person:kim-wood] [met|meet] with the board."
    assert listed(f"The [quake|quake] of [Wells|place:wells] came first. {met}") == ["quake of Wells"]
    assert listed(f"{met} Later [Kim Wood|person:kim-wood] [met|meet] it.") == ["Kim Wood met with the board"]


def test_who_fled_is_not_where_they_were() -> None:
    text = "Soldiers in [Wells|place:wells] [met|meet]. The crowd in [Wells|place:wells] [met|meet] too."
    (event,) = linked(scene(0, text)).events.values()
    assert not event.name.startswith("Wells")


def test_the_dead_are_counted_in_a_label() -> None:
    (event,) = linked(scene(0, "There were 31 [dead|die] in [Wells|place:wells].")).events.values()
    assert event.name.startswith("31 dead")


def test_who_wrote_below_the_headline_took_no_part() -> None:
    text = (
        "[Quake|quake] in [Wells|place:wells]\nBy [Kim Wood|person:kim-wood]\n\nThe [quake|quake] woke all."
    )
    (event,) = linked(scene(0, text, title="Quake in Wells")).events.values()
    assert event.participants == ()


def test_who_did_it_comes_before_who_stood_by() -> None:
    text = "Near [Ann Lee|person:ann-lee] on the stairs [Kim Wood|person:kim-wood] [met|meet] with the board."
    (event,) = linked(scene(0, text)).events.values()
    assert event.participants == ("person:kim-wood", "person:ann-lee")


def test_a_year_told_once_among_many_reports_is_no_date_of_the_event() -> None:
    first = replace(scene(0, "The [quake|quake] in [Wells|place:wells] was no worse than this."), document=0)
    dated = replace(first, triggers=tuple(replace(trigger, when="1989") for trigger in first.triggers))
    (alone,) = linked(dated).events.values()
    assert alone.when == "1989"
    others = [replace(first, document=number) for number in (1, 2, 3)]
    (event,) = linked(dated, *others).events.values()
    assert event.when == ""


def test_nobody_dies_by_being_named_beside_the_dead() -> None:
    text = "On the day [Kim Wood|person:kim-wood] spoke, a bomb [killed|kill] [Ann Lee|person:ann-lee]."
    (event,) = linked(scene(0, text)).events.values()
    assert event.participants == ("person:ann-lee",)
