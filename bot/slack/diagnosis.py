"""Does Slack take our tokens, and may the app do what it must? Each fault comes with the page on which it is mended.

Slack tells the granted scopes with every answer (the header `x-oauth-scopes`), but an app's events and settings only to a
configuration token (`apps.manifest.export`); with SLACK_CONFIG_TOKEN set, these are compared with `manifest.json` too.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.config import Settings
from bot.doctor.finding import SERVICE, SETTINGS, Finding
from bot.errors import SettingError
from bot.slack.settings import SlackSettings, read_slack_settings

if TYPE_CHECKING:
    from slack_sdk import WebClient
    from slack_sdk.web import SlackResponse

_NAME = "Slack"
_TOKENS = ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET")
_PATIENCE = 10  # seconds for a call
MANIFESTS = (
    Path(__file__).with_name("manifest.json"),
    Path(__file__).parents[2] / "manifest.json",
)  # installed; in the repository
_APPS = "https://api.slack.com/apps"

# Slack's word for what is wrong -> what it means, what to do; {where} is the page, {token} the variable
_TROUBLES = {
    "invalid_auth": ("Slack does not know the token in {token}", "copy it again from {where}"),
    "not_authed": ("Slack does not know the token in {token}", "copy it again from {where}"),
    "token_revoked": ("the token in {token} was revoked", "install the app again at {where}, and copy the new one"),
    "token_expired": ("the token in {token} has expired", "install the app again at {where}, and copy the new one"),
    "account_inactive": ("the token in {token} is of an app or workspace that is gone", "install the app again at {where}"),
    "not_allowed_token_type": ("{token} holds a token of another kind", "copy the right one from {where}"),
    "missing_scope": ("the token in {token} lacks a scope", "make one with `connections:write` at {where}"),
    "ratelimited": ("Slack asks to wait", "run `footnote doctor` again in a minute"),
}
_PAGES = {"SLACK_BOT_TOKEN": "oauth", "SLACK_APP_TOKEN": "general", "SLACK_CONFIG_TOKEN": ""}


def slack(environment: Mapping[str, str], _: Settings | None = None, *, manifests: Sequence[Path] = MANIFESTS) -> list[Finding]:
    """What is wrong with the tokens, the scopes, Socket Mode and the events, by the first of the manifests that is there."""
    if not any(environment.get(name, "").strip() for name in _TOKENS):
        return [Finding(_NAME, "skipped", "no Slack token is set; `footnote slack` needs them")]
    over_http = not environment.get("SLACK_APP_TOKEN", "").strip() and bool(environment.get("SLACK_SIGNING_SECRET", "").strip())
    try:
        settings = read_slack_settings(environment, 1 if over_http else None)
    except SettingError as fault:
        return [_failed(sentence, "then run `footnote doctor` again") for sentence in str(fault).removesuffix(".").split(". ")]
    app, manifest = _app_id(settings), _read(manifests)
    found = _bot(settings, app, manifest)
    if settings.app_token:
        found += _called("SLACK_APP_TOKEN", app, lambda: _socket(settings))
    return found + _called("SLACK_CONFIG_TOKEN", app, lambda: _events(environment, settings, app, manifest))


def _bot(settings: SlackSettings, app: str | None, manifest: dict[str, Any]) -> list[Finding]:
    """Whether the bot's token is good, and has the scopes."""

    def look() -> list[Finding]:
        answer = _client(settings, settings.bot_token).auth_test()
        granted = _granted(answer)
        missing = sorted(set(manifest["oauth_config"]["scopes"]["bot"]) - granted) if granted is not None else []
        who = f"@{answer.get('user')} in {answer.get('team')}"
        add = f"add it at {_page(app, 'oauth')} under `Bot Token Scopes`, and install the app again"
        if not missing:
            return [Finding(_NAME, "ok", f"{who}; the bot has all its scopes")]
        return [_failed(f"{who} lacks the scope {scope}", add) for scope in missing]

    return _called("SLACK_BOT_TOKEN", app, look)


def _socket(settings: SlackSettings) -> list[Finding]:
    """Whether a connection may be opened; it is not."""
    assert settings.app_token
    _client(settings, settings.app_token).apps_connections_open(app_token=settings.app_token)
    return [Finding(_NAME, "ok", "Socket Mode is open to us")]


