"""Full-text search: nothing typed is an error, and hits lie where the words are."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.dossier import schema
from tui.dossier.connection import connect
from tui.dossier.search import parse, search
from tui.dossier.store import Store

ARTICLES = (
    "Prime Minister Nouri al-Maliki met the U.S. ambassador on Friday.",
    "The ambassador, Zalmay Khalilzad, denied the report.",
    "Maliki's rivals met in Damascus; Khalilzad-Casey press conference.",
    "Präsident Erdoğan traf Müller in Straßburg. AND OR NOT",
    "Nothing of note, foo_bar, 100% sure, C++ and e-mail\u2028end.",
)


def made(folder: Path, articles: Sequence[str]) -> Store:
    database = folder / "index.sqlite"
    connection = connect(database)
    schema.create(connection)
    for number, text in enumerate(articles, 1):
        connection.execute(
            "INSERT INTO document (id, path, digest, size, modified, encoding, title, origins, "
            "headings, words) VALUES (?, ?, '', 0, 0, '', '', '{}', '[]', 0)",
            (number, f"{number}.txt"),
        )
        connection.execute("INSERT INTO article VALUES (?, ?)", (number, text))
    connection.close()
    return Store(database)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with made(tmp_path_factory.mktemp("search"), ARTICLES) as opened:
        yield opened


def documents(store: Store, query: str) -> list[int]:
    return sorted(hit.document for hit in search(store, query))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("ambassador", [1, 2]),
        ("ambassador maliki", [1]),
        ("ambassador AND maliki", [1]),
        ("maliki OR khalilzad", [1, 2, 3]),
        ("ambassador NOT maliki", [2]),
        ("ambassador -maliki", [2]),
        ('ambassador -"press conference"', [1, 2]),
        ('khalilzad -"press conference"', [2]),
        ("met -(damascus OR friday)", []),
        ("met -(damascus OR nobody)", [1]),
        ('"press conference"', [3]),
        ('"conference press"', []),
        ("“press conference”", [3]),
        ("khali*", [2, 3]),
        ('"prime min"*', [1]),
        ("khalilzad-casey", [3]),
        ("U.S.", [1]),
        ("erdogan", [4]),
        ("ERDOĞAN", [4]),
        ('"AND"', [4, 5]),
        ("foo_bar", [5]),
        ("100%", [5]),
        ("(maliki OR khalilzad) damascus", [3]),
        ("maliki (damascus OR friday)", [1, 3]),
        ("NOT NOT maliki", [1, 3]),
        ('"press conference', [3]),
        ("(maliki", [1, 3]),
        ("maliki)", [1, 3]),
        ("maliki AND", [1, 3]),
        ("OR maliki", [1, 3]),
        ("", []),
        ("   ", []),
        ('"', []),
        ("*", []),
        ("()", []),
        ("NOT maliki", []),
        ("-maliki", []),
        ("AND OR NOT", []),
        ("text : maliki", []),
        ("maliki\0", [1, 3]),
    ],
)
def test_queries(store: Store, query: str, found: list[int]) -> None:
    assert documents(store, query) == found


def test_hits_lie_where_the_words_are(store: Store) -> None:
    (hit,) = search(store, "maliki friday")
    text = store.text(hit.document)
    assert [text[start:end] for start, end in hit.spans] == ["Maliki", "Friday"]


def test_hits_are_code_points(store: Store) -> None:
    (hit,) = search(store, "strassburg OR straßburg")
    text = store.text(hit.document)
    assert [text[start:end] for start, end in hit.spans] == ["Straßburg"]


def test_the_best_comes_first(tmp_path: Path) -> None:
    with made(tmp_path, ["oil " + "word " * 500, "oil oil oil", "word"]) as opened:
        assert [hit.document for hit in search(opened, "oil")] == [2, 1]
        assert [hit.document for hit in search(opened, "oil", limit=1)] == [2]


def test_marks_in_an_article_do_not_move_hits(tmp_path: Path) -> None:
    text = "\ufdd0a\ufdd1 \ufdd1\ufdd0 oil \ufdd0 and oil \ufdd1"
    with made(tmp_path, [text]) as opened:
        (hit,) = search(opened, "oil")
        assert [text[start:end] for start, end in hit.spans] == ["oil", "oil"]


def test_a_query_no_person_types_is_no_error(store: Store) -> None:
    assert documents(store, "(" * 50 + "maliki" + ")" * 50) == [1, 3]
    assert documents(store, "(" * 3000 + "maliki" + ")" * 3000) == []
    assert documents(store, "maliki " * 5000) == [1, 3]
    assert documents(store, "maliki OR " * 5000) == [1, 3]
    assert documents(store, "-" * 5000) == []
    assert documents(store, "m" * 100_000) == []
    assert documents(store, "(xx OR (xy OR (xz OR (yx AND (yy OR maliki)) OR (maliki))))") == [1, 3]


SYNTAX = st.sampled_from(
    [
        "AND",
        "OR",
        "NOT",
        "NEAR",
        "(",
        ")",
        '"',
        "*",
        "-",
        "^",
        ":",
        "{",
        "}",
        "+",
        ",",
        " ",
        "a",
        "maliki",
        "“",
        "\0",
        "'",
    ]
)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(SYNTAX | st.text(max_size=4), max_size=30).map(" ".join)
    | st.lists(SYNTAX, max_size=30).map("".join)
)
def test_nothing_typed_is_an_error(query: str) -> None:
    expression = parse(query)
    if expression:
        TABLE.execute("SELECT rowid FROM texts WHERE texts MATCH ?", (expression,)).fetchall()


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(["maliki", "met", "in", "Straße", "é", "日本", "a_b", "\n", "—"]), max_size=20
    ).map(" ".join),
    st.sampled_from(["maliki", "met in", "e", "a_b", "stra*", "maliki OR e"]),
)
def test_hits_are_spans_of_the_text(text: str, query: str) -> None:
    with tempfile.TemporaryDirectory() as folder, made(Path(folder), [text]) as opened:
        for hit in search(opened, query):
            assert hit.spans
            last = 0
            for start, end in hit.spans:
                assert last <= start < end <= len(text)
                assert text[start:end].strip() == text[start:end]
                last = end


TABLE = sqlite3.connect(":memory:")
TABLE.execute("CREATE VIRTUAL TABLE texts USING fts5 (text, tokenize='unicode61 remove_diacritics 2')")
TABLE.execute("INSERT INTO texts VALUES ('Prime Minister Maliki')")
