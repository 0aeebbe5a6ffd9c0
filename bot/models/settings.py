"""The settings of the language model, read and checked without any library."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

_EXAMPLE = "for example `openai:gpt-4.1-mini` or `ollama:llama3.2`"
_ON_OFF = {"on": True, "off": False, "": True}

# provider -> the variable that holds its key (None: it needs none)
KEYS: dict[str, str | None] = {
    "openai": "OPENAI_API_KEY",
    "anthropic": "ANTHROPIC_API_KEY",
    "ollama": None,
    "openai-like": None,
}
_NEEDS_URL = "openai-like"
_TAKES_OWN_KEY = "openai-like"


@dataclass(frozen=True, slots=True)
class Limits:
    """How long, how often and how much a model is asked."""

    silence: float = 30.0  # seconds until its first words, and between its words
    seconds: float = 90.0  # for all calls of one question
    retries: int = 2  # of a call that fails in passing
    calls: int = 8  # for one question
    characters: int = 60_000  # of one answer, with what it thinks aloud; more is no answer
    context: int = 8192  # tokens that it takes and gives in one call


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """A language model and how it is asked. A provider with a dot is a module of the person's own, the model a function in it."""

    provider: str
    model: str
    url: str | None = None
    key: str | None = field(default=None, repr=False)
    limits: Limits = Limits()
    judge: bool = True  # whether it is asked for a second opinion on what it wrote

    @property
    def name(self) -> str:
        """As `FOOTNOTE_LLM` has it."""
        return f"{self.provider}:{self.model}"


def read_model_settings(environment: Mapping[str, str]) -> ModelSettings | None:
    """The language model that environment variables name, None when `FOOTNOTE_LLM` is unset.

    Raises `ValueError` with every fault in one sentence each.
    """
    values = {name: value.strip() for name, value in environment.items() if name.startswith("FOOTNOTE_LLM")}
    faults: list[str] = []
    usual = Limits()
    limits = Limits(
        silence=_number(values, "FOOTNOTE_LLM_TIMEOUT", usual.silence, (0.01, 3600), faults),
        seconds=_number(values, "FOOTNOTE_LLM_BUDGET", usual.seconds, (0.01, 3600), faults),
        retries=int(_number(values, "FOOTNOTE_LLM_RETRIES", usual.retries, (0, 10), faults, whole=True)),
        context=int(_number(values, "FOOTNOTE_LLM_CONTEXT", usual.context, (512, 10_000_000), faults, whole=True)),
    )
    judge = values.get("FOOTNOTE_LLM_JUDGE", "").lower()
    if judge not in _ON_OFF:
        faults.append(f"FOOTNOTE_LLM_JUDGE is {judge!r}; write `on` or `off`.")
    url = values.get("FOOTNOTE_LLM_URL") or None
    if url and not _is_url(url):
        faults.append("FOOTNOTE_LLM_URL cannot be used; write it like http://localhost:8080/v1, without user or password.")
    setting = values.get("FOOTNOTE_LLM", "")
    faults += _model_faults(setting, values, environment) if setting else _alone(values)
    if faults:
        raise ValueError(" ".join(faults))
    if not setting:
        return None
    provider, _, model = setting.partition(":")
    key = values.get("FOOTNOTE_LLM_KEY") if provider == _TAKES_OWN_KEY else environment.get(KEYS.get(provider) or "", "").strip()
    return ModelSettings(provider, model, url, key or None, limits, judge=_ON_OFF[judge])


def _model_faults(setting: str, values: Mapping[str, str], environment: Mapping[str, str]) -> list[str]:
    """What is wrong with the model that is named, and with what belongs to it."""
    provider, _, model = setting.partition(":")
    if not provider or not model.strip():
        return [f"FOOTNOTE_LLM is {setting!r}; write PROVIDER:MODEL, {_EXAMPLE}."]
    if "." in provider:
        named = all(part.isidentifier() for part in (*provider.split("."), model.strip()))
        return [] if named else [f"FOOTNOTE_LLM is {setting!r}, which names no function; write `package.module:function`."]
    if provider not in KEYS:
        return [
            f"FOOTNOTE_LLM={setting}: {provider!r} is no provider; known are {', '.join(KEYS)}, or `package.module:function`."
        ]
    faults = []
    key = KEYS[provider]
    if key and not environment.get(key, "").strip():
        faults.append(f"FOOTNOTE_LLM={setting} needs a key; set {key} in the environment or in `.env`.")
    if provider == _NEEDS_URL and not values.get("FOOTNOTE_LLM_URL"):
        faults.append(
            f"FOOTNOTE_LLM={setting} needs FOOTNOTE_LLM_URL; set it to the server's address, like http://localhost:8080/v1."
        )
    if provider != _TAKES_OWN_KEY and values.get("FOOTNOTE_LLM_KEY"):
        instead = f"put the key into {key}" if key else "take it out"
        faults.append(f"FOOTNOTE_LLM_KEY is for `{_TAKES_OWN_KEY}` only; {instead}.")
    return faults


def _alone(values: Mapping[str, str]) -> list[str]:
    names = [name for name in ("FOOTNOTE_LLM_URL", "FOOTNOTE_LLM_KEY") if values.get(name)]
    return [f"{' and '.join(names)} without FOOTNOTE_LLM; set this too, or neither."] if names else []


def _number(
    values: Mapping[str, str], name: str, default: float, within: tuple[float, float], faults: list[str], *, whole: bool = False
) -> float:
    written = values.get(name)
    if not written:
        return default
    least, most = within
    pattern = r"\d{1,9}" if whole else r"\d{1,9}(\.\d{1,3})?"
    if not re.fullmatch(pattern, written, re.ASCII) or not least <= float(written) <= most:
        kind = "a whole number" if whole else "a number of seconds"
        faults.append(f"{name} is {written!r}; write {kind} from {least:g} to {most:,g}.")
        return default
    return float(written)


def _is_url(url: str) -> bool:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    named = parts.scheme in ("http", "https") and bool(parts.hostname) and port != 0
    plain = url.isprintable() and " " not in url  # `urlsplit` passes over control characters, and clients do not
    return named and plain and parts.username is None and parts.password is None and not parts.query and not parts.fragment
