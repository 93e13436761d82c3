"""The finder: who is found by what, in which order, with which letters lit."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tui.dossier import schema
from tui.dossier.finder import Found, Match, build, find_documents, find_entities
from tui.dossier.finder_match import key, match, parse, spell
from tui.model import Kind
from tui.text import fold

PEOPLE: tuple[tuple[str, int, tuple[str, ...]], ...] = (
    ("Nouri al-Maliki", 71, ("Nouri al-Maliki", "Maliki", "al-Maliki", "Nuri Kamal al-Maliki")),
    ("Moqtada al-Sadr", 40, ("Moqtada al-Sadr", "Sadr")),
    ("George W. Bush", 60, ("George W. Bush", "Bush")),
    ("Hillary Rodham Clinton", 22, ()),
    ("Jason Ditz", 1, ()),
    ("Osama Nufaifi", 2, ()),
    ("Ammar al-Hakim", 12, ()),
    ("Hakim Rashid", 3, ()),
    ("Zalmay Khalilzad", 18, ("Zalmay Khalilzad", "Khalilzad")),
    ("Recep Tayyip Erdoğan", 25, ()),
    ("Mahmoud Ahmadinejad", 14, ()),
    ("Malin Akerman", 90, ()),
    ("Paul O'Neill", 4, ()),
    ("Fuad Masum", 5, ()),
    ("Ali", 2, ()),
    ("Ali al-Sistani", 33, ()),
    ("Alina Petrova", 80, ()),
    ("Alexander Van der Bellen", 7, ()),
    ("Abdul Rahman Yusuf", 6, ()),
    ("Нури Садыков", 1, ()),
    ("Straße Müller", 1, ()),
)
OTHERS = (
    (Kind.PLACE, "Mali", 3),
    (Kind.PLACE, "U.S.", 200),
    (Kind.PLACE, "Afghanistan", 50),
    (Kind.ORG, "US Airways", 20),
    (Kind.ORG, "International Monetary Fund", 10),
    (Kind.ORG, "AT&T", 5),
    (Kind.EVENT, "Bush visit", 1),
)
DOCUMENTS = (
    ("2006/rumours-of-a-coup.txt", "Baathist coup rumours in Baghdad", "2006-06-12"),
    ("2014/maliki_moves.md", "Maliki Moves Against ‘Coup,’ US Backs Ouster", "2014-08-10"),
    ("undated.html", "The exiles meet in Damascus", None),
    ("2012/talks.txt", "Talks on the coup of spring", "2012-01-03"),
)


def index(
    people: Sequence[tuple[str, int, Sequence[str]]] = PEOPLE,
    others: Sequence[tuple[Kind, str, int]] = OTHERS,
) -> sqlite3.Connection:
    """Return a built index in memory; ids follow the order of people, then others."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    schema.create(connection)
    rows = [(Kind.PERSON, name, mentions, surfaces) for name, mentions, surfaces in people]
    rows += [(kind, name, mentions, ()) for kind, name, mentions in others]
    connection.execute("BEGIN")
    for number, (kind, name, mentions, surfaces) in enumerate(rows, start=1):
        add(connection, number, kind, name, mentions, surfaces)
    for number, (path, title, date) in enumerate(DOCUMENTS, start=1):
        connection.execute(
            "INSERT INTO document"
            " (id, path, file, digest, size, modified, encoding, title, date, origins, headings, words)"
            " VALUES (?, ?, '', '', 0, 0, 'utf-8', ?, ?, '{}', '[]', 0)",
            (number, path, title, date),
        )
    build(connection)
    connection.execute("COMMIT")
    return connection


def add(
    connection: sqlite3.Connection,
    number: int,
    kind: Kind,
    name: str,
    mentions: int,
    surfaces: Sequence[str] = (),
    last: str | None = None,
) -> None:
    connection.execute(
        "INSERT INTO entity VALUES (?, ?, ?, ?, ?, 1, NULL, ?)",
        (number, str(number), kind, name, mentions, last),
    )
    for text in surfaces or (name,):
        connection.execute("INSERT INTO surface VALUES (?, ?, 1)", (number, text))


@pytest.fixture(scope="module")
def dossier() -> Iterator[sqlite3.Connection]:
    connection = index()
    yield connection
    connection.close()


def names(connection: sqlite3.Connection, found: Sequence[Found]) -> list[str]:
    rows = dict(connection.execute("SELECT id, name FROM entity"))
    return [rows[each.id] for each in found]


