"""A claim that repeats a sentence but for a few words: what it adds, what it leaves out, and what the sentence excludes."""

import pytest

from tests.against import fails, passes

POOL = "The indoor pool in Aldham opened its doors to swimmers on Tuesday. It was built by the firm Corran for 6 million euros."
BUS = "The bus company Velo has sold 40 old buses to a museum in Trent because they need too much fuel."

ADDED = [
    (POOL, "The indoor pool in Aldham secretly opened its doors to swimmers on Tuesday."),
    (POOL, "The indoor pool in Aldham opened its doors to swimmers on Tuesday again."),
    (POOL, "Supposedly, the indoor pool in Aldham opened its doors to swimmers on Tuesday."),
    (POOL, "Under pressure, the indoor pool in Aldham opened its doors to swimmers on Tuesday."),
    (POOL, "The indoor pool in Aldham opened its doors to swimmers on Tuesday, which is a scandal."),
    (POOL, "The indoor pool in Aldham opened its doors to swimmers on Tuesday without a licence."),
    (POOL, "The indoor pool in Aldham opened its doors to swimmers on Tuesday, according to sources."),
    (BUS, "The bus company Velo has sold 40 old buses to a museum in Trent by accident."),
    (BUS, "The bus company Velo has sold 40 old buses to a museum in Trent – a lie."),
    (BUS, "The bus company Velo has illegally sold 40 old buses to a museum in Trent."),
]
NOT_ADDED = [
    ("Engineers expect the mill in Trent to be back at full power by Friday.", "The mill in Trent should be at full power again by Friday."),
    (POOL, "The indoor pool in Aldham opened its doors to swimmers on Tuesday, at a cost of 6 million euros."),
    (POOL, "The indoor pool in Aldham was opened to swimmers on Tuesday."),
    (POOL, "On Tuesday, the indoor pool in Aldham opened its doors to swimmers."),
    (POOL, "However, the indoor pool in Aldham opened its doors to swimmers on Tuesday."),
    (BUS, "The bus firm Velo has sold 40 old buses to a museum in Trent."),
    (BUS, "The bus company Velo has sold 40 old buses to a museum in Trent due to the fuel they need."),
    (
        "Trains between Aldham and Trent resumed on Monday after the storm, the rail operator said.",
        "Trains between Aldham and Trent ran again on Monday after the storm.",
    ),
    (
        "The council quickly approved the plan for a bridge in Trent on Monday.",
        "The council rapidly approved the plan for a bridge in Trent on Monday.",
    ),
]  # fmt: skip
LEFT_OUT = [
    (
        "The minister called the ruling a partial success for the farmers.",
        "The minister called the ruling a success for the farmers.",
    ),
    ("Carla Boon must pay half of the rent, a judge in Trent ruled.", "Carla Boon must pay the rent, a judge in Trent ruled."),
    ("Olga Reyes left the museum's council in April.", "Olga Reyes left the museum in April."),
    ("The pill halves the danger of a second infarct.", "The pill halves the danger of an infarct."),
    ("Rents fell in every town of the valley except Aldham last year.", "Rents fell in every town of the valley last year."),
]
MAY_BE_LEFT_OUT = [
    ("The minister called the ruling a great success for the farmers.", "The minister called the ruling a success for the farmers."),
    ("The temporary bridge in Trent opened on Monday.", "The temporary bridge in Trent opened."),
    ("Olga Reyes left the museum's council in April.", "Olga Reyes left the council of the museum in April."),
    ("Rents fell in every town of the valley except Aldham last year.", "Except in Aldham, rents fell in every town of the valley last year."),
]  # fmt: skip
EXCLUDED = [
    ("The cable car runs in summer but not in winter.", "The cable car runs in winter."),
    ("The seeds are sold in Denmark but not in Norway.", "The seeds are sold in Norway but not in Denmark."),
    ("The guard has been warned, but not dismissed.", "The guard has been dismissed."),
    ("The fee was raised for adults, not children.", "The fee was raised for children."),
]
NOT_EXCLUDED = [
    ("The cable car runs in summer but not in winter.", "The cable car runs in summer."),
    ("The cable car runs in summer but not in winter.", "The cable car does not run in winter."),
    ("The seeds are sold in Denmark but not in Norway.", "The seeds are sold in Denmark but not in Norway."),
    ("The seeds are sold not only in Denmark but in Norway.", "The seeds are sold in Denmark and Norway."),
    ("The guard has been warned, but not dismissed.", "The guard has been warned."),
]


@pytest.mark.parametrize(("window", "claim"), ADDED)
def test_what_is_added_to_a_copied_sentence_is_found(window: str, claim: str) -> None:
    fails("leftovers", claim, window, conflict=False)


@pytest.mark.parametrize(("window", "claim"), NOT_ADDED)
def test_what_the_words_have_elsewhere_may_be_added(window: str, claim: str) -> None:
    passes("leftovers", claim, window)


@pytest.mark.parametrize(("window", "claim"), LEFT_OUT)
def test_what_limits_a_copied_sentence_may_not_be_left_out(window: str, claim: str) -> None:
    fails("restrictions", claim, window, conflict=False)


@pytest.mark.parametrize(("window", "claim"), MAY_BE_LEFT_OUT)
def test_what_limits_nothing_may_be_left_out(window: str, claim: str) -> None:
    passes("restrictions", claim, window)


@pytest.mark.parametrize(("window", "claim"), EXCLUDED)
def test_what_stands_behind_but_not_is_not_affirmed(window: str, claim: str) -> None:
    fails("exclusions", claim, window, conflict=True)


@pytest.mark.parametrize(("window", "claim"), NOT_EXCLUDED)
def test_what_stands_before_but_not_may_be_affirmed(window: str, claim: str) -> None:
    passes("exclusions", claim, window)
