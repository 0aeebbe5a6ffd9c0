"""Questions taken apart, and lines of a batch read."""

import json
import sys
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.english.synonyms import in_words_of, with_lives
from bot.errors import QuestionError
from bot.questions.contractions import spelled_out
from bot.questions.lines import parse, parse_text
from bot.questions.question import covered, lacks_answer, missing_names, stems_of
from bot.questions.question import parse as take_apart
from bot.reply import Turn
from index.words import may_be_misspelt, mend, search_words, stem


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("When does the bridge open?", "time"),
        ("In which year was it built?", "time"),
        ("Where did they meet?", "place"),
        ("Which country was first?", "place"),
        ("How old is the mayor?", "number"),
        ("What share of sales was lost?", "number"),
        ("What is the firm's market value?", "number"),
        ("What is Sofia Brenner's age?", "number"),
        ("What was the old museum’s annual budget in 2020?", "number"),
        ("What is the bank's rate policy?", None),
        ("What is the mayor's answer to the critics' salary claims?", None),
        ("Who leads the council?", "person"),
        ("What did the mayor announce?", None),
        ("deadline tiktok", None),
        ("And when?", "time"),
        ("Tell me when the bridge opens", "time"),
        ("Do you know when the bridge opens?", "time"),
        ("Did prices fall when the bridge opened?", None),
        ("In 2020, did it fall when they came?", None),
        ("Isn't it shut when it rains?", None),
        ("List the firms that closed when rates rose.", None),
        ("What happened when Will Smith came?", None),
        ("When's the deadline for those who missed the first?", "time"),
        ("When in 2024 did the man who led the union resign?", "time"),
        ("Which companies did the judge who ruled fine?", None),
        ("Under which law can people who leak be fined?", None),
        ("Does WHO recommend it?", None),
        ("What a mess. Who wrote it?", "person"),
        ("What happened and who did it?", "person"),
        ("Tell me who leads it", "person"),
        ("When the bridge opens", "time"),
        ("Since when has it been shut?", "time"),
        ("What gained ground when trade suffered?", None),
        ("When he reached the coast, what did he find?", None),
        ("Trade was safer when compared to whom?", "person"),
        ("What do members who come late do?", None),
    ],
)
def test_the_kind_of_answer_that_is_asked_for(question: str, asks: str | None) -> None:
    assert take_apart(question).asks == asks


@pytest.mark.parametrize(
    ("question", "sentence", "lacks"),
    [
        ("How many people came?", "Many people came.", True),
        ("How many people came?", "Twelve people came.", False),
        ("How many people came in 2024?", "In 2024 people came.", True),
        ("When did it close?", "It closed.", True),
        ("When did it close?", "It closed on Friday.", False),
        ("What happened?", "Nothing.", False),
        ("When are committees formed?", "They are formed at the beginning of each session.", False),
        ("On what day does it meet?", "It meets on Wednesdays.", False),
        ("How much does entry cost?", "Entry is free.", False),
        ("How long has it been at war?", "It has been at war since 2001.", False),
        ("How long is the bridge?", "It opened in 1932.", True),
        ("How long does it take?", "It is known in seconds.", False),
        ("How many died?", "The minutes say nothing of it.", True),
        ("When did it close?", "It closed once at the end of the street.", True),
        # since when a thing has had no equal
        ("When were the chicks born?", "Two chicks hatched, the first in the county since the reign of James I.", True),
        ("When were the chicks born?", "On Easter Monday two hatched, the first since the reign of James I.", False),
        ("When was the last election?", "It is the first election since 2001.", False),
        ("When was it shut?", "It has been shut since Friday.", False),
        # money
        ("How much is the deposit on a can?", "Cans of between 150 millilitres and three litres.", True),
        ("How much is the deposit on a can?", "Twenty pence on each can.", False),
        ("What is the price of a ticket?", "Tickets were sold to 300 people.", True),
        ("What is the price of a ticket?", "A ticket is 40 a month.", False),
        ("How much did the museum cost?", "It cost 41.5 million.", False),
        ("How much did the museum cost?", "It has 300 rooms on 4 floors.", True),
        ("How much does entry cost?", "Entry is 8 euros.", False),
        ("How much did the price of milk rise?", "It rose by 5 percent.", False),
        ("What was the salary in 2020?", "In 2020 it was 40,000.", False),
        # age
        ("What is Ada Finch's age?", "Ada Finch took over only two years ago.", True),
        ("What is Ada Finch's age?", "Ada Finch, 41, took over two years ago.", False),
        ("What is Ada Finch’s age?", "Ada Finch was born in a house by the sea.", True),
    ],
)
def test_a_sentence_without_what_is_asked_for(question: str, sentence: str, lacks: bool) -> None:
    assert lacks_answer(take_apart(question), sentence) is lacks


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Who's the referee?", "Who is the referee?"),
        ("whos the boss of Tessaro", "who is the boss of Tessaro"),
        ("Whats the turnout, and who’s won?", "What is the turnout, and who has won?"),
        ("What's just happened?", "What has just happened?"),
        ("Where're they and who'll lead them?", "Where are they and who will lead them?"),
        ("Who wrote “What's Up”?", "Who wrote “What's Up”?"),
        ("Whose is it, and what shows it?", "Whose is it, and what shows it?"),
    ],
)
def test_question_words_are_read_apart_from_their_verbs(typed: str, meant: str) -> None:
    assert spelled_out(typed) == meant


