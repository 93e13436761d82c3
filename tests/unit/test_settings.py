"""The reader's settings file: what is read from it, and what is said of a wrong one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui import settings
from tui.settings import Settings, SettingsError


def written(folder: Path, content: str | bytes) -> Path:
    file = folder / "settings.toml"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def test_a_missing_file_sets_nothing(tmp_path: Path) -> None:
    assert settings.load(tmp_path / "no.toml") == Settings()


def test_a_file_is_read(tmp_path: Path) -> None:
    file = written(tmp_path, 'theme = "nord"\n[keys]\nreferences = "R,ctrl+r"\n')
    assert settings.load(file) == Settings("nord", {"references": "R,ctrl+r"})


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    assert settings.load(written(tmp_path, b'\xef\xbb\xbftheme = "nord"')).theme == "nord"


@pytest.mark.parametrize(
    "content",
    [
        "theme = ",
        "theme = 3",
        "keys = 3",
        "[keys]\nreferences = 3",
        'colour = "red"',
        b"theme = '\xff'",
    ],
)
def test_a_wrong_file_is_named(tmp_path: Path, content: str | bytes) -> None:
    file = written(tmp_path, content)
    with pytest.raises(SettingsError, match=r"settings\.toml"):
        settings.load(file)


def test_a_folder_in_its_place_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=tmp_path.name):
        settings.load(tmp_path)


def test_folders_follow_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PERSONAE_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("PERSONAE_CONFIG", str(tmp_path / "config"))
    assert settings.data_folder() == tmp_path / "data"
    assert settings.settings_file() == tmp_path / "config" / "settings.toml"
    (tmp_path / "config").mkdir()
    written(tmp_path / "config", 'theme = "gruvbox"')
    assert settings.load().theme == "gruvbox"
