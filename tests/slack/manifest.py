"""Installs an app from its manifest, and refuses a manifest as Slack does when an event lacks the scope that it needs."""

import json
from pathlib import Path

from tests.slack.nouns import Json
from tests.slack.workspace import BOT_USER, Workspace

_NEEDED = {  # the scope that an event needs
    "app_mention": "app_mentions:read",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.im": "im:history",
    "message.mpim": "mpim:history",
    "assistant_thread_started": "assistant:write",
    "assistant_thread_context_changed": "assistant:write",
    "member_joined_channel": "channels:read",
    "reaction_added": "reactions:read",
}


def install(space: Workspace, path: Path) -> None:
    """Give the app what a manifest asks for; ValueError with all faults, a line each."""
    manifest: Json = json.loads(path.read_text(encoding="utf-8"))
    features, settings = manifest.get("features", {}), manifest.get("settings", {})
    scopes = set(manifest.get("oauth_config", {}).get("scopes", {}).get("bot", []))
    events = set(settings.get("event_subscriptions", {}).get("bot_events", []))
    found = list(_faults(manifest, scopes, events))
    if found:
        raise ValueError("\n".join(found))
    space.scopes, space.events = scopes, events
    space.commands = [command["command"] for command in features.get("slash_commands", [])]
    shortcuts = [shortcut for shortcut in features.get("shortcuts", []) if shortcut["type"] == "message"]
    space.shortcuts = {shortcut["callback_id"]: shortcut["name"] for shortcut in shortcuts}
    space.name = features["bot_user"]["display_name"].lower()
    space.people[BOT_USER].name = space.name


def _faults(manifest: Json, scopes: set[str], events: set[str]) -> list[str]:
    features, settings = manifest.get("features", {}), manifest.get("settings", {})
    name = manifest.get("display_information", {}).get("name", "")
    found = [
        f"{event} needs the scope {_NEEDED[event]}" for event in sorted(events) if _NEEDED.get(event, "") not in scopes | {""}
    ]
    if not 1 <= len(name) <= 35:
        found.append("display_information.name must have 1 to 35 characters")
    if not features.get("bot_user", {}).get("display_name"):
        found.append("features.bot_user.display_name is needed")
    if (features.get("slash_commands") or features.get("shortcuts")) and "commands" not in scopes:
        found.append("slash commands and shortcuts need the scope commands")
    if (features.get("agent_view") or features.get("assistant_view")) and "assistant:write" not in scopes:
        found.append("an agent needs the scope assistant:write")
    for shortcut in features.get("shortcuts", []):
        if len(shortcut["name"]) > 24 or len(shortcut["description"]) > 150 or shortcut["type"] not in {"message", "global"}:
            found.append(f"the shortcut {shortcut['name']} has too long a name or description, or no such type")
    if not settings.get("socket_mode_enabled") and events and not settings.get("event_subscriptions", {}).get("request_url"):
        found.append("events need a request URL or Socket Mode")
    return found
