"""A text as it is read here: words in their common form, each with its sentence and clause, and where a claim is spoken of."""

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache

from bot.english import vocabulary
from bot.judge.tokens import form as common_form
from index.sentences import sentences
from index.words import STOP_WORDS, rank, replace_words

_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_BREAK = re.compile(r"[,;:()—–]|--")
_SHORTEST = 4  # letters of a form that may have "un" before it
_UNKNOWN = 40_000  # the rank of a word that is not English
_PART = 0.8  # what such a part counts
_WHOLE = 4  # words with a meaning in a sentence that a claim may repeat as a part of its own
_NO_ADVERBS = frozenset("apply supply rely reply comply multiply imply family july assembly italy anomaly butterfly".split())
_GO = frozenset("go goes going gone went come comes came coming move moves moved".split())
_MOVED = {"up": "rise", "down": "fall"}  # behind those: "went up by 5 percent"
_PHRASES = {  # the form of the verb that means the same
    ("turn", "down"): "reject",
    ("vote", "down"): "reject",
    ("call", "off"): "cancel",
    ("go", "ahead"): "proceed",
}
_NOWHERE = re.compile(r"\s(?:for|with|against|and running|in (?:flames|smoke|history)|to(?! [$€£¥]?\d))\b", re.IGNORECASE)
_SO_MUCH = re.compile(r"(?:\s(?:by|on|from|about|nearly|almost|some|more|sharply|slightly|in [A-Z\d])|\s?[,.;]|\s[$€£¥]?\d|$)")
_JOINS = frozenset("and but while whereas although though however because who which".split())


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it stands."""

    text: str
    low: str  # in lower case, with straight apostrophes
    form: str  # in which all inflections are the same: "rose" and "rises"; of a function word, the word itself
    means: bool  # it is no function word
    opens: bool  # it begins its sentence
    start: int
    end: int
    sentence: int  # number of its sentence in the text
    clause: int  # number of its clause in the text; commas and "and", "but" ... begin a new one

    @property
    def bare(self) -> str:
        """In lower case, without the "'s" of whose something is."""
        return self.low.removesuffix("'s")


@lru_cache(maxsize=512)
def read(text: str) -> tuple[Word, ...]:
    """The words of a text in order."""
    found: list[Word] = []
    clause = 0
    for number, (start, end) in enumerate(sentences(text)):
        last = start
        clause += 1
        for match in _WORD.finditer(text, start, end):
            low = match[0].lower().replace("’", "'")
            clause += bool(_BREAK.search(text, last, match.start())) or low in _JOINS
            opens = last == start
            last = match.end()
            short = 1 < len(low) < 4 and match[0].isupper() and not text.isupper()  # "US", "WHO"
            moved = low in _MOVED and not opens and _moved(text, match.end(), found[-1].low)
            means = (short or low not in STOP_WORDS) and not low.endswith("n't") and low not in vocabulary.FUNCTION_WORDS
            means = (means or moved) and not (low == "longer" and found and found[-1].low == "no")
            phrase = _PHRASES.get((form_of(found[-1].low), low)) if found and not opens else None
            means |= phrase is not None
            told = _MOVED[low] if moved else phrase or (form_of(low) if means else low)
            found.append(Word(match[0], low, told, means, opens, *match.span(), number, clause))
    return tuple(found)


def _moved(text: str, end: int, before: str) -> bool:
    """Whether "up" or "down", which ends there, tells how an amount went: not "was up for sale"."""
    if before in _GO:
        return not _NOWHERE.match(text, end)
    return before in vocabulary.BE and _SO_MUCH.match(text, end) is not None


@lru_cache(maxsize=512)
def by_sentence(text: str) -> tuple[tuple[Word, ...], ...]:
    """The words of a text, sentence by sentence; sentences without words are left out."""
    groups: dict[int, list[Word]] = {}
    for word in read(text):
        groups.setdefault(word.sentence, []).append(word)
    return tuple(tuple(group) for group in groups.values())


def sentence_at(text: str, offset: int) -> tuple[Word, ...]:
    """The words of the sentence of a text in which an offset is, from its first word to the end of its last; else none."""
    return next((some for some in by_sentence(text) if some[0].start <= offset < some[-1].end), ())


def text_of(sentence: Sequence[Word], text: str) -> str:
    """A sentence as it stands in its text, without what ends it."""
    return text[sentence[0].start : sentence[-1].end]


def written(words: Iterable[Word]) -> str:
    """Some words as they are written, with a space between."""
    return " ".join(word.text for word in words)


def sentence_of(word: Word, text: str) -> tuple[Word, ...]:
    """The words of the sentence of a text in which a word of it stands."""
    return next(sentence for sentence in by_sentence(text) if sentence[0].sentence == word.sentence)


@lru_cache(maxsize=512)
def meaning(text: str) -> frozenset[str]:
    """The forms of the words of a text that mean something."""
    return meanings(read(text))


def meanings(words: Iterable[Word]) -> frozenset[str]:
    """The forms of those of some words that mean something."""
    return frozenset(word.form for word in words if word.means)


def shared(claim: str, sentence: tuple[Word, ...], *, without: frozenset[str] = frozenset(), least: int = 2) -> float:
    """How far a sentence speaks of what a claim says, some words of the claim left out of the count.

    It is the share (0 to 1) of the claim's words that stand in the sentence, or, for a claim that says more than one thing, the
    share of the sentence's words that stand in the claim; 0 where fewer than the least number of words are left to tell by.
    """
    wanted = meaning(claim) - without
    if len(wanted) < least:
        return 0.0
    there = meanings(sentence)
    told = there - without
    whole = _PART * held(told, wanted) if len(told) >= _WHOLE else 0.0
    return max(held(wanted, there), whole)


def speaking_of(
    claim: str, window: str, share: float, *, without: frozenset[str] = frozenset(), least: int = 2
) -> list[tuple[Word, ...]]:
    """The sentences of a text of which `shared` finds at least such a share of what a claim says."""
    return [one for one in by_sentence(window) if shared(claim, one, without=without, least=least) >= share]


def held(wanted: frozenset[str], there: Set[str]) -> float:
    """The share (0 to 1) of some forms that stand among others, or whose like does."""
    return sum(form in there or not there.isdisjoint(same(form)) for form in wanted) / max(len(wanted), 1)


def is_adverb(low: str) -> bool:
    """Whether a word in lower case is an adverb by its ending."""
    return low.endswith("ly") and len(low) > 4 and low not in _NO_ADVERBS


def near(words: tuple[Word, ...], at: int, reach: int = 5) -> frozenset[str]:
    """The forms of the nearest words with a meaning, so many on each side, within the sentence."""
    here = words[at]
    before = [word.form for word in words[:at] if word.means and word.sentence == here.sentence]
    after = [word.form for word in words[at + 1 :] if word.means and word.sentence == here.sentence]
    return frozenset((*before[-reach:], *after[:reach]))


def in_clause(words: tuple[Word, ...], at: int) -> frozenset[str]:
    """The forms of the words with a meaning in the same clause."""
    return frozenset(word.form for word in words if word.means and word.clause == words[at].clause)


@cache
def _families() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """Form -> the forms that mean the same, and form -> those that mean the contrary."""
    alike: dict[str, frozenset[str]] = {}
    against: dict[str, frozenset[str]] = {}
    for pair in vocabulary.OPPOSITES:
        sides = [frozenset(form_of(word) for word in side.split()) for side in pair]
        for mine, other in (sides, sides[::-1]):
            for form in mine:
                alike[form] = alike.get(form, frozenset()) | mine
                against[form] = against.get(form, frozenset()) | other
    return alike, {form: others - alike[form] for form, others in against.items()}


def same(form: str) -> frozenset[str]:
    """The forms that say the same as one, itself among them, as far as the table of opposites tells."""
    return _families()[0].get(form, frozenset()) | {form}


def opposite(form: str) -> frozenset[str]:
    """The forms that say the contrary."""
    return _families()[1].get(form, frozenset()) | (_prefixed(form) - same(form))


@lru_cache(maxsize=50_000)
def _prefixed(form: str) -> frozenset[str]:
    """The contrary of a form by a prefix, with it or without: "signed" and "unsigned", "valid" and "invalid"."""
    rest = form.removeprefix("un")
    bare = {form_of(rest)} if rest != form and len(rest) >= _SHORTEST and rest not in vocabulary.NO_CONTRARY else set()
    irregular = {f"un{past}" for past, base in _irregular().items() if base == form}  # "pay", "unpaid"
    with_un = {f"un{form}", *irregular} if len(form) >= _SHORTEST and form not in vocabulary.NO_CONTRARY else irregular
    return _negatives().get(form, frozenset()) | bare | with_un


@cache
def _negatives() -> dict[str, frozenset[str]]:
    """Form -> the contraries by a prefix other than "un"."""
    found: dict[str, frozenset[str]] = {}
    for prefix, words in vocabulary.NEGATIVES:
        for word in words.split():
            one, other = form_of(word), form_of(f"{prefix}{word}")
            found[one] = found.get(one, frozenset()) | {other}
            found[other] = found.get(other, frozenset()) | {one}
    return found


@lru_cache(maxsize=50_000)
def form_of(low: str) -> str:
    """The form of a word in lower case, in which all its inflections are the same."""
    bare = re.sub(r"'s$", "", low)
    rest = bare.removeprefix("un")
    if rest != bare and len(rest) > _SHORTEST and rank(rest) < _UNKNOWN:
        return f"un{form_of(rest)}"  # as that of the contrary
    return common_form(_irregular().get(bare, bare.replace(".", "")))


def inflections(verbs: Iterable[str]) -> list[str]:
    """The present and past forms of verbs, as they stand behind "he" and "they"."""
    return [form for verb in verbs for form in (verb, _with_s(verb), *_past(verb))]


def _with_s(verb: str) -> str:
    return verb[:-1] + "ies" if re.search("[^aeiou]y$", verb) else verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")


def _past(verb: str) -> list[str]:
    irregular = [form for form, base in _irregular().items() if base == verb and not form.endswith(("s", "ing", "al"))]
    stem = verb.removesuffix("e") if not re.search("[^aeiou]y$", verb) else verb[:-1] + "i"
    return irregular or [f"{stem}ed"]


def in_base_forms(text: str) -> str:
    """The text with each irregular form replaced by its base: "stolen" and "stole" by "steal", "found" by "find"."""
    return replace_words(text, _irregular())


@cache
def _irregular() -> dict[str, str]:
    """An irregular form -> its base."""
    return {form: base for base, *forms in map(str.split, vocabulary.IRREGULAR) for form in forms}
