"""Bodies by the front of their names, and what else the words around a name say in other texts than news."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.extraction.edges import Span
from tui.extraction.gazetteer import load_gazetteer
from tui.extraction.hints import Hints
from tui.extraction.joins import Joins
from tui.extraction.known import KnownNames
from tui.extraction.lexicon import LexiconBuilder
from tui.extraction.persons import Persons
from tui.extraction.roles import RoleFinder
from tui.extraction.sentences import parse
from tui.extraction.shorts import Shorts
from tui.extraction.tokens import tokenize
from tui.extraction.verdicts import Verdicts
from tui.model import Kind, Mention

LISTS = load_gazetteer()
ROLES = RoleFinder(LISTS)
PERSON, ORG, PLACE = Kind.PERSON, Kind.ORG, Kind.PLACE
Named = list[tuple[str, Kind]]
WORDS = st.sampled_from(["Orrix", "Bank", "Ltd", "B.V.", "&", "of", "Blue", "Tern", "Shipping", "saw", "a"])


def spans(text: str, names: Named) -> tuple[list[str], list[Span]]:
    words = tokenize(text).words
    found: list[Span] = []
    for name, kind in names:
        parts = tokenize(name).words
        at = next(
            at
            for at in range(len(words))
            if words[at : at + len(parts)] == parts and (not found or at >= found[-1][1])
        )
        found.append((at, at + len(parts), kind))
    return words, found


def shown(words: list[str], found: list[Span]) -> Named:
    return [(" ".join(words[a:b]), kind) for a, b, kind in found]


def shortened(text: str, names: Named) -> Named:
    words, found = spans(text, names)
    return shown(words, Shorts(LISTS, ROLES).read(words, found))


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        (
            "Orriz chief steps aside from Banco Orriz.",
            [("Orriz", PERSON), ("Banco Orriz", ORG)],
            [("Orriz", ORG), ("Banco Orriz", ORG)],
        ),
        (
            "Orrix Photonics B.V. grew. Its rival envied Orrix then.",
            [("Orrix Photonics B.V.", ORG), ("Orrix", PERSON)],
            [("Orrix Photonics B.V.", ORG), ("Orrix", ORG)],
        ),
        (
            "He signed for Blue Tern Shipping. Blue Tern denies it.",
            [("Blue Tern Shipping", ORG), ("Blue Tern", PERSON)],
            [("Blue Tern Shipping", ORG), ("Blue Tern", ORG)],
        ),
        (
            "Orrix Bank lost money, and so Orrix shares fell.",
            [("Orrix Bank", ORG)],
            [("Orrix Bank", ORG), ("Orrix", ORG)],
        ),
        (
            "Aston Villa won. They cheered Villa home.",
            [("Aston Villa", ORG), ("Villa", PERSON)],
            [("Aston Villa", ORG), ("Villa", ORG)],
        ),
    ],
)
def test_the_front_of_a_body_is_the_body(text: str, names: Named, expected: Named) -> None:
    assert shortened(text, names) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # Somebody in the text is called so.
        (
            "Ines Orrix runs Orrix Bank. Orrix smiled.",
            [("Ines Orrix", PERSON), ("Orrix Bank", ORG), ("Orrix", PERSON)],
        ),
        (
            "Mr. Orrix runs Orrix Bank. Orrix smiled.",
            [("Orrix", PERSON), ("Orrix Bank", ORG), ("Orrix", PERSON)],
        ),
        # A movement is not what it is called after, and a town's bank is not the town.
        ("The Orrix Movement met. Orrix spoke.", [("Orrix Movement", ORG), ("Orrix", PERSON)]),
        ("Lisbon Bank closed in Lisbon.", [("Lisbon Bank", ORG), ("Lisbon", PLACE)]),
    ],
)
def test_a_person_or_a_town_is_no_short_form(text: str, names: Named) -> None:
    assert shortened(text, names) == names


@given(
    st.lists(WORDS, max_size=30),
    st.data(),
)
def test_spans_stay_in_order(words: list[str], data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(words)), max_size=12)))
    kinds = [data.draw(st.sampled_from([PERSON, ORG, PLACE])) for _ in cuts[1:]]
    found = [(a, b, kind) for a, b, kind in zip(cuts, cuts[1:], kinds, strict=False)][::2]
    at = 0
    for first, last, _ in Shorts(LISTS, ROLES).read(words, found):
        assert at <= first < last <= len(words)
        at = last


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("She works for Police Scotland now.", [("Scotland", PLACE)], [("Police Scotland", ORG)]),
        ("The police of Scotland came.", [("Scotland", PLACE)], [("Scotland", PLACE)]),
        (
            "So said Marijke van den Heuvel.",
            [("Marijke", PERSON), ("van den Heuvel", PERSON)],
            [("Marijke van den Heuvel", PERSON)],
        ),
        (
            "Minister of Mines Rafael Quispe came.",
            [("Mines Rafael Quispe", PERSON)],
            [("Rafael Quispe", PERSON)],
        ),
        (
            "Ostley Town Council met.",
            [("Ostley Town", PLACE), ("Council", ORG)],
            [("Ostley Town Council", ORG)],
        ),
    ],
)
def test_what_is_joined_to_a_name(text: str, names: Named, expected: Named) -> None:
    words, found = spans(text, names)
    assert shown(words, Joins(LISTS, ROLES).wholes(words, found)) == expected


@pytest.mark.parametrize(
    ("text", "name", "was", "kind"),
    [
        ("the member for Tolworth said", "Tolworth", ORG, PLACE),
        ("They told ScotRail so", "ScotRail", PERSON, ORG),
        ("They told McGregor so", "McGregor", PERSON, PERSON),
    ],
)
def test_hints_beside_and_inside_a_name(text: str, name: str, was: Kind, kind: Kind) -> None:
    words, found = spans(text, [(name, was)])
    assert shown(words, Hints(LISTS).read(words, found)) == [(name, kind)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jordan McVey, 24, made no plea. McVey is a joiner.", ["Jordan McVey", "McVey"]),
        ("He met Ines McVey there. McVey left.", ["Ines McVey", "McVey"]),
        ("Troops in Jordan met. McVey left.", ["McVey"]),
    ],
)
def test_a_given_name_belongs_to_the_family_name_found_again(text: str, expected: list[str]) -> None:
    builder = LexiconBuilder()
    builder.add([Mention(0, 5, "McVey", PERSON)] * 3)
    lexicon = builder.build()
    verdicts = Verdicts(text, [], lexicon, LISTS, ROLES)
    known = KnownNames(text, lexicon, LISTS, ROLES, verdicts, frozenset())
    assert [text[a:b] for a, b, _ in known.missed([])] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LONDON, June 9 - Moqtada al-Sadr called for calm.", ["Moqtada al-Sadr"]),
        ("LONDON, June 9 - Theresa May called for calm.", ["Theresa May"]),
        ("Boris Johnson wept.", ["Boris Johnson"]),
        ("Ras al-Khaimah is a town.", []),
        ("Angela Street is closed.", []),
        ("Boris Johnson Foundation dinners cost much.", []),
        ("Good Johnson and Monday Johnson are no names.", []),
    ],
)
def test_a_known_given_name_opens_a_full_one(text: str, expected: list[str]) -> None:
    tokens, parts = parse(text)
    added = Persons(LISTS, ROLES).missed(tokens.words, [], parts)
    assert [text[tokens.starts[a] : tokens.ends[b - 1]] for a, b, _ in added] == expected


def test_a_given_name_found_alone_takes_in_the_family_name() -> None:
    text = "A court told them to pay Michael Jordan."
    tokens, parts = parse(text)
    first = tokens.words.index("Michael")
    added = Persons(LISTS, ROLES).missed(tokens.words, [(first, first + 1, PERSON)], parts)
    assert added == [(first, first + 2, PERSON)]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        (
            "The Organization for Security and Co-operation in Europe met.",
            [("Organization for Security and Co", ORG), ("Europe", PLACE)],
            [("Organization for Security and Co - operation in Europe", ORG)],
        ),
        (
            "The Gulf Co-operation Council met.",
            [("Gulf Co", ORG), ("Council", ORG)],
            [("Gulf Co - operation Council", ORG)],
        ),
        ("An Orrix-owned firm", [("Orrix", ORG)], [("Orrix", ORG)]),
        ("Mr. Moon Jae-in came.", [("Moon Jae", ORG)], [("Moon Jae - in", PERSON)]),
    ],
)
def test_names_go_on_behind_a_hyphen(text: str, names: Named, expected: Named) -> None:
    words, found = spans(text, names)
    assert shown(words, Joins(LISTS, ROLES).extend(words, found)) == expected
