"""The rules behind an engine: what becomes of the spans that it gives."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.dossiers import KHALILZAD, MALIKI, MASUM
from tests.unit.engine_spans import Spans, span
from tui.extraction.engines import EngineError, EngineFailure, Plugged
from tui.extraction.gazetteer import load_gazetteer
from tui.extraction.tagger import Extractor
from tui.model import Kind, Mention

GAZETTEER = load_gazetteer()


def found(text: str, *spans: tuple[int, int, str]) -> list[tuple[str, Kind, str]]:
    """Return (surface, kind, role) of what the rules make of *spans*."""
    mentions = Plugged("test", lambda _: spans, GAZETTEER).mentions(text)
    assert all(text[m.start : m.end] == m.surface for m in mentions)
    return [(m.surface, m.kind, m.role) for m in mentions]


def test_title_determiner_and_possessive_are_cut_and_the_role_kept() -> None:
    text = "Then Prime Minister Nouri al-Maliki's men left the Green Zone for the United Nations."
    assert found(
        text,
        span(text, "Prime Minister Nouri al-Maliki's", "PERSON"),
        span(text, "the Green Zone", "PLACE"),
        span(text, "the United Nations", "ORG"),
    ) == [
        ("Nouri al-Maliki", Kind.PERSON, "Prime Minister"),
        ("Green Zone", Kind.PLACE, ""),
        ("United Nations", Kind.ORG, ""),
    ]


@pytest.mark.parametrize(
    ("whole", "name", "role"),
    [
        ("Deputy Prime Minister Saleh al-Mutlaq", "Saleh al-Mutlaq", "Deputy Prime Minister"),
        ("former Iraqi Prime Minister Iyad Allawi", "Iyad Allawi", "former Prime Minister"),
        ("Secretary of State Condoleezza Rice", "Condoleezza Rice", "Secretary of State"),
        ("the Minister of Foreign Affairs Hoshyar Zebari", "Hoshyar Zebari", "Minister of Foreign Affairs"),
        ("Joan of Arc", "Joan of Arc", ""),
        ("Gen. David Petraeus", "David Petraeus", "Gen."),
        ("King Abdullah", "Abdullah", "King"),
    ],
)
def test_titles_of_several_words_are_cut(whole: str, name: str, role: str) -> None:
    text = f"On Monday {whole} spoke."
    assert found(text, span(text, whole, "PERSON")) == [(name, Kind.PERSON, role)]


def test_a_title_alone_is_nobody() -> None:
    text = "The Prime Minister spoke."
    assert found(text, span(text, "The Prime Minister", "PERSON")) == []


def test_of_spans_that_overlap_the_longest_stands() -> None:
    text = "They met at Baghdad University on Monday."
    assert found(
        text,
        span(text, "Baghdad", "PLACE"),
        span(text, "Baghdad University", "ORG"),
        span(text, "University on", "PLACE"),
        span(text, "Baghdad", "PLACE"),
    ) == [("Baghdad University", Kind.ORG, "")]


def test_a_span_of_blanks_or_marks_alone_is_no_name() -> None:
    text = "He left --  at once."
    assert found(text, span(text, " ", "PERSON"), span(text, "--", "ORG"), span(text, "  ", "PLACE")) == []


def test_half_a_word_is_made_whole_but_not_where_words_have_no_blanks() -> None:
    assert found("On Monday Maliki spoke.", (10, 14, "PERSON")) == [("Maliki", Kind.PERSON, "")]
    assert found("昨日马利基在巴格达说", (2, 5, "PERSON"), (6, 9, "PLACE")) == [
        ("马利基", Kind.PERSON, ""),
        ("巴格达", Kind.PLACE, ""),
    ]


def test_mentions_know_their_paragraph() -> None:
    text = "Masum spoke.\n\nLater, Masum left."
    mentions = Plugged("test", lambda _: [(0, 5, "PERSON"), (21, 26, "PERSON")], GAZETTEER).mentions(text)
    assert [(m.surface, m.paragraph) for m in mentions] == [("Masum", 0), ("Masum", 1)]


def test_the_tagger_as_an_engine_finds_what_it_finds(seeds: Path) -> None:
    tagger = Extractor.load()

    def engine(text: str) -> Spans:
        return [(m.start, m.end, m.kind) for m in tagger.mentions(text)]

    plugged = Plugged("test", engine, GAZETTEER)
    text = (seeds / "2006-06-14-exiles-in-damascus.txt").read_text(encoding="utf-8")
    assert plugged.mentions(text) == tagger.mentions(text)
    assert plugged.mentions(text)


TEXTS = st.text(alphabet="Aa b.-'’\n马é3the", max_size=60) | st.sampled_from([MALIKI, MASUM, KHALILZAD])


@given(st.data())
def test_whatever_the_spans_mentions_are_in_order_and_in_the_text(data: st.DataObject) -> None:
    text = data.draw(TEXTS)
    places = st.integers(0, len(text))
    pairs = st.tuples(places, places).map(sorted).filter(lambda pair: pair[0] < pair[1])
    spans = data.draw(
        st.lists(st.tuples(pairs, st.sampled_from(["PERSON", "ORG", "PLACE"])), max_size=8 if text else 0)
    )
    given_spans = [(pair[0], pair[1], label) for pair, label in spans]
    mentions = Plugged("test", lambda _: given_spans, GAZETTEER).mentions(text)
    assert all(text[m.start : m.end] == m.surface and m.surface.strip() == m.surface != "" for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))
    assert all(isinstance(m, Mention) for m in mentions)


@pytest.mark.parametrize(
    "nonsense",
    [
        (3, 3, "PERSON"),
        (4, 2, "PERSON"),
        (-1, 3, "PERSON"),
        (0, 1000, "PERSON"),
        (0, 3, "NORP"),
        (0, 3, "person"),
        (0, 3, None),
        (0, 3, ["PERSON"]),
        (0.5, 3, "PERSON"),
        ("0", "3", "PERSON"),
        (0, 3),
        7,
    ],
)
def test_nonsense_names_the_engine_and_the_span(nonsense: Any) -> None:
    with pytest.raises(EngineError, match=r"engine 'test:x' gave .* for a text of 12 characters"):
        Plugged("test:x", lambda _: [nonsense], GAZETTEER).mentions("Masum spoke.")


def test_what_an_engine_raises_is_told_of_the_text() -> None:
    def engine(text: str) -> Spans:
        raise KeyError(text)

    with pytest.raises(EngineFailure, match=r"engine 'test' gave up on it \(KeyError: 'Masum'\)"):
        Plugged("test", engine, GAZETTEER).mentions("Masum")
