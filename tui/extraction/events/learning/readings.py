"""Learns to tell verb from noun: what the words around say, and how often a form is either.

Words that can be but one of the two show what stands around verbs and nouns; each other form's own leaning is
then estimated from all its places (expectation maximisation, Dempster, Laird and Rubin 1977).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

from tui.extraction.events.inflection import verb_forms
from tui.extraction.events.learning.tally import EDGE, Place, Tally
from tui.extraction.events.learning.verbs import HELPERS
from tui.extraction.events.lexicon import WEIGHED_TAGS
from tui.extraction.words import word_set

DETERMINERS = word_set("the a an his her its their this these those our my your of no some any 's")
_NOUN_ENDINGS = ("tion", "ment", "ness", "ity", "ance", "ence", "ship", "ism", "sion", "er", "or")
_PLURAL_ENDINGS = (*(f"{ending}s" for ending in _NOUN_ENDINGS), "ities")
_LEAST_VERB = 10
_NEVER_NOUN = 0.03
_OFTEN_VERB = 0.25
_OFTEN_NOUN = 0.15
_LEAST_CONTEXT = 15
_ROUNDS = 8
_FIRM = 4.0

Weights = dict[str, float]
"""For "<word" before and ">word" after: the logarithm of how much likelier a verb makes it than a noun."""


def learn_contexts(tally: Tally, verbs: Iterable[str]) -> dict[str, Weights]:
    """Return for each inflection of verbs what the words around it say.

    Args:
        tally: What was counted.
        verbs: Infinitives.

    Returns:
        For each of :data:`WEIGHED_TAGS` the weights of contexts.
    """
    known = list(verbs)
    forms = {form for verb in known for form in verb_forms(verb)}
    sure = [verb for verb in known if _never_noun(tally, verb)]
    by_tag: dict[str, list[str]] = {tag: [] for tag in WEIGHED_TAGS}
    for verb in sure:
        for form, tag in verb_forms(verb).items():
            if tag in by_tag and form in tally.places:
                by_tag[tag].append(form)
    plain = [word for word in sorted(tally.places) if word not in forms]
    singular = [
        word
        for word in plain
        if word.endswith(_NOUN_ENDINGS) and tally.share(word, DETERMINERS) >= _OFTEN_NOUN
    ]
    plural = [word for word in plain if word.endswith(_PLURAL_ENDINGS)]
    return {tag: _weights(tally, by_tag[tag], plural if tag == "VBZ" else singular) for tag in WEIGHED_TAGS}


def leaning(tally: Tally, form: str, weights: Weights) -> float | None:
    """Return the logarithm of the odds that *form* is a verb, before its context is seen; None if unknown."""
    places = tally.places.get(form)
    if not places:
        return None
    total = places.total()
    odds = 0.0
    scored = [(_score(place, weights), seen) for place, seen in places.items()]
    for _ in range(_ROUNDS):
        verbal = sum(seen / (1 + math.exp(-odds - score)) for score, seen in scored)
        odds = math.log((verbal + 0.5) / (total - verbal + 0.5))
    return odds


def is_firm(leans: float) -> bool:
    """Whether a form is so surely a verb that its context need not be asked."""
    return leans >= _FIRM


def _score(place: Place, weights: Weights) -> float:
    return weights.get(f"<{place[1]}", 0.0) + weights.get(f">{place[2]}", 0.0)


def _never_noun(tally: Tally, verb: str) -> bool:
    places = tally.places.get(verb)
    return (
        places is not None
        and places.total() >= _LEAST_VERB
        and tally.share(verb, DETERMINERS) <= _NEVER_NOUN
        and tally.share(verb, HELPERS) >= _OFTEN_VERB
    )


def _weights(tally: Tally, verbs: list[str], nouns: list[str]) -> Weights:
    verbal, nominal = _contexts(tally, verbs), _contexts(tally, nouns)
    of_verbs, of_nouns = verbal.total(), nominal.total()
    return {
        context: round(
            math.log((verbal[context] + 0.5) / of_verbs) - math.log((nominal[context] + 0.5) / of_nouns), 1
        )
        for context in sorted(verbal.keys() | nominal.keys())
        if verbal[context] + nominal[context] >= _LEAST_CONTEXT
    }


def _contexts(tally: Tally, words: list[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for word in words:
        for place, seen in tally.places[word].items():
            # Headlines end in a verb and sentences do not, so where a line ends says nothing.
            for context in (f"<{place[1]}", f">{place[2]}"):
                if not context.endswith(EDGE):
                    found[context] += seen
    return found
