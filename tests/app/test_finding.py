"""Finding: actors by any spelling, documents, words in the article and in the dossier, filters."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.conftest import Desk, OpenApp
from tests.unit.dossiers import write
from tui.app.screens.picker import Picker
from tui.app.widgets.listing import RowState
from tui.dossier.indexer import index
from tui.dossier.place import Dossier, open_dossier
from tui.model import Kind


def picker(desk: Desk) -> Picker:
    screen = desk.app.screen
    assert isinstance(screen, Picker)
    return screen


async def test_nujaifi_is_found_and_one_of_the_spellings_is_nufaifi(desk: Desk) -> None:
    await desk.press("f")
    await desk.type("nujaifi")
    await desk.press("enter")
    active = desk.reader.active
    assert active is not None
    assert active.name == "Osama al-Nujaifi"
    assert "Osama Nufaifi" in dict(active.surfaces)
    seen = {desk.under_cursor}
    for _ in range(active.mentions):
        await desk.press("n")
        seen.add(desk.under_cursor)
    assert "Osama Nufaifi" in seen


async def test_the_misspelling_finds_the_same_person(desk: Desk) -> None:
    await desk.press("f")
    await desk.type("nufaifi")
    await desk.press("enter")
    assert desk.reader.active is not None
    assert desk.reader.active.name == "Osama al-Nujaifi"


async def test_any_word_order_and_a_typo(desk: Desk) -> None:
    for typed, name in (("sadr moqtada", "Moqtada al-Sadr"), ("khalilzhad", "Zalmay Khalilzad")):
        await desk.press("f")
        await desk.type(typed)
        await desk.press("enter")
        assert desk.reader.active is not None
        assert desk.reader.active.name == name


async def test_the_finder_goes_to_the_first_mention_and_back_again(desk: Desk) -> None:
    assert desk.reader.open is not None
    before = desk.reader.open.id
    await desk.press("f")
    await desk.type("fabius")
    await desk.press("enter")
    assert desk.reader.open.id != before
    assert desk.under_cursor.endswith("Fabius")
    await desk.press("ctrl+o")
    assert desk.reader.open.id == before


async def test_nobody_of_that_name(desk: Desk) -> None:
    await desk.press("f")
    await desk.type("zzzqqqxxx")
    screen = picker(desk)
    assert len(screen.rows.source) == 0
    assert "Nobody is named like" in screen.rows.empty
    await desk.press("enter", "escape")
    assert desk.app.screen is desk.reader


async def test_a_document_is_found_by_words_of_its_title(desk: Desk) -> None:
    await desk.press("F")
    await desk.type("palace tanks")
    await desk.press("enter")
    assert desk.reader.open is not None
    assert desk.reader.open.path == "2014-08-11-tanks-circle-the-palace.txt"


async def test_search_in_the_article_leads_through_hits_with_n_until_escape(desk: Desk) -> None:
    await desk.press("slash")
    await desk.type("coup")
    assert desk.reader.article.hits >= 1
    await desk.press("enter")
    hits = desk.reader.article.hits
    first = desk.reader.article.current_hit
    await desk.press("n")
    assert desk.reader.article.current_hit == ((first or 0) + 1) % hits
    assert f"/{hits} hits in this article" in desk.status
    await desk.press("escape")
    assert desk.reader.article.hits == 0


async def test_search_that_finds_nothing_says_so(desk: Desk) -> None:
    await desk.press("slash")
    await desk.type("xyzzy")
    await desk.press("enter")
    assert "xyzzy" in desk.status


async def test_search_of_the_dossier_goes_to_the_hit_and_n_leads_on(desk: Desk) -> None:
    await desk.press("s")
    await desk.type('"press conference"')
    screen = picker(desk)
    assert len(screen.rows.source) > 2
    await desk.press("enter")
    article = desk.reader.article
    assert article.current_span is not None
    start, end = article.current_span
    assert "press" in article.text[start:end].lower()
    assert desk.reader.open is not None
    first = (desk.reader.open.id, start)
    await desk.press("n")
    assert article.current_span is not None
    assert (desk.reader.open.id, article.current_span[0]) != first
    await desk.press("escape")
    assert desk.reader.trail is None


async def test_search_keeps_what_was_typed_for_the_next_time(desk: Desk) -> None:
    await desk.press("s")
    await desk.type("tanks")
    await desk.press("enter", "s")
    assert picker(desk).typed.value == "tanks"


async def test_strange_queries_are_no_error(desk: Desk) -> None:
    await desk.press("s")
    for typed in ('"', "AND", "NOT", "(", ")", "a OR", '"unclosed', "-", "*", "NEAR(", "col:x"):
        picker(desk).typed.value = typed
        await desk.settle()
    assert isinstance(desk.app.screen, Picker)


async def test_the_cast_is_filtered_as_one_types(desk: Desk) -> None:
    await desk.press("3", "slash")
    await desk.type("hus")
    assert desk.reader.members is not None
    names = [
        row.name
        for index in range(len(desk.reader.members))
        if (entity := desk.reader.members.entity(index))
        for row in desk.reader.store.cast_of([entity])
        if row.kind is Kind.PERSON
    ]
    assert set(names) == {"Saddam Hussein", "Uday Hussein"}
    await desk.press("down", "enter")
    assert desk.reader.active is not None
    assert desk.reader.active.name in names


async def test_the_documents_are_filtered_as_one_types(desk: Desk) -> None:
    await desk.press("1", "slash")
    await desk.type("mosul")
    assert desk.reader.rows is not None
    assert 0 < len(desk.reader.rows) < 12
    await desk.press("escape")
    assert len(desk.reader.rows) == 12


async def test_the_cast_of_the_whole_dossier(desk: Desk) -> None:
    assert desk.reader.members is not None
    here = len(desk.reader.members)
    await desk.press("A")
    assert len(desk.reader.members) > here
    await desk.press("A")
    assert len(desk.reader.members) == here


@pytest.mark.parametrize("width", [60, 80])
async def test_nothing_is_cut_short_in_a_small_terminal(
    sample_copy: Dossier, open_app: OpenApp, width: int
) -> None:
    async with open_app(sample_copy, (width, 24)) as desk:
        await desk.press("f")
        await desk.type("maliki")
        await desk.press("enter")
        for key in "CcrBLtfFsHOWi":
            await desk.press(key)
            shown = picker(desk)
            foot = str(shown.keys.render())
            assert len(foot) <= width - 2, key
            entries = foot.split("   ")
            assert entries[0].startswith("enter "), key
            question = shown.state.question
            dials = [f"{dial} {label}" for dial, label in getattr(question, "dials", ())]
            known = {"↑ ↓ choose", "esc close", "ctrl+y copy", "shift+↑ ↓ scroll the preview", *dials}
            assert set(entries[1:]) <= known, key
            assert width < 80 or set(dials) <= set(entries), key
            said = shown.typed.placeholder
            assert len(said) <= shown.typed.size.width, key
            assert said or shown.typed.size.width < len("filter"), key
            rest = question.placeholder.removeprefix(said)
            assert said in ("", "filter") or rest == "" or rest[0] in ":;," or rest.startswith("  "), key
            await desk.press("escape")
            assert desk.app.screen is desk.reader, key


async def test_a_report_is_found_by_its_words_and_gone_to(tmp_path: Path, open_app: OpenApp) -> None:
    text = "Without a day\n\nOmar Karim left. The minister resigned last Friday.\n"
    write(tmp_path / "articles", "a.txt", text)
    dossier = open_dossier([tmp_path / "articles"], tmp_path / "home")
    index(dossier, processes=1)
    async with open_app(dossier) as desk:
        await desk.press("f")
        await desk.type("minister resigned")
        rows = picker(desk).rows.source
        assert "resigned last Friday" in rows.line(0, 100, RowState()).plain  # type: ignore[union-attr]
        choice = rows.choice(0)  # type: ignore[attr-defined]
        assert choice.spot is not None
        assert text[choice.spot.start : choice.spot.end] == "resigned"
        await desk.press("enter")
        assert desk.app.screen is desk.reader
        assert desk.reader.open is not None
