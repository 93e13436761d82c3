"""Numbers and nicknames behind and inside names: kings, popes, generations, "Bones" in quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.linking_pages import Linked
from tui.linking.names import compare_people, parse_person

NUMBERS = ("I", "II", "III", "IV", "V", "VI", "IX", "X", "XI", "XIV", "XV", "XVI", "XVIII", "XXIII")
NAMES = st.sampled_from(["Leopold", "Alexander", "Clement", "Otto", "Urban", "Haakon"])


def _keys(linked: Linked, document: int) -> list[str]:
    return [link.entity for number, _, link in linked.rows if number == document]


@given(NAMES, st.sampled_from(NUMBERS), st.sampled_from(NUMBERS))
def test_kings_of_one_name_are_as_many_as_their_numbers(name: str, one: str, other: str) -> None:
    comparison = compare_people(f"{name} {one}", f"{name} {other}")
    assert comparison.same is (one == other)
    assert comparison == compare_people(f"{name} {other}", f"{name} {one}")


@pytest.mark.parametrize("title", ["King", "Queen", "Dom", "Prince"])
def test_a_crown_before_a_number_is_no_name(title: str) -> None:
    assert compare_people(f"{title} Haakon VII", "Haakon VII").same


@pytest.mark.parametrize("surface", ["Leopold Urban XIV", "Jens Dahl III"])
def test_a_number_behind_two_names_is_a_generation(surface: str) -> None:
    name = parse_person(surface)
    assert (name.full, name.regnal, name.suffix) == (True, False, surface.split()[-1].lower())


def test_a_number_in_small_letters_is_none() -> None:
    assert parse_person("Otto vi").tokens == ("otto",)
    assert not parse_person("Otto").regnal


def test_a_king_alone_is_the_one_of_the_article() -> None:
    linked = Linked("[Leopold XIV] spoke. [Leopold] left.", "[Leopold XV] sang. [Leopold] sat.")
    assert linked.names() == {"Leopold XIV", "Leopold XV"}
    assert [len(set(keys)) for keys in (_keys(linked, 0), _keys(linked, 1))] == [1, 1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('Edgar "Bones" Dahl', "Bones Dahl"),
        ("Edgar “Bones” Dahl", "Edgar Dahl"),
        ("Goran Đurđević", "Goran Djurdjevic"),
        ("Goran Tuđina", "Goran Tudjina"),
        ("Đặng Đình Quang", "Dang Dinh Quang"),
    ],
)
def test_one_person(one: str, other: str) -> None:
    assert compare_people(one, other).same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('Edgar "Bones" Dahl', "Bones Lund"),
        ('Edgar "Bones" Dahl', "Rusty Dahl"),
        ("Karl-Otto Dahl", "Otto Dahl"),
        ("Deng Biao", "Teng Biao"),
    ],
)
def test_two_people(one: str, other: str) -> None:
    assert not compare_people(one, other).same


def test_a_nickname_is_found_in_a_dossier_whichever_comes_first() -> None:
    for texts in (
        ('[Thore "Bones" Dahl] left.', "[Bones Dahl] came."),
        ("[Bones Dahl] came.", '[Thore "Bones" Dahl] left.'),
    ):
        assert len(Linked(*texts).names()) == 1


def test_whom_a_sentence_sets_beside_a_longer_name_is_another() -> None:
    linked = Linked("[Jens Dahl] and his son [Jens Erik Dahl] spoke.", "[J.E. Dahl] left.")
    assert linked.names() == {"Jens Dahl", "Jens Erik Dahl"}
    assert _keys(linked, 1)[0] == _keys(linked, 0)[1]


def test_a_longer_name_in_another_sentence_may_be_the_same() -> None:
    linked = Linked("[Jens Dahl] spoke.", "[Jens Erik Dahl] left.")
    assert len(linked.names()) == 1


def test_the_plain_name_of_three_generations_is_nobodys() -> None:
    linked = Linked("[Jens Dahl Jr.] spoke.", "[Jens Dahl III] left.", "[Jens Dahl] came.")
    assert linked.names() == {"Jens Dahl Jr.", "Jens Dahl III", "Jens Dahl"}


def test_a_family_name_with_a_generation_is_that_one() -> None:
    linked = Linked("[Jens Dahl Jr.] spoke. [Per Dahl] is a son of [Dahl Jr.].")
    assert _keys(linked, 0)[2] == _keys(linked, 0)[0]


def test_a_knight_goes_by_the_given_name() -> None:
    linked = Linked("[Edmund Vale] rose.\n[Sir Edmund] spoke.")
    assert len(linked.names()) == 1


def test_a_sheikhs_title_stands_before_the_first_of_his_names() -> None:
    linked = Linked("[Hamad bin Saqr] rose.\n[Sheikh Hamad] spoke.")
    assert len(set(_keys(linked, 0))) == 1


def test_a_word_between_given_name_and_fathers_is_none_of_its_own() -> None:
    assert compare_people("Kip arap Tele", "Kip Tele").same
    assert compare_people("Omar es-Sahli", "Omar al-Sahli").same
    assert parse_person("Ed Dahl").tokens == ("ed", "dahl")
    assert parse_person("Ole Dahl").tokens == ("ole", "dahl")
    assert parse_person("Chou En-lai").tokens == ("chou", "en", "lai")
