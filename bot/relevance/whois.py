"""Who is somebody, who has a part, how old is somebody: the words beside a name, and the plain sentence that they amount to.

"We found it in time, said the council's chief engineer, Ada Finch." tells who Ada Finch is in five of its words. The judge, which
reads whole sentences, misses them in a long one, so it reads "Ada Finch is the council's chief engineer." beside it; what is
shown and cited is the article's own sentence.
"""

import re
from collections.abc import Iterator

from bot.english.synonyms import alike
from index.words import STOP_WORDS, stem, words

_NAME = r"(?P<name>[^\W\d_][\w.’'-]*(?: (?:[^\W\d_][\w.’'-]*)){0,4}?)"
_ASKS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^\W*who(?: exactly)?(?:['’]s| is| was) {_NAME}\W*$",
        rf"^\W*what (?:does|did) {_NAME} do(?: for a living)?\W*$",
        rf"^\W*what(?:['’]s| is| was) {_NAME}['’]s? (?:job|role|post|position|title|occupation|profession|function)\W*$",
    )
)
_LEADS = "leader head chief boss director manager president chair chairman executive coach captain commander"
# how a question asks for the bearer of a part -> the nouns by which a sentence may name it, if the question has none
_ASKS_FOR = tuple(
    (re.compile(rf"^\W*{asked}\W*$", re.IGNORECASE), nouns)
    for asked, nouns in (
        (r"who(?: exactly)?(?:['’]s| is| was) (?:in charge|at the head) of .+", _LEADS),
        (r"who (?:lead|led|head|run|ran|manage|chair|coache?|direct|edit|own)(?:e?[sd])? .+", f"{_LEADS} owner editor"),
        (
            r"(?:who(?: exactly)?(?:['’]s| is| was)|what(?:['’]s| is| was) the name of) "
            r"(?:the|its|their|his|her|[\w.-]+(?:['’]s|s['’])) "
            r"(?P<part>(?:[\w’'-]+ ){0,4}?[\w’'-]+)(?: (?:of|at|for|in|behind) .+)?",
            "",
        ),
    )
)
_ASKS_AGE = re.compile(
    rf"^\W*(?:how old (?:is|was) {_NAME}|what(?:['’]s| is| was) {_NAME.replace('name', 'other')}['’]s? (?:current )?age)\W*$",
    re.IGNORECASE,
)
_BEARER = re.compile(r"(?<![\w’'-])[A-Z][\w.’-]*(?: (?:(?:of|de|van|von|der|bin|al|el|la) )*[A-Z][\w’-]*){0,3}")
_PART = re.compile(  # the noun of a part: by its ending, or one of the common ones that have none
    r"(?:[a-z]{2,}(?:er|or|ist|man|woman|person|ian|ant|ent|eer|ess)|chief|head|chair|coach|boss|nurse|judge|captain|chef|guide|clerk|pilot"
    r"|dean|wife|husband|son|sister|queen|king|executive|secretary|analyst|star|guard|official|monk|priest|bishop|pope"
    r"|poet|critic|expert|witness|candidate|pupil|host|aide|deputy|fellow|friend|colleague|cousin|aunt|uncle|niece|nephew"
    r"|bride|widow|heir|prince|rabbi|imam|apprentice|trustee|employee|refugee|referee|attorney|general|major|sergeant|detective)",
    re.IGNORECASE,
)
_WORD = r"[\w’'-]+"
_BEFORE = re.compile(rf"(?P<part>(?:{_WORD} ){{0,7}}{_WORD}),? $")
_BEHIND = re.compile(rf"^,(?: (?:aged )?\d+,)? (?P<part>(?:{_WORD} ){{0,7}}{_WORD})")
_OF_WHAT = re.compile(rf"(?P<part>(?:{_WORD} ){{0,3}}{_WORD}) (?P<what>(?:of|at|for) [^,;:.“”\"]+), $")  # "The mayor of Velden, "
_BY = re.compile(
    r"(?:^|[,;:] |[.?!] )(?P<what>[^,;:.“”\"]+?),? (?P<done>led|headed|founded|run|chaired|owned|directed|edited) by $"
)
_IS = re.compile(r"^(?: |, who )(?:is|was|became|works? as|worked as|serve[sd] as|has been) (?P<part>[^,;:.”\"]+)")
_DOER = {
    "led": "leader",
    "headed": "head",
    "founded": "founder",
    "run": "manager",
    "chaired": "chair",
    "owned": "owner",
    "directed": "director",
    "edited": "editor",
}
_SMALL = frozenset("of de van von der den ter bin ibn al el la le du da dos di".split())  # within a name
_OF = frozenset("a an the of for and its his her their our".split())  # that may stand among the words of a part


