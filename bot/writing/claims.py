"""Sentences that claim nothing of the world ("Here is what the articles say:"), and those that say there is no answer."""

import re

_PLEASANT = "sure|certainly|of course|okay|ok|great question|thank you|thanks|hello|hi|yes|no|absolutely|happy to help"
_OF_ITSELF = (
    "here(?:'s| is| are)|below (?:is|are)|i hope|i have|i've|i will|i'll|let me|please|feel free|as an ai|as a language model"
    "|answer|question|sources?|references?"
)
_LEADS = (
    "the following|based on|in summary|overall|to summarize|in conclusion|if you|note that"  # what follows may claim something
)


def _about(beginnings: str) -> re.Pattern[str]:
    """Sentences that begin so, behind any pleasantries."""
    return re.compile(rf"^\W*(?:(?:{_PLEASANT})\b\W*)*(?:$|(?:{beginnings})\b[^.!?]{{0,200}}\W*$)", re.IGNORECASE)


_ABOUT_ITSELF, _ABOUT_ANSWER = _about(_OF_ITSELF), _about(f"{_OF_ITSELF}|{_LEADS}")
_CONTENT = re.compile(r"\d|(?<!^)(?<![.!?:]\s)\b[A-Z][a-z]")  # a number, or a name within
_NOT = "do not|don't|does not|doesn't|did not|cannot|can't|no"
_TELL = "say|mention|answer|contain|provide|state|specify|include|give|tell"
_NO_ANSWER = re.compile(
    r"^\W*(?:no answer|not answered)\b"
    r"|\bthe (?:(?:provided|given|offered|available|above) )?(?:articles?|passages?|sources?|documents?|context)\b(?! of\b)"
    rf"[^.]{{0,30}}\b(?:{_NOT})\b[^.]{{0,20}}\b(?:{_TELL})\b"
    r"|^\W*(?:i|we)\b[^.]{0,20}\b(?:do not|don't|cannot|can't|could not|couldn't)\b"
    r"[^.]{0,20}\b(?:know|find|answer|say|determine|tell)\b"
    r"|\b(?:not enough|insufficient|no relevant) (?:information|context|evidence)\b",
    re.IGNORECASE,
)


def claims_nothing(sentence: str, *, cited: bool = False) -> bool:
    """Whether a sentence only introduces, closes, asks or comments: it needs no citation, and is no part of an answer.

    One that is `cited` may say something of the world behind "Overall" or "Note that".
    """
    if introduces(sentence):
        return True
    return bool((_ABOUT_ITSELF if cited else _ABOUT_ANSWER).match(sentence)) and not _CONTENT.search(sentence)


def introduces(sentence: str) -> bool:
    """Whether a sentence ends in a colon or a question mark: what it says is said by others, or by nobody."""
    return sentence.rstrip().endswith((":", "?"))


def is_of_itself(sentence: str) -> bool:
    """Whether a sentence is of the answer alone, as "Here is what I found:" is."""
    return bool(_ABOUT_ITSELF.match(sentence)) and not _CONTENT.search(sentence)


def says_no_answer(sentence: str) -> bool:
    """Whether a sentence says that the articles do not answer."""
    return bool(_NO_ANSWER.search(sentence))
