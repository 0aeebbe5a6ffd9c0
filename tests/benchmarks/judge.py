"""How good is the judge, and how fast?

    uv run python -m tests.benchmarks.judge         the figures of the shipped model
    uv run python -m tests.benchmarks.judge --fit   first fit the weights of `bot.judge.support`, and print them with the curve

Support: `support_dev`, each set by itself, and the project's own contrasts (of passages that no training row is made of), by
category. Answers: `answers_dev`; what a person sees of it, end to end, is in `tests.benchmarks.answers`. Then pairs a second at
50 and 200 tokens with one and two threads, the time to load, and memory. The weights are fitted on every other claim of both
sets; the figures printed with `--fit` are of the rest.
"""

import random
import sys
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import psutil

from bot.judge.evidence import Evidence, evidence
from bot.judge.figures import area_under_curve, balanced_accuracy
from bot.judge.model import Judge
from bot.judge.pairs import answer_rows, reserved_contrasts, support_rows
from bot.judge.support import THRESHOLD, WEIGHTS, signals, support
from bot.judge.windows import claim_sentences, windows
from tests.benchmarks.data import path
from tests.benchmarks.fit import regression

_CONTRASTS = 1500
_SEED = 7

Opinion = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim with its windows judged, and whether its passage supports it."""

    group: str
    supported: bool
    judged: tuple[tuple[tuple[Opinion, Evidence], ...], ...]  # each sentence's windows

    @property
    def score(self) -> float:
        """The support of its least supported sentence, as `footnote check` gives it."""
        return min(max((support(*window) for window in sentence), default=0.0) for sentence in self.judged)

    @property
    def opinion(self) -> float:
        """The same of the judge alone."""
        return min(max((opinion[0] for opinion, _ in sentence), default=0.0) for sentence in self.judged)


def claims(judge: Judge) -> tuple[list[Claim], list[Claim]]:
    """The rows of `support_dev`, and contrasts."""
    rows = [(name.split("/")[0], pair) for name, pair in support_rows(path("data", "judge"))]
    made = list(reserved_contrasts(path("data"), random.Random(_SEED)))
    made = random.Random(_SEED).sample(made, min(_CONTRASTS, len(made)))
    found = []
    for given in (rows, made):
        found.append([_claim(judge, name, pair.first, (pair.second, pair.label == 0)) for name, pair in given])
    return found[0], found[1]


def _claim(judge: Judge, group: str, passage: str, claim: tuple[str, bool]) -> Claim:
    text, supported = claim
    sentences = []
    for sentence in claim_sentences(text) or [text]:
        looked_at = [passage[window.start : window.end] for window in windows(sentence, passage)]
        opinions = judge.supports([(one, sentence) for one in looked_at])
        sentences.append(tuple(zip(opinions, (evidence(sentence, one) for one in looked_at), strict=True)))
    return Claim(group, supported, tuple(sentences))


def fit(found: list[Claim]) -> None:
    """Fit the weights on claims of one sentence, and print them with the curve of the threshold."""
    alone = [claim for claim in found if len(claim.judged) == 1 and claim.judged[0]]
    windows = [max(claim.judged[0], key=lambda window: window[0][0]) for claim in alone]
    inputs = np.array([[*signals(*window).values(), 1.0] for window in windows])
    labels = np.array([float(claim.supported) for claim in alone])
    weights = regression(inputs, labels, np.zeros(len(labels)))
    print("WEIGHTS =", dict(zip(WEIGHTS, weights[:-1].round(2).tolist(), strict=True)), " BIAS =", round(float(weights[-1]), 2))
    chances = 1 / (1 + np.exp(-(inputs @ weights)))
    for threshold in np.arange(0.3, 0.81, 0.05):
        print(
            f"  {threshold:.2f}  supported accepted {(chances[labels == 1] >= threshold).mean():.3f}, "
            f"others rejected {(chances[labels == 0] < threshold).mean():.3f}"
        )


def support_figures(name: str, found: list[Claim]) -> None:
    """Print the figures for each group."""
    groups: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in found:
        groups[claim.group].append(claim)
    print(f"{name}: {len(found)} claims\n  {'':24} claims  area  area of the judge alone  balanced accuracy  accepted")
    balanced = []
    for group, some in [*sorted(groups.items()), ("all", found)]:
        scores = np.array([claim.score for claim in some])
        labels = np.array([int(claim.supported) for claim in some])
        alone = np.array([claim.opinion for claim in some])
        accepted = f"{(scores >= THRESHOLD).mean():.3f}"
        if 0 < labels.sum() < len(labels):
            accuracy = balanced_accuracy(scores, labels, THRESHOLD)
            balanced += [] if group == "all" else [accuracy]
            areas = f"{area_under_curve(scores, labels):6.3f} {area_under_curve(alone, labels):24.3f} {accuracy:18.3f}"
            print(f"  {group:24} {len(some):6} {areas} {accepted:>9}")
        else:
            print(f"  {group:24} {len(some):6} {'all ' + ('supported' if labels.all() else 'others'):>50} {accepted:>9}")
    if balanced:
        print(f"  mean balanced accuracy of the sets {np.mean(balanced):.3f}")


def answer_figures(judge: Judge) -> None:
    """Print the figures on `answers_dev`."""
    pairs = [pair for _, pair in answer_rows(path("data", "judge"), "answers_dev", random.Random(_SEED))]
    scores = np.array(judge.answers([(pair.first, pair.second, pair.before) for pair in pairs]))
    labels = np.array([pair.label for pair in pairs])
    print(f"answers_dev: {len(pairs)} pairs, area under the curve {area_under_curve(scores, labels):.3f}")


def speed_figures() -> None:
    """Print speed, the time to load, and memory."""
    before = psutil.Process().memory_info().rss
    began = time.perf_counter()
    judge = Judge()
    judge.supports([("A passage.", "A claim.")])
    print(f"load: {time.perf_counter() - began:.2f} s, {(psutil.Process().memory_info().rss - before) / 1e6:.0f} MB")
    for tokens in (50, 200):
        pairs = [("word " * (tokens - 13), "a claim of about ten words is set beside it")] * 100
        for threads in (1, 2):
            judge.__dict__["_threads"] = ThreadPoolExecutor(threads)
            began = time.perf_counter()
            judge.supports(pairs)
            print(f"  {tokens} tokens, {threads} threads: {len(pairs) / (time.perf_counter() - began):.0f} pairs a second")


def main() -> None:
    """Print all figures in one run."""
    speed_figures()
    judge = Judge()
    answer_figures(judge)
    published, contrasts = claims(judge)
    if "--fit" in sys.argv:
        fit([*published[::2], *contrasts[::2]])
        published, contrasts = published[1::2], contrasts[1::2]
    support_figures("support_dev", published)
    support_figures("contrasts", contrasts)


if __name__ == "__main__":
    main()
