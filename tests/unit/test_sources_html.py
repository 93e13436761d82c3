"""Pages: their main text, and what their metadata say."""

from __future__ import annotations

import socket
from datetime import date
from typing import NoReturn

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.model import Origin
from tui.sources import html
from tui.sources.facts import Article, Facts

FIRST = (
    "The barges came down the river before dawn, eleven of them, and by noon the harbour master of Ellery"
    " had counted them twice and still could not say who had sent them."
)
SECOND = (
    "Nobody at the customs house would open the covers without an order, and the order, said Tam Orrin, would"
    " have to come from the capital, where offices close on Fridays at two."
)
FRAME = "<nav><a href='/'>Home</a> <a href='/river'>River</a></nav>"


def page(body: str, head: str = "") -> Article:
    return html.read(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>")


def facts(head: str = "", body: str = "") -> Facts:
    article = page(f"{FRAME}<article><p>{FIRST}</p><p>{SECOND}</p>{body}</article>", head)
    assert article.facts[0].origin is Origin.META
    return article.facts[0]


def test_the_main_text_stands_alone() -> None:
    article = page(
        f"{FRAME}<article><h1>Barges at the Quay</h1><p>{FIRST}</p><h2>At the <i>customs</i> house</h2>"
        f"<p>{SECOND[:60]}<a href='x'>{SECOND[60:]}</a></p></article><footer>All rights reserved</footer>"
    )
    assert article.text == f"Barges at the Quay\n\n{FIRST}\n\nAt the customs house\n\n{SECOND}"
    assert [article.text[start:end] for start, end in article.headings] == [
        "Barges at the Quay",
        "At the customs house",
    ]


def test_lists_tables_quotes_and_literal_text() -> None:
    article = page(
        f"{FRAME}<article><p>{FIRST}</p><ol><li>open <b>them</b></li><li>wait</li></ol>"
        "<blockquote><p>Not mine</p></blockquote>"
        "<table><tr><th>Barge</th><th>Crew</th></tr><tr><td>Lark</td><td>4</td></tr></table>"
        f"<pre>LARK   4\n\nHERON  5</pre><p>{SECOND}</p></article>"
    )
    assert article.text == (
        f"{FIRST}\n\n1. open them\n2. wait\n\nNot mine\n\nBarge | Crew\nLark | 4\n\n"
        f"LARK   4\n\nHERON  5\n\n{SECOND}"
    )


def test_a_headline_in_the_frame_is_part_of_the_text() -> None:
    article = page(
        f"<header><h1>Barges at the Quay</h1>{FRAME}</header><div><p>{FIRST}</p><p>{SECOND}</p></div>"
    )
    assert article.text == f"Barges at the Quay\n\n{FIRST}\n\n{SECOND}"
    assert article.headings == ((0, 18),)


def test_the_name_of_the_site_is_neither_title_nor_text() -> None:
    article = page(
        f"<header><h1>The Ellery Times</h1></header>{FRAME}<article><h2>Barges at the Quay</h2><p>{FIRST}</p>"
        f"<p>{SECOND}</p></article>",
        "<title>Barges at the Quay - The Ellery Times</title>",
    )
    assert article.text == f"Barges at the Quay\n\n{FIRST}\n\n{SECOND}"
    assert article.facts[0].title == "Barges at the Quay"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>The barges came.</p>", "The barges came."),
        ("The barges came.<br><br>Nobody knew why.", "The barges came.\n\nNobody knew why."),
        (
            "<h2>Barges</h2><p>They came.</p><h2>Tugs</h2><p>They left.</p>",
            "Barges\n\nThey came.\n\nTugs\n\nThey left.",
        ),
        (
            "<pre>PORT ELLERY - They came.\n\n  Nobody knew.</pre>",
            "PORT ELLERY - They came.\n\n  Nobody knew.",
        ),
        ("<table><tr><td><p>They came.<p>They left.</td></tr></table>", "They came.\n\nThey left."),
        ("<p>a&nbsp;b &amp; caf&eacute; &#8220;c&#8221;</p>", "a b & café “c”"),
        ("<ol start='4'><li>They came.</li></ol>", "4. They came."),
        ("<p>They came.<script>no()</script><style>p{}</style></p><!-- no -->", "They came."),
    ],
)
def test_a_page_without_a_frame_is_all_article(body: str, text: str) -> None:
    assert page(body).text == text


def test_a_page_without_a_main_text_is_all_that_is_seen_of_it() -> None:
    assert page("<form><span>Eleven</span> <b>barges</b></form>").text == "Eleven barges"


