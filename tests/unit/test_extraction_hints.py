"""What the words beside an unknown name say that it is, and names of sites and bodies by their last words."""

from __future__ import annotations

import pytest

from tui.extraction.edges import Edges, Span
from tui.extraction.gazetteer import load_gazetteer
from tui.extraction.hints import Hints
from tui.extraction.joins import Joins
from tui.extraction.roles import RoleFinder
from tui.extraction.rules import Rules
from tui.extraction.sentences import Sentence, parse
from tui.extraction.tokens import tokenize
from tui.model import Kind

LISTS = load_gazetteer()
PERSON, ORG, PLACE = Kind.PERSON, Kind.ORG, Kind.PLACE


def spans(text: str, names: dict[str, Kind]) -> tuple[list[str], list[Span]]:
    words = tokenize(text).words
    found: list[Span] = []
    for name, kind in names.items():
        parts = tokenize(name).words
        found += [
            (at, at + len(parts), kind)
            for at in range(len(words) - len(parts) + 1)
            if words[at : at + len(parts)] == parts
        ]
    return words, sorted(found)


def hinted(text: str, names: dict[str, Kind]) -> dict[str, Kind]:
    words, found = spans(text, names)
    return {" ".join(words[a:b]): kind for a, b, kind in Hints(LISTS).read(words, found)}


@pytest.mark.parametrize(
    ("text", "name", "was", "kind"),
    [
        ("He wrote for the newspaper Vrelkona last year.", "Vrelkona", PERSON, ORG),
        ("Rules hit companies such as Qolventi hard.", "Qolventi", PLACE, ORG),
        ("Zurbex shareholders met on Monday.", "Zurbex", PERSON, ORG),
        ("She is the chairwoman of Dravonix, which makes pumps.", "Dravonix", PERSON, ORG),
        ("Dravonix's shareholders agreed.", "Dravonix", PERSON, ORG),
        ("He came from the town of Omblery by bus.", "Omblery", PERSON, PLACE),
        ("Rain fell on the Tarquesh valley and", "Tarquesh", ORG, PLACE),
        ("It lies north of Tarquesh.", "Tarquesh", PERSON, PLACE),
        ("They built a city called Tarquesh.", "Tarquesh", PERSON, PLACE),
        ('It was said by the organisation "Tarquesh" on Monday.', "Tarquesh", PERSON, ORG),
        ("Tarquesh, established in 1994, denied it.", "Tarquesh", PERSON, ORG),
        ("The Tarquesh-based maker of pumps said so.", "Tarquesh", ORG, PLACE),
    ],
)
def test_words_beside_an_unknown_name_tell_its_kind(text: str, name: str, was: Kind, kind: Kind) -> None:
    assert hinted(text, {name: was}) == {name: kind}


@pytest.mark.parametrize(
    ("text", "names", "kind"),
    [
        (
            "He saw the towns of Omblery and Laura Haddad.",
            dict.fromkeys(("Omblery", "Laura Haddad"), PERSON),
            PLACE,
        ),
        (
            "Trains pass Omblery and Laura Haddad stations.",
            dict.fromkeys(("Omblery", "Laura Haddad"), PERSON),
            PLACE,
        ),
        ("Firms like Zurb, Vardex and Quorv fell.", dict.fromkeys(("Vardex", "Quorv", "Zurb"), PLACE), ORG),
        ("In the regions of Omblery, Laura Haddad rose.", {"Omblery": PLACE, "Laura Haddad": PERSON}, None),
    ],
)
def test_the_words_around_a_list_tell_what_all_in_it_are(
    text: str, names: dict[str, Kind], kind: Kind | None
) -> None:
    assert hinted(text, names) == {name: kind or was for name, was in names.items()}


def test_a_hint_counts_for_the_whole_text() -> None:
    words, found = spans("Zurbex fell. The airline Zurbex said so. Zurbex denied it.", {"Zurbex": PERSON})
    assert [kind for *_, kind in Hints(LISTS).read(words, found)] == [ORG, ORG, ORG]


def test_an_office_between_a_name_and_a_person_makes_it_a_body() -> None:
    text = "Yelbrun managing director Dr Oda Marlisk left."
    assert hinted(text, {"Yelbrun": PERSON, "Oda Marlisk": PERSON}) == {"Yelbrun": ORG, "Oda Marlisk": PERSON}
    text = "Yelbrun lawyer Oda Marlisk left."
    assert hinted(text, {"Yelbrun": PERSON, "Oda Marlisk": PERSON})["Yelbrun"] is PERSON


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The company Jordan", {"Jordan": PLACE}),
        ("The brand Maria Qolventi", {"Maria Qolventi": PERSON}),
        ("Ilka Vrelkona left the newspaper Vrelkona", {"Ilka Vrelkona": PERSON, "Vrelkona": PERSON}),
        ("The airline Zurbex lies near Zurbex", {"Zurbex": PERSON}),
        ("Vrelkona's newspaper was shut.", {"Vrelkona": PERSON}),
    ],
)
def test_known_names_families_and_contradictions_stay(text: str, names: dict[str, Kind]) -> None:
    assert hinted(text, names) == names


