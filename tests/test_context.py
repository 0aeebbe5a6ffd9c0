"""What a sentence is read with: the question or the heading above it, its table's header, and without its dateline."""

from collections.abc import Iterator

import pytest

from bot.answerer import answer
from bot.articles.context import ALONE, Context, Surroundings, is_asked, lead, reading
from bot.articles.datelines import behind_dateline
from bot.check import check, check_against
from bot.extract import candidates
from bot.reply import Answer
from index.article import Article, Hit, Passage
from index.embedding import BundledEmbedding
from index.index import Index
from index.sentences import sentences

TALK = (
    "Ada Finch keeps bees in Tarn.\n\n"
    "How did you come to bees?\n\nBy accident. I was a court interpreter until 2009.\n\n"
    "You lost most of them in 2018. What happened?\n\nThe mites. Varroa. I had treated too late, in October.\n\n"
    "Your book argues against strips of flowers.\n\nNot against flowers. Against strips as an alibi.\n\n"
    "Who takes over some day?\n\nA young man comes on Saturdays. He is patient. Bees forgive all but hurry, do they not?"
)
LABELLED = (
    "Lee: You left in 2019. Was it hard?\nTolk: No. The engine had been silent for two winters.\n"
    "Lee: Your successor is a computer.\nTolk: It does not sing. Why should it?\n"
    "Lee: What are you working on?\nTolk: A dictionary of the words of fishermen."
)
FAQ = (
    "The city collects garden waste from March.\n\n"
    "How do I join? Online. You can also call the depot.\n\n"
    "What does it cost? A bin costs 48 pounds a year. Students pay half."
)
MINUTES = (
    "Held in the Corn Exchange.\n\n3. Skate park. The chair presented three designs. It was agreed to build the bowl.\n\n"
    "4. Library hours. The county will cut its grant. It was agreed to close on Wednesdays.\n\n"
    "5. Allotments. There were 37 names on the list. It was deferred.\n\nThe meeting closed at 9.25 p.m."
)
LINES = (
    "Three lines are planned.\n\nLine | From - to | Length (km) | Opening\n\n21 | Central - Hagby | 7.4 | 2027\n\n"
    "23 | Hagby - Airport | 11.8 | 2030\n\n24 | Kungsmarken - Old Harbour | 5.6 | -\n\nThe state pays for them."
)
FARES = "Fares from April\n\nRoute\tAdult\tCar\nEnnis - Skarra\t14.20\t62.00\nEnnis - Holm\t21.50\t88.40\n\nChildren travel free."
REPORT = "The pool is shut.\n\nRepairs\n\nA firm asks 6,800 pounds. It will begin in May.\n\nSummer fair\n\nIt is on 20 June. Who knows?"


def contexts(text: str) -> dict[str, Context]:
    around = Surroundings(text, 0, len(text))
    return {text[start:end]: around.of(start, end) for start, end in sentences(text)}


def told(text: str) -> list[str]:
    """The sentences of a text that could be answers."""
    return [one.text for one in candidates([Hit(Passage("p", Article("a", "T", text), 0, len(text)), 1.0, 1.0, 1.0)])]


def test_an_answer_is_read_with_the_question_above_it() -> None:
    found = contexts(TALK)
    assert found["By accident."] == Context("How did you come to bees?", opens=True)
    assert found["I was a court interpreter until 2009."] == Context("How did you come to bees?")
    assert found["I had treated too late, in October."].question == "You lost most of them in 2018. What happened?"
    assert found["He is patient."].question == "Who takes over some day?"
    assert contexts(FAQ)["Students pay half."].question == "What does it cost?"


def test_speakers_are_told_apart_by_their_names() -> None:
    found = contexts(LABELLED)
    assert found["Tolk: No. The engine had been silent for two winters."] == Context("You left in 2019. Was it hard?", opens=True)
    assert found["Tolk: It does not sing."] == Context("Your successor is a computer.", opens=True)
    assert found["Tolk: A dictionary of the words of fishermen."].question == "What are you working on?"


