"""Teams called by their town: in "Surrey beat Essex" there are two of them, in "at Surrey" there is none.

Only in texts that are plainly about sports, only names of places that are no countries, and only where one
of their occurrences does what sides do.
"""

from __future__ import annotations

from dataclasses import dataclass

from tui.extraction.edges import Span
from tui.extraction.gazetteer import Gazetteer
from tui.extraction.words import word_set
from tui.model import Kind
from tui.text import fold

_SPORTS = word_set(
    "league match matches innings inning wicket wickets goal goals coach scored scorers halftime season "
    "tournament semifinal semifinals quarterfinal quarterfinals championship championships striker "
    "midfielder goalkeeper referee batsman batsmen bowler homer homered touchdown touchdowns quarterback "
    "playoff playoffs play-offs standings fixtures rugby soccer football baseball basketball hockey "
    "cricket premiership offside penalty"
)
_FORMS = _SPORTS | {word.capitalize() for word in _SPORTS} | {word.upper() for word in _SPORTS}
_DOES = word_set(
    "beat beats defeated defeat thrashed won wins lost loses drew draw edged crushed routed blanked downed "
    "trounced trailed scored declared hosted"
)
_DONE_TO = word_set(
    "beat defeated thrashed against v vs vs. over edged crushed routed blanked downed trounced"
)
_MEN = word_set(
    "captain batsman bowler striker midfielder defender goalkeeper coach manager forward winger player "
    "players skipper quarterback pitcher fans side midfield defence supporters"
)
_WHERE = word_set("in at near from to into outside around of")
LEAST_WORDS = 3
"""How many different words of sports a text has that is plainly about them."""
_LEAST_SHARE = 0.008


@dataclass(frozen=True, slots=True)
class Teams:
    """Reads towns as teams, with the lists it looks into."""

    gazetteer: Gazetteer

    def read(self, words: list[str], found: list[Span]) -> list[Span]:
        """Return *found* with the places that are teams as organisations.

        Args:
            words: The tokens of the text as written.
            found: Spans in token numbers, in order, never overlapping.
        """
        if not is_sports(words):
            return found
        teams = {
            _key(words, first, last)
            for first, last, kind in found
            if kind is not Kind.PERSON and self._plays(words, first, last)
        }
        teams -= self.gazetteer.nations
        if not teams:
            return found
        return [
            (a, b, Kind.ORG if kind is Kind.PLACE and self._may_play(words, a, b, teams) else kind)
            for a, b, kind in found
        ]

    def _may_play(self, words: list[str], first: int, last: int, teams: set[str]) -> bool:
        if _key(words, first, last) not in teams:
            return False
        if self._plays(words, first, last):
            return True
        before = words[first - 1].lower() if first else ""
        after = words[last] if last < len(words) else ""
        dateline = words[first].isupper() and after[:1].isdigit() and len(after) > 3
        return before not in _WHERE and not dateline

    def _plays(self, words: list[str], first: int, last: int) -> bool:
        """Whether the name stands where sides stand: before a score, a verb of victory or a captain."""
        before = words[first - 1].lower() if first else ""
        after = words[last].lower() if last < len(words) else ""
        if before in _DONE_TO or after in _DOES or after in _MEN or after in ("v", "vs", "vs."):
            return True
        if before in _WHERE and words[first - 1] != "AT":
            return False
        return after.isdigit() and len(after) < 4


def is_sports(words: list[str], least: int = LEAST_WORDS) -> bool:
    """Say whether a text is plainly about sports: *least* different words are, and a fair share."""
    if len({word.lower() for word in _FORMS.intersection(words)}) < least:
        return False
    return sum(word in _FORMS for word in words) >= _LEAST_SHARE * len(words)


def _key(words: list[str], first: int, last: int) -> str:
    return fold(" ".join(words[first:last]))
