"""Where articles say different things: a point on which they differ becomes a `Disagreement` with both sides as statements.

Two ways lead there: a value that differs (`values`, a rule), and sentences that take different sides on the question (`sides`, a
fitted chance). Versions of one story are one source, and do not disagree. Nothing is averaged, and no side is chosen.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.articles.corrected import as_corrected
from bot.articles.withdrawn import withdrawn_in
from bot.disagree import sides
from bot.disagree.asked import kind
from bot.disagree.figures import Said
from bot.disagree.values import Kind, as_asked, difference, of_two_things
from bot.enforce.own import stands_alone
from bot.extract import Candidate, Drafted
from bot.judge.evidence import evidence
from bot.reply import Citation, Disagreement, Statement
from bot.text import one_line
from index.article import Article
from index.sentences import sentences

THRESHOLD = 0.65  # of the chance, from which two sentences are told to disagree
_OF_AN_ARTICLE = 3  # its best sentences that are compared
_COMPARED = 12  # sentences in all
_WEIGHED = 6  # pairs that are compared word by word, the likeliest
_JUDGED = 2  # pairs that are put to the judge, each both ways
_RELEVANT = 0.03  # of the score; a sentence below it is about something else
_ANSWERS = 0.34  # of the score; a sentence from there on answers by itself
_TOLD = 0.5  # share of a sentence in a statement that rests on it, from which that tells it
_IN_VIEW = 8000  # characters of an article that tell what it is about
_LONGEST = 120  # characters of what a disagreement is about
_ABOUT: dict[Kind, str] = {
    "number": "the number",
    "date": "the date",
    "period": "the period",
    "person": "the person",
    "place": "the place",
}


Newest = Callable[[Sequence[str]], Mapping[str, str]]  # ids -> those that are older versions, with their newest


@dataclass(frozen=True, slots=True)
class _Side:
    """A sentence of an article that may stand on one side."""

    article: Article
    start: int
    end: int
    score: float

    @property
    def words(self) -> str:
        return one_line(self.article.text[self.start : self.end])

    @property
    def said(self) -> Said:
        """Its words, with right values in the place of those that the article withdraws."""
        article = self.article
        around = f"{one_line(article.title)}\n{one_line(article.text[:_IN_VIEW])}"
        return Said(one_line(as_corrected(article.text, self.start, self.end)), article.day, around)

    def is_told_by(self, statement: Statement) -> bool:
        """Whether a statement that rests on it tells what it says."""
        cites = any(
            cited.article.id == self.article.id and cited.start < self.end and self.start < cited.end
            for cited in statement.citations
        )
        return cites and evidence(self.words, statement.text).covered >= _TOLD

    @property
    def whole(self) -> float:
        return (self.end - self.start) / len(self.article.text)


@dataclass(frozen=True, slots=True)
class _Found:
    """Two sides that differ: the statement's number, the other side, and on what."""

    statement: int
    other: _Side
    about: str
    known: dict[str, float]  # signals, by the names of `sides.WEIGHTS`

    @property
    def chance(self) -> float:
        return sides.chance(self.known)

    def knowing(self, more: dict[str, float]) -> "_Found":
        """The same with more signals."""
        return replace(self, known=self.known | more)


def disagreements(
    question: str, statements: Sequence[Statement], scored: Sequence[tuple[float, Candidate]], newest: Newest
) -> tuple[list[Statement], list[Disagreement]]:
    """Compare an answer's statements with the other sentences that could answer; returns (statements to add, disagreements).

    `scored` are the candidates with their relevance; `newest` knows which articles are older versions of a story. The citations
    of the statements that are added number on; a disagreement is between statements given or added. The judge is asked four
    times at most.
    """
    ours = [_of_statement(statement) for statement in statements]
    others = _others(scored, _RELEVANT)
    ids = {side.article.id for side in (*ours, *others)}
    versions = newest(sorted(ids)) if len(ids) > 1 else {}
    story = {one: versions.get(one, one) for one in ids}
    pairs = [
        (number, other)
        for number, one in enumerate(ours)
        for other in others
        if story[one.article.id] != story[other.article.id] and other.said.text != one.said.text
    ]
    found = list(_by_value(question, ours, pairs)) or list(_by_side(question, ours, pairs))
    return _made(statements, found)


def _of_statement(statement: Statement) -> _Side:
    """The sentence, of the words that the statement rests on, that has most of it."""
    spans = [
        (cited.article, start, end)
        for cited in statement.citations
        for start, end in sentences(cited.article.text, cited.start, cited.end)
        if cited.article.text[start:end].strip()
    ]
    article, start, end = max(spans, key=lambda span: evidence(statement.text, span[0].text[span[1] : span[2]]).covered)
    return _Side(article, start, end, 1.0)


