"""Of whom does a sentence tell? By words alone, in English, for a question that asks something of a name.

One that says of another by name what is asked of somebody is no answer: "Ninefold was founded in 2017" does not tell when
Aldercrest was. And one that begins with "He" behind a sentence that begins with the name is read as if it had the name.
"""

import re

from bot.judge.tables import FIRST_NAMES
from index.words import STOP_WORDS, rank

_NAME = r"(?-i:[A-Z][\w’-]*)(?: (?-i:[A-Z][\w’-]*))*"
_DONE = r"(?:\w+ed|born|built|made|sold|bought|held|won|lost|led|known|given|hit|paid|shot|found|taken|chosen|struck|sent)"
_ASKED = (
    # "When did Ada Finch leave?", "When was Orrin Paper founded?", but not "When is the TikTok deadline?"
    re.compile(rf"\b(?:did|does|do|has|have|had|will|would|can|could|should) (?P<name>{_NAME})(?!['’])\b", re.IGNORECASE),
    re.compile(rf"\b(?:was|were|is|are) (?P<name>{_NAME})(?= {_DONE}\b)", re.IGNORECASE),
    re.compile(rf"\b(?P<name>{_NAME})(?:['’]s|(?<=s)['’]) ", re.IGNORECASE),  # "What is Ada Finch's age?"
)
_MADE = re.compile(rf"^\W*who (?P<deed>[a-z]+ed|built|led|wrote|made|won|bought|sold) (?P<name>{_NAME})\W*$", re.IGNORECASE)
_SUBJECT = re.compile(rf"^(?:(?:In|On|By|Since) [^,]{{1,30}}, )?(?:The )?(?P<name>{_NAME})(?:['’]s)? (?=[a-z])")
_KIN = re.compile(
    r"^(?:His|Her|Their) (?:\w+ ){0,2}(?:wife|husband|widow|son|daughter|brother|sister|father|mother|parents|uncle|aunt|nephew"
    r"|niece|cousin)\b"
)
_KIN_ASKED = re.compile(
    r"\b(?:wife|husband|widow|sons?|daughters?|child|children|brothers?|sisters?|father|mother|parents|family|relatives?|who)\b",
    re.IGNORECASE,
)
_COMMON = 12_000  # rank of a word up to which its capital says no more than that a sentence begins


_PRONOUN = re.compile(r"^(?:(?P<who>He|She|It|They)|(?P<whose>His|Her|Its|Their))\b")
_FIRST = 6  # words of a sentence within which its subject's name ends


def in_its_name(question: str, sentence: str, before: str) -> str:
    """The sentence with the name that the question asks of for the pronoun at its start, where the one before begins with it."""
    asked = _name_asked(question)
    opens = [word.strip("’'s,") for word in before.split()[:_FIRST]]
    pronoun = _PRONOUN.match(sentence)
    if not asked or not pronoun or asked.split()[-1] not in opens:
        return sentence
    return f"{asked}{'’s' if pronoun['whose'] else ''}{sentence[pronoun.end() :]}"


def _name_asked(question: str) -> str | None:
    """The name of which a question asks something."""
    found = next((match for pattern in _ASKED if (match := pattern.search(question))), None)
    return found["name"] if found else None


def of_another(question: str, sentence: str, text: str = "") -> bool:
    """Whether a sentence tells of another name, or of a relative, what the question asks of one; `text` is its article's."""
    made = _MADE.search(question)
    asked = made or next((found for pattern in _ASKED if (found := pattern.search(question))), None)
    subject = _SUBJECT.match(sentence)
    if asked and _is_namesake(asked["name"], sentence, text):
        return True
    if asked and _KIN.match(sentence) and not _KIN_ASKED.search(question):
        return True
    if asked is None or subject is None or not _is_name(subject["name"]):
        return False
    if made and not re.search(rf"\b(?:was|were|is) (?:\w+ )?{re.escape(made['deed'])}\b", sentence):
        return False  # "Tom Rook founded it" tells who did
    own = {word.lower() for word in asked["name"].split()}
    return own.isdisjoint(word.lower() for word in re.findall(r"[\w’-]+", sentence.replace("’s", "").replace("'s", "")))


def _is_namesake(name: str, sentence: str, text: str) -> bool:
    """Whether a sentence has but the surname of a name, which its article (`text`) gives to others alone."""
    first, *_, last = name.split() if " " in name else ("", "")
    if first not in FIRST_NAMES or first in sentence or last not in sentence:
        return False
    given = set(re.findall(rf"\b([A-Z][\w’-]+) {re.escape(last)}\b", text)) & FIRST_NAMES
    return bool(given) and all(one[0] != first[0] for one in given)  # "Joe" may be Joseph


def _is_name(words: str) -> bool:
    first, *others = words.lower().split()
    return bool(others) or (first not in STOP_WORDS and rank(first) > _COMMON)
