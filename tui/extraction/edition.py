"""Which edition of extraction and linking this is, so that what an older one found is found anew."""

from __future__ import annotations

import hashlib
from pathlib import Path

from tui import __version__

_PACKAGE = Path(__file__).parent.parent
_ROOMS = ("sources", "extraction", "linking", "data")


def edition(package: Path = _PACKAGE) -> str:
    """Return a short digest of all that decides which mentions a text has and whose they are.

    Args:
        package: Folder of the package: its readers, tagger, lists and rules count.
    """
    digest = hashlib.blake2b(__version__.encode(), digest_size=8)
    for room in _ROOMS:
        for file in sorted((package / room).rglob("*")):
            if file.is_file() and file.suffix not in (".md", ".pyc"):
                digest.update(file.relative_to(package).as_posix().encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()
