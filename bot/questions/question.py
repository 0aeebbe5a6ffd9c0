"""What a question asks for: its words and their weights, the names in it, and the kind of answer it wants."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.questions.narrowed import ENDED, asks_cause_of_death, lacks_cause_of_death, lacks_kind, without_other_times
from index.dates import MONTHS, WEEKDAYS
from index.words import STOP_WORDS, bare, rank, stem, words

_ECHOED = 0.6  # share of a question after "why" in a sentence that says no more than that it was so
_MOST_WORDS = 100  # of a question; what comes later is a pasted text

_QUANTITIES = (
    "percentage percent share proportion number amount rate population price cost fee salary budget age height weight length "
    "distance temperature speed size"
).replace(" ", "|")
_SUMS = "revenue|turnover|profit|income|debt|deficit|surplus|capacity|score|attendance|turnout|toll"
_PLACES = "city|cities|country|countries|place|state|town|region|continent|province|island|river"
_TIMES = "year|date|day|month|time|century|decade|week|season"

_WORDS = r"what|which|who|whom|whose|how|where|why"
_AUXILIARIES = "did|do|does|is|are|was|were|will|would|can|could|shall|should|may|might|must|has|have|had"
_AUXILIARY = rf"(?-i:{_AUXILIARIES})(?:n['’]t)?"  # small, for "Will" and "May" are names
_BEFORE = r"(?:in|under|on|at|by|for|of|from|to|with|against|than)\b"

# the kind of answer -> how a question asks for it; the first that fits counts
_ASKS = (
    (
        "cause",
        r"^\W*why\b|\bwhat (?:caused|causes|led to|triggered|sparked)\b|\b(?:cause|reasons?) (?:of|for|why)\b",
    ),
    ("time", rf"\bwhen (?:exactly |precisely )?{_AUXILIARY}\b|\bwhen\W*$|\b(?:what|which) (?:{_TIMES})\b"),
    # "and when the bridge opens", "Do you know when it opens?", but not "When he came, what did he find?"
    ("time", rf"^\W*(?:(?:and|so|but) )?when\b(?!.*, (?:{_AUXILIARY}|{_WORDS})\b)"),
    ("time", r"\b(?:know|say|tell|remember|sure)(?: (?:me|us|you))? when\b"),
    ("place", rf"\bwhere\b|\b(?:what|which) (?:{_PLACES})\b"),
    ("number", r"\bhow (?:many|much|old|long|far|tall|high|large|big|fast|often|deep|heavy|wide|hot|cold)\b"),
    ("number", rf"\b(?:what|which) (?:\w+ ){{0,2}}(?:{_QUANTITIES})\b"),
    ("number", r"\b(?:market|net) (?:value|worth)\b"),
    # "What is Ada Finch's age?", "What was the average starting salary?", but not "What is the bank's rate policy?"
    ("number", rf"\b(?:what|which) (?:is|are|was|were) (?:(?!{_BEFORE})[\w.’'-]+ ){{0,5}}(?:{_QUANTITIES}|{_SUMS}){ENDED}"),
    (
        "name",
        r"\b(?:what|which) (?:is|are|was|were) (?:(?:the|its|their) names? of|(?:[\w.’'-]+ ){1,5}(?:names?|called|named)\W*$)",
    ),
    # "Tell me who leads it", but not "Which law protects people who leak?"
    ("person", rf"^(?!\W*(?:(?:{_BEFORE}) )?(?:what|which|how|why|{_AUXILIARIES})(?:n['’]t)?\b).*\b(?:who|whom|whose)\b"),
    ("person", rf"[.!?:;] *(?:who|whom|whose)\b|\b(?:and|know|tell me|tell us) (?:who|whose)\b|\b(?:{_BEFORE}) whom\b"),
)
_NUMBER_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred thousand million billion trillion dozen half third quarter double twice several none no never once"
).replace(" ", "|")
_DAYS = "(?:sun|mon|tues|wednes|thurs|fri|satur)days?|today|yesterday|tomorrow|tonight"
_MONTHS = "|".join(MONTHS)

# the kind of answer -> what a sentence must have to give it
_GIVES = {
    "cause": re.compile(  # nearly anything may join a reason to a deed; what has nothing of it only says that it was done
        r"\b(?:because|due|owing|thanks|after|amid|following|without|through|given|until|when|while|but|not|no|if|so"
        # but not "to China", "by 53%", "for the first time", "as well as"
        r"|(?:to|from)(?! (?:the )?(?-i:[A-Z\d$£€]))|over(?! (?:the (?:past|last)|\d))"
        r"|by(?! (?:about |almost |nearly |over )?(?:[\d$£€]|(?:a )?(?:half|third|quarter|fifth)))"
        rf"|for(?! (?:(?:the|a|an|\d+|{_NUMBER_WORDS}) )?(?:first|second|third|last|time|{_TIMES})s?\b)"
        r"|since(?! (?:\d|last|then|(?-i:[A-Z])))"
        r"|(?<!well )as(?! (?:well|much|many|few|little|of|far|early|late|high|low|soon)\b)"
        r"|caus\w+|l[eo]a?ds?|led|reasons?|result\w*|therefore|thus|hence|why|blam\w+|attribut\w+|cit(?:e[sd]?|ing)|stem\w+|allow\w*"
        r"|enabl\w+|prevent\w*|mean\w*|help\w*|forc\w+|dr[io]v\w+|prompt\w*|hit|fear\w*|concern\w*|worr\w+|lack\w*|avoid\w*|need\w*"
        r"|mak(?:es?|ing)|made|trigger\w*|spark\w*|want\w*|hop(?:es?|ed|ing)|aim\w*|un(?:known|clear))\b",
        re.IGNORECASE,
    ),
    "time": re.compile(
        rf"\d[\d.,:]*|\bcentur|\b(?:{_DAYS}|{_MONTHS}|spring|summer|autumn|winter|morning|afternoon|evening|noon|midnight)\b"
        r"|\b(?:years?|months?|weeks?|days?|decades?|hours?|minutes?) (?:ago|later|earlier)\b|\b(?:last|next|this) \w+"
        r"|\b(?:after|before|during|until|since|while|when)\b"
        rf"|\b(?:beginning|start|outset|close|eve|end) of (?:\w+ ){{0,2}}(?:{_TIMES}|session|term|year|war|reign|quarter)",
        re.IGNORECASE,
    ),
    "number": re.compile(rf"\d[\d.,:]*|\b(?:{_NUMBER_WORDS})\b", re.IGNORECASE),
    "person": re.compile(  # a name, or what opens a sentence or stands behind "by": "The union criticised"
        r"\b[A-Z]|(?:(?<=^The )|(?<=^A )|(?<=^An )|(?<=^Some )|(?<=\bby the )|(?<=\bby a )|(?<=\bby an ))[a-z]"
    ),
    # a name within the sentence, one of several words that opens it, or one of which it says something; or what stands in quotes
    "name": re.compile(r"(?<=[\w,:;)] )[A-Z]|(?<=[\"“‘(])\w|^[A-Z](?=[\w’-]+ (?:[A-Z]|(?:is|was|are|were)\b))"),
    "place": re.compile(r"[A-Z]|\b(?:in|at|on|near|from|to|across|outside|inside)\b"),
}

# how a question asks for a number -> what else gives it
_ALSO_GIVES = (
    (
        re.compile(r"\bhow (?:long|old|far|often)\b", re.IGNORECASE),
        re.compile(r"\b(?:second|minute|hour|day|week|month|year|decade)s\b"),
    ),
    (re.compile(r"\b(?:cost|price|fee|charge|pay)s?\b", re.IGNORECASE), re.compile(r"\b(?:free|nothing)\b", re.IGNORECASE)),
)
_SINCE_WHEN = re.compile(r"\bhow long (?:has|have|had|did|was|were)\b", re.IGNORECASE)
_YEAR = re.compile(rf"\b(?:in|since|until|by|from|during|before|after|{_MONTHS}) (?:\d\d?,? )?(?:1[5-9]|20)\d\d\b", re.IGNORECASE)

# names of the same power, each as the stems of the words that it must have
_SAME_NAMES = tuple(
    tuple(frozenset(name.split("+")) for name in group.split())
    for group in (
        "us usa america american unit+state",
        "uk britain british unit+kingdom",
        "eu europ+union european",
        "un unit+nation",
    )
)
# stems of words that stand in many names: by themselves they tell of none
_SHARED = frozenset(
    "unit new north south east west northern southern eastern western saint great nation intern feder royal central foreign "
    "presid prime minist secretari treasuri chancellor governor senat king queen princ princess pope sir dr state citi counti "
    "town univers colleg school parti bank club court council depart ministri agenc committe commiss compani group team street "
    "road river lake hous church hospit museum".split()
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question taken apart."""

    text: str
    weights: dict[str, float]  # stem of a meaningful word -> weight: the rarer in English, the heavier
    names: tuple[frozenset[str], ...]  # the names and numbers in it, each as the stems of its words
    asks: str | None  # "time", "place", "number", "person", "name", "cause", or None where anything may answer


