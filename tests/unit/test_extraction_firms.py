"""Firms that are called like people, told by the words around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.extraction.firms import firms
from tui.extraction.gazetteer import load_gazetteer
from tui.model import Kind, Mention

PERSON, ORG, PLACE = Kind.PERSON, Kind.ORG, Kind.PLACE
LISTS = load_gazetteer()
WORDS = st.sampled_from(["Ford", "Bill Ford", "shares", "fell.", "said", "it would", "'s", "and", "Toyota"])


def found(text: str, *given: str) -> list[tuple[str, Kind]]:
    mentions: list[Mention] = []
    for surface in given:
        start = text.index(surface, mentions[-1].end if mentions else 0)
        mentions.append(Mention(start, start + len(surface), surface, PERSON))
    return [(m.surface, m.kind) for m in firms(text, tuple(mentions), LISTS)]


@pytest.mark.parametrize(
    "text",
    [
        "Bill Ford was sorry. Ford shares fell.",
        "Bill Ford was sorry. Ford's quarterly profit fell.",
        "Bill Ford was sorry. Ford said on Friday that it would close.",
        "Bill Ford was sorry. Ford and Toyota gained.",
        "Bill Ford was sorry. The carmaker Ford closed a mill.",
        "Bill Ford was sorry. Ford, based in Dearborn, closed a mill.",
    ],
)
def test_a_firm_beside_somebody_of_its_name(text: str) -> None:
    assert found(text, "Bill Ford", "Ford") == [("Bill Ford", PERSON), ("Ford", ORG)]


@pytest.mark.parametrize(
    "text", ["Bill Ford came. Ford was sorry.", "Bill Ford came. Ford said he would.", "Bill Ford saw Ford."]
)
def test_a_person_stays_one_where_nothing_tells_a_firm(text: str) -> None:
    assert found(text, "Bill Ford", "Ford")[1] == ("Ford", PERSON)


def test_a_firm_that_was_told_keeps_its_name_until_somebody_is_called_so() -> None:
    text = "Ford shares fell. Ford waited. Bill Ford came. Ford wept."
    kinds = [kind for _, kind in found(text, "Ford", "Ford", "Bill Ford", "Ford")]
    assert kinds == [ORG, ORG, PERSON, PERSON]


def test_a_title_makes_a_person() -> None:
    mention = Mention(10, 14, "Ford", PERSON, "President")
    assert firms("President Ford shares a joke.", (mention,), LISTS) == (mention,)


def test_a_listed_name_is_no_firm_of_itself() -> None:
    assert found("It went to Toyota then.", "Toyota") == [("Toyota", PERSON)]


@given(st.lists(WORDS, max_size=12))
def test_spans_stay_and_a_second_reading_changes_nothing(words: list[str]) -> None:
    text, mentions = "", []
    for word in words:
        if word in ("Ford", "Bill Ford", "Toyota"):
            mentions.append(Mention(len(text), len(text) + len(word), word, PERSON))
        text += word + " "
    once = firms(text, tuple(mentions), LISTS)
    assert [(m.start, m.end) for m in once] == [(m.start, m.end) for m in mentions]
    assert firms(text, once, LISTS) == once
