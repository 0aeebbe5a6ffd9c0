"""Does it answer, tell of a disagreement, or refuse, as people said it should?

    uv run python -m tests.benchmarks.governance [--every N]

The governance cases, each question from its own contexts as articles, as `footnote ask -` answers it. A reply counts as `abstain` when
it is a refusal, as `disputed` when it has a disagreement, else as `answered`. In `grounding` and `relevance` the contexts lack the
detail that is asked for, so a refusal is right there; they are printed, and left out of precision and recall. The cases are split by a
hash of their first context: the weights of `bot.disagree.sides` and `bot.relevance.answerable` were fitted on one part
(`tests.benchmarks.fit_governance`), the other is untouched.
"""

import argparse
import hashlib
from collections import Counter
from collections.abc import Sequence
from typing import Any

from bot.answerer import answer
from bot.reply import Refusal, Reply
from index.article import Article
from index.embedding import BUNDLED, load_embedding
from index.index import Index
from tests.benchmarks.data import lines

PARTS = ("tuning", "untouched")
_EXPECTED = {"abstention": "abstain", "dispute": "disputed", "trustworthy_direct": "answered", "trustworthy_hedged": "answered"}
_OUTCOMES = ("answered", "disputed", "abstain")

Case = dict[str, Any]


def cases(part: str) -> list[Case]:
    """The cases of one part, in the file's order."""
    return [case for case in lines("data", "governance", "cases_dev.jsonl") if part_of(case) == part]


def part_of(case: Case) -> str:
    """Cases with the same first context are in the same part."""
    return PARTS[int(hashlib.sha256(case["contexts"][0].encode()).hexdigest(), 16) % 2]


def articles(case: Case) -> list[Article]:
    """The contexts as articles."""
    return [Article(str(n), f"Article {n}", text) for n, text in enumerate(case["contexts"], start=1) if text.strip()]


def outcome(reply: Reply) -> str:
    """What became of a question."""
    if isinstance(reply, Refusal):
        return "abstain"
    return "disputed" if reply.disagreements else "answered"


def outcomes(asked: Sequence[Case]) -> Counter[tuple[str, str]]:
    """How many cases of each category came to which outcome."""
    embedding = load_embedding(BUNDLED)
    found: Counter[tuple[str, str]] = Counter()
    for case in asked:
        with Index.of(articles(case), embedding) as index:
            found[case["category"], outcome(answer(case["question"], index))] += 1
    return found


def print_figures(part: str, found: Counter[tuple[str, str]]) -> None:
    """The confusion of one part, and precision and recall."""
    print(f"{part}, {found.total()} cases")
    print(f"  {'category':20}" + "".join(f"{name:>10}" for name in _OUTCOMES))
    for category in sorted({category for category, _ in found}):
        print(f"  {category:20}" + "".join(f"{found[category, name]:10}" for name in _OUTCOMES))
    for name in ("disputed", "abstain"):
        given = sum(found[category, name] for category in _EXPECTED)
        due = sum(found[category, other] for category, right in _EXPECTED.items() if right == name for other in _OUTCOMES)
        right = sum(found[category, name] for category, expected in _EXPECTED.items() if expected == name)
        print(f"  {name:10} precision {right / max(given, 1):.3f}, recall {right / max(due, 1):.3f}")


def main() -> None:
    """Measure both parts."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--every", type=int, default=1, help="take every N-th case")
    asked = options.parse_args()
    for part in PARTS:
        print_figures(part, outcomes(cases(part)[:: asked.every]))


if __name__ == "__main__":
    main()
