"""How to reach Slack: the tokens, from the environment. They show in no text that this chapter makes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.errors import SettingError

SLACK = "https://slack.com/api/"
_PREFIXES = {"SLACK_BOT_TOKEN": "xoxb-", "SLACK_APP_TOKEN": "xapp-"}
_WHERE = {
    "SLACK_BOT_TOKEN": "`OAuth & Permissions` of your app on api.slack.com/apps",
    "SLACK_APP_TOKEN": "`Basic Information`, `App-Level Tokens`, with the scope connections:write",
    "SLACK_SIGNING_SECRET": "`Basic Information`, `App Credentials`",
}


@dataclass(frozen=True, slots=True)
class SlackSettings:
    """The tokens, and where Slack is."""

    bot_token: str = field(repr=False)
    app_token: str | None = field(repr=False)  # for Socket Mode
    signing_secret: str | None = field(repr=False)  # for HTTP
    api_url: str = SLACK
    port: int | None = None  # to listen on for HTTP; None: Socket Mode


def read_slack_settings(environment: Mapping[str, str], port: int | None) -> SlackSettings:
    """The settings from `SLACK_*`; with a port they are for HTTP, else for Socket Mode.

    Raises `SettingError` with every fault in one sentence each.
    """
    needed = ("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET" if port is not None else "SLACK_APP_TOKEN")
    values = {name: environment.get(name, "").strip() for name in (*_WHERE, "SLACK_API_URL")}
    faults = [f"{name} is not set; put it into .env, from {_WHERE[name]}." for name in needed if not values[name]]
    faults += [
        f"{name} does not begin with {prefix}; copy it again from {_WHERE[name]}."
        for name, prefix in _PREFIXES.items()
        if name in needed and values[name] and not values[name].startswith(prefix)
    ]
    url = values["SLACK_API_URL"] or SLACK
    if not url.startswith(("https://", "http://")):
        faults.append("SLACK_API_URL is no http(s) address; write it like https://slack.com/api/, or leave it out.")
    if faults:
        raise SettingError(" ".join(faults))
    return SlackSettings(
        values["SLACK_BOT_TOKEN"],
        values["SLACK_APP_TOKEN"] or None,
        values["SLACK_SIGNING_SECRET"] or None,
        url if url.endswith("/") else url + "/",
        port,
    )
