"""Chinese names in Wade-Giles and in Pinyin."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.linking_pages import Linked
from tui.linking.names import compare_people


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mao Tse-tung", "Mao Zedong"),
        ("Teng Hsiao-ping", "Deng Xiaoping"),
        ("Chou En-lai", "Zhou Enlai"),
        ("Hua Kuo-feng", "Hua Guofeng"),
        ("Liu Shao-chi", "Liu Shaoqi"),
        ("Chiang Tse-min", "Jiang Zemin"),
    ],
)
def test_one_name_in_two_romanisations(one: str, other: str) -> None:
    assert compare_people(one, other).same
    assert compare_people(one, other) == compare_people(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mao Tse-tung", "Mao Zemin"),
        ("Teng Hsiao-ping", "Zhang Xiaoping"),
        ("Kim Jong-un", "Kim Jongil"),
    ],
)
def test_two_names(one: str, other: str) -> None:
    assert not compare_people(one, other).same


SYLLABLES = st.sampled_from(["tse", "tung", "hsiao", "ping", "lai", "kuo", "zedong", "xiaoping", "mao", "yu"])


@given(SYLLABLES, SYLLABLES, SYLLABLES)
def test_any_syllables_compare_the_same_either_way(first: str, second: str, third: str) -> None:
    one, other = f"Mao {first.title()}-{second}", f"Mao {third.title()}"
    assert compare_people(one, other) == compare_people(other, one)


def test_they_are_linked() -> None:
    linked = Linked(
        "[Teng Hsiao-ping] spoke. [Teng] left.", "[Deng Xiaoping] spoke. [Deng] left. [Deng] ate."
    )
    assert len(linked.names()) == 1
