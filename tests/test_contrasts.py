"""Contrasts: a fact changed, or the same facts in other words, from true sentences; and the claims and questions that are written."""

import random
import re
from statistics import fmean
from typing import get_args

import pytest

from bot.judge import tables
from bot.judge.contrasts import FALSE, TRUE, Contrast, contrasts
from bot.judge.names import names
from bot.judge.questions import answer_contrasts
from bot.judge.scene import Scene
from bot.judge.written import Asked, ClaimKind, Kind, Twin, questions, twins
from index.words import STOP_WORDS, words

PASSAGES = [
    "John Baker said on Monday that the council will open 14 new schools by 2027. Mary Holt said: \"We are proud of the plan.\" "
    "The first school was built in Leeds in May 2019 and cost £3.5 million. Some of the pupils travel more than 12 miles a day.",
    "Ann Lee beat Susan Gray in the final in Paris on 4 June 2021. Susan Gray told Ann Lee that she may retire. "
    "The match began at 3 p.m. and lasted two hours, which is the second longest in the history of the tennis club.",
    "The United States bought wheat from Canada, according to the Farm Council. President Paul Stone accepted the offer on Friday. "
    "He was born in Ohio. Prices rose by 7 percent, and the company sold 1,200 tonnes in a week.",
    "Apple opened a factory in Texas in 2016. The plant was closed after a fire, the company said. "
    "Most of the workers were allowed to return on 9 March 2018. Tim Cook called it \"a remarkable success for the people of the town\".",
]  # fmt: skip
ELSEWHERE = (
    "Peter Marsh leads the Steel Group in Ohio.",
    "Nurses were waiting for a decision about the election.",
    "Snow fell in the north.",
)


def scene(sentence: str, *others: str) -> Scene:
    return Scene(sentence, others, ELSEWHERE)


@pytest.mark.parametrize(
    ("category", "sentence", "others"),
    [
        ("number", "The council will open 14 schools.", ()),
        ("number", "More than 40 people came to the hall.", ()),
        ("unit", "The road is 12 miles long.", ()),
        ("unit", "It cost $40 to enter.", ()),
        ("date", "The bridge was built in 1931.", ()),
        ("date", "They met on 19 September in the town.", ()),
        ("month", "The shop opened in April 2015.", ()),
        ("weekday", "He resigned on Tuesday.", ()),
        ("time", "The train left at 15:40 GMT.", ()),
        ("person", "The prize went to Mary Holt.", ("John Baker came second.",)),
        ("place", "The embassy in Japan was closed.", ()),
        ("organisation", "She works for Microsoft today.", ("A letter came from Google.",)),
        ("role", "The governor signed the bill.", ()),
        ("kind", "He plays football for the town.", ()),
        ("exchange", "On Sunday Ann Lee beat Susan Gray.", ()),
        ("ordinal", "It was the second race of the year.", ()),
        ("comparison", "The new bridge is longer than the old one.", ()),
        ("polarity", "Prices rose in the winter.", ()),
        ("polarity", "The plan was popular with farmers.", ()),
        ("modality", "The ministers may meet in the spring.", ()),
        ("quantity", "Some of the houses were lost.", ()),
        ("speaker", "Mary Holt said the road was safe.", ("John Baker was there.",)),
        ("quotation", 'She called it "a great victory for the people of the town".', ()),
        ("merged", "Mary Holt was elected mayor.", ("John Baker was fined by a court.",)),
        ("addition", "The road was closed.", ()),
        ("cause", "The road was closed.", ()),
    ],
)  # fmt: skip
def test_a_false_edit_changes_what_it_is_named_for(category: str, sentence: str, others: tuple[str, ...]) -> None:
    edit = FALSE[category][0]
    for seed in range(20):
        edited = edit(scene(sentence, *others), random.Random(seed))
        assert edited and edited != sentence
        shared = set(re.findall(r"\w+", edited)) & set(re.findall(r"\w+", sentence))
        assert len(shared) >= min(3, len(sentence.split()) - 2)


