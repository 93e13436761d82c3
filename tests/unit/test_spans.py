"""Spans over a text: found by place, and by what they say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.app.widgets.spans import Haystack, SpanIndex

SPANS = st.lists(st.tuples(st.integers(0, 50), st.integers(1, 20))).map(
    lambda pairs: sorted((start, start + length) for start, length in pairs)
)


@given(SPANS, st.integers(0, 60), st.integers(1, 20))
def test_overlapping_is_what_shares_a_code_point(
    spans: list[tuple[int, int]], start: int, length: int
) -> None:
    end = start + length
    expected = [number for number, span in enumerate(spans) if span[0] < end and start < span[1]]
    assert list(SpanIndex(spans).overlapping(start, end)) == expected


@given(SPANS, st.integers(0, 80))
def test_first_from_is_the_first_that_starts_there_or_later(
    spans: list[tuple[int, int]], offset: int
) -> None:
    number = SpanIndex(spans).first_from(offset)
    assert all(span[0] < offset for span in spans[:number])
    assert all(span[0] >= offset for span in spans[number:])


@pytest.mark.parametrize(
    ("text", "pattern", "found"),
    [
        ("Prime minister, prime Minister", "prime minister", ["Prime minister", "prime Minister"]),
        ("Prime minister, prime Minister", "Prime", ["Prime"]),
        ("Recep Tayyip Erdoğan", "erdogan", ["Erdoğan"]),
        ("Recep Tayyip Erdog\u0306an spoke", "erdoğan", ["Erdog\u0306an"]),
        ("Prime\n  Minister Maliki", "prime minister", ["Prime\n  Minister"]),
        ("Maliki’s “coup”", "maliki's", ["Maliki’s"]),
        ("a.b axb", "a.b", ["a.b"]),
        ("[bold]x", "[bold]", ["[bold]"]),
        ("anything", "  ", []),
        ("anything", "", []),
        ("", "x", []),
        ("한국 대통령", "한국", ["한국"]),
    ],
)
def test_search(text: str, pattern: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in Haystack(text).find(pattern)] == found


@given(st.text(alphabet="abé e\u0301\n日’'", max_size=60), st.data())
def test_any_piece_of_a_text_is_found_where_it_stands(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    piece = text[start:end]
    spans = Haystack(text).find(piece)
    for first, last in spans:
        assert 0 <= first < last <= len(text)
    if piece.strip(" \n\u0301"):
        assert any(first <= end and last >= start for first, last in spans)
