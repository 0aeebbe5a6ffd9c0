"""The deeds in a sentence, without a grammar: its verbs, as far as endings and neighbours tell, with who does what to whom.

It errs towards too many words on a side: what is compared are sets of words, and only what has none in common differs.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from bot.english import vocabulary
from bot.english.capitals import is_name
from bot.english.reading import Word, form_of, is_adverb
from bot.english.units import MONEY

Words = tuple[Word, ...]

_BE = vocabulary.BE | frozenset("am being get got gets".split())
_HAVE = frozenset("has have had having".split())
_MODALS = frozenset("will would shall should can could may might must do does did to cannot".split())
_HELPS = (_MODALS - {"to"}) | vocabulary.HELPS
_AROUND = frozenset(  # what may stand between a verb and its subject
    "not never also still already then now even first later once again all both since only just soon ever himself herself "
    "itself themselves probably yet often always usually rather".split()
)
_BEFORE_NOUNS = frozenset(
    "a an the this that these those his her its their our my your no some any each every of in on at by for "
    "from with into over under "
    "about against than as two three four".split()
)
_NOUNS = frozenset("man woman child person loss".split())  # of the table of irregular words
_NO_VERBS = frozenset("approval refusal rejection acquittal denial loss losses".split())  # of the same table
_PREPOSITIONS = frozenset(
    "of in on at by for from with into over under about against as through after before during towards to".split()
)
_DETERMINERS = frozenset("the its his her their our my your".split())
_PERSONS = frozenset("he she they it we i who which you".split())
_WITH_ING = frozenset(form_of(verb) for verb in "consider start begin stop keep finish avoid risk deny admit suggest".split())
_RELATIVE = frozenset("who which that whose".split())
GIVING = frozenset(map(form_of, "give tell pay offer show teach award ask grant send promise".split()))  # "was given a prize"
SPEECH = frozenset(map(form_of, vocabulary.SPEECH))  # forms of verbs by which something is somebody's words or view
_AMOUNTS = frozenset("thousand million billion trillion percent percentage point points half third quarter".split())
_MEANS = frozenset(  # without an article behind "by", they tell how
    "helicopter boat ship ferry train tram bus car taxi truck lorry plane bicycle bike air sea land road rail water foot hand "
    "machine mail post phone email letter text computer law accident mistake chance force night day default".split()
)
_MOST = 50  # verbs in a sentence


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb with the words on its two sides, of which function words are left out."""

    verb: Word
    doers: Words  # of a passive with "by", those behind "by"; else its subject; pronouns are kept
    objects: Words
    passive: bool
    direct: bool = False  # an object follows the verb, and no preposition
    inverted: bool = False  # "said Marsh"
    gapped: bool = False  # one of two deeds by a verb that stands once: "the city paid 9 million and the state 4 million"

    @property
    def form(self) -> str:
        """The verb in its common form, also where it is a function word."""
        return form_of(self.verb.low)


@lru_cache(maxsize=512)
def deeds(sentence: Words) -> tuple[Deed, ...]:
    """The deeds of a sentence, in order; one whose verb is left out stands behind that with the verb.

    Raises `ValueError` where there are more than anyone writes: what compares them would take its time.
    """
    verbs = [at for at in range(len(sentence)) if _is_verb(sentence, at)]
    if len(verbs) > _MOST:
        raise ValueError(f"a sentence of {len(verbs)} verbs cannot be read")
    return tuple(deed for at in verbs for deed in _with_gapped(sentence, at))


def _with_gapped(words: Words, at: int) -> list[Deed]:
    """A deed, and the second one that "and" joins to it without a verb, where both have a number."""
    deed = _deed(words, at)
    number = next((n for n in range(at + 1, len(words)) if words[n].low[0].isdigit()), None)
    joint = next((n for n in range(at + 1, len(words)) if words[n].low in ("and", "while", "but")), None)
    if deed.passive or number is None or joint is None or not number < joint or words[number].clause != words[at].clause:
        return [deed]
    if words[joint].clause != words[number].clause + 1 or _has_verb(words, words[joint].clause):
        return [deed]
    rest = tuple(word for word in words[joint + 1 :] if word.clause == words[joint].clause)
    other = next((n for n, word in enumerate(rest) if word.low[0].isdigit()), 0)
    named = rest[:other] and (rest[0].low in _DETERMINERS or is_name(rest[0])) and not {word.low for word in rest} & _PREPOSITIONS
    if not named or not _meant(rest[:other]):
        return [deed]
    first = replace(deed, objects=_meant(words[at + 1 : joint]), gapped=True)
    return [first, replace(deed, doers=_meant(rest[:other]), objects=_meant(rest[other:]), gapped=True)]


def _deed(words: Words, at: int) -> Deed:
    verb = words[at]
    behind = words_behind(words, at)
    if _is_inverted(words, at):
        return Deed(verb, _meant(behind), (), passive=False, inverted=True)
    subject = _subject(words, at)
    if not _is_passive(words, at):
        return Deed(verb, _meant(subject), _meant(behind), passive=False, direct=_is_direct(behind))
    by = next((n for n, word in enumerate(behind) if word.low == "by" and _leads_to_doer(behind[n + 1 :])), None)
    return Deed(verb, _meant(_to_preposition(behind[by + 1 :])) if by is not None else (), _meant(subject), passive=True)


