"""People linked across a dossier: one test for each rule, and a dossier of namesakes."""

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
    linked = Linked("[Nilo Corvan Jr.] left.", *["[Nilo Corvan] spoke."] * 2)
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
        linked.link(0, "TeRei").evidence
        == "begins both names of 'Tessa Reimann', named in the same paragraph"
    )
    assert linked.link(1, "TeRei").rule is Rule.VARIANT


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


def test_the_known_bearer_keeps_the_name_when_a_relative_comes_in() -> None:
    linked = Linked(
        "[Viktor Sobczak] won. [Viktor Sobczak] spoke. [Viktor Sobczak] left.",
        "[Viktor Sobczak] flew home.\n\n[Agnes Sobczak] stayed.\n\n[Sobczak] was tired.",
    )
    assert linked.entity(1, "Sobczak").name == "Viktor Sobczak"


def test_a_title_tells_the_wife_from_the_husband() -> None:
    linked = Linked("[Helen Sobczak] and [Boris Sobczak] came. Mrs. [Sobczak] spoke. Mr. [Sobczak] did not.")
    assert linked.entity(0, "Sobczak", 0).name == "Helen Sobczak"
    assert linked.entity(0, "Sobczak", 1).name == "Boris Sobczak"


def test_capitals_mean_the_one_who_is_written_in_capitals() -> None:
    linked = Linked("[OYA TEMUR]: Ask my cousin, [Emre Temur].\n[TEMUR]: He signed. [Temur] did.")
    speaker = linked.entity(0, "OYA TEMUR", 0)
    assert linked.entity(0, "TEMUR", 0) == speaker != linked.entity(0, "Emre Temur", 0)


def test_the_sole_bearer_in_the_dossier() -> None:
    linked = Linked("[Rustam al-Qadiri] spoke.", "Prime Minister [Qadiri] was away.")
    link = linked.link(1, "Qadiri")
    assert linked.entity(1, "Qadiri").name == "Rustam al-Qadiri"
    assert (link.rule, link.evidence) == (Rule.SOLE_BEARER, "the only Qadiri in the dossier")


def test_a_bearer_who_outweighs_all_others_is_clear() -> None:
    linked = Linked(*["[Rustam Qadiri] spoke. [Qadiri] left."] * 5, "[Hana Qadiri] sang.", "[Qadiri] it was.")
    link = linked.link(6, "Qadiri")
    assert linked.entity(6, "Qadiri").name == "Rustam Qadiri"
    assert (link.rule, link.evidence) == (Rule.SOLE_BEARER, "the most named Qadiri by far: 10 against 1")


def test_what_cannot_be_decided_stays_ambiguous() -> None:
    linked = Linked(
        "[Ammar al-Qadiri] spoke. [Ammar al-Qadiri] left.",
        "[Abdul-Aziz al-Qadiri] was ill.",
        "[Qadiri] said no.",
    )
    entity, link = linked.entity(2, "Qadiri"), linked.link(2, "Qadiri")
    assert entity.name == "Qadiri"
    assert entity.candidates == ("person:ammar-al-qadiri", "person:abdul-aziz-al-qadiri")
    assert (link.rule, link.evidence) == (
        Rule.AMBIGUOUS,
        "2 candidates: Ammar al-Qadiri, Abdul-Aziz al-Qadiri",
    )
    assert set(entity.candidates) <= set(linked.linking.entities)


def test_a_role_decides_between_bearers() -> None:
    linked = Linked(
        "President [Ammar Qadiri] spoke.", "General [Aziz Qadiri] left.", "President [Qadiri]; [Qadiri]."
    )
    link = linked.link(2, "Qadiri", 0)
    assert linked.entity(2, "Qadiri", 0).name == "Ammar Qadiri"
    assert (link.rule, link.evidence) == (
        Rule.SOLE_BEARER,
        "the only Qadiri known as President in the dossier",
    )
    assert linked.entity(2, "Qadiri", 1).name == "Ammar Qadiri"
    assert linked.link(2, "Qadiri", 1).score < link.score


def test_a_title_decides_between_bearers() -> None:
    linked = Linked(
        "[Helen Sobczak] sang.", "[Boris Sobczak] sang.", "Mrs. [Sobczak] left. Mr. [Sobczak] stayed."
    )
    assert linked.entity(2, "Sobczak", 0).name == "Helen Sobczak"
    assert linked.entity(2, "Sobczak", 1).name == "Boris Sobczak"


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


