"""How good is the judge, and how fast?

    uv run python -m tests.benchmarks.judge         the figures of the shipped models
    uv run python -m tests.benchmarks.judge --fit   fit the weights of `bot.judge.support`; prints them with the threshold's curve
    uv run python -m tests.benchmarks.judge --beside ANSWERS.onnx SUPPORTS.onnx   these figures beside those of another export

Support: `support_dev`, each set by itself, the project's own contrasts (of passages that no training row is made of) and its
written twins (`bot/judge/written.py`, the passages kept from training), by category. Answers: `answers_dev`, and the written
questions that were kept; what a person sees of it, end to end, is in `tests.benchmarks.answers`. Then pairs a second at 50 and 200
tokens with one and two threads, the time to load, and memory. The weights are fitted on every other claim of the three, and on the
sentences of `tests.benchmarks.enforcement` that may be tuned on, and the curve is of these; with `--fit` the other figures are of
the rest, and the curve is drawn into `bot/judge/curve.svg` (`uv run --group plot`).
"""

import random
import sys
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import numpy as np
import psutil

from bot.check import check_against
from bot.enforce.judged import MOST_JUDGED
from bot.enforce.looking import dated, findings_of, look_at
from bot.enforce.verify import verbatim
from bot.judge.evidence import Evidence, evidence
from bot.judge.figures import area_under_curve, balanced_accuracy
from bot.judge.model import SUPPORTS, Judge
from bot.judge.near import Nearest, nearest
from bot.judge.pairs import answer_rows, reserved_contrasts, support_rows
from bot.judge.support import CLAIMED, THRESHOLD, WEIGHTS, signals, support
from bot.judge.windows import claim_sentences, windows
from bot.judge.written import ClaimKind, Kind, questions, twins
from tests.benchmarks.cases import cases
from tests.benchmarks.data import path
from tests.benchmarks.fit import regression

_CONTRASTS = 1500
_SEED = 7
_DRAFTS = 6  # times that each of the sentences counts that are like what a language model writes; they are few
CURVE = SUPPORTS.with_name("curve.svg")

