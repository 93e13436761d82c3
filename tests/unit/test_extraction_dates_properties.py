from __future__ import annotations

import re
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tui.extraction.dates import dates
from tui.extraction.dates.feasts import easter
from tui.extraction.dates.moment import (
    MONTHS,
    WEEKDAYS,
    Grain,
    Moment,
    add_days,
    add_months,
    around,
    day_at,
    moment,
    month_length,
    season,
    weekday_after,
    weekday_before,
)

POINT = (
    r"(?:\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?"
    r"|-W(?:0[1-9]|[1-4]\d|5[0-3])(?:-WE)?|-Q[1-4]|-H[12]|-(?:SP|SU|FA|WI))?|\d{3}X|\d\dXX)"
)
VALUE = re.compile(rf"(?:{POINT}(?:/{POINT})?|\d{{4}}-\d\d-\d\dT(?:MO|AF|EV|NI)|BC\d{{4}}|)")
PIECES = (
    "the a last next this that same past coming early mid- late end of in on since by from to and "
    "until Monday Friday Sunday Sun, October Oct. May march December 24 24th 31 30 29 February 2006 "
    "1999 0 9999 420 1990s '90s thirties 9/11 10/31/2006 99/99/99 2006-10-24 2006-13-45 2006-07 "
    "1914–18 two twenty-five a couple of days weeks months years decades centuries ago later earlier "
    "before after yesterday today tonight night morning weekend summer fall winter quarter half first "
    "third nineteenth century 19th BC AD c. will said met ( ) [ ] , . ; - – Q3 Christmas Eve year "
    "month week day or 5000 following overnight Easter Good turn the year before last after next USA Today "
    "his first year season 2018-19 Q1 was expected will last ten June. Jan. "
    "half a century and a half Fridays Tuesday week from Thanksgiving '68 ’14 12.06.2014 Resolution 1441 "
    "put off scheduled for meet on 1st 5th day The day after"
)
WORDS = [*PIECES.split(), "\n", "\n\n"]

days = st.dates()
texts = st.one_of(
    st.text(),
    st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join),
    st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=4)), max_size=30).map("".join),
)


@given(texts, st.none() | days)
def test_any_text_gives_ordered_spans_and_valid_values(text: str, day: date | None) -> None:
    at = 0
    for found in dates(text, day):
        assert at <= found.start < found.end <= len(text)
        assert found.surface == text[found.start : found.end]
        assert VALUE.fullmatch(found.value), found
        assert found.reason
        at = found.end


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join), days)
def test_a_date_ends_in_a_word(text: str, day: date) -> None:
    for found in dates(f"{text}.", day):
        assert found.surface[-1].isalnum() or found.surface[-1] in ")]."
        assert found.end <= len(text)


@given(st.integers(1, 9999))
def test_easter_is_a_sunday_of_spring(year: int) -> None:
    assert easter(year).weekday() == 6
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)


@given(days)
def test_a_written_day_is_read_back(day: date) -> None:
    text = f"{day:%B} {day.day}, {day.year:04}"
    if 1000 <= day.year <= 2999:
        assert [found.value for found in dates(text, None)] == [day.isoformat()]


@given(days, st.integers(0, 6))
def test_weekdays_lie_within_a_week(day: date, weekday: int) -> None:
    for same in (False, True):
        before = weekday_before(day, weekday, same=same)
        after = weekday_after(day, weekday, same=same)
        least = 0 if same else 1
        if before is not None:
            assert before.weekday() == weekday
            assert least <= (day - before).days <= 7 - (1 - least)
        if after is not None:
            assert after.weekday() == weekday
            assert least <= (after - day).days <= 7 - (1 - least)


@given(st.dates(date(2, 1, 1), date(9998, 12, 31)), st.sampled_from(["Monday", "Thursday", "Sunday"]))
def test_last_and_next_lie_on_either_side(day: date, name: str) -> None:
    (last,) = dates(f"last {name}", day)
    (following,) = dates(f"next {name}", day)
    assert date.fromisoformat(last.value) < day < date.fromisoformat(following.value)


