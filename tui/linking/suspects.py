"""What a reader should look at twice: likely misspellings, entities that may be one, names that mean several.

Everything is found through blocks of words, so the time grows about linearly with the names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from tui.model import Kind
from tui.text import one_line

from .names import PersonName, compare_people, parse_person, plausible
from .spelling import Likeness, liken, romanised, skeleton
from .things import words_of
from .wordlists import listed


class Sort(StrEnum):
    """What is doubtful."""

    MISSPELLING = "misspelling"
    SAME = "same"
    OVERLOADED = "overloaded"


@dataclass(frozen=True, slots=True)
class Named:
    """One entity of a dossier, as far as doubts about it need it.

    Attributes:
        key: The entity's key.
        kind: What it is.
        name: Its best name.
        mentions: How often it is mentioned.
        documents: In how many documents.
        surfaces: Every surface with how often it is used.
        candidates: Keys of those it may be, heaviest first, where it is ambiguous.
    """

    key: str
    kind: Kind
    name: str
    mentions: int
    documents: int
    surfaces: tuple[tuple[str, int], ...]
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suspect:
    """One doubt.

    Attributes:
        sort: What is doubtful.
        keys: The entities concerned, the doubtful one first.
        score: How likely there is something to it, from 0 to 1.
        evidence: One line for the reader, as "Nufaifi ×1 looks like Nujaifi ×14".
    """

    sort: Sort
    keys: tuple[str, ...]
    score: float
    evidence: str


def suspects(named: Sequence[Named]) -> list[Suspect]:
    """Return what is doubtful in a dossier, the best evidence first.

    Args:
        named: Every entity of the dossier that has mentions.

    Returns:
        The doubts, by score and then by the alphabet.
    """
    found = [*_misspellings(named), *_same(named), *_overloaded(named)]
    return sorted(found, key=lambda suspect: (-suspect.score, suspect.sort, suspect.evidence, suspect.keys))


_RARE = 2
"""How often a misspelled word occurs at most."""
_FREQUENT = 3
"""How many times as often its right spelling occurs at least."""
_SHORTEST = 5
"""How many letters a word must have for a slip in it to be told from another word."""
_LARGEST_BLOCK = 24
"""How many names of one block are compared with each other; more say that the block means nothing."""
_TOLD = 4
"""How many candidates the evidence names."""


@dataclass(frozen=True, slots=True)
class _Use:
    """One surface of an entity, taken apart."""

    entity: Named
    surface: str
    times: int
    words: tuple[str, ...]


def _uses(named: Sequence[Named]) -> Iterator[_Use]:
    for entity in named:
        if entity.kind is not Kind.EVENT:
            for surface, times in entity.surfaces:
                yield _Use(entity, surface, times, _words(entity.kind, surface))


def _words(kind: Kind, surface: str) -> tuple[str, ...]:
    return parse_person(surface).tokens if kind is Kind.PERSON else words_of(surface)


# -- misspellings


def _misspellings(named: Sequence[Named]) -> Iterator[Suspect]:
    """Go through the rare words of names that are one slip away from a usual one in the same company."""
    counts: dict[tuple[Kind, str], int] = {}
    holders: dict[tuple[Kind, str], dict[str, tuple[int, Named]]] = {}
    rare: dict[tuple[Kind, str], list[_Use]] = {}
    for use in _uses(named):
        for word in dict.fromkeys(use.words):
            if len(word) < _SHORTEST - 1:
                continue
            at = (use.entity.kind, word)
            counts[at] = counts.get(at, 0) + use.times
            times, _ = holders.setdefault(at, {}).get(use.entity.key, (0, use.entity))
            holders[at][use.entity.key] = (times + use.times, use.entity)
            if use.times <= _RARE and len(word) >= _SHORTEST and word.isalpha():
                rare.setdefault(at, []).append(use)
    near: dict[tuple[Kind, str], list[str]] = {}
    for (kind, word), count in counts.items():
        if count >= _FREQUENT and word.isalpha():
            for part in _without_one(word):
                near.setdefault((kind, part), []).append(word)
    for (kind, word), uses in rare.items():
        count = counts[kind, word]
        if count > _RARE:
            continue
        usual = dict.fromkeys(
            other
            for part in _without_one(word)
            for other in near.get((kind, part), ())
            if counts[kind, other] >= _FREQUENT * count and _is_slip(word, other, kind)
        )
        for other in sorted(usual, key=lambda other: (-counts[kind, other], other))[:1]:
            yield from _slips(uses, word, other, counts[kind, other], holders[kind, other])


def _without_one(word: str) -> Iterator[str]:
    """Go through a word and all that is left of it without one letter.

    Two words one edit apart share one of these (the deletion neighbourhood of Bocek, Hunt and Stiller, 2007).
    """
    yield word
    for i in range(len(word)):
        yield word[:i] + word[i + 1 :]


def _is_slip(word: str, usual: str, kind: Kind) -> bool:
    """Say whether a word is a slip for another: one letter, no ending, no romanisation of a person's name."""
    if len(usual) < _SHORTEST - 1 or (word[0] != usual[0] and sorted(word) != sorted(usual)):
        return False
    long, short = sorted((word, usual), key=len, reverse=True)
    if long[:-1] == short:
        return False
    likeness = liken(word, usual)
    return likeness is Likeness.LETTERS or (likeness is Likeness.ROMANISED and kind is not Kind.PERSON)


