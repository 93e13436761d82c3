"""Organisations linked across a dossier."""

from __future__ import annotations

import pytest

from tests.unit.linking_pages import Linked
from tui.linking.shortened import acronyms
from tui.model import Rule


def test_an_acronym_in_brackets_is_defined_for_the_dossier() -> None:
    linked = Linked("The {Northern Lakes Harbour Board} ({NLHB}) met.", "{NLHB} denied it.")
    assert linked.names() == {"Northern Lakes Harbour Board"}
    assert linked.link(1, "NLHB").rule is Rule.ACRONYM


def test_an_acronym_means_what_its_own_document_says() -> None:
    linked = Linked(
        "The {Marsh Birds Trust} ({MBT}) met.",
        "The {Metal Bearings Works Trust} and {Milk Board Tribunal} ({MBT}).",
    )
    assert linked.entity(0, "MBT").name == "Marsh Birds Trust"
    assert linked.entity(1, "MBT").name == "Milk Board Tribunal"


def test_the_only_name_with_these_initials() -> None:
    linked = Linked(
        "{Council for Lower Saltmarsh Dykes} met. {Council for Lower Saltmarsh Dykes}.", "{CLSD} met."
    )
    assert linked.entity(1, "CLSD").name == "Council for Lower Saltmarsh Dykes"
    assert linked.link(1, "CLSD").evidence.startswith("the only name with these initials")


def test_a_much_used_acronym_is_not_given_to_a_rare_name() -> None:
    linked = Linked("{Saint Teresa Marching Band}", *["{STMB} fell."] * 9)
    assert linked.entity(1, "STMB").name == "STMB"


def test_a_side_plays_under_the_name_of_its_town() -> None:
    linked = Linked("The {Norwell Otters} beat {Marsk}. {Norwell} led.", *["{Norwell} 4 {Marsk} 1"] * 6)
    assert linked.entity(6, "Norwell").name == "Norwell Otters"


@pytest.mark.parametrize(
    "pages",
    [
        ["The {Norwell Otters} beat {Norwell}.", "The {Norwell Pikes} beat {Norwell}."],
        ["{Norwell Times} said {Norwell} won."],
        ["{Norwell Games} were held by {Norwell}."],
    ],
)
def test_a_town_with_two_sides_or_with_none_stays_apart(pages: list[str]) -> None:
    linked = Linked(*pages, *["{Norwell} 4 {Marsk} 1"] * 6)
    assert linked.entity(len(pages) + 5, "Norwell").name == "Norwell"


@pytest.mark.parametrize(
    "other", ["Brightwell Ltd", "Brightwell GmbH", "the Brightwell Co.", "BRIGHTWELL PLC"]
)
def test_legal_forms_and_articles_do_not_matter(other: str) -> None:
    linked = Linked(f"{{Brightwell}} bought {{{other}}}.")
    assert linked.entity(0, "Brightwell") == linked.entity(0, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ministry of Defence", "Defense Ministry"),
        ("Al-Watan Post", "Al Watan Post"),
        ("Star-Courier", "Star Courier"),
        ("United Nations", "U.N."),
        ("Hezbollah", "Hizbullah"),
        ("Lindqvist & Sons", "Lindqvist and Sons"),
    ],
)
def test_two_ways_of_writing_one_name(one: str, other: str) -> None:
    linked = Linked(f"{{{one}}} and {{{other}}}.")
    assert linked.entity(0, one) == linked.entity(0, other)


def test_the_legal_form_is_shown_only_where_nobody_leaves_it_out() -> None:
    linked = Linked("{Brightwell Inc.} grew. {Brightwell Inc.} sold {Marsk Corp.} to {Brightwell}.")
    assert linked.names() == {"Brightwell", "Marsk Corp."}


