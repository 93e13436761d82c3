"""The first pass: what is found, what is not, and where names begin and end."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.extraction import Extractor
from tui.extraction.gazetteer import load_gazetteer
from tui.extraction.roles import RoleFinder
from tui.model import Kind, PersonaeError

PERSON, ORG, PLACE = Kind.PERSON, Kind.ORG, Kind.PLACE


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load()


def found(extractor: Extractor, text: str) -> list[tuple[str, Kind]]:
    return [(mention.surface, mention.kind) for mention in extractor.mentions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Prime Minister Nouri al-Maliki met Barack Obama in Baghdad.",
            [("Nouri al-Maliki", PERSON), ("Barack Obama", PERSON), ("Baghdad", PLACE)],
        ),
        (
            "The budget was a defeat for John Carter's government in London.",
            [("John Carter", PERSON), ("London", PLACE)],
        ),
        ("US forces left Iraq, and Iraqi troops moved in.", [("US", PLACE), ("Iraq", PLACE)]),
        ("The Americans and the Shiite clerics disagreed on Tuesday.", []),
        ("He works for the United Nations in Geneva.", [("United Nations", ORG), ("Geneva", PLACE)]),
        ("The U.S.-backed plan was rejected in Damascus.", [("U.S.", PLACE), ("Damascus", PLACE)]),
        (
            "“Robert Miller will resign,” said Anna Schmidt.",
            [("Robert Miller", PERSON), ("Anna Schmidt", PERSON)],
        ),
        (
            "South Korea's President Moon Jae-in flew to Hanoi.",
            [("South Korea", PLACE), ("Moon Jae-in", PERSON), ("Hanoi", PLACE)],
        ),
        ("The Ministry of Foreign Affairs denied it.", [("Ministry of Foreign Affairs", ORG)]),
    ],
)
def test_names_are_found_with_their_kinds(
    extractor: Extractor, text: str, expected: list[tuple[str, Kind]]
) -> None:
    assert found(extractor, text) == expected


def test_a_span_leaves_out_title_determiner_and_possessive(extractor: Extractor) -> None:
    (mention,) = extractor.mentions("We then heard from General David Brown's office.")
    assert (mention.surface, mention.role) == ("David Brown", "General")


def test_a_headline_in_capitals_is_read_word_for_word(extractor: Extractor) -> None:
    text = "MINISTER LEAVES LONDON AFTER QUARREL WITH GERMANY\n\nThe minister left London on Sunday."
    assert {surface for surface, _ in found(extractor, text)} >= {"LONDON", "GERMANY", "London"}


def test_a_dateline_is_a_place(extractor: Extractor) -> None:
    assert found(extractor, "KHARTOUM — Talks went on for a second day.")[0] == ("KHARTOUM", PLACE)


def test_a_table_of_scores_names_teams(extractor: Extractor) -> None:
    text = "Results came late.\n\nLiverpool 2 Chelsea 1 Leeds 0 Everton 3 Watford 1 Burnley 1"
    kinds = dict(found(extractor, text))
    assert kinds["Liverpool"] is ORG
    assert kinds["Everton"] is ORG


def test_the_short_form_in_brackets_is_an_organisation(extractor: Extractor) -> None:
    kinds = dict(found(extractor, "The Lakeside Fishermen's Association (LFA) sued the bank in Nairobi."))
    assert kinds["LFA"] is ORG


def test_a_surname_after_a_title_is_a_person_even_if_never_seen(extractor: Extractor) -> None:
    assert ("Quxbarani", PERSON) in found(extractor, "They waited until President Quxbarani arrived.")


def test_paragraph_numbers_count_blocks(extractor: Extractor) -> None:
    mentions = extractor.mentions("Paris was quiet.\n\nSo was Rome.\n\nNot Berlin.")
    assert [(m.surface, m.paragraph) for m in mentions] == [("Paris", 0), ("Rome", 1), ("Berlin", 2)]


@pytest.mark.parametrize(
    ("before", "role"),
    [
        ("Iraqi Prime Minister", "Prime Minister"),
        ("said Interior Ministry Spokesman", "Interior Ministry Spokesman"),
        ("by former President", "former President"),
        ("Former Austrian Prime Minister", "former Prime Minister"),
        ("the late King", "late King"),
        ("an ex-President", "ex President"),
        ("saw then-Senator", "then Senator"),
        ("as the elder", "elder"),
        ("an elder", ""),
        ("with U.S. Secretary of State", "Secretary of State"),
        ("when Mr.", "Mr."),
        ("and Vice-President", "Vice-President"),
        ("the city of", ""),
        ("", ""),
    ],
)
def test_a_role_is_what_stands_directly_before(before: str, role: str) -> None:
    words = before.replace("-", " - ").split()
    assert RoleFinder(load_gazetteer()).before(words, len(words)) == role


TEXTS = (
    st.text(max_size=200)
    | st.text(alphabet="AaBb. \n'’-/&(),0É\u0301中", max_size=200)
    | st.lists(
        st.sampled_from(
            ["Maliki", "al", "-", "US", "President", "Rome", "’s", "\n\n", "(", ")", "of", "1", "—", "THE"]
        )
    ).map(" ".join)
)


@settings(max_examples=150, deadline=None)
@given(text=TEXTS)
def test_mentions_hold_their_promises_on_any_text(extractor: Extractor, text: str) -> None:
    at = 0
    for mention in extractor.mentions(text):
        assert at <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.surface
        assert mention.surface == mention.surface.strip()
        assert mention.kind in (PERSON, ORG, PLACE)
        assert mention.paragraph >= 0
        at = mention.end


@pytest.mark.parametrize(
    ("text", "expected", "role"),
    [
        ("They asked Grand Ayatollah Reza al-Tamimi for advice.", "Reza al-Tamimi", "Grand Ayatollah"),
        ("We met Foreign Minister Anton Veselka in June.", "Anton Veselka", "Foreign Minister"),
        ("Rula Khoury, the speaker of parliament, left early.", "Rula Khoury", "speaker of parliament"),
        (
            "Leo Brandt, Austria's former finance minister, was there.",
            "Leo Brandt",
            "former finance minister",
        ),
        ("Leo Brandt, who had been ill, was there.", "Leo Brandt", ""),
        ("Leo Brandt, leader writers say, was there.", "Leo Brandt", ""),
    ],
)
def test_titles_are_roles_and_no_part_of_names(
    extractor: Extractor, text: str, expected: str, role: str
) -> None:
    persons = [(m.surface, m.role) for m in extractor.mentions(text) if m.kind is PERSON]
    assert persons == [(expected, role)]


def test_a_role_does_not_reach_back_over_the_end_of_a_line(extractor: Extractor) -> None:
    text = "PARLIAMENT ELECTS NEW CHAIRMAN\n\nSenator Paula Brandt won the vote on Monday."
    roles = [mention.role for mention in extractor.mentions(text) if mention.surface == "Paula Brandt"]
    assert roles == ["Senator"]


def test_a_newspaper_is_an_organisation_by_its_full_and_its_short_name(extractor: Extractor) -> None:
    text = "The Millbrook Gazette reported it first. Nobody believed the Gazette until noon."
    assert found(extractor, text)[-2:] == [("Millbrook Gazette", ORG), ("Gazette", ORG)]


def test_a_verb_in_a_headline_is_no_part_of_a_name(extractor: Extractor) -> None:
    text = "GENEVA WAITS; BERLIN TURNS TO WASHINGTON\n\nThey waited."
    assert [surface for surface, _ in found(extractor, text)] == ["GENEVA", "BERLIN", "WASHINGTON"]


def test_two_persons_joined_by_and_are_two(extractor: Extractor) -> None:
    text = "Treasurer John Hobart and Central Bank Chairman Alice Munro shook hands."
    assert {"John Hobart", "Alice Munro"} <= {surface for surface, _ in found(extractor, text)}


def test_the_columns_of_a_table_of_figures_name_nobody(extractor: Extractor) -> None:
    assert found(extractor, "Shr 12 cts vs 14 cts\nRevs 1.2 mln vs 3.1 mln\nNet 3 mln vs 2 mln\n") == []


def test_someone_from_a_country_of_two_words_is_no_name(extractor: Extractor) -> None:
    assert found(extractor, "A Costa Rican and two South African students won.") == []


def test_the_same_text_gives_the_same_mentions(extractor: Extractor) -> None:
    text = "Leila Haddad of the World Bank spoke to reporters in Tunis. Haddad did not name Paul Jones."
    assert extractor.mentions(text) == extractor.mentions(text) == Extractor.load().mentions(text)


def test_missing_weights_are_an_error_that_says_what_to_do(tmp_path_factory: pytest.TempPathFactory) -> None:
    with pytest.raises(PersonaeError, match=r"tagger\.crfsuite: missing; install again"):
        Extractor.load(tmp_path_factory.mktemp("empty"))


def test_importing_the_package_reads_no_weights() -> None:
    code = "import sys\nimport tui.extraction\nprint('pycrfsuite' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_state_is_no_title() -> None:
    roles = RoleFinder(load_gazetteer())
    assert roles.before(["MERIDIAN", ",", "Miss."], 3) == ""
    assert roles.before(["Miss"], 1) == "Miss"


@pytest.mark.parametrize(
    "name", ["Joseph arap Keter", "Peter ole Saitoti", "Karim es-Sakhr", "Ahmed ez-Zahar"]
)
def test_a_father_s_name_goes_on_with_the_given_one(extractor: Extractor, name: str) -> None:
    mentions = extractor.mentions(f"The minister met {name} in Nairobi on Friday.")
    assert [m.surface for m in mentions if m.kind is Kind.PERSON] == [name]


@pytest.mark.parametrize(
    ("after", "role"),
    [
        (", the South Korean president, spoke.", "president"),
        ("was sworn in as president of Norland on Friday.", "president of Norland"),
        ("has been elected mayor for ten years.", "mayor"),
        ("was sworn in as president on a cold day in 1961.", ""),
        ("was elected by all.", ""),
        ("became prime minister on Saturday.", "prime minister"),
        ("became prime minister after the war.", ""),
        ("became prime minister on Monday, 3 May 1971.", ""),
        (", a law professor, was sworn in as prime minister on Friday.", "prime minister"),
        (", a law professor, was born in the south.", ""),
        (", the new prime minister of Norland, met her.", "prime minister of Norland"),
        ("is the president of the coastal region.", ""),
        ("is president of the Norland region.", "president of the Norland region"),
        ("is chief cook.", ""),
        ("has become a star.", ""),
    ],
)
def test_a_role_is_told_behind_a_name(after: str, role: str) -> None:
    words = ["Arne", "Dahl", *after.replace(",", " ,").replace(".", " .").split()]
    assert RoleFinder(load_gazetteer()).after(words, 2) == role