@pytest.mark.parametrize(
    ("category", "sentence"),
    [
        ("month", "They may march on."),
        ("weekday", "The Sunday Times has it."),
        ("exchange", "Ann Lee and Susan Gray met in London."),
        ("exchange", "Ann Lee is the sister of Susan Gray."),
        ("polarity", "Not only did he ask whether he should go."),
        ("quantity", "They are not usually there."),
        ("modality", "It was not clear whether he may come."),
        ("comparison", "It is no longer open."),
        ("number", "They had no hope."),
    ],
)
def test_an_edit_that_might_leave_it_true_is_not_made(category: str, sentence: str) -> None:
    assert all(FALSE[category][0](scene(sentence), random.Random(seed)) is None for seed in range(20))


@pytest.mark.parametrize(
    ("category", "sentence", "expected"),
    [
        ("number_form", "Prices rose 53 percent.", {"Prices rose 53%."}),
        ("number_form", "There are five lakes.", {"There are 5 lakes."}),
        ("number_form", "It cost $3 billion.", {"It cost 3 billion dollars."}),
        ("date_form", "They met on Sept. 19 in town.", {"They met on September 19 in town."}),
        ("date_form", "It began on 9 May 2018.", {"It began on May 9, 2018.", "It began on 2018-05-09."}),
        ("abbreviation", "He left the U.S. in May.", {"He left the United States in May.", "He left the US in May."}),
        ("moved", "In 2010, the plant opened its doors.", {"The plant opened its doors in 2010."}),
        ("clause_dropped", "Mary Holt, a lawyer from Leeds, was elected mayor.", {"Mary Holt was elected mayor."}),
        ("attribution_moved", "John Baker said on Monday that the road was closed to cars.",
         {"The road was closed to cars, John Baker said on Monday."}),
    ],
)  # fmt: skip
def test_a_rewording_says_the_same(category: str, sentence: str, expected: set[str]) -> None:
    assert {TRUE[category][0](scene(sentence), random.Random(seed)) for seed in range(20)} == expected


def test_a_pronoun_becomes_a_name_only_where_one_person_can_be_meant() -> None:
    edit = TRUE["named"][0]
    dice = random.Random(1)
    assert edit(scene("He was born in Ohio.", "Paul Stone was elected in May."), dice) == "Paul Stone was born in Ohio."
    assert edit(scene("He was born in Ohio.", "Paul Stone beat John Baker in May."), dice) is None
    assert edit(scene("He was born in Ohio.", "The town was named after Paul Stone."), dice) is None


def test_names_are_told_from_capitals() -> None:
    text = "However, Mr Baker of the Steel Group met Ann Lee in Paris on Monday."
    assert [(name.text, name.kind) for name in names(text, text)] == [
        ("Baker", "person"),
        ("Steel Group", "organisation"),
        ("Ann Lee", "person"),
        ("Paris", "city"),
    ]


def many(seed: int) -> list[Contrast]:
    return [row for turn in range(15) for row in contrasts(PASSAGES, random.Random(f"{seed} {turn}"))]


def test_the_same_dice_give_the_same_rows() -> None:
    assert many(1) == many(1)
    assert many(1) != many(2)


def test_about_half_is_true_and_no_false_claim_stands_in_its_passage() -> None:
    rows = many(3)
    assert 0.42 < sum(row.supported for row in rows) / len(rows) < 0.6
    assert not [row for row in rows if not row.supported and row.claim.rstrip(".") in row.passage]
    assert {row.category for row in rows if not row.supported} > {
        "number",
        "date",
        "person",
        "place",
        "polarity",
        "exchange",
        "dropped",
    }
    assert {row.category for row in rows if row.supported} > {"as_it_stands", "both", "number_form", "date_form"}


def test_true_claims_with_an_edit_have_it_in_the_passage_too() -> None:
    both = [row for row in many(4) if row.category == "both"]
    originals = " ".join(PASSAGES)
    assert both
    assert all(row.passage not in originals for row in both)


def test_hopeless_passages_give_nothing() -> None:
    assert list(contrasts(["", "   ", "Ok.", "what? why? | menu | http://x", "\n\n"], random.Random(1))) == []


