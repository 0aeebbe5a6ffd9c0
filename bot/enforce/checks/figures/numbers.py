"""Every number of a claim stands in the words with its unit and scale, says no more than they do, and counts the same thing."""

import re
from collections.abc import Sequence
from fractions import Fraction

from bot.enforce.checks.figures.attachment import belongs_elsewhere
from bot.enforce.checks.figures.dates import dated, supports
from bot.enforce.checks.figures.implied import implied, reckoned, spans
from bot.enforce.checks.finding import Finding, Where
from bot.english.dateforms import Moment
from bot.english.moments import moments
from bot.english.quantities import Quantity, counted, quantities
from bot.english.reading import Word, by_sentence, meaning, read, sentence_at, shared, text_of
from bot.english.slots import every_slot
from bot.english.units import MONEY

_SPOKEN_OF = 0.5  # share of the rest of a claim in a sentence that has another number, from which the two conflict
_SAME_DIMENSION = 2.0  # at most so many times as much is still "more than" or "less than" that
_ABOUT = Fraction(1, 10)
_MOST = 1000  # pairs of numbers that are compared; a sentence has a few
_ROUGHLY = Fraction(1, 20)
_NO_FEWER = re.compile(r"\bno (?:fewer|less) than\b", re.IGNORECASE)  # says that it is many
_ONE_OF = re.compile(r"\bone of (?:the|its|his|her|their) $", re.IGNORECASE)
_NEXT = re.compile(r"\d|\b(?:and|to|from)\b")  # behind it another number may have a date of its own
_NUMBER = re.compile(r"\b(?:number|no\.) $", re.IGNORECASE)
_BOUNDED = ("over", "least", "under", "most")
_MEAN = re.compile(r"\b(?:averag\w*|mean|median|typical\w*)\b", re.IGNORECASE)
_LASTING = ("time", "months")
_ONE = re.compile(r"one\b", re.IGNORECASE)
_REACHES = re.compile(r"\b(?:reach\w*|peak\w*|strongest|highest|fastest|largest|maximum|at most|top)\b", re.IGNORECASE)
_OVER = re.compile(r"(?P<measures>\b(?:for|of|is|was|after|takes|took|lasts?|lasted|spent) )?\bover $", re.IGNORECASE)
_IMPLIED = {2: frozenset("both pair couple duo twins twice".split()), 3: frozenset(["trio"]), 1: frozenset(["a", "an", "one"])}


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say which number of the claim the words do not give; None where they give all of them."""
    for slot in every_slot(claim, window):
        mine, theirs = ([one for one in map(rank_of, side) if one] for side in (slot.mine, slot.theirs))
        if slot.pair and mine and theirs and mine != theirs:
            return Finding("numbers", f"the cited words say “{slot.pair[1].text}”, not “{slot.pair[0].text}”", conflict=True)
    there = amounts(window, about)
    there += implied(window, there, about)
    asked_for = amounts(claim, about)
    if len(asked_for) * len(there) > _MOST:
        return Finding("numbers", "there are too many numbers to compare them with the cited words")
    fuller = {one.start: one for one in implied(claim, asked_for, about)}  # "12 euros, and lorries 45"
    for asked in asked_for:
        if not _trivial(asked, claim) and not spans(asked, window, about):
            found = _wrong(claim, asked, window, there, about)
            whole = fuller.get(asked.start)
            if found and (whole is None or _wrong(claim, whole, window, there, about)):
                return found
    return None


def _wrong(claim: str, asked: Quantity, window: str, there: list[Quantity], about: Where) -> Finding | None:
    """What is wrong with a number of the claim by those of the words."""
    written = claim[asked.start : asked.end].strip()
    alike = [one for one in there if _comparable(one, asked, claim) and not _other_rank(one, asked, claim, window, there)]
    no_fewer = _NO_FEWER.search(claim, max(0, asked.start - 14), asked.end) is not None
    giving = [one for one in alike if gives(one, asked) and not (no_fewer and one.bound == "exact")]
    giving += [one for one in alike if one.bound == "most" and one.value == asked.value and _REACHES.search(claim)]
    if giving and not _implied(asked, claim, window) and _elsewhere(claim, asked, window, there, about):
        return Finding("numbers", f"the cited words give “{written}” for something else", conflict=True)
    if giving and not _beyond(claim, asked, window, giving, alike):
        return None
    if giving or any(one.value == asked.value and not _lasts(window, one) for one in alike):
        return Finding("numbers", f"the cited words do not say “{_bounded(claim, asked)}” but more or less than that")
    said = _implied(asked, claim, window) or any(one.value == asked.value for one in alike)
    if not said and not any(gives(one, asked) for one in reckoned(asked, claim, window, there, about)):
        why = f"the number “{written}” does not stand in the cited words"
        return Finding("numbers", why, _conflicts(claim, asked, window, there))
    return None


def _other_rank(one: Quantity, asked: Quantity, claim: str, window: str, there: list[Quantity]) -> bool:
    """Whether a rank and a count are not alike, as the sentence has one of the kind asked for: "19th with 16 points"."""
    if {one.dimension, asked.dimension} != {"rank", ""} or _ONE_OF.search(claim, 0, asked.start):
        return False
    beside = [other for other in there if other.dimension == asked.dimension and _beside(one, other, window)]
    mine = counted(claim, asked)
    return any(asked.dimension == "rank" or counted(window, other) == mine for other in beside)


def _beyond(claim: str, asked: Quantity, window: str, giving: list[Quantity], alike: list[Quantity]) -> bool:
    """Whether the words do not bear "more than" or "at least": the number itself stands beside a larger one, or it is a mean."""
    if asked.bound not in _BOUNDED:
        return False
    if not _MEAN.search(claim) and all(_MEAN.search(_sentence_at(window, one)) for one in giving):
        return True
    same = [one for one in alike if one.value == asked.value and one.bound == "exact" and one not in giving]
    return bool(same) and all(any(_beside(one, other, window) for other in same) for one in giving)


def _beside(one: Quantity, other: Quantity, window: str) -> bool:
    """Whether two amounts stand in one sentence."""
    sentence = sentence_at(window, one.start)
    return bool(sentence) and sentence == sentence_at(window, other.start)


def _sentence_at(window: str, one: Quantity) -> str:
    """The sentence in which an amount stands."""
    sentence = sentence_at(window, one.start)
    return text_of(sentence, window) if sentence else ""


def _lasts(window: str, one: Quantity) -> bool:
    """Whether "over" says how long something takes: "over ten years"."""
    over = _OVER.search(window[max(0, one.start - 20) : one.start]) if one.dimension in _LASTING else None
    return over is not None and not over["measures"]


def rank_of(word: Word) -> Fraction | None:
    """The place in an order that a word is: 2 for "second"."""
    found = quantities(word.text)
    return found[0].value if found and found[0].dimension == "rank" else None


def amounts(text: str, about: Where) -> list[Quantity]:
    """The amounts of a text that are not part of a date."""
    dates = moments(text, about.published)
    return [
        one
        for one in quantities(text)
        if not any(date.start <= one.start < date.end or one.start <= date.start < one.end for date in dates)
    ]


def _trivial(asked: Quantity, claim: str) -> bool:
    """Whether it says nothing: "one" is a pronoun, and "first" and "second" mean many things; "number one" is a place."""
    if asked.dimension == "" and asked.value == 1:
        return not _counts_off(asked, claim)
    return asked.dimension == "rank" and asked.value <= 2


def _counts_off(asked: Quantity, claim: str) -> bool:
    """Whether a count is a place in an order: "number two", which no "both" implies."""
    return _NUMBER.search(claim, 0, asked.start) is not None


# Dimensions of which one may be written for the other; "pound" is money or a weight.
_SAME = ({"share", "percent"}, {"age", ""}, {"rank", ""}, {"age", "months"}, {"sterling", "pound"})


def _comparable(one: Quantity, asked: Quantity, claim: str) -> bool:
    """Whether two amounts are of one dimension, or one may be of the other's."""
    if one.dimension == asked.dimension:
        return True
    if {one.dimension, asked.dimension} in _SAME:
        return True
    bare = asked.dimension == "" and not claim[asked.end : asked.end + 2].strip(" .,;")
    return bare and one.dimension in MONEY


