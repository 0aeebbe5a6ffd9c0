"""Sentences that lean on the one before, and claims of one sentence that stand in articles about two things."""

import pytest

from bot.check import check_against
from bot.enforce.meant.leaning import meant_by
from bot.enforce.meant.parts import claims
from bot.enforce.place import Place
from bot.enforce.verify import verified
from index.article import Article
from tests.test_subjects import FERRY, MILLS


@pytest.mark.parametrize(
    ("before", "sentence", "text"),
    [
        (["Lena Marsh ran the ferry."], "She was sentenced to four years.", "Lena Marsh was sentenced to four years."),
        (["Kell Dyes was founded in 1990.", "It has 40 vats."], "Its profits fell.", "Kell Dyes's profits fell."),
        (["Lena Marsh was the mayor of Holm."], "The mayor was hurt.", "Lena Marsh was hurt."),
        (["Kell Dyes was founded in 1990."], "The company was fined.", "Kell Dyes was fined."),
        (["Anna Marsh ran the ferry."], "The company was fined.", ""),  # hers, perhaps
        (["Kell Dyes was founded in 1990."], "It is clear that prices rose.", ""),
        (["Kell Dyes was founded in 1990.", "Many complained."], "It was fined.", ""),
        (["Kell Dyes bought the mill."], "The mill has 40 looms.", ""),
        ([], "He was hurt.", ""),
    ],
)
def test_the_name_is_put_in_where_it_is_sure(before: list[str], sentence: str, text: str) -> None:
    meant = meant_by(sentence, before)
    assert (meant.text if meant.name else "") == text


@pytest.mark.parametrize(
    ("claim", "passage", "supported"),
    [
        ("Lena Marsh ran the ferry until spring. She was sentenced to four years in June.", FERRY, False),
        ("Piet Holm took 2 million crowns from the pension fund. He was sentenced to four years in June.", FERRY, True),
        ("Dunmore Textiles opened a shop in April. The company paid a fine of 7 million crowns.", MILLS, False),
        ("Dunmore Textiles opened a shop in April, and the company paid a fine of 7 million crowns.", MILLS, False),
        ("Kell Dyes poisoned the lake. The company paid a fine of 7 million crowns in August.", MILLS, True),
        ("Dunmore Textiles opened a shop in April. It has 40 looms.", MILLS, True),
    ],
)
def test_a_sentence_is_true_of_whom_the_former_names(claim: str, passage: str, supported: bool) -> None:
    assert (check_against(claim, passage).verdict == "supported") is supported


def passes(sentence: str, *texts: str) -> bool:
    """Whether a sentence is supported by some articles."""
    articles = [Article(f"a{n}", "News", text, source="Wire", published="2025-09-20") for n, text in enumerate(texts)]
    return verified(sentence, [Place(one, 0, len(one.text)) for one in articles]).passed


@pytest.mark.parametrize(
    ("sentence", "one", "other"),
    [
        (
            "Brandt opened a bakery in Holm, and Brandt was fined 9,000 crowns.",
            "Eva Brandt came home in May. Brandt opened a bakery in Holm.",
            "Jonas Brandt fished without a licence. Brandt was fined 9,000 crowns.",
        ),
        (
            "The lake froze in January, and the lake supplies water to 40,000 homes.",
            "Winter came to Holm. The lake froze in January.",
            "Kell is proud of its reservoir. The lake supplies water to 40,000 homes.",
        ),
    ],
)
def test_what_may_be_two_things_is_not_made_one(sentence: str, one: str, other: str) -> None:
    assert not passes(sentence, one, other)
    assert passes(sentence, f"{one.split('. ')[1]} {other.split('. ')[1]}", "Something else happened in Oslo.")


def test_what_has_one_name_may_stand_in_two_articles() -> None:
    opened, fined = (
        "Eva Brandt opened a bakery in Holm in May.",
        "The bakery of Eva Brandt was closed. Eva Brandt was fined 9,000 crowns.",
    )
    assert passes("Eva Brandt opened a bakery in Holm, and Eva Brandt was fined 9,000 crowns.", opened, fined)


@pytest.mark.parametrize(
    ("sentence", "passed"),
    [
        ("Stefan Roth had wanted to sell 60 queens a year to the island.", True),
        ("Morag Lyle had wanted to sell 60 queens a year to the island.", False),
    ],
)
def test_words_that_lean_are_read_with_the_sentences_before_them(sentence: str, passed: bool) -> None:
    told = "Morag Lyle keeps bees. Stefan Roth must pay the costs. "
    article = Article("a", "News", f"{told}He had wanted to sell 60 queens a year to the island.", source="Wire")
    found = verified(sentence, [Place(article, len(told), len(article.text))])
    assert found.passed is passed
    assert not passed or "Stefan Roth" in found.places[0].text


def test_the_second_claim_of_a_sentence_may_lean_on_the_first() -> None:
    sure = claims("Kestrel Bank collapsed in 2021, and its former chief was convicted in 2023.")
    assert sure == ["Kestrel Bank collapsed in 2021.", "Its former chief was convicted in 2023."]
    assert not claims("The bank collapsed in March 2021, and its former chief was convicted in 2023.")
