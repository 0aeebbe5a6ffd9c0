"""The published rows of the training data."""

import gzip
import json
from pathlib import Path
from typing import Any


def rows(folder: Path, name: str) -> list[dict[str, Any]]:
    """The rows of one of the data sets."""
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
