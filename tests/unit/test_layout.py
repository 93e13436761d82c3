"""Wrapping: no line too wide, no word lost, offsets and cells there and back."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, get_character_cell_size

from tui.app.widgets import layout as layout_module
from tui.app.widgets.layout import Layout, wrap
from tui.text import printable

ALPHABET = "ab é\u0301\t\n\r日本語。、「한👩\u200d👧\ufe0f©‘’—\u200b\x1b\u202e\u00a0\u3000-x"
TEXTS = st.one_of(
    st.text(alphabet=ALPHABET, max_size=200),
    st.text(alphabet="ab  \n\n", max_size=300),
    st.lists(
        st.sampled_from(["Maliki", "said", "Erdoğan", "今日は", "ordered", "a", "\n", "\n\n", "  "])
    ).map(" ".join),
)
WIDTHS = st.integers(2, 40)


def painted(layout: Layout) -> list[str]:
    return [layout.paint(line, *layout.lines[line]) for line in range(len(layout))]


@given(TEXTS, WIDTHS)
def test_no_line_is_wider_than_the_width(text: str, width: int) -> None:
    layout = wrap(text, width)
    for line in range(len(layout)):
        assert sum(cells for _, _, cells in layout.graphemes(line)) <= width
        assert cell_len(layout.paint(line, *layout.lines[line])) <= width


@given(TEXTS, WIDTHS)
def test_lines_show_all_that_is_not_blank_in_order_and_once(text: str, width: int) -> None:
    layout = wrap(text, width)
    assert len(layout.text) == len(text)
    shown = "".join(layout.text[start:end] for start, end in layout.lines)
    breaks_made_visible = printable(text.replace("\r", "\n"))
    assert "".join(shown.replace("\u200b", "").split()) == "".join(
        breaks_made_visible.replace("\u200b", "").split()
    )


@given(TEXTS, WIDTHS)
def test_spans_are_in_order_without_trailing_blanks_or_double_blank_lines(text: str, width: int) -> None:
    layout = wrap(text, width)
    before = 0
    for start, end in layout.lines:
        assert before <= start <= end
        before = end
        assert layout.text[start:end].rstrip(" \t") == layout.text[start:end]
    empty = [start == end for start, end in layout.lines]
    assert not any(a and b for a, b in pairwise(empty))
    assert not empty or not (empty[0] or empty[-1])


@given(TEXTS, WIDTHS)
def test_line_of_is_monotone_and_knows_what_a_line_shows(text: str, width: int) -> None:
    layout = wrap(text, width)
    lines = [layout.line_of(offset) for offset in range(len(text) + 1)]
    assert lines == sorted(lines)
    for line, (start, end) in enumerate(layout.lines):
        assert all(lines[offset] == line for offset in range(start, end))


@given(TEXTS, WIDTHS)
def test_cells_and_offsets_there_and_back(text: str, width: int) -> None:
    layout = wrap(text, width)
    for line, (start, end) in enumerate(layout.lines):
        position = start
        for first, last, cells in layout.graphemes(line):
            assert first == position
            position = last
            if cells:
                assert layout.offset_at(line, layout.cell_of(line, first)) == first
        assert position == end
        assert layout.offset_at(line, width + 1) == end


@given(TEXTS, WIDTHS)
def test_a_word_that_fits_is_never_cut(text: str, width: int) -> None:
    plain = "".join(char for char in text if char in "ab \n")
    layout = wrap(plain, width)
    longest = max((len(word) for word in plain.split()), default=0)
    indented = any(line.startswith(" ") for line in plain.split("\n"))
    if longest <= width and not indented:
        assert [word for line in painted(layout) for word in line.split()] == plain.split()


def test_the_plain_class_holds_only_what_is_one_cell_wide() -> None:
    plain = [chr(code) for code in range(0x10000) if not layout_module._NOT_PLAIN.search(chr(code))]
    assert len(plain) > 800
    assert {get_character_cell_size(char) for char in plain} == {1}


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, []),
        (" \n\n ", 10, []),
        ("one two three", 7, ["one two", "three"]),
        ("one two", 3, ["one", "two"]),
        ("one   two", 5, ["one", "two"]),
        ("a\n\n\n\nb", 10, ["a", "", "b"]),
        ("\n\na\r\n\r\nb\r\n", 10, ["a", "", "b"]),
        ("a\rb", 10, ["a", "b"]),
        ("    indented text", 14, ["    indented", "text"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("今日はいい天気。", 6, ["今日は", "いい天", "気。"]),
        ("日本。日本", 4, ["日", "本。", "日本"]),
        ("cafe\u0301 noir", 4, ["cafe\u0301", "noir"]),
        ("a\tb", 40, ["a   b"]),
        ("a\x1b[31mb", 40, ["a␛[31mb"]),
        ("non\u00a0breaking pair", 13, ["non\u00a0breaking", "pair"]),
    ],
)
def test_lines(text: str, width: int, lines: list[str]) -> None:
    assert painted(wrap(text, width)) == lines


def test_offsets_of_blanks_not_shown_belong_to_the_line_before() -> None:
    layout = wrap("\n\nab cd\n\n\n\nef", 2)
    assert painted(layout) == ["ab", "cd", "", "ef"]
    assert [layout.line_of(offset) for offset in range(14)] == [0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3]


FILLED = (
    "The committee that was to choose a new minister met again on Tuesday\n"
    "in the old town hall, where its members had argued for eleven weeks\n"
    "without a result. Nobody who came out in the evening would say how\n"
    "the vote had gone.\n"
    "\n"
    "On Wednesday the doors stayed closed. A clerk told the reporters who\n"
    "waited outside that the list of names had grown shorter, and that it\n"
    "would be read out on Friday.\n"
)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "  \n"])
def test_a_text_filled_by_machine_is_filled_anew_when_it_does_not_fit(ending: str) -> None:
    text = FILLED.replace("\n", ending)
    layout = wrap(text, 50)
    lines = painted(layout)
    assert lines[0] == "The committee that was to choose a new minister"
    assert lines[1] == "met again on Tuesday in the old town hall, where"
    assert lines.count("") == 1
    assert len(layout.text) == len(text)
    word = text.index("without")
    line = layout.line_of(word)
    assert lines[line][layout.cell_of(line, word) :].startswith("without")


def test_a_text_that_fits_keeps_its_own_lines() -> None:
    assert painted(wrap(FILLED, 70)) == FILLED.rstrip("\n").split("\n")


def test_verse_lists_and_addresses_keep_their_lines() -> None:
    verse = "I keep a lamp that nobody will light tonight,\nand nobody knows\nthat it was ever bright.\n" * 3
    items = (
        "- the first thing that has to be done before anything else\n- the second thing\n- the third\n" * 3
    )
    for text in (verse, items):
        starts = {0} | {index + 1 for index, char in enumerate(text[:-1]) if char == "\n"}
        assert starts <= {start for start, _ in wrap(text, 42).lines}
