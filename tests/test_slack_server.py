"""The small Slack itself: the real slack_sdk client and a real Bolt app against it."""

import asyncio
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Literal

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_bolt.app.app import SlackAppDevelopmentServer
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler
from slack_sdk.web import SlackResponse
from slack_sdk.webhook import WebhookClient

from tests.slack import markup, rules
from tests.slack.live import live_server
from tests.slack.office import Office
from tests.slack_server import BOT_USER, TEAM, Call, Slack, slack_server

MODAL = {"type": "modal", "callback_id": "why", "title": {"type": "plain_text", "text": "What was wrong?"}}
REASON = {"type": "input", "block_id": "reason", "label": {"type": "plain_text", "text": "Reason"}}
ASKING = {
    "submit": {"type": "plain_text", "text": "Send"},
    "blocks": [REASON | {"element": {"type": "plain_text_input", "action_id": "text"}}],
}


@pytest.fixture
def slack() -> Iterator[Slack]:
    with slack_server(patience=60, retries=(0.0, 0.1, 0.2)) as made:
        made.person("ada")
        made.person("ben")
        made.channel("harbor", "ada", "ben")
        yield made


@pytest.fixture
def client(slack: Slack) -> WebClient:
    return WebClient(token=slack.server.tokens.bot, base_url=slack.url)


@contextmanager
def bolt(slack: Slack, **more: Any) -> Iterator[App]:
    """A real Bolt app, connected by Socket Mode."""
    app = App(client=WebClient(token=slack.server.tokens.bot, base_url=slack.url))
    handler = SocketModeHandler(app, slack.server.tokens.app, **more)
    handler.connect()  # type: ignore[no-untyped-call] # slack_bolt's own
    slack.wait_for(lambda: slack.connections, "the connection")
    try:
        yield app
    finally:
        handler.client.auto_reconnect_enabled = False
        slack.drop("close")  # else the client waits three seconds for a word from Slack before it notices its own end
        with suppress(AttributeError):  # slack_sdk's own thread may close the same socket at the same moment
            handler.close()  # type: ignore[no-untyped-call] # slack_bolt's own


def refused(call: Callable[..., SlackResponse], **arguments: Any) -> SlackResponse:
    with pytest.raises(SlackApiError) as caught:
        call(**arguments)
    response = caught.value.response
    assert isinstance(response, SlackResponse)
    return response


def section(text: str) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def button(text: str, **more: str) -> dict[str, Any]:
    return {"type": "button", "text": {"type": "plain_text", "text": text}, **more}


# Events


def test_a_mention_comes_twice_and_is_answered_in_its_thread(slack: Slack) -> None:
    with bolt(slack) as app:

        @app.event("app_mention")
        def answer(event: dict[str, Any], say: Any) -> None:
            say("At *noon* &amp; at six.", thread_ts=event["ts"])

        @app.event("message")
        def ignore() -> None: ...

        asked = slack.say("ada", "harbor", "@footnote When does the ferry sail & where?")
        slack.wait_for(lambda: slack.thread(asked)[1:], "the answer")
        slack.wait_quiet(0.1)
    assert slack.transcript("harbor") == "ada: @footnote When does the ferry sail & where?\n    footnote: At *noon* & at six."
    message, mention = (delivery.payload for delivery in slack.delivered(asked))
    assert (message["event"]["type"], mention["event"]["type"]) == ("message", "app_mention")
    assert message["event"]["ts"] == mention["event"]["ts"] == asked.ts
    assert message["event_id"] != mention["event_id"]
    assert all(delivery.acknowledged is not None for delivery in slack.delivered(asked))
    own = slack.deliveries[-1].payload["event"]
    assert (own["user"], own["bot_id"][:1], own["thread_ts"]) == (BOT_USER, "B", asked.ts)


@pytest.mark.parametrize("how", ["drop", "part"])
def test_a_connection_that_is_gone_before_slack_is_told_is_let_go(slack: Slack, how: Literal["drop", "part"]) -> None:
    async def gone(office: Office) -> None:
        (connection,) = office.connections
        connection.transport.abort()
        while connection in office.connections:
            await asyncio.sleep(0)
        office.connections.append(connection)  # as it stands there for a moment, when its socket is closed and nobody was told
        assert connection.transport.get_extra_info("socket").fileno() == -1
        await (office.drop() if how == "drop" else office.part("refresh_requested"))
        assert connection not in office.connections

    with bolt(slack):
        slack.server.do(gone(slack.server.office))


