"""The kind of a name from all its occurrences in an article, and of teams called by their town."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.extraction import Extractor
from tui.extraction.features import FeatureMaker
from tui.extraction.gazetteer import load_gazetteer
from tui.extraction.kinds import KindFeatures, Occurrence
from tui.extraction.teams import Teams
from tui.extraction.tokens import tokenize
from tui.extraction.words import word_set
from tui.model import Kind

PERSON, ORG, PLACE = Kind.PERSON, Kind.ORG, Kind.PLACE
LISTS = load_gazetteer()
MATCH = "Cricket : Surrey beat Essex by two wickets in the league match at Oval after one innings . "


def occurrences(text: str, *spans: tuple[int, int]) -> dict[str, list[Occurrence]]:
    maker = FeatureMaker(LISTS)
    words = [maker.word(word) for word in tokenize(text).words]
    found: dict[str, list[Occurrence]] = {}
    for first, last in spans:
        one = Occurrence(words, 0, len(words), first, last)
        found.setdefault(one.key, []).append(one)
    return found


def test_all_occurrences_of_a_name_speak_for_it() -> None:
    names = occurrences("in Qorvan they met Nilo Qorvan of Qorvan Motors", (1, 2), (4, 6), (7, 9))
    told = KindFeatures(LISTS).describe(names, {"qorvan"})
    assert set(told) == {"qorvan"}
    assert {"-in", "+they", "tail-of", "head-of=motors"} <= set(told["qorvan"])
    twice = occurrences("in Qorvan and near Qorvan", (1, 2), (4, 5))
    assert {"-in", "-near"} <= set(KindFeatures(LISTS).describe(twice, {"qorvan"})["qorvan"])


def test_what_stands_around_a_strange_name_decides_on_its_kind() -> None:
    text = (
        "Farmers in Selvada Quen fear the drought.\n\nNo rain has fallen in Selvada Quen since May, and "
        "in the hills around Selvada Quen the wells are dry."
    )
    kinds = {m.kind for m in Extractor.load().mentions(text) if m.surface == "Selvada Quen"}
    assert kinds == {PLACE}


def test_towns_that_play_are_teams_and_towns_played_in_are_not() -> None:
    words = (MATCH + "Essex fans in Surrey wept , and Essex captain Nilo left London .").split()
    spans = [
        (index, index + 1, PLACE) for index, word in enumerate(words) if word in ("Surrey", "Essex", "London")
    ]
    kinds = [kind for _, _, kind in Teams(LISTS).read(words, spans)]
    assert kinds == [ORG, ORG, ORG, PLACE, ORG, PLACE]


@pytest.mark.parametrize("text", ["Voters in Surrey beat Essex to it .", "Norway beat Peru . " + MATCH[:10]])
def test_only_sports_reports_have_teams_and_countries_stay_places(text: str) -> None:
    words = text.split()
    spans = [
        (i, i + 1, PLACE) for i, word in enumerate(words) if word in ("Surrey", "Essex", "Norway", "Peru")
    ]
    assert Teams(LISTS).read(words, spans) == spans
    again = (text + " " + MATCH).split()
    nations = [span for span in spans if words[span[0]] in ("Norway", "Peru")]
    assert Teams(LISTS).read(again, nations) == nations


WORDS = st.sampled_from(
    sorted(word_set("Surrey Essex beat 3 - 2 at AT v league match wickets in , Ana Peru"))
)


@given(st.lists(WORDS, max_size=20))
def test_reading_teams_changes_nothing_but_places_to_organisations(words: list[str]) -> None:
    spans = [(i, i + 1, PLACE if i % 2 else PERSON) for i, word in enumerate(words) if word.istitle()]
    for old, new in zip(spans, Teams(LISTS).read(words, spans), strict=True):
        assert new == old or (old[2] is PLACE and new == (old[0], old[1], ORG))
