"""Whether what a trigger tells of is so: read off the words before it in its clause, the nearest first.

Then off a passive after it ("a ballot would be held") and off a denial of the whole clause.
"""

from __future__ import annotations

from tui.extraction.events.context import NAME
from tui.extraction.events.inflection import ALIKE
from tui.extraction.events.lexicon import Entry
from tui.extraction.words import word_set
from tui.model import Modality

_REACH = 8
_HELPED_REACH = 4
_STOPS = word_set(
    '. ! ? ; : " “ ” ( ) — – but who which where when while because although said says told where'
)
_DENIED = word_set(
    "not n't no never without neither nor deny denies denied denying denial refuse refused refuses fail "
    "failed fails failing cancelled canceled cancel avoid avoided averted prevent prevented prevents "
    "foiled thwarted ruled cannot rumour rumours rumor rumors hoax unable declined declines nobody none"
)
_HYPOTHETICAL = word_set(
    "if could may might would can should must unless whether possible possibly potential potentially "
    "likely threaten threatens threatened threatening threat threats urge urged urges urging demand "
    "demands demanded demanding want wants wanted fear fears feared risk risks hope hopes hoped attempt "
    "attempts attempted attempting try tries tried trying suspected perhaps maybe ask asked asks "
    "suggest suggested consider considers considering considered seek seeks sought "
    "seeking ought"
)
_PLANNED = word_set(
    "will shall 'll plan plans planned planning next upcoming forthcoming scheduled expected expects "
    "expect due ahead prepare prepares prepared preparing preparations intend intends intended slated "
    "going future proposed pledged pledges vowed vows promised promises agreed agrees ready tomorrow "
    "coming"
)
_CUES = (
    dict.fromkeys(_PLANNED, Modality.PLANNED)
    | dict.fromkeys(_HYPOTHETICAL, Modality.HYPOTHETICAL)
    | dict.fromkeys(_DENIED, Modality.DENIED)
)
_MODALS = word_set("will shall 'll may might would could can should must ought not n't never cannot to if no")
_DONE = word_set(
    "managed began begun continued started used forced helped led able had have has did supposed"
)
_HELPERS = word_set("be been being have")
_FINITE_REACH = 2
_BARE = ("VB", ALIKE)
_CALLS = word_set("call calls called calling")
_AFTER_CALL = {
    "for": Modality.HYPOTHETICAL,
    "on": Modality.HYPOTHETICAL,
    "upon": Modality.HYPOTHETICAL,
    "off": Modality.DENIED,
}
"""What follows "call" decides: "called for a strike" and "called off the strike" are no strike."""
_VERBAL = word_set(
    "will shall 'll would could can may might should must ought not n't never cannot nobody none neither"
)
_HOLDS = word_set(
    "hold holds held holding stage stages staged launch launches launched begin begins began start starts "
    "started give gives gave call calls open opens opened mount mounts mounted conduct conducts conducted "
    "convene convenes convened organise organises organize organizes make makes carry carries have "
    "see sees bring brings cause causes trigger triggers force forces secure secures achieve achieves "
    "ensure ensures reach reaches sign signs negotiate negotiates broker brokers complete "
    "completes finalise finalize win wins"
)
"""Verbs whose object comes about by them."""
_DETERMINERS = word_set("the this that these those his her its their our my your")
_NO_PHRASE = word_set(
    "of in on at to for with by from into about against over after before during and or but as a an no any "
    "some"
)
_PHRASE_REACH = 4
_IFS = word_set("if unless whether")
_CLAUSE_REACH = 14
_REJECT_REACH = _CLAUSE_REACH + _PHRASE_REACH
_BARE_CLAUSE_REACH = 6
_DENIES = word_set("deny denies denied denying denial denials")
_REJECTS = _DENIES | word_set(
    "reject rejects rejected rejecting dismiss dismisses dismissed dismissing refute refutes refuted rebut "
    "rebuts rebutted rebuffed no untrue false"
)
_ACCOUNTS = word_set(
    "report reports claim claims rumour rumours rumor rumors allegation allegations suggestion suggestions "
    "accusation accusations speculation evidence notion idea word truth indication sign proof"
)
_SUBJECTS = word_set("he she it they we i you the his her its their there this these those") | {NAME}
_PASSIVE_REACH = 7
_SHORTEST_PAST = 4
_BE = word_set("is are was were 's been being be")
_SURE = word_set("will would shall 'll")
_UNSURE = word_set("could may might should must can")
_COMES_ABOUT = word_set(
    "held staged called launched conducted convened opened signed organised organized carried completed "
    "scheduled formed planned arranged announced issued"
)
_BEGINS = word_set("begin start happen occur open take go")
_SET = word_set("planned scheduled expected due set slated proposed")
_UNDONE = word_set("cancelled canceled averted foiled thwarted prevented scrapped")
_ADVERBS = word_set("now still also then later already probably likely soon only first")
_NO_PASSIVE = word_set("and or but that which who whom whose if as to not did does do")
_HAVE = word_set("has have had")
_AUXILIARIES = _SURE | _UNSURE | _BE
_PASSIVE_MARKS = _AUXILIARIES | _STOPS | _NO_PASSIVE | _HAVE | {","}
_GIVEN = word_set("in at after during on by from with since following over amid despite 's")
"""A noun behind one of these is taken as given: nobody hurt in the fire is no word against the fire."""
_MARKS = _STOPS | _GIVEN | _VERBAL | _IFS | _CALLS | _CUES.keys() | {",", "to"}
"""All words that the walk back from a trigger heeds, but for those with an apostrophe."""


