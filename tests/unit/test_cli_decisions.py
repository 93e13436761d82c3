"""``personae decisions``: out to a file and in again elsewhere, and what cannot be placed is listed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.unit.dossiers import content, dossier, indexed, opened, write
from tui.__main__ import main
from tui.dossier import rulings
from tui.dossier.decided import history, journal
from tui.dossier.deciding import tell

_ARTICLES = {
    "a.txt": "10 June 2014\n\nNouri al-Maliki met Fuad Masum in Baghdad. Masum and Maliki spoke.\n",
    "b.txt": "12 June 2014\n\nJawad al-Maliki was asked about it. Nobody had told Jawad al-Maliki.\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in _ARTICLES.items():
        write(tmp_path / "articles", name, text)
    return tmp_path / "articles"


def _decide(folder: Path, home: Path) -> None:
    """Decide that two are one, and what they are called."""
    indexed(folder, home)
    with opened(home) as store:
        one, other = (_number(home, name) for name in ("Nouri al-Maliki", "Jawad al-Maliki"))
        both = [rulings.same(store, one, other), rulings.rename(store, one, "Premier Maliki")]
    for decision in both:
        tell(dossier(folder, home), decision)


def _number(home: Path, name: str) -> int:
    with opened(home) as store:
        row = store.connection.execute("SELECT id FROM entity WHERE name = ?", (name,)).fetchone()
    assert row is not None, name
    return int(row[0])


def _run(folder: Path, home: Path, *words: str) -> int:
    return main(["decisions", words[0], "--index", str(home), *words[1:], str(folder)])


def test_what_was_exported_is_imported_elsewhere(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine, hers, file = tmp_path / "mine", tmp_path / "hers", tmp_path / "mine.jsonl"
    _decide(folder, mine)
    assert _run(folder, mine, "export", "-o", str(file)) == 0
    assert len(file.read_text().splitlines()) == 2
    assert _run(folder, hers, "import", "--from", str(file)) == 0
    assert "2 of 2 lines were new" in capsys.readouterr().err
    assert content(hers) == content(mine)
    assert _run(folder, hers, "import", "--from", str(file)) == 0
    assert "0 of 2 lines were new" in capsys.readouterr().err
    assert _run(folder, hers, "export") == 0
    assert capsys.readouterr().out == file.read_text()


def test_bad_lines_are_named_and_the_others_imported(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine, hers, file = tmp_path / "mine", tmp_path / "hers", tmp_path / "mine.jsonl"
    _decide(folder, mine)
    assert _run(folder, mine, "export", "-o", str(file)) == 0
    first, second = file.read_text().splitlines()
    unknown = json.dumps({"time": "2020", "decision": "undecided"})
    file.write_text(f"{first}\n<<<<<<< mine\n{unknown}\n{second}\n{second[:40]}\n")
    assert _run(folder, hers, "import", "--from", str(file)) == 1
    *faults, said = capsys.readouterr().err.splitlines()
    what = "mend or delete this line, all others count"
    assert faults == [
        f"personae: {file}, line 2: left over from a merge of two files; {what}",
        f"personae: {file}, line 3: no decision that this version knows; {what}",
        f"personae: {file}, line 5: not a line of JSON, perhaps cut short; {what}",
    ]
    assert said == "personae: 2 of 2 lines were new; 3 lines could not be read: mend and import again"
    assert content(hers) == content(mine)
    assert _run(folder, hers, "list") == 0


def test_decisions_are_listed_with_their_state(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "home"
    assert _run(folder, home, "list") == 1
    assert "nothing is decided" in capsys.readouterr().err
    _decide(folder, home)
    journal(dossier(folder, home)).take_back(history(dossier(folder, home)).told[1].decision.id)
    assert _run(folder, home, "list") == 0
    out = capsys.readouterr().out
    assert "Nouri al-Maliki is the same as Jawad al-Maliki" in out
    assert "taken back" in out
    assert _run(folder, home, "list", "--json") == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["state"] for row in rows] == ["done", "taken back"]
    assert rows[0]["about"][0]["at"][0]["quote"] == "Nouri al-Maliki"


def test_decisions_outlive_edits_renames_and_a_new_index(folder: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    _decide(folder, home)
    (folder / "a.txt").rename(folder / "c.txt")
    write(folder, "b.txt", _ARTICLES["b.txt"].replace("\n\n", "\n\nBy our own reporter.\n\n"))
    (home / "index.sqlite").unlink()
    for suffix in ("-wal", "-shm"):
        (home / f"index.sqlite{suffix}").unlink(missing_ok=True)
    indexed(folder, home)
    with opened(home) as store:
        row = store.entity(_number(home, "Premier Maliki"))
    assert row is not None
    assert row.mentions == 4
    assert row.documents == 2


def test_what_cannot_be_placed_is_listed_and_pruned(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "home"
    _decide(folder, home)
    (folder / "b.txt").unlink()
    assert _run(folder, home, "list") == 1
    shown = capsys.readouterr()
    assert "cannot be placed" in shown.out
    assert "one decision cannot be placed" in shown.err
    assert _run(folder, home, "prune") == 0
    assert "1 that cannot be placed set aside" in capsys.readouterr().err
    assert _run(folder, home, "list") == 0
    aside = (home / "decisions.orphans.jsonl").read_text()
    assert json.loads(aside)["other"]["name"] == "Jawad al-Maliki"


def test_a_damaged_line_is_named_and_the_rest_counts(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "home"
    _decide(folder, home)
    file = dossier(folder, home).decisions
    first, second = file.read_text().splitlines()
    unknown = json.dumps({"id": "x", "time": "2020", "decision": "undecided"})
    file.write_text(f"{first[:50]}\n{unknown}\n{second}\n")
    assert _run(folder, home, "list") == 1
    err = capsys.readouterr().err
    assert "decisions.jsonl, line 1: not a line of JSON" in err
    assert "decisions.jsonl, line 2: no decision that this version knows; mend or delete this line" in err
    with opened(home) as store:
        assert store.entity(_number(home, "Premier Maliki")) is not None


@pytest.mark.parametrize(
    "words", [["decisions"], ["decisions", "burn"], ["decisions", "import", "--from", "/"]]
)
def test_wrong_use_is_told(words: list[str]) -> None:
    assert main(words) == 2
