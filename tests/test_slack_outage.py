"""While Slack cannot be reached, or answers nonsense, no question is lost, and none is answered twice."""

import io
import logging
import socket
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Literal

import pytest

from bot.errors import SlackFailed
from bot.slack import run, work
from bot.slack.calls import Calls
from bot.slack.ledger import FILE, Ledger
from bot.slack.settings import SlackSettings, read_slack_settings
from bot.slack.web import Web
from tests.slack_bot import SORGHUM, answer, answers, heard, running, workspace
from tests.slack_server import Message, Slack


@pytest.fixture
def slack() -> Iterator[Slack]:
    with workspace() as made:
        made.channel("harbor", "ada")
        yield made


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """What Slack hinders is tried again at once."""
    monkeypatch.setattr(run, "_WATCH", 0.01)
    monkeypatch.setattr(work, "_PAUSE", 0.01)
    monkeypatch.setattr(work, "_LONGEST", 0.01)


def test_an_outage_of_slack_however_many_tries_it_takes_loses_no_question(slack: Slack, tmp_path: Path) -> None:
    with running(slack, tmp_path):
        outage = slack.trouble(times=None, status=503)
        asked = slack.say("ada", "harbor", f"@footnote {SORGHUM}")
        tries = work._TRIES + work._RESTARTS
        slack.wait_for(lambda: [one.method for one in slack.calls].count("conversations.replies") > tries, "many tries")
        outage.times = 0
        assert "97%" in slack.said(answer(slack, asked))
        slack.wait_quiet()
    assert len(answers(slack, asked)) == 1
    assert len(slack.thread(asked)) == 2


def test_an_outage_that_does_not_end_is_given_up_with_a_word(
    slack: Slack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "_PATIENCE", 0.0)
    for method in ("chat.startStream", "conversations.replies"):
        slack.trouble(method, times=None, status=503)
    with running(slack, tmp_path):
        asked = slack.say("ada", "harbor", f"@footnote {SORGHUM}")
        slack.wait_for(lambda: [one for one in slack.ephemerals("ada") if "something went wrong" in slack.said(one)], "a word")
        assert slack.thread(asked) == [asked]


def test_a_reply_of_which_slack_cannot_tell_yet_whether_it_is_for_us_is_answered_when_it_can(
    slack: Slack, tmp_path: Path
) -> None:
    with running(slack, tmp_path / "former"):
        asked = slack.say("ada", "harbor", f"@footnote {SORGHUM}")
        answer(slack, asked)
    with running(slack, tmp_path / "new"):
        outage = slack.trouble("conversations.replies", times=None, status=503)
        reply = slack.say("ada", "harbor", SORGHUM, thread=asked)
        tries = work._TRIES + 1
        slack.wait_for(lambda: [one.status for one in slack.calls if one.method == outage.method].count(503) > tries, "looks")
        outage.times = 0
        assert "97%" in slack.said(answer(slack, reply))


def test_a_reply_of_which_slack_never_tells_whether_it_is_for_us_is_met_with_silence(
    slack: Slack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "_PATIENCE", 0.0)
    theirs = slack.say("ada", "harbor", "Lunch?")
    with running(slack, tmp_path), closing(Ledger(tmp_path / FILE, "onlooker")) as record:
        slack.trouble("conversations.replies", times=None, status=503)
        reply = slack.say("ada", "harbor", SORGHUM, thread=theirs)
        slack.wait_for(lambda: [one.method for one in slack.calls].count("conversations.replies") > 1, "both looks")
        mention = slack.say("ada", "harbor", f"@footnote {SORGHUM}", thread=theirs)  # whose turn comes when the reply's is over
        answered = answer(slack, mention)
        assert record.kept(heard(reply).key) is None
        assert slack.ephemerals("ada") == []
        assert slack.thread(theirs) == [theirs, reply, mention, answered]


def test_a_postponed_question_is_left_alone_until_its_time_has_come(tmp_path: Path) -> None:
    later, now = Message("C1", "1.0", "U1"), Message("C1", "2.0", "U1")
    with closing(Ledger(tmp_path / FILE, "one")) as ledger:
        for asked, until in ((later, time.time() + 60), (now, time.time())):
            assert ledger.begin(heard(asked), None, 1.0)
            assert ledger.take(heard(asked).key)
            ledger.unfinished.postpone(heard(asked).key, 3.0, until)
            ledger.unfinished.postpone(heard(asked).key, 4.0, until)
        assert ledger.unfinished.take_over("nobody") == (heard(now),)
        assert ledger.unfinished.postponed(heard(later).key, 5.0) == (2, 3.0)


def test_where_there_is_nobody_to_call_it_is_known_that_nothing_was_done() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        nobody = f"http://127.0.0.1:{free.getsockname()[1]}/"
    web = Web(SlackSettings("xoxb-1", None, None, nobody))
    for call in (lambda: web.identity, lambda: web.respond(nobody, {"text": "Noon."})):
        with pytest.raises(SlackFailed) as caught:
            call()
        assert caught.value.transient
        assert not caught.value.unknown


@pytest.mark.parametrize("haste", ["patient", "once"])
@pytest.mark.parametrize(
    "body",
    ["<html>A heron asks you to log in.</html>", "", '{"ok": true, "heron', "[]", '["heron"]', "null", "{}", '"heron"', "0", "7"],
)
def test_whether_something_was_done_of_which_the_answer_cannot_be_read_is_unknown(
    slack: Slack, body: str, haste: Literal["patient", "once"]
) -> None:
    calls = Calls(read_slack_settings(slack.environment(), None))
    slack.trouble("auth.test", body=body)
    with pytest.raises(SlackFailed) as caught:
        calls.call("auth.test", {}, haste)
    assert caught.value.unknown
    assert "heron" not in str(caught.value)
    assert calls.call("auth.test", {}, haste)["user"] == "footnote"


def test_an_answer_whose_confirmation_cannot_be_read_is_said_once_and_what_was_read_is_not_logged(
    slack: Slack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running(slack, tmp_path):
        log = io.StringIO()
        (handler,) = (one for one in logging.getLogger("slack_sdk").handlers if type(one) is logging.StreamHandler)
        monkeypatch.setattr(handler, "stream", log)
        for method in ("chat.startStream", "chat.postMessage", "chat.update", "conversations.replies"):
            slack.trouble(method, body="<html>A heron\nasks you to log in.</html>")
        asked = slack.say("ada", "harbor", f"@footnote {SORGHUM}")
        assert "97%" in slack.said(answer(slack, asked))
        slack.wait_quiet()
        assert len(slack.thread(asked)) == 2
        assert "non-JSON format: (left out)" in log.getvalue()
        assert "heron" not in log.getvalue()
        assert "log in" not in log.getvalue()
