"""Which words of a text are denied: what follows "not", "never", "no", "without", "failed to", "has yet to", "kept from".

Two in one another deny nothing: "never fails to answer", "did not deny that".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.english.deeds import deeds
from bot.english.reading import Word, form_of, opposite
from bot.english.vocabulary import CALENDAR, HELPS, OPENS, PREPOSITIONS

_NO_LIMIT = (  # behind a "not" or "no" that denies nothing
    r"(?! (?:only|just|merely|necessarily|least|until|simply|more|less|fewer|matter|later|earlier|sooner|but|so much))"
    r"(?! (?:other|longer|older|better|bigger|larger|higher) than)(?! doubt (?!that|about|whether|over|as|of|in))"
)
_CHARGES = frozenset(
    "claim claims allegation allegations accusation accusations charge charges report reports suggestion suggestions "
    "rumour rumours".split()
)
_KEEPS = (  # verbs with "from" and a verb behind it
    r"(?:kept|keep(?:s|ing)?|prevent\w*|stop(?:s|ped|ping)?|sav(?:e|es|ed|ing)|spar(?:e|es|ed|ing)|barr?(?:s|ed|ing)?|bann?(?:s|ed|ing)?"
    r"|block(?:s|ed|ing)?|discourag\w+|dissuad\w+|deter(?:s|red|ring)?|refrain\w*|abstain\w*|restrain\w*|prohibit\w*|exempt\w*|shied"
    r" away|backed away)"
)
_MASS = (  # of which there is little: no "little boys"
    "doubt|evidence|chance|sign|hope|interest|reason|need|progress|support|time|impact|effect|change|attention|room|appetite"
    "|difference|money|data|information|to|of|or|if|is|was|has|can|could|use|choice|point|risk|likelihood|prospect|damage|trace"
)
_PHRASES = (
    rf"{_KEEPS} (?:[\w'-]+ ){{0,5}}?from(?= \w+ing\b)",
    r"(?:hardly|barely|scarcely|almost|virtually|practically) (?:any\w*|no|nobody|none|nothing)",
    rf"(?:not|never|neither|nor|nobody|none|nothing|nowhere|cannot|hardly|barely|scarcely|without|no(?! \d)|\w*n't)\b{_NO_LIMIT}",
    r"(?:fail|refus|declin|neglect)(?:e|s|es|ed|ing)? to",
    r"(?:failure|refusal|inability)(?: (?:of|by) (?:the )?[\w'-]+)? to",
    r"(?:un(?:able|willing|likely|fit)|powerless|reluctant) to",
    r"(?:refus|den|withh)(?:e|es|ed|ing|y|ies|ied|ying|eld|old|olds)(?: [\w'-]+){1,5}?"
    r" (?:permission|leave|the right|the chance|a chance) to",
    r"(?:has|have|had|is|are|was|were|remains?|remained) yet to",
    r"(?:incapable|devoid|bereft|instead|lack|absence) of",
    r"stop(?:s|ped|ping)? short of",
    r"(?:stop(?:s|ped)?|ceas(?:e|es|ed)|quits?)(?= \w+ing\b)",
    r"free of",
    r"(?:exempt(?:ed)?|immune) (?:from|to)",
    rf"little(?= (?:{_MASS})\b)",
    r"(?:cleared|acquitted|exonerated|absolved) of(?= \w+ing\b)",
    r"(?:decid|advis|warn|vot|rul|opt|recommend)(?:e|es|ed|ing|s)? (?:\w+ ){0,3}?against(?= \w+ing\b)",
    r"rather than",
    r"anything but",
    r"far from(?= (?:\w+ing|\w+ed|certain|clear|over|perfect|sure|safe|ideal|easy|normal|smooth|ready|true|complete)\b)",
    r"rul(?:e|es|ed|ing) out(?! by\b)",
    r"too (?!close|near|similar|due)\w+ (?:[\w'-]+ ){0,4}?(?:for (?:[\w'-]+ ){1,4}?)?"
    r"to(?! (?:the|an?|his|her|its|their|this|that|each|one|\d))",
    r"(?:den(?:y|ied|ies|ying)|(?:avoid|prevent|avert)(?:s|ed|ing)?)",
    rf"(?:reject|dismiss|deny|denie|denied|denying)(?:e?s|ed|ing)? (?:[\w'-]+ ){{0,2}}?(?:{'|'.join(_CHARGES)}) (?:that|of)",
    r"miss(?:ed|es|ing)?(?= (?:the|a|an|his|her|its|their)\b)",
)
_NEGATORS = re.compile(rf"(?<![\w'-])(?:{'|'.join(_PHRASES)})(?![\w'-])")
_PARTLY = frozenset("all every everyone everybody everything both always entirely fully completely quite whole".split())
_NOUNS = frozenset("no none neither without little".split())  # negators before what is no verb
_NOBODY = frozenset("nobody none nothing neither no".split())
_ALMOST = frozenset("almost hardly barely scarcely virtually practically".split())
_ANY = frozenset("any anyone anybody anything".split())
_DETERMINERS = frozenset("a an the this that these those his her its their our my your last past next first every as by".split())
_TRANSMITS = frozenset(  # nouns behind which what follows "that" is denied, too
    "evidence sign signs proof indication indications suggestion reason guarantee truth basis hint trace plan plans hope hopes "
    "chance chances prospect prospects likelihood intention".split()
)
_CUTS = frozenset("that whether".split())
_LEFT_OUT = frozenset("when where why how what which who whom".split())  # "has not said when it will open": it will
_ENDED = re.compile(r"no longer\b|(?:stop|ceas|quit)\w* \w+ing\b|.*\bany ?(?:more|longer)\b")
_VIEWS = frozenset(
    map(
        form_of,
        "regard consider view describe call seem appear believe think expect see evidence sign proof indication suggestion "
        "guarantee truth clear certain sure suggest indicate mean show necessary possible hope chance prospect "
        "likelihood".split(),
    )
)
_DENY = frozenset("deny denied denies denying refute refuted refutes refuting dispute disputed disputes disputing".split())
_DISMISS = frozenset("reject rejected rejects rejecting dismiss dismissed dismisses dismissing".split())
_CALENDAR = CALENDAR | {"early", "late"}
_REACH = 6  # words behind a negator that it may deny
_TOLD = 3  # and behind the verb of that
_SUBJECT = 12  # the same, where what does not exist is the subject: "no passenger of the night train from Osk was hurt"


@dataclass(frozen=True, slots=True)
class Negation:
    """What denies something in a text, by the place of its words among the text's."""

    first: int
    last: int
    reach: tuple[int, ...]  # of the words that it may deny
    head: int  # the word that it denies for sure; -1 where none can be told
    limited: bool = (
        False  # it denies only that it is so yet, or of all, or there: "not until June", "not all", "not in May but in June"
    )
    ended: bool = False  # it was so: "no longer", "stopped working"


