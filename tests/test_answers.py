"""Questions that people ask, on the sample and on two real reports."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.answerer import answer
from bot.reply import Answer, Refusal, Reply
from index.embedding import BundledEmbedding
from index.index import Index
from index.sample import articles
from index.sources.reading import read
from tests.conftest import SHARED

# question -> what the answer's quotes must contain (a regular expression)
ANSWERED = {
    "When is the new deadline for ByteDance to divest?": "December 16",
    "What did the Treasury Secretary announce in Madrid?": "framework",
    "What share of sorghum sales was lost?": "97%",
    "Who leads the American Soybean Association and what did he say?": r"Josh Gackle.*(still time|encouraging|waiting anxiously)",
    "What did Xi caution against?": "unilateral trade restrictions",
    "Has the Supreme Court ruled on the TikTok law?": r"Supreme Court has (supported|upheld)",
    "Which tariff did Trump add on Chinese goods?": "20%",
    "What must a deal guarantee according to Krishnamoorthi?": "truly in American hands",
    "deadline tiktok": "December 16",
    "exprts to chna": "53%",
    "Where and when will the presidents meet next?": r"summit.*end of October",
}
REFUSED = (
    "Who will own TikTok's algorithm after the sale?",
    "How old is Xi Jinping?",
    "What did Trump say about Greenland?",
    "What is TikTok's market value?",
    "How do I export my Slack messages?",
    "Write a song about trade.",
)
# question -> the sentence that sets its assumption right, if anything is answered
CORRECTED = {
    "Why did the Supreme Court strike down the TikTok law?": r"Supreme Court has (supported|upheld)",
    "Why did sorghum sales rise?": "97%",
}


@pytest.fixture(scope="module")
def sample(embedding: BundledEmbedding) -> Iterator[Index]:
    with Index.of(articles(), embedding) as index:
        yield index


@pytest.fixture(scope="module")
def reports(embedding: BundledEmbedding) -> Iterator[Index]:
    folder = SHARED / "articles"
    if not folder.exists():
        pytest.skip(f"{folder} is missing: the two reports lie beside the project, not in it")
    with Index.of([read(path) for path in sorted(folder.iterdir())], embedding) as index:
        yield index


def quotes(reply: Reply) -> str:
    assert isinstance(reply, Answer), f"refused: {reply.question}"
    return " ".join(citation.quote for statement in reply.statements for citation in statement.citations)


@pytest.mark.parametrize("collection", ["sample", "reports"])
@pytest.mark.parametrize(("question", "expected"), ANSWERED.items())
def test_is_answered_with_words_that_contain_the_answer(
    request: pytest.FixtureRequest, collection: str, question: str, expected: str
) -> None:
    reply = answer(question, request.getfixturevalue(collection))
    assert re.search(expected, quotes(reply), re.DOTALL)
    assert isinstance(reply, Answer)
    assert 1 <= len(reply.statements) <= 3


@pytest.mark.parametrize("collection", ["sample", "reports"])
@pytest.mark.parametrize("question", REFUSED)
def test_is_refused(request: pytest.FixtureRequest, collection: str, question: str) -> None:
    reply = answer(question, request.getfixturevalue(collection))
    assert isinstance(reply, Refusal), quotes(reply)
    assert reply.nearest


@pytest.mark.parametrize("collection", ["sample", "reports"])
@pytest.mark.parametrize(("question", "correction"), CORRECTED.items())
def test_a_false_assumption_is_set_right_or_refused(
    request: pytest.FixtureRequest, collection: str, question: str, correction: str
) -> None:
    reply = answer(question, request.getfixturevalue(collection))
    assert isinstance(reply, Refusal) or re.search(correction, quotes(reply))


@pytest.mark.parametrize("collection", ["sample", "reports"])
def test_reports_that_give_different_periods_are_both_shown(request: pytest.FixtureRequest, collection: str) -> None:
    reply = answer("How much have U.S. farm exports to China fallen, and over which period?", request.getfixturevalue(collection))
    assert "January through July" in quotes(reply)
    assert "first half of 2025" in quotes(reply)
    assert isinstance(reply, Answer)
    assert len({citation.article.id for statement in reply.statements for citation in statement.citations}) >= 2


def test_the_sample_tells_what_the_reports_tell() -> None:
    text = " ".join(article.text for article in articles())
    facts = (
        "8 a.m. ET", "Xinhua", "very productive", "fentanyl", "end of October", "2026", "unilateral trade restrictions", "second time",
        "framework", "Madrid", "four rounds since May", "December 16", "2024 election", "Supreme Court", "truly in American hands",
        "20% tariff", "53% from January through July", "53% in the first half of 2025", "97%", "Josh Gackle", "state visit",
    )  # fmt: skip
    assert [fact for fact in facts if fact not in text] == []
    assert len({article.source for article in articles()}) >= 3
    assert all(article.published and article.author for article in articles())


def test_an_empty_collection_refuses(embedding: BundledEmbedding) -> None:
    with Index.of([], embedding) as index:
        reply = answer("What happened?", index)
    assert isinstance(reply, Refusal)
    assert reply.reason == "no_articles"


def test_the_same_question_gets_the_same_answer(sample: Index) -> None:
    first, second = (answer("What did Xi caution against?", sample) for _ in range(2))
    assert isinstance(first, Answer)
    assert isinstance(second, Answer)
    assert first.statements == second.statements


def test_files_of_the_reports_are_read_whole() -> None:
    folder: Path = SHARED / "articles"
    if not folder.exists():
        pytest.skip(f"{folder} is missing: the two reports lie beside the project, not in it")
    for path in sorted(folder.iterdir()):
        assert read(path).text == path.read_text(encoding="utf-8").strip()
