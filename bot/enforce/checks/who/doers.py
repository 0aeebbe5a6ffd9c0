"""Who does it: the subject of a verb in a claim is the one that the words have for it, by name or by a pronoun for it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.enforce.checks.finding import Finding, Where
from bot.english.deeds import GIVING, SPEECH, Deed, Words, deeds
from bot.english.places import called, capitals, shortened
from bot.english.quantities import quantities
from bot.english.reading import Word, by_sentence, form_of, meaning, read, same, shared, text_of, written
from bot.english.vocabulary import CALENDAR, MUTUAL, TITLES
from bot.judge import tables
from bot.judge.names import names

_SPOKEN_OF = 0.5  # share of the rest of a claim in a sentence that tells the same deed
_PRONOUNS = frozenset("he she they it we i who which you all some both others many most one another none several".split())
_HE = frozenset(["he", "she"])
GENERAL = frozenset(  # forms of what any body or person may be called the second time
    form_of(word)
    for word in (
        "company firm group party club agency organisation organization body maker owner team side man woman "
        "person people official "
        "officials report study member members leader leaders country nation "
        "city town state government region area place public"
    ).split()
)
_LIKE = (frozenset(form_of(word) for word in "researcher scientist author expert biologist doctor team".split()),)
_PROMISES = frozenset(form_of(word) for word in "promise pledge vow agree offer ask want expect".split())
_LIGHT = frozenset(["be", "do", "get"])
_ALONE = frozenset(["work", "live"])
_CALENDAR = frozenset(map(form_of, CALENDAR))


@dataclass(frozen=True, slots=True)
class _Told:
    """A deed of the claim beside one of the words."""

    claim: str
    mine: Deed
    theirs: Deed
    sentence: Words
    window: str
    about: Where


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say which deed the claim gives to another than the words do; None where they agree, or do not tell."""
    claim, window = shortened(claim), shortened(window)
    for sentence in by_sentence(claim):
        for mine in deeds(sentence):
            who = _forms(mine.doers)
            if not who or mine.form in _LIGHT or _is_mutual(mine, sentence):
                continue
            told = [_Told(claim, mine, theirs, there, window, about) for there, theirs in _alike(claim, mine, window)]
            told = [one for one in told if one.theirs.gapped and _share(who, _forms(one.theirs.doers))] or told
            if told and not any(_agrees(one) for one in told):
                theirs, said = written(told[0].theirs.doers), written(mine.doers)
                why = f"in the cited words “{told[0].theirs.verb.text}” is said of {theirs or 'somebody else'}, not of {said}"
                return Finding("doers", why, conflict=True)
    return None


def _alike(claim: str, mine: Deed, window: str) -> Iterator[tuple[Words, Deed]]:
    """The deeds of the words by the same verb, or both of speech, in sentences that tell the rest of the claim, too."""
    own = _forms(mine.doers)
    verb = _verb(mine)
    for sentence in by_sentence(window):
        if max(shared(claim, sentence, without=own, least=1), shared(claim, sentence)) < _SPOKEN_OF:
            continue
        for theirs in deeds(sentence):
            meant = verb != "say" or not _follows_to(sentence, theirs)  # "plans to add boats" is no speech
            if verb == _verb(theirs) and meant and (verb == "say" or _same_objects(mine, theirs)):
                yield sentence, theirs


def _verb(deed: Deed) -> str:
    return "say" if deed.form in SPEECH else deed.form


def _same_objects(mine: Deed, theirs: Deed) -> bool:
    """Whether a verb with an object that differs is not another deed: "sold tickets", "sold 40 houses"."""
    a, b = _forms(mine.objects), _forms(theirs.objects)
    return not a or not b or bool(a & b) or bool(a & _forms(theirs.doers)) or bool(b & _forms(mine.doers))


def _agrees(told: _Told) -> bool:
    """Whether the doer may be the same; where that cannot be told, it may."""
    mine, theirs = _forms(told.mine.doers), _forms(told.theirs.doers)
    pronouns = {word.low for word in told.theirs.doers} & _PRONOUNS
    if (told.mine.gapped or told.theirs.gapped) and not _same_amounts(told):
        return False
    if _are_namesakes(told):
        return False
    if _share(mine, theirs) or not (theirs or pronouns):
        return not _other_kind(told)
    if _is_suffered(told):
        return True
    if _turned(told) or not told.theirs.doers or _is_infinitive(told):
        return not _turned(told)
    return _meant(told, pronouns) if pronouns else _described(told, mine, theirs)


