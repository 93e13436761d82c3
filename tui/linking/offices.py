"""Offices of state: bodies that every country has, told apart by the country that a document gives them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from tui.model import Kind, Link, Mention, Rule

from .bodies import STOPS
from .countries import CAPITALS, COUNTRIES
from .things import Thing, Things, plain_link, words_of
from .wordlists import words

_LONGEST = 6
"""How many words the name of a country has at most."""
_GAP = 3
"""Characters between a country and its office: a possessive and a blank."""
_SEATED = 4
"""Characters between an office and its capital: "in" and two blanks."""

_HEADS = words(
    """
    ministry parliament senate congress cabinet government assembly army navy police court gendarmerie
    embassy bank guard force forces presidency judiciary treasury intelligence customs coastguard
    """
)
_WITHOUT = frozenset(["United States", ""])
"""Countries whose government has departments and no ministry."""
_ALONE = words("parliament senate cabinet army navy government")
"""Heads that name an office without another word."""
_PLAIN = words(
    """
    interior foreign affairs external internal defense finance financial economy economic economics trade
    commerce industry oil petroleum energy health education justice agriculture fisheries transport
    communications information tourism culture sports labor planning environment water housing science
    technology religious youth women immigration public works security national supreme central federal
    constitutional high appeals armed air revolutionary state lower upper general reserve border
    military navy
    """
)
_ONE_FIELD = {"external": "foreign", "economic": "economy", "financial": "finance", "petroleum": "oil"}
"""Fields of an office in other words: one country has one of both."""
_ADJECTIVES = """
afghan Afghanistan, albanian Albania, algerian Algeria, american United States, us United States, angolan
Angola, argentine Argentina, argentinian Argentina, armenian Armenia, australian Australia, austrian
Austria, azerbaijani Azerbaijan, bahraini Bahrain, bangladeshi Bangladesh, belarusian Belarus, belgian
Belgium, bolivian Bolivia, bosnian Bosnia and Herzegovina, brazilian Brazil, british United Kingdom,
bulgarian Bulgaria, burmese Myanmar, cambodian Cambodia, canadian Canada, chechen Chechnya, chilean Chile,
chinese China, colombian Colombia, congolese Democratic Republic of the Congo, croatian Croatia, cuban
Cuba, cypriot Cyprus, czech Czech Republic, danish Denmark, dutch Netherlands, ecuadorian Ecuador,
egyptian Egypt, emirati United Arab Emirates, eritrean Eritrea, estonian Estonia, ethiopian Ethiopia,
filipino Philippines, philippine Philippines, finnish Finland, french France, georgian Georgia, german
Germany, ghanaian Ghana, greek Greece, haitian Haiti, hungarian Hungary, icelandic Iceland, indian India,
indonesian Indonesia, iranian Iran, iraqi Iraq, irish Ireland, israeli Israel, italian Italy, jamaican
Jamaica, japanese Japan, jordanian Jordan, kazakh Kazakhstan, kenyan Kenya, kosovar Kosovo, kuwaiti
Kuwait, kyrgyz Kyrgyzstan, laotian Laos, latvian Latvia, lebanese Lebanon, libyan Libya, lithuanian
Lithuania, macedonian North Macedonia, malaysian Malaysia, malian Mali, mexican Mexico, moldovan Moldova,
mongolian Mongolia, moroccan Morocco, mozambican Mozambique, nepalese Nepal, nepali Nepal, nicaraguan
Nicaragua, nigerian Nigeria, norwegian Norway, omani Oman, pakistani Pakistan, palestinian Palestine,
panamanian Panama, paraguayan Paraguay, peruvian Peru, polish Poland, portuguese Portugal, qatari Qatar,
romanian Romania, russian Russia, rwandan Rwanda, salvadoran El Salvador, saudi Saudi Arabia, senegalese
Senegal, serbian Serbia, singaporean Singapore, slovak Slovakia, slovenian Slovenia, somali Somalia,
soviet Soviet Union, spanish Spain, sudanese Sudan, swedish Sweden, swiss Switzerland, syrian Syria,
taiwanese Taiwan, tajik Tajikistan, tanzanian Tanzania, thai Thailand, tunisian Tunisia, turkish Turkey,
turkmen Turkmenistan, ugandan Uganda, ukrainian Ukraine, uruguayan Uruguay, uzbek Uzbekistan, venezuelan
Venezuela, vietnamese Vietnam, yemeni Yemen, zambian Zambia, zimbabwean Zimbabwe, southafrican South
Africa, southkorean South Korea, northkorean North Korea, srilankan Sri Lanka, saudiarabian Saudi Arabia,
newzealand New Zealand, costarican Costa Rica, westgerman West Germany, eastgerman East Germany
"""


def _key(name: str) -> str:
    return "".join(part for part in name.lower().replace(".", "").replace("'", "").split())


def _read_adjectives() -> dict[str, str]:
    pairs = (" ".join(item.split()).split(" ", 1) for item in _ADJECTIVES.split(","))
    return dict(pairs)


ADJECTIVES: Mapping[str, str] = MappingProxyType(_read_adjectives())
"""Folded adjectives of countries, each with the country's usual name."""