def _events(environment: Mapping[str, str], settings: SlackSettings, app: str | None, manifest: dict[str, Any]) -> list[Finding]:
    """Whether the app is sent the events that it needs; as far as Slack tells."""
    token = environment.get("SLACK_CONFIG_TOKEN", "").strip()
    wanted = manifest["settings"]["event_subscriptions"]["bot_events"]
    if not (token and app):
        page = _page(app, "event-subscriptions")
        listed = ", ".join(wanted)
        return [Finding("Slack events", "skipped", f"Slack does not tell them to a bot; see that {page} lists {listed}")]
    answer = _client(settings, token).apps_manifest_export(app_id=app)
    theirs = (answer.get("manifest") or {}).get("settings") or {}
    subscribed = (theirs.get("event_subscriptions") or {}).get("bot_events") or []
    add = f"add it at {_page(app, 'event-subscriptions')} under `Subscribe to bot events`, save, and install the app again"
    found = [_failed(f"the app is not sent the event {event}", add) for event in wanted if event not in subscribed]
    if settings.app_token and not theirs.get("socket_mode_enabled"):
        found.append(_failed("Socket Mode is off", f"switch it on at {_page(app, 'socket-mode')}"))
    return found or [Finding("Slack events", "ok", f"all {len(wanted)} are subscribed")]


def _called(token: str, app: str | None, look: Callable[[], list[Finding]]) -> list[Finding]:
    """What a look finds that calls Slack; an error of Slack's, or none to be reached, is a finding too."""
    from slack_sdk.errors import SlackClientError

    try:
        return look()
    except SlackClientError as fault:
        return [_trouble(fault, token, app)]
    except (OSError, ValueError) as fault:  # not reached; or what came is no JSON
        why = str(getattr(fault, "reason", fault)) or type(fault).__name__
        return [
            Finding(_NAME, "failed", f"Slack cannot be reached ({why})", "check the network, a proxy, and SLACK_API_URL", SERVICE)
        ]


def _trouble(fault: Exception, token: str, app: str | None) -> Finding:
    answer: Any = getattr(fault, "response", None) or {}
    word = answer.get("error") or f"status {getattr(answer, 'status_code', None)}"
    what, fix = _TROUBLES.get(word, ("Slack says {word} to {token}", "see https://docs.slack.dev/reference/methods, and {where}"))
    where = {"where": _page(app, _PAGES[token]), "token": token, "word": word}
    return _failed(what.format(**where), fix.format(**where)) if word != "ratelimited" else Finding(_NAME, "warning", what, fix)


def _granted(answer: "SlackResponse") -> set[str] | None:
    """The scopes that the token has, or None when Slack does not say."""
    headers = {str(name).lower(): value for name, value in answer.headers.items()}
    told = headers.get("x-oauth-scopes")
    return None if told is None else {scope.strip() for scope in str(told).split(",")}


def _app_id(settings: SlackSettings) -> str | None:
    """The app's id, which stands in an app-level token: xapp-1-ID-..."""
    parts = (settings.app_token or "").split("-")
    return parts[2] if len(parts) > 3 and parts[2].isalnum() else None


def _page(app: str | None, page: str) -> str:
    """The page of the app's settings, or of all apps when we do not know which it is."""
    return f"{_APPS}/{app}/{page}".rstrip("/") if app else f"{_APPS} (your app, {page.replace('-', ' ') or 'settings'})"


def _client(settings: SlackSettings, token: str) -> "WebClient":
    from slack_sdk import WebClient

    return WebClient(token, base_url=settings.api_url, timeout=_PATIENCE)


def _read(manifests: Sequence[Path]) -> dict[str, Any]:
    """The app as it should be. Raises `SettingError` when no manifest is there."""
    found = next((path for path in manifests if path.exists()), None)
    if found is None:
        raise SettingError("Footnote's manifest.json is not installed; install Footnote anew.")
    manifest: dict[str, Any] = json.loads(found.read_text(encoding="utf-8"))
    return manifest


def _failed(what: str, fix: str) -> Finding:
    return Finding(_NAME, "failed", what, fix, SETTINGS)