def _are_namesakes(told: _Told) -> bool:
    """Whether the doers are two of one surname, whom the words tell apart: Gustav Holm, and his daughter Marit Holm."""
    mine, theirs = _full_name(told.mine.doers), _full_name(told.theirs.doers)
    if not mine or not theirs or mine[0] == theirs[0] or mine[1] != theirs[1]:
        return False
    return any(_full_name(pair) == mine for pair in pairwise(read(told.window)))


def _full_name(words: Sequence[Word]) -> tuple[str, str] | None:
    """The first name and the surname that some words end with."""
    named = [
        word for word in words[-2:] if word.text[0].isupper() and word.means and len(word.bare) > 1 and word.low not in TITLES
    ]
    return (named[0].bare, named[1].bare) if len(named) == 2 else None


def _same_amounts(told: _Told) -> bool:
    """Whether two deeds, of which one shares its verb with another, have a number in common, or one of them has none."""
    mine, theirs = ({word.low for word in deed.objects if word.low[0].isdigit()} for deed in (told.mine, told.theirs))
    return not mine or not theirs or not mine.isdisjoint(theirs)


def _described(told: _Told, mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two doers of whom neither is a pronoun may be one: a name, and what it is called else."""
    named, other = _named(told.mine.doers), _named(told.theirs.doers)
    if _is_general(told.mine.doers) and any(word.low == "who" for word in told.mine.doers):
        return True  # "a man who was born in Trent": the names are none of his
    if named and other:
        return _share(named, _forms(told.sentence)) and _verb(told.mine) == "say"
    if _verb(told.mine) != "say" and _does_else(told, mine, theirs):
        return False
    if named:
        return _told_before(told, named) and not _share(theirs, meaning(told.claim))
    if _is_general(told.mine.doers) or _is_general(told.theirs.doers) or any(mine & group and theirs & group for group in _LIKE):
        return True
    return not _apart(told, mine, theirs)


def _does_else(told: _Told, mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether the sentence has the claim's doer do something else, and another do this: "mills shed staff, banks hired"."""
    others = (_forms(deed.doers) for deed in deeds(told.sentence) if deed.verb != told.theirs.verb)
    return any(mine and mine <= who and who.isdisjoint(theirs) for who in others)


def _is_general(doers: Sequence[Word]) -> bool:
    """Whether a doer is what many may be called: by its last word, so that "city council" is no city."""
    return next((word.form for word in reversed(doers) if word.means), "") in GENERAL


def _is_mutual(mine: Deed, sentence: Words) -> bool:
    """Whether a verb may be said of both sides alike; who works or lives is one, unless it is with another."""
    alone = mine.form in _ALONE and not any(word.low in ("with", "together") for word in sentence)
    return mine.form in MUTUAL and not alone


def _other_kind(told: _Told) -> bool:
    """Whether the two are of a kind, by the same last word, but told apart by the word before: "wheat sales", "sorghum sales"."""
    mine, theirs = (tuple(word for word in deed.doers if word.means) for deed in (told.mine, told.theirs))
    if len(mine) != 2 or len(theirs) != 2 or mine[1].form != theirs[1].form:
        return False
    first, second = _forms(mine[:1]), _forms(theirs[:1])  # nothing of "March" in "In March the gallery sold"
    if not first or not second or _share(first, second):
        return False
    if mine[1].text[0].isupper() or any(
        quantities(word.text) or word.low in ("half", "most", "few") for word in (mine[0], theirs[0])
    ):
        return False
    return not _share(first, _forms(told.sentence)) and not _share(second, meaning(told.claim))


def _turned(told: _Told) -> bool:
    """Whether it is done to the claim's doer; what belongs to somebody ("Sorensen's supporters") is not that one."""
    mine, theirs = told.mine, told.theirs
    if theirs.inverted or not mine.objects:
        return False  # "The boat sank": somebody may have sunk it
    suffers = _forms([word for word in theirs.objects if not word.low.endswith("'s")])
    if theirs.passive and not theirs.doers:
        return (
            mine.direct
            and theirs.form not in GIVING
            and _share(_forms(mine.doers), suffers)
            and not _share(_forms(mine.objects), suffers)
        )
    if mine.direct and not theirs.direct and not theirs.passive:
        return False  # "The storm sank two boats": "Two boats sank in the storm"
    return _share(_forms(mine.doers), suffers) or _share(_forms(theirs.doers), _forms(mine.objects))


def _is_suffered(told: _Told) -> bool:
    """Whether the claim has a participle without "by" and without an object: "a law passed in 2024", "passed by Congress"."""
    mine, theirs = told.mine, told.theirs
    return theirs.passive and not mine.passive and not mine.direct and _share(_forms(mine.doers), _forms(theirs.objects))


def _is_infinitive(told: _Told) -> bool:
    """Whether the words have the verb in "promised to pay" or "a chance to win": by whom cannot be told."""
    if not _follows_to(told.sentence, told.theirs):
        return False
    leads = [deed for deed in deeds(told.sentence) if deed.verb.end + 4 == told.theirs.verb.start]  # " to " stands between
    return not leads or leads[0].form in _PROMISES


def _follows_to(sentence: Words, deed: Deed) -> bool:
    at = sentence.index(deed.verb)
    return at > 0 and sentence[at - 1].low == "to"


def _apart(told: _Told, mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether the words speak of the claim's doer elsewhere, and never together with the one who does it there."""
    others = [_forms(sentence) for sentence in by_sentence(told.window) if sentence != told.sentence]
    return any(mine <= forms for forms in others) and not any(mine <= forms and theirs <= forms for forms in others)


def _meant(told: _Told, pronouns: set[str]) -> bool:
    """Whether a pronoun may mean the doer: named before it, and of persons no other was named since."""
    mine = _forms(told.mine.doers)
    before = [sentence for sentence in by_sentence(told.window) if sentence[0].start < told.sentence[0].start]
    within = _forms([word for word in told.sentence if word.start < told.theirs.verb.start])
    if _share(mine, within) or not _named(told.mine.doers):
        return True
    if pronouns & _HE:
        for sentence in reversed(before):
            if _share(mine, _forms(sentence)):
                return True
            if _persons(told.window, sentence):
                return False
        return not _share(mine, meaning(told.window))
    return _told_before(told, _named(told.mine.doers)) or not _share(mine, meaning(told.window))


def _told_before(told: _Told, named: frozenset[str]) -> bool:
    """Whether a name stands before the sentence, or in the article's title: what follows may mean it."""
    before = meaning(told.window[: told.sentence[-1].end]) | meaning(told.about.title) | meaning(told.about.outlet or "")
    return _share(named, before)


def _persons(window: str, sentence: Words) -> bool:
    """Whether a sentence names a person, as far as that can be told."""
    text = text_of(sentence, window)
    return any(name.kind == "person" for name in names(text, window)) or any(
        len(deed.doers) >= 1 and _verb(deed) == "say" and _named(deed.doers) for deed in deeds(sentence)
    )


def _forms(words: Sequence[Word]) -> frozenset[str]:
    return frozenset(_form(word) for word in words if word.means and not word.low[0].isdigit()) - _CALENDAR


def _form(word: Word) -> str:
    """The form of a word; of a country and its people, one for all."""
    others = called(word.bare) if word.text[0].isupper() else frozenset()
    return min(others) if len(others) > 1 else word.form


def _named(words: Sequence[Word]) -> frozenset[str]:
    """The names among words; at the start of a sentence a capital tells nothing, unless another follows."""
    found = [
        word
        for n, word in enumerate(words)
        if word.means
        and word.text[0].isupper()
        and not (n + 1 < len(words) and words[n + 1].text[0].islower() and words[n + 1].start == word.end + 1)  # "U.S. farmers"
        and (not word.opens or word.low.title() in tables.FIRST_NAMES or (n + 1 < len(words) and words[n + 1].text[0].isupper()))
    ]
    return _forms(found)


def _share(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two groups of words have one in common, by any name that we know."""
    if any(not same(form).isdisjoint(others) for form in some):
        return True
    return any(not (called(form) | capitals(form)).isdisjoint(others) or not capitals(other).isdisjoint([form])
               for form in some for other in others) or _letters(some, others)  # fmt: skip


def _letters(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether the words of one begin or end alike, as related words do, or are initials of the other."""
    pairs = [sorted((a, b), key=len) for a in some for b in others]
    if any(len(a) > 3 and (a[:5] == b[:5] or b.rstrip("e").endswith(a.rstrip("e"))) for a, b in pairs):
        return True
    return any(
        len(short) > 1 and sorted(short) == sorted(form[0] for form in long)
        for one, long in ((some, others), (others, some))
        for short in one
    )
