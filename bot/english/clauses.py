"""What stands where in a text, for checks that read it by deeds.

The clause around an offset, the deeds of all its sentences, who does them and to what, and the nouns before and behind a verb.
"""

from collections.abc import Sequence
from functools import lru_cache

from bot.english.deeds import Deed, Words, deeds, words_behind
from bot.english.places import called
from bot.english.reading import Word, by_sentence, form_of, is_adverb, read

LIGHT = frozenset(map(form_of, "be do get have make take give go come say tell become see".split()))  # mean little alone
DETERMINERS = frozenset("a an the its his her their our some any more another no".split())
_NO_NOUN = frozenset("last next this yesterday today tomorrow ago and or but".split())


def clause_at(text: str, offset: int) -> str:
    """The clause of a text in which an offset is; empty behind the last word."""
    words = read(text)
    here = next((word for word in words if word.end > offset), None)
    some = [word for word in words if here and word.clause == here.clause]
    return text[some[0].start : some[-1].end] if some else ""


@lru_cache(maxsize=512)
def every_deed(text: str) -> tuple[tuple[Words, Deed], ...]:
    """The deeds of a text in order, each with its sentence."""
    return tuple((sentence, deed) for sentence in by_sentence(text) for deed in deeds(sentence))


def may_share_doer(mine: Deed, theirs: Deed) -> bool:
    """Whether two deeds may be of the same one: a word in common, or a doer that is left out, or told by a pronoun."""
    a, b = _forms(mine.doers), _forms(theirs.doers)
    return not a or not b or not a.isdisjoint(b) or not all(word.means for word in (*mine.doers, *theirs.doers))


def _forms(words: Sequence[Word]) -> frozenset[str]:
    return frozenset(min(called(word.bare)) if word.text[0].isupper() else word.form for word in words if word.means)


def object_of(sentence: Words, deed: Deed) -> Words:
    """What a deed is done to, with all that stands behind its verb; of a passive, what stands before it."""
    return deed.objects if deed.passive else words_behind(sentence, sentence.index(deed.verb))


def head_noun(words: Sequence[Word], at: int) -> Word | None:
    """The noun of the words that begin at a place: the last before a preposition, another little word, or the clause's end."""
    head = None
    for word in words[at:]:
        if word.clause != words[at].clause or word.low in _NO_NOUN or is_adverb(word.low):
            break
        if not word.means and (head or word.low not in DETERMINERS):
            break
        if word.means:
            head = word
    return head


def subject_noun(words: Sequence[Word], at: int) -> Word | None:
    """The noun that a clause begins with, in which a verb stands."""
    first = next(n for n, word in enumerate(words) if word.clause == words[at].clause)
    found = head_noun(words, first)
    return found if found and found.start < words[at].start else None
