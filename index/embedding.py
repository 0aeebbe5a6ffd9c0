"""The embedding model: the bundled one, or any LlamaIndex embedding that is set in its place."""

import importlib
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from typing import TYPE_CHECKING, Any

from llama_index.core.base.embeddings.base import BaseEmbedding

from index.errors import ModelError
from index.minilm import MODEL, TOKENIZER

if TYPE_CHECKING:
    import numpy as np
    from tokenizers import Encoding, Tokenizer

BUNDLED = "bundled"
_WIDTH = 384  # numbers in a vector
_TOKENS = 256  # what all-MiniLM-L6-v2 reads; longer texts are cut

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
    """all-MiniLM-L6-v2 as int8 ONNX: texts in, unit vectors of 384 numbers out; no key, no download.

    Each text is run by itself, in as many threads as there are processors. That is as fast as batches (nothing is padded),
    and a text's vector does not depend on its neighbours: dynamic quantisation scales by a whole batch.
    """

    model_name: str = "all-MiniLM-L6-v2-int8"

    @cached_property
    def _tokenizer(self) -> "Tokenizer":
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(TOKENIZER))
        tokenizer.enable_truncation(_TOKENS)
        return tokenizer

    @cached_property
    def _session(self) -> Any:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        return onnxruntime.InferenceSession(MODEL, options, providers=["CPUExecutionProvider"])

    @cached_property
    def _threads(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(os.cpu_count(), thread_name_prefix="embedding")

    def vectors(self, texts: list[str]) -> "np.ndarray":
        """The texts' vectors as an array (texts, 384) of float32, each of length 1."""
        import numpy as np

        session = self._session  # loaded before the threads could load it twice

        def one(encoding: "Encoding") -> "np.ndarray":
            ids = np.array([encoding.ids], dtype=np.int64)
            (vectors,) = session.run(None, {"ids": ids, "mask": np.ones_like(ids)})
            return vectors[0]  # type: ignore[no-any-return]  # onnxruntime has no types

        encodings = self._tokenizer.encode_batch(texts)
        if len(encodings) == 1:
            return one(encodings[0])[np.newaxis]
        return np.array(list(self._threads.map(one, encodings)), dtype=np.float32).reshape(len(texts), _WIDTH)

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        return self.vectors(texts).tolist()  # type: ignore[no-any-return]  # numpy's tolist is Any

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
    made = _attribute(module, name, "check the spelling and that it is installed beside Footnote")()
    if not isinstance(made, BaseEmbedding):
        raise ModelError(f"FOOTNOTE_EMBEDDINGS: {module}:{name} made a {type(made).__name__}, not a LlamaIndex embedding.")
    return made


def _attribute(module: str, name: str, advice: str) -> Any:
    try:
        return getattr(importlib.import_module(module), name)
    except (ImportError, AttributeError) as fault:
        raise ModelError(f"FOOTNOTE_EMBEDDINGS: {module} does not offer {name} here; {advice}.") from fault
