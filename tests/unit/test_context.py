"""The words around a span: what is cut, and that nothing but cutting is done."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.dossier.context import context, quotation
from tui.text import one_line

ARTICLE = (
    "Baghdad was calm.\n\nOn Friday Prime Minister Nouri al-Maliki met\nthe ambassador. "
    "They spoke for an hour; nobody said what about.\n\nA storm came."
)


@st.composite
def spans(draw: st.DrawFn) -> tuple[str, int, int]:
    text = draw(st.text(st.sampled_from("ab. \n\t’é中\u202e\x00"), max_size=80))
    start = draw(st.integers(0, len(text)))
    return text, start, draw(st.integers(start, len(text)))


def test_context_ends_at_paragraphs() -> None:
    start = ARTICLE.index("Nouri")
    found = context(ARTICLE, start, start + len("Nouri al-Maliki"))
    assert found.left == "On Friday Prime Minister "
    assert found.middle == "Nouri al-Maliki"
    assert found.right == " met the ambassador. They spoke for an hour; nobody said what about."


def test_context_cuts_between_words_and_says_so() -> None:
    start = ARTICLE.index("ambassador")
    found = context(ARTICLE, start, start + len("ambassador"), before=12, after=14)
    assert str(found) == "…met the ambassador. They spoke…"


def test_context_does_not_drop_a_word_that_is_whole() -> None:
    assert str(context("one two three four", 8, 13, before=4, after=3)) == "…two three…"
    assert str(context("one two three four five", 8, 13, before=4, after=5)) == "…two three four…"


def test_context_without_blanks_is_cut_where_it_must() -> None:
    text = "总统周五会见了大使并且谈了一个小时"
    found = context(text, 8, 10, before=3, after=3)
    assert found.left == f"…{text[5:8]}"
    assert found.right == f"{text[10:13]}…"


@settings(deadline=None)
@given(spans(), st.integers(0, 20), st.integers(0, 20))
def test_context_only_cuts(span: tuple[str, int, int], before: int, after: int) -> None:
    text, start, end = span
    found = context(text, start, end, before=before, after=after)
    assert found.middle == one_line(text[start:end])
    assert found.left.removeprefix("…").strip() in one_line(text[max(0, start - before) : start])
    assert found.right.removesuffix("…").strip() in one_line(text[end : end + after])
    assert "\n" not in str(found)


@pytest.mark.parametrize(
    ("name", "quote"),
    [
        ("Maliki", "On Friday Prime Minister Nouri al-Maliki met the ambassador."),
        ("hour", "They spoke for an hour; nobody said what about."),
        ("storm", "A storm came."),
        ("Baghdad", "Baghdad was calm."),
    ],
)
def test_quotation_is_the_sentence(name: str, quote: str) -> None:
    start = ARTICLE.index(name)
    assert quotation(ARTICLE, start, start + len(name)) == quote


def test_quotation_of_an_endless_sentence_is_cut_between_words() -> None:
    text = "word " * 400 + "Maliki" + " word" * 400
    start = text.index("Maliki")
    quote = quotation(text, start, start + 6)
    assert quote.startswith("…word word")
    assert quote.endswith("word word…")
    assert set(quote.strip("…").split()) == {"word", "Maliki"}


@settings(deadline=None)
@given(spans())
def test_quotation_holds_the_span(span: tuple[str, int, int]) -> None:
    text, start, end = span
    quote = quotation(text, start, end)
    assert one_line(text[start:end]) in quote
    assert quote.strip("…") in one_line(text)
