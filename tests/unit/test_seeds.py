"""The sample dossier: its shape, the hard names that it promises, and that every sentence is our own.

Words are counted here and not by ``tui.sources``, so that a fault there cannot hide one in the seeds.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path

import pytest
import trafilatura
import yaml

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds"
ORIGINALS = ROOT / "../shared/gold/seeds/docs"
FILES = sorted(path for path in SEEDS.rglob("*") if path.is_file())
PAGES = [path for path in FILES if path.suffix == ".html"]
NOTES = [path for path in FILES if path.suffix == ".md"]

# A name such as "al-Sham" is one word: the full name of an organisation is nobody's sentence.
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_TAG = re.compile(r"<[^>]*>")
_LINK = re.compile(r"\]\([^)]*\)")


def words(text: str) -> list[str]:
    return [word.replace("’", "'") for word in _WORD.findall(text.lower())]


def runs(length: int, text: str) -> set[str]:
    found = words(text)
    return {" ".join(found[i : i + length]) for i in range(len(found) - length + 1)}


class _Article(HTMLParser):
    """Collects the text inside ``<article>``."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._depth += tag == "article"

    def handle_endtag(self, tag: str) -> None:
        self._depth -= tag == "article"

    def handle_data(self, data: str) -> None:
        if self._depth:
            self.parts.append(data)


def front_matter(path: Path) -> tuple[dict[str, object], str]:
    _, head, text = path.read_text(encoding="utf-8").split("---\n", 2)
    return yaml.safe_load(head), text


def body(path: Path) -> str:
    """Return the article without page furniture, front matter or link targets, on unwrapped lines."""
    if path.suffix == ".html":
        parser = _Article()
        parser.feed(path.read_text(encoding="utf-8"))
        text = "".join(parser.parts)
    elif path.suffix == ".md":
        text = _LINK.sub("]", front_matter(path)[1])
    else:
        text = path.read_text(encoding="utf-8")
    paragraphs = (" ".join(block.split()) for block in re.split(r"\n\s*\n", text))
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


BODIES = {path.name: body(path) for path in FILES if path.suffix in {".txt", ".md", ".html"}}


def holding(pattern: str) -> list[str]:
    return [name for name, text in BODIES.items() if re.search(pattern, text)]


def name_of(path: Path) -> str:
    return path.name


def test_there_are_twelve_articles_in_three_formats_and_nothing_else() -> None:
    assert Counter(path.suffix for path in FILES) == {".txt": 5, ".md": 4, ".html": 3}
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d(-[a-z]+)+\.(txt|md|html)", path.name) for path in FILES)


def test_each_of_the_five_stories_is_told_at_least_twice() -> None:
    told = Counter(path.name[:7] for path in FILES)
    stories = {
        "exiles": told["2006-06"],
        "ambassador": told["2006-10"] + told["2006-11"],
        "withdrawal": told["2012-01"] + told["2012-02"],
        "Mosul": told["2014-06"],
        "tanks": told["2014-08"],
    }
    assert sum(stories.values()) == len(FILES)
    assert all(2 <= tellings <= 3 for tellings in stories.values()), stories


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_an_article_has_250_to_700_words(path: Path) -> None:
    assert 250 <= len(words(BODIES[path.name])) <= 700


@pytest.mark.parametrize(
    ("pattern", "documents"),
    [
        (r"Nouri al-Maliki", 8),
        (r"Prime Minister Nouri al-Maliki", 5),
        (r"Prime Minister Maliki", 3),
        (r"(?<!al-)(?<!Minister )\bMaliki\b", 12),
        (r"\b[Aa]l-Maliki['’]s", 4),
        (r"\bMr\. Maliki", 2),
        (r"Nuri al-Maliki", 1),
        (r"Osama Nufaifi", 1),
        (r"Osama al-Nujaifi", 4),
        (r"(?<!Osama )al-Nujaifi", 1),
        (r"Bashar al Assad", 1),
        (r"Bashar al-Assad", 3),
        (r"(?<!al-)(?<!al )\bAssad\b", 2),
        (r"the al-Jaafari/al-Maliki governments", 2),
        (r"the Khalilzad-Casey press conference", 1),
        (r"press conference of Khalilzad and Casey", 2),
        (r"Moqtada al-Sadr", 4),
        (r"Muqtada al-Sadr", 4),
        (r"Iraqi National Alliance", 1),
        (r"(?<!Iraqi )National Alliance", 3),
        (r"State of Law Party", 1),
        (r"State of Law Coalition", 4),
        (r"Ammar al-Hakim", 3),
        (r"Abdul-Aziz al-Hakim", 3),
        (r"(?<!al-)\bHakim\b", 5),
        (r"Khazrachi", 2),
        (r"Khazraji", 1),
        (r"Fuad Masum", 1),
        (r"Fouad Massoum", 1),
        (r"Erdoğan", 1),
        (r"Tayyip Erdogan", 2),
        (r"Islamic State of Iraq and al-Sham \(ISIS\)", 2),
        (r"\bISIS\b", 4),
        (r"United Press International \(UPI\)", 3),
        (r"\bUPI\b", 3),
        (r"Status of Forces Agreement \(SOFA\)", 2),
        (r"\(SCIRI\)", 1),
        (r"\bUS\b", 2),
        (r"U\.S\.", 5),
        (r"United States", 6),
        (r"\bAmerica\b", 5),
        (r"Washington", 9),
        (r"Bush administration", 4),
        (r"\w’s\b", 6),
        (r"\w's\b", 2),
        (r"“[^”]+”", 6),
        (r'"[^"]+"', 2),
        (r"—", 3),
        (r"[Ll]ast Friday", 2),
        (r"yesterday \[June 12\]", 1),
        (r"yesterday \[January 27\]", 1),
        (r"mid-December", 2),
        (r"next week's elections", 1),
        (r"Topics: [a-z ,-]*nouri al-maliki", 3),
        (r"(?i)photo(graph)?( by|:) ", 3),
        (r"(?m)^Author: ", 1),
    ],
)
def test_a_hard_spelling_is_in_so_many_articles(pattern: str, documents: int) -> None:
    assert len(holding(pattern)) >= documents, holding(pattern)