def test_a_name_that_leaves_out_what_stands_inside_the_one_above() -> None:
    linked = Linked("The {Saltmarsh Lower Dykes Council} met. The {Saltmarsh Council} rose.")
    assert linked.names() == {"Saltmarsh Lower Dykes Council"}
    before = Linked("The {Saltmarsh Council} rose. The {Saltmarsh Lower Dykes Council} met.")
    assert len(before.names()) == 2
    common = Linked("The {National Fishing Alliance} met. The {National Alliance} rose.")
    assert len(common.names()) == 2


def test_a_city_before_the_name_of_a_paper() -> None:
    linked = Linked("<Duluth>: the {Duluth Star Courier} wrote.", "The {Star Courier} wrote.")
    assert linked.entity(0, "Duluth Star Courier") == linked.entity(1, "Star Courier")
    assert linked.link(1, "Star Courier").rule is Rule.SHORT_FORM


def test_two_cities_leave_the_short_name_alone() -> None:
    linked = Linked(
        "<Duluth>: the {Duluth Star Courier} wrote.",
        "<Fargo>: {Fargo Star Courier}.",
        "The {Star Courier} wrote.",
    )
    assert len(linked.names(["Duluth Star Courier", "Fargo Star Courier", "Star Courier"])) == 3


def test_one_body_under_two_heads() -> None:
    linked = Linked("The {Rule of Reason Party} won.", "The {Rule of Reason Coalition} lost.")
    assert linked.entity(0, "Rule of Reason Party") == linked.entity(1, "Rule of Reason Coalition")


def test_bodies_with_common_words_stay_apart() -> None:
    linked = Linked(
        "{National Democratic Party}, {National Democratic Front}, {National Front}, {People's Front}."
    )
    assert len({link.entity for _, _, link in linked.rows}) == 4


def test_a_ministry_is_not_every_ministry() -> None:
    linked = Linked("<Norway>: the {Norwegian Fisheries Ministry} spoke.", "The {Fisheries Ministry} spoke.")
    assert linked.entity(0, "Norwegian Fisheries Ministry") != linked.entity(1, "Fisheries Ministry")


def test_a_short_form_in_its_document() -> None:
    linked = Linked("{Thornbury Dynamics} grew. {Thornbury} hired.")
    assert linked.entity(0, "Thornbury").name == "Thornbury Dynamics"
    assert linked.link(0, "Thornbury").rule is Rule.SHORT_FORM


def test_a_list_is_no_longer_form() -> None:
    linked = Linked("{Thornbury} sued.", "{Thornbury} won.", "{Oakes and Thornbury} met {Thornbury}.")
    assert linked.entity(2, "Thornbury").name == "Thornbury"


def test_initials() -> None:
    assert acronyms(("food", "and", "drug", "office")) == {"fado", "fdo"}
    assert acronyms(("us", "salt", "board")) == {"usb", "sb"}
    assert acronyms(("salt",)) == frozenset()


def test_a_body_is_named_by_its_fullest_usual_name() -> None:
    linked = Linked(
        "The {Islamic State of Iraq and al-Sham} ({ISIS}) took it.",
        "The {Islamic State of Iraq and al-Sham}, or {ISIS}. {ISIS} again.",
        "{ISIS}, now {Islamic State}.",
    )
    assert linked.names() == {"Islamic State of Iraq and al-Sham"}
    assert linked.link(2, "ISIS").evidence == "acronym of 'Islamic State of Iraq and al-Sham'"


def test_a_rare_long_name_does_not_rename_a_body() -> None:
    linked = Linked("The {Federal Reserve System}.", *["The {Federal Reserve} met."] * 2, "The {Fed} met.")
    assert linked.names() == {"Federal Reserve"}


def test_parties_and_their_alliances_in_one_dossier() -> None:
    linked = Linked(
        "The {State of Law Coalition} and the {Iraqi National Alliance} talk in <Iraq>.",
        "The {State of Law Party} left the {National Alliance}; {Iraqi National Accord} stayed.",
    )
    assert linked.entity(0, "State of Law Coalition") == linked.entity(1, "State of Law Party")
    assert linked.entity(0, "Iraqi National Alliance") == linked.entity(1, "National Alliance")
    assert linked.entity(1, "Iraqi National Accord") != linked.entity(1, "National Alliance")


