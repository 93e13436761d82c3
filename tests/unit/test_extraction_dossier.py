"""The second pass: votes, missed names, lists of topics, family names."""

from __future__ import annotations

import pickle
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.lexicons import lexicon_of, mention, names
from tui.extraction import Lexicon, LexiconBuilder, complete
from tui.extraction.lexicon import family_name, name_key
from tui.model import Kind, Mention

PERSON, ORG, PLACE = Kind.PERSON, Kind.ORG, Kind.PLACE


def test_a_name_goes_by_the_vote_of_the_whole_dossier() -> None:
    text = "Nobody in Tarnath expected it."
    lexicon = lexicon_of(("Tarnath", PLACE, 9), ("Tarnath", PERSON, 1))
    assert names(complete(text, (mention(text, "Tarnath", PERSON),), lexicon)) == [("Tarnath", PLACE)]


def test_a_title_outweighs_the_vote() -> None:
    text = "Senator Tarnath was there."
    lexicon = lexicon_of(("Tarnath", PLACE, 9))
    assert names(complete(text, (mention(text, "Tarnath", PERSON, "Senator"),), lexicon)) == [
        ("Tarnath", PERSON)
    ]


def test_a_family_name_is_a_person_where_the_full_name_stands() -> None:
    text = "Abel Washington resigned. Washington had been ill."
    full = mention(text, "Abel Washington", PERSON)
    alone = Mention(26, 36, text[26:36], PLACE)
    lexicon = lexicon_of(("Washington", PLACE, 40), ("Abel Washington", PERSON, 1))
    assert names(complete(text, (full, alone), lexicon)) == [
        ("Abel Washington", PERSON),
        ("Washington", PERSON),
    ]
    elsewhere = "Troops marched on Washington."
    place = (mention(elsewhere, "Washington", PLACE),)
    assert names(complete(elsewhere, place, lexicon)) == [("Washington", PLACE)]


def test_a_country_is_no_person_because_a_longer_name_ends_in_it() -> None:
    text = "Rosa Cuba spoke. Prices rose in Cuba while Cuba waited."
    found = (
        mention(text, "Rosa Cuba", PERSON),
        Mention(32, 36, "Cuba", PLACE),
        Mention(43, 47, "Cuba", PLACE),
    )
    lexicon = lexicon_of(("Cuba", PERSON, 2), ("Cuba", PLACE, 2), ("Rosa Cuba", PERSON, 1))
    assert names(complete(text, found, lexicon))[1:] == [("Cuba", PLACE), ("Cuba", PLACE)]


def test_a_person_and_the_place_named_after_him_stay_apart() -> None:
    text = "Sadr never came to Sadr City."
    found = (Mention(0, 4, "Sadr", PERSON), mention(text, "Sadr City", PLACE))
    lexicon = lexicon_of(("Sadr", PERSON, 5), ("Sadr City", PLACE, 5), ("Moqtada al-Sadr", PERSON, 3))
    assert names(complete(text, found, lexicon)) == [("Sadr", PERSON), ("Sadr City", PLACE)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was Qorvani's plan.", "Qorvani"),
        ("“Qorvani lies,” she said.", "Qorvani"),
        ("QORVANI TO RESIGN", "QORVANI"),
        ("the pro-Qorvani crowd", "Qorvani"),
    ],
)
def test_a_known_name_that_was_missed_is_found(text: str, expected: str) -> None:
    lexicon = lexicon_of(("Dario Qorvani", PERSON, 2), ("Qorvani", PERSON, 3))
    assert names(complete(text, (), lexicon)) == [(expected, PERSON)]


def test_a_country_before_a_sum_of_money_is_not_added() -> None:
    lexicon = lexicon_of(("US", PLACE, 9))
    assert names(complete("It cost US$40 and 10 US dollars.", (), lexicon)) == []
    assert names(complete("The US dolphin show.", (), lexicon)) == [("US", PLACE)]


def test_part_of_a_word_is_no_name() -> None:
    lexicon = lexicon_of(("Qorvani", PERSON, 5))
    assert complete("The Qorvanian school; xQorvani; Qorvani_2.", (), lexicon) == ()


def test_peoples_days_and_common_words_are_not_added() -> None:
    lexicon = lexicon_of(("Iraqi", ORG, 5), ("Tuesday", PERSON, 5), ("The", ORG, 5), ("Government", ORG, 5))
    assert complete("The Iraqi Government met on Tuesday.", (), lexicon) == ()


def test_a_known_family_name_is_found_with_its_article() -> None:
    text = "the al-Tamimi/al-Basri governments, Jamal-Basri and al-Basri"
    lexicon = lexicon_of(("Ana al-Basri", PERSON, 3), ("al-Basri", PERSON, 4), ("Basri", PERSON, 4))
    found = (mention(text, "al-Tamimi", PERSON),)
    assert [m.surface for m in complete(text, found, lexicon)][:2] == ["al-Tamimi", "al-Basri"]
    assert "al-Basri" not in [m.surface for m in complete("Jamal-Basri met", (), lexicon)]
    text = "Aides to al-Basri said so."
    assert [m.surface for m in complete(text, (mention(text, "Basri", PERSON),), lexicon)] == ["al-Basri"]


