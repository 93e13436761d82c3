"""Places linked across a dossier."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.linking_pages import Linked, dossier
from tui.linking import link
from tui.linking.countries import COUNTRIES
from tui.linking.things import words_of
from tui.model import GOVERNMENT, Page, Rule


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


def test_a_capital_that_acts_may_be_its_government() -> None:
    [page] = dossier("<Oslo> denied it. She lives in <Oslo>.")
    acting = Page(0, (replace(page.mentions[0], role=GOVERNMENT), page.mentions[1]))
    linking = link(lambda: iter([acting]))
    [(_, (first, second))] = linking.links()
    assert first.entity == second.entity
    assert first.evidence == "the same name; it may stand for the government of Norway"
    assert "government" not in second.evidence


def test_a_seat_says_whom_it_may_stand_for() -> None:
    linked = Linked("The <Kremlin> and the {White House} said no.")
    assert "the government of Russia" in linked.link(0, "Kremlin").evidence
    assert "the president of the United States" in linked.link(0, "White House").evidence


def test_two_cities_of_one_name_in_one_article() -> None:
    linked = Linked(
        "<Paris>, <Texas>\n\n<PARIS>, <Texas>, in May - The mayor of <Paris> spoke."
        " It rained in <Paris>, <France>, and then again in <Paris>.",
        "<Paris> is large.",
    )
    texan = linked.entity(0, "PARIS")
    assert texan.name == "Paris (Texas)"
    assert [linked.entity(0, "Paris", n) == texan for n in range(4)] == [True, True, False, False]
    assert linked.entity(1, "Paris") == linked.entity(0, "Paris", 3)


def test_a_state_and_a_country_of_one_name() -> None:
    linked = Linked(
        "<Georgia>. <Atlanta> voted.",
        "<Georgia> and <Russia> met in <Tbilisi>.",
        "<Georgia> voted.",
        "<Tbilisi> is far, <Georgia>, <USA>, said.",
    )
    state, country = linked.entity(0, "Georgia"), linked.entity(1, "Georgia")
    assert (state.name, country.name) == ("Georgia (U.S. state)", "Georgia")
    assert linked.entity(3, "Georgia") == state
    assert linked.link(2, "Georgia").score == 0.5


def test_one_meaning_needs_no_second_name() -> None:
    assert Linked("<Georgia> and <Atlanta>.", "<Macon>, <Georgia>.").names(["Georgia"]) == {"Georgia"}
    assert Linked("<Washington> met.", "In <Tacoma>, <Washington>, too.").names(["Washington"]) == {
        "Washington",
        "Washington (state)",
    }


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


def test_a_sentence_that_ends_in_a_place_puts_no_capital_into_a_state() -> None:
    linked = Linked("They met in <Seattle>, <Washington>.", "He flew to <Baghdad>. <Washington> denied it.")
    assert linked.entity(0, "Washington", 0).name == "Washington (state)"
    assert linked.entity(1, "Washington", 0).name == "Washington"


def test_a_place_that_only_datelines_name_is_shown_in_small_letters() -> None:
    linked = Linked("<RANCAGUA> is a town.", "<USSR> was a country; <PORT-AU-PRINCE> is a town.")
    names = [linked.entity(0, "RANCAGUA", 0).name, linked.entity(1, "USSR", 0).name]
    assert [*names, linked.entity(1, "PORT-AU-PRINCE", 0).name] == ["Rancagua", "USSR", "Port-Au-Prince"]
