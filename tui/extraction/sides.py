"""Countries and towns that play: in "England beat Pakistan" two sides meet, in "rain in England" nobody does.

A country's side is another one than the country: who follows the country has no use for its scores, nor the
other way round. A mention that means the side has :data:`TEAM` as its role; a town's side is an organisation.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from tui.extraction.gazetteer import Gazetteer
from tui.extraction.lexicon import name_key
from tui.extraction.teams import LEAST_WORDS, is_sports
from tui.model import TEAM, Kind, Mention

_DOES = (
    r"\s+(?:(?:has|have|had)\s+)?(?:beat|beats|defeated?|defeats|thrashed|won|wins?|lost|loses|drew|draw|edged|"
    r"crushed|routed|trounced|tied|snapped|rallied|swept|trailed|led|scored|dominated?|declared|qualified|played|"
    r"batted|bowled|v|vs\.?|captain|coach|manager|striker|midfielder|defender|goalkeeper|batsman|bowler|skipper|"
    r"squad|players|side|team|xi|innings)\b"
)
_SCORES = r"\s+\d{1,3}\b(?![.,:/]\d)"
_AFTER = re.compile(
    _DOES + rf"|\s*,?{_SCORES}|\s+-\s|:\s"
    r"|\s+(?:faces?|faced|international|hopeful|discard|opener|wicketkeeper|fullback|flanker|number eight|"
    r"fans|supporters)\b"
    r"|\s+and\s+[\w ]{2,25}?\s+(?:drew|draw|meet|met|played?)\b"
    r"|['’]s? (?:new-look |national )?(?:first|second|third|win|defeat|victory|opening|innings|captain|coach|"
    r"players|side|team|squad|defence|midfield|goal|equaliser|winner)\b",
    re.IGNORECASE,
)
_TOWN_AFTER = re.compile(_DOES + r"| \d{1,3}(?![.,:/\d]| *(?:[ap]\.?m\b|years?\b|%))", re.IGNORECASE)
_BEFORE = re.compile(
    r"\b(?:beat|defeated|thrashed|against|v|vs\.?|over|past|edged|crushed|routed|trounced|"
    r"(?:lost|lose|losing) to|plays?|played|faces?|faced|hosts|visiting|(?:drew|draw)[^.]*with)"
    r"\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_WHERE = re.compile(r"(?:\b(?:in|at|near|from|to|into|outside|around|of|across)\s+|[(,]\s*)$", re.IGNORECASE)
_LOST_TO = re.compile(r"\b(?:lost|lose|losing) to\s+$", re.IGNORECASE)
_RESULT = re.compile(_SCORES)
_MEETS = re.compile(
    r"\s+(?:beat|thrashed|defeated|drew(?: [\d-]+)? with|draw(?: [\d-]+)? with|v|vs\.?)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_OPENS = re.compile(r" \d{4}-|\s*[,(]")
_WORD = re.compile(r"[\w-]+")
_REACH = 30
_SHORT = len("U.S.")
_TABLE = 3
"""How many towns with a score behind them make a table of results."""


def sides(text: str, mentions: tuple[Mention, ...], gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Return *mentions* of *text* with those of countries that mean a side marked so, and towns' as bodies.

    Args:
        text: The document's text.
        mentions: In order.
        gazetteer: Knows the countries.
    """
    nations = [
        i
        for i, mention in enumerate(mentions)
        if mention.kind is Kind.PLACE and _plain(mention.surface) in gazetteer.nations
    ]
    playing = {name_key(mentions[i].surface) for i in nations if _plays(text, mentions[i])}
    towns = {
        name_key(mention.surface).lower()
        for mention in mentions
        if mention.kind is not Kind.PERSON
        and text[mention.end : mention.end + 1] == " "
        and _TOWN_AFTER.match(text, mention.end)
        and _is_town(mention, gazetteer)
        and not _is_where(text, mention)
    }
    if not playing and not towns:
        return mentions
    met = any(
        _MEETS.fullmatch(text, mentions[i].end, mentions[i + 1].start) for i in nations if i + 1 in nations
    )
    table = len(towns) >= _TABLE
    if not is_sports(_WORD.findall(text), least=1 if met or table else LEAST_WORDS):
        return mentions
    found = list(mentions)
    for i in nations:
        mention = found[i]
        side = name_key(mention.surface) in playing and not _is_where(text, mention)
        # "U.S." is as much an adjective: what is said of "a U.S. citizen" is said of no side.
        if side and (len(mention.surface) > _SHORT or _plays(text, mention)):
            found[i] = replace(mention, role=TEAM)
    for i, mention in enumerate(found if towns else ()):
        town = mention.kind is Kind.PLACE and name_key(mention.surface).lower() in towns
        if town and not _is_where(text, mention) and not _OPENS.match(text, mention.end):
            found[i] = replace(mention, kind=Kind.ORG)
    return tuple(found)


@lru_cache(maxsize=1 << 14)
def _plain(surface: str) -> str:
    return name_key(surface).lower().replace(".", "")


def _is_town(mention: Mention, gazetteer: Gazetteer) -> bool:
    key = name_key(mention.surface).lower()
    return key in gazetteer.places and key not in gazetteer.nations


def _plays(text: str, mention: Mention) -> bool:
    before = text[max(0, mention.start - _REACH) : mention.start]
    if _BEFORE.search(before):
        return True
    return not _is_where(text, mention) and _AFTER.match(text, mention.end) is not None


def _is_where(text: str, mention: Mention) -> bool:
    """Whether a name says where: "in Leeds", "Leeds, England", "(England)"; of results, a comma parts two."""
    before = text[max(0, mention.start - _REACH) : mention.start]
    where = _WHERE.search(before)
    if where is None or _LOST_TO.search(before):
        return text[mention.end : mention.end + 1] == ")"
    return not (where.group().startswith(",") and _RESULT.match(text, mention.end))