def gives(one: Quantity, asked: Quantity) -> bool:
    """Whether one amount says what the other asks for."""
    mine, wanted = _value(one, asked), _value(asked, one)
    rounding = {one.dimension, asked.dimension} == {"share", "percent"}
    equal = abs(mine - wanted) < Fraction(1, 2) if rounding else mine == wanted
    if equal and (asked.bound in (one.bound, "about") or (asked.bound, one.bound) in _GIVEN_WHEN_EQUAL):
        return True
    if one.bound in ("low", "high", "most", "least"):
        return False
    if asked.bound in ("over", "least"):
        return one.bound in ("exact", "about", "over") and wanted < mine <= wanted * Fraction(_SAME_DIMENSION)
    if asked.bound in ("under", "most"):
        return one.bound in ("exact", "about", "under") and wanted / Fraction(_SAME_DIMENSION) <= mine < wanted
    return asked.bound == "about" and abs(mine - wanted) <= min(max(_place(wanted) / 2, abs(mine) * _ROUGHLY), abs(mine) * _ABOUT)


# (what is asked for, what the words say): pairs in which the first follows from the second, the value being the same
_GIVEN_WHEN_EQUAL = {
    ("exact", "about"), ("least", "exact"), ("most", "exact"), ("least", "over"), ("most", "under"), ("exact", "exact"),
    ("low", "exact"), ("high", "exact"), ("low", "least"), ("high", "most"), ("least", "low"), ("most", "high"),
}  # fmt: skip


