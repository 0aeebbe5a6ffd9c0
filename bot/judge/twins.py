"""Claims written for the judge, true ones and their false twins: the same wording with one thing changed.

The passages, invented and in the style of news, stand in `written/`, a JSON object a line: a passage and its groups, each with
claims that it supports and changed ones, each with the kind of its change. A false claim is as near to the words of its passage
as the true one, so that nothing is to be learnt from how many words they share. It is not part of the wheel.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

_FOLDER = Path(__file__).parent / "written"
_A_RESERVED = 8  # one passage in so many is kept for measuring and for choosing thresholds


@dataclass(frozen=True, slots=True)
class Twin:
    """A passage, a claim, whether it supports it, and what was changed where it does not."""

    passage: str
    claim: str
    supported: bool
    change: str = ""


def twins(*, reserved: bool) -> list[Twin]:
    """The claims of the passages that are kept for measuring, or of all others."""
    found = []
    for file in sorted(_FOLDER.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if (crc32(row["passage"].encode()) % _A_RESERVED == 0) == reserved:
                found += _of(row["passage"], row["groups"])
    return found


def _of(passage: str, groups: list[dict[str, list]]) -> list[Twin]:  # type: ignore[type-arg]  # of a JSON object
    return [
        one
        for group in groups
        for one in (
            *(Twin(passage, claim, supported=True) for claim in group["true"]),
            *(Twin(passage, claim, supported=False, change=change) for change, claim in group["false"]),
        )
    ]