def _slips(
    uses: list[_Use], word: str, usual: str, count: int, holders: dict[str, tuple[int, Named]]
) -> Iterator[Suspect]:
    bearers = sorted(holders.values(), key=lambda held: (-held[0], held[1].key))
    for use in uses:
        inside = next((held for held in bearers if held[1].key == use.entity.key), None)
        held = inside or next((held for held in bearers if _fits(use, word, usual, held[1])), None)
        if held is None:
            continue
        times, bearer = held
        score = 0.9 if inside else 0.7
        score += min(0.08, times / 500)
        if word in listed("surnames") or word in listed("given") or word in listed("common"):
            score -= 0.4
        keys = (use.entity.key,) if inside else (use.entity.key, bearer.key)
        right = _spelling_of(bearer, usual, len(use.words))
        told = f"{one_line(use.surface)} ×{use.times} looks like {right} ×{times if inside else count}"
        yield Suspect(Sort.MISSPELLING, keys, round(score, 2), told)


def _fits(use: _Use, word: str, usual: str, bearer: Named) -> bool:
    """Say whether a name with its slip mended is the bearer's: a bare word, or the same other words."""
    mended = tuple(usual if part == word else part for part in use.words)
    if bearer.key == use.entity.key:
        return True
    for surface, _ in bearer.surfaces:
        words = _words(bearer.kind, surface)
        if words == mended or (len(mended) == 1 and bearer.kind is Kind.PERSON and words[-1] == usual):
            return True
    return False


def _spelling_of(bearer: Named, usual: str, size: int) -> str:
    """Return how a bearer's name with a usual word is written: in as many words, and most often."""
    held = [(surface, times) for surface, times in bearer.surfaces if usual in _words(bearer.kind, surface)]
    surface, _ = min(
        held, key=lambda item: (abs(len(_words(bearer.kind, item[0])) - size), -item[1], item[0])
    )
    return one_line(surface)


# -- possible same ones


def _same(named: Sequence[Named]) -> Iterator[Suspect]:
    blocks: dict[tuple[Kind | None, str], list[Named]] = {}
    for entity in named:
        if entity.kind is Kind.EVENT or entity.candidates:
            continue
        for block in _blocks(entity):
            blocks.setdefault(block, []).append(entity)
    told: set[tuple[str, str]] = set()
    for together in blocks.values():
        if not 1 < len(together) <= _LARGEST_BLOCK:
            continue
        for one, other in combinations(together, 2):
            light, heavy = sorted((one, other), key=lambda entity: (entity.mentions, entity.key))
            if (light.key, heavy.key) in told:
                continue
            told.add((light.key, heavy.key))
            score, reason = _compare(light, heavy)
            if score:
                evidence = f"{_told(light)} may be {_told(heavy)}: {reason}"
                yield Suspect(Sort.SAME, (light.key, heavy.key), round(score, 2), evidence)


