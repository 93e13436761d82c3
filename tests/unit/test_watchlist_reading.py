"""Reading a watch-list: what each form of it says, and that a bad line costs only itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model import Kind, SourceError, Watched
from tui.sources.watchlist import parse_watchlist, read_watchlist
from tui.text import one_line, spelling


def names(text: str) -> dict[str, tuple[Kind, tuple[str, ...]]]:
    made = parse_watchlist(text.encode(), "list")
    assert made.bad == ()
    return {one.id: (one.kind, one.variants) for one in made.watched}


def test_csv_in_any_order_of_columns() -> None:
    text = 'name,remark,ID,type\r\n"Karim, Omar",a,7,person\r\nOmar Karim,b,7,P\r\nBasra,,8,place\r\n'
    assert names(text) == {
        "7": (Kind.PERSON, ("Karim, Omar", "Omar Karim")),
        "8": (Kind.PLACE, ("Basra",)),
    }


def test_csv_with_names_alone_are_people() -> None:
    assert names("name\nOmar Karim\nLayla Haddad\n") == {
        "omar karim": (Kind.PERSON, ("Omar Karim",)),
        "layla haddad": (Kind.PERSON, ("Layla Haddad",)),
    }


def test_lines_with_tabs_as_in_jrc_names() -> None:
    text = "# a remark\n12\tP\tu\tOmar+Karim\n12\tP\tar\tعمر+كريم\n13\tO\tu\tRed+Crescent\n"
    assert names(text) == {
        "12": (Kind.PERSON, ("Omar Karim", "عمر كريم")),
        "13": (Kind.ORG, ("Red Crescent",)),
    }


def test_lines_with_tabs_and_a_header() -> None:
    assert names("id\ttype\tvariant\n1\tP\tOmar Karim\n") == {"1": (Kind.PERSON, ("Omar Karim",))}


def test_three_parts_with_tabs() -> None:
    assert names("1\tP\tOmar Karim\n1\tP\tO. Karim\n") == {"1": (Kind.PERSON, ("Omar Karim", "O. Karim"))}


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("2,animal,Rex", "type 'animal'"),
        ("2,person,", "no name"),
        ("2,person,?!", "is no name"),
        ("2,person,1234", "is no name"),
        ("1,place,Karim", "is a person further up"),
        ("2,person,OMAR KARÍM", "is a name of id '1' already, in line 2"),
        ("2", "no name"),
    ],
)
def test_a_bad_line_is_named_and_skipped(line: str, why: str) -> None:
    made = parse_watchlist(f"id,type,name\n1,person,Omar Karim\n{line}\n3,org,Hamza Club\n".encode(), "list")
    assert [one.id for one in made.watched] == ["1", "3"]
    ((number, reason),) = made.bad
    assert number == 3
    assert why in reason


def test_a_line_with_too_few_tabs() -> None:
    made = parse_watchlist(b"1\tP\tOmar Karim\n2\tP\n", "list")
    assert [number for number, _ in made.bad] == [2]


def test_a_quoted_cell_may_go_on_in_the_next_line_and_numbers_stay_true() -> None:
    made = parse_watchlist(b'id,type,name\n1,P,"Omar\nKarim"\n2,X,Nobody\n', "list")
    assert made.watched == (Watched("1", Kind.PERSON, "Omar Karim", ("Omar Karim",)),)
    assert [number for number, _ in made.bad] == [4]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no name to look for"),
        (b"\n\n \n", "no name to look for"),
        (b"Omar Karim\nLayla Haddad\n", "line 1 is no header"),
        (b"id,type,name\n", "no name to look for"),
        (b"id,type,name\n1,animal,Rex\n", "line 2: type 'animal'"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "no watch-list"),
    ],
)
def test_a_file_that_is_no_list(data: bytes, why: str) -> None:
    with pytest.raises(SourceError, match=why) as caught:
        parse_watchlist(data, "names.csv")
    assert str(caught.value).startswith("names.csv: ")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"none\.csv: cannot be read"):
        read_watchlist(tmp_path / "none.csv")


@given(st.binary(max_size=400))
def test_whatever_the_bytes_it_is_a_list_or_an_error_that_names_the_file(data: bytes) -> None:
    problem = ""
    try:
        made = parse_watchlist(data, "list")
    except SourceError as error:
        problem = str(error)
    assert problem.startswith("list: ") if problem else made.watched


LINES = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff"), max_size=30)


@given(st.lists(st.tuples(LINES, st.sampled_from(["P", "o", "place", "x", ""]), LINES), max_size=12))
def test_no_two_share_a_spelling_and_every_bad_line_is_in_the_file(rows: list[tuple[str, str, str]]) -> None:
    text = "id\ttype\tname\n0\tP\tOmar Karim\n" + "\n".join("\t".join(row) for row in rows)
    made = parse_watchlist(text.encode(), "list")
    variants = [spelling(variant) for one in made.watched for variant in one.variants]
    owners = {spelling(variant): one.id for one in made.watched for variant in one.variants}
    assert all(variants)
    assert all(owners[spelling(variant)] == one.id for one in made.watched for variant in one.variants)
    assert all(one_line(variant) == variant for one in made.watched for variant in one.variants)
    assert all(2 < number <= text.count("\n") + 1 for number, _ in made.bad)