@pytest.mark.slow
def test_a_dropped_connection_is_made_again_and_loses_nothing(slack: Slack) -> None:
    seen: list[str] = []
    with bolt(slack, ping_interval=0.1) as app:

        @app.event("message")
        def note(event: dict[str, Any]) -> None:
            seen.append(event["text"])

        slack.drop()
        slack.say("ada", "harbor", "while nobody listens")
        slack.wait_for(lambda: seen, "the message")
        slack.part()
        slack.say("ada", "harbor", "after a polite goodbye")
        slack.wait_for(lambda: "after a polite goodbye" in seen, "the second message")
    assert list(dict.fromkeys(seen)) == ["while nobody listens", "after a polite goodbye"]  # once or, unconfirmed, again


@contextmanager
def bolt_by_http(slack: Slack) -> Iterator[App]:
    """A real Bolt app that listens on a port for signed requests."""
    app = App(
        client=WebClient(token=slack.server.tokens.bot, base_url=slack.url), signing_secret=slack.server.settings.signing_secret
    )
    server = SlackAppDevelopmentServer(port=0, path="/slack/events", app=app)._server  # its `start` would listen for good
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    slack.listen(f"http://127.0.0.1:{server.server_address[1]}/slack/events")
    try:
        yield app
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_signed_http_is_believed_and_forged_is_not(slack: Slack) -> None:
    with bolt_by_http(slack) as app:

        @app.event("message")
        def note() -> None: ...

        @app.command("/footnote")
        def command(ack: Any, command: dict[str, Any]) -> None:
            ack(f"You asked: {command['text']}")

        slack.say("ada", "harbor", "by HTTP")
        slack.command("ada", "harbor", "/footnote", "when?")
        slack.wait_for(lambda: slack.ephemerals("ada"), "the answer")
        assert slack.request('{"type": "url_verification", "challenge": "x"}')[0] == 200
        assert slack.request('{"type": "url_verification", "challenge": "x"}', secret="guessed")[0] == 401
    assert slack.transcript("harbor") == "ada: by HTTP\nfootnote (only ada sees this): You asked: when?"


def test_what_is_not_acknowledged_comes_again_and_says_why(slack: Slack) -> None:
    seen: list[tuple[str, str | None, str | None]] = []
    with bolt_by_http(slack) as app:

        @app.middleware
        def stubborn(body: dict[str, Any], request: Any, next: Callable[[], None]) -> None:
            headers = (request.headers.get(f"x-slack-retry-{name}", [None])[0] for name in ("num", "reason"))
            seen.append((body["event_id"], *headers))
            if len(seen) == 3:
                next()

        @app.event("app_home_opened")
        def opened() -> None: ...

        delivery = slack.open_app("ada")
        assert delivery
        slack.wait_for(lambda: delivery.done, "the end of it")
    assert [what for _, *what in seen] == [[None, None], ["1", "http_error"], ["2", "http_error"]]
    assert len({event for event, *_ in seen}) == 1
    assert (delivery.reasons, delivery.failed) == (["http_error", "http_error"], None)


# What is refused

TOO_MUCH = {
    "text of a section": ([section("a" * 3001)], "less than 3001"),
    "an empty text": ([section("")], "more than 0"),
    "blocks": ([{"type": "divider"}] * 51, "no more than 50"),
    "a header": ([{"type": "header", "text": {"type": "plain_text", "text": "a" * 151}}], "less than 151"),
    "a header in mrkdwn": ([{"type": "header", "text": {"type": "mrkdwn", "text": "a"}}], "plain_text"),
    "context": ([{"type": "context", "elements": [{"type": "mrkdwn", "text": "a"}] * 11}], "no more than 10"),
    "a button in context": ([{"type": "context", "elements": [button("a")]}], "unsupported type: button"),
    "actions": ([{"type": "actions", "elements": [button("a", action_id=str(n)) for n in range(26)]}], "no more than 25"),
    "a button's text": ([{"type": "actions", "elements": [button("a" * 76)]}], "less than 76"),
    "a button's value": ([{"type": "actions", "elements": [button("a", value="a" * 2001)]}], "less than 2001"),
    "a button's url": ([{"type": "actions", "elements": [button("a", url="https://a.example/" + "a" * 3000)]}], "less than 3001"),
    "a button's url without a scheme": ([{"type": "actions", "elements": [button("a", url="a.example")]}], "valid URL"),
    "action ids": ([{"type": "actions", "elements": [button("a", action_id="x")] * 2}], "already exists: x"),
    "block ids": ([{"type": "divider", "block_id": "x"}] * 2, "already exists: x"),
    "a block id": ([{"type": "divider", "block_id": "x" * 256}], "less than 256"),
    "markdown in all": ([{"type": "markdown", "text": "a" * 7000}] * 2, "less than 12001"),
    "an unknown block": ([{"type": "sections"}], "unsupported type: sections"),
    "an unknown property": ([section("a") | {"colour": "red"}], "no such property: colour"),
    "feedback in actions": (
        [{"type": "actions", "elements": [{"type": "feedback_buttons"}]}],
        "unsupported type: feedback_buttons",
    ),
    "a button among feedback": ([{"type": "context_actions", "elements": [button("a")]}], "unsupported type: button"),
    "half of the feedback": ([{"type": "context_actions", "elements": [{"type": "feedback_buttons"}]}], "missing required"),
}


