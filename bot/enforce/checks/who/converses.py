"""A deed told from its two sides: "Holt sold it to Baker" is "Baker bought it from Holt", and never "Baker sold it to Holt"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from bot.enforce.checks.finding import Finding, Where
from bot.enforce.checks.who.sides import faced
from bot.english.deeds import GIVING, Deed, deeds, words_behind
from bot.english.places import called
from bot.english.reading import Word, by_sentence, form_of, speaking_of
from bot.english.vocabulary import PREPOSITIONS

_SPOKEN_OF = 0.5  # share of the rest of a claim in a sentence that tells the same deed
_MOST = 20  # such deeds that are compared; a text has a few
# what goes from one to another: verbs of the one who gives, and of the one who takes, with what leads to the other one
_GIVES, _TAKES = frozenset(["to"]), frozenset(["from"])
_TRADES = (
    ("sell", "buy purchase acquire"),
    ("export", "import"),
    ("lend", "borrow"),
    ("send", "receive"),
)
_OVER, _TO = frozenset(["against", "over"]), frozenset(["to", "against"])


@dataclass(frozen=True, slots=True)
class _Side:
    """A verb of such a deed, and whose part its subject has."""

    deed: str  # one name for both sides
    first: bool  # its subject gives, or wins
    leads: frozenset[str]  # to the other one
    thing: bool  # its object is what is given; else the other one


@dataclass(frozen=True, slots=True)
class _Parts:
    """Who has which part of a deed, as forms; empty where it is not told."""

    first: frozenset[str]
    thing: frozenset[str]
    other: frozenset[str]


@cache
def _sides() -> dict[str, _Side]:
    """The form of a verb -> its side."""
    found: dict[str, _Side] = {}
    for gives, takes in _TRADES:
        found |= {form_of(verb): _Side(gives, first=True, leads=_GIVES, thing=True) for verb in gives.split()}
        found |= {form_of(verb): _Side(gives, first=False, leads=_TAKES, thing=True) for verb in takes.split()}
    found |= {form_of(verb): _Side("win", first=True, leads=frozenset(), thing=False) for verb in ("beat", "defeat")}
    found[form_of("win")] = _Side("win", first=True, leads=_OVER, thing=True)
    found[form_of("lose")] = _Side("win", first=False, leads=_TO, thing=True)
    return found


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say that a claim exchanges the two sides of such a deed; None where it does not, or nobody can tell."""
    near = speaking_of(claim, window, _SPOKEN_OF, least=1)
    told = list(islice(_told(near), _MOST))
    for side, mine in islice(_told(by_sentence(claim)), _MOST):
        there = [parts for other, parts in told if other.deed == side.deed]
        if any(_turned(mine, theirs) for theirs in there) and not any(_agree(mine, theirs) for theirs in there):
            return Finding("converses", "the cited words have the two sides of this deed the other way round", conflict=True)
    return _given_to_another(claim, window)


def _given_to_another(claim: str, window: str) -> Finding | None:
    """Find "Baker was given a prize" where somebody gave Holt one."""
    for sentence in by_sentence(claim):
        for mine in (one for one in deeds(sentence) if one.passive and one.form in GIVING):
            who = _names(mine.objects)
            near = speaking_of(claim, window, _SPOKEN_OF, without=_forms(mine.objects), least=1)
            there = [
                _names(words_behind(other, other.index(one.verb))) for other in near for one in deeds(other) if _gives(one, mine)
            ]
            if who and there and all(there) and not any(_share(who, whom) for whom in there):
                return Finding("converses", "the cited words tell of another to whom this was done", conflict=True)
    return None


def _gives(one: Deed, mine: Deed) -> bool:
    """Whether a deed is told from the side of the one who gives."""
    return one.form == mine.form and not one.passive


