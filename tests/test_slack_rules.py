"""Channels with settings of their own, groups, limits, the queue, and what is refused at the start."""

import io
import json
import logging
import threading
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.error import HTTPError

import pytest

from bot.config import read_settings
from bot.errors import SettingError
from bot.slack import events, run
from bot.slack.channels import Room, Rules, read_rules
from bot.slack.events import Asked
from bot.slack.queue import FairQueue
from bot.slack.settings import read_slack_settings
from tests.conftest import Footnote, articles
from tests.slack_bot import SORGHUM, Bot, answer, heard, running, workspace
from tests.slack_server import Message, Slack

FERRY = "When does the ferry to Tarn sail?"
MILL = "Who bought the mill?"
SALE = "The mill on the river was bought by Edda Quist in March."
SAILS = "The ferry to Tarn sails at noon every day."
RULES = """
[workspace]
allowed_groups = ["S0STAFF"]

[default]
collections = ["coast"]
ask = "{hugo}"

[channels.{board}]
collections = ["coast", "board"]
only_mentions = true

[channels.{quiet}]
answer = "privately"
daily_limit = 1
ask = "S0STAFF"

[groups.S0BOARD]
collections = ["board"]
"""


@pytest.fixture(scope="module")
def slack() -> Iterator[Slack]:
    with workspace() as made:
        made.person("hugo")
        made.group("S0STAFF", "ada", "bo", "cy")
        made.group("S0BOARD", "bo")
        made.channel("harbor", "ada", "bo", "mallory")
        made.channel("board", "ada")
        made.channel("quiet", "cy", "ada")
        yield made
        assert made.space.unknown == []


@pytest.fixture(scope="module")
def bot(slack: Slack, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bot]:
    folder = tmp_path_factory.mktemp("rules")
    (folder / "channels.toml").write_text(
        RULES.format(hugo=slack.person("hugo"), board=slack.channel_id("board"), quiet=slack.channel_id("quiet")),
        encoding="utf-8",
    )
    home = folder / "home"
    for name, text in {"coast": SAILS, "board": SALE}.items():
        add(home, articles(folder / name, **{name: text}), name)
    with running(slack, home, read_rules(folder / "channels.toml")) as made:
        yield made


def add(home: Path, folder: Path, collection: str) -> None:
    from click.testing import CliRunner

    from bot.cli import commands

    done = CliRunner().invoke(commands, ["index", "add", str(folder), "--collection", collection, "--home", str(home)])
    assert done.exit_code == 0, done.output


def reply(slack: Slack, asked: Message) -> str:
    return slack.said(answer(slack, asked))


def test_a_channel_sees_its_own_collections_alone(slack: Slack, bot: Bot) -> None:
    assert SAILS in reply(slack, slack.say("ada", "harbor", f"@footnote {FERRY}"))
    assert "Quist" not in reply(slack, slack.say("ada", "harbor", f"@footnote {MILL}"))
    assert SALE in reply(slack, slack.say("ada", "board", f"@footnote {MILL}"))


def test_a_direct_message_sees_what_its_asker_may_see(slack: Slack, bot: Bot) -> None:
    assert "Quist" not in reply(slack, slack.dm("ada", MILL))
    assert SALE in reply(slack, slack.dm("bo", MILL))


def test_where_only_mentions_count_replies_are_left_alone(slack: Slack, bot: Bot) -> None:
    asked = slack.say("ada", "board", f"@footnote {MILL}")
    reply(slack, asked)
    slack.say("ada", "board", "And in which month?", thread=asked)
    slack.wait_quiet()
    assert len(slack.thread(asked)) == 3


def test_who_is_in_no_allowed_group_gets_a_polite_no_that_nobody_else_sees(slack: Slack, bot: Bot) -> None:
    asked = slack.say("mallory", "harbor", f"@footnote {FERRY}")
    (no,) = slack.wait_for(lambda: slack.ephemerals("mallory"), "a no")
    assert slack.said(no).startswith("Sorry, I answer only some groups of people here")
    assert slack.thread(asked) == [asked]
    assert "Sorry" in reply(slack, slack.dm("mallory", FERRY))


