"""What is installed: Python, SQLite, and every library that Footnote names, each within its bounds."""

import platform
from importlib import metadata

from bot.config import Settings
from bot.doctor.finding import OTHER, Finding

_TOLD = ("chromadb", "llama-index", "slack-bolt")
_OWN = "footnote-bot"


def versions(_: Settings | None = None) -> list[Finding]:
    """Whether what is installed is what Footnote was made for."""
    from index.health import sqlite_version

    sqlite, has_fts5 = sqlite_version()
    if not has_fts5:
        return [
            _failed(
                f"SQLite {sqlite} cannot search texts (FTS5)", "use a Python whose `sqlite3` module has FTS5, as python.org's"
            )
        ]
    astray = _astray()
    if astray:
        return [
            _failed(
                ", ".join(astray), "install Footnote anew: `uv sync`, or `pip install --upgrade --force-reinstall footnote-bot`"
            )
        ]
    told = [f"{name} {metadata.version(name)}" for name in _TOLD]
    return [Finding("versions", "ok", ", ".join([f"Python {platform.python_version()}", *told, f"SQLite {sqlite}"]))]


def _astray() -> list[str]:
    """The libraries that are missing or outside their bounds, each as a person reads it."""
    from packaging.requirements import Requirement

    astray = []
    for line in metadata.requires(_OWN) or ():
        wanted = Requirement(line)
        if wanted.marker and not wanted.marker.evaluate({"extra": ""}):
            continue
        try:
            found = metadata.version(wanted.name)
        except metadata.PackageNotFoundError:
            astray.append(f"{wanted.name} is not installed")
            continue
        if not wanted.specifier.contains(found, prereleases=True):
            astray.append(f"{wanted.name} is {found}, and must be {wanted.specifier}")
    return astray


def _failed(what: str, fix: str) -> Finding:
    return Finding("versions", "failed", what, fix, OTHER)
