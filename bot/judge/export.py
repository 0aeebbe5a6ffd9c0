"""Make `model.onnx` from trained weights: the encoder with the head for `answers`, as signed 8-bit integers.

    uv run --group train python -m bot.judge.export SOURCE_DIR OUT_DIR

SOURCE_DIR and OUT_DIR are those of `bot.judge.train`.
"""

import json
import sys
from pathlib import Path

import torch
from onnx import helper

from index.minilm.make import Graph, encoder, save_quantised

HERE = Path(__file__).parent


def main() -> None:
    """Read `judge.pt`, write `model.onnx` beside this script."""
    source, out = map(Path, sys.argv[1:3])
    config = json.loads((source / "config.json").read_text())
    weights = {name: value.numpy() for name, value in torch.load(out / "judge.pt").items()}
    graph = Graph()
    total = encoder(graph, weights, config, types="types")
    counts = graph.call("ReduceSum", graph.call("Cast", "mask", to=1), graph.number(1), keepdims=1)  # 1: float32
    x, bias = graph.product(graph.call("Div", total, counts), "pool", weights)
    pooled = graph.call("Tanh", graph.call("Add", x, bias))
    x, bias = graph.product(pooled, "answers", weights)
    graph.nodes.append(helper.make_node("Add", [x, bias], ["answers"]))
    save_quantised(graph.model("footnote-judge", ["ids", "types", "mask"], "answers", 1), HERE / "model.onnx")


if __name__ == "__main__":
    main()
