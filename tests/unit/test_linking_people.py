"""People linked across a dossier: the spellings and short forms of one person's name."""

from __future__ import annotations

from tests.unit.linking_pages import Linked
from tui.model import Rule


def test_spellings_of_a_full_name_are_one_person() -> None:
    linked = Linked(
        "[Rustam al-Qadiri] spoke. [Rustam al-Qadiri] left.", "[Rustam Qadiri] and [Rostam al-Qadiri]"
    )
    assert linked.names() == {"Rustam al-Qadiri"}
    assert linked.link(0, "Rustam al-Qadiri").rule is Rule.FULL_NAME
    assert linked.link(1, "Rostam al-Qadiri").rule is Rule.VARIANT
    assert linked.link(1, "Rostam al-Qadiri").evidence == "spelling of 'Rustam al-Qadiri'"


def test_a_slip_of_a_letter_says_how_many() -> None:
    linked = Linked("[Selim Tarkazi] and again [Selim Tarkazi].", "[Selim Tarkasi] resigned.")
    link = linked.link(1, "Selim Tarkasi")
    assert linked.names() == {"Selim Tarkazi"}
    assert (link.rule, link.evidence) == (Rule.VARIANT, "spelling of 'Selim Tarkazi' (1 letter differs)")


def test_a_slip_in_the_short_form_of_a_longer_name() -> None:
    linked = Linked(
        "[Duran Ilmar Voss] fell.",
        "[Duran Voss] climbed. [Duran Voss] fell.",
        "[Duran Vosse] died on the hill.",
    )
    assert linked.names() == {"Duran Voss"}
    linked = Linked(
        "[Duran Ilmar Voss] fell.", "[Duran Voss] climbed.", "[Duran Otto Vosse] died on the hill."
    )
    assert linked.entity(2, "Duran Otto Vosse") != linked.entity(0, "Duran Ilmar Voss")


def test_a_man_named_often_is_not_shown_as_his_son() -> None:
    linked = Linked("[Nilo Corvan Jr.] left.", *["[Nilo Corvan] spoke."] * 5)
    assert linked.entity(1, "Nilo Corvan").name == "Nilo Corvan"
    linked = Linked("[Nilo Corvan Jr.] left.\n\nAfter that [Nilo Corvan] came back.", "[Nilo Corvan] spoke.")
    assert linked.entity(1, "Nilo Corvan").name == "Nilo Corvan Jr."


def test_a_spelling_that_others_bear_is_no_slip() -> None:
    linked = Linked("[James Barton] and again [James Barton].", "[James Burton] met [Rosa Burton].")
    assert linked.entity(0, "James Barton") != linked.entity(1, "James Burton")


def test_a_family_name_is_the_last_one_named_in_full() -> None:
    linked = Linked("[Ammar Qadiri] came.\n\n[Qadiri] sat.\n\nThen [Aziz Qadiri] came.\n\n[Qadiri] rose.")
    first, second = linked.link(0, "Qadiri", 0), linked.link(0, "Qadiri", 1)
    assert linked.linking.entities[first.entity].name == "Ammar Qadiri"
    assert linked.linking.entities[second.entity].name == "Aziz Qadiri"
    assert first.rule is Rule.FAMILY_NAME
    assert first.evidence == "ends 'Ammar Qadiri', named 1 paragraph above"


def test_a_name_made_of_the_beginnings_of_two() -> None:
    linked = Linked("[Tessa Reimann] sang. [TeRei] left.", "Fans of [TeRei] wept.")
    assert linked.names() == {"Tessa Reimann"}
    assert (
        linked.link(0, "TeRei").evidence == "begins the names of 'Tessa Reimann', named in the same paragraph"
    )
    assert linked.link(1, "TeRei").rule is Rule.VARIANT


def test_initials_mean_the_one_person_whose_names_have_them() -> None:
    linked = Linked("[Ahmed bin Tariq] sang. [ABT] left.", "Fans of [ABT] wept.", "[JFK] was there.")
    assert linked.names() == {"Ahmed bin Tariq", "JFK"}
    assert linked.link(1, "ABT").rule is Rule.VARIANT
    two = Linked("[Ahmed bin Tariq] sang. [Ali Ben Thabet] sang. [ABT] left.")
    assert two.names() == {"Ahmed bin Tariq", "Ali Ben Thabet", "ABT"}


