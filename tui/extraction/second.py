"""The second pass: one document again, now with everything the dossier knows of its names.

Kinds go by vote, pairs are split, and known names that the tagger missed are found where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import zip_longest

from tui.extraction.casing import is_verb
from tui.extraction.clubs import clubs
from tui.extraction.gazetteer import Gazetteer, load_gazetteer
from tui.extraction.grounds import is_place_here
from tui.extraction.lexicon import KINDS, PARTICLES, ROLE_WEIGHT, Lexicon, family_name, first_word, name_key
from tui.extraction.metonyms import metonyms
from tui.extraction.roles import RoleFinder
from tui.extraction.sentences import paragraph_of, paragraph_starts
from tui.extraction.sides import sides
from tui.extraction.words import word_set
from tui.model import Kind, Mention
from tui.text import fold

_CAPITALISED = re.compile(r"(?<![\w.@/])[^\W\d_a-z]\w*")
_TWICE = re.compile(r"(\w+ .+?)[ -](?=\1$)")
_SHORTEST_TWICE = 15
_PAIR = re.compile(r"\s*/\s*|(?<=\w)[-–](?=\w)|\s+(?:and|v|vs\.?)\s+")
_END = re.compile(r"(?<=\S)(?!\w)")
_GOES_ON = re.compile(r" [^\W\d_a-z]\w*[a-z]")
_ARTICLE = re.compile(r"\b([AaEe]l) (?=[A-Z])")
_TWO_WORDS = re.compile(r"(\w+) (\w+)")
_MONEY = re.compile(r" ?(?:\$|dollars?\b|cents\b)")
_PLAIN_LINE = re.compile(r"^[^\nA-Z]*[a-z][^\nA-Z]*$", re.MULTILINE)
_ITEM = re.compile(r"[^,;|/•·\n]+")
_INTO_PLACES = word_set("in from near into at to across inside outside")
_JOINED_ARTICLE = re.compile(r"(?:^|(?<=[^\w-]))(?:al|el)-\Z")
_WITH_ARTICLE = 4
_MINISTRY = re.compile(r"(?:[A-Z][\w-]+ )*Ministry\b")
_LAST_WORD = re.compile(r"\b([A-Z]\w+) \Z")
_LONGEST_WORD = 20
_COMMON_NOUN = re.compile(r" [a-z]{3}")
_QUOTES = "'‘’\"“”"
_COMPASS = word_set("northern southern eastern western")
_IN_A_COMPOUND = re.compile(r"[-/]\w")
_WENT_ON = re.compile(r"[ -](?:(?:of|for|the|and|in|on|&) )*[^\W\d_a-z]")
_OWNED = re.compile(r"(.+?)['’]s [^\W\d_a-z]")
_LONGEST_REST = 60
_TO_DATES = word_set(
    "in on of since until till by from through before after last next this early late mid during for the a"
)
_DAY = re.compile(r"[.,]? ?\d")
_AFTER_PLACE = re.compile(r"[ \t]*[-–—,(\d]")
_ABBREVIATED = word_set("U.S. U.K.")
"""Countries whose short form qualifies any name that follows: "the U.S. Labor Day weekend"."""
_ADDRESSES = word_set("Mr Mrs Ms Dr Rev Prof")
_SETTLEMENTS = word_set("city town village port state province county district capital")
_SENTENCE_ENDS = re.compile(r"[a-z]{3}[.!?:;]$")
_STATES = word_set("federation republic kingdom emirates")
_LONGEST_PLAIN_LINE = 400
_LEAST_VOTES = 3
_SHARE = 0.65
_USUAL = 6
_MOST_ROUNDS = 4
_SHORTEST_FRONT = 4
_SLACK = 3


def complete(text: str, mentions: tuple[Mention, ...], lexicon: Lexicon) -> tuple[Mention, ...]:
    """Return the mentions of *text* after the dossier has been heard.

    Args:
        text: The document's text.
        mentions: What the first pass found in it, or an earlier result of this function.
        lexicon: What the first pass found in all documents.

    Returns:
        Mentions in order, never overlapping; a second call with the result changes nothing.
    """
    result = mentions
    for _ in range(_MOST_ROUNDS):
        document = _Document(text, result, lexicon)
        result = document.complete()
        if document.settled(result):
            break
    gazetteer = _lists()[0]
    return metonyms(text, clubs(text, sides(text, result, gazetteer), gazetteer))


@lru_cache(maxsize=1)
def _lists() -> tuple[Gazetteer, RoleFinder]:
    gazetteer = load_gazetteer()
    return gazetteer, RoleFinder(gazetteer)


class _Document:
    """One document in its second pass."""

    def __init__(self, text: str, mentions: tuple[Mention, ...], lexicon: Lexicon) -> None:
        self._text = text
        self._lexicon = lexicon
        self._gazetteer, self._roles = _lists()
        whole = [
            self._lengthen(mention, after.start if after else len(text))
            for mention, after in zip_longest(mentions, mentions[1:])
        ]
        self._found = [part for mention in whole for part in self._split(mention)]
        self._families = _families(self._found)
        self._introductions: dict[str, int] = {}
        demonyms = self._gazetteer.demonyms
        self._called = {m.surface for m in self._found if m.surface in demonyms and m.kind is Kind.PERSON}
        fronts = {word for m in self._found if (word := self._front(m))}
        self._called |= fronts
        self._fronts = {name_key(word) for word in fronts}

    def _front(self, mention: Mention) -> str | None:
        """The first word of a person's full name where it can only be a name: "Mobutu" of three."""
        word, blank, _ = mention.surface.partition(" ")
        lists = self._gazetteer
        if mention.kind is not Kind.PERSON or not blank or len(word) < _SHORTEST_FRONT or not word.istitle():
            return None
        key = fold(word)
        if key in lists.common or word in lists.demonyms or word in lists.calendar or word in lists.not_names:
            return None
        listed = key in lists.places or key in lists.countries or word in lists.orgs
        return None if listed or self._is_head(key) or self._roles.is_title(word) else word

    def settled(self, result: tuple[Mention, ...]) -> bool:
        """Whether another round would find nothing that *result* has not: no new family name stands in it."""
        return _families(result) == self._families

    def complete(self) -> tuple[Mention, ...]:
        """Return the mentions after one round."""
        relabelled = [self._whole(self._relabel(mention)) for mention in self._found]
        taken = [(mention.start, mention.end) for mention in relabelled]
        hits = [*self._missed(taken), *self._listed(taken)]
        if not hits:
            return _without_overlaps(relabelled, [])
        starts = paragraph_starts(self._text)
        added: list[Mention] = []
        for start, end, kind in hits:
            role = self._roles.before_offset(self._text, start) if kind is Kind.PERSON else ""
            whole = Mention(start, end, self._text[start:end], kind, role, paragraph_of(starts, start))
            added += [self._relabel(part) for part in self._split(whole)]
        return _without_overlaps(relabelled, [self._whole(mention) for mention in added])

    def _whole(self, mention: Mention) -> Mention:
        """Return "al-Basri" where "Basri" was found alone, "Iraqi Oil Ministry" where "Oil Ministry" was."""
        text, start = self._text, mention.start
        if mention.kind is Kind.ORG and _MINISTRY.match(mention.surface):
            before = _LAST_WORD.search(text, max(0, start - _LONGEST_WORD), start)
            if before is None or before[1] not in self._gazetteer.demonyms:
                return mention
            surface = text[before.start() : mention.end]
            return Mention(before.start(), mention.end, surface, mention.kind, "", mention.paragraph)
        joined = mention.kind is Kind.PERSON and _JOINED_ARTICLE.search(
            text, max(0, start - _WITH_ARTICLE), start
        )
        if not joined:
            return mention
        start -= len("al-")
        surface = text[start : mention.end]
        return Mention(start, mention.end, surface, mention.kind, mention.role, mention.paragraph)

    def _split(self, mention: Mention) -> Iterator[Mention]:
        """Cut "Khalilzad-Casey" and "al-Jaafari/al-Maliki" where both sides are names of their own."""
        mention = self._owner(self._shorten(mention))
        surface = mention.surface
        cuts = [match.span() for match in _PAIR.finditer(surface) if self._is_pair(mention, match)]
        if len(surface) >= _SHORTEST_TWICE and (twice := _TWICE.match(surface)):
            # A headline and the story that begins with the same name.
            cuts = [(twice.end(1), twice.end())]
        if not cuts:
            yield mention
            return
        at = 0
        for first, last in [*cuts, (len(surface), 0)]:
            piece = mention.surface[at:first]
            if piece:
                role = mention.role if at == 0 else ""
                start = mention.start + at
                yield Mention(start, start + len(piece), piece, mention.kind, role, mention.paragraph)
            at = last

    def _lengthen(self, mention: Mention, limit: int) -> Mention:
        """Return the well-known longer name that begins with *mention*, if one stands there."""
        text, first = self._text, mention.end
        if not _WENT_ON.match(text, first):
            return mention
        ends = [match.start() for match in _END.finditer(text, first + 1, min(limit, first + _LONGEST_REST))]
        for end in reversed(ends):
            surface = text[mention.start : end]
            votes = self._lexicon.votes.get(name_key(surface), (0, 0, 0))
            if sum(votes) < _LEAST_VOTES or "\n" in surface or _goes_on(text, end):
                continue
            kind = KINDS[votes.index(max(votes))]
            if kind is mention.kind or kind is not Kind.PERSON:
                role = mention.role if kind is Kind.PERSON else ""
                return Mention(mention.start, end, surface, kind, role, mention.paragraph)
        return mention

    def _owner(self, mention: Mention) -> Mention:
        """Return the owner where a name is what belongs to one: "Tarnath" of "Tarnath's Delta Division"."""
        match = _OWNED.match(mention.surface)
        if match is None or mention.kind is Kind.PERSON:
            return mention
        key, whole = name_key(match.group(1)), self._weight(name_key(mention.surface))
        if self._weight(key) < max(_LEAST_VOTES, 3 * whole) or not self._is_well_known(match.group(1)):
            return mention
        end = mention.start + match.end(1)
        return Mention(mention.start, end, match.group(1), self._best(key), "", mention.paragraph)

    def _shorten(self, mention: Mention) -> Mention:
        """Cut a known name out of a longer one that stands nowhere else and goes on in common words.

        So end headlines such as "Qorvani Resigns" where the tagger took the verb for a family name.
        """
        surface = mention.surface
        once = ROLE_WEIGHT if mention.role else 1
        if " " not in surface or sum(self._lexicon.votes.get(name_key(surface), (0, 0, 0))) > once:
            return mention
        words = surface.split(" ")
        for size in range(len(words) - 1, 0, -1):
            for at in (0, len(words) - size):
                rest = words[size:] if at == 0 else words[:at]
                piece = " ".join(words[at : at + size])
                if self._is_well_known(piece) and self._is_beside(mention, piece, rest, at):
                    start = mention.start + (surface.index(piece) if at == 0 else len(surface) - len(piece))
                    kind = self._best(name_key(piece))
                    role = mention.role if kind is Kind.PERSON else ""
                    return Mention(start, start + len(piece), piece, kind, role, mention.paragraph)
        return mention

    def _is_aside(self, words: list[str]) -> bool:
        """Whether *words* are common words or abbreviations, none of them "of" or a head of names."""
        gazetteer = self._gazetteer
        if "of" in words:
            return False
        for written in words:
            word = written.strip(_QUOTES)
            lower = word.lower()
            common = gazetteer.common.get(lower, 0) >= _USUAL or is_verb(lower, gazetteer.common)
            head = lower in gazetteer.org_heads or lower in gazetteer.place_heads
            if not (word in gazetteer.not_names or (common and not head and lower not in gazetteer.given)):
                return False
        return True

    def _is_beside(self, mention: Mention, piece: str, rest: list[str], at: int) -> bool:
        """Whether *rest* only stands beside the known name *piece*, which begins at word *at*."""
        if self._is_aside(rest) or self._is_origin(mention, piece, rest, at):
            return True
        return not at and self._acts(piece, rest)

    def _acts(self, piece: str, rest: list[str]) -> bool:
        """Whether *rest* says what a known person does: "Qorvani Names Envoy to Tarnath"."""
        person = self._best(name_key(piece)) is Kind.PERSON
        return person and len(rest) > 1 and is_verb(rest[0].lower(), self._gazetteer.common)

    def _is_origin(self, mention: Mention, piece: str, rest: list[str], at: int) -> bool:
        """Whether *rest* says of what people somebody is: "Roman Catholic" of "U.S. Roman Catholic bishops".

        Behind a name that holds of countries alone, and before a common noun: the London Irish are a club.
        """
        if any(word not in self._gazetteer.demonyms or word.lower() in _COMPASS for word in rest):
            return False
        if at:
            return True
        nation = name_key(piece).lower().replace(".", "") in self._gazetteer.nations
        return nation and _COMMON_NOUN.match(self._text, mention.end) is not None

    def _is_well_known(self, piece: str) -> bool:
        key = name_key(piece)
        return self._weight(key) >= _LEAST_VOTES and not self._roles.is_title(piece)

    def _best(self, key: str) -> Kind:
        votes = self._lexicon.votes.get(key, (0, 0, 0))
        families = self._lexicon.families.get(key, 0)
        if families + votes[0] >= max(votes):
            return Kind.PERSON
        return KINDS[votes.index(max(votes))]

    def _is_pair(self, mention: Mention, match: re.Match[str]) -> bool:
        left, right = mention.surface[: match.start()], mention.surface[match.end() :]
        if not left or not right:
            return False
        if "/" in match.group():
            return left[0].isalpha() and right[0].isalpha()
        # Of "al-Jaafari/al-Maliki" the second "al" is no more a side than the first.
        last = left.rpartition("/")[2].lower()
        if " " in left.strip() or " " in right.strip() or not right[0].isupper() or last in PARTICLES:
            return False
        whole = sum(self._lexicon.votes.get(name_key(mention.surface), (0, 0, 0)))
        return all(
            self._is_name(name_key(side)) and self._weight(name_key(side)) >= whole for side in (left, right)
        )

    def _weight(self, key: str) -> int:
        return sum(self._lexicon.votes.get(key, (0, 0, 0))) + self._lexicon.families.get(key, 0)

    def _is_name(self, key: str) -> bool:
        return key in self._lexicon.families or sum(self._lexicon.votes.get(key, (0, 0, 0))) > 1

    def _relabel(self, mention: Mention) -> Mention:
        kind = self._kind(name_key(mention.surface), mention.kind, bool(mention.role), mention.start)
        if kind is not Kind.PERSON and not mention.role and self._is_relative(mention.surface):
            kind = Kind.PERSON
        if kind is mention.kind:
            return mention
        role = mention.role if kind is Kind.PERSON else ""
        return Mention(mention.start, mention.end, mention.surface, kind, role, mention.paragraph)

    def _is_relative(self, surface: str) -> bool:
        """Whether a longer name ends in a family name that the dossier knows as nothing else."""
        family = family_name(surface)
        if family is None or surface.count(" ") > 2 or " of " in surface or surface.startswith("The "):
            return False
        parts = [fold(part) for part in surface.split()]
        gazetteer = self._gazetteer
        if (
            fold(surface) in gazetteer.countries
            or fold(surface) in gazetteer.places
            or parts[0] in gazetteer.countries
        ):
            return False
        heads = any(part in gazetteer.org_heads or part in gazetteer.place_heads for part in parts)
        if heads or surface.split()[0] in gazetteer.demonyms:
            return False
        joined = _ARTICLE.sub(r"\1-", surface)
        if joined != surface:
            votes = self._lexicon.votes.get(name_key(joined), (0, 0, 0))
            if votes[0] > votes[1] + votes[2]:
                return True
        votes = self._lexicon.votes.get(name_key(family), (0, 0, 0))
        whole = self._lexicon.votes.get(name_key(surface), (0, 0, 0))
        return votes[0] >= _LEAST_VOTES and votes[0] > 9 * (votes[1] + votes[2]) and votes[0] > sum(whole)

    def _kind(self, key: str, kind: Kind, has_role: bool, start: int) -> Kind:
        if has_role or kind not in KINDS:
            return kind
        votes = self._lexicon.votes.get(key, (0, 0, 0))
        if self._is_grounded(key, start):
            return Kind.PLACE
        if key.lower() in self._gazetteer.nations and not (kind is Kind.PERSON and self._may_bear(key)):
            state = not _STATES.isdisjoint(key.lower().split())
            team = (
                kind is Kind.ORG
                and not state
                and self._lexicon.kind_of(key, _LEAST_VOTES, _SHARE) is not Kind.PLACE
            )
            return Kind.ORG if team else Kind.PLACE
        if key in self._families:
            if self._is_surely_place(kind, start, start + len(key)):
                return Kind.PLACE
            if votes[2] > 2 * votes[0] and kind is not Kind.PERSON:
                before = self._text[max(0, start - 12) : start].split()
                return kind if before and before[-1] in _INTO_PLACES else Kind.PERSON
            return Kind.PERSON
        families = self._lexicon.families.get(key, 0)
        if key.startswith(("al-", "el-")) and " " not in key:
            # The family name of "Ibrahim al-Jaafari" is counted without its article.
            families += self._lexicon.families.get(key[3:], 0)
        if families and families + votes[0] > 2 * (votes[1] + votes[2]):
            return Kind.PERSON
        if families and families + votes[0] >= votes[1] + votes[2] and not self._is_listed(key):
            return Kind.PERSON
        voted = self._lexicon.kind_of(key, _LEAST_VOTES, _SHARE)
        others = votes[1] + votes[2]
        doubted = voted is None and kind is Kind.PERSON and others > 1 and 2 * others >= votes[0]
        if doubted and not families and key.lower() in self._gazetteer.places:
            # Nobody is called so in full, and the lists know a place: a person this is not.
            return Kind.ORG if votes[1] > votes[2] else Kind.PLACE
        return voted or (Kind.PERSON if key in self._fronts else kind)

    def _is_surely_place(self, kind: Kind, start: int, end: int) -> bool:
        """Whether a place that a person is called like, too, opens a report or is "the city of" that name."""
        if kind is Kind.PLACE and self._text[start:end].isupper() and self._opens_report(start, end):
            return True
        before = self._text[max(0, start - 20) : start].lower().split()
        return before[-1:] == ["of"] and before[-2:-1] != [] and before[-2] in _SETTLEMENTS

    def _is_grounded(self, key: str, start: int) -> bool:
        """Whether a name that persons bear, too, means the place here.

        It does where it stands as only places do, and in the lines around such a place until somebody of that
        name is named in full: reports introduce whom they are about.
        """
        if key.lower() not in self._gazetteer.countries:
            return False
        if key not in self._families and not self._lexicon.families.get(key, 0):
            return False
        if is_place_here(self._text, start, start + len(key), self._gazetteer):
            return True
        if start >= self._introduced(key):
            return False
        first = self._text.rfind("\n", 0, start) + 1
        last = self._text.find("\n", start)
        line = re.compile(rf"\b{re.escape(key)}\b", re.IGNORECASE)
        return any(
            is_place_here(self._text, match.start(), match.end(), self._gazetteer)
            for match in line.finditer(self._text, first, last if last >= 0 else len(self._text))
        )

    def _introduced(self, key: str) -> int:
        """Return where the first person called *key* is named in full; the text's end if nobody is."""
        if key not in self._introductions:
            full = (
                mention.start
                for mention in self._found
                if mention.kind is Kind.PERSON
                and (family := family_name(mention.surface)) is not None
                and name_key(family) == key
            )
            self._introductions[key] = min(full, default=len(self._text))
        return self._introductions[key]

    def _is_listed(self, key: str) -> bool:
        lists, lower = self._gazetteer, key.lower()
        return lower in lists.places or lower in lists.countries or key in lists.orgs

    def _may_bear(self, country: str) -> bool:
        """Whether someone in this document may be called like a country, as Michael Jordan is."""
        return country in self._families or country in self._gazetteer.given

    def _missed(self, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int, Kind]]:
        """Known names that stand in the text, capitalised, outside every mention."""
        starts = self._lexicon.starts
        text = self._text
        index, count, free = 0, len(taken), 0
        for match in _CAPITALISED.finditer(text):
            start = match.start()
            while index < count and taken[index][1] <= start:
                index += 1
            if start < free or (index < count and taken[index][0] <= start):
                continue
            longest = starts.get(match.group().lower())
            if longest is None:
                if match.group() not in self._called:
                    continue
                longest = len(match.group())
            limit = start + longest + _SLACK
            hit = self._longest(start, min(limit, taken[index][0]) if index < count else limit)
            if hit is not None:
                yield hit
                free = hit[1]

    def _longest(self, start: int, limit: int) -> tuple[int, int, Kind] | None:
        """The longest known name that begins at *start* and ends before *limit*."""
        text = self._text
        votes, families = self._lexicon.votes, self._lexicon.families
        if (pair := _TWO_WORDS.match(text, start)) and self._gazetteer.is_nationality(*pair.groups()):
            return None
        for end in reversed([match.start() for match in _END.finditer(text, start + 1, limit)]):
            surface = text[start:end]
            key = name_key(surface)
            if key not in votes and len(key) == 4 and key.isupper() and self._opens_report(start, end):
                # "BONN 1996-08-30" opens a report from Bonn.
                key = key.title()
            if key not in votes and key not in families and surface not in self._called:
                continue
            if _goes_on(text, end) or _MONEY.match(text, end):
                continue
            kind = self._trusted(key, surface, start)
            if kind is Kind.PERSON or (kind is not None and not _GOES_ON.match(text, end)):
                return start, end, kind
            if kind is Kind.PLACE and surface in _ABBREVIATED:
                return start, end, kind
        return None

    def _trusted(self, key: str, surface: str, start: int) -> Kind | None:
        """The kind of a known name where its occurrence alone is proof enough."""
        gazetteer = self._gazetteer
        if surface in gazetteer.calendar and key in self._families:
            return Kind.PERSON if self._is_no_date(surface, start) else None
        if surface in self._called:
            alone = _stands_free(self._text, start) and not _GOES_ON.match(self._text, start + len(surface))
            return Kind.PERSON if alone else None
        if surface in gazetteer.demonyms or surface in gazetteer.calendar or surface in gazetteer.not_names:
            return None
        if self._roles.is_role(surface.split()):
            named = " " not in surface and self._is_common_family(key, surface, start)
            return Kind.PERSON if named else None
        votes = self._lexicon.votes.get(key, (0, 0, 0))
        if " " not in key and "-" not in key:
            if self._gazetteer.common.get(surface.lower(), 0) >= 4 or self._roles.is_title(surface):
                return Kind.PERSON if self._is_common_family(key, surface, start) else None
            if self._is_head(key) and (key not in self._families or not _stands_free(self._text, start)):
                return None
            if key in self._families:
                return self._kind(key, Kind.PERSON, False, start)
            if sum(votes) + self._lexicon.families.get(key, 0) < 2:
                return None
        elif (
            all(self._gazetteer.common.get(part, 0) >= 4 for part in surface.lower().split())
            and sum(votes) < 3
        ):
            return None
        best = max(votes)
        if not best or self._lexicon.families.get(key, 0) > best:
            return self._kind(key, Kind.PERSON, False, start)
        return self._kind(key, KINDS[votes.index(best)], False, start)

    def _opens_report(self, start: int, end: int) -> bool:
        return (start == 0 or self._text[start - 1] == "\n") and bool(_AFTER_PLACE.match(self._text, end))

    def _is_no_date(self, surface: str, start: int) -> bool:
        """Whether "May" cannot be the month: no day stands beside it, nor what leads up to a date."""
        before = self._text[max(0, start - 20) : start].split()
        free = not before or not (before[-1].lower() in _TO_DATES or before[-1][0].isdigit())
        return free and not _DAY.match(self._text, start + len(surface)) and not surface.isupper()

    def _is_common_family(self, key: str, surface: str, start: int) -> bool:
        """Whether a common word is the family name here of someone whom the document names in full.

        "Felt died" is about Mark Felt unless the document has the plain word too.
        """
        text = self._text
        if key not in self._families or surface.isupper() or not _stands_free(text, start):
            return False
        if _GOES_ON.match(text, start + len(surface)) or _IN_A_COMPOUND.match(text, start + len(surface)):
            return False
        before = text[:start].rstrip()[-1:]
        inside = before.isalnum() or before in (",", ";", ")", "-")
        return inside or not re.search(rf"\b{re.escape(surface.lower())}\b", text)

    def _is_head(self, key: str) -> bool:
        lower = key.lower()
        return lower in self._gazetteer.place_heads or lower in self._gazetteer.org_heads

    def _listed(self, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int, Kind]]:
        """Known names in lines without a capital, as lists of topics are."""
        for line in _PLAIN_LINE.finditer(self._text):
            if len(line.group()) > _LONGEST_PLAIN_LINE:
                continue
            hits: list[tuple[int, int, Kind]] = []
            items = 0
            for item in _ITEM.finditer(line.group()):
                bare = item.group().strip()
                if not bare:
                    continue
                items += 1
                key = name_key(bare)
                if len(bare) > 3 and first_word(key) in self._lexicon.starts and self._weight(key) > 0:
                    start = line.start() + item.start() + item.group().index(bare)
                    kind = self._trusted(key, bare, start)
                    if kind is not None:
                        hits.append((start, start + len(bare), kind))
            several = len(hits) > 1 or any(" " in self._text[a:b] for a, b, _ in hits)
            if hits and several and 3 * len(hits) >= items:
                yield from (hit for hit in hits if not any(a < hit[1] and hit[0] < b for a, b in taken))


def _stands_free(text: str, start: int) -> bool:
    """Whether no article and no capitalised word of its sentence but "Dr." stands directly before *start*."""
    before = text[max(0, start - 20) : start].split()
    if before and (before[-1].rstrip(".") in _ADDRESSES or _SENTENCE_ENDS.search(before[-1])):
        return True
    return not before or not (before[-1].lower() in ("the", "a", "an") or before[-1][0].isupper())


def _goes_on(text: str, end: int) -> bool:
    """Whether the word before *end* is cut in the middle there."""
    return end < len(text) and (text[end].isalnum() or text[end] == "_")


def _families(mentions: Iterable[Mention]) -> frozenset[str]:
    """The keys of the family names of the persons that *mentions* give in full."""
    names = (family_name(mention.surface) for mention in mentions if mention.kind is Kind.PERSON)
    return frozenset(name_key(name) for name in names if name is not None)


def _without_overlaps(mentions: list[Mention], added: list[Mention]) -> tuple[Mention, ...]:
    result: list[Mention] = []
    for mention in sorted([*mentions, *added], key=lambda m: (m.start, -m.end)):
        if not result or mention.start >= result[-1].end:
            result.append(mention)
    return tuple(result)
