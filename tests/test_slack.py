"""Whole conversations with the bot in the small Slack: what people say and press, and what they see."""

import json
import re
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from bot.cli import commands
from bot.reply import Answer, Citation, Statement, Timings
from bot.slack import check
from bot.slack.channels import Rules
from bot.slack.events import Asked
from bot.slack.ledger import Ledger
from bot.slack.say import Saying
from bot.slack.settings import read_slack_settings
from bot.slack.web import Web
from index.article import Article
from tests.model_server import ModelServer, Says
from tests.slack_bot import SORGHUM, Bot, answer, answers, running, workspace
from tests.slack_server import BOT_USER, TEAM, Message, Slack, View

LISBON = "Who won the football match in Lisbon?"
COURIER = "https://fallowfieldcourier.example/2025/09/19/farm-exports"


@pytest.fixture(scope="module")
def slack() -> Iterator[Slack]:
    with workspace() as made:
        yield made
        assert made.space.unknown == []
        assert made.disturbed() == []


@pytest.fixture(scope="module")
def bot(slack: Slack, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bot]:
    with running(slack, tmp_path_factory.mktemp("home")) as made:
        yield made


def read(slack: Slack, message: Message) -> str:
    """A message as a person reads it."""
    return slack.said(message).replace("\u200b", "").replace("\u00a0", " ")


def modal(slack: Slack, person: str, *, of: str = "") -> View:
    """The window before a person, once there is one with this in it."""

    def seen() -> View | None:
        view = slack.modal(person)
        return view if view and of in str(view.body) else None

    found = slack.wait_for(seen, f"a window for {person}")
    assert found
    return found


def test_a_conversation_from_the_mention_to_the_vote(slack: Slack, bot: Bot) -> None:
    slack.channel("harbor", "ada", "bo")
    asked = slack.say("ada", "harbor", f"@footnote {SORGHUM}")
    answered = answer(slack, asked)
    answer(slack, slack.say("ada", "harbor", "And who is the chairman of the American Soybean Association?", thread=asked))
    refused = slack.say("bo", "harbor", LISBON, thread=asked)
    answer(slack, refused)
    slack.click("bo", answered, "Show the words")
    modal(slack, "bo", of="The words")
    slack.click("ada", answered, "Bad answer")
    slack.submit(modal(slack, "ada", of="What was wrong"), {"reason": "It says nothing of <maize>."})
    slack.wait_for(lambda: slack.modal("ada") is None, "the end of the form")
    assert _transcript(slack, "harbor").splitlines() == TRANSCRIPT.splitlines()
    (vote,) = votes(bot)
    assert vote["question"] == SORGHUM
    assert vote["reply"]["statements"][0]["citations"][0]["url"] == COURIER
    assert (vote["vote"], vote["reason"]) == ("down", "It says nothing of <maize>.")


TRANSCRIPT = f"""\
ada: @footnote {SORGHUM}
    footnote: Sorghum fared worst: sales of the grain dropped by 97%. [1] ({COURIER})
      | [1] Farm exports to China down by more than half ({COURIER}) · Fallowfield Courier, 2025-09-19
      [Show the words]
      [Good answer] [Bad answer]
    ada: And who is the chairman of the American Soybean Association?
    footnote: Josh Gackle, the chairman of the American Soybean Association, said that farmers were waiting anxiously for news \
of the call between the presidents. [1] ({COURIER})
      | [1] Farm exports to China down by more than half ({COURIER}) · Fallowfield Courier, 2025-09-19
      [Show the words]
      [Good answer] [Bad answer]
    bo: {LISBON}
    footnote: None of the articles is about this.
      | Nearest articles:
      | (three articles)
      [Good answer] [Bad answer]
[modal for bo: The words]
  | [1] Farm exports to China down by more than half ({COURIER}) · Fallowfield Courier, 2025-09-19
  Sales of American farm products to China fell by 53% from January through July compared with the same months of last year. \
Few industries have been hit harder by the tariff dispute. *Sorghum fared worst: sales of the grain dropped by 97%.* Josh \
Gackle, the chairman of the American Soybean Association, said that farmers were waiting anxiously for news of the call between \
the presidents. He found it encouraging that the two countries were still talking and said that there was still time. But \
frustration was growing among farmers, he …"""


