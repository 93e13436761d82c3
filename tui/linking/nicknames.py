"""Given names and their everyday short forms: common knowledge, written by hand."""

from __future__ import annotations

_TEXT = """
abe: abraham, abby: ; abigail, al: albert alan/allan/allen alfred, bert: albert herbert, alex alec alexis:
alexander/aleksandr/alexandros alexei; alexandra, sasha: alexander; alexandra, sandy: alexander; sandra,
andy: andrew, angie: ; angela, archie: archibald, art: arthur, barb: ; barbara, barry: barack, becky: ;
rebecca, ben benny benji bibi: benjamin, bernie: bernard, bill billy will willie liam: william, bob bobby
rob robbie: robert, brad: bradley, cathy kathy katie kate cate: ; catherine/katherine/kathryn, charlie
chuck: charles, chris: christopher; christine christina, cindy: ; cynthia, dan danny: daniel, dave: david,
deb debbie: ; deborah/debra, dick rick rich ricky: richard, don donnie: donald, doug: douglas, ed eddie:
edward edwin, ted teddy: edward theodore, ellie: ; eleanor, frank: francis franklin, fran: francis; frances,
paco: francisco, fred freddie: frederick/frederic, fritz: friedrich, gabe: gabriel; gabrielle, gene: eugene,
geoff: geoffrey, gerry jerry: gerald jerome gerard, greg: gregory, gus: august augustus, hank harry: henry,
jack johnny: john, jon: john jonathan, jock: john, jeb: john, jake: jacob, jan: ; janet, jeff: jeffrey, jim
jimmy jamie: james, jenny: ; jennifer, joe joey: joseph, jo: ; joanna joanne josephine, josh: joshua, judy:
; judith, ken kenny: kenneth, kim: ; kimberly, larry: lawrence/laurence, leo: leonard, len: leonard, liz
beth betty bettie eliza lizzie: ; elizabeth, lou: louis; louise, maggie meg peggy: ; margaret, matt:
matthew, mel: melvin, mike mick mickey: michael, mo: maurice, nick: nicholas/nicolas, nate: nathan
nathaniel, ned: edward, pat: patrick; patricia, paddy: patrick, patty: ; patricia, pete: peter, phil:
philip/phillip, ray: raymond, ron ronnie: ronald, russ: russell, sam sammy: samuel; samantha, stan: stanley,
steve: steven/stephen, sue: ; susan suzanne, terry: terence; theresa, tim: timothy, toby: tobias, tom tommy:
thomas, tony: anthony antonio, val: ; valerie, vic: victor/viktor, vince vinny: vincent, walt: walter, wes:
wesley, zach: zachary, misha: mikhail, volodya: vladimir, pepe: jose, hans: johannes, willy: wilhelm, nani:
nanabhoy, mitt: willard, newt: newton, ian: iain, mohd: mohammed/mohammad/muhammad/mohamed
"""

_MEANINGS: dict[str, set[int]] = {}
_GENDERS: dict[str, set[str]] = {}
_NUMBERS: dict[str, int] = {}
for _row in _TEXT.split(","):
    _short, _, _formal = _row.partition(":")
    for _gender, _names in zip("mf", _formal.split(";"), strict=False):
        for _variants in _names.split():
            _spellings = _variants.split("/")
            # A formal name is the same in every row; two formal names of one row are two names.
            _number = _NUMBERS.setdefault(_spellings[0], len(_NUMBERS))
            for _name in (*_short.split(), *_spellings):
                _MEANINGS.setdefault(_name, set()).add(_number)
            for _name in _spellings:
                _GENDERS.setdefault(_name, set()).add(_gender)
_FORMS: dict[str, frozenset[int]] = {name: frozenset(groups) for name, groups in _MEANINGS.items()}
_NONE: frozenset[int] = frozenset()

FORMAL: dict[str, str] = {
    name: next(iter(genders)) for name, genders in _GENDERS.items() if len(genders) == 1
}
"""Folded formal names of the rows with "f" or "m"."""


def nickname_groups(name: str) -> frozenset[int]:
    """Return the numbers of the formal names that a folded given name stands for."""
    return _FORMS.get(name, _NONE)


def nicknames(one: str, other: str) -> bool:
    """Say whether two folded given names are used for the same name, as "bill" and "william".

    A short form stands for each of its formal names; "alexander" and "alexandra" are two.
    """
    return bool(_FORMS.get(one, _NONE) & _FORMS.get(other, _NONE))
