"""The bundled embedding model at work. It needs no LlamaIndex, so that a first question does not wait for that to load."""

import os
from concurrent.futures import ThreadPoolExecutor
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from index.minilm import MODEL, TOKENIZER

if TYPE_CHECKING:
    import numpy as np
    from tokenizers import Encoding, Tokenizer

_WIDTH = 384  # numbers in a vector
_TOKENS = 256  # what all-MiniLM-L6-v2 reads; longer texts are cut


class MiniLM:
    """all-MiniLM-L6-v2 as int8 ONNX: texts in, unit vectors of 384 numbers out; no key, no download.

    Each text is run by itself, in as many threads as there are processors. That is as fast as batches (nothing is padded),
    and a text's vector does not depend on its neighbours: dynamic quantisation scales by a whole batch.
    """

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

    def get_text_embedding_batch(self, texts: list[str]) -> list[list[float]]:
        """The vectors of texts, as LlamaIndex's embeddings give them."""
        return self.vectors(texts).tolist()  # type: ignore[no-any-return]  # numpy's tolist is Any

    def get_query_embedding(self, query: str) -> list[float]:
        """The vector of a question, made as that of a text."""
        return self.get_text_embedding_batch([query])[0]


@cache
def minilm() -> MiniLM:
    """The model that all share, loaded when it is first asked; it may be asked by several threads at once."""
    return MiniLM()
