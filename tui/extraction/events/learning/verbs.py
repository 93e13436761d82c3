"""Which words are verbs: those seen in several inflections, after helpers and after "be" and "have"."""

from __future__ import annotations

from collections import Counter

from tui.extraction.events.inflection import verb_forms
from tui.extraction.events.learning.tally import Tally
from tui.extraction.words import word_set

HELPERS = word_set("to will would could can may might should must n't not")
AUXILIARIES = word_set("was were been be is are has have had being")
_LEAST = 8
_LEAST_HELPED = 2
_LEAST_PAST = 3
_INFLECTIONS = 3


def find_verbs(tally: Tally) -> dict[str, int]:
    """Return the verbs of a text by their infinitive, with how often any form of theirs was seen."""
    found: dict[str, int] = {}
    for word in sorted(tally.words):
        # "Called" is no form of "cal", nor "picked" of "pic".
        longer = max(tally.words[word + word[-1]], tally.words[word + "k"])
        if len(word) > 2 and longer < tally.words[word] and (seen := _seen(word, tally)):
            found[word] = seen
    return found


def _seen(base: str, tally: Tally) -> int:
    forms = verb_forms(base)
    by_tag: Counter[str] = Counter()
    for form, tag in forms.items():
        for part in tag.split("+"):
            by_tag["VBD" if part == "VBN" else part] += tally.words[form]
    if len(+by_tag) < _INFLECTIONS or by_tag.total() < _LEAST:
        return 0
    past = sum(
        tally.after(form, AUXILIARIES)
        for form, tag in forms.items()
        if tag in ("VBD", "VBN") and form != base
    )
    helped = tally.after(base, HELPERS) >= _LEAST_HELPED and by_tag["VBD"] >= _LEAST_HELPED
    return by_tag.total() if helped or past >= _LEAST_PAST else 0
