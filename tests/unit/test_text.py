"""Folding for comparison, and text that is safe to paint."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.text import fold, one_line, printable

ANY_TEXT = st.text(st.characters(codec=None))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Erdoğan", "erdogan"),
        ("Нури", "nuri"),
        ("Müller-Straße", "muller-strasse"),
        ("O’Neill", "o'neill"),
        ("O`Neill", "o'neill"),
        ("Nouri al-Maliki", "nouri al-maliki"),
        ("Łukasz Ørsted", "lukasz orsted"),
        ("“quoted”", '"quoted"'),
        ("", ""),
    ],
)
def test_fold_levels_spellings(text: str, folded: str) -> None:
    assert fold(text) == folded


@settings(deadline=None)
@given(ANY_TEXT)
def test_folded_text_is_lower_ascii_and_folds_to_itself(text: str) -> None:
    folded = fold(text)
    assert folded.isascii()
    assert folded == folded.lower()
    assert fold(folded) == folded


@settings(deadline=None)
@given(st.text(st.characters(whitelist_categories=("Ll", "Lu"), max_codepoint=0x24F)))
def test_fold_is_blind_to_how_diacritics_are_written(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@settings(deadline=None)
@given(ANY_TEXT)
def test_printable_keeps_length_and_lets_no_control_through(text: str) -> None:
    shown = printable(text)
    assert len(shown) == len(text)
    shown.encode("utf-8")
    assert not any(
        unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") and char not in "\t\n" for char in shown
    )
    assert not any(unicodedata.bidirectional(char) in _OVERRIDES for char in shown)
    assert all(old == new for old, new in zip(text, shown, strict=True) if old.isalnum() or old in "\t\n ")


def test_printable_shows_what_it_takes_away() -> None:
    assert printable("\x1b[31mred\x07\x7f\u202e\u2028\udc80") == "␛[31mred␇␡�·�"


@settings(deadline=None)
@given(ANY_TEXT)
def test_one_line_is_one_line(text: str) -> None:
    line = one_line(text)
    assert line.splitlines() in ([], [line])
    assert line == line.strip()
    assert "\t" not in line
    assert "  " not in line


_OVERRIDES = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
