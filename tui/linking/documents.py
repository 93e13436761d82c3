"""Bare names completed inside one document: "Maliki" is the last full name that it ends."""

from __future__ import annotations

from collections.abc import Sequence
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


_FAR_MORE = 3
"""How many times as often one bearer must be named in full to keep a family name that another one has too."""

_Seen = dict[str, list[tuple[Form, int]]]


def complete(forms: Sequence[Form], mentions: Sequence[Mention]) -> list[Place | None]:
    """Complete the bare names of one document.

    A family name means the last bearer named in full before it, or else the first one after (a headline
    comes before its story), unless the dossier names another bearer in the same document far more often: a
    story about a president goes on calling him by his family name once his wife has been named. Only where
    nobody bears the family name may it be another part of a name.

    Args:
        forms: The form of each mention of a person, in order.
        mentions: The mentions.

    Returns:
        For each mention the full name that completes it; None for full names and what nothing completes.
    """
    places: list[Place | None] = [None] * len(forms)
    seen: tuple[_Seen, _Seen, _Seen] = ({}, {}, {})
    waiting: list[int] = []
    for i, form in enumerate(forms):
        if form.name.full:
            for part, level in form.endings:
                seen[level].setdefault(part, []).append((form, i))
            continue
        bearers = seen[0].get(form.name.tokens[0])
        bearer = _last(bearers, role_gender(mentions[i].role) or form.name.gender) if bearers else None
        if bearer:
            places[i] = _place(bearer, 0, mentions)
        else:
            waiting.append(i)
    for i in waiting:
        places[i] = _later(forms[i], i, seen, mentions)
    return places


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


def _later(form: Form, i: int, seen: tuple[_Seen, _Seen, _Seen], mentions: Sequence[Mention]) -> Place | None:
    """Complete a bare name that no family name above it completes, once the whole document is known."""
    name = form.name.tokens[0]
    role = mentions[i].role or form.name.titled
    gender = role_gender(mentions[i].role) or form.name.gender
    for level in (0, 1) if role else (0, 1, 2):
        found = seen[level].get(name)
        if found:
            earlier = [item for item in found if item[1] < i]
            bearer = _last(earlier or found[::-1], gender)
            if bearer:
                return _place(bearer, level, mentions)
    if len(name) < 5:
        return None
    near = [family for family in seen[0] if spelled_alike(name, family)]
    if len(near) != 1:
        return None
    full, at = seen[0][near[0]][-1]
    return Place(full, Completion.SPELLING, mentions[at].paragraph)


def _last(seen: list[tuple[Form, int]], gender: str) -> tuple[Form, int] | None:
    """Return the last one seen whom the title fits, or one of these whom the dossier names far more often."""
    fitting = [item for item in seen if item[0].gender in ("", gender)] if gender else seen
    if not fitting:
        return None
    last = fitting[-1]
    if len(fitting) > 1:
        for item in reversed(fitting):
            if item[0].weight >= _FAR_MORE * max(last[0].weight, 1):
                last = item
    return last


def _place(found: tuple[Form, int], level: int, mentions: Sequence[Mention]) -> Place:
    form, at = found
    completion = Completion(level)
    if level == 0 and form.name.family == 0:
        completion = Completion.EASTERN
    return Place(form, completion, mentions[at].paragraph)
