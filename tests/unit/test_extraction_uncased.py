"""Names in text that is typed without capitals."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.extraction import Extractor
from tui.extraction.gazetteer import load_gazetteer
from tui.extraction.sentences import parse
from tui.extraction.uncased import Uncased
from tui.model import Kind

UNCASED = Uncased(load_gazetteer())
WORDS = st.sampled_from(
    [
        *(
            "mark",
            "my",
            "words",
            "laura",
            "haddad",
            "al",
            "-",
            "harbi",
            "london",
            "new",
            "york",
            "the",
            "united",
        ),
        *("nations", "nato", "will", "see", "turkey", "ß", "ŉ", ".", ",", "7"),
    ]
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "laura haddad met ahmed al-harbi in berlin. nato was there.",
            [
                ("laura haddad", Kind.PERSON),
                ("ahmed al-harbi", Kind.PERSON),
                ("berlin", Kind.PLACE),
                ("nato", Kind.ORG),
            ],
        ),
        ("mark my words, it will rain and we will see nothing.", []),
        ("we may see david and mark tomorrow, who knows", [("david", Kind.PERSON)]),
        (
            "The minister said:\nwe will go to new york with laura haddad\nHe left.",
            [("new york", Kind.PLACE), ("laura haddad", Kind.PERSON)],
        ),
    ],
)  # fmt: skip
def test_names_without_capitals(text: str, expected: list[tuple[str, Kind]]) -> None:
    assert [(mention.surface, mention.kind) for mention in Extractor.load().mentions(text)] == expected


@given(st.lists(WORDS, max_size=30))
def test_only_case_changes_and_persons_are_spans(words: list[str]) -> None:
    cased, persons = UNCASED.cased(words)
    assert [word.lower() for word in cased] == [word.lower() for word in words]
    assert [len(word) for word in cased] == [len(word) for word in words]
    assert all(0 <= first < last <= len(words) for first, last in persons)
    assert all(a[1] <= b[0] for a, b in pairwise(persons))


def test_a_text_with_capitals_is_left_alone() -> None:
    tokens, parts = parse("Laura Haddad met nobody. She left the hall at noon.")
    assert UNCASED.read(tokens, parts) == (tokens, parts, [])
