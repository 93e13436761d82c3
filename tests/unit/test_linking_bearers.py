"""Who held a role on a day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.linking.bearers import Held, bearer_of, bears

FIRST, LAST = date(2011, 3, 1), date(2014, 8, 11)
QADIRI = Held("person:q", "Prime Minister", FIRST, LAST, 12, "Rustam Qadiri")
HELD = [
    QADIRI,
    Held("person:s", "Prime Minister", date(2014, 9, 8), date(2016, 1, 2), 9, "Hana Sobczak"),
    Held("person:d", "Deputy Prime Minister", FIRST, LAST, 30, "Omar Darzi"),
    Held("person:l", "Speaker", FIRST, LAST, 4, "Ida Lund"),
    Held("person:m", "Speaker", FIRST, LAST, 3, "Jens Moe"),
    Held("person:n", "Mr.", FIRST, LAST, 90, "Karl Nord"),
]


@pytest.mark.parametrize("role", ["the prime minister", "Prime Minister", "The Iraqi Prime Minister"])
def test_the_one_bearer_at_that_date(role: str) -> None:
    found = bearer_of(role, date(2012, 5, 1), HELD)
    assert found is not None
    assert found.entity == "person:q"
    assert (
        found.evidence == "Rustam Qadiri was named Prime Minister 12 times between 2011-03-01 and 2014-08-11"
    )


def test_a_successor_follows() -> None:
    found = bearer_of("the prime minister", date(2015, 1, 1), HELD)
    assert found is not None
    assert found.entity == "person:s"


def test_nobody_is_clear_where_two_bear_the_role_or_meet() -> None:
    assert bearer_of("the speaker", date(2012, 5, 1), HELD) is None
    assert bearer_of("the prime minister", date(2014, 8, 25), HELD) is None
    assert bearer_of("the prime minister", None, HELD) is None


@pytest.mark.parametrize("role", ["the mayor", "Mr.", "the former prime minister", "the", ""])
def test_nobody_for_other_roles(role: str) -> None:
    assert bearer_of(role, date(2012, 5, 1), HELD) is None


def test_a_deputy_is_not_the_one() -> None:
    found = bearer_of("the deputy prime minister", date(2012, 5, 1), HELD)
    assert found is not None
    assert found.entity == "person:d"


def test_countries_keep_their_own() -> None:
    british = Held("person:b", "British Prime Minister", FIRST, LAST, 5, "Tom Hale")
    iraqi = Held("person:q", "Iraqi Prime Minister", FIRST, LAST, 5, "Rustam Qadiri")
    found = bearer_of("the British prime minister", FIRST, [british, iraqi])
    assert found is not None
    assert found.entity == "person:b"
    assert bearer_of("the prime minister", FIRST, [british, iraqi]) is None


@pytest.mark.parametrize(
    ("role", "asked"),
    [
        ("prime minister of Iraq", "the prime minister"),
        ("prime minister of Iraq", "the Iraqi prime minister"),
        ("Prime Minister", "the premier"),
        ("King", "the king"),
        ("speaker of parliament", "the speaker"),
    ],
)
def test_an_office_goes_by_shorter_and_other_words(role: str, asked: str) -> None:
    assert bears(role, asked)


@pytest.mark.parametrize(
    ("role", "asked"),
    [
        ("prime minister of Iraq", "the French prime minister"),
        ("deputy speaker of parliament", "the speaker"),
        ("Queen", "the king"),
        ("Mr.", "the mr"),
    ],
)
def test_but_not_by_those_of_another(role: str, asked: str) -> None:
    assert not bears(role, asked)


def test_once_near_that_day_is_enough_unless_another_bore_it() -> None:
    speaker = Held("person:a", "Speaker", FIRST, FIRST, 1, "Ann Bo")
    found = bearer_of("the speaker", FIRST + timedelta(days=10), [speaker])
    assert found is not None
    assert found.score < 0.5
    other = Held("person:b", "Speaker", FIRST, FIRST, 1, "Bo An")
    assert bearer_of("the speaker", FIRST + timedelta(days=10), [speaker, other]) is None
    assert bearer_of("the speaker", FIRST - timedelta(days=400), [speaker]) is None


def test_years_before_and_after_are_not_covered() -> None:
    assert bearer_of("the prime minister", date(2005, 1, 1), [QADIRI]) is None
    assert bearer_of("the prime minister", date(2020, 1, 1), [QADIRI]) is None


def test_once_is_not_enough_and_without_dates_it_still_answers() -> None:
    assert bearer_of("the mayor", None, [Held("person:a", "Mayor", None, None, 1, "A. B.")]) is None
    found = bearer_of("the mayor", FIRST, [Held("person:a", "Mayor", None, None, 3, "Ann Bo")])
    assert found is not None
    assert found.evidence == "Ann Bo was named Mayor 3 times"


DAYS = st.one_of(st.none(), st.dates(date(2000, 1, 1), date(2020, 1, 1)))


@given(
    st.sampled_from(["the mayor", "the Iraqi mayor", "the prime minister"]),
    DAYS,
    st.lists(
        st.builds(
            lambda entity, role, first, days, mentions: Held(
                entity, role, first, first and first + timedelta(days=days), mentions, entity.upper()
            ),
            st.sampled_from("abc"),
            st.sampled_from(["Mayor", "Iraqi Mayor", "Deputy Mayor", "Prime Minister", "Mr."]),
            DAYS,
            st.integers(0, 900),
            st.integers(1, 50),
        ),
        max_size=6,
    ),
)
def test_a_suggestion_is_one_of_those_who_held_it_whatever_the_order(
    role: str, day: date | None, held: list[Held]
) -> None:
    found = bearer_of(role, day, held)
    assert found == bearer_of(role, day, held[::-1]) or found is None
    if found is not None:
        assert found.entity in {one.entity for one in held}
        assert 0 < found.score < 1
        assert "\n" not in found.evidence
