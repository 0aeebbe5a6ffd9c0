"""The checks of one sentence against the words cited for it: what each lets pass, what it finds, and that none raises.

Those of `modality`, `outcomes`, `views` and `speakers` have files of their own.
"""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.enforce.checks import CHECKS, Where, findings
from tests.against import FRIDAY

FARMS = Where("Farm exports to China down by more than half", "Fallowfield Courier", date(2025, 9, 19))


PASSES = {
    "digits": [
        ("Rovers won 3-1.", "Rovers won by three goals to one, after 2-0 at home."),
        ("Rovers won 3-1.", "Rovers won 3–1 on court 7."),
        ("Rovers beat SK Velden 3-2.", "Castlebay Rovers 3, SK Velden 2 (Rovers beat Velden 4-3 in all)."),
        ("The COVID-19 deaths were counted.", "The COVID 19 deaths were counted."),
        ("The F-16 jets arrived in Tarn.", "The F-16s, jets of the air force, arrived in Tarn."),
        ("Tarn sold 4 farms.", "Tarn sold 3 mills and 4 farms."),
        ("The repairs took １１ months.", "The repairs took １１ months."),
        ("On July 7 the mill burned.", "On 7 July the mill burned. It had burned on July 9 of another year, too."),
        ("The firms hold 60 and 40 percent.", "The firms hold a stake of 60 percent and one of 40 percent."),
    ],
    "verbs": [
        ("Blue Line killed 41 people in Tarsk.", "Blue Line poisoned 41 people in Tarsk."),
        ("Police arrested 14 protesters near the harbour.", "Police rounded up 14 protesters near the harbour."),
        ("Police arrested 14 protesters near the harbour.", "Police photographed and arrested 14 protesters near the harbour."),
        ("The mayor closed the bridge in Velden.", "The mayor inspected the bridge in Velden. Its closure lasts a week."),
        ("Sales plummeted in May.", "Sales collapsed in May."),
        ("The band shot a video in Tarn.", "The band filmed a video in Tarn."),
        ("Anna Holt died in 2004.", "Anna Holt (12 June 1919 -- 14 January 2004) was an actress."),
        ("Two men died in the fire.", "The fire claimed two men."),
    ],
    "extremes": [
        ("The firm sells whole life insurance.", "The firm sells term life insurance. It also sells whole life insurance."),
    ],
    "sorts": [
        ("the green party of canada was founded in 1983.", "the green party of canada () is a federal political party in canada that was founded in 1983."),
    ],
    "numbers": [
        ("Holt led the party for four years.", "Holt led the party from 1991 to 1995."),
        ("The plant cost $1.2 billion.", "The plant cost 1.2bn dollars."),
        ("The plant cost $1.2 billion.", "It cost 1,200 million USD to build the plant."),
        ("Sales fell by 53 percent.", "Sales fell 53% in the summer."),
        ("Two dozen boats sank.", "The storm sank 24 boats."),
        ("Half of the pupils stayed away.", "Some 50 percent of pupils stayed away."),
        ("About 1,200 people came.", "The organisers counted 1,230 people."),
        ("More than 50 people came.", "More than fifty people came."),
        ("More than half of the farms closed.", "It was found that 53% of the farms closed."),
        ("The mill was sold for 730 million Australian dollars.", "The Australian mill was sold for A$730 million."),
        ("The power was gone for three quarters of an hour.", "The power was gone for 45 minutes."),
        ("The power was gone for more than three quarters of an hour.", "The power was gone for 47 minutes."),
        ("The rule is for drivers older than 65.", "The rule is for drivers over 65."),
        ("Boats longer than 20 metres pay more.", "Boats of more than 20 metres pay more."),
        ("Drivers younger than 25 pay more.", "Drivers under 25 pay more."),
        ("The port may be shut for as long as six months.", "The port may be shut for up to six months."),
        ("The mill hired fewer than the 300 that it had promised.", "The mill had promised to hire 300, and hired fewer."),
        ("Nearly 60 people came.", "Almost 60 people came."),
        ("The contract runs for 18 months.", "The contract runs for a year and a half, or 18 months."),
        ("Prices rose between 10 and 12 percent.", "Prices rose 10 to 12 percent."),
        ("Anna Berg, 45, was elected.", "The 45-year-old Anna Berg was elected."),
        ("Rovers won 3-1.", "Rovers won 3–1 on Saturday."),
        ("It was the third such fire.", "It was the 3rd such fire."),
        ("A fine of €300,000 was paid.", "The firm paid a fine of 300\u00a0000 euros."),
        ("Two brothers were rescued.", "Both brothers were rescued."),
        ("The song was number one in May.", "In May the song was number one."),
        ("The plant emits 40 tonnes of methane each day.", "The plant emits 40 tonnes of methane a day."),
        ("Tenants pay 900 euros per head.", "Tenants pay 900 euros per person."),
        ("Turnout fell to 41 percent.", "Turnout was 41 percent, down from 52 percent in 2020."),
        ("In March the ferry sold 9,000 tickets.", "In March the ferry sold 9,000 tickets, up from 7,500 a year earlier."),
        ("It sold 9,000 tickets in March, compared with 7,500 a year before.", "In March it sold 9,000 tickets, up from 7,500 a year earlier."),
        ("Vacancies rose from 4 percent in May to 6 percent in June.", "Vacancies rose: they were at 6% in June, against 4% in May."),
        ("Rents rose by 4 percent in May and 6 percent in June.", "Rents rose 6% in June, against 4% in May."),
        ("One of the three unions of the ferry line is Osk.", "It is backed by two unions of the ferry line and hated by the third, Osk."),
        ("Kowal gave the museum nine boats for the harbour.", "The council gave the museum three boats for the harbour. Ewa Kowal gave nine."),
        ("Divers made two attempts on Monday to lift the boat.", "Divers tried twice on Monday to lift the boat. Two nurses were rescued on Tuesday by three boys."),
        ("The train leaves at 3 p.m.", "The train leaves at 15:00."),
        ("The ship served for 74 years.", "The ship served for 74 consecutive years."),
        ("Costs rose from $5 million to $7 million.", "Costs rose from $5m to $7m."),
        ("The lake is .5 km long.", "The lake is 0.5 km long."),
        ("One of the boats sank.", "A boat sank."),
        ("England led 2-0 by half-time.", "England led 2-0 at half-time."),
        ("Cases fell by roughly 50 percent.", "The spray cut cases by about half in a trial."),
        ("The pay goes up by 9.5% in two years.", "The pay went up by 9.5 percent over two years."),
        ("Revenue fell from $1.1 billion to $910 million.", "Revenue dropped to 910 million dollars from 1.1 billion a year earlier."),
        ("The firm sold 300 tonnes of wheat and 200 tonnes of rye.", "It sold 200 tonnes of rye and 300 tonnes of wheat."),
        ("The population shrank to 41,000 last year.", "The population shrank by 9,000 to 41,000 last year."),
        ("The budget was cut by $3 million.", "The council cut the budget by $3 million to $20 million."),
        ("Prices rose by at least 10 percent.", "Prices rose by 10 to 12 percent."),
        ("The average wage is more than 2,000 euros.", "The average wage is 2,100 euros."),
        ("The bridge is more than 200 metres long.", "The bridge is 210 metres long and 340 metres above the valley."),
        ("It was her third such win.", "It was her third such win in 2020, with 18 points."),
        ("Rovers have 16 points.", "Rovers are 19th in the table with 16 points."),
    ],
    "dates": [
        ("The battle of Lepanto was fought in the 16th century.", "The battle of Lepanto was fought on 7 October 1571."),
        ("The mill was built in the sixteenth century.", "The mill was built in the 16th century."),
        ("The mill was built in the 16th century.", "The mill, of the 16th and 17th centuries, was built of oak."),
        ("Sales rose in the third quarter.", "Sales rose in Q3."),
        ("Sales rose in Q3.", "Sales rose in the third quarter."),
        ("The ministers met on 16 September.", "The ministers met on Tuesday."),
        ("The ministers met on Tuesday.", "The ministers met on September 16, 2025."),
        ("The bridge opened in 2019.", "The bridge opened on 4 June 2019."),
        ("The bridge opened in June 2019.", "The bridge opened on 4 June 2019."),
        ("Stone resigned on 18 September 2025.", "Stone resigned yesterday."),
        ("Stone resigned last year.", "Stone resigned in 2024."),
        ("Stone resigned in 2024.", "Stone resigned last year."),
        ("Sales fell from January through July.", "From January to July sales fell."),
        ("Sales fell in the first half of 2025.", "Sales fell in the first half of this year."),
        ("The pier was built in the 1990s.", "The pier was built in 1994."),
        ("Northgate Wire reported on 19 September 2025 that the bridge is closed.", "The bridge is closed."),
        ("The talks begin on Sept. 22.", "The talks begin next Monday."),
        ("The battle happened on 4–5 June 1942.", "The battle happened on June 4-5, 1942."),
        ("The law was passed in 2024.", "The law was passed in April 2024."),
        ("The shop opened in October 2024.", "The shop opened in October."),
        ("The shop was opened on 5 November 2024.", "On 5 November, the shop was opened by the mayor."),
        ("The bridge will close on 12 May 2026.", "The bridge will close on 12 May."),
        ("The firm plans to sell the mill in June 2026.", "The firm plans to sell the mill in June."),
        ("The fair was held in September 2025.", "The fair was held in September."),
        ("The shop opened in October 2024.", "In 2024 the city was poor. The shop opened in October."),
        ("The bridge closes on 12 May 2026.", "The bridge closes on 12 May after inspectors found cracks."),
        ("The mill has been shut since March 2025.", "The mill has been shut since March."),
    ],
    "names": [
        ("Xi Jinping called for calm.", "Mr Xi called for calm."),
        ("China's exports fell.", "Chinese exports fell."),
        ("The Federal Aviation Administration closed the airport.", "The FAA closed the airport."),
        ("The FAA closed the airport.", "The Federal Aviation Administration closed the airport."),
        ("The United States bought wheat.", "The U.S. bought wheat."),
        ("Farmers lost their crops.", "Many growers lost their crops."),
        ("Josh Gackle is hopeful.", "Gackle said that he was hopeful."),
        ("The talks were held in Spain.", "The talks were held in Madrid."),
        ("Zoë Kravař won the prize.", "Zoe Kravar won the prize."),
        ("Northgate Wire says that the mill moved.", "The mill moved."),
        ("Joblessness fell in May.", "The number of people without jobs fell in May."),
        ("Vaccinating dogs is free.", "Dogs are vaccinated for free."),
        ("President Trump spoke.", "Trump spoke."),
    ],
    "quotations": [
        ("She called it “a great day for Tarn”.", 'She said it was "a great day for Tarn".'),
        ("Stone said it is “a great … day”.", "It is a great and sunny day, Stone said."),
        ("Stone said that “[the bridge] is safe”.", "“It is safe,” Stone said."),
        ("Stone calls it 'a new start'.", "It is a new start, Stone said."),
        ("The men's team didn't lose the players' vote.", "The men's team won the players' vote."),
        ("“We have no plans in the north,” Ruiz said.", "“We have no plans in the north,” Ana Ruiz said."),
        ("“We have no plans …,” Ruiz said.", "“We have no plans in the north,” Ana Ruiz said."),
        ("Ruiz said “We have no plans” in the north.", "“We have no plans in the north,” Ana Ruiz said."),
        ("“We have shops,” Ruiz said.", "“We have shops in the north,” Ana Ruiz said."),
        ("“The road is not safe,” Ruiz said.", "“The road is not safe and the bridge is closed,” Ana Ruiz said."),
        ("“It was not my idea,” Ruiz said.", "“It was not my idea,” Ana Ruiz said after the vote."),
        ("Ruiz saw “no hope” for the mill.", "“I see no hope for the mill,” Ruiz said."),
        ("“The dam will hold,” Ruiz said.", "“The dam will hold,” Ruiz said, unless it rains for a week."),
        ("“The mill never closed,” Ruiz said.", "“The mill never closed for long,” Ruiz said. “The mill never closed,” she repeated."),
        ("Ruiz wrote that “nobody was hurt”.", "Ruiz wrote: nobody was hurt. The mill burned down."),
        ("If ice is found, “books will be rewritten”, Osei said.", "“If we find ice, books will be rewritten,” Osei said."),
    ],
    "pronouns": [
        ("He resigned on Monday.", "Paul Stone resigned on Monday."),
        ("It fell by a third.", "The price fell by a third."),
        ("She was the first woman to win.", "The driver, a woman of 30, won."),
    ],
    "polarity": [
        ("Orlin did not close the mill.", "Orlin stopped short of closing the mill."),
        ("Orlin did not close the mill.", "Orlin decided against closing the mill."),
        ("Orlin is accused of polluting the river.", "Orlin was cleared of polluting the river."),
        ("Orlin denied missing its deadline.", "The contractor, Orlin, denied that it had missed its deadline."),
        ("Orlin refused to pay its staff.", "Orlin denied that it had refused to pay its staff. A court found that it refused to."),
        ("The council voted against the mill.", "The council voted against the mill by nine votes."),
        ("A frog that was last seen in 1987 has been found.", "A frog that had not been seen since 1987 has been found."),
        ("The path has not been used since 1950.", "The path was last used in 1950."),
        ("Output went up in May.", "Output rose in May."),
        ("The mill in Lyon is up for sale.", "The mill in Lyon was put up for sale after its output fell."),
        ("The deal came down to price.", "The deal came down to the price of the mill, whose value rose."),
        ("Sorghum sales fell by 97 percent.", "Sales of sorghum dropped by 97 percent."),
        ("The council did not approve the plan.", "The council rejected the plan."),
        ("The council rejected the plan.", "The council did not approve the plan."),
        ("Stone refused to sign the letter.", "Stone did not sign the letter."),
        ("Holt has seen no better kept boat in Osk.", "Holt said the boat was kept better than any she had seen in Osk."),
        ("The bridge reopens in November because the parts came late.", "Because the parts came late, the bridge reopens in November instead of May."),
        ("Holt ran two seconds slower than the course record in Tarn.", "Holt ran in Tarn, missing the course record by two seconds."),
        ("The report blames the owner rather than the crew.", "The report blames the owner, not the crew."),
        ("Wheat prices fell.", "Wheat prices fell while rice prices rose."),
        ("Rice prices rose.", "Wheat prices fell while rice prices rose."),
        ("The mine is not only old but dangerous.", "The mine is old and dangerous."),
        ("No deal was reached.", "A deal was not reached."),
        ("The firm closed its plant in Ohio and opened one in Texas.", "The bridge opened a plant in Texas after it closed one in Ohio."),
        ("Nobody was hurt on the island.", "Forty people left the island. Nobody was hurt."),
        ("Paul Stone said that no farms will be flooded this year.", "“No farms will be flooded this year,” Paul Stone, the mayor of Tarn, added."),
        ("According to Mary Holt, the mill will not be closed.", "“The mill will never be closed,” Mary Holt wrote to the council."),
        ("The black goose is eaten in Mirra.", "The black goose lives in Mirra and is eaten there; the young do not eat for a week."),
        ("The mill was not sold by the city.", "The city did not sell the mill."),
        ("The vote was not valid, the court ruled.", "The vote was declared invalid by the court."),
        ("The treaty remains unsigned.", "The treaty has not been signed."),
        ("The two fires are not related.", "The two fires are unrelated, police said."),
        ("The council united behind the plan.", "The council united behind the plan."),
        ("The bill has not been paid.", "The bill is still unpaid."),
        ("The report informed the council.", "The report informed the council that a group had formed."),
        ("The unrest ended, and shops closed for the rest of May.", "The unrest ended, and shops closed for the rest of May."),
    ],
    "comparison": [
        ("Inflation went from 9 to 11 percent.", "Inflation rose to 11 percent from 9 in May."),
        ("The train to Paris from Lyon was late.", "The road from Paris to Lyon was shut; the train was late."),
        ("Five people died in 2024, down from 12 in 2020.", "Five people died in 2024, down from 12 in 2020."),
        ("The team finished third, up from fifth.", "The team finished third, up from fifth."),
        ("The price rose from $5 to $7.", "The price went up from $5 to $7."),
        ("The mill closed before the bridge.", "The mill closed before the bridge."),
        ("The bridge closed after the mill.", "The mill closed before the bridge."),
        ("Farmers export more wheat than rye.", "More wheat than rye is exported."),
        ("The farmers voted for the dam.", "The farmers voted for the dam; the fishermen voted against it."),
        ("The fishermen voted against the dam.", "The farmers voted for the dam; the fishermen voted against it."),
        ("The farmers voted on Monday for the dam.", "The farmers voted for the dam on Monday."),
        ("Brindle Mills was bought by the city after it went bankrupt.", "The firm Brindle Mills was bought by the city after it went bankrupt in May."),
        ("After it went bankrupt, Brindle Mills was bought by the city.", "The firm Brindle Mills was bought by the city after it went bankrupt in May."),
    ],
    "roles": [
        ("Rovers beat Wanderers in the final.", "Rovers beat Wanderers in the final."),
        ("Wanderers were beaten by Rovers in the final.", "Rovers beat Wanderers in the final."),
        ("Baker met Holt in Leeds.", "Holt met Baker in Leeds."),
        ("The birds are found in Spain and Portugal.", "The birds are found in Portugal and Spain."),
        ("Baker signed the bill in May.", "On Monday in Leeds, he signed the bill, which Baker had read in May."),
        ("The tariff was praised by Brazil.", "Brazil praised the tariff."),
        ("Tarn Metals sued Mills over the dam.", "Tarn Metals sued Brindle Mills over the dam."),
        ("Brindle Mills was sued by the firm Tarn Metals.", "Tarn Metals sued Brindle Mills over the dam."),
        ("Rovers beat Wanderers in May.", "Rovers beat Wanderers in May. Wanderers beat Rovers in June."),
        ("Ada Holt thanked Ben Holt.", "In Leeds, Ada Holt thanked Ben Holt and his son."),
        ("A letter from Mirra Tours, a booking site in Spain, led to the talks in May.", "The talks began in May after a letter by the Spanish booking site Mirra Tours."),
        ("The Leeds brewery Tarn Hops hires forty people.", "Tarn Hops, a small family brewery which stands at the canal in Leeds, hires forty people."),
    ],
    "kinds": [
        ("The woman swam to the island.", "The man lost his hat, and the woman swam to the island."),
        ("The chief executive resigned.", "The CEO resigned."),
    ],
    "additions": [
        ("The bridge closed because of a storm.", "A storm closed the bridge."),
        ("The mill moved, and nobody was hurt.", "No one was hurt when the mill moved."),
        ("The council is due to look at the dam next year.", "The council will look at the dam next year."),
        ("The strike, which had gone on for almost four weeks, ended.", "The strike ended after nearly four weeks."),
        ("Prices rose due to environmental rules.", "Rules for the environment made prices rise."),
        ("The mill (built in Tarn) moved.", "The mill, built in Tarn, moved."),
        ("The body (WHO) met (12 members came).", "The WHO met; 12 members came."),
        ("The mill (and its dam) moved.", "The mill and its dam moved."),
        ("The mill moved, too.", "The mill moved."),
        ("The mill moved, however.", "The mill moved."),
        ("The mill moved; nobody was there.", "The mill moved and nobody was there."),
    ],
    "beside": [
        ("Anna Sailer is the chief executive of Korvane.", "Korvane makes cells. Chief executive Anna Sailer said that it would move to Zaragoza."),
        ("The incumbent, Rolf Berg, lost.", "Ida Holm beat the incumbent, Rolf Berg, who lost."),
        ("The incumbent Berg lost.", "Ida Holm beat Rolf Berg, the incumbent, who lost."),
        ("According to the judge, Holm lied.", "The judge, Ada Vance, said that Holm lied."),
        ("The minister Holm met the minister Berg.", "The minister Ida Holm met the minister Rolf Berg."),
        ("The firm Tarn Metals sued Brindle Mills.", "Tarn Metals sued the firm Brindle Mills."),
        ("Petra Holm, a former judge, won.", "Petra Holm, a former judge, won the election."),
        ("Petra Holm was a judge.", "Petra Holm, a former judge, won the election."),
        ("Petra Holm, a judge, won.", "Petra Holm won. The judge beat a former judge."),
        ("A dyer from the north, Holm taught Berg.", "Holm, a dyer from the north, taught Berg."),
    ],
    "signs": [
        ("The spring in Zürich is 20° warm.", "The spring in Zu\u0308rich has 20 degrees."),
        ("The spring in Zu\u0308rich is warm.", "The spring in Zürich is warm."),
        ("The U.S. team, e.g. Ph.D. students, met at 3 p.m. in St. Gallen.", "U.S. students met at 3 p.m. in St. Gallen."),
        ("The firm Tarn.com closed.", "The firm Tarn closed."),
        ("The firm's account @tarn wrote “#tarn”.", "The firm's account, @Tarn, wrote “#Tarn”."),
        ("The article stands at https://tarn.example/a.", "It stands at https://tarn.example/a."),
        ("The star α Centauri is near.", "The star α Centauri is near."),
        ("The stone weighs 20 µg, or costs €5½ an ounce.", "The stone weighs 20 μg, or costs 5.5 euros an ounce."),
        ("The film Амур opened.", "The film “Амур” opened in May."),
        ("The café sold 90 m² and/or its cellar.", "The café sold 90 m² and/or its cellar."),
    ],
    "scope": [
        ("Some of the farms closed.", "Most of the farms closed."),
        ("All of the farms closed.", "Every one of the farms closed."),
        ("The trains are often late.", "The trains are always late."),
        ("All three farms closed.", "The three farms closed."),
        ("Mould was found in one barn.", "Mould was found in just one barn, the oldest."),
        ("Few barns had mould.", "Only one barn had mould."),
    ],
    "converses": [
        ("A shipping company has bought the mill in Leeds for 9 million euros.", "Holt sold the mill in Leeds to a shipping company for 9 million euros."),
        ("Tarn Metals bought Brindle Mills from the owner.", "In May the owner sold Brindle Mills to Tarn Metals."),
        ("Brindle Mills was sold to Tarn Metals.", "In May Tarn Metals bought Brindle Mills."),
        ("The museum borrowed the boat from Holt.", "Holt lent the boat to the museum."),
        ("The city borrowed five million euros from the bank.", "The bank lent the city five million euros."),
        ("Mirra received rice from the province.", "The province sent rice to Mirra."),
        ("Wanderers lost to Rovers in the final.", "Rovers won against Wanderers in the final."),
        ("Rovers beat Wanderers in the final.", "Wanderers lost to Rovers in the final."),
        ("Wanderers were beaten by Rovers in the final.", "Rovers won the final against Wanderers."),
        ("China exports rice to Brazil.", "Brazil imports rice from China."),
        ("Baker sold his mill in May.", "In May Holt sold his boat to Baker. Baker sold the mill in May, too."),
        ("Anna Berg was awarded a medal for the rescue.", "Mary Holt awarded her pupil Anna Berg a medal for the rescue."),
        ("The pupil was awarded a medal for the rescue.", "Mary Holt awarded her pupil Anna Berg a medal for the rescue."),
    ],
    "tallies": [
        ("Rovers lost 2-4 to Wanderers in the cup.", "Wanderers beat Rovers 4-2 in the cup."),
        ("The council passed the plan by 31 to 12.", "The council passed the plan by 31 votes to 12."),
        ("Sales fell from 40 to 30.", "Sales fell from 40 to 30."),
    ],
    "extents": [
        ("Unemployment fell from 5.2% in May to 4.1% in June.", "Unemployment fell to 4.1% in June from 5.2% in May."),
        ("Ticket prices rose by 12 euros.", "Ticket prices rose 12 euros in March."),
        ("Net profit was $412 million, down from $530 million.", "Net profit fell to $412 million from $530 million."),
        ("The council cut $3 million from the budget.", "The council cut the budget by $3 million."),
        ("Letters were received by 400 voters.", "The firm sent letters to 400 voters."),
        ("Rents rose by as much as 20 percent.", "Rents rose by up to 20 percent."),
    ],
    "wholes": [
        ("Operations were postponed at two clinics.", "Operations were postponed at two of the seven clinics of the group."),
        ("The group has seven clinics.", "Operations were postponed at two of the seven clinics of the group."),
        ("The bridge has eleven piers.", "Inspectors of the bridge found cracks in three of its eleven piers."),
        ("Nine miners were trapped on Monday.", "Rescuers saved four of the nine miners trapped on Monday."),
        ("Fourteen boats left Tarn on Friday.", "Six of the 14 boats that left Tarn on Friday sank."),
        ("The team played ten games.", "The team won eight of its ten games."),
        ("Seven clinics reopened.", "Seven clinics, two of which had postponed operations, reopened."),
        ("Common Ground won a majority of the seats.", "Common Ground won 27 of the 45 council seats."),
    ],
    "retractions": [
        ("The paper retracted a report about the singer.", "The paper retracted a report that the singer had died in May."),
        ("Holt was convicted over statements about the mine.", "Holt was convicted of making false statements about the mine."),
        ("The company had paid its workers.", "The company said the statement was false and that it had paid its workers."),
        ("The bridge was closed because of an error by engineers.", "The report says that the bridge was closed because of an error by engineers."),
        ("Paul Stone won the cup in 2020.", "Paul Stone, who made a mistake in the final, won the cup in 2020."),
    ],
    "frequencies": [
        ("Inspectors visited the farm two times.", "Inspectors visited the farm twice."),
        ("Inspectors visited the farm at least twice.", "Inspectors visited the farm twice."),
        ("Trams run up to twice an hour.", "Trams run no more than twice an hour."),
        ("Ida Holm was once a judge.", "Ida Holm, once a judge, has been mayor twice."),
        ("The new hall has twice as many seats.", "The new hall has twice as many seats as the old one, and was flooded three times."),
    ],
}  # fmt: skip

