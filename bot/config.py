"""The settings: a value made from the environment and the command line, once, when a command starts."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.errors import SettingError
from bot.models.settings import ModelSettings, read_model_settings
from index.server import ChromaServer

LONGEST_QUESTION = 4000  # characters
BUNDLED = "bundled"  # the embedding model that needs no setting

_SERVER = ("FOOTNOTE_CHROMA_URL", "FOOTNOTE_CHROMA_TENANT", "FOOTNOTE_CHROMA_DATABASE", "FOOTNOTE_CHROMA_TOKEN")


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the index and its vectors live, what these are made with, and what writes answers."""

    home: Path
    home_is_named: bool  # the person named it, so it is an error when no index is there
    embeddings: str
    server: ChromaServer | None = None  # where the vectors are; None: in the home
    llm: ModelSettings | None = None  # what writes answers; None: they are the articles' own sentences


def read_settings(environment: Mapping[str, str], home: str | None) -> Settings:
    """The settings from environment variables, with the command line's `--home` before `FOOTNOTE_HOME`.

    Raises `SettingError` with every fault in one sentence each.
    """
    named = home or environment.get("FOOTNOTE_HOME", "").strip()
    embeddings = environment.get("FOOTNOTE_EMBEDDINGS", "").strip() or BUNDLED
    faults = []
    if embeddings != BUNDLED and ":" not in embeddings:
        faults.append(
            f"FOOTNOTE_EMBEDDINGS is {embeddings!r}; write `bundled` or PROVIDER:MODEL, for example `ollama:nomic-embed-text`."
        )
    try:
        path = Path(named).expanduser() if named else _default_home()
    except RuntimeError:  # ~nobody
        faults.append(f"the home folder is {named!r}, and there is no such user; name another folder.")
    try:
        server = _server(environment)
    except ValueError as fault:
        faults.append(str(fault))
    try:
        llm = read_model_settings(environment)
    except ValueError as fault:
        faults.append(str(fault))
    if faults:
        raise SettingError(" ".join(faults))
    return Settings(path, bool(named), embeddings, server, llm)


def with_model(environment: Mapping[str, str], name: str | None) -> dict[str, str]:
    """The environment with another language model; None: with none at all."""
    if name is not None:
        return {**environment, "FOOTNOTE_LLM": name}
    return {variable: value for variable, value in environment.items() if not variable.startswith("FOOTNOTE_LLM")}


def _server(environment: Mapping[str, str]) -> ChromaServer | None:
    """The Chroma server that the environment names, or None. Raises `ValueError` with every fault in one sentence each."""
    url, tenant, database, token = (environment.get(name, "").strip() or None for name in _SERVER)
    if url:
        return ChromaServer(url, tenant, database, token)
    alone = [name for name, value in zip(_SERVER, (url, tenant, database, token), strict=True) if value]
    if alone:
        raise ValueError(f"{' and '.join(alone)} without FOOTNOTE_CHROMA_URL; set this too, or neither.")
    return None


def _default_home() -> Path:
    from platformdirs import user_data_path

    return user_data_path("footnote", appauthor=False)
