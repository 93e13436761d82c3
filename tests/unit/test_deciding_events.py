"""Events are entities too: two are one, or never, and all that hangs on them follows and comes back."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.unit.dossiers import content, dossier, indexed, opened
from tui.dossier import rulings
from tui.dossier.deciding import take_back, tell
from tui.dossier.events import event, events_of, participants
from tui.dossier.finder import find_entities
from tui.dossier.store import Store
from tui.model import Kind

_EVENTS = {
    "event": "SELECT key, type, name, value, place, modality, salient, mentions, documents FROM event",
    "part": "SELECT v.key, rank, e.key FROM event_part p JOIN event v ON v.id = p.event "
    "JOIN entity e ON e.id = p.part",
    "mention": "SELECT d.path, m.start, v.key FROM event_mention m JOIN event v ON v.id = m.event "
    "JOIN document d ON d.id = m.document",
}


def _all(home: Path) -> dict[str, list[tuple[object, ...]]]:
    connection = sqlite3.connect(home / "index.sqlite")
    try:
        rows = {name: sorted(connection.execute(sql).fetchall(), key=repr) for name, sql in _EVENTS.items()}
    finally:
        connection.close()
    return rows | content(home)


@pytest.fixture
def home(seeds: Path, tmp_path: Path) -> Path:
    indexed(seeds, tmp_path / "home")
    return tmp_path / "home"


def _two(store: Store) -> tuple[int, int]:
    """Return the two events with the most mentions."""
    rows = store.connection.execute(
        "SELECT id FROM entity WHERE kind = 'EVENT' ORDER BY mentions DESC, key LIMIT 2"
    ).fetchall()
    return rows[0][0], rows[1][0]


def test_two_events_are_one_and_two_again(seeds: Path, home: Path) -> None:
    folder = dossier(seeds, home)
    before = _all(home)
    with opened(home) as store:
        one, other = _two(store)
        rows = store.entity(one), store.entity(other)
        assert rows[0] is not None
        assert rows[1] is not None
        told, _ = tell(folder, rulings.same(store, one, other))
        together = event(store, one)
        assert together is not None
        assert together.mentions == rows[0].mentions + rows[1].mentions
        assert event(store, other) is None or other not in store.entity_ids(Kind.EVENT)
        assert other not in [found.id for found in find_entities(store.connection, rows[1].name)]
        assert one in [found.id for found in find_entities(store.connection, rows[0].name)]
        now = _all(home)
        # Indexed anew, the same comes of it.
        store.connection.execute("PRAGMA query_only = OFF")
        store.connection.execute("UPDATE meta SET value = '1' WHERE name = 'stale'")
    indexed(seeds, home)
    assert _all(home) == now
    take_back(folder, told)
    assert _all(home) == before


def test_events_follow_who_took_part(seeds: Path, home: Path) -> None:
    folder = dossier(seeds, home)
    before = _all(home)
    with opened(home) as store:
        (part,) = store.connection.execute(
            "SELECT part FROM event_part GROUP BY part ORDER BY count(*) DESC, part LIMIT 1"
        ).fetchone()
        (heavier,) = store.connection.execute(
            "SELECT id FROM entity WHERE kind = 'PERSON' AND id != ? ORDER BY mentions DESC LIMIT 1", (part,)
        ).fetchone()
        events = {row.id for row in events_of(store, part)}
        told, _ = tell(folder, rulings.same(store, part, heavier))
        home_now = heavier if store.entity(part) is None else part
        assert events <= {row.id for row in events_of(store, home_now)}
        some = next(iter(events))
        assert len({row.id for row in participants(store, some)}) == len(participants(store, some))
    take_back(folder, told)
    assert _all(home) == before
