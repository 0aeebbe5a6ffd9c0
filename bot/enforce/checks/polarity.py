"""What a claim affirms is not denied by the words, nor told as the contrary: "rose" is not "fell", "did" is not "did not"."""

from collections.abc import Sequence

from bot.enforce.checks.denials import denied, heads, negates
from bot.enforce.checks.finding import Finding, Where
from bot.enforce.checks.reading import Word, by_sentence, in_clause, meaning, near, opposite, read, same, shared

_SPOKEN_OF = 0.6  # share of a claim in a sentence that says the contrary of it
_WELL = 0.75  # the same, for a claim that denies
_BESIDE = 3  # words with a meaning on each side that tell whether two verbs speak of the same


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say which word of the claim the cited words deny or turn round; None where they do not tell."""
    words = read(claim)
    return _denied(claim, words, window) or _turned(claim, words, window)


def _denied(claim: str, words: Sequence[Word], window: str) -> Finding | None:
    """The claim denies what a sentence affirms, or affirms what it denies."""
    mine = denied(words)
    surely = {words[at].form for at in heads(words) if at >= 0}
    found: Finding | None = None
    for sentence in by_sentence(window):
        if shared(claim, sentence) < _SPOKEN_OF:
            continue
        theirs = denied(sentence)
        if not mine and theirs:
            head = next((sentence[at] for at in heads(sentence) if at >= 0 and _affirmed(words, sentence, at, theirs)), None)
            if head:
                found = found or Finding("polarity", f"the cited words deny “{head.text}”", conflict=True)
                continue
        if mine and not theirs and not negates(sentence) and shared(claim, sentence) >= _WELL:
            there = {word.form for word in sentence}
            plain = next((form for form in surely if same(form) & there and not opposite(form) & there), None)
            if plain:
                found = found or Finding("polarity", "the claim denies what the cited words say", conflict=True)
                continue
        return None
    return found


def _affirmed(words: Sequence[Word], sentence: Sequence[Word], at: int, theirs: dict[int, str]) -> bool:
    """Whether the claim says a word that the sentence only ever denies."""
    form = sentence[at].form
    if any(word.form == form and place not in theirs for place, word in enumerate(sentence)):
        return False
    return any(word.form == form for word in words) and not any(opposite(form) & {word.form} for word in words)


def _turned(claim: str, words: Sequence[Word], window: str) -> Finding | None:
    """A word of the claim whose contrary stands in its place."""
    mine = denied(words)
    for at, word in enumerate(words):
        contrary = opposite(word.form)
        if not word.means or not contrary:
            continue
        around = near(tuple(words), at, _BESIDE)
        best_same, best_other, other = 0.0, 0.0, None
        for sentence in by_sentence(window):
            if shared(claim, sentence, without=frozenset([word.form])) < _SPOKEN_OF:
                continue
            theirs = denied(sentence)
            for place, there in enumerate(sentence):
                if there.form not in contrary and there.form not in same(word.form):
                    continue
                fit = 1 + len(around & near(sentence, place, _BESIDE)) + len(around & in_clause(sentence, place)) / 2
                agrees = (there.form in contrary) == ((at in mine) != (place in theirs))
                if agrees:
                    best_same = max(best_same, fit)
                elif there.form in contrary and fit > best_other:
                    best_other, other = fit, there
        if other and best_other > max(best_same, min(2, len(around))) and not meaning(claim) & contrary:
            return Finding("polarity", f"the cited words say “{other.text}”, not “{word.text}”", conflict=True)
    return None
