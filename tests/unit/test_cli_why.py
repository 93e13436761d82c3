"""``personae why``: the chain of one mention, as text and as JSON, and what is said where there is none."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import MakeFolder
from tests.unit.dossiers import dossier, indexed, opened
from tui.__main__ import main
from tui.dossier.chain import Finding, chain
from tui.dossier.place import open_dossier
from tui.model import Rule

ARTICLES = {
    "2006/talks.txt": (
        "19 June 2006\n\nPrime Minister Nouri al-Maliki flew to Basra. Abdul-Aziz al-Hakim stayed in "
        "Baghdad.\n\nMaliki said on Monday that he would return.\n"
    ),
    "2009/funeral.txt": "27 August 2009\n\nAmmar al-Hakim spoke in Najaf after the prayers.\n",
    "2009/party.txt": "1 September 2009\n\nMany expect that Hakim will lead the party, members said.\n",
    "2014/night.txt": (
        "11 August 2014\n\nTanks stood in the streets. The men of Maliki had blocked two bridges, "
        "people said.\n"
    ),
    "empty.txt": "12 August 2014\n\nnothing that has a name is in here, only words.\n",
}


@dataclass(frozen=True)
class Why:
    """Asks the command about one mention."""

    folder: Path
    home: Path
    capture: pytest.CaptureFixture[str]

    def __call__(self, mention: str, *words: str) -> tuple[int, str, str]:
        status = main(["why", str(self.folder), mention, "--index", str(self.home), *words])
        shown = self.capture.readouterr()
        return status, shown.out, shown.err

    def json(self, name: str, part: str, *, inside: int = 0) -> dict[str, Any]:
        """Return the chain of the first *part* in an article as the JSON says it."""
        offset = ARTICLES[name].index(part) + inside
        status, out, err = self(f"{name}:{offset}", "--json")
        assert (status, err) == (0, "")
        told: dict[str, Any] = json.loads(out)
        return told


@pytest.fixture(scope="module")
def kept(make_folder: MakeFolder, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return the folder of the articles and a folder with its index."""
    folder, home = make_folder(ARTICLES), tmp_path_factory.mktemp("index")
    indexed(folder, home)
    return folder, home


