"""`footnote eval`: how a line is read, when a reply is as expected, how it is counted, and what the report shows."""

import json
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import QuestionError
from bot.evaluation import plots
from bot.evaluation.case import BadLine, Case, case, read
from bot.evaluation.report import About, page
from bot.evaluation.score import Result, result, score, states
from bot.evaluation.table import table
from bot.evaluation.tally import percentile, tally
from bot.reply import Answer, Citation, Refusal, Reply, Statement, Timings, Withheld
from index.article import Article
from index.index import short_id
from tests.chromium import MISSING, PROGRAM, Page, chromium
from tests.conftest import Footnote, filled_home, process

ABOUT = About("questions.jsonl", "2026-01-01 12:00", "Footnote, 2 articles")
HARBOR = Article("harbor", "The harbor reopens", "The pier cost 3,500 dollars.", "Brindle Post", url="https://brindle.example/h")


def answered(*sentences: str, article: Article = HARBOR, milliseconds: float = 100.0, withheld: str = "") -> Answer:
    quote = article.text
    statements = [
        Statement(text, (Citation(number, article, quote, 0, len(quote)),), 1.0) for number, text in enumerate(sentences, start=1)
    ]
    held = (Withheld(withheld, "no words support it"),) if withheld else ()
    return Answer("?", tuple(statements), (), held, (), Timings(1, 1, 1, milliseconds))


def refused(milliseconds: float = 100.0) -> Refusal:
    return Refusal("?", "not_in_articles", (HARBOR,), (), Timings(1, 1, 1, milliseconds))


def expecting(**fields: Any) -> Case:
    return case(1, json.dumps({"question": "What did the pier cost?", **fields}))


# A line


def test_a_line_is_read_with_its_expectations() -> None:
    read = expecting(facts=["3,500", ["Monday", "September 22"]], sources=["harbor"], history=[{"role": "user", "text": "?"}])
    assert read.facts == (("3,500",), ("Monday", "September 22"))
    assert (read.sources, read.expected, len(read.asked.history)) == ((("harbor",),), "answer", 1)
    assert [expecting(refusal=value).expected for value in (True, False, None)] == ["refusal", "answer", "either"]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("What?", "no JSON object"),
        ('{"question": "What?"', "begins like a JSON object"),
        ('{"question": 7}', "`question`"),
        ('{"question": " "}', "empty"),
        ('{"question": "What?", "fact": ["x"]}', "There is no field `fact`"),
        ('{"question": "What?", "facts": "x"}', "`facts`"),
        ('{"question": "What?", "facts": [["x"], []]}', "`facts`"),
        ('{"question": "What?", "sources": [7]}', "`sources`"),
        ('{"question": "What?", "refusal": "yes"}', "`refusal`"),
        ('{"question": "What?", "refusal": true, "facts": ["x"]}', "leave out"),
        ('{"question": "What?", "note": 7}', "`note`"),
        ('{"question": "What?", "filter": "colour:blue"}', "colour:blue"),
    ],
)
def test_a_bad_line_is_told_with_what_is_wrong(line: str, says: str) -> None:
    with pytest.raises(QuestionError, match=re.escape(says)):
        case(1, line)


def test_blank_lines_are_passed_over_and_lines_keep_their_numbers() -> None:
    found = list(read(["\ufeff" + '{"question": "a"}', "", "rubbish", '{"question": "b"}\r']))
    assert [(type(one), one.line) for one in found] == [(Case, 1), (BadLine, 3), (Case, 4)]


TEXT = st.text(max_size=20)
VALUES = st.none() | st.booleans() | st.integers() | TEXT | st.lists(TEXT | st.lists(TEXT, max_size=2), max_size=2)
FIELDS = st.sampled_from(["question", "facts", "sources", "refusal", "note", "history", "articles", "filter", "else"])


@settings(max_examples=50)
@given(TEXT | st.dictionaries(FIELDS, VALUES, max_size=4).map(json.dumps))
def test_any_line_is_a_case_or_bad(line: str) -> None:
    assert all(isinstance(one, Case | BadLine) for one in read([line]))


# A reply


