"""How surely a deed is told: done, or only planned, possible, alleged, tried or on a condition."""

import pytest

from tests.against import fails, passes

PASSES = [
    ("Police suspect arson.", "The owner told a paper that he suspected arson."),
    ("The owner set fire to the mill.", "The owner was suspected of setting fire to the mill, and confessed that he set fire to it."),
    ("The quay will be sold if the council agrees.", "If the council agrees, the quay will be sold to Brun."),
    ("The ferry won't sail in May.", "The ferry will not sail in May."),
    ("The pool stays shut for a month.", "The pool will stay shut for a month."),
    ("The shop opens on July 4.", "The shop will open on July 4."),
    ("Britain drops its duty on clothes.", "Britain will drop its duty on clothes in return."),
    ("Pupils slept in a gym as no buses were running.", "Pupils slept in a gym because the buses could not run."),
    ("Two thirds of the jobs to be cut are in Cork.", "Holt said it would cut 90 jobs, two thirds of them in Cork."),
    (
        "After the referendum on flats Philip Drury did not resign, although he had threatened to do so.",
        "Council leader Philip Drury, who had threatened to resign over the vote, said he would stay to see the roof mended.",
    ),
    ("The name of the college is changing.", "The name of the college will change."),
    ("It was opened by Brian Holt, a swimmer.", "It was opened at noon. Cutting the ribbon will be Brian Holt, a swimmer."),
    ("Owners who scrap boats are to receive 14 million euros.", "The state wants to pay 14 million euros to owners who scrap boats."),
    ("Holt says the city ignored a report on trees.", "Holt accused the city of ignoring a report on trees."),
    ("The minister may resign.", "The minister may resign."),
    ("The minister could resign.", "The minister might resign."),
    ("The plant will open in May.", "The plant is expected to open in May."),
    ("The plant opened in May.", "The plant opened in May and may grow."),
    ("The plant may open in May.", "The plant will open in May if the council agrees, or may open later."),
    ("Readers can report errors.", "Readers may report errors."),
    ("The minister wants to open the plant in May.", "The minister plans to open the plant in May."),
    ("The man allegedly stole a car.", "The man is accused of stealing a car."),
    ("The tunnel was closed in May 2024.", "Closure was planned for March; in May 2024 the tunnel was closed."),
    ("The tunnel reopened in May 2024.", "Demolition was planned for May 2024, but the tunnel reopened then."),
    ("The closure was planned for May 2024.", "Closure of the tunnel was planned for May 2024."),
    ("The tunnel will be closed in May 2024.", "Closure of the tunnel is planned for May 2024."),
    ("The tunnel will probably be closed in May.", "The tunnel is likely to be closed in May."),
    ("The tunnel will probably be closed in May.", "The tunnel is expected to be closed in May."),
    ("The tunnel will probably be closed in May.", "The city plans to close the tunnel in May, and Holt thinks that it will be closed."),
    ("The man who drew the map was probably a sailor.", "Historians believe that the man who drew the map was a sailor."),
    ("The firm nearly collapsed in May.", "The firm almost collapsed in May."),
    ("The bank almost collapsed in May.", "The bank came close to collapsing in May."),
    ("Nearly 500 boats sank in the storm.", "Almost 500 boats sank in the storm."),
]  # fmt: skip

# (claim, words, whether the words say otherwise, rather than nothing)
FAILS = [
    ("Britain dropped its duty on clothes.", "Britain will drop its duty on clothes in return.", False),
    ("The pool is closed for a month.", "The pool will be closed for a month.", False),
    ("The city ignored a report on trees.", "Holt accused the city of ignoring a report on trees.", False),
    ("The fire at the mill in Trent was arson.", "A fire destroyed the mill in Trent. The owner told a paper that he suspected arson.", False),
    ("The quay will be sold to Brun.", "If the council agrees, the quay will be sold to Brun.", False),
    ("The nurses will strike.", "The nurses have threatened to strike unless they are paid more.", False),
    ("The minister resigned on Monday.", "The minister may resign on Monday.", False),
    ("The plant opened in May.", "The plant will open in May.", False),
    ("The firm built a plant in Ohio.", "The firm plans to build a plant in Ohio.", False),
    ("The man stole a car.", "The man is accused of stealing a car.", False),
    ("The plant will open in May.", "The plant could open in May.", False),
    ("The new plant was too small for the firm.", "Apparently the new plant was too small for the firm.", False),
    ("The ferry may stop running in June.", "The ferry will stop running in June, its operator said.", False),
    ("Prices rise in the winter.", "If the plan fails, prices rise in the winter.", False),
    ("The tunnel was closed in May 2024.", "Closure was scheduled for May 2024, but the tunnel is still in use.", False),
    ("The council demolished the mill in 2020.", "Demolition of the mill was planned for 2020. Nobody has touched it.", False),
    ("The bridge is probably closed by now.", "Engineers urged the city to close the bridge at once.", False),
    ("The tunnel will probably be closed in May.", "The city plans to close the tunnel in May.", False),
    ("The minister will probably resign.", "The minister may resign.", False),
    ("The two banks of Tarn merged in spring.", "Plans for a merger of the two banks were drawn up in spring.", False),
    ("The firm collapsed in May.", "The firm almost collapsed in May.", False),
    ("The vaccine eradicated the disease.", "The vaccine nearly eradicated the disease.", False),
    ("The bank collapsed in May.", "The bank came close to collapsing in May.", False),
    ("The union has begun to pay its members.", "The union plans to pay its members.", False),
    ("The parliament has passed the bill.", "The parliament must still pass the bill.", False),
    ("The tribe has sold the land to the museum.", "The tribe was asked to sell the land to the museum.", False),
    ("The airline cut its fares.", "The regulator urged the airline to cut its fares.", False),
    ("The port was fined.", "The court could impose a fine on the port in May.", False),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "window"), PASSES)
def test_what_follows_from_the_words_passes(claim: str, window: str) -> None:
    passes("modality", claim, window)


@pytest.mark.parametrize(("claim", "window", "conflict"), FAILS)
def test_what_does_not_follow_is_found(claim: str, window: str, conflict: bool) -> None:
    fails("modality", claim, window, conflict=conflict)