def _transcript(slack: Slack, channel: str) -> str:
    """A channel as it is read, but for the notes, and for which articles are the nearest."""
    lines = slack.transcript(channel).replace("\u200b", "").replace("\u00a0", " ").splitlines()
    text = "\n".join(line for line in lines if not line.strip().startswith(("| No articles are", "| Understood as")))
    return re.sub(r"(Nearest articles:\n)(?: *\| .*\n){3}", r"\1      | (three articles)\n", text)


def votes(bot: Bot) -> list[dict[str, Any]]:
    """What `footnote feedback export` prints."""
    done = CliRunner().invoke(commands, ["feedback", "export", "--home", str(bot.home)])
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_mention_is_acknowledged_with_each_step_and_answered_by_one_message(slack: Slack, bot: Bot) -> None:
    channel = slack.channel("steps", "ada")
    asked = slack.say("ada", "steps", f"@footnote {SORGHUM}")
    answered = answer(slack, asked)
    slack.wait_quiet()
    told = [status for where, thread, status in slack.space.statuses if (where, thread) == (channel, asked.ts)]
    assert list(dict.fromkeys(filter(None, told))) == [
        "Searching 8 articles ...",
        "Reading 8 passages ...",
        "Checking 1 sentence ...",
    ]
    assert slack.thread(asked) == [asked, answered]
    assert answered.streaming == "ended"
    assert slack.reading(answered).links[0] == ("[1]", COURIER)


@pytest.mark.parametrize("method", ["chat.stopStream", "chat.startStream"])
def test_a_stream_that_dies_is_taken_up_by_an_update(slack: Slack, bot: Bot, method: str) -> None:
    channel = f"dies-{method[5:10].lower()}"
    slack.channel(channel, "ada")
    if method == "chat.startStream":
        slack.trouble(method, lost=True)  # it began, and we were not told
    else:
        slack.trouble(method, error="message_not_in_streaming_state")
    asked = slack.say("ada", channel, f"@footnote {SORGHUM}")
    answered = answer(slack, asked)
    assert slack.thread(asked) == [asked, answered]
    assert "dropped by 97%. [1]" in read(slack, answered)
    assert "[Show the words]" in read(slack, answered)


def test_where_no_status_is_taken_a_message_acknowledges_and_becomes_the_answer(slack: Slack, bot: Bot) -> None:
    slack.channel("stateless", "ada")
    trouble = slack.trouble("assistant.threads.setStatus", times=None, error="channel_type_not_supported")
    try:
        asked = slack.say("ada", "stateless", f"@footnote {SORGHUM}")
        answered = answer(slack, asked)
    finally:
        trouble.times = 0
    assert slack.thread(asked) == [asked, answered]
    assert [blocks[0]["elements"][0]["text"] for _, blocks in answered.versions][:1] == ["Searching 8 articles ..."]


def test_direct_messages_are_answered_and_followed_up_without_a_thread(slack: Slack, bot: Bot) -> None:
    first = slack.dm("dora", SORGHUM)
    assert "dropped by 97%" in read(slack, answer(slack, first))
    second = slack.dm("dora", "and of soybeans?")
    assert "Understood as: What share of soybeans" in read(slack, answer(slack, second))
    empty = slack.dm("dora", "?!")
    assert "Ask me a question about the articles" in read(slack, answer(slack, empty))
    assert "You are welcome" in read(slack, answer(slack, slack.dm("dora", "Thanks!")))


