"""Which triggers may name one event though their words differ: "killing" and "death", for one."""

from __future__ import annotations

from functools import lru_cache

_FAMILIES = """
accord agree agreement deal pact settle sign treaty
accident collide crash derail incident wreck
capsize sink
collide hit strike smash
accuse allege charge file indict implicate
acquire buy buyout merge purchase takeover
acquit clear exonerate free
amnesty free liberate pardon parole release
appear court hearing testify trial tribunal try
apprehend arrest capture catch custody detain imprison nab pick seize
appoint choose designate name nominate pick replace select tap
approve adopt enact pass ratify
armistice ceasefire truce
arson blaze burn fire torch
assault attack offensive raid storm strike
award honor receive win
ballot election elect poll referendum runoff vote
ban bar block forbid prohibit suspend
banquet ceremony party reception
bar sanction embargo penalize restrict
battle clash combat fight gunbattle skirmish
beat clinch defeat lose upset victory win
birth bear deliver
blast bomb detonate explode attack
blow break damage destroy devastate ravage
break mark pass record set
break cut damage sever
briefing conference news press
burglary heist loot rob steal theft raid
bury funeral mourn
call ask appeal request seek urge
call telephone phone talk
cancel postpone delay adjourn suspend
capture conquer overrun retake seize take occupy
casualty die kill perish slay
caucus primary
admit hospitalize treat
close halt shut stop end
conference congress convene convention gather meet session summit symposium talk
convict guilty sentence verdict judge
coup overthrow oust power topple
crackdown raid sweep
deploy dispatch send
depart leave retreat withdraw pull exit
depose oust remove overthrow ouster
discontinue end close shut
dismiss expel fire oust sack layoff
disrupt outage cut fail
donate grant aid
earthquake quake tremor shake strike hit aftershock
escape flee run break walk
execute hang kill
expel deport extradite
explode erupt
find discover
foil thwart prevent stop
game match play playoff
gun kill shoot
gunfight gunfire shoot fire
hike increase raise boost
homicide kill manslaughter murder slay assassinate massacre die behead
host present
hurt injure wound maim hospitalize
hurricane storm typhoon cyclone
impasse deadlock stalemate
inaugurate swear
inquest inquiry investigate probe
introduce launch unveil debut release premiere update
invade incursion offensive occupy
jail imprison sentence incarcerate
kidnap abduct hostage
launch liftoff test fire
lawsuit litigate sue
layoff dismiss redundancy cut
march rally demonstrate protest
mutiny rebel revolt uprising
negotiate talk bargain confer
nominate pick
offer bid propose
open start begin
outbreak epidemic
overturn repeal reverse
place put
plead admit confess
prosecute try charge
quit resign retire leave
recall return
rescue save free
resume return
riot unrest violence
scandal controversy
shell bombard shoot
shoot open fire discharge
speak address speech
stab kill
stoppage strike walkout
suicide hang die
visit tour trip travel
warn threaten
wed marry
"""


@lru_cache(maxsize=1)
def _families() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(_FAMILIES.strip().splitlines()):
        for lemma in line.split():
            found.setdefault(lemma, set()).add(number)
    return {lemma: frozenset(numbers) for lemma, numbers in found.items()}


_NONE: frozenset[int] = frozenset()


def families(lemma: str) -> frozenset[int]:
    """Return the numbers of the families of news words that a lemma belongs to, none for most lemmas."""
    return _families().get(lemma, _NONE)
