"""What a country's people and its capital are called, so that "Chinese" and "Beijing" stand for China."""

import re
from functools import cache

from index.sentences import sentences

# country: its adjective and people; then, behind the colon, its capital
_COUNTRIES = """
afghanistan afghan afghans:kabul|albania albanian:tirana|algeria algerian:algiers|argentina argentine argentinian:buenos
armenia armenian:yerevan|australia australian:canberra|austria austrian:vienna|azerbaijan azerbaijani:baku
bahrain bahraini:manama|bangladesh bangladeshi:dhaka|belarus belarusian:minsk|belgium belgian:brussels|bolivia bolivian:
bosnia bosnian:sarajevo|brazil brazilian:|britain british briton britons uk:london|bulgaria bulgarian:sofia
cambodia cambodian:|cameroon cameroonian:|canada canadian:ottawa|chile chilean:santiago|china chinese:beijing
colombia colombian:bogota|congo congolese:kinshasa|croatia croatian croat:zagreb|cuba cuban:havana|cyprus cypriot:nicosia
czechia czech:prague|denmark danish dane danes:copenhagen|ecuador ecuadorian:quito|egypt egyptian:cairo|england english:london
eritrea eritrean:|estonia estonian:tallinn|ethiopia ethiopian:|europe european eu:brussels|finland finnish finn finns:helsinki
france french frenchman:paris|gaza gazan:|georgia georgian:tbilisi|germany german:berlin|ghana ghanaian:accra
greece greek:athens|guatemala guatemalan:|haiti haitian:|honduras honduran:|hungary hungarian:budapest|iceland icelandic:reykjavik
india indian:delhi|indonesia indonesian:jakarta|iran iranian:tehran|iraq iraqi:baghdad|ireland irish:dublin
israel israeli:jerusalem|italy italian:rome|jamaica jamaican:kingston|japan japanese:tokyo|jordan jordanian:amman
kazakhstan kazakh:astana|kenya kenyan:nairobi|korea korean:seoul|kosovo kosovar:pristina|kuwait kuwaiti:|latvia latvian:riga
lebanon lebanese:beirut|libya libyan:tripoli|lithuania lithuanian:vilnius|malaysia malaysian:|mali malian:bamako|malta maltese:
mexico mexican:|moldova moldovan:chisinau|mongolia mongolian:|morocco moroccan:rabat|myanmar burmese burma:naypyidaw
nepal nepali nepalese:kathmandu|netherlands dutch holland:amsterdam hague|nicaragua nicaraguan:managua|niger nigerien:niamey
nigeria nigerian:abuja|norway norwegian:oslo|pakistan pakistani:islamabad|palestine palestinian:|panama panamanian:
peru peruvian:lima|philippines philippine filipino filipinos:manila|poland polish pole poles:warsaw|portugal portuguese:lisbon
qatar qatari:doha|romania romanian:bucharest|russia russian:moscow kremlin|rwanda rwandan:kigali|saudi saudis:riyadh
scotland scottish scot scots:edinburgh|senegal senegalese:dakar|serbia serbian serb:belgrade|singapore singaporean:
slovakia slovak:bratislava|slovenia slovenian slovene:ljubljana|somalia somali:mogadishu|spain spanish spaniard:madrid
sudan sudanese:khartoum|sweden swedish swede swedes:stockholm|switzerland swiss:bern|syria syrian:damascus
taiwan taiwanese:taipei|tanzania tanzanian:|thailand thai:bangkok|tunisia tunisian:tunis|turkey turkish turk turks:ankara
uganda ugandan:kampala|ukraine ukrainian:kyiv kiev|us american america americans usa:washington|uruguay uruguayan:montevideo
venezuela venezuelan:caracas|vietnam vietnamese:hanoi|wales welsh:cardiff|yemen yemeni:sanaa|zambia zambian:lusaka
zimbabwe zimbabwean:harare|africa african:|asia asian:|arabia arab arabian:|scandinavia scandinavian:|tibet tibetan:
kurdistan kurdish kurd kurds:|catalonia catalan:|texas texan:|california californian:|london londoner:|paris parisian:
"""

_LONG_NAMES = (
    (re.compile(r"\b(?:the )?United States(?: of America)?\b|\bU\.S\.(?:A\.)?|\bUSA?\b"), "US"),
    (re.compile(r"\bUnited Kingdom\b|\bU\.K\.|\bGreat Britain\b"), "UK"),
    (re.compile(r"\bEuropean Union\b|\bE\.U\."), "EU"),
    (re.compile(r"\bUnited Nations\b|\bU\.N\."), "UN"),
)


@cache
def _tables() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    names: dict[str, frozenset[str]] = {}
    within: dict[str, frozenset[str]] = {}
    for row in _COUNTRIES.replace("\n", "|").split("|"):
        country, _, capital = row.partition(":")
        forms = frozenset(country.split())
        for name in forms:
            names[name] = forms
            within[name] = frozenset(capital.split())
    return names, within


def called(name: str) -> frozenset[str]:
    """What else a country or its people is called, in lower case; of any other name, itself alone."""
    return _tables()[0].get(name) or _tables()[0].get(name.removesuffix("s")) or frozenset([name])


@cache
def people() -> frozenset[str]:
    """The words by which countries and those who are from there are called, in lower case."""
    return frozenset(_tables()[0])


def capitals(name: str) -> frozenset[str]:
    """The capital of a country, by any of its names: what is said of it is often said of the country."""
    return _tables()[1].get(name, frozenset())


def shortened(text: str) -> str:
    """The text with the great powers and their unions under their short names, its sentences as they were."""
    found, last = [], 0
    for start, end in sentences(text):
        whole = text[start:end]
        short = whole
        for pattern, name in _LONG_NAMES:
            short = pattern.sub(name, short)
        stop = "." if whole.rstrip().endswith(".") and not short.rstrip().endswith(".") else ""
        found.append(f"{text[last:start]}{short.rstrip()}{stop}{whole[len(whole.rstrip()) :]}")
        last = end
    return "".join(found) + text[last:]
