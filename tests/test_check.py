"""Claims: what the words of a passage say on them, where in a long text to look, and the verdict."""

import json
import re
import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.check import check_against
from bot.enforce.checks import findings
from bot.enforce.looking import tells
from bot.enforce.verify import Verified
from bot.errors import QuestionError, UncheckedError
from bot.judge.evidence import evidence
from bot.judge.model import Judge
from bot.judge.near import nearest
from bot.judge.windows import claim_sentences, windows
from bot.questions.scope import EVERYTHING
from bot.slack.check import verdicts
from index.embedding import BUNDLED, load_embedding
from index.index import Index
from index.sample import articles
from tests.conftest import Footnote

PASSAGE = (
    "The harbor of Brindle reopened on Monday, Sept. 22, after a storm had closed it for eleven days. Repairs cost $3.2 million, "
    "the port's director, Ada Quill, said. “We lost forty boats,” she told the council. The council of Tarn has not decided "
    "whether it will pay for half of it. Ferries to Mirra sail again from Friday."
)
NOISE = "The market sold apples and pears in the rain, and nobody asked what they had cost the year before. " * 400


@pytest.mark.parametrize(
    "claim",
    [
        "The harbor of Brindle reopened on Monday, September 22.",
        "Repairs cost 3.2 million dollars.",
        "A storm closed it for 11 days.",
        "Ferries sail again from Friday.",
        "“We lost forty boats,” Ada Quill said.",
    ],
)
def test_the_same_in_other_forms_stands_there_whole(claim: str) -> None:
    found = evidence(claim, PASSAGE)
    assert found.covered == 1
    assert not found.quotations


@pytest.mark.parametrize(
    "claim",
    [
        "It was closed for twelve days.",
        "Repairs cost $3.3 million.",
        "It reopened on Sept. 23.",
        "The director, Maria Quill, spoke.",
        "She said: “We lost forty ships.”",
    ],
)
def test_what_stands_nowhere_is_not_supported(claim: str) -> None:
    assert evidence(claim, PASSAGE).covered < 1
    assert check_against(claim, PASSAGE).verdict != "supported"


@pytest.mark.parametrize(
    "passage",
    [
        "It rained.",
        "She finished 21st in the race.",
        "He said so.",
        "They denied it.",
        "She arrived. He left.",
        "The mill is old.\n\nIt burned down in May.",
    ],
)
def test_what_stands_there_word_for_word_is_supported(passage: str) -> None:
    assert check_against(passage, passage).verdict == "supported"
    found = check_against(passage, f"The council of Tarn met on Monday. {passage} Nothing else was decided.")
    assert found.verdict == "supported"
    assert all(one.article.text[one.start : one.end] == one.quote for one in found.citations)


def test_what_is_taken_back_beside_it_is_not_supported_though_it_stands_there() -> None:
    assert check_against("The mill burned down.", "The mill burned down. That report was false.").verdict != "supported"


def test_a_quotation_that_stands_nowhere_is_named() -> None:
    assert evidence("She said: “We lost forty ships.”", PASSAGE).quotations == ("We lost forty ships.",)


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("A painter from Norway made the door.", "The door was made by the Norwegian painter Ida Falk."),
        ("Three quarters of the apples were sold.", "About 75% of the apples were sold."),
        ("The CEO of the mill resigned.", "The mill's chief executive resigned."),
    ],
)
def test_a_name_or_number_in_another_form_is_supported(claim: str, passage: str) -> None:
    assert check_against(claim, passage).verdict == "supported"


@pytest.mark.parametrize(
    ("claim", "passage", "denies"),
    [
        ("The boat did not sink.", "The boat sank.", True),
        ("The boat did not sink.", "The boat sank at once. Nobody had painted the mill.", True),
        ("The boat did not sink.", "The boat never sank.", False),
        ("No fewer than nine boats sank.", "At least nine boats sank.", False),
        ("Children ride at no charge.", "Children ride free.", False),
        ("The bridge is not under repair.", "The bridge is under repair until May.", True),
    ],
)
def test_a_claim_denies_what_the_nearest_sentence_does_not(claim: str, passage: str, denies: bool) -> None:
    assert nearest(claim, passage).denies == denies


def test_order_counts() -> None:
    there = evidence("The council of Tarn has not decided", PASSAGE)
    mixed = evidence("Decided Tarn has council the not of", PASSAGE)
    assert there.covered == mixed.covered == 1
    assert there.ordered > mixed.ordered


def test_the_windows_of_a_text_without_spaces_are_short() -> None:
    for text in ("这是一个关于城市的故事，市长说他会离开。" * 500, "May," * 3000):
        assert all(window.end - window.start < 5000 for window in windows("The mayor left in May.", text))


def test_the_last_window_of_a_text_is_filled_up_with_what_stands_before_it() -> None:
    text = NOISE[:4000] + "The probe Calla belongs to Norland. It fell silent in May. Engineers wait. Mirra lent its dish."
    found = windows("Mirra lent Norland a dish.", text)[0]
    assert "belongs to Norland" in text[found.start : found.end]


