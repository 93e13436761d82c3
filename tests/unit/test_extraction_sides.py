"""Countries that play: the side apart from the country, in reports of matches only."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.extraction.gazetteer import load_gazetteer
from tui.extraction.sides import sides
from tui.linking import link
from tui.model import TEAM, Kind, Mention, Page

MATCH = " The match was the last of the season; the goalkeeper and the striker met the coach of the league."
GAZETTEER = load_gazetteer()
COUNTRIES = ("England", "Pakistan", "Brazil", "Ireland")


def mentions_of(text: str) -> tuple[Mention, ...]:
    places = sorted((text.index(name), name) for name in COUNTRIES if name in text)
    return tuple(Mention(at, at + len(name), name, Kind.PLACE) for at, name in places)


def playing(text: str) -> list[str]:
    return [m.surface for m in sides(text, mentions_of(text), GAZETTEER) if m.role == TEAM]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("England beat Pakistan by 107 runs.", ["England", "Pakistan"]),
        ("ENGLAND lost. Brazil 2 Ireland 0", ["Brazil", "Ireland"]),
        ("Brazil drew 2-2 with Ireland.", ["Brazil", "Ireland"]),
        ("It rained in England and Pakistan.", []),
        ("Scores: England 228 in 50 overs, Pakistan 232 in 45.", ["England", "Pakistan"]),
        ("England and Pakistan drew. They flew to Brazil.", ["England", "Pakistan"]),
        ("Somebody lost to England; hosts Brazil cheered.", ["England", "Brazil"]),
        ("Lee Marr, the England hopeful, face Pakistan next.", ["England", "Pakistan"]),
        ("They won at Birmingham, England, after they beat Brazil.", ["Brazil"]),
        ("Imran (Pakistan) was the best of Ireland's guests.", []),
    ],
)
def test_a_country_that_plays_is_a_side(text: str, expected: list[str]) -> None:
    assert playing(text + MATCH) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Leeds beat Porto 2-0. Leeds was happy in Dakar.", ["Leeds", "Porto", "Leeds"]),
        ("Leeds have won again. The men flew to Leeds.", ["Leeds"]),
        ("LEEDS 4 Porto 1 Dakar 2", ["LEEDS", "Porto", "Dakar"]),
        ("It rained at Leeds 3 times, and in Porto.", []),
        ("Leeds 3 years ago; Leeds 9 p.m.; Leeds 40% off.", []),
    ],
)
def test_a_town_that_plays_is_a_body(text: str, expected: list[str]) -> None:
    assert bodies(text + MATCH) == expected


def test_a_table_of_results_needs_few_words_of_sports() -> None:
    assert bodies("League results: LEEDS 4 PORTO 1 DAKAR 2 OTTAWA 3") == ["LEEDS", "PORTO", "DAKAR", "OTTAWA"]
    assert bodies("Trains run: LEEDS 4 PORTO 1 DAKAR 2 OTTAWA 3") == []


def test_an_adjective_is_no_side() -> None:
    text = "The U.S. beat Brazil, said a U.S. citizen." + MATCH
    found = [Mention(m.start(), m.end(), m.group(), Kind.PLACE) for m in re.finditer(r"U\.S\.", text)]
    assert [m.role for m in sides(text, tuple(found), GAZETTEER)] == [TEAM, ""]


def bodies(text: str) -> list[str]:
    towns = re.finditer(r"\b(?:Leeds|Porto|Dakar|Ottawa)\b", text, re.IGNORECASE)
    found = tuple(Mention(m.start(), m.end(), m.group(), Kind.PLACE) for m in towns)
    return [m.surface for m in sides(text, found, GAZETTEER) if m.kind is Kind.ORG]


def test_only_reports_of_matches_have_sides() -> None:
    assert playing("England beat Pakistan to the contract, and ministers signed it.") == []


@given(
    st.lists(st.sampled_from([*COUNTRIES, "beat", "in", "won", "the match", "league goal", "(", "2", ","]))
)
def test_nothing_but_the_role_of_countries_changes(words: list[str]) -> None:
    text = " ".join(words) + MATCH
    before = mentions_of(text)
    after = sides(text, before, GAZETTEER)
    assert [(m.start, m.end, m.kind) for m in after] == [(m.start, m.end, m.kind) for m in before]
    assert {m.role for m in after} <= {"", TEAM}
    assert sides(text, after, GAZETTEER) == after


def test_a_side_is_another_one_than_its_country() -> None:
    def place(start: int, surface: str, role: str = "") -> Mention:
        return Mention(start, start + len(surface), surface, Kind.PLACE, role)

    pages = [
        Page(0, (place(0, "United States"), place(40, "Jordan"))),
        Page(1, (place(0, "UNITED STATES", TEAM), place(40, "USA", TEAM), place(60, "US"))),
    ]
    made = link(lambda: iter(pages))
    (country, _), (side, short, other) = [links for _, links in made.links()]
    assert side.entity == short.entity != country.entity == other.entity
    assert made.entities[side.entity].name.lower() == "united states (team)"
    assert "side" in side.evidence
