"""How surely a deed is told: what a claim tells as done the words do not tell as planned, possible, alleged or on a condition.

A deed is told by a verb, by a noun made of one ("closure"), or by a step towards it ("has begun to close"); `hedges` finds how
surely. What is wanted, planned or called off without a verb of its own ("wants a new terminal") is for `outcomes`, what is
somebody's view, a question or fiction for `views`.
"""

import re
from itertools import pairwise

from bot.enforce.checks.finding import Finding, Where
from bot.english import vocabulary
from bot.english.capitals import is_name
from bot.english.clauses import LIGHT, every_deed, object_of
from bot.english.deeds import Deed, Words, is_past
from bot.english.denials import denied, negates
from bot.english.hedges import Sureness, hedged, hedged_at, planned
from bot.english.reading import (
    Word,
    by_sentence,
    form_of,
    held,
    meaning,
    meanings,
    near,
    read,
    same,
    shared,
    speaking_of,
)
from bot.english.slots import every_slot

_SPOKEN_OF = 0.55  # share of a claim in a sentence that tells it less surely
# how the words tell it -> what else a claim may then say
_FOLLOWS: dict[Sureness, frozenset[str]] = {
    "possible": frozenset(["possible", "conditional", "able"]),
    "conditional": frozenset(["possible", "conditional", "planned", "future"]),
    "planned": frozenset(["possible", "conditional", "planned", "future"]),
    "future": frozenset(["possible", "conditional", "planned", "future"]),
    "alleged": frozenset(["possible", "alleged"]),
    "tried": frozenset(["tried", "planned", "possible"]),
    "nearly": frozenset(["nearly", "possible", "conditional", "tried"]),
}
# how much each says: what may be is less than what will be
_MODALS = {"may": 1, "might": 1, "could": 1, "can": 1, "should": 2, "would": 2, "will": 3, "shall": 3, "must": 4}
_SURE, _UNSURE = frozenset(["will", "shall"]), frozenset(["may", "might"])
_LEAVES_OPEN = re.compile(r"\b(?:if|unless|whether|may|might|could|possibly|perhaps|probably|likely)\b")
_NOT = {"won't": "will", "wouldn't": "would", "can't": "can", "cannot": "can", "couldn't": "could", "shouldn't": "should"}
_DONE = frozenset("has have had was were been did".split())  # beside them a verb tells no present
# form -> the forms that say less
_WEAKER = {
    "convict": frozenset("charg accus suspect arrest indict".split()),
    "prove": frozenset("suggest claim argu believ alleg".split()),
    "adopt": frozenset("propos consid discuss draft".split()),
    "approv": frozenset("propos consid discuss draft".split()),
    "agre": frozenset("consid discuss want hope".split()),
    "decid": frozenset("consid discuss propos".split()),
    "order": frozenset("ask urg suggest request".split()),
    "sure": frozenset("hope like".split()),
}
# form -> forms that tell the same step
_STEPS = {
    form_of(verb): frozenset(form_of(word) for word in others.split())
    for verb, others in (
        ("begin", "start commence launch already since"),
        ("start", "begin commence launch already since"),
        ("manage", "succeed able achieve reach"),
        ("succeed", "manage able achieve reach"),
        ("decide", "decision choose resolve vote agree approve will rule announce"),
        ("agree", "agreement deal accept consent pledge promise commit"),
        ("fail", "not never unable without miss"),
        ("refuse", "not never reject decline won't"),
    )
}
_ADVERBS = frozenset("apparently allegedly reportedly possibly perhaps probably supposedly purportedly likely maybe".split())
_PROBABLY = frozenset(["probably", "presumably"])
_LIKELY = re.compile(  # what tells how likely something is, or that somebody thinks so
    r"\b(?:probab|(?:un)?like(?:ly|lihood)|presum|expect|forecast|predict|project|estimat|assum|suspect|believ|think|thought|reckon"
    r"|appear|seem|apparent|suggest|indicat|sure|certain|confident|doubt|should|would|odds|chances?|risk|set to|may well|evidence"
    r"|tend|signal|hint|most\b|mostly|usual|general|typical|view)",
    re.IGNORECASE,
)
_TELLS_VIEW = re.compile(
    r"\b(?:accus|suspect|alleg|charge|claim|fear|suspicio|said|says?\b|told|according to|rumou?r)", re.IGNORECASE
)
_CONFIRMS = frozenset(map(form_of, vocabulary.CONFIRMS))
_IF = re.compile(r"\b(?:if|unless|provided(?: that)?|subject to|depending on|as long as)\b", re.IGNORECASE)
_CONDITION = re.compile(  # what says in a claim that it is not sure yet, or not always so
    r"\b(?:if|unless|provided|providing|depend\w*|subject to|once|condition\w*|in case|should|would|could|can|may|might|must"
    r"|plan(?:s|ned|ning)?|hop(?:e|es|ed|ing)|possib\w*|expect\w*|assuming|or else|threat\w*|when|as long as|otherwise|after"
    r"|until|only|likely)\b",
    re.IGNORECASE,
)
_QUOTES = re.compile(r'["“”]')
_TOLD = 0.5  # share of a claim in a sentence that tells it on a condition
_KNOWN = 0.8  # share of the rest of a claim in the words, of which these may have one word only as alleged
_MAKES = frozenset(  # verbs whose object tells the deed: "could impose a fine"
    "impose imposed make made hold held file filed issue issued take taken give given launch launched order ordered announce "
    "put".split()
)
_BESIDE = 3  # words with a meaning on each side that tell whether two words are said of the same
_OF_DEEDS = ("ion", "ing", "al", "ure", "ment", "er", "ance", "ence", "ery")  # how nouns end that are made of verbs
_STEM = 5  # letters that such a noun has of its verb
_SAID = {
    "possible": "as possible",
    "conditional": "on a condition",
    "planned": "as planned",
    "future": "as yet to come",
    "alleged": "as alleged",
    "tried": "as tried",
    "nearly": "as nearly so",
}


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say which word of the claim the cited words tell less surely; None where they tell it so, or do not tell."""
    return (
        _unhedged(claim, window)
        or _surer(claim, window)
        or _done(claim, window)
        or _intended(claim, window)
        or _stepped(claim, window)
        or _only_possible(claim, window)
        or _guessed(claim, window)
        or _only_alleged(claim, window)
        or _without_if(claim, window)
    )


def _unhedged(claim: str, window: str) -> Finding | None:
    """Where claim and words are nearly the same, a "may" or "reportedly" that the claim leaves out."""
    for slot in every_slot(claim, window):
        mine, theirs = (
            [_NOT.get(word.low, word.low) for word in side if word.text != "May"] for side in (slot.mine, slot.theirs)
        )
        said = min((word for word in theirs if word in _MODALS), key=_MODALS.__getitem__, default=None)
        claimed = max((word for word in mine if word in _MODALS), key=_MODALS.__getitem__, default=None)
        if said in _SURE and claimed is None and _is_scheduled(claim, window):
            continue
        cannot = said in ("can", "could") and negates(slot.theirs) and negates(read(claim))
        if slot.plain and said and not cannot and "to" not in mine and (claimed is None or _MODALS[claimed] > _MODALS[said]):
            return Finding("modality", f"the cited words say “{said}”, which the claim leaves out or makes more of")
        if slot.plain and said in _SURE and claimed in _UNSURE and not _LEAVES_OPEN.search(window):
            return Finding("modality", f"the cited words say “{said}”, the claim less: “{claimed}”")
        if slot.pair and slot.pair[1].form in _WEAKER.get(slot.pair[0].form, ()):
            return Finding("modality", f"the cited words say “{slot.pair[1].text}”, the claim more: “{slot.pair[0].text}”")
        if not mine and len(theirs) == 1 and theirs[0] in _ADVERBS:
            return Finding("modality", f"the cited words say “{theirs[0]}”, which the claim leaves out")
    return None


def _surer(claim: str, window: str) -> Finding | None:
    """A word that the words tell less surely than the claim, both among the same words."""
    mine, theirs = hedged(claim), hedged(window)
    if not theirs:
        return None
    words, there, no = read(claim), read(window), denied(read(claim))
    numbers = {word.start: at for at, word in enumerate(there)}
    spoken_of = speaking_of(claim, window, _SPOKEN_OF)
    for at, word in enumerate(words):
        if not word.means or (at and words[at - 1].low in ("to", "a", "an", "the")) or _is_to_be(words, at) or is_name(word):
            continue  # "to open" is no more than meant, "a fence" no deed
        places = [numbers[one.start] for sentence in spoken_of for one in sentence if one.form == word.form]
        if not places or any(place not in theirs for place in places):
            continue
        around = near(words, at, _BESIDE)
        if len(around & near(there, places[0], _BESIDE)) < min(2, len(around)):
            continue
        sureness = theirs[places[0]]
        if sureness == "able" or (sureness == "future" and _is_scheduled(claim, window)):
            continue
        if mine.get(at) in _FOLLOWS[sureness] or _beside(claim, word) & _FOLLOWS[sureness]:
            continue
        if sureness == "alleged" and _TELLS_VIEW.search(claim):
            continue
        if at in no and (sureness in mine.values() or places[0] in denied(there)):
            continue  # "did not resign, although he had threatened to"; "none ran" for "could not run"
        return Finding("modality", f"the cited words tell “{there[places[0]].text}” {_SAID[sureness]}, the claim more surely")
    return None


def _is_to_be(words: tuple[Word, ...], at: int) -> bool:
    """Whether a word stands behind "to be": "the jobs to be cut" are not cut yet."""
    return [word.low for word in words[max(0, at - 2) : at]] == ["to", "be"]


def _is_scheduled(claim: str, window: str) -> bool:
    """Whether a claim tells in the present what will be: "opens on July 4", "rents stay as they are", "is closing"."""
    words = read(window)
    ahead = {words[at].form for at, how in hedged(window).items() if how == "future"}
    return any(word.form in ahead and _is_present(word, read(claim)) for word in read(claim))


def _is_present(verb: Word, words: tuple[Word, ...]) -> bool:
    """Whether a verb tells what is, or will be, and not what was."""
    beside = {word.low for word in words if word.clause == verb.clause and word != verb}
    going = not verb.low.endswith("ing") or bool(beside & {"is", "are"})
    return not is_past(verb.low) and going and beside.isdisjoint(_DONE)


def _done(claim: str, window: str) -> Finding | None:
    """The same deed of the same: told by the claim more surely than by the words, or as possible when it was done."""
    mine, theirs = hedged_at(claim), hedged_at(window)
    no, theirs_no = ({read(text)[at].start for at in denied(read(text))} for text in (claim, window))
    for _, deed in every_deed(claim):
        there = [one for _, one in every_deed(window) if one.form == deed.form and _common(deed, one)]
        sure = mine.get(deed.verb.start)
        how = [theirs.get(one.verb.start) for one in there]
        told = next((one for one in how if one), None)
        if (
            not there
            or told == "able"
            or _is_to_be(read(claim), read(claim).index(deed.verb))
            or (told == "future" and _is_scheduled(claim, window))
        ):
            continue
        if deed.verb.start in no and (told in mine.values() or there[0].verb.start in theirs_no):
            continue
        if told and all(how) and sure not in _FOLLOWS[told] and not _beside(claim, deed.verb) & _FOLLOWS[told]:
            return Finding("modality", f"the cited words tell “{there[0].verb.text}” {_SAID[told]}, the claim more surely")
        if sure == "possible" and _may(claim, deed.verb) and not any(how) and not _doubts(window, there[0].verb):
            return Finding("modality", f"the cited words tell “{there[0].verb.text}” as done, the claim only as possible")
    return None


def _intended(claim: str, window: str) -> Finding | None:
    """A deed of the claim of which the words tell by a noun, as planned, and by no verb that it was done."""
    nouns = planned(window)
    if not nouns or planned(claim):
        return None
    mine, theirs = hedged_at(claim), hedged_at(window)
    for _, deed in every_deed(claim):
        done = any(one.form == deed.form and one.verb.start not in theirs for _, one in every_deed(window))
        rest = frozenset(word.form for word in read(claim) if word.means and word.form != deed.verb.form)
        if done or deed.verb.start in mine:
            continue
        for noun, start in nouns:
            sentence = next(one for one in by_sentence(window) if one[-1].end > start)
            if _names_deed(noun, deed.verb.low) and rest & {word.form for word in sentence}:
                return Finding("modality", f"the cited words tell “{noun}” as planned, the claim as done")
    return None


def _beside(claim: str, word: Word) -> set[Sureness]:
    """How the claim hedges the words of the clause that a word is in."""
    words = read(claim)
    return {how for at, how in hedged(claim).items() if words[at].clause == word.clause}


def _names_deed(noun: str, verb: str) -> bool:
    """Whether a noun is made of a verb: "closure" of "closed"."""
    common = next((n for n, (a, b) in enumerate(zip(noun, verb, strict=False)) if a != b), min(len(noun), len(verb)))
    return noun.endswith(_OF_DEEDS) and common >= min(_STEM, len(verb.removesuffix("ed")), len(verb))


def _may(claim: str, verb: Word) -> bool:
    """Whether a verb has "may" or "might" before it; "could" often tells what was."""
    return any(word.low in ("may", "might") and word.clause == verb.clause and word.start < verb.start for word in read(claim))


def _doubts(window: str, verb: Word) -> bool:
    """Whether anything in a verb's sentence is told as less than sure."""
    return any(word.sentence == verb.sentence for at, word in enumerate(read(window)) if at in hedged(window))


