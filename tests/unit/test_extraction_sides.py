"""Countries that play: the side apart from the country, in reports of matches only."""

from __future__ import annotations

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
        ("They won at Birmingham, England, after they beat Brazil.", ["Brazil"]),
        ("Imran (Pakistan) was the best of Ireland's guests.", []),
    ],
)
def test_a_country_that_plays_is_a_side(text: str, expected: list[str]) -> None:
    assert playing(text + MATCH) == expected


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