@pytest.fixture
def why(kept: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> Why:
    """Return a runner for the articles."""
    return Why(*kept, capsys)


def test_a_family_name_leads_to_the_full_name_it_completes(why: Why) -> None:
    told = why.json("2006/talks.txt", "Maliki said")
    assert (told["text"], told["kind"], told["entity"]) == ("Maliki", "PERSON", "person:nouri-al-maliki")
    assert told["rule"] == "family name"
    assert "'Nouri al-Maliki'" in told["why"]
    assert 0 < told["score"] <= 1
    assert told["context"]["hit"] == "Maliki"
    assert told["context"]["right"].startswith(" said on Monday")
    (ground,) = told["grounds"]
    text = ARTICLES["2006/talks.txt"]
    assert (ground["doc"], ground["start"]) == ("2006/talks.txt", text.index("Nouri"))
    assert text[ground["start"] : ground["end"]] == ground["text"] == "Nouri al-Maliki"
    assert ground["rule"] == "full name"
    assert ground["context"]["left"].endswith("Prime Minister ")


def test_a_sole_bearer_leads_to_the_document_that_names_him_in_full(why: Why) -> None:
    told = why.json("2014/night.txt", "Maliki")
    assert told["rule"] == "sole bearer"
    assert [ground["doc"] for ground in told["grounds"]] == ["2006/talks.txt"]
    assert told["grounds"][0]["text"] == "Nouri al-Maliki"
    assert {s["text"]: s["rules"] for s in told["spellings"]} == {
        "Maliki": {"family name": 1, "sole bearer": 1},
        "Nouri al-Maliki": {"full name": 1},
    }
    assert sum(s["mentions"] for s in told["spellings"]) == told["mentions"] == 3


def test_a_full_name_rests_on_itself(why: Why) -> None:
    told = why.json("2006/talks.txt", "Nouri")
    assert (told["rule"], told["role"], told["grounds"]) == ("full name", "Prime Minister", [])
    assert told["found"] == {"how": "first pass", "as": "Nouri al-Maliki", "kind": "PERSON"}


def test_an_ambiguous_name_lists_its_candidates_with_their_weights(why: Why) -> None:
    told = why.json("2009/party.txt", "Hakim")
    assert told["rule"] == "ambiguous"
    assert {c["name"] for c in told["candidates"]} == {"Ammar al-Hakim", "Abdul-Aziz al-Hakim"}
    assert sum(c["share"] for c in told["candidates"]) == pytest.approx(1)
    for candidate in told["candidates"]:
        named = candidate["named"]
        assert ARTICLES[named["doc"]][named["start"] : named["end"]] == candidate["name"]
        assert candidate["here"] == 0


@pytest.mark.parametrize("inside", range(len("Nouri al-Maliki")))
def test_any_offset_inside_the_mention_is_enough(why: Why, inside: int) -> None:
    assert why.json("2006/talks.txt", "Nouri al-Maliki", inside=inside)["text"] == "Nouri al-Maliki"


def test_as_text_it_is_told_line_by_line(why: Why) -> None:
    offset = ARTICLES["2006/talks.txt"].index("Maliki said")
    status, out, err = why(f"2006/talks.txt:{offset}")
    assert (status, err) == (0, "")
    said = [line.split("  ", 1)[0] for line in out.splitlines()]
    assert [word for word in said if word] == [
        *("mention", "found", "is", "because", "rests on", "because"),
        *["spelling"] * 2,
    ]
    assert "by crf, in the first pass" in out
    assert "● Nouri al-Maliki · person:nouri-al-maliki · 3 mentions in 2 documents" in out
    assert f"“Nouri al-Maliki” · PERSON · 2006/talks.txt:{ARTICLES['2006/talks.txt'].index('Nouri')}" in out
    _, out, _ = why(f"2009/party.txt:{ARTICLES['2009/party.txt'].index('Hakim')}")
    assert out.count("may be") == 2
    assert "Ammar al-Hakim · person:ammar-al-hakim · 1 mention (50%)" in out


# -- where there is nothing to tell --------------------------------------------------------------------


def test_beside_every_mention_the_nearest_is_named(why: Why) -> None:
    text = ARTICLES["2009/funeral.txt"]
    after = text.index("al-Hakim") + len("al-Hakim")
    status, out, err = why(f"2009/funeral.txt:{after}")
    assert (status, out) == (1, "")
    assert err == (
        f"personae: 2009/funeral.txt:{after}: no name stands here; the nearest is 'Ammar al-Hakim' at "
        f"2009/funeral.txt:{text.index('Ammar')}\n"
    )


def test_beyond_the_end_of_the_article(why: Why) -> None:
    length = len(ARTICLES["2009/funeral.txt"])
    status, _, err = why("2009/funeral.txt:999999999")
    assert status == 1
    assert f"only {length} characters; the nearest is 'Najaf'" in err


def test_a_document_without_names(why: Why) -> None:
    status, _, err = why("empty.txt:20")
    assert (status, "no name was found in this document" in err) == (1, True)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("2006/talk.txt:3", "did you mean 2006/talks.txt"),
        ("nowhere/at/all:3", "no such document"),
        ("night:3", "no such document"),
    ],
)
def test_an_unknown_document(why: Why, name: str, says: str) -> None:
    status, out, err = why(name)
    assert (status, out) == (2, "")
    assert says in err
    assert err.count("\n") == 1


def test_the_end_of_a_path_will_do_where_only_one_ends_like_it(why: Why) -> None:
    offset = ARTICLES["2014/night.txt"].index("Maliki")
    assert why(f"night.txt:{offset}") == why(f"2014/night.txt:{offset}")
    assert why(f"{why.folder}/2014/night.txt:{offset}") == why(f"2014/night.txt:{offset}")


