"""Threads from before the bot's record: what Slack remembers of them is asked for once, and nobody waits for it."""

import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.reply import Answer, Citation, Statement, Timings, Turn
from bot.slack.blocks import reply_blocks
from bot.slack.events import Asked
from bot.slack.ledger import FILE, Ledger
from bot.slack.smalltalk import asks_something
from bot.slack.thread import turns
from index.article import Article
from tests.slack_bot import SORGHUM, answer, heard, running, workspace
from tests.slack_server import BOT_USER, TEAM, Message, Slack


@pytest.fixture
def slack() -> Iterator[Slack]:
    with workspace() as made:
        made.channel("harbor", "ada", "bo")
        yield made


def looks(slack: Slack, thread: Message) -> int:
    """How often the bot has read a thread."""
    return len([call for call in slack.called("conversations.replies") if call.arguments["ts"] == thread.ts])


@pytest.mark.slow
def test_an_old_thread_of_others_is_read_once_and_slack_is_told_before(slack: Slack, tmp_path: Path) -> None:
    theirs = slack.say("ada", "harbor", "Lunch?")
    with running(slack, tmp_path):
        told = threading.Event()
        slack.before("conversations.replies", lambda _: told.wait(90))
        (event,) = slack.delivered(slack.say("bo", "harbor", SORGHUM, thread=theirs))
        slack.wait_for(lambda: event.acknowledged is not None, "word to Slack")
        assert looks(slack, theirs) == 0
        told.set()
        slack.wait_for(lambda: looks(slack, theirs), "a look at the thread")
        slack.wait_quiet()
        slack.say("bo", "harbor", SORGHUM, thread=theirs)
        slack.wait_quiet()
        assert looks(slack, theirs) == 1
        assert all(message.user != BOT_USER for message in slack.thread(theirs))
        mention = slack.say("bo", "harbor", f"@footnote {SORGHUM}", thread=theirs)
        answer(slack, mention)
        answer(slack, slack.say("ada", "harbor", SORGHUM, thread=theirs))  # now it is ours, too


@pytest.mark.slow
def test_a_doubtful_reply_outlives_a_crash(slack: Slack, tmp_path: Path) -> None:
    with running(slack, tmp_path / "former"):
        ours = slack.say("ada", "harbor", f"@footnote {SORGHUM}")
        answer(slack, ours)
    theirs = slack.say("ada", "harbor", "Lunch?")
    replies = [slack.say("bo", "harbor", SORGHUM, thread=thread) for thread in (ours, theirs)]
    home = tmp_path / "new"
    with closing(Ledger(home / FILE, "dead")) as ledger:
        assert all(ledger.begin(heard(reply, "reply"), None, time.time(), doubtful=True) for reply in replies)
        assert ledger.is_ours(theirs.channel, theirs.ts) is None  # a doubt makes no thread ours
    with running(slack, home):
        answer(slack, replies[0])
        slack.wait_quiet()
        assert all(message.user != BOT_USER for message in slack.thread(theirs))


@pytest.mark.parametrize(
    "text",
    [
        "ok thanks!",
        "Thank you so much",
        "thanks a lot for the quick help :heart:",
        "yes",
        "No, thank you.",
        "will do :+1:",
        "haha",
        "LOL, that's great",
        "Great answer! Thanks :-)",
        "ok, sounds good",
        "+1",
        "good to know",
        "you’re welcome",
    ],
)
def test_small_talk_is_no_question(text: str) -> None:
    assert not asks_something(text)


@pytest.mark.parametrize(
    "text",
    [
        "why",
        "ok?",
        "and of soybeans",
        "no, which share was lost",
        "yes but when",
        "thanks, what about maize",
        "great, and who won",
        "the later one",
        "right of way",
        "thanks for the list who won",
        "how great was the loss",
        "same for maize",
    ],
)
def test_what_says_more_may_be_a_question(text: str) -> None:
    assert asks_something(text)


def test_what_is_forgotten_is_asked_of_slack_again() -> None:
    now = time.time()
    with closing(Ledger(None, "test")) as ledger:
        root, asked = f"{now + 10:.6f}", Message("C1", f"{now + 20:.6f}", "U1")
        asked.thread_ts = root
        assert ledger.is_ours("C1", root) is False  # nothing can have been said there before this record began
        ledger.begin(heard(asked, "reply"), None, now + 20)
        ledger.done(heard(asked, "reply").key, answered=True)
        assert ledger.is_ours("C1", root) is True
        ledger.forget(now + 30)
        assert ledger.is_ours("C1", root) is None
        ledger.settle(heard(asked, "reply"), ours=False)
        assert ledger.is_ours("C1", root) is False


def test_our_answers_are_read_from_their_blocks_as_people_read_them() -> None:
    article = Article("id", "Tides", "The sea rises by *two* metres.", source="Coast", url="https://coast.example/tides")
    cited = Citation(1, article, article.text, 0, len(article.text))
    said = Answer("", (Statement(article.text, (cited,), 1.0),), (), (), ("A note.",), Timings(0, 0, 0, 0))
    streamed: dict[str, Any] = {"user": "U0BOT", "ts": "2.0", "text": "", "blocks": reply_blocks(said, "C1:1.0")}
    begun = {"event_type": "footnote_reply", "event_payload": {"question": "C1:3.0", "stage": "begun"}}
    messages: list[dict[str, Any]] = [
        {"user": "U1", "ts": "1.0", "text": "<@U0BOT> How far does the sea rise?"},
        streamed,
        {"user": "U2", "ts": "2.5", "text": "Lunch?"},
        {"user": "U0BOT", "ts": "3.0", "text": "Searching ...", "metadata": begun},
        {"user": "U1", "ts": "4.0", "text": "and at night?"},
        {"user": "U1", "ts": "5.0", "text": "later"},
    ]
    now = Asked("C1:4.0", "reply", TEAM, "C1", "U1", "and at night?", "4.0", "1.0")
    assert turns(messages, now, "U0BOT") == [
        Turn("user", "How far does the sea rise?"),
        Turn("assistant", "The sea rises by two metres."),
    ]