def converse(mine: Word, claim: Sequence[Word], theirs: Word, sentence: Sequence[Word]) -> bool:
    """Whether two verbs tell such a deed from its two sides, by different subjects: then neither is the contrary of the other."""
    if faced(mine, claim, theirs, sentence):
        return True
    known = _sides()
    one, other = known.get(mine.form), known.get(theirs.form)
    if not one or not other or one.deed != other.deed or one.first == other.first:
        return False
    return not _share(_subject(mine, tuple(claim)), _subject(theirs, tuple(sentence)))


def _subject(verb: Word, sentence: tuple[Word, ...]) -> frozenset[str]:
    """The forms of a verb's subject, or of what stands before it where no verb is seen."""
    deed = next((one for one in deeds(sentence) if one.verb == verb), None)
    if deed:
        return _forms(deed.objects if deed.passive else deed.doers)
    return _forms(sentence[: sentence.index(verb)])


def _told(sentences: Sequence[tuple[Word, ...]]) -> Iterator[tuple[_Side, _Parts]]:
    for sentence in sentences:
        for deed in deeds(sentence):
            side = _sides().get(deed.form)
            if side:
                yield side, _parts(side, deed, sentence)


def _parts(side: _Side, deed: Deed, sentence: tuple[Word, ...]) -> _Parts:
    """Who has which part of a deed."""
    phrases = _phrases(words_behind(sentence, sentence.index(deed.verb)))
    led = next((forms for lead, forms in phrases if lead in side.leads), frozenset[str]())
    told = next((forms for lead, forms in phrases if not lead), frozenset[str]())
    subject = _forms(deed.doers)
    if deed.passive:  # "was sold to Baker by Holt"
        told, subject = _forms(deed.objects), next((forms for lead, forms in phrases if lead == "by"), frozenset())
    if not side.thing:
        told, led = frozenset(), told
    elif side.leads == _GIVES and not led:
        told = frozenset()  # "sold Baker the mill"
    elif side.deed == "win":
        told = frozenset()  # "won the cup"
    return _Parts(subject, told, led) if side.first else _Parts(led, told, subject)


def _phrases(words: Sequence[Word]) -> list[tuple[str, frozenset[str]]]:
    """The words behind a verb by the preposition that leads to them; "" for its object."""
    found: list[tuple[str, list[Word]]] = [("", [])]
    for word in words:
        if word.low in PREPOSITIONS:
            found.append((word.low, []))
        elif word.clause == words[0].clause:
            found[-1][1].append(word)
    return [(lead, _forms(some)) for lead, some in found]


def _turned(mine: _Parts, theirs: _Parts) -> bool:
    """Whether two have exchanged their parts, the third being the same as far as it is told."""
    crossed = _share(mine.first, theirs.other), _share(mine.other, theirs.first)
    if all(crossed):
        return not _share(mine.first, theirs.first)
    if any(crossed) and _share(mine.thing, theirs.thing):
        return not _share(mine.first, theirs.first) and not _share(mine.other, theirs.other)
    crossed = _share(mine.thing, theirs.other), _share(mine.other, theirs.thing)
    same = _share(mine.thing, theirs.thing) or _share(mine.other, theirs.other)
    return not same and (all(crossed) or (any(crossed) and _share(mine.first, theirs.first)))


def _agree(mine: _Parts, theirs: _Parts) -> bool:
    pairs = ((mine.first, theirs.first), (mine.thing, theirs.thing), (mine.other, theirs.other))
    return any(_share(one, other) for one, other in pairs) and not _turned(mine, theirs)


def _forms(words: Sequence[Word]) -> frozenset[str]:
    return frozenset(min(called(word.form)) for word in words if word.means and not word.low[0].isdigit())


def _names(words: Sequence[Word]) -> frozenset[str]:
    """The forms of the first words with a capital in a row."""
    first = next((at for at, word in enumerate(words) if word.means and word.text[0].isupper()), len(words))
    after = next((at for at in range(first, len(words)) if not words[at].text[0].isupper()), len(words))
    return _forms(words[first:after])


def _share(some: frozenset[str], others: frozenset[str]) -> bool:
    return not some.isdisjoint(others)
