"""The embedding model: the bundled one, or any LlamaIndex embedding that is set in its place."""

import importlib
import os
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from llama_index.core.base.embeddings.base import BaseEmbedding

from index.errors import ModelError
from index.minilm.model import MiniLM, minilm

if TYPE_CHECKING:
    import numpy as np

BUNDLED = "bundled"

# provider -> module, class, the argument that takes the model's name, the environment variable that must hold its key
_PROVIDERS: dict[str, tuple[str, str, str, str | None]] = {
    "openai": ("llama_index.embeddings.openai", "OpenAIEmbedding", "model", "OPENAI_API_KEY"),
    "ollama": ("llama_index.embeddings.ollama", "OllamaEmbedding", "model_name", None),
    "huggingface": ("llama_index.embeddings.huggingface", "HuggingFaceEmbedding", "model_name", None),
    "cohere": ("llama_index.embeddings.cohere", "CohereEmbedding", "model_name", "COHERE_API_KEY"),
    "mistralai": ("llama_index.embeddings.mistralai", "MistralAIEmbedding", "model_name", "MISTRAL_API_KEY"),
    "voyageai": ("llama_index.embeddings.voyageai", "VoyageEmbedding", "model_name", "VOYAGE_API_KEY"),
}


class BundledEmbedding(BaseEmbedding):
    """The bundled model (`MiniLM`) as a LlamaIndex embedding."""

    model_name: str = "all-MiniLM-L6-v2-int8"

    @cached_property
    def _model(self) -> MiniLM:
        return minilm()

    def vectors(self, texts: list[str]) -> "np.ndarray":
        """As `MiniLM.vectors`."""
        return self._model.vectors(texts)

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        return self._model.get_text_embedding_batch(texts)

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._get_text_embeddings([text])[0]

    def _get_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embeddings([query])[0]

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)


def load_embedding(setting: str) -> BaseEmbedding:
    """The embedding that a setting names: `bundled`, `PROVIDER:MODEL`, or `package.module:callable` for one of your own.

    Raises `ModelError` for an unknown provider, a missing package or key.
    """
    if setting == BUNDLED:
        return BundledEmbedding(embed_batch_size=256)
    provider, _, model = setting.partition(":")
    if not model:
        raise ModelError(
            f"FOOTNOTE_EMBEDDINGS={setting!r} names no model; write `bundled` or PROVIDER:MODEL, "
            "for example `openai:text-embedding-3-small`."
        )
    if "." in provider:
        return _own(provider, model)
    if provider not in _PROVIDERS:
        known = ", ".join(sorted(_PROVIDERS))
        raise ModelError(
            f"FOOTNOTE_EMBEDDINGS={setting!r}: unknown provider {provider!r}; known are {known}, or `package.module:callable`."
        )
    module, name, argument, key = _PROVIDERS[provider]
    package = module.replace("_", "-").replace(".", "-")
    maker: Callable[..., BaseEmbedding] = _attribute(module, name, f"install it with `pip install {package}`")
    if key and not os.environ.get(key):
        raise ModelError(f"FOOTNOTE_EMBEDDINGS={setting!r} needs a key: set {key} in the environment or in `.env`.")
    return maker(**{argument: model})


def _own(module: str, name: str) -> BaseEmbedding:
    """What a function of the person's own makes."""
    try:
        made = _attribute(module, name, "check the spelling and that it is installed beside Footnote")()
    except ModelError:
        raise
    except Exception as fault:  # whatever theirs raises, when it is imported or called
        raise ModelError(f"FOOTNOTE_EMBEDDINGS={module}:{name} failed ({type(fault).__name__}: {fault}); mend it.") from fault
    if not isinstance(made, BaseEmbedding):
        raise ModelError(f"FOOTNOTE_EMBEDDINGS: {module}:{name} made a {type(made).__name__}, not a LlamaIndex embedding.")
    return made


def _attribute(module: str, name: str, advice: str) -> Any:
    try:
        return getattr(importlib.import_module(module), name)
    except (ImportError, AttributeError) as fault:
        raise ModelError(f"FOOTNOTE_EMBEDDINGS: {module} does not offer {name} here; {advice}.") from fault