# (claim, words, whether the words say otherwise, rather than nothing)
FAILS = {
    "digits": [
        ("The score was 6-5, 7-5.", "The score was 6–4, 7–5 on court 1.", False),
        ("The score was 6-4, 7-5 on court 6.", "The score was 6–4, 7–5 on court 1.", False),
        ("The team won 3-3 on Sunday.", "The team won 3-2 on Sunday.", False),
        ("They sell H3O and CO2 sensors.", "They sell H2O and CO2 sensors.", False),
        ("See https://example.com/report-3024 for it.", "See https://example.com/report-2024 for it.", False),
        ("The repairs took １２ months.", "The repairs took １１ months.", False),
        ("修理には１２か月かかった。", "修理には１１か月かかった。", False),
        ("Highway 101 was closed.", "Highway 102 was closed near mile 101.", False),
    ],
    "verbs": [
        ("Blue Line fired 41 people in Tarsk.", "Blue Line employs 41 people in Tarsk.", False),
        ("Police arrested 14 protesters near the harbour.", "Police photographed 14 protesters near the harbour.", False),
        ("The mayor closed the bridge in Velden on Monday.", "The mayor inspected the bridge in Velden on Monday.", False),
        ("The court jailed the former minister on Friday.", "The court questioned the former minister on Friday.", False),
        ("Two men died in the fire.", "Two men are missing in the fire.", False),
    ],
    "numbers": [
        ("Holt led the party for five years.", "Holt led the party from 1991 to 1995.", False),
        ("The plant cost $1.2 million.", "The plant cost $1.2 billion.", True),
        ("The plant cost €1.2 billion.", "The plant cost $1.2 billion.", False),
        ("A third of the farms closed.", "Some 30 percent of the farms closed.", True),
        ("Sales fell by 53 percent.", "Sales fell by 53 percentage points.", False),
        ("Sales fell by 53 percent.", "Sales fell by 53 tonnes.", False),
        ("Revenue fell from $1.2 billion to $910 million.", "Revenue dropped to 910 million dollars from 1.1 billion.", True),
        ("Half of the members voted, or 50 percent.", "The board halved the fee; 30 percent of members voted.", True),
        ("Cases fell by half.", "Cases fell by 20 percent in the first half of 2024.", True),
        ("The war lasted two years.", "The war lasted over two years.", False),
        ("The power was gone for three quarters of an hour.", "The power was gone for 30 minutes.", True),
        ("The rule is for drivers older than 65.", "The rule is for drivers under 65.", False),
        ("The mill hired no older than 30.", "The mill hired those over 30.", False),
        ("Exactly 50 people came.", "More than 50 people came.", False),
        ("50 people came.", "More than 50 people came.", False),
        ("More than 50 people came.", "Some 50 people came.", False),
        ("More than 50 people came.", "Nearly 50 people came.", False),
        ("At least 50 people came.", "Up to 50 people came.", False),
        ("The firm earned 1.2 billion dollars.", "The firm earned 1.23 billion dollars.", True),
        ("Rovers won 3-2.", "Rovers won 3-1.", True),
        ("It was the fourth fire of the year.", "It was the third fire of the year.", True),
        ("The mayor is 54.", "The 45-year-old mayor spoke.", True),
        ("The song was number one in May.", "In May the song was number three.", True),
        ("Osk led by three ferry goals.", "Osk led by two ferry goals. In the third match Osk lost.", True),
        ("Rents rose from 6 percent in May to 4 percent in June.", "Rents rose 6% in June, against 4% in May.", True),
        ("A horse was number two in May.", "In May a horse was number three.", True),
        ("Ten people came.", "10 to 12 people came.", False),
        ("Sales of rye rose by 97 percent.", "Sales of wheat fell by 97 percent; sales of rye rose by 12 percent.", True),
        ("The train leaves at 3 p.m.", "The train leaves at 3 a.m.", True),
        ("The tunnel is 12 miles long.", "The tunnel is 12 kilometres long.", False),
        ("Turnout was more than 31%.", "Turnout was 31% and 47% of voters chose Hale.", False),
        ("The crews save at least 9 swimmers a day.", "The crews save an average of 9 swimmers a day.", False),
        ("Rovers are 16th in the table.", "Rovers are 19th in the table with 16 points.", True),
        ("Rovers have 19 points.", "Rovers are 19th in the table with 16 points.", True),
    ],
    "dates": [
        ("The battle of Lepanto was fought in the 17th century.", "The battle of Lepanto was fought on 7 October 1571.", False),
        ("Sales rose in Q2.", "Sales rose in the third quarter.", True),
        ("The ministers met in September 2024.", "The ministers met on Tuesday.", False),
        ("Farm exports fell 53% in 2025.", "Farm exports fell 53% in the first half of 2025.", False),
        ("The bridge opened on 4 June 2019.", "The bridge opened in 2019.", False),
        ("The bridge opened in July 2019.", "The bridge opened in June 2019.", True),
        ("The ministers met on Wednesday.", "The ministers met on Tuesday.", True),
        ("Sales fell from January through June.", "Sales fell from January through July.", True),
        ("Sales fell in the second quarter.", "Sales fell in the first quarter.", True),
        ("Stone left the army in 2023.", "Stone left the army last year.", True),
        ("The mill closed before 2020.", "The mill closed after 2020.", True),
        ("The mill closed in 2020.", "The mill closed.", False),
        ("The shop opened in October 2025.", "The shop opened in October.", True),
        ("The shop was opened on 5 November 2025.", "On 5 November, the shop was opened by the mayor.", True),
        ("The bridge will close on 12 May 2025.", "The bridge will close on 12 May.", True),
        ("The fair was held in October 2025.", "Last October the fair was held in Tarn.", True),
    ],
    "names": [
        ("Austria signed the treaty.", "Australia signed the treaty.", True),
        ("Mary Smith was elected.", "John Smith was elected on Monday.", True),
        ("The Bank of England cut rates.", "The Bank of Japan cut rates.", True),
        ("South Korea agreed.", "North Korea agreed.", True),
        ("The talks were held in Geneva.", "The talks were held in Spain.", True),
        ("Microsoft bought the firm.", "Apple bought the firm.", True),
        ("The talks were led by Scott Bessent.", "The talks were led by the minister.", False),
    ],
    "quotations": [
        ("She called it “a great day for Leeds”.", "She called it “a great day for Tarn”.", False),
        ("He said the bridge is “safe… and sound”.", "He said the bridge is safe.", False),
        ("“We have no plans,” Ruiz said.", "“We have no plans in the north,” Ana Ruiz said.", False),
        ("“I did not sell the mill,” Ruiz told the court.", "“I did not sell the mill for money,” Ruiz told the court.", False),
        ("Ruiz said all “workers were paid”.", "“If the bank agrees, all workers were paid,” Ruiz said.", False),
        ("“Books will be rewritten,” Osei said.", "“If we find ice, books will be rewritten,” Osei said.", False),
        ("“We will leave,” Osei said.", "“We will leave unless the city pays,” Osei said.", False),
        ("“The mayor is a crook,” Osei said.", "“Nobody believes that the mayor is a crook,” Osei said.", False),
    ],
    "pronouns": [
        ("He resigned on Monday.", "He resigned on Monday.", False),
        ("She resigned after a week.", "The price fell after a week.", False),
    ],
    "polarity": [
        ("Orlin polluted the river.", "Orlin was cleared of polluting the river.", True),
        ("Orlin closed the mill.", "Orlin stopped short of closing the mill.", True),
        ("Orlin closed the mill.", "Orlin decided against closing the mill.", True),
        ("Orlin missed its deadline.", "The contractor, Orlin, denied that it had missed its deadline.", True),
        ("Orlin refused to pay its staff.", "Orlin denied it refused to pay its staff.", True),
        ("Orlin lacked a permit.", "The head of Orlin disputed that the firm had lacked a permit.", True),
        ("Orlin blocked the sale.", "Orlin rejected claims that it had blocked the sale.", True),
        ("The path has been used since 1950.", "The path has not been used since 1950.", True),
        ("A frog last seen in 1987 has not been found.", "A frog that had not been seen since 1987 has been found.", True),
        ("Output rose in May.", "Output halved in May.", True),
        ("Holt set the course record in Tarn.", "Holt won the race in Tarn, missing the course record by two seconds.", True),
        ("The divers had severe burns.", "The divers had mild burns.", True),
        ("The link was stronger in old boats.", "The link was weaker in old boats.", True),
        ("The boat passed a test in May.", "The boat failed a test in May.", True),
        ("The union praised Holt in May.", "The union accused Holt in May.", True),
        ("The league regards the mayor as safe.", "The league does not regard the mayor as safe.", True),
        ("The boats were paid for by the council.", "The boats were paid for by the owners rather than the council.", True),
        ("The study showed that rain breaks the old boats.", "Its authors, who work in Leeds, told the council that the data did not show that rain breaks the old boats.", True),
        ("Output went down in May.", "Output rose in May.", True),
        ("Output was up in May.", "Output fell in May.", True),
        ("Beijing will buy more.", "Beijing has not said whether it will buy more.", False),
        ("Sorghum sales rose by 97 %.", "Sorghum fared worst: sorghum sales fell 97 %.", True),
        ("The council approved the plan.", "The council rejected the plan.", True),
        ("The council approved the plan.", "The council did not approve the plan.", True),
        ("The council did not approve the plan.", "The council approved the plan.", True),
        ("Stone signed the letter to the judge.", "Stone refused to sign the letter to the judge.", True),
        ("The team won the cup in Leeds.", "The team lost the cup in Leeds.", True),
        ("The jury found the driver guilty.", "The jury acquitted the driver.", True),
        ("The bridge at Tarn was opened on Monday.", "The bridge at Tarn was closed on Monday.", True),
        ("Rice prices fell.", "Wheat prices fell while rice prices rose.", True),
        ("The highest tower is in Leeds.", "The lowest tower is in Leeds.", True),
        ("Paul Stone said that farms will be flooded this year.", "“No farms will be flooded this year,” Paul Stone, the mayor of Tarn, added.", True),
        ("Mary Holt said that the mill will be closed.", "“The mill will never be closed,” Mary Holt wrote to the council.", True),
        ("The vote was declared valid by the court.", "The vote was declared invalid by the court.", True),
        ("The hostages were harmed.", "The hostages were unharmed.", True),
        ("The treaty was signed by the ministers.", "The treaty remains unsigned by the ministers.", True),
        ("The two fires are related, police said.", "The two fires are unrelated, police said.", True),
        ("The resignation of Holt was voluntary.", "The resignation of Holt was involuntary.", True),
        ("The bill of the hotel was paid.", "The bill of the hotel was unpaid.", True),
        ("A judge told jurors to regard the film.", "A judge told jurors to disregard the film.", True),
        ("Nobody was evacuated from the island.", "Soldiers evacuated forty people from the island.", True),
        ("The mill was sold to a firm by the city.", "The city did not sell the mill to a firm.", True),
    ],
    "comparison": [
        ("Revenue was $1 million, up from $2 million.", "Revenue fell to $1 million from $2 million.", False),
        ("Revenue went from $1 million to $2 million.", "Revenue fell to $1 million from $2 million.", True),
        ("The price went from $7 to $5.", "The price went from $5 to $7.", True),
        ("Exports moved from China to Brazil.", "Exports moved from Brazil to China.", True),
        ("The mill closed after the bridge opened.", "The mill closed before the bridge opened.", True),
        ("The mill hired more divers than the port did.", "The mill hired fewer divers than the port did.", True),
        ("The upper deck of the boat burned.", "The lower deck of the boat burned.", True),
        ("Farmers export less wheat than rye.", "Farmers export more wheat than rye.", True),
        ("The farmers voted for the dam.", "The farmers voted against the dam, for fear of floods.", True),
        ("Mary Holt argued for the tariff.", "Mary Holt argued against the tariff for an hour, and Paul Stone for it.", True),
        ("The engine broke down.", "The engine broke up.", True),
        ("Brindle Mills went bankrupt after it was bought by the city.", "The firm Brindle Mills was bought by the city after it went bankrupt in May.", True),
    ],
    "roles": [
        ("Wanderers beat Rovers in the final.", "Rovers beat Wanderers in the final.", True),
        ("Rovers were beaten by Wanderers in the final.", "Rovers beat Wanderers in the final.", True),
        ("China sued Brazil over the tariff.", "Brazil sued China over the tariff.", True),
        ("The song was recorded by Anna Berg in Leeds.", "The song was recorded by Paul Stone in Leeds. Anna Berg was ill.", True),
        ("On Sunday the mill in Ohio caught fire.", "On Sunday the mill in Texas caught fire; the one in Ohio is safe.", True),
        ("Brindle Mills sued Tarn Metals over the dam.", "Tarn Metals sued Brindle Mills over the dam.", True),
        ("Ben Holt thanked Ada Holt in Leeds.", "Ada Holt thanked Ben Holt in Leeds.", True),
        ("Port Mirra was bombed by Fort Osk in May.", "Port Mirra bombed Fort Osk in May.", True),
    ],
    "kinds": [
        ("The king of Norway opened the bridge.", "The prime minister of Norway opened the bridge.", True),
        ("The shop in Leeds sells silver rings.", "The shop in Leeds sells gold rings.", True),
    ],
    "additions": [
        ("The bridge closed because of a strike by welders.", "A storm closed the bridge.", False),
        ("The bridge will close on 12 May (it is falling down).", "The bridge will close on 12 May.", False),
        ("The bridge will close on 12 May (again).", "The bridge will close on 12 May.", False),
        ("The bridge will close (lol) on 12 May.", "The bridge will close on 12 May.", False),
        ("The bridge will close on 12 May; it is over.", "The bridge will close on 12 May.", False),
        ("The bridge will close on 12 May, sadly.", "The bridge will close on 12 May.", False),
        ("The mill moved, and three thousand villagers danced all night.", "The mill moved upstream.", False),
    ],
    "beside": [
        ("Anna Sailer is the chief executive of Korvane.", "Korvane makes cells. Anna Sailer, chief executive of Zaragoza, said so.", True),
        ("The incumbent, Ida Holm, beat Rolf Berg.", "Ida Holm beat the incumbent, Rolf Berg.", True),
        ("The incumbent Ida Holm won.", "Ida Holm won and beat the incumbent, Rolf Berg.", True),
        ("Petra Holm, a judge, won the election.", "Petra Holm, a former judge, won the election.", False),
        ("The judge Holm won the election.", "The former judge Holm won the election.", False),
        ("Ida Holm, the incumbent, won.", "Ida Holm won and beat Rolf Berg, the incumbent.", True),
    ],
    "signs": [
        ("The bridge is safe 🤥.", "The bridge is safe.", False),
        ("The bridge is n\u0336o\u0336t\u0336 safe.", "The bridge is safe.", False),
        ("The toll is 8,400\u0301 euros.", "The toll is 8,400 euros.", False),
        ("The bridge is ѕafe.", "The bridge is safe.", False),
        ("The bridge is safe, мост рухнет.", "The bridge is safe.", False),
        ("The bridge is 𝐧𝐨𝐭 safe.", "The bridge is safe.", False),
        ("The bridge is ⁿᵒᵗ safe.", "The bridge is safe.", False),
        ("The bridge is safe #resign.", "The bridge is safe.", False),
        ("@here the bridge is safe.", "The bridge is safe.", False),
        ("The bridge is safe /s.", "The bridge is safe.", False),
        ("The bridge is ≠ safe.", "The bridge is safe.", False),
        ("The bridge is safe https://evil.example/a.", "The bridge is safe.", False),
        ("The bridge is safe: evil.example.", "The bridge is safe.", False),
    ],
    "scope": [
        ("Only farms in Ohio closed.", "Farms in Ohio closed.", False),
        ("All of the farms closed.", "Some of the farms closed.", True),
        ("None of the farms closed.", "Most of the farms closed.", True),
        ("The trains are always late.", "The trains are often late.", True),
        ("It is the only bank that failed.", "It is one of the banks that failed.", True),
        ("Mould was found in all barns.", "Mould was found in just one barn, the oldest.", True),
        ("Mould was found in most of the barns.", "Mould was found in only one of the barns.", True),
    ],
    "converses": [
        ("Holt lent Baker's boat to the museum.", "The museum lent Baker's boat to Holt.", True),
        ("The museum bought Baker's boat from Holt.", "Holt bought Baker's boat from the museum.", True),
        ("Tarn Metals sold Brindle Mills to Osk Holding in May.", "Osk Holding sold Brindle Mills to Tarn Metals in May.", True),
        ("Brindle Mills bought Tarn Metals in May.", "In May the owner sold Brindle Mills to Tarn Metals.", True),
        ("The province sent rice to Mirra in May.", "The province received rice from Mirra in May.", True),
        ("Wanderers beat Rovers in the final in Leeds.", "Wanderers lost to Rovers in the final in Leeds.", True),
        ("Wanderers won against Rovers in the cup.", "In the cup, Rovers defeated Wanderers.", True),
        ("The mill sold its dam to the city.", "The mill bought its dam from the city.", True),
        ("Paul Stone was awarded a medal for the rescue.", "Mary Holt, whom Paul Stone praised, awarded her pupil Anna Berg a medal for the rescue.", True),
    ],
    "tallies": [
        ("The council rejected the dam by 31 votes to 12.", "The council rejected the dam by 12 votes to 31.", True),
        ("Wanderers won 2-4 in Leeds.", "Wanderers won 4–2 in Leeds.", True),
        ("Rovers of Tarn won the match 2 to 4.", "Rovers of Tarn won the match 4-2.", True),
    ],
    "extents": [
        ("Ticket sales rose by 9,000 in March.", "In March the ferry sold 9,000 tickets, up from 7,500 a year earlier.", True),
        ("Net profit fell by $412 million.", "Net profit fell to $412 million from $530 million.", True),
        ("Unemployment fell from 4.1% in June.", "Unemployment fell to 4.1% in June from 5.2% in May.", True),
        ("The council cut the budget to $3 million.", "The council cut the budget by $3 million.", True),
        ("Ticket prices rose to 12 euros.", "Ticket prices rose 12 euros in March.", True),
        ("The army grew to 20,000 soldiers.", "The army grew by 20,000 soldiers.", True),
        ("The population shrank by 41,000 last year.", "The population shrank by 9,000 to 41,000 last year.", True),
    ],
    "wholes": [
        ("Operations were postponed at seven clinics.", "Operations were postponed at two of the seven clinics of the group.", True),
        ("Rescuers saved nine miners.", "Rescuers saved four of the nine miners trapped on Monday.", True),
        ("25 wells contained lead.", "Three out of 25 tested wells contained lead.", True),
        ("Nine miners were rescued.", "Of the nine miners, five were rescued.", True),
        ("300 flats burned.", "Half of the 300 flats burned.", True),
        ("Common Ground has 45 council seats.", "Common Ground won 17 of the 45 council seats.", True),
        ("Common Ground won a majority of the seats.", "Common Ground won only 17 of the 45 council seats.", True),
    ],
    "retractions": [
        ("The bank failed.", "A report that the bank had failed turned out to be false.", True),
        ("The lake was poisoned.", "The statement that the lake was poisoned was withdrawn.", True),
        ("The lake was poisoned by the mill.", "“Lake poisoned by mill” was a headline that the paper later retracted.", True),
        ("Bank fails in Tarn.", "The headline “Bank fails in Tarn” was a mistake.", True),
        ("The singer died in May.", "The paper wrongly reported that the singer had died in May.", True),
        ("The singer died in May.", "The paper withdrew a report that the singer had died in May.", True),
    ],
    "frequencies": [
        ("Inspectors visited the farm once.", "Inspectors visited the farm twice.", True),
        ("Inspectors visited the farm three times.", "Inspectors visited the farm twice.", True),
        ("Inspectors visited the farm thrice.", "Inspectors visited the farm twice.", True),
        ("Trams run at least twice an hour.", "Trams run no more than twice an hour.", True),
        ("Trams run no more than once an hour.", "Trams run no more than twice an hour.", True),
        ("The drug must be taken twice a day.", "The drug must be taken once a day.", True),
    ],
}  # fmt: skip