ROWS = [
    ("Who leads the Farm Council in Canada?", "The talks began in May.", "Paul Stone leads the Farm Council in Canada."),
    ("Who leads the Steel Group in Japan?", "", "Mary Holt leads the Steel Group in Japan."),
    ("When did Ann Lee win the race in 1998?", "It was cold.", "Ann Lee won the race in 1998 on 4 June."),
]  # fmt: skip


def test_a_question_asked_of_another_thing_is_not_answered() -> None:
    asked = [one for seed in range(30) for one in answer_contrasts(ROWS, random.Random(seed))]
    false = [one for one in asked if not one.answers]
    assert {"place", "date"} <= {one.category for one in false}
    for one in false:
        new = set(re.findall(r"\w+", one.question.lower())) - set(re.findall(r"\w+", " ".join(row[0] for row in ROWS).lower()))
        assert not new & set(re.findall(r"\w+", one.sentence.lower()))
    original = {row[2]: row[0] for row in ROWS}
    assert all(one.question != original[one.sentence] for one in false)


def test_a_question_in_other_words_is_still_answered() -> None:
    asked = [one for seed in range(30) for one in answer_contrasts(ROWS, random.Random(seed)) if one.answers]
    assert "leads farm council canada" in {one.question for one in asked if one.category == "keywords"}
    assert {one.question for one in asked if one.category == "no_mark"} >= {"Who leads the Farm Council in Canada"}
    named = [one for one in asked if one.category == "named_before"]
    assert named
    assert all("Ann Lee" in one.before and "Ann Lee" not in one.sentence for one in named)


@pytest.mark.parametrize("kind", get_args(ClaimKind))
def test_every_written_claim_is_either_supported_or_not_and_no_passage_is_both_trained_on_and_measured(kind: ClaimKind) -> None:
    kept, trained = twins(kind, reserved=True), twins(kind, reserved=False)
    assert {one.passage for one in kept}.isdisjoint(one.passage for one in trained)
    for some in (kept, trained):
        told = {(one.passage, one.claim, one.supported) for one in some}
        assert len({(passage, claim) for passage, claim, _ in told}) == len(told), "a claim that is said to be both"


@pytest.mark.parametrize("kind", get_args(ClaimKind))
def test_a_false_twin_is_as_near_to_its_passage_as_a_true_one(kind: ClaimKind) -> None:
    """Else the judge learns how many words are shared, and not what is said."""

    def shared(some: list[Twin]) -> float:
        return fmean(len(set(words(one.claim)) & set(words(one.passage))) / len(set(words(one.claim))) for one in some)

    written = twins(kind, reserved=False)
    true, false = ([one for one in written if one.supported == supported] for supported in (True, False))
    assert abs(shared(true) - shared(false)) < {"summaries": 0.045}.get(kind, 0.025)  # there a rival's name comes in


@pytest.mark.parametrize("kind", get_args(Kind))
def test_every_written_question_names_sentences_of_its_passage_and_no_passage_is_both_trained_on_and_measured(kind: Kind) -> None:
    kept, trained = questions(kind, reserved=True), questions(kind, reserved=False)
    assert {one.sentences for one in kept}.isdisjoint(one.sentences for one in trained)
    for some in (kept, trained):
        answered = sum(bool(one.answers) for one in some)
        assert 0.4 < answered / len(some) < 0.65
        assert len({(one.question, one.sentences) for one in some}) == len(some)


def test_half_of_the_pages_questions_cannot_be_answered_by_shared_words() -> None:
    """Else the judge learns to count words."""

    def is_misled(one: Asked) -> bool:
        asked = set(words(one.question.lower())) - STOP_WORDS
        shared = [len(asked & set(words(sentence.lower()))) for sentence in one.sentences]
        return max(shared) > max(shared[number] for number in one.answers)

    answered = [one for one in questions("pages", reserved=False) if one.answers]
    assert fmean(map(is_misled, answered)) > 0.4


def test_no_two_words_of_a_table_have_grown_together() -> None:
    words = [
        word for table in (tables.COUNTRIES, tables.CITIES, tables.STATES, tables.FIRST_NAMES, tables.TITLES) for word in table
    ]
    assert {"Ukraine", "Uganda", "Seoul", "Tina", "Todd"} <= set(words)
    assert not [word for word in words if re.search("[a-z][A-Z]", word)]
