"""What numbers of a sentence count, and what the reports of one event disagree on."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.dossiers import indexed, opened, write
from tui.dossier.claims import Claim
from tui.dossier.counted import clause, counted
from tui.dossier.disagreements import Disagreement, Sort, _all_near, disagreements, snippet
from tui.dossier.events import tellings
from tui.dossier.within import akin, inside


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The blast killed 31 people and wounded sixty others.", [("killed", "31"), ("wounded", "60")]),
        ("Left 32 dead, police said.", [("killed", "32")]),
        ("At least twenty-two mourners were killed.", [("killed", "22")]),
        ("There were 31 dead, among them eight police officers.", [("killed", "31")]),
        ("Landslide kills 31 in Oakley as hill gives way to rains", [("killed", "31")]),
        ("Ferry toll put at 15", [("killed", "15")]),
        ("Ann Cole dies at 77", []),
        ("She died in 2002 at age 61.", []),
        ("A 6.7-strength quake killed nobody.", []),
        ("The pilot died and two men were hurt.", [("wounded", "2")]),
        ("They voted three against the death penalty.", []),
        ("The slide killed at least 12 people.", [("killed", "12")]),
        ("Some 2,500 tanks crossed on 12 June 2014 at 10:30.", [("tanks", "2500")]),
        ("Three hundred seats; 5 per cent; the 19th.", [("seats", "300")]),
        ("Police detained 14 suspects.", [("suspects", "14")]),
        ("Thirty-one killed in the slide.", [("killed", "31")]),
        ("The slide killed one hundred and twenty people.", [("killed", "120")]),
        ("A hundred and six were killed.", [("killed", "106")]),
        ("WASHINGTON, Feb 26 - Texas has 30 oilfields; 12.50 dlrs and 4,000 tonnes.", [("oilfields", "30")]),
        ("Two has been enough, eight bonus offers were made.", [("offers", "8")]),
        ("Six hundred bakers walked out.", [("took part", "600")]),
        ("Only 450 workers had joined the march.", [("took part", "450")]),
        ("There were 700 demonstrators in the square.", [("took part", "700")]),
        ("Two tankers joined the queue.", [("took part", "2")]),
        ("He was given nine years in prison.", [("years in prison", "9")]),
        ("She was jailed for four years.", [("years in prison", "4")]),
        ("The siege lasted 11 days.", [("days", "11")]),
        ("It was built five years ago and fell two days later.", []),
        (
            "A sale worth $3.5 million or 2 billion pounds.",
            [("dollars", "3500000"), ("pounds", "2000000000")],
        ),
        ("It fell to $40 a barrel.", []),
        ("The slide on Friday [May 17] killed nine men (aged 20 to 60).", [("killed", "9")]),
    ],
)
def test_what_a_number_counts(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert [(count.about, count.value) for count in counted(sentence)] == expected


def test_a_number_of_a_date_counts_nothing() -> None:
    sentence = "On May 17 killed miners were carried out."
    assert [count.value for count in counted(sentence)] == ["17"]
    assert list(counted(sentence, [(3, 9)])) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The Oakley Gazette has reported 31 dead.",
        "Police had earlier spoken of 12 dead.",
        "The ministry had put the toll at 12.",
        "Earlier reports said 12 people were killed.",
        "Only eight, not the 12 dead of the first hours.",
        "The dead were up from 12 people killed.",
        "State television said 12 people were killed.",
        "There were 12 dead reported earlier.",
        "They found 12 dead claimed by the rebels.",
    ],
)
def test_what_others_report_or_was_told_before_is_no_claim(sentence: str) -> None:
    assert "12" not in {count.value for count in counted(sentence)}
    assert "31" not in {count.value for count in counted(sentence)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Police said at least 12 people had died.",
        "The mayor told reporters that 12 people were killed.",
        "More than 12 people were killed.",
        "The toll rose to 12.",
        "The paper has reported nothing; 12 people were killed.",
        "The blast earlier on Friday killed 12 people.",
    ],
)
def test_what_a_report_says_itself_is_its_claim(sentence: str) -> None:
    assert [count.value for count in counted(sentence)] == ["12"]


@given(st.text(alphabet="a 1,.-5%$£ksdeilt[]()\n", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_counts_stand_where_they_say(text: str, one: int, other: int) -> None:
    days = [(min(one, other), min(len(text), max(one, other)))] if min(one, other) < len(text) else []
    for count in counted(text, days):
        assert count.about
        assert 0 <= count.start < count.end <= len(text)
        assert count.value.replace(".", "").replace("e+", "").isdigit()


@given(st.text(alphabet="ab,;: but and\n", max_size=60), st.integers(0, 60))
def test_a_clause_holds_its_offset(text: str, offset: int) -> None:
    start, end = clause(text, offset)
    assert 0 <= start <= max(start, end) <= len(text)
    assert start <= offset or not text


@given(st.text(alphabet="ab c\n", max_size=200), st.data())
def test_a_snippet_begins_and_ends_between_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    said = snippet(text, start, end, (0, len(text)))
    assert " ".join(text[start:end].split()) in " ".join(said.split())
    words = said.strip("…").split()
    outer = set(text.split())
    inner = text[start:end].split()
    assert all(word in outer or any(part in word for part in inner) for word in words)


@pytest.mark.parametrize(
    ("inner", "outer", "texts", "expected"),
    [
        ("Oakley", "Cumbria", [], True),
        ("Oakley", "France", [], True),
        ("London", "France", [], False),
        ("Paris", "France", [], True),
        ("Texas", "Canada", [], False),
        ("Texas", "United States", [], True),
        ("Oakley", "Fenwick", [], False),
        ("Oakley", "Fenwick", ["The flood in Oakley, Fenwick, was over."], True),
        ("Fenwick", "Oakley", ["The flood in Oakley, Fenwick, was over."], False),
        ("France", "Oakley", [], False),
    ],
)
def test_which_place_may_lie_in_which(inner: str, outer: str, texts: list[str], expected: bool) -> None:
    assert inside(inner, outer, texts) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Fenwick", "South Fenwick", True),
        ("Oakley Hotel", "Oakley", True),
        ("Stockon", "Stockton", True),
        ("West Oakley", "West Fenwick", False),
        ("Oakley", "Fenwick", False),
    ],
)
def test_names_that_may_mean_one_place(one: str, other: str, expected: bool) -> None:
    assert akin(one, other) is akin(other, one) is expected


def told_by(folder: Path, triggers: str, *texts: str) -> list[Disagreement]:
    """Return what the articles *texts* disagree on, all their *triggers* taken for one event."""
    for number, text in enumerate(texts):
        write(folder / "articles", f"{number}.txt", text)
    indexed(folder / "articles", folder / "home")
    words = triggers.split("|")
    with sqlite3.connect(folder / "home" / "index.sqlite") as connection:
        found = connection.execute(
            "SELECT m.document, m.start, m.event FROM event_mention m JOIN article a USING (document) "
            f"WHERE substr(a.text, m.start + 1, m.stop - m.start) IN ({','.join('?' * len(words))}) "
            "ORDER BY m.document, m.start",
            words,
        ).fetchall()
        assert {document for document, _, _ in found} == set(range(1, len(texts) + 1))
        connection.executemany(
            f"UPDATE event_mention SET event = {found[0][2]} WHERE document = ? AND start = ?",
            [(document, start) for document, start, _ in found],
        )
    connection.close()
    with opened(folder / "home") as store:
        return disagreements(store, tellings(store, found[0][2]))


def values(found: list[Disagreement], sort: Sort) -> dict[str, list[str]]:
    return {one.about: [claim.value for claim in one.claims] for one in found if one.sort is sort}


def test_a_report_that_quotes_the_other_one_still_disagrees(tmp_path: Path) -> None:
    found = told_by(
        tmp_path,
        "killed|dead",
        "17 May 2019\n\nA landslide killed 31 people in Oakley, police said.\n",
        "18 May 2019\n\nThe landslide in Oakley killed 34 people. The Gazette has reported 31 dead.\n",
    )
    assert values(found, Sort.NUMBER) == {"killed": ["31", "34"]}


def test_a_value_in_common_hides_no_other_one(tmp_path: Path) -> None:
    found = told_by(
        tmp_path,
        "killed|dead",
        "17 May 2019\n\nA landslide killed 31 people in Oakley, police said.\n",
        "18 May 2019\n\nThe landslide in Oakley killed 34 people. Doctors counted 31 dead there.\n",
    )
    assert values(found, Sort.NUMBER) == {"killed": ["31", "34", "31"]}


def test_a_toll_that_rises_through_many_reports_is_told_by_date(tmp_path: Path) -> None:
    tolls = [10, 12, 15, 17, 20]
    found = told_by(
        tmp_path,
        "killed",
        *(f"{17 + n} May 2019\n\nA landslide killed {toll} people.\n" for n, toll in enumerate(tolls)),
    )
    assert values(found, Sort.NUMBER) == {"killed": [str(toll) for toll in tolls]}


def test_the_dead_beside_it_are_not_those_of_a_meeting(tmp_path: Path) -> None:
    found = told_by(
        tmp_path,
        "press conference",
        "17 May 2019\n\nAnn Cole held a press conference in Oakley. Three people were arrested there.\n",
        "17 May 2019\n\nAnn Cole gave a press conference in Oakley. Five men had been arrested.\n",
    )
    assert values(found, Sort.NUMBER) == {}


def test_of_two_attacks_in_one_sentence_each_has_its_own_dead(tmp_path: Path) -> None:
    found = told_by(
        tmp_path,
        "bombing",
        "17 May 2019\n\nThe bombing in Oakley killed 31 people and a raid on Fenwick killed five men.\n",
        "17 May 2019\n\nThe bombing in Oakley killed 33 people, police said.\n",
    )
    assert values(found, Sort.NUMBER) == {"killed": ["31", "33"]}


def test_strikers_and_years_in_prison_are_compared(tmp_path: Path) -> None:
    strikers = told_by(
        tmp_path / "one",
        "strike",
        "6 May 2019\n\nSix hundred bakers walked out in a strike on Monday.\n",
        "7 May 2019\n\nOnly 450 workers had joined the strike on Monday, not the 600 claimed by the union.\n",
    )
    assert values(strikers, Sort.NUMBER) == {"took part": ["600", "450"]}
    years = told_by(
        tmp_path / "other",
        "sentenced",
        "6 May 2019\n\nAnn Cole was sentenced to nine years in prison on Monday.\n",
        "9 May 2019\n\nAnn Cole was sentenced to eight years in jail on Monday.\n",
    )
    assert values(years, Sort.NUMBER) == {"years in prison": ["9", "8"]}


def test_the_day_is_not_that_of_the_saying_and_may_stand_behind(tmp_path: Path) -> None:
    found = told_by(
        tmp_path,
        "strike",
        "6 May 2019\n\nBakers in Oakley began a strike on Monday.\n",
        "7 May 2019\n\nThe strike, which started on Sunday, goes on. Ann Cole said yesterday that the strike "
        "had failed.\n",
    )
    assert values(found, Sort.DATE) == {"": ["2019-05-06", "2019-05-05"]}
    assert all(claim.words.split()[0].strip("…") in ("Bakers", "The") for claim in found[-1].claims)


def test_the_day_of_a_charge_is_not_that_of_the_shooting(tmp_path: Path) -> None:
    found = told_by(
        tmp_path,
        "shooting",
        "3 May 2019\n\nThe shooting in Oakley on Wednesday night shocked the town.\n",
        "4 May 2019\n\nAnn Cole was charged late on Friday with the shooting. There had been 365 shootings "
        "through April 29.\n",
    )
    assert values(found, Sort.DATE) == {}


def test_at_least_one_is_nothing_beside_the_two_of_the_same_report(tmp_path: Path) -> None:
    found = told_by(
        tmp_path,
        "killed",
        "17 May 2019\n\nA landslide killed two people in Oakley.\n",
        "17 May 2019\n\nA landslide killed at least 100 people, said one. It killed two people.\n",
        "17 May 2019\n\nA landslide killed two people in Oakley. At least 1 of them was killed at once.\n",
    )
    assert values(found, Sort.NUMBER) == {"killed": ["2", "100", "2", "2"]}


def test_a_town_and_its_county_are_no_two_places(tmp_path: Path) -> None:
    towns = "17 May 2019\n\nThere was a flood in {}, police said.\n"
    one = told_by(tmp_path / "one", "flood", towns.format("Keswick"), towns.format("Cumbria"))
    assert values(one, Sort.PLACE) == {}
    other = told_by(tmp_path / "other", "flood", towns.format("Keswick"), towns.format("Ipswich"))
    assert values(other, Sort.PLACE) == {"": ["Keswick", "Ipswich"]}


@pytest.mark.parametrize(("one", "other", "alike"), [("masum", "massoum", True), ("lohan", "lilo", False)])
def test_a_nickname_is_no_other_spelling(one: str, other: str, alike: bool) -> None:
    claims = [Claim(value, value, document, 0, 1) for document, value in enumerate((one, other))]
    assert _all_near(claims) is alike


def test_two_places_of_a_meeting_are_told_although_one_is_shared(tmp_path: Path) -> None:
    found = told_by(
        tmp_path,
        "met|meeting",
        "6 May 2019\n\nAnn Cole met the company's chief executive Tom Reed in London on Sunday.\n",
        "7 May 2019\n\nAnn Cole and Tom Reed met in Ipswich. The union said the meeting was in London.\n",
    )
    assert values(found, Sort.PLACE) == {"": ["London", "Ipswich", "London"]}