@pytest.mark.parametrize(
    ("query", "name", "how"),
    [
        ("Nouri al-Maliki", "Nouri al-Maliki", Match.EXACT),
        ("maliki", "Nouri al-Maliki", Match.EXACT),
        ("al-maliki", "Nouri al-Maliki", Match.EXACT),
        ("almaliki", "Nouri al-Maliki", Match.EXACT),
        ("nouri maliki", "Nouri al-Maliki", Match.EXACT),
        ("NOURI", "Nouri al-Maliki", Match.EXACT),
        ("nour", "Nouri al-Maliki", Match.PREFIX),
        ("nouri al-mal", "Nouri al-Maliki", Match.PREFIX),
        ("nouri mal", "Nouri al-Maliki", Match.PREFIX),
        ("sadr moqtada", "Moqtada al-Sadr", Match.WORDS),
        ("hakim am", "Ammar al-Hakim", Match.WORDS),
        ("cl hi", "Hillary Rodham Clinton", Match.WORDS),
        ("bush geo", "George W. Bush", Match.WORDS),
        ("hrc", "Hillary Rodham Clinton", Match.INITIALS),
        ("gwb", "George W. Bush", Match.INITIALS),
        ("jd", "Jason Ditz", Match.INITIALS),
        ("imf", "International Monetary Fund", Match.INITIALS),
        ("avb", "Alexander Van der Bellen", Match.SUBSEQUENCE),
        ("nmlki", "Nouri al-Maliki", Match.SUBSEQUENCE),
        ("khlzd", "Zalmay Khalilzad", Match.SUBSEQUENCE),
        ("gbush", "George W. Bush", Match.SUBSEQUENCE),
        ("abdulrahmanyusuf", "Abdul Rahman Yusuf", Match.SUBSEQUENCE),
        ("nujaifi", "Osama Nufaifi", Match.TYPO),
        ("khalilzhad", "Zalmay Khalilzad", Match.TYPO),
        ("khalilzha", "Zalmay Khalilzad", Match.TYPO),
        ("ahmedinejad", "Mahmoud Ahmadinejad", Match.TYPO),
        ("sadr muqtada", "Moqtada al-Sadr", Match.TYPO),
        ("erdogan", "Recep Tayyip Erdoğan", Match.EXACT),
        ("Erdoğan", "Recep Tayyip Erdoğan", Match.EXACT),
        ("elmasum", "Fuad Masum", Match.TYPO),
        ("oneill", "Paul O'Neill", Match.EXACT),
        ("o’neill", "Paul O'Neill", Match.EXACT),
        ("abdulrahman", "Abdul Rahman Yusuf", Match.EXACT),
        ("vanderbellen", "Alexander Van der Bellen", Match.EXACT),
        ("bellen", "Alexander Van der Bellen", Match.EXACT),
        ("us", "U.S.", Match.EXACT),
        ("u.s.", "U.S.", Match.EXACT),
        ("att", "AT&T", Match.EXACT),
        ("nuri sad", "Нури Садыков", Match.PREFIX),
        ("strasse mull", "Straße Müller", Match.PREFIX),
        ("ghanistan", "Afghanistan", Match.SUBSEQUENCE),
    ],
)
def test_finds_first(dossier: sqlite3.Connection, query: str, name: str, how: Match) -> None:
    found = find_entities(dossier, query)
    assert (names(dossier, found)[:1], found[0].how) == ([name], how)


@pytest.mark.parametrize(
    ("query", "better", "worse"),
    [
        ("ali", "Ali", "Ali al-Sistani"),  # the whole name before a word of one
        ("ali", "Ali al-Sistani", "Alina Petrova"),  # a whole word before the beginning of one
        ("mali", "Mali", "Malin Akerman"),
        ("mali", "Malin Akerman", "Nouri al-Maliki"),  # both begin so: more mentions
        ("hakim", "Ammar al-Hakim", "Hakim Rashid"),  # particles do not count
        ("us", "U.S.", "US Airways"),
        ("masum", "Fuad Masum", "Malin Akerman"),
    ],
)
def test_order(dossier: sqlite3.Connection, query: str, better: str, worse: str) -> None:
    found = names(dossier, find_entities(dossier, query))
    assert better in found
    assert worse not in found or found.index(better) < found.index(worse)


def test_typos_of_the_famous_do_not_drown_the_obscure() -> None:
    crowd = [(f"Bosh Number{letter}", 1000, ()) for letter in "abcdefghijklmnopqrstuvwxyz" * 3]
    connection = index([*crowd, ("Tom Bushnell", 1, ()), ("Ann Bush", 1, ())], ())
    found = find_entities(connection, "bush", limit=10)
    assert names(connection, found)[:2] == ["Ann Bush", "Tom Bushnell"]
    assert {each.how for each in found[2:]} == {Match.TYPO}


