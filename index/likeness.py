"""Whether two articles are versions of one story: the same report with edits, and not two reports made from one template.

It compares texts and knows nothing of where they are kept. `tests/benchmarks/versions.py` prints what the bounds rest on.
"""

import hashlib
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

import numpy as np

from index.dates import MONTHS, WEEKDAYS
from index.words import STOP_WORDS, words

RUN = 3  # words in a row that make a shingle; 5 lose too many when single words are edited all over a text
BANDS, ROWS = 60, 2  # of a signature; texts that share a third of their shingles have 7 bands in common
WORTH = 0.2  # of the signature; texts that share less of it need not be compared

SHORT = 40  # words; below, only the same title and words are a version
ALIKE = 0.65  # of the longer one's words; a follow-up that quotes half of a story stays below
EXTENDED = 0.55  # the same, where all of the shorter stands in the longer: a story that grew
_WHOLE = 0.95
_SAME_NAMES = 0.7  # of the names, as often as they stand
_SAME_NUMBERS = 0.5
_FEW_NUMBERS = 0.03  # changed numbers for each word: a toll that rises, not another day's table
_ANOTHER_PERIOD = 7  # days; a report that comes back later with other numbers is a new report
_NUMBERS_OF_ONE_PERIOD = 0.9
_COUNTERPART = 0.2  # of a passage's shingles; a paragraph of the same story on something else shares a tenth at most
_FEW_WORDS = 10  # of a passage; the like of "Updated at 3 p.m." has too few shingles to tell, so half of its words do
_LONGEST_ALIGNED = 5000  # words; longer texts are compared by their shingles alone

_SHINGLES_AT_ONCE = 4096
_FACTORS, _OFFSETS = np.frombuffer(hashlib.shake_256(b"bands").digest(16 * BANDS * ROWS), dtype="<u8").reshape(2, -1)
_FACTORS = _FACTORS | np.uint64(1)  # odd, so that no two numbers become one
_POWERS = np.array([0x9E3779B97F4A7C15**n % 2**64 for n in range(1, RUN + 1)], dtype=np.uint64)

_TIMES = frozenset([*MONTHS, *WEEKDAYS, *"first second third fourth spring summer autumn winter".split()])
_WRITTEN = frozenset("two three four five six seven eight nine ten eleven twelve hundred thousand million billion dozen".split())


@dataclass(frozen=True)
class Text:
    """An article as it is compared. What is worked out of it is kept (so it has no slots), for it is compared with several."""

    title: str
    text: str
    published: str | None

    @cached_property
    def written(self) -> list[str]:
        """Its words in order, as they are written."""
        return words(self.text)

    @cached_property
    def words(self) -> list[str]:
        """Its words in order, in lower case."""
        return [word.lower() for word in self.written]

    @cached_property
    def shingles(self) -> frozenset[int]:
        """The hashes of its runs of words."""
        return frozenset(_shingles(self.words).tolist())

    @cached_property
    def counts(self) -> Counter[str]:
        """Its words with their counts."""
        return Counter(self.words)

    @cached_property
    def names(self) -> Counter[str]:
        """Words that always have a capital, but for months and days, in lower case with their counts."""
        common = {word for word in self.written if word.islower()} | _TIMES | STOP_WORDS
        capitals = (word.lower() for word in self.written if word[0].isupper())
        return Counter(word for word in capitals if word not in common)

    @cached_property
    def main_name(self) -> str:
        """The most frequent name, the first of several."""
        return self.names.most_common(1)[0][0]

    @cached_property
    def subjects(self) -> set[str]:
        """The names that stand in the title too."""
        return set(_bare(self.title)) & self.names.keys() - _WRITTEN

    @cached_property
    def all_words(self) -> set[str]:
        """The words of title and text, in lower case."""
        return {*self.words, *_bare(self.title)}

    @cached_property
    def numbers(self) -> Counter[str]:
        """Numbers, in digits or words, with their counts."""
        return Counter(word for word in self.words if word in _WRITTEN or any(map(str.isdigit, word)))

    @cached_property
    def times(self) -> set[str]:
        """Words that say which day, month or quarter."""
        return set(self.words) & _TIMES

    @cached_property
    def signature(self) -> np.ndarray:
        """120 numbers of 16 bits; the share of them that two texts have alike is about that of their shingles (Broder 1997)."""
        shingles = _shingles(self.words)
        least = np.full(BANDS * ROWS, 2**64 - 1, dtype=np.uint64)
        for at in range(0, len(shingles), _SHINGLES_AT_ONCE):  # a long text's all at once would fill the memory
            some = shingles[at : at + _SHINGLES_AT_ONCE, np.newaxis] * _FACTORS + _OFFSETS
            least = np.minimum(least, some.min(axis=0))
        signature: np.ndarray = (least * _POWERS[0] >> np.uint64(48)).astype("<u2")
        return signature


def from_bytes(signatures: bytes) -> np.ndarray:
    """Signatures that were kept as bytes, one after the other, as an array with a row each."""
    return np.frombuffer(signatures, dtype="<u2").reshape(-1, BANDS * ROWS)


