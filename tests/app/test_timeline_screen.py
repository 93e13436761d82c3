"""The timeline: in order, by day, month or year, of all or of one, narrowed by what is typed."""

from __future__ import annotations

from pathlib import Path

from tests.app.conftest import Desk, OpenApp
from tests.app.test_finding import picker
from tests.unit.dossiers import write
from tui.app.questions.timeline import HappenedWhen, Scale
from tui.dossier.events import event
from tui.dossier.indexer import index
from tui.dossier.place import open_dossier
from tui.dossier.timeline import Entry, timeline
from tui.model import EventType


def shown(desk: Desk) -> list[str]:
    """Return the days of the rows, top to bottom, undated ones left out."""
    rows = picker(desk).rows.source._rows  # type: ignore[attr-defined]
    return [row.day for row in rows if isinstance(row, Entry) and row.day]


def headings(desk: Desk) -> list[str]:
    rows = picker(desk).rows.source._rows  # type: ignore[attr-defined]
    return [row.words for row in rows if not isinstance(row, Entry)]


async def test_the_sample_dossier_in_order_of_time(desk: Desk) -> None:
    await desk.press("t")
    days = shown(desk)
    assert len(days) > 20
    assert days == sorted(days)
    assert days[0] < "2006-06"
    assert headings(desk)[-1] == "No date is told"


async def test_enter_goes_there_and_back_leads_back(desk: Desk) -> None:
    assert desk.reader.open is not None
    before = desk.reader.open.id
    await desk.press("t")
    await desk.type("Khalilzad conference")
    chosen = picker(desk).rows.source.choice(picker(desk).rows.cursor)  # type: ignore[attr-defined]
    await desk.press("enter")
    assert desk.app.screen is desk.reader
    assert desk.reader.open.id == chosen.spot.document
    if desk.reader.open.id != before:
        await desk.press("ctrl+o")
        assert desk.reader.open.id == before


async def test_it_zooms_from_days_to_years(desk: Desk) -> None:
    await desk.press("t")
    by_day = headings(desk)
    await desk.press("ctrl+t")
    by_month = headings(desk)
    await desk.press("ctrl+t")
    by_year = headings(desk)
    assert len(by_day) > len(by_month) > len(by_year)
    assert {"2006", "2012", "2014"} <= set(by_year)
    await desk.press("ctrl+t")
    assert headings(desk) == by_day


async def test_of_the_one_you_follow_or_of_everybody(desk: Desk) -> None:
    await desk.press("f")
    await desk.type("fabius")
    await desk.press("enter", "t")
    question = picker(desk).state.question
    assert isinstance(question, HappenedWhen)
    assert "Fabius" in question.title
    own = shown(desk)
    await desk.press("ctrl+a")
    assert len(shown(desk)) > len(own)
    assert question.title == "Timeline"
    assert question.scale is Scale.DAY


async def test_typed_words_places_and_types_narrow_it(desk: Desk) -> None:
    await desk.press("t")
    everything = len(shown(desk))
    await desk.type("mosul")
    assert 0 < len(shown(desk)) < everything
    await desk.press("escape", "t")
    picker(desk).typed.value = "type:elect"
    await desk.settle()
    assert 0 < len(shown(desk)) < everything
    picker(desk).typed.value = "with:nobodyofthatname"
    await desk.settle()
    assert shown(desk) == []
    assert "Nothing on the timeline" in picker(desk).rows.empty


async def test_the_strip_shows_when_most_happened(desk: Desk) -> None:
    await desk.press("t")
    strip = picker(desk).rows.source.strip(picker(desk).rows.cursor, 80).plain  # type: ignore[attr-defined]
    bars, axis = strip.split("\n")
    assert any(block in bars for block in "▁▂▃▄▅▆▇█")
    assert "╵2006" in axis
    assert max(len(bars), len(axis)) <= 80


async def test_what_the_row_it_opens_at_says_is_shown_at_once(desk: Desk) -> None:
    await desk.press("t")
    assert picker(desk).switcher.current == "picker-article"
    assert picker(desk).article.current_span is not None


async def test_on_an_event_it_stands_there_in_the_timeline_of_all(desk: Desk) -> None:
    await desk.press("f")
    await desk.type("press conference khalilzad")
    await desk.press("enter", "t")
    active = desk.reader.active
    assert active is not None
    rows = picker(desk).rows
    assert picker(desk).state.question.title == "Timeline"
    assert rows.cursor is not None
    stood = rows.source.entry(rows.cursor)  # type: ignore[attr-defined]
    assert stood.event == active.id
    assert len(shown(desk)) > 20


async def test_the_types_are_an_answer(desk: Desk) -> None:
    await desk.press("t")
    await desk.type("type:?")
    question, rows = picker(desk).state.question, picker(desk).rows.source
    said = question.empty("type:?")
    assert "No type" not in said
    assert all(one.value in said for one in EventType)
    assert question.summary(rows) == f"{len(EventType)} types"  # type: ignore[arg-type]


async def test_on_an_event_without_a_day_it_stands_among_the_undated(desk: Desk) -> None:
    undated = timeline(desk.reader.store).undated[-1]
    desk.reader.follow(undated.event)
    await desk.settle()
    await desk.press("t")
    rows = picker(desk).rows
    assert rows.source.entry(rows.cursor) == undated  # type: ignore[attr-defined]


async def test_an_unknown_type_is_answered_with_those_there_are(desk: Desk) -> None:
    await desk.press("t")
    picker(desk).typed.value = "type:foo"
    await desk.settle()
    said = picker(desk).rows.empty
    assert "No type of event is called “foo”" in said
    assert all(type_ in said for type_ in EventType)


async def test_the_strip_is_drawn_anew_when_the_screen_is_resized(desk: Desk) -> None:
    await desk.press("t")
    for width in (60, 140, 80):
        await desk.pilot.resize_terminal(width, 30)
        await desk.settle()
        drawn = str(picker(desk).strip.render()).split("\n")
        assert len(drawn) == 2
        assert max(map(len, drawn)) <= width
        assert "╵" in drawn[1]


async def test_articles_without_events_say_so(tmp_path: Path, open_app: OpenApp) -> None:
    write(tmp_path / "articles", "a.txt", "it is warm today and the grass is green\n")
    (tmp_path / "none").mkdir()
    for folder in ("articles", "none"):
        dossier = open_dossier([tmp_path / folder], tmp_path / "home" / folder)
        index(dossier, processes=1)
        async with open_app(dossier) as desk:
            await desk.press("t")
            assert "These articles tell of nothing" in picker(desk).rows.empty
            await desk.press("escape", "f")
            assert picker(desk).rows.empty == "No names in these articles"


async def test_zooming_stays_on_the_row(desk: Desk) -> None:
    await desk.press("t")
    await desk.press(*["down"] * 9)
    stood = picker(desk).rows.source.entry(picker(desk).rows.cursor)  # type: ignore[attr-defined]
    for _ in Scale:
        await desk.press("ctrl+t")
        assert picker(desk).rows.source.entry(picker(desk).rows.cursor) == stood  # type: ignore[attr-defined]


async def test_of_a_place_what_happened_there(desk: Desk) -> None:
    await desk.press("f")
    await desk.type("damascus")
    await desk.press("enter", "t")
    rows = picker(desk).rows.source._rows  # type: ignore[attr-defined]
    happened = [event(desk.reader.store, row.event) for row in rows if isinstance(row, Entry) and row.event]
    assert desk.reader.active is not None
    assert desk.reader.active.id in {row.place for row in happened if row is not None}