@pytest.mark.parametrize(
    ("first", "second", "documents"),
    [
        (r"(?<!al-)\bSadr\b(?! City)", r"Sadr City", 6),
        (r"Saddam Hussein", r"Uday Hussein", 1),
        (r"Abdul-Aziz al-Hakim", r"(?<!al-)\bHakim\b", 2),
    ],
)
def test_namesakes_meet_in_one_paragraph(first: str, second: str, documents: int) -> None:
    meeting = [
        name
        for name, text in BODIES.items()
        if any(re.search(first, part) and re.search(second, part) for part in text.split("\n\n"))
    ]
    assert len(meeting) >= documents, meeting


def test_father_and_son_hussein_share_a_sentence() -> None:
    assert holding(r"Saddam Hussein[^.]*Uday Hussein")


def test_some_articles_leave_open_which_hakim_they_mean() -> None:
    assert [name for name in holding(r"\bHakim\b") if name not in holding(r"al-Hakim\b")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (r"about 400", r"nearly 500"),
        (r"\b31 dead", r"\b32 dead"),
        (r"\(UPI\) on October 23", r"\(UPI\), on October 24"),
        (r"ten gunmen", r"[Aa]t least four people"),
        (r"A week ago, they say, they warned Maliki", r"told Maliki of the danger four days ago"),
        (r"Shortly before midnight, tanks", r"at about half past ten"),
    ],
)
def test_reports_disagree_on_numbers_and_days(one: str, other: str) -> None:
    assert holding(one)
    assert holding(other)
    assert not set(holding(one)) & set(holding(other))


def test_headlines_come_in_capitals_and_in_title_case() -> None:
    titles = [path.read_text(encoding="utf-8").split("\n", 1)[0] for path in FILES if path.suffix == ".txt"]
    assert [title for title in titles if title.isupper()]
    assert [title for title in titles if not title.isupper() and title.istitle()]


def test_text_files_carry_date_and_byline_in_their_first_lines() -> None:
    day = re.compile(r"(?m)^(?:\w+, )?(?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2},) \d{4}$")
    for path in FILES:
        if path.suffix == ".txt":
            text = path.read_text(encoding="utf-8")
            assert day.search(text[:400]), path.name
            assert re.search(r"(?m)^(By |Author: )?[A-Z]\w+ [A-Z]\w+(, Halden Wire)?$", text), path.name


@pytest.mark.parametrize("path", NOTES, ids=name_of)
def test_front_matter_agrees_with_the_file(path: Path) -> None:
    head, text = front_matter(path)
    assert {"title", "date", "author", "outlet"} <= head.keys()
    assert path.name.startswith(str(head["date"]))
    assert f"# {head['title']}\n" in text


def test_markdown_uses_its_means() -> None:
    notes = "\n".join(front_matter(path)[1] for path in NOTES)
    for means in (r"(?m)^## ", r"(?m)^> ", r"(?m)^- ", r"(?m)^1\. ", r"\]\(https://example\.org/", r"\*\*\w"):
        assert re.search(means, notes), means


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_a_page_yields_its_article_without_its_furniture(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    extracted = trafilatura.extract(source)
    assert extracted is not None
    paragraphs = [
        html.unescape(_TAG.sub("", part))
        for part in re.findall(r"<p>(.*?)</p>", source.split("<aside>")[0], re.S)
    ]
    assert len(paragraphs) > 5
    kept = " ".join(extracted.split())
    assert [part for part in paragraphs if " ".join(part.split()) not in kept] == []
    assert not re.search(r"Subscribe|Most read|Related|All rights reserved|Advertise", kept)


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_a_page_says_who_wrote_it_where_and_when(path: Path) -> None:
    facts = trafilatura.extract_metadata(path.read_text(encoding="utf-8"))
    assert facts.title
    assert facts.author
    assert facts.sitename
    assert path.name.startswith(str(facts.date))


def shared(length: int, originals: Iterable[str]) -> list[str]:
    theirs = set[str]().union(*(runs(length, text) for text in originals))
    return [run for path in FILES for run in sorted(runs(length, plain(path)) & theirs)]


def plain(path: Path) -> str:
    """Return all that a file says, page furniture and front matter included."""
    return html.unescape(_TAG.sub(" ", path.read_text(encoding="utf-8")))


def test_shared_runs_are_noticed_across_lines_case_and_quotes() -> None:
    copied = BODIES[FILES[0].name].split("\n\n")[-2].upper().replace(" ", "\n").replace("’", "'")
    assert shared(8, [copied])


@pytest.mark.skipif(not ORIGINALS.is_dir(), reason="needs ../shared/gold/seeds/docs, which is not here")
def test_no_sentence_is_taken_from_the_originals() -> None:
    originals = [path.read_text(encoding="utf-8") for path in sorted(ORIGINALS.iterdir())]
    assert len(originals) >= 5
    assert shared(8, originals) == []
    # What is left are names of seven words and phrases of the language.
    assert len(shared(6, originals)) <= 10
