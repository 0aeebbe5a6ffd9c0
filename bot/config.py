"""The settings: a value made from the environment and the command line, once, when a command starts."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.errors import SettingError

LONGEST_QUESTION = 4000  # characters


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the index lives and what it is made with."""

    home: Path
    home_is_named: bool  # the person named it, so it is an error when no index is there
    embeddings: str


def read_settings(environment: Mapping[str, str], home: str | None) -> Settings:
    """The settings from environment variables, with the command line's `--home` before `FOOTNOTE_HOME`.

    Raises `SettingError` with every fault in one sentence each.
    """
    named = home or environment.get("FOOTNOTE_HOME", "").strip()
    embeddings = environment.get("FOOTNOTE_EMBEDDINGS", "").strip() or "bundled"
    faults = []
    if embeddings != "bundled" and ":" not in embeddings:
        faults.append(
            f"FOOTNOTE_EMBEDDINGS is {embeddings!r}; write `bundled` or PROVIDER:MODEL, for example `ollama:nomic-embed-text`."
        )
    try:
        path = Path(named).expanduser() if named else _default_home()
    except RuntimeError:  # ~nobody
        faults.append(f"the home folder is {named!r}, and there is no such user; name another folder.")
    if faults:
        raise SettingError(" ".join(faults))
    return Settings(path, bool(named), embeddings)


def _default_home() -> Path:
    from platformdirs import user_data_path

    return user_data_path("footnote", appauthor=False)
