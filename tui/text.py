"""Folding text so that spellings compare, and making it safe for a terminal."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"'})
_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_AROUND = re.compile(r"^[^a-z0-9]+|[^a-z0-9]+$")
_PICTURES = {chr(code): chr(0x2400 + code) for code in range(0x20)} | {"\x7f": "␡"}


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Return *text* without case, diacritics or script, for comparing names.

    Letters of other scripts are romanised, so the length may change: a folded text has no offsets in
    common with the text it came from.

    Args:
        text: Any text, as "Erdoğan" or "Нури".

    Returns:
        Lower-case ASCII, as "erdogan" or "nuri".
    """
    return fold_text(text)


def fold_text(text: str) -> str:
    """Return the same as :func:`fold` for what is too long, or too seldom asked for, to be remembered."""
    if not text.isascii():
        plain = unicodedata.normalize("NFKD", text.translate(_QUOTES))
        text = str(anyascii("".join(char for char in plain if not unicodedata.combining(char))))
    return text.lower().replace("`", "'")


@lru_cache(maxsize=1 << 15)
def undotted(text: str) -> str:
    """Return what :func:`fold` does without full stops, as the lists have it: "us" for "U.S."."""
    return fold_text(text).replace(".", "")


@lru_cache(maxsize=1 << 16)
def spelling(text: str) -> str:
    """Return what two spellings share that differ only in case, diacritics, blanks and what stands around.

    Args:
        text: A name, as "Nouri  al-Māliki," or one of another script.

    Returns:
        Folded words with what stands between them, as "nouri al-maliki"; "" if there is no letter or digit.
    """
    return _AROUND.sub("", " ".join(fold(text).split()))


def printable(text: str) -> str:
    """Return *text* with every control character replaced by one visible character.

    Escape sequences, bidirectional overrides and other controls never reach a terminal. Tabs and line
    feeds are kept. The length never changes, so offsets stay true.

    Args:
        text: Article text, a title, a file name: anything read from outside.

    Returns:
        Text of the same length that is safe to paint.
    """
    return _CONTROL.sub(_picture, text)


def one_line(text: str) -> str:
    """Return *text* as one safe line: white space runs become one blank, controls become visible."""
    return printable(" ".join(text.split()))


def _picture(match: re.Match[str]) -> str:
    return _PICTURES.get(match.group(), "·" if match.group() in "\u2028\u2029" else "�")
