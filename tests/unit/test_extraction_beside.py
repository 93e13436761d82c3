"""What stands right beside a name, on tokens alone, without the tagger."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.extraction.beside import Beside
from tui.extraction.edges import Edges, Span
from tui.extraction.gazetteer import load_gazetteer
from tui.extraction.roles import RoleFinder
from tui.extraction.rules import Rules
from tui.extraction.sentences import Sentence
from tui.extraction.tokens import tokenize
from tui.extraction.words import word_set
from tui.model import Kind

PERSON, ORG, PLACE = Kind.PERSON, Kind.ORG, Kind.PLACE
LISTS = load_gazetteer()
BESIDE = Beside(LISTS)
RULES = Rules(LISTS, RoleFinder(LISTS))


def shown(words: list[str], spans: list[Span]) -> list[tuple[str, Kind]]:
    return [(" ".join(words[a:b]), kind) for a, b, kind in spans]


def named(text: str, *spans: Span) -> list[tuple[str, Kind]]:
    words = tokenize(text).words
    return shown(words, BESIDE.names(words, list(spans)))


def ruled(text: str, *spans: Span) -> list[tuple[str, Kind]]:
    words = tokenize(text).words
    return shown(words, RULES.apply(words, list(spans), [Sentence(0, len(words), False)]))


@pytest.mark.parametrize(
    ("text", "spans", "expected"),
    [
        ('Nilo "the Fox" Qorvani left', [(0, 1, PERSON), (5, 6, PERSON)], ['Nilo " the Fox " Qorvani']),
        ("Nilo “Fox” Qorvani left", [(0, 1, PERSON), (2, 3, ORG)], ["Nilo “ Fox ” Qorvani"]),
        ("Nilo Abar (Jerry) Qorvani left", [(0, 2, PERSON), (5, 6, PERSON)], ["Nilo Abar ( Jerry ) Qorvani"]),
        ("Nilo Abar (Porto) Qorvani left", [(0, 2, PERSON), (5, 6, PERSON)], ["Nilo Abar", "Qorvani"]),
        ('Nilo "no" Qorvani left', [(0, 1, PERSON), (4, 5, PERSON)], ["Nilo", "Qorvani"]),
    ],
)
def test_a_nickname_is_part_of_a_name(text: str, spans: list[Span], expected: list[str]) -> None:
    assert [name for name, _ in named(text, *spans)] == expected


def test_a_generation_and_degrees_belong_to_a_name() -> None:
    assert named("Nilo Qorvani, Jr., left", (0, 2, PERSON)) == [("Nilo Qorvani , Jr.", PERSON)]
    assert named("Nilo Qorvani, MD, left", (0, 2, PERSON), (3, 4, ORG)) == [("Nilo Qorvani , MD", PERSON)]
    both = named("Nilo Qorvani, M.D., Ph.D., left", (0, 2, PERSON))
    assert both == [("Nilo Qorvani , M.D. , Ph . D.", PERSON)]


def test_what_is_no_degree_or_no_persons_stays_apart() -> None:
    assert named("Nilo Qorvani, MA, left", (0, 2, PERSON)) == [("Nilo Qorvani", PERSON)]
    assert named("in Tarnath, MD, it rained", (1, 2, PLACE)) == [("Tarnath", PLACE)]
    assert named("goals by Nilo Qorvani 64th", (2, 5, PERSON)) == [("Nilo Qorvani", PERSON)]


def test_two_initials_end_a_name() -> None:
    assert named("Nilo Q.R 'won'", (0, 2, PERSON), (3, 4, PERSON)) == [("Nilo Q . R", PERSON)]
    assert named("Nilo Qor. R left", (0, 2, PERSON), (3, 4, PERSON)) == [("Nilo Qor", PERSON), ("R", PERSON)]


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("a Vorrel/BBC survey", (3, 4, ORG), ["Vorrel", "BBC"]),
        ("a BBC/Vorrel survey", (1, 2, ORG), ["BBC", "Vorrel"]),
        ("the Sunday/BBC survey", (3, 4, PLACE), ["BBC"]),
        ("a joint/BBC survey", (3, 4, ORG), ["BBC"]),
        ("BBC/", (0, 1, ORG), ["BBC"]),
    ],
)
def test_the_partner_behind_a_slash_is_a_body_too(text: str, span: Span, expected: list[str]) -> None:
    assert [name for name, _ in named(text, span)] == expected


def test_money_and_a_ministers_portfolio_are_no_names() -> None:
    assert named("it cost US$40", (2, 3, PLACE)) == []
    assert named("the US said", (1, 2, PLACE)) == [("US", PLACE)]
    assert named("the Minister of Public Works, Nilo", (3, 5, ORG), (6, 7, PERSON)) == [("Nilo", PERSON)]
    assert named("the minister of the National Council", (4, 6, ORG)) == [("National Council", ORG)]


def test_a_code_in_brackets_after_a_person_is_a_country() -> None:
    found = named("1. Nilo Qorvani (ESP) won", (2, 4, PERSON), (5, 6, ORG))
    assert found == [("Nilo Qorvani", PERSON), ("ESP", PLACE)]
    assert named("the union (ESP) won", (1, 2, ORG), (3, 4, ORG))[1] == ("ESP", ORG)


def test_a_town_before_the_first_colon_or_a_dash_is_where_it_was_written() -> None:
    words = tokenize("Doha: He left. Quito — He came. Anna: No.").words
    parts = [Sentence(0, 5, False), Sentence(5, 10, False), Sentence(10, 14, False)]
    spans: list[Span] = [(0, 1, PERSON), (5, 6, ORG), (10, 11, PERSON)]
    expected = [("Doha", PLACE), ("Quito", PLACE), ("Anna", PERSON)]
    assert shown(words, BESIDE.datelines(words, spans, parts)) == expected


def test_a_short_form_is_known_wherever_it_stands() -> None:
    text = "The Bank of Qorvania (BoQ) met. He asked the BoQ why the NQC left the National Qorvanian Council."
    found = ruled(text, (1, 4, ORG), (18, 21, ORG))
    assert found.count(("BoQ", ORG)) == 2
    assert ("NQC", ORG) in found


def test_what_opens_as_a_body_is_one() -> None:
    edges = Edges(LISTS, RoleFinder(LISTS))
    assert edges.kind(["Bank", "of", "Qorvania"], (0, 3, PLACE)) is ORG
    assert edges.kind(["Bay", "of", "Qorvania"], (0, 3, PLACE)) is PLACE


def test_a_known_body_and_capitals_that_end_in_a_committee_are_found() -> None:
    known = ruled("Nilo told the Security Council nothing.", (0, 1, PERSON))
    assert known == [("Nilo", PERSON), ("Security Council", ORG)]
    headed = ruled("The Quorum Reform Committee met Nilo.", (5, 6, PERSON))
    assert headed == [("Quorum Reform Committee", ORG), ("Nilo", PERSON)]
    assert ruled("The Committee met Nilo.", (3, 4, PERSON)) == [("Nilo", PERSON)]


def test_a_title_of_two_words_is_nobody() -> None:
    roles = RoleFinder(LISTS)
    assert roles.is_role(["Under", "Secretary"])
    assert not roles.is_role(["Under", "Qorvani"])


WORDS = st.sampled_from(
    sorted(word_set("Ana ( ) “ ” ' Jr. , MD US $ ESP of minister Public 64th the Quito : —"))
)


@given(st.lists(WORDS, min_size=1, max_size=14), st.data())
def test_spans_stay_in_order_and_never_overlap(words: list[str], data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(words)), max_size=6)))
    kinds = st.sampled_from([PERSON, ORG, PLACE])
    spans = [(a, b, data.draw(kinds)) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    part = Sentence(0, len(words), False)
    at = 0
    for first, last, _ in BESIDE.datelines(words, BESIDE.names(words, spans), [part]):
        assert at <= first < last <= len(words)
        at = last