def test_an_end_that_two_paths_share_is_refused(
    make_folder: MakeFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_folder({"a/x.txt": "Kofi Annan left.\n", "b/x.txt": "Kofi Annan came.\n"})
    assert main(["why", str(folder), "x.txt:0", "--index", str(tmp_path)]) == 2
    assert "a/x.txt, b/x.txt; write the path out" in capsys.readouterr().err


def test_a_name_with_a_colon_and_digits(
    make_folder: MakeFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_folder({"at 10:30.txt": "Kofi Annan left.\n"})
    assert main(["why", str(folder), "at 10:30.txt:3", "--index", str(tmp_path)]) == 0
    assert "Kofi Annan" in capsys.readouterr().out


@pytest.mark.parametrize("typed", ["a.txt", "a.txt:", ":7", "a.txt:-1", "a.txt:x", "a.txt:²"])
def test_what_is_no_place_is_wrong_use(why: Why, typed: str) -> None:
    status, out, err = why(typed)
    assert (status, out) == (2, "")
    assert "no document and offset, as a.txt:253" in err


def test_the_place_comes_last(why: Why, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["why", "a.txt:7", str(why.folder)]) == 2
    assert "no document and offset" in capsys.readouterr().err


# -- the chain itself ----------------------------------------------------------------------------------


def test_every_mention_of_the_seeds_has_a_chain_that_ends_by_itself(seeds: Path, tmp_path: Path) -> None:
    indexed(seeds, tmp_path)
    by_themselves = {Rule.FULL_NAME, Rule.SAME_NAME, Rule.AMBIGUOUS, Rule.SAME_EVENT, Rule.SAME_STORY}
    with opened(tmp_path) as store:
        for mention in store.mentions():
            made = chain(store, mention.document, mention.end - 1)
            assert made is not None
            assert made.step.mention == mention
            assert {s.text: s.mentions for s in made.spellings} == dict(made.entity.surfaces)
            last = made.grounds[-1] if made.grounds else made.step
            assert last.mention.rule in by_themselves, (made.step.surface, mention.path, mention.start)
            assert all(ground.mention.entity == mention.entity for ground in made.grounds)
            assert bool(made.candidates) == (mention.rule is Rule.AMBIGUOUS)


def test_what_the_second_pass_found_is_told_apart(tmp_path: Path, make_folder: MakeFolder) -> None:
    folder = make_folder(ARTICLES)
    indexed(folder, tmp_path)
    text = ARTICLES["2014/night.txt"]
    place = open_dossier([folder], tmp_path)
    with opened(tmp_path) as store:
        row = store.document_by_path("2014/night.txt")
        assert row is not None
        made = chain(store, row.id, text.index("Maliki"))
        assert made is not None
        start, end = made.step.mention.start, made.step.mention.end
    for first, how, was in (
        ([], Finding.SECOND, ""),
        ([[start, end, "ORG", "", 1]], Finding.KIND, "Maliki"),
        ([[start - 3, end, "PERSON", "", 1]], Finding.SPAN, "of Maliki"),
        ([[start, end, "PERSON", "", 1]], Finding.FIRST, "Maliki"),
    ):
        _rewrite(place.database, row.id, first)
        with opened(tmp_path) as store:
            made = chain(store, row.id, start)
            assert made is not None
            assert (made.found.how, made.found.text) == (how, was)


def _rewrite(database: Path, document: int, first: list[list[Any]]) -> None:
    import sqlite3

    with sqlite3.connect(database) as connection:
        connection.execute(
            "UPDATE extraction SET first = ? WHERE document = ?", (json.dumps(first), document)
        )
    connection.close()


def test_no_mention_no_chain(tmp_path: Path, make_folder: MakeFolder) -> None:
    folder = make_folder(ARTICLES)
    index_home = dossier(folder, tmp_path).home
    indexed(folder, index_home)
    with opened(index_home) as store:
        assert chain(store, 1, 10**9) is None
        assert chain(store, 10**9, 0) is None


def test_a_date_says_what_it_means(
    tmp_path: Path, make_folder: MakeFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    why = Why(make_folder(ARTICLES), tmp_path / "index", capsys)
    status, out, _ = why("2014/night.txt:3")
    assert status == 0
    assert "“11 August 2014” · DATE" in out
    assert "2014-08-11" in out
    assert "as written" in out
    assert json.loads(why("2014/night.txt:3", "--json")[1])["value"] == "2014-08-11"
