"""Where Personae keeps its files, and the reader's own settings (a TOML file).

Folders follow the platform (XDG on Linux); nothing is written until something must be kept.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from platformdirs import PlatformDirs

from tui.model import PersonaeError

_DIRS = PlatformDirs("personae", appauthor=False)


class SettingsError(PersonaeError):
    """A settings file that says something Personae cannot follow."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the reader has set.

    Attributes:
        theme: Name of a Textual theme.
        keys: For an action's id, the keys that call it instead of its own, separated by commas.
    """

    theme: str = "personae"
    keys: Mapping[str, str] = field(default_factory=dict)


def data_folder() -> Path:
    """Return the folder that indexes are kept in."""
    return Path(os.environ.get("PERSONAE_DATA") or _DIRS.user_data_path)


def settings_file() -> Path:
    """Return the path of the settings file, which need not exist."""
    return Path(os.environ.get("PERSONAE_CONFIG") or _DIRS.user_config_path) / "settings.toml"


def load(path: Path | None = None) -> Settings:
    """Read the reader's settings.

    Args:
        path: The file; by default :func:`settings_file`. A missing file is an empty one.

    Raises:
        SettingsError: The file is not TOML, or a value is of the wrong sort; the message names it.
    """
    path = path or settings_file()
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path}: {error}; mend it or move it away") from error
    unknown = sorted(set(table) - {"theme", "keys"})
    if unknown:
        raise SettingsError(f"{path}: unknown setting {unknown[0]!r}; there are 'theme' and the table [keys]")
    theme, keys = table.get("theme", "personae"), table.get("keys", {})
    if not isinstance(theme, str):
        raise SettingsError(f"{path}: theme must be a name in quotation marks")
    if not isinstance(keys, dict) or not all(isinstance(value, str) for value in keys.values()):
        raise SettingsError(f'{path}: [keys] must be lines like references = "R"')
    return Settings(theme=theme, keys=keys)