def test_a_family_name_unknown_as_a_place_is_a_person_in_every_document() -> None:
    text = "They spelled him Qorvani."
    lexicon = lexicon_of(("Dario Qorvani", PERSON, 1), ("Qorvani", PLACE, 1))
    assert names(complete(text, (mention(text, "Qorvani", PLACE),), lexicon)) == [("Qorvani", PERSON)]


def test_an_office_and_a_nationality_of_two_words_are_not_added() -> None:
    lexicon = lexicon_of(("Prime Minister", PERSON, 9), ("Costa", PERSON, 9), ("Ana Costa", PERSON, 2))
    assert complete("The Prime Minister thanked the Costa Ricans.", (), lexicon) == ()


def test_a_name_without_its_hyphen_is_the_same_kind() -> None:
    text = "Dario al Qorvani spoke."
    lexicon = lexicon_of(("Dario al-Qorvani", PERSON, 2), ("Dario al Qorvani", PLACE, 1))
    found = (mention(text, "Dario al Qorvani", PLACE),)
    assert names(complete(text, found, lexicon)) == [("Dario al Qorvani", PERSON)]


def test_an_abbreviated_country_is_found_before_any_name() -> None:
    text = "Trade was thin before the U.S. Harvest Day holiday in Tarnath Bay."
    lexicon = lexicon_of(("U.S.", PLACE, 9), ("Tarnath", PLACE, 9))
    assert names(complete(text, (), lexicon)) == [("U.S.", PLACE)]


def test_a_place_that_nobody_bears_in_full_is_no_person() -> None:
    text = "By the evening Kent had reached a hundred."
    alone = (mention(text, "Kent", PERSON),)
    lexicon = lexicon_of(("Kent", PERSON, 5), ("Kent", ORG, 3))
    assert names(complete(text, alone, lexicon)) == [("Kent", ORG)]
    lexicon = lexicon_of(("Kent", PERSON, 5), ("Kent", ORG, 3), ("Ilka Kent", PERSON, 1))
    assert names(complete(text, alone, lexicon)) == [("Kent", PERSON)]


def test_somebody_called_like_a_people_is_found_again() -> None:
    text = "Mara and Finn's dance was over. It hurt Finn. The Finn won, a Finn Club member."
    first = Mention(9, 13, "Finn", PERSON)
    found = complete(text, (first,), lexicon_of(("Finn", PERSON, 1)))
    assert [m.start for m in found] == [9, text.index("Finn.")]
    assert complete(text, (), lexicon_of(("Finn", PERSON, 1))) == ()


def test_a_list_of_topics_in_lower_case_is_read() -> None:
    text = "Talks failed.\n\nnouri qorvani, elections, south portavia, port louisa\n"
    lexicon = lexicon_of(
        ("Nouri Qorvani", PERSON, 2), ("South Portavia", PLACE, 2), ("Port Louisa", PLACE, 2)
    )
    assert names(complete(text, (), lexicon)) == [
        ("nouri qorvani", PERSON),
        ("south portavia", PLACE),
        ("port louisa", PLACE),
    ]


def test_a_sentence_in_lower_case_is_left_alone() -> None:
    lexicon = lexicon_of(("Port Louisa", PLACE, 2), ("Rose", PERSON, 5))
    assert complete("we saw a rose in port louisa and went home after that", (), lexicon) == ()


@pytest.mark.parametrize(
    ("surface", "family"),
    [
        ("Nouri al-Maliki", "Maliki"),
        ("Bashar al Assad", "Assad"),
        ("Martin King Jr.", "King"),
        ("Martin King, Jr.", "King"),
        ("Maliki", None),
        ("Moon Jae-in", None),
        ("Sarah Lloyd-Webber", "Lloyd-Webber"),
    ],
)
def test_the_family_name_of_a_full_name(surface: str, family: str | None) -> None:
    assert family_name(surface) == family


def test_case_counts_only_in_short_names() -> None:
    assert name_key("MOSUL") == name_key("Mosul")
    assert name_key("US") != name_key("us")
    assert name_key("Shi’ite\n League") == name_key("Shi'ite League")


SURFACES = st.sampled_from(
    [
        "Qorvani",
        "Dario Qorvani",
        "Ana Beshar",
        "Beshar",
        "Qorvani-Beshar",
        "Tarnath",
        "Port Louisa",
        "US",
        "al-Basri",
        "Louisa",
        "Beshar and Qorvani",
        "Ana Louisa",
        "Basri/Tarnath",
    ]
)
ENTRIES = st.lists(
    st.tuples(SURFACES, st.sampled_from([PERSON, ORG, PLACE]), st.sampled_from(["", "Senator"])), max_size=30
)
PIECES = st.lists(
    SURFACES | st.sampled_from(["in", "and", ",", ".", "\n\n", "said", "'s", "-", "/", "port louisa,"]),
    max_size=25,
)


