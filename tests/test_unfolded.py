"""The claims that a sentence makes of one subject, and that each of them may rest on words of its own."""

import pytest

from bot.enforce import verify
from bot.enforce.looking import Place
from bot.enforce.unfolded import unfolded
from index.article import Article


def places(*texts: str) -> list[Place]:
    """The whole of articles, with these texts."""
    made = [Article(f"report-{number}", f"Report {number}", text) for number, text in enumerate(texts)]
    return [Place(one, 0, len(one.text)) for one in made]


@pytest.mark.parametrize(
    ("sentence", "subject", "claims"),
    [
        ("Vale, who is 71, was convicted.", "Vale", ["Vale is 71.", "Vale was convicted."]),
        ("Vale, 71, was convicted.", "Vale", ["Vale is 71.", "Vale was convicted."]),
        (
            "Hana Koch, the head of the library, resigned.",
            "Hana Koch",
            ["Hana Koch is the head of the library.", "Hana Koch resigned."],
        ),
        (
            "Novacore, whose shares fell, will build no plant.",
            "Novacore",
            ["Novacore's shares fell.", "Novacore will build no plant."],
        ),
        (
            "The treaty, signed on Tuesday, still has to be passed.",
            "The treaty",
            ["The treaty was signed on Tuesday.", "The treaty still has to be passed."],
        ),
        ("Holt sold the farm and moved to Lyon.", "Holt", ["Holt sold the farm.", "Holt moved to Lyon."]),
        ("Exports rose in May but fell in June.", "Exports", ["Exports rose in May.", "Exports fell in June."]),
        ("The suspect was found and charged on Monday.", "The suspect", ["The suspect was found.", "The suspect was charged on Monday."]),
        (
            "Vale, who is 71, was convicted and lost his seat.",
            "Vale",
            ["Vale is 71.", "Vale was convicted.", "Vale lost his seat."],
        ),
        ("Sato was born in Osaka and studied in Vienna.", "Sato", ["Sato was born in Osaka.", "Sato studied in Vienna."]),
    ],
)  # fmt: skip
def test_what_is_told_of_one_subject_is_told_apart(sentence: str, subject: str, claims: list[str]) -> None:
    assert unfolded(sentence) == (subject, claims)


@pytest.mark.parametrize(
    "sentence",
    [
        "Omar said that the ship had sunk and was insured.",  # so he said
        "Five men were arrested and were convicted.",  # perhaps not the same five
        "No member resigned and joined the others.",
        "The firm never sold cars and bought ships.",
        "If the mill closes, the town loses jobs and dies.",
        "The mill, which Holt built, burned.",  # Holt is the one who did it
        "The council closed the bridge and the road.",
        "In May, when it rained, the bridge closed.",
        "The bridge, of course, closed.",
        "",
    ],
)
def test_what_is_not_surely_told_of_one_subject_is_left_whole(sentence: str) -> None:
    assert unfolded(sentence) == ("", [])


CONVICTED = "Leonard Vale was convicted of fraud on Wednesday, the court said."
AGED = "Leonard Vale, 71, was not in court."


def test_each_claim_of_a_named_subject_may_rest_on_an_article_of_its_own() -> None:
    found = verify.verified("Leonard Vale, who is 71, was convicted of fraud.", places(CONVICTED, AGED))
    assert {place.article.title for place in found.places} == {"Report 0", "Report 1"}


def test_a_false_one_among_them_is_not_shown() -> None:
    assert not verify.verified("Leonard Vale, who is 73, was convicted of fraud.", places(CONVICTED, AGED)).passed
    assert not verify.verified("Leonard Vale, who is 71, was cleared of fraud.", places(CONVICTED, AGED)).passed


def test_what_has_no_name_is_not_put_together_from_two_articles() -> None:
    fined, closed = "The bank was fined 3 million pounds on Monday.", "The bank closed 12 branches in the spring."
    sentence = "The bank was fined 3 million pounds and closed 12 branches."
    assert not verify.verified(sentence, places(fined, closed)).passed
    far = f"{fined} {'Nobody there would say why it had come to this, or what was next. ' * 12}{closed}"
    assert verify.verified(sentence, places(far)).passed
