"""Words that stand before or after a person's name and are no part of it, and the particles inside it."""

from __future__ import annotations

from .wordlists import words

_WOMAN = words(
    "mrs ms miss madam madame mme lady dame queen princess duchess baroness sister frau senora signora"
)
_MAN = words("mr sir lord king prince duke baron monsieur herr senor signor father brother mister")

GENDERS: dict[str, str] = dict.fromkeys(_WOMAN, "f") | dict.fromkeys(_MAN, "m")
"""Folded titles that tell a woman ("f") from a man ("m")."""

TITLES = _WOMAN | words(
    """
    mr sir lord mister monsieur herr senor signor messrs m mssrs don dona doctor dr drs prof professor
    hon honorable honourable rev reverend fr imam sheikh shaikh sheik shaykh ayatollah mullah maulana
    maulvi hajj haji hajji mufti sayyid sayyed hojatoleslam rabbi pope cardinal archbishop patriarch
    pastor monsignor emir sultan caliph emperor tsar czar shah president prime minister premier
    chancellor vice deputy acting interim former ex late then elect senator sen congressman
    congresswoman rep representative representatives delegate mp mep gov governor mayor ambassador amb
    envoy secretary sec undersecretary attorney solicitor general gen lieutenant lt colonel col maj
    captain capt sergeant sgt corporal private pvt admiral adm brigadier brig commander cmdr commodore
    commissioner officer constable detective inspector sheriff chief superintendent warden marshal field
    chairman chairwoman chairperson chair director executive ceo cfo cto coo founder cofounder spokesman
    spokeswoman spokesperson counsel lawyer prosecutor leader dictator head member justice speaker whip
    candidate nominee minority majority foreign defense defence finance interior economy trade economics
    oil health education coach manager midfielder striker goalkeeper defender quarterback pitcher
    shortstop lineman linebacker receiver actor actress singer author writer journalist reporter editor
    columnist correspondent cleric preacher activist analyst economist historian comrade citizen us uk
    u.s u.k of the treasury agriculture commerce exchequer home labor labour energy transport
    transportation environment planning industry reserve federal board bank central state national
    security adviser advisor aide shadow press
    """
)
"""Folded words that are cut from the front of a person's name, as long as a name is left."""

RISKY_TITLES = words(
    """
    major judge dean bishop king prince duke earl baron count marshal deacon queen princess dame lady
    sister brother father page constable warden chance
    """
)
"""Titles that are given or family names too: cut only where two more words follow."""

NATIONALITIES = words(
    """
    american british english scottish welsh irish french german italian spanish portuguese dutch belgian
    swiss austrian swedish norwegian danish finnish icelandic polish czech slovak hungarian romanian
    bulgarian greek turkish russian ukrainian belarusian georgian armenian azerbaijani serbian croatian
    bosnian slovenian macedonian albanian kosovar estonian latvian lithuanian israeli palestinian
    lebanese syrian jordanian iraqi iranian saudi yemeni omani emirati qatari kuwaiti bahraini egyptian
    libyan tunisian algerian moroccan sudanese ethiopian somali kenyan ugandan tanzanian rwandan
    congolese nigerian ghanaian senegalese malian zimbabwean zambian angolan mozambican afghan pakistani
    indian bangladeshi nepalese burmese thai vietnamese cambodian laotian malaysian indonesian filipino
    singaporean chinese taiwanese japanese korean mongolian kazakh uzbek tajik turkmen kyrgyz australian
    canadian mexican cuban haitian jamaican colombian venezuelan ecuadorian peruvian bolivian chilean
    argentine argentinian uruguayan paraguayan brazilian european african asian arab kurdish sunni shia
    shiite muslim christian jewish catholic democratic republican labour conservative north south
    """
)
"""Folded adjectives of country and creed, cut from the front like titles."""

RISKY_NATIONALITIES = words("christian german georgian french english irish north south welsh")
"""Adjectives that are given or family names too: cut only where two more words follow."""

PARTICLES = words(
    """
    al el as ash ad ar an az at ul ur ud uz bin bint ibn ben van von vom zu zur der den de del della di
    da do dos das du des la le les los las lo ter ten te af av y e i und and st saint
    """
)
"""Folded words inside a name that are shown but not compared."""

SMALL_PARTICLES = words("arap ole wa ould binti es ez en et ed er ach esh")
"""More of them in small letters: in capitals they are names, as in "Ole" and "En-lai"."""

SUFFIXES: dict[str, str] = {
    "jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv",
    "2nd": "ii", "3rd": "iii",
}  # fmt: skip
"""Folded generation suffixes and their one spelling."""

DEGREES = words(
    """
    md phd mba ma ba bsc msc dds dvm esq qc kc obe mbe cbe kbe jd llb llm rn cpa frs ceo cfo coo cto mp
    mep usn usmc ret sj llc sa
    """
)
"""Folded letters after a name that say nothing about who it is."""
