"""States and provinces, and the capitals that stand for governments: common knowledge, written by hand."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from .offices import country_of

_UNITED_STATES = """
alabama ala al|alaska ak|arizona ariz az|arkansas ark ar|california calif ca|colorado colo co|
connecticut conn ct|delaware del de|florida fla fl|georgia ga|hawaii hi|idaho id|illinois ill il|
indiana ind in|iowa ia|kansas kan ks|kentucky ky|louisiana|maine me|maryland md|massachusetts mass ma|
michigan mich mi|minnesota minn mn|mississippi miss ms|missouri mo|montana mont mt|nebraska neb ne|
nevada nev nv|newhampshire nh|newjersey nj|newmexico nm|newyork ny|northcarolina nc|northdakota nd|
ohio oh|oklahoma okla ok|oregon ore or|pennsylvania pa|rhodeisland ri|southcarolina sc|southdakota sd|
tennessee tenn tn|texas tex tx|utah ut|vermont vt|virginia va|washingtonstate wash wa|
westvirginia wva wv|wisconsin wis wi|wyoming wyo wy
"""
_OTHERS = """
Canada: ontario|quebec|alberta|manitoba|saskatchewan|britishcolumbia|novascotia|newbrunswick|newfoundland
United Kingdom: england|scotland|wales|northernireland
Australia: newsouthwales|queensland|tasmania|southaustralia|westernaustralia
"""


def _states() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for line in _UNITED_STATES.replace("\n", "").split("|"):
        names = line.split()
        found |= dict.fromkeys(names, ("United States", names[0]))
    for line in _OTHERS.strip().splitlines():
        country, _, states = line.partition(": ")
        found |= {name: (country, name) for name in states.split("|")}
    return found


STATES: Mapping[str, tuple[str, str]] = MappingProxyType(_states())
"""Folded names and abbreviations of states, each with its country and its own first name."""


def region_of(key: str) -> tuple[str, str] | None:
    """Return the country of a state or country and the state, "" for a country; None for other places.

    Args:
        key: The folded words of the place in one piece, as "texas".
    """
    if key in STATES:
        return STATES[key]
    country = country_of(key)
    return (country, "") if country else None
