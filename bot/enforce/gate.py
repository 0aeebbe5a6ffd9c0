"""The gate: what a language model drafts passes as statements that were verified, mended or replaced; the rest is withheld.

A sentence that fails is, in this order: supported by other words that were retrieved; written anew by the model, once, with the
reason; replaced by the article's own sentence that it was taken from, if that answers the question; withheld. After each step
it is verified again.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.articles.orders import tells_to_be_silent
from bot.enforce.instead import as_own, is_told, taken_from
from bot.enforce.numbering import Numbering
from bot.enforce.own import own_words
from bot.enforce.place import Place
from bot.enforce.stopwatch import Stopwatch
from bot.enforce.verify import Verified, verified
from bot.enforce.veto import vetoes
from bot.errors import ModelFailed
from bot.events import Event, Examined
from bot.extract import Candidate
from bot.reply import Statement
from bot.text import one_line
from bot.writing.claims import claims_nothing, introduces, is_of_itself, says_no_answer
from bot.writing.fence import Offered
from bot.writing.parse import Written
from bot.writing.write import mended
from index.sentences import sentences

if TYPE_CHECKING:
    from bot.models import Budget

_VETOED = "the language model, as a second judge, does not find it in the cited words"
_HUNG = 2  # checks that do not end in time, after which no more of a draft is checked: the articles' own sentences need none
_UNCHECKED = "the checks of what was drafted did not end in time"
_BROKEN = "The language model broke off as a second judge."
_UNJUDGED = "the language model failed before it had judged it"
_NO_CLAIM = "it asks or introduces, and claims nothing"
_TWICE = "what it says stands in the answer already"


@dataclass(frozen=True, slots=True)
class Desk:
    """What the gate works with, for one question."""

    question: str
    passages: Sequence[Offered]
    own: Sequence[Candidate]  # the articles' own sentences
    answers: Callable[[str, Candidate], bool]  # whether one of these answers, in the place of a drafted sentence
    budget: "Budget"
    second: bool  # whether the model judges, too


@dataclass(slots=True)
class Passed:
    """What has come of a draft; the caller reads it when the gate is done."""

    statements: list[Statement] = field(default_factory=list)
    numbering: Numbering = field(default_factory=Numbering)
    watch: Stopwatch = field(default_factory=Stopwatch)
    trouble: ModelFailed | None = None  # what ended the model's part before its time
    denied: bool = False  # the model said that there is no answer, and no article had told it to
    hung: int = 0  # how many checks did not end in time
    replaced: int = 0  # how many statements are an article's own sentence in place of a drafted one
    lacking: bool = False  # in the place of a sentence that was withheld stands nothing


@dataclass(frozen=True, slots=True)
class _Failed:
    """A sentence that has not passed."""

    sentence: Written
    reasons: tuple[str, ...]


def gate(draft: Iterator[Written], desk: Desk, passed: Passed) -> Iterator[Event]:
    """Let a draft through, sentence by sentence: statements as soon as they have passed, and what was found of each sentence."""
    failed: list[_Failed] = []
    waiting: list[tuple[Written, Verified]] = []
    before: list[str] = []
    for sentence in _sentences(draft, passed):
        if says_no_answer(sentence.text) and not _is_cited(sentence):
            passed.denied = _is_believed(desk)
            continue
        if claims_nothing(sentence.text, cited=_is_cited(sentence)):
            yield from [_withheld(_Failed(sentence, (_NO_CLAIM,)))] if _is_untold(sentence) else ()
            continue
        if passed.hung >= _HUNG:
            failed.append(_Failed(sentence, (_UNCHECKED,)))
            break
        found = _checked(sentence, desk, passed, before)
        before.append(sentence.text)
        if isinstance(found, _Failed) and says_no_answer(sentence.text):
            passed.denied = _is_believed(desk)
        elif isinstance(found, _Failed):
            failed.append(found)
        elif desk.second:
            waiting.append((sentence, found))
        else:
            yield from _show(found, passed)
    for number, vetoed in _opinions([found for _, found in waiting], desk, passed):
        sentence, found = waiting[number]
        if vetoed:
            failed.append(_Failed(sentence, (_UNJUDGED if passed.trouble else _VETOED,)))
        else:
            yield from _show(found, passed)
    yield from _repaired(failed, desk, passed)


def _sentences(draft: Iterator[Written], passed: Passed) -> Iterator[Written]:
    """The sentences of a draft, each once, until it ends or the model fails."""
    seen: set[str] = set()
    try:
        for sentence in draft:
            if _bare(sentence.text) not in seen:
                seen.add(_bare(sentence.text))
                yield sentence
    except ModelFailed as fault:
        passed.trouble = fault


def _bare(sentence: str) -> str:
    """A sentence's words: two that differ in signs or capitals alone say the same."""
    return " ".join(re.findall(r"\w+", sentence.lower()))


def _is_cited(sentence: Written) -> bool:
    return bool(sentence.cited or sentence.unknown)


def _is_untold(sentence: Written) -> bool:
    """Whether a sentence that claims nothing is told as withheld: it cites something, and is not of the answer alone."""
    return _is_cited(sentence) and introduces(sentence.text) and not is_of_itself(sentence.text)


def _is_believed(desk: Desk) -> bool:
    """Whether it tells anything that the model finds no answer: no article orders it to."""
    return not any(says_no_answer(text) or tells_to_be_silent(text) for text in _offered(desk))


