"""Who is somebody: the part that stands beside a name."""

import pytest

from bot.answerer import answer
from bot.relevance.whois import asked_of, told_of
from bot.reply import Refusal
from index.article import Article
from index.embedding import BUNDLED, load_embedding
from index.index import Index


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Who is Ada Finch?", "Ada Finch"),
        ("who was Ada Finch", "Ada Finch"),
        ("Who's Marit van der Berg?", "Marit van der Berg"),
        ("What does Ada Finch do?", "Ada Finch"),
        ("What is Ada Finch's job?", "Ada Finch"),
        ("Who is the mayor of Velden?", None),
        ("Who is Ada?", None),
        ("What did Ada Finch do in May?", None),
        ("Who is Ada Finch suing?", None),
    ],
)
def test_who_is_asked_for(question: str, name: str | None) -> None:
    assert asked_of(question) == name


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("It is safe, said the council's chief engineer, Ada Finch.", "the council's chief engineer"),
        ("Harbour spokeswoman Ada Finch said on Monday that it was safe.", "Harbour spokeswoman"),
        ("The mayor of Velden, Ada Finch, opened it.", "The mayor of Velden"),
        ("Ada Finch, 41, head of the harbour office, refused.", "head of the harbour office"),
        ("Ada Finch, the owner of two ferries, refused.", "the owner of two ferries"),
        ("Ada Finch is a grower of pears.", "a grower of pears"),
        ("The party, led by Ada Finch, lost a seat.", "the leader of The party"),
        ("Firefighters rescued Ada Finch from a roof.", None),
        ("Ada Finch, who had slept, woke.", None),
        ("According to Ada Finch it was safe.", None),
        ("The bridge, said Ada Finch, was safe.", None),
        ("The engineer met Adam Finch.", None),
    ],
)
def test_the_part_beside_a_name(sentence: str, told: str | None) -> None:
    assert told_of("Ada Finch", sentence) == (told and f"Ada Finch is {told}.")


def test_a_long_sentence_tells_who_somebody_is() -> None:
    text = (
        "The fire began at about 3:20 p.m. on Monday in the paint store of Hall B, agency spokeswoman Ada Finch said. Two workers were "
        "hurt, and the plant, which makes boats, stays closed. Tom Rook lives beside it and was woken by the noise."
    )
    with Index.of([Article("1", "Fire at the boat works", text)], load_embedding(BUNDLED)) as index:
        reply = answer("Who is Ada Finch?", index)
        assert not isinstance(reply, Refusal)
        assert "agency spokeswoman Ada Finch" in reply.statements[0].text
        assert isinstance(answer("Who is Olga Brandt?", index), Refusal)