def _to_preposition(words: Words) -> Words:
    """Words up to the first preposition but "of": of "by Holt for a film" Holt."""
    end = next((n for n, word in enumerate(words) if word.low in _PREPOSITIONS - {"of"}), len(words))
    return words[: max(end, 1)]


def _leads_to_doer(words: Words) -> bool:
    """Whether words behind "by" tell who did it, and neither how much nor how: "by helicopter"."""
    return not _is_amount(words) and not (words and words[0].low in _MEANS)


def _is_amount(words: Words) -> bool:
    """Whether words behind "by" tell how much: "cut by $3 million". By 3 gunmen tells who did it."""
    told = [word.low for word in _meant(words)]
    return bool(told) and all(low[0].isdigit() or low in _AMOUNTS or low.rstrip("s") in MONEY for low in told)


def _is_direct(behind: Words) -> bool:
    return bool(behind) and behind[0].low not in _PREPOSITIONS and not is_adverb(behind[0].low)


def _meant(words: Sequence[Word]) -> Words:
    return tuple(word for word in words if (word.means and word.low != "far") or word.low in _PERSONS)  # "so far"


@cache
def pasts() -> frozenset[str]:
    """The irregular past forms and participles."""
    rows = [row.split() for row in vocabulary.IRREGULAR]
    return frozenset(form for base, *forms in rows if base not in _NOUNS for form in forms if not form.endswith("s"))


def is_past(word: str) -> bool:
    """Whether a word in lower case is a past form or a participle, as its ending tells where it is regular."""
    return word in pasts() or (len(word) > 4 and word.endswith("ed"))


def _is_verb(words: Words, at: int) -> bool:
    """Whether a word is a verb for sure, as its ending and the words before it tell; auxiliaries are none."""
    word = words[at]
    past = is_past(word.low)
    if word.low in _HAVE:
        return _owns(words, at)
    before = _neighbour(words, at)
    low = before.low if before else ""
    noun = low == "to" and word.low.endswith(("s", "ing")) and not word.low.endswith("ss")
    noun |= word.low in _NO_VERBS  # "subject to approval"
    if noun or not (word.means or past) or word.low[0].isdigit() or (word.text[0].isupper() and not word.opens):
        return False
    if low in _MODALS or (low in _BE | _HAVE and (past or word.low.endswith("ing"))):
        return True
    if past:
        return before is None or low not in _BEFORE_NOUNS or before.clause != word.clause
    return _is_participle(word, before) if word.low.endswith("ing") else _is_present(words, at, before)


def _is_participle(word: Word, before: Word | None) -> bool:
    """Whether a word in "-ing" tells a deed: behind a comma, or a verb that goes with one."""
    parted = before is not None and (before.clause != word.clause or form_of(before.low) in _WITH_ING)
    return parted and len(word.low) > 5


def _is_present(words: Words, at: int, before: Word | None) -> bool:
    """Whether a word in "-s" is a verb, and no plural."""
    word, low = words[at], before.low if before else ""
    if at + 1 < len(words) and words[at + 1].low in _HELPS:
        return False  # "pirates may"
    if word.low.endswith("s") and at + 1 < len(words) and words[at + 1].low == "to":
        led = at > 0 and words[at - 1].clause == word.clause and _is_verb(words, at - 1)  # "expects sales to"
        return before is not None and low not in _BEFORE_NOUNS and not led  # "plans to"
    return word.low.endswith("s") and (low in _PERSONS or (before is not None and is_name(before) and _leads_on(words, at)))


def _owns(words: Words, at: int) -> bool:
    """Whether "have" is the verb, and no help to another."""
    after = next((n for n in range(at + 1, len(words)) if words[n].low not in _AROUND), None)
    if after is None or words[after].low in _BE | {"to"} | _HAVE:
        return False
    return words[after].low in _BEFORE_NOUNS or not (words[after].low in pasts() or words[after].low.endswith("ed"))


def _neighbour(words: Words, at: int) -> Word | None:
    """The word before one in its sentence, adverbs passed over."""
    for place in range(at - 1, -1, -1):
        if words[place].low not in _AROUND and not is_adverb(words[place].low):
            return words[place]
    return None


def _leads_on(words: Words, at: int) -> bool:
    """Whether what follows is what follows a verb, rather than a noun with an s."""
    after = words[at + 1] if at + 1 < len(words) else None
    return after is not None and (after.low in _BEFORE_NOUNS or not after.means or is_name(after))


def _is_passive(words: Words, at: int) -> bool:
    before = _neighbour(words, at)
    parted = before is None or before.clause != words[at].clause  # ", written by"
    named = at + 2 < len(words) and is_name(words[at + 2]) and before is not None and before.low not in _HAVE | _MODALS | _PERSONS
    by = at + 1 < len(words) and words[at + 1].low == "by" and (parted or named)  # "a committee led by Bakke"
    helped = before is not None and before.low in _BE
    return (by or helped or _is_reduced(words, at, before)) and not words[at].low.endswith("ing")


