"""What stands in a claim where the cited words have something else, both beside the same words: "in Paris" for "in Belfast"."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.english.reading import Word, by_sentence, meaning, opposite, read, shared

_SPOKEN_OF = 0.6  # share of a claim in a sentence from which the two are laid side by side
_MOST = 2  # sentences
_LONGEST = 7  # words in one slot; more is another way to say it, not another word in the same place
_SKIPPED = frozenset("a an the".split())


@dataclass(frozen=True, slots=True)
class Slot:
    """A place between words that claim and sentence share, filled differently; either side may be empty."""

    mine: tuple[Word, ...]
    theirs: tuple[Word, ...]

    @property
    def plain(self) -> bool:
        """Whether both sides have only function words."""
        return not any(word.means for word in (*self.mine, *self.theirs))

    @property
    def pair(self) -> tuple[Word, Word] | None:
        """The words in question where each side has just one with a meaning, or one word in all."""
        if len(self.mine) == len(self.theirs) == 1:
            return self.mine[0], self.theirs[0]
        mine, theirs = ([word for word in side if word.means] for side in (self.mine, self.theirs))
        return (mine[0], theirs[0]) if len(mine) == len(theirs) == 1 else None


@lru_cache(maxsize=512)
def slots(claim: str, window: str) -> tuple[tuple[tuple[Word, ...], tuple[Slot, ...]], ...]:
    """Each sentence that says nearly the same as a claim, with the places where they differ; the nearest sentence comes first.

    The words are aligned by the fewest insertions, deletions and replacements (Levenshtein).
    """
    words = _without_articles(read(claim))
    likely = sorted(
        ((_share(claim, sentence), sentence) for sentence in by_sentence(window)), key=lambda one: one[0], reverse=True
    )
    found = tuple(
        (sentence, tuple(_differences(words, _without_articles(sentence))))
        for share, sentence in likely[:_MOST]
        if share >= _SPOKEN_OF
    )
    return tuple(one for one in found if not one[1]) or found  # what says just the same leaves nothing to the other


def every_slot(claim: str, window: str) -> tuple[Slot, ...]:
    """All those places, whichever the sentence."""
    return tuple(slot for _, differences in slots(claim, window) for slot in differences)


def _share(claim: str, sentence: tuple[Word, ...]) -> float:
    """How far a sentence speaks of what a claim says, be it the contrary."""
    there = {word.form for word in sentence}
    return shared(claim, sentence, without=frozenset(form for form in meaning(claim) if opposite(form) & there), least=1)


def _without_articles(words: Sequence[Word]) -> list[Word]:
    return [word for word in words if word.low not in _SKIPPED]


def _differences(words: list[Word], there: list[Word]) -> list[Slot]:
    from rapidfuzz.distance import Levenshtein

    found = []
    mine = theirs = 0  # where the common words before this place end
    for step in [*Levenshtein.opcodes([word.form for word in words], [word.form for word in there]), None]:
        if step and step.tag != "equal":
            continue
        until, to = (step.src_start, step.dest_start) if step else (len(words), len(there))
        a, b = words[mine:until], there[theirs:to]
        if (a or b) and len(a) <= _LONGEST and len(b) <= _LONGEST:
            found.append(Slot(tuple(a), tuple(b)))
        if step:
            mine, theirs = step.src_end, step.dest_end
    return found
