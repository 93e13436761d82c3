"""How editors are told to open a file at a line; they do not agree."""

from __future__ import annotations

import shlex
from pathlib import Path

_COLON = frozenset(
    {"code", "code-insiders", "codium", "cursor", "zed", "subl", "hx", "helix", "micro", "lapce"}
)
_GOTO = frozenset({"code", "code-insiders", "codium", "cursor"})
_LINE_OPTION = frozenset({"kate", "gedit", "mate", "kwrite", "gnome-text-editor"})


def editor_command(editor: str, path: Path, line: int) -> list[str]:
    """Return the command that opens *path* at *line* (from 1) in *editor*.

    Args:
        editor: The value of $EDITOR: a program, perhaps with arguments of its own.
        path: The file.
        line: The line to stand on.

    Returns:
        Arguments for :func:`subprocess.run`; the editor's own arguments are kept.

    Raises:
        ValueError: A quotation in *editor* is not closed.
    """
    words = shlex.split(editor) or ["vi"]
    name = Path(words[0]).name
    if name in _GOTO:
        # Without --wait a window opens and the terminal comes back at once.
        waiting = [] if "--wait" in words or "-w" in words else ["--wait"]
        return [*words, *waiting, "--goto", f"{path}:{line}"]
    if name in _COLON:
        return [*words, f"{path}:{line}"]
    if name in _LINE_OPTION:
        return [*words, "--line", str(line), str(path)]
    return [*words, f"+{line}", str(path)]
