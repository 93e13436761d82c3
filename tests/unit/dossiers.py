"""What the tests of the dossier share: an article or two, and an index as plain rows to compare."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from tui.dossier.indexer import Report, index
from tui.dossier.place import Dossier, open_dossier
from tui.dossier.store import Store, open_store

MALIKI = (
    "10 June 2014\n\nPrime Minister Nouri al-Maliki spoke in Baghdad. Maliki asked parliament for powers.\n"
)
MASUM = "11 August 2014\n\nFuad Masum met Nouri al-Maliki in Baghdad. Masum had named Haider al-Abadi.\n"
KHALILZAD = (
    "24 October 2006\n\nAmbassador Zalmay Khalilzad flew to Amman. Khalilzad met King Abdullah there.\n"
)


def write(folder: Path, name: str, text: str | bytes) -> Path:
    """Write an article and return its file."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


def articles(folder: Path, count: int) -> None:
    """Write so many articles, each of which shares a name with others."""
    for number in range(count):
        family = ("Maliki", "Masum", "Abadi", "Jaafari", "Allawi")[number % 5]
        day = f"{number % 28 + 1} May 2014"
        text = f"{day}\n\nHassan al-{family} met Omar Karim{number} in Baghdad. {family} left.\n"
        write(folder, f"{number % 7}/article {number}.txt", text)


def dossier(folder: Path, home: Path) -> Dossier:
    """Return the dossier of *folder* with its index in *home*."""
    return open_dossier([folder], home)


def indexed(folder: Path, home: Path) -> Report:
    """Bring the index up to date in this process alone."""
    return index(dossier(folder, home), processes=1)


def opened(home: Path) -> Store:
    """Open the index in *home* for questions."""
    return open_store(Dossier((home,), home))


@contextmanager
def store_of(texts: Mapping[str, str], factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The index of a folder of its own with *texts* by name, read and linked."""
    folder, home = factory.mktemp("articles"), factory.mktemp("home")
    for name, text in texts.items():
        write(folder, name, text)
    indexed(folder, home)
    with opened(home) as store:
        yield store


def content(home: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return all that an index says, without the numbers that depend on the order of its making."""
    connection = sqlite3.connect(home / "index.sqlite")
    try:
        return {
            name: sorted(connection.execute(query).fetchall(), key=repr) for name, query in QUERIES.items()
        }
    finally:
        connection.close()


def fresh(folder: Path, tmp_path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return all that an index of *folder* says that is made in one run, beside others in *tmp_path*."""
    home = tmp_path / "fresh"
    shutil.rmtree(home, ignore_errors=True)
    indexed(folder, home)
    return content(home)


def sound(home: Path) -> bool:
    """Say whether sqlite and FTS5 find the index in order."""
    connection = sqlite3.connect(home / "index.sqlite")
    try:
        connection.execute("INSERT INTO article_fts (article_fts, rank) VALUES ('integrity-check', 1)")
        return bool(connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok")
    finally:
        connection.close()


QUERIES = {
    "documents": "SELECT path, digest, title, date, author, outlet, words, mentions FROM document",
    "texts": "SELECT path, text FROM document JOIN article ON document = id",
    "mentions": (
        "SELECT d.path, m.start, m.stop, e.key, r.rule, r.evidence, m.score, m.role FROM mention m "
        "JOIN document d ON d.id = m.document JOIN entity e ON e.id = m.entity "
        "JOIN reason r ON r.id = m.reason"
    ),
    "entities": "SELECT key, kind, name, mentions, documents, first_date, last_date FROM entity",
    "surfaces": "SELECT key, text, s.mentions FROM surface s JOIN entity e ON e.id = s.entity",
    "roles": (
        "SELECT key, text, r.mentions, r.first_date, r.last_date FROM role r JOIN entity e ON e.id = r.entity"
    ),
    "candidates": (
        "SELECT e.key, c.rank, o.key FROM candidate c JOIN entity e ON e.id = c.entity "
        "JOIN entity o ON o.id = c.other"
    ),
    "unreadable": "SELECT path, reason FROM unreadable",
    "stale": "SELECT value FROM meta WHERE name = 'stale'",
}