def _blocks(entity: Named) -> set[tuple[Kind | None, str]]:
    words = _words(entity.kind, entity.name)
    blocks: set[tuple[Kind | None, str]] = {(None, " ".join(words))}
    if entity.kind is Kind.PERSON:
        name = parse_person(entity.name)
        if name.full:
            bones = skeleton(name.tokens[name.family])
            blocks |= {(entity.kind, f"{bones} {given[0]}") for given in name.given}
            blocks.add((entity.kind, " ".join(sorted(name.tokens))))
        return blocks
    blocks.add((entity.kind, " ".join(sorted(romanised(word) for word in words))))
    if len(words) > 1:
        blocks.add((entity.kind, " ".join(words[:-1])))
        blocks.add((entity.kind, " ".join(words[1:])))
    return blocks


def _compare(light: Named, heavy: Named) -> tuple[float, str]:
    """Return how likely two entities are one, and why; 0 if nothing speaks for it."""
    mine, theirs = _words(light.kind, light.name), _words(heavy.kind, heavy.name)
    if light.kind is not heavy.kind:
        if mine == theirs and heavy.mentions >= _FREQUENT * light.mentions:
            kinds = f"the same name, as {light.kind.value.lower()} and as {heavy.kind.value.lower()}"
            certain = 0.4 if Kind.PERSON in (light.kind, heavy.kind) else 0.2
            return certain + 0.3 * (1 - light.mentions * _FREQUENT / (heavy.mentions + 1)), kinds
        return 0.0, ""
    if light.kind is Kind.PERSON:
        return _compare_people(parse_person(light.name), parse_person(heavy.name))
    if sorted(mine) == sorted(theirs):
        return 0.7, "the same words"
    if len(mine) == len(theirs):
        pairs = [(a, b) for a, b in zip(sorted(mine), sorted(theirs), strict=True) if a != b]
        if all(min(len(a), len(b)) > 3 and liken(a, b) is Likeness.ROMANISED for a, b in pairs):
            return 0.65, "romanised alike"
        return 0.0, ""
    if light.kind is Kind.ORG and abs(len(mine) - len(theirs)) == 1:
        short, long = sorted((mine, theirs), key=len)
        if long[: len(short)] == short or long[-len(short) :] == short:
            return 0.45 if len(short) > 1 else 0.35, "one is the other and a word more"
    return 0.0, ""


def _compare_people(one: PersonName, other: PersonName) -> tuple[float, str]:
    if not (one.full and other.full and plausible(one, other)):
        return 0.0, ""
    comparison = compare_people(one, other)
    if comparison.same:
        return 0.5 + 0.3 * min(comparison.score, 1.0), comparison.evidence
    near = comparison.score >= 0.85 and not (one.suffix and other.suffix)
    if near and _first_words_agree(one, other) and not _initials_differ(one, other):
        return 0.4, "nearly the same words"
    return 0.0, ""


def _first_words_agree(one: PersonName, other: PersonName) -> bool:
    return liken(one.given[0], other.given[0]) in (Likeness.EQUAL, Likeness.ROMANISED, Likeness.LETTERS)


def _initials_differ(one: PersonName, other: PersonName) -> bool:
    """Say whether the middle initials of two names contradict each other, as "W." and "H.W." do."""
    mine, theirs = (tuple(word for word in name.given[1:] if len(word) == 1) for name in (one, other))
    return bool(mine and theirs) and mine != theirs


# -- overloaded names