def _stepped(claim: str, window: str) -> Finding | None:
    """Find "has begun to", "decided to": a step that the words do not tell, where what it leads to is only planned."""
    words, there = read(claim), {word.form for word in read(window)}
    for word, after in pairwise(words):
        if word.form in _STEPS and after.low == "to" and not (same(word.form) | _STEPS[word.form]) & there:
            near_by = speaking_of(claim, window, _SPOKEN_OF, without=frozenset([word.form]), least=1)
            if near_by and all(any(word.start in hedged_at(window) for word in one) for one in near_by):
                return Finding("modality", f"the cited words do not say “{word.text}”, but tell it as planned or possible")
    return None


def _only_possible(claim: str, window: str) -> Finding | None:
    """Find "was fined" where the only word for it is the object of a verb not told as done: "could impose a fine"."""
    words = read(window)
    unsure = {start for start, how in hedged_at(window).items() if how != "able"}
    if not unsure or hedged(claim):
        return None
    nouns = {
        word
        for sentence, deed in every_deed(window)
        if deed.verb.start in unsure and deed.verb.low in _MAKES
        for word in object_of(sentence, deed)
    }
    for _, deed in every_deed(claim):
        places = [word for word in words if word.form == deed.verb.form]
        if places and is_past(deed.verb.low) and deed.verb.means and all(word in nouns for word in places):
            return Finding("modality", f"the cited words tell “{places[0].text}” only as possible, the claim as done")
    return None


