"""Where one name ends and the next begins, on tokens alone, without the tagger."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.extraction.casing import is_verb
from tui.extraction.corpora import Sample, spans
from tui.extraction.edges import Edges
from tui.extraction.gazetteer import load_gazetteer
from tui.extraction.roles import RoleFinder
from tui.extraction.rules import Rules
from tui.extraction.sentences import Sentence
from tui.extraction.strangers import Stranger
from tui.extraction.tokens import tokenize
from tui.extraction.words import word_set
from tui.model import Kind

PERSON, ORG, PLACE = Kind.PERSON, Kind.ORG, Kind.PLACE
LISTS = load_gazetteer()
EDGES = Edges(LISTS, RoleFinder(LISTS))


def mended(text: str, kind: Kind) -> list[tuple[str, Kind]]:
    words = tokenize(text).words
    return [(" ".join(words[a:b]), k) for a, b, k in EDGES.mend(words, (0, len(words), kind))]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Ana Brandt b Leo Horvat", PERSON, [("Ana Brandt", PERSON), ("Leo Horvat", PERSON)]),
        ("Ana Brandt 64 Leo Horvat", PERSON, [("Ana Brandt", PERSON), ("Leo Horvat", PERSON)]),
        ("Horvat and Brandt", PERSON, [("Horvat", PERSON), ("Brandt", PERSON)]),
        ("Peru v Bolivia", PLACE, [("Peru", PLACE), ("Bolivia", PLACE)]),
        ("Bosnia and Herzegovina", PLACE, [("Bosnia and Herzegovina", PLACE)]),
        ("Chile and Peru", PLACE, [("Chile", PLACE), ("Peru", PLACE)]),
        ("NATO and European Union", ORG, [("NATO", ORG), ("European Union", ORG)]),
        ("Ministry of Ports and Harbours", ORG, [("Ministry of Ports and Harbours", ORG)]),
        ("New York Texas", PLACE, [("New York", PLACE), ("Texas", PLACE)]),
        ("New Zealand", PLACE, [("New Zealand", PLACE)]),
        ("European Union Commissioner Ana Horvat", ORG, [("European Union", ORG), ("Ana Horvat", PERSON)]),
        ("Prime Minister Leo Horvat", PERSON, [("Leo Horvat", PERSON)]),
        ("Grand Ayatollah Reza al-Tamimi", PLACE, [("Reza al - Tamimi", PERSON)]),
        ("National Alliance MP Ana Horvat", PERSON, [("National Alliance", ORG), ("Ana Horvat", PERSON)]),
        ("Ana Horvat of Porto", PERSON, [("Ana Horvat", PERSON), ("Porto", PLACE)]),
        ("Prince Leo of Porto", PERSON, [("Prince Leo of Porto", PERSON)]),
        ("Horvat's Leo Brandt", PERSON, [("Horvat", PERSON), ("Leo Brandt", PERSON)]),
        ("James 'Slim' Brandt", PERSON, [("James ' Slim ' Brandt", PERSON)]),
        ("Ana Horvat U.S.", PERSON, [("Ana Horvat", PERSON), ("U.S.", PLACE)]),
        ("Tarnath Council Director Leo Brandt", ORG, [("Tarnath Council", ORG), ("Leo Brandt", PERSON)]),
        ("Brazil T. Nevares", PERSON, [("Brazil", PLACE), ("T. Nevares", PERSON)]),
        ("Brazil T. Nevares", ORG, [("Brazil", PLACE), ("T. Nevares", PERSON)]),
        ("Turkey - Serhan Yelkin", ORG, [("Turkey", PLACE), ("Serhan Yelkin", PERSON)]),
        ("Turkey - Brazil Trade Council", ORG, [("Turkey - Brazil Trade Council", ORG)]),
        (
            "Ministry of Labour and Ports and the Ministry of Justice of Peru",
            ORG,
            [("Ministry of Labour and Ports", ORG), ("Ministry of Justice of Peru", ORG)],
        ),
        (
            "Peruvian Oil Ministry and Chile's Ministry of Oil",
            ORG,
            [
                ("Peruvian Oil Ministry", ORG),
                ("Chile", PLACE),
                ("Ministry of Oil", ORG),
            ],
        ),
        ("Norvik Inc.'s Marsk Lines", ORG, [("Norvik Inc.", ORG), ("Marsk Lines", ORG)]),
        ("Children's Hospital", ORG, [("Children 's Hospital", ORG)]),
        ("Leo Horvat of Norvik LLC", ORG, [("Leo Horvat", PERSON), ("Norvik LLC", ORG)]),
        ("Bank of Norvik LLC", ORG, [("Bank of Norvik LLC", ORG)]),
        ("Marden Motor Co of Japan", ORG, [("Marden Motor Co", ORG), ("Japan", PLACE)]),
        ("Marden Co of the United States", ORG, [("Marden Co", ORG), ("United States", PLACE)]),
        ("Marden Bank of Japan", ORG, [("Marden Bank of Japan", ORG)]),
        ("Governor Hill Bridge", PLACE, [("Governor Hill Bridge", PLACE)]),
    ],
)
def test_a_span_is_taken_apart(text: str, kind: Kind, expected: list[tuple[str, Kind]]) -> None:
    assert mended(text, kind) == expected


def ruled(text: str, first: int, last: int, kind: Kind) -> list[str]:
    words = tokenize(text).words
    rules = Rules(LISTS, RoleFinder(LISTS))
    return [
        " ".join(words[a:b])
        for a, b, _ in rules.apply(words, [(first, last, kind)], [Sentence(0, len(words), False)])
    ]


def test_no_name_begins_with_a_possessive_or_a_preposition() -> None:
    assert ruled("Norway's Foreign Office said so.", 1, 4, ORG) == ["Foreign Office"]
    assert ruled("the mayor of Tarnath said so.", 2, 4, PLACE) == ["Tarnath"]


def test_a_given_name_that_the_tagger_left_out_is_taken_in() -> None:
    assert ruled("his aunt Zorana Qorvani said so.", 3, 4, PERSON) == ["Zorana Qorvani"]
    assert ruled("his aunt on Tuesday Qorvani said so.", 4, 5, PERSON) == ["Qorvani"]


def test_what_stands_before_of_belongs_to_a_body_but_not_to_a_person() -> None:
    assert ruled("the Council of Lakes Alliance said so.", 3, 5, ORG) == ["Council of Lakes Alliance"]
    assert ruled("the Secretary of State Zorana Qorvani", 3, 6, PERSON) == ["Zorana Qorvani"]


def test_a_government_and_a_mission_have_their_country_in_their_name() -> None:
    assert ruled("the Government of Qorvania said so.", 3, 4, PLACE) == ["Government of Qorvania"]
    assert ruled("the government of Qorvania said so.", 3, 4, PLACE) == ["Qorvania"]
    words = tokenize("al-Qaeda in Iraq met the Council in Iraq").words
    spans = [(0, 3, ORG), (4, 5, PLACE), (7, 8, ORG), (9, 10, PLACE)]
    rules = Rules(LISTS, RoleFinder(LISTS))
    found = rules.apply(words, spans, [Sentence(0, len(words), False)])
    assert [" ".join(words[a:b]) for a, b, _ in found] == ["al - Qaeda in Iraq", "Council", "Iraq"]


def test_what_makes_a_site_of_a_name_is_part_of_it() -> None:
    assert ruled("near Zorana Qorvani National Park today", 1, 3, PERSON) == ["Zorana Qorvani National Park"]
    assert ruled("Zorana Qorvani National Anthem", 0, 2, PERSON) == ["Zorana Qorvani"]


def test_a_common_noun_of_a_headline_is_no_organisation() -> None:
    words = ["If", "the", "Landlord", "Agrees", "They", "paid", "rent", "."]
    parts = [Sentence(0, 4, True), Sentence(4, 8, False)]
    rules = Rules(LISTS, RoleFinder(LISTS))
    assert rules.apply(words, [(2, 3, ORG)], parts) == []


def test_a_day_is_no_part_of_a_name_and_a_known_acronym_is_a_body() -> None:
    assert ruled("On Sunday Qorvania left.", 0, 3, ORG) == ["Qorvania"]
    assert EDGES.kind(["U.N."], (0, 1, PLACE)) is ORG


WORDS = st.sampled_from(
    sorted(
        word_set("Ana Brandt Peru New York NATO and b v V 64 - Minister President of the Prime U.N. al Bank")
    )
)


@given(st.lists(WORDS, min_size=1, max_size=9), st.sampled_from([PERSON, ORG, PLACE]))
def test_parts_are_in_order_and_inside(words: list[str], kind: Kind) -> None:
    at = 0
    for first, last, _ in EDGES.mend(words, (0, len(words), kind)):
        assert at <= first < last <= len(words)
        at = last


@pytest.mark.parametrize(("word", "expected"), [("announces", True), ("turns", True), ("nations", False)])
def test_what_somebody_does_is_a_verb(word: str, expected: bool) -> None:
    assert is_verb(word, LISTS.common) is expected


def test_strangers_have_one_new_name_each_and_keep_their_labels() -> None:
    names = ["Leonora", "Valtteri", "Quillon", "Tamsinde", "Orvalda", "Hendrika", "Jorunna", "Pelagia"]
    document = [Sample([name, "spoke", "."], ["B-PER", "O", "O"]) for name in names * 2]
    strange = Stranger(LISTS, random.Random(3)).estrange(document)
    fresh = [sample.words[0] for sample in strange]
    assert fresh[: len(names)] == fresh[len(names) :]
    assert 0 < sum(a != b for a, b in zip(fresh, names * 2, strict=True)) < len(fresh)
    assert all(spans(sample.labels) == [(0, 1, "PER")] for sample in strange)


def test_a_ministry_of_justice_is_no_title() -> None:
    roles = RoleFinder(LISTS)
    assert not roles.is_role(["Ministry", "of", "Justice"])
    assert not roles.is_role(["Justice", "Ministry"])
    assert roles.is_role(["Justice"])
