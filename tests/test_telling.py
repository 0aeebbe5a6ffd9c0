"""What of a passage is read with a claim, and which sentences look like an answer and are of something else."""

import random
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from bot.judge.model import ANSWERS, SUPPORTS, Task, judge
from bot.judge.others import Others
from bot.judge.pairs import Pair, about
from bot.judge.telling import telling
from bot.judge.written import Asked
from index.sentences import sentences

REPORT = (
    "The mill at Tarn burned down on Monday. It had stood empty since the spring of 2019. Osk council wants flats there. "
    "Brindle, twelve miles away, lost its own mill in a flood. Nobody was hurt, the fire service said. Rain is expected this week."
)


def test_the_sentence_that_has_a_claims_words_is_read_alone() -> None:
    assert telling("Flats are what the council wants.", REPORT) == "Osk council wants flats there."


def test_a_claim_of_two_facts_is_read_with_both_in_their_order() -> None:
    read = telling("Nobody was hurt when a flood destroyed the mill of Brindle.", REPORT)
    assert read == "Brindle, twelve miles away, lost its own mill in a flood. Nobody was hurt, the fire service said."


def test_what_a_pronoun_points_back_to_is_read_too() -> None:
    assert telling("It stood empty since 2019.", REPORT).startswith("The mill at Tarn burned down on Monday. It had stood empty")


def test_a_passage_of_one_sentence_is_read_whole() -> None:
    long = "word " * 60
    assert telling("Something else.", long) == long


SENTENCES = tuple(
    f"{one} {rest}" for one in ("It", "The mill", "Ada Quill", "She", "Rain") for rest in ("fell there.", "rose by a third.")
)


@given(st.text(max_size=60), st.lists(st.sampled_from(SENTENCES), min_size=12, max_size=30))
def test_whatever_is_compared_whole_sentences_are_read_in_their_order(claim: str, chosen: list[str]) -> None:
    passage = " ".join(chosen)
    rest = iter(chosen)
    read = telling(claim, passage)
    spans = [read[start:end].strip() for start, end in sentences(read)]
    assert spans
    assert all(any(one == other for other in rest) for one in spans)
    assert read == passage or len(spans) <= 6


@given(st.text(max_size=60), st.text(max_size=400))
def test_any_text_can_be_compared(claim: str, passage: str) -> None:
    assert bool(telling(claim, passage).strip()) == bool(passage.strip())


def test_a_pronoun_in_the_middle_is_read_with_what_it_means() -> None:
    told = (
        "The mill at Tarn burned down on Monday. Rain fell all day and nobody came to see it at all. Trains ran as ever that day, too. "
        "Last year the mill at Osk was closed. It will open again in spring."
    )
    assert "Osk was closed. It will open" in telling("The mill at Tarn will open again in spring.", told)


def test_what_shares_no_word_with_a_claim_is_read_whole() -> None:
    assert telling("Somebody stole apples.", REPORT) == REPORT


def test_the_judge_reads_what_a_claim_is_about_and_has_a_model_for_each_task() -> None:
    claim = "Flats are what the council wants."
    assert judge().supports([(REPORT, claim)]) == judge().supports([(telling(claim, REPORT), claim)])
    assert all(model.stat().st_size < 25_000_000 for model in (ANSWERS, SUPPORTS))
    assert [len(judge()._run(task, [("a", "b", "")])[0]) for task in get_args(Task)] == [1, 3]


def test_the_likest_sentences_of_other_passages_come_first() -> None:
    mill = Asked("Who built the mill at Tarn?", "Tarn", ("A weaver built the mill at Tarn.", "It burned."), frozenset([0]))
    other = Asked("Who built the bridge?", "Osk", ("A mason built the mill at Osk.", "It is of stone."), frozenset([0]))
    found = Others([mill, other]).like(mill, 1)
    assert found[0] == (other, 0)
    assert all(passage is not mill for passage, _ in found)


def test_in_training_a_sentence_that_tells_nothing_stands_at_times_beside_those_that_do() -> None:
    text = "Rain fell. The council closed the bridge on Monday. A dog barked. The mill burned."
    pair = Pair(text, "The bridge was closed by the council.", "supports", 0)
    alone = "The council closed the bridge on Monday."
    dice = random.Random(1)
    read = {about(pair, dice).first for _ in range(100)}
    assert about(pair).first == alone
    assert {alone, f"Rain fell. {alone}", f"{alone} A dog barked.", f"{alone} A dog barked. The mill burned."} <= read
    assert all(alone in one for one in read)


def test_a_country_is_told_of_by_the_name_of_its_people() -> None:
    text = "Rain fell in the hills. The Chinese bought nothing. The mill stood empty all year."
    assert telling("In the autumn China was no buyer.", text) == "The Chinese bought nothing."