def test_beginnings_that_fit_two_people_or_none_are_a_name_of_their_own() -> None:
    linked = Linked(
        "[Tessa Reimann] and [Teo Reiter] met [TeRei].", "[Tessa Reimann] met [McRei] and [Terei]."
    )
    assert linked.names() == {"Tessa Reimann", "Teo Reiter", "TeRei", "McRei"}
    assert linked.entity(1, "Terei").name == "TeRei"


def test_a_headline_is_completed_by_the_story_below() -> None:
    linked = Linked("[Qadiri] to resign\n\n\n\n[Rustam al-Qadiri] told reporters.")
    assert linked.entity(0, "Qadiri").name == "Rustam al-Qadiri"
    assert linked.link(0, "Qadiri").evidence == "ends 'Rustam al-Qadiri', named 2 paragraphs below"


def test_the_sole_bearer_in_the_dossier() -> None:
    linked = Linked("[Rustam al-Qadiri] spoke.", "Prime Minister [Qadiri] was away.")
    link = linked.link(1, "Qadiri")
    assert linked.entity(1, "Qadiri").name == "Rustam al-Qadiri"
    assert (link.rule, link.evidence) == (Rule.SOLE_BEARER, "the only Qadiri in the dossier")


def test_a_family_name_without_a_bearer_is_someone() -> None:
    linked = Linked("[Qadiri] said no.", "[al-Qadiri] said yes. [QADIRI] again.")
    assert linked.names() == {"Qadiri"} or linked.names() == {"al-Qadiri"}


def test_a_given_name_is_completed_in_its_document_only() -> None:
    linked = Linked("[Leocadia Brandt] sang. [Leocadia] wept.", "[Tobias Brandt] is here.", "[Tobias] who?")
    assert linked.entity(0, "Leocadia").name == "Leocadia Brandt"
    assert linked.link(0, "Leocadia").rule is Rule.GIVEN_NAME
    assert linked.entity(2, "Tobias").name == "Tobias"


def test_a_misspelled_family_name_is_seen_in_its_document() -> None:
    linked = Linked("[Wojciech Sobczak] won. [Sobzcak] thanked all.")
    link = linked.link(0, "Sobzcak")
    assert linked.entity(0, "Sobzcak").name == "Wojciech Sobczak"
    assert (link.rule, link.evidence) == (
        Rule.VARIANT,
        "looks like the name of 'Wojciech Sobczak', named in the same paragraph",
    )


def test_a_usual_name_is_not_taken_for_a_slip() -> None:
    linked = Linked(
        "[Ronald Reeves] met [Donald Reives]. [Reeves] spoke.", "[Reeves] again.", "[Reeves] won."
    )
    assert linked.entity(0, "Reeves").name == "Ronald Reeves"


def test_the_eastern_order_of_names() -> None:
    linked = Linked("[Kim Jong-sik] arrived. Mr. [Kim] bowed.", "[Kim Jong Sik] left.")
    assert linked.names() == {"Kim Jong-sik"} or linked.names() == {"Kim Jong Sik"}
    assert linked.link(0, "Kim").evidence.startswith("begins 'Kim Jong")


def test_double_surnames() -> None:
    linked = Linked("[Ramón Vela Iturbide] won. [Vela Iturbide] spoke. [Vela] left. [Iturbide] stayed.")
    assert linked.names() == {"Ramón Vela Iturbide"}


def test_generations_stay_apart() -> None:
    linked = Linked("[Cole Barnes Jr.] and [Cole Barnes Sr.] were there.")
    assert linked.entity(0, "Cole Barnes Jr.") != linked.entity(0, "Cole Barnes Sr.")


def test_an_initial_does_not_bridge_two_people() -> None:
    linked = Linked("[Jakob Lund] and [Jens Lund] and [J. Lund] met. [Jakob Lund], [Jens Lund].")
    assert linked.entity(0, "Jakob Lund") != linked.entity(0, "Jens Lund")
    assert linked.entity(0, "J. Lund").name == "J. Lund"


def test_no_chain_of_spellings() -> None:
    linked = Linked("[Omar Tarkazi] [Omar Tarkazi] [Omar Tarkasi] [Omar Tarkosi]")
    assert linked.entity(0, "Omar Tarkazi") == linked.entity(0, "Omar Tarkasi")
    assert linked.entity(0, "Omar Tarkazi") != linked.entity(0, "Omar Tarkosi")


def test_a_word_too_many_is_cut_where_the_name_is_usual() -> None:
    linked = Linked(
        *["[Reina Dahlberg] won."] * 4, "[Rookie Reina Dahlberg] lost.", "[Reina Dahlberg Wins] it."
    )
    assert linked.names() == {"Reina Dahlberg"}


