"""Anchors: found again after edits, renames and moves; never put on other words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from hypothesis import assume, given
from hypothesis import strategies as st

from tui.dossier.anchors import Anchor, Placed, anchor, find, from_record, place, to_record
from tui.model import Document

_STORY = (
    "Nouri al-Maliki spoke in Baghdad on Monday. He met the governor of Basra there.\n\n"
    "On Tuesday Maliki went on to Basra, where Maliki met nobody at all.\n"
)


@dataclass(frozen=True)
class _Row:
    id: int
    path: str
    digest: str


@dataclass
class _Texts:
    """Articles in memory, as the store has them."""

    rows: list[tuple[str, str, str]] = field(default_factory=list)

    def document(self, id_: int) -> _Row | None:
        return _Row(id_, *self.rows[id_][:2]) if id_ < len(self.rows) else None

    def document_by_path(self, path: str) -> _Row | None:
        return next((_Row(i, *row[:2]) for i, row in enumerate(self.rows) if row[0] == path), None)

    def documents_with(self, digest: str) -> list[int]:
        return [i for i, row in enumerate(self.rows) if row[1] == digest]

    def documents_saying(self, words: Sequence[str], limit: int) -> list[int]:
        pattern = r"\W+".join(map(re.escape, words))
        return [i for i, row in enumerate(self.rows) if re.search(pattern, row[2])][:limit]

    def text(self, document: int) -> str:
        return self.rows[document][2]


def _anchored(text: str, start: int, end: int) -> Anchor:
    return anchor(Document("a.txt", text, "", digest="one"), start, end)


def _at(quote: str, nth: int = 0, text: str = _STORY) -> Anchor:
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    return _anchored(text, start, start + len(quote))


def test_the_same_bytes_are_the_same_place_under_any_name() -> None:
    kept = _at("Maliki", 1)
    spot = Placed(0, kept.start, kept.start + 6)
    assert place(kept, _Texts([("a.txt", "one", _STORY)])) == spot
    assert place(kept, _Texts([("moved/b.txt", "one", _STORY)])) == spot


def test_a_renamed_and_edited_file_is_found_by_its_words() -> None:
    kept = _at("Maliki", 1)
    edited = "By our man\n\n" + _STORY
    assert place(kept, _Texts([("b.txt", "two", edited)])) == Placed(0, kept.start + 12, kept.start + 18)
    # Two files hold it: which one is meant cannot be said.
    assert place(kept, _Texts([("b.txt", "two", edited), ("c.txt", "three", _STORY)])) is None


def test_what_was_cut_from_a_file_is_not_looked_for_in_another() -> None:
    kept = _at("Maliki", 1)
    cut = _STORY[: _STORY.index("On Tuesday")]
    assert place(kept, _Texts([("a.txt", "two", cut), ("b.txt", "three", "Copied. " + _STORY)])) is None


def test_a_name_that_became_part_of_another_word_is_gone() -> None:
    text = "The talks in the capital were about Iran and nothing else, all day long."
    kept = _at("Iran", text=text)
    assert find(kept, text.replace("Iran and nothing", "Iranian oil, not")) is None
    assert find(kept, text.replace("Iran and nothing", "Iran, not much")) == (kept.start, kept.start + 4)


def test_lines_may_be_broken_anew() -> None:
    kept = _at("met the governor of Basra")
    broken = _STORY.replace(" ", "\n")
    assert find(kept, broken) == (kept.start, kept.start + len(kept.quote))


def test_a_repeated_line_is_not_guessed_at() -> None:
    text = "Yes, said Maliki to the press of the day.\n" * 50
    kept = _anchored(text, text.index("Maliki", 1000), text.index("Maliki", 1000) + 6)
    assert find(kept, "New.\n" + text) is None


def test_records_are_read_back() -> None:
    kept = _at("Maliki")
    assert from_record(to_record(kept)) == kept
    record = to_record(kept)
    damaged: list[object] = [None, [], {}, record | {"quote": ""}, record | {"start": "3"}]
    for broken in damaged:
        assert from_record(broken) is None


_WORDS = st.lists(
    st.sampled_from(["Ali", "Omar", "met", "in", "Iran", "ian", ".", "\n\n", "the"]), max_size=60
)
_TEXTS = st.one_of(_WORDS.map(" ".join), _WORDS.map("".join), st.text("ab \n", max_size=80))


@given(_TEXTS, _TEXTS, st.data())
def test_a_random_edit_never_moves_an_anchor_to_other_words(text: str, new: str, data: st.DataObject) -> None:
    assume(len(text) > 1)
    start = data.draw(st.integers(0, len(text) - 1), "start")
    end = data.draw(st.integers(start + 1, min(len(text), start + 20)), "end")
    cut = data.draw(st.integers(0, len(text)), "cut")
    stop = data.draw(st.integers(cut, min(len(text), cut + 40)), "stop")
    kept = _anchored(text, start, end)
    edited = text[:cut] + new + text[stop:]
    span = find(kept, edited)
    if span is None:
        return
    assert edited[slice(*span)].split() == kept.quote.split()
    # Where the words now are and the context that tells them: all of it old text, or some of it new.
    strip = len(kept.quote) - len(kept.quote.lstrip())
    began, ended = start + strip, start + len(kept.quote.rstrip())
    shift = len(new) - (stop - cut)
    if span[1] <= cut:
        was = span
    elif span[0] >= cut + len(new):
        was = (span[0] - shift, span[1] - shift)
    else:
        return
    if was == (began, ended):
        return
    # Old words that were not the anchored ones: then the edit has made their surroundings what was kept.
    sides = [(len(kept.before), 0)] * bool(kept.before) + [(0, len(kept.after))] * bool(kept.after)
    assert any(
        span[0] - strip - left < cut + len(new) + 1 and cut - 1 < span[1] + right + (end - ended)
        for left, right in sides
    )


@given(st.permutations(range(60)), st.data())
def test_words_that_are_cut_are_not_found_and_all_others_are(order: list[int], data: st.DataObject) -> None:
    words = [f"word{number}" for number in order]
    text = " ".join(words)
    number = data.draw(st.integers(0, 59), "anchored")
    first = data.draw(st.integers(0, 59), "cut from")
    last = data.draw(st.integers(first, 59), "cut to")
    start = len(" ".join([*words[:number], ""]))
    kept = _anchored(text, start, start + len(words[number]))
    edited = " ".join([*words[:first], "new", "words", *words[last + 1 :]])
    span = find(kept, edited)
    if first <= number <= last:
        assert span is None
    elif not first - 8 <= number <= last + 8:
        assert span is not None
    if span is not None:
        now = f" {edited} ".index(f" {words[number]} ")
        assert span == (now, now + len(words[number]))