def test_a_dossier_of_namesakes() -> None:
    """Two brothers, a namesake, a place and a firm that share a name, over five articles."""
    linked = Linked(
        "[Idris Tavarelli] opened the bridge. [Tavarelli], the mayor, thanked his brother [Piero Tavarelli].",
        "Police questioned [Piero Tavarelli], 52. [Tavarelli] denies it.",
        "{Tavarelli Cement} of <Tavarelli> won the contract; {Tavarelli Cement Ltd} is a family firm.",
        "Mayor [Tavarelli] declined to comment.",
        "The painter [Ida Tavarelli] is no relation. [I. Tavarelli], as she signs, lives in <Tavarelli>.",
    )
    idris, piero = linked.entity(0, "Idris Tavarelli"), linked.entity(1, "Piero Tavarelli")
    assert len({idris, piero, linked.entity(4, "Ida Tavarelli")}) == 3
    assert linked.entity(0, "Tavarelli") == idris
    assert linked.entity(1, "Tavarelli") == piero
    assert linked.link(3, "Tavarelli").rule is Rule.AMBIGUOUS
    assert {idris.key, piero.key} <= set(linked.entity(3, "Tavarelli").candidates)
    assert linked.entity(2, "Tavarelli Cement") == linked.entity(2, "Tavarelli Cement Ltd")
    assert linked.entity(2, "Tavarelli") == linked.entity(4, "Tavarelli")
    assert linked.entity(2, "Tavarelli").kind == "PLACE"


def test_who_is_repeated_in_full_is_not_the_bare_one() -> None:
    linked = Linked(
        "[Boris Sobczak] saw [Helen Sobczak]. [Sobczak] sat. [Helen Sobczak] slept.\n\n"
        "[Sobczak] said [Helen Sobczak] was well. [Sobczak] left."
    )
    assert {linked.entity(0, "Sobczak", n).name for n in range(3)} == {"Boris Sobczak"}


def test_mr_says_nothing_where_nobody_is_known_to_be_a_woman() -> None:
    linked = Linked("[Wunibald Sobczak] sang.", "[Boris Sobczak] sang.", "Mr. [Sobczak] left.")
    assert linked.link(2, "Sobczak").rule is Rule.AMBIGUOUS


def test_a_word_too_many_does_not_keep_a_short_form_out() -> None:
    linked = Linked(
        *["[Bettina Dahlberg] won."] * 4, "[Bettina Dahlberg Wins] it.", "[Betina Dahlberg] left."
    )
    assert linked.names() == {"Bettina Dahlberg"}


def test_father_and_son_of_one_name_are_shown_with_their_generation() -> None:
    linked = Linked(
        "[Cole Barnes Jr.] sang.", "His father, [Cole Barnes Sr.], was a baker.", "[Rafe Lund] spoke.",
        "[Rafe Lund Jr.] spoke. [Rafe Lund] left.",
    )  # fmt: skip
    assert linked.names() == {"Cole Barnes Jr.", "Cole Barnes Sr.", "Rafe Lund Jr."}
    assert linked.link(3, "Rafe Lund").evidence == "named in full"


def _candidates(linked: Linked, document: int, surface: str, nth: int = 0) -> set[str]:
    keys = linked.entity(document, surface, nth).candidates
    return {linked.linking.entities[key].name for key in keys}


def test_an_office_tells_which_of_two_is_meant() -> None:
    linked = Linked(
        "Prime Minister [Aldo Marsh] met [Piers Marsh]. Prime Minister [Marsh] left. [Piers Marsh] stayed."
        "\n\nPrime Minister [Marsh] came back."
    )
    assert linked.entity(0, "Marsh", 0).name == "Aldo Marsh"
    assert linked.entity(0, "Marsh", 1).name == "Aldo Marsh"


def test_an_office_known_elsewhere_in_the_dossier_tells() -> None:
    linked = Linked(
        "Prime Minister [Aldo Marsh] spoke.",
        "[Piers Marsh] dived. [Marsh] sang. Prime Minister [Marsh] sent a letter.",
        "[Aldo Marsh] and [Piers Marsh] met. Prime Minister [Marsh] spoke first.",
    )
    assert linked.entity(1, "Marsh", 0).name == "Piers Marsh"
    assert linked.entity(1, "Marsh", 1).name == "Aldo Marsh"
    assert linked.entity(2, "Marsh").name == "Aldo Marsh"


def test_a_former_office_is_another() -> None:
    linked = Linked("President [Ivo Lund] met Former President [Sten Lund]. President [Lund] spoke.")
    assert linked.entity(0, "Lund").name == "Ivo Lund"


def test_the_name_alone_stays_with_whom_it_was_used_for() -> None:
    linked = Linked(
        "[Piers Marsh] dived. [Marsh] sang. Prime Minister [Aldo Marsh] wrote. Prime Minister [Marsh] rang "
        "him. [Marsh] answered."
    )
    assert linked.entity(0, "Marsh", 2).name == "Piers Marsh"
    assert linked.link(0, "Marsh", 2).score < 0.9


def test_two_side_by_side_leave_a_bare_name_open() -> None:
    linked = Linked(
        "[Aldo Marsh] and [Piers Marsh] met. [Marsh] spoke.", "[Olaf Berg], [Olaf Lind]. [Olaf] ate."
    )
    link = linked.link(0, "Marsh")
    assert link.rule is Rule.AMBIGUOUS
    assert _candidates(linked, 0, "Marsh") == {"Aldo Marsh", "Piers Marsh"}
    assert link.evidence == "2 candidates, both of whom this document names: Aldo Marsh, Piers Marsh"
    assert _candidates(linked, 1, "Olaf") == {"Olaf Berg", "Olaf Lind"}


