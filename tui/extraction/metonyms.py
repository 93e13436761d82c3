"""Capitals that act: in "Washington denied it" a government does, in "rain in Washington" nobody does.

The place stays the place; its mention says with :data:`GOVERNMENT` that the government may be meant.
"""

from __future__ import annotations

import re
from dataclasses import replace

from tui.extraction.words import word_set
from tui.model import GOVERNMENT, Kind, Mention

CAPITALS = word_set(
    "Washington Moscow London Paris Berlin Rome Madrid Beijing Tokyo Delhi Islamabad Kabul Tehran Baghdad "
    "Damascus Ankara Cairo Riyadh Doha Beirut Amman Sanaa Tripoli Tunis Algiers Rabat Khartoum Kyiv Kiev "
    "Minsk Warsaw Prague Budapest Bucharest Sofia Athens Belgrade Zagreb Vienna Stockholm Oslo Helsinki "
    "Copenhagen Brussels Dublin Lisbon Ottawa Canberra Wellington Seoul Pyongyang Taipei Hanoi Bangkok "
    "Jakarta Manila Havana Caracas Bogota Lima Santiago Brasilia Nairobi Pretoria Harare Abuja Tbilisi "
    "Yerevan Baku "
)
"""Names of one word that the news uses for governments."""
_DO = (
    r"(?:said|says?|denie[ds]|deny|warn(?:ed|s)?|wants?|wanted|agree[ds]?|reject(?:ed|s)?|insist(?:ed|s)?|"
    r"accuse[ds]?|urge[ds]?|vow(?:ed|s)?|oppose[ds]?|back(?:ed|s)|support(?:ed|s)|recall(?:ed|s)|expel(?:led|s)|"
    r"fear(?:ed|s)?|hope[ds]?|believe[ds]?|respond(?:ed|s)?|replie[ds]|protest(?:ed|s)?|threaten(?:ed|s)?|"
    r"refuse[ds]?|blame[ds]?|disagree[ds]?|condemn(?:ed|s)|impose[ds]?|demand(?:ed|s)?|criticis?z?e[ds]|"
    r"announce[ds]?|confirm(?:ed|s)?|propose[ds]?|offer(?:ed|s)?|regard(?:ed|s)|considers?|maintain(?:ed|s)?|"
    r"conceded?s?|acknowledge[ds]?|ignore[ds]?|plans?|planned|sent|sees|summon(?:ed|s)|"
    r"(?:is|was|were|are|remain(?:ed|s)?) silent)"
)
_ACTS = re.compile(
    r"(?: and (?P<other>[A-Z]\w+))? (?:(?:has|have|had|also|now|then|still|later|would|will|may|must|should|"
    rf"did|does|do) (?:not )?(?:also )?)?{_DO}\b"
)
_ACTED_ON = re.compile(
    r"\b(?:warned|told|accused|urged|pressed|blamed|criticis?z?ed|condemned|pressured|between|"
    r"(?:[Tt]ies|[Rr]elations|[Tt]alks|deal|row|war|dispute|alliance|[Cc]ontacts) with)"
    r"(?: (?P<other>[A-Z]\w+) and)? $"
)
_REACH = 48


def metonyms(text: str, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return *mentions* of *text* with those of capitals that act as governments marked so.

    Args:
        text: The document's text.
        mentions: In order.
    """
    found: list[Mention] | None = None
    for i, mention in enumerate(mentions):
        if mention.kind is not Kind.PLACE or mention.role or mention.surface not in CAPITALS:
            continue
        if _acts(text, mention):
            found = list(mentions) if found is None else found
            found[i] = replace(mention, role=GOVERNMENT)
    return mentions if found is None else tuple(found)


def _acts(text: str, mention: Mention) -> bool:
    before = text[max(0, mention.start - _REACH) : mention.start]
    beside = before.split()
    if beside and beside[-1] == "and" and len(beside) > 1 and beside[-2] in CAPITALS:
        return _ACTS.match(text, mention.end) is not None or _ACTED_ON.search(before) is not None
    if _ACTED_ON.search(before):
        return True
    acts = _ACTS.match(text, mention.end)
    if acts is None or (acts["other"] and acts["other"] not in CAPITALS):
        return False
    # "The mayor of Paris said" is about the mayor; "said" of a sentence's first word is about Paris.
    return not beside or not _governs(beside[-1])


def _governs(word: str) -> bool:
    """Whether the name behind *word* says where or whose, and does nothing itself."""
    if word in _OPENING:
        return False
    return word in _GOVERNING or word[-1] == "," or (word[0].isupper() and word[-1].isalnum())


_OPENING = word_set(
    "But And Yet So While Meanwhile However If When Although Though Because Now Then Only Even"
)
_GOVERNING = word_set(
    "in at near from to into outside inside around of for by on with the a an through via across across over"
)
