"""What an article corrects of itself: what it withdraws is no answer and supports nothing, what is right does both."""

import pytest

from bot.answerer import answer
from bot.articles.corrected import as_corrected
from bot.articles.corrections import corrections
from bot.check import check, check_against
from bot.enforce.checks.certainty import retractions
from bot.enforce.checks.finding import NOWHERE
from bot.reply import Answer, Reply
from index.article import Article
from index.embedding import BundledEmbedding
from index.index import Index

# a correction as newspapers write it, what it says is right, and what it withdraws
FORMS = (
    (
        "Correction, 10 March: An earlier version of this report gave the number of people rescued by boat as 78. It was 87.",
        "87 people were rescued by boat.",
        "78 people were rescued by boat.",
    ),
    (
        "CORRECTION: This article misstated the year of the vote on the harbour. It was held in 2019, not 2018.",
        "The vote on the harbour was held in 2019.",
        "The vote on the harbour was held in 2018.",
    ),
    (
        "An earlier version of this article misstated the number of seats in the theatre. It is 640, not 460.",
        "The theatre has 640 seats.",
        "The theatre has 460 seats.",
    ),
    (
        "This article was amended on 12 May 2026. An earlier version said that the bridge cost £4m, when it should have said £14m.",
        "The bridge cost £14m.",
        "The bridge cost £4m.",
    ),
    (
        "This article was amended on 3 June because an earlier version referred to Nora Holm as the finance minister. "
        "She is the deputy finance minister.",
        "Nora Holm is the deputy finance minister.",
        "Nora Holm is the finance minister.",
    ),
    (
        "This story has been corrected to show that the plant employs 310 people, not 130.",
        "The plant employs 310 people.",
        "The plant employs 130 people.",
    ),
    (
        "Clarification: A previous version of this story said that all schools in Tarn were closed. Only primary schools were.",
        "Only primary schools in Tarn were closed.",
        "All schools in Tarn were closed.",
    ),
    (
        "The headline of an earlier version of this article said that nine people had died. Seven people died.",
        "Seven people died.",
        "Nine people died.",
    ),
    (
        "We said that the concert was on Friday; in fact it is on Saturday.",
        "The concert is on Saturday.",
        "The concert is on Friday.",
    ),
    (
        "We reported yesterday that the ferry carried 310 passengers. In fact, it carried 130.",
        "The ferry carried 130 passengers.",
        "The ferry carried 310 passengers.",
    ),
    (
        "An article on Monday about the tram misstated the length of line 4. It is 12 miles, not 21 miles.",
        "Line 4 is 12 miles long.",
        "Line 4 is 21 miles long.",
    ),
    (
        "The number of people rescued is 87, not 78 as reported earlier.",
        "87 people were rescued.",
        "78 people were rescued.",
    ),
    (
        "In an earlier version of this story, the number of jobs at the dock was given as 450. The correct figure is 540.",
        "The number of jobs at the dock is 540.",
        "The number of jobs at the dock is 450.",
    ),
    (
        "A photo caption on Tuesday misidentified the diver. He is Tom Reed, not Tim Read.",
        "The diver is Tom Reed.",
        "The diver is Tim Read.",
    ),
    (
        "Editor's note: This report said that the museum opens on Sundays. It is closed on Sundays.",
        "The museum is closed on Sundays.",
        "The museum opens on Sundays.",
    ),
    ("Last week we wrongly gave the price of a ticket as €12; it is €21.", "A ticket costs €21.", "A ticket costs €12."),
    ("Correction: the fare is £4.20, not £2.40.", "The fare is £4.20.", "The fare is £2.40."),
    (
        "The toll in Velden was given as 78 in an earlier version of this report. It was 87.",
        "The toll in Velden was 87.",
        "The toll in Velden was 78.",
    ),
    (
        "An earlier version said the reservoir held 40 million litres rather than 14 million litres. This has been corrected.",
        "The reservoir held 14 million litres.",
        "The reservoir held 40 million litres.",
    ),
    (
        "An earlier version of this article stated that Lund had resigned. Lund has not resigned.",
        "Lund has not resigned.",
        "Lund has resigned.",
    ),
    (
        "Owing to a production error, the print edition of this story said that repairs would cost 800,000 euros. "
        "They will cost 300,000 euros. We regret the error.",
        "The repairs will cost 300,000 euros.",
        "The repairs will cost 800,000 euros.",
    ),
    (
        "Corrections and clarifications\n\nA match report on Sunday said that Velden lost 4-1. Velden lost 3-1.",
        "Velden lost 3-1.",
        "Velden lost 4-1.",
    ),
)
# what stands in an article, the correction below it, what is right, and what it withdraws
BELOW = (
    (
        "The new quay will cost 12 million euros, the port said. It opens in 2028.",
        "Correction, 3 February 2026: The quay will cost 21 million euros, not 12 million as we first reported.",
        "The quay will cost 21 million euros.",
        "The quay will cost 12 million euros.",
    ),
    (
        "The recall concerns heaters with serial numbers from 4410 to 4418. About 9,000 heaters are affected.",
        "Correction: An earlier version of this notice said that serial numbers from 4410 to 4418 were affected. "
        "The correct range is 4410 to 4419, and about 10,000 heaters are affected.",
        "About 10,000 heaters are affected.",
        "About 9,000 heaters are affected.",
    ),
    (
        "Lorna Veitch, the head of the harbour office, spoke on Tuesday. Its budget is small.",
        "Correction: The head of the harbour office is Lorna Veatch, not Veitch.",
        "Lorna Veatch is the head of the harbour office.",
        "Lorna Veitch is the head of the harbour office.",
    ),
    (
        "The wind farm off Rask has 36 turbines. It supplies 200,000 homes.",
        "Erratum: for “200,000 homes” read “120,000 homes”.",
        "The wind farm off Rask supplies 120,000 homes.",
        "The wind farm off Rask supplies 200,000 homes.",
    ),
    (
        "Opened vials last six hours. They are kept cold.",
        "IMPORTANT CORRECTION\n\nOpened vials last four hours.",
        "Opened vials last four hours.",
        "Opened vials last six hours.",
    ),
    (
        "The tram line to Hale opens in 2027. It is 8.4 kilometres long.",
        "Correction, Apr. 2: Because of a typing error, the length of the line was given as 8.4 kilometres. "
        "It is 4.8 kilometres long.",
        "The tram line to Hale is 4.8 kilometres long.",
        "The tram line to Hale is 8.4 kilometres long.",
    ),
    (
        "Sam Okello scored late. It was his ninth goal of the season.",
        "CORRECTION: It was Okello's seventh goal of the season; a previous version said it was his ninth.",
        "It was Okello's seventh goal of the season.",
        "It was Okello's ninth goal of the season.",
    ),
    (
        "The concert hall in Brenning opens on 14 September. Tickets are dear.",
        "Editors' note: The concert hall opens on 24 September and not, as stated above, on 14 September.",
        "The concert hall in Brenning opens on 24 September.",
        "The concert hall in Brenning opens on 14 September.",
    ),
    (
        "Mix one part of the cleaner with ten parts of water. Wear gloves.",
        "Notice of 8 May, replacing that of 2 May: mix one part of the cleaner with twenty parts of water, not ten.",
        "Mix one part of the cleaner with twenty parts of water.",
        "Mix one part of the cleaner with ten parts of water.",
    ),
)
# what is told of others, or of other things
NEWS = (
    "An earlier version of the bill set the tax on sugar at 5 percent. It is now 4 percent.",
    "The ministry corrected its figure for the dead in Orrin from 78 to 87.",
    "The newspaper Le Soir published a correction: an earlier version of its report had said that 78 people died. It was 87.",
    "“An earlier version of this report said 78,” the minister said. “It was 87.”",
    "“We said that we would finish in May; in fact it will be July,” Holm said.",
    "Traders spoke of a correction. The index fell by 12 percent, not 5 percent.",
    "Update, 3 p.m.: The number of dead has risen to 12. It was 9 in the morning.",
    "Editor's note: This interview took place before the vote of 9 May. It has three parts.",
    "The Department of Correction said that 78 prisoners escaped. It has 900 guards.",
    "The company will report its results on Tuesday, not Monday.",
    "The report said that the fire began on Monday. It was out by Tuesday.",
    "The bank wrongly charged 78 customers. It repaid 60.",
    "The agency misstated its profit in 2019. It was five million, not nine million.",
    "The original version of the song lasted nine minutes. It was cut to four.",
    "This report gives five reasons. It was written in 2020.",
)
FLOOD = Article(
    "flood",
    "River Ossel bursts its banks in Dunmarrow",
    "The river Ossel burst its banks at Dunmarrow on Sunday. In the hospital 78 people were treated for the cold.\n\n"
    "The council had been warned about the embankment. A survey in November 2024 rated it poor, and repairs were put off.\n\n"
    "Correction, 10 March: An earlier version of this report gave the number of people rescued by boat as 78. It was 87.\n\n"
    "Correction, 12 March: This report said that the survey of the embankment was made in November 2024. "
    "It was made in November 2023.",
    source="Evening Post",
    published="2026-03-09",
)
BOATS = Article(
    "boats", "Boats of Dunmarrow", "In Dunmarrow 87 people were rescued by boat.", source="Echo", published="2026-03-10"
)


