"""Offices and generations before a bare name."""

from __future__ import annotations

import pytest

from tui.linking.held import generation, held_once, holds, office


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("Mr.", ""), ("Dr.", ""), ("elder", ""), ("Sen.", "senator"), ("Prime Minister", "prime minister"),
        ("former Gov.", "former governor"), ("", ""),
    ],
)  # fmt: skip
def test_an_office_is_spelled_out(role: str, expected: str) -> None:
    assert office(role) == expected


@pytest.mark.parametrize("role", ["minister", "interior minister"])
def test_an_office_at_any_length(role: str) -> None:
    assert holds([role], "minister")
    assert holds(["minister"], role)


@pytest.mark.parametrize("role", ["deputy minister", "former minister", "governor", "attorney minister"])
def test_another_office(role: str) -> None:
    assert not holds([role], "minister")


def test_one_held_once() -> None:
    assert held_once(["former president"], "president")
    assert not held_once(["president"], "president")


@pytest.mark.parametrize(("role", "expected"), [("elder", "elder"), ("Younger", "younger"), ("Mr.", "")])
def test_a_generation(role: str, expected: str) -> None:
    assert generation(role) == expected
