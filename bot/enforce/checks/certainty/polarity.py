"""What a claim affirms is not denied by the words, nor told as the contrary: "rose" is not "fell", "did" is not "did not"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.enforce.checks.finding import Finding, Where
from bot.enforce.checks.who.converses import converse
from bot.enforce.checks.who.speakers import reported
from bot.english.capitals import is_name
from bot.english.deeds import SPEECH, Deed, deeds, is_past, pasts
from bot.english.denials import Negation, denied, disputed, heads, negated, negates, negations, negators
from bot.english.hedges import hedged, hedged_at
from bot.english.reading import (
    Word,
    by_sentence,
    held,
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
from bot.english.vocabulary import BE, CALENDAR, HELPS

_SPOKEN_OF = 0.6  # share of a claim in a sentence that says the contrary of it
_WELL = 0.75  # the same, for a claim that denies
_ABSENCE = frozenset(
    "lose lack miss absent empti run reject refus oppos fail block ban boycott stop halt curb".split()
)  # forms that deny in a word
_LIMITS = frozenset("only free keep kept prevent stop avoid until".split())  # what says that it is not so
_FIRST = frozenset("first last unique best worst most single".split())  # what says that no other is, or that it is not
_OF_OTHERS = frozenset("no nobody none nothing never any anyone anything other another else before nor neither nowhere".split())
# what sets one thing against another, of which only one is denied
_AGAINST = frozenset(
    "except but however although though while whereas instead rather other others former formerly last too less fewer than "
    "unlike despite nor yet still".split()
)
_FORMERLY = frozenset("until used once formerly previously had was were did".split())
_PRONOUNS = frozenset("he she it they".split())
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
_EXCEPT = frozenset("except excluding unless few hardly barely".split())
_ALL = frozenset("all any every everyone everybody everything none nobody nothing".split())
_LIMITING = frozenset("until till but".split())  # with these a "not" is one of a time, or of a place
_BARELY = frozenset("few hardly barely scarcely rarely seldom".split())  # deny nearly as much
_AWAY = {("run", "out"), ("stay", "away"), ("keep", "away"), ("turn", "down"), ("pull", "out"), ("drop", "out")}
_SURELY = 2  # words that a claim denies, from which a sentence that tells them all speaks of it, whatever else the claim says
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
        or _not_until(words, window)
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
    words = read(claim)
    for sentence, differences in slots(claim, window):
        there = {word.form for word in sentence}
        plain = [slot for slot in differences if slot.plain]
        mine, theirs = negators(words), negators(sentence)
        ours, others = [word for one in plain for word in one.mine], [word for one in plain for word in one.theirs]
        differ = negators(words, ours) != negators(sentence, others)
        turned = [
            slot.pair
            for slot in differences
            if slot.pair
            and slot.pair[1].form in opposite(slot.pair[0].form)
            and not same(slot.pair[0].form) & there
            and not converse(slot.pair[0], sentence_of(slot.pair[0], claim), slot.pair[1], sentence)
        ]
        until = len({any(word.low in _LIMITING for word in some) for some in (words, sentence)}) > 1 and any(
            one.limited and len(one.reach) > 1 for one in (*negations(words), *negations(sentence))
        )
        apart = theirs > mine and all(_is_said_of_another(words, sentence, one) for one in negations(sentence))
        told = apart or until or _lacks(words) or (mine > theirs and _excepts(sentence)) or _says_contrary(words, sentence)
        if differ and mine != theirs and not turned and not told:
            return Finding("polarity", f"{_DENIES[mine > theirs]}", conflict=True)
        if turned and mine == theirs:
            return Finding("polarity", f"the cited words say “{turned[0][1].text}”, not “{turned[0][0].text}”", conflict=True)
    return None


def _lacks(words: Sequence[Word]) -> bool:
    """Whether some words deny something without a "not": "lost", "stayed away", "ran out of", "few did"."""
    pairs = {(word.form, after.low) for word, after in pairwise(words)}
    return not _AWAY.isdisjoint(pairs) or any(word.form in _ABSENCE or word.low in _BARELY for word in words)


def _excepts(sentence: Sequence[Word]) -> bool:
    """Whether what a sentence tells is not so of all: "all but two", "except on Monday", "few"."""
    pairs = [(before.low, word.low) for before, word in pairwise((sentence[0], *sentence))]
    return any((b in _EXCEPT and a not in ("a", "as", "the")) or (a in _ALL and b == "but") for a, b in pairs)


def _is_said_of_another(words: tuple[Word, ...], sentence: tuple[Word, ...], one: Negation) -> bool:
    """Whether a sentence denies something of what some words do not speak of: "the hall is open, the tower is not"."""
    here = sentence[one.first]
    before = meanings(word for word in sentence[: one.first] if word.clause == here.clause)
    return bool(before) and before.isdisjoint(meanings(words))


def _says_contrary(words: tuple[Word, ...], sentence: Sequence[Word]) -> bool:
    """Whether a sentence has the contrary of what some words deny: "the tower is closed", where these say "not open"."""
    there = {word.form for word in sentence}
    return any(opposite(words[at].form) & there and not same(words[at].form) & there for at in heads(words) if at >= 0)


def _denied(claim: str, words: tuple[Word, ...], window: str) -> Finding | None:
    """The claim denies what a sentence affirms, or affirms what it denies."""
    mine = denied(words)
    alleged = {read(claim)[at].form for at, how in hedged(claim).items() if how == "alleged"}
    surely = {words[at].form: near(words, at, _BESIDE) for at in heads(words) if at >= 0}
    as_unsure = {read(claim)[at].form for at in hedged(claim)}
    unsure = {start for start, how in hedged_at(window).items() if how not in ("able", "future")}
    found: Finding | None = None
    if mine and any(_denies_the_same(words, sentence) for sentence in by_sentence(window)):
        return None
    for sentence in by_sentence(window):
        if shared(claim, sentence) < _SPOKEN_OF and not (mine and _all_told(words, sentence, least=_SURELY)):
            continue
        theirs = denied(sentence)
        if theirs and not _lacks(words):
            head = next(
                (
                    sentence[at]
                    for at in heads(sentence)
                    if at >= 0
                    and sentence[at].form not in alleged
                    and not _denies_but(sentence[at].form, words)
                    and _affirmed(words, sentence, at, theirs)
                    and not _is_of_before(words, sentence, at)
                    and not _is_of_others(words, sentence)
                ),
                None,
            )
            if head:
                found = found or Finding("polarity", f"the cited words deny “{head.text}”", conflict=True)
                continue
        limited = _is_limited(words, sentence)
        if mine and not theirs and not limited and not negates(sentence) and not _lacks(sentence):
            there = {word.form for word in sentence if word.start not in unsure or word.form in as_unsure}
            plain = next(
                (
                    form
                    for form in surely
                    if same(form) & there
                    and not opposite(form) & there
                    and (
                        (_beside(form, surely[form], sentence) and shared(claim, sentence) >= _WELL) or _all_told(words, sentence)
                    )
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


def _denies_but(form: str, words: tuple[Word, ...]) -> bool:
    """Whether some words deny anything otherwise than by a word of a form: by "deny", where a text says "did not deny"."""
    return any(form not in {word.form for word in words[one.first : one.last + 1]} for one in negations(words))


def _is_of_before(words: tuple[Word, ...], sentence: tuple[Word, ...], at: int) -> bool:
    """Whether some words tell as past what a sentence says is so no longer."""
    if not any(one.ended for one in negations(sentence) if one.head == at):
        return False
    past = any(is_past(word.low) and word.form == sentence[at].form for word in words)
    return past or any(word.low in _FORMERLY for word in words)


def _is_of_others(words: tuple[Word, ...], sentence: tuple[Word, ...]) -> bool:
    """Whether some words speak of whom a sentence excludes with a verb left out: "he was not hurt, but two passengers were"."""
    ends = [one for one, after in pairwise(sentence) if one.low in HELPS and after.clause != one.clause]
    ends += [one for one in sentence[-1:] if one.low in HELPS]
    others = {word.form for end in ends for word in sentence if word.clause == end.clause and word.means}
    return not others.isdisjoint(meanings(words))


def _is_limited(words: tuple[Word, ...], sentence: tuple[Word, ...]) -> bool:
    """Whether a sentence says something that may deny as much as some words do, though it has no "not": "the only", "lacks"."""
    of_others = any(word.low in _OF_OTHERS for word in words)
    rest = _not_in(words, sentence)
    told = [word.low for before, word in pairwise((sentence[0], *rest)) if (before.low, word.low) != ("not", "only")]
    first = of_others and any(low in _FIRST or low.endswith("est") for low in told)
    return first or _than_any(sentence) or _lacks(rest) or _excepts(sentence) or not _LIMITS.isdisjoint(told)


def _not_in(words: tuple[Word, ...], sentence: tuple[Word, ...]) -> list[Word]:
    """The words of a sentence that stand nowhere among some words."""
    own = {word.form for word in words}
    return [word for word in sentence if word.form not in own]


def _all_told(words: tuple[Word, ...], sentence: tuple[Word, ...], least: int = 1) -> bool:
    """Whether a sentence that sets nothing against anything tells all that some words deny; `least`: so many words."""
    there = meanings(sentence)
    forms = {words[at].form for at in denied(words) if words[at].means}
    first = min((one.first for one in negations(words)), default=0)
    before = meanings(words[:first])
    of_it = not before or not before.isdisjoint(there) or sentence[0].low in _PRONOUNS
    told = of_it and len(forms) >= least and held(frozenset(forms), there) == 1
    return told and not any(word.low in _AGAINST for word in _not_in(words, sentence))


def _all_denied(claim: str, window: str) -> Finding | None:
    """All that a "not" reaches is affirmed by the claim in the same order, and by no other sentence: "did not show that"."""
    words = read(claim)
    if denied(words) or _lacks(words):
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
        if not _than_any(other) and not any(one.limited or one.ended for one in negations(other)) and not _excepts(other)
        for places in [_denied_places(other)]
        for one in deeds(other)
    ]
    for sentence in [] if _BARELY & {word.low for word in read(claim)} else by_sentence(claim):
        mine = _denied_places(sentence)
        for deed in deeds(sentence):
            there = [(one, places) for one, places in told if _same_deed(deed, one)]
            deny = deed.verb.start in mine
            if there and all((one.verb.start in places) != deny for one, places in there):
                return Finding("polarity", f"{_DENIES[deny]}", conflict=True)
    return None


def _not_until(words: tuple[Word, ...], window: str) -> Finding | None:
    """What is not done until a day is told as not done on that day: "will not open until June", "will not open in June"."""
    mine = {words[one.head].form for one in negations(words) if one.head >= 0 and not one.limited}
    if not mine or any(word.low in ("before", "until", "till") for word in words):
        return None
    for sentence in by_sentence(window):
        until = next((at for at, word in enumerate(sentence) if word.low in ("until", "till")), len(sentence))
        day = meanings(word for word in sentence[until:] if word.clause == sentence[until].clause) if sentence[until:] else None
        if day and day <= meanings(words) and any(one.limited and sentence[one.head].form in mine for one in negations(sentence)):
            return Finding("polarity", f"the cited words say “until”, so “{sentence[until - 1].text}” then", conflict=True)
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
    """Where the verbs stand that a sentence denies: the first behind each negator, those that "to" leads to, what is disputed."""
    verbs = {deed.verb.start for deed in deeds(sentence)}
    found: set[int] = set()
    for at in negated(sentence):
        led = {word.start for before, word in pairwise(at) if before.low == "to"}
        found |= {next((word.start for word in at if word.start in verbs), -1)} | (led & verbs)
    for one in negations(sentence):
        if sentence[one.first].low in _NOBODY | {"no"}:  # "was seen by nobody"
            place = one.first - 1 - (sentence[one.first - 1].low == "by")
            found |= {sentence[place].start} & verbs
    return found | {word.start for some in disputed(sentence) for word in some if word.start in verbs}


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


def _affirmed(words: Sequence[Word], sentence: Sequence[Word], at: int, theirs: frozenset[int]) -> bool:
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
    mine = denied(words) | {at for at, how in hedged(claim).items() if how == "nearly"}
    nearly = {start for start, how in hedged_at(window).items() if how == "nearly"}
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
            if _excepts(sentence) and not _excepts(words):
                continue  # "closed on Monday": "open every day except Monday"
            theirs = denied(sentence) | {place for place, there in enumerate(sentence) if there.start in nearly}
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
