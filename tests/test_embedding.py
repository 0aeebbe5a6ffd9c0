"""The bundled embedding is the published model, and any other can take its place."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from llama_index.core import MockEmbedding

from index.embedding import BundledEmbedding, load_embedding
from index.errors import ModelError
from tests.conftest import ROOT

MEANT = [
    "The cat sat on the mat.",
    "A feline rested on the rug.",
    "Interest rates rose by half a point.",
    "The central bank tightened its policy.",
]


def mine() -> MockEmbedding:
    return MockEmbedding(embed_dim=4)


def not_mine() -> str:
    return "no embedding"


def test_vectors_have_length_one_and_like_meanings_are_near(embedding: BundledEmbedding) -> None:
    vectors = embedding.vectors(MEANT)
    assert vectors.shape == (4, 384)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    near = vectors @ vectors.T
    assert min(near[0, 1], near[2, 3]) > max(near[0, 2], near[0, 3], near[1, 2], near[1, 3]) + 0.2


def test_known_cosines_of_the_published_model(embedding: BundledEmbedding) -> None:
    """Within quantisation of what the published fp32 weights give for these pairs, run without our graph."""
    vectors = embedding.vectors(MEANT)
    assert vectors[0] @ vectors[1] == pytest.approx(0.556, abs=0.02)
    assert vectors[2] @ vectors[3] == pytest.approx(0.316, abs=0.02)
    assert vectors[0] @ vectors[2] == pytest.approx(0.011, abs=0.02)


@settings(max_examples=25)
@given(st.lists(st.text(max_size=300), min_size=1, max_size=6))
def test_a_texts_vector_does_not_depend_on_its_neighbours(embedding: BundledEmbedding, texts: list[str]) -> None:
    together = embedding.vectors(texts)
    assert np.array_equal(together, np.array([embedding.vectors([text])[0] for text in texts]))
    assert np.isfinite(together).all()


def test_a_long_text_is_cut_and_no_text_is_no_error(embedding: BundledEmbedding) -> None:
    assert embedding.get_text_embedding("word " * 100_000) == embedding.get_text_embedding("word " * 1000)
    assert embedding.vectors([]).shape[0] == 0


def test_query_and_text_are_embedded_alike(embedding: BundledEmbedding) -> None:
    assert (
        embedding.get_query_embedding("tariffs")
        == embedding.get_text_embedding("tariffs")
        == embedding.get_text_embedding_batch(["tariffs"])[0]
    )


@pytest.mark.parametrize(
    ("setting", "says"),
    [
        ("openai:text-embedding-3-small", "OPENAI_API_KEY"),
        ("ollama:nomic-embed-text", "pip install llama-index-embeddings-ollama"),
        ("nobody:model", "unknown provider 'nobody'"),
        ("openai:", "names no model"),
        ("tests.nowhere:make", "tests.nowhere"),
        ("tests.test_embedding:not_mine", "not a LlamaIndex embedding"),
        ("os.path:join", r"FOOTNOTE_EMBEDDINGS=os\.path:join failed \(TypeError: .*\); mend it"),
        (".a:b", r"FOOTNOTE_EMBEDDINGS=\.a:b failed \(TypeError: "),
    ],
)
def test_a_setting_that_cannot_be_met_says_what_to_do(setting: str, says: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(ModelError, match=says):
        load_embedding(setting)


def test_openai_is_llamaindexs_own_class(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-test")
    loaded = load_embedding("openai:text-embedding-3-small")
    assert loaded.class_name() == "OpenAIEmbedding"
    assert loaded.model_name == "text-embedding-3-small"


def test_a_function_of_ones_own_may_make_the_embedding() -> None:
    assert isinstance(load_embedding("tests.test_embedding:mine"), MockEmbedding)


def test_the_models_files_carry_their_licence_and_are_small() -> None:
    folder = Path(ROOT, "index", "minilm")
    assert "Apache License, Version 2.0" in (folder / "LICENSE").read_text(encoding="utf-8")
    assert (folder / "make.py").exists()
    assert (folder / "model.onnx").stat().st_size < 25_000_000
