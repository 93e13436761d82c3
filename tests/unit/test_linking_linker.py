"""What holds for every dossier: each mention has one link, the same each time, whatever the order."""

from __future__ import annotations

import random
from collections import defaultdict

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.linking_pages import dossier
from tui.linking import Linking, link
from tui.model import Kind, Mention, Page

FIRST = ["Karim", "Yusuf", "Leila", "Pedro", "J."]
LAST = ["Haddad", "al-Haddad", "Okonkwo", "Lindqvist", "Lindquist", "Kim"]
SURFACES = st.one_of(
    st.builds(lambda first, last: f"{first} {last}", st.sampled_from(FIRST), st.sampled_from(LAST)),
    st.sampled_from(
        [*LAST, "Leila", "US", "United States", "Salt Board", "SB", "Duluth Salt Board", "Duluth"]
    ),
    st.text(min_size=1, max_size=12),
)
MENTIONS = st.lists(
    st.tuples(SURFACES, st.sampled_from(list(Kind)), st.sampled_from(["", "Mr.", "President"]))
)


def _page(number: int, rows: list[tuple[str, Kind, str]]) -> Page:
    at = 0
    mentions = []
    for i, (surface, kind, role) in enumerate(rows):
        mentions.append(Mention(at, at + len(surface), surface, kind, role, i // 3))
        at += len(surface) + 2
    return Page(number, tuple(mentions))


DOSSIERS = st.lists(MENTIONS, max_size=6).map(lambda rows: [_page(i, row) for i, row in enumerate(rows)])


def _link(pages: list[Page]) -> Linking:
    return link(lambda: iter(pages))


@given(DOSSIERS)
@settings(max_examples=150, deadline=None)
def test_every_mention_has_one_link_to_an_entity_of_its_kind(pages: list[Page]) -> None:
    linking = _link(pages)
    seen = list(linking.links())
    assert [page for page, _ in seen] == pages
    for page, links in seen:
        assert len(links) == len(page.mentions)
        for mention, found in zip(page.mentions, links, strict=True):
            entity = linking.entities[found.entity]
            assert entity.key == found.entity
            assert entity.kind is mention.kind
            assert 0 <= found.score <= 1
            assert found.evidence
            assert "\n" not in found.evidence


@given(DOSSIERS)
@settings(max_examples=60, deadline=None)
def test_the_same_dossier_is_linked_the_same_way(pages: list[Page]) -> None:
    one, other = _link(pages), _link(pages)
    assert one.entities == other.entities
    assert list(one.links()) == list(other.links()) == list(one.links())


@given(DOSSIERS)
@settings(max_examples=100, deadline=None)
def test_candidates_are_entities_of_the_same_kind(pages: list[Page]) -> None:
    entities = _link(pages).entities
    for entity in entities.values():
        assert len(entity.candidates) != 1
        for candidate in entity.candidates:
            assert entities[candidate].kind is entity.kind
            assert not entities[candidate].candidates


@given(DOSSIERS, st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_the_order_of_documents_does_not_change_who_is_merged_by_full_name(
    pages: list[Page], chance: random.Random
) -> None:
    turned = [*pages]
    chance.shuffle(turned)
    assert _full_names(_link(pages)) == _full_names(_link(turned))


def _full_names(linking: Linking) -> set[frozenset[str]]:
    groups: dict[str, set[str]] = defaultdict(set)
    for page, links in linking.links():
        for mention, found in zip(page.mentions, links, strict=True):
            if mention.kind is Kind.PERSON and mention.surface.startswith(
                tuple(f"{first} " for first in FIRST)
            ):
                groups[found.entity].add(mention.surface)
    return {frozenset(group) for group in groups.values()}


def test_keys_are_slugs_and_never_collide() -> None:
    pages = dossier(
        "[Zoë Müller-Łoś] at {Zoe Mueller Los}", "[Cole Barnes Jr.], [Cole Barnes Sr.]", "[?] and [!]"
    )
    keys = list(_link(pages).entities)
    assert "person:zoe-muller-los" in keys
    assert len(set(keys)) == len(keys)
    assert {"person:unnamed", "person:unnamed-2"} <= set(keys)


def test_an_empty_dossier() -> None:
    linking = _link([])
    assert not linking.entities
    assert not list(linking.links())


def test_pages_are_read_anew_each_time() -> None:
    pages = dossier("[Karim Haddad] spoke.", "[Haddad] left.")
    calls: list[int] = []

    def read() -> list[Page]:
        calls.append(len(calls))
        return pages

    linking = link(read)
    assert len(list(linking.links())) == 2
    assert len(list(linking.links())) == 2
    assert len(calls) == 3
