"""What a sentence is read with, for it may say little by itself: the question that it answers, its section, its table's header.

In lists of questions and in interviews the question above tells what an answer is about ("Online.", "The mites."); in minutes
and reports the heading does; a row of a table has figures whose names stand in the first row. None of it is shown or cited.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.articles.tables import BACK, tables
from bot.articles.turns import Turn, is_talk, turns, unlabelled, with_addresses
from bot.english.synonyms import in_words_of
from bot.questions.question import covered, parse, stems_of
from index.sentences import is_heading, paragraphs, sentences

_AHEAD = 1500  # characters behind it that tell what kind of article it is
_RUN_IN = re.compile(r"(?:\d{1,2}[.)]\s+)?([A-Z][^.:?!\d\n]{2,50})[.:](?=\s)")  # "3. Skate park. The chair presented ..."
_LONGEST_HEADING = 8  # words
_LONGEST_RUN_IN = 4  # words
_RUN_INS = 1 / 3  # share of the paragraphs that begin so, from which it is the article's manner
_FEW = 3  # such paragraphs are no manner
_SHORT = 3  # words; a sentence with fewer is not understood without a question
_QUESTION = re.compile(r"(?<=[.!?:;])\s+")
_YES_OR_NO = re.compile(r"(?:yes|no)\b[\s,.;:!–—-]+(?=\S)", re.IGNORECASE)
_ASKED_FOR = 0.75  # of a question's weight that what a "Yes" answers must have, so that it answers this question as well
_WAYS = re.compile(
    r"\b(?:how(?: (?!(?:do|does|did|is|are|was|were|can|could|will|would|should|must|may|has|have|had|to)\b)\w+)?"
    r"|why|whom?|whose|what|which|when|where)\b"
)


@dataclass(frozen=True, slots=True)
class Context:
    """What stands above a sentence and belongs to it."""

    question: str = ""  # that it is part of the answer to, with what introduces it
    opens: bool = False  # it opens that answer
    heading: str = ""  # of its section, where there is no such question
    read: str = ""  # what is read in its place: a row of a table with its header's names, a short answer without what follows it
    row: bool = False  # it is such a row
    idle: bool = False  # it is part of a question's turn, a heading or a header, and tells nothing by itself

    @property
    def head(self) -> str:
        """What it stands below, as a sentence."""
        return self.question or (f"{self.heading}." if self.heading else "")


ALONE = Context()


class Surroundings:
    """What stands around a stretch of an article."""

    def __init__(self, text: str, start: int, end: int) -> None:
        """`start` and `end` are the stretch's, as offsets into the article's text."""
        opening = max(text.find("\n\n", start - BACK, start), 0) if start > BACK else 0
        spans = [(opening + a, opening + b) for a, b in paragraphs(text[opening : end + _AHEAD])]
        self._text = text
        self._tables = tables(text, spans)
        self._turns = turns(text, spans)
        self._talk = is_talk(self._turns)
        self._marks = sorted(self._marked(), key=lambda mark: mark[0])

    def of(self, start: int, end: int) -> Context:
        """The context of a sentence of the stretch."""
        number = bisect_right(self._marks, start, key=lambda mark: mark[0]) - 1
        since, context = self._marks[number] if number >= 0 else (0, ALONE)
        table = next((one for one in self._tables if one.start <= start < one.end), None)
        row = table.reading(start, end) if table else None
        if row is not None:
            return Context(heading=context.heading, read=row, row=True, idle=not row)
        return replace(context, opens=bool(context.question) and not self._text[since:start].strip())

    def _marked(self) -> Iterator[tuple[int, Context]]:
        """From where on which context holds."""
        found = with_addresses(self._text, self._turns) if self._talk else self._turns
        labels = [self._run_in(turn) for turn in found]
        runs_in = not self._talk and sum(map(bool, labels)) >= max(_FEW, _RUN_INS * len(labels))
        above = ALONE
        for turn, label in zip(found, labels, strict=True):
            if turn.asked > turn.start and (self._talk or self._is_question(turn)):
                above = Context(question=self._question(turn))
                yield turn.start, Context(idle=self._talk)
                yield turn.asked, above
            elif self._is_heading(turn):
                above = Context(heading=self._line(turn.start, turn.end))
                yield turn.end, above
            elif runs_in and label:
                yield turn.start, Context(idle=label[0].endswith("."))
                yield label.end(), Context(heading=label[1])
                yield turn.end, above

    def _is_question(self, turn: Turn) -> bool:
        """Whether a turn outside of a talk is a heading that asks: one sentence, and nothing else."""
        return turn.asks and len(sentences(self._text, turn.start, turn.end)) == 1

    def _is_heading(self, turn: Turn) -> bool:
        """Whether a turn is the heading of a section; what opens an article is its title, or a line to it."""
        short = len(self._text[turn.start : turn.end].split()) <= _LONGEST_HEADING
        return short and bool(self._text[: turn.start].strip()) and is_heading(self._text, turn.start, turn.end)

    def _run_in(self, turn: Turn) -> re.Match[str] | None:
        """The heading with which a paragraph begins."""
        found = _RUN_IN.match(self._text, turn.start, turn.end)
        return found if found and len(found[1].split()) <= _LONGEST_RUN_IN else None

    def _question(self, turn: Turn) -> str:
        words = self._line(turn.start, turn.asked)
        return unlabelled(words) if turn.speaker else words

    def _line(self, start: int, end: int) -> str:
        return " ".join(self._text[start:end].split())


def reading(question: str, sentence: str, context: Context) -> str:
    """A sentence as it is read for a question: a row with its names, what opens the answer to such a question with that.

    A row tells neither why nor how.
    """
    if context.row and _way(question) in ("why", "how"):
        return sentence
    sentence = context.read or sentence
    return f"{context.question} {sentence}" if _opens(question, context) else sentence


def lead(question: str, title: str, before: str, context: Context) -> str:
    """What is read before a sentence: the article's title, the sentence before, and what both stand below, which is nearest."""
    if context.read or context.opens or before.rstrip(".") == context.heading:
        before = ""
    head = "" if _opens(question, context) else context.head
    return " ".join(part for part in (f"{title}.", before, head) if part)


