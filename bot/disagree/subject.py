"""Whether two sentences of two articles speak of one thing, as far as names and narrowing words tell: precision before all.

Looks at the articles, too: "It has 84 seats" names nobody, and its article does.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise

from bot.disagree.figures import Said
from bot.english.deeds import SPEECH
from bot.english.reading import form_of, meaning, read
from bot.judge.names import alike, names
from bot.questions.debates import reports
from bot.questions.question import missing_names, parse, stems_of
from index.sentences import sentences
from index.words import STOP_WORDS, stem, words

_COMMON_NAMES = 2  # that two articles share when the question names nothing
_PART = re.compile(  # what narrows a figure or a winner to a part of the whole, or to another one
    r"\b(?:wom[ae]n['’]s|m[ae]n['’]s|girls['’]|boys['’]|ladies['’]|female|male|junior|youth|veterans?|doubles|singles|mixed|amateur"
    r"|under-\d+|(?:second|third|fourth|fifth)(?! \w+est\b| most\b)"
    r"|previous|earlier|next|other|another|further|additional|alone|among (?:them|these|those)"
    r"|of (?:them|these|those|whom|which))\b",
    re.IGNORECASE,
)
_RATE = re.compile(  # what a figure may be of
    r"\b(?:half|each|every|per|apiece|daily|weekly|monthly|annual(?:ly)?|yearly|including|excluding"
    r"|an? (?:day|week|month|year|hour|night|head))\b",
    re.IGNORECASE,
)
_MOVED = re.compile(  # what tells of a figure or date that another one took the place of
    r"\b(?:ris(?:e|es|en|ing)|rose|increas\w+|rais(?:ed?|es|ing)|climb\w*|gr(?:ow|ew|own|ows)|doubl(?:e[sd]?|ing)|tripl\w+"
    r"|halv(?:e[sd]?|ing)|fall(?:s|en|ing)?|fell|dropp?\w*|cut|lower(?:ed|s|ing)?|reduc\w+|revis\w+|correct(?:ed|s|ion)|updat\w+"
    r"|so far|up from|down from|initially|at first|originally|instead of|no longer|used to|postpon\w+|delay\w+|put back"
    r"|brought forward|reschedul\w+|extend\w+|had been (?:expected|planned|due|scheduled)|wrongly|mistakenly|not \w+ but)\b",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"\bagain\b|\bre-?(?:appoint|buil[dt]|captur|elect|enter|introduc|issu|launch|nam|open|s[eo]l[ld]|start|took|tak)\w*\b",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"\b(?:in|across|at|of|from|near|around|for)(?: the)?(?: \w+ (?:of|around))?(?: the)? $", re.IGNORECASE)
_STATE = re.compile(r"\b(?:do|does|is|are|has|have)\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:did|was|were|had|will)\b", re.IGNORECASE)
_COUNTED = re.compile(r"\bhow many \w+ (\w+)", re.IGNORECASE)
_HOLDS = timedelta(200)  # a state that is told so far apart may have changed
_OF_WHICH = re.compile(
    r"\b(?P<thing>\w+) (?P<how>in|for|at|near|of|from) (?:the |an? )?(?P<which>[\w-]+)(?: (?P<more>[A-Z][\w-]*))?"
)
_REFERS = re.compile(  # to what the sentence before names
    r"(?:It|They|Its|Their|The (?:firm|company|club|party|team|group|bank|union|school|university|maker|agency|charity|airline)) "
)
_HE_OR_SHE = re.compile("(?:He|She|His|Her) ")
_FULL_NAME = re.compile(r"\b[A-Z][\w-]+ [A-Z][\w-]+\b")
_POWERS = tuple(
    stems_of(name)
    for name in ("US", "USA", "UK", "EU", "UN", "United States", "United Kingdom", "European Union", "United Nations")
)
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
    if asked and not _has_any(asked, said.text) and _opens_with_another(question, said.text):
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
    first = next((name for name in names(text, text) if name.kind != "person" or parse(question).asks != "person"), None)
    if first is None or sum(word.end <= first.start for word in read(text)) > 1:
        return False
    behind = next((word for word in read(text) if word.start >= first.end), None)
    return behind is not None and behind.start == first.end + 1 and behind.form not in SPEECH


def of_another_sort(question: str, said: Said) -> bool:
    """Whether a sentence has the noun that is asked about behind another word: a match ticket is no season ticket."""
    asked = [word for word in read(question) if word.low not in STOP_WORDS]
    there = read(said.text)
    forms = {word.form for word in there}
    for sort, noun in pairwise(asked):
        if not sort.means or sort.text[0].isupper() or question[sort.end : noun.start] != " " or sort.form in forms:
            continue
        if noun.low != noun.form and not noun.low.endswith("s"):
            continue  # a verb
        places = [at for at, word in enumerate(there) if word.form == noun.form]
        if places and all(at and there[at - 1].means and there[at - 1].clause == there[at].clause for at in places):
            return True
    return False


def one_time(question: str, one: Said, other: Said) -> bool:
    """Whether a question for a state, which may change, finds it told at about one time."""
    counted = _COUNTED.search(question)
    present = counted is not None and form_of(counted[1].lower()) == stem(counted[1]) and counted[1].lower() not in STOP_WORDS
    state = (_STATE.search(question) or (present and counted)) and not _PAST.search(question)
    return not (state and one.published and other.published and abs(one.published - other.published) > _HOLDS)


def of_two(question: str, one: Said, other: Said, values: tuple[str, str]) -> bool:
    """Whether two sentences tell of two things of a kind: the exhibition in Tours and that in Lucerne."""
    asked = meaning(question)
    for mine in _OF_WHICH.finditer(one.text):
        for theirs in _OF_WHICH.finditer(other.text):
            if form_of(mine["thing"].lower()) != form_of(theirs["thing"].lower()) or mine["how"] != theirs["how"]:
                continue
            words_of = [{form_of(word.lower()) for word in (match["which"], match["more"]) if word} for match in (mine, theirs)]
            told = any(word in value for value, match in zip(values, (mine, theirs), strict=True) for word in [match["which"]])
            narrow = mine["thing"].lower() not in STOP_WORDS and not (words_of[0] & words_of[1])
            if narrow and not told and not any(words & asked for words in words_of):
                return True
    return False


def clause_at(text: str, at: int) -> int:
    """The number of the clause of a text that a place in it belongs to."""
    return next((word.clause for word in read(text) if word.end > at), 0)


def one_part(question: str, one: Said, other: Said) -> bool:
    """Whether neither sentence narrows what it tells to a part, or to another time, that the other does not speak of."""
    again = [bool(_AGAIN.search(text)) for text in (one.text, other.text)]
    return (again[0] == again[1] or bool(_AGAIN.search(question))) and not _only_one(_PART, question, one, other)


def one_measure(question: str, one: Said, other: Said, values: tuple[str, str]) -> bool:
    """Whether two figures may be of the same: neither is of a day or of each, nor of a place that is none of the other's."""
    return not _only_one(_RATE, question, one, other) and not any_of_a_place(question, one, other, values)