def test_the_windows_of_a_long_text_are_where_the_words_are() -> None:
    text = NOISE + PASSAGE + " " + NOISE
    found = windows("Repairs cost $3.2 million.", text)
    assert len(found) <= 6
    assert "Repairs cost $3.2 million" in text[found[0].start : found[0].end]
    for window in found:
        assert len(text[window.start : window.end].split()) <= 120
        assert text[window.start : window.end].startswith(text[window.parts[0][0] : window.parts[0][1]])


@pytest.mark.parametrize("sentence", claim_sentences(PASSAGE))
def test_a_claim_that_stands_there_is_supported_and_with_another_digit_it_is_not(sentence: str) -> None:
    for text in (PASSAGE, NOISE + PASSAGE + NOISE):
        found = check_against(sentence, text)
        assert (found.verdict, found.support) == ("supported", 1.0)
        assert found.citations[0].quote == sentence
    if re.search(r"\d", sentence):
        other = re.sub(r"\d", lambda digit: str((int(digit[0]) + 4) % 10), sentence, count=1)
        assert check_against(other, PASSAGE).verdict != "supported"


def test_a_claim_of_several_sentences_is_supported_only_if_all_are() -> None:
    one, other = "Repairs cost $3.2 million, the port's director, Ada Quill, said.", "Ferries to Mirra sail again from Friday."
    both = check_against(f"{one} {other}", PASSAGE)
    assert both.verdict == "supported"
    assert [citation.number for citation in both.citations] == [1, 2]
    assert check_against(f"{one} The ferries carried 900 cats.", PASSAGE).verdict != "supported"


def test_as_few_sentences_are_quoted_as_have_the_claim() -> None:
    found = check_against("Ferries to Mirra sail again.", PASSAGE)
    assert [citation.quote for citation in found.citations] == ["Ferries to Mirra sail again from Friday."]


def test_what_no_passage_speaks_of_is_not_found() -> None:
    found = check_against("The opera of Lisle was painted green by its new owner.", PASSAGE)
    assert (found.verdict, found.citations) == ("not_found", ())
    assert check_against("Anything.", " ").verdict == "not_found"


@pytest.mark.parametrize(
    ("claim", "code", "says"),
    [
        ("", "empty_claim", "The claim is empty;"),
        (" \n", "empty_claim", "The claim is empty;"),
        ("...", "empty_claim", "The claim has no words;"),
        ("🎉🎉 👍", "empty_claim", "The claim has no words;"),
        ("a b " * 2000, "claim_too_long", "The claim has 8,000 characters,"),
    ],
)
def test_a_claim_that_cannot_be_checked_is_a_sentence(claim: str, code: str, says: str) -> None:
    with pytest.raises(QuestionError) as caught:
        check_against(claim, PASSAGE)
    assert caught.value.code == code
    assert str(caught.value).startswith(says)


def test_scores_are_the_same_on_every_run_and_beside_any_neighbour() -> None:
    judge = Judge()
    pairs = [(PASSAGE, "The harbor reopened."), ("", ""), ("Гавань открыта.", "港は再開した。"), ("x " * 9000, "y " * 9000)]
    first = judge.supports(pairs)
    assert first == Judge().supports(pairs)
    assert [judge.supports([pair])[0] for pair in pairs] == first
    for chances in first:
        assert sum(chances) == pytest.approx(1)
    questions = [("When?", "On Monday.", "The harbor reopened."), ("When?", "In rain.", "")]
    asked = judge.answers(questions)
    assert asked == [judge.answers([one])[0] for one in questions]


@settings(max_examples=40)
@given(st.text(max_size=200), st.text(max_size=400))
def test_no_text_breaks_the_comparison(claim: str, passage: str) -> None:
    found = evidence(claim, passage)
    assert 0 <= found.covered <= 1
    assert 0 <= found.ordered <= 1
    for window in windows(claim, passage):
        assert 0 <= window.start < window.end <= len(passage)


