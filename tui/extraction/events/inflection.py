"""English inflection: a word to its forms, each with its part of speech in the tags of the Penn Treebank.

Rules, and a table of the verbs that no rule makes (``irregular_verbs.txt``).
"""

from __future__ import annotations

from functools import lru_cache

from tui.extraction.gazetteer import hand_lines

ALIKE = "VB+VBD"
"""Tag of an infinitive that is its own past or participle: "hit", "run"."""
_VOWELS = frozenset("aeiou")
_SIBILANTS = ("s", "x", "z", "ch", "sh")
_NO_PLURAL = frozenset({"s"})


def verb_forms(base: str) -> dict[str, str]:
    """Return the forms of a verb.

    Args:
        base: Its infinitive; of a phrasal verb, its words with blanks between ("step down").

    Returns:
        Each form with its tag: VB, VBZ, VBD (also where the participle is alike), VBN, VBG, or :data:`ALIKE`.
    """
    first, blank, rest = base.partition(" ")
    tail = blank + rest
    forms = {first + tail: "VB", third_person(first) + tail: "VBZ"}
    irregular = irregular_verbs().get(first)
    if irregular:
        for form, tag in ((irregular[1], "VBN"), (irregular[0], "VBD")):
            forms[form + tail] = tag if form != first else ALIKE
        if first == "hang":
            forms["hanged" + tail] = "VBD"
    else:
        for stem in _stems(first):
            forms[_past(stem) + tail] = "VBD"
    for stem in _stems(first):
        forms[_going(stem) + tail] = "VBG"
    return forms


def noun_forms(base: str) -> dict[str, str]:
    """Return singular and plural of a noun, tagged NN and NNS; a phrase changes in its last word."""
    if base.endswith("s") and not base.endswith(("ss", "us", "is")):
        return {base: "NNS"}
    return {base: "NN", plural(base): "NNS"}


def plural(noun: str) -> str:
    """Return the plural of a noun in *-s*."""
    return f"{noun[:-2]}es" if noun.endswith("sis") else third_person(noun)


def third_person(verb: str) -> str:
    """Return the form in *-s*: "tries", "does", "attacks"."""
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return f"{verb[:-1]}ies"
    if verb.endswith(_SIBILANTS) or verb in ("go", "do", "veto", "undergo", "outdo", "undo", "embargo"):
        return f"{verb}es"
    return f"{verb}s"


@lru_cache(maxsize=1)
def irregular_verbs() -> dict[str, tuple[str, str]]:
    """Return past and participle of each verb that no rule makes."""
    rows = [line.split() for line in hand_lines("irregular_verbs.txt")]
    return {base: (past, participle) for base, past, participle in rows}


@lru_cache(maxsize=1)
def irregular_forms() -> frozenset[str]:
    """Return all pasts and participles that no rule makes."""
    return frozenset(form for forms in irregular_verbs().values() for form in forms)


def _stems(verb: str) -> list[str]:
    """The verb as endings are put to it: with its last consonant doubled, or not, or either."""
    if not doubles(verb):
        return [verb]
    double = verb + ("k" if verb.endswith("c") else verb[-1])
    return [double] if _syllables(verb) == 1 or verb.endswith("c") else [verb, double]


def doubles(verb: str) -> bool:
    """Whether a verb's last consonant may be doubled before *-ed*: "stop", "travel", "panic"."""
    if verb.endswith("ic"):
        return True
    if len(verb) < 3 or verb[-1] in _VOWELS or verb[-1] in "wxyhckjqv" or verb[-2] not in _VOWELS:
        return False
    return verb[-3] not in _VOWELS or verb[-3:-1] == "ui"


def _syllables(word: str) -> int:
    return sum(char in _VOWELS and (at == 0 or word[at - 1] not in _VOWELS) for at, char in enumerate(word))


def _past(stem: str) -> str:
    if stem.endswith("e"):
        return f"{stem}d"
    if stem.endswith("y") and stem[-2:-1] not in _VOWELS:
        return f"{stem[:-1]}ied"
    return f"{stem}ed"


def _going(stem: str) -> str:
    if stem.endswith("ie"):
        return f"{stem[:-2]}ying"
    if stem.endswith("e") and not stem.endswith(("ee", "oe", "ye")):
        return f"{stem[:-1]}ing"
    return f"{stem}ing"
