"""How long the finder takes for each key press while names are typed, in milliseconds.

Run ``python -m tests.bench.finder [INDEX]``: on a finished index, else on 100,000 made-up entities.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter, thread_time

from tui.dossier import schema
from tui.dossier.connection import connect
from tui.dossier.finder import Found, build, find_documents, find_entities
from tui.model import Kind

_ENTITIES = 100_000
_DOCUMENTS = 20_000
_HARD = (
    "a b",
    "m a s",
    "al",
    "al a",
    "the of",
    "aaaaaaaa",
    "qwertyuiop",
    "j smith of the bank",
    "s s s s s s",
)


def made_up(entities: int = _ENTITIES, documents: int = _DOCUMENTS, seed: int = 1) -> sqlite3.Connection:
    """Return an index in memory with invented names of a real dossier's shape, without finder tables."""
    chance = random.Random(seed)
    connection = sqlite3.connect(":memory:", isolation_level=None)
    schema.create(connection)
    given, family, towns = (
        [_word(chance, parts) for parts in lengths]
        for lengths in ([2] * 1500, chance.choices((1, 2, 3), (1, 3, 2), k=25_000), [3] * 12_000)
    )
    connection.execute("BEGIN")
    for number in range(1, entities + 1):
        kind, names = _names(chance, given, family, towns)
        weight = max(1, int(3000 / (chance.random() * entities + 1)))
        row = (
            number,
            str(number),
            kind,
            names[0],
            weight,
            weight,
            None,
            f"1987-01-{chance.randint(1, 28):02}",
        )
        connection.execute("INSERT INTO entity VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
        for text in dict.fromkeys(names):
            connection.execute("INSERT INTO surface VALUES (?, ?, 1)", (number, text))
    for number in range(1, documents + 1):
        title = " ".join(chance.choice(chance.choice((family, towns))) for _ in range(8))
        connection.execute(
            "INSERT INTO document"
            " (id, path, file, digest, size, modified, encoding, title, origins, headings, words)"
            " VALUES (?, ?, '', '', 0, 0, 'utf-8', ?, '{}', '[]', 0)",
            (number, f"{number // 1000:03}/{number:06}.txt", title),
        )
    connection.execute("COMMIT")
    return connection


def _word(chance: random.Random, parts: int) -> str:
    onsets = (*"bdfghjklmnprstvwyz", "kh", "sh")
    codas = ("", "", "n", "r", "s", "l")
    syllables = (chance.choice(onsets) + chance.choice("aeiou") + chance.choice(codas) for _ in range(parts))
    return "".join(syllables).title()


def _names(
    chance: random.Random, given: Sequence[str], family: Sequence[str], towns: Sequence[str]
) -> tuple[str, list[str]]:
    kind = chance.choices(list(Kind), (60, 25, 14, 1))[0]
    if kind is Kind.PERSON:
        # Half of all people share a tenth of the names, as they do.
        first = chance.choice(given if chance.random() < 0.5 else given[:150])
        last = chance.choice(family if chance.random() < 0.5 else family[:2500])
        last = chance.choice(("", "", "", "", "al-", "van ")) + last
        middle = chance.choice(("", "", "", " J.", " Abdul"))
        return kind, [f"{first}{middle} {last}", *([last] if chance.random() < 0.4 else [])]
    if kind is Kind.PLACE:
        return kind, [chance.choice(towns)]
    return kind, [
        f"{chance.choice(towns)} {chance.choice(family)} {chance.choice(('Bank', 'Corp', '& Co', 'Group'))}"
    ]


def keystrokes(names: Sequence[str], seed: int = 2) -> Iterator[str]:
    """Yield all that stands in the prompt while *names* are typed: as they are, turned about, misspelt."""
    chance = random.Random(seed)
    letters = "abcdefghijklmnopqrstuvwxyz"
    queries = [*letters, *(a + b for a in letters for b in "aehiorst"), *_HARD]
    for name in names:
        words = name.lower().split()
        at = chance.randrange(len(name))
        wrong = chance.choice(
            (name[:at] + name[at + 1 :], name[:at] + chance.choice(letters) + name[at + 1 :])
        )
        queries += [name, " ".join(reversed(words)), words[-1], wrong.lower(), "".join(words)]
        queries += ["".join(word[0] for word in words), "".join(c for c in words[-1] if c not in "aeiou")]
    for query in queries:
        for stop in range(1, len(query) + 1):
            yield query[:stop]


def report(label: str, find: Callable[[str], list[Found]], queries: Sequence[str]) -> None:
    """Print milliseconds a key press, and which were slowest."""
    times: list[tuple[float, str]] = []
    busy: list[float] = []
    for query in queries:
        start, work = perf_counter(), thread_time()
        find(query)
        busy.append((thread_time() - work) * 1000)
        times.append(((perf_counter() - start) * 1000, query))
    times.sort()
    print(f"{label}: {len(queries)} key presses")
    # Where others use the machine too, the second line is what the finder itself takes.
    for clock, spent in (("elapsed", [time for time, _ in times]), ("busy", sorted(busy))):
        print(
            f"  {clock} ms: min {spent[0]:.2f}  median {median(spent):.2f}"
            f"  99 % {spent[len(spent) * 99 // 100]:.2f}  max {spent[-1]:.2f}"
        )
    print("  slowest:", ", ".join(f"{query!r} {time:.1f}" for time, query in times[-5:]))


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure the finder, in milliseconds a key press.")
    parser.add_argument("index", nargs="?", type=Path, help="a finished index; default: made-up names")
    parser.add_argument("--names", type=int, default=60, help="how many names to type (default: 60)")
    options = parser.parse_args(arguments)
    if options.index:
        if not options.index.is_file():
            parser.error(f"{options.index}: no such file; give the index database of a dossier")
        connection = connect(options.index, readonly=True)
    else:
        connection = made_up()
        start = perf_counter()
        connection.execute("BEGIN")
        build(connection)
        connection.execute("COMMIT")
        print(f"build: {perf_counter() - start:.2f} s for {_ENTITIES} entities, {_DOCUMENTS} documents")
    for label, table, column, find in (
        ("entities", "entity", "name", find_entities),
        ("documents", "document", "title", find_documents),
    ):
        ids = [row[0] for row in connection.execute(f"SELECT id FROM {table}")]
        chosen = random.Random(3).sample(ids, min(options.names, len(ids)))
        names = [
            connection.execute(f"SELECT {column} FROM {table} WHERE id = ?", (number,)).fetchone()[0]
            for number in chosen
        ]
        report(label, partial(find, connection), list(keystrokes(names)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
