"""``personae concordance``: aligned lines, CSV and JSON of the same mentions."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.unit.dossiers import MALIKI, MASUM, write
from tui.__main__ import main


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "clippings", "a.txt", MALIKI)
    write(tmp_path / "clippings", "b.txt", MASUM)
    return tmp_path / "clippings"


def run(capsys: pytest.CaptureFixture[str], folder: Path, *words: str) -> tuple[int, str, str]:
    status = main(["concordance", *words, str(folder), "--index", str(folder.parent / "home")])
    shown = capsys.readouterr()
    return status, shown.out, shown.err


def test_mentions_stand_below_each_other(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    status, out, err = run(capsys, folder, "maliki")
    assert status == 0
    lines = out.splitlines()
    assert [line[71:].startswith(("Nouri al-Maliki", "Maliki")) for line in lines] == [True] * 3
    assert lines[0].startswith("2014-06-10")
    assert "3 mentions in 2 documents" in err


def test_csv_and_json_say_the_same(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    _, table, _ = run(capsys, folder, "person:nouri-al-maliki", "--csv", "--sort", "left")
    _, text, _ = run(capsys, folder, "person:nouri-al-maliki", "--json", "--sort", "left")
    rows, records = list(csv.DictReader(io.StringIO(table))), json.loads(text)
    assert len(rows) == len(records) == 3
    for row, record in zip(rows, records, strict=True):
        article = MALIKI if record["doc"] == "a.txt" else MASUM
        assert article[record["start"] : record["end"]] == record["text"] == row["text"]
        assert row["start"] == str(record["start"])
        assert row["date"] == record["date"]
    assert [record["left"].split()[-1] for record in records] == ["Baghdad.", "met", "Minister"]


def test_nobody_of_that_name(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    status, out, err = run(capsys, folder, "zzyzx")
    assert (status, out) == (1, "")
    assert "'zzyzx'" in err


def test_an_order_that_there_is_not(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    status, _, err = run(capsys, folder, "maliki", "--sort", "size")
    assert status == 2
    assert "left, right, date, document, spelling" in err