@lru_cache(maxsize=2048)
def negations(words: tuple[Word, ...]) -> tuple[Negation, ...]:
    """What denies in some words, in order. Of two of which one denies the other, the first denies no more than that."""
    found: list[Negation] = []
    for one in _found(words):
        if found and one.first in found[-1].reach and not any(words[at].means for at in range(found[-1].last + 1, one.first)):
            outer, last = found.pop(), one.last
            reach = tuple(at for at in outer.reach if at <= last)
            found.append(replace(outer, reach=reach, head=next((at for at in reach if words[at].means), -1)))
        else:
            found.append(one)
    return tuple(found)


def denied(words: Sequence[Word]) -> frozenset[int]:
    """The words that a text denies, by their place among the words: all that a negator reaches."""
    return frozenset(place for one in negations(tuple(words)) for place in one.reach)


def heads(words: Sequence[Word]) -> list[int]:
    """What each negator denies for sure, by its place; -1 where none can be told."""
    return [one.head for one in negations(tuple(words)) if not one.limited]


def negated(words: Sequence[Word]) -> list[list[Word]]:
    """The words behind each negator that it may deny, in order."""
    return [[words[place] for place in one.reach] for one in negations(tuple(words)) if not one.limited]


def disputed(words: Sequence[Word]) -> list[Sequence[Word]]:
    """What somebody says is not so, the words to the end of its clause: "denied that ...", "rejected claims that ..."."""
    found = []
    for at, word in enumerate(words):
        dismissed = word.low in _DISMISS and any(one.low in _CHARGES for one in words[at + 1 : at + 4])
        if word.low in _DENY or dismissed:
            end = next((n for n in range(at, len(words)) if words[n].clause != word.clause), len(words))
            found.append(words[at + 1 : end])
    return found


def negators(words: Sequence[Word], among: Sequence[Word] | None = None) -> int:
    """How many words of a text deny what follows; `among`: of these, which are some of the text's."""
    some = {word.start for word in (words if among is None else among)}
    return sum(words[one.last].start in some for one in negations(tuple(words)))


def negates(words: Sequence[Word]) -> bool:
    """Whether anything is denied."""
    return bool(negations(tuple(words)))


