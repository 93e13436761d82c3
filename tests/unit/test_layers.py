"""The headless rooms load no screen: asked of fresh processes, for an import may hide anywhere."""

from __future__ import annotations

import subprocess
import sys

import pytest

_SCREEN = ("textual", "rich")


@pytest.mark.parametrize(
    "room",
    [
        "tui.sources",
        "tui.extraction",
        "tui.linking",
        "tui.dossier",
        "tui.dossier.indexer",
        "tui.dossier.store",
    ],
)
def test_a_room_loads_neither_textual_nor_rich(room: str) -> None:
    assert not _loaded(room) & set(_SCREEN)


@pytest.mark.parametrize(
    "room", ["tui.export", "tui.cli", "tui.cli.run", "tui.cli.index", "tui.cli.mentions", "tui.__main__"]
)
def test_the_command_line_loads_no_textual(room: str) -> None:
    assert "textual" not in _loaded(room)


def test_the_question_is_able_to_fail() -> None:
    assert "textual" in _loaded("textual")


@pytest.mark.parametrize(
    ("room", "never"),
    [
        ("tui.sources", ("tui.extraction", "tui.linking", "tui.dossier")),
        ("tui.extraction", ("tui.sources", "tui.linking", "tui.dossier")),
        ("tui.linking", ("tui.sources", "tui.extraction", "tui.dossier")),
        ("tui.dossier.store", ("tui.sources", "tui.extraction", "tui.linking")),
        ("tui.dossier.indexer", ("tui.cli", "tui.app", "tui.export")),
        # The first frame waits for no extractor.
        ("tui.app", ("tui.extraction", "tui.linking", "tui.dossier.indexer")),
    ],
)
def test_data_flows_one_way(room: str, never: tuple[str, ...]) -> None:
    assert not _loaded(room) & set(never)


def _loaded(room: str) -> set[str]:
    """Return the modules that are there once *room* is imported by a new interpreter."""
    code = f"import sys, {room}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())
