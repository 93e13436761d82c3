"""How long it takes until an index follows a decision, from the key press to the last row, in milliseconds.

Run ``python -m tests.bench.deciding [INDEX]``: on a copy of an index, else on 100,000 made-up mentions;
on disk, with journal, fsync and all. The worst cases decide on whoever is mentioned most.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

from tests.unit.decided_index import Named, plain_index
from tui.dossier import rulings
from tui.dossier.connection import connect
from tui.dossier.decided import journal, to_line
from tui.dossier.deciding import follow_journal
from tui.dossier.journal import ID
from tui.dossier.place import Dossier
from tui.dossier.store import Store
from tui.model import Decision, Kind

_MENTIONS = 100_000
_PER_ARTICLE = 12
_ROUNDS = 7


def made_up(mentions: int, seed: int = 1) -> list[list[Named]]:
    """Return articles that name people as often as real ones do: a few always, most once or twice."""
    chance = random.Random(seed)
    people = mentions // 6
    weights = [1 / (rank + 8) for rank in range(people)]
    keys = iter(chance.choices(range(people), weights, k=mentions))
    articles = []
    for _ in range(mentions // _PER_ARTICLE):
        named = []
        for _ in range(_PER_ARTICLE):
            person = next(keys)
            family = f"Family{person % (people // 2)}"
            named.append((f"person:{person}", family if chance.random() < 0.6 else f"Given{person} {family}"))
        articles.append(named)
    return articles


Make = Callable[[Store], Decision]


def _cases(heaviest: list[int], spot: tuple[int, int], others: list[int]) -> dict[str, Make]:
    first, second, third = heaviest
    return {
        "same: two seldom named": lambda store: rulings.same(store, others[0], others[1]),
        "same: seldom into the most named": lambda store: rulings.same(store, others[2], first),
        "same: the second and third most named": lambda store: rulings.same(store, second, third),
        "same: the two most named": lambda store: rulings.same(store, first, second),
        "never the same: the two most named": lambda store: rulings.never_same(store, first, second),
        "not the same: one mention of the most named": lambda store: rulings.mention_is_not(store, *spot),
        "not the same: a spelling of the most named": lambda store: rulings.spelling_is_not(store, *spot),
        "not the same: the most named in one article": lambda store: rulings.article_is_not(store, *spot),
        "rename the most named": lambda store: rulings.rename(store, first, "Another Name"),
        "kind of the most named": lambda store: rulings.is_of_kind(store, first, Kind.ORG),
        "no name: the most named": lambda store: rulings.not_a_name(store, first),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.deciding", description=__doc__)
    parser.add_argument("index", type=Path, nargs="?", help="an index.sqlite of a dossier; default: made up")
    parser.add_argument("--mentions", type=int, default=_MENTIONS)
    parser.add_argument("--before", type=int, default=0, help="decisions that stand already")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as home:
        dossier = Dossier((Path(home),), Path(home))
        if options.index is not None:
            _copy(options.index, dossier.database)
        else:
            plain_index(str(dossier.database), made_up(options.mentions)).close()
        with Store(dossier.database) as store:
            _measure(dossier, store, options.before)
    return 0


def _copy(index: Path, to: Path) -> None:
    source, copy = sqlite3.connect(f"{index.absolute().as_uri()}?mode=ro", uri=True), connect(to)
    source.backup(copy)
    for connection in (source, copy):
        connection.close()


def _measure(dossier: Dossier, store: Store, before: int) -> None:
    ids = store.entity_ids(Kind.PERSON)
    row = store.entity(ids[0])
    assert row is not None
    print(
        f"{store.summary().mentions:,} mentions, {len(ids):,} people, the most named {row.mentions:,} times"
    )
    for number in range(before):
        told = rulings.same(store, ids[-3 - 2 * number], ids[-4 - 2 * number])
        journal(dossier).append(to_line(told))
    if before:
        began = perf_counter()
        follow_journal(dossier)
        print(f"{before:,} decisions at once: {1000 * (perf_counter() - began):,.0f} ms")
    spot = max((s.end - s.start, s.document, s.start) for s in store.spots(ids[0]))[1:]
    cases = _cases(ids[:3], spot, ids[len(ids) // 3 :][:3])
    print(f"{'milliseconds, median and most of ' + str(_ROUNDS):48} {'tell':>13} {'undo':>13}")
    for name, make in cases.items():
        tell, undo = [], []
        for _ in range(_ROUNDS):
            began = perf_counter()
            record = journal(dossier).append(to_line(make(store)))
            follow_journal(dossier)
            tell.append(1000 * (perf_counter() - began))
            began = perf_counter()
            journal(dossier).take_back(record[ID])
            follow_journal(dossier)
            undo.append(1000 * (perf_counter() - began))
        print(f"{name:48} {median(tell):6.0f} {max(tell):6.0f} {median(undo):6.0f} {max(undo):6.0f}")


if __name__ == "__main__":
    sys.exit(main())
