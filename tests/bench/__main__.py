"""All measurements of a folder, one after the other: ``python -m tests.bench FOLDER``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.bench import finder, index, screen, words
from tui.dossier.store import Store
from tui.model import Kind

PARTS = ("words", "index", "finder", "screen")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder of articles")
    parser.add_argument(
        "--index", type=Path, help="an empty folder for the index; default: one that goes away"
    )
    parser.add_argument("--processes", type=int, default=2, help="processes that read (default: 2)")
    parser.add_argument("--only", action="append", choices=PARTS, help="measure this alone; may be repeated")
    options = parser.parse_args(arguments)
    wanted = options.only or PARTS
    if "words" in wanted:
        print("WORDS")
        index.show(words.table(options.folder, words.MOST_WORDS))
    if wanted == ["words"]:
        return 0
    with index.home_for(options.index) as home:
        if "index" in wanted:
            print("INDEX")
            index.show(index.table(options.folder, home, options.processes))
        else:
            index.run(options.folder, home, options.processes)
        if "finder" in wanted:
            print("\nFINDER")
            finder.main([str(home / "index.sqlite")])
        if "screen" in wanted:
            print("\nSCREEN")
            screen.main(options.folder, home, _heaviest(home))
    return 0


def _heaviest(home: Path) -> str:
    """Return the name of the person who is mentioned most, to be followed on the screen."""
    with Store(home / "index.sqlite") as store:
        people = store.cast_of(store.entity_ids(Kind.PERSON, limit=1))
        return people[0].name if people else ""


if __name__ == "__main__":
    sys.exit(main())