def test_parents_and_parts_stay_apart() -> None:
    linked = Linked(
        "{Halden University} and {Halden University Press} and {Halden University Hospital}.",
        "{Halden University} again.",
    )
    assert len({link.entity for _, _, link in linked.rows}) == 3


def test_a_body_that_everybody_knows_is_no_place() -> None:
    linked = Linked("The {United Nations} met. The <U.N.> voted.", "<Norway> and the <European Union>.")
    assert linked.entity(0, "U.N.") == linked.entity(0, "United Nations")
    assert linked.entity(1, "European Union").kind == "PLACE"


@pytest.mark.parametrize(
    "order", ["{Norvik AG} sold a unit. {Norvik} rose.", "{Norvik} rose. {Norvik AG} sold."]
)
def test_a_parent_with_its_legal_form_is_not_its_part(order: str) -> None:
    linked = Linked(f"{order} {{Norvik Energy}} fell.", "{Norvik} and {Norvik Energy} met.")
    assert linked.entity(0, "Norvik AG") is linked.entity(1, "Norvik")
    assert linked.entity(0, "Norvik Energy") is not linked.entity(1, "Norvik")


def test_a_common_word_is_short_for_no_body_that_everybody_knows() -> None:
    linked = Linked("The {United Nations} saw {Leeds United} win. {United} scored.")
    assert linked.entity(0, "United").name == "Leeds United"


@pytest.mark.parametrize(
    ("whole", "letters"),
    [
        ("Civic Renewal Party", "PRC"),
        ("Armed Peasant Front of Norland", "FAPN"),
        ("People's Harbour Party", "PHP"),
        ("Norvik Harbour Ltd.", "NHL"),
    ],
)
def test_letters_of_another_language_and_of_legal_forms(whole: str, letters: str) -> None:
    linked = Linked(f"The {{{whole}}} won. The {{{letters}}} rules.", f"{{{letters}}} again.")
    assert linked.link(0, letters).rule is Rule.ACRONYM
    assert linked.link(0, letters).entity == linked.link(0, whole).entity == linked.link(1, letters).entity


@pytest.mark.parametrize("letters", ["RCP", "PCX", "CPR", "PR"])
def test_letters_in_no_order_of_any_language_are_apart(letters: str) -> None:
    linked = Linked(f"The {{Civic Renewal Party}} won. The {{{letters}}} rules.")
    assert linked.link(0, letters).entity != linked.link(0, "Civic Renewal Party").entity


def test_letters_in_brackets_are_the_body_before_them() -> None:
    linked = Linked(
        "{Bank of Norland} ({BoN}) rose.",
        "{Marsk Guild's Fair and Just Party} ({FJP}) lost; the {FJP} left.",
        "{Social Democratic Party of Germany} ({SPD}) won.",
        "{Ford Times} ({FT}) wrote.",
    )
    assert linked.entity(0, "BoN").name == "Bank of Norland"
    assert linked.entity(1, "FJP").name == "Marsk Guild's Fair and Just Party"
    assert linked.entity(2, "SPD").name == "Social Democratic Party of Germany"
    assert linked.entity(3, "FT").name == "Ford Times"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("{Bank of Norland} rose. The {Bank} said. {Central Marsk Bank} waited.", "Bank of Norland"),
        ("{Bank} warns. {Bank of Norland} rose. {Central Marsk Bank} waited.", "Bank of Norland"),
        ("{Bank of Norland} rose. {Central Marsk Bank} waited. The {Bank} said.", "Central Marsk Bank"),
        ("{Marsk Times} wrote. The {Bank} said. {Bank of Norland} rose.", "Bank"),
    ],
)
def test_the_bank_is_the_last_one_named_before_it(text: str, name: str) -> None:
    assert Linked(text).entity(0, "Bank").name == name
