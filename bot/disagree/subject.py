"""Whether two sentences of two articles speak of one thing, as far as names and narrowing words tell: precision before all.

Looks at the articles, too: "It has 84 seats" names nobody, and its article does.
"""

import re
from collections.abc import Iterator, Sequence

from bot.disagree.figures import Said
from bot.english.deeds import SPEECH
from bot.english.reading import read
from bot.judge.names import alike, names
from bot.questions.debates import reports
from bot.questions.question import missing_names, parse, stems_of
from bot.relevance.whom import of_another
from index.sentences import sentences
from index.words import words

_COMMON_NAMES = 2  # that two articles share when the question names nothing
_REFERS = re.compile(  # to what the sentence before names
    r"(?:It|They|Its|Their|The (?:firm|company|club|party|team|group|bank|union|school|university|maker|agency|charity|airline)) "
)
_HE_OR_SHE = re.compile("(?:He|She|His|Her) ")
_FULL_NAME = re.compile(r"\b[A-Z][\w-]+ [A-Z][\w-]+\b")
_POWERS = tuple(
    stems_of(name)
    for name in ("US", "USA", "UK", "EU", "UN", "United States", "United Kingdom", "European Union", "United Nations")
)
_BEFORE_NAME = re.compile(r"\bthe (?=[A-Z])")
_LETTERS = re.compile(r"[^\W\d_]")


def one_subject(question: str, one: Said, other: Said) -> bool:
    """Whether two articles may be about one thing: they have, or lack, the same of the question's names.

    For a question without names they must share names of their own, if both have any.
    """
    if not one.around or not other.around:
        return True
    asked = _asked(question)
    if asked:
        mine, theirs = (_capitals(said.around) for said in (one, other))
        return all(_lacks(question, name, mine) == _lacks(question, name, theirs) for name in asked)
    if any(_LETTERS.match(word) for name in parse(question).names for word in name):
        return True  # it names countries alone
    first, second = (set(_named(said.around)) for said in (one, other))
    common = sum(any(alike(a, b) for b in second) for a in first)
    return common >= min(_COMMON_NAMES, len(first) // 2, len(second) // 2)


def tells_its_subject(question: str, one: Said, other: Said) -> bool:
    """Whether it can be told that two articles are about one thing: both have what the question names, or names in common."""
    if not one.around or not other.around:
        return False
    asked = parse(question)
    named = any(_LETTERS.match(word) for name in asked.names for word in name)
    if named and not any(missing_names(asked, stems_of(said.around)) for said in (one, other)):
        return True
    mine, theirs = (set(_named(said.around)) for said in (one, other))
    return sum(any(alike(a, b) for b in theirs) for a in mine) >= _COMMON_NAMES


def told_of_it(question: str, said: Said) -> bool:
    """Whether a sentence may be of what the question names, as far as the sentence before it tells, or else the title.

    "The firm has 3,600 employees." behind a sentence that names another firm is not.
    """
    asked = _asked(question)
    title, _, text = said.around.partition("\n")
    at = text.find(said.text)
    before = [text[start:end] for start, end in sentences(text, 0, max(at, 0))][-1:]
    if _HE_OR_SHE.match(said.text) and any(_is_of_another_person(asked, one) for one in before):
        return False
    if of_another(_BEFORE_NAME.sub("", question), said.text):
        return False
    if asked and not _has_any(asked[:1], said.text) and _opens_with_another(question, said.text):
        return False
    if not asked or at < 0 or (_has_any(asked, said.text) and not _REFERS.match(said.text)):
        return True
    for near in (*before, title):
        others = [name for name in names(near, said.around) if name.kind not in ("person", "country", "nationality")]
        if _has_any(asked, near) or others:
            return _has_any(asked, near)
    return True


def _is_of_another_person(asked: Sequence[frozenset[str]], text: str) -> bool:
    """Whether a sentence names persons, and none of them is one whom the question names in full: Lise Holm is not Ida Holm."""
    told = [stems_of(name) for name in _FULL_NAME.findall(text)]
    full = [name for name in asked if len(name) > 1]
    return bool(told and full) and not any(name <= one or one <= name for name in full for one in told)


def _opens_with_another(question: str, text: str) -> bool:
    """Whether a sentence has a name at its start, and that is not who says it nor what is asked for."""
    if reports(text):
        return False
    around = f"so {text}" if text.startswith("The ") else text  # behind "The" a capital is a name's
    first = next((name for name in names(text, around) if name.kind != "person" or parse(question).asks != "person"), None)
    if first is None or _has_any(_asked(question), first.text) or sum(word.end <= first.start for word in read(text)) > 1:
        return False
    behind = next((word for word in read(text) if word.start >= first.end), None)
    return behind is not None and behind.start == first.end + 1 and behind.form not in SPEECH


def _asked(question: str) -> list[frozenset[str]]:
    """The names in a question by which a subject is known: no numbers and no countries, which go by other names, too."""
    wide = stems_of(" ".join(name.text for name in names(question, question) if name.kind in ("country", "nationality")))
    return [
        name
        for name in parse(question).names
        if all(_LETTERS.match(word) for word in name) and not name <= wide and name not in _POWERS
    ]


def _lacks(question: str, name: frozenset[str], stems: frozenset[str]) -> bool:
    asked = parse(question)
    return bool(missing_names(type(asked)(asked.text, asked.weights, (name,), asked.asks), stems))


def _has_any(asked: Sequence[frozenset[str]], text: str) -> bool:
    there = _capitals(text)
    return any(name & there for name in asked)


def _capitals(text: str) -> frozenset[str]:
    """The stems of the words with a capital letter: "the route crosses" is no Market Cross."""
    return stems_of(" ".join(word for word in words(text) if word[0].isupper()))


def _named(text: str) -> Iterator[str]:
    """The names in a text that tell what it is about: no countries, whose names are everywhere."""
    return (name.text for name in names(text, text) if name.kind not in ("country", "nationality"))