@pytest.mark.parametrize(
    ("text", "fact", "stands"),
    [
        ("It fell by 53%.", "53%", True),
        ("It fell by 53%.", "53", True),
        ("It fell by 153%.", "53", False),
        ("It fell by 5.53%.", "53", False),
        ("It fell by 53.5%.", "53", False),
        ("It cost 3,500 dollars.", "3500", True),
        ("It cost 3500 dollars.", "3,500 dollars", True),
        ("It cost 13,500 dollars.", "3,500", False),
        ("The taxes rose.", "tax", False),
        ("He said “no” – twice.", '"No" - twice', True),
        ("The  mayor\nspoke.", "the mayor spoke", True),
        ("Ada Quill’s pier", "Ada Quill's", True),
        ("a+b", "a.b", False),
    ],
)
def test_a_fact_stands_in_an_answer_word_for_word(text: str, fact: str, stands: bool) -> None:
    assert states(text, fact) is stands


@given(TEXT, TEXT.filter(lambda text: text.replace("\u00ad", "").strip()))  # a soft hyphen is nothing
def test_what_stands_in_a_text_stands_between_spaces_in_any_other(text: str, fact: str) -> None:
    assert states(f"{text} {fact} {text}", fact)


@pytest.mark.parametrize(
    ("expected", "reply", "verdict"),
    [
        ({"facts": ["3500"]}, answered("It cost 3,500 dollars."), "as expected"),
        ({"facts": ["3500", "Monday"]}, answered("It cost 3,500 dollars."), "incomplete"),
        ({"facts": [["Monday", "3500"]]}, answered("It cost 3,500 dollars."), "as expected"),
        ({"facts": ["3500 dollars. It was"]}, answered("It cost 3,500 dollars.", "It was Monday."), "as expected"),
        ({"sources": ["https://brindle.example/h/"]}, answered("x"), "as expected"),
        ({"sources": ["the harbor  REOPENS"]}, answered("x"), "as expected"),
        ({"sources": [short_id("harbor")]}, answered("x"), "as expected"),
        ({"sources": ["The harbor"]}, answered("x"), "incomplete"),
        ({"refusal": True}, answered("x"), "answered wrongly"),
        ({"refusal": True}, refused(), "as expected"),
        ({"refusal": False}, refused(), "refused wrongly"),
        ({"facts": ["x"]}, refused(), "refused wrongly"),
        ({}, refused(), "refused"),
        ({}, answered("x"), "answered"),
    ],
)
def test_a_reply_is_as_expected_or_it_is_said_what_is_not(expected: dict[str, Any], reply: Reply, verdict: str) -> None:
    found = score(expecting(**expected), reply)
    assert found.verdict == verdict
    assert bool(found.complaints) == (verdict not in ("as expected", "answered", "refused"))


def test_a_question_that_fails_is_a_result_and_says_why() -> None:
    def broken(_: Case) -> Reply:
        raise ZeroDivisionError("division by zero")

    found = result(expecting(), broken)
    assert (found.verdict, found.milliseconds) == ("failed", None)
    assert "ZeroDivisionError" in found.complaints[0]


# The counts


def some_results() -> list[Result]:
    return [
        score(
            expecting(facts=["3500", "Monday"]), answered("It cost 3,500 dollars.", milliseconds=100, withheld="Nobody knows.")
        ),
        score(expecting(facts=["3500"], sources=["harbor"]), answered("It cost 3,500 dollars.", milliseconds=300)),
        score(expecting(refusal=True), refused(50)),
        score(expecting(refusal=True), answered("x", milliseconds=400)),
        score(expecting(refusal=False), refused(50)),
        score(expecting(), answered("x", milliseconds=200)),
        Result(expecting(facts=["x"]), None, ("It failed.",)),
    ]


def test_the_counts_are_those_of_the_results() -> None:
    numbers = tally(some_results())
    assert (numbers.questions, numbers.as_expected, numbers.with_expectation) == (7, 2, 6)
    assert (numbers.answered, numbers.refused, numbers.failed) == (4, 2, 1)
    assert (numbers.refused_rightly, numbers.refused_wrongly, numbers.answered_wrongly) == (1, 1, 1)
    assert (numbers.facts_found, numbers.facts, numbers.sources_cited, numbers.sources) == (2, 4, 1, 1)
    assert (numbers.withheld, numbers.median_ms, numbers.p95_ms) == (1, 100, 400)
    text = table(numbers, some_results())
    assert "as expected         2 of 6 (33 %)" in text
    assert "The answer does not have “Monday”." in text
    assert tally([]).median_ms is None


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=40), st.floats(0.01, 1))
def test_a_percentile_is_the_smallest_value_that_reaches_its_share(values: list[float], share: float) -> None:
    ordered = sorted(values)
    found = percentile(ordered, share)
    assert found is not None
    assert sum(one <= found for one in ordered) >= share * len(ordered) - 1e-9
    assert sum(one < found for one in ordered) < share * len(ordered) + 1e-9


