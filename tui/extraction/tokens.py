"""Tokens with exact offsets: the words, numbers and marks that everything else in this room counts in.

Hyphens and slashes always split, a possessive 's is a token, abbreviations and initials keep their full stop.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate

_ABBREVIATIONS = (
    "Mr|Mrs|Ms|Mme|Dr|Prof|Rev|Fr|Hon|St|Ste|Mt|Ft|Gen|Lt|Lieut|Genl|Sergt|Corpl|Col|Maj|Capt|Sgt|Cpl|Pvt|Pfc|Spc|Adm|Cmdr|Brig|"
    "Gov|Sen|Rep|Reps|Sens|Pres|Sec|Amb|Cllr|Cllrs|Supt|Insp|Det|Msgr|Messrs|Mlle|Inc|Corp|Co|Ltd|Ltda|Bros|"
    "Jr|Sr|Assn|Dept|Univ|Ave|Blvd|No|vs|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat|Sun|"
    "Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mich|Minn|Miss|Mo|Mont|Neb|Nev|"
    "Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo|Ont"
)
_LETTERS = r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*"
_URL = r"(?:https?://|www\.)[^\s<>\"”]+"
_ADDRESS = r"[^\s@<>]{1,64}@[^\s@<>]{1,255}\.\w+"
_OTHER = (
    rf"(?:[^\W\d_]\.){{2,}}|[A-Z]\.(?!\w)|(?:{_ABBREVIATIONS})\.(?!\w)"
    r"|\d+(?:[.,:]\d+)*[^\W\d_]*"
    rf"|['’] ?s\b|['’]S\b|{_LETTERS}(?:(?:['’](?!(?:s|S)\b)|&){_LETTERS})*|\S"
)
# Most words are plain letters before a blank or a comma: tried first, they only spare time.
_PLAIN = r"(?!www)[a-z]{3,}(?=[ ,.\n-])|[A-Za-z][a-z]*(?=[ ,\n-])"
_TOKEN = re.compile(rf"(U\. [SKN]\.|{_URL}|{_ADDRESS}|{_OTHER})")
_TOKEN_OF_NO_ADDRESS = re.compile(rf"({_PLAIN}|U\. [SKN]\.|{_URL}|{_OTHER})")
_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one text, in order.

    Attributes:
        starts: First code point of each token.
        ends: One past the last code point of each token.
        words: ``text[start:end]`` of each token.
    """

    starts: list[int]
    ends: list[int]
    words: list[str]


def tokenize(text: str) -> Tokens:
    """Split *text* into tokens.

    Args:
        text: Any text.

    Returns:
        Tokens that do not overlap and leave out nothing but white space.
    """
    # Blanks and tokens in turn: every offset is the length of what stands before it.
    pieces = (_TOKEN if "@" in text else _TOKEN_OF_NO_ADDRESS).split(text)
    edges = list(accumulate(map(len, pieces)))
    return Tokens(edges[:-1:2], edges[1::2], pieces[1::2])


def split_word(word: str) -> list[str]:
    """Return the tokens of one blank-free *word*, as training data of other habits has to be cut."""
    return [match.group() for match in _TOKEN.finditer(word)]


def count_words(text: str) -> int:
    """Return the number of words in *text*: runs of letters and digits, joined by inner marks."""
    return len(_WORD.findall(text))
