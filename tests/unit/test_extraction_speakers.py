"""Who speaks in a transcript, and names of minutes, letters and other texts that are no news."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.extraction import Extractor, LexiconBuilder, complete
from tui.extraction.gazetteer import load_gazetteer
from tui.extraction.roles import RoleFinder
from tui.extraction.sentences import parse
from tui.extraction.speakers import Speakers
from tui.model import Kind

LISTS = load_gazetteer()
SPEAKERS = Speakers(LISTS, RoleFinder(LISTS))
PERSON, ORG, PLACE = Kind.PERSON, Kind.ORG, Kind.PLACE
HEARING = """MARTA WILENSKA: When did you hear of the ship?

OYA TEMUR: From the newspapers.

WILENSKA: But you signed.

TEMUR: Ask Lars Yalman who signed.
"""


def speakers(text: str) -> list[str]:
    tokens, parts = parse(text)
    return [" ".join(tokens.words[a:b]) for a, b, _ in SPEAKERS.names(tokens.words, [], parts)]


def found(text: str) -> list[tuple[str, Kind]]:
    first = Extractor.load().mentions(text)
    lexicon = LexiconBuilder()
    lexicon.add(first)
    return [(one.surface, one.kind) for one in complete(text, first, lexicon.build())]


def test_the_labels_of_a_transcript_are_persons() -> None:
    assert speakers(HEARING) == ["MARTA WILENSKA", "OYA TEMUR", "WILENSKA", "TEMUR"]


def test_titles_are_no_part_of_a_label() -> None:
    text = HEARING.replace("OYA TEMUR", "SENATOR TEMUR").replace("\nTEMUR", "\nSenator Temur")
    assert speakers(text) == ["MARTA WILENSKA", "TEMUR", "WILENSKA", "Temur"]


@pytest.mark.parametrize(
    "text",
    [
        "Present: all.\n\nApologies: none.\n\nPresent: nobody.\n\nApologies: many.",
        "Q: Why?\n\nA: Because.\n\nQ: And then?\n\nA: Nothing.",
        "INTERVIEWER: Why?\n\nPRESIDENT: Because.\n\nINTERVIEWER: And?\n\nPRESIDENT: No.",
        "Marta Wilenska: a life.\n\nBy our correspondent.",
        "Monday: rain.\n\nTuesday: sun.\n\nMonday: rain.\n\nTuesday: sun.",
    ],
)
def test_what_names_nobody_is_no_speaker(text: str) -> None:
    assert speakers(text) == []


@given(st.lists(st.sampled_from([*"AbÉ:. \n-", "Temur", "SENATOR", "al-", "Mr."]), max_size=60).map("".join))
def test_labels_are_in_order_and_apart(text: str) -> None:
    tokens, parts = parse(text)
    at = 0
    for first, last, kind in SPEAKERS.names(tokens.words, [], parts):
        assert at <= first < last <= len(tokens.words)
        assert kind is PERSON
        at = last


def test_a_transcript_is_read_with_all_who_speak() -> None:
    assert found(HEARING) == [
        ("MARTA WILENSKA", PERSON),
        ("OYA TEMUR", PERSON),
        ("WILENSKA", PERSON),
        ("TEMUR", PERSON),
        ("Lars Yalman", PERSON),
    ]


def test_minutes_name_councillors_by_their_family_names() -> None:
    text = (
        "Ostley Town Council\n\nPresent: Cllr. T. J. O'Dowd, Cllr. Marsh, Ms Helen Strand (Clerk)\n\n"
        "1. Quarry Lane. Cllr. Marsh moved refusal.\n2. Allotments. Strand reported. O'Dowd asked why."
    )
    assert found(text) == [
        ("Ostley Town Council", ORG),
        ("T. J. O'Dowd", PERSON),
        ("Marsh", PERSON),
        ("Helen Strand", PERSON),
        ("Quarry Lane", PLACE),
        ("Marsh", PERSON),
        ("Strand", PERSON),
        ("O'Dowd", PERSON),
    ]


def test_old_titles_stand_before_a_name() -> None:
    first = Extractor.load().mentions(
        "Frau Lindner said that Archduke Louis wept and Monsieur Thibaud laughed."
    )
    assert [(one.surface, one.role) for one in first] == [
        ("Lindner", "Frau"),
        ("Louis", "Archduke"),
        ("Thibaud", "Monsieur"),
    ]


def test_the_first_word_of_a_name_is_heard_alone() -> None:
    text = "President Mobutu Sese Seko gave her a medal. “Mobutu looked at me,” she wrote."
    assert ("Mobutu", PERSON) in found(text)


def test_a_dateline_may_name_its_day_and_its_agency() -> None:
    first = Extractor.load().mentions("KINSHASA, 2 August 2019 (Reuters) - The geographer died on Wednesday.")
    assert (first[0].surface, first[0].kind) == ("KINSHASA", PLACE)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Minister of Mines Rafael Quispe told the ambassador so.", "Rafael Quispe"),
        ("Oyelowo LJ and Pike J agreed with Mr Anand QC about it.", "Oyelowo"),
        ("Oyelowo LJ and Pike J agreed with Mr Anand QC about it.", "Anand"),
        ("In Paris, M. Hanotaux said so. M. Delcassé said nothing.", "Hanotaux"),
        ("The painter M. Hanotaux said so.", "M. Hanotaux"),
        ("Governor Wang Weizhong met him. Wang promised nothing.", "Wang"),
    ],
)
def test_what_stands_beside_a_name_is_no_part_of_it(text: str, name: str) -> None:
    assert (name, PERSON) in found(text)


def test_a_word_in_spaced_letters_names_nobody() -> None:
    assert found("C O N F I D E N T I A L  LIMA 002345") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Goldman Sachs analyst Wei Ling Tan said so; Tan sees more.", ("Goldman Sachs", ORG)),
        ("Goldman Sachs analyst Wei Ling Tan said so; Tan sees more.", ("Tan", PERSON)),
        ("Capt. Dunning and Genl. Kimball saw it.", ("Kimball", PERSON)),
        ("They met Don Johnson there.", ("Don Johnson", PERSON)),
        ("The senator accused Banco Sureño of fraud.", ("Banco Sureño", ORG)),
        ("They searched the home of Santamaría Jr. at noon.", ("Santamaría Jr.", PERSON)),
        ("María Ortega and Ana Ruiz came. Ms. Ortega-Ruiz did not.", ("Ortega-Ruiz", PERSON)),
        ("Tom Holland wore a cap. Holland, 28, waved.", ("Holland", PERSON)),
        ("Tom Holland wore a cap. He lives in Holland.", ("Holland", PLACE)),
        ("The unions, Unite and GMB, met the firm.", ("Unite", ORG)),
        ("RANCAGUA, Chile (AW) _ Workers voted to end it.", ("RANCAGUA", PLACE)),
    ],
)
def test_lists_and_titles(text: str, expected: tuple[str, Kind]) -> None:
    assert expected in found(text)
