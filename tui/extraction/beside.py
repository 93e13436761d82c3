"""What stands right beside a name: a nickname, a degree, a country's code, a sum of money, a portfolio.

Each method takes all spans of a text in order and returns them so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from tui.extraction.edges import Span
from tui.extraction.gazetteer import Gazetteer
from tui.extraction.joins import merged
from tui.extraction.sentences import Sentence
from tui.extraction.words import word_set
from tui.model import Kind
from tui.text import fold

_QUOTES = {'"': '"', "“": "”", "'": "'", "‘": "’", "’": "’", "(": ")"}
_LONGEST_NICKNAME = 3
_LONGEST_PLACE = 3
_GENERATIONS = word_set("Jr Jr. Sr Sr. II III IV")
_DEGREES = word_set(
    "MD M.D. M.D PhD Ph.D. Ph.D MBA M.B.A. M.B.A JD J.D. Esq Esq. RN DDS D.D.S. DVM MPH M.P.H. MSc BSc MA "
    "M.A. CPA QC KC OBE CBE MBE FRS"
)
_STATES = word_set("MA")
_HOLDERS = word_set("minister ministers secretary undersecretary commissioner")
_DOLLARS = frozenset({"$", "dollar", "dollars", "cents"})
_DASHES = frozenset({"--", "—", "–"})
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)?")
# The codes that sports and passports use for countries: ISO 3166-1 alpha-3 and the Olympic committee's.
_CODES = word_set(
    "AFG ALB ALG DZA AND ANG AGO ARG ARM ARU AUS AUT AZE BAH BHS BRN BHR BAN BGD BAR BRB BLR BEL BEN BER BMU "
    "BHU BTN BIH BOL BOT BWA BRA BUL BGR BUR BFA BDI CAM KHM CMR CAN CPV CAF CHA TCD CHI CHL CHN COL COM COD "
    "CRC CRI CIV CRO HRV CUB CYP CZE DEN DNK DJI DOM ECU EGY ESA SLV ERI EST ETH FIJ FJI FIN FRA GAB GAM GEO "
    "GER DEU GHA GRE GRC GRN GUA GTM GUI GIN GUY HAI HTI HON HND HKG HUN ISL IND INA IDN IRI IRN IRQ IRL ISR "
    "ITA JAM JPN JOR KAZ KEN KOR PRK KOS KUW KWT KGZ LAO LAT LVA LBN LIB LBR LBA LBY LIE LTU LUX MAD MDG MAW "
    "MWI MAS MYS MDV MLI MLT MTN MRT MRI MUS MEX MDA MON MCO MGL MNG MNE MAR MOZ MYA MMR NAM NEP NPL NED NLD "
    "NZL NCA NIC NIG NER NGR NGA MKD NOR OMA OMN PAK PAN PLE PSE PAR PRY PER PHI PHL POL POR PRT PUR PRI QAT "
    "ROU RUS RWA KSA SAU SEN SRB SEY SLE SGP SIN SVK SLO SVN SOM RSA ZAF ESP SRI LKA SUD SDN SUR SWE SUI CHE "
    "SYR TPE TWN TJK TAN TZA THA TLS TOG TTO TRI TUN TUR TKM UGA UKR UAE ARE GBR USA URU URY UZB VEN VIE VNM "
    "YEM ZAM ZMB ZIM ZWE"
)


@dataclass(frozen=True, slots=True)
class Beside:
    """Corrects spans by the words right before and after them, with the lists it looks into."""

    gazetteer: Gazetteer

    def names(self, words: list[str], found: list[Span]) -> list[Span]:
        """Apply what concerns one name alone."""
        found = self._persons(words, [span for span in found if not self._is_aside(words, span)])
        found = merged(found, self._initials(words, found))
        found = merged(found, self._slashed(words, found))
        found = merged(found, self._nicknames(words, found))
        return merged(found, self._codes(words, found))

    def datelines(self, words: list[str], found: list[Span], parts: list[Sentence]) -> list[Span]:
        """Read "Quito:" at the head of a text, and "Quito –" at that of a sentence, as the place it is."""
        added: list[Span] = []
        for number, part in enumerate(parts):
            stop = part.first
            longest = min(part.last, part.first + _LONGEST_PLACE + 1)
            while stop < longest and words[stop][0].isupper() and words[stop].isalpha():
                stop += 1
            if stop == part.first or stop >= part.last:
                continue
            if words[stop] in _DASHES or (words[stop] == ":" and number < 2):
                key = fold(" ".join(words[part.first : stop]))
                known = key in self.gazetteer.countries or key in self.gazetteer.places
                covered = any(a < part.first or b > stop for a, b, _ in _over(found, part.first, stop))
                if known and not covered and key not in self.gazetteer.place_heads:
                    added.append((part.first, stop, Kind.PLACE))
        return merged(found, added)

    def _persons(self, words: list[str], found: list[Span]) -> list[Span]:
        """Cut "64th" off a person's name, and take in "Jr." and degrees after a comma."""
        result: list[Span] = []
        # "Jr." alone names nobody, whatever the tagger took it for.
        found = [span for span in found if span[1] - span[0] > 1 or words[span[0]] not in _GENERATIONS]
        for number, (first, last, kind) in enumerate(found):
            end = last
            if kind is Kind.PERSON:
                while end - first > 1 and _ORDINAL.fullmatch(words[end - 1]):
                    end -= 1
                limit = found[number + 1][0] if number + 1 < len(found) else len(words)
                while (
                    end - first > 1
                    and words[end : end + 1] == [","]
                    and (size := _after(words[end + 1 : limit]))
                ):
                    end += 1 + size
            result.append((first, end, kind))
        return result

    def _is_aside(self, words: list[str], span: Span) -> bool:
        """Whether a span names nobody: a degree, a currency, a minister's portfolio."""
        first, last, kind = span
        if last - first == 1 and words[first] in _DEGREES and first and words[first - 1] == ",":
            return True
        if kind is Kind.PLACE:
            money = last < len(words) and words[last].lower() in _DOLLARS
            return money and words[first].replace(".", "").upper() in ("US", "NT", "HK")
        if kind is Kind.ORG and first > 1 and words[first - 1] == "of":
            return words[first - 2].lower() in _HOLDERS and self._is_portfolio(words[first:last])
        return False

    def _is_portfolio(self, words: list[str]) -> bool:
        """Whether *words* say what a minister minds, and do not name a body."""
        lists = self.gazetteer
        if words[0] in lists.orgs or " ".join(words).lower() in lists.phrases:
            return False
        return not any(
            fold(word) in lists.org_heads and word not in ("Energy", "Trade", "Oil") for word in words
        )

    def _initials(self, words: list[str], found: list[Span]) -> list[Span]:
        """One person of "Nilo Q.R", found as "Nilo Q" and "R"."""
        return [
            (first, start + 1, kind)
            for (first, last, kind), (start, stop, _) in pairwise(found)
            if start == last + 1 == stop - 1
            and kind is Kind.PERSON
            and last - first > 1
            and words[last] == "."
            and len(words[last - 1]) == len(words[start]) == 1
        ]

    def _slashed(self, words: list[str], found: list[Span]) -> list[Span]:
        """The pollster of "a Vorrel/BBC survey", if it was missed where its partner was found."""
        if "/" not in words:
            return []
        taken = {index for first, last, _ in found for index in range(first, last)}
        added: list[Span] = []
        for first, last, kind in found:
            if kind is Kind.ORG:
                for slash, index in ((first - 1, first - 2), (last, last + 1)):
                    inside = 0 <= index < len(words) and words[slash] == "/" and index not in taken
                    if (
                        inside
                        and words[index].istitle()
                        and words[index].isalpha()
                        and not self._is_common(words[index])
                    ):
                        added.append((index, index + 1, Kind.ORG))
        return added

    def _nicknames(self, words: list[str], found: list[Span]) -> list[Span]:
        """One person of 'Nilo "the Fox" Qorvani', whose parts were found as two or three."""
        starts = {first: (last, kind) for first, last, kind in found}
        added: list[Span] = []
        for first, last, kind in found:
            if kind is not Kind.PERSON or last >= len(words) or words[last] not in _QUOTES:
                continue
            closing = _QUOTES[words[last]]
            close = next(
                (
                    i
                    for i in range(last + 2, min(last + _LONGEST_NICKNAME + 2, len(words) - 1))
                    if words[i] == closing
                ),
                0,
            )
            if not close or not self._is_nickname(words[last + 1 : close], closing == ")"):
                continue
            after = words[close + 1]
            end, of_what = starts.get(close + 1, (close + 2, Kind.PERSON))
            if (
                after[0].isupper()
                and after.isalpha()
                and of_what is not Kind.ORG
                and not self._is_common(after)
            ):
                added.append((first, end, Kind.PERSON))
        return added

    def _is_nickname(self, words: list[str], bracketed: bool) -> bool:
        if bracketed:
            return len(words) == 1 and words[0].istitle() and fold(words[0]) in self.gazetteer.given
        return all(map(str.isalpha, words)) and words[-1][0].isupper()

    def _is_common(self, word: str) -> bool:
        return self.gazetteer.common.get(word.lower(), 0) >= 6

    def _codes(self, words: list[str], found: list[Span]) -> list[Span]:
        """The country's code in brackets after a person, as in results of sports."""
        return [
            (last + 1, last + 2, Kind.PLACE)
            for _, last, kind in found
            if kind is Kind.PERSON
            and last + 2 < len(words)
            and words[last] == "("
            and words[last + 1] in _CODES
            and words[last + 2] == ")"
        ]


def _after(words: list[str]) -> int:
    """Return how many of the words behind a person's name and a comma belong to it: "Jr." or a degree."""
    for size in (1, 3):
        word = "".join(words[:size])
        if word in _GENERATIONS or (word in _DEGREES and word not in _STATES):
            return min(size, len(words))
    return 0


def _over(found: list[Span], first: int, last: int) -> list[Span]:
    return [span for span in found if span[0] < last and first < span[1]]