def bands(signature: np.ndarray) -> list[int]:
    """A signature's bands, as numbers of 38 bits. Texts that share many shingles share some of them."""
    pairs = signature.astype(np.int64).reshape(BANDS, ROWS)
    return ((np.arange(BANDS) << 32) + (pairs[:, 0] << 16) + pairs[:, 1]).tolist()  # type: ignore[no-any-return]  # numpy's tolist is Any


def _shingles(found: Sequence[str]) -> np.ndarray:
    """The distinct hashes of all runs of words; of the whole where it is shorter than a run."""
    hashes = np.array([zlib.crc32(word.encode()) for word in found], dtype=np.uint64)
    if len(hashes) < RUN:
        return np.unique((hashes * _POWERS[: len(hashes)]).sum(keepdims=True, dtype=np.uint64))
    windows = np.lib.stride_tricks.sliding_window_view(hashes, RUN)
    mixed = (windows * _POWERS).sum(axis=1, dtype=np.uint64)
    return np.unique(mixed ^ (mixed >> np.uint64(29)))


def are_versions(one: Text, other: Text) -> bool:
    """Whether two texts are versions of one story.

    They are when most of the longer one's words stand in the other, in the same order or in the same runs, about the same
    names, and with numbers that are the same but for a few. A short text must be the same word for word.
    """
    shorter, longer = sorted((one, other), key=lambda text: len(text.words))
    if len(shorter.words) < SHORT:
        return one.words == other.words and _bare(one.title) == _bare(other.title)
    if len(shorter.words) < EXTENDED * len(longer.words):
        return False
    if not _same_names(one, other) or not _same_numbers(one, other):
        return False
    share = alike(one, other)
    grown = share >= EXTENDED and share * len(longer.words) >= _WHOLE * len(shorter.words)
    return share >= ALIKE or grown


def alike(one: Text, other: Text) -> float:
    """The share (0 to 1) of the longer text's words that stand in the other in order; or of its shingles, where more."""
    longest = max(len(one.words), len(other.words), 1)
    in_order = 0.0
    if longest <= _LONGEST_ALIGNED:
        from rapidfuzz.distance import LCSseq

        in_order = LCSseq.similarity(one.words, other.words) / longest
    if in_order >= ALIKE:  # enough, without the work of the shingles
        return in_order
    return max(in_order, len(one.shingles & other.shingles) / max(len(one.shingles), len(other.shingles), 1))


def _same_names(one: Text, other: Text) -> bool:
    """Whether both are about the same; a template is filled with another company, town or team, in its title or all over."""
    if one.subjects - other.all_words and other.subjects - one.all_words:
        return False
    if not one.names or not other.names:
        return True
    same = max(kept(one.names, other.counts), kept(other.names, one.counts))
    return same >= _SAME_NAMES and (one.main_name in other.all_words or other.main_name in one.all_words)


def _same_numbers(one: Text, other: Text) -> bool:
    """Whether the numbers are the same but for a few, or all but the same where the two were published far apart.

    Days, months and quarters that are all different tell of another period, too, and other numbers with another name of another
    event.
    """
    if one.times and other.times and not one.times & other.times:
        return False
    same = max(kept(one.numbers, other.numbers), kept(other.numbers, one.numbers))
    if days_apart(one.published, other.published) > _ANOTHER_PERIOD:
        return same >= _NUMBERS_OF_ONE_PERIOD
    if same >= _SAME_NUMBERS:
        return True
    exchanged = one.names.keys() - other.all_words and other.names.keys() - one.all_words
    changed = min((one.numbers - other.numbers).total(), (other.numbers - one.numbers).total())
    return not exchanged and changed <= _FEW_NUMBERS * min(len(one.words), len(other.words))


def kept(one: Counter[str], other: Counter[str]) -> float:
    """The share (0 to 1) of the first that stands in the second; 1 where there is nothing."""
    return (one & other).total() / one.total() if one else 1.0


def days_apart(one: str | None, other: str | None) -> float:
    """Days between two dates in ISO 8601; 0 where one is unknown."""
    return abs((moment(one) - moment(other)).total_seconds()) / 86400 if one and other else 0.0


def moment(published: str | None) -> datetime:
    """A date in ISO 8601 as a moment, in UTC where it names no zone; the first of all moments when unknown."""
    if published is None:
        return datetime.min.replace(tzinfo=UTC)
    found = datetime.fromisoformat(published)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def has_counterpart(passage: Text, newer: Iterable[Text]) -> bool:
    """Whether a passage stands in one of the newer texts, but for other words or numbers here and there."""
    return any(_stands_in(passage, text) for text in newer)


def _stands_in(passage: Text, text: Text) -> bool:
    if len(passage.words) < _FEW_WORDS:
        return 2 * len(set(passage.words) & text.all_words) >= len(set(passage.words))
    return len(passage.shingles & text.shingles) >= _COUNTERPART * len(passage.shingles)


def _bare(title: str) -> list[str]:
    return [word.lower() for word in words(title)]