@pytest.mark.parametrize(("check", "claim", "window"), [(check, *row) for check, rows in PASSES.items() for row in rows])
def test_what_follows_from_the_words_passes(check: str, claim: str, window: str) -> None:
    assert CHECKS[check](claim, window, FRIDAY) is None


@pytest.mark.parametrize(("check", "claim", "window"), [(check, *row) for check, rows in PASSES.items() for row in rows])
def test_no_other_check_stops_it_either(check: str, claim: str, window: str) -> None:
    assert findings(claim, window, FRIDAY) == ()


@pytest.mark.parametrize(
    ("check", "claim", "window", "conflict"), [(check, *row) for check, rows in FAILS.items() for row in rows]
)
def test_what_does_not_follow_is_found(check: str, claim: str, window: str, conflict: bool) -> None:
    finding = CHECKS[check](claim, window, FRIDAY)
    assert finding is not None
    assert finding.check == check
    assert finding.conflict == conflict


@pytest.mark.parametrize("window", [row[1] for rows in FAILS.values() for row in rows if not row[1].startswith("He ")])
def test_what_stands_there_word_for_word_passes(window: str) -> None:
    assert findings(window, window, FRIDAY) == ()


def test_every_reason_is_one_short_sentence() -> None:
    for rows in FAILS.values():
        for claim, window, _ in rows:
            for finding in findings(claim, window, FRIDAY):
                assert len(finding.why) < 150
                assert "\n" not in finding.why


