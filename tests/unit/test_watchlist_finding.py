"""Finding the names of a watch-list in a text and linking them: whole words, one entity, a reason."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.extraction.watchlist import Watch
from tui.linking import link
from tui.linking.watchlist import Heeding
from tui.model import Kind, Link, Mention, Page, Rule, Watched
from tui.text import spelling

KARIM = Watched("1", Kind.PERSON, "Omar Karim", ("Omar Karim", "Ömer Kerim", "Abu Layla", "Kerim"))
BUSH = Watched("2", Kind.PERSON, "Bush", ("Bush",))
IRAQ = Watched("3", Kind.PLACE, "Iraq", ("Iraq",))


def found(text: str, *watched: Watched) -> list[str]:
    return [text[start:end] for start, end, _ in Watch(watched or (KARIM,)).find(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Yesterday Omar Karim left.", ["Omar Karim"]),
        ("OMAR KARIM LEAVES", ["OMAR KARIM"]),
        ("tags: omar karim, basra", ["omar karim"]),
        ("They say ömer\nkerim’s house burned.", ["ömer\nkerim"]),
        ("Omer Kerim and Abu Layla", ["Omer Kerim", "Abu Layla"]),
        ("the Jaafari/Kerim governments", ["Kerim"]),
        ("“Kerim”, he said.", ["Kerim"]),
        ("Kerim", ["Kerim"]),
        ("Kerimov came.", []),
        ("al-Kerim came.", []),
        ("Kerim-Jones came.", []),
        ("Kerim_x and x_Kerim", []),
        ("mail kerim@example.org or www.kerim.org", []),
        ("Omar\n\nKarim", []),
        ("Omar, Karim", []),
        ("", []),
    ],
)
def test_whole_words_whatever_case_and_diacritics(text: str, names: list[str]) -> None:
    assert found(text) == names


def test_letters_composed_or_not() -> None:
    text = unicodedata.normalize("NFD", "Then Ömer Kerim spoke.")
    assert found(text) == [unicodedata.normalize("NFD", "Ömer Kerim")]
    assert found("Kerim\u0301a came") == [], "a word that goes on with a mark goes on"


def test_a_common_word_needs_its_capital() -> None:
    assert found("They hid in the bush. Bush left.", BUSH) == ["Bush"]
    assert found("the bush", Watched("2", Kind.PERSON, "bush", ("bush",))) == ["bush"]


def test_the_longest_of_those_that_begin_at_one_word() -> None:
    longer = Watched("9", Kind.ORG, "Abu Layla Brigade", ("Abu Layla Brigade",))
    assert found("the Abu Layla Brigade and Abu Layla", KARIM, longer) == ["Abu Layla Brigade", "Abu Layla"]


def mention(text: str, surface: str, kind: Kind, role: str = "") -> Mention:
    start = text.index(surface)
    return Mention(start, start + len(surface), surface, kind, role)


def test_merged_into_what_the_tagger_saw() -> None:
    text = "Minister Omar Karim of the Islamic State of Iraq spoke. Abu Layla saw Omar in Iraq."
    seen = (
        mention(text, "Omar Karim", Kind.ORG, "Minister"),
        mention(text, "Islamic State of Iraq", Kind.ORG),
        mention(text, "Layla", Kind.PERSON),
    )
    merged = Watch([KARIM, IRAQ]).merge(text, seen)
    assert [(one.surface, one.kind) for one in merged] == [
        ("Omar Karim", Kind.PERSON),
        ("Islamic State of Iraq", Kind.ORG),
        ("Abu Layla", Kind.PERSON),
        ("Iraq", Kind.PLACE),
    ]
    assert merged[0].role == "Minister"
    assert Watch([KARIM, IRAQ]).merge(text, merged) == merged


WORDS = st.sampled_from(["Omar", "Karim", "Ömer", "kerim", "KERIM", "Abu", "Layla", "Kerimov", "im", "x"])
GAPS = st.sampled_from([" ", "  ", "\n", "\n\n", ", ", "-", "’s ", "", "_", ". "])


@given(
    st.lists(st.tuples(WORDS, GAPS), max_size=20), st.lists(st.tuples(st.integers(0, 80), st.integers(1, 12)))
)
def test_spans_are_whole_words_that_spell_a_name(
    parts: list[tuple[str, str]], cuts: list[tuple[int, int]]
) -> None:
    text = "".join(word + gap for word, gap in parts)
    watch = Watch([KARIM])
    variants = {spelling(variant) for variant in KARIM.variants}
    last = 0
    for start, end, kind in watch.find(text):
        assert last <= start < end
        assert spelling(text[start:end]) in variants
        assert kind is Kind.PERSON
        assert not (text[start - 1 : start] + text[end : end + 1]).replace(" ", "").isalnum()
        last = end
    seen: list[Mention] = []
    for start, length in sorted(cuts):
        end = min(len(text), start + length)
        if start < end and (not seen or seen[-1].end <= start):
            seen.append(Mention(start, end, text[start:end], Kind.ORG))
    merged = watch.merge(text, seen)
    assert all(text[one.start : one.end] == one.surface for one in merged)
    assert all(one.end <= other.start for one, other in itertools.pairwise(merged))
    assert watch.merge(text, merged) == merged


# -- linking -------------------------------------------------------------------------------------------


def heeded(
    pages: Iterable[Iterable[str | tuple[str, Kind]]], *watched: Watched
) -> list[list[tuple[str, Link]]]:
    made = []
    for number, surfaces in enumerate(pages):
        mentions, at = [], 0
        for paragraph, surface in enumerate(surfaces):
            name, kind = surface if isinstance(surface, tuple) else (surface, Kind.PERSON)
            mentions.append(Mention(at, at + len(name), name, kind, "", paragraph))
            at += len(name) + 10
        made.append(Page(number, tuple(mentions)))
    linking = Heeding(link(lambda: made), watched)
    links = [[(linking.entities[one.entity].name, one) for one in links] for _, links in linking.links()]
    assert all(key in linking.entities for key in linking.watched)
    return links


def test_all_variants_are_one_with_the_variant_as_evidence() -> None:
    (first, second) = heeded([["Omar Karim", "Karim"], ["Abu Layla", "ÖMER KERIM", "Layla Haddad"]], KARIM)
    assert [name for name, _ in first] == ["Omar Karim", "Omar Karim"]
    assert [name for name, _ in second] == ["Omar Karim", "Omar Karim", "Layla Haddad"]
    assert first[0][1].rule is Rule.WATCHED
    assert second[1][1].evidence == "on the watch-list, as 'Ömer Kerim'"
    assert first[1][1].rule is Rule.FAMILY_NAME, "what the rules link to the name goes with it"
    assert len({one.entity for _, one in [*first, *second[:2]]}) == 1


def test_it_keeps_the_key_that_the_rules_gave() -> None:
    ((name, one),) = heeded([["Omar Karim"]], KARIM)[0]
    assert (name, one.entity) == ("Omar Karim", "person:omar-karim")


def test_a_bare_variant_means_another_where_the_document_names_them_in_full() -> None:
    (page,) = heeded([["Yusuf Kerim", "Kerim"]], KARIM)
    assert [name for name, _ in page] == ["Yusuf Kerim", "Yusuf Kerim"]


def test_two_of_the_list_that_the_rules_hold_for_one_stay_two() -> None:
    one = Watched("1", Kind.PERSON, "Hassan al-Maliki", ("Hassan al-Maliki",))
    other = Watched("2", Kind.PERSON, "Hasan al-Maliki", ("Hasan al-Maliki",))
    links = heeded([["Hassan al-Maliki"], ["Hasan al-Maliki"]], one, other)
    assert len({page[0][1].entity for page in links}) == 2


def test_who_is_of_another_kind_is_another() -> None:
    (page,) = heeded([[("Iraq", Kind.ORG), ("Iraq", Kind.PLACE)]], IRAQ)
    assert [one.rule is Rule.WATCHED for _, one in page] == [False, True]
