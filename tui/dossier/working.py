"""Spreading work over processes, or doing it in this one: a few pieces ahead, results in order."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager, redirect_stderr
from multiprocessing import resource_tracker
from typing import TypeVar

from tui.model import PersonaeError

T = TypeVar("T")

_MOST_PROCESSES = 8
_AHEAD = 3


def usual_processes() -> int:
    """Return how many processes to work in when nobody said: the processors there are, up to eight."""
    # One process writes the index; more than this many readers would only wait for it.
    return min(_processors(), _MOST_PROCESSES)


@contextmanager
def workers(processes: int) -> Iterator[Executor | None]:
    """Yield a pool of *processes*, started when there is work, or None where this one is to do it all.

    Raises:
        PersonaeError: A process of the pool died.
    """
    if processes < 2:
        yield None
        return
    # Spawned, for a fork would copy the threads and terminal state of a running screen.
    context = multiprocessing.get_context("spawn")
    # A screen puts a stand-in without a descriptor in place of stderr, which the tracker would inherit.
    with redirect_stderr(sys.__stderr__):
        resource_tracker.ensure_running()
    with ProcessPoolExecutor(processes, mp_context=context, initializer=_begin) as pool:
        try:
            yield pool
        except BrokenExecutor as error:
            raise PersonaeError(
                "a working process was ended from outside, perhaps for want of memory; run again to go on "
                "where it stopped, with fewer processes"
            ) from error
        finally:
            pool.shutdown(cancel_futures=True)


def spread(pool: Executor | None, work: Iterator[Callable[[], T]], processes: int) -> Iterator[T]:
    """Yield the results of *work* in order, a few pieces ahead in *pool* at any time."""
    if pool is None:
        for piece in work:
            yield piece()
        return
    waiting: deque[Future[T]] = deque()
    for piece in work:
        waiting.append(pool.submit(piece))
        if len(waiting) > _AHEAD * processes:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


@contextmanager
def without_collecting() -> Iterator[None]:
    """Keep the garbage collector away: it would go through all names again and again and find nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _processors() -> int:
    # A container or a batch system may allow fewer processors than the machine has.
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _begin() -> None:
    """Begin the life of a working process: it leaves Ctrl+C to its parent, and ends when that does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        # A pool's process would wait for work for ever once nobody is left to give any.
        os._exit(1)
