"""Collecting garbage while nobody waits: all of it takes tenths of a second, which a key would feel.

Lists that were closed are cycles of objects; what is young is still collected as it comes.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

PAUSE = 3.0
"""Seconds without a key after which the reader is taken to read."""
_YOUNG, _MIDDLE, _OLD = 2_000, 10, 500
"""After so many new objects, and so many collections of the younger, each generation is collected."""


class Tidying:
    """Collects once in each pause between keys."""

    def __init__(
        self, collect: Callable[[], object] = gc.collect, now: Callable[[], float] = time.monotonic
    ) -> None:
        """Collect by *collect*; *now* is the time in seconds."""
        self._collect = collect
        self._now = now
        self._last_key: float | None = None

    def key(self) -> None:
        """Note that the reader has done something."""
        self._last_key = self._now()

    def look(self) -> None:
        """Collect if the reader has paused since the last key."""
        if self._last_key is not None and self._now() - self._last_key >= PAUSE:
            self._last_key = None
            self._collect()


@contextmanager
def patient() -> Iterator[None]:
    """Leave whole collections to pauses, and never look again at what is there for good."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
