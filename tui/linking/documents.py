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


_Seen = dict[str, list[tuple[Form, int]]]


def complete(forms: Sequence[Form], mentions: Sequence[Mention]) -> list[Place | None]:
    """Complete the bare names of one document.

    A family name means the last bearer named in full before it, or else the first one after (a headline
    comes before its story); only where there is none may it be another part of a name.

    Args:
        forms: The form of each mention of a person, in order.
        mentions: The mentions.

    Returns:
        For each mention the full name that completes it; None for full names and what nothing completes.
    """
    places: list[Place | None] = [None] * len(forms)
    before: tuple[_Seen, _Seen, _Seen] = ({}, {}, {})
    waiting: list[int] = []
    for i, form in enumerate(forms):
        if form.name.full:
            for part, level in form.endings:
                seen = before[level].setdefault(part, [])
                if not seen or seen[-1][0] is not form:
                    seen.append((form, i))
                else:
                    seen[-1] = (form, i)
            continue
        name = form.name.tokens[0]
        gender = role_gender(mentions[i].role) or form.name.gender
        bearers = before[0].get(name)
        if bearers:
            places[i] = _place(_last(bearers, gender), 0, mentions)
        else:
            waiting.append(i)
    for i in waiting:
        places[i] = _later(forms[i], i, before, mentions)
    return places


def _later(
    form: Form, i: int, before: tuple[_Seen, _Seen, _Seen], mentions: Sequence[Mention]
) -> Place | None:
    """Complete a bare name that no family name above it completes, once the whole document is known."""
    name = form.name.tokens[0]
    role = mentions[i].role or form.name.titled
    gender = role_gender(mentions[i].role) or form.name.gender
    for level in (0, 1) if role else (0, 1, 2):
        seen = before[level].get(name)
        if seen:
            earlier = [item for item in seen if item[1] < i]
            return _place(_last(earlier, gender) if earlier else _last(seen[::-1], gender), level, mentions)
    if len(name) < 5:
        return None
    near = [family for family in before[0] if spelled_alike(name, family)]
    if len(near) != 1:
        return None
    form_, at = before[0][near[0]][-1]
    return Place(form_, Completion.SPELLING, mentions[at].paragraph)


def _last(seen: list[tuple[Form, int]], gender: str) -> tuple[Form, int]:
    """Return the last one seen whose titles do not contradict *gender*."""
    if gender and len(seen) > 1:
        for item in reversed(seen):
            if item[0].gender in ("", gender):
                return item
    return seen[-1]


def _place(found: tuple[Form, int], level: int, mentions: Sequence[Mention]) -> Place:
    form, at = found
    completion = Completion(level)
    if level == 0 and form.name.family == 0:
        completion = Completion.EASTERN
    return Place(form, completion, mentions[at].paragraph)