@given(days, st.integers(-200_000, 200_000))
def test_months_are_added_as_on_a_calendar(day: date, count: int) -> None:
    found = add_months(day, count)
    if found is None:
        assert not 1 <= day.year + (day.month - 1 + count) // 12 <= 9999
        return
    assert (found.year - day.year) * 12 + found.month - day.month == count
    assert found.day == min(day.day, month_length(found.year, found.month))


@given(st.integers(1, 9998), st.integers(1, 12))
def test_months_end_before_the_next_begins(year: int, month: int) -> None:
    following = date(year + month // 12, month % 12 + 1, 1)
    assert date(year, month, month_length(year, month)) == following - timedelta(days=1)


@given(days, st.integers(-4_000_000, 4_000_000))
def test_days_are_added_or_leave_the_calendar(day: date, count: int) -> None:
    found = add_days(day, count)
    inside = date.min.toordinal() <= day.toordinal() + count <= date.max.toordinal()
    assert (found is not None) == inside
    assert found is None or (found - day).days == count


@given(days, st.sampled_from(Grain))
def test_what_a_day_lies_in_begins_on_or_before_it(day: date, grain: Grain) -> None:
    found = around(day, grain)
    assert VALUE.fullmatch(found.value)
    assert found.words
    assert found.last >= found.first
    if grain is not Grain.WEEKEND:
        assert found.first <= day


@given(st.dates(date(1, 1, 8), date(9990, 1, 1)), st.sampled_from(Grain))
def test_what_comes_next_begins_after_what_was(day: date, grain: Grain) -> None:
    found = around(day, grain)
    following = found.later(1)
    assert following is None or following.first > found.first
    if grain in (Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.QUARTER, Grain.HALF) and following:
        assert found.last + timedelta(days=1) == following.first


@given(st.integers(-5, 10_005), st.integers(0, 14), st.integers(0, 40))
def test_a_moment_is_a_day_of_the_calendar_or_none(year: int, month: int, day: int) -> None:
    found = moment(year, month, day)
    if found and month and day:
        assert found == day_at(date(year, month, day))


def test_a_winter_begins_in_december_and_lasts_into_the_next_year() -> None:
    assert around(date(2006, 2, 3), Grain.SEASON).value == "2005-WI"
    assert around(date(2006, 12, 3), Grain.SEASON).value == "2006-WI"
    winter = season(2005, 12)
    assert winter is not None
    assert winter.last == date(2006, 2, 28)


def test_weeks_belong_to_the_year_of_their_thursday() -> None:
    assert around(date(2005, 1, 1), Grain.WEEK).value == "2004-W53"
    assert Moment(date(2006, 10, 28), Grain.WEEKEND).value == "2006-W43-WE"


@given(
    st.integers(1000, 2199),
    st.integers(1, 12),
    st.sampled_from(["1st", "second", "4th", "last"]),
    st.integers(0, 6),
)
def test_the_nth_weekday_of_a_month_is_such_a_day_of_that_month(
    year: int, month: int, nth: str, weekday: int
) -> None:
    text = f"the {nth} {WEEKDAYS[weekday]} of {MONTHS[month - 1]} {year}"
    (found,) = dates(text, None)
    day = date.fromisoformat(found.value)
    assert (day.year, day.month, day.weekday(), found.surface) == (year, month, weekday, text)
    if nth == "last":
        assert day.day > month_length(year, month) - 7
    else:
        assert (day.day + 6) // 7 == {"1st": 1, "second": 2, "4th": 4}[nth]


@given(st.integers(1000, 2199), st.integers(1, 12), st.sampled_from(["first", "3rd", "last"]))
def test_a_week_of_a_month_has_its_thursday_there(year: int, month: int, nth: str) -> None:
    (found,) = dates(f"the {nth} week of {MONTHS[month - 1]} {year}", None)
    thursday = date.fromisoformat(found.value + "-4")
    assert (thursday.year, thursday.month) == (year, month)
