"""Not in summer, if "in winter but not in summer": what stands behind "but not", "except" or "all but" is denied with its verb.

A "not" before a verb is for `polarity`; here it stands before a place, a time, a noun or a second participle.
"""

import re
from collections.abc import Iterable, Iterator

from bot.enforce.checks.finding import Finding, Where
from bot.english.deeds import Words
from bot.english.denials import denied, negates
from bot.english.reading import Word, by_sentence, meanings, opposite, read, shared, written

_SPOKEN_OF = 0.6  # share of a claim in a sentence that excludes a part of it
_LONGEST = 5  # words behind the "not"
_NO_LIMIT = (  # behind a "not" that excludes nothing: "not only", "not before May", "not to"
    "only just merely simply necessarily before until because always all every everyone yet so to as a one even without if when"
)
_WHAT = r"(?P<what>[^,.;:?!()—–]+)"
_EXCEPT = (
    r"\b(?:[Ee]xcept(?:ions?(?: being)?|ing)?|[Ee]xcluding|[Aa]part from)(?: for)?:?\s"
    r"|(?<!\bat )\b(?:[Aa]ll|[Ee]very\w*|[Aa]ny\w*)(?: \w+)? but\s"
    r"(?=(?:the|an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+|[A-Z]\w+)\b)"
)
_NOT = re.compile(rf"(?:(?:\bbut|,|\band) not (?!(?:{'|'.join(_NO_LIMIT.split())})\b)|(?P<except>{_EXCEPT})){_WHAT}")
_NOT_BUT = re.compile(  # "did not close in May but in June"
    r"(?:\bnot|n['’]t)\b(?! (?:only|just|merely|simply))[^,.;:?!]{0,60}?"
    r"\b(?P<lead>in|on|at|to|by|for|from|with|because of)\s(?P<what>[^,.;:?!]{1,40}?),?\sbut\s(?P=lead)\b"
)
_EXCEPTS = re.compile(_EXCEPT)
_TELLS = frozenset("who which that where".split())  # and what follows is told of what is excepted
_ENDS = frozenset("but and or because although while when if as after before until who which that where".split())


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say what the claim affirms that the words exclude; None where they do not."""
    words = read(claim)
    no = denied(words)
    turns = negates(words) or _EXCEPTS.search(claim) is not None  # "all but two lived": two did not
    affirmed = _told(word for at, word in enumerate(words) if at not in no)
    for sentence, out, excepted in _excluded(window):
        if excepted and (turns or any(opposite(form) & meanings(sentence) for form in affirmed)):
            continue
        forms = _told(out)
        rest = _told(word for word in read(window) if word not in out)
        if forms and forms <= affirmed and not forms <= rest and shared(claim, sentence) >= _SPOKEN_OF:
            return Finding("exclusions", f"the cited words say: not “{written(out)}”", conflict=True)
    return None


def _told(words: Iterable[Word]) -> frozenset[str]:
    """The forms of the words that mean something, "May" among them."""
    return frozenset(word.form for word in words if word.means or word.text == "May")


def _excluded(window: str) -> Iterator[tuple[Words, Words, bool]]:
    """What a text excludes, each with its sentence, and whether behind "except" or "all but" rather than "but not"."""
    for match in (*_NOT.finditer(window), *_NOT_BUT.finditer(window)):
        for sentence in by_sentence(window):
            excepted = match.re is _NOT and match["except"] is not None
            behind = [word for word in sentence if match.start("what") <= word.start < match.end("what")]
            end = next((n for n, word in enumerate(behind) if word.low in _ENDS or (n and word.low == "of")), len(behind))
            if behind and end <= _LONGEST and not (excepted and end < len(behind) and behind[end].low in _TELLS):
                yield sentence, tuple(behind[:end]), excepted
