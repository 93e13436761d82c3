"""Clubs in reports of matches: if one side of a score is one, so is the other, and "United" is short for it.

What a match's line says holds without more words of sports around it: "Tarnath beat Brightwell 3-0".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from tui.extraction.gazetteer import Gazetteer
from tui.extraction.lexicon import name_key
from tui.extraction.sentences import paragraph_of, paragraph_starts
from tui.model import Kind, Mention

_MATCH = re.compile(
    r"\s+(?:(?:beat|beats|defeated|thrashed|edged|crushed|routed|trounced|lost (?:\d+-\d+ )?to|"
    r"(?:drew|draw)(?: \d+-\d+)? (?:with|against|at)|v|vs\.?)\s+(?:the\s+)?|\d{1,3}[-–]\d{1,3}\s+)"
)
_SCORE = re.compile(r"\s+\(?\d{1,3}[-–]\d{1,3}\b")
_SCORED = re.compile(r"\d[-–]\d")
_TAILS = r"United|City|Rovers|Wanderers|Athletic|Albion|Rangers|Wednesday|Town|County|Villa|Forest|Hotspur|FC"
_CLUB_TAIL = re.compile(rf" (?:{_TAILS})\b(?! [A-Z])")
_SHORT = re.compile(
    rf"(?<![\w-])(?:{_TAILS}|Real|Inter|Atletico|Borussia|Bayern|Sporting)"
    r"(?=['’]s? [a-z]| (?:are|were|have|had|won|lost|beat|drew|led|hit|went|came|took|are|[a-z]+ed)\b)"
)
_NO_SIDE = re.compile(
    r"\s+(?:is|was) (?:a|the) (?:\w+ )?(?:city|town|port)\b|['’]s? (?:mayor|streets?|docks?|port|airport|"
    r"residents|police)\b|,? [A-Z\d(]",
)
_WHERE = re.compile(r"(?:\b(?:in|near|from|to|into|outside|around|of|at)\s+)$", re.IGNORECASE)
_WINNER = re.compile(
    r"(?:^|[.!?\n][\"”]? ?)([A-Z][\w-]{3,})(?= (?:beat|beats|thrashed|defeated|lost to) (?:the )?$)"
)
_BOUND = re.compile(r"(?:\b[Tt]he|\ba|(?<!\w)[A-Z]\w*) $")
_REACH = 40
_COMMON = 3


def clubs(text: str, mentions: tuple[Mention, ...], gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Return *mentions* of *text* with both sides of each match as bodies, and their short forms found.

    Args:
        text: The document's text.
        mentions: In order, never overlapping.
        gazetteer: Knows the towns.
    """
    if _SCORED.search(text) is None:
        return mentions
    found = _grown(text, mentions, gazetteer)
    playing = {
        at
        for at, (one, other) in enumerate(pairwise(found))
        if _meet(text, one, other) and _may_play(one, other, gazetteer)
    }
    if not playing:
        return mentions
    playing |= {at + 1 for at in playing}
    sides = {name_key(found[at].surface) for at in playing}
    result = [
        replace(mention, kind=Kind.ORG, role="")
        if at in playing or (name_key(mention.surface) in sides and _goes_on(text, mention, gazetteer))
        else mention
        for at, mention in enumerate(found)
    ]
    return tuple(sorted([*result, *_short_forms(text, result, sides)], key=lambda mention: mention.start))


def _grown(text: str, mentions: tuple[Mention, ...], gazetteer: Gazetteer) -> list[Mention]:
    """Take "City" into "York" of "York City", and find who beat a side if nothing was found there."""
    starts = paragraph_starts(text)
    result: list[Mention] = []
    for number, mention in enumerate(mentions):
        limit = mentions[number + 1].start if number + 1 < len(mentions) else len(text)
        floor = max(result[-1].end if result else 0, mention.start - _REACH)
        winner = _WINNER.search(text, floor, mention.start) if mention.kind is not Kind.PERSON else None
        if winner is not None and _SCORE.match(text, mention.end) and _is_unknown(winner[1], gazetteer):
            start, end = winner.span(1)
            result.append(Mention(start, end, winner[1], Kind.ORG, "", paragraph_of(starts, start)))
        tail = _CLUB_TAIL.match(text, mention.end) if mention.kind is Kind.PLACE else None
        if tail is not None and tail.end() <= limit and _SCORE.match(text, tail.end()):
            surface = text[mention.start : tail.end()]
            mention = replace(mention, end=tail.end(), surface=surface, kind=Kind.ORG)
        result.append(mention)
    return result


def _is_unknown(word: str, gazetteer: Gazetteer) -> bool:
    """Whether a word that opens a sentence is no common one: "Visitors beat them" names nobody."""
    return word not in gazetteer.demonyms and gazetteer.common.get(word.lower(), 0) < _COMMON


def _meet(text: str, one: Mention, other: Mention) -> bool:
    """Whether a line tells the score of a match between two names."""
    between = _MATCH.fullmatch(text, one.end, other.start)
    if between is None:
        return False
    if one.kind is other.kind is Kind.ORG:
        return True
    return _SCORED.search(between.group()) is not None or _SCORE.match(text, other.end) is not None


def _may_play(one: Mention, other: Mention, gazetteer: Gazetteer) -> bool:
    """Whether two names that meet are clubs or towns, and at least one of them is no person."""
    clubs_or_towns = all(mention.kind is Kind.ORG or _is_town(mention, gazetteer) for mention in (one, other))
    return clubs_or_towns and not (one.kind is other.kind is Kind.PERSON)


def _is_town(mention: Mention, gazetteer: Gazetteer) -> bool:
    key = name_key(mention.surface).lower().replace(".", "")
    return key not in gazetteer.nations and (key in gazetteer.places or key in gazetteer.countries)


def _goes_on(text: str, mention: Mention, gazetteer: Gazetteer) -> bool:
    """Whether the town of a side means the side elsewhere, too: no capital does, nor where something is."""
    if mention.kind is not Kind.PLACE or name_key(mention.surface).lower() in gazetteer.countries:
        return False
    if _SCORE.match(text, mention.end):
        return True
    before = text[max(0, mention.start - _REACH) : mention.start]
    return not (_WHERE.search(before) or _NO_SIDE.match(text, mention.end))


def _short_forms(text: str, mentions: list[Mention], sides: set[str]) -> Iterator[Mention]:
    """Go through "United" and "Real" alone, where one side of the article is called so in full."""
    full: dict[str, set[str]] = {}
    for mention in mentions:
        words = mention.surface.split()
        if mention.kind is Kind.ORG and len(words) > 1 and name_key(mention.surface) in sides:
            full.setdefault(words[-1], set()).add(name_key(mention.surface))
            full.setdefault(words[0], set()).add(name_key(mention.surface))
    starts = paragraph_starts(text)
    taken = {at for mention in mentions for at in range(mention.start, mention.end)}
    for match in _SHORT.finditer(text):
        word = match.group()
        alone = _BOUND.search(text, max(0, match.start() - _REACH), match.start()) is None
        if len(full.get(word, ())) == 1 and match.start() not in taken and alone:
            yield Mention(match.start(), match.end(), word, Kind.ORG, "", paragraph_of(starts, match.start()))
