"""What a question says of the articles it means: dates, outlets, parts; and filters that a person sets."""

import json
import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answerer import answer
from bot.errors import QuestionError
from bot.questions.scope import Scope, parse_filter, shown
from bot.reply import Answer, Refusal
from index.article import Article
from index.dates import Days, named_days, places_of_days
from index.embedding import BundledEmbedding
from index.filters import ALL, Filter, preference
from index.index import Index
from index.parts import parts
from tests.conftest import Footnote

TODAY = date(2025, 9, 21)  # a Sunday


def days(first: str | None, last: str | None) -> Days:
    return Days(*(date.fromisoformat(day) if day else None for day in (first, last)))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What did it say between October 4 and October 10, 2023?", [("2023-10-04", "2023-10-10")]),
        ("What happened last week?", [("2025-09-08", "2025-09-14")]),
        ("What happened on Monday?", [("2025-09-15", "2025-09-15")]),
        ("Is the library open on Monday?", []),
        ("Was the library open on Monday?", [("2025-09-15", "2025-09-15")]),
        ("What was said before the summit on 3 May?", [(None, "2025-05-03")]),
        ("Who spoke on Sept. 19th?", [("2025-09-19", "2025-09-19")]),
        ("Who spoke on December 24?", [("2024-12-24", "2024-12-24")]),
        ("articles since 2025-09-01", [("2025-09-01", None)]),
        ("after October 4, 2023", [("2023-10-05", None)]),
        ("In May, what changed?", [("2025-05-01", "2025-05-31")]),
        ("What may have changed in march of the penguins?", [("2025-03-01", "2025-03-31")]),
        ("over the past two weeks", [("2025-09-07", "2025-09-21")]),
        ("in 2023 and on Friday", [("2023-01-01", "2023-12-31"), ("2025-09-19", "2025-09-19")]),
        ("from January 3 to February 2, 2024", [("2024-01-03", "2024-02-02")]),
        ("between December 20 and January 5", [("2024-12-20", "2025-01-05")]),
        ("yesterday", [("2025-09-20", "2025-09-20")]),
        ("the article by The Verge on October 4, 2023", [("2023-10-04", "2023-10-04")]),
        ("as reported by Reuters in March 2023", [("2023-03-01", "2023-03-31")]),
        ("the TechCrunch article from October 4, 2023", [("2023-10-04", "2023-10-04")]),
        ("from October 4, 2023 on", [("2023-10-04", None)]),
        ("Was it done by 3 May?", [(None, "2025-05-03")]),
        ("between December 20 and January 5, 2024", [("2023-12-20", "2024-01-05")]),
        ("between October 4, 2023 and October 10", [("2023-10-04", "2023-10-10")]),
        ("between 28 December 2023 and 3 January", [("2023-12-28", "2024-01-03")]),
        ("What may I ask on Feb 30 or 2025-13-01?", []),
        ("The 300 Spartans of 480 met 12 of them", []),
    ],
)
def test_the_days_that_a_question_names(question: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert named_days(question, TODAY) == [days(*one) for one in expected]


@given(st.text(), st.dates())
def test_no_text_breaks_the_reading_of_dates(text: str, today: date) -> None:
    assert all(one.first is None or one.last is None or one.first <= one.last for one in named_days(text, today))


@given(
    st.lists(
        st.sampled_from(
            "may 29 february 2024 2023 between and last week year month since the past 99 years 3 of yesterday on monday from".split()
        )
    ),
    st.dates(),
)
def test_no_heap_of_dates_breaks_the_reading_of_them(pieces: list[str], today: date) -> None:
    assert all(one.first is None or one.last is None or one.first <= one.last for one in named_days(" ".join(pieces), today))


def test_many_dates_in_a_long_text_are_found_in_a_moment() -> None:
    long = "in 2020 " * 4000
    began = time.process_time()
    places = places_of_days(long, TODAY)
    assert time.process_time() - began < 4
    assert [long[start:end] for start, end in places[1:3]] == [" in 2020", " in 2020"]
    assert len(named_days(f"since {long}", TODAY)) == 4000


@pytest.mark.parametrize(
    ("question", "source", "named"),
    [
        ("What happened according to The Verge?", "The Verge", True),
        ("What did the verge report?", "The Verge", False),
        ("According to techcrunch, who won?", "TechCrunch", True),
        ("It took a long time", "Time", False),
        ("What does Time write?", "Time", True),
        ("Was CNBC right?", "Cnbc | World Business News Leader", True),
        ("Sporting News reported odds", "Sporting News", True),
        ("Who spoke on Capitol Hill?", "The Hill", False),
        ("What did The Hill report?", "The Hill", True),
        ("What changed in politics?", "Politics", False),
        ("What do the sporting newspapers say?", "Sporting News", False),
    ],
)
def test_an_outlet_that_a_question_names(question: str, source: str, named: bool) -> None:
    assert preference(question, [source], [], TODAY).sources == (frozenset([source]) if named else frozenset())


def test_words_of_another_language_are_not_mended_into_english(harbor: Index) -> None:
    assert harbor.prepare("Wann haben die Parteien über das Wetter im Hafen verhandelt?", TODAY).mended == ()


def test_a_question_of_several_parts_is_cut_at_its_clauses() -> None:
    found = parts("Did the harbor of Brindle close after the great storm, while the bridge of Tarn stayed open to all lorries?")
    assert len(found) == 2
    assert "harbor" in found[0]
    assert "bridge" in found[1]
    assert parts("Who leads the American Soybean Association?") == []


STORY = "The council of Brindle voted on the new harbor. It will cost ten million dollars."
ARTICLES = [
    Article("a", "Harbor vote", STORY, source="Tarn Herald", author="Ada Quill", published="2025-09-10", collection="local"),
    Article("b", "Harbor vote", STORY.replace("ten", "nine"), source="Brindle Post", published="2025-08-01"),
    Article("c", "Harbor vote", STORY.replace("ten", "five"), published=None),
]


@pytest.fixture(scope="module")
def harbor(embedding: BundledEmbedding) -> Index:
    return Index.of(ARTICLES, embedding)


def first(index: Index, question: str, only: Filter = ALL) -> list[str]:
    return [hit.passage.article.id for hit in index.search(index.prepare(question, TODAY), 5, only)]


@pytest.mark.parametrize(
    ("question", "best"),
    [
        ("What does the harbor cost according to the Brindle Post?", "b"),
        ("What does the harbor cost according to the Tarn Herald?", "a"),
        ("What did Ada Quill write on the harbor?", "a"),
        ("What was voted in August on the harbor?", "b"),
        ("What was voted the last two weeks on the harbor?", "a"),
    ],
)
def test_what_a_question_says_of_the_articles_comes_first(harbor: Index, question: str, best: str) -> None:
    assert first(harbor, question)[0] == best


def test_a_day_without_articles_is_told_and_dropped(harbor: Index) -> None:
    assert harbor.prepare("What did the council vote yesterday?", TODAY).unmatched == (days("2025-09-20", "2025-09-20"),)
    reply = answer("What did the council vote on yesterday?", harbor, scope=Scope(today=TODAY))
    assert "No article was published on 2025-09-20, so all were searched." in reply.notes


def test_a_month_in_which_something_was_is_no_day_of_articles(harbor: Index) -> None:
    assert harbor.prepare("Who retires in July?", TODAY).unmatched == ()
    assert harbor.prepare("What was reported in July on the harbor?", TODAY).unmatched == (days("2025-07-01", "2025-07-31"),)


def test_days_from_an_earlier_question_are_not_those_of_articles(harbor: Index) -> None:
    asked = "Who counted the otters in August?"
    assert harbor.prepare(asked, TODAY).prefer.days
    assert not harbor.prepare(asked, TODAY, typed="Who counted them?").prefer.days
    assert harbor.prepare(asked, TODAY, typed="and in August?").prefer.days


def test_a_day_that_the_answer_speaks_of_needs_no_article_of_its_own(embedding: BundledEmbedding) -> None:
    fire = Article("f", "Fire", "A fire destroyed the drying hall of the mill in Tarn on 4 March 1987.", published="2025-08-01")
    with Index.of([fire], embedding) as index:
        reply = answer("What destroyed the drying hall of the mill in 1987?", index)
    assert isinstance(reply, Answer)
    assert reply.notes == ()


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("source:'tarn herald'", {"a"}),
        ("source:'BRINDLE POST'", {"b"}),
        ("after:2025-08-02", {"a"}),
        ("before:2025-08-01", {"b"}),
        ("after:2025-08-01 before:2025-09-10", {"a", "b"}),
        ("author:quill", {"a"}),
        ("collection:local", {"a"}),
        ("collection:local source:'Brindle Post'", set()),
        ("", {"a", "b", "c"}),
    ],
)
def test_a_filter_lets_through_what_it_says_and_nothing_else(harbor: Index, written: str, found: set[str]) -> None:
    only = parse_filter(written)
    assert set(first(harbor, "What does the harbor cost?", only)) == found
    assert parse_filter(shown(only)) == only