# what writers make of articles: true
PARAPHRASES = [
    ("U.S. farm exports to China dropped 53 percent in the first half of 2025.", "U.S. farm exports to China fell by 53% in the first half of 2025."),
    ("American agricultural exports to China fell by more than half in the first six months of 2025.", "U.S. farm exports to China fell by 53% in the first half of 2025."),
    ("Trump and Xi spoke by phone on Friday and agreed to meet at a summit in South Korea.", "President Trump said on Friday that he and Xi Jinping, China's leader, had agreed in a phone call to meet at the APEC summit in South Korea next month."),
    ("The U.S. president said he would visit China early next year.", "Mr. Trump said that he would travel to China in the early part of next year."),
    ("ByteDance must sell TikTok's U.S. operations or face a ban, a law passed in 2024 says.", "A law passed by Congress last year requires ByteDance, TikTok's Chinese owner, to sell the app's American business or see it banned."),
    ("Sorghum sales fell 97%.", "Sorghum fared worst: sales of the grain dropped by 97%."),
    ("Josh Gackle, who chairs the American Soybean Association, said farmers were anxious for news.", "Josh Gackle, the chairman of the American Soybean Association, said that farmers were waiting anxiously for news of the call between the presidents."),
    ("Police arrested 24 people after the riot.", "Two dozen people were arrested by police after the riot."),
    ("The company lost $3.4 million last year, compared with a profit of $1.2 million in 2023.", "In 2024 the company made a loss of $3.4m, against a profit of $1.2m a year earlier."),
    ("The minister denied that she had lied to parliament.", "The minister said she had not lied to parliament."),
    ("Nobody was hurt in the fire.", "There were no injuries in the fire."),
    ("The court upheld the ban.", "The court refused to lift the ban."),
    ("Unemployment stayed at 4.1 percent.", "The unemployment rate was unchanged at 4.1 percent."),
    ("Inflation slowed to 2.4 percent in May from 2.9 percent in April.", "Inflation fell from 2.9 percent in April to 2.4 percent in May."),
    ("The vote was 52 to 48.", "Senators voted 52-48 to confirm him."),
    ("The strike, which began on Monday, is in its third day.", "The strike began on Monday and is now in its third day, the union said."),
    ("About a third of the pupils were absent.", "Some 34 percent of pupils were absent."),
    ("The hospital said it had treated 40 people.", "Forty people were treated, the hospital said."),
    ("He was sentenced to 18 months in prison.", "Paul Stone was jailed for a year and a half, or 18 months."),
    ("The bridge will be closed until March.", "The bridge is to stay closed until March."),
    ("Tesla delivered fewer cars than analysts expected.", "Analysts had expected more deliveries than Tesla reported: it delivered fewer cars."),
    ("The U.N. said that 1.5 million people had fled Sudan.", "About 1.5 million people have fled Sudan, according to the United Nations."),
    ("Mayor Anna Berg said the city would not raise taxes this year.", "\"We won't raise taxes this year,\" Anna Berg, the mayor, said."),
    ("German carmaker Volkswagen plans to cut 35,000 jobs by 2030.", "Volkswagen, the German car company, said it plans to cut 35,000 jobs by 2030."),
    ("The bank raised rates by half a percentage point.", "The bank raised rates by 50 basis points."),
    ("The bank raised rates by 0.5 percentage points.", "The bank raised rates by half a percentage point."),
    ("More than 2,000 homes lost power.", "Over 2,000 homes were without power."),
    ("The aid package is worth up to $60 billion.", "The package offers as much as $60bn in aid."),
    ("Brazil exported more soybeans to China than the United States did.", "Brazil overtook the United States as the bigger exporter of soybeans to China."),
    ("The film, released in June, cost $90 million to make.", "The film cost $90 million to make and came out in June."),
    ("The deal was announced by Scott Bessent in Madrid.", "In Madrid, Treasury Secretary Scott Bessent announced the deal."),
    ("Talks between Israel and Hamas collapsed on Sunday.", "Talks between Hamas and Israel broke down Sunday."),
    ("The governor vetoed the bill.", "The bill was vetoed by the governor."),
    ("Only two of the five ships returned.", "Two of the five ships came back; the other three did not."),
    ("None of the passengers survived.", "All passengers died."),
    ("The senator opposes the plan.", "The senator does not support the plan."),
    ("The museum reopened after two years.", "After being closed for two years, the museum has reopened."),
    ("A majority of voters backed the plan.", "Most voters supported the plan."),
]  # fmt: skip

