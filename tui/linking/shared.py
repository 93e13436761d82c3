"""Names that a state of the United States shares: Georgia with a country, Washington with a capital.

What else an article names tells them apart, as far as it does: Atlanta or Tbilisi, "Seattle, Washington".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from tui.model import GOVERNMENT, Mention

from .countries import CAPITALS, COUNTRIES
from .regions import STATES
from .things import Thing, words_of
from .wordlists import words

_GAP = 2
"""Characters between a city and its state: a comma and a blank."""
_UNITED_STATES = frozenset("".join(words_of(name)) for name in COUNTRIES[0])
_COUNTRIES = frozenset("".join(words_of(name)) for names in COUNTRIES for name in names)
_OTHER_STATES = frozenset(
    key for key, (country, name) in STATES.items() if country == "United States" and key == name
) - {"georgia"}


@dataclass(frozen=True, slots=True)
class Shared:
    """A name of two places.

    Attributes:
        state: How the state is shown where both occur.
        beside: Folded places that speak for the state.
        against: Folded places that speak for the other one.
        usual: Whether the other one is meant where nothing speaks for either.
    """

    state: str
    beside: frozenset[str]
    against: frozenset[str]
    usual: bool


SHARED: Mapping[str, Shared] = MappingProxyType(
    {
        "georgia": Shared(
            "Georgia (U.S. state)",
            words("atlanta savannah augusta macon marietta ga") | _OTHER_STATES,
            words(
                """
                tbilisi batumi gori kutaisi poti sukhumi tskhinvali zugdidi adjara abkhazia ossetia
                southossetia caucasus southcaucasus armenia azerbaijan russia moscow ukraine kiev kyiv moldova
                yerevan baku
                """
            ),
            usual=False,
        ),
        "washington": Shared("Washington (state)", frozenset(), frozenset(), usual=True),
    }
)
"""Names that a state shares, folded."""


def sort_out(things: Sequence[Thing], mentions: Sequence[Mention]) -> dict[int, bool | None]:
    """Say of each mention of a shared name, by its number, whether it means the state; None if nothing tells.

    A comma decides ("Macon, Georgia", "Georgia, USA"), then the nearest place that speaks for either.

    Args:
        things: The names of a document's places, in order.
        mentions: Their mentions.
    """
    found: dict[int, bool | None] = {}
    keys: list[str] | None = None
    for i, thing in enumerate(things):
        shared = SHARED.get(thing.words[0]) if len(thing.words) == 1 else None
        if shared is None:
            continue
        keys = ["".join(other.words) for other in things] if keys is None else keys
        found[i] = _is_state(i, keys, mentions, shared)
    return found


def _is_state(i: int, keys: Sequence[str], mentions: Sequence[Mention], shared: Shared) -> bool | None:
    # "Washington, USA" is the capital as well as not.
    if (
        not shared.usual
        and i + 1 < len(keys)
        and mentions[i + 1].start - mentions[i].end == _GAP
        and keys[i + 1] in _UNITED_STATES
    ):
        return True
    town = i > 0 and mentions[i].start - mentions[i - 1].end == _GAP
    same = town and mentions[i].paragraph == mentions[i - 1].paragraph
    if same and shared.usual and (mentions[i].role == GOVERNMENT or _is_abroad(keys[i - 1])):
        # A full stop is as wide as a comma: "… in Baghdad. Washington denied it."
        same = False
    if same and keys[i - 1] not in shared.against and keys[i - 1] not in STATES and keys[i - 1] != keys[i]:
        listed = i > 1 and mentions[i - 1].start - mentions[i - 2].end <= _GAP
        if not listed:
            return True
    nearest = min(
        (j for j, key in enumerate(keys) if key in shared.beside or key in shared.against),
        key=lambda j: (abs(j - i), j),
        default=None,
    )
    if nearest is None:
        return False if shared.usual else None
    return keys[nearest] in shared.beside


def _is_abroad(key: str) -> bool:
    """Whether a place is a capital or a country, which no comma puts into a state."""
    return key in CAPITALS or key in _COUNTRIES