def parse(text: str) -> Question:
    """Take a question apart."""
    found = words(text)[:_MOST_WORDS]
    meaning = [word for word in found if bare(word) not in STOP_WORDS] or found
    asks = next((kind for kind, pattern in _ASKS if re.search(pattern, text, re.IGNORECASE)), None)
    return Question(text, {stem(word): _weight(word) for word in meaning}, _names(found), asks)


def _names(found: Sequence[str]) -> tuple[frozenset[str], ...]:
    """Runs of words with a capital letter, and words with a digit; the first word of a question always has a capital."""
    names: list[set[str]] = []
    last = -2
    for place, word in enumerate(found):
        named = place > 0 and word[0].isupper() and bare(word) not in STOP_WORDS
        if named and last == place - 1:
            names[-1].add(stem(word))
        elif named or word[0].isdigit():
            names.append({stem(word)})
        if named:
            last = place
    return tuple(frozenset(name) for name in names)


def lacks_answer(question: Question, sentence: str) -> bool:
    """Whether a sentence has nothing of the kind that the question asks for, beyond what the question itself says."""
    if question.asks is None:
        return lacks_cause_of_death(question.text, sentence)
    if question.asks == "cause" and covered(question, stems_of(sentence)) < _ECHOED:
        return False
    known = {word.lower() for word in words(question.text)}
    if question.asks == "number":
        if any(asked.search(question.text) and gives.search(sentence) for asked, gives in _ALSO_GIVES):
            return False
        sentence = sentence if _SINCE_WHEN.search(question.text) else _YEAR.sub("", sentence)
        if lacks_kind(question.text, sentence):
            return True
    elif question.asks in ("person", "name"):
        known |= STOP_WORDS.union(*([MONTHS, WEEKDAYS] if question.asks == "name" else []))
    sentence = without_other_times(question.text, sentence)
    return all(_word_at(sentence, match.start()).lower() in known for match in _GIVES[question.asks].finditer(sentence))


