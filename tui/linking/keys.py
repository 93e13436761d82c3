"""Stable names of entities for programs, as "person:nouri-al-maliki"."""

from __future__ import annotations

import re

from tui.model import Kind
from tui.text import fold

_GAPS = re.compile(r"[^a-z0-9]+")


class Keys:
    """Hands out keys; who asks later for one that is taken gets "-2", "-3" and so on."""

    def __init__(self) -> None:
        """Start with no key taken."""
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}

    def new(self, kind: Kind, name: str) -> str:
        """Return a key of *kind* for *name* that was not given before."""
        base = f"{kind.value.lower()}:{_GAPS.sub('-', fold(name)).strip('-') or 'unnamed'}"
        key = base
        number = self._next.get(base, 1)
        while key in self._taken:
            number += 1
            key = f"{base}-{number}"
        self._next[base] = number
        self._taken.add(key)
        return key
