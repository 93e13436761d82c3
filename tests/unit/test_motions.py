"""Motions never leave the text, and those that are each other's opposite lead back."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.app import clipboard
from tui.app.motions import MOTIONS, move
from tui.app.widgets.layout import wrap

texts = st.text(alphabet="ab .,-’\n\té", max_size=80)


@given(texts, st.integers(0, 80), st.lists(st.sampled_from(sorted(MOTIONS)), max_size=12), st.integers(4, 20))
def test_no_motion_leaves_the_text(text: str, head: int, keys: list[str], width: int) -> None:
    layout = wrap(text, width)
    at = min(head, len(text))
    for key in keys:
        at = move(layout, at, key)
        assert 0 <= at <= len(text)


@given(texts, st.integers(0, 80))
def test_words_forward_and_back(text: str, head: int) -> None:
    layout = wrap(text, 20)
    at = min(head, len(text))
    assert move(layout, at, "w") >= at
    assert move(layout, at, "b") <= at
    assert move(layout, at, "right_curly_bracket") >= at
    assert move(layout, at, "left_curly_bracket") <= at
    forward = move(layout, at, "w")
    if forward < len(text):
        assert not text[forward].isspace()


def test_what_a_reporter_would_press() -> None:
    layout = wrap("Nouri al-Maliki spoke.\n\nHe left.", 40)
    assert move(layout, 0, "w") == 6
    assert move(layout, 6, "e") == 15
    assert move(layout, 15, "b") == 6
    assert move(layout, 3, "right_curly_bracket") == 24
    assert move(layout, 30, "left_curly_bracket") == 24
    assert move(layout, 3, "dollar_sign") == 22
    assert move(layout, 10, "0") == 0
    assert move(layout, 3, "G") == 32


def test_the_clipboard_of_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":9")
    assert clipboard.copy("nothing takes it") is False
    target = tmp_path / "taken"
    program = tmp_path / "xclip"
    program.write_text(f"#!/bin/sh\nwhile read -r line; do echo \"$line\" >> '{target}'; done\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    assert clipboard.copy("Nouri al-Maliki\n") is True
    assert target.read_text() == "Nouri al-Maliki\n"
    program.write_text("#!/bin/sh\nexit 3\n")
    assert clipboard.copy("refused") is False