# The report


@given(st.lists(st.floats(0.01, 1e6), min_size=1, max_size=40))
def test_every_time_is_in_a_bar_of_the_histogram(values: list[float]) -> None:
    drawn = ET.fromstring(plots.times(values, [("median", values[0])]))
    bars = drawn.findall("{http://www.w3.org/2000/svg}rect")
    told = [int((bar[0].text or "").rpartition(" ")[2]) for bar in bars]
    assert sum(told) == len(values)
    assert len(bars) <= 14
    assert all(0 <= float(bar.get("x", -1)) <= 360 for bar in bars)


@given(
    st.dictionaries(
        st.tuples(st.sampled_from(["answer", "refusal", "either"]), st.sampled_from([v for v, _ in plots.VERDICTS])),
        st.integers(1, 500),
    )
)
def test_the_parts_of_a_bar_fill_it(counts: dict[Any, int]) -> None:
    drawn = ET.fromstring(plots.outcomes(Counter(counts)))
    widths = [float(bar.get("width", 0)) for bar in drawn.findall("{http://www.w3.org/2000/svg}rect")]
    kinds = {expected for expected, _ in counts}
    assert len(widths) == len(counts)
    assert sum(widths) == pytest.approx(360 * len(kinds), abs=len(widths))


HOSTILE = (
    "</title></style><script>document.title = 'mine'</script><img src=x onerror=\"document.title = 'mine'\">\u202e{{ 7 * 7 }}"
)


def hostile_results() -> list[Result]:
    article = Article("evil", HOSTILE, HOSTILE, HOSTILE, url="javascript:document.title='mine'")
    asked = case(9, json.dumps({"question": HOSTILE, "facts": [HOSTILE, "x"], "sources": [HOSTILE], "note": HOSTILE}))
    return [*some_results(), score(asked, answered(HOSTILE, article=article, withheld=HOSTILE)), score(asked, refused())]


def test_nothing_of_what_is_shown_becomes_markup_and_no_address_is_a_script() -> None:
    html = page(tally(hostile_results()), hostile_results(), About(HOSTILE, HOSTILE, HOSTILE))
    assert "<script" not in html
    assert "<img" not in html
    assert "\u202e" not in html
    assert "49" not in html.replace("7 * 7", "")
    assert set(re.findall(r'href="([^"]*)"', html)) - set(re.findall(r'href="(#[^"]*)"', html)) == {"https://brindle.example/h"}