def test_the_words_of_who_asks_are_no_answers() -> None:
    assert told(TALK) == [
        "Ada Finch keeps bees in Tarn.",
        "By accident. I was a court interpreter until 2009.",
        "I was a court interpreter until 2009.",
        "The mites. Varroa.",
        "I had treated too late, in October.",
        "Not against flowers.",
        "Against strips as an alibi.",
        "A young man comes on Saturdays.",
        "He is patient.",
    ]
    assert not any(one.startswith("Lee:") for one in told(LABELLED))


def test_a_question_in_prose_is_no_heading() -> None:
    prose = "The council spent four million on it. Was it worth it?\n\nMany say no. The roof leaks.\n\nIt was built in 1968."
    assert set(contexts(prose).values()) == {ALONE}
    assert told(prose)[0] == "The council spent four million on it."


def test_a_section_is_read_with_its_heading() -> None:
    found = contexts(REPORT)
    assert found["The pool is shut."] == ALONE
    assert found["It will begin in May."] == Context(heading="Repairs")
    assert found["It is on 20 June."] == Context(heading="Summer fair")
    found = contexts(MINUTES)
    assert found["It was agreed to close on Wednesdays."] == Context(heading="Library hours")
    assert found["The meeting closed at 9.25 p.m."] == ALONE


def test_a_row_is_read_with_the_names_of_its_columns() -> None:
    found = contexts(LINES)
    assert found["23 | Hagby - Airport | 11.8 | 2030"].read == "Line 23; From - to Hagby - Airport; Length 11.8 km; Opening 2030"
    assert found["24 | Kungsmarken - Old Harbour | 5.6 | -"].read.endswith("Length 5.6 km")
    assert found["Line | From - to | Length (km) | Opening"].idle
    assert contexts(FARES)["Ennis - Holm\t21.50\t88.40"].read == "Route Ennis - Holm; Adult 21.50; Car 88.40"


@pytest.mark.parametrize(
    "rows",
    [
        "Architect | A. Lind\n\nOpened | 1998\n\nHeight | 45 m",  # a name and a value a row
        "1998 | 12 | 7\n\n1999 | 14 | 9",  # no names
        "Share | Tweet",
    ],
)
def test_rows_without_a_header_are_read_as_they_are(rows: str) -> None:
    assert {one.read for one in contexts(f"{rows}\n\nThe hall stands in Tarn.").values()} == {""}


def test_a_raw_table_is_read_without_its_rule() -> None:
    found = contexts("| Line | Stops | Opening |\n| --- | --- | --- |\n| 21 | 14 | 2027 |\n| 22 | 9 | 2028 |\n\nThat is all.")
    assert found["| 22 | 9 | 2028 |"].read == "Line 22; Stops 9; Opening 2028"
    assert found["| --- | --- | --- |"].idle


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("ROTTERDAM, 3 February 2026 – Aldercrest buys a rival.", "Aldercrest buys a rival."),
        ("LONDON (Reuters) - The bank said so.", "The bank said so."),
        ("BERLIN — The law has passed.", "The law has passed."),
        ("SZELÉNY, April 21 (Transmeridian) - Firefighters put it out.", "Firefighters put it out."),
        ("NEW YORK, Feb. 3, 2026 /PRNewswire/ -- Orlo, a maker of tea, is sold.", "Orlo, a maker of tea, is sold."),
        ("Geneva, 3 March (Wire) – “We wait,” he said.", "“We wait,” he said."),
        ("Paris – the city of light – was dark.", None),
        ("Anna Lee - a nurse - left.", None),
        ("The deal – Orlo says – is off.", None),
        ("In May – The Herald said – it rained.", None),
    ],
)
def test_a_dateline_is_left_out(line: str, left: str | None) -> None:
    assert line[behind_dateline(line, 0, len(line)) :] == (left or line)