def built(entries: list[tuple[str, Kind, str]]) -> Lexicon:
    builder = LexiconBuilder()
    builder.add(Mention(0, len(surface), surface, kind, role) for surface, kind, role in entries)
    return builder.build()


@given(ENTRIES, st.randoms(use_true_random=False))
def test_the_order_of_documents_makes_no_difference(
    entries: list[tuple[str, Kind, str]], chance: random.Random
) -> None:
    shuffled = list(entries)
    chance.shuffle(shuffled)
    cut = len(shuffled) // 2
    left, right = LexiconBuilder(), LexiconBuilder()
    left.add(Mention(0, len(s), s, k, r) for s, k, r in shuffled[:cut])
    right.add(Mention(0, len(s), s, k, r) for s, k, r in shuffled[cut:])
    left.merge(right)
    assert pickle.dumps(left.build()) == pickle.dumps(built(entries))
    assert pickle.loads(pickle.dumps(built(entries))) == built(entries)


@settings(max_examples=300, deadline=None)
@given(ENTRIES, PIECES, st.data())
def test_completing_keeps_offsets_and_settles_at_once(
    entries: list[tuple[str, Kind, str]], pieces: list[str], data: st.DataObject
) -> None:
    text = " ".join(pieces)
    mentions = []
    at = 0
    for piece in pieces:
        if piece[0].isupper() and data.draw(st.booleans()):
            kind = data.draw(st.sampled_from([PERSON, ORG, PLACE]))
            mentions.append(Mention(at, at + len(piece), piece, kind))
        at += len(piece) + 1
    lexicon = built(entries)
    once = complete(text, tuple(mentions), lexicon)
    end = 0
    for item in once:
        assert end <= item.start < item.end <= len(text)
        assert text[item.start : item.end] == item.surface
        end = item.end
    assert complete(text, once, lexicon) == once


@given(st.text(max_size=200))
def test_any_text_can_be_completed(text: str) -> None:
    lexicon = lexicon_of(("Ana Beshar", PERSON, 2), ("A", ORG, 3), ("é", PLACE, 3))
    for item in complete(text, (), lexicon):
        assert text[item.start : item.end] == item.surface


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mark Felt spoke. Felt died. In 1972 Felt left.", ["Mark Felt", "Felt", "Felt"]),
        ("Mark Felt spoke, and all felt it. Felt died. In 1972 Felt left.", ["Mark Felt", "Felt"]),
        ("Mark Felt spoke. The Felt Company closed. A Felt hat.", ["Mark Felt"]),
        ("Felt hats are warm, and so is Felt.", []),
    ],
)
def test_a_common_word_is_a_family_name_where_someone_bears_it_in_full(
    text: str, expected: list[str]
) -> None:
    found = (mention(text, "Mark Felt", PERSON),) if "Mark Felt" in text else ()
    lexicon = lexicon_of(("Mark Felt", PERSON, 3), ("Felt", PERSON, 5))
    assert [surface for surface, _ in names(complete(text, found, lexicon))] == expected


def test_a_short_name_in_capitals_opens_a_report() -> None:
    lexicon = lexicon_of(("Bonn", PLACE, 5))
    assert names(complete("BONN 1996-08-30\n\nIt rained.", (), lexicon)) == [("BONN", PLACE)]
    assert complete("THE BONN TALKS", (), lexicon) == ()


def test_a_state_in_its_long_form_is_a_place() -> None:
    text = "The Russian Federation answered."
    found = (mention(text, "Russian Federation", ORG),)
    assert names(complete(text, found, lexicon_of(("Russian Federation", ORG, 5)))) == [
        ("Russian Federation", PLACE)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Theresa May spoke. He turned to May directly.", 2),
        ("Theresa May spoke. It was late in May, after 9 May and May 10.", 1),
        ("He turned to May directly.", 0),
    ],
)
def test_a_month_is_a_family_name_where_it_is_no_date(text: str, expected: int) -> None:
    found = (mention(text, "Theresa May", PERSON),) if "Theresa" in text else ()
    lexicon = lexicon_of(("Theresa May", PERSON, 3), ("May", PERSON, 5))
    assert len(complete(text, found, lexicon)) == expected


@pytest.mark.parametrize(
    ("full", "plain"),
    [("Franjo Tuđina", "Tudjina"), ("Ferenc Gyarvásy", "Gyarvasy"), ("Ivan Karadić", "Karadic")],
)
def test_a_family_name_is_known_without_its_diacritics(full: str, plain: str) -> None:
    text = f"{full} spoke in Budapest. {plain} lost."
    start = text.index(full)
    first = Mention(start, start + len(full), full, Kind.PERSON)
    found = complete(text, (first,), lexicon_of((full, Kind.PERSON, 1)))
    assert [(m.surface, m.kind) for m in found] == [(full, Kind.PERSON), (plain, Kind.PERSON)]
