"""The words that follow a trigger and belong to it: "out of parliament" of "walked out of parliament"."""

from __future__ import annotations

import re

from ..wordlists import words

_REACH = 70
"""How many code points after a trigger may be looked at."""
_LONGEST = 6
"""How many words may follow a trigger in a label."""
_CLOSED = ("” ", '" ', "’ ", "' ")
"""What a quoted trigger may be followed by: "a 'coup' against the constitution"."""
_WORD = re.compile(r"\s+(?P<word>[^\W_](?:[\w.'’-]*[\w'’])?)|(?P<stop>\S)")
_TOUCHING = words(
    """about above across after against among around at before behind below beside between by down for
    from in inside into near of off on onto out over past through to toward towards under up upon with
    within without"""
)
_PARTICLES = words("out off up down back away over")
_CLAUSES = words(
    """and as because but if or since so than that though until unless when where whether which while who whom
    whose why how although before after amid despite during following is are was were be been has have had
    will would could should may might must can cannot do does did not never said says then there here it he
    she they we you i also again too only just even still now once already soon later earlier ago"""
)
_TIMES = words(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december spring summer autumn winter today yesterday tomorrow tonight
    last next this morning afternoon evening night midnight noon week weekend month year years months weeks
    days day hours recent early late mid-december"""
)
_LOOSE = words(
    """a an the this that these those his her its their our my your another some any no every each all both
    more most less about by for from in into of on onto to towards with at over under between against
    and or very new almost nearly least two three four five six seven eight nine ten several few many
    dozen magnitude"""
)


def tail(text: str, start: int, stop: int, *, noun: bool) -> str:
    """Return what belongs to a trigger after it: the object of a verb, or what a preposition adds; else "".

    Args:
        text: The document's text.
        start: One past the trigger.
        stop: One past its sentence.
        noun: Whether the trigger is a noun: then only a preposition goes on.
    """
    if text[start : start + 2] in _CLOSED:
        start += 1
    end = min(stop, start + _REACH)
    taken: list[str] = []
    for found in _WORD.finditer(text, start, end):
        word = found["word"]
        low = word.lower() if word else ""
        paragraph = "\n\n" in text[found.start() : found.end()]
        if not word or paragraph or low in _CLAUSES or low in _TIMES or low[0].isdigit():
            break
        if not taken:
            if noun and low not in _TOUCHING:
                break
        elif low in _TOUCHING and low != "of" and taken[-1].lower() not in _PARTICLES:
            break
        if len(taken) == _LONGEST or found.end() == end < stop:
            # Nobody knows how it goes on, and half a phrase is worse than none.
            return ""
        taken.append(word)
    while taken and taken[-1].lower() in _LOOSE:
        taken.pop()
    return " ".join(taken)
