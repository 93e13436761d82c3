"""Asking a dossier's index: every answer is what one screen shows, never the whole.

A store belongs to one thread at a time; open another for a worker.
"""

from __future__ import annotations

from tui.dossier.store.opening import is_complete, open_store
from tui.dossier.store.whole import Store

__all__ = ["Store", "is_complete", "open_store"]