def test_a_no_makes_no_thread_ours_and_is_said_once_in_a_thread_of_others(slack: Slack, bot: Bot) -> None:
    asked = slack.say("nemo", "harbor", f"@footnote {FERRY}")
    slack.wait_for(lambda: slack.ephemerals("nemo"), "a no")
    aside = slack.say("ada", "harbor", MILL, thread=asked)
    theirs = slack.say("ada", "harbor", f"@footnote {FERRY}")
    answer(slack, theirs)
    ended = slack.statuses(theirs).count("")
    for text in (FERRY, MILL, FERRY):
        slack.say("nemo", "harbor", text, thread=theirs)
    slack.wait_for(lambda: slack.statuses(theirs).count("") == ended + 3, "the end of all three")
    slack.wait_quiet()
    assert len(slack.ephemerals("nemo")) == 2
    assert slack.thread(asked) == [asked, aside]


def test_who_is_in_no_allowed_group_reads_no_titles_in_the_apps_home(slack: Slack, bot: Bot) -> None:
    slack.open_app("mallory", "messages")
    for person in ("mallory", "ada"):
        slack.open_app(person, "home")
    mallory, ada = slack.person("mallory"), slack.person("ada")
    slack.wait_for(lambda: {mallory, ada} <= slack.space.homes.keys(), "both homes")
    homes = [str(slack.space.homes[one].body) for one in (mallory, ada)]
    assert "Sorry, I answer only some groups of people here" in homes[0]
    assert "article" not in homes[0].replace("articles here", "")
    assert "*1 article*" in homes[1]
    slack.wait_quiet()
    assert (slack.channel_id("@mallory"), None) not in slack.space.prompts


def test_an_answer_may_be_private_and_limited(slack: Slack, bot: Bot) -> None:
    asked = slack.say("cy", "quiet", f"@footnote {FERRY}")
    slack.wait_for(lambda: [one for one in slack.ephemerals("cy") if SAILS in slack.said(one)], "a private answer")
    slack.say("cy", "quiet", f"@footnote {FERRY}")
    slack.wait_for(lambda: [one for one in slack.ephemerals("cy") if "limit" in slack.said(one)], "the limit")
    assert slack.thread(asked) == [asked]


def test_a_question_without_an_answer_is_passed_on_once(slack: Slack, bot: Bot) -> None:
    asked = slack.say("ada", "harbor", "@footnote Who won the football match in Lisbon?")
    refused = answer(slack, asked)
    for _ in range(2):
        slack.click("ada", refused, "Ask someone")
    slack.wait_for(lambda: len(slack.thread(asked)) == 3, "the question passed on")
    slack.wait_quiet()
    (passed,) = slack.thread(asked)[2:]
    assert slack.reading(passed).notified == (f"@{slack.person('hugo')}", f"@{asked.user}")
    assert "“Who won the football match in Lisbon?”" in slack.said(passed)
    directly = slack.dm("ada", "Who won the football match in Lisbon?")
    slack.click("ada", answer(slack, directly), "Ask someone")
    slack.wait_for(lambda: slack.messages("@hugo"), "a message to Hugo")
    slack.wait_for(lambda: "Your question was passed on." in slack.transcript("@ada"), "a word to Ada")


def test_what_was_asked_by_command_in_a_direct_message_is_passed_on_directly_too(slack: Slack, bot: Bot) -> None:
    slack.dm("cy", FERRY)
    slack.command("cy", "@cy", "/footnote", "Who won the chess game in Porto?")
    refused = slack.wait_for(lambda: [one for one in slack.ephemerals("cy") if "Ask someone" in slack.said(one)], "no answer")
    slack.click("cy", refused[0], "Ask someone")
    slack.wait_for(lambda: "Porto" in slack.transcript("@hugo"), "a message to Hugo")
    slack.wait_for(lambda: "Your question was passed on." in slack.transcript("@cy"), "a word to Cy")
    assert "Can you help?" not in slack.transcript("@cy")


