"""Of whom a sentence tells, what it says is not known, and what gives a cause or an end."""

import pytest

from bot.answerer import answer
from bot.questions.question import lacks_answer, parse
from bot.relevance.unknown import is_said_unknown
from bot.relevance.whom import in_its_name, of_another
from bot.reply import Reply
from index.article import Article
from index.embedding import BUNDLED, load_embedding
from index.index import Index


@pytest.mark.parametrize(
    ("question", "sentence", "another"),
    [
        ("When was Orrin Paper founded?", "Bolt Mills was founded in 1961.", True),
        ("What was Orrin's revenue in 2025?", "Veldhaven had revenue of 27 million in 2025.", True),
        ("Who founded Orrin?", "Veldhaven was founded by Ada Finch.", True),
        ("When did Ada Finch die?", "Her husband died in 2011.", True),
        ("When was Orrin Paper founded?", "Orrin was founded in 1961.", False),
        ("When was Orrin Paper founded?", "It was founded in 1961.", False),
        ("When was Orrin Paper founded?", "Workers founded it in 1961.", False),
        ("Who founded Orrin?", "Ada Finch founded it in 1961.", False),
        ("Who is Ada Finch's husband?", "Her husband is Tom Rook.", False),
        ("When is the Orrin deadline?", "Ada Finch has put off the deadline, most recently to December 16.", False),
        ("When is Orrin due to close?", "Ada Finch has put off the closure.", False),
        ("When was the paper mill founded?", "Bolt Mills was founded in 1961.", False),
    ],
)
def test_of_whom_a_sentence_tells(question: str, sentence: str, another: bool) -> None:
    assert of_another(question, sentence) is another


@pytest.mark.parametrize(
    ("sentence", "before", "read"),
    [
        (
            "He called it preliminary.",
            "Treasury Secretary Scott Bessent announced it in Madrid.",
            "Scott Bessent called it preliminary.",
        ),
        ("His son will follow.", "Scott Bessent announced it in Madrid.", "Scott Bessent’s son will follow."),
        ("He called it preliminary.", "The announcement was made in Madrid by Scott Bessent.", "He called it preliminary."),
        ("The talks called it preliminary.", "Scott Bessent announced it.", "The talks called it preliminary."),
    ],
)
def test_a_pronoun_is_read_as_the_name_that_the_sentence_before_begins_with(sentence: str, before: str, read: str) -> None:
    assert in_its_name("What did Scott Bessent call it?", sentence, before) == read


@pytest.mark.parametrize(
    ("question", "sentence", "unknown"),
    [
        ("What caused the fire?", "The cause was not yet known.", True),
        ("Why did the bridge fall?", "It is unclear why the bridge fell on Monday, the engineers said.", True),
        ("What was the name of the driver?", "His name has not been released.", True),
        ("Who was arrested?", "Police declined to name the man who was arrested.", True),
        ("When will the bridge open?", "No date has been set; when the bridge will open is not known.", True),
        ("How many people were hurt?", "It was not clear how many were hurt.", True),
        ("How many people died?", "The mill is insured, but would not say for how much.", False),
        ("When will the bridge open?", "The cause was not yet known.", False),
        ("What caused the fire?", "The cause was a spark.", False),
    ],
)
def test_what_a_sentence_says_is_not_known(question: str, sentence: str, unknown: bool) -> None:
    assert is_said_unknown(question, sentence) is unknown


@pytest.mark.parametrize(
    ("question", "sentence", "lacks"),
    [
        ("Why did sales drop?", "Sales dropped 97%.", True),
        ("What did Ada Finch die of?", "Ada Finch died in 2011.", True),
        ("What did Ada Finch die of?", "She died of pneumonia.", False),
        ("What did Ada Finch die of?", "The cause was pneumonia.", False),
        ("Why did sales drop?", "Sales dropped after the duty was raised.", False),
        ("What caused the fire?", "The fire caused damage.", True),
        ("What caused the fire?", "A spark from a saw set it off, and the wood was dry from the summer.", False),
        ("When will the ban be lifted?", "The ban has been in force since 16 May.", True),
        ("When will the ban be lifted?", "The ban ends on 16 May.", False),
        ("When did the ban begin?", "The ban has been in force since 16 May.", False),
    ],
)
def test_a_cause_and_an_end_are_told_or_not(question: str, sentence: str, lacks: bool) -> None:
    assert lacks_answer(parse(question), sentence) is lacks


def test_what_is_not_known_is_told_and_what_is_anothers_is_not() -> None:
    articles = [
        Article(
            "1",
            "Fire at the boat works in Velden",
            "Firefighters on Tuesday put out a fire at the boat works in Velden, which makes ferries. The cause was not yet known. Two "
            "workers were hurt. The works opened in 1962 and employ 140 people.",
        ),
        Article(
            "2",
            "Orrin Paper buys Veldhaven",
            "Orrin Paper, a maker of packaging, will buy Veldhaven for 148 million euros. Veldhaven had revenue of 27 million euros in 2025. "
            "Orrin Paper employs 3,100 people.",
        ),
    ]
    with Index.of(articles, load_embedding(BUNDLED)) as index:
        cause = answer("What caused the fire at the boat works?", index)
        assert said(cause)[:1] == ["The cause was not yet known."]
        assert not cause.notes
        assert said(answer("What was Veldhaven's revenue in 2025?", index)) == [
            "Veldhaven had revenue of 27 million euros in 2025."
        ]
        assert not any("27 million" in one for one in said(answer("What was Orrin Paper's revenue in 2025?", index)))


def said(reply: Reply) -> list[str]:
    return [statement.text for statement in getattr(reply, "statements", ())]
