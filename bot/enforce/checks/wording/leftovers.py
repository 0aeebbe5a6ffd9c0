"""What a near-copy adds: a claim that repeats a sentence but for a few words must have those words from somewhere, too.

"Allegedly", "in secret" or "again" beside a copied sentence, and ", which is false" behind it, weigh little among so many right
words. Only where all else of a claim stands in one sentence is what is left over held against the words: an adverb anywhere, and
what opens or closes the claim where nothing of it is spoken of. A free paraphrase leaves more over, and is not looked at.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.enforce.checks.finding import Finding, Where
from bot.english.hedges import hedged
from bot.english.reading import Word, by_sentence, form_of, is_adverb, meaning, opposite, read, same, written
from bot.english.synonyms import alike
from index.words import stem

_COPIED = 4  # words with a meaning that claim and sentence share in the same order, from which it may be a copy
_SURELY = 5  # the same, and
_MOST = 0.5  # the share of the sentence's own, for what opens or closes the claim
_STEM = 5  # letters by which two words are related
_AGAIN = "again"
# forms by which the words tell that something was so before
_RETURNS = frozenset(
    map(form_of, "return resume restore restart reopen repeat regain recover renew rejoin second third back new".split())
)
# adverbs that say no more than the sentence without them, or less
_EMPTY = frozenset(
    "additionally actually currently presently really officially approximately roughly specifically namely respectively "
    "previously similarly especially particularly mostly mainly largely typically generally usually".split()
)
# adverbs that say how sure it is, which words may do in many ways
_UNSURE = frozenset("probably possibly presumably apparently reportedly allegedly supposedly perhaps maybe likely".split())
_BARELY = frozenset("hardly barely scarcely rarely little few seldom".split())
_VIEWS = frozenset(map(form_of, "believe think expect fear suspect allege claim suggest argue contend appear seem".split()))
_PADDING = frozenset("total altogether overall fact addition".split())  # "in total" adds nothing
# open a sentence, and tell nothing
_ANSWERS = frozenset("yes no yeah yea yep well so ok okay right and but also however meanwhile".split())
_PARTED = re.compile(r"\s?[,:;—–-]\s")
_LEADS = frozenset(  # with which what closes a sentence begins, when no comma parts it
    "about above across after against ahead along alongside amid among around as at away before behind below beneath beside "
    "besides between by despite during for from in into near of off on onto out over since than thanks through throughout to "
    "toward towards under until upon via while with within without because although though unless like unlike according and "
    "but too".split()
)


@dataclass(frozen=True, slots=True)
class _Run:
    """Words of a claim in a row that a sentence lacks between those that both have."""

    mine: tuple[Word, ...]
    theirs: tuple[Word, ...]  # what it has there


@dataclass(frozen=True, slots=True)
class _Copy:
    """A claim beside a sentence: which words both have in order."""

    shared: int  # words with a meaning that both have
    whole: int  # words with a meaning of the sentence
    runs: tuple[_Run, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """What the cited words have, in related forms."""

    forms: frozenset[str]
    stems: frozenset[str]

    def lacks(self, word: Word) -> bool:
        """Whether the cited words have nothing for a word."""
        if not _tells(word) or word.low[0].isdigit() or word.low in _PADDING:
            return False
        related = same(word.form) | opposite(word.form) | {word.form[:_STEM]}
        return related.isdisjoint(self.forms) and alike(word.low).isdisjoint(self.stems)


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say what the claim adds to a sentence that it repeats; None where the cited words have it, or it repeats none."""
    words = read(claim)
    copy = max((_beside(words, one) for one in by_sentence(window)), key=lambda one: one.shared, default=None)
    if copy is None or copy.shared < _COPIED:
        return None
    known = _known(window, about)
    lacking = [(run, some) for run in copy.runs if (some := [word for word in run.mine if known.lacks(word)])]
    if len(lacking) != 1:
        return None
    run, some = lacking[0]
    if any(word.text[0].isupper() and not word.opens for word in some):
        return None  # a name is for `names`
    adverb = next((word for word in some if _is_adverb(word)), None)
    if adverb and not any(is_adverb(word.low) for word in run.theirs) and not _is_told(adverb, claim, window):
        return Finding("leftovers", f"the cited words do not say “{adverb.text}”")
    wholly = all(known.lacks(word) for word in run.mine if _tells(word))
    is_copy = copy.shared >= max(_SURELY, _MOST * copy.whole)
    if is_copy and wholly and (_opens(run, claim) or _closes(run, claim, copy)):
        return Finding("leftovers", f"the cited words do not speak of “{written(run.mine)}”")
    return None


def _beside(words: Sequence[Word], sentence: Sequence[Word]) -> _Copy:
    """Align a claim with a sentence by the longest run of words, not all in a row, that both have."""
    from rapidfuzz.distance import LCSseq

    runs: list[_Run] = []
    mine: tuple[Word, ...] = ()
    theirs: tuple[Word, ...] = ()
    shared = 0
    for step in LCSseq.opcodes([word.form for word in words], [word.form for word in sentence]):
        part = tuple(words[step.src_start : step.src_end])
        if step.tag != "equal":
            mine, theirs = (*mine, *part), (*theirs, *sentence[step.dest_start : step.dest_end])
            continue
        shared += sum(word.means for word in part)
        runs.append(_Run(mine, theirs))
        mine, theirs = (), ()
    runs.append(_Run(mine, theirs))
    return _Copy(shared, sum(word.means for word in sentence), tuple(run for run in runs if run.mine))


def _known(window: str, about: Where) -> _Known:
    words = read(window)
    forms = {word.form for word in words} | meaning(about.title)
    related = {form[:_STEM] for form in forms if len(form) >= _STEM}
    return _Known(frozenset(forms | related), frozenset(stem(word.low) for word in words))


def _tells(word: Word) -> bool:
    return word.means or word.low == _AGAIN


def _is_adverb(word: Word) -> bool:
    return (is_adverb(word.low) and word.low not in _EMPTY) or word.low == _AGAIN


def _is_told(adverb: Word, claim: str, window: str) -> bool:
    """Whether the cited words say an adverb in another way: "again" by "resumed", "probably" by "historians believe"."""
    if adverb.low == _AGAIN:
        return bool(_RETURNS & ({word.form for word in read(window)} - {word.form for word in read(claim)}))
    if adverb.low in _BARELY:
        return any(word.low in _BARELY for word in read(window))
    return adverb.low in _UNSURE and (bool(hedged(window)) or bool(_VIEWS & meaning(window)))


def _opens(run: _Run, claim: str) -> bool:
    """Whether a run of words opens a claim, with a comma or colon behind it."""
    first = run.mine[0]
    return first is read(claim)[0] and first.low not in _ANSWERS and _PARTED.match(claim, run.mine[-1].end) is not None


def _closes(run: _Run, claim: str, copy: _Copy) -> bool:
    """Whether a run of words closes a claim, and is no other word for what the sentence has at its end."""
    words = read(claim)
    if run.mine[-1] is not words[-1]:
        return False
    before = words[words.index(run.mine[0]) - 1]
    return copy.shared == copy.whole or run.mine[0].low in _LEADS or _PARTED.match(claim, before.end) is not None
