"""Who held a role on a day: a bare "the prime minister" suggested where one bearer is clear."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tui.text import fold

from .offices import ADJECTIVES, country_of
from .titles import GENDERS, NATIONALITIES
from .wordlists import words

_NEAR = timedelta(days=60)
"""How long before the first and after the last time it was seen a role may have been held."""
_CLEAR = 4
"""How many times as often as all others together the one bearer must be named with the role."""
_LEAST = 2
"""How often the role must have been seen with a name."""
_OTHER = words("former ex then late acting deputy vice interim designate elect")
"""Words that make another office of one."""
_PAST = words("former ex late then onetime")
_ARTICLES = words("the a an our his her their its")
_CROWNS = words("king queen prince princess sultan emir emperor pope")
"""Titles that are offices, too."""
_PREMIER = ("prime", "minister")


@dataclass(frozen=True, slots=True)
class Held:
    """One role of one person, as a dossier has seen it.

    Attributes:
        entity: The person's key.
        role: The role as written before the name, "Prime Minister".
        first: The first dated mention with the role, if any is dated.
        last: The last one.
        mentions: How often the name stands with the role.
        name: The person's best name, for the evidence.
    """

    entity: str
    role: str
    first: date | None
    last: date | None
    mentions: int
    name: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Whom a bare role means, most likely: to be offered, never asserted.

    Attributes:
        entity: The person's key.
        score: Confidence from 0 to 1.
        evidence: One line, as "Nouri al-Maliki was named Prime Minister 12 times between … and …".
    """

    entity: str
    score: float
    evidence: str


def bearer_of(role: str, day: date | None, held: Sequence[Held]) -> Suggestion | None:
    """Return the one clear bearer of a role on a day.

    Roles agree when their words do, articles aside, "premier" meaning "prime minister" and "of Iraq"
    "Iraqi"; "Iraqi Prime Minister" holds "Prime Minister" but not "Deputy Prime Minister", and a role with
    another country's adjective never agrees. Once is enough where it was near that day and no other bore it.

    Args:
        role: The bare role as read, "the prime minister" or "the Iraqi prime minister".
        day: The document's date; None asks for a bearer who is clear at any time.
        held: What the dossier knows of roles.

    Returns:
        The bearer with the evidence, or None if there is none or more than one.
    """
    asked = _role(role)
    if asked is None:
        return None
    times: dict[str, int] = {}
    spans: dict[str, list[Held]] = {}
    for one in held:
        theirs = _role(one.role)
        if theirs is None or not _agree(asked, theirs) or not _in_time(one, day):
            continue
        times[one.entity] = times.get(one.entity, 0) + one.mentions
        spans.setdefault(one.entity, []).append(one)
    if not times:
        return None
    best = min(times, key=lambda entity: (-times[entity], entity))
    others = sum(times.values()) - times[best]
    least = _LEAST if others or not any(_is_near(one, day) for one in spans[best]) else 1
    if times[best] < least or times[best] < _CLEAR * others:
        return None
    support = times[best] / (times[best] + 1 + _CLEAR * others)
    dated = day is not None and any(_covers(one, day) for one in spans[best])
    score = round((0.8 if dated else 0.6) * support, 2)
    return Suggestion(best, score, _evidence(spans[best], times[best]))


def bears(role: str, asked: str) -> bool:
    """Say whether who is named with *role* is the one whom the bare role *asked* means.

    Args:
        role: A role as written before a name, "Prime Minister".
        asked: The bare role as read, "the prime minister".
    """
    mine, theirs = _role(asked), _role(role)
    return mine is not None and theirs is not None and _agree(mine, theirs)


def _role(role: str) -> tuple[frozenset[str], frozenset[str]] | None:
    """Return the words of a role and the nationalities in it; None if it names no office that is held."""
    parts = [word.strip(".,'\"") for word in fold(role).replace("-", " ").split()]
    head, of, body = " ".join(parts).rpartition(" of ")
    country = country_of("".join(word for word in body.split() if word not in _ARTICLES))
    if of and country:
        parts = head.split()
    plain = [word for word in parts if word and word not in _ARTICLES and word not in NATIONALITIES]
    nations = {ADJECTIVES.get(word, word) for word in parts if word in NATIONALITIES}
    office = frozenset(part for word in plain for part in (_PREMIER if word == "premier" else (word,)))
    if not office or office <= GENDERS.keys() - _CROWNS or office & _PAST:
        return None
    return office, frozenset(nations | ({country} if country else set()))


def _agree(
    asked: tuple[frozenset[str], frozenset[str]], known: tuple[frozenset[str], frozenset[str]]
) -> bool:
    if asked[0] != known[0]:
        # "prime minister" is held by "caretaker prime minister", not by a deputy.
        more = known[0] - asked[0]
        if not asked[0] < known[0] or more & _OTHER or len(more - {"of"}) > 1:
            return False
    return not (asked[1] and known[1]) or bool(asked[1] & known[1])


def _in_time(one: Held, day: date | None) -> bool:
    if day is None or one.first is None or one.last is None:
        return True
    return one.first - day <= _NEAR and day - one.last <= _NEAR


def _is_near(one: Held, day: date | None) -> bool:
    return day is not None and one.first is not None and _in_time(one, day)


def _covers(one: Held, day: date) -> bool:
    return one.first is not None and one.last is not None and one.first <= day <= one.last


def _evidence(spans: list[Held], times: int) -> str:
    main = min(spans, key=lambda one: (-one.mentions, one.role))
    told = f"{main.name} was named {main.role} {times} time{'s' if times > 1 else ''}"
    first = min((one.first for one in spans if one.first), default=None)
    last = max((one.last for one in spans if one.last), default=None)
    if first is None or last is None:
        return told
    if first == last:
        return f"{told} on {first.isoformat()}"
    return f"{told} between {first.isoformat()} and {last.isoformat()}"