@pytest.mark.parametrize(("module", "name"), [("verify", "_verified"), ("contradicting", "_contradicting")])
def test_a_check_that_hangs_is_no_verdict(module: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    check_against("Repairs cost nothing.", PASSAGE)  # what loading takes is not the check's time
    release = threading.Event()
    monkeypatch.setattr(f"bot.enforce.{module}.PATIENCE", 0.2)
    monkeypatch.setattr(f"bot.enforce.{module}.{name}", lambda *_: release.wait())
    if name == "_contradicting":
        monkeypatch.setattr("bot.enforce.verify._verified", lambda sentence, *_: Verified(sentence, 0.0, ()))
    with pytest.raises(UncheckedError) as fault:
        check_against("The opera of Lisle was painted green.", PASSAGE)
    release.set()
    why = "a check did not end within 0.2 s"
    assert str(fault.value) == f"The claim could not be checked, because {why}; put it more shortly, or in other words."


@pytest.mark.parametrize("outcome", [ZeroDivisionError("division by zero"), None])
def test_a_check_that_fails_is_an_error_of_its_own(
    footnote: Footnote, outcome: Exception | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        if outcome:
            raise outcome

    monkeypatch.setattr("bot.enforce.verify._verified", broken)
    done = footnote("check", "Sales of sorghum dropped by 97%.")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "footnote: The claim could not be checked, because a check " in done.stderr
    (line,) = map(json.loads, footnote("check", "-", stdin="Sales of sorghum dropped by 97%.\n").stdout.splitlines())
    assert line["error"]["code"] == "unchecked"
    with Index.of(articles(), load_embedding(BUNDLED)) as index:
        shown = verdicts(["Sales of sorghum dropped by 97%."], index, EVERYTHING)
    assert "*Could not be checked:* Sales of sorghum" in str(shown)


# what some words tell, a claim that they refute, and one that they support
REFUTED = (
    (
        "The court sentenced the dealer Arne Vik to prison for forging two letters. It acquitted him of fraud.",
        "Arne Vik was convicted of fraud.",
        "Arne Vik was acquitted of fraud.",
    ),
    (
        "Hale Pulp today published its results for 2025. Revenue rose by 6 percent to 812 million euros.",
        "Hale Pulp's revenue fell to 812 million euros in 2025.",
        "Hale Pulp's revenue rose to 812 million euros in 2025.",
    ),
    (
        "The board will propose a dividend of 35 cents, down from 60 cents.",
        "The board will propose a dividend of 60 cents.",
        "The board will propose a dividend of 35 cents.",
    ),
    (
        "The annual card costs 24 euros for adults. For children under 16 it is free.",
        "Adults get the card for free.",
        "The card is free for children under 16.",
    ),
    ("The trams in Velden were on time.", "The trams in Velden were late.", "The trams in Velden were punctual."),
    (
        "The motion of councillor Berg was carried by 4 votes to 3.",
        "The council rejected the motion of councillor Berg.",
        "The motion of councillor Berg was carried.",
    ),
    (
        "Owner Gustav Holm found no successor. His daughter Marit Holm runs a software company in Oslo.",
        "Gustav Holm runs a software company in Oslo.",
        "Marit Holm runs a software company in Oslo.",
    ),
    (
        "Oda Brekke put the budget of the library at 1.4 million euros. The town council approved it without debate.",
        "The town council rejected the budget of the library.",
        "The town council approved the budget of the library.",
    ),
)


@pytest.mark.parametrize(("passage", "wrong", "right"), REFUTED)
def test_words_that_refute_a_claim_do_not_support_it(passage: str, wrong: str, right: str) -> None:
    assert check_against(wrong, passage).verdict != "supported"
    assert check_against(right, passage).verdict == "supported"


def test_a_denial_of_what_is_denied_is_agreement() -> None:
    passage = "We recall the kettle Brio BK-40. About 9,000 kettles are affected by the recall. The model BK-42 is not affected."
    assert check_against("The kettle BK-42 is not affected by the recall.", passage).verdict == "supported"
    assert check_against("The kettle BK-42 is affected by the recall.", passage).verdict != "supported"


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("Sales were 60 million euros in the year before.", "Sales were 81 million euros, up from 60 million euros."),
        ("Children pay nothing.", "Adults pay 9 euros and students 4 euros. It is free for children."),
        ("Marit Holm runs the mill.", "Ms. Holm runs the mill. Marit Holm, 40, lives in Oslo."),
        ("The council dismissed its clerk.", "The mayor hired a clerk. The council praised her."),
    ],
)
def test_what_is_told_of_another_is_no_conflict(claim: str, passage: str) -> None:
    assert not any(one.check in ("ways", "charges", "doers", "polarity") for one in findings(claim, passage))


def test_check_on_the_command_line(footnote: Footnote) -> None:
    line = json.dumps({"claim": "Repairs cost $3.2 million.", "passage": PASSAGE})
    done = footnote("check", "-", stdin=f'{line}\nSales of sorghum dropped by 97%.\n{{"claim": 3}}\n')
    given, indexed, wrong = map(json.loads, done.stdout.splitlines())
    assert given["verdict"] == "supported"
    assert given["citations"][0]["article_id"] is None
    assert PASSAGE[given["citations"][0]["start"] : given["citations"][0]["end"]] == given["citations"][0]["quote"]
    assert indexed["verdict"] == "supported"
    assert indexed["citations"][0]["title"]
    assert wrong["error"]["code"] == "bad_input"
    told = footnote("check", "Sales of sorghum dropped by 79%.")
    assert told.exit_code == 0
    assert not told.stdout.startswith("Supported")


def test_names_alone_support_nothing() -> None:
    passage = "The ferry talks in Madrid left the details for Vale and Holm to settle."
    assert not tells("Holm visited Madrid.", passage)
    assert tells("Vale settled the details.", passage)
