from __future__ import annotations

from datetime import date

import pytest

from tui.extraction.dates import DateMention, Mod, dates
from tui.extraction.dates.feasts import easter

DAY = date(2006, 10, 31)
"""A Tuesday."""


def one(text: str, day: date | None = DAY) -> DateMention:
    found = dates(text, day)
    assert len(found) == 1, found
    assert text[found[0].start : found[0].end] == found[0].surface
    return found[0]


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("The bridge fell on December 15th, 2008.", "December 15th, 2008", "2008-12-15"),
        ("He resigned on Jan. 12, 2014, she said.", "Jan. 12, 2014", "2014-01-12"),
        ("The 24th of October 2006 was quiet.", "The 24th of October 2006", "2006-10-24"),
        ("Born 3 May 420, he travelled.", "3 May 420", "0420-05-03"),
        ("It opened in March 2003.", "March 2003", "2003-03"),
        ("It opened in June of 1999.", "June of 1999", "1999-06"),
        ("In 2010 they came back.", "2010", "2010"),
        ("the 2014 vote", "2014", "2014"),
        ("Logged 2006-10-24T10:00.", "2006-10-24", "2006-10-24"),
        ("filed 2006-10", "2006-10", "2006-10"),
        ("signed 31/10/2006", "31/10/2006", "2006-10-31"),
        ("the 1990s", "the 1990s", "199X"),
        ("hits of the '80s", "the '80s", "198X"),
        ("the 19th century", "the 19th century", "18XX"),
        ("walls of 300 BC", "300 BC", "BC0300"),
        ("the walls were built about 300 BC. Nobody knows by whom", "300 BC", "BC0300"),
        ("the walls of 300 B.C. stood", "300 B.C.", "BC0300"),
        ("the third quarter of 2006", "the third quarter of 2006", "2006-Q3"),
        ("the first half of 2005", "the first half of 2005", "2005-H1"),
        ("since the spring of 2003", "the spring of 2003", "2003-SP"),
        ("the winter of 2005-06", "the winter of 2005-06", "2005-WI"),
        ("talks on 24-26 October 2006", "24-26 October 2006", "2006-10-24/2006-10-26"),
        ("after 9/11 he moved", "9/11", "2001-09-11"),
    ],
)
def test_a_date_that_is_written_out_needs_no_document(text: str, surface: str, value: str) -> None:
    for day in (DAY, None):
        found = one(text, day)
        assert (found.surface, found.value) == (surface, value)