# and false
INVENTIONS = [
    ("The U.S. ran a surplus with China.", "The U.S. ran a trade deficit with China of $295 billion."),
    ("Trump called Xi.", "Xi called Trump."),
    ("Xi agreed to visit Washington next month.", "Trump agreed to visit Beijing next month."),
    ("Sorghum sales dropped by 53%.", "Sales of American farm products to China fell by 53%. Sorghum fared worst: sales of the grain dropped by 97%."),
    ("Farm exports to China rose by 53%.", "Farm exports to China fell by 53%."),
    ("Trump has banned TikTok.", "Trump has threatened to ban TikTok."),
    ("Beijing approved the deal.", "Beijing has not said whether it approved the deal."),
    ("The deal was signed on Friday.", "The deal is expected to be signed on Friday."),
    ("All farmers were waiting.", "Some farmers were waiting."),
    ("Gackle said he was discouraged.", "Gackle said he was encouraged."),
    ("Exports fell from $17 billion to $25 billion.", "Exports fell from $25 billion to $17 billion."),
    ("The company earned $3 million in 2024.", "The company earned $3 million in 2023 and $2 million in 2024."),
    ("Holt was convicted of fraud.", "Holt was charged with fraud."),
    ("The suspect confessed.", "The suspect denied the charges."),
    ("The strike began on Tuesday.", "The strike began on Monday and ended on Tuesday."),
    ("China bought less wheat from Australia than from Canada.", "China bought more wheat from Australia than from Canada."),
    ("The president of Brazil arrived in Lima.", "The president of Peru arrived in Brazilia."),
    ("Stone, 54, leads the union.", "Stone, 45, leads the union."),
    ('According to Berg, "the plan is dead".', '"The plan is dead," said Holt. Berg disagreed.'),
    ("Holt denied that the plan was dead.", "Holt said that the plan was dead."),
    ("The plan failed because farmers protested.", "The plan failed because of a lack of money."),
    ("Nearly 500 people died.", "More than 500 people died."),
    ("The plant will create 500 jobs.", "The plant could create up to 500 jobs."),
    ("The minister always supported the tax.", "The minister sometimes supported the tax."),
    ("The bank cut rates for the third time this year.", "The bank cut rates for the second time this year."),
    ("The oldest bridge in Tarn closed.", "The newest bridge in Tarn closed."),
    ("Germany exports more cars to the US than to China.", "Germany exports more cars to China than to the US."),
    ("Profits doubled.", "Profits halved."),
    ("The law bans the sale of e-cigarettes.", "The bill would ban the sale of e-cigarettes."),
    ("The ceasefire took effect at 11 p.m.", "The ceasefire took effect at 11 a.m."),
    ("Apple sued Google.", "Google sued Apple over a patent."),
    ("The bridge was designed by Anna Berg and built by Paul Stone.", "The bridge was designed by Paul Stone and built by Anna Berg."),
    ("The island belongs to Japan.", "The island, which China claims, belongs to Taiwan. Japan has no claim."),
    ("There was evidence of fraud.", "There was no evidence of fraud."),
    ("The talks ended without a deal.", "The talks ended with a deal."),
    ("The talks ended with a deal.", "The talks ended without a deal."),
    ("Inflation is lower than in May.", "Inflation is higher than in May."),
    ("It was the first time a woman won the race.", "It was the second time a woman won the race."),
    ("The fund invests only in oil.", "The fund invests mostly in oil."),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "window"), PARAPHRASES)
