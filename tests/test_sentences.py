"""Sentences and passages: whole ones, in news text as it comes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article
from index.passages import LONGEST, cut
from index.sentences import is_byline, is_heading, paragraphs, sentences

TEXTS = st.text(max_size=400) | st.lists(
    st.sampled_from(
        [
            "The call began at 8 a.m.",
            " ",
            "\n",
            "\n\n",
            "ET, he said.",
            "“Yes.”",
            "U.S. farm",
            "- item",
            "Mr.",
            "x" * 900,
            "\u2028",
            "\r",
            "é",
        ]
    )
).map("".join)


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The call began at 8 a.m. ET, according to the White House.", "It was short."),
        ("The shop opens at 5 p.m. Tuesday.", "It closes at 9 p.m."),
        ("The letter is dated 2 May.", "Floods had cost it a fortune."),
        ("Everyone waited for the Fed.", "Markets fell."),
        ("Asked whether it was hers, she said no.", "Witnesses disagree."),
        ("He lives at No. 10 Downing Street.", "Larry does, too."),
        ("Rep. Raja Krishnamoorthi, the top Democrat, warned of it.", "Gen. J. R. Smith Jr. did not."),
        ("U.S. farm exports to China fell 53% from Jan. 1 through July.", "Sales of sorghum fell too."),
        ("The U.S. Treasury announced it on Sept. 16.", "Mr. Bessent spoke."),
        ("He moved to the U.S.", "The law was passed later."),
        ("\"There's still time. It's encouraging that they talk,\" he said.", '"I think there\'s frustration."'),
        ("“It is over. We won,” she said.", "Nobody replied."),
        ("Sales rose 3.5% to $1.2 billion.", "See No. 5 in the list."),
        ("Is it true?", "Yes!"),
        ("The firm, i.e. Acme Inc., paid.", "Others did not."),
    ],
)
def test_a_sentence_ends_where_a_reader_ends_it(first: str, second: str) -> None:
    assert split(f"{first} {second}") == [first, second]


def test_hard_wrapped_lines_are_one_paragraph_and_headings_their_own() -> None:
    wrapped = "The first sentence of this story runs over\nthe end of a line, as in a mail. The second\nis short.\n\nA heading\nThen it goes on with a line as long as the first was.\n"
    assert split(wrapped) == [
        "The first sentence of this story runs over\nthe end of a line, as in a mail.",
        "The second\nis short.",
        "A heading",
        "Then it goes on with a line as long as the first was.",
    ]


def test_lines_of_a_list_are_sentences_of_their_own() -> None:
    assert split("What changed:\n- prices rose\n- wages fell\n") == ["What changed:", "- prices rose", "- wages fell"]


def test_odd_spacing_stays_inside_the_offsets() -> None:
    text = "  One   sentence\there.  \n\n\n   Another\u00a0one. "
    assert split(text) == ["One   sentence\there.", "Another\u00a0one."]


@given(TEXTS)
def test_sentences_are_in_order_and_leave_out_only_white_space(text: str) -> None:
    at = 0
    for start, end in sentences(text):
        assert at <= start < end
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


@given(TEXTS)
def test_sentences_of_a_paragraph_are_those_of_the_text(text: str) -> None:
    assert [span for start, end in paragraphs(text) for span in sentences(text, start, end)] == sentences(text)


def article(text: str, title: str = "Title") -> Article:
    return Article("id", title, text)


@given(TEXTS)
def test_each_sentence_stands_whole_in_exactly_one_passage(text: str) -> None:
    passages = cut(article(text))
    for passage in passages:
        assert passage.text == text[passage.start : passage.end]
    for start, end in sentences(text):
        assert sum(p.start <= start and end <= p.end for p in passages) == 1
    assert len({p.id for p in passages}) == len(passages)


@given(st.lists(st.integers(1, 150), max_size=30))
def test_a_passage_is_no_longer_than_said_unless_one_sentence_is(lengths: list[int]) -> None:
    text = " ".join("Word" + " word" * (n - 1) + "." for n in lengths)
    for passage in cut(article(text)):
        words = len(passage.text.split())
        assert words <= LONGEST or len(sentences(text, passage.start, passage.end)) == 1


def test_a_passage_keeps_its_id_when_the_text_around_it_changes() -> None:
    paragraphs = [" ".join(f"Sentence {p}-{s} says something or other in eight words." for s in range(12)) for p in range(4)]
    before = {p.text: p.id for p in cut(article("\n\n".join(paragraphs)))}
    after = {p.text: p.id for p in cut(article("\n\n".join(["A new start of this story.", *paragraphs[:3]])))}
    kept = before.keys() & after.keys()
    assert len(kept) >= 2
    assert all(before[text] == after[text] for text in kept)


def test_the_id_is_the_articles_own() -> None:
    assert cut(Article("a", "T", "Same words."))[0].id != cut(Article("b", "T", "Same words."))[0].id


def test_a_heading_is_told_from_a_list_and_from_a_sentence_without_an_end() -> None:
    text = (
        "The storm\n\nThe wind rose. It fell.\n\nWhat is next for the town\n\nThe pier is mended.\n\nA first item\n\nA second item\n\n"
        "Crop | Change\n\nThe ferry sails.\n\nIt has no end"
    )
    told = [text[start:end] for start, end in sentences(text) if is_heading(text, start, end)]
    assert told == ["The storm", "What is next for the town"]


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("By Lorna Fisk, Consumer Watch, 28 January 2026", True),
        ("By Lorna Fisk and Ludwig van der Berg", True),
        ("BY ADA FINCH | The Quorn Herald | May 3, 2025", True),
        ("By A. B. O'Neill, health correspondent", True),
        ("By Monday the River Was Gone", False),
        ("By Friday, 300 people had come", False),
        ("By Ada Finch's account, the river was high, and the town slept.", False),
        ("By the River, a Town Sleeps", False),
        ("By Lorna Fisk, who was there, the bridge was called a wonder; it fell.", False),
        ("The mayor of Quorn resigned, the council said", False),
    ],
)
def test_a_line_that_names_who_wrote_an_article_is_a_byline_where_articles_begin(line: str, is_one: bool) -> None:
    for text in (f"Kettles are recalled\n\n{line}\n\nThe kettles leak.", f"{line}\nThe kettles leak."):
        start = text.index(line)
        assert is_byline(text, start, start + len(line)) == is_one
    assert not is_byline(f"{line} they said.", 0, len(line))
    later = f"{'The kettles leak. ' * 40}\n\n{line}\n"
    assert not is_byline(later, later.index(line), len(later) - 1)


def test_a_long_paragraph_of_signs_is_cut_in_seconds() -> None:
    text = '"(“' * 400_000  # all at once it takes the library minutes, longer than a test may
    assert sentences(text)[-1][1] == len(text)


def test_a_long_paragraph_is_cut_where_a_sentence_ends() -> None:
    text = "The council of the harbour met again. " * 1500
    assert {text[start:end] for start, end in sentences(text)} == {"The council of the harbour met again."}
