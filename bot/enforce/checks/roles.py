"""Who did what to whom: the names on both sides of a verb stand there in the words as well."""

from collections.abc import Sequence

from bot.enforce.checks.finding import Finding, Where
from bot.enforce.checks.places import called
from bot.enforce.checks.reading import Word, by_sentence, read, shared

_SPOKEN_OF = 0.6  # share of a claim in a sentence that has its names the other way round
_MUTUAL = frozenset(  # verbs, as forms, whose two sides are alike
    "meet marri talk speak play face fight divorc argu cooper trade merg draw tie agre negoti share join discuss clash work "
    "live".split()
)
_BE = frozenset("was were is are be been being got".split())
_NEAR = 6  # words between a verb and a name that belongs to it


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say which two names of the claim have their parts exchanged in the words; None where they agree, or do not tell."""
    words = read(claim)
    for one, verb, other, passive in _triples(words):
        doer, target = (other, one) if passive else (one, other)
        for sentence in by_sentence(window):
            if shared(claim, sentence) < _SPOKEN_OF:
                continue
            found = {(b, a) if turned else (a, b) for a, there, b, turned in _triples(sentence) if there == verb}
            if (doer, target) in found:
                break
            if (target, doer) in found:
                return Finding("roles", "the cited words have it the other way round who did this to whom", conflict=True)
    return None


def _triples(words: Sequence[Word]) -> list[tuple[str, str, str, bool]]:
    """Each verb with a name before and one behind it: (name, verb, name, whether the verb is passive with "by")."""
    made = []
    for at, word in enumerate(words):
        if not word.means or word.form in _MUTUAL or _named(words, at):
            continue
        before = next((place for place in range(at - 1, max(at - 1 - _NEAR, -1), -1) if _named(words, place)), None)
        behind = next((place for place in range(at + 1, min(at + 1 + _NEAR, len(words))) if _named(words, place)), None)
        if before is None or behind is None or words[before].sentence != words[behind].sentence:
            continue
        if any(words[place].means for place in range(before + 1, at)) or _joined(words, before, at):
            continue
        by = any(words[place].low == "by" for place in range(at + 1, behind))
        passive = by and any(words[place].low in _BE for place in range(before + 1, at))
        one, other = _key(words[before]), _key(words[behind])
        if one != other and (passive or not by):
            made.append((one, word.form, other, passive))
    return made


def _named(words: Sequence[Word], at: int) -> bool:
    """Whether a word is a name: it has a capital, and stands within the sentence or begins it with a capital of its own."""
    word = words[at]
    return word.text[0].isupper() and word.means and not word.low[0].isdigit()


def _joined(words: Sequence[Word], first: int, after: int) -> bool:
    return any(words[place].low in ("who", "which", "that", "to", "of") for place in range(first + 1, after))


def _key(word: Word) -> str:
    return min(called(word.form))
