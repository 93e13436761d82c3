"""HTML: the main text of a page and what its metadata say.

trafilatura finds the text; it is slow to import, so that happens on the first page. Nothing is ever fetched.
"""

from __future__ import annotations

import logging
import re
from typing import Any

from lxml import etree, html  # type: ignore[import-untyped]

from tui.sources import first_lines, page_facts, visible
from tui.sources.facts import Article
from tui.sources.typesetting import Typesetter

_LOG = logging.getLogger(__name__)
_LOOKS = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_LOOKS_WITHIN = 2_048
_NEAR = 600
_TAGS = {"head": "h2", "item": "li", "row": "tr", "cell": "td", "lb": "br", "quote": "blockquote"}


def looks_like(text: str) -> bool:
    """Tell whether *text* opens as a page of HTML does."""
    return _LOOKS.match(text[:_LOOKS_WITHIN]) is not None


def read(markup: str) -> Article:
    """Return the article of a page.

    Args:
        markup: The decoded file.

    Returns:
        The main text with its headings, or all the visible text where no main text stands out; empty when
        there is none. The page's metadata and its first lines give the facts.
    """
    tree, whole = _parse(markup)
    body = _main_text(tree) if whole else None
    text, headings = _typeset(body, _headline(tree)) if body is not None else ("", ())
    if not any(char.isalnum() for char in text):
        typesetter = Typesetter()
        visible.play(markup, typesetter)
        text, headings = typesetter.finish()
    facts = first_lines.read(text, headings)
    return Article(text, headings, (facts,) if tree is None else (page_facts.read(tree), facts))


def _parse(markup: str) -> tuple[Any | None, bool]:
    """Parse a page.

    Returns:
        The tree, None where the page is empty; and whether it holds all of the page, as it does not when
        elements are nested hundreds deep (the parser's own limit, which keeps trafilatura quick, too).
    """
    parser = html.HTMLParser(encoding="utf-8", collect_ids=False, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(visible.FORBIDDEN.sub("", markup).encode(), parser=parser)
    except etree.ParserError:
        return None, False
    return tree, all(entry.type != etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log)


def _main_text(tree: Any) -> Any | None:
    """Return trafilatura's element tree of the main text, or None where it finds none."""
    from trafilatura import bare_extraction

    try:
        result = bare_extraction(tree, include_comments=False, with_metadata=False)
    except (etree.LxmlError, ValueError, TypeError, AttributeError, LookupError, RecursionError) as error:
        # A page that the library stumbles over still has its visible text.
        _LOG.info("no main text found: %r", error)
        return None
    return getattr(result, "body", None)


def _headline(tree: Any) -> str:
    """Return the page's one main heading, which trafilatura often leaves out as a part of the frame."""
    found = [" ".join(heading.text_content().split()) for heading in tree.iter("h1")]
    found = [text for text in found if text]
    return found[0] if len(found) == 1 else ""


def _typeset(body: Any, headline: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    typesetter = Typesetter()
    _set(body, typesetter)
    text, headings = typesetter.finish()
    if not headline or headline.casefold() in " ".join(text[: len(headline) + _NEAR].split()).casefold():
        return text, headings
    typesetter = Typesetter()
    typesetter.start("h1")
    typesetter.data(headline)
    typesetter.end("h1")
    _set(body, typesetter)
    return typesetter.finish()


def _set(body: Any, typesetter: Typesetter) -> None:
    for event, element in etree.iterwalk(body, events=("start", "end")):
        tag = _tag(element)
        if event == "start":
            typesetter.start(tag)
            typesetter.data(element.text or "")
        else:
            typesetter.end(tag)
            typesetter.data("" if element is body else element.tail or "")


def _tag(element: Any) -> str:
    tag = str(element.tag)
    if tag == "list":
        return "ol" if element.get("rend") == "ol" else "ul"
    if tag == "code" and "\n" in (element.text or ""):
        return "pre"
    return _TAGS.get(tag, tag)
