"""Title, day, author and outlet as the metadata of a page state them.

Only what a page says outright counts for its day: a search for dates in the text guesses too freely.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from tui.model import Origin
from tui.sources import dates
from tui.sources.facts import Facts, line_of, outlet, title

_DATE_NAMES = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished",
    "rnews:datepublished", "originalpublicationdate", "dc.date.issued", "dcterms.issued",
    "dc.date.created", "dcterms.created", "dcterms.date", "dc.date", "dc:date",
    "citation_publication_date", "citation_online_date", "citation_date", "parsely-pub-date",
    "sailthru.date", "cxenseparse:recs:publishtime", "article.published", "publication_date",
    "publish-date", "publish_date", "publishdate", "pubdate", "published", "displaydate", "ptime",
    "date", "datecreated",
)  # fmt: skip
_IN_ADDRESS = re.compile(r"/(\d{4})/(\d\d)/(\d\d)(?:/|$)|/(\d{4})-(\d\d)-(\d\d)(?:[/-]|$)")
_TIME_CLASS = re.compile(r"publish|posted|entry-date|dateline|timestamp|\bdate\b", re.IGNORECASE)
_SITE_IN_TITLE = re.compile(r"\s+[|–—»:·-]\s+([^|–—»·]{2,60})$")
_BETWEEN = " |–—»:·-"
_RIGHTS = re.compile(r"©|\(c\)|copyright|all rights|\d{4}", re.IGNORECASE)
_NESTED = 200


def read(tree: Any) -> Facts:
    """Return what the metadata of a page say.

    Args:
        tree: The page as parsed by lxml; it is not changed.
    """
    from trafilatura.metadata import extract_metadata

    try:
        found = extract_metadata(tree, date_config={"extensive_search": False, "original_date": True})
        named, author, found_site = found.title, found.author, found.sitename
    except (etree.LxmlError, ValueError, TypeError, AttributeError, LookupError, RecursionError):
        # Damaged metadata are no reason to lose the page; the first lines may still say it.
        named = author = found_site = None
    paper = outlet(found_site)
    paper = None if paper and _RIGHTS.search(paper) else paper
    return Facts(
        Origin.META,
        title=title(_headline(tree, named, paper)),
        date=_published(tree),
        author=line_of(author.replace("; ", ", ") if author else None),
        outlet=paper,
    )


def site(tree: Any) -> str | None:
    """Return the name of the site where the page's title ends in it, as in "Mosul falls | The Courier"."""
    match = _SITE_IN_TITLE.search(_page_title(tree))
    return match[1].strip() if match else None


def _headline(tree: Any, named: str | None, paper: str | None) -> str | None:
    """Return the title without the site's name, which may also be what was taken for the title."""
    whole = _page_title(tree)
    name = site(tree)
    if name and named and named.casefold() == name.casefold():
        return whole[: whole.rindex(name)].rstrip(_BETWEEN)
    match = _SITE_IN_TITLE.search(named) if named else None
    if named and match and match[1].casefold() in {(paper or "").casefold(), (name or "").casefold()}:
        return named[: match.start()]
    return named


def _page_title(tree: Any) -> str:
    element = tree.find(".//head/title")
    return "" if element is None else " ".join(element.text_content().split())


def _published(tree: Any) -> date | None:
    values = (*_named(tree), *_linked_data(tree), *_times(tree))
    stated = next((day for value in values if (day := dates.parse(value))), None)
    return stated or _in_address(tree)


def _named(tree: Any) -> Iterator[str]:
    named: dict[str, str] = {}
    for element in tree.iter("meta"):
        value = element.get("content")
        for attribute in ("property", "name", "itemprop"):
            if value and (name := element.get(attribute)):
                named.setdefault(name.strip().lower(), value)
    yield from (named[name] for name in _DATE_NAMES if name in named)


def _linked_data(tree: Any) -> Iterator[str]:
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        entries = list(_entries(data))
        for key in ("datePublished", "dateCreated"):
            yield from (value for entry in entries if isinstance(value := entry.get(key), str))


def _entries(data: object) -> Iterator[dict[str, object]]:
    """Return the objects of JSON-LD from the outside in, so that the article comes before its comments."""
    queue = [data]
    for item in queue:
        if isinstance(item, dict):
            yield item
            queue.extend(value for value in item.values() if isinstance(value, dict | list))
        elif isinstance(item, list):
            queue.extend(item[:_NESTED])
        if len(queue) > _NESTED:
            return


def _times(tree: Any) -> Iterator[str]:
    """Return the times a page marks as its publication, or else its one time."""
    other: list[str] = []
    for element in tree.iter("time", "abbr", "span", "div", "p"):
        value = (
            element.get("datetime")
            or element.get("content")
            or (element.tag == "abbr" and element.get("title"))
        )
        stated = element.get("itemprop") == "datePublished"
        if stated and not value:
            value = element.text or ""
        if not value or not (stated or element.tag in ("time", "abbr")):
            continue
        if stated or element.get("pubdate") is not None or _TIME_CLASS.search(element.get("class") or ""):
            yield value
        elif element.tag == "time":
            other.append(value)
    if len({dates.parse(value) for value in other}) == 1:
        yield other[0]


def _in_address(tree: Any) -> date | None:
    for element in tree.iter("link", "meta"):
        if element.get("rel") == "canonical" or element.get("property") == "og:url":
            match = _IN_ADDRESS.search(element.get("href") or element.get("content") or "")
            day = dates.parse("-".join(part for part in match.groups() if part)) if match else None
            if day:
                return day
    return None
