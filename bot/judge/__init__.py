"""The bundled models that judge: does this sentence answer that question, does this passage support that claim?

`model.py` is what the rest uses: it loads `answers.onnx` and `supports.onnx` and gives scores. `train.py`, `stages.py`,
`pairs.py`, `groups.py`, `net.py` and `export.py` made these files and are never imported by the rest; `MODEL.md` says from what,
how, and how good they are.
"""
