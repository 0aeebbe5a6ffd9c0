"""The nouns of an answer check themselves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.enforce.numbering import Numbering
from bot.enforce.own import own_words
from bot.extract import Candidate, Drafted, draft
from bot.reply import Answer, Citation, Disagreement, Refusal, Statement, Timings
from index.article import Article, Hit, Passage

ARTICLE = Article("a", "Title", "It rained on Monday. The match was called off. “We wait,” said the coach.")
TIMINGS = Timings(1, 2, 3, 6)


def citation(start: int = 0, end: int = 20, number: int = 1) -> Citation:
    return Citation(number, ARTICLE, ARTICLE.text[start:end], start, end)


@given(st.integers(-30, 100), st.integers(-30, 100), st.text(max_size=30))
def test_a_citation_whose_offsets_do_not_give_its_quote_cannot_be_made(start: int, end: int, quote: str) -> None:
    if quote.strip() and start >= 0 and ARTICLE.text[start:end] == quote:
        assert Citation(1, ARTICLE, quote, start, end).quote == quote
    else:
        with pytest.raises(ValueError, match="does not stand"):
            Citation(1, ARTICLE, quote, start, end)


@given(st.integers(0, len(ARTICLE.text) - 1), st.integers(1, 40))
def test_a_citation_of_the_articles_own_words_can(start: int, length: int) -> None:
    quote = ARTICLE.text[start : start + length]
    if quote.strip():
        assert Citation(1, ARTICLE, quote, start, min(start + length, len(ARTICLE.text))).article is ARTICLE


def test_a_statement_needs_a_citation_words_and_a_support_that_is_a_share() -> None:
    with pytest.raises(ValueError, match="needs a citation"):
        Statement("It rained.", (), 1.0)
    with pytest.raises(ValueError, match="says something"):
        Statement("  ", (citation(),), 1.0)
    with pytest.raises(ValueError, match="support"):
        Statement("It rained.", (citation(),), 1.5)


def test_an_answer_needs_statements_and_disagreements_between_them() -> None:
    statement, other = Statement("It rained.", (citation(),), 1.0), Statement("Off.", (citation(21, 46),), 1.0)
    with pytest.raises(ValueError, match="refusal"):
        Answer("q", (), (), (), (), TIMINGS)
    with pytest.raises(ValueError, match="two"):
        Disagreement("rain", (statement,))
    with pytest.raises(ValueError, match="statements of its answer"):
        Answer("q", (statement,), (Disagreement("rain", (statement, other)),), (), (), TIMINGS)


def test_a_refusal_gives_a_reason_from_the_list() -> None:
    with pytest.raises(ValueError, match="not a reason"):
        Refusal("q", "no idea", (), (), TIMINGS)  # type: ignore[arg-type]  # what the test is about


def test_articles_and_passages_check_themselves() -> None:
    with pytest.raises(ValueError, match="id and a title"):
        Article("", "T", "Text.")
    with pytest.raises(ValueError, match="isoformat"):
        Article("a", "T", "Text.", published="soon")
    with pytest.raises(ValueError, match="outside"):
        Passage("p", ARTICLE, 0, 1000)


# Drafting and enforcing


def candidate(start: int, end: int, before: str = "", article: Article = ARTICLE) -> Candidate:
    return Candidate(Hit(Passage("p", article, 0, len(article.text)), 1.0, 1.0, 1.0), start, end, before)


RAIN, OFF, COACH = candidate(0, 20), candidate(21, 46, "It rained on Monday."), candidate(47, 73, "The match was called off.")


def test_the_draft_takes_the_best_and_what_comes_close() -> None:
    drafted = draft("what happened?", [RAIN, OFF, COACH], [0.5, 0.9, 0.8], threshold=0.4)
    assert [d.text for d in drafted] == ["The match was called off.", "“We wait,” said the coach."]


def test_nothing_is_drafted_below_the_threshold() -> None:
    assert draft("what happened?", [RAIN, OFF], [0.3, 0.2], threshold=0.4) == []
    assert draft("what happened?", [], [], threshold=0.4) == []


def test_a_quotation_that_follows_comes_along_when_the_question_asks_what_was_said() -> None:
    asked, unasked = (
        draft(question, [RAIN, OFF, COACH], [0.1, 0.9, 0.1], threshold=0.4)
        for question in ("What did the coach say?", "Was it called off?")
    )
    assert [d.text for d in asked] == ["The match was called off.", "“We wait,” said the coach."]
    assert [d.text for d in unasked] == ["The match was called off."]


def test_a_sentence_of_several_articles_is_one_statement_with_several_citations() -> None:
    twin = Article("b", "Other", "Well: It rained\non Monday.")
    drafted = draft("rain?", [RAIN, candidate(6, 26, article=twin)], [0.9, 0.8], threshold=0.4)
    statements, withheld = own_words(drafted, Numbering())
    assert not withheld
    assert [(c.number, c.article.id, c.quote) for c in statements[0].citations] == [
        (1, "a", "It rained on Monday."),
        (2, "b", "It rained\non Monday."),
    ]


def test_words_that_do_not_stand_in_the_article_are_withheld() -> None:
    statements, withheld = own_words(
        [Drafted("It snowed on Monday.", (RAIN,), 0.9), Drafted("The match was called off.", (OFF,), 0.8)], Numbering()
    )
    assert [s.text for s in statements] == ["The match was called off."]
    assert statements[0].citations[0].number == 1
    assert [w.text for w in withheld] == ["It snowed on Monday."]
