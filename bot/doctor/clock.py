"""The clock: Slack refuses requests that are five minutes off, and "last week" counts from today."""

import contextlib
import time
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from pathlib import Path

from bot.config import Settings
from bot.doctor.finding import OTHER, Finding

_OFF, _WRONG = 60, 300  # seconds; Slack refuses signed requests beyond the second
_PATIENCE = 5.0  # seconds for a server to tell its time
_SET = "set the clock, best by NTP (on Linux `timedatectl set-ntp true`)"


def clock(environment: Mapping[str, str], settings: Settings) -> list[Finding]:
    """How far the clock is off, by the time that a service in use tells, else by the newest file in the home."""
    for url in _told_by(environment, settings):
        off = _off_by(url)
        if off is not None:
            return [_finding(off, url)]
    newest = max((path.stat().st_mtime for path in _files(settings.home)), default=0.0)
    if newest - time.time() > _WRONG:
        return [_finding(time.time() - newest, f"the newest file in {settings.home}")]
    return [Finding("clock", "ok", f"{time.strftime('%Y-%m-%d %H:%M %Z')}, and no file in the home is of later")]


def _told_by(environment: Mapping[str, str], settings: Settings) -> list[str]:
    """The addresses of services that are in use: none is called that would not be called anyway."""
    urls = [environment.get("FOOTNOTE_LLM_URL", "").strip(), settings.server.url if settings.server else ""]
    if environment.get("SLACK_BOT_TOKEN", "").strip():
        urls.insert(0, environment.get("SLACK_API_URL", "").strip() or "https://slack.com/api/")
    return [url for url in urls if url.startswith(("http://", "https://"))]


def _off_by(url: str) -> float | None:
    """Seconds that this machine's clock is ahead of the server's, or None when it does not tell."""
    import urllib.error
    import urllib.request

    began = time.time()
    try:
        with urllib.request.urlopen(urllib.request.Request(url, method="HEAD"), timeout=_PATIENCE) as answer:  # noqa: S310  # http(s), as checked
            told = answer.headers.get("Date")
    except urllib.error.HTTPError as fault:  # it has a date all the same
        told = fault.headers.get("Date")
        fault.close()
    except (OSError, ValueError):  # that it does not answer, its own check tells
        return None
    try:
        theirs = parsedate_to_datetime(told or "").timestamp() + 0.5  # it has whole seconds
    except ValueError:
        return None
    return (began + time.time()) / 2 - theirs


def _files(home: Path) -> list[Path]:
    with contextlib.suppress(OSError):
        return [path for path in home.iterdir() if path.is_file()]
    return []


def _finding(off: float, whose: str) -> Finding:
    span = f"{abs(off):.0f} s" if abs(off) < 2 * _WRONG else f"{abs(off) / 60:,.0f} minutes"
    what = f"this machine's clock is {span} {'ahead of' if off > 0 else 'behind'} {whose}"
    if abs(off) > _WRONG:
        return Finding("clock", "failed", what + "; Slack refuses what is signed with it", _SET, OTHER)
    if abs(off) > _OFF:
        return Finding("clock", "warning", what, _SET)
    return Finding("clock", "ok", f"within a minute of {whose}")