def any_of_a_place(question: str, one: Said, other: Said, values: tuple[str, str]) -> bool:
    """Whether a figure is of a place that neither the question nor the other article names."""
    return _of_a_place(question, one, other, values[0]) or _of_a_place(question, other, one, values[1])


def moved(question: str, one: Said, other: Said) -> bool:
    """Whether a sentence tells of a change from one value to another, and the question does not ask for that."""
    asked = meaning(question)
    return any(form_of(word[0].lower()) not in asked for said in (one, other) for word in _MOVED.finditer(said.text))


def _only_one(pattern: re.Pattern[str], question: str, one: Said, other: Said) -> bool:
    """Whether a sentence has a word of a pattern that neither the question nor the other sentence has."""
    asked, mine, theirs = (
        {match[0].lower().replace("’", "'") for match in pattern.finditer(text)} for text in (question, one.text, other.text)
    )
    return bool((mine ^ theirs) - asked)


def _of_a_place(question: str, one: Said, other: Said, value: str) -> bool:
    """Whether a figure is of a place, in its clause, that neither question nor other article names, nor more of its own."""
    if not one.around or one.around.partition("\n")[2].startswith(one.text):
        return False  # the first sentence of an article says where all of it was
    here = clause_at(one.text, one.text.find(value))
    for name in names(one.text, one.text):
        if name.kind == "person" or not _WITHIN.search(one.text[: name.start]) or clause_at(one.text, name.start) != here:
            continue
        opens = not any(word.means for word in read(one.text) if word.end <= name.start)
        known = name.text in question or (not opens and one.around.count(name.text) > one.text.count(name.text))
        if not known and not any(word in other.around for word in name.text.split()):
            return True
    return False


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
