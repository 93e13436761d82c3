"""What a reader should look at twice: likely misspellings, entities that may be one, names that mean several.

Everything is found through blocks of words, so the time grows about linearly with the names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from tui.model import TEAM, Kind
from tui.text import one_line

from .alike import alike
from .doubts import Named, Sort, Suspect, counted, words_in
from .names import compare_people, parse_person
from .spelling import Likeness, liken
from .things import words_of
from .wordlists import listed


def suspects(named: Sequence[Named]) -> list[Suspect]:
    """Return what is doubtful in a dossier, the best evidence first.

    Args:
        named: Every entity of the dossier that has mentions.

    Returns:
        The doubts, by score and then by the alphabet.
    """
    found = [*_misspellings(named), *alike(named), *_overloaded(named)]
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
                yield _Use(entity, surface, times, words_in(entity.kind, surface))


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
        yield Suspect(Sort.MISSPELLING, keys, round(score, 2), told, use.surface if inside else "")


def _fits(use: _Use, word: str, usual: str, bearer: Named) -> bool:
    """Say whether a name with its slip mended is the bearer's: a bare word, or the same other words."""
    mended = tuple(usual if part == word else part for part in use.words)
    if bearer.key == use.entity.key:
        return True
    for surface, _ in bearer.surfaces:
        words = words_in(bearer.kind, surface)
        if words == mended or (len(mended) == 1 and bearer.kind is Kind.PERSON and words[-1] == usual):
            return True
    return False


def _spelling_of(bearer: Named, usual: str, size: int) -> str:
    """Return how a bearer's name with a usual word is written: in as many words, and most often."""
    held = [(surface, times) for surface, times in bearer.surfaces if usual in words_in(bearer.kind, surface)]
    surface, _ = min(
        held, key=lambda item: (abs(len(words_in(bearer.kind, item[0])) - size), -item[1], item[0])
    )
    return one_line(surface)


# -- overloaded names


def _overloaded(named: Sequence[Named]) -> Iterator[Suspect]:
    """Go through names that may hold several: undecided ones, and those decided against other bearers."""
    by_key = {entity.key: entity for entity in named}
    families: dict[str, list[tuple[Named, int]]] = {}
    for entity in named:
        if entity.candidates:
            known = [by_key[key] for key in entity.candidates if key in by_key]
            if known:
                listed_ = ", ".join(counted(other) for other in known[:_TOLD])
                more = f" and {len(known) - _TOLD} more" if len(known) > _TOLD else ""
                evidence = f"{counted(entity)} may be {listed_}{more}"
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
    yield from _placed_apart(named)


def _placed_apart(named: Sequence[Named]) -> Iterator[Suspect]:
    """Report a name of several places: Georgia the country and the state, Paris in two countries."""
    bearers: dict[tuple[str, ...], list[tuple[Named, int]]] = {}
    for entity in named:
        if entity.kind is Kind.PLACE:
            uses: dict[tuple[str, ...], int] = {}
            for surface, times in entity.surfaces:
                uses[words_of(surface)] = uses.get(words_of(surface), 0) + times
            for key, times in uses.items():
                bearers.setdefault(key, []).append((entity, times))
    for held in bearers.values():
        # The side that plays for a country is told from it by what it does.
        held = [item for item in held if TEAM not in item[0].name]
        if len(held) > 1:
            held.sort(key=lambda item: (-item[1], item[0].key))
            evidence = f"one name of {', '.join(counted(entity) for entity, _ in held[:_TOLD])}"
            yield Suspect(Sort.OVERLOADED, tuple(entity.key for entity, _ in held), 0.4, evidence)


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
    who = ", ".join(counted(other) for other in rivals[:_TOLD])
    evidence = f"the bare {family.capitalize()} ×{bare} is taken for {main.name}; so are named {who}"
    score = 0.2 + 0.4 * min(1.0, weight / bare)
    spelling = next(surface for surface, _ in main.surfaces if not parse_person(surface).full)
    keys = (main.key, *(other.key for other in rivals))
    yield Suspect(Sort.OVERLOADED, keys, round(score, 2), evidence, spelling)


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
            yield Suspect(Sort.OVERLOADED, (entity.key,), 0.4, evidence, _other(entity, one, other))
            return


def _even(entity: Named) -> Iterator[Suspect]:
    """Report two spellings of a full name that are a letter apart and as rare as each other."""
    full = [
        (surface, times, words)
        for surface, times in sorted(entity.surfaces, key=lambda item: (-item[1], item[0]))[:_LARGEST_BLOCK]
        if times <= _RARE and len(words := words_in(entity.kind, surface)) > 1
    ]
    for (one, times, mine), (other, others, theirs) in combinations(full, 2):
        differing = [(a, b) for a, b in zip(mine, theirs, strict=False) if a != b]
        if len(mine) != len(theirs) or len(differing) != 1:
            continue
        if mine[-1] != theirs[-1] and min(map(len, differing[0])) >= _SHORTEST and _is_letter(*differing[0]):
            evidence = f"{one_line(one)} ×{times} looks like {one_line(other)} ×{others}"
            yield Suspect(Sort.MISSPELLING, (entity.key,), 0.6, evidence, _other(entity, one, other))
            return


def _other(entity: Named, one: str, other: str) -> str:
    """Return which of two spellings of an entity is not its name: the second, unless it is."""
    return one if other == entity.name else other


def _is_letter(one: str, other: str) -> bool:
    """Say whether two words are a letter apart that no usual romanisation writes either way."""
    if liken(one, other) is Likeness.ROMANISED:
        pairs = [{a, b} for a, b in zip(one, other, strict=False) if a != b]
        return len(one) == len(other) and len(pairs) == 1 and pairs[0] == {"a", "e"}
    return liken(one, other) is Likeness.LETTERS
