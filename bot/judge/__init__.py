"""The bundled model that judges: does this sentence answer that question?

`model.py` is what the answerer uses: it loads `model.onnx` and gives scores. `train.py`, `pairs.py`, `net.py` and
`export.py` made that file and are never imported by the rest; `MODEL.md` says from what, how, and how good it is.
"""
