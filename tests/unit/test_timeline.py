"""The timeline and what reports of one event disagree on, from articles to the command line."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest

from tests.unit.dossiers import indexed, opened, store_of, write
from tui.__main__ import main
from tui.dossier.calendar import Precision, first_day
from tui.dossier.disagreements import Sort, disagreements
from tui.dossier.events import events, events_of, participants, tellings
from tui.dossier.finder import find_entities
from tui.dossier.store import Store
from tui.dossier.timeline import Entry, Timeline, density, lines, timeline
from tui.model import EventType

BLAST = (
    "28 January 2012\n\nA bomb killed 31 people in Karbala on Friday. The bombing came after a funeral of "
    "the Mansour family. Omar Karim was arrested on 12 January 2012.\n"
)
AGAIN = (
    "29 January 2012\n\nThe bombing in Karbala on Friday left 32 dead, said Omar Karim of the Mansour "
    "family. The funeral was over.\n"
)
OTHER = "3 March 2013\n\nLayla Haddad resigned on Monday. Nobody was surprised in Basra.\n"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with store_of({"a.txt": BLAST, "b.txt": AGAIN, "c.txt": OTHER}, tmp_path_factory) as made:
        yield made


def bombing(store: Store) -> int:
    row = store.connection.execute(
        "SELECT event FROM event_mention m JOIN article a USING (document) "
        "WHERE substr(a.text, m.start + 1, m.stop - m.start) = 'bombing' LIMIT 1"
    ).fetchone()
    return int(row[0])


def test_what_is_dated_comes_in_order_of_time(store: Store) -> None:
    found = timeline(store)
    assert [entry.day for entry in found.dated] == sorted(entry.day for entry in found.dated)
    assert all(entry.day for entry in found.dated)
    assert all(not entry.day for entry in found.undated)
    shown = lines(store, found.dated)
    assert len(shown) == len(found.dated)
    for line in shown:
        text = store.text(line.document)
        assert line.sentence[0] <= line.start < line.end <= line.sentence[1] <= len(text)


def test_the_timeline_of_one_actor_names_the_actor(store: Store) -> None:
    omar = find_entities(store.connection, "omar karim", limit=1)[0].id
    whole, own = timeline(store), timeline(store, actor=omar)
    assert len(own.dated) < len(whole.dated)
    assert {entry.day for entry in own.dated} < {entry.day for entry in whole.dated}
    assert "2012-01-12" in {entry.day for entry in own.dated}
    assert "2013" not in {entry.day[:4] for entry in own.dated}
    for line in lines(store, own.dated):
        sentence = store.text(line.document)[slice(*line.sentence)]
        took_part = line.event and omar in {row.id for row in participants(store, line.event.id)}
        assert took_part or "Karim" in sentence


def test_words_narrow_the_timeline(store: Store) -> None:
    found = timeline(store, words="haddad resigned")
    assert found.dated
    for line in lines(store, found.dated):
        assert "Haddad resigned" in store.text(line.document)[slice(*line.sentence)]
    assert timeline(store, words="xyzzy").dated == ()
    assert timeline(store, words='"').dated == ()


def test_one_type_alone_has_no_sentences(store: Store) -> None:
    for row in events(store, [entry.event for entry in timeline(store).dated if entry.event]):
        assert all(entry.event for entry in timeline(store, type_=row.type).dated)


def test_two_reports_of_a_bombing_disagree_on_the_dead(store: Store) -> None:
    told = tellings(store, bombing(store))
    assert len({telling.path for telling in told}) == 2
    found = [one for one in disagreements(store, told) if one.sort is Sort.NUMBER]
    assert [one.about for one in found] == ["killed"]
    assert [claim.value for claim in found[0].claims] == ["31", "32"]
    for claim in found[0].claims:
        said = store.text(claim.document)[claim.start : claim.end]
        assert " ".join(said.split()) == claim.words


def test_one_report_alone_does_not_disagree(store: Store) -> None:
    told = [telling for telling in tellings(store, bombing(store)) if telling.path == "a.txt"]
    assert disagreements(store, told) == []


@pytest.mark.parametrize(
    ("one", "other", "at_odds"),
    [
        ("killed 31 people", "killed 32 people", True),
        ("killed more than 430 people", "killed 434 people", False),
        ("killed more than 430 people", "killed 429 people", True),
        ("killed nearly 500 people", "killed 490 people", False),
        ("killed nearly 500 people", "killed 503 people", True),
        ("killed about 400 people", "killed nearly 500 people", True),
        ("killed at least ten people", "killed at least 15 people", True),
    ],
)
def test_a_round_number_is_not_at_odds_with_what_it_rounds(
    tmp_path: Path, one: str, other: str, at_odds: bool
) -> None:
    for name, words, rest in (("a.txt", one, "The funeral was long."), ("b.txt", other, "It was over.")):
        write(
            tmp_path / "articles",
            name,
            f"28 January 2012\n\nThe bombing in Karbala on Friday {words}, said Omar Karim of the Mansour "
            f"family. {rest}\n",
        )
    indexed(tmp_path / "articles", tmp_path / "home")
    with opened(tmp_path / "home") as made:
        told = tellings(made, bombing(made))
        assert len({telling.path for telling in told}) == 2
        assert any(found.sort is Sort.NUMBER for found in disagreements(made, told)) == at_odds


@pytest.mark.parametrize("unit", [Precision.DAY, Precision.MONTH, Precision.YEAR])
def test_a_timeline_is_counted_whole_by_day_month_or_year(store: Store, unit: Precision) -> None:
    found = timeline(store)
    counted = density(found, unit)
    assert sum(every for _, every, _ in counted) == len(found.dated) + len(found.undated)
    assert sum(happened for _, _, happened in counted) == sum(
        bool(entry.event) for entry in (*found.dated, *found.undated)
    )
    dated = [when for when, _, _ in counted if when]
    assert len(set(dated)) == len(dated)
    assert [when[:4] for when in dated] == sorted(when[:4] for when in dated)
    assert [when for when, _, _ in counted].index("") == len(dated) if found.undated else True


def test_what_is_told_less_exactly_is_counted_by_itself() -> None:
    values = ["198X", "2006", "2006", "2006-SP", "2006-01", "2006-01-24", "2006-03", "2006-W05"]
    entries = [Entry(first_day(value) or "", value, 1) for value in values]
    found = Timeline(tuple(sorted(entries, key=lambda entry: entry.day)), (Entry("", "", 2),))
    assert density(found, Precision.MONTH) == [
        ("198X", 1, 1),
        ("2006", 2, 2),
        ("2006-01", 3, 3),
        ("2006-SP", 1, 1),
        ("2006-03", 1, 1),
        ("", 1, 1),
    ]
    assert density(found, Precision.YEAR) == [("198X", 1, 1), ("2006", 7, 7), ("", 1, 1)]
    assert [when for when, _, _ in density(found, Precision.DAY)] == [
        "198X", "2006", "2006-01", "2006-01-24", "2006-W05", "2006-SP", "2006-03", ""
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("Omar Karim was with the firm between 2012 and 2016.", ["2012"]),
        ("The firm, well known in 2011, was hers on 3 March 2012.", ["2012-03-03"]),
        ("The firm was hers on 3 March 2012 and his on 5 March 2012.", ["2012-03-03"]),
        ("The firm was hers on 3 March 2012, on 3 March 2012 as always.", ["2012-03-03"]),
        ("The firm was hers in March 2003 and his in June 2009.", ["2003-03", "2009-06"]),
    ],
)
def test_a_sentence_of_several_dates_stands_once_unless_they_lie_years_apart(
    tmp_path: Path, sentence: str, days: list[str]
) -> None:
    write(tmp_path / "articles", "a.txt", f"20 May 2019\n\n{sentence}\n")
    indexed(tmp_path / "articles", tmp_path / "home")
    with opened(tmp_path / "home") as made:
        found = [entry for entry in timeline(made).dated if not entry.event]
    assert [entry.value for entry in found] == days


def test_a_sentence_of_an_event_stands_where_it_has_it_on_another_day(tmp_path: Path) -> None:
    for name, day in (("a.txt", "17 May 2019"), ("b.txt", "18 May 2019")):
        text = f"20 May 2019\n\nA landslide killed 31 people in Oakley on {day}, as in 2012, Ann Cole said.\n"
        write(tmp_path / "articles", name, text)
    indexed(tmp_path / "articles", tmp_path / "home")
    with sqlite3.connect(tmp_path / "home" / "index.sqlite") as connection:
        rows = connection.execute(
            "SELECT m.document, m.start, m.event, d.path FROM event_mention m "
            "JOIN document d ON d.id = m.document JOIN article a ON a.document = d.id "
            "WHERE substr(a.text, m.start + 1, 6) = 'killed'"
        ).fetchall()
        assert len(rows) == 2
        first = rows[0][2]
        for document, start, _, path in rows:
            connection.execute(
                "UPDATE event_mention SET event = ?, value = ? WHERE document = ? AND start = ?",
                (first, "2019-05-17" if path == "a.txt" else "2019-05-18", document, start),
            )
        connection.execute("UPDATE event SET salient = id = ?", (first,))
        connection.execute("UPDATE event SET first_day = '2019-05-17', value = '2019-05-17'")
    connection.close()
    with opened(tmp_path / "home") as made:
        dated = timeline(made).dated
        assert [(entry.day, bool(entry.event)) for entry in dated] == [
            ("2019-05-17", True),
            ("2019-05-18", False),
        ]


def test_bars_are_drawn_to_the_scale_of_what_is_dated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PERSONAE_DATA", str(tmp_path / "data"))
    folder = write(tmp_path / "articles", "a.txt", BLAST).parent
    assert main(["timeline", "--by", "year", str(folder)]) == 0
    rows = capsys.readouterr().out.splitlines()
    assert any(row.startswith("2012") and row.endswith("█" * 40) for row in rows)
    assert not any(row.startswith("no date") and "█" in row for row in rows)


def test_help_names_the_types(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["timeline", "--help"]) == 0
    said = capsys.readouterr().out
    assert all(type_ in said for type_ in EventType)


def test_an_actor_has_the_events_it_took_part_in(store: Store) -> None:
    layla = find_entities(store.connection, "layla haddad", limit=1)[0].id
    assert any("resign" in row.name for row in events_of(store, layla))


def test_an_entry_knows_how_long_it_is() -> None:
    values = ["2006-10-24", "2006-W43", "2006-10", "2006-SU", "2006", "199X", ""]
    precisions = [Entry("", value, 0).precision for value in values]
    assert precisions == sorted(precisions)


def test_the_command_prints_tables_json_and_csv(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PERSONAE_DATA", str(tmp_path / "data"))
    folder = str(write(tmp_path / "articles", "a.txt", BLAST).parent)
    assert main(["timeline", folder]) == 0
    assert "2012-01-12" in capsys.readouterr().out
    assert main(["timeline", "--json", "--actor", "omar karim", folder]) == 0
    made = json.loads(capsys.readouterr().out)
    assert any(one["when"] == "2012-01-12" and "Karim" in one["sentence"] for one in made)
    assert main(["timeline", "--csv", folder]) == 0
    rows = list(csv.DictReader(StringIO(capsys.readouterr().out)))
    assert [row["first_day"] for row in rows if row["first_day"]] == sorted(
        row["first_day"] for row in rows if row["first_day"]
    )
    assert main(["timeline", "--by", "month", "--json", folder]) == 0
    assert any(one["when"] == "2012-01" for one in json.loads(capsys.readouterr().out))
    assert main(["timeline", "--by", "year", folder]) == 0
    assert "2012" in capsys.readouterr().out
    assert main(["timeline", "--by", "hour", folder]) == 2
    assert "'hour' is none of day, month, year" in capsys.readouterr().err
    assert main(["timeline", "--actor", "zzzxq", folder]) == 2
    assert "--actor" in capsys.readouterr().err
    assert main(["timeline", "--type", "nonsense", folder]) == 2
    assert "'nonsense' is none of attack" in capsys.readouterr().err


NO_DAY = (
    "Without a day\n\nThe minister resigned last Friday. The council met yesterday. In 2010 an earthquake "
    "struck Arkadia. The mayor, Paul Trent, was arrested on October 24.\n"
)
RESIGNED = (
    "14 July 2021\n\nThe minister resigned on October 24. The minister resigned in mid-December. The king "
    "said that he had been asked to stay.\n"
)


@pytest.fixture(scope="module")
def undated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with store_of({"nodate.txt": NO_DAY, "resigned.txt": RESIGNED}, tmp_path_factory) as made:
        yield made


def said(store: Store, entries: tuple[Entry, ...]) -> list[str]:
    """Return the sentences of *entries*."""
    return [store.text(line.document)[slice(*line.sentence)] for line in lines(store, entries)]


def test_dates_that_stay_open_stand_among_the_undated(undated: Store) -> None:
    found = said(undated, timeline(undated).undated)
    assert any("resigned last Friday" in sentence for sentence in found)
    assert any("met yesterday" in sentence for sentence in found)
    assert len(found) == len(set(found))
    only = timeline(undated, words="council")
    assert [sentence for sentence in said(undated, only.undated) if "met yesterday" in sentence]
    assert not [sentence for sentence in said(undated, only.undated) if "resigned" in sentence]


def test_lesser_events_answer_who_asks_for_them(undated: Store) -> None:
    found = timeline(undated, type_=EventType.RESIGN)
    assert {entry.day for entry in found.dated} == {"2020-10-24", "2020-12-01"}
    assert all(entry.event for entry in (*found.dated, *found.undated))
    asked = timeline(undated, words="king")
    assert not [entry for entry in (*asked.dated, *asked.undated) if entry.event]


def test_an_open_date_is_printed_in_its_own_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, home = tmp_path / "articles", tmp_path / "home"
    write(folder, "nodate.txt", NO_DAY)
    monkeypatch.setenv("PERSONAE_DATA", str(home))
    assert main(["timeline", str(folder)]) == 0
    dated, _, undated = capsys.readouterr().out.partition("no date is told")
    assert "last Friday" not in dated
    assert "last Friday" in undated
    assert "yesterday" in undated
    assert main(["timeline", "--type", "launch", str(folder)]) == 1
    assert "answers this" in capsys.readouterr().err