def _value(one: Quantity, other: Quantity) -> Fraction:
    if one.dimension == "share" and other.dimension == "percent":
        return one.value * 100
    if one.dimension == "age" and other.dimension == "months":
        return one.value * 12
    return one.value


def _place(value: Fraction) -> Fraction:
    """What the last digit counts that is not a zero: 10 for 150, 0.1 for 1.2."""
    unit = Fraction(1)
    while value and value % (unit * 10) == 0 and unit < 10**12:
        unit *= 10
    while value % unit and unit > Fraction(1, 1000):
        unit /= 10
    return unit


def _bounded(claim: str, asked: Quantity) -> str:
    """The number as written, with the words before it that say "more than" and the like."""
    lead = re.search(r"(?:\S+\s+){0,2}\S*$", claim[: asked.start])
    return claim[lead.start() if lead and asked.bound != "exact" else asked.start : asked.end].strip()


def _implied(asked: Quantity, claim: str, window: str) -> bool:
    """Whether a small count is said in other words: "both" for two, "each week" for one week."""
    if _ONE.match(claim, asked.start) and asked.dimension in _LASTING:
        unit = claim[asked.start : asked.end].rpartition(" ")[2]
        return re.search(rf"\b(?:each|every|per|an?) {unit}\b", window, re.IGNORECASE) is not None
    if asked.dimension or asked.value not in _IMPLIED or _counts_off(asked, claim):
        return False
    return any(word.low in _IMPLIED[int(asked.value)] for word in read(window))


def _conflicts(claim: str, asked: Quantity, window: str, there: list[Quantity]) -> bool:
    """Whether a sentence says the rest of the claim with another number of the kind."""
    own = meaning(claim[asked.start : asked.end])
    for sentence in by_sentence(window):
        others = [one for one in there if sentence[0].start <= one.start < sentence[-1].end and _comparable(one, asked, claim)]
        if others and shared(claim, sentence, without=own, least=1) >= _SPOKEN_OF:
            return True
    return False


def _elsewhere(claim: str, asked: Quantity, window: str, there: list[Quantity], about: Where) -> bool:
    """Whether the words give the number, but of something else, or of another date."""
    kind = [one for one in there if _comparable(one, asked, claim)]
    fitting = [one for one in kind if gives(one, asked)]
    noun = counted(claim, asked) if not asked.dimension else ""
    known = noun and any(counted(window, one) == noun for one in fitting)  # what counts another thing is no rival then
    others = [(one.start, one.end) for one in kind if not gives(one, asked) and not (known and counted(window, one) != noun)]
    if _ONE_OF.search(claim, 0, asked.start) and any(one.dimension == "rank" for one in fitting):
        return False  # "one of the three", "the third": whose they are cannot be told
    if belongs_elsewhere(claim, (asked.start, asked.end), window, [(one.start, one.end) for one in fitting], others):
        return True
    when = _date_of(asked, claim, dated(claim, asked.start, about))
    if when is None or not others:
        return False
    then = [dated(window, one.start, about) for one in fitting]
    return all(days and not any(supports(day, when, claim) for day in days) for days in then)


def _date_of(asked: Quantity, claim: str, dates: Sequence[Moment]) -> Moment | None:
    """The date of a number in its clause: of "from 3 percent in May to 5 in June" that right behind it, else that before it."""
    behind = [one for one in dates if one.start >= asked.end and not _NEXT.search(claim[asked.end : one.start])]
    before = [one for one in dates if one.start < asked.end]
    return behind[0] if behind else before[-1] if before else next(iter(dates), None)
