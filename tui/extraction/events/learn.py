"""Learns the lexicon of triggers: ``python -m tui.extraction.events.learn ../shared/train``.

Seed words by type come from ``event_seeds.txt``; the same sets and seeds give the same bytes.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tui.extraction.events.inflection import noun_forms, verb_forms
from tui.extraction.events.lexicon import FILE
from tui.extraction.gazetteer import data_folder, hand_lines
from tui.model import EventType, PersonaeError

_TAGS = {"v": verb_forms, "n": noun_forms}


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the lexicon before it is inflected.

    Attributes:
        base: Infinitive or singular; words of a phrase have blanks between.
        part: "v", "n" or "a".
        type: What it names.
        lemma: What its kindred share.
    """

    base: str
    part: str
    type: EventType
    lemma: str


def main(arguments: Sequence[str] | None = None) -> int:
    """Learn from the command line; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tui.extraction.events.learn", description=__doc__)
    parser.add_argument("folder", type=Path, help="holds ner/*.conll")
    parser.add_argument(
        "--out", type=Path, default=Path(str(data_folder())), help="where to write (the package's data)"
    )
    given = parser.parse_args(arguments)
    try:
        write(seeds(), given.out / FILE)
    except PersonaeError as error:
        print(f"learn: {error}", file=sys.stderr)  # noqa: T201
        return 2
    return 0


def seeds() -> list[Word]:
    """Return the seed words.

    Raises:
        PersonaeError: A line of the list cannot be read, or names a word twice.
    """
    found: dict[tuple[str, str], Word] = {}
    for line in hand_lines("event_seeds.txt"):
        kind, _, items = line.partition(":")
        for item in items.split():
            spelling, _, rest = item.partition("/")
            parts, _, lemma = rest.partition("=")
            base = spelling.replace("_", " ")
            for part in parts:
                if part not in "vna" or (base, part) in found:
                    raise PersonaeError(f"event_seeds.txt: {kind}: {item}: unknown part or named twice")
                found[base, part] = Word(base, part, EventType(kind), lemma or base)
    return list(found.values())


def write(words: Sequence[Word], path: Path) -> None:
    """Write every form of *words*, sorted; where two words share a form and part, the first counts."""
    rows: dict[tuple[str, str], str] = {}
    for word in words:
        forms = _TAGS[word.part](word.base) if word.part in _TAGS else {word.base: "JJ"}
        for form, tag in forms.items():
            rows.setdefault((form, tag[0]), f"{form}\t{tag}\t{word.type.value}\t{word.lemma}")
    path.write_text("".join(f"{rows[key]}\n" for key in sorted(rows)), encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
