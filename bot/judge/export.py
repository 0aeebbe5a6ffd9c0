"""Make `answers.onnx` and `supports.onnx` from trained weights, as signed 8-bit integers; OUT_DIR gets them in full, too.

    uv run --group train python -m bot.judge.export SOURCE_DIR OUT_DIR

SOURCE_DIR and OUT_DIR are those of `bot.judge.train`.
"""

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import helper

from index.minilm.make import Graph, encoder, save_quantised

HERE = Path(__file__).parent
LOGITS = {"answers": 1, "supports": 3}  # task -> how many; of claims: supported, refuted, neither


def main() -> None:
    """Read `answers.pt` and `supports.pt`, write the models beside this script; those to compare them with beside the weights."""
    source, out = map(Path, sys.argv[1:3])
    config = json.loads((source / "config.json").read_text())
    for task, count in LOGITS.items():
        model = exported(config, {name: value.numpy() for name, value in torch.load(out / f"{task}.pt").items()}, task, count)
        onnx.save(model, out / f"{task}.float32.onnx")
        save_quantised(model, HERE / f"{task}.onnx")


def exported(config: dict[str, Any], weights: dict[str, np.ndarray], task: str, count: int) -> onnx.ModelProto:
    """The encoder with the head of a task, which gives so many logits."""
    graph = Graph()
    total = encoder(graph, weights, config, types="types")
    counts = graph.call("ReduceSum", graph.call("Cast", "mask", to=1), graph.number(1), keepdims=1)  # 1: float32
    x, bias = graph.product(graph.call("Div", total, counts), "pool", weights)
    pooled = graph.call("Tanh", graph.call("Add", x, bias))
    x, bias = graph.product(pooled, task, weights)
    graph.nodes.append(helper.make_node("Add", [x, bias], ["logits"]))
    return graph.model(f"footnote-judge-{task}", ["ids", "types", "mask"], "logits", count)


if __name__ == "__main__":
    main()
