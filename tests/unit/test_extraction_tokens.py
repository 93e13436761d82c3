"""Tokens, sentences and paragraphs: exact offsets whatever the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.extraction import count_words
from tui.extraction.sentences import is_heading, paragraph_of, paragraph_starts, sentences
from tui.extraction.tokens import tokenize

TEXTS = st.text(max_size=300) | st.text(alphabet="aB. \n\t'’-/U.S.é\u0301", max_size=200)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Harun's men", ["Harun", "'s", "men"]),
        ("the al-Tamimi/al-Basri pact", ["the", "al", "-", "Tamimi", "/", "al", "-", "Basri", "pact"]),
        ("U.S. troops", ["U.S.", "troops"]),
        ("Mr. J. Ortiz left.", ["Mr.", "J.", "Ortiz", "left", "."]),
        ("O'Hara and D’Arcy’s", ["O'Hara", "and", "D’Arcy", "’s"]),
        ("see https://example.org/Paris, Paris", ["see", "https://example.org/Paris,", "Paris"]),
        ("it cost 1,250.50 in the 1990s", ["it", "cost", "1,250.50", "in", "the", "1990s"]),
    ],
)
def test_words_are_cut_where_names_need_it(text: str, words: list[str]) -> None:
    assert tokenize(text).words == words


@given(TEXTS)
def test_tokens_cover_everything_but_blanks(text: str) -> None:
    tokens = tokenize(text)
    at = 0
    for start, end, word in zip(tokens.starts, tokens.ends, tokens.words, strict=True):
        assert at <= start < end
        assert text[start:end] == word
        assert not text[at:start].strip()
        at = end
    assert not text[at:].strip()


@given(TEXTS)
def test_sentences_cover_every_token_once(text: str) -> None:
    tokens = tokenize(text)
    at = 0
    for sentence in sentences(text, tokens):
        assert sentence.first == at < sentence.last
        at = sentence.last
    assert at == len(tokens.words)


@given(st.integers(1, 1000))
def test_no_sentence_is_endless(words: int) -> None:
    text = "Adel met Karim and said that " * words
    tokens = tokenize(text)
    found = sentences(text, tokens)
    assert [s.first for s in found] == [0, *(s.last for s in found[:-1])]
    assert found[-1].last == len(tokens.words)
    assert all(0 < s.last - s.first <= 300 for s in found)


def test_what_looks_like_an_endless_address_is_read_at_once() -> None:
    # Work that grows with the square of the length would not come to an end here.
    assert tokenize("A" * 2_000_000).words == ["A" * 2_000_000]


def test_a_sentence_ends_at_a_full_stop_but_not_after_a_title_or_an_initial() -> None:
    text = "Gen. J. Amadi spoke. He left.\n\nNobody followed him"
    tokens = tokenize(text)
    found = [" ".join(tokens.words[s.first : s.last]) for s in sentences(text, tokens)]
    assert found == ["Gen. J. Amadi spoke .", "He left .", "Nobody followed him"]


def test_a_wrapped_line_goes_on_but_a_short_line_does_not() -> None:
    text = (
        "By Lena Ortiz\n3 May 2011\n"
        "The mayor of the old river town said on Tuesday that the northern\nbridge was safe."
    )
    tokens = tokenize(text)
    assert len(sentences(text, tokens)) == 3


def test_paragraphs_are_blocks_or_else_lines() -> None:
    blocks = "One\ntwo\n\nThree\n \n\nFour"
    starts = paragraph_starts(blocks)
    assert [paragraph_of(starts, blocks.index(word)) for word in ("One", "two", "Three", "Four")] == [
        0,
        0,
        1,
        2,
    ]
    lines = "One\ntwo\nThree"
    starts = paragraph_starts(lines)
    assert [paragraph_of(starts, lines.index(word)) for word in ("One", "two", "Three")] == [0, 1, 2]


@given(TEXTS)
def test_every_offset_has_a_paragraph(text: str) -> None:
    starts = paragraph_starts(text)
    assert starts == sorted(set(starts))
    assert all(0 <= paragraph_of(starts, at) < max(1, len(starts)) for at in range(len(text)))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Minister Warns Rebels as Talks Collapse", True),
        ("TALKS COLLAPSE IN THE CAPITAL", True),
        ("The minister warned the rebels as talks collapsed .", False),
        ("nothing here is written large", False),
    ],
)
def test_headlines_are_known_by_their_capitals(line: str, expected: bool) -> None:
    assert is_heading(line.split()) is expected


def test_words_are_counted_without_marks() -> None:
    assert count_words("Well-known: the U.S. envoy's 3 visits -- all failed!") == 8
    assert count_words(" … \n") == 0