def test_a_filter_that_leaves_nothing_is_told(harbor: Index) -> None:
    reply = answer("What does the harbor cost?", harbor, scope=Scope(parse_filter("source:Nobody")))
    assert isinstance(reply, Refusal)
    assert reply.notes == ("No article fits the filter source:Nobody.",)


@pytest.mark.parametrize("written", ["outlet:AP", "source", "source:", "after:soon", "source:a source:b", "source:'open"])
def test_a_filter_that_cannot_be_read_is_a_sentence(written: str) -> None:
    with pytest.raises(QuestionError, match="filter"):
        parse_filter(written)


def test_filters_on_the_command_line_and_in_a_batch(footnote: Footnote) -> None:
    asked = ["search", "the deadline of TikTok", "--json"]
    everything = json.loads(footnote(*asked).stdout)["hits"]
    some = json.loads(footnote(*asked, "--filter", f'source:"{everything[0]["source"]}"').stdout)["hits"]
    assert {hit["source"] for hit in some} == {everything[0]["source"]} < {hit["source"] for hit in everything}
    line = json.dumps({"question": "When is the TikTok deadline?", "filter": "before:1999-01-01"})
    assert json.loads(footnote("ask", "-", stdin=line).stdout)["kind"] == "refusal"
    assert footnote(*asked, "--filter", "outlet:AP").exit_code == 2


def test_the_search_is_a_retriever_for_llamaindex(harbor: Index) -> None:
    from llama_index.core.llms import MockLLM
    from llama_index.core.query_engine import RetrieverQueryEngine

    from index.retriever import PassageRetriever

    retriever = PassageRetriever(harbor, limit=2, only=Filter(source="Tarn Herald"))
    (found,) = retriever.retrieve("What does the harbor cost?")
    assert found.metadata["article_id"] == "a"
    assert STORY[found.node.start_char_idx : found.node.end_char_idx] == found.text  # type: ignore[attr-defined]  # a TextNode
    assert found.score == harbor.search(harbor.prepare("What does the harbor cost?"), 1, Filter(source="Tarn Herald"))[0].score
    engine = RetrieverQueryEngine.from_args(retriever, llm=MockLLM())
    assert [node.node_id for node in engine.query("What does the harbor cost?").source_nodes] == [found.node_id]
