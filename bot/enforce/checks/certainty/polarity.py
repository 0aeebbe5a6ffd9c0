"""What a claim affirms is not denied by the words, nor told as the contrary: "rose" is not "fell", "did" is not "did not"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.enforce.checks.finding import Finding, Where
from bot.enforce.checks.who.converses import converse
from bot.enforce.checks.who.speakers import reported
from bot.english.capitals import is_name
from bot.english.deeds import SPEECH, Deed, deeds, pasts
from bot.english.denials import denied, disputed, heads, negated, negates, negators
from bot.english.hedges import hedged
from bot.english.reading import (
    Word,
    by_sentence,
    in_clause,
    meaning,
    meanings,
    near,
    opposite,
    read,
    same,
    sentence_of,
    shared,
    speaking_of,
)
from bot.english.slots import slots
from bot.english.vocabulary import BE, CALENDAR

_SPOKEN_OF = 0.6  # share of a claim in a sentence that says the contrary of it
_WELL = 0.75  # the same, for a claim that denies
# forms that deny in a word
_ABSENCE = frozenset("lose lack miss absent empti run reject refus oppos fail block ban stop halt curb".split())
_LIMITS = frozenset(
    "first only free keep kept prevent stop avoid unique".split()
)  # what says that no other is, or that it is not
_BE = BE | {"being"}
_NOTS = frozenset(["not", "never", "no", "nor", "neither", "without"])
_NOBODY = frozenset(["nobody", "none", "nothing"])
_MISSED = re.compile(r"\bmiss(?:ed|es|ing)?\b", re.IGNORECASE)
_SHORT = re.compile(r"\b(?:\w+er than|short of|behind)\b", re.IGNORECASE)  # what missed the record was slower than that
_SIDES = {
    "oppos": frozenset(["against"]),
    "support": frozenset("for behind favour favor".split()),
}  # form -> what says it with "is"
_NOT_SINCE = re.compile(r"\b(?:had|has|have)(?: not|n['’]t) been (\w+) since\b", re.IGNORECASE)
_ON_TIME = re.compile(r"\b(?:on|to) (?:time|schedule)\b")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LEANS = frozenset("he she it they him her them his its their".split())
_MANY = 3  # words with a meaning that a "not" reaches, from which they tell a thing whole
_BESIDE = 3  # words with a meaning on each side that tell whether two verbs speak of the same


_DENIES = {True: "the claim denies what the cited words say", False: "the cited words deny what the claim says"}


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say which word of the claim the cited words deny or turn round; None where they do not tell."""
    claim, window = _told_alike(claim, window), _told_alike(window, claim)
    claim, window = (_ON_TIME.sub("punctual", text) for text in (claim, window))
    window = _MISSED.sub("near", window) if _SHORT.search(claim) else window  # the claim tells by how much
    words, told = read(claim), reported(claim)
    found = (
        _exchanged(claim, window)
        or _denied(claim, words, window)
        or (_denied(told, read(told), window) if told != claim and negators(words) == negators(read(told)) else None)
        or _turned(claim, words, window)
        or _undone(claim, window)
        or _all_denied(claim, window)
        or _nobody(claim, window)
        or _disputed(claim, window)
    )
    return replace(found, conflict=False) if found and found.conflict and _is_open(claim, window) else found


def _told_alike(text: str, other: str) -> str:
    """The text with "last seen in" for "not seen since", where the other says so: that is the same."""
    return _NOT_SINCE.sub(lambda one: f"was last {one[1]} in" if f"last {one[1]}" in other else one[0], text)


def _is_open(claim: str, window: str) -> bool:
    """Whether all that speaks of a claim leaves it open: "has not said whether it will"."""
    of_it = speaking_of(claim, window, _SPOKEN_OF)
    return bool(of_it) and all(any(word.low == "whether" for word in sentence) for sentence in of_it)