@pytest.mark.parametrize("name", TOO_MUCH)
def test_blocks_that_slack_refuses_say_where(name: str) -> None:
    blocks, why = TOO_MUCH[name]
    found = rules.faults(blocks, "message")
    assert any(why in fault and "[json-pointer:/blocks" in fault for fault in found), found


def test_good_blocks_have_no_fault() -> None:
    votes = {
        side: {"text": {"type": "plain_text", "text": side}, "value": side} for side in ("positive_button", "negative_button")
    }
    good = [
        section("a" * 3000) | {"accessory": button("Open", url="https://a.example/"), "expand": True},
        {"type": "divider", "block_id": "line"},
        {"type": "context", "elements": [{"type": "mrkdwn", "text": "[1] <https://a.example/|A>"}]},
        {"type": "context_actions", "elements": [{"type": "feedback_buttons", "action_id": "vote", **votes}]},
        {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "a"}]}]},
    ]
    assert rules.faults(good, "message") == []


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from("type text elements options element label fields".split()),
            inner | st.sampled_from([*sorted(rules.ALLOWED["message"]), "mrkdwn", "button", "static_select"]),
            max_size=4,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=150)
@given(blocks=json_values, surface=st.sampled_from(sorted(rules.ALLOWED)))
def test_whatever_stands_in_blocks_is_judged(blocks: Any, surface: str) -> None:
    assert all(fault.startswith("[ERROR] ") for fault in rules.faults(blocks, surface))


def test_refusals_of_messages(slack: Slack, client: WebClient) -> None:
    harbor = slack.channel_id("harbor")
    outside, hidden = slack.channel("quay", app=False), slack.channel("vault", private=True, app=False)
    for channel, error in {"C0NONE": "channel_not_found", outside: "not_in_channel", hidden: "channel_not_found"}.items():
        assert refused(client.chat_postMessage, channel=channel, text="a")["error"] == error
    answer = refused(client.chat_postMessage, channel=harbor, text="a", blocks=[{"type": "sections"}])
    assert (answer["error"], answer["errors"]) == (
        "invalid_blocks",
        ["[ERROR] unsupported type: sections [json-pointer:/blocks/0/type]"],
    )
    assert refused(client.chat_postMessage, channel=harbor, text="a", thread_ts="1.000001")["error"] == "thread_not_found"
    assert refused(client.api_call, api_method="chat.postMessage", json={"channel": harbor, "text": " "})["error"] == "no_text"
    assert refused(client.chat_postEphemeral, channel=harbor, user="U0NONE", text="a")["error"] == "user_not_found"
    theirs = slack.say("ada", "harbor", "mine")
    assert refused(client.chat_update, channel=harbor, ts=theirs.ts, text="a")["error"] == "cant_update_message"
    assert refused(client.chat_delete, channel=harbor, ts=theirs.ts)["error"] == "cant_delete_message"
    many = [section("a" * 2600)] * 5
    assert (
        refused(client.chat_postMessage, channel=harbor, text="a", blocks=[*many, section("a" * 300)])["error"]
        == "msg_blocks_too_long"
    )
    assert client.chat_postMessage(channel=harbor, text="a", blocks=[section("a" * 2550)] * 5)["ok"]
    long = client.chat_postMessage(channel=harbor, text="a" * 50_000)
    assert len(long["message"]["text"]) == 40_000
    assert refused(client.chat_update, channel=harbor, ts=long["ts"], text="a" * 4001)["error"] == "msg_too_long"
    assert refused(client.api_call, api_method="files.upload")["error"] == "unknown_method"
    assert slack.space.unknown == ["files.upload"]


def test_tokens_and_scopes(slack: Slack, client: WebClient) -> None:
    harbor = slack.channel_id("harbor")
    slack.space.scopes = {"chat:write"}
    assert client.auth_test().headers["x-oauth-scopes"] == "chat:write"
    answer = refused(client.conversations_replies, channel=harbor, ts="1.1")
    assert (answer["error"], answer["needed"], answer["provided"]) == ("missing_scope", "channels:history", "chat:write")
    assert refused(WebClient(token="", base_url=slack.url).auth_test)["error"] == "not_authed"
    assert refused(WebClient(token="xoxb-other", base_url=slack.url).auth_test)["error"] == "invalid_auth"
    assert refused(client.apps_connections_open, app_token=slack.server.tokens.bot)["error"] == "not_allowed_token_type"
    slack.server.tokens.revoked = True
    assert refused(client.auth_test)["error"] == "token_revoked"


