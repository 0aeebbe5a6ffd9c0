"""The rules for follow-ups: what a question that leans on the one before it asks. No language model, and no memory.

A piece of a question ("and in 2024?", "what about sorghum?") takes the place of its like in the question before, where that
can be told: a time that of a time, a name that of a name, a thing that of a thing. Where it cannot, and for questions that
point back ("who said that?"), the words that the question lacks are put behind it.
"""

import re

from bot.exchange import in_place, meaning, put_behind, times, without_times
from bot.slots import ARTICLES, PREPOSITIONS, slots
from index.words import STOP_WORDS, words

_MOST_CARRIED = 8  # words
_LONGEST_MENDED = 300  # characters of a question in which something is replaced
_MOST_OF_A_PIECE = 6  # words

_ASKING = "who what when where why how which whose whom"
_HELPING = "is are was were am be do does did has have had can could will would shall should may might must"
VERBAL = frozenset(f"{_ASKING} {_HELPING} i you we he she it they this that these those there here".split())
SMALL_TALK = frozenset("really seriously sure ok okay thanks thank hello hi hey yes no please again more else honestly".split())
INDEFINITE = frozenset("any anything anyone some something someone every everything everyone nothing other others".split())
_ITSELF = frozenset(
    "news details information article articles story stories ones true right correct".split()
)  # what any question may want

_CONNECTS = re.compile(r"^\W*(?:and |but |or |so |then )?(?:(?:what|how) about|what of)\b|^\W*(?:and|but|or|so)\b", re.IGNORECASE)
_ASKS_FOR = re.compile(r"^\W*(?:when|where|who|how \w+)\b", re.IGNORECASE)
_ASKS_BARELY = re.compile(rf"^\W*(?:(?:by|in|at|on|for|from|to|with) )?(?:{_ASKING.replace(' ', '|')})\b", re.IGNORECASE)
_DEFINES = re.compile(  # "What is ragweed?", "Who is Ada Lovelace?"
    r"^\W*(?:what (?:is|are|was|were) (?:an? )?(?!(?:the|his|her|its|their|this|that)\b)[\w-]+"
    r"|who (?:is|was) (?-i:[A-Z])[\w' -]+)\W*$",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"\b(?:he|she|it|they|them|him|these|those|this)\b|(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )\bthere\b|\bthen\W*$"
    r"|\bthat\b(?=\W*$)|\b(?:is|was|did|does|will|about|of|for|to|by|in|on|at|with|from|do|why|how|when) that\b"
    r"|^(?:(?!\bthe \w|(?<=\s)(?-i:[A-Z])\w* ).)*\b(?:his|her|its|their)\b",  # but for one whose owner is in the question
    re.IGNORECASE,
)
_OF_ITS_OWN = re.compile(  # "Why did Kestrel say that it made a loss?"
    r"(?<=\s)(?-i:[A-Z])\w*\b.*?\b(?:that|because|when|if|whether|after|before|while|as|than|where|why|how) (?:he|she|it|they)\b",
    re.IGNORECASE,
)
_POINTS_AT_A_PERSON = re.compile(r"\b(?:he|she|him|her|his)\b", re.IGNORECASE)
_POINTED_AT = re.compile(
    rf"\b(?P<prep>{'|'.join(sorted(PREPOSITIONS))}) (?:it|this|that|them|those|these|him|her)\b", re.IGNORECASE
)


def resolved(question: str, former: str) -> str:
    """The question as it must be asked when nobody remembers the former one; both on one line."""
    piece = _piece(question)
    if piece is not None:
        whole = _CONNECTS.sub("", former).strip() or former
        replaced = in_place(piece, whole) if len(former) <= _LONGEST_MENDED else None
        return replaced or put_behind(question, [*_asking(former), *_lacking(question, former, all_words=True)])
    if not leans(question):
        return question
    timeless = without_times(question)
    if _names(timeless):
        pointing = _POINTED_AT.search(question)
        carried = _lacking(question, former, all_words=True) if pointing else []
        return _pointed_at(question, former) or put_behind(question, carried)
    return put_behind(question, _lacking(question, former, all_words=_wants_all(timeless)))


def leans(question: str) -> bool:
    """Whether a question seems to need the one before it."""
    found = [word.lower() for word in words(question)]
    content = [word for word in meaning(question) if word.lower() not in _ITSELF]
    return bool(
        _CONNECTS.search(question)
        or _POINTS.search(_OF_ITS_OWN.sub("", question))
        or (_ASKS_BARELY.search(question) and len(content) <= 1 and not _DEFINES.search(question))
        or not (content or ARTICLES.union(PREPOSITIONS).issuperset(found))
        or question.lower().strip(" ?.!") in SMALL_TALK
    )


def _wants_all(question: str) -> bool:
    """Whether a question needs all words of the former one, not its names alone, as one about a person does."""
    content = [word for word in meaning(question) if word.lower() not in _ITSELF]
    return not content or (len(content) == 1 and not _POINTS_AT_A_PERSON.search(question))


def _piece(question: str) -> str | None:
    """What a question without a verb is about: "in 2024" of "and in 2024?"; None for a question with one."""
    connected = _CONNECTS.search(question)
    rest = question[connected.end() :] if connected else question
    rest = rest.strip(" ?.!,:;")
    timeless = without_times(rest)
    found = {word.lower() for word in words(timeless)}
    if len(words(timeless)) > _MOST_OF_A_PIECE or not found.isdisjoint(VERBAL | SMALL_TALK | INDEFINITE | _ITSELF):
        return None
    if not connected and found and not question.rstrip().endswith("?"):
        return None  # it may be words to search for
    return rest if meaning(rest) else None


def _asking(question: str) -> list[str]:
    """What a question asks for: "when", "how many"; nothing, where that is left open."""
    found = _ASKS_FOR.search(question)
    return [f"{found[0].strip().lower()}:"] if found else []


def _pointed_at(question: str, former: str) -> str | None:
    """The question with "about it" as the former one has it: "about TikTok"; None when it has nothing of that kind."""
    found = _POINTED_AT.search(question)
    if not found:
        return None
    there = next((slot for slot in slots(former, times(former)) if slot.prep == found["prep"].lower()), None)
    if there is None:
        return None
    return f"{question[: found.end('prep')]} {former[there.start : there.end]}{question[found.end() :]}"


def _lacking(question: str, former: str, *, all_words: bool) -> list[str]:
    """The words of the former question that this one needs: its names, or all that mean something; and its time."""
    timed = bool(times(question))
    rest = without_times(former)
    topic = (not all_words and _names(rest)) or meaning(rest)
    own = {word.lower() for word in words(question)}
    carried = [_pointed(word, former) for word in dict.fromkeys(topic) if word.lower() not in own | _ITSELF][:_MOST_CARRIED]
    return carried if timed else [*carried, *(former[start:end].strip() for start, end in times(former)[:2])]


def _names(text: str) -> list[str]:
    """The words that are names or numbers: capital letters after the first word, or digits."""
    return [
        word
        for number, word in enumerate(words(text))
        if (word[0].isdigit() or (word[0].isupper() and number > 0)) and word.lower() not in STOP_WORDS
    ]


def _pointed(word: str, text: str) -> str:
    """The word with the point that belongs to it: "U.S."."""
    return f"{word}." if "." in word and f"{word}." in text else word
