"""Events to readable plain text."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.sources.typesetting import Typesetter


def play(*events: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Set events written as "<p>", "</p>", "<br>" or text."""
    typesetter = Typesetter()
    for event in events:
        if event.startswith("</"):
            typesetter.end(event[2:-1])
        elif event.startswith("<"):
            typesetter.start(event[1:-1])
        else:
            typesetter.data(event)
    return typesetter.finish()


@pytest.mark.parametrize(
    ("events", "text"),
    [
        (["<p>", "One  two\n three ", "</p>", "<p>", "four", "</p>"], "One two three\n\nfour"),
        (["loose", "<p>", "held", "</p>", "loose"], "loose\n\nheld\n\nloose"),
        (["<p>", "a", "<b>", " b ", "</b>", " c", "</p>"], "a b c"),
        (["<p>", "a", "<br>", " b", "</p>"], "a\nb"),
        (["<p>", "a", "<br>", "<br>", "b", "</p>"], "a\n\nb"),
        (["<ul>", "<li>", "a", "</li>", "<li>", "b", "</li>", "</ul>", "<p>", "c", "</p>"], "• a\n• b\n\nc"),
        (["<ol>", "<li>", "a", "</li>", "<li>", "b", "</li>", "</ol>"], "1. a\n2. b"),
        (["<ul>", "<li>", "a", "<ul>", "<li>", "b", "</li>", "</ul>", "</li>", "</ul>"], "• a\n  • b"),
        (["<ul>", "<li>", "<p>", "a", "</p>", "<p>", "b", "</p>", "</li>", "</ul>"], "• a\n\nb"),
        (["<ul>", "<li>", "a", "</li>", "</ul>", "<ul>", "<li>", "b", "</li>", "</ul>"], "• a\n\n• b"),
        (["<pre>", "\n  x = 1\n\n  y", "</pre>"], "  x = 1\n\n  y"),
        (["seen", "<script>", "<b>", "unseen", "</b>", "</script>", "<p>", "seen"], "seen\n\nseen"),
        (["</p>", "</li>", "</ul>", "</table>", "</script>", "</pre>", "still here"], "still here"),
        (["<p>", " \n ", "</p>", "<h1>", "</h1>"], ""),
    ],
)
def test_layout(events: Sequence[str], text: str) -> None:
    assert play(*events)[0] == text


def test_a_table_is_a_line_for_each_row() -> None:
    heads = ["<tr>", "<th>", "a", "</th>", "<th>", "b", "</th>", "</tr>"]
    row = ["<tr>", "<td>", "c", "</td>", "<td>", "</td>", "</tr>"]
    assert play("<table>", *heads, *row, "</table>", "after")[0] == "a | b\nc\n\nafter"


def test_headings_are_recorded_where_they_stand() -> None:
    text, headings = play(
        "<p>", "a", "</p>", "<h2>", " The ", "<i>", "press", "</i>", " call ", "</h2>", "<p>", "b", "</p>"
    )
    assert text == "a\n\nThe press call\n\nb"
    assert [text[start:end] for start, end in headings] == ["The press call"]


def test_an_ordered_list_may_begin_anywhere() -> None:
    typesetter = Typesetter()
    typesetter.start("ol", 7)
    typesetter.start("li")
    typesetter.data("a")
    assert typesetter.finish()[0] == "7. a"


_TAGS = ["p", "h1", "ul", "ol", "li", "table", "tr", "td", "pre", "div", "b", "script", "blockquote"]
_EVENTS = st.sampled_from(
    [*(f"<{tag}>" for tag in _TAGS), *(f"</{tag}>" for tag in _TAGS), "<br>"]
) | st.text("ab \n", max_size=5)


@given(st.lists(_EVENTS, max_size=60))
def test_any_order_of_events_gives_tidy_text(events: list[str]) -> None:
    text, headings = play(*events)
    assert text == text.strip("\n")
    last = 0
    for start, end in headings:
        assert last <= start < end <= len(text)
        assert text[start:end].strip()
        last = end


@given(st.lists(st.text("abc ", max_size=8), max_size=10))
def test_no_word_is_lost_or_made(words: list[str]) -> None:
    text, _ = play(*(event for word in words for event in ("<p>", word, "</p>")))
    assert text.split() == " ".join(words).split()