def test_a_manifest_gives_the_rights_and_must_hold_together(slack: Slack, client: WebClient, tmp_path: Path) -> None:
    manifest = tmp_path / "manifest.json"
    scopes = ["app_mentions:read", "chat:write", "commands"]
    features = {"bot_user": {"display_name": "Footnote"}, "slash_commands": [{"command": "/check"}]}
    subscribed = {"event_subscriptions": {"bot_events": ["app_mention", "message.channels"]}, "socket_mode_enabled": True}
    whole = {"display_information": {"name": "Footnote"}, "features": features, "settings": subscribed}
    manifest.write_text(json.dumps(whole | {"oauth_config": {"scopes": {"bot": scopes}}}))
    with pytest.raises(ValueError, match=r"^message.channels needs the scope channels:history$"):
        slack.install(manifest)
    manifest.write_text(json.dumps(whole | {"oauth_config": {"scopes": {"bot": [*scopes, "channels:history"]}}}))
    slack.install(manifest)
    assert (
        refused(client.reactions_add, channel=slack.channel_id("harbor"), name="eyes", timestamp="1.1")["needed"]
        == "reactions:write"
    )
    with pytest.raises(LookupError, match="/footnote is not a valid command"):
        slack.command("ada", "harbor", "/footnote", "when?")
    slack.open_app("ada")
    slack.dm("ada", "nobody hears this")
    assert slack.deliveries == []


# Messages


def test_updates_keep_what_is_not_given_and_tell_the_app(slack: Slack, client: WebClient) -> None:
    harbor = slack.channel_id("harbor")
    said = {"event_type": "answer", "event_payload": {"question": "q1"}}
    made = client.chat_postMessage(channel=harbor, text="one", blocks=[section("one")], metadata=said)
    client.chat_update(channel=harbor, ts=made["ts"], text="two")
    (message,) = slack.messages("harbor")
    assert (message.text, message.blocks[0]["text"]["text"], message.edited) == ("two", "one", True)
    without, with_all = (
        client.conversations_history(channel=harbor, include_all_metadata=each)["messages"] for each in (False, True)
    )
    assert ("metadata" in without[0], with_all[0]["metadata"]) == (False, said)
    client.chat_delete(channel=harbor, ts=made["ts"])
    assert slack.messages("harbor") == []
    events = [delivery.payload["event"] for delivery in slack.deliveries]
    assert [event.get("subtype") for event in events] == [None, "message_changed", "message_deleted"]
    assert (
        refused(client.chat_postMessage, channel=harbor, text="a", metadata={"event_type": "x"})["error"]
        == "invalid_metadata_schema"
    )


def test_a_thread_is_read_in_pages(slack: Slack, client: WebClient) -> None:
    asked = slack.say("ada", "harbor", "when?")
    for number in range(3):
        client.chat_postMessage(channel=asked.channel, text=f"answer {number}", thread_ts=asked.ts)
    slack.say("ben", "harbor", "something else")
    client.chat_postEphemeral(channel=asked.channel, user=asked.user, text="only you", thread_ts=asked.ts)
    pages = client.conversations_replies(channel=asked.channel, ts=asked.ts, limit=2)
    assert [message["text"] for page in pages for message in page["messages"]] == ["when?", "answer 0", "answer 1", "answer 2"]
    assert [message["text"] for message in client.conversations_history(channel=asked.channel)["messages"]] == [
        "something else",
        "when?",
    ]


def test_a_stream_grows_and_ends(slack: Slack, client: WebClient) -> None:
    asked = slack.say("ada", "harbor", "when?")
    client.assistant_threads_setStatus(channel_id=asked.channel, thread_ts=asked.ts, status="is reading")
    who = {"recipient_team_id": TEAM, "recipient_user_id": asked.user}
    assert refused(client.chat_startStream, channel=asked.channel, thread_ts=asked.ts)["error"] == "missing_recipient_team_id"
    stream = client.chat_stream(channel=asked.channel, thread_ts=asked.ts, buffer_size=1, **who)
    stream.append(markdown_text="**At noon.** ")
    assert slack.statuses(asked) == ["is reading", ""]
    stream.append(chunks=[{"type": "task_update", "id": "1", "title": "Reading", "status": "complete"}])
    assert slack.thread(asked)[1].streaming == "open"
    assert refused(client.chat_update, channel=asked.channel, ts=stream.ts, text="a")["error"] == "streaming_state_conflict"
    stream.stop(markdown_text="[1](https://a.example/)", blocks=[section("Sources")])
    assert slack.thread(asked)[1].text == "*At noon.* <https://a.example/|1>"
    assert slack.transcript("harbor") == (
        "ada: when?\n    footnote: **At noon.** [1](https://a.example/)\n      * Reading (complete)\n      Sources"
    )
    late = {"channel": asked.channel, "ts": str(stream.ts), "markdown_text": "more"}
    assert refused(client.chat_appendStream, **late)["error"] == "message_not_in_streaming_state"


