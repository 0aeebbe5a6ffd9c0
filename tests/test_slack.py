"""Whole conversations with the bot in the small Slack."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.slack_bot import MANIFEST, answers, bot
from tests.slack_server import Message, Slack, slack_server


@pytest.fixture(scope="module")
def slack() -> Iterator[Slack]:
    with slack_server() as made:
        made.install(MANIFEST)
        made.group("S0HELP", "hugo")
        yield made


@pytest.fixture(scope="module")
def running(slack: Slack, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with bot(slack, tmp_path_factory.mktemp("home")) as where:
        yield where


def answer(slack: Slack, asked: Message) -> Message:
    return slack.wait_for(lambda: answers(slack, asked), "an answer")[0]


def plain(text: str) -> str:
    """Without the spaces of no width that keep Slack from formatting."""
    return text.replace("\u200b", "")


def test_a_conversation_from_the_mention_to_the_vote(slack: Slack, running: str) -> None:
    slack.channel("harbor", "ada", "bo")
    asked = slack.say("ada", "harbor", "@footnote What share of sorghum sales was lost?")
    answered = answer(slack, asked)
    follow_up = slack.say("ada", "harbor", "and of all farm exports?", thread=asked)
    answer(slack, follow_up)
    refused = slack.say("bo", "harbor", "Who won the football match in Lisbon?", thread=asked)
    answer(slack, refused)
    slack.click("bo", answered, "Show the words")
    slack.wait_for(lambda: slack.modal("bo"), "the words")
    slack.click("ada", answered, "Bad answer")
    form = slack.wait_for(lambda: slack.modal("ada"), "the form for the reason")
    slack.submit(form, {"reason": "It says nothing of *maize*."})
    slack.wait_for(lambda: slack.modal("ada") is None, "the end of the form")
    print(slack.transcript("harbor"))
    print([c.method for c in slack.calls])
    raise AssertionError
