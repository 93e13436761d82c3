"""Events on the desk: follow one through its reports, its card, and what two reports disagree on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from rich.text import Text

from tests.app.conftest import Desk, OpenApp
from tests.app.test_finding import picker
from tests.unit.dossiers import write
from tui.app.looks import day_of_document, long_date
from tui.app.questions.card import Card, CardRows, Named, Said, amount
from tui.app.rows import CastRows
from tui.app.screens.notice import Notice
from tui.app.widgets.listing import RowState
from tui.dossier.claims import Claim
from tui.dossier.events import Telling, tellings
from tui.dossier.indexer import index
from tui.dossier.place import Dossier, open_dossier
from tui.model import Kind, Modality


async def stand_on(desk: Desk, path: str, words: str) -> None:
    """Open the document at *path* and put the cursor on the mention *words*."""
    row = desk.reader.store.document_by_path(path)
    assert row is not None
    desk.reader.show_document(row.id)
    desk.reader.set_focus(desk.reader.article)
    await desk.settle()
    article = desk.reader.article
    place = next(
        index for index, mark in enumerate(article.marks) if article.text[mark.start : mark.end] == words
    )
    article.set_cursor(place)
    await desk.settle()


def said_at_cursor(desk: Desk, before: int) -> str:
    article = desk.reader.article
    assert article.cursor is not None
    mark = article.marks[article.cursor]
    return " ".join(article.text[max(0, mark.start - before) : mark.end].split())


async def test_n_leads_from_one_report_of_a_press_conference_to_the_next(desk: Desk) -> None:
    await stand_on(desk, "2006-10-26-the-timetable.html", "press conference")
    await desk.press("enter")
    active = desk.reader.active
    assert active is not None
    assert active.kind is Kind.EVENT
    seen = set()
    for _ in range(active.mentions):
        seen.add(said_at_cursor(desk, 20))
        await desk.press("n")
    assert any(words.endswith("Khalilzad-Casey press conference") for words in seen)
    assert desk.reader.open is not None


async def test_enter_again_opens_the_card_with_every_report(desk: Desk) -> None:
    await stand_on(desk, "2006-10-26-the-timetable.html", "press conference")
    await desk.press("enter", "enter")
    question = picker(desk).state.question
    assert isinstance(question, Card)
    rows = picker(desk).rows.source
    assert isinstance(rows, CardRows)
    told = [row for row in rows._rows if isinstance(row, Telling)]
    assert desk.reader.active is not None
    assert len(told) == desk.reader.active.mentions
    assert len({telling.path for telling in told}) == desk.reader.active.documents
    await desk.press("down", "enter")
    assert desk.app.screen is desk.reader
    assert desk.under_cursor.lower() in {
        desk.reader.store.text(one.document)[one.start : one.end].lower() for one in told
    }


async def test_the_card_of_an_event_opens_at_its_top_on_a_small_screen(
    sample_copy: Dossier, open_app: OpenApp
) -> None:
    async with open_app(sample_copy, (80, 24)) as desk:
        await stand_on(desk, "2006-10-26-the-timetable.html", "press conference")
        await desk.press("i")
        rows = picker(desk).rows
        assert rows.top == 0
        shown = [rows.source.line(index, 79, RowState()) for index in range(rows.view_height)]
        names = [line.plain.split()[0] for line in shown if isinstance(line, Text)][:4]
        assert names == ["what", "when", "where", "who"]
        who = shown[3]
        assert isinstance(who, Text)
        assert "● Zalmay Khalilzad  ● " in who.plain
        await desk.press("pageup", "pageup")
        assert rows.cursor == 0
        # Each of them has a row of their own at the end.
        await desk.press(*["pagedown"] * 9, "enter")
        assert desk.reader.active is not None
        assert desk.reader.active.name in who.plain


async def test_where_an_event_was_leads_to_the_place(desk: Desk) -> None:
    await desk.press("f")
    await desk.type("damascus conference")
    await desk.press("enter", "i")
    rows = picker(desk).rows
    assert isinstance(rows.source, CardRows)
    where = next(
        n for n, row in enumerate(rows.source._rows) if isinstance(row, Named) and row.name == "where"
    )
    line = rows.source.line(where, 80, RowState())
    assert line.plain.split()[:2] == ["where", "▲"]
    await desk.press("pageup", "pageup", *["down"] * where, "enter")
    assert desk.reader.active is not None
    assert desk.reader.active.kind is Kind.PLACE


async def test_two_reports_disagree_on_how_many_were_killed(desk: Desk) -> None:
    await stand_on(desk, "2012-01-28-bomb-at-a-funeral.html", "dead")
    await desk.press("i")
    rows = picker(desk).rows.source
    assert isinstance(rows, CardRows)
    claims = [row for row in rows._rows if isinstance(row, Said)]
    assert {claim.claim.value for claim in claims} >= {"31", "32"}
    assert len({claim.title for claim in claims}) == 2
    shown = [rows.line(index, 100, None).plain for index in range(len(rows))]  # type: ignore[arg-type]
    assert any("how many killed" in line and "31 or 32" in line for line in shown)
    await desk.press("enter")
    assert desk.app.screen is desk.reader


@pytest.mark.parametrize("width", [59, 79, 120])
async def test_however_long_its_words_the_source_of_a_claim_is_shown(desk: Desk, width: int) -> None:
    row = desk.reader.store.entity(desk.reader.store.entity_ids(Kind.EVENT)[0])
    assert row is not None
    claim = Claim("2012-01-27", "the reports " * 20, 1, 0, 3)
    said = Said(claim, "28 Jan 2012, A bomb at a funeral", "27 Jan 2012")
    line = CardRows(row, [said], desk.reader.store, desk.reader.palette).line(0, width, RowState()).plain
    assert len(line) <= width
    assert line.split("  ")[1].strip() == "27 Jan 2012"
    assert "the reports the" in line
    assert "28 Jan 2012" in line


async def test_the_card_of_a_person_has_roles_spellings_and_events(desk: Desk) -> None:
    await desk.press("f")
    await desk.type("khalilzad")
    await desk.press("enter", "i")
    rows = picker(desk).rows.source
    assert isinstance(rows, CardRows)
    shown = [rows.line(index, 100, None).plain for index in range(len(rows))]  # type: ignore[arg-type]
    assert any(line.startswith("named as") and "Ambassador" in line for line in shown)
    assert any(line.startswith("spelled") for line in shown)
    assert "EVENTS" in shown
    await desk.press("enter")
    assert desk.reader.active is not None
    assert desk.reader.active.kind is Kind.EVENT


async def test_events_stand_in_the_sidebar_in_order_of_date(desk: Desk) -> None:
    row = desk.reader.store.document_by_path("2006-10-26-the-timetable.html")
    assert row is not None
    cast = [one for one in desk.reader.store.cast(row.id) if one.kind is Kind.EVENT]
    assert cast
    days = [
        desk.reader.store.connection.execute(
            "SELECT first_day FROM event WHERE id = ?", (one.id,)
        ).fetchone()[0]
        for one in cast
    ]
    dated = [day for day in days if day]
    assert dated == sorted(dated)
    assert days[: len(dated)] == dated


async def test_without_anything_under_the_cursor_it_says_what_to_do(desk: Desk) -> None:
    await desk.press("i")
    assert "Stand on a name or event first" in desk.status


async def test_the_finder_says_of_an_event_when_where_and_who(desk: Desk) -> None:
    await desk.press("f")
    await desk.type("press conference khalilzad")
    rows = picker(desk).rows
    assert rows.cursor is not None
    shown = rows.source.preview(rows.cursor).plain  # type: ignore[attr-defined]
    assert "when   24 Oct 2006" in shown
    assert "● Zalmay Khalilzad" in shown
    assert shown.count("press conference") > 1
    assert "Spelled" not in shown


async def test_the_facts_above_the_first_row_can_be_reached(desk: Desk) -> None:
    await desk.press("f")
    await desk.type("maliki")
    await desk.press("enter", "i", *["pageup"] * 3)
    assert picker(desk).rows.cursor == 0
    await desk.press("enter")
    assert desk.app.screen is not desk.reader


@pytest.mark.parametrize(
    ("number", "words"),
    [(31, "31"), (2500, "2,500"), (12.5, "12.5"), (2.1e9, "2.1 billion"), (12e6, "12 million")],
)
def test_amounts_are_shown_as_they_are_read(number: float, words: str) -> None:
    assert amount(number) == words


async def test_the_day_of_an_article_without_a_date_is_that_of_its_file(
    tmp_path: Path, open_app: OpenApp
) -> None:
    for name, head in (("a.txt", ""), ("b.txt", "17 May 2019\n\n")):
        text = f"{head}A landslide killed 31 people in Oakley on May 16, 2019, Ann Cole said.\n"
        write(tmp_path / "articles", name, text)
    dossier = open_dossier([tmp_path / "articles"], tmp_path / "home")
    index(dossier, processes=1)
    async with open_app(dossier) as desk:
        row = desk.reader.store.document_by_path("a.txt")
        assert row is not None
        assert row.date is not None
        assert row.day is None
        assert "file of" in day_of_document(row)
        desk.reader.show_document(row.id)
        await desk.settle()
        facts = str(desk.reader.article_facts.render())
        assert f"no date of its own (file of {long_date(row.date)})" in facts
        await desk.press("I")
        notice = desk.app.screen
        assert isinstance(notice, Notice)
        assert isinstance(notice.content, Text)
        about = notice.content.plain
        assert "no date of its own (file of" in about
        assert "modification time" not in about
        assert "stay open here" in about
        await desk.press("escape")
        listed = [desk.reader.documents.source.line(n, 50, RowState()) for n in range(2)]
        assert sorted("undated" in line.plain for line in listed if isinstance(line, Text)) == [False, True]
        event = next(one for one in desk.reader.store.cast(row.id) if one.kind is Kind.EVENT)
        told = tellings(desk.reader.store, event.id)
        assert [one.date for one in told if one.path == "a.txt"] == [None] * len(told[1:])
        assert told[0].path == "b.txt"
        ann = next(one for one in desk.reader.store.cast(row.id) if one.name == "Ann Cole")
        known = desk.reader.store.entity(ann.id)
        assert known is not None
        assert (known.first, known.last) == (date(2019, 5, 17), date(2019, 5, 17))


@pytest.mark.parametrize("width", [30, 44])
async def test_what_did_not_happen_is_told_apart_in_the_sidebar(desk: Desk, width: int) -> None:
    store = desk.reader.store
    said = {Modality.PLANNED: "  planned", Modality.DENIED: "  denied", Modality.HYPOTHETICAL: "  if"}
    asked = store.connection.execute(
        "SELECT id, modality FROM event WHERE salient AND modality != 'happened' AND length(name) > 12"
    ).fetchall()
    assert asked
    for event, modality in asked:
        (row,) = store.cast_of([event])
        assert row.modality == modality
        rows = CastRows({Kind.EVENT: [row]}, desk.reader.palette, load=store.cast_of, here=False)
        line = rows.line(1, width, RowState()).plain
        assert len(line) <= width
        assert said[row.modality] in line
        assert line[2:5] == row.name[:3]
    happened = "SELECT id FROM event WHERE salient AND modality = 'happened'"
    (row,) = store.cast_of([store.connection.execute(happened).fetchone()[0]])
    assert row.modality is Modality.HAPPENED
