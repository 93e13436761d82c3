"""What a changed lexicon can affect: a document it does not touch comes out of the second pass as before."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from tui.extraction import Lexicon, LexiconBuilder, changes, complete
from tui.extraction.changes import levelled
from tui.extraction.lexicon import rounded
from tui.model import Kind, Mention

NAMES = (
    "Qorvani",
    "Dario Qorvani",
    "Dario al-Qorvani",
    "Dario al Qorvani",
    "Al Tarnath",
    "Tarnath",
    "TARNATH",
    "Tarnath Bank",
    "Tarnath-Qorvani",
    "Qorvani/Tarnath",
    "Qorvani Resigns",
    "Rosa O'Neill",
    "Rosa O’Neill",
    "O'Neill",
    "U.S.",
    "US",
    "Bonn",
    "BONN",
    "ΟΔΟΣ",
    "ΟΔΟΣ'Α",
    "İzmir",
    "Straße",
    "Port Louisa",
    "Qorvani’s Delta Division",
    "Delta",
    "Theresa May",
    "May",
    "port  louisa",
)
WORDS = ("met", "in", "The", "said", ",", ".", "/", "\n", "of", "President", "and", "who")
counts = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(list(Kind)[:3]), st.integers(1, 40)))
texts = st.lists(st.one_of(st.sampled_from(NAMES), st.sampled_from(WORDS), st.text(max_size=3)), max_size=14)


def lexicon_of(counted: list[tuple[str, Kind, int]]) -> Lexicon:
    builder = LexiconBuilder()
    for surface, kind, times in counted:
        builder.add([Mention(0, len(surface), surface, kind)] * times)
    return builder.build()


def first_pass(text: str, data: st.DataObject) -> tuple[Mention, ...]:
    found: list[Mention] = []
    for name in data.draw(st.lists(st.sampled_from(NAMES), max_size=4)):
        start = text.find(name)
        if start >= 0 and not any(start < m.end and m.start < start + len(name) for m in found):
            kind = data.draw(st.sampled_from(list(Kind)[:3]))
            found.append(Mention(start, start + len(name), name, kind))
    return tuple(sorted(found, key=lambda m: m.start))


@given(texts, counts, counts, counts, st.data())
def test_what_is_not_touched_comes_out_as_before(
    words: list[str],
    kept: list[tuple[str, Kind, int]],
    gone: list[tuple[str, Kind, int]],
    come: list[tuple[str, Kind, int]],
    data: st.DataObject,
) -> None:
    text = " ".join(words)
    mentions = first_pass(text, data)
    before, after = lexicon_of(kept + gone), lexicon_of(kept + come)
    if not changes(before, after).touch(text):
        assert complete(text, mentions, before) == complete(text, mentions, after)


@given(st.text(), st.text(), st.text())
@example("ΟΔΟΣ", "'", "Α")
@example("a -", "-b", "")
def test_what_is_levelled_of_a_part_is_part_of_the_whole(before: str, part: str, after: str) -> None:
    assert levelled(part) in levelled(before + part + after)


def test_a_document_without_the_changed_names_is_not_touched() -> None:
    before = lexicon_of([("Tarnath", Kind.PLACE, 3), ("Dario Qorvani", Kind.PERSON, 2)])
    after = lexicon_of([("Tarnath", Kind.PLACE, 3), ("Dario Qorvani", Kind.PERSON, 3)])
    changed = changes(before, after)
    assert not changed.touch("Rain fell on Tarnath, and on Dariovar.")
    assert changed.touch("Rain fell on dario   QORVANI.")
    assert not changes(before, before)


def test_one_mention_more_of_a_name_that_all_have_seldom_changes_anything() -> None:
    lexicons = [lexicon_of([("Iraq", Kind.PLACE, 1000 + more)]) for more in range(100)]
    assert sum(bool(changes(a, b)) for a, b in pairwise(lexicons)) < 3


@given(st.integers(0, 10**6))
def test_rounding_keeps_small_counts_and_four_digits_of_large_ones(count: int) -> None:
    assert rounded(count) == count if count < 16 else 0 <= count - rounded(count) <= count / 8
    assert rounded(count) <= rounded(count + 1)
    assert rounded(rounded(count)) == rounded(count)