def is_asked(question: str, title: str, context: Context) -> bool:
    """Whether a sentence opens the answer to just this question: the one above, with the article's title, has the same words."""
    asked, above = parse(question), parse(_last(context.question))
    same = above.weights.keys() <= asked.weights.keys()
    return same and _opens(question, context) and covered(asked, stems_of(f"{title} {context.question}")) == 1


def behind_yes_or_no(question: str, title: str, text: str, context: Context) -> int:
    """Where a sentence begins behind its "Yes" or "No", if that answers another question than this one; 0 where none does.

    It answers what stands above it, and nothing else, however much the rest may be about the same thing.
    """
    opening = _YES_OR_NO.match(text)
    if not opening or not context.opens:
        return 0
    above = f"{title} {context.question} {text}"
    return 0 if covered(parse(in_words_of(question, above)), stems_of(above)) >= _ASKED_FOR else opening.end()


def is_short(sentence: str) -> bool:
    """Whether a sentence has too few words to be understood without a question: "Online.", "Lee: No."."""
    return len(unlabelled(sentence).split()) < _SHORT


def _opens(question: str, context: Context) -> bool:
    """Whether a sentence opens the answer to a question that asks in the same way: "Why ...?", "How long ...?"."""
    return context.opens and _way(question) == _way(context.question)


def _way(question: str) -> str:
    """How a question asks; "" for one that is answered with yes or no."""
    found = _WAYS.search(_last(question).lower())
    return found[0] if found else ""


def _last(question: str) -> str:
    """The question itself, behind what introduces it."""
    return _QUESTION.split(question.strip())[-1]
