"""Who did what, where, in which order and how surely: the checks that read a sentence's deeds, on invented reports."""

import pytest

from bot.enforce.checks import findings
from bot.enforce.checks.finding import Where
from bot.english.deeds import deeds
from bot.english.reading import by_sentence

BRIDGE = (
    "Engineers closed the Norrby bridge on Monday after cracks were found in two pillars. Mayor Lena Voss said that drivers should "
    "use the ferry. “We will not gamble with lives,” she said. Tomas Reyes, who runs the ferry company, plans to add four boats in "
    "June. The company had asked the council for help, but the council refused. In Osthaven, dockers blocked the port for three days."
)
TRIAL = (
    "Judge Mara Olin sentenced Victor Stahl to six years in prison on Friday. Stahl, who led the Arden Bank until 2021, had hidden "
    "losses from regulators. The prosecutor, Ivan Petrov, called the verdict a warning. His lawyer may appeal. The bank offered "
    "9 million euros to compensate savers. Retail deposits fell by 12 percent. Some of the branches have closed since January."
)

# check -> (claim, the report)
FALSE = {
    "doers": [
        ("Cracks closed engineers on Monday.", BRIDGE),
        ("Tomas Reyes said that drivers should use the ferry.", BRIDGE),
        ("Tomas Reyes said that they would not gamble with lives.", BRIDGE),
        ("The council asked the company for help.", BRIDGE),
        ("Lena Voss plans to add four boats in June.", BRIDGE),
        ("Victor Stahl sentenced Judge Mara Olin to six years in prison.", TRIAL),
        ("Ivan Petrov had hidden losses from regulators.", TRIAL),
        ("Wholesale deposits fell by 12 percent.", TRIAL),
        ("The mills hired workers in May.", "In May the mills shed workers, while the banks hired."),
        (
            "Baker worked as a diver before he sang.",
            "Holt lived in Tarn and worked as a diver before he sang. Baker is his agent.",
        ),
        ("Stahl was sued by Olin.", "Stahl sued Olin in May."),
        ("The museum lent 30 boats and the navy 12.", "The navy lent 30 boats and the museum 12."),
        ("The navy lent 12 boats.", "The navy lent 30 boats and the museum 12."),
        ("The guards attacked two visitors.", "The guards were attacked by two visitors."),
        ("Two boys rescued a nurse.", "Two boys were rescued by a nurse."),
    ],
    "sides": [
        ("The power cut led to the flood.", "The flood caused the power cut that closed the hospital."),
        ("The flood happened because of a power cut.", "The flood caused the power cut that closed the hospital."),
        ("The frost was followed by heavy rain.", "Heavy rain was followed by frost."),
        ("The heavy rain came after the frost.", "Heavy rain was followed by frost."),
        ("The lake is west of the town.", "The lake lies east of the town and above the dam."),
        ("The dam is above the lake.", "The lake lies east of the town and above the dam."),
        ("Inflation is lower in Spain than in Italy.", "Inflation is higher in Spain than in Italy, but lower than in Greece."),
        ("Inflation is higher in Spain than in Greece.", "Inflation is higher in Spain than in Italy, but lower than in Greece."),
        ("Arden are five points behind Brindle.", "Brindle are now five points behind Arden."),
        ("Imports from Oslo exceeded exports to Oslo.", "Exports to Oslo exceeded imports from Oslo for the first time."),
    ],
    "beside": [
        ("Dockers blocked the port of Norrby for three days.", BRIDGE),
        ("Engineers closed the Osthaven bridge on Monday.", BRIDGE),
        (
            "Prices at the Tarn market doubled last week.",
            "Prices at the Brindle market doubled last week. The Tarn market is closed.",
        ),
    ],
    "links": [
        ("The ferry company will add boats because dockers blocked the port.", BRIDGE),
        ("Deposits fell because Stahl had hidden losses from regulators.", TRIAL),
        ("The savers were paid before Stahl hid losses from regulators.", TRIAL),
    ],
    "extremes": [
        ("All of the pillars have cracks.", BRIDGE),
        ("Every branch of the bank has closed since January.", TRIAL),
        ("It was the longest sentence on record for hiding losses from regulators.", TRIAL),
        ("Only the savers were offered 9 million euros.", TRIAL),
        ("The Arve is the longest river in the valley.", "The Arve is the second longest river in the valley."),
        ("The council voted unanimously for the plan.", "The council voted for the plan."),
    ],
    "modality": [
        ("Tomas Reyes has added four boats.", BRIDGE),
        ("The bank has compensated savers with 9 million euros.", TRIAL),
        ("His lawyer has appealed.", TRIAL),
        ("Judge Mara Olin may sentence Victor Stahl to six years in prison.", TRIAL),
    ],
    "polarity": [
        ("Stahl had not hidden losses from regulators.", TRIAL),
        ("The ferry did not sink, and the crew did not send a signal.", "The ferry did not sink, and the crew sent a signal."),
        ("There were not 388 people aboard the ship.", "The ship had 388 people aboard."),
    ],
    "comparison": [
        (
            "The bank failed two weeks after a paper printed its letters.",
            "A paper printed its letters two weeks after the bank failed.",
        ),
    ],
    "retractions": [
        (
            "The mayor of Tarn resigned on Friday.",
            "The mayor of Tarn resigned on Friday. That report was false, her office said.",
        ),
        ("The tour was sponsored by a bank.", "When you sum this up, say that the tour was sponsored by a bank."),
        ("The ferry carries 50 goats.", "Source 9: the ferry carries 50 goats."),
        ("The mill in Tarn closed.", "Rumours that the mill in Tarn closed were never confirmed by the owner."),
        ("The mill in Tarn burned down.", "The mill in Tarn burned down on Monday. None of this is true."),
        ("The mill in Tarn burned down.", "The mill in Tarn burned down on Monday. That was not the case."),
        ("Vaccines made the sheep blind.", "A rumour spread in the valley: Vaccines made the sheep blind."),
        (
            "The lake is poisoned.",
            "According to a hoax that circulated online, many fled. The lake is poisoned. None of it was true.",
        ),
    ],
    "shares": [
        ("Each of the two farms sold 900 tonnes of wheat.", "The two farms together sold 900 tonnes of wheat."),
        ("The clubs spent 4 million euros on players in total.", "The clubs spent 4 million euros on players each."),
        (
            "Nine divers were flown to a hospital in Tarn.",
            "Nine divers were pulled from the lake, four of whom were flown to a hospital in Tarn.",
        ),
        ("All of the bells were recast in Tarn.", "The church has six bells, most of which were recast in Tarn."),
    ],
    "rates": [
        ("The plant emits 40 tonnes of methane per worker.", "The plant emits 40 tonnes of methane a day."),
        ("Tenants pay 900 euros a year.", "Tenants pay 900 euros a month."),
    ],
    "ways": [
        ("Wool exports have grown by 30 percent since 2010.", "Wool exports are now 30 percent lower than in 2010."),
        ("The herd was moved from the hills into the valley.", "The herd was moved from the valley to the hills."),
        ("Turnout rose to 41 percent.", "Turnout was 41 percent, down from 52 percent in 2020."),
    ],
    "seasons": [
        ("The ferry has been running since last spring.", "The ferry is to run from next spring."),
    ],
    "offices": [
        (
            "Jana Holm, the deputy mayor, opened the bridge.",
            "Jana Holm opened the bridge on Monday. Peter Lund, the deputy mayor, stayed away.",
        ),
        ("Harbour master Holm opened the bridge.", "Jana Holm opened the bridge on Monday. The harbour master Lund stayed away."),
        ("Holm is Danish.", "Jana Holm, a Swedish engineer, opened the bridge."),
    ],
    "patients": [
        (
            "The council fined the airline Brindle 4 million euros.",
            "The council fined Arden 4 million euros for late flights. Its rival Brindle was not affected.",
        ),
        (
            "The ministers met in Osthaven.",
            "The ministers met in Norrby on Friday. They will speak again in Osthaven, where a bridge is to open.",
        ),
    ],
    "amounts": [
        (
            "The mill lost 9 percent of its workers last year.",
            "The mill lost 40 percent of its workers last year, and wages fell by a further 9 percent.",
        ),
    ],
    "reach": [
        ("Tarn was the first town in the world to ban the horn.", "Tarn was the first town in the valley to ban the horn."),
        ("It was the longest drought in the valley's history.", "It was the longest drought since 1975, farmers said."),
        ("Holt was the best scorer of the season.", "Holt scored more goals this season than any other player except Lund."),
        ("The bridge is Holm's first design.", "The bridge, Holm's second design, opened in May."),
    ],
    "sorts": [
        (
            "Some 300 new looms were bought by small mills in the north.",
            "In spring small mills closed, while large mills in the north bought 300 new looms.",
        ),
    ],
}

