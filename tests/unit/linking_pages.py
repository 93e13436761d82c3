"""Pages for linking tests, written as short texts: "President [Karim Haddad] of {Red Star} in <Oslo>"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.linking import Linking, link
from tui.model import Entity, Kind, Link, Mention, Page

_MARKED = re.compile(r"\[([^\]]+)\]|\{([^}]+)\}|<([^>]+)>")
_ROLE = re.compile(
    r"(?:(?:Prime Minister|President|Mr\.|Mrs\.|Ms\.|General|Former President|Mayor|elder|younger) )+$"
)
_KINDS = (Kind.PERSON, Kind.ORG, Kind.PLACE)


def page(number: int, marked: str) -> Page:
    """Return a page of *marked* text: [person], {organisation}, <place>; an empty line parts paragraphs."""
    mentions: list[Mention] = []
    text = ""
    end = 0
    for match in _MARKED.finditer(marked):
        text += marked[end : match.start()]
        end = match.end()
        surface = next(group for group in match.groups() if group)
        kind = _KINDS[next(i for i, group in enumerate(match.groups()) if group)]
        role = _ROLE.search(text)
        start = len(text)
        text += surface
        mentions.append(
            Mention(
                start,
                len(text),
                surface,
                kind,
                role.group().strip() if role else "",
                text.count("\n\n", 0, start),
            )
        )
    return Page(number, tuple(mentions))


def dossier(*texts: str) -> list[Page]:
    """Return a page for each text."""
    return [page(number, text) for number, text in enumerate(texts)]


class Linked:
    """The links of a dossier, to be asked by surface."""

    def __init__(self, *texts: str) -> None:
        pages = dossier(*texts)
        self.linking: Linking = link(lambda: iter(pages))
        self.rows: list[tuple[int, Mention, Link]] = [
            (page.document, mention, link_)
            for page, links in self.linking.links()
            for mention, link_ in zip(page.mentions, links, strict=True)
        ]

    def link(self, document: int, surface: str, nth: int = 0) -> Link:
        """Return the link of the nth mention of *surface* in a document."""
        found = [
            link_ for number, mention, link_ in self.rows if number == document and mention.surface == surface
        ]
        return found[nth]

    def entity(self, document: int, surface: str, nth: int = 0) -> Entity:
        """Return the entity of the nth mention of *surface* in a document."""
        return self.linking.entities[self.link(document, surface, nth).entity]

    def names(self, surfaces: Sequence[str] | None = None) -> set[str]:
        """Return the names of the entities of all mentions, or of those of *surfaces*."""
        return {
            self.linking.entities[link_.entity].name
            for _, mention, link_ in self.rows
            if surfaces is None or mention.surface in surfaces
        }