def test_ties_go_by_mentions_then_last_date() -> None:
    connection = index((), ())
    for number, (mentions, last) in enumerate(
        [(1, None), (1, "2001-01-01"), (1, "2011-01-01"), (2, None)], start=1
    ):
        add(connection, number, Kind.PERSON, f"Anna Number{number}", mentions, (), last)
    build(connection)
    assert [each.id for each in find_entities(connection, "anna")] == [4, 3, 2, 1]
    assert [each.id for each in find_entities(connection, "")] == [4, 3, 2, 1]


def test_beginnings_that_very_many_words_share() -> None:
    endings = [a + b for a in "abcdefghijklmnopqrstuvwxyz" for b in "aeioubdkn"]
    connection = index([(f"Tom Stahlen{ending}", 1, ()) for ending in endings], ())
    for beginning in ("stah", "stahlen", "stahlena", "tom stahl"):
        found = find_entities(connection, beginning, limit=500)
        expected = [ending for ending in endings if f"tom stahlen{ending}".find(beginning) >= 0]
        assert sorted(each.text for each in found if each.score >= 0.9) == sorted(
            f"Tom Stahlen{ending}" for ending in expected
        )


def test_an_entity_is_found_once_by_its_best_spelling(dossier: sqlite3.Connection) -> None:
    found = [each for each in find_entities(dossier, "nuri kamal") if each.id == 1]
    assert [(each.text, each.how) for each in found] == [("Nuri Kamal al-Maliki", Match.EXACT)]


def test_kinds(dossier: sqlite3.Connection) -> None:
    assert names(dossier, find_entities(dossier, "bush", kinds=[Kind.EVENT])) == ["Bush visit"]
    assert names(dossier, find_entities(dossier, "", kinds={Kind.ORG}, limit=1)) == ["US Airways"]
    assert find_entities(dossier, "bush", kinds=[]) == []


def test_empty_query_and_limit(dossier: sqlite3.Connection) -> None:
    assert names(dossier, find_entities(dossier, "  ", limit=2)) == ["U.S.", "Malin Akerman"]
    assert find_entities(dossier, '"*', limit=2) == find_entities(dossier, "", limit=2)
    assert find_entities(dossier, "a", limit=0) == []
    assert len(find_entities(dossier, "a", limit=3)) == 3


def test_documents(dossier: sqlite3.Connection) -> None:
    assert [each.id for each in find_documents(dossier, "")] == [2, 4, 1, 3]  # newest first
    assert [each.id for each in find_documents(dossier, "coup")] == [2, 4, 1]
    assert find_documents(dossier, "damascus exiles")[0].text == "The exiles meet in Damascus"
    by_path = find_documents(dossier, "2014/maliki_moves.md")[0]
    assert (by_path.text, by_path.how) == ("2014/maliki_moves.md", Match.EXACT)
    assert {each.how for each in find_documents(dossier, "txt")} <= {Match.SUBSEQUENCE}  # no suffixes


def test_before_the_index_is_built() -> None:
    connection = sqlite3.connect(":memory:")
    assert find_entities(connection, "a") == []
    assert find_documents(connection, "") == []


def test_building_again_follows_the_tables() -> None:
    connection = index()
    connection.execute("DELETE FROM entity WHERE name = 'Mali'")
    add(connection, 999, Kind.PLACE, "Malta", 1)
    build(connection)
    assert "Mali" not in names(connection, find_entities(connection, "mali"))
    assert 999 in [each.id for each in find_entities(connection, "malta")]


def test_build_leaves_the_transaction_to_the_caller() -> None:
    connection = index()
    connection.execute("BEGIN")
    connection.execute("DELETE FROM entity")
    build(connection)
    assert connection.in_transaction
    assert find_entities(connection, "maliki") == []
    connection.execute("ROLLBACK")
    assert find_entities(connection, "maliki") != []


@pytest.mark.parametrize(
    ("query", "lit"),
    [
        ("erdog", "Erdoğ"),
        ("almaliki", "alMaliki"),
        ("sadr moq", "MoqSadr"),
        ("hrc", "HRC"),
        ("jd", "JD"),
        ("khlzd", "Khlzd"),
        ("nujaifi", "Nufaifi"),
        ("u.s", "US"),
        ("strasse", "Straße"),
        ("садык", "Садык"),
    ],
)
def test_highlights(dossier: sqlite3.Connection, query: str, lit: str) -> None:
    first = find_entities(dossier, query)[0]
    assert "".join(first.text[at] for at in first.positions) == lit


def test_text_is_one_safe_line() -> None:
    connection = index([("Evil\x1b[31m\nName", 1, ())], ())
    assert find_entities(connection, "evil name")[0].text == "Evil␛[31m Name"


QUERIES = st.one_of(
    st.text(max_size=30),
    st.text(alphabet="abdeghilmnoqrstuzw -'.*\"", max_size=16),
    st.sampled_from(
        ["'", '"', "a AND b*", "NEAR(", "%_", "😀", "\x00", "\ud800", "x" * 10_000, "a " * 5000, "´", "ß"]
    ),
)


