"""Grows the seeds: other verbs, nouns made from verbs or used like events, verbs with particles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from tui.extraction.events.inflection import noun_forms, verb_forms
from tui.extraction.events.learning.kin import verb_of
from tui.extraction.events.learning.nouns import noun_scores
from tui.extraction.events.learning.seeds import Seeds, Word
from tui.extraction.events.learning.tally import Tally
from tui.extraction.events.learning.types import Neighbours
from tui.extraction.words import word_set
from tui.model import EventType

_PARTICLES = word_set("up out down off away back over apart")
_MADE = 0.0
_ALIKE = 0.45
_ALONE = 1.0
_LEAST_PHRASE = 4
_PHRASE_SHARE = 0.04


def grow(seeds: Seeds, tally: Tally, verbs: Mapping[str, int]) -> tuple[list[Word], tuple[int, int]]:
    """Return seeds and learned words.

    Args:
        seeds: Where to start.
        tally: What was counted.
        verbs: Infinitives of the text, with how often they were seen.

    Returns:
        The words, seeds first; and how many seeds got a type from their neighbours and how many their own.
    """
    known = {(word.base, word.part): word for word in seeds.words}
    new = [verb for verb in verbs if (verb, "v") not in known and (verb, "v") not in seeds.refused]
    neighbours = Neighbours(tally, _targets(seeds, new, tally), {w.lemma: w.type for w in seeds.words})
    for verb in new:
        known[verb, "v"] = Word(verb, "v", neighbours.type_of(verb), verb)
    verbal = {word.base: word for word in known.values() if word.part == "v"}
    for word in _nouns(seeds, tally, verbal, neighbours):
        known.setdefault((word.base, word.part), word)
    for word in _phrasal(tally, sorted(verbal)):
        if (word.base, "v") not in seeds.refused:
            known.setdefault((word.base, "v"), word)
    return list(known.values()), neighbours.accuracy()


def _targets(seeds: Seeds, verbs: list[str], tally: Tally) -> dict[str, str]:
    """For each form the word it counts for: seeds by lemma, then verbs, then each other noun for itself."""
    found: dict[str, str] = {}
    for word in seeds.words:
        if " " not in word.base:
            for form in word.forms():
                found.setdefault(form, word.lemma)
    for verb in verbs:
        for form in verb_forms(verb):
            found.setdefault(form, verb)
    for form in sorted(tally.places):
        found.setdefault(form, form)
    return found


def _nouns(seeds: Seeds, tally: Tally, verbal: Mapping[str, Word], neighbours: Neighbours) -> list[Word]:
    named = {
        form
        for word in seeds.words
        if word.part == "n" and word.type is not EventType.STATE
        for form in word.forms()
    }
    scores = noun_scores(tally, named)
    found: list[Word] = []
    for noun in sorted(tally.words):
        if (noun, "n") in seeds.refused or noun in named or len(noun) < 4:
            continue
        score = max((scores[form] for form in noun_forms(noun) if form in scores), default=None)
        verb = verb_of(noun, verbal)
        if noun in verbal and score is not None and score >= _ALIKE:
            found.append(Word(noun, "n", verbal[noun].type, verbal[noun].lemma))
        elif verb is not None and _made(noun, verbal[verb], score, tally):
            found.append(Word(noun, "n", verbal[verb].type, verbal[verb].lemma))
        elif score is not None and score >= _ALONE and noun in scores:
            found.append(Word(noun, "n", neighbours.type_of(noun), noun))
    return found


def _made(noun: str, verb: Word, score: float | None, tally: Tally) -> bool:
    """Whether a noun made from a verb names what the verb tells, not its result or its place."""
    if score is not None:
        return score >= (_ALIKE if noun.endswith("ing") else _MADE)
    return verb.type is not EventType.OCCURRENCE and not noun.endswith("ing") and tally.words[noun] > 1


def _phrasal(tally: Tally, verbs: list[str]) -> list[Word]:
    """Verbs with a particle that often follows them: "broke out", "set up"."""
    of_form: dict[str, str] = {}
    for verb in verbs:
        if " " not in verb:
            for form in verb_forms(verb):
                of_form.setdefault(form, verb)
    alone: Counter[str] = Counter()
    joined: Counter[tuple[str, str]] = Counter()
    for line in tally.lines:
        for at, form in enumerate(line):
            if form not in of_form:
                continue
            alone[of_form[form]] += 1
            if at + 1 < len(line) and line[at + 1] in _PARTICLES:
                joined[of_form[form], line[at + 1]] += 1
    found: list[Word] = []
    for (verb, particle), seen in sorted(joined.items()):
        if seen < _LEAST_PHRASE or seen < _PHRASE_SHARE * alone[verb]:
            continue
        phrase = f"{verb} {particle}"
        found.append(Word(phrase, "v", EventType.OCCURRENCE, phrase))
    return found
