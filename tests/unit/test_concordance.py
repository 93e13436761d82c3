"""The concordance: every mention once, in the order asked for, aligned to the cell."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.unit.dossiers import store_of
from tui.dossier.concordance import aligned, concordance, holding
from tui.dossier.context import Context
from tui.dossier.records import LineOrder
from tui.dossier.store import Store

ARTICLES = {
    "a.txt": "4 May 2014\n\nYesterday Omar Karim’s brother left Amman. Zealous Omar Karim wrote a letter.\n",
    "b.txt": "5 May 2013\n\nOmar Karim\n\nHe met Omar Karim abroad. Karim said nothing.\n",
    "c.txt": "6 May 2015\n\nÉmile and Omar Karim danced.\n",
    "d.txt": "7 May 2015\n\nLayla Haddad sang alone.\n",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with store_of(ARTICLES, tmp_path_factory) as made:
        yield made


@pytest.fixture(scope="module")
def karim(store: Store) -> int:
    row = store.entity_by_key("person:omar-karim")
    assert row is not None
    assert row.mentions == 6
    return row.id


@pytest.mark.parametrize("order", LineOrder)
def test_every_order_has_every_mention_once(store: Store, karim: int, order: LineOrder) -> None:
    found = concordance(store, karim).in_order(order)
    assert sorted((line.spot.document, line.spot.start) for line in found) == [
        (spot.document, spot.start) for spot in store.spots(karim)
    ]


def test_by_the_word_before(store: Store, karim: int) -> None:
    first = [line.left[:1] for line in concordance(store, karim).in_order(LineOrder.LEFT)]
    assert first[:4] == [("abroad",), ("and",), ("met",), ("yesterday",)]
    assert first[-1] == (), "a mention that begins its paragraph has nothing to be sorted by"


def test_by_the_word_after_and_past_the_possessive(store: Store, karim: int) -> None:
    found = concordance(store, karim).in_order(LineOrder.RIGHT)
    assert [line.right[:1] for line in found] == [
        ("abroad",),
        ("brother",),
        ("danced",),
        ("said",),
        ("wrote",),
        (),
    ]


def test_by_date_then_place(store: Store, karim: int) -> None:
    found = concordance(store, karim)
    days = [found.documents[line.spot.document].date for line in found.in_order(LineOrder.DATE)]
    assert [day and day.year for day in days] == [2013, 2013, 2013, 2014, 2014, 2015]


def test_by_spelling(store: Store, karim: int) -> None:
    found = concordance(store, karim).in_order(LineOrder.SPELLING)
    assert [line.spelling[1] for line in found] == ["Karim", *["Omar Karim"] * 5]


def test_filtered_by_words_beside_it_without_case_or_diacritics(store: Store, karim: int) -> None:
    found = concordance(store, karim)
    kept = holding(store, found, found.in_order(LineOrder.RIGHT), "emile DANC")
    assert [line.right for line in kept] == [("danced",)]
    assert holding(store, found, found.lines, "nowhere near") == []
    assert holding(store, found, found.lines, " ") == list(found.lines)


def test_one_of_whom_nothing_is_known(store: Store) -> None:
    assert concordance(store, 999_999).lines == ()


PRINTABLE = st.text(st.characters(blacklist_categories=("Cc", "Cs", "Zl", "Zp")), max_size=60)


@given(PRINTABLE, PRINTABLE.filter(bool), PRINTABLE, st.integers(0, 50), st.integers(0, 50))
def test_mentions_begin_in_the_same_column(
    left: str, middle: str, right: str, before: int, after: int
) -> None:
    laid = aligned(Context(left, middle, right), before, after, cell_len)
    assert cell_len(laid.left) == before
    assert cell_len(laid.middle) + cell_len(laid.right) <= after
    if cell_len(middle) + cell_len(right) <= after:
        assert laid.middle + laid.right == middle + right


@given(PRINTABLE, st.integers(1, 50))
def test_what_is_cut_says_so(left: str, room: int) -> None:
    laid = aligned(Context(left, "x", ""), room, 1, cell_len)
    if cell_len(left) > room:
        assert laid.left.lstrip(" ").startswith("…")
        assert left.endswith(laid.left.lstrip(" ").removeprefix("…"))
    else:
        assert laid.left.endswith(left)
