"""Exports, each read back by a real reader of its format: networkx, FollowTheMoney, a browser and others."""

from __future__ import annotations

import csv
import html
import json
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import TextIO

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.unit.dossiers import indexed, opened, write
from tui.__main__ import main
from tui.dossier.store import Store
from tui.export import markdown, money, network, page, tables
from tui.export.selection import Selection
from tui.model import Kind
from tui.text import one_line

NASTY = (
    '4 May 2014\n\nOmar Karim </script><script>alert(1)</script> met Layla Haddad in Amman, & "left".\n\n'
    "=Omar Karim, *said* Layla Haddad, # wrote _nothing_ of Basra \U0001f600 and Layla Haddad slept.\n"
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder, home = tmp_path_factory.mktemp("articles"), tmp_path_factory.mktemp("home")
    write(folder, "a & b.txt", NASTY)
    write(folder, "c.txt", "6 May 2014\n\nLayla Haddad met Yusuf Mansour of the Karim Bank in Amman.\n")
    indexed(folder, home)
    with opened(home) as opened_store:
        yield opened_store


def written(
    writer: Callable[[Store, TextIO, Selection], None], store: Store, selection: Selection | None = None
) -> str:
    out = StringIO(newline="")
    writer(store, out, selection or Selection())
    return out.getvalue()


def test_every_mention_is_a_row_and_its_offsets_give_its_text(store: Store) -> None:
    rows = list(csv.DictReader(StringIO(written(tables.write_mentions, store))))
    assert len(rows) == sum(1 for mention in store.mentions() if mention.kind is not Kind.EVENT)
    for row in rows:
        document = store.document_by_path(row["doc"])
        assert document is not None
        surface = store.text(document.id)[int(row["start"]) : int(row["end"])]
        assert row["text"].removeprefix("'") == " ".join(surface.split())


def test_every_entity_is_a_row(store: Store) -> None:
    rows = list(csv.DictReader(StringIO(written(tables.write_entities, store))))
    assert {row["entity"] for row in rows} == {row.key for row in Selection().entities(store)}
    layla = next(row for row in rows if row["name"] == "Layla Haddad")
    assert layla["mentions"] == "4"
    assert layla["first"] == "2014-05-04"


@given(st.text(max_size=30))
def test_no_cell_is_a_formula(value: str) -> None:
    cell = tables._cell(value)
    assert not cell.startswith(("=", "+", "-", "@"))
    assert "\n" not in cell
    assert "\r" not in cell


def test_lines_hold_documents_entities_and_mentions(store: Store) -> None:
    lines = [json.loads(line) for line in written(tables.write_lines, store).splitlines()]
    by_record = {
        name: [line for line in lines if line["record"] == name] for name in ("document", "entity", "mention")
    }
    assert sum(map(len, by_record.values())) == len(lines)
    assert {line["doc"] for line in by_record["document"]} == {"a & b.txt", "c.txt"}
    assert {line["entity"] for line in by_record["mention"]} == {
        line["entity"] for line in by_record["entity"]
    }


@pytest.mark.parametrize(
    ("writer", "reader"),
    [(network.write_graphml, networkx.read_graphml), (network.write_gexf, networkx.read_gexf)],
)
def test_networkx_reads_the_network(
    writer: Callable[[Store, TextIO, Selection], None],
    reader: Callable[[Path], networkx.Graph[str]],
    store: Store,
    tmp_path: Path,
) -> None:
    file = tmp_path / "network.xml"
    file.write_text(written(writer, store), encoding="utf-8")
    graph = reader(file)
    assert not graph.is_directed()
    entities = {row.key: row for row in Selection().entities(store)}
    assert set(graph.nodes) == set(entities)
    for key, facts in graph.nodes(data=True):
        assert facts["label"] == entities[key].name
        assert facts["kind"] == entities[key].kind.value
        assert facts["mentions"] == entities[key].mentions
    keys = {row.name: row.key for row in entities.values()}
    edge = graph.edges[keys["Omar Karim"], keys["Layla Haddad"]]
    assert edge["weight"] == 2
    assert edge["documents"] == 1
    assert not graph.has_edge(keys["Omar Karim"], keys["Yusuf Mansour"])


def test_a_selection_narrows_every_format(store: Store) -> None:
    people = Selection((Kind.PERSON,), least=3)
    rows = list(csv.DictReader(StringIO(written(tables.write_entities, store, people))))
    assert [row["name"] for row in rows] == ["Layla Haddad"]
    assert written(network.write_graphml, store, people).count("<node ") == 1
    assert "Omar Karim" not in {
        row["text"] for row in csv.DictReader(StringIO(written(tables.write_mentions, store, people)))
    }


def test_follow_the_money_accepts_every_entity(store: Store) -> None:
    ftm = pytest.importorskip(
        "followthemoney", reason="followthemoney is not installed: pip install -e '.[ftm]'"
    )
    made = [json.loads(line) for line in written(money.write, store).splitlines()]
    ids = [one["id"] for one in made]
    assert len(ids) == len(set(ids))
    schemata = set()
    for one in made:
        proxy = ftm.model.get_proxy(one, cleaned=False)
        schemata.add(proxy.schema.name)
        for name in proxy.schema.required:
            assert proxy.get(name), (one, name)
        for name, values in one["properties"].items():
            # What the validator does not accept it drops.
            assert len(proxy.get(name)) == len(set(values)), (one, name)
            for value in values if proxy.schema.get(name).type.name == "entity" else ():
                assert value in ids
    assert {"Person", "Organization", "Territory", "Article", "Mention", "Documentation"} <= schemata


def test_the_report_says_what_the_articles_say(store: Store) -> None:
    text = written(markdown.write, store)
    rendered = MarkdownIt().render(text)
    assert "<script>" not in rendered
    plain = html.unescape(re.sub(r"<[^>]+>", "", rendered))
    assert "</script><script>alert(1)</script> met Layla Haddad" in plain
    assert "*said* Layla Haddad, # wrote _nothing_ of Basra" in plain
    assert "2014-05-04" in plain


@given(st.text(alphabet="ab*_`[]<>#-+1.) \\&~|\n", max_size=40))
def test_markdown_takes_no_character_for_its_own(words: str) -> None:
    flat = " ".join(one_line(words).split())
    rendered = MarkdownIt().render("x " + markdown.plain(flat))
    assert html.unescape(rendered) == f"<p>{('x ' + flat).rstrip()}</p>\n"


def test_the_page_holds_its_data_as_text(store: Store) -> None:
    text = written(page.write, store)
    data = text.partition('id="data">')[2].partition("</script>")[0]
    found = json.loads(data)
    texts = {one["path"]: one["text"] for one in found["documents"]}
    assert NASTY.strip() in texts["a & b.txt"]
    for one in found["documents"]:
        for start, end, entity in one["marks"]:
            assert 0 <= start < end <= len(one["text"])
            assert 0 <= entity < len(found["entities"])
    assert "http" not in re.sub(r"http-equiv", "", text.replace(data, ""))


@pytest.mark.skipif(
    shutil.which("chromium") is None,
    reason="chromium is not installed: it shows the page as a reader sees it",
)
def test_a_browser_shows_the_page(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(written(page.write, store), encoding="utf-8")
    layla = next(row for row in Selection().entities(store) if row.name == "Layla Haddad")
    shown = subprocess.run(
        [
            "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
            f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom",
            f"{file.as_uri()}#doc=a%20%26%20b.txt&who={layla.key}",
        ],
        capture_output=True, text=True, timeout=60, check=True,
    ).stdout  # fmt: skip
    article = shown.partition("<article")[2].partition("</article>")[0]
    shown_names = [row for row in store.names() if row.path == "a & b.txt"]
    assert article.count("<mark") == len(shown_names)
    assert article.count('class="active"') == 3
    assert "&lt;script&gt;alert(1)" in article
    assert "Layla Haddad" in shown.partition('id="more"')[2].partition("</aside>")[0]


def test_the_command_writes_a_whole_file_or_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PERSONAE_DATA", str(tmp_path / "data"))
    write(tmp_path, "articles/a.txt", NASTY)
    articles = str(tmp_path / "articles")
    target = tmp_path / "out.graphml"
    assert main(["export", "--format", "graphml", "-o", str(target), articles]) == 0
    assert networkx.read_graphml(target).number_of_nodes() > 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["articles", "data", "out.graphml"]
    assert main(["export", "--format", "html", "-o", str(tmp_path / "none" / "x.html"), articles]) == 2
    assert "x.html: cannot be written" in capsys.readouterr().err
    assert main(["export", "--format", "pdf", articles]) == 2
    assert "'pdf' is none of jsonl, csv" in capsys.readouterr().err


def test_the_report_names_lines_of_the_file(tmp_path: Path) -> None:
    folder, home = tmp_path / "pages", tmp_path / "index"
    home.mkdir()
    body = "<body>\n\n\n<p>First of all it rained.</p>\n<p>Omar Karim\nasked.</p></body></html>"
    write(folder, "a.html", f"<html><head>\n<title>Powers</title>\n</head>\n{body}")
    indexed(folder, home)
    with opened(home) as opened_store:
        assert "- line 8: " in written(markdown.write, opened_store)