def test_what_is_not_for_the_bot_is_left_alone(slack: Slack, bot: Bot) -> None:
    slack.channel("busy", "ada", "bo")
    slack.say("ada", "busy", SORGHUM)
    slack.bot_says("busy", f"@footnote {SORGHUM}")
    slack.join("cy", "busy")
    asked = slack.say("ada", "busy", f"@footnote {SORGHUM}")
    answer(slack, asked)
    slack.edit(asked, f"@footnote {LISBON}")
    slack.say("bo", "busy", "@ada what do you think of this share of sorghum sales?", thread=asked)
    for small_talk in ("Thanks!", ":tada: :+1:", ":heart: thank you", "...", "ok thanks!", "yes", "haha, will do"):
        slack.say("bo", "busy", small_talk, thread=asked)
    other = slack.say("ada", "busy", "Lunch?")
    slack.say("bo", "busy", SORGHUM, thread=other)
    slack.delete(slack.say("ada", "busy", "never mind", thread=other))
    slack.wait_quiet()
    assert len([message for message in slack.messages("busy") if message.user == BOT_USER]) == 1


def test_what_slack_brings_again_is_acknowledged_and_answered_once(slack: Slack, bot: Bot) -> None:
    slack.channel("twice", "ada")
    before = len(slack.deliveries)
    asked = slack.say("ada", "twice", f"@footnote {SORGHUM}")
    mention = slack.wait_for(
        lambda: next((each for each in slack.deliveries[before:] if each.type == "app_mention" and each.done), None),
        "the mention",
    )
    assert mention
    slack.again(mention)
    answer(slack, asked)
    slack.again(mention)
    slack.wait_quiet()
    assert len(answers(slack, asked)) == 1
    assert len(mention.sent) == 3 and mention.failed is None


def test_an_answer_whose_posting_was_not_confirmed_is_not_posted_again(slack: Slack, bot: Bot) -> None:
    slack.channel("lost", "ada")
    slack.trouble("chat.startStream", error="not_allowed")
    slack.trouble("chat.postMessage", lost=True)
    asked = slack.say("ada", "lost", f"@footnote {LISBON}")
    answer(slack, asked)
    slack.wait_quiet()
    assert len(slack.thread(asked)) == 2


def test_where_articles_differ_each_side_is_said_once(slack: Slack, bot: Bot) -> None:
    slack.channel("farms", "ada")
    asked = slack.say("ada", "farms", "@footnote How much have U.S. farm exports to China fallen, and over which period?")
    answered = answer(slack, asked)
    text = read(slack, answered)
    assert text.startswith("*The articles differ* on the period (“January through July” or “first half of 2025”):\n")
    assert "• Meadowlark Dispatch, 2025-09-20, the later report: U.S. farm exports" in text
    assert text.count("by 53%") == 2
    assert {label for label, _ in slack.reading(answered).links} >= {"[1]", "[2]"}
    assert slack.thread(asked) == [asked, answered]


def test_an_answer_that_slack_refuses_is_not_met_with_silence(slack: Slack, bot: Bot) -> None:
    slack.channel("refused", "fay")
    slack.trouble("chat.postMessage", error="invalid_blocks")
    asked = slack.say("fay", "refused", f"@footnote {LISBON}")
    slack.wait_for(lambda: [one for one in slack.ephemerals("fay") if "something went wrong" in slack.said(one)], "a word")
    assert slack.thread(asked) == [asked]


def test_a_record_that_cannot_be_written_for_a_while_stops_nobody_for_good(tmp_path: Path) -> None:
    with workspace() as slack, running(slack, tmp_path), closing(sqlite3.connect(tmp_path / "slack.sqlite3")) as record:
        slack.channel("harbor", "ada")
        record.execute(
            "CREATE TRIGGER full BEFORE UPDATE ON questions WHEN OLD.state = 'running' AND NEW.state <> 'running' "
            "BEGIN SELECT RAISE(FAIL, 'disk full'); END"
        )
        during = [slack.say("ada", "harbor", f"@footnote {SORGHUM}") for _ in range(2)]  # as many as there are workers
        for asked in during:
            answer(slack, asked)
        record.execute("DROP TRIGGER full")
        answer(slack, slack.say("ada", "harbor", f"@footnote {SORGHUM}"))
        assert [len(answers(slack, asked)) for asked in during] == [1, 1]