def test_a_stream_that_lives_too_long_is_taken_up_by_an_update(slack: Slack, client: WebClient) -> None:
    asked = slack.dm("ada", "when?")
    stream = client.chat_stream(channel=asked.channel, thread_ts=asked.ts, buffer_size=1)
    stream.append(markdown_text="At noon.")
    slack.space.stream_life = 0.0
    with pytest.raises(SlackApiError, match="message_not_in_streaming_state"):
        stream.append(markdown_text="more")
    client.chat_update(channel=asked.channel, ts=str(stream.ts), text="At noon, whole.")
    assert [message.text for message in slack.thread(asked)] == ["when?", "At noon, whole."]


def test_who_is_disturbed_and_where_links_lead(slack: Slack, client: WebClient) -> None:
    text = "<!channel> <@U1> `<!here>` &lt;!here&gt; <https://a.example/?a=1&amp;b=2|A> <!subteam^S1> https://b.example/x."
    client.chat_postMessage(channel=slack.channel_id("harbor"), text=text, unfurl_links=False)
    client.chat_postMessage(
        channel=slack.channel_id("harbor"), text="<!here>", blocks=[{"type": "markdown", "text": "[c](https://c.example/)"}]
    )
    client.chat_postMessage(
        channel=slack.channel_id("harbor"), text="@everyone", link_names=True, unfurl_links=False, unfurl_media=False
    )
    client.chat_postMessage(channel=slack.channel_id("harbor"), text="@everyone")
    assert slack.disturbed() == ["!channel", "@U1", "!subteam^S1", "!here", "!everyone"]
    first, second = slack.messages("harbor")[:2]
    assert slack.previews(second) == ["https://c.example/"]
    assert slack.previews(slack.messages("harbor")[2]) == []
    assert slack.reading(first).links == (
        ("A", "https://a.example/?a=1&amp;b=2"),
        ("https://b.example/x.", "https://b.example/x."),
    )
    assert slack.reading(second).links == (("c", "https://c.example/"),)
    assert (first.unfurl_links, second.unfurl_links) == (False, None)


# Buttons and modals


def test_a_vote_with_a_reason(slack: Slack) -> None:
    with bolt(slack) as app:

        @app.action("vote")
        def vote(ack: Any, body: dict[str, Any], client: WebClient) -> None:
            ack()
            if body["actions"][0]["value"] == "down":
                client.views_open(trigger_id=body["trigger_id"], view=MODAL | ASKING)

        @app.view("why")
        def why(ack: Any, view: dict[str, Any]) -> None:
            said = view["state"]["values"]["reason"]["text"]["value"]
            wrong = {"bad": {"reason": "Please say more."}, "worse": {"mood": "There is no such block."}}.get(said)
            ack(response_action="errors", errors=wrong) if wrong else ack()

        sides = {"positive_button": ("Good", "up"), "negative_button": ("Bad", "down")}
        votes = {side: {"text": {"type": "plain_text", "text": text}, "value": value} for side, (text, value) in sides.items()}
        blocks = [
            section("At noon."),
            {"type": "context_actions", "elements": [{"type": "feedback_buttons", "action_id": "vote", **votes}]},
        ]
        app.client.chat_postMessage(channel=slack.channel_id("harbor"), text="At noon.", blocks=blocks)
        (answer,) = slack.messages("harbor")
        slack.click("ada", answer, "Bad")
        modal = slack.wait_for(lambda: slack.modal("ada"), "the modal")
        slack.submit(modal, {"Reason": "bad"})
        slack.wait_for(lambda: modal.errors, "the error")
        assert slack.transcript("harbor") == (
            "footnote: At noon.\n  [Good] [Bad]\n[modal for ada: What was wrong?]\n  Reason: ____\n  ! Please say more."
        )
        worse = slack.submit(modal, {"reason": "worse"})
        slack.wait_for(lambda: worse.failed, "Slack's refusal")
        assert worse.failed == "invalid_errors"
        slack.submit(modal, {"reason": "It sails at six."})
        slack.wait_for(lambda: not slack.modal("ada"), "its end")


