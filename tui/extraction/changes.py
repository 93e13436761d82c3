"""Which documents a changed lexicon can say something new of: those that hold a name whose counts changed.

Every name that the second pass looks up is cut out of the document's own text, so a document without the
changed names comes out of it as before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tui.extraction.lexicon import APOSTROPHES, Lexicon

_MOST = 600
"""From so many changed names on, looking for each costs more than another second pass."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What two lexicons tell differently.

    Attributes:
        names: Names with other counts, levelled.
        words: Words that other names begin with than before, levelled.
        all: Whether any document may be affected.
    """

    names: tuple[str, ...] = ()
    words: tuple[tuple[str, re.Pattern[str]], ...] = ()
    all: bool = False

    def __bool__(self) -> bool:
        """Say whether there are any."""
        return bool(self.all or self.names or self.words)

    def touch(self, text: str) -> bool:
        """Say whether the second pass over *text* may come out differently; False is certain."""
        if self.all:
            return True
        if not self:
            return False
        plain = levelled(text)
        return any(name in plain for name in self.names) or any(
            word in plain and whole.search(plain) for word, whole in self.words
        )


def changes(before: Lexicon, after: Lexicon) -> Changes:
    """Return what *after* tells differently from *before*."""
    names = {
        levelled(key)
        for one, other in ((before.votes, after.votes), (before.families, after.families))
        for key in one.keys() | other.keys()
        if one.get(key) != other.get(key)
    }
    starts = before.starts.keys() | after.starts.keys()
    words = {levelled(word) for word in starts if before.starts.get(word) != after.starts.get(word)}
    if len(names) + len(words) > _MOST or "" in names or "" in words:
        return Changes(all=True)
    patterns = tuple((word, re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")) for word in sorted(words))
    return Changes(tuple(sorted(names)), patterns)


def levelled(text: str) -> str:
    """Return *text* with all writings alike that are one name to the lexicon.

    What is levelled of a part of a text is part of what is levelled of the whole.
    """
    # Only the lower case of sigma depends on what stands around it.
    lower = text.translate(APOSTROPHES).lower().replace("ς", "σ")
    return " ".join(lower.replace("-", " ").split())