Opinion = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim with its windows judged, and whether its passage supports it."""

    group: str
    supported: bool
    passage: str
    text: str
    judged: tuple[tuple[tuple[Opinion, Evidence, Nearest], ...], ...]  # each sentence's windows

    @property
    def score(self) -> float:
        """The support of its least supported sentence, before the checks of the words."""
        return min(max((support(*window) for window in sentence), default=0.0) for sentence in self.judged)

    @property
    def passed(self) -> bool:
        """Whether `footnote check` says that its passage supports it: by the score, and by the checks of the words."""
        return check_against(self.text, self.passage).verdict == "supported"

    @property
    def opinion(self) -> float:
        """The same of the judge alone."""
        return min(max((opinion[0] for opinion, *_ in sentence), default=0.0) for sentence in self.judged)


def claims(judge: Judge) -> tuple[list[Claim], list[Claim], list[Claim]]:
    """The rows of `support_dev`, contrasts, and written twins."""
    rows = [(name.split("/")[0], pair) for name, pair in support_rows(path("data", "judge"))]
    made = list(reserved_contrasts(path("data"), random.Random(_SEED)))
    made = random.Random(_SEED).sample(made, min(_CONTRASTS, len(made)))
    found = []
    for given in (rows, made):
        found.append([_claim(judge, name, pair.first, (pair.second, pair.label == 0)) for name, pair in given])
    kept = [one for kind in get_args(ClaimKind) for one in twins(kind, reserved=True)]
    written = [_claim(judge, one.change or "true", one.passage, (one.claim, one.supported)) for one in kept]
    return found[0], found[1], written


def _claim(judge: Judge, group: str, passage: str, claim: tuple[str, bool]) -> Claim:
    text, supported = claim
    sentences = []
    for sentence in claim_sentences(text) or [text]:
        looked_at = [passage[window.start : window.end] for window in windows(sentence, passage)]
        opinions = judge.supports([(one, sentence) for one in looked_at])
        words = [evidence(sentence, one) for one in looked_at]
        sentences.append(tuple(zip(opinions, words, (nearest(sentence, one) for one in looked_at), strict=True)))
    return Claim(group, supported, passage, text, tuple(sentences))


def drafted(judge: Judge) -> list[Claim]:
    """The sentences of `tests.benchmarks.enforcement` that may be tuned on and that the checks let by, with what is judged of them."""
    found = []
    for case in [case for case in cases() if case.part == "tuning"]:
        whole = verbatim(case.sentence, case.places)
        if whole and not findings_of(case.sentence, whole.text, whole.article):
            continue  # it is the article's own
        looked = [one for one in look_at(case.sentence, case.places) if not one.findings][:MOST_JUDGED]
        opinions = judge.supports([(dated(case.sentence, one.text, one.place.article), case.sentence) for one in looked])
        beside = [nearest(case.sentence, one.text) for one in looked]
        windows = tuple(zip(opinions, (one.words for one in looked), beside, strict=True))
        found += [Claim(case.category, case.true, looked[0].text, case.sentence, (windows,))] if windows else []
    return found


def fit(found: list[Claim]) -> None:
    """Fit the weights on claims of one sentence, and print them."""
    alone = [claim for claim in found if len(claim.judged) == 1 and claim.judged[0]]
    windows = [max(claim.judged[0], key=lambda window: window[0][0]) for claim in alone]
    inputs = np.array([[*signals(*window).values(), 1.0] for window in windows])
    labels = np.array([float(claim.supported) for claim in alone])
    weights = regression(inputs, labels, np.zeros(len(labels)))
    print("WEIGHTS =", dict(zip(WEIGHTS, weights[:-1].round(2).tolist(), strict=True)), " BIAS =", round(float(weights[-1]), 2))


def curve(found: list[Claim]) -> None:
    """Print, and draw, how many of the claims are accepted at each threshold."""
    scores = np.array([claim.score for claim in found])
    labels = np.array([claim.supported for claim in found])
    thresholds = np.arange(0.1, 0.91, 0.05)
    true, false = ([float((scores[of] >= at).mean()) for at in thresholds] for of in (labels, ~labels))
    for at, accepted, wrongly in zip(thresholds, true, false, strict=True):
        print(f"  {at:.2f}  supported accepted {accepted:.3f}, others accepted {wrongly:.3f}")
    draw(thresholds.tolist(), {"supported": true, "not supported": false})


def draw(thresholds: list[float], accepted: dict[str, list[float]]) -> None:
    """Draw the curves, where Matplotlib is installed."""
    try:
        from matplotlib.figure import Figure
    except ImportError:
        print("  (not drawn: `uv run --group plot` has Matplotlib)")
        return
    figure = Figure(figsize=(6, 3.2), layout="constrained")
    axes = figure.subplots()
    for name, shares in accepted.items():
        axes.plot(thresholds, shares, label=name)
    axes.axvline(THRESHOLD, color="grey", linestyle=":", label=f"the threshold, {THRESHOLD}")
    axes.set(xlabel="threshold of support", ylabel="share of claims accepted", ylim=(0, 1))
    axes.legend(frameon=False)
    figure.savefig(CURVE, metadata={"Date": None})


def support_figures(name: str, found: list[Claim], *, short: bool) -> None:
    """Print the figures for each group, or for all alone; with the checks of the words, as `footnote check` has them, unless short."""
    groups: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in found:
        groups[claim.group].append(claim)
    print(f"{name}: {len(found)} claims\n  {'':24} claims   area  judge alone  balanced accuracy  with the checks  then accepted")
    balanced = []
    passed = {id(claim): claim.passed for claim in found} if not short else {}
    for group, some in [*sorted(groups.items()), ("all", found)]:
        scores = np.array([claim.score for claim in some])
        labels = np.array([int(claim.supported) for claim in some])
        alone = np.array([claim.opinion for claim in some])
        checked = np.array([float(passed.get(id(claim), claim.score >= CLAIMED)) for claim in some])
        row = f"  {group:24} {len(some):6} "
        if 0 < labels.sum() < len(labels):
            accuracies = balanced_accuracy(scores, labels, CLAIMED), balanced_accuracy(checked, labels, 0.5)
            balanced += [] if group == "all" else [accuracies]
            row += f"{area_under_curve(scores, labels):6.3f} {area_under_curve(alone, labels):12.3f} "
            row += f"{accuracies[0]:18.3f} {accuracies[1]:16.3f}"
        else:
            row += f"{'all ' + ('supported' if labels.all() else 'others'):>55}"
        if not short or group == "all":
            print(f"{row} {checked.mean():14.3f}")
    if balanced:
        print("  mean balanced accuracy of the sets {:.3f}, with the checks {:.3f}".format(*np.mean(balanced, axis=0)))


def answer_figures(judge: Judge) -> None:
    """Print the figures on `answers_dev`."""
    pairs = [pair for _, pair in answer_rows(path("data", "judge"), "answers_dev", random.Random(_SEED))]
    scores = np.array(judge.answers([(pair.first, pair.second, pair.before) for pair in pairs]))
    labels = np.array([pair.label for pair in pairs])
    print(f"answers_dev: {len(pairs)} pairs, area under the curve {area_under_curve(scores, labels):.3f}")
    for kind in get_args(Kind):
        written_figures(judge, kind)


def written_figures(judge: Judge, kind: Kind) -> None:
    """Print the figures on the written questions that were kept."""
    best, right = [], []
    asked = questions(kind, reserved=True)
    for one in asked:
        before = ["", *one.sentences]
        given = [(one.question, text, f"{one.title}. {before[n]}".strip()) for n, text in enumerate(one.sentences)]
        found = judge.answers(given)
        best.append(max(found))
        if one.answers:
            right.append(found.index(best[-1]) in one.answers)
    area = area_under_curve(np.array(best), np.array([int(bool(one.answers)) for one in asked]))
    print(
        f"written questions about {kind}: {len(asked)}, best sentence answers {np.mean(right):.3f}, answerable or not, area {area:.3f}"
    )


def speed_figures() -> None:
    """Print speed, the time to load, and memory."""
    before = psutil.Process().memory_info().rss
    began = time.perf_counter()
    judge = Judge()
    judge.supports([("A passage.", "A claim.")])
    judge.answers([("A question?", "A sentence.", "")])
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
    if "--beside" in sys.argv:
        for name, judge in (("shipped", Judge()), ("beside it", Judge(*map(Path, sys.argv[-2:])))):
            print(name)
            figures(judge, short=True)
        return
    speed_figures()
    figures(Judge(), fitted="--fit" in sys.argv)


def figures(judge: Judge, *, fitted: bool = False, short: bool = False) -> None:
    """Print how good a judge is; with `fitted` the weights are fitted first, and the rest is measured."""
    answer_figures(judge)
    sets = claims(judge)
    if fitted:
        drafts = drafted(judge)
        fit([claim for some in sets for claim in some[::2]] + _DRAFTS * drafts)
        curve(drafts)
        sets = tuple(some[1::2] for some in sets)  # type: ignore[assignment]  # as many as before
    for name, some in zip(("support_dev", "contrasts", "twins"), sets, strict=True):
        support_figures(name, some, short=short)


if __name__ == "__main__":
    main()