def test_modals_are_checked_and_a_trigger_opens_one(slack: Slack, client: WebClient) -> None:
    ada = slack.person("ada")
    trigger = slack.space.trigger(ada)
    long = MODAL | ASKING | {"title": {"type": "plain_text", "text": "a" * 25}, "private_metadata": "a" * 3001}
    answer = refused(client.views_open, trigger_id=trigger, view=long)
    assert answer["error"] == "invalid_arguments"
    assert [fault.split("pointer:")[1] for fault in answer["response_metadata"]["messages"]] == [
        "/view/private_metadata]",
        "/view/title/text]",
    ]
    opened = client.views_open(trigger_id=trigger, view=MODAL | ASKING)["view"]
    assert refused(client.views_open, trigger_id=trigger, view=MODAL | ASKING)["error"] == "exchanged_trigger_id"
    assert refused(client.views_update, view_id=opened["id"], hash="old", view=MODAL | ASKING)["error"] == "hash_conflict"
    slack.space.trigger_life = 0.0
    assert refused(client.views_open, trigger_id=slack.space.trigger(ada), view=MODAL | ASKING)["error"] == "expired_trigger_id"
    client.views_publish(user_id=ada, view={"type": "home", "blocks": [{"type": "divider"}] * 100})
    assert (
        refused(client.views_publish, user_id=ada, view={"type": "home", "blocks": [{"type": "divider"}] * 101})["error"]
        == "invalid_arguments"
    )


def test_a_response_url_changes_an_ephemeral_message_and_wears_out(slack: Slack, client: WebClient) -> None:
    share = {"type": "actions", "elements": [button("Share", action_id="share", value="1")]}
    client.chat_postEphemeral(
        channel=slack.channel_id("harbor"), user=slack.person("ada"), text="At noon.", blocks=[section("At noon."), share]
    )
    (message,) = slack.ephemerals("ada")
    delivery = slack.click("ada", message, "Share")
    assert (delivery.payload["container"]["is_ephemeral"], "message" in delivery.payload) == (True, False)
    url = WebhookClient(delivery.payload["response_url"])
    assert url.send(text="At noon.", response_type="in_channel", delete_original=False).body == "ok"
    assert url.send(delete_original=True).status_code == 200
    assert slack.transcript("harbor") == "footnote: At noon."
    assert [url.send(text="more").status_code for _ in range(4)] == [200, 200, 200, 404]


def test_a_command_that_nobody_answers_fails_before_the_person(slack: Slack) -> None:
    slack.command("ada", "harbor", "/footnote", "when?")
    slack.wait_for(lambda: slack.ephemerals("ada"), "the failure")
    assert slack.transcript("harbor") == "slackbot (only ada sees this): /footnote failed with the error “dispatch_failed”"


# Trouble


def test_one_message_a_second_a_channel(slack: Slack, client: WebClient) -> None:
    slack.server.rates.burst = 1
    slack.server.rates.clock = iter([0.0, 0.5, 0.5, 1.5]).__next__  # a look for each call
    client.chat_postMessage(channel=slack.channel_id("harbor"), text="one")
    answer = refused(client.chat_postMessage, channel=slack.channel_id("harbor"), text="two")
    assert (answer["error"], answer.status_code, answer.headers["Retry-After"]) == ("ratelimited", 429, "1")
    client.retry_handlers.append(RateLimitErrorRetryHandler(max_retry_count=1))
    client.chat_postMessage(channel=slack.channel_id("harbor"), text="two")
    assert slack.transcript("harbor") == "footnote: one\nfootnote: two"


def test_trouble_on_demand(slack: Slack, client: WebClient) -> None:
    said: dict[str, Any] = {"channel": slack.channel_id("harbor"), "text": "one"}
    slack.trouble("chat.postMessage", retry_after=7)
    assert refused(client.chat_postMessage, **said).headers["Retry-After"] == "7"
    slack.trouble("chat.postMessage", status=503)
    assert refused(client.chat_postMessage, **said).status_code == 503
    slack.trouble("chat.postMessage", error="fatal_error")
    assert refused(client.chat_postMessage, **said)["error"] == "fatal_error"
    slack.trouble("chat.postMessage", lost=True)
    with pytest.raises(OSError, match=r"closed connection|reset"):
        WebClient(token=client.token, base_url=slack.url, retry_handlers=[]).chat_postMessage(**said)
    assert [call.ok for call in slack.calls] == [False, False, False, True]
    assert [message.text for message in slack.messages("harbor")] == ["one"]
    slack.trouble(share=0.3, retry_after=1, times=None)
    statuses = []
    for _ in range(40):
        try:
            statuses.append(client.auth_test().status_code)
        except SlackApiError as error:
            statuses.append(error.response.status_code)
    assert 3 < statuses.count(429) < 25


def test_calls_a_minute_are_counted_when_asked(slack: Slack, client: WebClient) -> None:
    made = client.chat_postMessage(channel=slack.channel_id("harbor"), text="one")
    slack.server.rates.tiers = True
    slack.server.rates.clock = lambda: 0.0
    for number in range(50):
        client.chat_update(channel=made["channel"], ts=made["ts"], text=str(number))
    assert refused(client.chat_update, channel=made["channel"], ts=made["ts"], text="more").status_code == 429


