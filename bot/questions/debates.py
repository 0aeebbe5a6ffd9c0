"""What a sentence does in a debate: whether it reports a finding or a view, and whether it denies something.

By words alone, in English. Who studied, argued or estimated something tells more on an open question than who describes it.
"""

import re

_REPORTS = re.compile(
    r"\b(?:f(?:ound|inds?)|conclude[sd]?|argu(?:es?|ed|ing)|claims?|claimed|estimate[sd]?|suggest(?:s|ed)?|recommend(?:s|ed)?"
    r"|assert(?:s|ed)?|contend(?:s|ed)?|predict(?:s|ed)?|demonstrate[sd]?|indicate[sd]?|reveal(?:s|ed)|attribute[sd]|report(?:s|ed)?"
    r"|warn(?:s|ed)?|stud(?:y|ies)|surveys?|analys[ei]s|reviews?|meta-analys[ei]s|researche?r?s?|economists?|historians?|critics|experts"
    r"|trials?|data)\b",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"\b(?:no|not|never|none|neither|nor|without|cannot|fail(?:s|ed)?|lack(?:s|ed)?|little|unlikely|unproven|insufficient|ineffective"
    r"|disput\w+|contradict\w+|refut\w+|den(?:y|ies|ied)|reject\w*|challeng\w+|overstat\w+|exaggerat\w+)\b|n['’]t\b",
    re.IGNORECASE,
)
_YES_OR_NO = re.compile(
    r"^\W*(?:is|are|was|were|do|does|did|can|could|should|will|would|has|have|had|may|might|must)\b", re.IGNORECASE
)
_OPEN = re.compile(
    r"^\W*(?:why|compare)\b|\bhow (?:effective|safe|reliable|good|well|successful|useful|healthy|does|do|did|is|are|has|have)\b"
    r"|\b(?:impact|effects?|benefits?|risks?|caus(?:e|es|ed)|consequences?|advantages?|best|better)\b",
    re.IGNORECASE,
)


def reports(text: str) -> bool:
    """Whether a sentence says what someone found, argues or reckons; merely saying something is not enough."""
    return _REPORTS.search(text) is not None


def denies(text: str) -> bool:
    """Whether a sentence denies, doubts or disputes something."""
    return _DENIES.search(text) is not None


def asks_yes_or_no(question: str) -> bool:
    """Whether a question can be answered with yes or no."""
    return _YES_OR_NO.search(question) is not None


def is_open(question: str) -> bool:
    """Whether a question asks for a judgement, a reason or an effect rather than for one fact."""
    return asks_yes_or_no(question) or _OPEN.search(question) is not None