@pytest.mark.parametrize(
    ("text", "names", "name", "kind"),
    [
        (
            "Lima, Omblery, Quito and Cuzco",
            {"Lima": PLACE, "Omblery": PERSON, "Quito": PLACE, "Cuzco": PLACE},
            "Omblery",
            PLACE,
        ),
        ("Toyota, Honda and Zurbex", {"Toyota": ORG, "Honda": ORG, "Zurbex": PLACE}, "Zurbex", ORG),
        ("Lima, Omblery and Toyota", {"Lima": PLACE, "Omblery": PERSON, "Toyota": ORG}, "Omblery", PERSON),
        ("Lima and Omblery", {"Lima": PLACE, "Omblery": PERSON}, "Omblery", PERSON),
        ("Lima, Quito and Ilka", {"Lima": PLACE, "Quito": PLACE, "Ilka Vrelk": PERSON}, "Lima", PLACE),
    ],
)
def test_a_list_of_known_names_tells_of_an_unknown_one(
    text: str, names: dict[str, Kind], name: str, kind: Kind
) -> None:
    assert hinted(text, names)[name] is kind


@pytest.mark.parametrize(
    ("text", "kind"), [("Rain fell in Tarquesh.", PLACE), ("in Tarquesh's view", PERSON)]
)
def test_what_something_happens_in_is_a_place_but_no_owner(text: str, kind: Kind) -> None:
    assert hinted(text, {"Tarquesh": PERSON}) == {"Tarquesh": kind}


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("The Omblery Livestock Institute (Inombra) said so. Inombra grew.", 2),
        ("The Omblery Livestock Institute (Lima) said so. Lima grew.", 0),
        ("The Omblery Livestock Institute (Anna) said so. Anna grew.", 0),
    ],
)
def test_a_word_in_brackets_after_a_body_is_its_short_form(text: str, short: int) -> None:
    words, found = spans(text, {"Omblery Livestock Institute": ORG})
    rules = Rules(LISTS, RoleFinder(LISTS))
    given = rules.apply(words, found, [Sentence(0, len(words), False)])
    assert sum(kind is ORG and b - a == 1 for a, b, kind in given) == short


def mended(text: str, name: str, kind: Kind) -> Kind:
    words, found = spans(text, {name: kind})
    return Edges(LISTS, RoleFinder(LISTS)).kind(words, found[0])


@pytest.mark.parametrize(
    ("text", "name", "was", "kind"),
    [
        ("They met in Omblery National Park", "Omblery National Park", PERSON, PLACE),
        ("The Tarquesh Mosque opened", "Tarquesh Mosque", ORG, PLACE),
        ("She was taken to the Tarquesh Hospital", "Tarquesh Hospital", ORG, PLACE),
        ("The Tarquesh Hospital said so", "Tarquesh Hospital", ORG, ORG),
        ("He met Rosa Park", "Rosa Park", PERSON, PERSON),
        ("He met Anna Bridge", "Anna Bridge", PERSON, PERSON),
    ],
)
def test_sites_are_places_by_their_last_word(text: str, name: str, was: Kind, kind: Kind) -> None:
    assert mended(text, name, was) is kind


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Omblery Savings Bank and Tarquesh Trade Agency", ["Omblery Savings Bank", "Tarquesh Trade Agency"]),
        ("Grain and Milk Commission", ["Grain and Milk Commission"]),
        ("Ministry of Roads and Bridges", ["Ministry of Roads and Bridges"]),
    ],
)
def test_two_bodies_joined_by_and_are_two_names(name: str, parts: list[str]) -> None:
    words, found = spans(name, {name: ORG})
    mend = Edges(LISTS, RoleFinder(LISTS)).mend(words, found[0])
    assert [" ".join(words[a:b]) for a, b, _ in mend] == parts


@pytest.mark.parametrize(
    ("text", "found", "whole"),
    [
        (
            "The Ministry of Rural and Social Development of",
            "Ministry of Rural",
            "Ministry of Rural and Social Development",
        ),
        (
            "the Omblery Association against Hunger said",
            "Omblery Association",
            "Omblery Association against Hunger",
        ),
        (
            "the Chamber of Commerce, Industry and Farming said",
            "Chamber of Commerce",
            "Chamber of Commerce, Industry and Farming",
        ),
        ("the Ministry of Health and Minister Vrelk", "Ministry of Health", "Ministry of Health"),
        ("the Tarquesh Front and Health matters", "Tarquesh Front", "Tarquesh Front"),
        ("the Chamber of Commerce, Industry leaders", "Chamber of Commerce", "Chamber of Commerce"),
    ],
)
def test_a_body_takes_in_what_it_minds(text: str, found: str, whole: str) -> None:
    tokens, parts = parse(text)
    words, names = spans(text, {found: ORG})
    ((first, last, _),) = Joins(LISTS, RoleFinder(LISTS)).fields(words, names, parts)
    assert text[tokens.starts[first] : tokens.ends[last - 1]] == whole
