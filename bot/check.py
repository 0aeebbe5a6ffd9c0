"""Claim in, verdict out: do the articles, or one given text, support it? Each sentence of the claim must be."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.errors import QuestionError
from bot.judge.evidence import evidence
from bot.judge.support import Judged, Verdict, claim_sentences, judged
from bot.reply import Citation
from bot.scope import EVERYTHING, Scope
from index.article import Article
from index.index import Index

LONGEST_CLAIM = 4000  # characters
_PASSAGES = 8  # of the index, that a sentence is judged against
_ENOUGH = 0.9  # of what a window has of a claim; sentences that have so much are quoted without the others


@dataclass(frozen=True, slots=True)
class Checked:
    """A claim with its verdict, and the words on which that rests."""

    claim: str
    verdict: Verdict
    support: float  # 0 to 1: that of the claim's least supported sentence
    citations: tuple[Citation, ...]  # what supports, or what contradicts; none when nothing was found


def check(claim: str, index: Index, scope: Scope = EVERYTHING) -> Checked:
    """Check a claim against the articles. Raises `QuestionError` for a claim that is empty or too long."""
    parts = _parts(claim)
    found = []
    for part in parts:
        hits = index.search(index.prepare(part, scope.today), _PASSAGES, scope.only)
        found.append(
            (judged(part, [hit.passage.text for hit in hits]), [(hit.passage.article, hit.passage.start) for hit in hits])
        )
    return _checked(claim, found)


def check_against(claim: str, passage: str) -> Checked:
    """Check a claim against one text, of up to tens of thousands of words; its citations are of an article without a name.

    Raises as `check`.
    """
    parts = _parts(claim)
    if not passage.strip():
        return Checked(claim, "not_found", 0.0, ())
    article = Article("passage", "passage", passage)
    return _checked(claim, [(judged(part, [passage]), [(article, 0)]) for part in parts])


def _parts(claim: str) -> list[str]:
    if len(claim) > LONGEST_CLAIM:
        raise QuestionError(
            "claim_too_long",
            f"The claim has {len(claim):,} characters, at most {LONGEST_CLAIM:,} can be read; check it in pieces.",
        )
    parts = claim_sentences(claim)
    if not any(character.isalnum() for character in claim) or not parts:
        raise QuestionError("empty_claim", "The claim is empty; write what is to be checked.")
    return parts


def _checked(claim: str, found: Sequence[tuple[Judged, Sequence[tuple[Article, int]]]]) -> Checked:
    verdicts = {one.verdict for one, _ in found}
    order: tuple[Verdict, ...] = ("contradicted", "not_found", "supported")
    verdict = next(name for name in order if name in verdicts)
    support = min(one.support for one, _ in found)
    cited = [] if verdict == "not_found" else [(one, texts) for one, texts in found if one.verdict == verdict]
    citations: dict[tuple[str, int, int], Citation] = {}
    for one, texts in cited:
        article, start, end = _place(one, texts)
        citations.setdefault((article.id, start, end), Citation(len(citations) + 1, article, article.text[start:end], start, end))
    return Checked(claim, verdict, support, tuple(citations.values()))


def _place(one: Judged, texts: Sequence[tuple[Article, int]]) -> tuple[Article, int, int]:
    """The words to quote: the fewest sentences in a row that have nearly all that the window has of the claim."""
    assert one.window is not None  # a verdict that cites has one
    article, offset = texts[one.text]
    parts = [(offset + start, offset + end) for start, end in one.window.parts]

    def share(run: tuple[int, int]) -> float:
        return evidence(one.claim, article.text[run[0] : run[1]]).covered

    enough = _ENOUGH * share((parts[0][0], parts[-1][1]))
    for length in range(1, len(parts) + 1):
        best = max(((parts[at][0], parts[at + length - 1][1]) for at in range(len(parts) - length + 1)), key=share)
        if share(best) >= enough:
            break
    return article, *best
