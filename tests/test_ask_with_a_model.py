"""`footnote ask` with a language model set: its sentences when they hold, the articles' own with a note when it fails."""

import json
from collections.abc import Iterator

import pytest

from tests.conftest import Footnote
from tests.model_server import Acts, Fails, ModelServer, Stalls

QUESTION = "By how much did sorghum sales drop?"
OWN = "Sorghum fared worst: sales of the grain dropped by 97%."


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelServer]:
    with ModelServer("unset") as running:
        for name, value in {**running.environment, "FOOTNOTE_LLM_JUDGE": "off", "FOOTNOTE_LLM_RETRIES": "0"}.items():
            monkeypatch.setenv(name, value)
        yield running


def test_a_sentence_of_the_models_own_is_shown_with_the_articles_words(server: ModelServer, footnote: Footnote) -> None:
    server.script = lambda _: "Sorghum did worst: its sales dropped by 97%. [1]"
    found = json.loads(footnote("ask", QUESTION, "--json").stdout)
    (statement,) = found["statements"]
    assert statement["text"] == "Sorghum did worst: its sales dropped by 97%."
    assert OWN in statement["citations"][0]["quote"]
    assert QUESTION in server.asked[0].prompt and OWN in server.asked[0].prompt


@pytest.mark.parametrize(
    ("acts", "note"),
    [
        (Fails(401), "refuses the key (401); check FOOTNOTE_LLM_KEY; these are the articles' own sentences."),
        (Fails(404), "is not known at"),
        (Stalls(), "did not answer within 0.5 seconds"),
    ],
)
def test_a_model_that_fails_leaves_the_articles_own_sentences_and_a_note(
    server: ModelServer, footnote: Footnote, monkeypatch: pytest.MonkeyPatch, acts: Acts, note: str
) -> None:
    monkeypatch.setenv("FOOTNOTE_LLM_TIMEOUT", "0.5")
    server.script = lambda _: acts
    done = footnote("ask", QUESTION)
    assert done.exit_code == 0
    assert done.stdout.startswith(OWN)
    assert note in " ".join(done.stderr.split())


def test_a_servers_own_words_are_printed_with_debug_alone(server: ModelServer, footnote: Footnote) -> None:
    server.script = lambda _: Fails(400, "the \x1b[31mcontext has 2048 tokens")
    for options in (["--debug"], []):  # the second run is not what the first made it
        done = footnote(*options, "ask", QUESTION)
        assert ("the [31mcontext has 2048 tokens" in done.stderr) == bool(options)
        assert "refused the request (400)" in " ".join(done.stderr.split())
        assert "2048" not in done.stdout and "\x1b" not in done.stderr


def test_what_cannot_be_asked_is_told_in_a_sentence_for_each_fault(footnote: Footnote, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.setenv("FOOTNOTE_LLM", "openai:gpt-4.1-mini")
    monkeypatch.setenv("FOOTNOTE_LLM_TIMEOUT", "long")
    done = footnote("ask", QUESTION)
    assert (done.exit_code, done.stdout) == (4, "")
    assert "set OPENAI_API_KEY in the environment or in `.env`." in done.stderr
    assert "FOOTNOTE_LLM_TIMEOUT is 'long'" in done.stderr


def test_what_is_supported_and_answers_nothing_is_withheld_and_told(server: ModelServer, footnote: Footnote) -> None:
    beside = "The Madrid meeting belonged to a series of trade talks between senior officials."
    server.script = lambda _: f"{beside} [2]"
    found = json.loads(footnote("ask", QUESTION, "--json").stdout)
    assert [one["text"] for one in found["statements"]] == [OWN]
    assert found["withheld"] == [{"text": beside, "reason": "it does not answer the question", "instead": None}]
    assert "does not answer the question; these are the articles' own sentences." in " ".join(found["notes"])
    assert "(1 drafted sentence withheld: it does not answer the question.)" in footnote("ask", QUESTION).stdout
    why = footnote("chat", stdin=f"{QUESTION}\n/why\n").stdout
    assert f"withheld: {beside}" in " ".join(why.split())
    assert f"shown: {beside}" not in " ".join(why.split())
