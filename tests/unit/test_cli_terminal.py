"""Commands on a terminal: tables painted, progress shown and wiped, the keyboard kept for the reader."""

from __future__ import annotations

import os
import re
import select
import subprocess
import sys
from pathlib import Path

import pytest

import tui
from tests.conftest import MakeFolder

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals on Windows", allow_module_level=True)

import fcntl
import struct
import termios

PACKAGES = str(Path(tui.__file__).parent.parent)
ARTICLE = "Annan in Geneva\n\nKofi Annan flew to Geneva on Monday and met Carla Del Ponte.\n"
# A terminal belongs to a program by its own asking only.
TAKE_TERMINAL = (
    "import fcntl, os, sys, termios; fcntl.ioctl(1, termios.TIOCSCTTY, 0); "
    "os.execv(sys.executable, [sys.executable, '-m', 'tui', *sys.argv[1:]])"
)
PATIENCE = 60
SEQUENCE = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")


class Terminal:
    """A program on a pseudo-terminal of 100 columns and 30 lines."""

    def __init__(
        self, words: list[str], tmp: Path, *, article: str | None = None, term: str = "xterm-256color"
    ) -> None:
        self.master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        env = {**os.environ, "PYTHONPATH": PACKAGES, "TERM": term, "TMPDIR": str(tmp)}
        for name in ("NO_COLOR", "COLUMNS", "LINES"):
            env.pop(name, None)
        self.process = subprocess.Popen(
            [sys.executable, "-c", TAKE_TERMINAL, *words],
            stdin=slave if article is None else subprocess.PIPE,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            env=env,
        )
        os.close(slave)
        if article is not None:
            assert self.process.stdin
            self.process.stdin.write(article.encode())
            self.process.stdin.close()
        self.shown = ""

    def read(self) -> bool:
        """Read what the program has painted; return False when it has ended."""
        ready, _, _ = select.select([self.master], [], [], PATIENCE)
        assert ready, f"nothing more after {self.shown[-500:]!r}"
        try:
            data = os.read(self.master, 1 << 16)
        except OSError:  # the last program on the terminal is gone
            return False
        self.shown += data.decode("utf-8", "replace")
        return bool(data)

    def until(self, pattern: str) -> None:
        while not re.search(pattern, SEQUENCE.sub("", self.shown)):
            assert self.read(), f"ended with {self.shown[-500:]!r}"

    def type(self, keys: str) -> None:
        os.write(self.master, keys.encode())

    def end(self) -> int:
        while self.read():
            pass
        os.close(self.master)
        return self.process.wait(PATIENCE)


def test_the_reader_opens_an_article_from_a_pipe_and_listens_to_the_keyboard(tmp_path: Path) -> None:
    terminal = Terminal([], tmp_path, article=ARTICLE)
    terminal.until("met Carla")
    assert list(tmp_path.glob("personae-*/stdin"))
    terminal.type("q")
    assert terminal.end() == 0
    assert not list(tmp_path.glob("personae-*"))


def test_the_reader_needs_a_terminal_that_can_move_its_cursor(tmp_path: Path) -> None:
    terminal = Terminal(["-"], tmp_path, article=ARTICLE, term="dumb")
    assert terminal.end() == 2
    assert terminal.shown.startswith("personae: the reader needs a terminal")


def test_indexing_shows_how_far_it_is_and_wipes_the_line(make_folder: MakeFolder, tmp_path: Path) -> None:
    folder = make_folder({"a.txt": ARTICLE})
    terminal = Terminal(["index", str(folder)], tmp_path)
    assert terminal.end() == 0
    progress, _, summary = terminal.shown.rpartition("\r" + " " * 10)
    assert "reading 1 of 1" in progress
    assert "reading" not in summary
    assert summary.lstrip(" \r").startswith("documents")


def test_a_table_is_painted_and_fits(make_folder: MakeFolder, tmp_path: Path) -> None:
    folder = make_folder({"a-file-with-quite-a-long-name-for-an-article-of-two-lines.txt": ARTICLE * 4})
    terminal = Terminal(["search", "carla", str(folder)], tmp_path)
    assert terminal.end() == 0
    table = terminal.shown.rpartition("\r" + " " * 10)[2].lstrip(" \r")
    assert "\x1b[1;7mCarla\x1b[0m" in table
    lines = SEQUENCE.sub("", table).splitlines()
    assert len(lines) == 2
    assert max(map(len, lines)) <= 100
