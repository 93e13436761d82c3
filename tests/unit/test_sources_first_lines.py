"""Headers of articles without metadata: title, day, author, outlet."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.sources import first_lines
from tui.sources.facts import TITLE_LENGTH

PROSE = (
    "The barges came down the river before dawn, eleven of them, and by noon the harbour master of Ellery"
    " had counted them twice and still could not say who had sent them or what they carried under the covers."
)
BODY = f"\n\n{PROSE}\n\n{PROSE}\n"


def header(text: str) -> tuple[str | None, date | None, str | None, str | None]:
    facts = first_lines.read(text + BODY)
    return facts.title, facts.date, facts.author, facts.outlet


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Barges at Port Ellery", "Barges at Port Ellery"),
        ("\n\n  Barges at Port Ellery  ", "Barges at Port Ellery"),
        ("# Barges at Port Ellery", "Barges at Port Ellery"),
        ("**Barges at Port Ellery**", "Barges at Port Ellery"),
        ("31 October 2006\n\nBarges at Port Ellery", "Barges at Port Ellery"),
        ("By Mara Quill\n\nBarges at Port Ellery", "Barges at Port Ellery"),
        ("PORT ELLERY 2006-10-31\n\nBarges at Port Ellery", "Barges at Port Ellery"),
        ("Author: Mara Quill\nBarges at Port Ellery", "Barges at Port Ellery"),
        ("Title: Barges at Port Ellery\nDate: 31 October 2006", "Barges at Port Ellery"),
        ("https://example.org/barges\n\nBarges at Port Ellery", "Barges at Port Ellery"),
        ("English\n\nBarges come to Port Ellery", "Barges come to Port Ellery"),
        ("By Force of Arms", "By Force of Arms"),
        ("Published poets meet at Port Ellery", "Published poets meet at Port Ellery"),
        ("Barges", "Barges"),
        ("***\n\nBarges at Port Ellery", "Barges at Port Ellery"),
    ],
)
def test_the_title_is_the_first_line_that_can_be_one(text: str, title: str) -> None:
    assert header(text)[0] == title


def test_a_word_that_the_article_uses_is_a_title_and_no_section() -> None:
    facts = first_lines.read(f"Harbour\n\nWhat the barges brought down\n\n{PROSE}")
    assert facts.title == "Harbour"


def test_an_article_without_a_title_is_called_by_its_first_sentence() -> None:
    text = "The barges came down the river before dawn, eleven of them. By noon " + PROSE
    assert first_lines.read(text).title == "The barges came down the river before dawn, eleven of them."


def test_a_long_first_line_is_cut_between_words() -> None:
    title = first_lines.read(PROSE.replace(".", "")).title
    assert title is not None
    assert len(title) <= TITLE_LENGTH
    assert title.endswith("…")
    assert PROSE.startswith(title[:-1])
    assert PROSE[len(title) - 1] in " ,."


@pytest.mark.parametrize(
    "line",
    [
        "31 October 2006",
        "October 31, 2006",
        "Oct 31, 2006",
        "Tuesday, 31 October 2006",
        "2006-10-31",
        "10.31.2006",
        "31-OCT-2006 09:20:46",
        "PORT ELLERY 2006-10-31",
        "October 31st, 2006, 7:35 am",
        "Oct 31 2006, 5:03p",
        "Date: October 31, 2006",
        "Published: 31 October 2006",
        "Posted on October 31, 2006",
        "Page last updated at 10:20 GMT, Tuesday, 31 October 2006",
        "Port Ellery, 31 October 2006",
        "31 October 2006 | Print edition",
        "Posted by Mara Quill on October 31, 2006 | Comments (3)",
        "PORT ELLERY, Oct. 31, 2006 (Wire) - " + PROSE,
        "The harbour master could not say who had sent the barges. PUBLISHED: TUESDAY, OCTOBER 31, 2006",
    ],
)
def test_the_day_of_publication(line: str) -> None:
    assert header(f"Barges at the Quay\n\n{line}")[1] == date(2006, 10, 31)


@pytest.mark.parametrize(
    "line",
    [
        "The strike of 31 October 2006",
        "Mara Quill at her desk in Port Ellery, Oct. 31, 2006. Photo by the harbour office/Tam Orrin.",
        "The barges had been ordered on 31 October 2006, said the harbour master. " + PROSE,
        "31 February 2006",
        "31 October 3006",
        "05/06/2006",
    ],
)
def test_a_day_that_is_not_the_day_of_publication(line: str) -> None:
    assert header(f"Barges at the Quay\n\n{line}")[1] is None


def test_the_day_stands_within_the_first_lines() -> None:
    many = "\n".join(f"Section number {number}" for number in range(20))
    assert header(f"Barges\n{many}\n31 October 2006")[1] is None
    assert (
        first_lines.read(f"Barges\n\n{PROSE}\n\n{PROSE}\n\n{PROSE}\n\n31 October 2006\n\n{PROSE}").date
        is None
    )


@pytest.mark.parametrize(
    "headline",
    [
        "ELLERY DOCKS <ELD.X> YEAR ENDED DEC 31 2005",
        "ELLERY DOCKS YEAR ENDED DEC 31 2005 - PROFIT UP",
        "Ellery Docks Year Ended Dec 31 2005",
    ],
)
@pytest.mark.parametrize(
    "below", ["31-OCT-2006 11:02:03", "31-OCT-2006 11:02:03.41", "By Mara Quill\n\n31 October 2006"]
)
def test_the_day_in_a_headline_is_not_the_day_of_publication(headline: str, below: str) -> None:
    assert header(f"{headline}\n{below}")[:2] == (headline, date(2006, 10, 31))


def test_a_place_and_a_day_in_capitals_date_an_article_without_another_day() -> None:
    assert header("PORT ELLERY 2006-10-31\n\nBarges at the Quay")[:2] == (
        "Barges at the Quay",
        date(2006, 10, 31),
    )


def test_a_revision_is_not_the_publication() -> None:
    assert header("Barges\n\nUpdated: 2 November 2006\n31 October 2006")[1] == date(2006, 10, 31)
    assert header("Barges\n\nUpdated: 2 November 2006")[1] == date(2006, 11, 2)


@pytest.mark.parametrize(
    ("lines", "author"),
    [
        ("By Mara Quill", "Mara Quill"),
        ("by Mara Quill and Tam Orrin", "Mara Quill and Tam Orrin"),
        ("By Mara Quill and friends.", "Mara Quill and friends"),
        ("By MARA J. QUILL", "MARA J. QUILL"),
        ("By Mara Quill, Tam Orrin and Lio Dunmore", "Mara Quill, Tam Orrin and Lio Dunmore"),
        ("By Mara Quill, Halden Wire", "Mara Quill"),
        ("By Mara Quill, Staff Writer", "Mara Quill"),
        ("By Mara Quill in Port Ellery", "Mara Quill"),
        ("By Mara Quill For The Daily Barge", "Mara Quill"),
        ("By Mara al-Quill | 31 October 2006", "Mara al-Quill"),
        ("By Mara Quill 31 October 2006", "Mara Quill"),
        ("Posted by Mara Quill on October 31, 2006", "Mara Quill"),
        ("Author: Mara Quill", "Mara Quill"),
        ("Written by Mara Quill", "Mara Quill"),
        ("Mara Quill\n31 October 2006", "Mara Quill"),
        ("31 October 2006\nMara van der Quill", "Mara van der Quill"),
        ("Mara Quill | 31 October 2006", "Mara Quill"),
        ("Mara Quill 31 October 2006", "Mara Quill"),
    ],
)
def test_bylines(lines: str, author: str) -> None:
    assert header(f"Barges at the Quay\n\n{lines}")[2] == author


@pytest.mark.parametrize(
    "lines",
    [
        "By noon the barges were gone",
        "By Friday",
        "By the end of October",
        "By Force of Arms Alone",
        "31 October 2006\nWorld News",
        "The Ellery Times\n31 October 2006",
        "PORT ELLERY 2006-10-31",
        "Washington D.C\n31 October 2006",
        "Port Ellery, 31 October 2006",
        "31 October 2006, Port Ellery",
        "Mara Quill met the harbour master\n31 October 2006",
        "Mara Quill\n\n31 October 2006",
    ],
)
def test_lines_that_are_nobodys_byline(lines: str) -> None:
    assert header(f"Barges at the Quay\n\n{lines}")[2] is None


def test_the_title_above_the_day_is_no_byline() -> None:
    assert header("Baghdad Burning\n31 October 2006") == ("Baghdad Burning", date(2006, 10, 31), None, None)


@pytest.mark.parametrize(
    ("label", "outlet"),
    [
        ("Source: The Ellery Times", "The Ellery Times"),
        ("outlet: Halden Wire.", "Halden Wire"),
        ("Source: https://www.ellery-times.example/2006/barges", "ellery-times.example"),
        ("The Ellery Times", None),
        ("Source: the harbour master, who would not be named", None),
    ],
)
def test_an_outlet_is_named_or_unknown(label: str, outlet: str | None) -> None:
    assert header(f"Barges at the Quay\n\n{label}")[3] == outlet


def test_labels_at_the_end() -> None:
    facts = first_lines.read(
        f"Barges at the Quay{BODY}\nAuthor: Mara Quill\nSource: Halden Wire\nDate: 31 October 2006\n"
    )
    assert (facts.author, facts.outlet, facts.date) == ("Mara Quill", "Halden Wire", date(2006, 10, 31))


def test_a_heading_is_the_title() -> None:
    text = f"Mara Quill\n\nBarges at the Quay{BODY}"
    assert first_lines.read(text, [(12, 30)]).title == "Barges at the Quay"


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        (f"\n Barges at the Quay \n\n{PROSE}", "Barges at the Quay"),
        (f"BARGES AT THE QUAY.\n\n{PROSE}", "BARGES AT THE QUAY."),
        (f"2006-10-31\n\nBarges at the Quay\n\n{PROSE}", "Barges at the Quay"),
        (f"The barges came.\n\n{PROSE}", None),
        (PROSE, None),
        ("Barges at the Quay", None),
        ("", None),
    ],
)
def test_the_headline_of_plain_text(text: str, headline: str | None) -> None:
    span = first_lines.read_plain(text)[1]
    assert (text[span[0] : span[1]] if span else None) == headline


_PIECES = st.sampled_from(
    [
        "By ",
        "Author: ",
        "Source:",
        "31 October 2006",
        "2006-10-31",
        "Mara Quill",
        "\n",
        "\r\n",
        "\n\n",
        "|",
        ", ",
        "# ",
    ]
)


@given(st.lists(_PIECES | st.text(max_size=12), max_size=40).map("".join))
def test_any_text_is_safe(text: str) -> None:
    facts, headline = first_lines.read_plain(text)
    for value in (facts.title, facts.author, facts.outlet):
        assert value is None or (value.strip() and "\n" not in value)
    assert facts.title is None or len(facts.title) <= TITLE_LENGTH
    if headline:
        assert text[slice(*headline)] == text[slice(*headline)].strip() != ""


@pytest.mark.parametrize(
    "text",
    [
        f"Barges come to Port Ellery Tuesday, October 31, 2006\n\n{PROSE}",
        f"Barges come to Port Ellery\n\nTuesday, October 31, 2006 The river was high. {PROSE}",
    ],
)
def test_a_weekday_marks_the_day_that_runs_into_title_or_text(text: str) -> None:
    assert first_lines.read(text).date == date(2006, 10, 31)


def test_the_day_somebody_was_born_is_not_that_of_the_article() -> None:
    assert first_lines.read(f"Mara Quill\n\nBorn 23 January 1928 Port Ellery\n\n{PROSE}").date is None
