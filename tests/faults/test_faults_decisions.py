"""Decisions when things go wrong: a busy or damaged index, two programs at once, a folder with no room."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.dossiers import content, dossier, indexed, opened, sound
from tui.dossier import deciding, rulings
from tui.dossier.connection import connect
from tui.dossier.decided import history
from tui.model import PersonaeError


@pytest.fixture
def home(folder: Path, tmp_path: Path) -> Path:
    indexed(folder, tmp_path / "home")
    return tmp_path / "home"


def _named(home: Path, name: str) -> int:
    with opened(home) as store:
        row = store.connection.execute("SELECT id FROM entity WHERE name = ?", (name,)).fetchone()
    return int(row[0]) if row else 0


def test_a_decision_on_a_busy_index_is_kept_and_followed_later(
    folder: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deciding, "_PATIENCE", 1)
    with opened(home) as store:
        decision = rulings.rename(store, _named(home, "Fuad Masum"), "President Masum")
    rival = connect(home / "index.sqlite")
    rival.execute("BEGIN IMMEDIATE")
    with pytest.raises(PersonaeError, match="Kept; it will show"):
        deciding.tell(dossier(folder, home), decision)
    rival.execute("ROLLBACK")
    rival.close()
    assert not _named(home, "President Masum")
    assert indexed(folder, home).decided
    assert _named(home, "President Masum")
    assert not indexed(folder, home).decided


def test_a_damaged_index_is_made_anew_with_all_decisions(folder: Path, home: Path) -> None:
    with opened(home) as store:
        decision = rulings.rename(store, _named(home, "Fuad Masum"), "President Masum")
    deciding.tell(dossier(folder, home), decision)
    before = content(home)
    database = home / "index.sqlite"
    database.write_bytes(b"nonsense" * 1000)
    indexed(folder, home)
    assert content(home) == before


_TELL = """
import sys
from pathlib import Path
from tui.dossier import rulings
from tui.dossier.deciding import tell
from tui.dossier.place import open_dossier
from tui.dossier.store import open_store

dossier = open_dossier([Path(sys.argv[1])], Path(sys.argv[2]))
for number in range(12):
    with open_store(dossier) as store:
        key = sys.argv[3]
        entity = store.entity_by_key(key)
        decision = rulings.rename(store, entity.id, f"{key} {number}")
    tell(dossier, decision)
"""


def test_two_programs_decide_at_once(folder: Path, home: Path) -> None:
    keys = ["person:nouri-al-maliki", "person:fuad-masum"]
    both = [subprocess.Popen([sys.executable, "-c", _TELL, str(folder), str(home), key]) for key in keys]
    assert [one.wait() for one in both] == [0, 0]
    assert all(_named(home, f"{key} 11") for key in keys)
    assert len(history(dossier(folder, home)).standing()) == 24
    assert sound(home)
    now = content(home)
    (home / "index.sqlite").unlink()
    indexed(folder, home)
    assert content(home) == now


def test_a_home_that_cannot_be_written_changes_nothing(folder: Path, home: Path) -> None:
    with opened(home) as store:
        decision = rulings.rename(store, _named(home, "Fuad Masum"), "President Masum")
    (home / "decisions.jsonl").mkdir()
    before = content(home)
    with pytest.raises(PersonaeError, match=r"decisions\.jsonl: cannot be"):
        deciding.tell(dossier(folder, home), decision)
    assert content(home) == before
    with pytest.raises(PersonaeError, match=r"decisions\.jsonl: cannot be read"):
        indexed(folder, home)
    assert content(home) == before
