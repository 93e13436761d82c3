"""Draw the README's picture: ``python -m tests.picture`` opens the sample dossier and saves its screen."""

from __future__ import annotations

import asyncio
import os
import tempfile
from pathlib import Path

from tests.app.conftest import settle
from tui.app import PersonaeApp
from tui.dossier.place import open_dossier
from tui.settings import Settings

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / ".github" / "reader.svg"
KEYS = ("f", *"maliki", "enter", *"nnnnnnnn")


async def draw(home: Path) -> str:
    """Return the screen as SVG after following someone for a while."""
    app = PersonaeApp(open_dossier([ROOT / "seeds"], home), Settings())
    async with app.run_test(size=(132, 38)) as pilot:
        await settle(pilot)
        for key in KEYS:
            await pilot.press(key)
            await settle(pilot)
        return app.export_screenshot(title="personae")


def main() -> None:
    """Draw the picture and save it."""
    os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
    with tempfile.TemporaryDirectory() as home:
        svg = asyncio.run(draw(Path(home)))
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(svg + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