@pytest.mark.parametrize(
    "markup", ["", " ", "<!-- -->", "<html></html>", "<script>no()</script>", "<img src='x'>"]
)
def test_a_page_without_text_has_none(markup: str) -> None:
    assert html.read(markup).text == ""


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<meta property='article:published_time' content='2006-10-31T08:00:00+03:00'>", ""),
        ("<meta name='date' content='31 October 2006'>", ""),
        ("<meta name='DC.date.issued' content='2006-10-31'>", ""),
        ("<meta name='pubdate' content='20061031'>", ""),
        ("<meta itemprop='datePublished' content='2006-10-31'>", ""),
        ("", "<time datetime='2006-10-31T08:00'>yesterday</time>"),
        ("", "<time pubdate datetime='2006-10-31'></time><time datetime='2007-01-01'>later</time>"),
        ("", "<span itemprop='datePublished'>31 October 2006</span>"),
        ("", "<abbr class='published' title='2006-10-31'>Tuesday</abbr>"),
        ('<script type=\'application/ld+json\'>{"@graph": [{"datePublished": "2006-10-31"}]}</script>', ""),
        ("<link rel='canonical' href='https://ellery-times.example/2006/10/31/barges'>", ""),
        ("<meta property='og:url' content='https://ellery-times.example/2006-10-31/barges'>", ""),
    ],
)
def test_the_day_that_a_page_states(head: str, body: str) -> None:
    assert facts(head, body).date == date(2006, 10, 31)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", "<p>The last such fleet came on 31 October 2006.</p>"),
        ("", "<time datetime='2006-10-31'></time><time datetime='2007-01-01'></time>"),
        ("<meta name='date' content='2006-02-31'>", ""),
        ("<meta property='article:modified_time' content='2006-10-31'>", ""),
        ("<script type='application/ld+json'>{\"datePublished\": </script>", ""),
        ("<link rel='canonical' href='https://ellery-times.example/2006/barges'>", "&copy; 2006"),
    ],
)
def test_a_day_is_never_guessed(head: str, body: str) -> None:
    assert facts(head, body).date is None


def test_the_first_publication_counts_and_not_its_comments() -> None:
    data = '{"comment": [{"datePublished": "2006-11-02"}], "datePublished": "2006-10-31", "@type": "Article"}'
    assert facts(f"<script type='application/ld+json'>{data}</script>").date == date(2006, 10, 31)


def test_title_author_and_outlet() -> None:
    found = facts(
        "<title>Barges at the Quay | The Ellery Times</title><meta name='author' content='Mara Quill'>"
        "<meta property='og:site_name' content='The Ellery Times'>"
    )
    assert (found.title, found.author, found.outlet) == (
        "Barges at the Quay",
        "Mara Quill",
        "The Ellery Times",
    )


def test_several_authors() -> None:
    found = facts("<meta name='author' content='Mara Quill'><meta name='author' content='Tam Orrin'>")
    assert found.author == "Mara Quill, Tam Orrin"


def test_a_copyright_notice_is_no_outlet() -> None:
    assert facts("<meta name='copyright' content='© 2006 The Ellery Times'>").outlet is None


def test_what_the_metadata_leave_out_the_first_lines_say() -> None:
    article = page(
        f"{FRAME}<article><h1>Barges</h1><p>31 October 2006</p><p>{FIRST}</p><p>{SECOND}</p></article>"
    )
    assert article.facts[0].date is None
    assert article.facts[1].date == date(2006, 10, 31)


def test_nothing_is_ever_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> NoReturn:
        raise AssertionError("a page must not be fetched")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    found = facts(
        "<base href='https://ellery-times.example/'><link rel='canonical' href='https://ellery-times.example/barges'>"
        "<link rel='stylesheet' href='https://ellery-times.example/x.css'><script src='https://ellery-times.example/y'>"
        "</script>",
        "<img src='https://ellery-times.example/z.png'><iframe src='https://ellery-times.example/'></iframe>",
    )
    assert found.outlet == "ellery-times.example"


@pytest.mark.parametrize(
    ("text", "is_page"),
    [
        ("<!DOCTYPE html>", True),
        (" \n<HTML lang='en'>", True),
        ("<?xml version='1.0'?><!DOCTYPE html PUBLIC>", True),
        ("<!-- saved from url --><html>", True),
        ("<head><title>", True),
        ("<Bryson Oil and Gas Plc> said it paid", False),
        ("<htmlish>", False),
        ("Barges <html>", False),
    ],
)
def test_what_looks_like_a_page(text: str, is_page: bool) -> None:
    assert html.looks_like(text) is is_page


_TAGS = [
    "p",
    "div",
    "h1",
    "table",
    "tr",
    "td",
    "ul",
    "li",
    "pre",
    "nav",
    "article",
    "script",
    "head",
    "body",
    "select",
]
_PIECES = st.sampled_from(
    [
        *(f"<{tag}>" for tag in _TAGS),
        *(f"</{tag}>" for tag in _TAGS),
        "<!--",
        "-->",
        "<br>",
        "&#xD800;",
        "&#0;",
        "<",
        "'",
    ]
)


@given(st.lists(_PIECES | st.text(max_size=8), max_size=40).map("".join))
@settings(deadline=None, max_examples=60)
def test_any_markup_gives_text_with_its_headings_in_place(markup: str) -> None:
    article = html.read(markup)
    article.text.encode()
    last = 0
    for start, end in article.headings:
        assert last <= start < end <= len(article.text)
        last = end
