"""The turns of an article: its paragraphs, and which of them ask, in lists of questions and in interviews.

An interviewer's turn may tell something before it asks ("You lost most of them. Why?"), or not ask at all.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from index.sentences import sentences

_LONGEST = 60  # words of a turn that ends in a question
_LONGEST_QUESTION = 25  # words of a question that opens a paragraph
_INTRODUCED = 3  # sentences of a paragraph up to the question that opens it
_SHARE = 1 / 6  # of the turns ask something, from which the article is a talk
_LABEL = re.compile(r"(?:Q|A|Question|Answer|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,2}) ?\d{0,2}:\s+(?=\S)")
_NEW_TURN = re.compile(rf"\n(?={_LABEL.pattern})")
_YOU = re.compile(r"\byou(?:r|rs|['’]\w+)?\b", re.IGNORECASE)
_ME = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Mm]ine|[Ww]e|[Uu]s|[Oo]urs?)\b")
_ADDRESS = 30  # words of an interviewer's turn that asks nothing
_OPENS_QUOTE = ('"', "“", "'", "‘", "«")


@dataclass(frozen=True, slots=True)
class Turn:
    """A paragraph, or a speaker's words in one, as offsets into the article."""

    start: int
    end: int
    speaker: str  # whose label opens it, or ""
    asked: int  # where the question ends with which it begins; `start` where it begins with none

    @property
    def asks(self) -> bool:
        """Whether it is a question and nothing else."""
        return self.asked == self.end


def turns(text: str, spans: Sequence[tuple[int, int]]) -> list[Turn]:
    """The turns of an article's paragraphs, given as offsets into its text."""
    cut = [piece for start, end in spans for piece in _pieces(text, start, end)]
    labels = [found[0].strip() if (found := _LABEL.match(text, a, b)) else "" for a, b in cut]
    often = Counter(labels)
    made: list[Turn] = []
    for (a, b), label in zip(cut, labels, strict=True):
        asked = _asked(text, a, b)
        answers = bool(made) and made[-1].asks and len(sentences(text, a, asked)) > 1  # "I was tired. Who would not be?"
        made.append(Turn(a, b, label if often[label] > 1 else "", a if answers and not label else asked))
    asking = Counter(turn.speaker for turn in made if turn.asks)
    return [_of_speaker(turn, asks=asking[turn.speaker] > often[turn.speaker] / 2) if turn.speaker else turn for turn in made]


def is_talk(made: Sequence[Turn]) -> bool:
    """Whether the turns are those of a list of questions, or of an interview."""
    return sum(turn.asked > turn.start for turn in made) >= max(2, _SHARE * len(made))


def with_addresses(text: str, made: Sequence[Turn]) -> list[Turn]:
    """The turns of an interview, with those for questions that speak to the other: "Your book argues against strips."."""
    asking = [text[turn.start : turn.asked] for turn in made if turn.asked > turn.start]
    if sum(bool(_YOU.search(words)) for words in asking) <= len(asking) / 2:
        return list(made)
    return [
        replace(turn, asked=turn.end) if before and before.asked == before.start and _addresses(text, turn) else turn
        for before, turn in zip([None, *made], made, strict=False)
    ]


def unlabelled(words: str) -> str:
    """A turn's words without the speaker's name before them."""
    return _LABEL.sub("", words, count=1) if _LABEL.match(words) else words


def _of_speaker(turn: Turn, *, asks: bool) -> Turn:
    """A turn of one who asks the questions, all of which is no answer; or of one who gives them."""
    return replace(turn, asked=turn.end if asks else turn.start)


def _addresses(text: str, turn: Turn) -> bool:
    words = text[turn.start : turn.end]
    short = len(words.split()) <= _ADDRESS and not words.startswith(_OPENS_QUOTE)
    return short and not turn.speaker and bool(_YOU.search(words)) and not _ME.search(words)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A paragraph, cut where a line begins with a speaker's name."""
    cuts = [start, *(found.end() for found in _NEW_TURN.finditer(text, start, end)), end]
    for a, b in pairwise(cuts):
        if words := text[a:b].rstrip():
            yield a, a + len(words)


def _asked(text: str, start: int, end: int) -> int:
    """Where the question ends with which a turn begins, with what introduces it; `start` where there is none."""
    if "?" not in text[start:end] or text.startswith(_OPENS_QUOTE, start):
        return start
    if text[end - 1] == "?" and len(text[start:end].split()) <= _LONGEST:
        return end
    for _, closing in sentences(text, start, end)[:_INTRODUCED]:
        if text[closing - 1] == "?":
            return closing if len(text[start:closing].split()) <= _LONGEST_QUESTION else start
    return start
