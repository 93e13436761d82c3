"""Whether one name of an organisation may be short for another, by the words of both alone.

Nothing is counted here: how often a dossier uses either is for those who ask.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from .bodies import ADJECTIVES, BODIES, DESCRIPTORS, HEADS, INSTITUTIONS, STOPS
from .countries import COUNTRIES
from .things import Thing, words_of
from .titles import NATIONALITIES

_HEADLINE = 12
"""How many characters in capitals are taken for a headline's, not an acronym's."""

POSSESSIVE = re.compile(r"(?i)(?<!\bpeople)(?<!\bwomen)(?<!\bchildren)(?<!\bmen)['’]s ")
"""What tells "Iraq's Army", a phrase, from "People's Party", a name."""

BODY_KEYS = frozenset("".join(words_of(name)) for group in BODIES for name in group) - frozenset(
    "".join(words_of(name)) for group in COUNTRIES for name in group
)
"""The well-known bodies, countries left out, as keys."""

_NO_SIDES = frozenset(["games", "olympics", "papers", "awards", "talks"])
_ABROAD = frozenset(["party", "front", "union", "movement", "forces", "army", "confederation", "federation"])
_COUNTRY_WORDS = frozenset(["us", "uk", "usa", "united", "states", "american", "british", "islamic"])


def acronyms(words: tuple[str, ...]) -> frozenset[str]:
    """Return the acronyms that a name may have, folded, of two letters and more.

    Args:
        words: The name's folded words, as ("food", "and", "drug", "administration").
    """
    if len(words) < 2:
        return frozenset()
    content = [word for word in words if word not in STOPS]
    found = {"".join(word[0] for word in words), "".join(word[0] for word in content)}
    if content and content[0] in _COUNTRY_WORDS:
        found.add("".join(word[0] for word in content[1:]))
    return frozenset(letters for letters in found if len(letters) > 1)


def is_abroad(letters: str, words: tuple[str, ...]) -> bool:
    """Say whether letters are a body's where "party" comes first: "PAN" of the National Action Party."""
    stop = next((i for i, word in enumerate(words) if word in STOPS), len(words))
    head = words[stop - 1] if stop else ""
    initials = [word[0] for word in words if word not in STOPS]
    if len(letters) < 3 or head not in HEADS | _ABROAD or letters[0] != head[0]:
        return False
    return sorted(initials) == sorted(letters)


@lru_cache(maxsize=1 << 15)
def is_body(surface: str) -> bool:
    """Say whether a surface names a well-known body and no country, as "U.N."."""
    return "".join(words_of(surface)) in BODY_KEYS


def is_name(thing: Thing) -> bool:
    """Say whether a longer form is written as a name: no numbers, no possessive, no headline in capitals."""
    display = thing.display
    if any(word.isdigit() for word in thing.words) or POSSESSIVE.search(display):
        return False
    return not (display.isupper() and len(display) > _HEADLINE)


def is_side(town: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Say whether a name is a town's side by its nickname: "Norwell Otters" of what plays as "Norwell"."""
    tail = name[len(town) :]
    if name[: len(town)] != town or not 0 < len(tail) < 3 or not tail[-1].endswith(("s", "x")):
        return False
    return not any(word in INSTITUTIONS or word in DESCRIPTORS or word in _NO_SIDES for word in tail)


def is_common(words: tuple[str, ...]) -> bool:
    """Say whether a name is made of words that many bodies share."""
    return all(
        word in INSTITUTIONS or word in ADJECTIVES or word in STOPS or word in NATIONALITIES for word in words
    )


def completes(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Say whether a name begins or ends a longer one that is not a list ("Airbus and Boeing") or a phrase."""
    size = len(short)
    if long[:size] == short:
        return long[size] not in STOPS
    return long[-size:] == short and long[-size - 1] not in STOPS


def skips(short: Thing, long: Thing) -> bool:
    """Say whether a name leaves out what stands inside a longer one: "Supreme Council" of an Islamic one.

    The first and the last word have to tell it from others: "National Alliance" is short for nothing.
    """
    words = short.words
    if not 1 < len(words) < len(long.words) or (words[0], words[-1]) != (long.words[0], long.words[-1]):
        return False
    if words[0] in ADJECTIVES or words[0] in INSTITUTIONS or words[0] in NATIONALITIES or words[0] in STOPS:
        return False
    rest = iter(long.words)
    return all(word in rest for word in words) and "".join(words) not in BODY_KEYS


def shortenings(words: tuple[str, ...], is_place: Callable[[str], bool]) -> list[tuple[str, ...]]:
    """Return the shorter names that may stand for a name in the whole dossier."""
    found = []
    for cut in range(1, len(words)):
        head, tail = words[:cut], words[cut:]
        placed = (cut == 1 and head[0] in NATIONALITIES) or is_place("".join(head))
        if placed and len(tail) > 1 and not any(word in INSTITUTIONS for word in tail):
            found.append(tail)
        if (
            all(word in DESCRIPTORS or word in HEADS for word in tail)
            and not is_common(head)
            and not is_place("".join(head))
        ):
            found.append(head)
    return found