@pytest.mark.parametrize(
    ("text", "surface", "value", "reason"),
    [
        ("They met last Friday.", "last Friday", "2006-10-27", "the Friday before 31 October 2006"),
        ("They met on Friday.", "Friday", "2006-10-27", "the Friday before 31 October 2006"),
        ("They will meet on Friday.", "Friday", "2006-11-03", "the Friday after 31 October 2006"),
        ("They met on Tuesday.", "Tuesday", "2006-10-31", "the document's own day"),
        ("next Tuesday", "next Tuesday", "2006-11-07", "the Tuesday after 31 October 2006"),
        ("Tuesday next week", "Tuesday next week", "2006-11-07", "in the week after that of 31 October 2006"),
        (
            "It burned Sunday night.",
            "Sunday night",
            "2006-10-29",
            "the Sunday before 31 October 2006; at night",
        ),
        ("He said so earlier Sunday.", "earlier Sunday", "2006-10-29", "the Sunday before 31 October 2006"),
        ("Yesterday it rained.", "Yesterday", "2006-10-30", "the day before 31 October 2006"),
        (
            "the day before yesterday",
            "the day before yesterday",
            "2006-10-29",
            "two days before 31 October 2006",
        ),
        (
            "It came this morning.",
            "this morning",
            "2006-10-31TMO",
            "the day of the document, 31 October 2006",
        ),
        ("It came last night.", "last night", "2006-10-30TNI", "the day before 31 October 2006"),
        ("four days ago", "four days ago", "2006-10-27", "4 days before 31 October 2006"),
        ("two weeks ago", "two weeks ago", "2006-W42", "2 weeks before 31 October 2006"),
        ("twenty-five years ago", "twenty-five years ago", "1981", "25 years before 31 October 2006"),
        ("next week's vote", "next week", "2006-W45", "the week after that of 31 October 2006"),
        ("this weekend", "this weekend", "2006-W44-WE", "the weekend of 31 October 2006"),
        ("last quarter", "last quarter", "2006-Q3", "the quarter before that of 31 October 2006"),
        ("this summer", "this summer", "2006-SU", "in the year of 31 October 2006"),
        ("last December", "last December", "2005-12", "the last before 31 October 2006"),
        ("the past two months", "the past two months", "2006-08/2006-10", "counted from 31 October 2006"),
        (
            "the coming month or two",
            "the coming month or two",
            "2006-11/2006-12",
            "counted from 31 October 2006",
        ),
        (
            "It began in May.",
            "May",
            "2006-05",
            "the nearest to 31 October 2006, told as past",
        ),
        (
            "They are due to vote on December 2.",
            "December 2",
            "2006-12-02",
            "the nearest to 31 October 2006, told as to come",
        ),
        ("July last year", "July last year", "2005-07", "in last year, counted from 31 October 2006"),
    ],
)
def test_a_relative_date_counts_from_the_document(text: str, surface: str, value: str, reason: str) -> None:
    found = one(text)
    assert (found.surface, found.value, found.reason) == (surface, value, reason)


@pytest.mark.parametrize(
    "text",
    ["last Friday", "on October 24", "Yesterday", "four days ago", "next week", "this summer", "in May"],
)
def test_a_document_without_a_date_leaves_relative_ones_open_and_says_so(text: str) -> None:
    found = one(text, None)
    assert found.value == ""
    assert found.reason == "the document has no date to count from"


@pytest.mark.parametrize(
    ("text", "value", "mod"),
    [
        ("by mid-December", "2006-12", Mod.MID),
        ("the early 1990s", "199X", Mod.START),
        ("late 2005", "2005", Mod.END),
        ("the end of last month", "2006-09", Mod.END),
        ("circa 1850", "1850", Mod.APPROX),
        ("earlier this month", "2006-10", Mod.WHOLE),
    ],
)
def test_a_part_of_a_date_is_said_beside_its_value(text: str, value: str, mod: Mod) -> None:
    found = one(text)
    assert (found.value, found.mod) == (value, mod)


def test_what_follows_in_brackets_says_what_is_meant() -> None:
    found = one("They left yesterday [June 12], he wrote.", date(2014, 6, 13))
    assert (found.surface, found.value) == ("yesterday [June 12]", "2014-06-12")


def test_a_weekday_chooses_the_year_that_it_fits() -> None:
    assert one("Wednesday, October 24", date(2007, 1, 5)).value == "2007-10-24"
    assert one("Tuesday, October 24", date(2007, 1, 5)).value == "2006-10-24"


def test_later_and_following_count_from_the_date_named_before() -> None:
    text = "He was jailed in 1724. Two years later he fled; the following year he died. That year it snowed."
    assert [found.value for found in dates(text, None)] == ["1724", "1726", "1727", "1727"]


def test_a_day_counts_from_the_day_named_before() -> None:
    text = (
        "They met on October 24. A day later they broke up, and three days after October 27 they met again."
    )
    assert [found.value for found in dates(text, DAY)] == ["2006-10-24", "2006-10-25", "2006-10-30"]


def test_a_story_of_another_time_keeps_its_year() -> None:
    text = "The ship sank on 4 July 1931. On July 14 it was raised."
    assert [found.value for found in dates(text, DAY)] == ["1931-07-04", "1931-07-14"]


def test_the_first_of_two_months_takes_the_year_of_the_second() -> None:
    values = [found.value for found in dates("between December and March 2004", DAY)]
    assert values == ["2003-12", "2004-03"]


