"""Sentences that claim nothing of the world ("Here is what the articles say:"), and those that say there is no answer."""

import re

_PLEASANT = "sure|certainly|of course|okay|ok|great question|thank you|thanks|hello|hi|yes|no|absolutely|happy to help"
_ABOUT_ITSELF = re.compile(
    rf"^\W*(?:(?:{_PLEASANT})\b\W*)*"
    r"(?:$|(?:here(?:'s| is| are)|below (?:is|are)|the following|i hope|i have|i've|i will|i'll|let me|based on|in summary"
    r"|overall|to summarize|in conclusion|please|feel free|if you|as an ai|as a language model|note that|answer|question"
    r"|sources?|references?)\b[^.!?]{0,200}\W*$)",
    re.IGNORECASE,
)
_CONTENT = re.compile(r"\d|(?<!^)(?<![.!?:]\s)\b[A-Z][a-z]")  # a number, or a name within
_NOT = "do not|don't|does not|doesn't|did not|cannot|can't|no"
_TELL = "say|mention|answer|contain|provide|state|specify|include|give|tell"
_NO_ANSWER = re.compile(
    r"^\W*(?:no answer|not answered)\b"
    r"|\bthe (?:(?:provided|given|offered|available|above) )?(?:articles?|passages?|sources?|documents?|context)\b"
    rf"[^.]{{0,30}}\b(?:{_NOT})\b[^.]{{0,20}}\b(?:{_TELL})\b"
    r"|^\W*(?:i|we)\b[^.]{0,20}\b(?:do not|don't|cannot|can't|could not|couldn't)\b"
    r"[^.]{0,20}\b(?:know|find|answer|say|determine|tell)\b"
    r"|\b(?:not enough|insufficient|no relevant) (?:information|context|evidence)\b",
    re.IGNORECASE,
)


def claims_nothing(sentence: str) -> bool:
    """Whether a sentence only introduces, closes, asks or comments: it needs no citation, and is no part of an answer."""
    if sentence.rstrip().endswith((":", "?")):
        return True
    return bool(_ABOUT_ITSELF.match(sentence)) and not _CONTENT.search(sentence)


def says_no_answer(sentence: str) -> bool:
    """Whether a sentence says that the articles do not answer."""
    return bool(_NO_ANSWER.search(sentence))
