"""Which noun is made from which verb: "invasion" from "invade", "bombings" from "bomb"."""

from __future__ import annotations

from collections.abc import Container

_RULES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ification", ("ify",)),
    ("ization", ("ize",)),
    ("isation", ("ise",)),
    ("ation", ("ate", "e", "", "y")),
    ("ition", ("e", "ish", "")),
    ("ption", ("be", "ve", "pt", "m")),
    ("ction", ("ct", "ce", "y")),
    ("ution", ("ute", "ve")),
    ("ssion", ("d", "t", "ss", "de")),
    ("sion", ("de", "d", "se", "t", "s", "rt", "re")),
    ("tion", ("t", "te", "e", "")),
    ("ion", ("", "e")),
    ("ment", ("",)),
    ("ling", ("l", "le")),
    ("ing", ("", "e", "ie")),
    ("ance", ("", "e", "y")),
    ("ence", ("", "e")),
    ("al", ("", "e", "y")),
    ("ure", ("e",)),
    ("age", ("", "e", "y")),
    ("ery", ("er",)),
    ("th", ("", "w")),
)
_LEAST_STEM = 3


def verb_of(noun: str, verbs: Container[str]) -> str | None:
    """Return the verb that a noun is made from.

    Args:
        noun: A noun in the singular.
        verbs: Infinitives.

    Returns:
        The verb of *verbs* by the longest ending that fits; None where there is none, and for a noun that
        is spelt like a verb.
    """
    for ending, replacements in _RULES:
        if not noun.endswith(ending) or len(noun) - len(ending) < _LEAST_STEM:
            continue
        stem = noun[: len(noun) - len(ending)]
        for replacement in replacements:
            verb = stem + replacement
            if len(verb) >= _LEAST_STEM and verb in verbs:
                return verb
        if ending == "ing" and stem[-1:] == stem[-2:-1] and stem[:-1] in verbs:
            return stem[:-1]
    return None
