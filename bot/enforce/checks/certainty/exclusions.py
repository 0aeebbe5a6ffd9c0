"""Not in summer, if "in winter but not in summer": what stands behind "but not" is denied with the verb before it.

A "not" before a verb is for `polarity`; here it stands before a place, a time, a noun or a second participle.
"""

import re
from collections.abc import Iterator

from bot.enforce.checks.finding import Finding, Where
from bot.english.deeds import Words
from bot.english.denials import denied
from bot.english.reading import by_sentence, meanings, read, shared, written

_SPOKEN_OF = 0.6  # share of a claim in a sentence that excludes a part of it
_LONGEST = 5  # words behind the "not"
_NO_LIMIT = (  # behind a "not" that excludes nothing: "not only", "not before May", "not to"
    "only just merely simply necessarily before until because always all every everyone yet so to as a one even without if when"
)
_NOT = re.compile(rf"(?:\bbut|,|\band) not (?!(?:{'|'.join(_NO_LIMIT.split())})\b)(?P<what>[^,.;:?!()—–]+)")
_ENDS = frozenset("but and or because although while when if as after before until who which that where".split())


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say what the claim affirms that the words exclude; None where they do not."""
    words = read(claim)
    no = denied(words)
    affirmed = meanings(word for at, word in enumerate(words) if at not in no)
    for sentence, out in _excluded(window):
        forms = meanings(out)
        rest = meanings(word for word in read(window) if word not in out)
        if forms and forms <= affirmed and not forms <= rest and shared(claim, sentence) >= _SPOKEN_OF:
            return Finding("exclusions", f"the cited words say: not “{written(out)}”", conflict=True)
    return None


def _excluded(window: str) -> Iterator[tuple[Words, Words]]:
    """What a text excludes behind "but not", each with its sentence."""
    for match in _NOT.finditer(window):
        for sentence in by_sentence(window):
            behind = [word for word in sentence if match.start("what") <= word.start < match.end("what")]
            end = next((n for n, word in enumerate(behind) if word.low in _ENDS), len(behind))
            if behind and end <= _LONGEST:
                yield sentence, tuple(behind[:end])