def _offered(desk: Desk) -> Iterator[str]:
    """What the model read of the articles, sentence by sentence."""
    for one in desk.passages:
        yield one.passage.article.title
        text = one.passage.text
        yield from (text[start:end] for start, end in sentences(text))


def _checked(sentence: Written, desk: Desk, passed: Passed, before: Sequence[str] = ()) -> Verified | _Failed:
    """Verify a sentence, which stands behind others, by the passages that it points to, else by all that were offered."""
    with passed.watch:
        everything = [_place(one) for one in desk.passages]
        cited = [everything[number] for number in sentence.cited]
        cited.sort(
            key=lambda place: one_line(sentence.words) not in one_line(place.text)
        )  # its words, as far as they stand there
        first = _verified(sentence.text, cited, passed, before) if cited else None
        if first and (first.passed or passed.hung >= _HUNG):
            return first if first.passed else _Failed(sentence, first.reasons)
        found = _verified(sentence.text, [place for place in everything if place not in cited], passed, before)
        if found.passed:
            return found
        unknown = tuple(f"there is no passage {key}" for key in sentence.unknown)
        return _Failed(sentence, (*unknown, *(first or found).reasons))


def _place(one: Offered) -> Place:
    return Place(one.passage.article, one.passage.start, one.passage.end)


def _verified(text: str, places: Sequence[Place], passed: Passed, before: Sequence[str]) -> Verified:
    found = verified(text, places, before=before)
    passed.hung += found.hung
    return found


def _opinions(waiting: Sequence[Verified], desk: Desk, passed: Passed) -> Iterator[tuple[int, bool]]:
    """The model's own opinion of what has passed the checks, by number; what it does not get to is vetoed."""
    unjudged = dict.fromkeys(range(len(waiting)))
    claims = [(one.told or one.sentence, " … ".join(place.text for place in one.places)) for one in waiting]
    try:
        if claims and passed.trouble is None:
            for number, vetoed in vetoes(desk.budget, claims):
                del unjudged[number]
                yield number, vetoed is not False
    except ModelFailed as fault:
        passed.trouble = fault
    except Exception:  # a judge that breaks has passed nothing: the rest is vetoed
        passed.trouble = ModelFailed(_BROKEN)
    yield from ((number, True) for number in unjudged)


def _show(found: Verified, passed: Passed, mends: _Failed | None = None) -> Iterator[Event]:
    statement = passed.numbering.statement(found.sentence, found.places, found.support)
    passed.statements.append(statement)
    yield Examined(found.sentence, (), "shown") if mends is None else _mended(mends, [statement])
    yield statement


def _mended(failed: _Failed, by: Sequence[Statement]) -> Examined:
    return Examined(failed.sentence.text, failed.reasons, "mended", " ".join(one.text for one in by))


def _withheld(failed: _Failed) -> Examined:
    return Examined(failed.sentence.text, failed.reasons, "withheld")


def _repaired(failed: Sequence[_Failed], desk: Desk, passed: Passed) -> Iterator[Event]:
    """For each sentence that failed: it written anew, the article's own sentence that it was taken from, or nothing."""
    rewritten = _rewritten(failed, desk, passed) if failed else {}
    for number, one in enumerate(failed):
        if number not in rewritten:
            yield from _replaced(one, desk, passed)
        elif _stands_already(rewritten[number], passed):
            yield _withheld(_Failed(one.sentence, (*one.reasons, _TWICE)))
        else:
            yield from _show(rewritten[number], passed, one)


def _replaced(failed: _Failed, desk: Desk, passed: Passed) -> Iterator[Event]:
    """The article's own sentence that one was taken from, where it answers and is not told yet; else nothing."""
    cited = [_place(desk.passages[number]) for number in failed.sentence.cited]
    text = failed.sentence.text
    sources = taken_from(text, failed.sentence.words, cited, desk.own)
    own = as_own(desk.question, sources) if any(desk.answers(text, one) for one in sources) else []
    new = [one for one in own if not is_told(one, passed.statements)]
    shown = {statement.text for statement in passed.statements}
    statements = [one for one in own_words(new, passed.numbering)[0] if one.text not in shown]
    passed.lacking |= not own or bool(new and not statements)
    passed.replaced += len(statements)
    passed.statements += statements
    yield _mended(failed, statements) if statements else _withheld(failed)
    yield from statements


def _stands_already(found: Verified, passed: Passed) -> bool:
    """Whether a sentence that was written anew is one that is shown."""
    return _bare(found.sentence) in {_bare(statement.text) for statement in passed.statements}


def _rewritten(failed: Sequence[_Failed], desk: Desk, passed: Passed) -> dict[int, Verified]:
    """The rewrites that pass, by the number of the sentence that they are for."""
    if passed.trouble or passed.hung >= _HUNG:
        return {}
    try:
        texts = mended(desk.budget, desk.question, [(one.sentence.text, "; ".join(one.reasons)) for one in failed], desk.passages)
    except ModelFailed as fault:
        passed.trouble = fault
        return {}
    found = {number: _checked(text, desk, passed) for number, text in texts.items() if not claims_nothing(text.text)}
    good = {number: one for number, one in found.items() if isinstance(one, Verified)}
    if desk.second:
        numbers = list(good)
        good = {numbers[n]: good[numbers[n]] for n, vetoed in _opinions([*good.values()], desk, passed) if not vetoed}
    return good
