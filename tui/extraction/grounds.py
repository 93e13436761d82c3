"""What shows that a name means a place where it stands, whoever else is called so.

Of names that both a place and a person of the article bear: in "Jordan's king" and in "Amman, Jordan".
"""

from __future__ import annotations

import re

from tui.extraction.gazetteer import Gazetteer
from tui.extraction.words import word_set
from tui.text import fold, undotted

_REACH = 60
_SETTLEMENTS = word_set(
    "city town village port state province county district capital kingdom republic emirate sultanate"
)
_OPENS_REPORT = re.compile(r"(?:,[^.\n–—]{2,40})?(?: ?\([A-Z][\w ]{1,20}\))? ?(?:--|[–—]| - )")
_RULED = re.compile(
    r"['’]s? (?:(?:then|late|new|former|acting|crown|foreign|interior|defen[cs]e|prime) ?-?){0,2}"
    r"(?:king|queen|emir|sultan|prince|president|premier|prime minister|minister|ministry|government|"
    r"parliament|cabinet|border|capital|ambassador|constitution|monarchy)\b",
    re.IGNORECASE,
)
_WENT = re.compile(
    r"\b(?:came|come|comes|coming|went|go|goes|going|gone|flew|fly|flies|flying|flown|returned?|returning|moved?|"
    r"moving|travell?ed|travell?ing|travels?|drove|driven|headed|heading|trip|visit|back|way) to $"
)
_LEFT = re.compile(
    r"\b(?:flew|flown|fly|flies|flying|fled|arrived?|arriving|returned|returning|drove|travell?ed|deported|expelled|"
    r"withdrew|withdrawal|withdrawn|exports?|imports?|imported|refugees) (?:in |home |back )?from $"
)
_INSIDE = re.compile(r"(?:(\w+) |^)(?:in|into|inside|outside|near|across|throughout) $", re.IGNORECASE)
_TRUSTING = word_set(
    "confidence faith trust interest interested belief believe believes believed confided disappointed"
)
_AND_AFTER = re.compile(r" and ((?:[A-Z]\w+ )?[A-Z]\w+)\b(?! [A-Z])")
_AND_BEFORE = re.compile(r"(?:^|[^\w ]|\b[a-z]+) ?((?:[A-Z]\w+ )?[A-Z]\w+) and $")
_TOWN_BEFORE = re.compile(r"\b((?:[A-Z][\w.]+ ){0,2}[A-Z]\w+), ?$")
_CLOSES = re.compile(r" ?(?:[,.;:)–—]|--? |$)")


def is_place_here(text: str, start: int, end: int, gazetteer: Gazetteer) -> bool:
    """Say whether a listed place's name can mean nothing but the place where it stands.

    A report opens with it, a town stands before it and a comma, another country or capital stands beside it,
    it has a king or a government, somebody is in it or goes there, or it is "the state of" that name.

    Args:
        text: The document's text.
        start: Where the name begins.
        end: One past its last code point.
        gazetteer: Knows the places.
    """
    surface = text[start:end]
    if undotted(surface) not in gazetteer.countries:
        return False
    before = text[max(0, start - _REACH) : start]
    if (start == 0 or before.endswith("\n")) and _OPENS_REPORT.match(text, end):
        return True
    words = before.lower().split()
    if len(words) > 1 and words[-1] == "of" and words[-2] in _SETTLEMENTS:
        return True
    if _RULED.match(text, end) or _WENT.search(before) or _LEFT.search(before):
        return True
    inside = _INSIDE.search(before)
    if inside is not None and (inside[1] or "").lower() not in _TRUSTING:
        return True
    town = _TOWN_BEFORE.search(before)
    if town is not None and _CLOSES.match(text, end):
        return _is_listed(town[1], gazetteer.places) or _is_listed(town[1], gazetteer.countries)
    beside = _AND_AFTER.match(text, end) or _AND_BEFORE.search(before)
    return beside is not None and fold(beside[1]) in gazetteer.countries


def _is_listed(name: str, places: frozenset[str]) -> bool:
    """Whether *name*, or what it ends in, is one of *places*: a sentence may open with another word."""
    words = undotted(name).split()
    return any(" ".join(words[at:]) in places for at in range(len(words)))
