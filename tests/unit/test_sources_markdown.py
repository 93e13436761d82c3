"""Markdown and its front matter."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.model import Origin
from tui.sources import markdown
from tui.sources.front_matter import split


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("# A\n\nb\nc\n\nd", "A\n\nb c\n\nd"),
        ("A\n===\n\nB\n---\nc", "A\n\nB\n\nc"),
        ("*a* **b** ***c*** _d_ ~~e~~", "a b c d e"),
        ("[a *b*](http://x.example 'title') <http://y.example>", "a b http://y.example"),
        ("[a][1] b\n\n[1]: http://x.example", "a b"),
        ("before ![an *old* quay](q.png) after", "before an old quay after"),
        ("- a\n- b\n  - c\n- d", "• a\n• b\n  • c\n• d"),
        ("3. a\n4. b", "3. a\n4. b"),
        ("- a\n\n- b", "• a\n• b"),
        ("> a\n> b\n>\n> c", "a b\n\nc"),
        ("`a  *b*` c", "a  *b* c"),
        ("```py\nx  = 1\n\n*y*\n```", "x  = 1\n\n*y*"),
        ("    x  = 1", "x  = 1"),
        ("| a | b |\n|---|---|\n| c | *d* |", "a | b\nc | d"),
        ("a\\\nb  \nc<br>d", "a\nb\nc\nd"),
        ("a <b>b</b> <!-- c --> d", "a b d"),
        ("<div>\n<p>a <i>b</i></p><script>c</script>\n</div>\n\nd", "a b\n\nd"),
        ("a\n\n***\n\nb", "a\n\nb"),
        ("\\*a\\* &amp; &eacute; &#x41; a_b_c 2*3*4", "*a* & é A a_b_c 234"),
        ("a\r\nb\r\n\r\nc", "a b\n\nc"),
        ("a [b](javascript:c)", "a [b](javascript:c)"),
    ],
)
def test_the_body_is_plain_text(source: str, text: str) -> None:
    assert markdown.read(source).text == text


def test_headings_are_recorded() -> None:
    article = markdown.read("# The *first*\n\na\n\n> ## Second\n\n- ### Third\n")
    assert [article.text[start:end] for start, end in article.headings] == ["The first", "Second", "Third"]


def test_the_title_is_the_first_heading() -> None:
    facts = markdown.read("31 October 2006\n\n# Barges at the *Quay*\n\nThe barges came.").facts[-1]
    assert (facts.title, facts.date) == ("Barges at the Quay", date(2006, 10, 31))


def test_a_byline_and_a_day_on_lines_of_one_paragraph() -> None:
    facts = markdown.read("# Barges at the Quay\n\nMara Quill\n31 October 2006\n\nThe barges came.").facts[-1]
    assert (facts.author, facts.date) == ("Mara Quill", date(2006, 10, 31))


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: Barges\ndate: 2006-10-31\nauthor: Mara Quill\noutlet: Halden Wire\n---\n",
        "---\r\nTitle: 'Barges'\r\nDate: 31 October 2006\r\nBy: Mara Quill\r\nSource: Halden Wire\r\n---\r\n",
        "--- \nheadline: Barges\npubdate: 2006-10-31T08:00Z\nauthors: [Mara Quill]\nsite: Halden Wire\n...\n",
        "---\ntitle: Barges\ndate: 2006-10-31\nauthor: {name: Mara Quill}\nsite-name: Halden Wire\n---\n",
        '+++\ntitle = "Barges"\ndate = 2006-10-31\nauthor = "Mara Quill"\noutlet = "Halden Wire"\n+++\n',
        '+++\ntitle = "Barges"\ndate = 2006-10-31T08:00:00\nby = ["Mara Quill"]\nsite = "Halden Wire"\n+++\n',
    ],
)
def test_front_matter(front: str) -> None:
    article = markdown.read(front + "\nThe barges came.\n")
    assert article.text == "The barges came."
    facts = article.facts[0]
    assert facts.origin is Origin.FRONT_MATTER
    assert (facts.title, facts.date) == ("Barges", date(2006, 10, 31))
    assert (facts.author, facts.outlet) == ("Mara Quill", "Halden Wire")


def test_values_stay_as_they_were_written() -> None:
    facts, _ = split("---\ntitle: 1984\nauthor: [Mara Quill, Tam Orrin]\noutlet: no\ndate: 2006-02-31\n---\n")
    assert facts is not None
    assert (facts.title, facts.author, facts.outlet, facts.date) == (
        "1984",
        "Mara Quill, Tam Orrin",
        "no",
        None,
    )


def test_an_address_as_source_gives_its_host() -> None:
    facts, _ = split("---\nsource: https://www.ellery-times.example/2006/barges.html\n---\n")
    assert facts is not None
    assert facts.outlet == "ellery-times.example"


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: Barges: a report\ndate: 2006-10-31\n---\n",
        "---\ntitle: 'Barges: a report\ndate: 2006-10-31\n\t- : [\n---\n",
        '+++\ntitle = "Barges: a report"\ndate = 2006-10-31\nbroken = \n+++\n',
    ],
)
def test_damaged_front_matter_costs_neither_the_body_nor_what_can_be_read(front: str) -> None:
    article = markdown.read(front + "The barges came.")
    assert article.text == "The barges came."
    assert article.facts[0].title == "Barges: a report"
    assert article.facts[0].date == date(2006, 10, 31)


@pytest.mark.parametrize(
    "source",
    ["---\nThe barges came.\n---\nMore.", "---\n\nThe barges came.", "---\n- a\n- b\n---\nMore.", "+++\n+++"],
)
def test_a_rule_at_the_top_is_no_front_matter(source: str) -> None:
    facts, start = split(source)
    assert facts is None
    assert start in (0, len(source))


_MARKS = ["*", "_", "`", "[", "](", ")", "!", "<", ">", "#", "# ", "- ", "1. ", "> ", "|", "---", "~~", "\\"]
_BLOCKS = [
    "\n",
    "\n\n",
    "    ",
    "```\n",
    "+++\n",
    "title: x\n",
    "| a | b |\n|---|---|\n",
    "<div>",
    "</div>",
    "<br>",
]
_PIECES = st.sampled_from([*_MARKS, *_BLOCKS, "&amp;", "Mara Quill"])


@given(st.lists(_PIECES | st.text(max_size=6), max_size=50).map("".join))
@settings(deadline=None)
def test_any_markdown_gives_text_with_its_headings_in_place(source: str) -> None:
    article = markdown.read(source)
    assert article.text == article.text.strip("\n")
    last = 0
    for start, end in article.headings:
        assert last <= start < end <= len(article.text)
        last = end


@given(st.lists(st.text("abcdefg", min_size=1, max_size=6), min_size=1, max_size=30))
def test_words_stay_and_nothing_is_invented(words: list[str]) -> None:
    source = (
        "# "
        + " ".join(words)
        + "\n\n- **"
        + "**\n- *".join(words)
        + "**\n\n"
        + " ".join(f"[{w}](u)" for w in words)
    )
    text = markdown.read(source).text
    assert set(text) <= set("abcdefg \n•*")
    assert text.split("\n\n")[0].split() == words
    assert text.split("\n\n")[-1].split() == words
