"""Firms that are called like people: "Ford" of "Ford shares fell", though a Bill Ford is named beside it.

A firm that the lists know keeps its name where the words around it, or its name in full, say so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tui.extraction.gazetteer import Gazetteer
from tui.extraction.lexicon import family_name
from tui.model import Kind, Mention
from tui.text import fold

_HAS = (
    r"(?:['’]s? )?(?:(?:first|second|third|fourth|quarterly|annual|net|global|new|former) ){0,2}"
    r"(?:shares?|stock|shareholders|profits?|revenues?|earnings|sales|share price|chief executive|chairman|"
    r"chairwoman|CEO|CFO|dealers|dealerships|plants?|factory|factories|headquarters|executives?|spokesman|"
    r"spokeswoman|investors|workers|cars|trucks|pickups?|engines)\b"
)
_DOES = (
    r"(?: and [A-Z]\w+)? (?:gained|hired|acquired|makes|recalled|is recalling|reported an?|posted an?|"
    r"employs|builds|sold [A-Z\d]\S*|lost money|plans to (?:build|sell|buy|hire)|shipped|"
    r"is led by|was founded|Motor|said (?:\w+ ){0,4}it (?:would|will|had|has|was|is|plans|expects))\b"
)
_IS = r", (?:which|based in|the (?:\w+[ -]){0,3}(?:carmaker|automaker|company|maker|group|giant|firm))\b"
_AFTER = re.compile(rf" ?{_HAS}|{_DOES}|{_IS}")
_BEFORE = re.compile(
    r"\b(?:[Cc]armaker|[Aa]utomaker|[Cc]ompany|[Mm]aker|[Gg]iant|[Gg]roup|[Ff]irm|shares (?:in|of)|stake in|"
    r"chairman of|chief executive of|CEO of|head of|works (?:for|at)|employed by|parts of) $"
)
_REACH = 40


def firms(text: str, mentions: tuple[Mention, ...], gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Return *mentions* of *text* with well-known firms as what they are.

    A firm is told by what it does or has right there. Where an article tells one of a name, or names it in
    full, the name alone is the firm's until a person of that family name is named in full.

    Args:
        text: The document's text.
        mentions: In order.
        gazetteer: Knows the firms by name.
    """
    bare = [i for i, mention in enumerate(mentions) if _may_be_firm(mention, gazetteer)]
    if not bare:
        return mentions
    borne = _borne(mentions)
    told = {mentions[i].surface for i in bare if _acts(text, mentions[i])} | _in_full(mentions)
    found = list(mentions)
    for i in bare:
        mention = mentions[i]
        name = mention.surface
        free = mention.start < borne.get(name, len(text))
        if (free and name in told) or _acts(text, mention):
            found[i] = replace(mention, kind=Kind.ORG, role="")
    return tuple(found)


def _may_be_firm(mention: Mention, gazetteer: Gazetteer) -> bool:
    """Whether a listed name alone was taken for a person, or for a place that no list has."""
    name = mention.surface
    if mention.role or name not in gazetteer.orgs or not name.istitle():
        return False
    key = fold(name)
    listed = key in gazetteer.places or key in gazetteer.countries
    return mention.kind is Kind.PERSON or (mention.kind is Kind.PLACE and not listed)


def _acts(text: str, mention: Mention) -> bool:
    """Whether the words around a name tell a firm."""
    if _AFTER.match(text, mention.end):
        return True
    return _BEFORE.search(text, max(0, mention.start - _REACH), mention.start) is not None


def _borne(mentions: Sequence[Mention]) -> dict[str, int]:
    """Return where each family name is first borne: by a person in full, or with a title."""
    borne: dict[str, int] = {}
    for mention in mentions:
        if mention.kind is Kind.PERSON:
            name = mention.surface if mention.role else family_name(mention.surface)
            if name is not None:
                borne.setdefault(name, mention.start)
    return borne


def _in_full(mentions: Sequence[Mention]) -> set[str]:
    """Return the first and the last words of the bodies that are named by several."""
    parts = [mention.surface.split() for mention in mentions if mention.kind is Kind.ORG]
    return {word for words in parts if len(words) > 1 for word in (words[0], *words[-2:])}