def modality(
    lows: list[str], span: tuple[int, int], edges: tuple[int, int], tag: str, entries: dict[str, Entry]
) -> Modality:
    """Return whether the event is so.

    Args:
        lows: The text's tokens in lower case, names as one word of their own.
        span: Number of the trigger's first token and one past the last.
        edges: Number of the first token of its sentence and one past the last.
        tag: The trigger's part of speech, as the Penn Treebank names it.
        entries: Where to see whether "to" stands before a verb.
    """
    at, first = span[0], edges[0]
    if tag[0] == "V":
        denied = not _REJECTS.isdisjoint(lows[max(first, at - _REJECT_REACH) : at]) and _is_denied(
            lows, at, first
        )
        return Modality.DENIED if denied else _of_verb(lows, at, first, tag, entries)
    so = _walk(lows, at, first, tag, entries)
    return _of_passive(lows, span[1], edges[1]) if so is Modality.HAPPENED else so


def _of_verb(lows: list[str], at: int, first: int, tag: str, entries: dict[str, Entry]) -> Modality:
    if tag in ("VBD", "VBN", "VBZ"):
        helped = any(word in _HELPERS for word in lows[max(first, at - _FINITE_REACH) : at])
        return _of_finite(lows, at, max(first, at - (_HELPED_REACH if helped else _FINITE_REACH)), helped)
    return _walk(lows, at, first, tag, entries)


def _walk(lows: list[str], at: int, first: int, tag: str, entries: dict[str, Entry]) -> Modality:
    """Read off the nearest cue before a noun or an infinitive.

    What a noun with "the" names is given: "would appeal against the verdict" is no word against the verdict.
    """
    given: int | None = None
    for index in range(at - 1, max(first, at - _REACH) - 1, -1):
        word = lows[index]
        if word not in _MARKS and "'" not in word:
            continue
        if given is None:
            given = _determiner(lows, at, first) if tag[0] == "N" else -1
        if word in _STOPS or (tag[0] == "N" and word in _GIVEN) or (word == "," and tag[0] == "V"):
            break
        if index == given - 1 and word in _IFS:
            return Modality.HYPOTHETICAL if _is_open(lows, at) else Modality.HAPPENED
        if index < given and (word in _VERBAL or word == "to" or word.endswith("n't")):
            verbal = word != "to" or _before_verb(lows, index, entries)
            if verbal and _HOLDS.isdisjoint(lows[index + 1 : given]):
                break
        if word == "to":
            if not _before_verb(lows, index, entries):
                if index > first and lows[index - 1] == "due":
                    break
                continue
            before = lows[index - 1] if index > first else ""
            if before in _DONE and not before.startswith("ha"):
                break
            return _cue(before) or Modality.PLANNED
        cue = _AFTER_CALL.get(lows[index + 1]) if word in _CALLS else _cue(word)
        if cue is not None:
            return cue
    return Modality.HAPPENED


def _is_open(lows: list[str], at: int) -> bool:
    """Whether behind "if the vote" stands that it comes about; else only what comes of it is open."""
    return not (_COMES_ABOUT | _BEGINS).isdisjoint(lows[at + 1 : at + 1 + _PHRASE_REACH])


def _determiner(lows: list[str], at: int, first: int) -> int:
    """Return the number of the "the" or "his" that a noun's phrase begins with, -1 if it has none."""
    for index in range(at - 1, max(first, at - _PHRASE_REACH) - 1, -1):
        if lows[index] in _DETERMINERS:
            return index
        if lows[index] in _NO_PHRASE or lows[index] in _STOPS or lows[index] in _CUES:
            break
    return -1


