"""Make `model.onnx` from trained weights: the encoder with both heads, as signed 8-bit integers; OUT_DIR gets it in full, too.

    uv run --group train python -m bot.judge.export SOURCE_DIR OUT_DIR

SOURCE_DIR and OUT_DIR are those of `bot.judge.train`.
"""

import json
import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import helper

from index.minilm.make import Graph, encoder, save_quantised

HERE = Path(__file__).parent


def main() -> None:
    """Read `judge.pt`, write `model.onnx` beside this script, and `float32.onnx`, for comparison, beside `judge.pt`."""
    source, out = map(Path, sys.argv[1:3])
    config = json.loads((source / "config.json").read_text())
    weights = {name: value.numpy() for name, value in torch.load(out / "judge.pt").items()}
    graph = Graph()
    total = encoder(graph, weights, config, types="types")
    counts = graph.call("ReduceSum", graph.call("Cast", "mask", to=1), graph.number(1), keepdims=1)  # 1: float32
    x, bias = graph.product(graph.call("Div", total, counts), "pool", weights)
    pooled = graph.call("Tanh", graph.call("Add", x, bias))
    for part in ("weight", "bias"):  # one product for both heads: answers, supported, refuted, neither
        weights[f"heads.{part}"] = np.concatenate([weights[f"{head}.{part}"] for head in ("answers", "supports")])
    x, bias = graph.product(pooled, "heads", weights)
    graph.nodes.append(helper.make_node("Add", [x, bias], ["logits"]))
    model = graph.model("footnote-judge", ["ids", "types", "mask"], "logits", 4)
    onnx.save(model, out / "float32.onnx")
    save_quantised(model, HERE / "model.onnx")


if __name__ == "__main__":
    main()
