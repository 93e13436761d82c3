"""Where one name ends and the next begins: spans that swallowed a title, a second name, a number or an "and".

A span goes in, the spans that it stands for come out; nothing but its own tokens is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tui.extraction.abreast import Abreast
from tui.extraction.gazetteer import Gazetteer
from tui.extraction.roles import RoleFinder
from tui.extraction.words import word_set
from tui.model import Kind
from tui.text import fold, undotted

Span = tuple[int, int, Kind]

SURE_TITLES = word_set(
    "mr mrs ms dr president premier senator sen general gen colonel col lt gov governor ayatollah sheikh "
    "rep congressman congresswoman sir lord dame minister chancellor ambassador secretary spokesman "
    "spokeswoman captain capt sgt sergeant sergt corpl lieut genl maj cllr councillor archduke archduchess "
    "herr frau fräulein monsieur madame mme mademoiselle mlle señor señora signor signora senhor senhora "
    "rev reverend prof professor baron baroness viscount admiral adm brigadier corporal cpl"
)
OFFICES = word_set("undersecretary secretary minister ambassador spokesman spokeswoman president envoy")
_INNER_TITLES = (
    SURE_TITLES
    | word_set("chairman chairwoman commissioner mayor mp cm pm ceo cfo coo cto gm lieutenant judge rabbi")
    | word_set("attorney director quarterback qb coach")
) - (word_set("general gen lord sir dame captain maj"))
_ADDRESSES = word_set("Mr Mrs Ms Dr")
_BETWEEN = frozenset({"b", "c", "v", "vs", "vs."})
_MEDIA = word_set(
    "courier standard wire gazette herald chronicle telegraph tribune times examiner inquirer bulletin"
)
_MEDIA |= word_set(
    "dispatch sentinel observer journal news newspaper post mail broadcasting radio television tv"
)
_BODIES = word_set(
    "party ministry coalition association federation committee commission corporation inc ltd plc council "
    "university agency authority police army brigade brigades battalion parliament airlines airways holdings "
    "motors secretariat directorate organization organisation foundation co ag nv llc gmbh bhd bv kgaa sarl "
    "ltda llp pty pte pvt oyj aps sas srl spa plc"
)
_DOTTED_FORMS = word_set("S.A. B.V. N.V. A.G. S.p.A. A.S. A/S P.L.C. L.L.C. K.K. S.A.S. S.R.L. L.P.")
_GENERATIONS = frozenset({"Jr.", "Jr", "Sr.", "Sr"})
FOREIGN_BODIES = word_set(
    "Banco Banca Banque Banc Ministerio Ministère Partido Parti Partito Instituto Institut Istituto "
    "Grupo Groupe "
    "Gruppo Compañía Compagnie Société Sociedad Sociedade Crédit Crédito Cassa Caja Caixa Empresa "
    "Corporación Corporação Federación Fédération Federazione Asociación Sindicato Confederación Comisión "
    "Consejo Universidad Universidade Université Università Fundación Fundação Fondation Fondazione Stiftung "
    "Verein Deutsche Cooperativa"
)
OPENING_BODIES = word_set(
    "bank ministry university universidad universite department institute chamber federation association "
    "society board council commission confederation union league party faculty academy organisation "
    "organization bureau church journal"
)
_NUMBERED = word_set(
    "channel radio tv ligue liga group league division area bbc france studio store united formula"
)
# Sites by their last word: what ends in one of the second group may also be a person's name.
_SITES = word_set(
    "Mosque Hotel Roundabout Museum Stadium Square Airport Palace Cemetery Boulevard Avenue Highway Mall "
    "Plaza Cathedral Arena Bridge Beach Park Street Road Reserve Refuge Province District Districts County "
    "Island Islands River Mountains Valley Peninsula Bypass Motorway Interchange Cantonment Archipelago Lane"
)
_NAMES_OF_PERSONS = word_set(
    "Park Street Road Lane Bridge Beach Valley River County Island Hall Palace Reserve Square"
)
_STREETS = word_set("Street Road Lane")
_HOUSES = word_set("Hospital Hospitals Clinic Hall Auditorium Library Gallery")
_AT = word_set("at in to near inside outside from")
_PARTICLES = word_set("al el bin ibn abu abd de del der van von da di du la le")
# Last words of names that are whole with them: "and" after one begins the next name.
_WHOLE = word_set(
    "Bank Party University College Company Corporation Corp Corp. Inc Inc. Ltd Ltd. Limited Commission "
    "Committee Agency Association Federation Foundation Institute Council Ministry Authority Club League "
    "Union Court Parliament Police Airlines Airways Hospital Group Academy Museum Centre Center Times Post"
)
_LONGEST_NAME = 4
_APOSTROPHES = frozenset({"'", "’", "'s", "’s", "'S", "’S"})
LEGAL_FORMS = word_set(
    "Co Corp Inc Ltd Limited Corporation Company Plc PLC AG SA SpA NV BV AB Oy Bhd LLC LLP GmbH Ltda Pty Pte "
    "S.A B.V N.V S.p.A L.L.C P.L.C"
)
_ABBREVIATED = frozenset({"U.S.", "U.K."})
_STATES = word_set(
    "Ala. Ariz. Ark. Calif. Colo. Conn. Del. Fla. Ga. Ill. Ind. Kan. Ky. La. Mass. Md. Mich. Minn. Miss. Mo. "
    "Mont. N.C. N.D. N.H. N.J. N.M. N.Y. Neb. Nev. Okla. Ont. Ore. Pa. Que. R.I. S.C. S.D. Tenn. Tex. Va. "
    "Vt. W.Va. Wash. Wis. Wyo. D.C. B.C."
)
_FOLLOWINGS = word_set(
    "Party Movement Bloc Coalition List Alliance Front Army Militia Brigade Brigades Government Cabinet "
    "Administration Faction Trend Current Wing Office Estate Campaign Accord Congress Union Council League "
    "Group Organization Organisation Network Camp"
)
_INITIAL = re.compile(r"[A-Z]\.")


@dataclass(frozen=True, slots=True)
class Edges:
    """Takes spans apart, with the lists it looks into."""

    gazetteer: Gazetteer
    roles: RoleFinder
    abreast: Abreast = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "abreast", Abreast(self.gazetteer))

    def mend(self, words: list[str], span: Span) -> Iterator[Span]:
        """Yield the spans that *span* stands for, in order.

        Args:
            words: The tokens of the text as written.
            span: First token, one past the last, and the kind.
        """
        if span[1] - span[0] < 2:
            yield span
            return
        for first, last, kind in self._divide(words, span):
            yield from self._titled(words, first, last, kind)

    def kind(self, words: list[str], span: Span) -> Kind:
        """Return the kind of *span*, which its last word may tell: "Northgate Gazette" is an organisation."""
        first, last, kind = span
        if last - first == 1 and words[first].isupper() and words[first] in self.gazetteer.orgs:
            place = self._is_whole_place(words, first, last)
            return kind if place else Kind.ORG
        if last - first > 1 and self._is_site(words, first, last, kind):
            return Kind.PLACE
        if last - first > 1 and words[last - 1] in _GENERATIONS:
            return Kind.PERSON
        if kind is Kind.ORG or last - first < 2:
            return kind
        if words[first] in FOREIGN_BODIES:
            return Kind.ORG
        if kind is Kind.PERSON and (words[first] == "Al" or fold(words[first]) not in self.gazetteer.given):
            mark = self.gazetteer.phrases.get(self._key(words, first, last), "")
            if mark == "k":
                return Kind.ORG
        opens = words[first].lower() in OPENING_BODIES and words[first + 1].lower() in ("of", "for", "de")
        if opens and last - first > 2 and words[first][0].isupper():
            return Kind.ORG
        tail = words[last - 1].lower()
        media = tail in _MEDIA and (
            kind is Kind.PLACE or tail not in ("post", "mail", "courier") or _the(words, first)
        )
        body = media or tail.rstrip(".") in _BODIES or words[last - 1] in _DOTTED_FORMS
        return Kind.ORG if body and words[last - 1][0].isupper() else kind

    def _is_site(self, words: list[str], first: int, last: int, kind: Kind) -> bool:
        """Whether the last word says that the name is a place: a street, a hospital one is taken to."""
        tail = words[last - 1]
        if tail in _HOUSES and kind is Kind.ORG:
            at = first - 2 if first > 1 and words[first - 1].lower() == "the" else first - 1
            return at >= 0 and words[at].lower() in _AT
        if tail not in _SITES or "and" in words[first:last]:
            return False
        if kind is Kind.PERSON and tail in _NAMES_OF_PERSONS:
            called = last - first == 2 and tail not in _STREETS
            named = fold(words[first]) in self.gazetteer.given or called
            return words[last - 2] in ("National", "Central", "Memorial") or not named
        return self._known(words, first, last) is not Kind.ORG

    def is_nationality(self, words: list[str], first: int, last: int) -> bool:
        """Whether the tokens, alone or with the next one, say where someone is from ("South Korean")."""
        pair = 0 < last - first <= 2 and first + 2 <= len(words)
        return pair and self.gazetteer.is_nationality(words[first], words[first + 1])

    def _divide(self, words: list[str], span: Span) -> Iterator[Span]:
        """Part a span at scores, at "b" and "c" in scorecards, at "v", "and", and a dash after a country."""
        first, last, kind = span
        if last - first < 2:
            yield span
            return
        if kind is Kind.PERSON and last - first > 2 and words[last - 1] in _ABBREVIATED:
            yield from self._divide(words, (first, last - 1, kind))
            yield last - 1, last, Kind.PLACE
            return
        if kind is not Kind.PLACE and words[first] in _STATES and words[first - 1] == ",":
            # "He died in Macon, Ga. Police said so."
            yield first, first + 1, Kind.PLACE
            if last - first > 2 or not self.gazetteer.common.get(words[first + 1].lower(), 0):
                yield from self._divide(words, (first + 1, last, kind))
            return
        at = first
        for index in range(first + 1, last - 1):
            if index > at and kind is Kind.ORG and (next_ := self.abreast.begins_at(words, at, index, last)):
                yield at, index, self._kind_of(words, at, index, kind)
                at = next_
            elif index > at and self._parts(words, at, index, last, kind):
                works = kind is Kind.ORG and self._works_for(words, at, index, last)
                yield at, index, Kind.PERSON if works else self._kind_of(words, at, index, kind)
                at = index + (0 if words[index][0].isupper() and words[index].upper() != "V" else 1)
                at += words[index] == "of" and words[at] == "the"
        if at == first:
            yield from self._abreast(words, span)
        elif self._may_open_person(words, at, last) or (
            kind is Kind.ORG and words[at - 1] == "of" and self._is_called(words, at, last)
        ):
            yield at, last, Kind.PERSON
        elif kind is Kind.PERSON and words[at - 1] == "of":
            yield at, last, self._known(words, at, last) or Kind.PLACE
        else:
            yield at, last, self._kind_of(words, at, last, kind)

    def _parts(self, words: list[str], first: int, index: int, last: int, kind: Kind) -> bool:
        """Whether the token at *index* parts two names.

        "Brazil T. Neves", from a line-up, and "Renwick Co of Brazil" are two.
        """
        word = words[index]
        if _INITIAL.fullmatch(word) and self._key(words, first, index) in self.gazetteer.nations:
            return True
        if word == "of" and kind is Kind.ORG and words[index - 1].rstrip(".") in LEGAL_FORMS:
            start = index + 1 + (words[index + 1] == "the")
            return self._key(words, start, last) in self.gazetteer.nations
        if word == "of" and kind is Kind.ORG and words[index - 1] in _FOLLOWINGS:
            return self._is_called(words, index + 1, last)
        if kind is Kind.ORG and self._works_for(words, first, index, last):
            return True
        if word in _BETWEEN or (word == "V" and kind is not Kind.PERSON and words[index - 1].isupper()):
            return True
        if word.isdigit():
            return kind is Kind.PERSON
        if kind is Kind.PERSON and (word == "of" or word in _APOSTROPHES):
            return self._belongs(words, first, index, last)
        if word == "and":
            if kind is Kind.PERSON:
                return True
            if self._known(words, first, last) is not None:
                return False
            if (
                kind is Kind.ORG
                and self._is_body(words, first, index)
                and self._is_body(words, index + 1, last)
            ):
                return True
            left, right = self._known(words, first, index), self._known(words, index + 1, last)
            return (left is kind or right is kind) and (
                kind is Kind.ORG or (left is not None and right is not None)
            )
        dash = word == "-" and (kind is not Kind.ORG or self._may_be_person(words, index + 1, last))
        if dash and self._known(words, first, last) is None:
            nation = self._key(words, first, index) in self.gazetteer.nations
            plain = words[index + 1][0].isupper() and words[index + 1] not in self.gazetteer.demonyms
            return nation and plain and " ".join(words[first:last]).count(" - ") == 1
        return False

    def _may_open_person(self, words: list[str], first: int, last: int) -> bool:
        """Whether a part behind a dash or one that opens with an initial is nothing that the lists know."""
        opens = words[first - 1] == "-" or _INITIAL.fullmatch(words[first]) is not None
        return opens and self._known(words, first, last) is None

    def _is_called(self, words: list[str], first: int, last: int) -> bool:
        """Whether the tokens are a person's name in full: "Party of Nouri al-Maliki" is two names."""
        lists, given = self.gazetteer, fold(words[first])
        listed = given in lists.given or given in lists.romanised
        return last - first > 1 and listed and self._may_be_person(words, first, last)

    def _works_for(self, words: list[str], first: int, index: int, last: int) -> bool:
        """Whether "of" parts somebody and a firm: "Leo Horvat of Norvik LLC"."""
        formal = words[index] == "of" and words[last - 1].rstrip(".") in LEGAL_FORMS
        if not formal or index - first < 2:
            return False
        known = self._known(words, index + 1, last - 1) is Kind.ORG
        return self._is_called(words, first, index) or (known and self._may_be_person(words, first, index))

    def _is_body(self, words: list[str], first: int, last: int) -> bool:
        """Whether the tokens name a body by themselves: several, the last of them a head of such names."""
        return last - first > 1 and words[last - 1] in _WHOLE and words[first][0].isupper()

    def _belongs(self, words: list[str], first: int, index: int, last: int) -> bool:
        """Whether a person's name ends in what is another's: "Ana Horvat of Porto", "Porto's Ana Horvat"."""
        if not words[index + 1][0].isupper():
            return False
        if words[index] == "of":
            titled = any(self.roles.is_title(word) for word in words[first:index])
            return index - first > 1 and not titled and self._known(words, index + 1, last) is not None
        owner = words[index - 1].lower().endswith("s") or len(words[index]) > 1
        return owner and _APOSTROPHES.isdisjoint(words[index + 1 : last])

    def _abreast(self, words: list[str], span: Span) -> Iterator[Span]:
        """Two known places side by side, as in tables and headlines, are two names."""
        first, last, kind = span
        if kind is Kind.PLACE and last - first <= _LONGEST_NAME and self._known(words, first, last) is None:
            for index in range(first + 1, last):
                if self._is_whole_place(words, first, index) and self._is_whole_place(words, index, last):
                    yield first, index, kind
                    yield index, last, kind
                    return
        yield span

    def _is_whole_place(self, words: list[str], first: int, last: int) -> bool:
        key = self._key(words, first, last)
        heads = last - first == 1 and key in self.gazetteer.place_heads
        return (
            not heads
            and len(key) > 3
            and words[first].isalpha()
            and (key in self.gazetteer.places or key in self.gazetteer.countries)
        )

    def _titled(self, words: list[str], first: int, last: int, kind: Kind) -> Iterator[Span]:
        """Cut a title out of a span, with the country or the body it is held in as a name of its own."""
        for index in range(last - 2, first - 1, -1):
            word = words[index]
            if not word[0].isupper() or word.rstrip(".").lower() not in _INNER_TITLES:
                continue
            address = word.rstrip(".") in _ADDRESSES
            if kind is not Kind.PERSON and not address and not self._may_be_person(words, index + 1, last):
                break
            yield from self._held_in(words, first, index)
            yield index + 1, last, Kind.PERSON
            return
        yield first, last, kind

    def _held_in(self, words: list[str], first: int, title: int) -> Iterator[Span]:
        """The country or the body that stands before the title at *title*, if any."""
        for end in range(title, first, -1):
            if (known := self._known(words, first, end)) is not None:
                yield first, end, known
                return
        end = self.roles.opening(words, first, title + 1)
        if any(fold(word) in self.gazetteer.org_heads for word in words[first:end]):
            yield first, end, Kind.ORG

    def _may_be_person(self, words: list[str], first: int, last: int) -> bool:
        if not 0 < last - first <= _LONGEST_NAME or not words[last - 1][0].isupper():
            return False
        lists = self.gazetteer
        for word in words[first:last]:
            key = word.lower()
            if key in _PARTICLES or word in ("-", "'", "’"):
                continue
            if not word[0].isupper() or fold(word) in lists.org_heads or fold(word) in lists.place_heads:
                return False
            if lists.common.get(key, 0) >= 4 or word in lists.calendar or word in lists.demonyms:
                return False
        return self._known(words, first, last) is None

    def _kind_of(self, words: list[str], first: int, last: int, kind: Kind) -> Kind:
        """The kind of a part: its own where the lists know it, else that of the whole."""
        if kind is Kind.PERSON:
            return Kind.PLACE if self._key(words, first, last) in self.gazetteer.nations else kind
        return self._known(words, first, last) or kind

    def _known(self, words: list[str], first: int, last: int) -> Kind | None:
        """What the lists say of the tokens as a whole."""
        if last - first == 1 and words[first] in self.gazetteer.orgs:
            return Kind.ORG
        key = self._key(words, first, last)
        mark = self.gazetteer.phrases.get(key, "")
        if mark == "k":
            return Kind.ORG
        place = mark or key in self.gazetteer.places or key in self.gazetteer.countries
        return Kind.PLACE if place else None

    def _key(self, words: list[str], first: int, last: int) -> str:
        return undotted(" ".join(words[first:last]))


def _the(words: list[str], first: int) -> bool:
    return words[first].lower() == "the" or (first > 0 and words[first - 1].lower() == "the")
