"""The bundled embedding model's files; `make.py` made them, and `model.py` uses them."""

from pathlib import Path

MODEL = Path(__file__).parent / "model.onnx"
TOKENIZER = Path(__file__).parent / "tokenizer.json"
