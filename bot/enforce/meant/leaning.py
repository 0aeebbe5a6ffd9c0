"""Sentences that lean on the one before: whom "he" or "the company" means there, and whether the articles tell it of that one.

"Dan Vale was the mayor. He was jailed.": words that tell of another's jail do not support it, though they say "he", too.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from bot.enforce.checks.finding import Finding, Where
from bot.enforce.checks.who import doers, patients, subjects
from bot.enforce.checks.who.pronouns import EMPTY
from bot.enforce.checks.who.subjects import BODIES
from bot.enforce.place import Place
from bot.english.capitals import is_name
from bot.english.deeds import is_past
from bot.english.reading import read
from bot.english.vocabulary import CALENDAR, HELPS
from bot.judge import tables
from index.sentences import sentences
from index.words import STOP_WORDS

_NAME = r"[A-Z][\w&-]*(?:['’](?!s\b)\w+)?"
_WHEN = r"(?:(?:In|On|By|During|Since|Until|Before|After)\b[^,]{1,40}, )?"
_HEADS = re.compile(rf"{_WHEN}(?P<name>{_NAME}(?: (?:of |de |van |von )?{_NAME})*)(?:(?P<aside>, )| (?P<verb>[a-z]+))")
_LEANS = re.compile(r"(?:(?P<whose>His|Her|Its)|(?P<he>He|She)|(?P<it>It)|The (?P<noun>[a-z]+))(?= [a-z])")
_CONTEXT = 600  # characters before words, in which those whom they mean are named


@dataclass(frozen=True, slots=True)
class Meant:
    """A sentence, and what it says with the name of its subject in place of a word that leans on the sentences before it."""

    sentence: str
    text: str
    name: str  # empty where nothing leans, or whom it means is not sure

    def of_another(self, told: Place) -> Finding | None:
        """What is wrong with words as the support of the sentence: they tell it of somebody else."""
        return _of_another(self, told) if self.name else None


def meant_by(sentence: str, before: Sequence[str]) -> Meant:
    """What a sentence means behind others."""
    leans = _LEANS.match(sentence)
    if leans and not (leans["it"] and EMPTY.match(sentence, leans.end())):
        former = list(takewhile(lambda one: not _name(one) and _LEANS.match(one), reversed(before)))  # these lean as well
        since = list(before)[len(before) - len(former) - 1 :] if len(former) < len(before) else []
        name = _name(since[0]) if since else ""
        if name and _may_mean(leans, name, since):
            own = f"{name}'s" if leans["whose"] else name
            return Meant(sentence, f"{own}{sentence[leans.end() :]}", name)
    return Meant(sentence, sentence, "")


def _of_another(meant: Meant, told: Place) -> Finding | None:
    article = told.article
    start = max(0, told.start - _CONTEXT)
    first = sentences(article.text, start, told.end)[1:2] if start else []
    text = article.text[first[0][0] if first else start : told.end]
    last, there = meant.name.split()[-1], f"{article.title}\n{article.source or ''}\n{article.text}"
    if not re.search(rf"\b{re.escape(last)}\b", there, re.IGNORECASE):
        return Finding("subjects", f"the article does not speak of {meant.name}, whom the sentence means")
    about = Where(article.title, article.source, article.day)
    found = (check(meant.text, text, about) for check in (subjects.check, doers.check, patients.check))
    return next(filter(None, found), None)


def _name(sentence: str) -> str:
    """The name that heads a sentence; empty where none does for sure."""
    heads = _HEADS.match(sentence)
    if not heads or not (heads["aside"] or heads["verb"] in HELPS or is_past(heads["verb"])):
        return ""
    words = read(heads["name"])
    sure = len(words) > 1 or any(is_name(word) for word in words)
    return heads["name"] if sure and words[0].low not in CALENDAR | STOP_WORDS else ""


def _may_mean(leans: re.Match[str], name: str, since: Sequence[str]) -> bool:
    """Whether a subject that leans may mean a name: a person by "he", none by "the company", by "the mayor" who is called so."""
    person = name.partition(" ")[0] in tables.FIRST_NAMES
    noun = leans["noun"]
    if noun and noun not in BODIES:
        called = rf"{re.escape(name)}(?:, | (?:was|is|became) )(?:[\w-]+ ){{1,3}}{noun}\b"
        return any(re.search(called, sentence) for sentence in since)
    return not (person and (noun or leans["it"] or leans[0] == "Its"))