def _exchanged(claim: str, window: str) -> Finding | None:
    """Where claim and words are nearly the same, a "not" that only one of them has, or a word with its contrary in its place."""
    for sentence, differences in slots(claim, window):
        there = {word.form for word in sentence}
        plain = [slot for slot in differences if slot.plain]
        mine, theirs = negators(read(claim)), negators(sentence)
        differ = sum(map(negators, [one.mine for one in plain])) != sum(map(negators, [one.theirs for one in plain]))
        turned = [
            slot.pair
            for slot in differences
            if slot.pair
            and slot.pair[1].form in opposite(slot.pair[0].form)
            and not same(slot.pair[0].form) & there
            and not converse(slot.pair[0], sentence_of(slot.pair[0], claim), slot.pair[1], sentence)
        ]
        if differ and mine != theirs and not turned and not _ABSENCE & meaning(claim):
            return Finding("polarity", f"{_DENIES[mine > theirs]}", conflict=True)
        if turned and mine == theirs:
            return Finding("polarity", f"the cited words say “{turned[0][1].text}”, not “{turned[0][0].text}”", conflict=True)
    return None


def _denied(claim: str, words: tuple[Word, ...], window: str) -> Finding | None:
    """The claim denies what a sentence affirms, or affirms what it denies."""
    mine = denied(words)
    alleged = {read(claim)[at].form for at, how in hedged(claim).items() if how == "alleged"}
    surely = {words[at].form: near(words, at, _BESIDE) for at in heads(words) if at >= 0}
    found: Finding | None = None
    if mine and any(_denies_the_same(words, sentence) for sentence in by_sentence(window)):
        return None
    for sentence in by_sentence(window):
        if shared(claim, sentence) < _SPOKEN_OF:
            continue
        theirs = denied(sentence)
        if not mine and theirs and not _ABSENCE & meaning(claim):
            head = next(
                (
                    sentence[at]
                    for at in heads(sentence)
                    if at >= 0 and sentence[at].form not in alleged and _affirmed(words, sentence, at, theirs)
                ),
                None,
            )
            if head:
                found = found or Finding("polarity", f"the cited words deny “{head.text}”", conflict=True)
                continue
        limited = _than_any(sentence) or any(
            word.low in _LIMITS or word.form in _ABSENCE or word.low.endswith("est") for word in sentence
        )
        if mine and not theirs and not limited and not negates(sentence) and shared(claim, sentence) >= _WELL:
            there = {word.form for word in sentence}
            plain = next(
                (
                    form
                    for form in surely
                    if same(form) & there and not opposite(form) & there and _beside(form, surely[form], sentence)
                ),
                None,
            )
            if plain:
                found = found or Finding("polarity", "the claim denies what the cited words say", conflict=True)
                continue
        return None
    return found


def _denies_the_same(words: Sequence[Word], sentence: Sequence[Word]) -> bool:
    """Whether a sentence denies, by the same word and of a name of the claim, what that denies: that is agreement."""
    denials = [{some[at].form for at in heads(some) if at >= 0} for some in (words, sentence)]
    names = [{word.low for word in some if is_name(word) or word.low[0].isdigit()} for some in (words, sentence)]
    return bool(denials[0] & denials[1]) and bool(names[0] & names[1])


def _all_denied(claim: str, window: str) -> Finding | None:
    """All that a "not" reaches is affirmed by the claim in the same order, and by no other sentence: "did not show that"."""
    words = read(claim)
    if denied(words) or _ABSENCE & meaning(claim):
        return None
    order = [word.form for word in words if word.means]
    for sentence in by_sentence(window):
        for some in negated(sentence):
            forms = [word.form for word in some if word.means]
            places = [order.index(form) for form in forms if form in order]
            elsewhere = any(set(forms) <= meanings(other) for other in by_sentence(window) if other != sentence)
            if _MANY <= len(forms) == len(places) and places == sorted(places) and not elsewhere:
                return Finding("polarity", _DENIES[False], conflict=True)
    return None