def _guessed(claim: str, window: str) -> Finding | None:
    """Find "probably" where the words tell nothing as likely: what is planned, or only possible, is not."""
    word = next((word for word in read(claim) if word.low in _PROBABLY), None)
    if word is None or _LIKELY.search(window) or not hedged(window):
        return None
    return Finding("modality", f"the cited words do not say “{word.text}”, but tell it as planned or possible")


def _only_alleged(claim: str, window: str) -> Finding | None:
    """Find a word that the words have only behind "suspected" or "alleged", be it a noun: "he suspected arson"."""
    mine, theirs, words = hedged(claim), hedged_at(window), read(claim)
    if "alleged" not in theirs.values() or not {"alleged", "possible"}.isdisjoint(mine.values()) or _TELLS_VIEW.search(claim):
        return None
    no = denied(words)
    for at, word in enumerate(words):
        if not word.means or at in mine or at in no or not word.text[0].islower():
            continue
        there = [theirs.get(one.start) for one in read(window) if one.form == word.form]
        rest = held(meaning(claim) - {word.form}, meaning(window))
        if there and all(how == "alleged" for how in there) and rest >= _KNOWN and not _confirmed(window):
            return Finding("modality", f"the cited words tell “{word.text}” only as alleged, the claim more surely")
    return None


