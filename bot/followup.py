"""The rules for follow-ups: what a question that leans on the one before it asks. No language model, and no memory.

A piece of a question ("and in 2024?", "what about sorghum?") takes the place of its like in the question before, where that
can be told: a time that of a time, a name that of a name, a thing that of a thing. Where it cannot, and for questions that
point back ("who said that?"), the words that the question lacks are put behind it.
"""

import re
from datetime import date

from index.dates import places_of_days
from index.words import STOP_WORDS, rank, words

_MOST_CARRIED = 8  # words
_LONGEST_MENDED = 300  # characters of a question in which something is replaced
_MOST_OF_A_PIECE = 6  # words
_RARER = 1.5  # a thing stands out when it is so much rarer than all others

_ASKING = "who what when where why how which whose whom"
_HELPING = "is are was were am be do does did has have had can could will would shall should may might must"
_VERBLESS = frozenset(f"{_ASKING} {_HELPING} i you we he she it they this that these those there here".split())
_NO_PIECE = frozenset("really seriously sure ok okay thanks thank hello hi hey yes no please again more else honestly".split())
_PREPOSITIONS = "about of for to by in into on at near with from against between over under since during after before until"
_OF_PLACE = frozenset("in on at near".split())

_PREPOSITION = re.compile(rf"^(?:{_PREPOSITIONS.replace(' ', '|')}) ", re.IGNORECASE)
_ENDS_IN_PREPOSITION = re.compile(rf"\b(?:{_PREPOSITIONS.replace(' ', '|')})\s*$", re.IGNORECASE)

_CONNECTS = re.compile(r"^\W*(?:and |but |or |so |then )?(?:(?:what|how) about|what of)\b|^\W*(?:and|but|or|so)\b", re.IGNORECASE)
_ASKS_BARELY = re.compile(rf"^\W*(?:{_ASKING.replace(' ', '|')})\b", re.IGNORECASE)
_POINTS = re.compile(
    r"\b(?:he|she|it|they|them|him|these|those|this)\b|(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )\bthere\b|\bthen\W*$"
    r"|\bthat\b(?=\W*$)|\b(?:is|was|did|does|will|about|of|for|to|by|in|on|at|with|from|do|why|how|when) that\b"
    r"|^(?:(?!\bthe \w|\b[A-Z]\w* ).)*\b(?:his|her|its|their)\b",  # but for one whose owner is in the question
    re.IGNORECASE,
)
_POINTED_AT = re.compile(
    rf"\b(?P<prep>{_PREPOSITIONS.replace(' ', '|')}) (?:it|this|that|them|those|these|him|her)\b", re.IGNORECASE
)
_YEAR = re.compile(r"(?:\b(?:in|since|for|by|until) )?\b(?:19|20)\d\d\b(?!-)", re.IGNORECASE)
_ANY_DAY = date(2000, 1, 1)  # where a text names days does not depend on the day; only which they are does


def resolved(question: str, former: str) -> str:
    """The question as it must be asked when nobody remembers the former one; both on one line."""
    piece = _piece(question)
    if piece is not None:
        replaced = _in_place(piece, former) if len(former) <= _LONGEST_MENDED else None
        return replaced or _with(question, _lacking(question, former, all_words=True))
    if not leans(question):
        return question
    if _names(_without_times(question)):
        pointing = _POINTED_AT.search(question)
        carried = _lacking(question, former, all_words=True) if pointing else []
        return _pointed_at(question, former) or _with(question, carried)
    return _with(question, _lacking(question, former, all_words=not _meaning(question)))


def leans(question: str) -> bool:
    """Whether a question seems to need the one before it."""
    return bool(
        _CONNECTS.search(question)
        or _POINTS.search(question)
        or (_ASKS_BARELY.search(question) and len(_meaning(question)) <= 1)
        or question.lower().strip(" ?.!") in _NO_PIECE
    )


def _piece(question: str) -> str | None:
    """What a question without a verb is about: "in 2024" of "and in 2024?"; None for a question with one."""
    connected = _CONNECTS.search(question)
    rest = question[connected.end() :] if connected else question
    rest = rest.strip(" ?.!,:;")
    found = [word.lower() for word in words(_without_times(rest))]
    if len(found) > _MOST_OF_A_PIECE or not _VERBLESS.isdisjoint(found) or not _NO_PIECE.isdisjoint(found):
        return None
    if not connected and not question.rstrip().endswith("?"):
        return None  # it may be words to search for
    return rest if _meaning(rest) else None


def _in_place(piece: str, former: str) -> str | None:
    """The former question with the piece in the place of its like; None where no like can be told."""
    former = _CONNECTS.sub("", former).strip() or former
    times = _times(piece)
    if times:
        former = _with_time(" ".join(piece[start:end].strip() for start, end in times), former)
        piece = _without_times(piece).strip(" ,")
        if not _meaning(piece):
            return former
    return _with_preposition(piece, former) or _with_name(piece, former) or _with_thing(piece, former)


def _with_time(time: str, former: str) -> str:
    """The former question asked of another time."""
    if time[0].isdigit():
        time = f"in {time}" if _YEAR.fullmatch(time) else f"on {time}"
    places = _times(former)
    for start, end in reversed(places[1:]):
        former = former[:start] + former[end:]
    if places:
        start, end = places[0]
        if _ENDS_IN_PREPOSITION.search(former[:start]):  # "the first half of" 2025
            time = _PREPOSITION.sub("", time)
        return _tidy(f"{former[:start]} {time}{former[end:]}")
    return _at_the_end(former, time)


