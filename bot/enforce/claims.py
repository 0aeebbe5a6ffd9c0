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


_SILENCES = re.compile(  # an order to a model, in an article, not to answer, or to answer so and not otherwise
    r"^\W*(?:no answer|not answered)\W*$|[\"“'‘](?:no answer|not answered)\b"
    r"|\b(?:ignore|disregard|forget|override)\b[^.]{0,60}\b(?:instructions?|rules?|prompts?|passages?|articles?|above|previous)\b"
    r"|\b(?:write|say|reply|respond|answer|output|print|return)\b[^.]{0,30}\b(?:only|nothing|with|exactly|that)\b[^.]{0,60}"
    r"\b(?:no|not|none|nothing|cannot|can't|unable|unknown|refuse|refusal|silent|silence)\b"
    r"|\b(?:do not|don't|never|must not|refuse to|decline to) (?:answer|reply|respond|quote|cite|use)\b"
    r"|(?:^|[\n\[<#*(])\W*(?:system|developer|assistant)(?: prompt| message| note)?\s?[:>\]]",
    re.IGNORECASE,
)


def tells_to_be_silent(sentence: str) -> bool:
    """Whether a sentence of an article orders a model about what to answer; that it then finds no answer tells nothing."""
    return bool(_SILENCES.search(sentence))


def claims_nothing(sentence: str) -> bool:
    """Whether a sentence only introduces, closes, asks or comments: it needs no citation, and is no part of an answer."""
    if sentence.rstrip().endswith((":", "?")):
        return True
    return bool(_ABOUT_ITSELF.match(sentence)) and not _CONTENT.search(sentence)


def says_no_answer(sentence: str) -> bool:
    """Whether a sentence says that the articles do not answer."""
    return bool(_NO_ANSWER.search(sentence))
