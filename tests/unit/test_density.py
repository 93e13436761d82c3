"""Days drawn on an axis: none lost, the one picked out where it belongs, never wider than asked."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style
from rich.text import Text

from tui.app.questions.density import Density

BARS, HERE, AXIS = Style(color="red"), Style(underline=True), Style(dim=True)
DAYS = st.lists(
    st.integers(date(1, 1, 1).toordinal(), date(9999, 12, 31).toordinal()), min_size=1, max_size=60
)


def drawn(density: Density, day: int | None, width: int) -> tuple[str, str, Text]:
    text = density.draw(day, width, BARS, HERE, AXIS)
    bars, _, axis = text.plain.partition("\n")
    return bars, axis, text


@given(days=DAYS, width=st.integers(8, 200), data=st.data())
def test_it_fits_and_every_day_is_over_a_bar(days: list[int], width: int, data: st.DataObject) -> None:
    days.sort()
    day = data.draw(st.sampled_from(days))
    bars, axis, text = drawn(Density(days), day, width)
    assert len(bars) <= width
    assert len(axis) <= max(width, 12)
    assert axis.startswith("╵") or axis.lstrip().startswith("╵")
    (picked,) = [span for span in text.spans if span.style == HERE]
    assert set(bars[picked.start : picked.end]) <= set("▁▂▃▄▅▆▇█‹›")


@given(days=DAYS, width=st.integers(8, 200))
def test_no_day_between_the_ends_is_left_out_and_the_ends_say_what_is(days: list[int], width: int) -> None:
    days.sort()
    density = Density(days)
    bars, _, _ = drawn(density, None, width)
    within = [day for day in days if density._first <= day <= density._last]
    assert sum(density._counts(width)) == len(within)
    assert bars.startswith("‹") == (days[0] < density._first)
    assert bars.endswith("›") == (days[-1] > density._last)


def test_days_that_are_not_counted_are_hinted_at() -> None:
    days = [date(2014, 6, 1).toordinal(), date(2014, 12, 24).toordinal()]
    early = date(1980, 1, 1).toordinal()
    bars, axis, text = drawn(Density(days, [early, *days]), early, 60)
    assert bars.startswith("‹")
    assert not bars.endswith("›")
    (picked,) = [span for span in text.spans if span.style == HERE]
    assert text.plain[picked.start : picked.end] == "‹"
    assert len(bars) <= 60
    assert "1980" not in axis


def test_years_stand_below_the_bars_of_their_days() -> None:
    days = [date(year, 1, 1).toordinal() for year in range(2000, 2011)]
    bars, axis, _ = drawn(Density(days), None, 110)
    for year in (2000, 2005, 2009):
        assert bars[axis.index(f"╵{year}")] != "·"


def test_months_and_days_are_named_where_years_would_say_nothing() -> None:
    month = [date(2014, 6, 1).toordinal(), date(2014, 12, 24).toordinal()]
    assert "╵Jul 2014" in drawn(Density(month), None, 100)[1]
    week = [date(2014, 6, 10).toordinal(), date(2014, 6, 17).toordinal()]
    assert drawn(Density(week), None, 60)[1].startswith("╵10 Jun 2014")


def test_a_few_strays_do_not_take_the_room_of_the_others() -> None:
    days = sorted([date(1920, 1, 1).toordinal(), *(date(2014, 1, 1).toordinal() + n for n in range(200))])
    bars, axis, text = drawn(Density(days), days[0], 100)
    assert bars.count("·") == 0
    assert "1920" not in axis
    (picked,) = [span for span in text.spans if span.style == HERE]
    assert text.plain[picked.start : picked.end] == "‹"


def test_without_days_there_is_nothing_to_draw() -> None:
    assert drawn(Density([]), None, 80)[2].plain == ""