def test_an_event_comes_again_with_the_same_id(slack: Slack) -> None:
    seen: list[str] = []
    with bolt_by_http(slack) as app:

        @app.event("app_home_opened")
        def opened(body: dict[str, Any]) -> None:
            seen.append(body["event_id"])

        delivery = slack.open_app("ada")
        assert delivery
        slack.wait_for(lambda: delivery.done, "the first")
        slack.again(delivery)
        slack.server.settings.duplicates = 1.0
        slack.open_app("ben", "home")
        slack.wait_for(lambda: len(slack.deliveries[-1].sent) == 2, "the third and the fourth")
        slack.wait_for(lambda: len(seen) == 4, "both in the app")
    assert [seen.count(event) for event in dict.fromkeys(seen)] == [2, 2]


def test_what_an_agent_needs_beside_messages(slack: Slack, client: WebClient) -> None:
    ada = slack.person("ada")
    direct = client.conversations_open(users=ada)["channel"]["id"]
    prompts = [{"title": "Exports", "message": "How far did exports fall?"}]
    client.assistant_threads_setSuggestedPrompts(channel_id=direct, prompts=prompts)
    assert slack.space.prompts[direct, None]["prompts"] == prompts
    assert (
        refused(client.assistant_threads_setSuggestedPrompts, channel_id=direct, prompts=prompts * 5)["error"]
        == "invalid_arguments"
    )
    asked = slack.dm("ada", "How far did exports fall?")
    assert (asked.channel, slack.deliveries[-1].payload["event"]["channel_type"]) == (direct, "im")
    client.assistant_threads_setTitle(channel_id=direct, thread_ts=asked.ts, title="Exports")
    client.agents_sessions_setStatus(channel_id=direct, thread_ts=asked.ts, status="processing")
    client.reactions_add(channel=direct, timestamp=asked.ts, name="eyes")
    assert slack.transcript("@ada") == "ada: How far did exports fall?\n  :eyes: footnote"
    assert client.users_info(user=ada)["user"]["real_name"] == "Ada"
    assert client.usergroups_users_list(usergroup=slack.group("S1", "ada", "ben"))["users"] == sorted([ada, slack.person("ben")])
    harbor = slack.channel_id("harbor")
    assert (
        client.conversations_info(channel=harbor)["channel"]["name"],
        ada in client.conversations_members(channel=harbor)["members"],
    ) == ("harbor", True)
    link = client.chat_getPermalink(channel=direct, message_ts=asked.ts)["permalink"]
    assert link == f"https://brindle.slack.com/archives/{direct}/p{asked.ts.replace('.', '')}"


def test_edits_joins_and_other_bots_are_told_as_slack_does(slack: Slack) -> None:
    said = slack.say("ada", "harbor", "one")
    slack.edit(said, "two")
    slack.join("cyd", "harbor")
    slack.bot_says("harbor", "@footnote beep")
    slack.delete(said)
    events = [delivery.payload["event"] for delivery in slack.deliveries]
    assert [event.get("subtype") for event in events] == [
        None,
        "message_changed",
        "channel_join",
        "bot_message",
        "message_deleted",
    ]
    assert (events[1]["previous_message"]["text"], events[1]["message"]["text"]) == ("one", "two")


def test_a_test_stands_between_what_slack_does_and_what_the_app_hears(slack: Slack, client: WebClient) -> None:
    seen: list[tuple[str, int]] = []
    slack.before("chat.postMessage", lambda call: seen.append(("before", len(slack.messages("harbor")))))
    slack.after("chat.postMessage", lambda call: seen.append(("after", len(slack.messages("harbor")))))
    client.chat_postMessage(channel=slack.channel_id("harbor"), text="one")
    assert seen == [("before", 0), ("after", 1)]


CRASHING = """
import os
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

client = WebClient(token=os.environ["SLACK_BOT_TOKEN"], base_url=os.environ["SLACK_API_URL"])
app = App(client=client, process_before_response=True)  # acknowledges when it has answered

@app.event("app_mention")
def answer(event):
    said = client.conversations_replies(channel=event["channel"], ts=event["ts"], include_all_metadata=True)["messages"]
    if not any(message.get("metadata", {}).get("event_payload") == {"to": event["ts"]} for message in said):
        told = {"event_type": "answer", "event_payload": {"to": event["ts"]}}
        client.chat_postMessage(channel=event["channel"], thread_ts=event["ts"], text="At noon.", metadata=told)

SocketModeHandler(app, os.environ["SLACK_APP_TOKEN"]).start()
"""