def test_a_span_of_years_is_two_years() -> None:
    assert [found.value for found in dates("the war of 1914–18", DAY)] == ["1914", "1918"]


def test_a_number_between_day_and_month_is_the_one_that_lies_nearer() -> None:
    assert one("7/8/07", date(2007, 7, 9)).value == "2007-07-08"
    assert one("7/8/07", date(2007, 8, 9)).value == "2007-08-07"


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May said he may march in.",
        "2000 people and 1,991 men",
        "the 1900-strong force",
        "an F-16 and 12 horses",
        "in his early thirties",
        "every Friday",
        "she reads the Sunday Courier",
        "the 1700 block of Elm Street",
        "page 1984",
        "$2006",
        "the fall of the city",
        "half of 3/4",
        "",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert dates(text, DAY) == ()


def test_an_article_of_the_noun_after_a_date_stays_outside() -> None:
    assert one("the October 24 meeting").surface == "October 24"


def test_the_29th_of_february_falls_in_a_leap_year() -> None:
    assert one("on February 29").value == "2008-02-29"
    assert one("It was on 29 February.", date(1900, 6, 1)).value == "1896-02-29"


@pytest.mark.parametrize(
    "text",
    [
        "She spoke to USA Today about it.",
        "The Today programme had her on.",
        "Today reported a rise in thefts.",
        "Listeners of the Tomorrow show wrote in.",
        "The siege will last ten days.",
        "It is expected to last two weeks.",
        "The fog didn't last three days.",
        "He gave her an Easter egg before Easter dinner.",
        "They signed the Good Friday Agreement.",
        "He took the overnight train.",
        "She became rich overnight.",
        "at the turn of the road",
    ],
)
def test_a_name_a_verb_or_a_thing_is_no_date(text: str) -> None:
    assert dates(text, DAY) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("MINISTERS MEET TODAY", "2006-10-31"),
        ("Ministers Meet Today", "2006-10-31"),
        ("“Today we go on,” she said.", "2006-10-31"),
        ("Today it rained.", "2006-10-31"),
        ("the last ten days", "2006-10-21/2006-10-31"),
        ("Forecasters said March would be cold.", "2007-03"),
        ("She was the mayor until Sunday.", "2006-10-29"),
        ("The shop is open until Sunday.", "2006-11-05"),
        ("The trial was adjourned until Friday.", "2006-11-03"),
        ("He was expected to sign on Sunday but stayed away.", "2006-10-29"),
        ("Rain is expected to reach us on Sunday.", "2006-11-05"),
        ("at the turn of the year", "2006-12/2007-01"),
        ("He fell ill at the turn of the year.", "2005-12/2006-01"),
        ("The roads were full over Easter.", "2006-04-16"),
        ("It opened on Easter Monday 2008.", "2008-03-24"),
        ("It closed on Good Friday.", "2006-04-14"),
        ("They met the week before last.", "2006-W42"),
        ("They leave the year after next.", "2008"),
        ("He sailed the summer before last.", "2005-SU"),
        ("Troops moved in overnight.", "2006-10-30TNI"),
        ("The rain will ease overnight.", "2006-10-31TNI"),
        ("Profits rose in Q1 2019.", "2019-Q1"),
        ("Profits rose in Q1.", "2006-Q1"),
        ("He scored twice in the 2018-19 season.", "2018/2019"),
        ("the 1999/2000 school year", "1999/2000"),
    ],
)
def test_what_the_calendar_and_the_clause_say_of_a_date(text: str, value: str) -> None:
    assert one(text).value == value


@pytest.mark.parametrize(
    ("text", "day", "reason"),
    [
        ("a fortnight ago", DAY, "1 fortnight before 31 October 2006"),
        ("He left. After November 7 it rained.", DAY, "the nearest to 31 October 2006"),
        ("Ada Thorne, speaker until July, agreed.", DAY, "the nearest to 31 October 2006, told as past"),
    ],
)
def test_a_reason_says_only_what_was_reason(text: str, day: date, reason: str) -> None:
    assert one(text, day).reason == reason


