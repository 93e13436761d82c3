"""What holds for any dossier: one link per trigger, no dependence on the order, no chains, linear work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.linking_scenes import EventLinking, linked
from tests.unit.test_linking_events import scene
from tui.linking.events import Scene, count_terms, reports, stories
from tui.linking.events.grouping import group
from tui.linking.events.kindred import families
from tui.linking.events.pairs import Scorer
from tui.linking.events.reports import Report
from tui.linking.events.stories import StoryIndex, number_of
from tui.linking.events.times import Agreement, compare_times, days_of
from tui.linking.keys import Keys
from tui.model import Kind

_SENTENCES = (
    "Troops [raided|raid] [Sadr City|place:sadr-city], [Qasim Atta|person:qasim-atta] [said|say].",
    "A [raid|raid] on [Sadr City|place:sadr-city] left four fighters [dead|die] near a mosque.",
    "Another [raid|raid] hit [Basra|place:basra].",
    "The [quake|quake] near [Lima|place:lima] [killed|kill] dozens.",
    "[Bombings|bomb] shook the market of [Lima|place:lima]!",
    "They [met|meet] in [Basra|place:basra]; the [meeting|meet] was short.",
    "[Jean Roux|person:jean-roux] was [arrested|arrest] over unpaid taxes.",
)
_DAYS = ("", "2006-10-25", "2006-10-26", "2006-10", "2006-W43", "2007")


@st.composite
def scenes(draw: st.DrawFn) -> list[Scene]:
    found = []
    for number in range(draw(st.integers(0, 6))):
        text = " ".join(draw(st.lists(st.sampled_from(_SENTENCES), max_size=5)))
        when = draw(st.sampled_from(_DAYS))
        day = draw(st.none() | st.integers(0, 40).map(lambda days: date(2006, 10, 1) + timedelta(days)))
        found.append(scene(number, text, day, f"Report {number}", raid=when, bomb=when))
    return found


def groups(linking: EventLinking) -> set[frozenset[tuple[int, int]]]:
    """Return the events as sets of (document, number of the trigger)."""
    found: dict[str, set[tuple[int, int]]] = {}
    for document, links in linking.links():
        for number, link in enumerate(links):
            found.setdefault(link.entity, set()).add((document, number))
    return {frozenset(members) for members in found.values()}


@given(scenes())
def test_every_trigger_gets_one_link_and_every_event_a_trigger(some: list[Scene]) -> None:
    linking = linked(*some)
    found = list(linking.links())
    assert [(document, len(links)) for document, links in found] == [
        (one.document, len(one.triggers)) for one in some
    ]
    assert {link.entity for _, links in found for link in links} == set(linking.events)
    assert all(0 <= link.score <= 1 and "\n" not in link.evidence for _, links in found for link in links)


@given(scenes(), st.randoms(use_true_random=False))
def test_the_order_of_the_scenes_does_not_matter(some: list[Scene], chance: Random) -> None:
    shuffled = list(some)
    chance.shuffle(shuffled)
    assert groups(linked(*some)) == groups(linked(*shuffled))
    assert linked(*some).events == linked(*shuffled).events


@given(scenes())
def test_the_same_dossier_gives_the_same_events(some: list[Scene]) -> None:
    first, second = linked(*some), linked(*some)
    assert list(first.events.values()) == list(second.events.values())
    assert list(first.links()) == list(second.links())
    assert first.suggestions == second.suggestions


@given(scenes())
def test_suggestions_are_of_two_events_each_pair_once(some: list[Scene]) -> None:
    linking = linked(*some)
    pairs = [frozenset((likeness.one, likeness.other)) for likeness in linking.suggestions]
    assert all(len(pair) == 2 and pair <= set(linking.events) for pair in pairs)
    assert len(set(pairs)) == len(pairs)


_EDGES = st.dictionaries(
    st.tuples(st.integers(0, 8), st.integers(0, 8)).filter(lambda pair: pair[0] < pair[1]),
    st.floats(0.01, 1.0),
)


@given(_EDGES)
def test_groups_part_all_nodes_and_are_alike_on_the_whole(edges: dict[tuple[int, int], float]) -> None:
    found = group([1] * 9, [(likeness, *pair) for pair, likeness in edges.items()], 0.5, 0.3)
    assert sorted(node for members in found.members for node in members) == list(range(9))
    for members in found.members:
        pairs = [edges.get((a, b), 0.0) for a in members for b in members if a < b]
        # Each join had an average of a half; so has the whole, for every pair belongs to one join.
        assert not pairs or sum(pairs) / len(pairs) >= 0.5 - 1e-9


def test_a_chain_of_strong_links_is_no_group() -> None:
    chain = [(0.9, number, number + 1) for number in range(9)]
    found = group([1] * 10, chain, 0.5, 0.3)
    assert max(map(len, found.members)) == 2


def test_heavy_nodes_count_for_all_that_they_stand_for() -> None:
    found = group([10, 1, 1], [(0.4, 0, 1), (0.9, 1, 2)], 0.5, 0.3)
    assert found.members == [[0], [1, 2]]


@given(st.text(max_size=12) | st.from_regex(r"[0-9]{4}-[0-9WQHS]{1,3}(-[0-9]{2})?", fullmatch=True))
def test_any_text_is_taken_for_a_time(value: str) -> None:
    days = days_of(value)
    assert days is None or days[0] <= days[1]


@given(st.sampled_from(_DAYS), st.sampled_from(_DAYS))
def test_times_compare_the_same_both_ways(one: str, other: str) -> None:
    assert compare_times(one, other) is compare_times(other, one)


@pytest.mark.parametrize(
    ("one", "other", "agreement"),
    [
        ("2006-10-25", "2006-10-25", Agreement.EQUAL),
        ("2006-10-25", "2006-10-26", Agreement.EQUAL),
        ("2006-10-25", "2006-10-28", Agreement.CONFLICT),
        ("2006-10-25", "2006-W43", Agreement.EQUAL),
        ("2006-10-25", "2006-10", Agreement.COMPATIBLE),
        ("2006-10-25TNI", "2006", Agreement.COMPATIBLE),
        ("2006-10-25", "2005", Agreement.CONFLICT),
        ("2006-12-31/2007-01-02", "2007-01-01", Agreement.EQUAL),
        ("2006-WI", "2007-02-03", Agreement.COMPATIBLE),
        ("200X", "1999", Agreement.CONFLICT),
        ("", "2006", Agreement.UNKNOWN),
        ("9999-12-31", "9999-W52", Agreement.EQUAL),
    ],
)
def test_times(one: str, other: str, agreement: Agreement) -> None:
    assert compare_times(one, other) is agreement


def test_kindred_words_share_a_family() -> None:
    assert families("kill") & families("die")
    assert not families("meet") & families("bomb")
    assert not families("unheard-of")


def _work(count: int, monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Return how often two reports and two documents are compared when one story is told *count* times."""
    done: Counter[str] = Counter()
    score, product = Scorer.score, stories._product

    def counted_score(self: Scorer, one: Report, other: Report) -> float:
        done["reports"] += 1
        return score(self, one, other)

    def counted_product(mine: Mapping[int, int], theirs: Iterable[tuple[int, int]]) -> int:
        done["documents"] += 1
        return product(mine, theirs)

    with monkeypatch.context() as patch:
        patch.setattr(Scorer, "score", counted_score)
        patch.setattr(stories, "_product", counted_product)
        text = " ".join(_SENTENCES)
        linked(*(scene(number, f"{text} Word{number % 7}a other{number % 5}b.") for number in range(count)))
    return done