def test_an_app_is_killed_between_acceptance_and_its_knowing(slack: Slack) -> None:
    slack.space.events = {"app_mention"}
    environment = os.environ | slack.environment()
    apps = [subprocess.Popen([sys.executable, "-c", CRASHING], env=environment)]

    def kill(call: Call) -> None:
        if len(apps) == 1:
            apps[0].kill()
            apps[0].wait()
            apps.append(subprocess.Popen([sys.executable, "-c", CRASHING], env=environment))

    slack.after("chat.postMessage", kill)
    try:
        slack.wait_for(lambda: slack.connections, "the app", 30)
        asked = slack.say("ada", "harbor", "@footnote When does the ferry sail?")
        slack.wait_for(
            lambda: len(apps) == 2 and slack.connections and slack.called("conversations.replies")[1:], "the other", 30
        )
        slack.wait_quiet(0.1)
    finally:
        apps[-1].kill()
        apps[-1].wait()
    (delivery,) = slack.delivered(asked)
    assert (len(delivery.sent), delivery.acknowledged is not None) == (2, True)
    assert [message.text for message in slack.thread(asked)[1:]] == ["At noon."]


# What is seen


def test_a_page_shows_the_channel_and_lets_nothing_through(slack: Slack, client: WebClient) -> None:
    asked = slack.say("ada", "harbor", "<script>alert(1)</script> & *loud* https://a.example/?a=1&b=2")
    blocks = [
        section("*At noon.* <https://a.example/x_y_z|[1]> <javascript:alert(1)|no> `<b>` &lt;i&gt;"),
        {"type": "markdown", "text": "**bold** <img src=x onerror=alert(1)> [a](javascript:alert(1)) [b](https://b.example/)"},
        {"type": "context", "elements": [{"type": "mrkdwn", "text": "Northgate <@" + asked.user + ">"}]},
        {"type": "actions", "elements": [button("Show <the> words", action_id="words")]},
    ]
    client.chat_postMessage(channel=asked.channel, thread_ts=asked.ts, text="At noon.", blocks=blocks)
    client.views_open(trigger_id=slack.space.trigger(asked.user), view=MODAL | ASKING)
    page = slack.page("harbor")
    tree = lxml_html.fromstring(page)
    assert [link.get("href") for link in tree.iter("a")] == [
        "https://a.example/?a=1&b=2",
        "https://a.example/x_y_z",
        "https://b.example/",
    ]
    assert not list(tree.iter("script", "img", "link"))
    assert not [name for each in tree.iter() for name in each.attrib if name.startswith("on")]
    text = tree.text_content()
    for shown in ("<script>alert(1)</script> & loud", "At noon.", "Show <the> words", "@ada", "What was wrong?", "<b> <i>"):
        assert shown in text, shown
    assert [each.text for each in tree.iter("b")] == ["Brindle", "loud", "At noon."]


def test_a_person_talks_with_the_app_in_a_browser() -> None:
    with live_server() as slack, httpx.Client(base_url=slack.server.url, follow_redirects=True) as browser:

        def press(url: str, **fields: str) -> str:
            return browser.post(f"/page/{url}", data=fields).raise_for_status().text

        general = slack.channel_id("general")
        client = WebClient(token=slack.server.tokens.bot, base_url=slack.url)
        shown = press("say", channel=general, text="@footnote when?", thread="")
        assert "@footnote" in shown
        assert browser.get("/").text == shown
        (asked,) = slack.messages("general")
        words = {"type": "actions", "elements": [button("Show", action_id="words", value="1")]}
        client.chat_postMessage(channel=general, thread_ts=asked.ts, text="At noon.", blocks=[section("At noon."), words])
        press("click", where=f"{general} {slack.thread(asked)[1].ts}", button="words")
        clicked = slack.deliveries[-1].payload
        assert (clicked["actions"][0]["value"], clicked["message"]["text"]) == ("1", "At noon.")
        client.views_open(trigger_id=clicked["trigger_id"], view=MODAL | ASKING)
        modal = slack.modal("ada")
        assert modal
        press("submit", where=modal.id, reason="It sails at six.")
        values = slack.deliveries[-1].payload["view"]["state"]["values"]
        assert values == {"reason": {"text": {"type": "plain_text_input", "value": "It sails at six."}}}
        press("close", where=modal.id)
        assert slack.modal("ada") is None


@settings(max_examples=150)
@given(text=st.text(alphabet="<>|&;*_~`@#!\"'ab \n:/", max_size=60) | st.text(max_size=30))
def test_no_text_makes_a_tag_of_its_own(text: str) -> None:
    for made in (markup.mrkdwn(text, {}), markup.markdown(text)):
        tree = lxml_html.fromstring(f"<div>{made}</div>".replace("\x00", ""))
        allowed = {
            "b",
            "i",
            "s",
            "a",
            "br",
            "pre",
            "code",
            "span",
            "blockquote",
            "p",
            "em",
            "strong",
            "ul",
            "ol",
            "li",
            "hr",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
        }
        assert {each.tag for each in tree.iterdescendants()} <= allowed | {"div", "table", "thead", "tbody", "tr", "th", "td"}
        assert all(
            each.get("href", "").startswith(("http", "mailto", "#", "/", ""))
            and not each.get("href", "").lower().startswith("javascript")
            for each in tree.iter("a")
        )
