"""What all tests stand on: nobody's own settings or indexes, and small folders of articles."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

# A deadline measures how busy the machine is; what takes too long is for tests/bench to say.
# The default run gives the same answer twice; "search" looks for new counterexamples, and is run by hand:
# pytest -m hypothesis --hypothesis-profile=search
settings.register_profile("personae", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=1000)
settings.load_profile("personae")

# A run makes and drops thousands of widgets beside gazetteers that stay: looking for cycles as often as
# Python does by itself takes a fifth of the time. Textual's apps are cycles, so they are still looked for.
gc.set_threshold(20_000, 10, 10)

MakeFolder = Callable[[Mapping[str, str | bytes]], Path]
ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session", autouse=True)
def _no_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep fixtures that live longer than a test away from the developer's own files, too."""
    with pytest.MonkeyPatch.context() as patch:
        _isolate(patch, tmp_path_factory.mktemp("session"))
        yield


@pytest.fixture(autouse=True)
def _no_home_in_a_test(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give every test data and configuration folders of its own."""
    _isolate(monkeypatch, tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="session")
def make_folder(tmp_path_factory: pytest.TempPathFactory) -> MakeFolder:
    """Return a function that writes files, given by their path in it, into a new folder."""

    def make(files: Mapping[str, str | bytes]) -> Path:
        folder = tmp_path_factory.mktemp("dossier")
        for name, content in files.items():
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content.encode() if isinstance(content, str) else content)
        return folder

    return make


@pytest.fixture(scope="session")
def seeds() -> Path:
    """Return the sample dossier's folder."""
    return ROOT / "seeds"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of data shared between projects; a test that needs it is skipped without it."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("needs the shared data in ../shared")
    return folder


def _isolate(patch: pytest.MonkeyPatch, folder: Path) -> None:
    patch.setenv("PERSONAE_DATA", str(folder / "data"))
    patch.setenv("PERSONAE_CONFIG", str(folder / "config"))
    # Screens are drawn for one terminal, whichever the tests are started from.
    patch.setenv("TERM", "xterm-256color")
    patch.setenv("COLORTERM", "truecolor")
    patch.delenv("NO_COLOR", raising=False)
