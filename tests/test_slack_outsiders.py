"""Channels with people of another organisation (Slack Connect), and direct conversations with several people."""

from collections.abc import Iterator

import pytest

from bot.slack.channels import Room, Rules
from tests.slack_bot import SORGHUM, Bot, answer, running, workspace
from tests.slack_server import Slack

NO = "Sorry, here I answer only people of the organisation that set me up."


@pytest.fixture(scope="module")
def slack() -> Iterator[Slack]:
    with workspace() as made:
        made.person("olga", team="T0OTHER")
        made.channel("partners", "ada", "olga", shared=True)
        made.channel("open", "ada", "olga", shared=True)
        yield made


@pytest.fixture(scope="module")
def bot(slack: Slack, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bot]:
    rules = Rules(channels={slack.channel_id("open"): Room(outsiders=True)})
    with running(slack, tmp_path_factory.mktemp("home"), rules) as made:
        yield made


def test_an_outsider_gets_a_polite_no_that_nobody_else_sees(slack: Slack, bot: Bot) -> None:
    asked = slack.say("olga", "partners", f"@footnote {SORGHUM}")
    slack.wait_for(lambda: [one for one in slack.ephemerals("olga") if NO in slack.said(one)], "a no")
    claim = slack.say("ada", "partners", "Sales of sorghum dropped by 97%.")
    slack.shortcut("olga", claim, "check")
    window = slack.wait_for(lambda: slack.modal("olga"), "a window")
    assert NO in str(window.body)
    assert slack.thread(asked) == [asked]


def test_what_outsiders_may_not_ask_they_do_not_read_either(slack: Slack, bot: Bot) -> None:
    asked = slack.say("ada", "partners", f"@footnote {SORGHUM}")
    slack.wait_for(lambda: [one for one in slack.ephemerals("ada") if "97%" in slack.said(one)], "a private answer")
    assert slack.thread(asked) == [asked]


def test_where_it_is_allowed_outsiders_are_answered_like_everybody(slack: Slack, bot: Bot) -> None:
    for person in ("olga", "ada"):
        answered = answer(slack, slack.say(person, "open", f"@footnote {SORGHUM}"))
        assert "97%" in slack.said(answered)
        assert answered.streaming == "ended"


def test_a_talk_of_several_people_is_like_a_channel(slack: Slack, bot: Bot) -> None:
    talk = slack.talk("lunch", "ada", "bo")
    unasked = slack.say("ada", talk, SORGHUM)
    asked = slack.say("ada", talk, f"@footnote {SORGHUM}")
    assert "97%" in slack.said(answer(slack, asked))
    follow_up = slack.say("bo", talk, "and of soybeans?", thread=asked)
    assert "Understood as: What share of soybeans" in slack.said(answer(slack, follow_up))
    assert slack.thread(unasked) == [unasked]