def test_a_long_streamed_answer_keeps_to_the_blocks_of_a_message(tmp_path: Path) -> None:
    article = Article("id", "Tides", "The sea is wide.", url="https://coast.example/tides")
    said = tuple(Statement(f"Sentence {n}.", (Citation(n, article, "The sea is wide.", 0, 16),), 1.0) for n in range(1, 32))
    with workspace() as slack, closing(Ledger(None, "test")) as ledger:
        slack.channel("harbor", "ada")
        root = slack.say("ada", "harbor", "@footnote How wide is the sea?")
        asked = Asked(f"{root.channel}:{root.ts}", "mention", TEAM, root.channel, root.user, "", root.ts, root.ts)
        saying = Saying(Web(read_slack_settings(slack.environment(), None)), ledger, asked)
        for statement in said:
            saying.statement(statement)
        saying.finish(Answer("", said, (), (), (), Timings(0, 0, 0, 0)))
        (message,) = answers(slack, root)
        assert len(message.blocks) <= 50
        assert all(f"Sentence {n}." in read(slack, message) for n in range(1, 32))
        assert slack.thread(root) == [root, message]


def test_a_command_is_answered_privately_and_can_be_shared_once(slack: Slack, bot: Bot) -> None:
    slack.channel("quay", "eve", app=False)
    asked = slack.command("eve", "quay", "/footnote", SORGHUM)
    private = slack.wait_for(lambda: [one for one in slack.ephemerals("eve") if "97%" in slack.said(one)], "an answer")[0]
    assert asked.answer == {"text": "Searching 8 articles ..."}
    assert slack.messages("quay") == []
    slack.trouble("response_url", lost=True)  # it is said, and we are not told
    for _ in range(2):
        slack.click("eve", private, "Share in channel")
    slack.wait_for(lambda: slack.messages("quay"), "the shared answer")
    slack.wait_quiet()
    (shared,) = slack.messages("quay")
    assert read(slack, shared).startswith(f"*Asked:* {SORGHUM}\nSorghum fared worst: sales of the grain dropped by 97%. [1]")
    assert "Share" not in read(slack, shared)
    slack.click("eve", shared, "Show the words")
    modal(slack, "eve", of="The words")


def test_a_command_without_a_question_says_how_to_ask(slack: Slack, bot: Bot) -> None:
    slack.channel("dock", "finn")
    slack.command("finn", "dock", "/footnote", "  ")
    slack.wait_for(lambda: [one for one in slack.ephemerals("finn") if "Ask me a question" in slack.said(one)], "help")


def test_a_message_is_checked_sentence_by_sentence_for_the_asker_alone(slack: Slack, bot: Bot) -> None:
    slack.channel("claims", "gil", "ada")
    claim = slack.say("ada", "claims", "Sales of sorghum dropped by 97%. The mayor of Lisbon resigned.")
    slack.shortcut("gil", claim, "check")
    view = modal(slack, "gil", of="Supported")
    assert "*Supported:* Sales of sorghum dropped by 97%." in str(view.body)
    assert "*Not found:* The mayor of Lisbon resigned." in str(view.body)
    assert slack.messages("claims") == [claim]


