"""The block of YAML (---) or TOML (+++) that a Markdown file may open with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from tui.model import Origin
from tui.sources import dates
from tui.sources.facts import Facts, line_of, outlet, title

_YAML = re.compile(r"---[ \t]*\r?\n(?P<block>(?:.*\r?\n){0,400}?)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)")
_TOML = re.compile(r"\+\+\+[ \t]*\r?\n(?P<block>(?:.*\r?\n){0,400}?)\+\+\+[ \t]*(?:\r?\n|$)")
_PAIR = re.compile(r"(?P<key>[A-Za-z][\w -]{0,40}?)[ \t]*[:=][ \t]*(?P<value>.*)")
_TITLES = ("title", "headline", "name")
_DATES = (
    "date",
    "published",
    "publish_date",
    "pubdate",
    "date_published",
    "publication_date",
    "created",
    "datetime",
)
_AUTHORS = ("author", "authors", "byline", "by", "creator", "writer")
_OUTLETS = (
    "outlet",
    "source",
    "publication",
    "publisher",
    "newspaper",
    "site_name",
    "sitename",
    "site",
    "agency",
)


def split(text: str) -> tuple[Facts | None, int]:
    """Read the front matter of *text*.

    Args:
        text: A Markdown file.

    Returns:
        What the front matter says, and where the body begins; None and 0 when there is none. Front matter
        that is damaged gives what can still be read of it line by line.
    """
    match = _YAML.match(text) or _TOML.match(text)
    if not match:
        return None, 0
    values = _toml(match["block"]) if text[0] == "+" else _yaml(match["block"])
    if values is None:
        values = _pairs(match["block"])
    if not values:
        return None, (match.end() if not match["block"].strip() else 0)
    return _facts(values), match.end()


def _yaml(block: str) -> Mapping[Any, object] | None:
    import yaml

    try:
        # Nothing but strings, lists and mappings: "No", 1984 and 31 February stay as they were written.
        values = yaml.load(block, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    return values if isinstance(values, dict) else {}


def _toml(block: str) -> Mapping[Any, object] | None:
    import tomllib

    try:
        return tomllib.loads(block.replace("\r\n", "\n"))
    except (ValueError, RecursionError):
        return None


def _pairs(block: str) -> Mapping[Any, object]:
    pairs = (_PAIR.fullmatch(line) for line in block.splitlines())
    return {pair["key"]: pair["value"].strip().strip("\"'") for pair in pairs if pair}


def _facts(values: Mapping[Any, object]) -> Facts:
    named = {
        str(key).lower().replace("-", "_").replace(" ", "_"): value
        for key, value in values.items()
        if isinstance(key, str)
    }
    days = (dates.parse(text) for key in _DATES for text in _texts(named.get(key)))
    return Facts(
        Origin.FRONT_MATTER,
        title=title(next(iter(_found(named, _TITLES)), None)),
        date=next((day for day in days if day), None),
        author=line_of(", ".join(_found(named, _AUTHORS))),
        outlet=outlet(next(iter(_found(named, _OUTLETS)), None)),
    )


def _found(named: Mapping[str, object], keys: tuple[str, ...]) -> list[str]:
    return next((texts for key in keys if (texts := _texts(named.get(key)))), [])


def _texts(value: object) -> list[str]:
    """Return the text of a value, of each value of a list, or of the names in a list of people."""
    values = value[:20] if isinstance(value, list) else [value]
    return [text for item in values if (text := _text(item))]


def _text(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value) if abs(value) < 10**15 else ""
    return value.strip() if isinstance(value, str) else ""
