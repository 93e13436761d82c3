"""Places linked across a dossier."""

from __future__ import annotations

import pytest

from tests.unit.linking_pages import Linked
from tui.linking.countries import COUNTRIES
from tui.linking.things import words_of
from tui.model import Rule


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("United States", "U.S."),
        ("United States", "the US"),
        ("United States of America", "USA"),
        ("America", "US"),
        ("Britain", "UK"),
        ("Ivory Coast", "Côte d'Ivoire"),
        ("Burma", "Myanmar"),
        ("New York", "New York City"),
        ("Duluth, Minnesota", "Duluth"),
        ("DULUTH", "Duluth"),
        ("downtown Duluth", "Duluth"),
        ("St. Albans", "Saint Albans"),
        ("Ramallahia", "Ramalahia"),
    ],
)
def test_two_names_of_one_place(one: str, other: str) -> None:
    linked = Linked(f"<{one}> and <{other}>.")
    assert linked.entity(0, one) == linked.entity(0, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Washington", "United States"),
        ("North Korea", "South Korea"),
        ("Niger", "Nigeria"),
        ("Austria", "Australia"),
        ("Guinea", "Guinea-Bissau"),
        ("Iran", "Iraq"),
        ("Republic of Congo", "Democratic Republic of Congo"),
        ("China", "Republic of China"),
        ("Sadr City", "Sadr"),
    ],
)
def test_near_names_stay_apart(one: str, other: str) -> None:
    linked = Linked(f"<{one}> and <{other}>.")
    assert linked.entity(0, one) != linked.entity(0, other)


def test_a_short_form_says_whose_it_is() -> None:
    link = Linked("<Netherlands> and <Holland>.").link(0, "Holland")
    assert (link.rule, link.evidence) == (Rule.SHORT_FORM, "another name of 'Netherlands'")


def test_no_name_stands_for_two_countries() -> None:
    owners: dict[str, str] = {}
    for group in COUNTRIES:
        for name in group:
            assert owners.setdefault("".join(words_of(name)), group[0]) == group[0]


def test_cities_of_one_name_in_two_states() -> None:
    linked = Linked(
        "He lives in <Paris>, <Texas> now.",
        "She flew to <Paris>, <France> today.",
        "<Paris> it was, and <Paris>, <France>.",
        "<Paris, Texas> is small.",
        "<Paris> is large.",
    )
    texan, french = linked.entity(0, "Paris"), linked.entity(1, "Paris")
    assert texan != french
    assert texan.name == "Paris (Texas)"
    assert linked.link(0, "Paris").evidence == "put into Texas in this document"
    assert linked.entity(2, "Paris") == french
    assert linked.entity(3, "Paris, Texas") == texan
    assert linked.entity(4, "Paris") == french


def test_a_state_inside_its_country_and_a_list_are_no_conflict() -> None:
    linked = Linked(
        "in <Salem>, <Oregon> today", "in <Salem>, <United States> today", "in <Salem>, <Norway>, <Chile> too"
    )
    assert len({linked.entity(n, "Salem").key for n in range(3)}) == 1


def test_a_capital_beside_others_may_be_its_government() -> None:
    linked = Linked("<Washington> and <Baghdad> disagree.\n\nShe lives in <Washington> today.")
    assert linked.entity(0, "Washington", 0) == linked.entity(0, "Washington", 1)
    assert "government of United States" in linked.link(0, "Washington", 0).evidence
    assert "government" not in linked.link(0, "Washington", 1).evidence


def test_washington_three_ways() -> None:
    linked = Linked(
        "<Washington> and <Moscow> talked. The <United States> agreed.",
        "[Denzel Washington] plays; [Washington] won.",
        "<Washington> is hot.",
    )
    city, man = linked.entity(0, "Washington"), linked.entity(1, "Washington")
    assert city == linked.entity(2, "Washington")
    assert man.name == "Denzel Washington"
    assert len({city.key, man.key, linked.entity(0, "United States").key}) == 3