def _others(scored: Sequence[tuple[float, Candidate]], least: float) -> list[_Side]:
    """The best sentences of each article that are near enough to the question and that an answer may show, the best first."""
    found: list[_Side] = []
    taken: dict[str, int] = {}
    for score, one in sorted(scored, key=lambda pair: -pair[0]):
        count = taken.get(one.article.id, 0)
        if score < least or len(found) == _COMPARED:
            break
        text = one_line(one.text)
        told = count < _OF_AN_ARTICLE and not withdrawn_in(text, one.article.text)
        if told and stands_alone(Drafted(text, (one,), score)):
            found.append(_Side(one.article, one.start, one.end, score))
            taken[one.article.id] = count + 1
    return found


def _by_value(question: str, ours: Sequence[_Side], pairs: Sequence[tuple[int, _Side]]) -> Iterator[_Found]:
    """For each statement the best sentence that gives another value."""
    told: set[int] = set()
    for number, other in pairs:
        mine, theirs = ours[number].said, other.said
        if number in told:
            continue
        differs = difference(question, mine, theirs) or as_asked(question, mine, theirs, answers=other.score >= _ANSWERS)
        if differs:
            told.add(number)
            one, two = differs.words[::-1] if _is_later(ours[number].article, other.article) else differs.words
            point = f"{_ABOUT[differs.kind]} (“{one}” or “{two}”)" if differs.kind in _ABOUT else _quoted(question)
            yield _Found(number, other, point, {})


def _by_side(question: str, ours: Sequence[_Side], pairs: Sequence[tuple[int, _Side]]) -> Iterator[_Found]:
    """The likeliest pair that takes different sides, first by what is quick to tell, last by the judge.

    A question for a number, a time, a person or a place has two answers where the sentences are of two things.
    """
    if kind(question):
        pairs = [(number, other) for number, other in pairs if not of_two_things(question, ours[number].said, other.said)]
    views = {side: sides.view(question, side.said, side.whole) for side in (*ours, *(other for _, other in pairs))}
    found = [
        _Found(number, other, _quoted(question), sides.apart(question, views[ours[number]], views[other]))
        for number, other in pairs
    ]
    found = [one.knowing(sides.together(views[ours[one.statement]], views[one.other])) for one in _likeliest(found, _WEIGHED)]
    hopeful = [one for one in _likeliest(found, _JUDGED) if sides.chance(one.known | sides.HOPEFUL) >= THRESHOLD]
    found = [one.knowing(sides.judged(views[ours[one.statement]], views[one.other])) for one in hopeful]
    yield from (one for one in _likeliest(found, 1) if one.chance >= THRESHOLD)


def _likeliest(found: Sequence[_Found], most: int) -> list[_Found]:
    return sorted(found, key=lambda one: -one.chance)[:most]


def _made(statements: Sequence[Statement], found: Sequence[_Found]) -> tuple[list[Statement], list[Disagreement]]:
    """The statements that the found sides make, each once, and the disagreements, each pair once."""
    added: list[Statement] = []
    points: dict[frozenset[int], Disagreement] = {}
    number = 1 + max((citation.number for statement in statements for citation in statement.citations), default=0)
    for one in found:
        every = [*statements, *added]
        text = one.other.words
        telling = (n for n, statement in enumerate(every) if statement.text == text or one.other.is_told_by(statement))
        at = next((n for n in telling if n != one.statement), len(every))
        if statements[one.statement].text == text:
            continue  # the other article says what the statement does, whose quote says otherwise
        if at == len(every):
            article, start, end = one.other.article, one.other.start, one.other.end
            added.append(Statement(text, (Citation(number + len(added), article, article.text[start:end], start, end),), 1.0))
        pair = (*statements, *added)[one.statement], (*statements, *added)[at]
        points.setdefault(frozenset((one.statement, at)), Disagreement(one.about, _in_order(pair)))
    return added, list(points.values())


def _in_order(pair: tuple[Statement, Statement]) -> tuple[Statement, Statement]:
    """The earlier report first, where both are dated."""
    one, other = (statement.citations[0].article for statement in pair)
    return (pair[1], pair[0]) if _is_later(one, other) else pair


def _is_later(one: Article, other: Article) -> bool:
    return bool(one.day and other.day and one.day > other.day)


def _quoted(question: str) -> str:
    """A question as what is disagreed on."""
    shown = question if len(question) <= _LONGEST else question[:_LONGEST].rsplit(" ", 1)[0] + " …"
    return f"“{shown}”"