@settings(max_examples=300, deadline=None)
@given(query=QUERIES)
def test_any_query_gives_positions_in_its_texts(dossier: sqlite3.Connection, query: str) -> None:
    for found in (*find_entities(dossier, query), *find_documents(dossier, query)):
        assert list(found.positions) == sorted(set(found.positions))
        assert all(0 <= at < len(found.text) for at in found.positions)
        assert 0 <= found.score <= 1


NAMES = st.lists(
    st.one_of(
        st.text(alphabet="abcdeimnorst -'.éØğ", min_size=1, max_size=18),
        st.text(min_size=1, max_size=10).filter(
            lambda text: not any(0xD800 <= ord(c) < 0xE000 for c in text)
        ),
    ),
    min_size=1,
    max_size=8,
)


def test_a_sign_finds_names_that_are_but_that_sign_first_and_then_all_others() -> None:
    connection = index([("Ali", 9, ()), ("{0", 1, ()), ("{", 1, ())], ())
    assert names(connection, find_entities(connection, "{")) == ["{", "Ali", "{0"]


@settings(max_examples=150, deadline=None)
@given(texts=NAMES, data=st.data())
def test_a_name_finds_itself_and_its_beginnings_find_it(texts: list[str], data: st.DataObject) -> None:
    connection = index([(text, 1, ()) for text in texts], ())
    wanted = data.draw(st.integers(1, len(texts)))
    text = texts[wanted - 1]
    found = find_entities(connection, text)
    if parse(text).words:
        first = next(each for each in found if each.id == wanted)
        assert (first.how, first.score) == (Match.EXACT, found[0].score)
    beginning = text[: data.draw(st.integers(0, len(text)))]
    assert wanted in [each.id for each in find_entities(connection, beginning)]
    connection.close()


def slow_reference(
    rows: Sequence[tuple[int, int, Sequence[str]]], query: str
) -> list[tuple[int, float, Match]]:
    """Score every spelling of everybody; the plain meaning of what the tables make fast."""
    parsed = parse(query)
    scored = []
    for number, mentions, texts in rows:
        matches = [found for text in texts if (found := match(parsed, key(spell(fold(text)))))]
        if matches:
            score, how = max(matches, key=lambda found: found[0])
            scored.append((-score, -mentions, number, how))
    return [(number, -score, how) for score, _, number, how in sorted(scored)]


@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_agrees_with_a_slow_reference(dossier: sqlite3.Connection, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([*(row[0] for row in PEOPLE), *(row[1] for row in OTHERS)]))
    letters = list(name)
    for _ in range(data.draw(st.integers(0, 3))):
        at = data.draw(st.integers(0, len(letters)))
        letters[at : at + data.draw(st.integers(0, 2))] = data.draw(
            st.sampled_from(["", "a", "e", "k", "s", " "])
        )
    query = "".join(letters)[: data.draw(st.integers(1, 24))]
    if data.draw(st.booleans()):
        query = " ".join(reversed(query.split()))
    if data.draw(st.booleans()):
        query = " ".join(word[: data.draw(st.integers(1, 4))] for word in query.split())
    rows = [
        (number, mentions, surfaces or (name,))
        for number, (name, mentions, surfaces) in enumerate(PEOPLE, start=1)
    ]
    rows += [(number, row[2], (row[1],)) for number, row in enumerate(OTHERS, start=len(PEOPLE) + 1)]
    assume(any(map(str.isalnum, parse(query).squeezed)))
    found = find_entities(dossier, query)
    fast = [(each.id, each.score, each.how) for each in found]
    slow = slow_reference(rows, query)
    assert sorted(fast) == sorted(slow)
    mentions = {number: count for number, count, _ in rows}
    assert [(score, mentions[number]) for number, score, _ in fast] == [
        (score, mentions[number]) for number, score, _ in slow
    ]
    assert find_entities(dossier, query, limit=3) == found[:3]  # stopping early changes nothing


def test_reads_by_index_alone(tmp_path: Path) -> None:
    connection = index()
    seen: set[str] = set()
    connection.set_trace_callback(seen.add)
    for query in ("m", "mal", "nujaifi", "sadr muqtada", "nmlki", "hrc", "almaliki x", ""):
        find_entities(connection, query, kinds=[Kind.PERSON])
        find_documents(connection, query)
    connection.set_trace_callback(None)
    plans = [row[3] for sql in seen for row in connection.execute("EXPLAIN QUERY PLAN " + sql)]
    assert any("finder_word_by_text" in plan for plan in plans)
    # Only what decisions have changed since is looked at one by one.
    scans = [plan for plan in plans if plan.startswith("SCAN") and "finder" in plan]
    assert [plan for plan in scans if "finder_anew" not in plan] == []
