"""JSON that is safe to print: readable letters, one line a record, no control character raw."""

from __future__ import annotations

import json
import re

from tui.export.records import Json

# JSON itself escapes those below the blank. The others would reach a terminal, break a line for programs
# that split at every line end Unicode knows, or, being half a character, could not be written at all.
_RAW = re.compile(r"[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def line(record: Json) -> str:
    """Return *record* as JSON on one line, without the line's end."""
    return _escape(json.dumps(record, ensure_ascii=False))


def document(record: Json) -> str:
    """Return *record* as indented JSON, without a last line's end."""
    return _escape(json.dumps(record, ensure_ascii=False, indent=2))


def _escape(written: str) -> str:
    return _RAW.sub(lambda match: f"\\u{ord(match.group()):04x}", written)
