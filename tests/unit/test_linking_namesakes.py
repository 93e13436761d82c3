"""People who share a name: which of them it means where it stands alone, and a dossier of namesakes."""

from __future__ import annotations

from tests.unit.linking_pages import Linked
from tui.model import Rule


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
    assert linked.link(0, "Marsh").evidence.endswith("; so is Piers Marsh")


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


def test_the_one_in_office_keeps_the_name_beside_the_one_who_held_it() -> None:
    linked = Linked(
        "President [Ivo W. Lund] met his father, Former President [Ivo H. Lund]. Mr. [Lund] left."
    )
    assert linked.entity(0, "Lund").name == "Ivo W. Lund"
    assert linked.link(0, "Lund").evidence.endswith("; so is Ivo H. Lund")


def test_another_romanisation_of_a_name_that_two_bear_is_open() -> None:
    linked = Linked("[Muammar Gaddafi] spoke.", "[Saif Gaddafi] sang.", "[Qaddafi] slept.")
    assert _candidates(linked, 2, "Qaddafi") == {"Muammar Gaddafi", "Saif Gaddafi"}


def test_a_name_alone_follows_the_one_with_a_title() -> None:
    linked = Linked(
        "Prime Minister [Aldo Marsh] spoke.",
        "[Piers Marsh] dived.",
        "[Marsh] to go? Prime Minister [Marsh] left.",
    )
    assert linked.entity(2, "Marsh", 0).name == "Aldo Marsh"
    assert linked.link(2, "Marsh", 0).evidence == "'Prime Minister Marsh' in the same article"


def test_a_wife_who_comes_in_behind_him_does_not_take_the_name_over() -> None:
    linked = Linked(
        "[Boris Sobczak], the candidate, and his wife, [Helen Sobczak], arrived. [Sobczak] will speak. "
        "[Helen Sobczak] smiled. [Sobczak] was a prisoner of war.",
        "[Sobczak] said no.",
    )
    for place in (0, 1):
        assert linked.entity(0, "Sobczak", place).name == "Boris Sobczak"
    assert linked.link(1, "Sobczak").rule is Rule.AMBIGUOUS


def test_a_name_left_open_lists_all_whom_the_document_names() -> None:
    linked = Linked("[Ada Sobczak] and [Bo Sobczak] came. [Sobczak] spoke.\n\n[Cyd Sobczak] did not.")
    assert len(linked.entity(0, "Sobczak").candidates) == 3
