"""The checks of one sentence against the words cited for it: what each lets pass, what it finds, and that none raises."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.enforce.checks import CHECKS, Where, findings

FRIDAY = Where("Trade in the balance", "Northgate Wire", date(2025, 9, 19))


def found(check: str, claim: str, window: str, about: Where = FRIDAY) -> bool:
    return CHECKS[check](claim, window, about) is not None


PASSES = {
    "numbers": [
        ("The plant cost $1.2 billion.", "The plant cost 1.2bn dollars."),
        ("The plant cost $1.2 billion.", "It cost 1,200 million USD to build the plant."),
        ("Sales fell by 53 percent.", "Sales fell 53% in the summer."),
        ("Two dozen boats sank.", "The storm sank 24 boats."),
        ("Half of the pupils stayed away.", "Some 50 percent of pupils stayed away."),
        ("About 1,200 people came.", "The organisers counted 1,230 people."),
        ("More than 50 people came.", "More than fifty people came."),
        ("More than half of the farms closed.", "It was found that 53% of the farms closed."),
        ("Nearly 60 people came.", "Almost 60 people came."),
        ("The contract runs for 18 months.", "The contract runs for a year and a half, or 18 months."),
        ("Prices rose between 10 and 12 percent.", "Prices rose 10 to 12 percent."),
        ("Anna Berg, 45, was elected.", "The 45-year-old Anna Berg was elected."),
        ("Rovers won 3-1.", "Rovers won 3–1 on Saturday."),
        ("It was the third such fire.", "It was the 3rd such fire."),
        ("A fine of €300,000 was paid.", "The firm paid a fine of 300\u00a0000 euros."),
        ("Two brothers were rescued.", "Both brothers were rescued."),
        ("The train leaves at 3 p.m.", "The train leaves at 15:00."),
        ("The ship served for 74 years.", "The ship served for 74 consecutive years."),
        ("Costs rose from $5 million to $7 million.", "Costs rose from $5m to $7m."),
        ("The lake is .5 km long.", "The lake is 0.5 km long."),
        ("One of the boats sank.", "A boat sank."),
        ("The firm sold 300 tonnes of wheat and 200 tonnes of rye.", "It sold 200 tonnes of rye and 300 tonnes of wheat."),
    ],
    "dates": [
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
        ("President Trump spoke.", "Trump spoke."),
    ],
    "quotations": [
        ("She called it “a great day for Tarn”.", 'She said it was "a great day for Tarn".'),
        ("Stone said it is “a great … day”.", "It is a great and sunny day, Stone said."),
        ("Stone said that “[the bridge] is safe”.", "“It is safe,” Stone said."),
        ("Stone calls it 'a new start'.", "It is a new start, Stone said."),
        ("The men's team didn't lose the players' vote.", "They won."),
    ],
    "pronouns": [
        ("He resigned on Monday.", "Paul Stone resigned on Monday."),
        ("It fell by a third.", "The price fell by a third."),
        ("She was the first woman to win.", "The driver, a woman of 30, won."),
    ],
    "polarity": [
        ("Sorghum sales fell by 97 percent.", "Sales of sorghum dropped by 97 percent."),
        ("The council did not approve the plan.", "The council rejected the plan."),
        ("The council rejected the plan.", "The council did not approve the plan."),
        ("Stone refused to sign the letter.", "Stone did not sign the letter."),
        ("Wheat prices fell.", "Wheat prices fell while rice prices rose."),
        ("Rice prices rose.", "Wheat prices fell while rice prices rose."),
        ("The mine is not only old but dangerous.", "The mine is old and dangerous."),
        ("No deal was reached.", "A deal was not reached."),
        ("The firm closed its plant in Ohio and opened one in Texas.", "The bridge opened a plant in Texas after it closed one in Ohio."),
    ],
    "modality": [
        ("The minister may resign.", "The minister may resign."),
        ("The minister could resign.", "The minister might resign."),
        ("The plant will open in May.", "The plant is expected to open in May."),
        ("The plant opened in May.", "The plant opened in May and may grow."),
        ("Readers can report errors.", "Readers may report errors."),
        ("The man allegedly stole a car.", "The man is accused of stealing a car."),
    ],
    "comparison": [
        ("The price rose from $5 to $7.", "The price went up from $5 to $7."),
        ("The mill closed before the bridge.", "The mill closed before the bridge."),
        ("The bridge closed after the mill.", "The mill closed before the bridge."),
        ("Farmers export more wheat than rye.", "More wheat than rye is exported."),
    ],
    "roles": [
        ("Rovers beat Wanderers in the final.", "Rovers beat Wanderers in the final."),
        ("Wanderers were beaten by Rovers in the final.", "Rovers beat Wanderers in the final."),
        ("Baker met Holt in Leeds.", "Holt met Baker in Leeds."),
    ],
    "scope": [
        ("Some of the farms closed.", "Most of the farms closed."),
        ("All of the farms closed.", "Every one of the farms closed."),
        ("The trains are often late.", "The trains are always late."),
        ("All three farms closed.", "The three farms closed."),
    ],
    "speakers": [
        ("Holt said the road was safe.", "“The road is safe,” Mary Holt said."),
        ("According to Holt, the road was safe.", "Mary Holt told reporters that the road was safe."),
        ("Holt said the road was safe.", "Holt went on. She said the road was safe."),
        ("Police said the road was closed.", "The road was closed, police said."),
    ],
}  # fmt: skip

# (claim, words, whether the words say otherwise, rather than nothing)
FAILS = {
    "numbers": [
        ("The plant cost $1.2 million.", "The plant cost $1.2 billion.", True),
        ("The plant cost €1.2 billion.", "The plant cost $1.2 billion.", False),
        ("A third of the farms closed.", "Some 30 percent of the farms closed.", True),
        ("Sales fell by 53 percent.", "Sales fell by 53 percentage points.", False),
        ("Sales fell by 53 percent.", "Sales fell by 53 tonnes.", False),
        ("Exactly 50 people came.", "More than 50 people came.", False),
        ("50 people came.", "More than 50 people came.", False),
        ("More than 50 people came.", "Some 50 people came.", False),
        ("More than 50 people came.", "Nearly 50 people came.", False),
        ("At least 50 people came.", "Up to 50 people came.", False),
        ("The firm earned 1.2 billion dollars.", "The firm earned 1.23 billion dollars.", True),
        ("Rovers won 3-2.", "Rovers won 3-1.", True),
        ("It was the fourth fire of the year.", "It was the third fire of the year.", True),
        ("The mayor is 54.", "The 45-year-old mayor spoke.", True),
        ("Ten people came.", "10 to 12 people came.", False),
        ("Sales of rye rose by 97 percent.", "Sales of wheat fell by 97 percent; sales of rye rose by 12 percent.", True),
        ("The train leaves at 3 p.m.", "The train leaves at 3 a.m.", True),
        ("The tunnel is 12 miles long.", "The tunnel is 12 kilometres long.", False),
    ],
    "dates": [
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
    ],
    "pronouns": [
        ("He resigned on Monday.", "He resigned on Monday.", False),
        ("She resigned after a week.", "The price fell after a week.", False),
    ],
    "polarity": [
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
    ],
    "modality": [
        ("The minister resigned on Monday.", "The minister may resign on Monday.", False),
        ("The plant opened in May.", "The plant will open in May.", False),
        ("The firm built a plant in Ohio.", "The firm plans to build a plant in Ohio.", False),
        ("The man stole a car.", "The man is accused of stealing a car.", False),
        ("The plant will open in May.", "The plant could open in May.", False),
        ("Prices rise in the winter.", "If the plan fails, prices rise in the winter.", False),
    ],
    "comparison": [
        ("The price went from $7 to $5.", "The price went from $5 to $7.", True),
        ("Exports moved from China to Brazil.", "Exports moved from Brazil to China.", True),
        ("The mill closed after the bridge opened.", "The mill closed before the bridge opened.", True),
        ("Farmers export less wheat than rye.", "Farmers export more wheat than rye.", True),
    ],
    "roles": [
        ("Wanderers beat Rovers in the final.", "Rovers beat Wanderers in the final.", True),
        ("Rovers were beaten by Wanderers in the final.", "Rovers beat Wanderers in the final.", True),
        ("China sued Brazil over the tariff.", "Brazil sued China over the tariff.", True),
    ],
    "scope": [
        ("All of the farms closed.", "Some of the farms closed.", True),
        ("None of the farms closed.", "Most of the farms closed.", True),
        ("The trains are always late.", "The trains are often late.", True),
        ("It is the only bank that failed.", "It is one of the banks that failed.", True),
    ],
    "speakers": [
        ("Baker said the road was safe.", "Baker was there. Mary Holt said the road was safe.", True),
        ("Police said the road was closed.", "The road was closed, the council said.", True),
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


TEXT = st.text(max_size=200) | st.lists(
    st.sampled_from(
        "not no from to 3 1/2 ½ 10-12 $ % 2025 May first half of the Q2 “ ” ' said he Xi China may will before after , . ; -- \n 0 1e9 "
        "9999 31 February 29 99999999999 dozen a third million more than all some only if".split(" ")
    ),
    max_size=40,
).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(TEXT, TEXT, st.none() | st.dates())
def test_no_text_makes_a_check_raise(claim: str, window: str, published: date | None) -> None:
    findings(claim, window, Where(claim, window, published))