_NAMES: Mapping[str, str] = MappingProxyType(
    {_key(country): country for country in ADJECTIVES.values()}
    | {_key(name): group[0] for group in COUNTRIES for name in group if group[0] in set(ADJECTIVES.values())}
)


def country_of(key: str) -> str:
    """Return the usual name of a country, or "" for any other place.

    Args:
        key: The folded words of the place in one piece, as "unitedstates".
    """
    return _NAMES.get(key, "")


def office_of(name: Sequence[str]) -> tuple[str, str] | None:
    """Say which office of state a name is.

    Args:
        name: Folded words without a leading article, as ("iraqi", "interior", "ministry").

    Returns:
        The office's words in one order, "interior ministry", and the country's usual name, "" if the name
        does not tell; None if the name is no such office.
    """
    country, rest = _country(tuple(name))
    content = [word for word in rest if word not in STOPS]
    if not content or not any(word in _HEADS for word in content):
        return None
    if not all(word in _HEADS or word in _PLAIN for word in content):
        return None
    if len(content) == 1 and content[0] not in _ALONE:
        return None
    # "Ministry of Foreign Affairs" and "Foreign Ministry" are one.
    fields = {_ONE_FIELD.get(word, word) for word in content} - {"affairs"}
    return " ".join(sorted(fields)), country


