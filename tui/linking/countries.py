"""Countries and a few cities with the short forms that newspapers use: common knowledge, written by hand."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_LINES = """
United States|US|U.S.|USA|U.S.A.|United States of America|America|States
United Kingdom|UK|U.K.|Britain|Great Britain|United Kingdom of Great Britain and Northern Ireland
Russia|Russian Federation
Soviet Union|USSR|U.S.S.R.|Union of Soviet Socialist Republics
China|People's Republic of China|PRC|P.R.C.|Mainland China
Taiwan|Republic of China|ROC
South Korea|Republic of Korea|ROK|S. Korea
North Korea|Democratic People's Republic of Korea|DPRK|N. Korea
Germany|Federal Republic of Germany
West Germany|FRG
East Germany|German Democratic Republic|GDR
France|French Republic
Netherlands|Holland|Kingdom of the Netherlands
Ireland|Republic of Ireland|Eire
Northern Ireland|N. Ireland
Czech Republic|Czechia
Slovakia|Slovak Republic
North Macedonia|Republic of North Macedonia|FYROM
Bosnia and Herzegovina|Bosnia-Herzegovina|Bosnia & Herzegovina|Bosnia|BiH
Serbia|Republic of Serbia
Turkey|Turkiye|Republic of Turkey
Iran|Islamic Republic of Iran|Islamic Republic
Iraq|Republic of Iraq
Syria|Syrian Arab Republic
Saudi Arabia|Kingdom of Saudi Arabia|KSA
United Arab Emirates|UAE|U.A.E.|Emirates
Yemen|Republic of Yemen
Jordan|Hashemite Kingdom of Jordan
Egypt|Arab Republic of Egypt
Libya|Libyan Arab Jamahiriya
Israel|State of Israel
Palestine|State of Palestine
India|Republic of India
Pakistan|Islamic Republic of Pakistan
Afghanistan|Islamic Republic of Afghanistan
Bangladesh|People's Republic of Bangladesh
Sri Lanka|Democratic Socialist Republic of Sri Lanka|Ceylon
Myanmar|Burma
Vietnam|Viet Nam|Socialist Republic of Vietnam
Laos|Lao People's Democratic Republic
Cambodia|Kampuchea|Kingdom of Cambodia
Thailand|Kingdom of Thailand|Siam
Philippines|Republic of the Philippines
Indonesia|Republic of Indonesia
East Timor|Timor-Leste
Brunei|Brunei Darussalam
Papua New Guinea|PNG
New Zealand|Aotearoa|NZ
Australia|Commonwealth of Australia
Ivory Coast|Cote d'Ivoire
Democratic Republic of the Congo|Democratic Republic of Congo|DR Congo|DRC|D.R.C.|Congo-Kinshasa|Zaire
Republic of the Congo|Republic of Congo|Congo-Brazzaville
Central African Republic|CAR|C.A.R.
South Africa|Republic of South Africa|RSA
South Sudan|Republic of South Sudan
Cape Verde|Cabo Verde
Gambia|The Gambia
Eswatini|Swaziland
Tanzania|United Republic of Tanzania
Burkina Faso|Upper Volta
Zimbabwe|Rhodesia
Ethiopia|Federal Democratic Republic of Ethiopia
Nigeria|Federal Republic of Nigeria
Kenya|Republic of Kenya
Somalia|Somali Republic
Venezuela|Bolivarian Republic of Venezuela
Bolivia|Plurinational State of Bolivia
Brazil|Federative Republic of Brazil|Brasil
Argentina|Argentine Republic
Mexico|United Mexican States
Dominican Republic|DR
Trinidad and Tobago|Trinidad & Tobago|Trinidad
Antigua and Barbuda|Antigua & Barbuda
Saint Kitts and Nevis|St. Kitts and Nevis|St Kitts
Saint Vincent and the Grenadines|St. Vincent and the Grenadines
Saint Lucia|St. Lucia
Kyrgyzstan|Kyrgyz Republic|Kirghizia
Belarus|Byelorussia|Republic of Belarus
Ukraine|The Ukraine
Moldova|Republic of Moldova
Kazakhstan|Republic of Kazakhstan
Georgia
Greece|Hellenic Republic
Cyprus|Republic of Cyprus
Vatican|Vatican City|Holy See
Switzerland|Swiss Confederation
Portugal|Portuguese Republic
Spain|Kingdom of Spain
Italy|Italian Republic
Poland|Republic of Poland
European Union|EU|E.U.
Chechnya|Chechen Republic
Crimea|Republic of Crimea|Crimean Peninsula
Hong Kong|HK|Hongkong
Macau|Macao
Kyiv|Kiev
Mumbai|Bombay
Kolkata|Calcutta
Chennai|Madras
Beijing|Peking
Guangzhou|Canton
Yangon|Rangoon
Ho Chi Minh City|Saigon
Istanbul|Constantinople
Saint Petersburg|St. Petersburg|Leningrad
New York City|New York|NYC|N.Y.C.
Los Angeles|LA|L.A.
Washington|Washington D.C.|Washington DC
Mexico City|Ciudad de Mexico
Mecca|Makkah
Persian Gulf|Arabian Gulf
Strait of Hormuz|Straits of Hormuz
West Bank|Cisjordan
Gaza Strip|Gaza
Falkland Islands|Falklands|Malvinas
Middle East|Mideast|Mid-East
"""

COUNTRIES: tuple[tuple[str, ...], ...] = tuple(
    tuple(name.strip() for name in line.split("|")) for line in _LINES.strip().splitlines()
)
"""Groups of names of one place, the usual one first."""

_CAPITALS = """
Washington United States, Moscow Russia, London United Kingdom, Paris France, Berlin Germany, Rome Italy,
Madrid Spain, Beijing China, Tokyo Japan, Delhi India, Islamabad Pakistan, Kabul Afghanistan, Tehran Iran,
Baghdad Iraq, Damascus Syria, Ankara Turkey, Cairo Egypt, Riyadh Saudi Arabia, Doha Qatar, Beirut Lebanon,
Amman Jordan, Sanaa Yemen, Tripoli Libya, Tunis Tunisia, Algiers Algeria, Rabat Morocco, Khartoum Sudan,
Kyiv Ukraine, Kiev Ukraine, Minsk Belarus, Warsaw Poland, Prague Czech Republic, Budapest Hungary,
Bucharest Romania, Sofia Bulgaria, Athens Greece, Belgrade Serbia, Zagreb Croatia, Vienna Austria,
Stockholm Sweden, Oslo Norway, Helsinki Finland, Copenhagen Denmark, Brussels Belgium, Dublin Ireland,
Lisbon Portugal, Ottawa Canada, Canberra Australia, Wellington New Zealand, Seoul South Korea,
Pyongyang North Korea, Taipei Taiwan, Hanoi Vietnam, Bangkok Thailand, Jakarta Indonesia, Manila Philippines,
Havana Cuba, Caracas Venezuela, Bogota Colombia, Lima Peru, Santiago Chile, Brasilia Brazil, Nairobi Kenya,
Pretoria South Africa, Harare Zimbabwe, Abuja Nigeria, Tbilisi Georgia, Yerevan Armenia, Baku Azerbaijan
"""

CAPITALS: Mapping[str, str] = MappingProxyType(
    {name.lower(): country for name, country in (item.split(maxsplit=1) for item in _CAPITALS.split(","))}
)
"""Folded names of capitals, each with its country's usual name."""

SEATS: Mapping[str, str] = MappingProxyType(
    {
        "whitehouse": "the president of the United States",
        "kremlin": "the government of Russia",
        "downingstreet": "the government of the United Kingdom",
        "pentagon": "the United States Department of Defense",
        "elysee": "the president of France",
        "elyseepalace": "the president of France",
        "foggybottom": "the United States Department of State",
        "capitolhill": "the Congress of the United States",
        "whitehall": "the government of the United Kingdom",
        "zhongnanhai": "the government of China",
        "bluehouse": "the president of South Korea",
    }
)
"""Folded names of seats, each with whom the news means by it."""
