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
_CAPITALS = """
Washington United States, Moscow Russia, London United Kingdom, Paris France, Berlin Germany, Rome Italy,
Madrid Spain, Beijing China, Tokyo Japan, Delhi India, Islamabad Pakistan, Kabul Afghanistan, Tehran Iran,
Baghdad Iraq, Damascus Syria, Ankara Turkey, Cairo Egypt, Riyadh Saudi Arabia, Doha Qatar, Beirut Lebanon,
Amman Jordan, Sanaa Yemen, Tripoli Libya, Tunis Tunisia, Algiers Algeria, Rabat Morocco, Khartoum Sudan,
Kyiv Ukraine, Kiev Ukraine, Minsk Belarus, Warsaw Poland, Prague Czech Republic, Budapest Hungary,
Bucharest Romania, Sofia Bulgaria, Athens Greece, Belgrade Serbia, Zagreb Croatia, Vienna Austria,
Stockholm Sweden, Oslo Norway, Helsinki Finland, Copenhagen Denmark, Brussels Belgium, Dublin Ireland,
Lisbon Portugal, Ottawa Canada, Canberra Australia, Wellington New Zealand, Seoul South Korea,
Pyongyang North Korea, Taipei Taiwan, Hanoi Vietnam, Bangkok Thailand, Jakarta Indonesia, Manila Philippines,
Havana Cuba, Caracas Venezuela, Bogota Colombia, Lima Peru, Santiago Chile, Brasilia Brazil, Nairobi Kenya,
Pretoria South Africa, Harare Zimbabwe, Abuja Nigeria, Tbilisi Georgia, Yerevan Armenia, Baku Azerbaijan
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


_STATES: Mapping[str, tuple[str, str]] = MappingProxyType(_states())

CAPITALS: Mapping[str, str] = MappingProxyType(
    {name.lower(): country for name, country in (item.split(maxsplit=1) for item in _CAPITALS.split(","))}
)
"""Folded names of capitals, each with its country's usual name."""


def region_of(key: str) -> tuple[str, str] | None:
    """Return the country of a state or country and the state, "" for a country; None for other places.

    Args:
        key: The folded words of the place in one piece, as "texas".
    """
    if key in _STATES:
        return _STATES[key]
    country = country_of(key)
    return (country, "") if country else None
