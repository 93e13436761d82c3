"""Words of which names of organisations are made, and a few bodies known by two names: written by hand."""

from __future__ import annotations

from .wordlists import words

LEGAL_FORMS = words(
    """
    inc incorporated corp corporation co company cos companies ltd limited llc llp lp plc ag gmbh kg
    kgaa sa sas sarl spa srl nv bv ab as asa oy oyj aps kk pty bhd sdn pte pjsc ojsc jsc oao ooo zao ao
    se sab cv ltda kft zrt doo ad
    """
)
"""Folded legal forms, cut from the end of a company's name."""

STOPS = words(
    """
    the of and for in on at to a an de la le les des du del di da do dos der die das und et y e al el
    """
)
"""Folded words that an acronym and a comparison pass over."""

DESCRIPTORS = words(
    """
    group holding holdings airlines airline airways air computer computers party industries industry
    technologies technology systems services solutions stores store motors motor automotive
    pharmaceuticals pharmaceutical entertainment newspaper agency network club fc cf team newspapers
    software electronics communications telecom brothers bros sons
    """
)
"""Folded words that a longer form of an organisation's name adds at its end."""

HEADS = words("party coalition alliance bloc list movement front union group")
"""Folded words of which one name of a political body may take one, another the next."""

ADJECTIVES = words(
    """
    national democratic liberal social socialist peoples people progressive republican communist islamic
    revolutionary patriotic christian united new workers labor labour free popular conservative green
    international federal central general royal public american european african arab world union unity
    """
)
"""Folded words that many bodies share, so that they tell none from another."""

INSTITUTIONS = words(
    """
    ministry department court parliament army navy police senate congress council cabinet government
    assembly bank agency office commission committee force forces guard embassy university school
    college hospital institute center board authority bureau service house church union federation
    association team club museum library treasury administration society state foundation times news
    post press television radio company
    """
)
"""Folded words for bodies that every country or city has: alone they name none."""

SPELLINGS = {
    "defence": "defense", "labour": "labor", "centre": "center", "organisation": "organization",
    "programme": "program", "co-operation": "cooperation", "harbour": "harbor", "theatre": "theater",
    "intl": "international", "natl": "national", "dept": "department",
    "univ": "university", "assn": "association",
    "bros": "brothers", "govt": "government", "st": "saint", "mt": "mount", "ft": "fort",
}  # fmt: skip
"""Folded words spelled in two ways, and the one that is compared."""

_LINES = """
United Nations|UN|U.N.|United Nations Organization|UNO
European Union|EU|E.U.
North Atlantic Treaty Organization|NATO
Federal Reserve|Fed|Federal Reserve System|U.S. Federal Reserve|Federal Reserve Board|US Federal Reserve
Federal Bureau of Investigation|FBI|F.B.I.
Central Intelligence Agency|CIA|C.I.A.
National Security Agency|NSA
Food and Drug Administration|FDA|U.S. Food and Drug Administration|US Food and Drug Administration
Environmental Protection Agency|EPA
Securities and Exchange Commission|SEC
International Monetary Fund|IMF
World Trade Organization|WTO
World Health Organization|WHO
International Atomic Energy Agency|IAEA
Organization of the Petroleum Exporting Countries|Organization of Petroleum Exporting Countries|OPEC
State Department|U.S. State Department|US State Department|Department of State|U.S. Department of State
Department of Justice|Justice Department|U.S. Department of Justice|U.S. Justice Department|DOJ
Department of Homeland Security|Homeland Security|DHS
Treasury Department|U.S. Treasury Department|Department of the Treasury|U.S. Treasury|US Treasury
Department of Education|Education Department|U.S. Department of Education
Islamic State|ISIS|ISIL|Daesh|Islamic State of Iraq and Syria|Islamic State of Iraq and al-Sham|\
Islamic State of Iraq and the Levant|Islamic State in Iraq and Syria|Islamic State of Iraq and Greater Syria|\
Islamic State in Iraq and the Levant|Islamic State group
Al Qaeda|al-Qaida|al Qaeda network|Qaeda
Hezbollah|Hizbullah|Hizbollah|Hizballah|Hezbullah
Palestine Liberation Organization|PLO
Kurdistan Workers Party|Kurdistan Workers' Party|PKK|Kurdish Workers Party
Republican Party|GOP|Republicans
Democratic Party|Democrats
New York Times|NY Times|N.Y. Times|NYT
Wall Street Journal|WSJ
British Broadcasting Corporation|BBC
Associated Press|AP
Agence France-Presse|AFP|Agence France Presse
United Press International|UPI
Cable News Network|CNN
New York Stock Exchange|NYSE
National Aeronautics and Space Administration|NASA
National Football League|NFL
National Basketball Association|NBA
National Hockey League|NHL
Major League Baseball|MLB
New York Police Department|NYPD|New York City Police Department
Los Angeles Police Department|LAPD
National Rifle Association|NRA
American Civil Liberties Union|ACLU
American Medical Association|AMA
Royal Air Force|RAF
United States Air Force|U.S. Air Force|US Air Force|USAF
United States Army|U.S. Army|US Army
United States Navy|U.S. Navy|US Navy
US Marine Corps|U.S. Marine Corps|United States Marine Corps|Marine Corps|Marines
US Congress|U.S. Congress|Congress|United States Congress
US Senate|U.S. Senate|United States Senate
US House of Representatives|House of Representatives|U.S. House of Representatives
US Supreme Court|U.S. Supreme Court|United States Supreme Court
General Motors|GM
General Electric|GE
International Business Machines|IBM
Hewlett-Packard|HP
Procter & Gamble|P&G
"""

BODIES: tuple[tuple[str, ...], ...] = tuple(
    tuple(name.strip() for name in line.split("|")) for line in _LINES.strip().splitlines()
)
"""Groups of names of one body, the usual one first."""
