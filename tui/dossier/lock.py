"""The lock that the one process holds that writes a dossier's index."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from tui.dossier.faults import ReadOnlyError
from tui.dossier.place import Dossier
from tui.model import PersonaeError

_PAUSE = 0.2


class BusyError(PersonaeError):
    """Another process is indexing the same dossier."""


@contextmanager
def held(dossier: Dossier, wait: float, stopped: Callable[[], bool] = lambda: False) -> Iterator[None]:
    """Hold the lock of *dossier*.

    Args:
        dossier: Whose index is to be written.
        wait: Seconds to wait for whoever holds it; negative waits for ever.
        stopped: Asked several times a second while waiting; True gives up.

    Raises:
        BusyError: Another process still holds it.
        ReadOnlyError: There can be no lock in the index's folder.
    """
    lock = FileLock(dossier.lock)
    patience = time.monotonic() + wait
    while not lock.is_locked:
        left = patience - time.monotonic() if wait >= 0 else _PAUSE
        try:
            lock.acquire(timeout=max(0.0, min(left, _PAUSE)))
        except Timeout as error:
            if left <= 0 or stopped():
                raise BusyError(f"{dossier.name}: another Personae is indexing this dossier") from error
        except (OSError, NotImplementedError) as error:
            refused = unwritable(dossier.lock, error)
            raise ReadOnlyError(str(refused), _reason(error)) from error
    try:
        yield
    finally:
        lock.release()


def unwritable(path: Path, error: Exception) -> PersonaeError:
    """Return what to tell the reader when *path*, in the index's folder, cannot be written."""
    return PersonaeError(
        f"{path}: the index cannot be kept here ({_reason(error)}); name another folder for it with --index"
    )


def _reason(error: Exception) -> str:
    return str(getattr(error, "strerror", None) or error)