def test_what_opens_an_answer_is_read_with_a_question_that_asks_alike() -> None:
    context = Context("How do I join?", opens=True)
    assert reading("How can I join?", "Online.", context) == "How do I join? Online."
    assert reading("What does it cost to join?", "Online.", context) == "Online."
    assert lead("What does it cost to join?", "Waste", "", context) == "Waste. How do I join?"
    assert lead("When?", "Fair", "It rained.", Context(heading="Summer fair")) == "Fair. It rained. Summer fair."
    assert is_asked("How can I join the garden waste collection?", "Collection of garden waste", context)
    assert not is_asked("How can I join in zone D?", "Collection of garden waste", context)


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("Can I use the hall without a card?", "Yes. Anyone may read there."),
        ("May I use the hall if I have no card?", "Yes. Anyone may read there."),
        ("May I smoke in the hall?", "Anyone may read there."),
        ("Can I borrow games without a card?", "Anyone may read there."),
    ],
)
def test_a_yes_answers_the_question_above_it_and_no_other(question: str, left: str) -> None:
    text = "What does it cost? Nothing at all.\n\nCan I use the hall without a card? Yes. Anyone may read there."
    found = candidates([Hit(Passage("p", Article("a", "The hall", text), 0, len(text)), 1.0, 1.0, 1.0)])
    assert found[1].asked(question).text == left


def test_a_row_tells_neither_why_nor_how() -> None:
    context = Context(read="River Tarff; Salmon 932; Change -31", row=True)
    assert reading("How many salmon were there?", "Tarff | 932 | -31", context) == context.read
    assert reading("Why were there fewer salmon?", "Tarff | 932 | -31", context) == "Tarff | 932 | -31"
    assert reading("How are salmon counted?", "Tarff | 932 | -31", context) == "Tarff | 932 | -31"


# In answers

FIRE = (
    "SZELÉNY, April 21 (Wire) - Firefighters on Tuesday put out a blaze in a battery plant of Korvane. Two workers are missing."
)


@pytest.fixture(scope="module")
def mixed(embedding: BundledEmbedding) -> Iterator[Index]:
    titles = {
        "“The hive does not read”: a talk with the beekeeper Ada Finch": TALK,
        "Garden waste in Orrelby: your questions answered": FAQ,
        "Minutes of the council of Wickersley": MINUTES,
        "How the new tram lines compare": LINES,
        "Fire at the battery plant of Korvane is out": FIRE,
    }
    with Index.of([Article(str(n), title, text) for n, (title, text) in enumerate(titles.items())], embedding) as index:
        yield index


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("Why did Finch lose most of her bees in 2018?", "I had treated too late, in October."),
        ("How can I join the garden waste collection?", "Online. You can also call the depot."),
        ("On which day will the library close?", "It was agreed to close on Wednesdays."),
        ("How long is line 23?", "23 | Hagby - Airport | 11.8 | 2030"),
        ("When will line 21 open?", "21 | Central - Hagby | 7.4 | 2027"),
        ("Who put out the blaze in Korvane's plant?", "Firefighters on Tuesday put out a blaze in a battery plant of Korvane."),
        ("When was the fire at Korvane's plant put out?", FIRE[: FIRE.index(" Two")]),
    ],
)
def test_the_article_s_own_words_are_cited(mixed: Index, question: str, quote: str) -> None:
    reply = answer(question, mixed)
    assert isinstance(reply, Answer)
    cited = reply.statements[0].citations[0]
    assert cited.quote == quote
    assert cited.article.text[cited.start : cited.end] == quote


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("Line 23 is 11.8 kilometres long.", "23 | Hagby - Airport | 11.8 | 2030"),
        ("Line 21 opens in 2027.", "21 | Central - Hagby | 7.4 | 2027"),
        ("Line 21 is 11.8 kilometres long.", None),
        ("Line 23 opens in 2027.", None),
        ("Line 23 employs 12 drivers.", None),
    ],
)
def test_a_claim_is_checked_against_the_row_that_it_names(mixed: Index, claim: str, quote: str | None) -> None:
    for checked in (check(claim, mixed), check_against(claim, LINES)):
        assert (checked.verdict == "supported") == bool(quote)
        assert not quote or checked.citations[0].quote.endswith(quote)
