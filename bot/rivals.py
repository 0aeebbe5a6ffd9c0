"""Of whom is it told? A sentence that says of another by name what is asked of somebody is no answer.

"Ninefold was founded in 2017" does not tell when Aldercrest was. Only where the question asks it of a name, the sentence lacks
all of that name, and another stands in the same place: as the subject, or as the owner. By words alone, in English.
"""

import re

from index.words import STOP_WORDS, rank

_NAME = r"(?-i:[A-Z][\w’-]*)(?: (?-i:[A-Z][\w’-]*))*"
_AUXILIARY = r"(?:did|does|do|was|were|is|are|has|have|had|will|would|can|could|should)"
_ASKED = (
    re.compile(rf"\b{_AUXILIARY} (?:the )?(?P<name>{_NAME})(?!['’])\b", re.IGNORECASE),  # "When did Ada Finch leave?"
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


def of_another(question: str, sentence: str) -> bool:
    """Whether a sentence tells of another name, or of a relative, what the question asks of one."""
    made = _MADE.search(question)
    asked = made or next((found for pattern in _ASKED if (found := pattern.search(question))), None)
    subject = _SUBJECT.match(sentence)
    if asked and _KIN.match(sentence) and not _KIN_ASKED.search(question):
        return True
    if asked is None or subject is None or not _is_name(subject["name"]):
        return False
    if made and not re.search(rf"\b(?:was|were|is) (?:\w+ )?{re.escape(made['deed'])}\b", sentence):
        return False  # "Tom Rook founded it" tells who did
    own = {word.lower() for word in asked["name"].split()}
    return own.isdisjoint(word.lower() for word in re.findall(r"[\w’-]+", sentence.replace("’s", "").replace("'s", "")))


def _is_name(words: str) -> bool:
    first, *others = words.lower().split()
    return bool(others) or (first not in STOP_WORDS and rank(first) > _COMMON)
