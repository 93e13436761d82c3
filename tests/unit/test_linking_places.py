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
