"""Names that a place and a person of the article share, told apart by where they stand."""

from __future__ import annotations

import pytest

from tests.unit.lexicons import lexicon_of, mention, names
from tui.extraction import complete
from tui.extraction.gazetteer import load_gazetteer
from tui.extraction.grounds import is_place_here
from tui.model import Kind, Mention

PERSON, PLACE = Kind.PERSON, Kind.PLACE
LISTS = load_gazetteer()


def grounded(text: str, name: str) -> bool:
    start = text.index(name)
    return is_place_here(text, start, start + len(name), LISTS)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("JORDAN - The dam broke.", "JORDAN"),
        ("A line above.\nWASHINGTON, May 3 (Post) - The dam broke.", "WASHINGTON"),
        ("Then Jordan's King Hussein spoke.", "Jordan"),
        ("Then Jordan's former prime minister spoke.", "Jordan"),
        ("Jordan and Syria met.", "Jordan"),
        ("Talks between Moscow and Washington failed.", "Washington"),
        ("In Amman, Jordan, it rained.", "Jordan"),
        ("He flew to Jordan on Monday.", "Jordan"),
        ("It rained in Jordan.", "Jordan"),
        ("In the state of Washington it rained.", "Washington"),
        ("He flew in from Jordan that night.", "Jordan"),
        ("The Hashemite kingdom of Jordan mourned him.", "Jordan"),
    ],
)
def test_only_a_place_stands_so(text: str, name: str) -> None:
    assert grounded(text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jordan scored twice.", "Jordan"),
        ("Jordan, 49, scored twice.", "Jordan"),
        ("Jordan's lawyer spoke.", "Jordan"),
        ("Brandt and Jordan spoke.", "Jordan"),
        ("Jordan and Brandt spoke.", "Jordan"),
        ("She spoke to Jordan.", "Jordan"),
        ("They had faith in Jordan.", "Jordan"),
        ("He beat Brandt, Jordan, and Holm.", "Jordan"),
        ("It rained in Tarnath.", "Tarnath"),
    ],
)
def test_a_person_may_stand_so(text: str, name: str) -> None:
    assert not grounded(text, name)


def test_a_country_stays_one_until_its_namesake_is_named_in_full() -> None:
    text = "AMMAN - Jordan opened its border. It rains in Jordan.\n\nAbel Jordan paints. Jordan is old."
    full = mention(text, "Abel Jordan", PERSON)
    found = (
        *(Mention(at, at + 6, "Jordan", PERSON, "", 0) for at in (8, text.index("Jordan."))),
        full,
        Mention(text.rindex("Jordan"), text.rindex("Jordan") + 6, "Jordan", PERSON, "", 1),
    )
    assert names(complete(text, found, lexicon_of(("Abel Jordan", PERSON, 4), ("Jordan", PERSON, 4)))) == [
        ("Jordan", PLACE),
        ("Jordan", PLACE),
        ("Abel Jordan", PERSON),
        ("Jordan", PERSON),
    ]
