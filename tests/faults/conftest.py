"""Two articles, and where their index goes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.dossiers import MALIKI, MASUM, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of two articles."""
    place = tmp_path / "articles"
    write(place, "maliki.txt", MALIKI)
    write(place, "masum.txt", MASUM)
    return place


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return where an index may go; nothing is there yet."""
    return tmp_path / "index"