def _confirmed(window: str) -> bool:
    """Whether the words tell that somebody owned up, or was found guilty."""
    return not _CONFIRMS.isdisjoint(meaning(window))


def _without_if(claim: str, window: str) -> Finding | None:
    """Find "will" for what the words have only on a condition, which the claim leaves out: "if parliament agrees"."""
    if _CONDITION.search(claim) or _QUOTES.search(claim):
        return None
    for _, deed in every_deed(claim):
        there = [(sentence, one) for sentence, one in every_deed(window) if one.form == deed.form]
        if deed.form not in LIGHT and there and all(_is_conditional(claim, sentence, one, window) for sentence, one in there):
            return Finding("modality", f"the cited words tell “{there[0][1].verb.text}” only on a condition")
    return None


def _is_conditional(claim: str, sentence: Words, deed: Deed, window: str) -> bool:
    """Whether a sentence that tells of a claim opens with a condition, or has one behind a deed."""
    start = sentence[0].start
    found = _IF.search(window, start, sentence[-1].end)
    if found is None or shared(claim, sentence) < _TOLD:
        return False
    return found.start() == start or deed.verb.start < found.start()


def _common(mine: Deed, theirs: Deed) -> bool:
    """Whether two deeds are of, or done to, the same."""
    return any(
        not meanings(one).isdisjoint(word.form for word in other)
        for one, other in ((mine.doers, theirs.doers), (mine.objects, theirs.objects))
    )