def test_work_grows_with_the_documents_not_with_their_square(monkeypatch: pytest.MonkeyPatch) -> None:
    small, large = _work(200, monkeypatch), _work(800, monkeypatch)
    assert small["reports"]
    assert small["documents"]
    assert large["reports"] <= 5 * small["reports"]
    assert large["documents"] <= 5 * small["documents"]


_OUTLETS = ["Agency", "Herald", "Courier", "Gazette", "Tribune", "Monitor"]
_TALES = (
    "Troops [raided|raid] [Sadr City|place:sadr-city]; the [raid|raid] left four fighters [dead|die].",
    "A [quake|quake] near [Lima|place:lima] [killed|kill] dozens; the [quake|quake] flattened huts.",
    "[Jean Roux|person:jean-roux] was [arrested|arrest] over taxes; his [arrest|arrest], he [said|say].",
)


def test_no_more_reports_are_held_than_the_largest_story_has(monkeypatch: pytest.MonkeyPatch) -> None:
    held: Counter[str] = Counter()

    class Counted(Report):
        __slots__ = ()

        def __init__(self, *parts: Any) -> None:
            super().__init__(*parts)
            held["now"] += 1
            held["most"] = max(held["most"], held["now"])
            held["all"] += 1

        def __del__(self) -> None:
            held["now"] -= 1

    monkeypatch.setattr(reports, "Report", Counted)
    found = linked(
        *(
            scene(number, f"{_TALES[number % 3]} The {outlet} was told so {number} times.")
            for number, outlet in enumerate(_OUTLETS * 4)
        )
    )
    per_document = 3
    assert found.events
    assert held["all"] == per_document * 24
    assert held["most"] == per_document * 24 // len(_TALES)
    assert held["now"] == 0


def test_every_word_has_the_weight_it_has_among_all_documents() -> None:
    texts = ["raid on a market", "raid on a mosque in Hilla", "quake"]
    index = StoryIndex(lambda: (count_terms(text, ()) for text in texts))
    raid, market, nowhere = (index.weight(number_of(word)) for word in ("raid", "market", "elsewhere"))
    assert raid is not None
    assert market is not None
    assert 0 < raid < market
    assert nowhere == market
    assert index.weight(number_of("about")) is None
    assert [len(dict(index.vector(number))) for number in range(3)] == [1, 1, 0]


@given(st.lists(st.sampled_from(("a", "b", "a-2", "a-3", "a-2-2", "2"))))
def test_no_key_is_given_twice(asked: list[str]) -> None:
    keys = Keys()
    given_ = [keys.new(Kind.ORG, name) for name in asked]
    assert len(set(given_)) == len(given_)
    assert all(key.startswith(f"org:{name}") for key, name in zip(given_, asked, strict=True))
