"""The providers: a setting becomes LlamaIndex's own class for it, made so that retries and limits are ours alone."""

import importlib
import importlib.util
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from bot.errors import SettingError
from bot.models.model import Model
from bot.models.settings import KEYS, ModelSettings

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

_ANSWER = 4096  # tokens that a model may write, where one must say

# provider -> its module, the class in there, and how its package is installed
_CLASSES: dict[str, tuple[str, str, str]] = {
    "openai": ("llama_index.llms.openai", "OpenAI", "llama-index-llms-openai"),
    "openai-like": ("llama_index.llms.openai_like", "OpenAILike", "llama-index-llms-openai-like"),
    "anthropic": ("llama_index.llms.anthropic", "Anthropic", "footnote-bot[anthropic]"),
    "ollama": ("llama_index.llms.ollama", "Ollama", "footnote-bot[ollama]"),
}

_LATER = 1.0  # seconds that a client waits beyond our own limit, whose sentence says more


def load_model(settings: ModelSettings) -> Model:
    """The language model that the settings name. Nothing is sent, and no library loaded, before it is asked.

    Raises `SettingError` when its package is not installed.
    """
    if settings.provider in _CLASSES:
        module, _, package = _CLASSES[settings.provider]
        if not _is_installed(module):
            raise SettingError(f"FOOTNOTE_LLM={settings.name} needs a package; install it with `pip install '{package}'`.")
    key = KEYS.get(settings.provider) or ("FOOTNOTE_LLM_KEY" if settings.provider == "openai-like" else None)
    return Model(
        settings.name,
        lambda: make_llm(settings),
        settings.limits,
        judges=settings.judge,
        place=settings.url,
        key=key,
        secret=settings.key,
    )


def make_llm(settings: ModelSettings) -> "LLM":
    """LlamaIndex's object for the settings. Raises `SettingError` when the provider's class does not take them."""
    if settings.provider not in _CLASSES:
        return _own(settings)
    try:
        return _MAKERS[settings.provider](settings)
    except ValueError as fault:
        raise SettingError(
            f"FOOTNOTE_LLM={settings.name} cannot be used ({' '.join(str(fault).split())}); choose another model."
        ) from fault


def _openai(settings: ModelSettings) -> "LLM":
    """LlamaIndex's `OpenAI` knows models by a list of names; a name that is newer goes to the class that asks for no list."""
    llm = _class("openai")(**_openai_arguments(settings))
    try:
        llm.metadata  # noqa: B018  # raises for a name that is not in its list
    except ValueError:
        return _openai_like(settings)
    return llm


def _openai_like(settings: ModelSettings) -> "LLM":
    return _class("openai-like")(**_openai_arguments(settings), **_chatting(settings))


def _openai_arguments(settings: ModelSettings) -> dict[str, Any]:
    from bot.models.bounded import bounded_client

    return {
        "model": settings.model,
        "api_base": settings.url,
        "api_key": settings.key or "none",  # when empty, the class would send OPENAI_API_KEY to whatever server it is
        "temperature": 0.0,
        "max_retries": 0,
        "timeout": settings.limits.silence + _LATER,
        "http_client": bounded_client(settings.limits, _LATER),
    }


def _chatting(settings: ModelSettings) -> dict[str, Any]:
    return {"is_chat_model": True, "context_window": settings.limits.context}


def _anthropic(settings: ModelSettings) -> "LLM":
    """LlamaIndex's `Anthropic` fails with names that its table lacks, so a newer one is put in there."""
    from bot.models.bounded import bounded_client

    llm_class = _class("anthropic")
    known: dict[str, int] = importlib.import_module("llama_index.llms.anthropic.utils").CLAUDE_MODELS
    known.setdefault(settings.model, settings.limits.context)
    llm = llm_class(
        model=settings.model,
        base_url=settings.url,
        api_key=settings.key,
        temperature=0.0,
        max_tokens=_ANSWER,
        max_retries=0,
        timeout=settings.limits.silence,
    )
    client = bounded_client(settings.limits, _LATER)
    llm._client = llm._client.copy(http_client=client)  # type: ignore[attr-defined]  # the class takes no client of ours
    return llm


def _ollama(settings: ModelSettings) -> "LLM":
    from bot.models.bounded import bounds

    url = settings.url or "http://localhost:11434"
    llm_class = _class("ollama")
    client = importlib.import_module("ollama").Client(url, timeout=settings.limits.silence, **bounds(settings.limits))
    return llm_class(
        model=settings.model,
        base_url=url,
        temperature=0.0,
        context_window=settings.limits.context,  # when unset, the class asks the server, and takes all that the model can
        request_timeout=settings.limits.silence,
        client=client,
    )


_MAKERS: dict[str, Callable[[ModelSettings], "LLM"]] = {
    "openai": _openai,
    "openai-like": _openai_like,
    "anthropic": _anthropic,
    "ollama": _ollama,
}


def _class(provider: str) -> "Callable[..., LLM]":
    module, name, _ = _CLASSES[provider]
    return getattr(importlib.import_module(module), name)  # type: ignore[no-any-return]  # looked up by name


def _is_installed(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except (ImportError, ValueError):
        return False


def _own(settings: ModelSettings) -> "LLM":
    """What a function of the person's own makes."""
    from llama_index.core.llms import LLM

    module, name = settings.provider, settings.model
    absent = f"FOOTNOTE_LLM={settings.name}: {module} does not offer {name} here; check the spelling."
    try:
        make = getattr(importlib.import_module(module), name, None)
    except (Exception, SystemExit) as fault:
        missing = isinstance(fault, ModuleNotFoundError) and f"{module}.".startswith(f"{fault.name}.")
        raise SettingError(absent if missing else _broken(settings, "cannot be imported", fault)) from fault
    if make is None:
        raise SettingError(absent)
    try:
        llm = make()
    except (Exception, SystemExit) as fault:
        raise SettingError(_broken(settings, "failed", fault)) from fault
    if not isinstance(llm, LLM):
        raise SettingError(f"FOOTNOTE_LLM={settings.name} made a {type(llm).__name__}, not a LlamaIndex LLM; return one.")
    return llm


def _broken(settings: ModelSettings, what: str, fault: BaseException) -> str:
    told = " ".join(f"{type(fault).__name__}: {fault}".split())
    return f"FOOTNOTE_LLM={settings.name} {what} ({told}); mend it."
