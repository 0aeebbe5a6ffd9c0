"""Whether two sentences tell of one state of things: a forecast is no result, and a figure that has moved is two figures."""

import re
from datetime import timedelta

from bot.disagree.clauses import clause_with, place_of
from bot.disagree.figures import Said
from bot.english.reading import form_of, meaning
from bot.english.tenses import Tense, tense
from index.words import STOP_WORDS, stem

_AHEAD = re.compile(  # what is yet to come, or was when it was told
    r"\b(?:will|shall|would|(?:is|are|was|were) to|expect(?:s|ed|ing)?|plan(?:s|ned|ning)?|forecasts?|predict(?:s|ed)?|projected"
    r"|budgeted|intend(?:s|ed)?|hop(?:es|ed|ing)|aim(?:s|ed|ing)?|want(?:s|ed)|due|scheduled|slated|propos(?:es|ed|ing)"
    r"|target(?:s|ed)?|set to|estimated to|likely to|could|may|might|offer(?:s|ed|ing)?|bid|demand(?:s|ed|ing)?|seeks?|sought)\b"
)
_MOVED = re.compile(  # what tells of a figure or date that another one took the place of
    r"\b(?:ris(?:e|es|en|ing)|rose|increas\w+|rais(?:ed?|es|ing)|climb\w*|gr(?:ow|ew|own|ows)|doubl(?:e[sd]?|ing)|tripl\w+"
    r"|halv(?:e[sd]?|ing)|fall(?:s|en|ing)?|fell|dropp?\w*|cut|lower(?:ed|s|ing)?|reduc\w+|revis\w+|correct(?:ed|s|ion)|updat\w+"
    r"|so far|up from|down from|initially|at first|originally|instead of|no longer|used to|postpon\w+|delay\w+|put back"
    r"|brought forward|reschedul\w+|extend\w+|had been (?:expected|planned|due|scheduled)|wrongly|mistakenly|not \w+ but)\b",
    re.IGNORECASE,
)
_STILL = re.compile(r"\bstill\b", re.IGNORECASE)  # what is so "still" is no longer so much
_SINCE = re.compile(r"\bsince $", re.IGNORECASE)
_STATE = re.compile(r"\b(?:do|does|is|are|has|have)\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:did|was|were|had|will)\b", re.IGNORECASE)
_COUNTED = re.compile(r"\bhow many \w+ (\w+)", re.IGNORECASE)
_HOLDS = timedelta(200)  # a state that is told so far apart may have changed


def one_time(question: str, one: Said, other: Said) -> bool:
    """Whether a question for a state, which may change, finds it told at about one time."""
    counted = _COUNTED.search(question)
    present = counted is not None and form_of(counted[1].lower()) == stem(counted[1]) and counted[1].lower() not in STOP_WORDS
    state = (_STATE.search(question) or (present and counted)) and not _PAST.search(question)
    return not (state and one.published and other.published and abs(one.published - other.published) > _HOLDS)


def both_done(kind: str, one: Said, other: Said, values: tuple[str, str]) -> bool:
    """Whether both values are told as of what was or is, or both as of what is yet to come: a forecast is no result.

    A date in the present tense may be of either: "opens on 3 May".
    """
    if kind not in ("number", "date", "place"):
        return True
    told = [_tense(said.text, value) for said, value in zip((one, other), values, strict=True)]
    return set(told) != {"ahead", "past"} if kind == "date" else (told[0] == "ahead") == (told[1] == "ahead")


def _tense(text: str, value: str) -> Tense | None:
    """Whether a value is told as past or as ahead, as far as its clause tells."""
    if _SINCE.search(text[: place_of(text, value)]):
        return "past"
    return "ahead" if _AHEAD.search(clause_with(text, value)) else tense(text, place_of(text, value))


def moved(question: str, one: Said, other: Said, values: tuple[str, str]) -> bool:
    """Whether a sentence tells of a change from one value to another, and the question does not ask for that."""
    asked = meaning(question)
    if any(_STILL.search(clause_with(said.text, value)) for said, value in zip((one, other), values, strict=True)):
        return True
    return any(form_of(word[0].lower()) not in asked for said in (one, other) for word in _MOVED.finditer(said.text))
