"""HTML: the main text of a page and what its metadata say.

trafilatura finds the text; it is slow to import, so that happens on the first page. Nothing is ever fetched.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Container
from typing import Any, TypeAlias

from lxml import etree, html  # type: ignore[import-untyped]

from tui.sources import first_lines, page_facts, visible
from tui.sources.facts import Article, Facts
from tui.sources.typesetting import Typesetter

_LOG = logging.getLogger(__name__)
_LOOKS = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_LOOKS_WITHIN = 2_048
_NEAR = 600
_LINKED = 10
_FRAME = frozenset(
    {"nav", "aside", "footer", "form", "header", "iframe", "button", "input", "select", "menu"}
)
_FRAME_NAMES = re.compile(
    r"nav|menu|sidebar|footer|header|comment|related|share|social|cookie|promo|banner|breadcrumb|advert|widget|teaser",
    re.IGNORECASE,
)
_TAGS = {"head": "h2", "item": "li", "row": "tr", "cell": "td", "lb": "br", "quote": "blockquote"}

_Text: TypeAlias = tuple[str, tuple[tuple[int, int], ...]]
_NOTHING: _Text = ("", ())


def looks_like(text: str) -> bool:
    """Tell whether *text* opens as a page of HTML does."""
    return _LOOKS.match(text[:_LOOKS_WITHIN]) is not None


def read(markup: str) -> Article:
    """Return the article of a page.

    Args:
        markup: The decoded file.

    Returns:
        The main text with its headings; all the visible text where the page has no frame around it or no
        main text stands out; empty when there is none. The page's metadata and first lines give the facts.
    """
    tree, whole = _parse(markup)
    named = None if tree is None else page_facts.read(tree)
    text, headings = _main_text(tree, named) if named and whole and _has_frame(tree) else _NOTHING
    if not any(char.isalnum() for char in text):
        typesetter = Typesetter()
        visible.play(markup, typesetter)
        text, headings = typesetter.finish()
    facts = first_lines.read(text, headings)
    return Article(text, headings, (named, facts) if named else (facts,))


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


def _has_frame(tree: Any) -> bool:
    """Tell whether a page has more than its article: navigation, comments, links to elsewhere."""
    linked = 0
    for element in tree.iter(etree.Element):
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if element.tag in _FRAME or _FRAME_NAMES.search(names):
            return True
        if element.tag == "a":
            linked += len(element.text_content())
    return linked > len(tree.text_content()) // _LINKED


def _main_text(tree: Any, named: Facts) -> _Text:
    body = _extract(tree)
    if body is None:
        return _NOTHING
    # trafilatura calls quotations what stood in "pre", and keeps its white space.
    literal = {(element.text_content() or "").strip() for element in tree.iter("pre")}
    text, headings = _typeset(body, literal)
    headline = _headline(tree, named)
    if not headline or headline.casefold() in " ".join(text[: len(headline) + _NEAR].split()).casefold():
        return text, headings
    return _typeset(body, literal, headline)


def _extract(tree: Any) -> Any | None:
    """Return trafilatura's element tree of the main text, or None where it finds none."""
    from trafilatura import bare_extraction

    try:
        result = bare_extraction(tree, include_comments=False, with_metadata=False)
    except (etree.LxmlError, ValueError, TypeError, AttributeError, LookupError, RecursionError) as error:
        # A page that the library stumbles over still has its visible text.
        _LOG.info("no main text found: %r", error)
        return None
    return getattr(result, "body", None)


def _headline(tree: Any, named: Facts) -> str:
    """Return the page's visible title, which trafilatura often leaves out as a part of the frame."""
    found = [" ".join(heading.text_content().split()) for heading in tree.iter("h1")]
    found = [text for text in found if text and text.casefold() != (page_facts.site(tree) or "").casefold()]
    if len(found) == 1:
        return found[0]
    return next((text for text in found if text == named.title), "")


def _typeset(body: Any, literal: Container[str], headline: str = "") -> _Text:
    typesetter = Typesetter()
    typesetter.start("h1")
    typesetter.data(headline)
    typesetter.end("h1")
    for event, element in etree.iterwalk(body, events=("start", "end")):
        tag = _tag(element, literal)
        if event == "start":
            typesetter.start(tag)
            typesetter.data(element.text or "")
        else:
            typesetter.end(tag)
            typesetter.data("" if element is body else element.tail or "")
    return typesetter.finish()


def _tag(element: Any, literal: Container[str]) -> str:
    tag = str(element.tag)
    if tag == "list":
        return "ol" if element.get("rend") == "ol" else "ul"
    if tag in ("quote", "code") and "\n" in (element.text or "") and element.text.strip() in literal:
        return "pre"
    return _TAGS.get(tag, tag)