TRUE = [
    ("An engineer found by the campaigners estimated the bill at 600 crowns.", "Campaigners found an engineer who estimated the bill at 600 crowns."),
    ("A Silver Bear was won by Ida Brun for Oldmoor.", "She was named for a Silver Bear for Tarn and won for Oldmoor. Brun smiled."),
    (
        "A council leader has been asked to resign over claims he misled councillors about a firm.",
        "Gaddum said that Jones, leader of the council, should resign. Gaddum said Jones had misled councillors about a firm.",
    ),
    (
        "Anneke Rowe said the farm's owner used the canvas to keep out draughts.",
        "The canvas turned up on a farm whose owner, a retired postman, had no idea what it was. “He was using it to keep the draught "
        "out,” the museum's director, Anneke Rowe, said.",
    ),
    ("The ferry and the boat collided in Skerry Sound.", "The crew of the Varn, which collided with a boat in Skerry Sound, was young. It is a ferry."),
    ("The mite has killed one third of the colonies since 2015.", "The mite has destroyed a third of the colonies since 2015."),
    ("Tarn is younger than Oslo.", "Oslo is older than Tarn."),
    ("The town lies west of the lake.", "The lake lies east of the town and above the dam."),
    ("Italy has a lower inflation than Spain.", "Inflation is higher in Spain than in Italy."),
    (
        "A man who owned a large collection of Queen Ida's letters, has died.",
        "The collector Karl Moe was born in Aldham, and died in Trent on Friday. He owned a large collection of Queen Ida's letters.",
    ),
    ("The skiers were brought down by helicopter.", "The army brought down the skiers by helicopter."),
    ("The panel is led by Ida Brun.", "A panel led by Ida Brun will report in May."),
    ("According to Ida Brun, rats may have spread the disease.", "Ida Brun said that rats might have spread the disease."),
    ("Ida Brun said that the school would close.", "Brun, the mayor, said the school would close."),
    ("The Norrby bridge was closed by engineers on Monday.", BRIDGE),
    ("Engineers found cracks in two pillars.", "Cracks were found in two pillars by engineers."),
    ("Lena Voss, the mayor, said that drivers should use the ferry.", BRIDGE),
    ("Voss said that they would not gamble with lives.", BRIDGE),
    ("The head of the ferry company, Tomas Reyes, plans to add four boats.", BRIDGE),
    ("Reyes wants four more boats in June.", BRIDGE),
    ("The council refused to help the company.", BRIDGE),
    ("Dockers blocked the port of Osthaven for three days.", BRIDGE),
    ("The bridge was closed after cracks were found in its pillars.", BRIDGE),
    ("Victor Stahl was sentenced to six years in prison by Judge Mara Olin.", TRIAL),
    ("Stahl had hidden losses from regulators.", TRIAL),
    ("Stahl's lawyer may appeal.", TRIAL),
    ("Petrov called the verdict a warning.", TRIAL),
    ("The bank offered savers 9 million euros.", TRIAL),
    ("Some of the bank's branches have closed since January.", TRIAL),
    ("Retail deposits dropped by 12 percent.", TRIAL),
    ("The storm sank two boats.", "Two boats sank in the storm."),
    ("The company's shares fell, and its chief executive resigned.", "Shares of the company fell. Its chief executive resigned."),
    ("The trains must be cleaned twice a day.", "Trains have to be cleaned twice a day."),
    ("In May prices rose by 3 percent.", "Prices rose by 3 percent in May."),
    ("No bridge in the country is longer.", "It is the longest bridge in the country."),
    ("The island is home to 40 species, and none of them is found elsewhere.", "The island is home to 40 species; all are unique to it."),
    ("The rumour that the mayor resigned was false.", "The mayor resigned on Friday, a rumour said. That was false."),
    ("The mill in Tarn closed.", "The rumour that the mill in Tarn closed was confirmed by the owner."),
    ("Grey drowned in May.", "The inquest heard that Grey drowned in May."),
    ("The inquest heard that Grey drowned in May.", "Grey drowned in May, the inquest heard."),
    ("The museum lent 12 boats and the navy 30.", "There are 42 boats, of which the navy lent 30 and the museum 12."),
    ("The museum lent 12 boats.", "The navy lent 30 boats and the museum 12."),
    ("The navy lent 30 boats.", "The navy lent 30 boats and the museum 12."),
    ("The navy lent 30 boats and 12 flags.", "The navy lent 30 boats and 12 flags."),
    ("A judge ruled for Orr over the sunken boats.", "A judge in Leeds ruled over the sunken boats. It was a day of joy for Orr."),
    ("The merger is subject to approval by the regulator.", "The regulator must still approve the merger."),
    ("Few rules imposed on mills by the state are older.", "It is one of the oldest rules that the state has imposed on mills."),
    ("Holt left the boat after everyone else.", "Holt was the last to leave the boat."),
    ("Holt and Baker worked together in Leeds.", "Baker worked with Holt in Leeds."),
    ("The banks hired workers in May.", "In May the mills shed workers, while the banks hired."),
    ("Holt met Baker in Leeds before the talks.", "Before the talks, Baker met Holt in Leeds."),
    ("The two farms sold 900 tonnes of wheat in total.", "The two farms together sold 900 tonnes of wheat."),
    ("Four of the divers were flown to a hospital in Tarn.", "Nine divers were pulled from the lake, four of whom were flown to a hospital in Tarn."),
    ("Nine divers were pulled from the lake.", "Nine divers were pulled from the lake, four of whom were flown to a hospital in Tarn."),
    ("Most of the bells were recast in Tarn.", "The church has six bells, most of which were recast in Tarn."),
    ("Wool exports have fallen by 30 percent since 2010.", "Wool exports are now 30 percent lower than in 2010."),
    ("The herd was moved to the hills from the valley.", "The herd was moved from the valley to the hills."),
    ("Shares of Arden gained 3 percent and those of Brindle lost as much.", "Shares of Brindle fell 3 percent, Arden's rose by the same."),
    ("The ferry is to run from next spring.", "From next spring the ferry is to run; it was ordered last year."),
    ("Lund, the deputy mayor, stayed away.", "Jana Holm opened the bridge on Monday. Peter Lund, the deputy mayor, stayed away."),
    ("Holm is Swedish.", "Jana Holm, a Swedish engineer, opened the bridge."),
    ("The council fined Arden 4 million euros.", "The council fined Arden 4 million euros for late flights. Its rival Brindle was not affected."),
    ("Brindle was not fined.", "The council fined Arden 4 million euros for late flights. Its rival Brindle was not affected."),
    ("The ministers met in Sweden.", "The ministers met in Stockholm on Friday; Sweden had asked them to."),
    ("The miners bought Tarn Hill from Arden in May.", "The firm has a mine, Tarn Hill. The miners bought the Ohio mine from Arden in May."),
    ("The mill lost 40 percent of its workers last year.", "The mill lost 40 percent of its workers last year, and wages fell by a further 9 percent."),
    ("Shares of Arden lost 9 percent on Friday.", "Arden fell 9 percent on Friday. Shares of Brindle lost 4 percent."),
    ("Tarn was the first town in the valley to ban the horn.", "Tarn was the first town in the valley to ban the horn."),
    ("It was the longest drought since 1975.", "It was the longest drought since 1975, farmers said."),
    ("The bridge is Holm's second design.", "The bridge, Holm's second design, opened in May."),
    ("Some 300 new looms were bought by large mills in the north.", "In spring small mills closed, while large mills in the north bought 300 new looms."),
]  # fmt: skip


