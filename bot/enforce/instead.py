"""What stands in the place of a drafted sentence that has not passed: the sentence of an article that it was taken from.

Another that answers the question as well would say something else, and may be the contrary side's alone.
"""

import re
from collections.abc import Sequence

from bot.enforce.place import Place
from bot.extract import Candidate, Drafted, draft
from bot.judge.evidence import evidence
from bot.judge.near import nearest
from bot.reply import Citation, Statement
from bot.text import one_line

_TOLD = 0.5  # share of a sentence in the statements that cite it, from which they tell it


def taken_from(text: str, words: str, cited: Sequence[Place], own: Sequence[Candidate]) -> list[Candidate]:
    """The sentence, of an article's own, that a drafted one is taken from, or the few that it quotes as a whole.

    That which has the `words` that it quotes, else the nearest of the passages that it cites, else the nearest of all.
    """
    there = [one for one in own if any(overlap(one, place) for place in cited)]
    quoting = next((found for some in (there, own) if (found := [one for one in some if _quoted(words, one.text)])), [])
    whole = {one.start: one for one in quoting if one.article is quoting[0].article and _within(words, one.text)}
    if len(whole) > 1:
        return [whole[start] for start in sorted(whole)]
    return sorted(quoting or there or own, key=lambda one: -_near(text, one_line(one.text)))[:1]


def as_own(question: str, some: Sequence[Candidate]) -> list[Drafted]:
    """Sentences as an answer has them: with what their article corrects of them, or that alone."""
    return [found for one in some for found in draft(question, [one], [1.0], 0.0)]


def is_told(drafted: Drafted, shown: Sequence[Statement]) -> bool:
    """Whether statements that cite a sentence tell what it says."""
    citing = [one.text for one in shown if any(overlap(place, cited) for place in drafted.places for cited in one.citations)]
    return evidence(drafted.text, " ".join(citing)).covered >= _TOLD if citing else False


def overlap(one: Candidate | Citation | Place, other: Candidate | Citation | Place) -> bool:
    """Whether two stretches are of one article, and have words in common."""
    return one.article.id == other.article.id and one.start < other.end and other.start < one.end


def _quoted(words: str, sentence: str) -> bool:
    """Whether words are of a sentence, or it is one of several that they are."""
    return _within(sentence, words) or _within(words, sentence)


def _within(text: str, part: str) -> bool:
    whole, wanted = (" ".join(re.findall(r"\w+", one.lower())) for one in (text, part))
    return bool(wanted) and f" {wanted} " in f" {whole} "


def _near(text: str, sentence: str) -> float:
    return evidence(text, sentence).covered + nearest(text, sentence).cosine