@pytest.fixture
def flood(index: Index) -> Index:
    index.put(FLOOD)
    return index


def told(reply: Reply) -> list[str]:
    return [statement.text for statement in reply.statements] if isinstance(reply, Answer) else []


@pytest.mark.parametrize(("correction", "right", "wrong"), FORMS)
def test_a_claim_rests_on_what_is_right_and_not_on_what_is_withdrawn(correction: str, right: str, wrong: str) -> None:
    text = f"The paper printed this report at the weekend.\n\n{correction}"
    supported, refuted = check_against(right, text), check_against(wrong, text)
    assert supported.verdict == "supported"
    assert refuted.verdict == "contradicted"
    assert all(found.conflict for found in [retractions.check(wrong, text, NOWHERE)] if found)
    assert retractions.check(right, text, NOWHERE) is None


@pytest.mark.parametrize(("above", "correction", "right", "wrong"), BELOW)
def test_what_a_correction_puts_right_is_read_in_the_article_above_it(
    above: str, correction: str, right: str, wrong: str
) -> None:
    text = f"{above}\n\n{correction}"
    assert check_against(right, text).verdict == "supported"
    refuted = check_against(wrong, text)
    assert refuted.verdict == "contradicted"
    assert correction.rsplit(maxsplit=1)[-1] in refuted.citations[0].quote


