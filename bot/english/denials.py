"""Which words of a text are denied: what follows "not", "never", "no", "without", "failed to", "denied", "cleared of"."""

from collections.abc import Iterator, Sequence

from bot.english.reading import Word, form_of
from bot.english.vocabulary import CALENDAR

_NEGATORS = frozenset("not never no without neither nor cannot hardly barely nobody none nothing scarcely".split())
_WITH_TO = frozenset(
    "fail failed fails failing refuse refused refuses refusing decline declined declines declining unable".split()
)
_ALONE = frozenset("deny denied denies denying avoid avoided avoids avoiding prevent prevented prevents preventing".split())
_NOT_AFTER = frozenset("only just merely necessarily least until simply more less fewer doubt matter later earlier".split())
_VIEWS = frozenset(map(form_of, "regard consider view describe call seem appear believe think expect see".split()))
_KEEPS = frozenset(map(form_of, "keep stop prevent bar block discourage hinder".split()))  # from doing something
_ADVISES = frozenset(map(form_of, "decide advise warn argue".split()))  # against doing something
_MISS = frozenset("miss missed misses missing".split())
_CLEARED = frozenset("cleared acquitted exonerated absolved".split())
_DENY = frozenset("deny denied denies denying refute refuted refutes refuting dispute disputed disputes disputing".split())
_DISMISS = frozenset("reject rejected rejects rejecting dismiss dismissed dismisses dismissing".split())
_CHARGES = frozenset(
    "claim claims allegation allegations accusation accusations charge charges report reports suggestion suggestions".split()
)
_DETERMINERS = frozenset("the a an his her its their".split())
_CALENDAR = CALENDAR | {"early", "late"}
_REACH = 6  # words behind a negator that it may deny
_TOO = 8  # words before "to" in which "too" stands, in "too small for engines to turn in"


def denied(words: Sequence[Word]) -> dict[int, str]:
    """The words that a text denies, by their place among the words: all that a negator reaches, with the negator."""
    found: dict[int, str] = {}
    for at in _negators(words):
        for place in _reached(words, at):
            found[place] = words[at].low
    return found


def heads(words: Sequence[Word]) -> list[int]:
    """The first word with a meaning behind a negator, views passed over ("did not see it as good"): what it denies for sure."""
    return [
        next((place for place in _reached(words, at) if words[place].means and words[place].form not in _VIEWS), -1)
        for at in _negators(words)
    ]


def negated(words: Sequence[Word]) -> list[list[Word]]:
    """The words behind each negator that it may deny, in order."""
    return [[words[place] for place in _reached(words, at)] for at in _negators(words)]


def disputed(words: Sequence[Word]) -> list[Sequence[Word]]:
    """What somebody says is not so, the words to the end of its clause: "denied that ...", "rejected claims that ..."."""
    found = []
    for at, word in enumerate(words):
        dismissed = word.low in _DISMISS and any(one.low in _CHARGES for one in words[at + 1 : at + 4])
        if word.low in _DENY or dismissed:
            end = next((n for n in range(at, len(words)) if words[n].clause != word.clause), len(words))
            found.append(words[at + 1 : end])
    return found


def negators(words: Sequence[Word]) -> int:
    """How many of some words in a row deny what follows."""
    return sum(1 for _ in _negators(words))


def negates(words: Sequence[Word]) -> bool:
    """Whether anything is denied."""
    return next(_negators(words), None) is not None


def _negators(words: Sequence[Word]) -> Iterator[int]:
    for at, word in enumerate(words):
        follows = words[at + 1].low if at + 1 < len(words) else ""
        before = words[at - 1].low if at else ""
        if word.low in _NEGATORS or word.low.endswith("n't"):
            if follows not in _NOT_AFTER and not (word.low == "not" and before == "or"):
                yield at
        elif (word.low in _WITH_TO and follows == "to") or word.low in _ALONE or _replaces(words, at):
            yield at


def _replaces(words: Sequence[Word], at: int) -> bool:
    """Whether a word ends what denies without a "not": "rather than", "cleared of", "too small to"; no "instead of May"."""
    word, before = words[at].low, words[at - 1].low if at else ""
    earlier = words[at - 2].form if at > 1 else ""
    after = words[at + 1] if at + 1 < len(words) else None
    if after is None or after.low in _CALENDAR or after.low[0].isdigit():
        return False
    if word == "of":
        done = before in _CLEARED and after.low.endswith("ing")
        return before == "instead" or done or (before, earlier) == ("short", "stop")
    if word == "against":
        return form_of(before) in _ADVISES and after.low.endswith("ing")
    here = [one for one in words[max(0, at - _TOO) : at] if one.clause == words[at].clause]
    if word == "from":
        return after.low.endswith("ing") and any(one.form in _KEEPS for one in here)
    if word == "to":
        return any(one.low == "too" for one in here)
    return (before, word) == ("rather", "than") or (word in _MISS and after.low in _DETERMINERS)


def _reached(words: Sequence[Word], at: int) -> Iterator[int]:
    for place in range(at + 1, min(at + 1 + _REACH, len(words))):
        of_them = words[at + 1].low == "of"  # "none of which has leaked"
        if words[place].sentence != words[at].sentence or (words[place].clause != words[at].clause and not of_them):
            return
        yield place
