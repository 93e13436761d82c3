"""Which reading of a word its neighbours allow: verb, noun or a fixed phrase, or none of these."""

from __future__ import annotations

from tui.extraction.events.lexicon import Entry, Lexicon, Sense

NAME = "<name>"
NUMBER = "<number>"
EDGE = "<edge>"


def choose(
    entry: Entry, lows: list[str], at: int, last: int, edges: tuple[int, int], lexicon: Lexicon
) -> Sense | None:
    """Return what a word means here, or None where it is no trigger.

    Args:
        entry: What it can mean.
        lows: The text's tokens in lower case, names and numbers as one word of their own.
        at: Number of the word's first token.
        last: One past the number of its last token.
        edges: Number of the first token of its sentence and one past the last.
        lexicon: What tells verb from noun.
    """
    verb = entry.verb
    if verb is None or (
        verb.leans is not None and not _verbal(verb, verb.leans, lows, at, last, edges, lexicon)
    ):
        return entry.noun or entry.adjective
    return verb


def _verbal(
    verb: Sense, leans: float, lows: list[str], at: int, last: int, edges: tuple[int, int], lexicon: Lexicon
) -> bool:
    before = lows[at - 1] if at > edges[0] else EDGE
    after = lows[last] if last < edges[1] else EDGE
    return leans + lexicon.before[verb.tag].get(before, 0.0) + lexicon.after[verb.tag].get(after, 0.0) > 0
