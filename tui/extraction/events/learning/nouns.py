"""Which nouns name something that happens: those found where the seed nouns are found, "during the …".

Each noun is scored by the mean log-likelihood ratio of its places under the seeds' places against all nouns'.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterator

from tui.extraction.events.learning.readings import DETERMINERS
from tui.extraction.events.learning.tally import Place, Tally

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
