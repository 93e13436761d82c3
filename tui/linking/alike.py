"""Two that may be one by their names alone: the same words, romanised alike, initials, a longer form.

Only names that share a block are compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from tui.model import Kind

from .bodies import STOPS
from .doubts import Named, Sort, Suspect, counted, words_in
from .names import PersonName, compare_people, parse_person, plausible
from .shortened import acronyms
from .spelling import Likeness, liken, romanised, skeleton

_FREQUENT = 3
"""How many times as often the likelier of two kinds of one name occurs at least."""
_LARGEST_BLOCK = 24
"""How many names of one block are compared with each other; more say that the block means nothing."""


def alike(named: Sequence[Named]) -> Iterator[Suspect]:
    """Go through the pairs of entities that may be one, by their names.

    Args:
        named: Every entity of the dossier.
    """
    blocks: dict[tuple[Kind | None, str], list[Named]] = {}
    for entity in named:
        if entity.kind is Kind.EVENT or entity.candidates:
            continue
        for block in _blocks(entity):
            blocks.setdefault(block, []).append(entity)
    yield from _misspelled(named)
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
                evidence = f"{counted(light)} may be {counted(heavy)}: {reason}"
                yield Suspect(Sort.SAME, (light.key, heavy.key), round(score, 2), evidence)


def _misspelled(named: Sequence[Named]) -> Iterator[Suspect]:
    """Go through bare names that elsewhere are a slip for somebody's, who is the only one so called."""
    bare: dict[tuple[str, ...], Named] = {}
    slips: dict[tuple[str, ...], list[Named]] = {}
    for entity in named:
        if entity.kind is not Kind.PERSON or entity.candidates:
            continue
        name = parse_person(entity.name)
        if not name.full:
            bare[name.tokens] = entity
            continue
        for words in dict.fromkeys(parse_person(surface).tokens for surface, _ in entity.surfaces):
            if len(words) == 1 and words[0] not in name.tokens:
                slips.setdefault(words, []).append(entity)
    for words, entity in bare.items():
        if len(bearers := slips.get(words, [])) == 1:
            evidence = f"{counted(entity)} may be {counted(bearers[0])}, who is so called elsewhere"
            yield Suspect(Sort.SAME, (entity.key, bearers[0].key), 0.6, evidence)


def _blocks(entity: Named) -> set[tuple[Kind | None, str]]:
    words = words_in(entity.kind, entity.name)
    blocks: set[tuple[Kind | None, str]] = {(None, " ".join(words)), (entity.kind, " ".join(words))}
    if entity.kind is Kind.PERSON:
        name = parse_person(entity.name)
        if name.full:
            bones = skeleton(name.tokens[name.family])
            blocks |= {(entity.kind, f"{bones} {given[0]}") for given in name.given}
            blocks.add((entity.kind, " ".join(sorted(name.tokens))))
        return blocks
    blocks.add((entity.kind, " ".join(sorted(romanised(word) for word in words))))
    for part in _parts(words):
        blocks.add((entity.kind, " ".join(part)))
    if entity.kind is Kind.ORG:
        blocks |= {(entity.kind, letters) for letters in acronyms(words)}
    return blocks


def _parts(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Go through the shorter forms of a body's name.

    Without its last word, without the words before, and without what follows a preposition ("Council for …").
    """
    if len(words) > 1:
        yield words[:-1]
    for start in range(1, len(words)):
        yield words[start:]
    for stop in range(2, len(words) - 1):
        if words[stop] in STOPS and words[stop] != "and":
            yield words[:stop]


def _compare(light: Named, heavy: Named) -> tuple[float, str]:
    """Return how likely two entities are one, and why; 0 if nothing speaks for it."""
    mine, theirs = words_in(light.kind, light.name), words_in(heavy.kind, heavy.name)
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
    if light.kind is Kind.ORG:
        return _compare_bodies(*sorted((mine, theirs), key=len))
    return 0.0, ""


def _compare_bodies(short: tuple[str, ...], long: tuple[str, ...]) -> tuple[float, str]:
    if len(short) == 1 and short[0] in acronyms(long):
        return 0.6, "its initials"
    if len(long) == len(short) + 1 and short in (long[:-1], long[1:]):
        return 0.45 if len(short) > 1 else 0.35, "one is the other and a word more"
    if len(short) > 1 and short in _parts(long):
        return 0.4, "one is the other and more words"
    return 0.0, ""


def _compare_people(one: PersonName, other: PersonName) -> tuple[float, str]:
    if not (one.full and other.full and plausible(one, other)):
        return 0.0, ""
    comparison = compare_people(one, other)
    if one.tokens == other.tokens and bool(one.suffix) != bool(other.suffix):
        return 0.6, "the same name without a generation, or the father's"
    if comparison.same:
        return 0.5 + 0.3 * min(comparison.score, 1.0), comparison.evidence
    if comparison.score >= 0.95 and sorted(one.tokens) == sorted(other.tokens) and len(one.tokens) == 2:
        return 0.4, comparison.evidence
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
