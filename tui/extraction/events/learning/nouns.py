"""Which nouns name something that happens: those found where the seed nouns are found, "during the …".

Each noun is scored by the mean log-likelihood ratio of its places under the seeds' places against all nouns'.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Container, Iterator

from tui.extraction.events.learning.readings import DETERMINERS
from tui.extraction.events.learning.tally import Place, Tally
from tui.extraction.words import word_set

_CLOSED = word_set(
    """of . , ; : ? ! in and or for to that which who was were is are has have had on at with from by between
    as <edge>"""
)
"""What follows a noun's phrase."""
_LEAST_HEAD = 20
_SHORTEST_HEAD = 3
_OPENED = 0.3
_ENDS = 0.6
_TAKES_ONE = 0.03
_NO_THINGS = word_set(
    """year years month months week weeks day days night morning afternoon evening hour hours minute minutes
    century decade period weekend time times moment north south east west northeast northwest southeast
    southwest thousands hundreds millions dozens kind type sort variety number rest half part most inside
    outside front back side aftermath anniversary"""
)
"""What follows an event and tells when, where or how much of it: "the attack north of the town"."""
_LEAST = 12
_NOUNISH = 0.08
_MOST = 100
_SMOOTHING = 2.0


def noun_scores(tally: Tally, seeds: Collection[str]) -> dict[str, float]:
    """Return how much each noun keeps the company of *seeds*; above 0 is more than nouns do.

    Args:
        tally: What was counted.
        seeds: Forms of nouns that name something that happens.

    Returns:
        Nouns with their scores; none where no seed was seen.
    """
    nouns = [
        word
        for word in sorted(tally.places)
        if tally.places[word].total() >= _LEAST and tally.share(word, DETERMINERS) >= _NOUNISH
    ]
    within: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for noun in nouns:
        scale = min(1.0, _MOST / tally.places[noun].total())
        for place, seen in tally.places[noun].items():
            for context in _contexts(place):
                every[context] += seen * scale  # type: ignore[assignment]
                if noun in seeds:
                    within[context] += seen * scale  # type: ignore[assignment]
    if not within:
        return {}
    common = within.total() / every.total()
    return {noun: _score(tally, noun, within, every, common, noun in seeds) for noun in nouns}


def plain_nouns(tally: Tally, triggers: Container[str]) -> list[str]:
    """Return the nouns that name no event: an event's name before one only says what sort it is.

    A noun ends its phrase: a determiner opens that one or two words before, a closed word follows.

    Args:
        tally: What was counted.
        triggers: Forms that name something that happens.
    """
    found = []
    for word in sorted(tally.places):
        total = tally.places[word].total()
        if total < _LEAST_HEAD or len(word) < _SHORTEST_HEAD or word in triggers or word in _NO_THINGS:
            continue
        opened = ended = 0
        for place, seen in tally.places[word].items():
            opened += seen * (place[1] in DETERMINERS or place[0] in DETERMINERS)
            ended += seen * (place[2] in _CLOSED)
        if (
            opened >= _OPENED * total
            and ended >= _ENDS * total
            and tally.share(word, DETERMINERS) >= _TAKES_ONE
        ):
            found.append(word)
    return found


def _score(
    tally: Tally, noun: str, within: Counter[str], every: Counter[str], common: float, seed: bool
) -> float:
    """Mean over the noun's places, its own counts left out."""
    places = tally.places[noun]
    total = places.total()
    scale = min(1.0, _MOST / total)
    own: Counter[str] = Counter()
    for place, seen in places.items():
        for context in _contexts(place):
            own[context] += seen
    score = 0.0
    for context, seen in own.items():
        among = every[context] - seen * scale
        of_seeds = within[context] - (seen * scale if seed else 0.0)
        share = (of_seeds + _SMOOTHING) / (among + _SMOOTHING / common)
        score += seen * math.log(share / common)
    return score / total


def _contexts(place: Place) -> Iterator[str]:
    yield f"<{place[1]}"
    yield f"<{place[0]} {place[1]}"
    yield f">{place[2]}"
    yield f">{place[2]} {place[3]}"
