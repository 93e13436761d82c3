"""Days in header lines, metadata values and file names."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.sources import dates

HALLOWEEN = date(2006, 10, 31)


@pytest.mark.parametrize(
    "line",
    [
        "31 October 2006",
        "October 31, 2006",
        "Oct 31, 2006",
        "Oct. 31, 2006",
        "OCTOBER 31, 2006",
        "31 October, 2006",
        "31st of October 2006",
        "Tuesday, 31 October 2006",
        "October 31st, 2006, 7:35 am",
        "2006-10-31",
        "2006/10/31",
        "2006.10.31",
        "10.31.2006",
        "31.10.2006",
        "10/31/2006",
        "31-OCT-2006 09:20:46",
        "BASRA 2006-10-31",
        "2006-10-31T08:00:00+03:00",
        "Posted by Ann Carver on October 31, 2006 at noon",
    ],
)
def test_a_day_is_found_in_every_usual_writing(line: str) -> None:
    found = dates.find(line)
    assert found is not None
    assert found.day == HALLOWEEN
    assert "2006" in line[found.start : found.end]


@pytest.mark.parametrize(
    "line",
    [
        "31 February 2006",
        "0020-10-31",
        "31 October 3006",
        "2006-13-01",
        "05/06/2006",
        "October 2006",
        "31 October",
        "Octopus 31, 2006",
        "1.2.3.2006",
        "case 2006-10-311",
        "",
    ],
)
def test_what_is_absurd_or_ambiguous_or_no_day_is_passed_over(line: str) -> None:
    assert dates.find(line) is None


def test_equal_day_and_month_are_not_ambiguous() -> None:
    found = dates.find("5/5/2006")
    assert found is not None
    assert found.day == date(2006, 5, 5)


def test_a_day_that_does_not_exist_does_not_hide_the_next() -> None:
    found = dates.find("31 February 2006, corrected 1 March 2006")
    assert found is not None
    assert found.day == date(2006, 3, 1)


@pytest.mark.parametrize(
    "value",
    ["20061031", "20061031T080000Z", "2006-10-31 08:00", "Tue, 31 Oct 2006 08:00:00 GMT", " 2006-10-31 "],
)
def test_metadata_values(value: str) -> None:
    assert dates.parse(value) == HALLOWEEN


@pytest.mark.parametrize(
    "name",
    [
        "2006-10-31-talks.txt",
        "talks_2006_10_31.txt",
        "20061031.txt",
        "2006/10/31/talks.html",
        "wire/2006-10-31/0001.txt",
        "31 October 2006.md",
        "talks-31-October-2006.md",
    ],
)
def test_days_in_file_names(name: str) -> None:
    assert dates.in_name(name) == HALLOWEEN


@pytest.mark.parametrize(
    "name", ["talks.txt", "120061031.txt", "20060231.txt", "ec40930101.txt", "00201031.txt"]
)
def test_numbers_in_file_names_that_are_no_days(name: str) -> None:
    assert dates.in_name(name) is None


@pytest.mark.parametrize("modified", [0, -1, 10**30])
def test_a_time_of_modification_that_says_nothing(modified: int) -> None:
    assert dates.of_modification(modified) is None


def test_a_time_of_modification() -> None:
    assert dates.of_modification(1_162_300_000 * 10**9) == HALLOWEEN


DAYS = st.dates(date(dates.EARLIEST_YEAR, 1, 1), date(dates.LATEST_YEAR, 12, 31))
FORMS = st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%b %d, %Y", "%d-%b-%Y", "%A, %d %B %Y"])


@given(
    DAYS, FORMS, st.sampled_from(["", "Published: ", "(", "… "]), st.sampled_from(["", ", noon", ")", " |"])
)
def test_every_day_is_read_back_from_every_form(day: date, form: str, before: str, after: str) -> None:
    found = dates.find(f"{before}{day.strftime(form)}{after}")
    assert found is not None
    assert found.day == day
    assert found.end == len(before) + len(day.strftime(form))


@given(st.text(max_size=200))
def test_any_text_is_safe(text: str) -> None:
    found = dates.find(text)
    assert found is None or 0 <= found.start < found.end <= len(text)
    dates.parse(text)
    dates.in_name(text)