@pytest.mark.parametrize(
    "text",
    [
        "A day ticket costs 9 euros. A single ticket costs 4 euros.\n\nCorrection: A family ticket costs 14 euros.",
        "The mill employs 340 people. In Lund 120 people work for it.\n\nClarification: The sawmill in Ystrand has 90 workers.",
        "Tove Lund opened the meeting.\n\nClarification: The meeting was chaired by Jan Moe, her deputy.",
        "The dam is 40 metres high. It was built in 1931.\n\nCorrected for inflation, it cost 9 million euros.",
    ],
)
def test_what_a_correction_says_of_another_thing_withdraws_nothing(text: str) -> None:
    assert as_corrected(text, 0, len(text)) == text


def test_a_figure_that_stays_is_not_put_in_the_place_of_the_wrong_one() -> None:
    above, correction, *_ = BELOW[1]
    text = f"{above}\n\n{correction}"
    assert as_corrected(text, 0, len(above)) == above.replace("4418", "4419").replace("9,000", "10,000")


@pytest.mark.parametrize("text", NEWS)
def test_news_of_corrections_and_versions_corrects_nothing(text: str) -> None:
    assert not corrections(text)
    assert as_corrected(text, 0, len(text)) == text


def test_an_article_is_read_as_it_corrects_itself() -> None:
    read = as_corrected(FLOOD.text, 0, len(FLOOD.text))
    assert "The number of people rescued by boat was 87. It was 87." in read
    assert "A survey in November 2023 rated it poor" in read
    assert "78 people were treated" in read


def test_what_is_right_is_the_answer(flood: Index) -> None:
    boat = told(answer("How many people were rescued by boat in Dunmarrow?", flood))
    assert boat[0].endswith("as 78. It was 87.")
    (survey,) = told(answer("When was the survey of the embankment made?", flood))
    assert survey.endswith("It was made in November 2023.")


def test_a_sentence_with_a_withdrawn_value_comes_with_its_correction(flood: Index) -> None:
    first, second = told(answer("What happened to the repairs?", flood))
    assert first.startswith("A survey in November 2024 rated it poor")
    assert second.endswith("It was made in November 2023.")


def test_a_value_is_withdrawn_in_its_matter_only(flood: Index) -> None:
    assert told(answer("How many people were treated for the cold?", flood))[0].startswith("In the hospital 78")
    assert check("78 people were treated for the cold.", flood).verdict == "supported"


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("87 people were rescued by boat in Dunmarrow.", "supported"),
        ("78 people were rescued by boat in Dunmarrow.", "contradicted"),
        ("The survey of the embankment was made in November 2023.", "supported"),
        ("The survey of the embankment was made in November 2024.", "contradicted"),
        ("A survey in November 2024 rated the embankment poor.", "contradicted"),
        ("A survey rated the embankment poor.", "supported"),
        ("An earlier version of the report gave the number of people rescued by boat as 78.", "supported"),
    ],
)
def test_claims_are_held_against_what_is_right(flood: Index, claim: str, verdict: str) -> None:
    assert check(claim, flood).verdict == verdict


def test_what_was_wrong_is_never_quoted_without_what_is_right(flood: Index) -> None:
    quotes = [cited.quote for cited in check("The survey of the embankment was made in November 2023.", flood).citations]
    assert any("November 2023" in quote for quote in quotes)


def test_a_withdrawn_value_disagrees_with_nothing(index: Index) -> None:
    index.put(FLOOD)
    index.put(BOATS)
    reply = answer("How many people were rescued by boat in Dunmarrow?", index)
    assert isinstance(reply, Answer)
    assert not reply.disagreements


def test_what_is_right_is_told_alone_where_it_says_all(embedding: BundledEmbedding) -> None:
    text = "The dam leaks.\n\nThis article originally stated that the dam was built in 1931. The dam was built in 1913."
    with Index.of([Article("dam", "A leak above Orrin", text)], embedding) as index:
        assert told(answer("When was the dam built?", index)) == ["The dam was built in 1913."]
