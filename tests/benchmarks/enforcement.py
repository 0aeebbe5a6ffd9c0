"""What gets through the checks that should not, and what is held back that need not be?

    uv run python -m tests.benchmarks.enforcement              the figures on the untouched part
    uv run python -m tests.benchmarks.enforcement --tuning     on the part that may be tuned on
    uv run python -m tests.benchmarks.enforcement --failures   and each sentence that was decided wrongly

The cases are described in `tests.benchmarks.cases`, the kinds of falsehood in `tests.benchmarks.corruptions`. A sentence is
verified against the passages of the article that it cites, as the gate does with what a model writes; repair, and the second
judgement of a configured model, are left out. Then the same with each check switched off in turn; by word overlap alone (shown
when 60 % of a sentence's words that mean something stand in one cited passage); and through LlamaIndex's `CitationQueryEngine`
with a model that writes the sentence.
"""

import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from unittest import mock

import numpy as np

from bot.enforce import judged, looking, verify
from bot.enforce.checks import findings
from bot.enforce.checks.finding import Finding
from bot.judge.model import Judge
from bot.judge.tokens import tokens
from index.words import STOP_WORDS
from tests.benchmarks.cases import LABELLED, Case, cases
from tests.benchmarks.citing import llama_index_shows

_OVERLAP = 0.6
_SAMPLE = 100  # sentences that LlamaIndex is asked about; it takes a while, and shows all
_JUDGE = "judge"  # its support, as a check by that name

Opinion = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Decided:
    """A case with what the checks made of it."""

    case: Case
    shown: bool
    objecting: frozenset[str]  # the checks that found something in some window
    why: tuple[str, ...]
    ms: float


class Remembering:
    """The judge, asked for each pair once, so that the runs with a check switched off take no longer than they must."""

    def __init__(self) -> None:
        self._judge = Judge()
        self._known: dict[tuple[str, str], Opinion] = {}

    def supports(self, pairs: Sequence[tuple[str, str]]) -> list[Opinion]:
        """As `Judge.supports`."""
        new = [pair for pair in pairs if pair not in self._known]
        self._known.update(zip(new, self._judge.supports(new), strict=True))
        return [self._known[pair] for pair in pairs]


def decided(some: Sequence[Case]) -> list[Decided]:
    """Verify each case, and note which checks object."""
    objecting: set[str] = set()

    def noted(*given: object) -> tuple[Finding, ...]:
        found = findings(*given)  # type: ignore[arg-type]  # passed on as they come
        objecting.update(one.check for one in found)
        return found

    made = []
    with mock.patch.object(looking, "findings", noted):
        for case in some:
            objecting.clear()
            began = time.perf_counter()
            found = verify.verified(case.sentence, case.places)
            made.append(Decided(case, found.passed, frozenset(objecting), found.reasons, 1000 * (time.perf_counter() - began)))
    return made


@contextmanager
def without(name: str) -> Iterator[None]:
    """A check switched off."""

    def fewer(*given: object) -> tuple[Finding, ...]:
        return tuple(one for one in findings(*given) if one.check != name)  # type: ignore[arg-type]  # passed on as they come

    off = (
        mock.patch.object(judged, "support", lambda *_: 1.0) if name == _JUDGE else mock.patch.object(looking, "findings", fewer)
    )
    with off:
        yield


def shown_without(name: str, found: Sequence[Decided]) -> list[bool]:
    """What is shown with a check switched off; only what it may have held back is verified again."""
    with without(name):
        return [
            one.shown
            or ((name == _JUDGE or name in one.objecting) and verify.verified(one.case.sentence, one.case.places).passed)
            for one in found
        ]


def overlaps(case: Case) -> bool:
    """Whether most of a sentence's words stand in one of the passages that it cites."""
    asked = {token.form for token in tokens(case.sentence)} - STOP_WORDS
    return any(len(asked & {token.form for token in tokens(place.text)}) >= _OVERLAP * len(asked) for place in case.places)


def table(found: Sequence[Decided]) -> None:
    """Print the shares by category, of what was written for this benchmark, and of what people labelled elsewhere."""
    for true, title in ((False, "false sentences shown"), (True, "true sentences withheld")):
        groups: defaultdict[str, list[bool]] = defaultdict(list)
        for one in (one for one in found if one.case.true == true):
            group = "all labelled" if one.case.category.startswith(LABELLED) else "all written"
            for name in (one.case.category, group, "all"):
                groups[name].append(one.shown != true)
        print(title)
        for name, wrong in sorted(groups.items(), key=lambda group: (group[0].startswith("all"), group[0])):
            print(f"  {name:20} {sum(wrong):4} of {len(wrong):4}  {100 * np.mean(wrong):5.1f} %")


def line(name: str, some: Sequence[Case], shown: Sequence[bool]) -> None:
    """Print one way of deciding."""
    false = [one for case, one in zip(some, shown, strict=True) if not case.true]
    true = [not one for case, one in zip(some, shown, strict=True) if case.true]
    print(
        f"  {name:40} false shown {100 * np.mean(false):5.1f} %   true withheld {100 * np.mean(true):5.1f} %   ({len(shown)} sentences)"
    )


def others(found: Sequence[Decided]) -> None:
    """Print the ways of deciding beside each other."""
    some = [one.case for one in found]
    print("side by side")
    line("as shipped", some, [one.shown for one in found])
    for name in sorted({_JUDGE}.union(*(one.objecting for one in found))):
        line(f"without {name}", some, shown_without(name, found))
    line(f"word overlap of {100 * _OVERLAP:.0f} %", some, list(map(overlaps, some)))
    sample = random.Random(1).sample(some, min(_SAMPLE, len(some)))
    line("LlamaIndex's CitationQueryEngine", sample, llama_index_shows(sample))


def main() -> None:
    """Print all figures in one run."""
    part = "tuning" if "--tuning" in sys.argv else "untouched"
    some = [case for case in cases() if case.part == part]
    judge = Remembering()
    asked: Callable[[], Remembering] = lambda: judge  # noqa: E731  # it stands in for a function
    verify.verified(some[0].sentence, some[0].places)  # what is loaded once is no part of a sentence's time
    with mock.patch.object(judged, "judge", asked):
        found = decided(some)
        print(f"{part} part: {len(found)} sentences, a sentence takes {np.mean([one.ms for one in found]):.0f} ms on average, "
              f"{np.percentile([one.ms for one in found], 95):.0f} ms at the 95th percentile")  # fmt: skip
        table(found)
        others(found)
    if "--failures" in sys.argv:
        for one in sorted(found, key=lambda one: (one.case.true, one.case.category)):
            if one.shown != one.case.true:
                print(
                    f"{'withheld' if one.case.true else 'shown'} {one.case.category}: {one.case.sentence}  {'; '.join(one.why)}"
                )


if __name__ == "__main__":
    main()
