"""Indexing in a process of its own, so that a screen in this one stays quick meanwhile.

A small dossier is indexed here, in the calling thread: starting a process would cost more than the work.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable
from contextlib import redirect_stderr
from multiprocessing.connection import Connection
from pathlib import Path

from tui.dossier.indexer import Progress, Report, index
from tui.dossier.place import Dossier
from tui.model import PersonaeError
from tui.sources import discover

_SMALL = 300
_SMALL_BYTES = 4 << 20
_PAUSE = 0.1


class StoppedError(PersonaeError):
    """The run was ended because nobody waits for it any more; what was committed is kept."""


def index_apart(
    dossier: Dossier,
    *,
    progress: Callable[[Progress], None],
    stopped: Callable[[], bool],
    small: int = _SMALL,
) -> Report:
    """Bring the index of *dossier* up to date without holding up other threads of this process.

    Args:
        dossier: What to read.
        progress: Told how far it has come, from this thread.
        stopped: Asked several times a second; True ends the run, keeping what was committed.
        small: With fewer files than this, and no very long ones, the work is done in this process.

    Returns:
        What was done.

    Raises:
        StoppedError: *stopped* ended the run.
        BusyError: Another process is indexing this dossier.
        PersonaeError: The index cannot be written, or the process died.
    """
    files = discover(dossier.paths).files
    if len(files) < small and sum(file.size for file in files) < _SMALL_BYTES:
        return _index_here(dossier, progress, stopped)
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(dossier, theirs), name="personae-index")
    # A screen puts a stand-in without a descriptor in place of stderr, which the process would inherit.
    with redirect_stderr(sys.__stderr__):
        process.start()
    theirs.close()
    try:
        return _listen(ours, progress, stopped, dossier)
    finally:
        # Every batch is a transaction: a process ended between two of them leaves nothing half done.
        process.terminate()
        process.join()
        ours.close()


def _index_here(
    dossier: Dossier, progress: Callable[[Progress], None], stopped: Callable[[], bool]
) -> Report:
    def heed(step: Progress) -> None:
        if stopped():
            raise StoppedError(f"{dossier.name}: indexing was ended early")
        progress(step)

    report = index(dossier, progress=heed, stopped=stopped, wait=0)
    if stopped():
        raise StoppedError(f"{dossier.name}: indexing was ended early")
    return report


def _listen(
    pipe: Connection, progress: Callable[[Progress], None], stopped: Callable[[], bool], dossier: Dossier
) -> Report:
    while True:
        if stopped():
            raise StoppedError(f"{dossier.name}: indexing was ended early")
        if not pipe.poll(_PAUSE):
            continue
        try:
            told = pipe.recv()
        except EOFError as error:
            raise PersonaeError(
                f"{dossier.name}: the process that indexes ended; {_log(dossier.home)} may say why"
            ) from error
        if isinstance(told, Progress):
            progress(told)
        elif isinstance(told, Report):
            return told
        elif isinstance(told, PersonaeError):
            raise told


def _work(dossier: Dossier, pipe: Connection) -> None:
    """Index in the new process, sending all that is to be told through *pipe*."""
    # Whatever this process might print would be painted across the screen.
    try:
        log = os.open(_log(dossier.home), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    except OSError:
        # Whoever may not write there is told so by the lock.
        log = os.open(os.devnull, os.O_WRONLY)
    os.dup2(log, 1)
    os.dup2(log, 2)
    try:
        pipe.send(index(dossier, progress=pipe.send, wait=0))
    except PersonaeError as error:
        pipe.send(error)
    except BrokenPipeError:
        # The screen was closed: nobody is left to tell.
        return
    finally:
        pipe.close()


def _log(home: Path) -> Path:
    return home / "index.log"