def _is_reduced(words: Words, at: int, before: Word | None) -> bool:
    """Whether a participle tells what a noun suffers, of which another verb tells: "a fine imposed on it by the state is"."""
    if before is None or before.low in _HAVE | _MODALS | _PERSONS or not is_past(words[at].low):
        return False
    rest = [word.low for word in words[at + 1 :] if word.clause == words[at].clause]
    by = rest.index("by") if "by" in rest else len(rest)
    return rest[:1] != [] and rest[0] in _PREPOSITIONS and any(low in _BE | _HAVE or is_past(low) for low in rest[by:])


def _is_inverted(words: Words, at: int) -> bool:
    """Whether a verb of speech has its subject behind it: `"...," said the manager`."""
    before, after = _neighbour(words, at), words[at + 1] if at + 1 < len(words) else None
    parted = before is None or before.clause != words[at].clause
    return bool(
        parted
        and after
        and after.clause == words[at].clause
        and form_of(words[at].low) in SPEECH
        and words[at].low in ("said", "says")
        and (is_name(after) or after.low in _BEFORE_NOUNS - {"that"})
        and not any(word.clause == after.clause and word.low in _HELPS for word in words[at + 1 :])  # ", said the money would"
    )


def words_behind(words: Words, at: int) -> Words:
    """The words behind a verb to the end of its clause, and those of the clauses that go on with it without a verb."""
    end = at + 1
    while end < len(words):
        if words[end].low in vocabulary.OPENS or (
            words[end].clause != words[end - 1].clause and _has_verb(words, words[end].clause)
        ):
            break
        end += 1
    return words[at + 1 : end]


@lru_cache(maxsize=4096)
def _has_verb(words: Words, clause: int) -> bool:
    return any(word.clause == clause and (word.low in _BE | _HAVE or _is_verb(words, n)) for n, word in enumerate(words))


def _subject(words: Words, at: int) -> Words:
    """The words in which the subject of a verb stands; those of the main clause for a participle behind a comma."""
    start = _start(words, at)
    left = _without_verbs(words, _cut(words[start:at]))
    if not left and len(words[start:at]) > 1 and words[at - 1].low in ("to", "not"):
        left = _without_verbs(words, words[start:at])  # "whether to"
    if any(word.means or word.low in _PERSONS - _RELATIVE for word in left):
        return (*_listed(words, start), *left) if left and left[0] is words[start] else left
    if any(word.low in _RELATIVE for word in left):
        return _clause_before(words, start, relative=True)
    return _clause_before(words, start, relative=False)


def _without_verbs(words: Words, some: Words) -> Words:
    return tuple(word for word in some if not (_is_verb(words, words.index(word)) or word.low in _MODALS | _BE | _HAVE))


def _cut(words: Words) -> Words:
    """What stands behind the last word that opens a clause: "that", or a verb of speech ("she said the owner used it")."""
    opens = [n for n, word in enumerate(words) if word.low in vocabulary.OPENS and (word.low != "that" or n + 1 < len(words))]
    said = [n for n, word in enumerate(words) if form_of(word.low) in SPEECH and any(one.means for one in words[n + 1 :])]
    last = max((*opens, *said), default=-1)
    pronoun = len(words) > last + 2 and words[-1].low in _PERSONS - _RELATIVE  # "a call to resign over claims he misled"
    return words[-1:] if pronoun else words[last + 1 :]


def _clause_before(words: Words, start: int, *, relative: bool) -> Words:
    """Whose deed a clause without a subject tells.

    For "who ..." it is what stands right before; else that of the clause before, over those without a verb, which may be a
    description in commas, the rest of a list, or the subject itself.
    """
    first = start
    while first and not _has_verb(words, words[first - 1].clause):
        first = _start(words, first - 1)
    if not first:
        return words[:start]
    before = _start(words, first - 1)
    if relative:
        verbs = [n for n in range(before, start - 1) if words[n].low in _BE | _HAVE or _is_verb(words, n)]
        return words[verbs[-1] + 1 if verbs else before : start]
    near = (*_cut(words[before:first]), *words[first:start]) if first < start else ()
    if words[before].low in _RELATIVE:
        return (*near, *_clause_before(words, before, relative=True))
    verb = next(n for n in range(before, first) if words[n].low in _BE | _HAVE or _is_verb(words, n))
    return (*near, *_subject(words, verb))


def _listed(words: Words, start: int) -> Words:
    """The clauses right before one that have no verb: the rest of a list, or what is described in commas."""
    first = start
    while first and not _has_verb(words, words[first - 1].clause):
        first = _start(words, first - 1)
    return words[start:start] if words[first].low == "according" else words[first:start]


def _start(words: Words, at: int) -> int:
    return next(n for n, word in enumerate(words) if word.clause == words[at].clause)