def test_a_person_and_an_organisation_of_one_name_stay_apart() -> None:
    linked = Linked("[Marchetti] designs for {Marchetti} in <Marchetti>.")
    assert len({link.entity for _, _, link in linked.rows}) == 3
    assert {link.entity for _, _, link in linked.rows} == {
        "person:marchetti",
        "org:marchetti",
        "place:marchetti",
    }


def test_a_word_too_many_does_not_keep_a_short_form_out() -> None:
    linked = Linked(
        *["[Bettina Dahlberg] won."] * 4, "[Bettina Dahlberg Wins] it.", "[Betina Dahlberg] left."
    )
    assert linked.names() == {"Bettina Dahlberg"}


def test_father_and_son_of_one_name_are_shown_with_their_generation() -> None:
    linked = Linked(
        "[Cole Barnes Jr.] sang.", "His father, [Cole Barnes Sr.], was a baker.", "[Rafe Lund] spoke.",
        "[Rafe Lund Jr.] spoke.\n\nThen [Rafe Lund] left.",
    )  # fmt: skip
    assert linked.names() == {"Cole Barnes Jr.", "Cole Barnes Sr.", "Rafe Lund Jr."}
    assert linked.link(3, "Rafe Lund").evidence == "named in full"


def test_a_family_in_the_plural_is_nobody_of_it() -> None:
    linked = Linked("[Aldo Sobczak] spoke. The [Sobczaks] were there.")
    assert linked.entity(0, "Sobczaks").name == "Sobczaks"


def test_another_romanisation_of_a_family_name() -> None:
    linked = Linked("[Muammar Gaddafi] spoke.", "[Moammar Kadhafi] left. It was late.", "[Qaddafi] slept.")
    assert linked.names() == {"Muammar Gaddafi"}
    link = linked.link(2, "Qaddafi")
    assert link.rule is Rule.VARIANT
    assert link.evidence == "the family name of Muammar Gaddafi, romanised otherwise"


def test_a_hyphenated_family_name_alone_is_its_bearer() -> None:
    linked = Linked("[Anna Berg-Larsen] spoke. Ms. [Berg-Larsen] was born [Anna Berg].")
    assert linked.names() == {"Anna Berg-Larsen"}


def test_of_two_spellings_as_frequent_the_first_is_shown() -> None:
    linked = Linked("[Petra Sobczel] spoke. [Petra Sobczal] left.")
    assert linked.names() == {"Petra Sobczel"}


def test_a_headline_means_whom_the_story_begins_with() -> None:
    linked = Linked(
        "[Dahl] wins\n\n[Arne Dahl] won the long race. [Piet Dahl], his brother, sang.\n\n[Dahl] thanked all."
    )
    assert linked.entity(0, "Dahl", 0).name == linked.entity(0, "Dahl", 1).name == "Arne Dahl"
    assert linked.link(0, "Dahl", 1).evidence.endswith("so is Piet Dahl")
    other = Linked(
        "[Dahl] wins\n\n[Arne Dahl] won the long race. [Piet Dahl] sang.\n\n[Piet Dahl] sat.\n\n[Dahl] left."
    )
    assert other.entity(0, "Dahl", 1).name == "Piet Dahl"


def test_a_father_named_before_his_son_is_another() -> None:
    linked = Linked(
        "Chief resigns\n\nThen [Ulf Corvan] resigned. His son will stay on the board.\n\n"
        "[Ulf Corvan Jr.] said so.",
        "[Ulf Corvan] was seen.",
    )
    assert linked.entity(0, "Ulf Corvan") != linked.entity(0, "Ulf Corvan Jr.")
    assert linked.entity(1, "Ulf Corvan") == linked.entity(0, "Ulf Corvan")


def test_a_son_in_another_story_is_another() -> None:
    linked = Linked("President [Ulf Corvan] spoke in {Lund}.", "[Ulf Corvan Jr.] met [Per Dahl].")
    assert linked.names() == {"Ulf Corvan", "Ulf Corvan Jr.", "Per Dahl", "Lund"}


def test_a_third_who_leaves_his_number_out_stays_one() -> None:
    linked = Linked("[Ulf Corvan III] spoke.", "[Ulf Corvan] left.")
    assert linked.entity(0, "Ulf Corvan III") == linked.entity(1, "Ulf Corvan")


def test_a_founder_in_one_sentence_with_his_heir_is_another() -> None:
    linked = Linked("[Ulf Corvan II] saved the firm that [Ulf Corvan] founded.")
    assert linked.entity(0, "Ulf Corvan II") != linked.entity(0, "Ulf Corvan")
