"""The manifest asks for what the code uses, and for nothing else."""

import ast
import json

from bot.slack.app import COMMAND, EVENTS, SHORTCUT
from tests.conftest import ROOT
from tests.slack.methods import METHODS
from tests.slack_bot import MANIFEST
from tests.slack_server import slack_server

# Events with the scope that Slack asks for them; the methods' scopes are the small Slack's.
EVENT_SCOPES = {
    "app_mention": {"app_mentions:read"},
    "app_home_opened": set(),
    "message.channels": {"channels:history"},
    "message.groups": {"groups:history"},
    "message.im": {"im:history"},
    "message.mpim": {"mpim:history"},
}


def used_methods() -> set[str]:
    """The methods of the Web API that the chapter names."""
    paths = (ROOT / "bot" / "slack").glob("*.py")
    texts = {
        node.value
        for path in paths
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return texts & METHODS.keys()


def test_the_manifest_asks_for_exactly_what_the_code_uses() -> None:
    manifest = json.loads(MANIFEST.read_text(encoding="utf-8"))
    events = set(manifest["settings"]["event_subscriptions"]["bot_events"])
    assert {event.split(".")[0] for event in events} == set(EVENTS)
    assert events == EVENT_SCOPES.keys()
    of_methods = {METHODS[method].scopes for method in used_methods()} - {()}
    of_events = set().union(*(EVENT_SCOPES[event] for event in events))
    scopes = set(manifest["oauth_config"]["scopes"]["bot"])
    assert all(set(one) & scopes for one in of_methods)
    only = {scopes_of[0] for scopes_of in of_methods if len(scopes_of) == 1}
    assert scopes == only | of_events | {"commands"}


def test_the_manifest_names_the_command_and_the_shortcut() -> None:
    features = json.loads(MANIFEST.read_text(encoding="utf-8"))["features"]
    assert [command["command"] for command in features["slash_commands"]] == [COMMAND]
    assert [shortcut["callback_id"] for shortcut in features["shortcuts"]] == [SHORTCUT]
    assert features["app_home"]["messages_tab_enabled"] and not features["app_home"]["messages_tab_read_only_enabled"]


def test_slack_takes_the_manifest() -> None:
    with slack_server() as slack:
        slack.install(MANIFEST)
