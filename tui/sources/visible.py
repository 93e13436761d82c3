"""All the visible text of a page, without a judgement what of it is the article."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree  # type: ignore[import-untyped]

from tui.sources.typesetting import Typesetter

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that no page may contain and that the parser would end at."""


_NUMBER = re.compile(r"[0-9]{1,6}")


class _Events:
    """What lxml's event parser wants to talk to; it has no limit of depth, as a tree has."""

    def __init__(self, typesetter: Typesetter) -> None:
        self._typesetter = typesetter

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        first = attributes.get("start", "") if tag == "ol" else ""
        self._typesetter.start(tag, int(first) if _NUMBER.fullmatch(first) else 1)

    def end(self, tag: str) -> None:
        self._typesetter.end(tag)

    def data(self, text: str) -> None:
        self._typesetter.data(text)

    def comment(self, text: str) -> None:
        """Comments are not visible."""

    def pi(self, target: str, data: str | None = None) -> None:
        """Neither are processing instructions."""

    def close(self) -> None:
        """Nothing is kept open."""


def play(markup: str, typesetter: Typesetter) -> None:
    """Set the visible text of a page, or of a piece of one.

    Args:
        markup: HTML, however broken or deep.
        typesetter: Takes the text; nothing is ended that was not begun in *markup*.
    """
    parser = etree.HTMLParser(target=_Events(typesetter), encoding="utf-8", huge_tree=True)
    try:
        etree.fromstring(FORBIDDEN.sub("", markup).encode(), parser=parser)
    except etree.ParserError:
        # An empty page is the caller's to judge: nothing was set.
        return