def test_a_year_that_the_text_leaves_open_stays_open_and_so_does_what_counts_from_it() -> None:
    text = "He swore it in the October of his first year. Eight years later he had forgotten."
    assert [(found.value, found.reason) for found in dates(text, DAY)] == [
        ("", "the text does not say in which year"),
        ("", "counted from a time that the text leaves open"),
    ]


def test_nothing_told_as_past_lies_after_the_document() -> None:
    found = dates("They met on October 30. Eight days later it was over.", DAY)[1]
    assert (found.value, found.reason) == ("", "told as past, yet it would lie after the document")
    assert dates("They meet on October 30. Eight days later it will be over.", DAY)[1].value == "2006-11-07"


def test_the_night_before_goes_back_from_where_the_story_had_come() -> None:
    text = (
        "The house sat on Sunday. It had been warned four days ago.\n\nThe night before, they had quarrelled."
    )
    assert dates(text, DAY)[-1].value == "2006-10-28TNI"
    same = "The house sat on Sunday. On Thursday they wavered; the night before, they had quarrelled."
    assert dates(same, DAY)[-1].value == "2006-10-25TNI"


def test_the_day_after_counts_from_the_day_named_last() -> None:
    assert [found.value for found in dates("He called on Friday. The day after, she wrote.", DAY)] == [
        "2006-10-27",
        "2006-10-28",
    ]


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("It closed between 3 and 5 June.", "3 and 5 June"),
        ("It closed on 9 Jan. Two left.", "9 Jan"),
        ("It closed on Jan. 9.", "Jan. 9"),
    ],
)
def test_a_date_ends_before_the_full_stop(text: str, surface: str) -> None:
    assert one(text).surface == surface


@pytest.mark.parametrize(
    "day",
    [date(1961, 4, 2), date(1981, 4, 19), date(2000, 4, 23), date(2008, 3, 23), date(2038, 4, 25)],
)
def test_easter_is_that_of_the_western_churches(day: date) -> None:
    assert easter(day.year) == day


