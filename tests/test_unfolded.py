"""What an aside says of its subject and what the sentence says of it may each rest on words of its own, if it is surely one."""

import pytest

from bot.enforce import verify
from bot.enforce.meant.unfolded import unfolded
from bot.enforce.place import Place
from index.article import Article


def places(*texts: str) -> list[Place]:
    """The whole of articles, with these texts."""
    made = [Article(f"report-{number}", f"Report {number}", text) for number, text in enumerate(texts)]
    return [Place(one, 0, len(one.text)) for one in made]


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("Vale, who is 71, was convicted.", ("Vale is 71.", "Vale was convicted.")),
        ("Vale, 71, was convicted and lost his seat.", ("Vale is 71.", "Vale was convicted and lost his seat.")),
        ("Hana Koch, the head of the library, resigned.", ("Hana Koch is the head of the library.", "Hana Koch resigned.")),
        ("Novacore, whose shares fell, will build no plant.", ("Novacore's shares fell.", "Novacore will build no plant.")),
        ("Dunne, who died in 2011, never told.", ("Dunne died in 2011.", "Dunne never told.")),
        ("The treaty, signed on Tuesday, still has to pass.", ("The treaty was signed on Tuesday.", "The treaty still has to pass.")),
        ("The horse, worth 3 million euros, was stolen.", ("The horse is worth 3 million euros.", "The horse was stolen.")),
    ],
)  # fmt: skip
def test_what_an_aside_says_is_told_apart(sentence: str, claims: tuple[str, str]) -> None:
    found = unfolded(sentence)
    assert found is not None
    assert found.claims == claims


@pytest.mark.parametrize(
    "sentence",
    [
        "Leonard Vale, the prosecutors said, took bribes.",  # so they said
        "Five men, who were armed, were arrested.",  # perhaps not the same five
        "A man, who was armed, was arrested.",
        "The minister, who is 71, resigned.",  # there are several
        "The mill, which Holt built, burned.",  # Holt is the one who did it
        "The mill, which workers built, burned.",
        "The council closed the bridge and the road.",
        "In May, when it rained, the bridge closed.",
        "The bridge, of course, closed.",
        "",
    ],
)
def test_what_is_not_surely_told_of_one_subject_is_left_whole(sentence: str) -> None:
    assert unfolded(sentence) is None


CONVICTED = "Leonard Vale was convicted of fraud on Wednesday, the court said."
AGED = "Leonard Vale, 71, was not in court."


def test_each_claim_of_a_named_subject_may_rest_on_an_article_of_its_own() -> None:
    found = verify.verified("Leonard Vale, who is 71, was convicted of fraud.", places(CONVICTED, AGED))
    assert {place.article.title for place in found.places} == {"Report 0", "Report 1"}


def test_a_false_one_among_them_is_not_shown() -> None:
    assert not verify.verified("Leonard Vale, who is 73, was convicted of fraud.", places(CONVICTED, AGED)).passed
    assert not verify.verified("Leonard Vale, who is 71, was cleared of fraud.", places(CONVICTED, AGED)).passed


def test_an_age_of_another_is_not_taken_for_the_subjects() -> None:
    brother = "Martin Kohl, 71, the brother of Leonard Vale, was not in court."
    assert not verify.verified("Leonard Vale, who is 71, was convicted of fraud.", places(CONVICTED, brother)).passed
    namesake = "Martin Vale, 71, was not in court."
    assert not verify.verified("Vale, who is 71, was convicted of fraud.", places(CONVICTED, namesake)).passed


def test_what_has_no_name_must_be_the_only_one_of_its_kind() -> None:
    stolen, dear = "The horse was stolen from its stable in 1994.", "The horse is worth about 3 million euros."
    idle = "Nobody there would say why it had come to this, or what was next. " * 12
    sentence = "The horse, worth about 3 million euros, was stolen from its stable in 1994."
    assert verify.verified(sentence, places(f"{dear} {idle}{stolen}")).passed
    assert not verify.verified(sentence, places(dear, stolen)).passed
    assert not verify.verified(sentence, places(f"{dear} {idle}Another horse ran on Sunday. {stolen}")).passed