def test_retry_after_is_obeyed(slack: Slack, bot: Bot) -> None:
    slack.trouble("chat.startStream", retry_after=1)
    slack.trouble("chat.postMessage", retry_after=1)
    asked = slack.say("bo", "harbor", f"@footnote {FERRY}")
    assert SAILS in reply(slack, asked)
    posts = [call for call in slack.calls if call.method == "chat.postMessage" and call.arguments.get("thread_ts") == asked.ts]
    assert [call.status for call in posts] == [429, 200]
    assert posts[1].at - posts[0].at >= 1


def test_nothing_that_people_wrote_and_no_token_is_logged(slack: Slack, bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    (handler,) = (one for one in logging.getLogger("footnote.slack").handlers if type(one) is logging.StreamHandler)
    log = io.StringIO()
    monkeypatch.setattr(handler, "stream", log)
    token = slack.server.tokens.bot
    slack.trouble("chat.startStream", error="not_allowed")
    slack.trouble("chat.postMessage", error=f"no_{token}")
    slack.say("ada", "harbor", "@footnote Has the heron of Brindle been seen?")
    slack.wait_for(lambda: [call for call in slack.calls if call.answer.get("error") == f"no_{token}"], "the failure")
    slack.wait_quiet()
    assert "A question could not be dealt with: SlackFailed: Slack did not take chat.postMessage (no_(token))" in log.getvalue()
    assert "heron" not in log.getvalue()
    assert token not in log.getvalue()


def test_requests_by_http_are_taken_when_they_are_signed(tmp_path: Path) -> None:
    with workspace() as slack:
        slack.channel("harbor", "ada")
        secret = slack.server.settings.signing_secret
        with running(slack, tmp_path, port=0, SLACK_SIGNING_SECRET=secret) as made:
            assert made.port
            base = f"http://127.0.0.1:{made.port}"
            slack.listen(f"{base}/slack/events")
            asked = slack.say("ada", "harbor", f"@footnote {SORGHUM}")
            assert "97%" in reply(slack, asked)
            slack.click("ada", answer(slack, asked), "Show the words")
            slack.wait_for(lambda: slack.modal("ada"), "the words")
            with urllib.request.urlopen(f"{base}/healthz") as told:
                assert json.load(told) == {"ok": True}
            forged = urllib.request.Request(f"{base}/slack/events", data=b"{}", headers={"X-Slack-Signature": "v0=00"})
            with pytest.raises(HTTPError, match="401"):
                urllib.request.urlopen(forged)
            for length in ("x", "²", "", "9" * 5000):
                odd = urllib.request.Request(f"{base}/slack/events", data=b"{}", headers={"Content-Length": length})
                with pytest.raises(HTTPError, match="413"):
                    urllib.request.urlopen(odd)
            with pytest.raises(HTTPError, match="404"):
                urllib.request.urlopen(f"{base}/elsewhere")


def test_a_direct_message_is_known_by_its_channel_too() -> None:
    event = {"type": "message", "user": "U1", "channel": "D1", "ts": "1.0", "text": FERRY}
    for typed in ({}, {"channel_type": "im"}):
        found = events.asked({**event, **typed}, "T1", "U0BOT")
        assert found and found.kind == "direct"
    assert events.asked({**event, "channel": "C1"}, "T1", "U0BOT") is None


def ask(user: str, number: int, thread: str) -> Asked:
    return Asked(f"C:{number}", "mention", "T", "C", user, "?", str(number), thread)


def test_the_queue_gives_each_asker_a_turn_and_each_thread_one_answer_at_a_time() -> None:
    queue = FairQueue()
    greedy = [ask("ada", number, str(number)) for number in range(3)]
    follow_up, other = ask("bo", 7, "0"), ask("cy", 8, "8")
    for asked in (*greedy, follow_up, other):
        queue.put(asked)
    assert dict(queue.places()) == {greedy[0]: 0, greedy[1]: 3, greedy[2]: 4, follow_up: 1, other: 2}
    assert queue.next() == greedy[0]
    assert queue.next() == other  # the follow-up waits for the answer in its thread
    queue.finished(greedy[0])
    assert [queue.next(), queue.next(), queue.next()] == [follow_up, greedy[1], greedy[2]]
    ended = threading.Thread(target=queue.next)
    ended.start()
    queue.close()
    ended.join(60)
    assert not ended.is_alive()


def test_whose_turn_has_come_while_others_are_told_their_place_is_told_none(tmp_path: Path) -> None:
    with workspace() as slack:
        settings, tokens = replace(read_settings({}, None), home=tmp_path), read_slack_settings(slack.environment(), None)
        slack.channel("harbor", "ada", "bo")
        first, second = (slack.say(person, "harbor", f"@footnote {FERRY}") for person in ("ada", "bo"))
        with run._desk(settings, tokens, Rules()) as (desk, _):
            for one in (first, second):
                assert desk.ledger.begin(heard(one), None, 1.0)
                desk.queue.put(heard(one))
            slack.after("assistant.threads.setStatus", lambda _: desk.ledger.take(heard(second).key) and None)
            run._tell_places(desk, {})
        assert slack.statuses(first) == ["Waiting: 0 questions before yours ..."]
        assert slack.statuses(second) == []


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("[default", ["is no TOML"]),
        ("[chanels.C01ABC]\n", ["there is no table [chanels]"]),
        (
            '[channels.harbor]\nanswer = "loud"\ncolections = []\n[workspace]\nat_once = 0\nallowed_groups = "S0"\n',
            [
                "[channels.harbor] must be named by its id",
                "`answer` must be",
                "no setting `colections`",
                "`at_once`",
                "`allowed_",
            ],
        ),
        ("channels = 3\n", ["`channels` must hold tables"]),
        ("[default]\ncollections = []\nonly_mentions = 1\nask = 'hugo'\n", ["`collections`", "`only_mentions`", "`ask`"]),
    ],
)
def test_every_fault_of_the_channels_file_is_told_at_once(tmp_path: Path, text: str, faults: list[str]) -> None:
    (tmp_path / "channels.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingError) as caught:
        read_rules(tmp_path / "channels.toml")
    assert all(fault in str(caught.value) for fault in faults)


def test_without_a_file_everybody_may_ask_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert read_rules(None) == Rules()
    (tmp_path / "channels.toml").write_text('[default]\ndaily_limit = 5\n[channels.C01ABC]\nanswer = "privately"\n')
    assert read_rules(None).room("C01ABC", direct=False) == Room(answer="privately", daily_limit=5)
    assert read_rules(None).room("D01ABC", direct=True) == Room(daily_limit=5)


def test_missing_tokens_are_told_in_a_sentence_each(footnote: Footnote, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"):
        monkeypatch.delenv(name, raising=False)
    told = footnote("slack")
    assert told.exit_code == 4
    assert "SLACK_BOT_TOKEN is not set" in told.stderr and "SLACK_APP_TOKEN is not set" in told.stderr
    assert "SLACK_SIGNING_SECRET is not set" in footnote("slack", "--port", "3000").stderr


def test_tokens_that_slack_does_not_take_are_told_without_showing_them(
    slack: Slack, footnote: Footnote, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    for name, value in slack.environment().items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-wrong-secret")
    monkeypatch.setattr("signal.signal", lambda *_: None)  # pytest's own handlers stay
    told = footnote("slack", "--home", home)
    assert told.exit_code == 4
    assert "Slack does not take SLACK_BOT_TOKEN (invalid_auth)" in told.stderr
    assert "secret" not in told.stderr
    assert "secret" not in repr(read_slack_settings({"SLACK_BOT_TOKEN": "xoxb-secret", "SLACK_APP_TOKEN": "xapp-secret"}, None))
