"""Given names and their everyday short forms: common knowledge, written by hand."""

from __future__ import annotations

_TEXT = """
abe abraham | abby abigail | al albert alan allan alfred | alex alexander alexandra alexandros alexis
aleksandr sasha | andy andrew | angie angela | archie archibald | art arthur | barb barbara | barry
barack | becky rebecca | ben benjamin bibi | bernie bernard | bert albert herbert robert | bill billy
will willie william liam | bob bobby rob robert robbie | brad bradley | cathy catherine kathy katherine
kathryn katie kate cate | charlie chuck charles | chris christopher | chris christine christina | cindy
cynthia | dan danny daniel | dave david | deb debbie deborah | dick rick richard rich ricky | don donnie
donald | doug douglas | ed eddie edward ted teddy edwin | ellie eleanor | frank francis franklin | fred
freddie frederick frederic friedrich | gabe gabriel | gene eugene | geoff geoffrey | gerry jerry gerald
jerome gerard | greg gregory | gus august augustus | hank henry harry | jack john johnny | jake jacob |
jan janet | jeff jeffrey | jim jimmy james jamie | jenny jennifer | joe joey joseph | jon jonathan |
josh joshua | judy judith | ken kenny kenneth | kim kimberly | larry lawrence laurence | leo leonard |
len leonard | liz beth betty bettie eliza elizabeth lizzie | lou louis louise | maggie meg margaret
peggy | matt matthew | mel melvin | mike mick mickey michael | mo maurice | nick nicholas nicolas | nate
nathan nathaniel | ned edward | pat patrick patricia | patty patricia | pete peter | phil philip phillip
| ray raymond | ron ronnie ronald | russ russell | sam sammy samuel samantha | sandy sandra alexander |
stan stanley | steve steven stephen | sue susan suzanne | ted theodore | terry terence theresa | tim
timothy | toby tobias | tom tommy thomas | tony anthony antonio | val valerie | vic victor viktor |
vince vincent vinny | walt walter | wes wesley | zach zachary | misha mikhail | volodya vladimir | pepe
jose | paco francisco | paddy patrick | jock john | hans johannes | fritz friedrich | willy wilhelm |
nani nanabhoy | jeb john | mitt willard | newt newton | jon john | ian iain | mohd mohammed mohammad
muhammad mohamed
"""

_MEANINGS: dict[str, set[int]] = {}
for _number, _group in enumerate(_TEXT.split("|")):
    for _name in _group.split():
        _MEANINGS.setdefault(_name, set()).add(_number)
_FORMS: dict[str, frozenset[int]] = {name: frozenset(groups) for name, groups in _MEANINGS.items()}
_NONE: frozenset[int] = frozenset()


def nickname_groups(name: str) -> frozenset[int]:
    """Return the numbers of the groups of names that a folded given name belongs to."""
    return _FORMS.get(name, _NONE)


def nicknames(one: str, other: str) -> bool:
    """Say whether two folded given names are used for the same name, as "bill" and "william"."""
    return bool(_FORMS.get(one, _NONE) & _FORMS.get(other, _NONE))
