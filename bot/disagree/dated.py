"""The date that a question asks for, as a sentence gives it beside the deed that is asked about."""

import re
from datetime import timedelta

from bot.disagree.clauses import forms_in
from bot.disagree.deeds import asked_words, words_for
from bot.disagree.figures import Said, Words, dates, same_time
from bot.english.dateforms import Moment
from bot.english.deeds import is_past
from bot.english.reading import opposite, read

_THESE_WEEKS = timedelta(31)
_UNTIL = re.compile(r"\buntil\b", re.IGNORECASE)
_SPANS = re.compile(r"\blong\b|\bduring\b|\bsince\b", re.IGNORECASE)


def agree(question: str, one: Said, other: Said) -> bool:
    """Whether each sentence has a date of what is asked about, and they may be the same."""
    mine, theirs = _moment(question, one, other), _moment(question, other, one)
    return mine is not None and theirs is not None and same_time(mine, theirs)


def times(question: str, one: Said, other: Said) -> Words | None:
    """The dates of what is asked about, where each sentence has one, and they cannot be the same."""
    if _SPANS.search(question):
        return None
    mine, theirs = _moment(question, one, other), _moment(question, other, one)
    if not mine or not theirs or not mine.days or not theirs.days or same_time(mine, theirs) or not _may_be_one(mine, theirs):
        return None
    return mine.text, theirs.text


def _moment(question: str, said: Said, other: Said) -> Moment | None:
    """The one date that stands in a clause with a word of the question, or with its contrary: "closed until"."""
    asked = asked_words(question, said.text)
    asked |= frozenset().union(*(opposite(form) for form in asked)) if _UNTIL.search(said.text) else frozenset()
    done = _done(question)
    every = [
        moment
        for moment in dates(said, other)
        for near in [forms_in(said.text, moment.start)]
        if asked & near and (done is None or words_for(done, said.text) & near)
    ]
    return every[0] if len(every) == 1 else None


def _done(question: str) -> str | None:
    """The form of what "was" done, in a question that asks when something was: "destroyed", "found"."""
    words = read(question)
    was = next((word.start for word in words if word.low in ("was", "were")), None)
    behind = [word for word in words if was is not None and word.start > was and word.means and not word.text[0].isupper()]
    return next((word.form for word in behind if is_past(word.low)), None)


def _may_be_one(one: Moment, other: Moment) -> bool:
    """Whether two dates may be told of one event: a day of the week is of these weeks, and its night belongs to the next, too."""
    if one.weekday is None and other.weekday is None:
        return True
    apart = [abs(a.first - b.first) for a in one.days for b in other.days if a.first and b.first]
    return bool(apart) and timedelta(1) < min(apart) <= _THESE_WEEKS
