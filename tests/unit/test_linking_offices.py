"""Offices of state: the same name in two countries."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.linking_pages import Linked
from tui.linking.offices import ADJECTIVES, country_of, office_of


@pytest.mark.parametrize(
    ("name", "office"),
    [
        ("iraqi interior ministry", ("interior ministry", "Iraq")),
        ("ministry of the interior of iraq", ("interior ministry", "Iraq")),
        ("ministry of interior", ("interior ministry", "")),
        ("iraqi ministry of foreign affairs", ("foreign ministry", "Iraq")),
        ("ministry of external affairs", ("foreign ministry", "")),
        ("iraqs oil ministry", ("ministry oil", "Iraq")),
        ("south korean parliament", ("parliament", "South Korea")),
        ("us army", ("army", "United States")),
        ("parliament", ("parliament", "")),
        ("security council", None),
        ("police", None),
        ("northern lakes board", None),
        ("iraqi", None),
    ],
)
def test_offices_and_their_countries(name: str, office: tuple[str, str] | None) -> None:
    assert office_of(tuple(name.split())) == office


def test_countries_under_all_their_names() -> None:
    assert country_of("america") == country_of("us") == "United States"
    assert country_of("oslo") == ""


@given(st.sampled_from(sorted(ADJECTIVES)), st.sampled_from(["foreign ministry", "parliament"]))
def test_an_adjective_and_a_country_say_the_same(adjective: str, office: str) -> None:
    country = ADJECTIVES[adjective]
    words = [word.lower() for word in country.split()]
    assert office_of((adjective, *office.split())) == office_of((*office.split(), "of", *words))


def test_an_office_belongs_to_the_country_before_it() -> None:
    linked = Linked(
        "<Iraq>'s {Interior Ministry} said so. The {Interior Ministry} went on.",
        "<Egypt>'s {Interior Ministry} denied it.",
        "The {Interior Ministry} of who knows where.",
        "Near <Cairo>, in <Egypt>, the {Interior Ministry} spoke.",
    )
    iraqi, egyptian = linked.entity(0, "Interior Ministry"), linked.entity(1, "Interior Ministry")
    assert iraqi.name == "Interior Ministry (Iraq)"
    assert egyptian.name == "Interior Ministry (Egypt)"
    assert linked.entity(0, "Interior Ministry", 1) == iraqi
    assert linked.link(0, "Interior Ministry").evidence == "the Interior Ministry of Iraq in this document"
    assert linked.entity(2, "Interior Ministry") not in (iraqi, egyptian)
    assert linked.entity(3, "Interior Ministry") == egyptian


def test_an_office_under_the_names_of_its_country() -> None:
    linked = Linked(
        "The {Iraqi Interior Ministry} met.",
        "The {Interior Ministry of Iraq} met.",
        "<Iraq>'s {Interior Ministry}.",
        "The {Egyptian Interior Ministry}.",
    )
    assert linked.entity(0, "Iraqi Interior Ministry") == linked.entity(1, "Interior Ministry of Iraq")
    assert linked.entity(2, "Interior Ministry") == linked.entity(0, "Iraqi Interior Ministry")
    assert linked.entity(3, "Egyptian Interior Ministry") != linked.entity(0, "Iraqi Interior Ministry")


def test_one_country_needs_no_second_name() -> None:
    linked = Linked("<Iraq>'s {Interior Ministry} said so.", "The {Interior Ministry} went on.")
    assert linked.names(["Interior Ministry"]) == {"Interior Ministry"}


def test_what_is_short_for_an_office_goes_with_it() -> None:
    linked = Linked(
        "<Iraq>'s {Interior Ministry} said so. The {Ministry} went on.", "<Egypt>'s {Interior Ministry} met."
    )
    assert linked.entity(0, "Ministry").name == "Interior Ministry (Iraq)"


def test_each_country_has_its_own_ministry_in_one_document() -> None:
    linked = Linked("<Iran>'s {Foreign Ministry} and <Iraq>'s {Foreign Ministry} met.")
    first, second = linked.entity(0, "Foreign Ministry"), linked.entity(0, "Foreign Ministry", 1)
    assert (first.name, second.name) == ("Foreign Ministry (Iran)", "Foreign Ministry (Iraq)")


def test_an_office_without_a_country_is_the_one_that_its_article_places() -> None:
    linked = Linked(
        "The {Chilean Foreign Ministry} met. The {Foreign Ministry} spoke of <Peru>.",
        "The {Peruvian Ministry of Foreign Affairs} met. The {Foreign Ministry} did not.",
        "The {Chilean Foreign Ministry}, the {Peruvian Foreign Ministry} and a {Foreign Ministry}.",
        "The {Foreign Ministry} in <Lima> met while <Chile> slept.",
        "<LIMA> - The {Foreign Ministry} met.",
    )
    peruvian = linked.entity(1, "Peruvian Ministry of Foreign Affairs")
    assert linked.entity(0, "Foreign Ministry") == linked.entity(0, "Chilean Foreign Ministry")
    assert linked.entity(1, "Foreign Ministry") == peruvian == linked.entity(3, "Foreign Ministry")
    assert linked.entity(4, "Foreign Ministry") == peruvian
    assert linked.entity(2, "Foreign Ministry").name == "Foreign Ministry"


def test_a_ministry_without_a_country_is_that_of_the_article() -> None:
    linked = Linked(
        "<CAIRO> - The {Foreign Ministry} said so.",
        "<BAGHDAD> - The {Foreign Ministry} said no.",
        "<PARIS> - The {Foreign Ministry} mourned those of <Baghdad> and <Cairo>.",
        "<WASHINGTON> - The {Foreign Ministry} was silent.",
    )
    names = [linked.entity(i, "Foreign Ministry").name for i in range(4)]
    assert names[:3] == [f"Foreign Ministry ({name})" for name in ("Egypt", "Iraq", "France")]
    assert names[3] == "Foreign Ministry"


def test_an_adjective_elsewhere_takes_no_ministry_from_its_country() -> None:
    linked = Linked(
        "<BAGHDAD> - The {Ministry of Defence} denied it; the {Iranian Ministry of Defence} did not.",
        "<BAGHDAD> - The {Iranian Ministry of Defence} denied it. The {Ministry of Defence} has tanks.",
    )
    assert linked.entity(0, "Ministry of Defence").name == "Ministry of Defence (Iraq)"
    assert linked.entity(1, "Ministry of Defence").name == "Iranian Ministry of Defence"