def _found(words: tuple[Word, ...]) -> Iterator[Negation]:
    """Every negator, whatever denies it."""
    text, places = "", list[int]()
    for n, word in enumerate(words):
        text += "\n" if n and word.sentence != words[n - 1].sentence else " " if n else ""
        places.append(len(text))
        text += word.low
    for match in _NEGATORS.finditer(text):
        first = places.index(match.start())
        last = max(n for n, place in enumerate(places) if place < match.end())
        reach = () if _denies_nothing(words, first, last) else tuple(_reached(words, first, last))
        if reach:
            limited = _until(words, last) or words[reach[-1]].low in _PARTLY or _set_against(words, last)
            ended = _ENDED.match(" ".join(words[at].low for at in range(first, reach[-1] + 1))) is not None
            yield Negation(first, last, reach, _head(words, first, reach), limited, ended)


def _denies_nothing(words: tuple[Word, ...], first: int, last: int) -> bool:
    """Whether a negator is one by its form alone: "or not", "the few", "instead of May", the second of "neither ... nor"."""
    word, before = words[first].low, words[first - 1].low if first else ""
    after = words[last + 1] if last + 1 < len(words) else None
    if word == "not" and before == "or":
        return True
    if word == "little" and before in _DETERMINERS:
        return True
    if word == "nor" and any(one.low == "neither" and one.sentence == words[first].sentence for one in words[:first]):
        return True
    return words[last].low in ("of", "than") and after is not None and (after.low in _CALENDAR or after.low[0].isdigit())


def _until(words: tuple[Word, ...], last: int) -> bool:
    behind = words[last + 1 : last + 2 * _REACH]
    return any(one.low in ("until", "till") and one.sentence == words[last].sentence for one in behind)


def _set_against(words: tuple[Word, ...], last: int) -> bool:
    """Whether "but" with no verb behind it says where or when it is so: "did not close in May but in June"."""
    joint = next((at for at in range(last + 1, min(last + 2 * _REACH, len(words) - 1)) if words[at].low == "but"), None)
    if joint is None or words[joint].sentence != words[last].sentence:
        return False
    leads = words[joint + 1].low
    return leads in PREPOSITIONS and any(word.low == leads for word in words[last + 1 : joint])


def _reached(words: tuple[Word, ...], first: int, last: int) -> Iterator[int]:
    """The words behind a negator to the end of its clause, or of its noun, and no more than it may deny."""
    opens = _opens(words, first)
    noun = words[last].low in _NOUNS or words[last].low in _ANY or words[last].low == "of"
    of_them = last + 1 < len(words) and words[last + 1].low == "of"  # "none of which has leaked"
    end, told = last + 1 + (_SUBJECT if opens and noun else _REACH), False
    for at in range(last + 1, len(words)):
        word = words[at]
        if noun and opens and word.low in HELPS:
            end = min(end, max(at + 1 + _TOLD, last + 1 + _REACH))
        if (
            word.low in _LEFT_OUT
            or at >= end
            or word.sentence != words[last].sentence
            or (word.clause != words[last].clause and not of_them)
        ):
            return
        if noun and not told and (word.low in _CUTS or (not opens and _is_verb(words, at, last))):
            return
        told |= word.low in _TRANSMITS
        if word.low == "nor" and words[first].low == "neither":
            end = at + 1 + _REACH
        yield at
        if at == last + 1 and (word.low in _PARTLY or (word.low.startswith(("un", "im")) and opposite(word.form))):
            return  # "not all", "not impossible that"


def _opens(words: tuple[Word, ...], at: int) -> bool:
    """Whether a word begins its clause."""
    return at == 0 or words[at - 1].clause != words[at].clause or words[at - 1].low in OPENS


def _is_verb(words: tuple[Word, ...], at: int, last: int) -> bool:
    """Whether a word behind a noun begins what is told of it, and is no part of what is denied."""
    low = words[at].low
    return low in HELPS or (low.endswith("ing") and at > last + 1 and words[at - 1].low not in _DETERMINERS)


def _head(words: tuple[Word, ...], first: int, reach: tuple[int, ...]) -> int:
    """What is denied for sure: the first word with a meaning, views passed over ("not seen as good"); of a clause its verb."""
    meant = [at for at in reach if words[at].means and words[at].form not in _VIEWS]
    nobody = words[first].low in _NOBODY | _ALMOST and _opens(words, first)
    clause = [at for at in reach if words[at].low == "that"] or ([first] if nobody else [])
    for start in clause:
        helped = [at for at in meant if at > start and any(words[n].low in HELPS for n in range(start, at))]
        verbs = {deed.verb for deed in deeds(words)}
        behind = [at for at in meant if at > start]
        told = helped or [at for at in behind if words[at] in verbs] or behind[1:]
        if told:
            return told[0]
    return meant[0] if meant else -1
