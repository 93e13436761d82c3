"""Where a long form begins that stands before its short form in brackets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.extraction.spelled import spelled_out
from tui.model import Kind


def found(text: str, *part: str) -> list[str]:
    """Return the long forms of *text*, where of each only *part* was found as an organisation."""
    words = text.split()
    spans = []
    for one in part:
        size = len(one.split())
        at = next(i for i in range(len(words)) if words[i : i + size] == one.split())
        spans.append((at, at + size, Kind.ORG))
    return [" ".join(words[first:last]) for first, last, _ in spelled_out(words, spans)]


@pytest.mark.parametrize(
    ("text", "part", "expected"),
    [
        (
            "the Council for the Revolution in Iraq ( CRI ) met",
            "Council for the Revolution",
            ["Council for the Revolution in Iraq"],
        ),
        (
            "the Front of United Northern Farmers ( FUNF )",
            "Northern Farmers",
            ["Front of United Northern Farmers"],
        ),
        ("a Bank of Foreign Trade ( BOFT )", "Foreign Trade", ["Bank of Foreign Trade"]),
        ("the Council for Trade ( XYZ ) met", "Council for Trade", []),
        ("the Northern Farmers Union ( NFU )", "Northern Farmers Union", []),
        ("the Northern Farmers met ( NF )", "Northern Farmers", []),
    ],
)
def test_initials_tell_where_a_name_begins_and_ends(text: str, part: str, expected: list[str]) -> None:
    assert found(text, part) == expected


def test_nothing_is_a_body_that_nobody_took_for_one() -> None:
    assert found("a Status of Forces Agreement ( SOFA )") == []


@given(
    st.lists(st.sampled_from(["Alpha", "Beta", "of", "the", "(", ")", "AB", "ABO", "said", "-"]), max_size=14)
)
def test_what_is_yielded_stands_before_a_bracket(words: list[str]) -> None:
    spans = [(i, i + 1, Kind.ORG) for i, word in enumerate(words) if word == "Alpha"]
    for first, last, _ in spelled_out(words, spans):
        assert 0 <= first < last
        assert words[last] == "("
        assert words[first][0].isupper()
