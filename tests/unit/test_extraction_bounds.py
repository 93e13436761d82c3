"""Where names begin and end in the second pass: pairs, headlines, names within longer ones."""

from __future__ import annotations

import pytest

from tests.unit.lexicons import lexicon_of, mention, names
from tui.extraction import complete
from tui.model import Kind, Mention

PERSON, ORG, PLACE = Kind.PERSON, Kind.ORG, Kind.PLACE


def test_pairs_of_names_are_two_mentions() -> None:
    text = "the Qorvani-Beshar talks of the al-Tamimi/al-Basri governments"
    found = (mention(text, "Qorvani-Beshar", PERSON), mention(text, "al-Tamimi/al-Basri", ORG))
    lexicon = lexicon_of(
        ("Dario Qorvani", PERSON, 2),
        ("Ana Beshar", PERSON, 2),
        ("al-Tamimi", PERSON, 4),
        ("al-Basri", PERSON, 4),
    )
    surfaces = [surface for surface, _ in names(complete(text, found, lexicon))]
    assert surfaces == ["Qorvani", "Beshar", "al-Tamimi", "al-Basri"]


def test_a_ministry_is_named_with_its_nationality() -> None:
    text = "The Iranian Oil Ministry and the Oil Ministry"
    found = (mention(text, "Oil Ministry", ORG), Mention(33, 45, "Oil Ministry", ORG))
    assert [m.surface for m in complete(text, found, lexicon_of())] == [
        "Iranian Oil Ministry",
        "Oil Ministry",
    ]


def test_a_hyphenated_name_stays_whole() -> None:
    text = "Sarah Lloyd-Webber spoke."
    found = (mention(text, "Sarah Lloyd-Webber", PERSON),)
    lexicon = lexicon_of(
        ("Sarah Lloyd-Webber", PERSON, 3), ("Tim Lloyd", PERSON, 3), ("Ed Webber", PERSON, 3)
    )
    assert names(complete(text, found, lexicon)) == [("Sarah Lloyd-Webber", PERSON)]


def test_a_known_name_is_cut_out_of_a_headline() -> None:
    text = "Qorvani Resigns As Talks Go On"
    found = (mention(text, "Qorvani Resigns", ORG),)
    lexicon = lexicon_of(("Dario Qorvani", PERSON, 2), ("Qorvani", PERSON, 3), ("Qorvani Resigns", ORG, 1))
    assert names(complete(text, found, lexicon)) == [("Qorvani", PERSON)]


def test_a_government_is_not_cut_down_to_its_country() -> None:
    text = "They wrote to the Government of Qorvania."
    lexicon = lexicon_of(("Qorvania", PLACE, 9), ("Government of Qorvania", ORG, 1))
    whole = (mention(text, "Government of Qorvania", ORG),)
    assert names(complete(text, whole, lexicon)) == [("Government of Qorvania", ORG)]


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("the U.S. Roman Catholic bishops met.", "U.S. Roman Catholic", "U.S."),
        ("the Palestinian U.N. envoy met.", "Palestinian U.N.", "U.N."),
        ("the Tarnath Irish beat Dorvel.", "Tarnath Irish", "Tarnath Irish"),
        ("the U.S. Catholic", "U.S. Catholic", "U.S. Catholic"),
    ],
)
def test_of_what_people_somebody_is_does_not_belong_to_the_country(
    text: str, found: str, expected: str
) -> None:
    lexicon = lexicon_of(("U.S.", PLACE, 9), ("U.N.", ORG, 9), ("Tarnath", PLACE, 9), (found, ORG, 1))
    result = complete(text, (mention(text, found, ORG),), lexicon)
    assert [m.surface for m in result] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ilka Vorrens Names Zdenk Envoy", ["Ilka Vorrens"]),
        ("Ilka Vorrens 'Fire'", ["Ilka Vorrens"]),
        ("Ilka Vorrens-Ilka Vorrens", ["Ilka Vorrens", "Ilka Vorrens"]),
        ("Ilka Vorrens Zdenk Envoy", ["Ilka Vorrens Zdenk Envoy"]),
        ("Tarnath Names Zdenk Envoy", ["Tarnath Names Zdenk Envoy"]),
    ],
)
def test_a_headline_is_cut_down_to_who_it_is_about(text: str, expected: list[str]) -> None:
    lexicon = lexicon_of(("Ilka Vorrens", PERSON, 5), ("Tarnath", PLACE, 5), (text, ORG, 1))
    assert [m.surface for m in complete(text, (mention(text, text, ORG),), lexicon)] == expected


def test_a_longer_name_that_is_a_name_stays_whole() -> None:
    text = "The Tarnath Bank closed."
    found = (mention(text, "Tarnath Bank", ORG),)
    lexicon = lexicon_of(("Tarnath", PLACE, 9), ("Tarnath Bank", ORG, 1))
    assert names(complete(text, found, lexicon)) == [("Tarnath Bank", ORG)]


def test_a_name_goes_on_to_the_well_known_longer_one() -> None:
    text = "Tarnath Steel closed. Tarnath Rolling Mills did not, and Tarnath\nSteel is another line."
    found = tuple(Mention(at, at + 7, "Tarnath", PLACE) for at in (0, 22, 57))
    lexicon = lexicon_of(("Tarnath", PLACE, 5), ("Tarnath Steel", ORG, 4), ("Tarnath Rolling Mills", ORG, 1))
    assert names(complete(text, found, lexicon)) == [
        ("Tarnath Steel", ORG),
        ("Tarnath", PLACE),
        ("Tarnath", PLACE),
    ]


@pytest.mark.parametrize(("times", "expected"), [(9, "Tarnath"), (2, "Tarnath's Delta Division")])
def test_what_belongs_to_a_well_known_name_is_left_out_of_it(times: int, expected: str) -> None:
    text = "Visitors saw Tarnath's Delta Division."
    lexicon = lexicon_of(("Tarnath", ORG, times), ("Tarnath's Delta Division", ORG, 1))
    found = (mention(text, "Tarnath's Delta Division", ORG),)
    assert names(complete(text, found, lexicon)) == [(expected, ORG)]
