"""Stable names of entities for programs, as "person:nouri-al-maliki"."""

from __future__ import annotations

import re

from tui.model import Kind
from tui.text import fold

_GAPS = re.compile(r"[^a-z0-9]+")
_NUMBERED = re.compile(r"(.+)-([1-9][0-9]{0,8})")


def plain_key(kind: Kind, name: str) -> str:
    """Return the key of *kind* for *name* that the first one of that name gets."""
    return f"{kind.value.lower()}:{_GAPS.sub('-', fold(name)).strip('-') or 'unnamed'}"


def numbered_key(plain: str, number: int) -> str:
    """Return the key of the *number*-th one of a plain key, counted from 1."""
    return plain if number == 1 else f"{plain}-{number}"


class Keys:
    """Hands out keys; who asks later for one that is taken gets "-2", "-3" and so on."""

    def __init__(self) -> None:
        """Start with no key taken."""
        # Memory grows with the plain keys: which of their numbers are taken follows from the last one.
        self._last: dict[str, int] = {}

    def new(self, kind: Kind, name: str) -> str:
        """Return a key of *kind* for *name* that was not given before."""
        plain = plain_key(kind, name)
        return numbered_key(plain, self.number(plain))

    def number(self, plain: str) -> int:
        """Return a number for one more of a plain key, so that its key was not given before."""
        number = self._last.get(plain, 0) + 1
        while self._is_taken(plain, number):
            number += 1
        self._last[plain] = number
        return number

    def _is_taken(self, plain: str, number: int) -> bool:
        """Say whether a key was given already, though to another plain key, with or without a number."""
        if number > 1:
            return f"{plain}-{number}" in self._last
        looks = _NUMBERED.fullmatch(plain)
        return looks is not None and 1 < int(looks[2]) <= self._last.get(looks[1], 0)
