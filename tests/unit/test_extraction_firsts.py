"""Given names and initials at the front of persons' names."""

from __future__ import annotations

import pytest

from tui.extraction import Extractor, LexiconBuilder, complete
from tui.extraction.edges import Span
from tui.extraction.firsts import Firsts
from tui.extraction.gazetteer import load_gazetteer
from tui.extraction.roles import RoleFinder
from tui.extraction.sentences import Sentence
from tui.model import Kind

PERSON, PLACE, ORG = Kind.PERSON, Kind.PLACE, Kind.ORG


@pytest.mark.parametrize(
    ("text", "spans", "expected"),
    [
        ("Zubek Haddad and his wife left", [(1, 2, PERSON)], ["Zubek Haddad"]),
        ("Arrested Haddad was silent", [(1, 2, PERSON)], ["Haddad"]),
        ("Laura Haddad was silent", [(1, 2, PERSON)], ["Laura Haddad"]),
        ("Laura Lincoln 's house burned", [(0, 1, PERSON), (1, 2, PLACE)], ["Laura Lincoln"]),
        ("Zubek Lincoln came by train", [(1, 2, PLACE)], ["Zubek Lincoln"]),
        ("Laura France came by train", [(0, 1, PERSON), (1, 2, PLACE)], ["Laura", "France"]),
        ("Laura Lincoln , Nebraska", [(0, 1, PERSON), (1, 2, PLACE)], ["Laura", "Lincoln"]),
        ("he met Ivo H.W. Lund there", [(2, 4, PERSON), (4, 5, PERSON)], ["Ivo H.W. Lund"]),
        ("J.K. Lund read aloud", [(1, 2, PERSON)], ["J.K. Lund"]),
        ("said U.S. Lund was late", [(2, 3, PERSON)], ["Lund"]),
        ("the Senate Lincoln knew", [(1, 2, ORG), (2, 3, PLACE)], ["Senate", "Lincoln"]),
    ],
)
def test_the_front_of_a_name(text: str, spans: list[Span], expected: list[str]) -> None:
    words = text.split()
    gazetteer = load_gazetteer()
    found = Firsts(gazetteer, RoleFinder(gazetteer)).apply(words, spans, [Sentence(0, len(words), False)])
    assert [" ".join(words[first:last]) for first, last, _ in found] == expected
    assert all(kind is PERSON for first, last, kind in found if last - first > 1)


def test_a_title_that_is_a_family_name_is_a_mention_after_dr() -> None:
    text = "Cole Luther King Jr. spoke in June. Dr. King was tired. Cole Luther King, Jr., slept."
    first = Extractor.load().mentions(text)
    builder = LexiconBuilder()
    builder.add(first)
    surfaces = [mention.surface for mention in complete(text, first, builder.build())]
    assert surfaces == ["Cole Luther King Jr.", "King", "Cole Luther King, Jr."]


def test_a_city_that_an_actress_is_called_like() -> None:
    text = "LINCOLN, 3 June 2012 - Laura Lincoln came home. Lincoln sang. The city of Lincoln cheered."
    first = Extractor.load().mentions(text)
    builder = LexiconBuilder()
    builder.add(first)
    found = [(mention.surface, mention.kind) for mention in complete(text, first, builder.build())]
    assert found == [
        ("LINCOLN", PLACE), ("Laura Lincoln", PERSON), ("Lincoln", PERSON), ("Lincoln", PLACE)
    ]  # fmt: skip
