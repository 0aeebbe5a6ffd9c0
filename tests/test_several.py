"""Several questions in one: how they are told apart, and that each is answered or said to be open."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answerer import answer
from bot.conversation.compound import questions_in
from bot.reply import Answer, Refusal
from index.article import Article
from index.embedding import BundledEmbedding
from index.index import Index

MILL = Article(
    "mill",
    "Paper mill in Tarn is sold",
    "The Orlo Group bought the paper mill in Tarn for 40 million euros on 3 May 2024. "
    "The mill was built in 1911 by the brothers Anton and Karel Weiss. It employs 212 people, most of them women.\n\n"
    "A fire destroyed its drying hall in 1987. Nobody was hurt, and the hall was built again within a year. "
    "The rains were heavy that spring, and the river rose by two metres.",
    "Tarn Gazette",
)


@pytest.fixture(scope="module")
def mill(embedding: BundledEmbedding) -> Iterator[Index]:
    with Index.of([MILL], embedding) as index:
        yield index


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Who bought the mill, and when?", ["Who bought the mill?", "when was the mill bought?"]),
        ("When and where was the treaty signed?", ["When was the treaty signed?", "where was the treaty signed?"]),
        ("Who founded Norskov and when was it founded?", ["Who founded Norskov?", "when was Norskov founded?"]),
        ("How many people died and how many were hurt?", ["How many people died?", "how many were hurt? (people)"]),
        ("What did the minister say? When does the law take effect?", ["What did the minister say?", "When does the law take effect?"]),
        ("Who won the election and by how many votes?", ["Who won the election?", "by how many votes? (won the election)"]),
        ("Why was the plant closed and what becomes of it?", ["Why was the plant closed?", "what becomes of the plant?"]),
        ("How and why did the dam fail?", ["How did the dam fail?", "why did the dam fail?"]),
        ("Did Tarn win and did Mirra lose?", ["Did Tarn win?", "did Mirra lose?"]),
        ("When, where and why did it happen?", ["When did it happen?", "where did it happen?", "why did it happen?"]),
        ("Who bought it, when, and for how much?", ["Who bought it?", "when? (bought it)", "for how much? (bought it)"]),
        ("How long is it, how old is it and who built it?", ["How long is it?", "how old is it? (long)", "who built it? (long)"]),
        ("Why and by how much did prices rise?", ["Why did prices rise?", "by how much did prices rise?"]),
        ("In 2025, how many left and who stayed?", ["In 2025, how many left?", "In 2025, who stayed? (left)"]),
        ("According to the Post, who won and why?", ["According to the Post, who won?", "According to the Post, why? (won)"]),
        ("Hi! Who bought the mill and when?", ["Who bought the mill?", "when was the mill bought?"]),
        ("Tell me who bought the mill and when.", ["who bought the mill?", "when was the mill bought?"]),
        ("The mill made a loss. How big was it, and why?", ["How big was it? (the mill, a loss)", "why? (how big was it, the mill, a loss)"]),
        ("How much was it? It seems a lot. And who paid?", ["How much was it?", "who paid?"]),
        # one question
        ("Which club and which manager won the cup?", []),
        ("Was it, and is it, safe?", []),
        ("Who was the man who sold the mill and who left?", []),
        ("What is the difference between what Tarn said and what Mirra said?", []),
        ("Why do farmers say that it is unfair and what they want is time?", []),
        ("How can one tell what is ragweed and what is mugwort?", []),
        ("Do Anna and Will Smith agree?", []),
        ("Who said “What is to be done and who is to pay?”", []),
        ("What is the difference between pigs and cows?", []),
        ("What did Trump and Xi agree on?", []),
        ("Which firm owns the mill and was fined for it?", []),
        ("Which firm owns the mill and which was sold?", []),
        ("the mill and when it was built", []),
        ("When, and?", []),
        ("Who and what?", []),
        ("Who is the founder, once praised by all, who sold the firm that bears his name " + 4 * "to a bank of the city " + "and when?", []),
    ],
)  # fmt: skip
def test_questions_are_told_apart(question: str, asked: list[str]) -> None:
    assert [piece.asked for piece in questions_in(question)] == asked


@pytest.mark.parametrize("piece", ["a. ", "and ", "who ", "A that he ", ", when ", "hi! ", "In 2025, "])
def test_hostile_questions_are_cut_at_once(piece: str) -> None:
    assert isinstance(questions_in((piece * 1000)[:2000] + "?"), tuple)


@given(st.lists(st.sampled_from("who when and what , ? is the mill it how many and why Tarn was".split()), max_size=12))
def test_whatever_is_asked_each_piece_has_words(words: list[str]) -> None:
    pieces = questions_in(" ".join(words))
    assert len(pieces) != 1
    assert all(any(character.isalnum() for character in piece.text) for piece in pieces)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Who bought the mill and who built it?", ["Orlo Group", "Anton and Karel Weiss"]),
        ("When was the mill built and how many people does it employ?", ["1911", "212 people"]),
        ("How much did the Orlo Group pay for the mill, and when?", ["40 million euros on 3 May 2024"]),
    ],
)
def test_each_is_answered_once(mill: Index, question: str, told: list[str]) -> None:
    reply = answer(question, mill)
    assert isinstance(reply, Answer)
    assert len(reply.statements) == len(told)
    assert all(part in statement.text for part, statement in zip(told, reply.statements, strict=True))
    assert not reply.notes


def test_what_stays_open_is_said(mill: Index) -> None:
    reply = answer("Who built the mill and who wrote the song about the bridge?", mill)
    assert isinstance(reply, Answer)
    assert "Anton and Karel Weiss" in reply.statements[0].text
    assert reply.notes == ("Not found in the articles: “who wrote the song about the bridge?”.",)


def test_where_all_stays_open_it_is_refused(mill: Index) -> None:
    assert isinstance(answer("Who wrote the song about the bridge and when was it first sung?", mill), Refusal)


def test_a_part_is_not_told_by_what_it_takes_from_another(mill: Index) -> None:
    reply = answer("How many people does the mill employ and how old is its director?", mill)
    assert isinstance(reply, Answer)
    assert [statement.text for statement in reply.statements] == ["It employs 212 people, most of them women."]
    assert reply.notes == ("Not found in the articles: “how old is its director?”.",)


def test_what_answers_the_whole_leaves_open_only_what_it_has_no_answer_to(embedding: BundledEmbedding) -> None:
    told = "Tram drivers in Delmere will strike on Monday from 4 a.m. to midnight, the union Transit said on Friday."
    with Index.of([Article("strike", "Tram drivers to strike on Monday", told, "Kestrel Post")], embedding) as index:
        reply = answer("Who announced the strike, and when does it start?", index)
    assert isinstance(reply, Answer)
    assert [one.text for one in reply.statements] == [told]
    assert reply.notes == ()
