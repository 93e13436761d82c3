"""What is known about an article besides its text, each fact with where it was read.

Front matter, page metadata and first lines each give :class:`Facts`; the first to know wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from tui.model import Origin
from tui.sources import dates
from tui.text import one_line

TITLE_LENGTH = 200

_ALNUM = re.compile(r"[^\W_]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SENTENCE_END = re.compile(r"(?<=[a-z0-9]{4})[.!?…][\"'”’)]?(?=\s+[^a-z\s])")
_SEPARATORS = re.compile(r"[\s_+-]+")
_LONGEST_VALUE = 4_000


@dataclass(frozen=True, slots=True)
class Facts:
    """The title, day, author and outlet that one place names.

    Attributes:
        origin: The place.
        title: One line.
        date: Day of publication.
        author: Byline.
        outlet: Newspaper, agency or site.
    """

    origin: Origin
    title: str | None = None
    date: date | None = None
    author: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """A text as one format's reader gives it.

    Attributes:
        text: The article's text.
        headings: Half-open spans of :attr:`text` that are headings, in order.
        facts: What the format itself says about the article, most trusted first.
    """

    text: str
    headings: tuple[tuple[int, int], ...] = ()
    facts: tuple[Facts, ...] = ()


def merge(facts: Iterable[Facts]) -> tuple[Facts, dict[str, Origin]]:
    """Return the first value of each fact, and where each was read.

    Args:
        facts: Most trusted first.

    Returns:
        The facts together (their own origin means nothing), and the origin of each that is set, by name.
    """
    known: dict[str, Any] = {}
    origins: dict[str, Origin] = {}
    for part in facts:
        for name in ("title", "date", "author", "outlet"):
            if name not in known and (value := getattr(part, name)):
                known[name] = value
                origins[name] = part.origin
    return Facts(Origin.MODIFIED, **known), origins


def of_name(name: str) -> Facts:
    """Return what a file name (a POSIX path relative to the folder) says: always a title, perhaps a day."""
    base = name.rpartition("/")[2]
    stem = base.rpartition(".")[0] or base
    words = _SEPARATORS.sub(" ", stem).strip()
    day = dates.in_name(name)
    if day:
        rest = _SEPARATORS.sub(" ", re.sub(r"\d{4}[-_. ]?\d\d[-_. ]?\d\d", " ", stem)).strip(" .")
        words = rest if any(char.isalpha() for char in rest) else words
    return Facts(Origin.FILE_NAME, title=title(words) or "Untitled", date=day)


def of_modification(modified: int | None) -> Facts:
    """Return the day of a modification time (nanoseconds since 1970, or None for no file)."""
    return Facts(Origin.MODIFIED, date=None if modified is None else dates.of_modification(modified))


def title(value: str | None) -> str | None:
    """Return *value* as a title: one safe line of at most :data:`TITLE_LENGTH` characters, or None."""
    line = line_of(value)
    if not line or len(line) <= TITLE_LENGTH:
        return line
    ends = [match.end() for match in _SENTENCE_END.finditer(line, 30, TITLE_LENGTH)]
    if ends:
        return line[: ends[0]]
    head = line[: TITLE_LENGTH - 1]
    blank = head.rfind(" ", TITLE_LENGTH // 2)
    return (head[:blank] if blank > 0 else head).rstrip(" ,;:–—-") + "…"


def line_of(value: str | None) -> str | None:
    """Return *value* as one safe line that can be stored anywhere, or None when it has no letter or digit."""
    if not value:
        return None
    line = one_line(_SURROGATE.sub("\ufffd", value[:_LONGEST_VALUE]))
    return line if _ALNUM.search(line) else None


def outlet(value: str | None) -> str | None:
    """Return *value* as the name of an outlet; of an address only its host is kept."""
    line = line_of(value)
    if line and line.lower().startswith(("http://", "https://")):
        try:
            host = urlsplit(line).hostname
        except ValueError:
            return None
        return host.removeprefix("www.") if host else None
    return line.lstrip("@ ") if line else None
