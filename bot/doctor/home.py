"""The folder of the index: is it there, may it be written, is there room?"""

import os
import shutil
import stat
import tempfile
from pathlib import Path

from bot.config import Settings
from bot.doctor.finding import SETTINGS, Finding
from bot.library import has_index

_LITTLE, _TOO_LITTLE = 500_000_000, 50_000_000  # bytes free on the disk


def home(settings: Settings) -> list[Finding]:
    """Whether the home, or the folder in which it would be made, can be written, has room, and is written by nobody else.

    Raises `HomeError` when it cannot be looked into.
    """
    folder = settings.home
    has_index(folder)  # raises where the folder cannot be looked into
    if folder.exists() and not folder.is_dir():
        return [_failed(f"{folder} is a file", "name a folder with `--home` or FOOTNOTE_HOME")]
    there = next(parent for parent in (folder, *folder.parents) if parent.exists())
    try:
        with tempfile.TemporaryFile(dir=there):
            pass
    except OSError as fault:
        return [
            _failed(
                f"{there} cannot be written ({fault.strerror})", "give yourself the right, or name another folder with `--home`"
            )
        ]
    free = shutil.disk_usage(there).free
    room = f"{free / 1e9:.1f} GB free"
    if free < _TOO_LITTLE:
        return [_failed(f"{folder}: the disk is full, {room}", "make room, or name a folder on another disk with `--home`")]
    if free < _LITTLE:
        return [Finding("home", "warning", f"{folder}: the disk is nearly full, {room}", "make room before you add articles")]
    if _others_may_write(there) and there == folder:
        return [Finding("home", "warning", f"{folder}: every user of this machine may change it", f"run `chmod o-w {folder}`")]
    return [Finding("home", "ok", f"{folder}: {room}" + ("" if there == folder else "; made with the first article"))]


def _others_may_write(folder: Path) -> bool:
    return os.name == "posix" and bool(folder.stat().st_mode & stat.S_IWOTH)


def _failed(what: str, fix: str) -> Finding:
    return Finding("home", "failed", what, fix, SETTINGS)
