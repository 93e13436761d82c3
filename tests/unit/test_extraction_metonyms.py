"""Capitals that act as governments."""

from __future__ import annotations

import pytest

from tui.extraction.metonyms import CAPITALS, metonyms
from tui.linking.countries import CAPITALS as LINKED
from tui.model import GOVERNMENT, Kind, Mention


def acts(text: str, name: str) -> bool:
    start = text.index(name)
    found = metonyms(text, (Mention(start, start + len(name), name, Kind.PLACE),))
    return found[0].role == GOVERNMENT


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Oslo denied it.", "Oslo"),
        ("But Oslo has not said so.", "Oslo"),
        ("Oslo and Lima disagree.", "Oslo"),
        ("Oslo and Lima disagree.", "Lima"),
        ("She warned Oslo.", "Oslo"),
        ("Relations with Oslo are good.", "Oslo"),
        ("A row between Lima and Oslo went on.", "Oslo"),
    ],
)
def test_a_government_acts(text: str, name: str) -> None:
    assert acts(text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("OSLO - It rained.", "OSLO"),
        ("The mayor of Oslo said no.", "Oslo"),
        ("It rained in Oslo.", "Oslo"),
        ("A woman in Oslo said no.", "Oslo"),
        ("It rained in Lima and Oslo.", "Oslo"),
        ("Oslo Airport was shut.", "Oslo"),
        ("Malmo denied it.", "Malmo"),
    ],
)
def test_a_place_does_not(text: str, name: str) -> None:
    assert not acts(text, name)


def test_all_capitals_are_those_whose_government_is_known() -> None:
    assert {name.lower() for name in CAPITALS} == set(LINKED)
