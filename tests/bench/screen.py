"""How soon the screen answers, measured from outside through a pseudo-terminal.

Start to first frame stands beside a bare three-pane Textual app in the same run; ``n`` is timed from the
key's bytes to the last byte of the frame it leads to.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import sys
import termios
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_QUIET = 0.15
"""Seconds without a byte after which a frame is held to be whole."""

BARE = """
from textual.app import App
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

class Bare(App):
    CSS = "VerticalScroll { width: 1fr; }"
    def compose(self):
        with Horizontal():
            for _ in range(3):
                with VerticalScroll():
                    yield Static("a bare pane")

Bare().run()
"""


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds of several runs."""

    seconds: Sequence[float]

    def __str__(self) -> str:
        low, middle, high = min(self.seconds), statistics.median(self.seconds), max(self.seconds)
        figures = " ".join(f"{seconds * 1000:6.0f}" for seconds in (low, middle, high))
        return f"{figures} ms (min, median, max of {len(self.seconds)})"


class Terminal:
    """A program in a pseudo-terminal of 120x36 cells."""

    def __init__(self, command: Sequence[str]) -> None:
        """Start *command*."""
        self.began = time.perf_counter()
        self.pid, self.file = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
            os.execvp(command[0], list(command))
        fcntl.ioctl(self.file, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))

    def wait_for(self, marker: bytes, limit: float = 120) -> float:
        """Read until *marker* is painted; return the seconds since the start.

        Raises:
            TimeoutError: It was not painted within *limit* seconds.
        """
        seen = b""
        while marker not in seen:
            if not select.select([self.file], [], [], limit)[0]:
                raise TimeoutError(f"{marker!r} was never painted")
            seen = seen[-200:] + os.read(self.file, 1 << 16)
        return time.perf_counter() - self.began

    def settle(self, quiet: float = _QUIET) -> float:
        """Read until nothing comes for *quiet* seconds; return the moment of the last byte."""
        last = time.perf_counter()
        while select.select([self.file], [], [], quiet)[0]:
            os.read(self.file, 1 << 16)
            last = time.perf_counter()
        return last

    def press(self, keys: bytes) -> tuple[float, float]:
        """Type *keys*; return the seconds to the first frame, and to the last byte of all."""
        began = time.perf_counter()
        os.write(self.file, keys)
        if not select.select([self.file], [], [], 5)[0]:
            raise TimeoutError(f"nothing was painted after {keys!r}")
        first = time.perf_counter() - began
        return first, self.settle() - began

    def close(self) -> None:
        """End the program."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.file)


def start(folder: Path, home: Path, runs: int = 7) -> tuple[Times, Times]:
    """Time process start to first frame, in turn with the bare app.

    Args:
        folder: What to open; its index at *home* must be finished.
        home: Folder of the index.
        runs: Counted runs of each, after one that is not.

    Returns:
        Times of Personae and of the bare app.
    """
    ours, bare = [], []
    for run in range(runs + 1):
        pair = (
            _first_frame([sys.executable, "-m", "tui", "--index", str(home), str(folder)], b"Documents"),
            _first_frame([sys.executable, "-c", BARE], b"bare pane"),
        )
        if run:
            ours.append(pair[0])
            bare.append(pair[1])
    return Times(ours), Times(bare)


def leaps(folder: Path, home: Path, name: str, runs: int = 30) -> tuple[Times, Times]:
    """Time ``n`` while following *name*, to the first frame, and until all is quiet."""
    terminal = Terminal([sys.executable, "-m", "tui", "--index", str(home), str(folder)])
    try:
        terminal.wait_for(b"Documents")
        terminal.settle(1.0)
        for key in ("f", *name, "\r"):
            terminal.press(key.encode())
        terminal.settle(1.5)
        times = [terminal.press(b"n") for _ in range(runs)]
        return Times([first for first, _ in times]), Times([last for _, last in times])
    finally:
        terminal.close()


def _first_frame(command: Sequence[str], marker: bytes) -> float:
    terminal = Terminal(command)
    try:
        return terminal.wait_for(marker)
    finally:
        terminal.close()


def main(folder: Path, home: Path, name: str) -> None:
    """Print the times for *folder*, whose finished index is at *home*, following *name*."""
    ours, bare = start(folder, home)
    print(f"start to first frame   {ours}")
    print(f"bare three-pane app    {bare}")
    ratio = statistics.median(a / b for a, b in zip(ours.seconds, bare.seconds, strict=True))
    print(f"ratio                  {ratio:6.2f}")
    first, last = leaps(folder, home, name)
    print(f"n to first frame       {first}")
    print(f"n until all is quiet   {last}")