def _is_denied(lows: list[str], at: int, first: int) -> bool:
    """Whether a verb's whole clause is denied: "denied reports that he had gone", "denied he would go"."""
    for index in range(at - 1, max(first, at - _CLAUSE_REACH) - 1, -1):
        word = lows[index]
        if word in _STOPS or word in (",", "and", "or"):
            return False
        if word == "that":
            before = lows[max(first, index - _PHRASE_REACH) : index]
            if before and before[-1] in _ACCOUNTS:
                return not _REJECTS.isdisjoint(before)
            return bool(before) and before[-1] in _DENIES
        near = at - index <= _BARE_CLAUSE_REACH
        if word in _DENIES and near and index + 1 < at and lows[index + 1] in _SUBJECTS:
            return True
    return False


def _of_passive(lows: list[str], last: int, end: int) -> Modality:
    """Read what is said of a noun behind it: "would be held", "is planned", "was cancelled"."""
    for index in range(last, min(end, last + _PASSIVE_REACH)):
        word = lows[index]
        if word in _AUXILIARIES:
            denied = "not" in lows[index + 1 : index + 3]
            rest = [
                low for low in lows[index + 1 : min(end, index + 7)] if low not in _ADVERBS and low != "not"
            ]
            so = _of_auxiliary(word, rest)
            return Modality.DENIED if denied and so is not Modality.HAPPENED else so
        if word == "," and index + 2 < end and lows[index + 1] in _SET and lows[index + 2] in ("for", "on"):
            return Modality.PLANNED
        if word not in _PASSIVE_MARKS and not word.endswith("ed"):
            continue
        perfect = word in _HAVE and "been" in lows[index + 1 : index + 3]
        if word in _STOPS or word == "," or word in _NO_PASSIVE or (word in _HAVE and not perfect):
            break
        if len(word) > _SHORTEST_PAST and word.endswith("ed"):
            break
    return Modality.HAPPENED


def _of_auxiliary(word: str, rest: list[str]) -> Modality:
    """Read a verb from its auxiliary and the words behind that."""
    if word in _BE:
        if rest and rest[0] == "to":
            return Modality.PLANNED if _comes_about(rest[1:]) else Modality.HAPPENED
        if rest and rest[0] in _SET:
            onward = len(rest) > 1 and rest[1] == "to"
            return Modality.PLANNED if not onward or _comes_about(rest[2:]) else Modality.HAPPENED
        undone = rest[:2] == ["called", "off"] or (rest[:1] and rest[0] in _UNDONE)
        return Modality.DENIED if undone else Modality.HAPPENED
    if rest[:1] == ["be"] and len(rest) > 1 and rest[1] in _UNDONE:
        return Modality.DENIED
    if _comes_about(rest):
        return Modality.PLANNED if word in _SURE else Modality.HYPOTHETICAL
    return Modality.HAPPENED


def _comes_about(words: list[str]) -> bool:
    """Whether words say that something comes about: "be held", "take place", "go ahead", "begin"."""
    if words[:1] == ["be"]:
        return len(words) > 1 and words[1] in _COMES_ABOUT
    if words[:1] and words[0] in ("take", "go"):
        return words[1:2] in (["place"], ["ahead"])
    return bool(words) and words[0] in _BEGINS


def _of_finite(lows: list[str], at: int, floor: int, helped: bool) -> Modality:
    """Of a form in the past or the present: denied, or after a helper what stands before the helper."""
    for index in range(at - 1, floor - 1, -1):
        word = lows[index]
        if word in _STOPS or word == ",":
            break
        if word in _MODALS or word.endswith("n't"):
            cue = _cue(word) or (Modality.PLANNED if word == "to" else None)
            if cue is Modality.DENIED or (helped and cue is not None):
                return cue
    return Modality.HAPPENED


def _cue(word: str) -> Modality | None:
    found = _CUES.get(word)
    if found is None and len(word) > 3:
        if word.endswith("n't"):
            return Modality.DENIED
        if word.endswith("'ll"):
            return Modality.PLANNED
        if word.endswith("'d"):
            return Modality.HYPOTHETICAL
    return found


def _before_verb(lows: list[str], index: int, entries: dict[str, Entry]) -> bool:
    """Whether "to" opens an infinitive."""
    if index + 1 >= len(lows):
        return False
    after = lows[index + 1]
    if after in ("be", "have", "do", "make", "take", "give", "get", "see", "put", "keep", "show"):
        return True
    entry = entries.get(after)
    return entry is not None and entry.verb is not None and entry.verb.tag in _BARE
