"""What somebody says in a longer quotation is theirs: it is no fact, and is not shown without a word on who speaks."""

import pytest

from bot.answerer import answer
from bot.check import check_against
from bot.enforce.meant.spoken import is_spoken
from bot.reply import Answer
from index.article import Article
from index.embedding import BundledEmbedding
from index.index import Index
from index.sentences import sentences

SPEECH = (
    "Piet Holm spoke in the town hall on Friday. “I shall be plain. Governor Pell sold the island for 30 million crowns. Everybody "
    "on the ferry knows it.” Nobody answered him."
)
LETTER = (
    "Her lawyer read a letter to the court:\n\n“The guard left the gate open.\n\n“My client never saw the painting.\n\n"
    "“Somebody else cut the alarm,” she read."
)


@pytest.mark.parametrize(
    ("claim", "passage", "supported"),
    [
        ("Governor Pell sold the island for 30 million crowns.", SPEECH, False),
        ("Governor Pell sold the island for 30 million crowns, Piet Holm said.", SPEECH, True),
        ("“Governor Pell sold the island for 30 million crowns.”", SPEECH, True),
        ("Piet Holm spoke in the town hall on Friday.", SPEECH, True),
        ("The guard left the gate open.", LETTER, False),
        ("The guard left the gate open.", f"The guard left the gate open. {LETTER}", True),
    ],
)
def test_what_is_spoken_supports_what_says_so(claim: str, passage: str, supported: bool) -> None:
    assert (check_against(claim, passage).verdict == "supported") is supported


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ('Ann left. "It rained. We stayed." Then she came.', [False, True, False]),
        ('"It rained," she said. Nobody stayed.', [False, False]),
        ('The board is 5" wide. It is blue.', [False, False]),
        ("“It rained all day.\n\n“We stayed.”\n\nAnn left.", [True, True, False]),
        ("“It rained all day.\n\nAnn left.", [False, False]),  # a mark that nothing closes
    ],
)
def test_only_whole_sentences_within_marks_are_spoken(text: str, spoken: list[bool]) -> None:
    assert [is_spoken(text, *span) for span in sentences(text)] == spoken


def test_an_answer_from_within_a_quotation_says_who_speaks(embedding: BundledEmbedding) -> None:
    with Index.of([Article("a", "In the town hall", SPEECH, "Wire")], embedding) as index:
        reply = answer("For how much did Governor Pell sell the island?", index)
    assert isinstance(reply, Answer)
    texts = [statement.text for statement in reply.statements]
    assert texts[0] == "Piet Holm spoke in the town hall on Friday."
    assert "30 million" in texts[1]


def test_words_of_somebody_whom_nothing_names_are_withheld(embedding: BundledEmbedding) -> None:
    text = "“I shall be plain. Governor Pell sold the island for 30 million crowns. Everybody on the ferry knows it.”"
    with Index.of([Article("a", "In the town hall", text, "Wire")], embedding) as index:
        assert not isinstance(answer("For how much did Governor Pell sell the island?", index), Answer)
