"""Sentences that claim nothing of the world ("Here is what the articles say:"), and those that say there is no answer."""

import re
import unicodedata

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


_SILENCES = re.compile(  # an order to a model, in an article, not to answer, or to answer so and not otherwise
    r"^\W*(?:no answer|not answered)\W*$|[\"“'‘](?:no answer|not answered)\b|(?-i:\bNO ANSWER\b)"
    r"|\b(?:ignore|disregard|forget|override)\b[^.]{0,60}\b(?:instructions?|rules?|prompts?|passages?|articles?|above|previous)\b"
    r"|\b(?:write|say|reply|respond|answer|output|print|return)\b[^.]{0,30}\b(?:only|nothing|with|exactly|that)\b[^.]{0,60}"
    r"\b(?:no|not|none|nothing|cannot|can't|unable|unknown|refuse|refusal|silent|silence)\b"
    r"|\b(?:do not|don't|never|must not|refuse to|decline to) (?:answer|reply|respond|quote|cite|use)\b"
    r"|(?:^|[\n\[<#*(])\W*(?:system|developer|assistant)(?: prompt| message| note)?\s?[:>\]]",
    re.IGNORECASE,
)
# In other languages no order is told from a report: a sentence that has one of these, or is in other letters, may be one.
_NOT_OR_ONLY = frozenset(
    "nicht nichts nur kein keine keinen keinerlei niemals ausschließlich lediglich ne pas rien jamais aucune seulement "
    "uniquement nada nunca jamás ninguna ningún solamente únicamente solo sólo non niente nessuna nessun soltanto niet niets "
    "geen alleen não nenhuma somente apenas inte ingen inget bara ikke intet kun aldrig nie tylko żadnej nikdy pouze".split()
)
_ENGLISH = frozenset("the a an of and in on to is was were are for that with by at from it as he she they his her their".split())
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 3  # words of such a sentence


def tells_to_be_silent(sentence: str) -> bool:
    """Whether a sentence of an article may order a model about what to answer; that it then finds no answer tells nothing."""
    return bool(_SILENCES.search(sentence)) or _may_order(sentence)


def _may_order(sentence: str) -> bool:
    """Whether a sentence is in another language than English, and says something of not or only, as far as can be told."""
    words = [word.lower() for word in _WORD.findall(sentence)]
    letters = "".join(words)
    if sum(not (one.isascii() or unicodedata.name(one, "").startswith("LATIN")) for one in letters) > len(letters) / 2:
        return True
    return len(words) >= _FEWEST and not _NOT_OR_ONLY.isdisjoint(words) and _ENGLISH.isdisjoint(words)


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