def _with_preposition(piece: str, former: str) -> str | None:
    """The former question with "about Greenland" in the place of "about" and what follows it there."""
    given = re.fullmatch(rf"(?P<prep>{_PREPOSITIONS.replace(' ', '|')}) (?P<thing>.+)", piece, re.IGNORECASE)
    if not given:
        return None
    prep = given["prep"].lower()
    alike = _OF_PLACE if prep in _OF_PLACE else {prep}
    for found in reversed(list(re.finditer(rf"\b(?:{'|'.join(sorted(alike))}) ", former, re.IGNORECASE))):
        thing = _object(former, found.end())
        if thing and not any(start <= found.start() < end for start, end in _times(former)):
            return former[: found.start()] + piece + former[found.end() + len(thing) :]
    return _at_the_end(former, piece)


def _object(text: str, start: int) -> str:
    """What follows a preposition: a name, or a word with those before it that belong to it."""
    name = re.match(r"(?:the )?(?:[A-Z][\w.'’-]*\w(?: (?:of|and) (?=[A-Z]))? ?)+", text[start:])
    if name:
        return name[0].rstrip()
    thing = re.match(r"(?:(?:the|a|an|this|his|her|their|its) )?\w[\w'’-]*(?: \w[\w'’-]*(?=\W*$))?", text[start:])
    return thing[0] if thing else ""


def _with_name(piece: str, former: str) -> str | None:
    """The former question with its one name replaced by the piece, if that is a name."""
    own, there = _runs(f"_ {piece}"), _runs(former)
    if len(own) != 1 or len(there) != 1 or _meaning(own[0]) != _meaning(piece):
        return None
    return re.sub(rf"\b{re.escape(there[0])}\b(?:['’]s)?", lambda _: piece, former, count=1)


def _with_thing(piece: str, former: str) -> str | None:
    """The former question with the thing that it is about replaced by the piece, if that is a thing, too.

    What it is about follows "the" as in the piece, or is by far its rarest word.
    """
    if any(word[0].isupper() for word in words(piece)) and _runs(former):
        return None
    if re.match(r"(?:the|a|an|his|her|their|its) ", piece, re.IGNORECASE):
        named = re.findall(r"\b(?:the|a|an|his|her|their|its) (?![A-Z])[\w'’-]+", former)
        return former.replace(named[0], piece, 1) if len(named) == 1 else None
    in_names = {word for run in _runs(former) for word in words(run)}
    things = [word for word in _meaning(_without_times(former)) if word not in in_names and not word[0].isdigit()]
    if _CONNECTS.search(former) or not things:
        return None
    ranked = sorted(things, key=lambda word: -_rarity(word))
    if len(ranked) > 1 and _rarity(ranked[0]) < _RARER * _rarity(ranked[1]):
        return None
    return re.sub(rf"\b{re.escape(ranked[0])}\b", lambda _: piece[:1].lower() + piece[1:], former, count=1)


def _rarity(word: str) -> int:
    return min(rank(word), rank(word.lower().removesuffix("s")), rank(word.lower().removesuffix("ed")))


def _pointed_at(question: str, former: str) -> str | None:
    """The question with "about it" as the former one has it: "about TikTok"; None when it has nothing of that kind."""
    found = _POINTED_AT.search(question)
    there = found and re.search(rf"\b{found['prep']} ", former, re.IGNORECASE)
    thing = _object(former, there.end()) if there else ""
    return question[: found.end("prep")] + " " + thing + question[found.end() :] if found and thing else None


def _lacking(question: str, former: str, *, all_words: bool) -> list[str]:
    """The words of the former question that this one needs: its names, or all that mean something; and its time."""
    timed = bool(_times(question))
    rest = _without_times(former)
    topic = (not all_words and _names(rest)) or _meaning(rest)
    own = {word.lower() for word in words(question)}
    carried = [word for word in dict.fromkeys(topic) if word.lower() not in own][:_MOST_CARRIED]
    return carried if timed else [*carried, *(former[start:end].strip() for start, end in _times(former)[:2])]


def _with(question: str, carried: list[str]) -> str:
    return f"{question} ({' '.join(carried)})" if carried else question


def _times(text: str) -> list[tuple[int, int]]:
    """Where a text names times, days or years, with the words that lead up to them."""
    found = places_of_days(text, _ANY_DAY)
    years = ((one.start(), one.end()) for one in _YEAR.finditer(text))
    return sorted([*found, *(one for one in years if not any(one[0] < end and start < one[1] for start, end in found))])


def _without_times(text: str) -> str:
    for start, end in reversed(_times(text)):
        text = f"{text[:start]} {text[end:]}"
    return _tidy(text)


def _at_the_end(question: str, more: str) -> str:
    bare = question.rstrip(" ?.!")
    return f"{bare} {more}{question[len(bare) :].strip() or '?'}"


def _tidy(text: str) -> str:
    return re.sub(r" +([?.,!)])", r"\1", " ".join(text.split()))


def _runs(text: str) -> list[str]:
    """The names in a text, each a run of words with capitals; its first word always has one, and counts for none."""
    first = re.match(r"\W*\S+", text)
    rest = text[first.end() :] if first else ""
    found = re.findall(r"\b[A-Z][\w.&'’-]*\w(?: [A-Z][\w.&'’-]*\w)*|\b[A-Z]\b", rest)
    return [re.sub(r"['’]s$", "", run) for run in found if run.lower() not in STOP_WORDS]


def _names(text: str) -> list[str]:
    """The words that are names or numbers: capital letters after the first word, or digits."""
    return [
        word
        for number, word in enumerate(words(text))
        if (word[0].isdigit() or (word[0].isupper() and number > 0)) and word.lower() not in STOP_WORDS
    ]


def _meaning(text: str) -> list[str]:
    """The words that mean something by themselves."""
    return [word for word in words(text) if word.lower() not in STOP_WORDS]
