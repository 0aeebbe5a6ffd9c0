"""What is compared stands the right way round: "from X to Y", "before" and "after", "more than" and "less than"."""

import re
from collections.abc import Iterator

from bot.enforce.checks.finding import Finding, Where
from bot.enforce.checks.who.sides import faced
from bot.english.deeds import Deed, deeds, words_behind
from bot.english.quantities import quantities
from bot.english.reading import Word, by_sentence, meaning, meanings, read, sentence_of, shared, speaking_of, text_of
from bot.english.slots import slots
from bot.english.units import MONEY

_ABOUT = 0.5  # share of a claim in a sentence that tells the same deed
_SPOKEN_OF = 0.6  # share of a claim in a sentence that has it the other way round
_FROM_TO = re.compile(
    r"\bfrom\s(?P<one>[^,;.]{1,40}?|[^,;]{1,30}?)\s(?:in [\w ]{2,20} )?to\s(?P<other>[^,;]{1,40})", re.IGNORECASE
)
_TO_FROM = re.compile(  # "fell to 9 from 11"
    r"\bto\s(?P<other>[$€£¥]?\d[^,;]{0,30}?)\sfrom\s(?P<one>[$€£¥]?\d(?:(?!\s(?:and|then|but|to|from)\b)[^,;]){0,30})",
    re.IGNORECASE,
)
_UP_FROM = re.compile(r"\b(up|down) from\b", re.IGNORECASE)
_NEAR = 3  # characters between it and its numbers
_PIVOTS = {"before": "after", "after": "before", "above": "below", "below": "above"}
_CONTRARY = {
    one: frozenset(others.split())
    for pair in (
        *("before/after", "above over/below under", "more/less fewer", "most/least fewest", "earlier/later", "better/worse"),
        *("up/down", "left/right", "upper/lower"),
        *("inside/outside", "in/out", "for/against", "with/without", "until/since", "first/last", "maximum/minimum"),
    )
    for mine, others in (pair.split("/"), pair.split("/")[::-1])
    for one in mine.split()
}  # fmt: skip
_LEANS = frozenset("for against up down with without".split())
_THAN = {"more": ("less", "fewer"), "less": ("more",), "fewer": ("more",)}


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say what the cited words have the other way round; None where they agree, or do not tell."""
    return (
        _from_to(claim, window)
        or _up_from(claim)
        or _leant(claim, window)
        or _exchanged(claim, window)
        or _pivot(claim, window)
        or _than(claim, window)
    )


def _exchanged(claim: str, window: str) -> Finding | None:
    """Where claim and words are nearly the same, a comparing word with its contrary in its place."""
    for sentence, slot in ((sentence, slot) for sentence, some in slots(claim, window) for slot in some):
        if slot.pair and faced(slot.pair[0], sentence_of(slot.pair[0], claim), slot.pair[1], sentence):
            continue
        if slot.pair and slot.pair[1].low in _CONTRARY.get(slot.pair[0].low, ()):
            return Finding("comparison", f"the cited words say “{slot.pair[1].text}”, not “{slot.pair[0].text}”", conflict=True)
    return None


def _leant(claim: str, window: str) -> Finding | None:
    """Find "voted for" where the words have "voted against": the word right behind a verb turns it round."""
    for sentence in by_sentence(claim):
        for mine, word in _leanings(sentence):
            near = speaking_of(claim, window, _ABOUT, least=1)
            there = [(one, lean) for other in near for one, lean in _leanings(other) if one.form == mine.form]
            of_same = [lean for one, lean in there if meanings(one.doers) & meanings(mine.doers)] or [lean for _, lean in there]
            if of_same and all(lean in _CONTRARY[word] for lean in of_same):
                return Finding("comparison", f"the cited words say “{mine.verb.text} {of_same[0]}”, not “{word}”", conflict=True)
    return None


def _leanings(sentence: tuple[Word, ...]) -> Iterator[tuple[Deed, str]]:
    """The verbs of a sentence with such a word right behind them."""
    for deed in deeds(sentence):
        after = next(iter(words_behind(sentence, sentence.index(deed.verb))), None)
        if after and after.low in _LEANS:
            yield deed, after.low


def _from_to(claim: str, window: str) -> Finding | None:
    theirs = set(_ends(window, _FROM_TO))
    for sentence in speaking_of(claim, window, _ABOUT):
        theirs |= set(_ends(text_of(sentence, window), _TO_FROM))
    for one, other in (*_ends(claim, _FROM_TO), *_ends(claim, _TO_FROM)):
        if one and other and one != other and (other, one) in theirs and (one, other) not in theirs:
            return Finding("comparison", "the cited words have “from” and “to” the other way round", conflict=True)
    return None


def _up_from(claim: str) -> Finding | None:
    """Find "910 million, up from 1.1 billion"."""
    for match in _UP_FROM.finditer(claim):
        before = [one for one in quantities(claim) if one.end <= match.start()]
        behind = [one for one in quantities(claim) if one.start >= match.end()]
        if before and behind and behind[0].start - match.end() <= _NEAR and match.start() - before[-1].end <= _NEAR:
            one, other = before[-1], behind[0]
            between = claim[max(one.start - 1, 0) : other.start]  # a minus
            kind = one.dimension == other.dimension and one.dimension in MONEY | {"percent"}
            if kind and "-" not in between and (one.value < other.value) == (match[1].lower() == "up"):
                return Finding("comparison", f"the numbers do not go {match[1]}")
    return None


def _ends(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """What a text says that something went from, and to."""
    for match in pattern.finditer(text):
        yield _first(match["one"]), _first(match["other"])


def _first(text: str) -> str:
    """What tells one end from the other: the first number, else the first word with a meaning."""
    amounts = quantities(text)
    if amounts:
        return f"{amounts[0].value}"
    return next((word.form for word in read(text) if word.means), "")


def _pivot(claim: str, window: str) -> Finding | None:
    """Before and after: what stands on the two sides of the word tells which of the two is right."""
    words = read(claim)
    for at, word in enumerate(words):
        contrary = _PIVOTS.get(word.low)
        if not contrary:
            continue
        left, right = meanings(words[:at]), meanings(words[at + 1 :])
        for sentence in by_sentence(window):
            if not left or not right or shared(claim, sentence) < _SPOKEN_OF:
                continue
            same = next((place for place, there in enumerate(sentence) if there.low == word.low), None)
            if same is not None:
                before, behind = meanings(sentence[:same]), meanings(sentence[same + 1 :])
                stays = _names(words[:at]) & _names(sentence[:same])  # the subject of both, which a pronoun repeats
                if _kept(left, right, behind, before) or (stays and _kept(left - stays, right, behind, before - stays)):
                    return Finding("comparison", f"the cited words have the two sides of “{word.low}” exchanged", conflict=True)
                break
            for place, there in enumerate(sentence):
                if there.low == contrary and _kept(left, right, meanings(sentence[:place]), meanings(sentence[place + 1 :])):
                    return Finding("comparison", f"the cited words say “{contrary}”, not “{word.low}”", conflict=True)
    return None


def _names(words: tuple[Word, ...]) -> frozenset[str]:
    return frozenset(word.form for word in words if word.means and word.text[0].isupper())


def _kept(left: frozenset[str], right: frozenset[str], before: frozenset[str], behind: frozenset[str]) -> bool:
    """Whether the sides of a word are those of the other, and not exchanged."""
    kept = len(left & before - behind) + len(right & behind - before)
    return kept >= 2 and kept > len(left & behind - before) + len(right & before - behind) and bool(right & behind)


def _than(claim: str, window: str) -> Finding | None:
    """Find "more ... than" for "less ... than", with the same on both sides."""
    mine = {word.low for word in read(claim)}
    if "than" not in mine:
        return None
    for sentence in by_sentence(window):
        if (
            "than" in {word.low for word in sentence}
            and shared(claim, sentence) >= _SPOKEN_OF
            and _swapped_sides(claim, sentence)
        ):
            return Finding("comparison", "the cited words have the two sides of “than” the other way round", conflict=True)
    for one, contraries in _THAN.items():
        if one not in mine or not mine.isdisjoint(contraries):
            continue
        for sentence in by_sentence(window):
            theirs = {word.low for word in sentence}
            contrary = next((word for word in contraries if word in theirs), None)
            lacks = one not in theirs and not (
                {one, "fewer", "less"} <= {"fewer", "less"} | theirs and {"fewer", "less"} & theirs
            )
            if (
                "than" in theirs
                and contrary
                and lacks
                and shared(claim, sentence) >= _SPOKEN_OF + 0.1
                and _same_sides(claim, sentence)
            ):
                return Finding("comparison", f"the cited words say “{contrary} than”, not “{one} than”", conflict=True)
    return None


def _swapped_sides(claim: str, sentence: tuple[Word, ...]) -> bool:
    """Whether what stands right behind "than" in either stands before it in the other, the comparing word being the same."""
    words = read(claim)
    at = next(place for place, word in enumerate(words) if word.low == "than")
    place = next(place for place, word in enumerate(sentence) if word.low == "than")
    compared = {word.low for word in words[:at]} & {word.low for word in sentence[:place]}
    if not compared & {"more", "less", "fewer"} and not any(low.endswith("er") for low in compared):
        return False
    mine, theirs = meanings(words[at + 1 :]), meanings(sentence[place + 1 :])
    before, ahead = meanings(words[:at]), meanings(sentence[:place])
    return bool(mine and theirs) and mine <= ahead - theirs and theirs <= before - mine


def _same_sides(claim: str, sentence: tuple[Word, ...]) -> bool:
    words = read(claim)
    at = next(place for place, word in enumerate(words) if word.low == "than")
    place = next(place for place, word in enumerate(sentence) if word.low == "than")
    before, ahead = meanings(sentence[:place]), meanings(sentence[place + 1 :])
    return bool(meaning(claim)) and _kept(meanings(words[:at]), meanings(words[at + 1 :]), before, ahead)
