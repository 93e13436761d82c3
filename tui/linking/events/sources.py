"""Who only tells of an event: outlets in a dateline, who says, reports, condemns or denies it."""

from __future__ import annotations

import re

from tui.model import Kind, Mention

_DATELINE = re.compile(
    r"\s*[A-Z][^\n()–—]{1,60}?(?:\((?P<outlet>[^)\n]{2,40})\)\s*)?(?:,[^\n()–—]{1,40}?)?\s(?:--?|[–—])\s"
)
"""What opens a report: "LIMA, April 23 (Polar Wire) - "."""
_AGENCY = re.compile(r"\s*\([^)\n]{2,40}\)\s*(?:--?|[–—])?\s")
_TELLS = (
    r"(?:said|says|told|tells|reports|reported|wrote|writes|added|adds|announced|claimed|claims|confirmed|noted|"
    r"condemned|condemns|denounced|deplored|denied|denies|mourned|commented|criticised|criticized|praised|"
    r"welcomed|lamented|described|quoted)"
)
_AFTER = re.compile(
    rf"(?:,[^,;.\n]{{1,60}},)?\s+(?:has\s+|have\s+|had\s+)?(?:also\s+|later\s+|\w+ly\s+)?{_TELLS}\b"
)
"""What follows the name of who tells."""
_BEFORE = re.compile(
    r"\b(?:said|says|told|tells|according to|reported by|quoted by|reporters from|statement (?:by|to))\s+"
    r"(?:the\s+|an?\s+|its\s+|his\s+|her\s+)?(?:(?!(?:that|he|she|it|they)\b)[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
"""What stands before the name of who tells or is told."""
_NEAR = 50
"""How many code points before a name may say that it tells."""


def told_by(text: str, mention: Mention, first: int) -> tuple[int, int] | None:
    """Return the span of the words that make a name one that only tells, None if it may take part.

    Args:
        text: The document's text.
        mention: A name in it.
        first: First code point of its sentence.

    Returns:
        Half-open span of code points; empty for an outlet in a dateline. Who says something does take part in
        saying it: what stands in the span is theirs.
    """
    if mention.kind is Kind.PLACE:
        return None
    if text[mention.start - 1 : mention.start] == "(" and _AGENCY.match(text, mention.start - 1):
        return mention.start, mention.start
    opening = _DATELINE.match(text, first)
    if opening and opening["outlet"] and mention.end <= opening.end("outlet"):
        return mention.start, mention.start
    after = _AFTER.match(text, mention.end)
    if after:
        return after.span()
    before = _BEFORE.search(text, max(first, mention.start - _NEAR), mention.start)
    return before.span() if before else None
