"""Whether what two sentences tell is of one extent: of the whole or of a part, of a day or of a year, of one sort and place.

`subject` tells whether their articles speak of one thing at all, `changes` whether as it was at one time.
"""

import re
from itertools import pairwise

from bot.disagree.clauses import clause_at, clause_with, place_of
from bot.disagree.figures import Said
from bot.english.reading import form_of, meaning, read, same
from bot.judge.names import names
from index.words import STOP_WORDS

_PART = re.compile(  # what narrows a figure or a winner to a part of the whole, or to another one
    r"\b(?:wom[ae]n['’]s|m[ae]n['’]s|girls['’]|boys['’]|ladies['’]|female|male|junior|youth|veterans?|doubles|singles|mixed|amateur"
    r"|(?:(?<!\ba )second|third|fourth|fifth)(?! \w+est\b| (?:most|quarter|half)\b)|(?:under|over)-\d+s?|aged"
    r"|(?:(?:old|young)er than|(?:people|those|persons|men|women|children|adults|workers) (?:under|over|above|below|between)) \d+"
    r"|previous|earlier(?! (?:than|this|in|on)\b)|(?<!by )(?<!until )next(?! (?:\w+ )?(?:days|weeks|months|years|decades)\b)"
    r"|(?<!any )other|another|further|additional|alone|remaining|rest of|rural|urban"
    r"|(?:parts?|areas?|districts?|regions?|suburbs?) of)\b",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"\b(?:of|among) (?:them|these|those(?! who\b)|whom|which)\b", re.IGNORECASE)
_RATE = re.compile(  # what a figure may be of
    r"\b(?:half|each|every|per|apiece|daily|weekly|monthly|annual(?:ly)?|yearly|including|excluding"
    r"|an? (?:day|week|month|year|hour|night|head)"
    r"|net|gross|median|nominal|adjusted|underlying|core|operating|pre-tax|effective|basic"
    r"|(?:after|before) (?:debts?|tax(?:es)?|costs?|expenses|deductions))\b",
    re.IGNORECASE,
)
_SORT = re.compile(  # "work as welders", "among women"
    r"\b(?:as|for|among)(?: the)?(?: [a-z-]+)? "
    r"(?P<sort>(?!(?:hour|day|week|month|year|minute)s)[a-z]+s|men|women|children|people)"
    r"(?=[.,;]|$| (?:in|at|on|for|and|or|is|was|are|were)\b)"
)
_SHARE_OF = re.compile(  # "71% of the Earth's surface"
    r"(?:%|percent|per cent|quarters?|thirds?|half|fifths?)\W+of (?:(?:all|the|its|their|his|her) )*"
    r"(?P<whole>(?!those)(?:[\w’'-]+ ?){1,3})"
)
_AGAIN = re.compile(
    r"\bagain\b|\bre-?(?:appoint|buil[dt]|captur|elect|enter|introduc|issu|launch|nam|open|s[eo]l[ld]|start|took|tak)\w*\b",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"\b(?:in|across|at|of|from|near|around|for)(?: the)?(?: \w+ (?:of|around))?(?: the)? $", re.IGNORECASE)
_OWN = re.compile(r"(?:\b(?:his|her|their|its|our|my)|['’]s?) $", re.IGNORECASE)
_MEASURED = re.compile(r"[ -](long|tall|high|deep|wide)\b", re.IGNORECASE)
_WHOSE = re.compile(r"[\w-]+['’]s? ")
_LONGEST_WHOLE = 60  # characters behind a value in which it is told what it is a share of
_OF_WHICH = re.compile(
    r"\b(?P<thing>\w+) (?P<how>in|for|at|near|of|from) (?:the |an? )?(?P<which>[\w-]+)(?: (?P<more>[A-Z][\w-]*))?"
)


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


def one_part(question: str, one: Said, other: Said, values: tuple[str, str]) -> bool:
    """Whether neither sentence narrows what it tells to a part, or to another time, that the other does not speak of.

    What is told of some "of them" narrows the value of that clause alone.
    """
    if _is_of_them(one.text, values[0]) != _is_of_them(other.text, values[1]):
        return False
    again = [bool(_AGAIN.search(text)) for text in (one.text, other.text)]
    return (again[0] == again[1] or bool(_AGAIN.search(question))) and not _only_one(_PART, question, one, other)


def _is_of_them(text: str, value: str) -> bool:
    clause = clause_at(text, place_of(text, value))
    return any(not value or clause_at(text, match.start()) == clause for match in _OF_THEM.finditer(text))


def one_measure(question: str, one: Said, other: Said, values: tuple[str, str]) -> bool:
    """Whether two figures may be of the same: neither is of a day, of each, of a sort, a place or a whole of its own."""
    if _only_one(_RATE, question, one, other):
        return False
    for own, foreign, value in ((one, other, values[0]), (other, one, values[1])):
        if _of_a_place(question, own, foreign, value) or _of_a_sort(question, own, foreign, value):
            return False
    if _of_whom(one.text, values[0]) != _of_whom(other.text, values[1]) or _way(one.text, values[0]) != _way(
        other.text, values[1]
    ):
        return False
    mine, theirs = _whole(one.text, values[0]), _whole(other.text, values[1])
    return not mine or not theirs or any(not same(form).isdisjoint(theirs) for form in mine)


def _of_whom(text: str, value: str) -> bool:
    """Whether a value is told of what is somebody's: "his 81-year-old mother"."""
    return _OWN.search(text[: place_of(text, value)]) is not None


def _way(text: str, value: str) -> str | None:
    """In which way a length is measured, if a sentence tells: "38 metres long"; what is high is tall, too."""
    told = _MEASURED.match(text, place_of(text, value) + len(value))
    return told[1].lower().replace("high", "tall") if told else None


def _whole(text: str, value: str) -> frozenset[str]:
    """The forms of the words for what a value is the share of: "71% of the Earth's surface"; none where nothing tells."""
    start = place_of(text, value)
    found = _SHARE_OF.search(text, max(start, 0), start + len(value) + _LONGEST_WHOLE)
    return meaning(_WHOSE.sub("", found["whole"])) if found else frozenset()


def _only_one(pattern: re.Pattern[str], question: str, one: Said, other: Said) -> bool:
    """Whether a sentence has a word of a pattern that neither the question nor the other sentence has."""
    asked, mine, theirs = (
        {match[0].lower().replace("’", "'") for match in pattern.finditer(text)} for text in (question, one.text, other.text)
    )
    return bool((mine ^ theirs) - asked)


def _of_a_sort(question: str, one: Said, other: Said, value: str) -> bool:
    """Whether a figure is of a sort, in its clause, that neither question nor other article names: "240 work as welders"."""
    sorts = (form_of(match["sort"]) for match in _SORT.finditer(clause_with(one.text, value)))
    return any(sort not in meaning(question) | meaning(other.around or other.text) for sort in sorts)


def _of_a_place(question: str, one: Said, other: Said, value: str) -> bool:
    """Whether a figure is of a place, in its clause, that neither question nor other article names, nor more of its own."""
    if not one.around or one.around.partition("\n")[2].startswith(one.text):
        return False  # the first sentence of an article says where all of it was
    here = clause_at(one.text, place_of(one.text, value))
    for name in names(one.text, one.text):
        if name.kind == "person" or not _WITHIN.search(one.text[: name.start]) or clause_at(one.text, name.start) != here:
            continue
        opens = not any(word.means for word in read(one.text) if word.end <= name.start)
        known = name.text in question or (not opens and one.around.count(name.text) > one.text.count(name.text))
        if not known and not any(word in other.around for word in name.text.split()):
            return True
    return False
