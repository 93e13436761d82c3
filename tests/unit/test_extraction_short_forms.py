"""Short forms of people and companies, and the names that stand around them."""

from __future__ import annotations

import pytest

from tui.extraction import Extractor, LexiconBuilder, complete
from tui.extraction.bodies import Bodies
from tui.extraction.gazetteer import load_gazetteer
from tui.extraction.sentences import Sentence
from tui.model import Kind

PERSON, PLACE, ORG = Kind.PERSON, Kind.PLACE, Kind.ORG


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load()


def read(extractor: Extractor, text: str) -> list[tuple[str, Kind]]:
    first = extractor.mentions(text)
    builder = LexiconBuilder()
    builder.add(first)
    return [(mention.surface, mention.kind) for mention in complete(text, first, builder.build())]


@pytest.mark.parametrize(
    ("text", "short", "kind"),
    [
        ("Ahmed bin Tariq came to Lima on Monday. ABT, as all call him, met the premier.", "ABT", PERSON),
        ("Laura Jane Haddad (LJH) left the hall. The crowd cheered LJH.", "LJH", PERSON),
        ("What JFK said is famous.", "JFK", PERSON),
        ("They landed at JFK on Monday.", "JFK", PLACE),
        ("Laura Jane Haddad wrote for the Lima Justice House (LJH) when LJH was young.", "LJH", ORG),
        ("Carla Nadia Novak was on CNN.", "CNN", ORG),
    ],
)
def test_initials_are_a_persons_where_no_body_has_them(
    extractor: Extractor, text: str, short: str, kind: Kind
) -> None:
    assert {found for surface, found in read(extractor, text) if surface == short} == {kind}


def test_an_airport_stays_a_place_among_those_who_speak_of_its_namesake(extractor: Extractor) -> None:
    text = "They landed at JFK on Monday."
    builder = LexiconBuilder()
    for page in (text, "What JFK said is famous. Many mourned JFK, and JFK was loved."):
        builder.add(extractor.mentions(page))
    found = complete(text, extractor.mentions(text), builder.build())
    assert [(mention.surface, mention.kind) for mention in found] == [("JFK", PLACE)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fees : 12 Omblé National Park Seven days a week", [("Omblé National Park", PLACE)]),
        ("Fees : 12 Omblé National Park Rangers came", []),
        ("he met the Omblé Valley Council there", [("Omblé Valley Council", ORG)]),
        ("in the People ’s Liberation Army they sang", [("People ’s Liberation Army", ORG)]),
    ],
)
def test_names_that_nothing_covers(text: str, expected: list[tuple[str, Kind]]) -> None:
    words = text.split()
    found = Bodies(load_gazetteer()).missed(words, [], [Sentence(0, len(words), False)])
    assert [(" ".join(words[first:last]), kind) for first, last, kind in found] == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Haldane Sachs Group Inc. sold its ships. Haldane said so on Monday.", ORG),
        ("Haldane Sachs Group Inc. sold its ships. Its founder Edward Haldane died. Haldane was 80.", PERSON),
    ],
)
def test_what_a_companys_name_opens_with_is_the_company_unless_somebody_is_called_so(
    extractor: Extractor, text: str, kind: Kind
) -> None:
    assert read(extractor, text)[-1] == ("Haldane", kind)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Justice Party of Ahmed al-Harbi won 9 seats.",
            [("Justice Party", ORG), ("Ahmed al-Harbi", PERSON)],
        ),
        ("He landed at London Heathrow Airport.", [("London Heathrow Airport", PLACE)]),
        (
            "She came from Macon, Ga. Police in Tampa said so.",
            [("Macon", PLACE), ("Ga.", PLACE), ("Tampa", PLACE)],
        ),
        ("Crown Prince Ahmed bin Tariq spoke.", [("Ahmed bin Tariq", PERSON)]),
        ("Ships of the People’s Liberation Army sailed.", [("People’s Liberation Army", ORG)]),
        ("Troops went to Congo-Brazzaville.", [("Congo-Brazzaville", PLACE)]),
        (
            "Ask Laura Haddad About Greece\n\nThe text is short.",
            [("Laura Haddad", PERSON), ("Greece", PLACE)],
        ),
    ],
)
def test_where_names_begin_and_end(extractor: Extractor, text: str, expected: list[tuple[str, Kind]]) -> None:
    assert read(extractor, text) == expected
