"""The full names that one document has named so far, and which of them a bare name means.

Titles, the order, the paragraph and how often each is named in the document and the dossier decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import NamedTuple

from tui.model import Mention

from .forms import Form
from .held import held_once, holds, of_generation, office
from .names import PersonName, spelled_alike


class Completion(IntEnum):
    """Which part of a full name a bare name is."""

    FAMILY = 0
    MIDDLE = 1
    GIVEN = 2
    EASTERN = 3
    SPELLING = 4
    BLEND = 5


class Place(NamedTuple):
    """The full name that completes a bare one.

    Attributes:
        form: The full name.
        completion: Which part of it the bare name is.
        paragraph: Where it stands.
        rivals: Others whom the document names in full beside it, if nothing but the order speaks for it.
        undecided: Whether not even the order does: they are named side by side, or a generation is asked for.
    """

    form: Form
    completion: Completion
    paragraph: int
    rivals: tuple[Form, ...] = ()
    undecided: bool = False


GIVEN = int(Completion.GIVEN)
"""The level of the endings that are given names."""

_SHORTEST = 5
"""How long a name must be to be taken for a misspelled one."""
_REPEATED = 2
"""How often a name must be repeated in full to be told apart from the bare one."""
_FAR_MORE = 3
"""How many times as often one bearer must be named in full to keep a family name that another one has too."""
_BLEND = re.compile(r"([A-Z][a-z]{0,3})([A-Z][a-z]{1,4})")
"""The beginnings of a given and of a family name in one word."""
_INITIALS = re.compile(r"[A-Z][A-Zb][A-Z]{1,2}")
_PART = re.compile(r"[^\W\d_]+")
_BESIDE = 12
"""How many characters part two names that stand side by side, as "and" does."""
_NEXT = 5
"""How many characters part two names that are listed, as " and " does; a relative comes with more words."""
_RELATIVE = 60
"""How many characters at most part someone from a relative who comes in as one."""
_Bearers = dict[str, dict[Form, int]]


# Tuples, because one of each is made for every bare name.
class Bare(NamedTuple):
    """A bare name, what the title before it tells, and whether it is written in capitals."""

    name: str
    gender: str
    office: str
    generation: str
    loud: bool = False
    suffix: str = ""


class Found(NamedTuple):
    """A bearer, the number of the mention that names it, and what speaks against it."""

    form: Form
    at: int
    rivals: tuple[Form, ...] = ()
    undecided: bool = False
    told: bool = False


class Seen:
    """The full names of one document, by the bare names that they complete."""

    def __init__(self, forms: Sequence[Form], mentions: Sequence[Mention]) -> None:
        """Start with none named.

        Args:
            forms: The form of each mention of a person, in order.
            mentions: The mentions.
        """
        self._forms = forms
        self._mentions = mentions
        self._apart = _told_apart(forms)
        self._last: tuple[_Bearers, ...] = ({}, {}, {})
        self._first: tuple[_Bearers, ...] = ({}, {}, {})
        self._usual: tuple[dict[str, Form], ...] = ({}, {}, {})
        self._near: dict[str, Found | None] = {}
        self._meant: dict[str, Form] = {}
        self._titled: dict[str, Form] = {}
        self._roles: dict[Form, set[str]] | None = None
        self._loud: set[Form] = set()
        self._heads = _heads(forms, mentions)

    def add(self, form: Form, at: int) -> None:
        """Note a full name at the *at*-th mention."""
        if self._mentions[at].surface.isupper():
            self._loud.add(form)
        for part, level in form.endings:
            last = self._last[level].setdefault(part, {})
            last.pop(form, None)
            last[form] = at
            self._first[level].setdefault(part, {}).setdefault(form, at)
            if form.weight > self._usual[level].setdefault(part, form).weight:
                self._usual[level][part] = form

    def mean(self, bare: Bare, found: Found, at: int) -> None:
        """Note that a bare name, the *at*-th mention, means a bearer; one told apart is the last named."""
        if found.undecided:
            return
        if bare.office:
            self._titled[bare.name] = found.form
        else:
            self._meant.setdefault(bare.name, found.form)
        if found.told:
            for part, level in found.form.endings:
                last = self._last[level][part]
                last.pop(found.form)
                last[found.form] = at

    def last(self, level: int, bare: Bare) -> Found | None:
        """Return the last bearer so far whom a title fits, or one whom the dossier names far more often."""
        bearers = self._last[level].get(bare.name)
        if not bearers:
            return None
        if len(bearers) == 1:
            return self._only(bearers, level, bare)
        return self._pick(bearers, [*reversed(bearers)], level, bare)

    def first(self, level: int, bare: Bare) -> Found | None:
        """Return the first bearer in the document, or one whom the dossier names far more often."""
        bearers = self._first[level].get(bare.name)
        if not bearers:
            return None
        if len(bearers) == 1:
            return self._only(bearers, level, bare)
        return self._pick(bearers, [*bearers], level, bare)

    def _only(self, bearers: dict[Form, int], level: int, bare: Bare) -> Found | None:
        ((form, at),) = bearers.items()
        if bare.gender and form.gender not in ("", bare.gender):
            return None
        if bare.suffix and form.name.suffix not in ("", bare.suffix):
            return None
        return Found(form, at, (), False, level == GIVEN)

    def near(self, name: str) -> Found | None:
        """Return who bears the only family name in the document that *name* may misspell."""
        if name not in self._near:
            families = self._last[0] if len(name) >= _SHORTEST else ()
            alike = [family for family in families if spelled_alike(name, family)]
            self._near[name] = self._misspelled(alike[0]) if len(alike) == 1 else None
        return self._near[name]

    def blended(self, surface: str) -> Found | None:
        """Return the only one whose given and family names begin as the two halves of "TaRei" do.

        Or whose names have these initials, particles and all: "MBS" is Mohammed bin Salman.
        """
        if _INITIALS.fullmatch(surface):
            letters = surface.upper()
            bearers = {form: at for part in self._last[0].values() for form, at in part.items()}
            fitting = [item for item in bearers.items() if _initials(item[0].display) == letters]
            return Found(*fitting[0]) if len(fitting) == 1 else None
        halves = _BLEND.fullmatch(surface)
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
        return Found(*found[0]) if len(found) == 1 else None

    def _misspelled(self, family: str) -> Found:
        """Return the last bearer of a family name, or the one whom the dossier names far more often."""
        bearers = self._last[0][family]
        *others, best = sorted(bearers, key=lambda form: (form.weight, bearers[form]))
        clear = all(best.weight >= _FAR_MORE * max(other.weight, 1) for other in others)
        return Found(best, bearers[best], tuple(reversed(others)), undecided=bool(others) and not clear)

    def _pick(self, bearers: dict[Form, int], order: list[Form], level: int, bare: Bare) -> Found | None:
        fitting = [form for form in order if not bare.gender or form.gender in ("", bare.gender)]
        if bare.suffix:
            same = [form for form in fitting if form.name.suffix == bare.suffix]
            fitting = same or [form for form in fitting if not form.name.suffix]
        if not fitting:
            return None
        if bare.generation and len(fitting) > 1:
            return self._of_generation(bearers, fitting, bare.generation)
        if bare.office and len(fitting) > 1:
            fitting = self._holding(fitting, bare.office)
        if bare.loud and not self._loud.isdisjoint(fitting):
            # Transcripts write who speaks in capitals, and nobody else.
            fitting = [form for form in fitting if form in self._loud]
        told = len(fitting) < len(order)
        best = fitting[0]
        if best in self._apart:
            best = next((form for form in fitting if form not in self._apart), best)
            return Found(best, bearers[best], told=told)
        usual = self._usual[level][bare.name]
        if usual.weight >= _FAR_MORE * max(best.weight, 1) and usual in fitting:
            return Found(usual, bearers[usual], told=told)
        head = self._head(best, bearers[best])
        if head is not None and head in fitting and not (bare.gender == best.gender != head.gender):
            return Found(head, bearers[head], tuple(form for form in fitting if form is not head), told=True)
        if len(fitting) > 1:
            return self._of_several(bearers, fitting, bare.name)
        return Found(best, bearers[best], told=told)

    def _head(self, form: Form, at: int) -> Form | None:
        """Return beside whom someone came in, as long as the paragraph goes on that says so."""
        head, introduced = self._heads.get(form, (None, at))
        return head if self._is_at(introduced, self._mentions[at].paragraph) else None

    def all_of(self, found: Place, bare: PersonName) -> tuple[Form, ...]:
        """Return all others in the document of the family name that a place leaves open."""
        bearers = [form for form in self._last[0].get(bare.tokens[0], ()) if form is not found.form]
        return tuple(
            form
            for form in bearers
            if form in found.rivals or not bare.gender or form.gender in ("", bare.gender)
        )

    def _of_several(self, bearers: dict[Form, int], fitting: list[Form], name: str) -> Found:
        """Return the nearest of several bearers, undecided if another of the same right stands beside it."""
        best, second, *_ = fitting
        meant = self._meant.get(name, best)
        others = tuple(form for form in fitting if form is not meant)
        if self._titled.get(name) is best and meant in fitting and meant is not best:
            # Who goes by the title again and again is not the one of the name alone.
            return Found(meant, bearers[meant], others)
        if not self._side_by_side(bearers[best], bearers[second]):
            if (topic := self._topic(best, fitting, name)) is not None:
                return Found(topic, bearers[topic], tuple(form for form in fitting if form is not topic))
            here = self._mentions[bearers[best]].paragraph
            best = self._in_office(best, [f for f in fitting[1:] if self._is_at(bearers[f], here)])
            fitting = [best, *(form for form in fitting if form is not best)]
            near = tuple(f for f in fitting[1:] if self._is_at(bearers[f], here))
            return Found(best, bearers[best], near)
        if name in self._meant and meant in fitting:
            return Found(meant, bearers[meant], others)
        for one, other in ((best, second), (second, best)):
            if self._forms.count(one) >= _REPEATED * self._forms.count(other):
                return Found(one, bearers[one], (other,))
        return Found(best, bearers[best], tuple(fitting[1:]), undecided=True)

    def _topic(self, best: Form, fitting: list[Form], name: str) -> Form | None:
        """Return who a headline means by a family name if another bearer is only named in passing."""
        first = self._forms[0]
        if first.name.full or first.name.tokens[0] != name or self._forms.count(best) > 1:
            return None
        topic = next((form for form in self._first[0].get(name, ()) if form in fitting), best)
        return None if topic is best else topic

    def _is_at(self, at: int, paragraph: int) -> bool:
        return self._mentions[at].paragraph == paragraph

    def _in_office(self, best: Form, near: list[Form]) -> Form:
        """Return who holds the office that *best*, named in the same paragraph, held once; else *best*."""
        here = self._offices() if near else {}
        past = here.get(best, ())
        return next((form for form in near if any(held_once(past, r) for r in here.get(form, ()))), best)

    def _side_by_side(self, one: int, other: int) -> bool:
        """Say whether the mentions of two numbers are full names with hardly a word between them."""
        one, other = sorted((one, other))
        if other - one > 1 or not (self._forms[one].name.full and self._forms[other].name.full):
            return False
        return self._mentions[other].start - self._mentions[one].end <= _BESIDE

    def _holding(self, fitting: list[Form], asked: str) -> list[Form]:
        """Return those who are known with an office: in the document, or else in the dossier."""
        here = self._offices()
        for known in (lambda form: here.get(form, ()), lambda form: form.roles or ()):
            holding = [form for form in fitting if holds(known(form), asked)]
            if holding:
                return holding
        present = [form for form in fitting if not held_once(here.get(form, ()), asked)]
        return present or fitting

    def _of_generation(self, bearers: dict[Form, int], fitting: list[Form], asked: str) -> Found:
        here = self._offices()
        suffixes = {form: form.name.suffix for form in fitting}
        roles: dict[Form, Iterable[str]] = {form: here.get(form) or form.roles or () for form in fitting}
        one = of_generation(asked, fitting, suffixes, roles)
        if one is not None:
            return Found(one, bearers[one], told=True)
        return Found(fitting[0], bearers[fitting[0]], tuple(fitting[1:]), undecided=True)

    def _offices(self) -> dict[Form, set[str]]:
        """Return the offices with which the document names each in full."""
        if self._roles is None:
            self._roles = {}
            for form, mention in zip(self._forms, self._mentions, strict=True):
                if form.name.full and (held := office(mention.role)):
                    self._roles.setdefault(form, set()).add(held)
        return self._roles


def _heads(forms: Sequence[Form], mentions: Sequence[Mention]) -> dict[Form, tuple[Form, int]]:
    """Return who comes in right behind another of the family, beside whom and by which mention.

    "Jens Dahl and his wife, Anna Dahl": the next "Dahl" is he. Who has a title comes in by right of it.
    """
    heads: dict[Form, tuple[Form, int]] = {}
    known: set[Form] = set()
    for i, form in enumerate(forms):
        if not form.name.full or form in known:
            continue
        known.add(form)
        before, mention = forms[i - 1], mentions[i]
        if not i or not before.name.full or mention.role or mentions[i - 1].paragraph != mention.paragraph:
            continue
        gap = mention.start - mentions[i - 1].end
        if gap > _RELATIVE or not _is_one_family(before, form):
            continue
        if before in heads:
            heads[form] = heads[before][0], i
        elif gap > _NEXT:
            heads[form] = before, i
    return heads


def _is_one_family(one: Form, other: Form) -> bool:
    mine = {part for part, level in one.endings if level < GIVEN}
    return any(part in mine for part, level in other.endings if level < GIVEN)


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


def is_blend(surface: str) -> bool:
    """Say whether a bare name may be made of the beginnings of somebody's names: "TaRei", "JFK"."""
    return bool(_BLEND.fullmatch(surface) or _INITIALS.fullmatch(surface))


def _initials(display: str) -> str:
    return "".join(part[0] for part in _PART.findall(display)).upper()