def test_what_failed_stands_first() -> None:
    html = page(tally(some_results()), some_results(), ABOUT)
    verdicts = re.findall(r'class="verdict \w+">([\w ]+)<', html)
    right = {"as expected", "answered", "refused"}
    assert [verdict in right for verdict in verdicts] == [False] * 4 + [True] * 3


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    if PROGRAM is None:
        pytest.skip(MISSING)
    with chromium(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


def test_the_report_opens_in_a_browser_on_a_telephone_in_the_dark_and_in_print(browser: Page, tmp_path: Path) -> None:
    results = [replace(one, case=replace(one.case, line=line)) for line, one in enumerate(hostile_results(), start=1)]
    file = tmp_path / "report.html"
    file.write_text(page(tally(results), results, ABOUT), encoding="utf-8")
    browser.resize(390)
    browser.open(file)
    assert browser.value("document.documentElement.scrollWidth") == 390
    assert browser.value("Math.min(...[...document.querySelectorAll('svg text')].map(t => t.getBoundingClientRect().height))") > 9
    assert browser.value("document.scripts.length + document.images.length") == 0
    assert browser.value("document.title") == "questions.jsonl – Footnote"
    anchors = "[...document.querySelectorAll('a[href^=\"#\"]')].map(a => document.getElementById(a.hash.slice(1)) !== null)"
    assert set(browser.value(anchors)) == {True}
    assert HARBOR.text in browser.value("[...document.querySelectorAll('q')].map(q => q.textContent)")
    light = browser.value("getComputedStyle(document.body).backgroundColor")
    browser.media(scheme="dark")
    dark = browser.value("getComputedStyle(document.body).backgroundColor")
    assert sum(map(int, re.findall(r"\d+", dark))) < 200
    assert sum(map(int, re.findall(r"\d+", light))) > 600
    browser.media("print")
    assert browser.value("getComputedStyle(document.querySelector('nav')).display") == "none"
    assert browser.value("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert len(browser.command("Page.printToPDF")["data"]) > 10_000
    assert browser.complaints == []
    assert browser.requested == [file.resolve().as_uri()]


# The command


@pytest.fixture
def filled(home: Path, tmp_path: Path, footnote: Footnote) -> Path:
    harbor = "The harbor of Brindle reopened on Monday. Repairs to the pier cost 3.5 million dollars."
    return filled_home(footnote, home, tmp_path, harbor=harbor)


LINES = (
    '{"question": "How much did repairs to the pier cost?", "facts": ["3.5 million"], "sources": ["harbor"]}\n'
    '{"question": "Who won the football match in Lisbon?", "refusal": true}\n'
    '{"question": "When did the harbor of Brindle reopen?", "facts": ["Tuesday"], "note": "with \u2028 in it"}\n'
)


def test_a_file_is_asked_counted_and_reported(filled: Path, footnote: Footnote, tmp_path: Path) -> None:
    file, report = tmp_path / "questions.jsonl", tmp_path / "report.html"
    file.write_text(LINES, encoding="utf-8")
    done = footnote("eval", file, "--report", report, "--home", filled)
    assert (done.exit_code, "footnote:" in done.stderr) == (0, False)
    assert "as expected         2 of 3 (67 %)" in done.stdout
    assert "line 3: When did the harbor of Brindle reopen?" in done.stdout
    assert "The answer does not have “Tuesday”." in report.read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_first_question_is_not_charged_with_loading_the_models(filled: Path) -> None:
    """In a process of its own, which has nothing loaded yet."""
    lines = '{"question": "How much did repairs to the pier cost?"}\n' * 8
    done = process("eval", "-", "--json", "--home", filled, stdin=lines)
    first, *others = [json.loads(line)["reply"]["timings_ms"]["total"] for line in done.stdout.splitlines()[:-1]]
    assert first < 4 * max(others)


def test_json_has_a_line_for_each_question_and_the_counts_last(filled: Path, footnote: Footnote) -> None:
    done = footnote("eval", "-", "--json", "--home", filled, stdin=LINES + "rubbish\n")
    *results, summary = [json.loads(line) for line in done.stdout.split("\n") if line]
    assert done.exit_code == 1
    assert [one.get("verdict") or one["error"]["code"] for one in results] == [
        *("bad_input", "as expected", "as expected", "incomplete"),
    ]
    assert results[1]["reply"]["kind"] == "answer"
    assert (summary["summary"]["questions"], summary["summary"]["as_expected"]) == (3, 2)
    assert "line 4" in done.stderr


def test_a_bad_line_among_good_ones_is_named_and_the_others_are_asked(filled: Path, footnote: Footnote, tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text('{"question": "When did the harbor of Brindle reopen?", "fact": ["Monday"]}\n' + LINES, encoding="utf-8")
    done = footnote("eval", file, "--home", filled)
    assert done.exit_code == 1
    assert "line 1: There is no field `fact`" in done.stderr
    assert "questions           3" in done.stdout


@pytest.mark.parametrize("content", [None, b"", b"rubbish\n", b"\xff\xfe\x00"])
def test_a_file_without_questions_is_wrong_usage(content: bytes | None, footnote: Footnote, tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    if content is not None:
        file.write_bytes(content)
    done = footnote("eval", file)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "questions.jsonl" in done.stderr
    footnote("eval", file, "--report", tmp_path / "report.html")
    assert not (tmp_path / "report.html").exists()


def test_a_report_that_cannot_be_written_is_told_before_anything_is_asked(footnote: Footnote, tmp_path: Path) -> None:
    (tmp_path / "questions.jsonl").write_text(LINES, encoding="utf-8")
    done = footnote("eval", tmp_path / "questions.jsonl", "--report", tmp_path / "nowhere" / "report.html")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "cannot be written" in done.stderr
