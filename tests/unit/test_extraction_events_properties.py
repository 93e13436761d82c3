"""Whatever the text and whatever the names in it, triggers keep their offsets and stay out of the names."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tui.extraction.dates import dates
from tui.extraction.events import triggers
from tui.extraction.sentences import paragraph_of, paragraph_starts
from tui.extraction.words import word_set
from tui.model import Kind, Mention, Trigger
from tui.text import fold

PIECES = sorted(
    word_set(
        '" '
        "attack attacked bombing Coup talks press conference stepped down shot dead to will not "
        "may the a of in - , . ’ “ ” said Monday March 2006 Friday War II Hurricane Omar Hassan "
        "Baghdad murder suicide held was be 12 İstanbul ß n't é́ election commission torched made"
    )
)
TEXTS = st.lists(st.sampled_from([*PIECES, "\n", "\n\n"]), max_size=40).flatmap(
    lambda pieces: st.sampled_from([" ", " ", ""]).map(lambda blank: blank.join(pieces))
) | st.text(max_size=60)


@st.composite
def named_texts(draw: st.DrawFn) -> tuple[str, tuple[Mention, ...]]:
    text = draw(TEXTS)
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    spans = [(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False) if text[a:b].strip()]
    return text, tuple(Mention(a, b, text[a:b], Kind.PERSON) for a, b in spans)


@given(named_texts(), st.none() | st.dates())
def test_offsets_hold_and_nothing_overlaps(named: tuple[str, tuple[Mention, ...]], day: date | None) -> None:
    text, mentions = named
    expressions = dates(text, day)
    found = triggers(text, day=day, dates=expressions, mentions=mentions)
    starts = paragraph_starts(text)
    end = 0
    for trigger in found:
        assert end <= trigger.start < trigger.end <= len(text)
        assert text[trigger.start : trigger.end] == trigger.surface
        assert trigger.sentence[0] <= trigger.start
        assert trigger.end <= trigger.sentence[1]
        assert trigger.paragraph == paragraph_of(starts, trigger.start)
        assert trigger.lemma
        assert trigger.lemma == fold(trigger.lemma)
        taken = [(item.start, item.end) for item in mentions] + [
            (item.start, item.end) for item in expressions
        ]
        assert all(trigger.end <= first or last <= trigger.start for first, last in taken)
        end = trigger.end


@given(TEXTS)
def test_the_same_text_has_the_same_triggers(text: str) -> None:
    def find() -> tuple[Trigger, ...]:
        return triggers(text, day=None, dates=(), mentions=())

    assert find() == find()
