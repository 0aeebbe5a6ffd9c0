"""Is what a text tells beside a date past or yet to come? Only where its nearest verb tells: else nobody says.

It checks nothing: `dateforms` finds by it which year is meant by a date without one.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

from bot.english.deeds import is_past
from bot.english.hedges import Sureness, hedged
from bot.english.reading import Word, is_adverb, read
from bot.english.vocabulary import OPENS

Tense = Literal["past", "ahead"]

_WAS = frozenset("was were had did".split())
_IS = frozenset("is are am be being get gets".split())
_DUE = frozenset("due scheduled planned slated expected".split())
_BEFORE_NOUNS = frozenset("a an the this that these those his her its their our my your some any each every no of".split())
_OPENS = OPENS | {"than"}  # words behind which another tells what, and when
_LEADS = frozenset("in on by at from during early mid late since around about".split())  # before a date
_DOUBLES = 3  # words before a participle among which its "was" stands


def tense(text: str, start: int) -> Tense | None:
    """What the verb that a date goes with tells; the date begins at an offset of the text."""
    words = read(text)
    at = next((n for n, word in enumerate(words) if word.end > start), len(words))
    if at == len(words):
        return None
    opens = all(word.low in _LEADS for word in words[:at] if word.sentence == words[at].sentence)  # "In October, the shop opened"
    verb = _behind(words, at, hedged(text)) if opens else _before(words, at, hedged(text))
    return _told(words, verb, hedged(text)) if verb is not None else None


def _before(words: Sequence[Word], at: int, sure: Mapping[int, Sureness]) -> int | None:
    """The verb before a date in its clause; None where between them may be another that shows no tense: "closes on 12 May"."""
    for n in range(at - 1, -1, -1):
        if words[n].clause != words[at].clause or (words[n].low in _OPENS and n != at - 1):
            return None
        if _is_verb(words, n, sure):
            return n
        if (_may_be_present(words, n) and not _is_verb(words, n - 1, sure)) or _opens_infinitive(words, n):
            return None
    return None


def _opens_infinitive(words: Sequence[Word], at: int) -> bool:
    """Whether "to" leads to a verb, behind which a date is when that is to be: "voted to walk out on 17 February"."""
    after = words[at + 1] if at + 1 < len(words) else None
    verb = after is not None and after.text.islower() and after.low not in _BEFORE_NOUNS and not after.low.endswith("ing")
    return words[at].low == "to" and verb


def _behind(words: Sequence[Word], at: int, sure: Mapping[int, Sureness]) -> int | None:
    """The first verb behind a date that opens its sentence, unless another sentence within begins before it."""
    for n in range(at + 1, len(words)):
        if words[n].sentence != words[at].sentence or words[n].low in _OPENS or words[n].clause > words[at].clause + 1:
            return None
        if _is_verb(words, n, sure):
            return n
        if _may_be_present(words, n):
            return None
    return None


def _may_be_present(words: Sequence[Word], at: int) -> bool:
    """Whether a word behind a noun may be a verb: "closes", but also "cracks" in "the many cracks"."""
    word, before = words[at], words[at - 1] if at else None
    named = before is not None and before.means and not before.low[0].isdigit()
    return named and word.low.endswith("s") and word.text.islower()


def _is_verb(words: Sequence[Word], at: int, sure: Mapping[int, Sureness]) -> bool:
    word = words[at]
    if word.low in _WAS | _DUE | {"will", "shall"} or sure.get(at) in ("planned", "future"):
        return True
    return is_past(word.low) and word.text[0].islower() and not (at and words[at - 1].low in _BEFORE_NOUNS)


def _told(words: Sequence[Word], at: int, sure: Mapping[int, Sureness]) -> Tense | None:
    """What a verb tells; nothing that is only possible, on a condition, or "is closed", which may be either."""
    was = not _helps(words, at).isdisjoint(_WAS)
    if words[at].low in _DUE | {"will", "shall"} or sure.get(at) in ("planned", "future"):
        return None if was else "ahead"
    if sure.get(at) not in (None, "alleged", "tried"):
        return None
    return None if not was and not _helps(words, at).isdisjoint(_IS | {"to"}) else "past"


def _helps(words: Sequence[Word], at: int) -> frozenset[str]:
    """The words right before a verb that go with it, adverbs passed over."""
    before = [word.low for word in words[max(at - _DOUBLES, 0) : at] if word.clause == words[at].clause]
    own: set[str] = set()
    for low in reversed(before):
        if low not in _WAS | _IS | {"has", "have", "been", "to", "not", "also"} and not is_adverb(low):
            break
        own.add(low)
    return frozenset(own)
