"""The system's own clipboard, for terminals that do not take text by OSC 52."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping

_PATIENCE = 2.0


def command(environment: Mapping[str, str]) -> list[str] | None:
    """Return the program that puts text on this machine's clipboard, or None if there is none."""
    if sys.platform == "darwin":
        wanted = [["pbcopy"]]
    elif sys.platform == "win32":
        wanted = [["clip"]]
    else:
        wanted = []
        if environment.get("WAYLAND_DISPLAY"):
            wanted.append(["wl-copy"])
        if environment.get("DISPLAY"):
            wanted += [["xclip", "-selection", "clipboard"], ["xsel", "--clipboard", "--input"]]
    return next((words for words in wanted if shutil.which(words[0])), None)


def copy(text: str) -> bool:
    """Put *text* on the system's clipboard; False where there is none, or it does not take it."""
    words = command(os.environ)
    if words is None:
        return False
    try:
        done = subprocess.run(
            words,
            input=text.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
