"""Where articles differ, both sides are shown; where they do not, no disagreement is made up."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answerer import answer
from bot.disagree import disagreements
from bot.disagree.figures import Said, differ
from bot.disagree.values import difference
from bot.extract import Candidate
from bot.reply import Answer, Citation, Disagreement, Reply, Statement
from bot.showing import render, wire
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


# questions, two reports that give different answers in different words, and the words in which they differ
THEFT = (
    (
        "Kestle Chronicle",
        "2026-06-02",
        "Thieves broke into the Aldmoor Museum in Kestle on Sunday night and stole 318 Roman gold coins valued at 2.1 million "
        "pounds, the police said on Tuesday. The burglars came through a skylight. The coins belong to the Lathom Hoard, which "
        "was discovered in 1994 by a farmer, Ted Garrow. The Aldmoor Museum will stay closed until "
        "Saturday.",
    ),
    (
        "The Shire Observer",
        "2026-06-05",
        "Police investigating the theft of the Lathom Hoard from the Aldmoor Museum searched two houses on Thursday. The stolen "
        "hoard, 381 Roman gold coins worth 2.6 million pounds, was dug up in 1996 by the farmer Ted Garrow. The Aldmoor Museum "
        "will open again on 13 June, its director said. A new alarm will cost 86,000 pounds.",
    ),
)
AVALANCHE = (
    (
        "Alpine Daily",
        "2026-01-03",
        "An avalanche hit a group of skiers in the Tarn Valley on Friday morning. Five people were killed and two are in hospital, "
        "the mountain rescue said. The group had left the marked run.",
    ),
    (
        "The Messenger",
        "2026-01-06",
        "Flags flew at half-mast in the Tarn Valley on Monday. Seven skiers died in the avalanche on Friday, according to the "
        "regional government. They came from three countries.",
    ),
)
MILL = (
    (
        "Herald",
        "2025-10-11",
        "For a century the cotton mill was all there was in Hartsgate. It closed in 1978, and the machines were sold to a firm in "
        "Turkey. Today it holds flats.",
    ),
    (
        "Echo",
        "2025-11-02",
        "A developer wants to add forty flats to the old mill. The Hartsgate mill was shut down in 1983, when its owner went "
        "bankrupt. Neighbours worry about parking.",
    ),
)
WRECK = (
    (
        "Coast Today",
        "2025-08-12",
        "The wreck of the Sant Ambros, which sank in 1641, lies off Cape Mirra. It was discovered by the diver Peter Lindqvist in "
        "July. The navy guards the place now.",
    ),
    (
        "Observer",
        "2025-08-14",
        "Susan Calder, a marine biologist, discovered the wreck of the Sant Ambros while she was counting sponges off Cape Mirra. "
        "The cargo belongs to the state.",
    ),
)
PAINTER = (
    (
        "Standard",
        "2026-02-09",
        "Leontine Marsh, who painted harbours, has died at 91. Marsh was born in Bristol and came to Oslo as a young woman.",
    ),
    (
        "Review",
        "2026-02-20",
        "Few painters have used so few colours. Born in Liverpool to a docker, Leontine Marsh learned to draw on wrapping paper.",
    ),
)


@pytest.mark.parametrize(
    ("question", "reports", "words"),
    [
        ("How many coins were stolen from the Aldmoor Museum?", THEFT, "the number (“318” or “381”)"),
        ("How many coins were stolen?", THEFT, "the number (“318” or “381”)"),
        (
            "How much were the stolen coins worth?",
            THEFT,
            "the number (“2.1 million pounds” or “2.6 million pounds”)",
        ),
        ("When was the Lathom Hoard found?", THEFT, "the date (“1994” or “1996”)"),
        ("When will the Aldmoor Museum reopen?", THEFT, "the date (“Saturday” or “13 June”)"),
        ("How many people died in the Tarn Valley avalanche?", AVALANCHE, "the number (“Five” or “Seven”)"),
        ("When did the Hartsgate mill close?", MILL, "the date (“1978” or “1983”)"),
        ("Who discovered the wreck of the Sant Ambros?", WRECK, "the person (“Peter Lindqvist” or “Susan Calder”)"),
        ("Where was Leontine Marsh born?", PAINTER, "the place (“Bristol” or “Liverpool”)"),
    ],
)
def test_what_is_asked_for_differs_in_other_words(
    ask: Ask, question: str, reports: tuple[tuple[str, str, str], ...], words: str
) -> None:
    reply = ask(question, *reports)
    assert isinstance(reply, Answer)
    assert [point.about for point in reply.disagreements] == [words]


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (  # another place
            "How many people were hurt in the Kestrel Street fire?",
            "A fire in a block of flats in Kestrel Street hurt nine people on Saturday. It began in a kitchen.",
            "A fire in a warehouse in Dock Road hurt four people on Sunday. Paint was stored in the building.",
        ),
        (
            "When will work on the Market Cross start?",
            "A quotation for the repair of the Market Cross was accepted. Work will begin on 8 June and take about three weeks.",
            "Work on line 22 begins in September. For line 23 the court has yet to rule, as the route crosses a bog in Hagby.",
        ),
        (
            "When does the Ravel exhibition open?",
            "The Ravel exhibition in Lucerne opens on 3 April. It shows scores and letters.",
            "The Ravel exhibition in Tours opens on 9 May. It shows his gloves and his piano.",
        ),
        (  # another party
            "How many seats does the Union party have?",
            "The Union party has won the election. It has 84 seats in the new parliament.",
            "The Reform party has done better than expected. It has 61 seats in the new parliament.",
        ),
        (
            "How many employees does Harlow Steel have?",
            "Harlow Steel will merge with Brandt. Harlow Steel has 2,100 employees. Its shareholders vote in May.",
            "Shares in Brandt rose. Brandt has long wanted to go north. The firm has 3,600 employees and will now merge with Harlow "
            "Steel.",
        ),
        (  # another year
            "How many visitors did the Lanmere festival have in 2024?",
            "The Lanmere festival ended on Sunday. In 2024 it had 41,000 visitors, the organisers said.",
            "The festival is over for another year. In 2025 the Lanmere festival had 52,000 visitors, more than ever.",
        ),
        (  # one figure moving
            "What is the price of a day ticket in Velm?",
            "Buses become dearer. The price of a day ticket in Velm rises from 5.20 to 6.10 euros on 1 February.",
            "Velm is best seen by tram. A day ticket in Velm costs 6.10 euros and holds for the boats, too.",
        ),
        (
            "How many people were killed in the Port Avery explosion?",
            "An explosion shook Port Avery on Sunday. At least 12 people were killed, the mayor said.",
            "Rescuers are still digging. The number of people killed in the Port Avery explosion has risen to 31.",
        ),
        (  # rounded
            "How many workers does the Doric plant have?",
            "The Doric plant will cut its night shift. The Doric plant has about 300 workers, the union said.",
            "The union is angry. The Doric plant has 298 workers, of whom 60 work at night.",
        ),
        (  # a part
            "How many houses did the flood in Merrin damage?",
            "The flood in Merrin damaged 640 houses, the mayor said on Monday. The water came at night.",
            "The people of Merrin are cleaning up. In the district of Eastbank the flood damaged 210 houses in Merrin.",
        ),
        (
            "Who won the Fenwick marathon?",
            "Daniel Smith won the Fenwick marathon on Sunday in two hours and six minutes.",
            "Alice Jones won the women's race at the Fenwick marathon on Sunday. She had been ill in winter.",
        ),
        (
            "How much does a season ticket for Aldham United cost?",
            "Aldham United has named its prices. A season ticket for adults costs 480 pounds at Aldham United.",
            "Young fans of Aldham United will pay less. A season ticket for children costs 150 pounds.",
        ),
    ],
)
def test_what_is_of_another_thing_time_or_part_is_no_disagreement(ask: Ask, question: str, one: str, other: str) -> None:
    reply = ask(question, ("Alpha", "2026-06-02", one), ("Beta", "2026-06-05", other))
    assert isinstance(reply, Answer)
    assert reply.disagreements == ()


def test_a_state_that_is_told_years_apart_may_have_changed(ask: Ask) -> None:
    then, now = "In Skarvik live 4,300 people.", "In Skarvik live 5,100 people."
    question = "How many people live in Skarvik?"
    apart = ask(question, ("Post", "2019-05-02", then), ("Daily", "2026-05-02", now))
    together = ask(question, ("Post", "2026-04-02", then), ("Daily", "2026-05-02", now))
    assert isinstance(apart, Answer)
    assert isinstance(together, Answer)
    assert apart.disagreements == ()
    assert [point.about for point in together.disagreements] == ["the number (“4,300” or “5,100”)"]


def test_what_an_article_takes_back_is_no_side(ask: Ask) -> None:
    told = "The new ferry of Holm cost 40 million crowns. Crowds came to see it."
    false = "We wrote of the ferry in May. The new ferry of Holm cost 90 million crowns. That figure was wrong, and we have withdrawn it."
    reply = ask("How much did the new ferry of Holm cost?", ("Alpha", None, told), ("Beta", None, false))
    assert isinstance(reply, Answer)
    assert not reply.disagreements
    assert "90" not in " ".join(statement.text for statement in reply.statements)