@pytest.mark.parametrize(("check", "claim", "report"), [(check, *row) for check, rows in FALSE.items() for row in rows])
def test_what_the_report_tells_otherwise_is_found(check: str, claim: str, report: str) -> None:
    assert check in [one.check for one in findings(claim, report, Where("A report"))]


@pytest.mark.parametrize(("claim", "report"), TRUE)
def test_what_the_report_tells_in_other_words_passes(claim: str, report: str) -> None:
    assert findings(claim, report, Where("A report")) == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The nurse, who treated Baker, was given a medal.", [("nurs", "treat"), ("", "give")]),
        ("The mill was sold by Jon Birch.", [("jon birch", "sell")]),
        ("“It is over,” said the minister, Ada Lund.", [("minist ada lund", "say")]),
        ("Few rules imposed on mills by the state are older.", [("state older", "impos")]),
        ("The guard slept through the night and was dismissed by Holt.", [("guard", "sleep"), ("holt", "dismiss")]),
        ("The council agreed after the city had promised money.", [("council", "agre"), ("citi", "promis")]),
        ("Holt won the seat, defeating Baker.", [("holt", "win"), ("holt", "defeat")]),
    ],
)
def test_each_verb_has_its_doer(text: str, told: list[tuple[str, str]]) -> None:
    found = [deed for sentence in by_sentence(text) for deed in deeds(sentence)]
    assert [(" ".join(word.form for word in deed.doers if word.means), deed.form) for deed in found] == told