def asked_of(question: str) -> str | None:
    """The name whose bearer a question asks for: "Ada Finch" of "Who is Ada Finch?"; None where it asks for something else."""
    found = next((match for pattern in _ASKS if (match := pattern.match(question))), None)
    name = found["name"] if found else ""
    words = [word for word in name.split() if word not in _SMALL]
    return name if len(words) > 1 and all(word[0].isupper() for word in words) else None


def told(question: str, sentence: str) -> str | None:
    """What a sentence tells by the words beside a name of what the question asks for, as a sentence of its own."""
    name, age = asked_of(question), _ASKS_AGE.match(question)
    if name:
        return told_of(name, sentence)
    if age:
        return _age_of(age["name"] or age["other"], sentence)
    nouns = _nouns_asked(question)
    return next((one for one in _parts(sentence) if not nouns.isdisjoint(map(stem, words(one)))), None) if nouns else None


def _nouns_asked(question: str) -> frozenset[str]:
    """The stems of the nouns by which a sentence may name the part whose bearer a question asks for."""
    for asked, nouns in _ASKS_FOR:
        found = asked.match(question)
        if found:
            part = found["part"].split()[-1] if not nouns else ""
            return alike(part) if _PART.fullmatch(part) else frozenset(map(stem, nouns.split()))
    return frozenset()


def _parts(sentence: str) -> Iterator[str]:
    """What a sentence tells of the parts of those whom it names, each as a sentence."""
    for found in _BEARER.finditer(sentence):
        run = found[0].split()
        since = next((at for at in range(len(run) - 1, 0, -1) if _PART.fullmatch(run[at - 1])), 0)  # "Judge", before a name
        one = told_of(" ".join(run[since:]), sentence)
        if one:
            yield one


def _age_of(name: str, sentence: str) -> str | None:
    """The age that stands beside a name, as a sentence."""
    last = re.escape(name.rsplit(maxsplit=1)[-1])
    found = re.search(rf"\b{last},? (?:who (?:is|was|turned) |aged |\()?(?P<age>\d{{1,3}})(?=[,.;)]| years?\b)", sentence)
    found = found or re.search(rf"\b(?P<age>\d{{1,3}})-year-old (?:[\w’'-]+ ){{0,5}}?{last}\b", sentence)
    return f"{name} is {found['age']} years old." if found else None


def told_of(name: str, sentence: str) -> str | None:
    """What a sentence tells of the bearer of a name, as a sentence of its own; None where no part stands beside the name."""
    place = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", sentence)
    if place is None:
        return None
    before, behind = sentence[: place.start()], sentence[place.end() :]
    done = _BY.search(before)
    if done:
        return f"{name} is the {_DOER[done['done']]} of {done['what']}."
    said = _IS.match(behind)
    part = said["part"] if said else _standing_before(before) or _standing_behind(behind)
    return f"{name} is {part}." if part else None


def _standing_before(text: str) -> str:
    """The part that ends a text, "the council's chief engineer" of "…, said the council's chief engineer, "; else nothing."""
    of_what = _OF_WHAT.search(text)
    found = of_what or _BEFORE.search(text)
    words = found["part"].split() if found else []
    if not words or not _PART.fullmatch(words[-1]):
        return ""
    kept = [words[-1]]
    for word in reversed(words[:-1]):
        if word.lower() in STOP_WORDS - _OF or word.lower() in ("said", "says", "told", "added"):
            break
        kept.insert(0, word)
        if word.lower() in ("a", "an", "the"):
            break
    return " ".join([*kept, of_what["what"]] if of_what else kept)


def _standing_behind(text: str) -> str:
    """The part that a text opens with, "head of the harbour office" of ", head of the harbour office, said …"; else nothing."""
    found = _BEHIND.match(text)
    words = found["part"].split() if found else []
    at = next((number for number, word in enumerate(words[:5]) if _PART.fullmatch(word)), None)
    return " ".join(words) if at is not None and not any(word.lower() in STOP_WORDS - _OF for word in words[:at]) else ""