def _country(name: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Cut a country from either end of a name: "Iraqi …", "Iraq …", "… of Iraq"."""
    for size in range(1, _LONGEST + 1):
        if len(name) <= size:
            break
        key = "".join(name[:size])
        country = ADJECTIVES.get(key, "") or country_of(key) or _owner(key)
        if country:
            return country, name[size:]
        if len(name) > size + 1 and name[-size - 1] in ("of", "in"):
            country = country_of("".join(name[-size:]))
            if country:
                return country, name[: -size - 1]
    return "", name


def _owner(key: str) -> str:
    """Return the country in "Iraq's", folded."""
    return country_of(key.removesuffix("s").removesuffix("'")) if key.endswith("s") else ""


class Offices:
    """The offices of state of a dossier: :meth:`read` every document, :meth:`settle`, then :meth:`link`."""

    def __init__(self) -> None:
        """Start with none."""
        self._known: dict[Thing, tuple[str, str] | None] = {}
        self._owned: dict[str, dict[str, int]] = {}
        self._national: dict[str, dict[str, Thing]] = {}
        self._plain: dict[Thing, bool] = {}
        self._offering: set[Thing] = set()

    def of(self, thing: Thing) -> tuple[str, str] | None:
        """Return the office and the country that a name tells, as :func:`office_of`."""
        if thing not in self._known:
            self._known[thing] = office_of(thing.words)
        return self._known[thing]

    def read(self, things: Sequence[Thing], mentions: Sequence[Mention], page: Sequence[Mention]) -> None:
        """Count the countries that a document gives its offices, as in "Iraq's Interior Ministry"."""
        plain = [i for i, thing in enumerate(things) if self._is_plain(thing)]
        if not plain:
            return
        owners = _countries_beside([mentions[i] for i in plain], page)
        home = _home(page)
        told: dict[str, int] = {}
        for i, thing in enumerate(things):
            if (office := self.of(thing)) is not None and office[1]:
                told.setdefault(office[0], i)
        given: dict[tuple[str, str], None] = {}
        for i, owner in zip(plain, owners, strict=True):
            office_words = self._office(things[i])
            at_home = self._at_home(things[i], home) if told.get(office_words, i) >= i else ""
            given[office_words, owner or at_home] = None
        for office_words, country in given:
            if country:
                countries = self._owned.setdefault(office_words, {})
                countries[country] = countries.get(country, 0) + 1

    def settle(self, names: Things) -> set[Thing]:
        """Join the names of each country's offices, and return the names that several countries share."""
        plain: dict[str, list[Thing]] = {}
        for thing in sorted(names, key=Thing.rank):
            office = self.of(thing)
            if office is None:
                continue
            if not office[1]:
                plain.setdefault(office[0], []).append(thing)
                continue
            first = self._national.setdefault(office[0], {}).setdefault(office[1], thing)
            if first is not thing and thing.parent is None and first.root() is not thing:
                evidence = f"the same office of {office[1]} as '{first.display}'"
                thing.parent = (first, Rule.SAME_NAME, 0.9, evidence)
        shared: set[Thing] = set()
        for office_words, things in plain.items():
            owned = self._owned.get(office_words, {})
            national = self._national.setdefault(office_words, {})
            if not national and len(owned) < 2:
                continue
            for country, times in sorted(owned.items()):
                if country not in national:
                    made = national[country] = _made(things[0], country, times)
                    names.by_key.setdefault("".join(made.words), made)
            if len(national) > 1:
                shared.update(things)
            if national:
                self._offering.update(things)
        return shared

    def links(
        self, things: Sequence[Thing], mentions: Sequence[Mention], page: Sequence[Mention]
    ) -> dict[int, Link]:
        """Return the links of those mentions of a document, by their number, that mean one country's office.

        The country right before a mention always counts, or the capital right after it; then the only one
        that the document gave that office before, in whatever words; then, of a ministry, the country that
        the article is of; then the only one that it gives the office later, or names and that has one.
        What nothing decides stays without a country: a longer name alone makes it no other country's.
        """
        plain = {i: mentions[i] for i, thing in enumerate(things) if thing in self._offering}
        if not plain:
            return {}
        owners = dict(zip(plain, _countries_beside(list(plain.values()), page), strict=True))
        given = self._given(things, owners)
        home = _home(page)
        places = [place for place in page if place.kind is Kind.PLACE]
        here = {country for place in places if (country := _country_at(place))}
        seats = {country for place in places if (country := _capital_at(place))}
        found: dict[int, Link] = {}
        for i in plain:
            thing = things[i]
            national = self._offered(thing)
            told = {country for at, country in given.get(self._office(thing), ())}
            earlier = {country for at, country in given.get(self._office(thing), ()) if at < i}
            known = (here & national.keys()) or (seats & national.keys())
            owner = owners[i] or _only(earlier)
            at_home = "" if owner or earlier else self._at_home(thing, home)
            owner = owner or ("" if at_home else _only(told))
            if owner in national:
                score, evidence = 0.9, f"the {thing.display} of {owner} in this document"
            elif at_home in national:
                owner = at_home
                score, evidence = 0.75, f"the article is from {owner}, or names it the most"
            elif not told and len(known) == 1 and (len(national) > 1 or len(here) == 1):
                (owner,) = known
                score, evidence = 0.7, f"{owner} is the only country named here that has one in the dossier"
            elif len(national) > 1:
                found[i] = plain_link(thing)
                continue
            else:
                continue
            entity = national[owner].root().entity
            assert entity is not None
            found[i] = Link(entity.key, Rule.SHORT_FORM, score, evidence)
        return found

    def _given(self, things: Sequence[Thing], owners: Mapping[int, str]) -> dict[str, list[tuple[int, str]]]:
        """Return the countries that a document gives each office, beside its name or in it, and where."""
        found: dict[str, list[tuple[int, str]]] = {}
        for i, thing in enumerate(things):
            office = self.of(thing)
            country = (office[1] or owners.get(i, "")) if office is not None else ""
            if office is not None and country in self._national.get(office[0], {}):
                found.setdefault(office[0], []).append((i, country))
        return found

    def _at_home(self, thing: Thing, home: str) -> str:
        """Return the country of an article if a ministry without one may be its: America has none."""
        words_ = self._office(thing).split()
        return home if "ministry" in words_ and home not in _WITHOUT else ""

    def _office(self, thing: Thing) -> str:
        office = self.of(thing)
        return office[0] if office is not None else ""

    def _is_plain(self, thing: Thing) -> bool:
        plain = self._plain.get(thing)
        if plain is None:
            office = self.of(thing)
            plain = self._plain[thing] = office is not None and not office[1]
        return plain

    def _offered(self, thing: Thing) -> Mapping[str, Thing]:
        office = self.of(thing)
        return self._national.get(office[0], {}) if office is not None else {}


def _countries_beside(mentions: Sequence[Mention], page: Sequence[Mention]) -> list[str]:
    """Return for each mention the country beside it, or "": in "Iraq's Army", in "the Army in Baghdad"."""
    starts = {place.start: place for place in page if place.kind is Kind.PLACE}
    ends = {place.end: place for place in starts.values()}
    found = []
    for mention in mentions:
        near = (ends.get(mention.start - gap) for gap in range(1, _GAP + 1))
        country = next((country for place in near if place and (country := _country_at(place))), "")
        seat = starts.get(mention.end + _SEATED)
        found.append(country or (_capital_at(seat) if seat is not None else ""))
    return found


def _home(page: Sequence[Mention]) -> str:
    """Return the country that an article is of: its dateline's, or else the one that it names the most."""
    times: dict[str, int] = {}
    for place in page:
        if place.kind is not Kind.PLACE or not (country := _country_at(place) or _capital_at(place)):
            continue
        if place.surface.isupper() and len(place.surface) > _GAP and _capital_at(place):
            return country
        times[country] = times.get(country, 0) + 1
    best = sorted(times, key=lambda country: -times[country])[:2]
    clear = len(best) == 1 or (len(best) > 1 and times[best[0]] > times[best[1]])
    return best[0] if clear else ""


def _only(countries: set[str]) -> str:
    return next(iter(countries)) if len(countries) == 1 else ""


def _capital_at(place: Mention) -> str:
    return CAPITALS.get("".join(words_of(place.surface)), "")


def _country_at(place: Mention) -> str:
    return country_of("".join(words_of(place.surface)))


def _made(thing: Thing, country: str, times: int) -> Thing:
    """Return a name for one country's office that the dossier never writes in one piece."""
    made = Thing((*thing.words, "of", *words_of(country)), f"{thing.display} ({country})")
    made.count = made.documents = times
    return made
