"""Which reading of a word its neighbours allow: verb or noun, or none where it only looks like a trigger."""

from __future__ import annotations

from tui.extraction.events.lexicon import Entry, Sense
from tui.extraction.sentences import Sentence
from tui.extraction.words import word_set

_BEFORE_NOUN = word_set(
    "a an the this that these those his her its their our my your whose 's some any no each every another "
    "such of in on at by for from with after before during since until amid about over into against "
    "between under following several many few more most other two three four five six seven eight nine "
    "ten first second third last next new recent former latest major military presidential parliamentary "
    "deadly fatal"
)
_BEFORE_VERB = word_set(
    "to will would could may might can should shall must did do does n't not never he she they we i you "
    "it who which 'll also and or cannot they'll didn't don't doesn't won't can't couldn't wouldn't "
    "shouldn't let be is are was were been being has have had"
)


def choose(entry: Entry, lows: list[str], at: int, part: Sentence) -> Sense | None:
    """Return what a word means here, or None where it is no trigger.

    Args:
        entry: What it can mean.
        lows: The text's tokens in lower case.
        at: Number of the word's token.
        part: Its sentence.
    """
    verb, noun = entry.verb, entry.noun
    if verb is None or noun is None:
        sense = verb or noun or entry.adjective
        if sense is None:
            return None
        before = lows[at - 1] if at > part.first else ""
        if sense is verb and sense.tag in ("VB", "VBZ") and before in _BEFORE_NOUN:
            return None
        if sense.rare and before not in _BEFORE_VERB:
            return None
        return sense
    before = lows[at - 1] if at > part.first else ""
    if before in _BEFORE_VERB:
        return verb
    if verb.tag in ("VBD", "VBN") and before not in _BEFORE_NOUN:
        return verb
    return noun