def test_names_are_runs_of_capitals_and_numbers_and_part_of_one_is_enough() -> None:
    question = take_apart("What did President Xi Jinping tell the Brindle council in 2024?")
    assert len(question.names) == 3
    assert missing_names(question, stems_of("Xi spoke to the council of Brindle in 2024.")) == 0
    assert missing_names(question, stems_of("Xi spoke to the council of Tarn in 2023.")) == 2


def test_rare_words_weigh_more_and_related_forms_count() -> None:
    question = take_apart("When must ByteDance divest?")
    assert (
        take_apart("the ByteDance people").weights[stem("ByteDance")]
        > 3
        > take_apart("the ByteDance people").weights[stem("people")]
    )
    assert covered(question, stems_of("ByteDance and its divestiture.")) == 1
    assert covered(question, stems_of("ByteDance waits.")) == pytest.approx(0.5)
    assert covered(question, frozenset()) == 0


@given(st.text(max_size=100), st.text(max_size=100))
def test_any_texts_can_be_compared(question: str, sentence: str) -> None:
    asked = take_apart(question)
    assert 0 <= covered(asked, stems_of(sentence)) <= 1.0001
    assert missing_names(asked, stems_of(question)) == 0
    assert lacks_answer(asked, sentence) in (True, False)


def test_search_words_leave_out_what_means_nothing() -> None:
    assert search_words("What is the mayor's plan for U.S. exports, and when?") == ["mayor", "plan", "u.s", "exports"]
    assert search_words("who is it") == ["who", "is", "it"]


@pytest.mark.parametrize(
    ("word", "mended"),
    [
        ("exprts", "exports"),
        ("chna", "china"),
        ("iran", None),
        ("xi", None),
        ("krishnamurthi", "krishnamoorthi"),
        ("qqqqq", None),
        ("concede", None),  # "conceded" is known
        ("haulier", None),  # two edits, and another first letter
        ("libary", "library"),
        ("musuem", "museum"),
        ("erthquake", "earthquake"),
    ],
)
def test_mending(word: str, mended: str | None) -> None:
    assert (mend(word, VOCABULARY) if may_be_misspelt(word) else None) == mended


VOCABULARY = {
    "concert": 5,
    "earlier": 9,
    "library": 2,
    "museum": 2,
    "earthquake": 1,
    "exports": 3,
    "export": 1,
    "china": 9,
    "iraq": 5,
    "krishnamoorthi": 1,
}

# Lines


def test_a_line_is_a_text_or_an_object() -> None:
    assert parse(" What? \n").question == "What?"
    asked = parse(json.dumps({"question": "What?", "history": [{"role": "user", "text": "Hm"}], "articles": [{"text": "T."}]}))
    assert asked.history == (Turn("user", "Hm"),)
    assert asked.articles is not None
    assert (asked.articles[0].id, asked.articles[0].title) == ("1", "Article 1")
    assert parse('{"question": "What?", "articles": null}').articles is None


@given(
    st.text(max_size=200)
    | st.recursive(
        st.none() | st.booleans() | st.text() | st.integers(),
        lambda x: st.lists(x) | st.dictionaries(st.sampled_from(["question", "history", "articles", "text", "id", "role"]), x),
    ).map(json.dumps)
)
def test_any_line_is_a_question_or_a_named_error(line: str) -> None:
    for read in (parse, lambda each: parse_text(each, "query")):
        try:
            read(line)
        except QuestionError as fault:
            assert fault.code
            assert str(fault).endswith(".")


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        (
            "When will the presidents meet next?",
            "The leaders will meet at the upcoming summit.",
            "When will the leaders meet upcoming?",
        ),
        ("What did President Xi say?", "The leader said so.", "What did President Xi said?"),
        ("Which firm bought it?", "The company that bought it is small.", "Which company bought it?"),
        ("Which firm bought it?", "A firm purchased the company.", "Which firm purchased it?"),
        ("Who paid?", "Nobody did.", "Who paid?"),
    ],
)
def test_a_question_in_the_words_of_a_sentence(question: str, sentence: str, expected: str) -> None:
    assert in_words_of(question, sentence) == expected


def test_several_threads_may_stem_at_once() -> None:
    words = [
        f"{start}{middle}{end}"
        for start in "bcdfglmnprst"
        for middle in ("ar", "ond", "ell")
        for end in ("ing", "ational", "ies")
    ]
    alone = [stem(word) for word in words]
    stem.cache_clear()
    found: list[list[str]] = []
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        threads = [threading.Thread(target=lambda: found.append([stem(word) for word in words])) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(before)
    assert found == [alone] * 8


@pytest.mark.parametrize(
    ("question", "sentence", "read"),
    [
        ("When was Zhu born?", "The scholar Zhu (1249–1314) solved it.", "The scholar Zhu (born 1249, died 1314) solved it."),
        ("When did Zhu die?", "The scholar Zhu (c. 1249 - 1314) solved it.", "The scholar Zhu (born 1249, died 1314) solved it."),
        ("Who solved it?", "The scholar Zhu (1249–1314) solved it.", "The scholar Zhu (1249–1314) solved it."),
        ("When was Zhu born?", "He served the Ming (1368–1644).", "He served the Ming (1368–1644)."),
        ("How many died in the famine?", "The Great Famine (1315–1317) spread.", "The Great Famine (1315–1317) spread."),
        ("When did the famine end?", "The Great Famine (1315–1345) spread.", "The Great Famine (1315–1345) spread."),
    ],
)
def test_the_years_of_a_life_are_read_as_birth_and_death(question: str, sentence: str, read: str) -> None:
    assert with_lives(question, sentence) == read
