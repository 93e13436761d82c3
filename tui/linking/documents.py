"""Bare names completed inside one document: "Maliki" is the last full name that it ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from tui.model import Mention

from .forms import Form, role_gender
from .names import spelled_alike


class Completion(IntEnum):
    """Which part of a full name a bare name is."""

    FAMILY = 0
    MIDDLE = 1
    GIVEN = 2
    EASTERN = 3
    SPELLING = 4
    BLEND = 5


@dataclass(frozen=True, slots=True)
class Place:
    """The full name that completes a bare one.

    Attributes:
        form: The full name.
        completion: Which part of it the bare name is.
        paragraph: Where it stands.
    """

    form: Form
    completion: Completion
    paragraph: int


_SHORTEST = 5
"""How long a name must be to be taken for a misspelled one."""
_REPEATED = 2
"""How often a name must be repeated in full to be told apart from the bare one."""
_FAR_MORE = 3
"""How many times as often one bearer must be named in full to keep a family name that another one has too."""

BLEND = re.compile(r"([A-Z][a-z]{0,3})([A-Z][a-z]{1,4})")
"""The beginnings of a given and of a family name in one word."""

_Found = tuple[Form, int]
_Bearers = dict[str, dict[Form, int]]


class _Seen:
    """The full names of one document, by the bare names that they complete."""

    def __init__(self, apart: frozenset[Form]) -> None:
        self._apart = apart
        self._last: tuple[_Bearers, ...] = ({}, {}, {})
        self._first: tuple[_Bearers, ...] = ({}, {}, {})
        self._usual: tuple[dict[str, Form], ...] = ({}, {}, {})
        self._near: dict[str, _Found | None] = {}

    def add(self, form: Form, at: int) -> None:
        """Note a full name at the *at*-th mention."""
        for part, level in form.endings:
            last = self._last[level].setdefault(part, {})
            last.pop(form, None)
            last[form] = at
            self._first[level].setdefault(part, {}).setdefault(form, at)
            if form.weight > self._usual[level].setdefault(part, form).weight:
                self._usual[level][part] = form

    def last(self, level: int, name: str, gender: str) -> _Found | None:
        """Return the last bearer so far whom a title fits, or one whom the dossier names far more often."""
        bearers = self._last[level].get(name)
        return self._pick(bearers, reversed(bearers), level, name, gender) if bearers else None

    def first(self, level: int, name: str, gender: str) -> _Found | None:
        """Return the first bearer in the document, or one whom the dossier names far more often."""
        bearers = self._first[level].get(name)
        return self._pick(bearers, iter(bearers), level, name, gender) if bearers else None

    def near(self, name: str) -> _Found | None:
        """Return the last bearer of the only family name in the document that *name* may misspell."""
        if name not in self._near:
            families = self._last[0] if len(name) >= _SHORTEST else ()
            alike = [family for family in families if spelled_alike(name, family)]
            self._near[name] = next(reversed(self._last[0][alike[0]].items())) if len(alike) == 1 else None
        return self._near[name]

    def blended(self, surface: str) -> _Found | None:
        """Return the only one whose given and family names begin as the two halves of "TaRei" do."""
        halves = BLEND.fullmatch(surface)
        if halves is None:
            return None
        given, family = halves.group(1).lower(), halves.group(2).lower()
        found = [
            bearer
            for name, bearers in self._last[0].items()
            if name.startswith(family)
            for bearer in bearers.items()
            if bearer[0].name.given[0].startswith(given)
        ]
        return found[0] if len(found) == 1 else None

    def _pick(
        self, bearers: dict[Form, int], order: Iterator[Form], level: int, name: str, gender: str
    ) -> _Found | None:
        fitting = [form for form in order if not gender or form.gender in ("", gender)]
        if not fitting:
            return None
        best = fitting[0]
        if best in self._apart:
            best = next((form for form in fitting if form not in self._apart), best)
            return best, bearers[best]
        usual = self._usual[level][name]
        if usual.weight >= _FAR_MORE * max(best.weight, 1) and (not gender or usual.gender in ("", gender)):
            best = usual
        return best, bearers[best]


def complete(forms: Sequence[Form], mentions: Sequence[Mention]) -> list[Place | None]:
    """Complete the bare names of one document.

    A family name means the last bearer named in full before it, or else the first one after (a headline
    comes before its story), unless that one is repeated in full and the other is not, or the dossier names
    another bearer in the same document far more often: a story about a president goes on calling him by his
    family name once his wife has been named. Only where nobody bears the family name may it be another part
    of a name.

    Args:
        forms: The form of each mention of a person, in order.
        mentions: The mentions.

    Returns:
        For each mention the full name that completes it; None for full names and what nothing completes.
    """
    places: list[Place | None] = [None] * len(forms)
    seen = _Seen(_told_apart(forms))
    waiting: list[tuple[int, str, list[_Found | None]]] = []
    for i, form in enumerate(forms):
        if form.name.full:
            seen.add(form, i)
            continue
        name = form.name.tokens[0]
        gender = role_gender(mentions[i].role) or form.name.gender
        bearer = seen.last(0, name, gender)
        if bearer:
            places[i] = _place(bearer, 0, mentions)
        else:
            waiting.append((i, gender, [seen.last(level, name, gender) for level in (0, 1, 2)]))
    for i, gender, above in waiting:
        places[i] = _later(forms[i], mentions[i], gender, above, seen, mentions)
    return places


def _told_apart(forms: Sequence[Form]) -> frozenset[Form]:
    """Return the full names that a document repeats after it has begun to use the family name alone.

    If another bearer of that family name hardly is any more, the bare one means the other: a story
    of a president's visit to his wife goes on calling her by her full name.
    """
    again: dict[str, dict[Form, int]] = {}
    used: set[str] = set()
    for form in forms:
        if not form.name.full:
            used.add(form.name.tokens[0])
            continue
        family = form.name.tokens[form.name.family]
        bearers = again.setdefault(family, {})
        bearers[form] = bearers.get(form, 0) + (family in used)
    return frozenset(
        form
        for bearers in again.values()
        if len(bearers) > 1
        for form, times in bearers.items()
        if times >= max(_REPEATED, _FAR_MORE * min(bearers.values()))
    )


def established(forms: Sequence[Form], mentions: Sequence[Mention]) -> set[str]:
    """Return the bare family names that a document uses in two paragraphs before it names any bearer in full.

    A story that goes on about "Trump" from its start means whom everybody knows, whoever else of that name
    it brings in later.
    """
    first: dict[str, int] = {}
    found: set[str] = set()
    named: set[str] = set()
    for form, mention in zip(forms, mentions, strict=True):
        if form.name.full:
            named.add(form.name.tokens[form.name.family])
            continue
        name = form.name.tokens[0]
        if name not in named and first.setdefault(name, mention.paragraph) != mention.paragraph:
            found.add(name)
    return found


def _later(
    form: Form,
    mention: Mention,
    gender: str,
    above: list[_Found | None],
    seen: _Seen,
    mentions: Sequence[Mention],
) -> Place | None:
    """Complete a bare name that no family name above it completes, once the whole document is known."""
    name = form.name.tokens[0]
    for level in (0, 1) if mention.role or form.name.titled else (0, 1, 2):
        bearer = above[level] or seen.first(level, name, gender)
        if bearer:
            return _place(bearer, level, mentions)
    if (blend := seen.blended(mention.surface)) is not None:
        return Place(blend[0], Completion.BLEND, mentions[blend[1]].paragraph)
    near = seen.near(name)
    return None if near is None else Place(near[0], Completion.SPELLING, mentions[near[1]].paragraph)


def _place(found: tuple[Form, int], level: int, mentions: Sequence[Mention]) -> Place:
    form, at = found
    completion = Completion(level)
    if level == 0 and form.name.family == 0:
        completion = Completion.EASTERN
    return Place(form, completion, mentions[at].paragraph)