def _overloaded(named: Sequence[Named]) -> Iterator[Suspect]:
    """Go through names that may hold several: undecided ones, and those decided against other bearers."""
    by_key = {entity.key: entity for entity in named}
    families: dict[str, list[tuple[Named, int]]] = {}
    for entity in named:
        if entity.candidates:
            known = [by_key[key] for key in entity.candidates if key in by_key]
            if known:
                listed_ = ", ".join(_told(other) for other in known[:_TOLD])
                more = f" and {len(known) - _TOLD} more" if len(known) > _TOLD else ""
                evidence = f"{_told(entity)} may be {listed_}{more}"
                score = 0.5 + 0.4 * (1 - 1 / (1 + entity.mentions / 4))
                keys = (entity.key, *(other.key for other in known))
                yield Suspect(Sort.OVERLOADED, keys, round(score, 2), evidence)
        elif entity.kind is Kind.PERSON:
            yield from _disagreeing(entity)
            yield from _even(entity)
            name = parse_person(entity.name)
            if name.full:
                bare = sum(times for surface, times in entity.surfaces if not parse_person(surface).full)
                families.setdefault(name.tokens[name.family], []).append((entity, bare))
    for family, bearers in families.items():
        yield from _shared(family, bearers)


def _shared(family: str, bearers: list[tuple[Named, int]]) -> Iterator[Suspect]:
    """Report a family name whose bare use went nearly always to one of several bearers."""
    if len(bearers) < 2:
        return
    bearers = sorted(bearers, key=lambda item: (-item[1], item[0].key))
    (main, bare), *others = bearers
    rivals = sorted((other for other, _ in others), key=lambda other: (-other.mentions, other.key))
    weight = sum(other.mentions - times for other, times in others)
    if bare < _FREQUENT or weight * 10 < bare:
        return
    who = ", ".join(_told(other) for other in rivals[:_TOLD])
    evidence = f"the bare {family.capitalize()} ×{bare} is taken for {main.name}; so are named {who}"
    score = 0.2 + 0.4 * min(1.0, weight / bare)
    yield Suspect(Sort.OVERLOADED, (main.key, *(other.key for other in rivals)), round(score, 2), evidence)


def _disagreeing(entity: Named) -> Iterator[Suspect]:
    """Report one entity whose full names contradict each other."""
    full = [
        (surface, times, name)
        for surface, times in sorted(entity.surfaces, key=lambda item: (-item[1], item[0]))[:_LARGEST_BLOCK]
        if " " in surface and (name := parse_person(surface)).full
    ]
    for (one, times, mine), (other, others, theirs) in combinations(full, 2):
        if mine.tokens != theirs.tokens and not compare_people(mine, theirs).same:
            evidence = f"{entity.name} is written {one_line(one)} ×{times} and {one_line(other)} ×{others}"
            yield Suspect(Sort.OVERLOADED, (entity.key,), 0.4, evidence)
            return


def _even(entity: Named) -> Iterator[Suspect]:
    """Report two spellings of a full name that are a letter apart and as rare as each other."""
    full = [
        (surface, times, words)
        for surface, times in sorted(entity.surfaces, key=lambda item: (-item[1], item[0]))[:_LARGEST_BLOCK]
        if times <= _RARE and len(words := _words(entity.kind, surface)) > 1
    ]
    for (one, times, mine), (other, others, theirs) in combinations(full, 2):
        differing = [(a, b) for a, b in zip(mine, theirs, strict=False) if a != b]
        if len(mine) != len(theirs) or len(differing) != 1:
            continue
        if mine[-1] != theirs[-1] and min(map(len, differing[0])) >= _SHORTEST and _is_letter(*differing[0]):
            evidence = f"{one_line(one)} ×{times} looks like {one_line(other)} ×{others}"
            yield Suspect(Sort.MISSPELLING, (entity.key,), 0.6, evidence)
            return


def _is_letter(one: str, other: str) -> bool:
    """Say whether two words are a letter apart that no usual romanisation writes either way."""
    if liken(one, other) is Likeness.ROMANISED:
        pairs = [{a, b} for a, b in zip(one, other, strict=False) if a != b]
        return len(one) == len(other) and len(pairs) == 1 and pairs[0] == {"a", "e"}
    return liken(one, other) is Likeness.LETTERS


def _told(entity: Named) -> str:
    return f"{one_line(entity.name)} ×{entity.mentions}"
