"""Markdown: front matter taken off and read, the body as readable plain text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from tui.sources import first_lines, front_matter
from tui.sources.facts import Article
from tui.sources.typesetting import Typesetter

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_DEEPEST = 100
_BREAK = re.compile(r"<br\b", re.IGNORECASE)


def read(text: str) -> Article:
    """Return the article of a Markdown file.

    Args:
        text: The decoded file.

    Returns:
        The body as plain text: headings, paragraphs, list items and table rows; links as their text, images
        as their description, code as it stands, tags of HTML left out. The front matter and the first
        lines give its facts.
    """
    named, start = front_matter.split(text)
    typesetter = Typesetter()
    _set(_parser().parse(text[start:]), typesetter)
    body, headings = typesetter.finish()
    facts = first_lines.read(body, headings)
    return Article(body, headings, (named, facts) if named else (facts,))


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])


def _set(tokens: Sequence[Token], typesetter: Typesetter) -> None:
    for token in tokens:
        if token.type == "inline":
            _set_inline(token.children or (), typesetter)
        elif token.type in ("fence", "code_block"):
            typesetter.start("pre")
            typesetter.literal(token.content)
            typesetter.end("pre")
        elif token.type == "html_block":
            _set_html(token.content, typesetter)
        elif token.nesting == 1:
            typesetter.start(token.tag, int(token.attrGet("start") or 1) if token.tag == "ol" else 1)
        elif token.nesting == -1:
            typesetter.end(token.tag)


def _set_inline(tokens: Sequence[Token], typesetter: Typesetter) -> None:
    for token in tokens:
        if token.type in ("text", "text_special"):
            typesetter.data(token.content)
        elif token.type == "code_inline":
            typesetter.literal(token.content)
        elif token.type == "softbreak":
            typesetter.data("\n")
        elif token.type == "hardbreak" or (token.type == "html_inline" and _BREAK.match(token.content)):
            typesetter.line_break()
        elif token.type == "image":
            _set_inline(token.children or (), typesetter)


def _set_html(markup: str, typesetter: Typesetter) -> None:
    from tui.sources.visible import play

    typesetter.start("div")
    play(markup, typesetter)
    typesetter.end("div")