def test_a_true_sentence_in_other_words_passes_all_checks(claim: str, window: str) -> None:
    assert findings(claim, window, FARMS) == ()


@pytest.mark.parametrize(("claim", "window"), INVENTIONS)
def test_a_false_sentence_is_found_by_some_check(claim: str, window: str) -> None:
    assert findings(claim, window, FARMS)


TEXT = st.text(max_size=200) | st.lists(
    st.sampled_from(
        "not no from to 3 1/2 ½ 10-12 $ % 2025 May first half of the Q2 “ ” ' said he Xi China may will before after , . ; -- \n 0 1e9 "
        "9999 31 February 29 99999999999 dozen a third million more than all some only if".split(" ")
    ),
    max_size=40,
).map(" ".join)


@settings(max_examples=300)
@given(TEXT, TEXT, st.none() | st.dates())
def test_no_text_makes_a_check_raise(claim: str, window: str, published: date | None) -> None:
    findings(claim, window, Where(claim, window, published))


def test_pounds_are_written_with_a_sign_or_in_words_and_a_sum_to_people_is_no_range() -> None:
    words = "The lender must repay £18m to 46,000 borrowers whom it charged twice, the regulator ruled."
    assert findings("The lender has to give back 18 million pounds.", words) == ()
    assert findings("Some 46,000 borrowers were charged twice.", words) == ()
    assert [one.check for one in findings("The lender has to give back £46,000.", words)] == ["numbers"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister denied that a ransom had been paid.",
        "Nobody can say when the ice will float free.",
        "Vale wants to claim damages from the ferry line, not from the crew, who “has said sorry, which is more than others do”.",
    ],
)
def test_a_sentence_that_stands_there_is_not_held_against_itself(sentence: str) -> None:
    assert findings(sentence, f"The talks went on for a week. {sentence} The mayor was absent.") == ()


def test_whom_only_the_title_names_has_not_suffered_what_another_has() -> None:
    about, told = Where("Marchetti's late double sends Rovers into the final"), "Defender Magda Horvat was sent off in May."
    finding = CHECKS["patients"]("Marchetti was sent off in May.", told, about)
    assert finding is not None
    assert finding.conflict
    assert findings("Horvat was sent off in May.", told, about) == ()
