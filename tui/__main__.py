"""The command ``personae``, also ``python -m tui``.

Worker processes import this module again, and ``--version`` answers from it alone: it stays this small.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: What was typed after the command's name; by default what this process was started with.

    Returns:
        The exit status.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words == ["--version"]:
        from tui import __version__

        sys.stdout.write(f"personae {__version__}\n")
        return 0
    from tui.cli.run import run

    return run(words)


if __name__ == "__main__":
    sys.exit(main())
