"""Collecting garbage in the reader's pauses."""

from __future__ import annotations

import gc

from tui.app.tidying import PAUSE, Tidying, patient


def test_garbage_is_collected_once_in_each_pause() -> None:
    clock, collected = [0.0], []
    tidying = Tidying(lambda: collected.append(clock[0]), lambda: clock[0])

    def after(seconds: float) -> list[float]:
        clock[0] += seconds
        tidying.look()
        return collected

    assert after(10 * PAUSE) == []
    tidying.key()
    assert after(PAUSE / 2) == []
    tidying.key()
    assert after(PAUSE / 2) == []
    assert len(after(PAUSE)) == 1
    assert len(after(10 * PAUSE)) == 1
    tidying.key()
    assert len(after(PAUSE)) == 2


def test_what_was_set_is_set_again() -> None:
    before, frozen = gc.get_threshold(), gc.get_freeze_count()
    with patient():
        assert gc.get_threshold()[2] > before[2]
        assert gc.get_freeze_count() > frozen
    assert gc.get_threshold() == before
    assert gc.get_freeze_count() == 0
