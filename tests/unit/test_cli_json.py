"""JSON that is printed says the same as the record and holds nothing that a terminal obeys."""

from __future__ import annotations

import json
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from tui.export.json_text import document, line
from tui.export.records import Json

ANY_TEXT = st.text(
    st.one_of(st.characters(), st.sampled_from("\x1b\x7f\x9b\u2028\u2029\u202e\u2066\u200e\ufeff\ud800"))
)
RECORDS = st.dictionaries(
    ANY_TEXT, st.one_of(ANY_TEXT, st.integers(), st.none(), st.lists(ANY_TEXT, max_size=3))
)


@given(RECORDS)
def test_a_line_reads_back_and_is_one_line_for_everybody(record: dict[str, Json]) -> None:
    written = line(record)
    assert json.loads(written) == record
    assert len(written.splitlines()) == 1
    assert not [char for char in written if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")]
    assert not [
        char for char in written if unicodedata.bidirectional(char) in ("LRE", "RLE", "LRO", "RLO", "PDF")
    ]
    written.encode("utf-8")


@given(RECORDS)
def test_a_document_reads_back(record: dict[str, Json]) -> None:
    assert json.loads(document([record])) == [record]


def test_letters_stay_readable() -> None:
    assert line({"name": "Erdoğan 習近平"}) == '{"name": "Erdoğan 習近平"}'