def _disputed(claim: str, window: str) -> Finding | None:
    """What the claim tells, from its verb on, somebody says is not so, and no other words tell it: "denied that it refused"."""
    words = read(claim)
    sure = not disputed(words) and not hedged(claim) and not any(word.low in _NOTS or word.low.endswith("n't") for word in words)
    deed = next((deed for sentence in by_sentence(claim) for deed in deeds(sentence)), None)
    if not sure or deed is None or reported(claim) != claim:
        return None
    said = [word.form for word in words if word.start >= deed.verb.start and word.means]
    for sentence in by_sentence(window):
        for some in disputed(sentence):
            forms = [word.form for word in some]
            places = [forms.index(form) for form in said if form in forms]
            told = sum(word.form == deed.verb.form for word in read(window))
            if len(said) == len(places) and places == sorted(places) and told == 1:
                return Finding("polarity", f"the cited words tell “{deed.verb.text}” as denied", conflict=True)
    return None


def _undone(claim: str, window: str) -> Finding | None:
    """The same deed of the same people or things: done in the words and denied in the claim, or the other way round."""
    told = [
        (one, places)
        for other in by_sentence(window)
        if not _than_any(other)
        for places in [_denied_places(other)]
        for one in deeds(other)
    ]
    for sentence in by_sentence(claim):
        mine = _denied_places(sentence)
        for deed in deeds(sentence):
            there = [(one, places) for one, places in told if _same_deed(deed, one)]
            deny = deed.verb.start in mine
            if there and all((one.verb.start in places) != deny for one, places in there):
                return Finding("polarity", f"{_DENIES[deny]}", conflict=True)
    return None


def _than_any(sentence: Sequence[Word]) -> bool:
    """Whether a sentence says "better than any": that is, none is better."""
    return {"than", "any"} <= {word.low for word in sentence}


def _nobody(claim: str, window: str) -> Finding | None:
    """What nobody did, or was done to nobody, is told as done, and nowhere as not done."""
    for sentence in by_sentence(claim):
        opening = [word.low for word in sentence[:2]]
        if opening[0] not in _NOBODY and opening != ["no", "one"]:
            continue
        deed = next(iter(deeds(sentence)), None)
        rest = {word.form for word in sentence if word.means and deed and word != deed.verb}
        if not deed or deed.form in SPEECH or not rest <= meaning(window):
            continue
        there = [(one, _denied_places(other)) for other in by_sentence(window) for one in deeds(other) if one.form == deed.form]
        if there and not any(one.verb.start in places for one, places in there):
            return Finding(
                "polarity", f"the cited words tell “{there[0][0].verb.text}”, the claim says of nobody", conflict=bool(rest)
            )
    return None


def _denied_places(sentence: tuple[Word, ...]) -> set[int]:
    """Where the words stand that a sentence denies, counted from the negator to the first verb behind it."""
    verbs = {deed.verb.start for deed in deeds(sentence)}
    found: set[int] = set()
    for at in negated(sentence):
        found |= {next((word.start for word in at if word.start in verbs), -1)}
    return found


def _same_deed(mine: Deed, theirs: Deed) -> bool:
    if mine.form != theirs.form or mine.form in SPEECH:
        return False
    objects = _shares(mine.objects, theirs.objects)
    return objects and (_shares(mine.doers, theirs.doers) or not mine.doers or not theirs.doers)


def _shares(some: tuple[Word, ...], others: tuple[Word, ...]) -> bool:
    return not meanings(some).isdisjoint(meanings(others))


def _beside(form: str, around: frozenset[str], sentence: tuple[Word, ...]) -> bool:
    """Whether a sentence has a word among the same words."""
    places = [at for at, word in enumerate(sentence) if word.form in same(form)]
    return any(len(around & near(sentence, at, _BESIDE)) >= min(2, len(around)) for at in places)


