"""Where articles differ, both sides are shown; where they do not, no disagreement is made up."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import render, wire
from bot.answerer import answer
from bot.disagree import disagreements
from bot.disagree.figures import Said, differ
from bot.disagree.values import difference
from bot.extract import Candidate
from bot.reply import Answer, Citation, Disagreement, Reply, Statement
from index.article import Article, Hit
from index.embedding import BundledEmbedding
from index.index import Index
from index.passages import cut

Ask = Callable[..., Reply]

# question, what one article says, what another says, the kind of value that differs
DIFFERENT = (
    ("How many people were hurt?", "The fire in Brindle hurt 12 people.", "The fire in Brindle hurt 53 people.", "number"),
    ("How much did the mill cost?", "The mill cost $1.2 billion to build.", "The mill cost 1.9bn dollars to build.", "number"),
    ("When did the bridge open?", "The Tarn bridge opened on 3 May 1931.", "The Tarn bridge opened on 5 June 1932.", "date"),
    (
        "How much have exports fallen, and over which period?",
        "Exports of timber fell 53% from January through July.",
        "Exports of timber fell by 53% in the first half of 2025.",
        "period",
    ),
    (
        "What happened to the timber of Brindle?",
        "Exports of timber from Brindle have been hit hard, falling 53% from January through July compared with last year.",
        "Timber shipments have plummeted, Brindle recording a 53% decline in the first half of 2025.",
        "period",
    ),
    ("Who won the race?", "Ann Smith won the harbor race on Monday.", "Robert Jones won the harbor race on Monday.", "person"),
    (
        "Where will they meet?",
        "The ministers will meet for talks in Madrid.",
        "The ministers will meet for talks in Vienna.",
        "place",
    ),
    (
        "When does the museum reopen?",
        "The Museum of the North Sea in Granby will open its doors again on 16 May 2026.",
        "Crowds are awaited in Granby when the Museum of the North Sea reopens on 23 May 2026.",
        "date",
    ),
    (
        "What magnitude was the earthquake?",
        "An earthquake of magnitude 6.4 struck Sarvan.",
        "The earthquake that struck Sarvan was of magnitude 6.6.",
        "number",
    ),
    (
        "How strong was the quake?",
        "A 6.4-magnitude quake hit Sarvan.",
        "The quake that hit Sarvan had a magnitude of 6.6.",
        "number",
    ),
    ("Was the bill approved?", "The council approved the harbor bill.", "The council did not approve the harbor bill.", "answer"),
)
SAME = (
    # less precise
    ("How many people were hurt?", "The fire in Brindle hurt about 50 people.", "The fire in Brindle hurt 53 people."),
    ("How many people were hurt?", "The fire in Brindle hurt 50 people.", "The fire in Brindle hurt 53 people."),
    ("How many people were hurt?", "The fire in Brindle hurt more than 50 people.", "The fire in Brindle hurt 53 people."),
    ("When did the bridge open?", "The Tarn bridge opened in 1931.", "The Tarn bridge opened on 3 May 1931."),
    ("What magnitude was the quake?", "A quake of magnitude 6 struck Sarvan.", "A 6.4-magnitude quake struck Sarvan."),
    # one is no count of what the other counts
    ("What struck Sarvan?", "A quake of magnitude 6.4 struck Sarvan.", "Sarvan was struck by 12 strikes."),
    # another unit of the same
    ("How far is it?", "The mill lies 2 kilometres from the harbor.", "The mill lies 2,000 metres from the harbor."),
    ("How much did the mill cost?", "The mill cost $1.2 billion to build.", "The mill cost 1.2bn dollars to build."),
    ("What share was lost?", "The harbor lost half of its trade.", "The harbor lost 50 percent of its trade."),
    # a moving figure
    ("What is the unemployment rate?", "Unemployment was 2.8% in February 2023.", "Unemployment was 5.9% in November 2024."),
    # other things
    ("How many cars were sold?", "Honda sold 12 cars in Brindle.", "Toyota sold 20 cars in Brindle."),
    ("How much was it?", "The company raised $2.5 billion in its offering.", "The company priced its offering at $68."),
    ("How much did exports fall?", "Exports of timber fell by 53%.", "Wages in the harbor rose by 4%."),
    # the question's name alone in common
    (
        "When is the TikTok deadline?",
        "Ann Smith has often said that TikTok helped her to win the 1931 election.",
        "Ann Smith and Robert Jones spoke by phone in 1932 about an agreement that would let TikTok go on.",
    ),
)


@pytest.mark.parametrize(("question", "one", "other", "kind"), DIFFERENT)
def test_a_value_that_differs_is_found_whichever_sentence_comes_first(question: str, one: str, other: str, kind: str) -> None:
    found = difference(question, Said(one), Said(other))
    turned = difference(question, Said(other), Said(one))
    assert found is not None
    assert turned is not None
    assert found.kind == turned.kind == kind
    assert found.words == turned.words[::-1]
    assert found.words[0] in one
    assert found.words[1] in other


@pytest.mark.parametrize(("question", "one", "other"), SAME)
def test_what_only_looks_different_is_not(question: str, one: str, other: str) -> None:
    assert difference(question, Said(one), Said(other)) is None
    assert difference(question, Said(other), Said(one)) is None


@settings(max_examples=50)
@given(st.text(max_size=80), st.text(max_size=80))
def test_any_texts_can_be_compared(one: str, other: str) -> None:
    assert differ(Said(one), Said(other)) == differ(Said(other), Said(one))
    assert difference(one, Said(other), Said(other)) is None


@pytest.fixture
def ask(embedding: BundledEmbedding) -> Ask:
    """Ask a question of articles that are each (outlet, date, text)."""

    def asked(question: str, *reports: tuple[str, str | None, str]) -> Reply:
        articles = [Article(outlet, f"From {outlet}", text, outlet, published=day) for outlet, day, text in reports]
        with Index.of(articles, embedding) as index:
            return answer(question, index)

    return asked


FIRE = "How many people were hurt in the fire in Brindle?"
TWELVE, FIFTY = (
    "The fire in Brindle hurt 12 people on Monday.",
    "The fire in Brindle hurt 53 people on Monday, the hospital said.",
)


def test_both_sides_are_statements_with_citations_the_earlier_report_first(ask: Ask) -> None:
    reply = ask(FIRE, ("Beta", "2024-05-02", FIFTY), ("Alpha", "2024-05-01", TWELVE))
    assert isinstance(reply, Answer)
    (point,) = reply.disagreements
    assert [statement.text for statement in point.statements] == [TWELVE, FIFTY]
    assert point.about == "the number (“12” or “53”)"
    assert point.later is point.statements[1]
    numbers = [citation.number for statement in reply.statements for citation in statement.citations]
    assert numbers == list(range(1, len(numbers) + 1))
    shown = render.render(reply)
    assert "The articles differ on the number (“12” or “53”):\n- Alpha, 2024-05-01: The fire" in shown
    assert "- Beta, 2024-05-02, the later report: The fire" in shown
    assert shown.count("Brindle hurt 12") == 2  # as a side, and as a quote
    (told,) = wire.reply_object(reply)["disagreements"]
    assert [reply.statements[number] for number in told["statements"]] == list(point.statements)


@pytest.mark.parametrize("days", [(None, "2024-05-02"), ("2024-05-02", "2024-05-02"), (None, None)])
def test_no_report_is_called_later_unless_the_dates_say_so(ask: Ask, days: tuple[str | None, str | None]) -> None:
    reply = ask(FIRE, ("Alpha", days[0], TWELVE), ("Beta", days[1], FIFTY))
    assert isinstance(reply, Answer)
    assert reply.disagreements
    assert reply.disagreements[0].later is None
    assert "later" not in render.render(reply)


def test_reports_that_take_different_sides_disagree_on_the_question(ask: Ask) -> None:
    reply = ask(
        "Is red wine good for the heart?",
        ("Alpha", None, "A study of 4,000 adults found that moderate red wine consumption lowers the risk of heart disease."),
        (
            "Beta",
            None,
            "Health researchers warn that no amount of red wine is good for the heart, and that benefits are overstated.",
        ),
    )
    assert isinstance(reply, Answer)
    assert [point.about for point in reply.disagreements] == ["“Is red wine good for the heart?”"]


def test_one_article_and_versions_of_one_story_do_not_disagree(ask: Ask) -> None:
    alone = ask(FIRE, ("Alpha", None, f"{TWELVE} {FIFTY}"))
    story = (
        "The fire in Brindle hurt {} people on Monday. It broke out in the old mill by the river, where timber is stored in winter. "
        "Forty firemen from three towns fought it until dawn. The mayor thanked them and opened the school to those who had lost "
        "their homes. Nobody knows yet how it began. The mill had been closed since spring, and its owner lives abroad."
    )
    versions = ask(FIRE, ("Alpha", "2024-05-01", story.format(12)), ("Alpha online", "2024-05-02", story.format(53)))
    for reply in (alone, versions):
        assert isinstance(reply, Answer)
        assert reply.disagreements == ()


def test_a_draft_that_hides_one_side_gets_the_other_added(embedding: BundledEmbedding) -> None:
    alpha, beta = Article("a", "A", TWELVE), Article("b", "B", FIFTY)
    hits = [Hit(passage, 0.9, 0.9, 0.9) for article in (alpha, beta) for passage in cut(article)]
    scored = [(0.9, Candidate(hit, 0, len(hit.passage.article.text), "")) for hit in hits]
    hiding = Statement("Twelve people were hurt.", (Citation(1, alpha, TWELVE, 0, len(TWELVE)),), 0.8)
    with Index.of([alpha, beta], embedding) as index:
        added, points = disagreements(FIRE, [hiding], scored, index.newest)
    assert [(statement.text, statement.citations[0].number) for statement in added] == [(FIFTY, 2)]
    assert points == [Disagreement("the number (“12” or “53”)", (hiding, added[0]))]


def test_every_citation_of_a_statement_is_compared(embedding: BundledEmbedding) -> None:
    fire = Article("c", "C", "The fire in the harbor hall began at noon.")
    alpha, beta = Article("a", "A", TWELVE), Article("b", "B", FIFTY)
    hits = [Hit(passage, 0.9, 0.9, 0.9) for article in (alpha, beta) for passage in cut(article)]
    scored = [(0.9, Candidate(hit, 0, len(hit.passage.article.text), "")) for hit in hits]
    places = (Citation(1, fire, fire.text, 0, len(fire.text)), Citation(2, alpha, TWELVE, 0, len(TWELVE)))
    with Index.of([fire, alpha, beta], embedding) as index:
        added, _ = disagreements(FIRE, [Statement("Twelve people were hurt.", places, 0.8)], scored, index.newest)
    assert [statement.text for statement in added] == [FIFTY]


def test_agreeing_reports_are_answered_without_a_disagreement(ask: Ask) -> None:
    reply = ask(FIRE, ("Alpha", None, TWELVE), ("Beta", None, "Twelve people were hurt in the fire in Brindle on Monday."))
    assert isinstance(reply, Answer)
    assert reply.disagreements == ()