def test_of_two_side_by_side_the_dossiers_usual_one_is_meant() -> None:
    linked = Linked(*["[Aldo Marsh] spoke."] * 4, "[Aldo Marsh] and [Piers Marsh] met. [Marsh] spoke.")
    assert linked.entity(4, "Marsh").name == "Aldo Marsh"


def test_whom_the_name_alone_meant_before_two_relatives_came() -> None:
    linked = Linked("[Aldo Marsh] came. [Marsh] sat. [Rita Marsh] and [Lea Marsh] cooked. [Marsh] ate.")
    assert linked.entity(0, "Marsh", 1).name == "Aldo Marsh"


def test_another_bearer_in_the_paragraph_lowers_the_score() -> None:
    linked = Linked("[Aldo Marsh] saw his old friend [Piers Marsh]. [Marsh] spoke.")
    assert linked.link(0, "Marsh").score == 0.8
    assert linked.link(0, "Marsh").evidence.endswith("; so is Aldo Marsh")


def test_the_elder_and_the_younger() -> None:
    linked = Linked(
        "President [Ivo W. Lund] met his father, Former President [Ivo H. Lund]. The elder [Lund] spoke. "
        "The younger [Lund] did not.",
        "[Cole Barnes Sr.] met [Cole Barnes Jr.] again. The elder [Barnes] sang.",
        "[Rita Marsh] saw [Lea Marsh]. The younger [Marsh] laughed.",
    )
    assert linked.entity(0, "Lund", 0).name == "Ivo H. Lund"
    assert linked.entity(0, "Lund", 1).name == "Ivo W. Lund"
    assert linked.entity(1, "Barnes").name == "Cole Barnes Sr."
    assert _candidates(linked, 2, "Marsh") == {"Rita Marsh", "Lea Marsh"}


def test_a_title_brings_its_bearer_back() -> None:
    linked = Linked("[Jan Weiss] beat [Maria Weiss]. Mr. [Weiss] thanked her. [Weiss] went home.")
    assert linked.entity(0, "Weiss", 1).name == "Jan Weiss"


def test_a_slip_with_two_bearers_is_the_usual_ones_or_open() -> None:
    usual = Linked(*["[Omar al-Tamimi] sat."] * 4, "[Omar al-Tamimi], then [Said al-Tamimi]. [Tanimi] spoke.")
    assert usual.entity(4, "Tanimi").name == "Omar al-Tamimi"
    open_ = Linked("[Omar al-Tamimi], then [Said al-Tamimi]. [Tanimi] spoke.")
    assert _candidates(open_, 0, "Tanimi") == {"Omar al-Tamimi", "Said al-Tamimi"}


def test_a_family_in_the_plural_is_nobody_of_it() -> None:
    linked = Linked("[Aldo Sobczak] spoke. The [Sobczaks] were there.")
    assert linked.entity(0, "Sobczaks").name == "Sobczaks"


def test_the_one_in_office_keeps_the_name_beside_the_one_who_held_it() -> None:
    linked = Linked(
        "President [Ivo W. Lund] met his father, Former President [Ivo H. Lund]. Mr. [Lund] left."
    )
    assert linked.entity(0, "Lund").name == "Ivo W. Lund"
    assert linked.link(0, "Lund").evidence.endswith("; so is Ivo H. Lund")


def test_another_romanisation_of_a_family_name() -> None:
    linked = Linked("[Muammar Gaddafi] spoke.", "[Moammar Kadhafi] left. It was late.", "[Qaddafi] slept.")
    assert linked.names() == {"Muammar Gaddafi"}
    link = linked.link(2, "Qaddafi")
    assert link.rule is Rule.VARIANT
    assert link.evidence == "the family name of Muammar Gaddafi, romanised otherwise"


def test_another_romanisation_of_a_name_that_two_bear_is_open() -> None:
    linked = Linked("[Muammar Gaddafi] spoke.", "[Saif Gaddafi] sang.", "[Qaddafi] slept.")
    assert _candidates(linked, 2, "Qaddafi") == {"Muammar Gaddafi", "Saif Gaddafi"}


def test_a_hyphenated_family_name_alone_is_its_bearer() -> None:
    linked = Linked("[Anna Berg-Larsen] spoke. Ms. [Berg-Larsen] was born [Anna Berg].")
    assert linked.names() == {"Anna Berg-Larsen"}


def test_of_two_spellings_as_frequent_the_first_is_shown() -> None:
    linked = Linked("[Petra Sobczel] spoke. [Petra Sobczal] left.")
    assert linked.names() == {"Petra Sobczel"}


def test_a_name_alone_follows_the_one_with_a_title() -> None:
    linked = Linked(
        "Prime Minister [Aldo Marsh] spoke.",
        "[Piers Marsh] dived.",
        "[Marsh] to go? Prime Minister [Marsh] left.",
    )
    assert linked.entity(2, "Marsh", 0).name == "Aldo Marsh"
    assert linked.link(2, "Marsh", 0).evidence == "'Prime Minister Marsh' in the same article"
