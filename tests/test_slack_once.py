"""Exactly once, where it is hard: restarts, messages whose fate is unknown, buttons that are pressed twice."""

import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bot.slack.channels import Room, Rules
from bot.slack.ledger import FILE, Ledger
from bot.slack.streams import Streams
from tests.slack_bot import SORGHUM, answer, heard, running, workspace
from tests.slack_server import Message, Slack

LISBON = "Who won the football match in Lisbon?"


@pytest.fixture
def slack() -> Iterator[Slack]:
    with workspace() as made:
        made.channel("harbor", "ada", "hugo")
        yield made


def whispers(slack: Slack, person: str, text: str) -> list[Message]:
    """What only this person sees, with this in it."""
    return [one for one in slack.ephemerals(person) if text in slack.said(one)]


def test_restarts_are_no_failures(slack: Slack, tmp_path: Path) -> None:
    asked = slack.say("ada", "harbor", f"@footnote {SORGHUM}")
    with closing(Ledger(tmp_path / FILE, "0")) as ledger:
        assert ledger.begin(heard(asked), None, time.time())
    for former in range(6):
        with closing(Ledger(tmp_path / FILE, str(former + 1))) as ledger:
            assert [one.key for one in ledger.unfinished.take_over(str(former))] == [heard(asked).key]
    with running(slack, tmp_path):
        assert "97%" in slack.said(answer(slack, asked))


def test_a_question_that_always_fails_is_given_up_with_a_word(slack: Slack, tmp_path: Path) -> None:
    asked = slack.say("ada", "harbor", f"@footnote {SORGHUM}")
    with closing(Ledger(tmp_path / FILE, "dead")) as ledger:
        assert ledger.begin(heard(asked), None, time.time())
        for _ in range(3):
            ledger.unfinished.release(heard(asked).key)
        assert ledger.unfinished.failures(heard(asked).key) == 3
    with running(slack, tmp_path):
        slack.wait_for(lambda: whispers(slack, "ada", "something went wrong"), "a word")
        assert slack.thread(asked) == [asked]


@pytest.mark.slow
def test_a_private_answer_that_a_crash_left_out_is_given_and_none_is_given_twice(slack: Slack, tmp_path: Path) -> None:
    rules = Rules(default=Room(answer="privately"))
    with closing(Ledger(tmp_path / FILE, "dead")) as ledger:
        taken_up, unknown = (slack.say("ada", "harbor", f"@footnote {SORGHUM}") for _ in range(2))
        for asked in (taken_up, unknown):
            assert ledger.begin(heard(asked), None, time.time())
            assert ledger.take(heard(asked).key)
        assert ledger.first(heard(unknown).key, "whispered")
    with running(slack, tmp_path, rules):
        slack.wait_for(lambda: whispers(slack, "ada", "97%"), "the answer to what nobody had answered")
        slack.wait_for(lambda: whispers(slack, "ada", "I cannot tell whether my answer has reached you."), "a word")
        slack.wait_quiet()
        assert len(whispers(slack, "ada", "97%")) == 1


@pytest.mark.slow
def test_a_question_is_passed_on_once_though_the_message_was_not_confirmed(slack: Slack, tmp_path: Path) -> None:
    hugo = slack.person("hugo")
    with running(slack, tmp_path, Rules(default=Room(ask=hugo), direct=Room(ask=hugo))):
        asked = slack.say("ada", "harbor", f"@footnote {LISBON}")
        refused = answer(slack, asked)
        slack.trouble("chat.postMessage", lost=True)
        for _ in range(3):
            slack.click("ada", refused, "Ask someone")
        slack.wait_for(lambda: len(slack.thread(asked)) == 3, "the question passed on")
        slack.wait_quiet()
        directly = slack.dm("ada", LISBON)
        refused = answer(slack, directly)
        slack.trouble("chat.postMessage", lost=True)
        slack.click("ada", refused, "Ask someone")
        slack.wait_for(lambda: whispers(slack, "ada", "I cannot tell whether your question was passed on"), "a word")
        slack.click("ada", refused, "Ask someone")
        slack.wait_quiet()
    assert len(slack.thread(asked)) == 3
    assert len(slack.messages("@hugo")) == 1


def test_a_command_whose_own_url_has_expired_is_answered_directly(slack: Slack, tmp_path: Path) -> None:
    with closing(Ledger(tmp_path / FILE, "dead")) as ledger:
        url = f"{slack.server.url}/response/gone"
        message = slack.say("ada", "harbor", "Lunch?")
        assert ledger.begin(
            replace(heard(message), key="command:1", kind="command", ts=None, thread=None, respond=url), None, 1.0
        )
    with running(slack, tmp_path):
        slack.wait_for(lambda: [one for one in slack.messages("@ada") if "97%" in slack.said(one)], "the answer")


def test_a_refused_stream_says_no_more_than_it_says() -> None:
    streams = Streams()
    for error, here, elsewhere in (
        ("invalid_blocks", True, True),
        ("thread_not_found", True, True),
        ("channel_type_not_supported", False, True),
        ("feature_not_enabled", False, False),
    ):
        streams.refused("C1", error)
        assert (streams.may("C1"), streams.may("C2")) == (here, elsewhere)


def test_no_more_streams_are_begun_within_a_minute_than_slack_takes() -> None:
    streams = Streams()
    for _ in range(15):
        assert streams.may("C1")
        streams.begin()
    assert not streams.may("C2")