def _before(words: tuple[Word, ...], at: int) -> frozenset[str]:
    """The two words with a meaning before a word in its clause: often what it is said of."""
    return frozenset([word.form for word in words[:at] if word.means and word.clause == words[at].clause][-2:])


def _affirmed(words: Sequence[Word], sentence: Sequence[Word], at: int, theirs: dict[int, str]) -> bool:
    """Whether the claim says a word that the sentence only ever denies."""
    form = sentence[at].form
    if any(word.form == form and place not in theirs for place, word in enumerate(sentence)):
        return False
    if any(opposite(form) & {word.form} for word in words):
        return False
    return any(word.form == form and not _of_another(words, place, sentence, at) for place, word in enumerate(words))


def _of_another(words: Sequence[Word], place: int, sentence: Sequence[Word], at: int) -> bool:
    """Whether a verb is passive in the claim alone, and what it is done to not in the sentence: "it eats", "it is eaten"."""
    if not _is_passive(words, place) or _is_passive(sentence, at):
        return False
    done_to = {word.form for word in words[:place] if word.means and word.clause == words[place].clause}
    return done_to.isdisjoint(word.form for word in sentence[at + 1 :])


def _is_passive(words: Sequence[Word], at: int) -> bool:
    past = words[at].low in pasts() or words[at].low.endswith("ed")
    return past and any(word.low in _BE for word in words[max(at - 2, 0) : at])


def _opens_name(word: Word, after: Word | None) -> bool:
    """Whether a word at the head of a sentence is a first name that may be an English word."""
    return word.opens and word.means and after is not None and is_name(after)


def _named_before(words: Sequence[Word], sentence: Sequence[Word], window: str) -> frozenset[str]:
    """What of a claim a sentence need not have, for it stands before it: names and years, if it says "him" or names nobody.

    If it says "it" or "them", what the sentence right before it has.
    """
    following = zip(words, [*words[1:], None], strict=True)
    named = {
        word.form
        for word, after in following
        if is_name(word) or word.low in CALENDAR or _YEAR.fullmatch(word.low) or _opens_name(word, after)
    }
    points = any(word.low in _LEANS for word in sentence)
    leans = points or not any(is_name(word) for word in sentence)
    before = {word.form for word in read(window) if word.sentence < sentence[0].sentence}
    meant = {word.form for word in read(window) if points and word.sentence == sentence[0].sentence - 1}
    return (frozenset(named & before) if leans else frozenset()) | (meanings(words) & meant)


def _turned(claim: str, words: tuple[Word, ...], window: str) -> Finding | None:
    """A word of the claim whose contrary stands in its place."""
    mine = denied(words)
    for at, word in enumerate(words):
        contrary = opposite(word.form)
        if not word.means or not contrary:
            continue
        around = near(words, at, _BESIDE)
        best_same, best_other, other = 0.0, 0.0, None
        for sentence in by_sentence(window):
            without = _named_before(words, sentence, window) | {word.form}
            if shared(claim, sentence, without=without, least=1) < _SPOKEN_OF:
                continue
            theirs = denied(sentence)
            for place, there in enumerate(sentence):
                alike = there.low in _SIDES.get(word.form, ())
                if there.form not in contrary and there.form not in same(word.form) and not alike:
                    continue
                if converse(word, sentence_of(word, claim), there, sentence):
                    continue
                fit = (
                    1
                    + len(_before(words, at) & _before(sentence, place))
                    + len(around & near(sentence, place, _BESIDE))
                    + len(around & in_clause(sentence, place)) / 2
                )
                agrees = (there.form in contrary) == ((at in mine) != (place in theirs))
                if agrees:
                    best_same = max(best_same, fit)
                elif there.form in contrary and fit > best_other:
                    best_other, other = fit, there
        if other and best_other > max(best_same, min(2, len(around))) and not meaning(claim) & contrary:
            return Finding("polarity", f"the cited words say “{other.text}”, not “{word.text}”", conflict=True)
    return None
