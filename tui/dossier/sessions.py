"""Where the reader left a dossier: article, place, whom they followed, what was shown, and the jump list.

Documents are named by path and entities by key, so a session outlives the index. What no longer fits is left
out without a word: a session is a convenience, never a reason not to start.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, TypeGuard

from tui.model import PersonaeError

_VERSION = 1
_JUMPS = 100
_QUERIES = 20
_LONGEST = 1_000_000
"""No session of ours has more bytes: what has is not ours."""


@dataclass(frozen=True, slots=True)
class Stand:
    """A place in the dossier.

    Attributes:
        path: Path of the document, as the dossier names it.
        top: Offset of the first code point in view.
        cursor: Start of the mention under the cursor, or -1.
        active: Key of the one who was followed, or "".
    """

    path: str
    top: int = 0
    cursor: int = -1
    active: str = ""


@dataclass(frozen=True, slots=True)
class Session:
    """What is restored when the dossier is opened again.

    Attributes:
        stand: Where the reader was; None if nothing was open.
        order: In which order the documents stood.
        whole_cast: Whether the cast of all documents was shown.
        zoomed: Whether the article was shown alone.
        jumps: The jump list, oldest first.
        queries: What was typed last in each list, by its name.
    """

    stand: Stand | None = None
    order: str = ""
    whole_cast: bool = False
    zoomed: bool = False
    jumps: tuple[Stand, ...] = ()
    queries: Mapping[str, str] = field(default_factory=dict)


def last_session(file: Path) -> Session | None:
    """Return the session kept in *file*; None if there is none, or it is of another version.

    Raises:
        PersonaeError: The file is no session, or cannot be read.
    """
    try:
        long = file.stat().st_size > _LONGEST
        kept = None if long else json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _unusable(file, error.strerror or str(error)) from error
    except (ValueError, RecursionError) as error:
        raise _unusable(file, "it is damaged") from error
    if not isinstance(kept, dict) or not isinstance(kept.get("version"), int):
        raise _unusable(file, "it is damaged")
    if kept["version"] != _VERSION:
        return None
    return Session(
        stand=_stand(kept.get("stand")),
        order=_text(kept.get("order")),
        whole_cast=kept.get("whole_cast") is True,
        zoomed=kept.get("zoomed") is True,
        jumps=tuple(stand for one in _list(kept.get("jumps"))[-_JUMPS:] if (stand := _stand(one))),
        queries=_texts(kept.get("queries")),
    )


def _unusable(file: Path, reason: str) -> PersonaeError:
    return PersonaeError(f"Where you left off cannot be told, so this begins anew: {file} ({reason})")


def keep_session(file: Path, session: Session) -> None:
    """Keep *session* in *file*, as a whole or not at all: a full disk keeps the former one."""
    kept = {
        "version": _VERSION,
        "stand": asdict(session.stand) if session.stand else None,
        "order": session.order,
        "whole_cast": session.whole_cast,
        "zoomed": session.zoomed,
        "jumps": [asdict(stand) for stand in session.jumps[-_JUMPS:]],
        "queries": dict(list(session.queries.items())[-_QUERIES:]),
    }
    temporary = file.with_name(f"{file.name}.{os.getpid()}.tmp")
    with suppress(OSError):
        try:
            # Names of files may hold what is no text; escaped, it can be written.
            temporary.write_text(json.dumps(kept, ensure_ascii=True), encoding="ascii")
            temporary.replace(file)
        finally:
            temporary.unlink(missing_ok=True)


def _stand(kept: object) -> Stand | None:
    if not isinstance(kept, dict) or not _is_text(path := kept.get("path")):
        return None
    return Stand(
        path, _number(kept.get("top"), 0), _number(kept.get("cursor"), -1), _text(kept.get("active"))
    )


def _number(kept: Any, otherwise: int) -> int:
    plain = isinstance(kept, int) and not isinstance(kept, bool) and -1 <= kept < 1 << 40
    return int(kept) if plain else otherwise


def _text(kept: object) -> str:
    return kept if _is_text(kept) else ""


def _is_text(kept: object) -> TypeGuard[str]:
    """Say whether *kept* is a string that an index can be asked for: half a character is not."""
    if not isinstance(kept, str):
        return False
    try:
        kept.encode()
    except UnicodeEncodeError:
        return False
    return True


def _list(kept: object) -> list[object]:
    return kept if isinstance(kept, list) else []


def _texts(kept: object) -> dict[str, str]:
    if not isinstance(kept, dict):
        return {}
    return {name: value for name, value in kept.items() if _is_text(name) and _is_text(value)}
