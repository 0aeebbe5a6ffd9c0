"""Of whom a deed is told: pronouns, "the company", and names that only say whose wife or rival somebody is."""

import pytest

from bot.enforce.checks import findings
from tests.against import FRIDAY, fails

FERRY = (
    "Lena Marsh ran the ferry until spring. She keeps bees now. Piet Holm took 2 million crowns from the pension fund. "
    "He was sentenced to four years in June."
)
MILLS = (
    "Dunmore Textiles opened a shop in April. It has 40 looms. Kell Dyes poisoned the lake. "
    "The company paid a fine of 7 million crowns in August."
)

FALSE = [
    ("Lena Marsh was sentenced to four years in June.", FERRY),
    ("Lena Marsh ran the ferry until spring and was sentenced to four years in June.", FERRY),
    ("Dunmore Textiles paid a fine of 7 million crowns in August.", MILLS),
    ("Governor Pell was wounded in the blast.", "The daughter of governor Pell was wounded in the blast."),
    ("Pell won the regatta in 2022.", "Pell's brother won the regatta in 2022."),
    ("Kell recalled 300 carpets in June.", "Kell's rival Dunmore recalled 300 carpets in June."),
    ("Judge Orme was questioned on Friday.", "Police questioned the driver of judge Orme on Friday."),
]
TRUE = [
    ("Piet Holm was sentenced to four years in June.", FERRY),
    ("Kell Dyes paid a fine of 7 million crowns in August.", MILLS),
    ("Governor Pell was wounded in the blast.", "Governor Pell was wounded in the blast with his daughter."),
    ("The daughter of governor Pell was wounded.", "The daughter of governor Pell was wounded in the blast."),
    ("Pell's brother won the regatta in 2022.", "The brother of Pell won the regatta in 2022."),
    ("Kell Dyes was fined in August.", "Kell Dyes poisoned the lake. Residents complained. The company was fined in August."),
    ("Piet Holm was jailed in May.", "Lena Marsh told the court what Piet Holm had done. He was jailed in May."),
    ("The World Trade Union closed its office.", "WTU has 40 members. It closed its office in May."),
]


@pytest.mark.parametrize(("claim", "window"), FALSE)
def test_what_is_told_of_somebody_else_is_not_told_of_the_name(claim: str, window: str) -> None:
    fails("subjects", claim, window, conflict=False)


@pytest.mark.parametrize(("claim", "window"), TRUE)
def test_what_is_told_of_the_one_who_is_named_passes(claim: str, window: str) -> None:
    assert "subjects" not in [one.check for one in findings(claim, window, FRIDAY)]
