"""Both sides of a match are clubs, and a part of a club's name is short for it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.extraction.clubs import clubs
from tui.extraction.gazetteer import load_gazetteer
from tui.model import Kind, Mention

PERSON, ORG, PLACE = Kind.PERSON, Kind.ORG, Kind.PLACE
LISTS = load_gazetteer()


def found(text: str, *given: tuple[str, Kind]) -> list[tuple[str, Kind]]:
    mentions: list[Mention] = []
    for surface, kind in given:
        start = text.index(surface, mentions[-1].end if mentions else 0)
        mentions.append(Mention(start, start + len(surface), surface, kind))
    result = clubs(text, tuple(mentions), LISTS)
    assert all(one.end <= other.start for one, other in pairwise(result))
    assert all(text[m.start : m.end] == m.surface for m in result)
    assert clubs(text, result, LISTS) == result
    return [(m.surface, m.kind) for m in result]


@pytest.mark.parametrize(
    "text",
    [
        "Brightwell beat Leeds 3-0.",
        "Brightwell 3-0 Leeds",
        "Brightwell drew 1-1 with Leeds.",
        "Brightwell lost to Leeds 0-2.",
    ],
)
def test_who_plays_a_club_is_one(text: str) -> None:
    assert found(text, ("Brightwell", ORG), ("Leeds", PLACE)) == [("Brightwell", ORG), ("Leeds", ORG)]


def test_two_towns_that_score_are_sides_and_stay_so_but_not_where_they_lie() -> None:
    text = "Dallas beat Boston 21-14. Dallas were slow. It rained in Boston. Boston is a city."
    given = [("Dallas", PLACE), ("Boston", PLACE), ("Dallas", PLACE), ("Boston", PLACE), ("Boston", PLACE)]
    kinds = [kind for _, kind in found(text, *given)]
    assert kinds == [ORG, ORG, ORG, PLACE, PLACE]


def test_who_beat_a_side_is_found() -> None:
    beaten = [("Leeds", PLACE)]
    assert found("It rained. Tarnath beat Leeds 3-0.", *beaten) == [("Tarnath", ORG), ("Leeds", ORG)]
    assert found("It rained. They beat Leeds 3-0.", *beaten) == beaten


def test_players_and_armies_are_no_clubs() -> None:
    text = "Ana Holm beat Eva Brandt 6-4. Rome v Carthage was no match."
    names = [("Ana Holm", PERSON), ("Eva Brandt", PERSON), ("Rome", PLACE), ("Carthage", PLACE)]
    assert found(text, *names) == names


def test_a_part_of_a_clubs_name_is_found_alone() -> None:
    text = "Leeds United beat York City 2-1. United scored late. City protested. The City fell. United Arab."
    assert found(text, ("Leeds United", ORG), ("York", PLACE)) == [
        ("Leeds United", ORG),
        ("York City", ORG),
        ("United", ORG),
        ("City", ORG),
    ]


def test_a_part_of_two_clubs_names_is_neither() -> None:
    text = "Leeds United beat Tarnath United 2-1. United scored late."
    names = [("Leeds United", ORG), ("Tarnath United", ORG)]
    assert found(text, *names) == names


@given(st.text(alphabet="LeedsYork United City beat 2-1.\n", max_size=80))
def test_offsets_hold_whatever_the_text(text: str) -> None:
    mentions = tuple(
        Mention(at, at + 5, "Leeds", PLACE) for at in range(len(text)) if text.startswith("Leeds", at)
    )
    result = clubs(text, mentions, LISTS)
    assert all(text[m.start : m.end] == m.surface for m in result)
    assert all(one.end <= other.start for one, other in pairwise(result))
