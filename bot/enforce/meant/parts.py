"""The claims of a sentence that makes several: each can then rest on words of its own."""

import re
from collections.abc import Sequence

from bot.enforce.meant.leaning import meant_by
from bot.english.deeds import deeds
from bot.english.moments import moments
from bot.english.reading import by_sentence, form_of, read
from bot.english.vocabulary import HELPS, MUTUAL

_SPLIT = re.compile(
    r"(?:,|;)\s(?:and|but|while|whereas)\s|;\s|\s(?:while|whereas)\s|(?P<bare>\sand\s(?=(?:the|a|an|[A-Z]\w*)\b))"
)
_LEANING = re.compile(
    r"^(?:he|she|it|they|this|that|these|those|its|his|her|their|which|who|whose|all|both|none)\b", re.IGNORECASE
)
SAID = re.compile(r"\b(?:sa(?:id|ys?)|told|tells|added|according|claim\w*|den(?:y|ied|ies)|believ\w*)\b", re.IGNORECASE)
_WHEN = re.compile(r"(?:In|On|By|During|Since|Until|Before|After)\s(?:early |late |mid-)?$")  # what opens a sentence with a date
_IF = re.compile(
    r"(?:(?:and|but|only|even|so)\s)?(?:if|unless|whether|provided|in case|as long as)\b", re.IGNORECASE
)  # holds for all
_BOTH = re.compile(
    r"(?P<one>[^,;]{3,80}) and (?P<other>[^,;]{3,80}?) (?P<help>(?:were|are|have|had|will|can) )?both "
    r"(?P<rest>(?P<verb>\w+)[^;]*)"
)
_FEWEST = 4  # words of a part that can be a claim of its own
_BETWEEN = re.compile(r"\b(?:between|both)(?:\s\w+){1,2}$", re.IGNORECASE)  # "between Tarn", which "and" joins to the next


def claims(sentence: str) -> list[str]:
    """The claims of a sentence that has several, each with words enough to be checked by itself; none when it is one.

    What leans on what stands before it, if that does not surely name whom it means, or may still be what somebody says, is not
    taken apart.
    """
    both = _BOTH.fullmatch(sentence)
    if both and form_of(both["verb"].lower()) not in MUTUAL and not SAID.search(sentence):
        said = f"{both['help'] or ''}{both['rest']}"
        return [f"{subject[:1].upper()}{subject[1:]} {said}" for subject in (both["one"], both["other"])]
    parts = [part.strip(" ,;.") for part in _cut(sentence)]
    alone = all(len(part.split()) >= _FEWEST and not _leans(parts, at) for at, part in enumerate(parts))
    if len(parts) < 2 or not alone or SAID.search(sentence) or _IF.match(sentence):
        return []
    first = next(iter(moments(sentence, None)), None)
    when = sentence[: first.end] if first and _WHEN.match(sentence[: first.start]) else ""  # it may be said of all parts
    dated = [parts[0], *(f"{when} {part}" if when and not moments(part, None) else part for part in parts[1:])]
    return [part[:1].upper() + part[1:] + "." for part in dated]


def _leans(parts: Sequence[str], at: int) -> bool:
    """Whether a part means somebody whom the parts before it do not surely name."""
    before, part = ([f"{one[:1].upper()}{one[1:]}" for one in some] for some in (parts[:at], parts[at : at + 1]))
    return _LEANING.match(parts[at]) is not None and not meant_by(part[0], before).name


def _cut(sentence: str) -> list[str]:
    """The parts of a sentence; an "and" without a comma parts only what tells something on both of its sides."""
    cuts = list(_SPLIT.finditer(sentence))
    ends = [0, *(cut.end() for cut in cuts)]
    starts = [*(cut.start() for cut in cuts), len(sentence)]
    told = [_tells(sentence[start:end]) for start, end in zip(ends, starts, strict=True)]
    kept = [cut for n, cut in enumerate(cuts) if not cut["bare"] or (told[n] and told[n + 1])]
    return [
        sentence[start:end]
        for start, end in zip([0, *(cut.end() for cut in kept)], [*(cut.start() for cut in kept), len(sentence)], strict=True)
    ]


def _tells(part: str) -> bool:
    """Whether a part has a verb, and no "and" is missing behind it: "the line between Tarn" tells nothing."""
    verb = any(word.low in HELPS for word in read(part)) or any(deeds(sentence) for sentence in by_sentence(part))
    return verb and not _BETWEEN.search(part)