def test_checks_keep_no_button_waiting_and_a_check_that_fails_says_so(
    slack: Slack, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()

    def fail(*_: object) -> None:
        gate.wait(60)
        raise ValueError("a fault of ours")

    monkeypatch.setattr(check, "verdicts", fail)
    slack.channel("claimed", "gus", "ada", "bo")
    claim = slack.say("ada", "claimed", "Sales of sorghum dropped by 97%.")
    people = [*(f"checker{n}" for n in range(8)), "gus"]  # more than there are threads for buttons
    for person in people:
        slack.shortcut(person, claim, "check")
    modal(slack, "gus", of="Checking 1 sentence ...")
    gate.set()
    for person in people:
        modal(slack, person, of="something went wrong")


def test_what_was_checked_is_told_without_a_window_as_far_as_a_message_takes_it(slack: Slack, bot: Bot) -> None:
    slack.channel("assertions", "ida", "ada")
    claim = slack.say(
        "ada", "assertions", " ".join(f"Sales of sorghum dropped by 97% in year {n}{'0' * 900}." for n in range(20))
    )
    slack.trouble("views.update", error="not_found")
    slack.shortcut("ida", claim, "check")
    (told,) = slack.wait_for(lambda: slack.ephemerals("ida"), "the verdicts")
    assert len(json.dumps(told.blocks, ensure_ascii=False)) <= 13_200 + len(told.blocks) * 20  # Slack adds ids


def test_the_app_suggests_questions_that_it_can_answer(slack: Slack, bot: Bot) -> None:
    slack.open_app("hana")
    channel = slack.channel_id("@hana")
    prompts = slack.wait_for(lambda: slack.space.prompts.get((channel, None)), "suggestions")
    assert prompts
    assert 1 <= len(prompts["prompts"]) <= 4
    asked = slack.dm("hana", prompts["prompts"][0]["message"])
    assert "[Show the words]" in read(slack, answer(slack, asked))


def test_the_home_says_what_there_is_to_ask(slack: Slack, bot: Bot) -> None:
    slack.open_app("ivo", "home")
    home = slack.wait_for(lambda: slack.space.homes.get(slack.person("ivo")), "the home")
    assert home
    assert "*8 articles* to ask" in str(home.body)


@pytest.mark.slow
def test_a_thread_from_before_the_record_goes_on_as_slack_remembers_it(tmp_path: Path) -> None:
    with workspace() as slack:
        slack.channel("harbor", "ada")
        with running(slack, tmp_path / "lost"):
            asked = slack.say("ada", "harbor", f"@footnote {SORGHUM}")
            answer(slack, asked)
        with running(slack, tmp_path / "new"):
            follow_up = slack.say("ada", "harbor", "and of soybeans?", thread=asked)
            assert "Understood as: What share of soybeans" in read(slack, answer(slack, follow_up))


@pytest.mark.parametrize("expires", [False, True])
def test_sentences_come_one_by_one_while_a_model_writes(tmp_path: Path, expires: bool) -> None:
    gate = threading.Event()
    first, second = (
        "Sorghum did worst: its sales dropped by 97% [1].\n",
        "Farmers were waiting anxiously for news of the call [1].\n",
    )
    says = Says(first + second, size=len(first), gate=gate)
    with workspace() as slack, ModelServer(says) as server:
        slack.channel("harbor", "ada")
        with running(slack, tmp_path, None, None, **server.environment, FOOTNOTE_LLM_JUDGE="off"):
            asked = slack.say("ada", "harbor", f"@footnote {SORGHUM}")
            begun = slack.wait_for(
                lambda: next((one for one in slack.thread(asked)[1:] if one.streaming == "open"), None), "a stream"
            )
            assert read(slack, begun).startswith("Sorghum did worst: its sales dropped by 97%. [1]")
            assert "Farmers" not in read(slack, begun)
            if expires:
                slack.space.stream_life = 0.0
            gate.set()
            answered = answer(slack, asked)
    assert answered is begun
    text = read(slack, answered)
    assert text.index("97%") < text.index("Farmers") < text.index("| [1] Farm exports")
    assert text.count("97%. [1]") == 1


@pytest.mark.slow
def test_who_waits_sees_how_many_come_first(tmp_path: Path) -> None:
    gate = threading.Event()
    says = Says("Sorghum did worst: its sales dropped by 97% [1].\n", size=10, gate=gate)
    with workspace() as slack, ModelServer(says) as server:
        slack.channel("harbor", "ada", "bo", "cy")
        rules = Rules(at_once=1)
        with running(slack, tmp_path, rules, None, **server.environment, FOOTNOTE_LLM_JUDGE="off"):
            asked = []
            for before, person in enumerate(("ada", "bo", "cy")):
                asked.append(slack.say(person, "harbor", f"@footnote {SORGHUM}"))
                text = ["Searching", "Waiting: 1 question before yours", "Waiting: 2 questions before yours"][before]
                slack.wait_for(lambda: [one for one in slack.statuses(asked[-1]) if one.startswith(text)], text)  # noqa: B023
            gate.set()
            for one in asked:
                answer(slack, one)