def repeats(question: Question, stems: frozenset[str]) -> bool:
    """Whether a sentence with these stems says all that a question for a cause says: that it was so."""
    return (question.asks == "cause" or asks_cause_of_death(question.text)) and covered(question, stems) == 1


def covered(question: Question, stems: frozenset[str]) -> float:
    """The share (0 to 1) of the question's weight whose words stand among the stems, in this or a related form."""
    total = sum(question.weights.values())
    return sum(weight for one, weight in question.weights.items() if _has(stems, one)) / total if total else 0.0


def missing_names(question: Question, stems: frozenset[str]) -> int:
    """How many of the question's names and numbers are not among the stems (part of a name is enough: "Xi")."""
    return sum(not any(all(_has(stems, word) for word in one) for one in _forms(name)) for name in question.names)


def _forms(name: frozenset[str]) -> Iterator[frozenset[str]]:
    """What a name goes by, each as the stems of all its words: a word that is its own ("Bessent"), or the power's other names."""
    powers = [other for group in _SAME_NAMES if any(one <= name for one in group) for other in group]
    own = [frozenset([word]) for word in name - _SHARED]
    yield from powers or own or [name]


def stems_of(text: str) -> frozenset[str]:
    """The stems of all words of a text, and of the parts of those with a hyphen."""
    found = words(text)
    return frozenset(stem(part) for word in found for part in (word, *word.split("-")) if part)


def _weight(word: str) -> float:
    """About 0.9 for the most frequent words that mean something, up to 3.9 for rare ones (the logarithm of Zipf's law)."""
    return math.log(rank(bare(word)) / 800)


def _has(stems: frozenset[str], one: str) -> bool:
    return one in stems or any(_related(one, other) for other in stems)


@lru_cache(maxsize=200_000)
def _related(one: str, other: str) -> bool:
    """Whether two stems are forms of one word that stemming keeps apart, such as `divest` and `divestitur`."""
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    longer, shorter = max(len(one), len(other)), min(len(one), len(other))
    return (shared >= 4 and shared >= 0.75 * longer) or (shared == shorter >= 6)


def _word_at(text: str, start: int) -> str:
    match = re.compile(r"[\w'’.-]+").match(text, start)
    return re.sub(r"['’]s$|[.'’-]+$", "", match[0]) if match else ""
