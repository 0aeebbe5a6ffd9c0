"""Where in a long text to look: runs of whole sentences that the judge can read and that share most words with a claim."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.judge.tokens import tokens, weight
from index.sentences import sentences
from index.words import STOP_WORDS

_WORDS = 110  # of a window; about 150 tokens
_LETTERS = 20  # characters that count as a word where there are no spaces
_SENTENCES = 5  # of a window
_MOST = 6  # windows that are judged


@dataclass(frozen=True, slots=True)
class Window:
    """A run of sentences, as offsets into the text; `parts` are the sentences'."""

    start: int
    end: int
    parts: tuple[tuple[int, int], ...]


def windows(claim: str, text: str) -> list[Window]:
    """The windows of a text that share most words with a claim, the most first; the whole text where it is short enough."""
    spans = [span for span in sentences(text) if text[span[0] : span[1]].strip()]
    if not spans:
        return []
    if _size(text) <= _WORDS:
        return [Window(spans[0][0], spans[-1][1], tuple(spans))]
    wanted = {token.form: weight(token.form) for token in tokens(claim) if token.form not in STOP_WORDS}
    forms = [{token.form for token in tokens(text[start:end])} & wanted.keys() for start, end in spans]
    runs = {_run(text, spans, at) for at in range(len(spans)) if forms[at]} or {_run(text, spans, 0)}

    def shared(run: tuple[int, int]) -> float:
        return sum(wanted[form] for form in set().union(*forms[run[0] : run[1]]))

    best = sorted(runs, key=lambda run: (-shared(run), run[1] - run[0], run))
    return [Window(spans[a][0], spans[b - 1][1], tuple(spans[a:b])) for a, b in best[:_MOST]]


def _run(text: str, spans: Sequence[tuple[int, int]], at: int) -> tuple[int, int]:
    """The run of sentences around one, as numbers: one before it, what fits after it, and where the text ends, more before it."""
    first = max(at - 1, 0)
    last, length = first, 0
    while last < len(spans) and last - first < _SENTENCES:
        length += _size(text[spans[last][0] : spans[last][1]])
        if length > _WORDS and last > at:
            break
        last += 1
    while last == len(spans) and first and last - first < _SENTENCES:
        length += _size(text[spans[first - 1][0] : spans[first - 1][1]])
        if length > _WORDS:
            break
        first -= 1
    return first, last


def _size(text: str) -> int:
    """The words of a text, at least one for so many characters."""
    return max(len(text.split()), len(text) // _LETTERS)


def claim_sentences(claim: str) -> list[str]:
    """The sentences of a claim."""
    return [claim[start:end] for start, end in sentences(claim) if claim[start:end].strip()]