SPRING = date(2019, 4, 3)
"""A Wednesday."""


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Governor Holm will visit the wounded on Thursday.", "2019-04-04"),
        ("Governor Holm will visit Norwood, where ten people died, on Thursday.", "2019-04-04"),
        ("They agreed to put off the election to September 15.", "2019-09-15"),
        ("The vote was delayed to November 5.", "2019-11-05"),
        ("They moved the hearing to November 5.", "2019-11-05"),
        ("The launch was pushed back to December 2.", "2019-12-02"),
        ("It was put off until the first Sunday in May.", "2019-05-05"),
        ("The hearing was scheduled for November 5.", "2019-11-05"),
        ("The vote, set for November 5, was hailed.", "2019-11-05"),
        ("The report was due by November 15.", "2019-11-15"),
        ("The report had been scheduled for November 15.", "2018-11-15"),
        ("The hearing was scheduled for Monday, but no one came.", "2019-04-01"),
        ("They agreed to meet on Friday.", "2019-04-05"),
        ("They agreed to pay on Friday.", "2019-03-29"),
        ("The talks begin on Thursday.", "2019-04-04"),
        ("The ministers meet in Oslo on Thursday.", "2019-04-04"),
        ("Norwood votes on Sunday.", "2019-04-07"),
        ("He won 300 votes on Sunday.", "2019-03-31"),
        ("The party's vote on Sunday was lost.", "2019-03-31"),
        ("He moved to Norwood on Friday.", "2019-03-29"),
        ("She set sail for Norwood on Monday.", "2019-04-01"),
    ],
)
def test_what_was_planned_lies_ahead_and_what_was_done_behind(text: str, value: str) -> None:
    assert one(text, SPRING).value == value


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("The talks begin on Thursday week.", "Thursday week", "2019-04-11"),
        ("They meet a week from Tuesday.", "a week from Tuesday", "2019-04-16"),
        ("It burned two Fridays ago.", "two Fridays ago", "2019-03-22"),
        ("They meet on the first Sunday in June.", "the first Sunday in June", "2019-06-02"),
        ("It fell on the last Sunday of March 2012.", "the last Sunday of March 2012", "2012-03-25"),
        ("It closed in the last week of May 2013.", "the last week of May 2013", "2013-W22"),
        ("the 1st week of June", "the 1st week of June", "2019-W23"),
        ("the first weekend of July", "the first weekend of July", "2019-W27-WE"),
        ("the last day of February 2020", "the last day of February 2020", "2020-02-29"),
        ("the first Monday of next month", "the first Monday of next month", "2019-05-06"),
        ("By law 2015 was the end.", "2015", "2015"),
        ("the first week of 2016", "the first week of 2016", "2016-W01"),
        ("the last week of 2015", "the last week of 2015", "2015-W53"),
        ("Half a century ago it burned.", "Half a century ago", "1969"),
        ("a quarter of a century ago", "a quarter of a century ago", "1994"),
        ("half a year ago", "half a year ago", "2018-10"),
        ("a century and a half ago", "a century and a half ago", "1869"),
        ("two and a half years ago", "two and a half years ago", "2016-10"),
        ("Signed 12.06.2014 in Kiel.", "12.06.2014", "2014-06-12"),
        ("Thanksgiving 2014 was cold.", "Thanksgiving 2014", "2014-11-27"),
        ("He died on Thanksgiving.", "Thanksgiving", "2018-11-22"),
        ("It burned in Nov '14.", "Nov '14", "2014-11"),
        ("It has stood since ’68.", "’68", "1968"),
        ("Sales rose from the year before.", "the year before", "2018"),
    ],
)
def test_what_is_counted_off_or_cut_short_has_its_own_value(text: str, surface: str, value: str) -> None:
    found = one(text, SPRING)
    assert (found.surface, found.value) == (surface, value)


@pytest.mark.parametrize(
    "text",
    [
        "Resolution 1441 was passed.",
        "They passed Resolutions 1441 and 1973.",
        "Under Article 1984 he was freed from Room 1408.",
        "The week after\n\nIt rained.",
        "He had left the week after.",
        "half a century before the war",
        "Each stood 6 feet tall, '68 printed on it.",
    ],
)
def test_a_number_a_heading_or_what_follows_nothing_is_no_date(text: str) -> None:
    assert dates(text, SPRING) == ()


def test_what_is_put_off_from_a_day_to_another_lies_ahead() -> None:
    assert dates("The court put off the hearing from Monday to Friday.", SPRING)[-1].value == "2019-04-05"


def test_a_week_of_a_month_lies_in_the_year_that_the_month_would() -> None:
    text = "She spoke up in May 2005. In the last week of November they voted."
    assert [found.value for found in dates(text, None)] == ["2005-05", "2005-W47"]


def test_a_heading_after_a_date_is_no_date() -> None:
    assert one("He left on Friday.\n\nThe day after\n\nIt rained.", SPRING).surface == "Friday"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The war ended in 1945, and on October 24 it rained.", "1945-10-24"),
        ("The war ended on 3 May 1945. On October 24 it rained.", "1945-10-24"),
        ("The war ended on 3 May 1945.\n\nOn May 24 it rained.", "1945-05-24"),
        ("The war ended on 3 May 1945.\n\nOn October 24 it rained.", ""),
        ("The war ended in 1945.\n\nOn October 24 it rained.", ""),
        ("The talk of the town, 3 May 1945\n\nOn October 24 it rained.", "1945-10-24"),
    ],
)
def test_an_undated_text_lends_a_year_only_within_a_story(text: str, value: str) -> None:
    assert dates(text, None)[-1].value == value
