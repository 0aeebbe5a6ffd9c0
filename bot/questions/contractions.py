"""Question words that are run together with their verb: "who's", "whats". What reads a question looks for the words apart."""

import re

_QUOTED = r"[\"“„][^\"”]*[\"”]"  # a title stays as it is written
_VERBS = {"s": "is", "re": "are", "ll": "will", "ve": "have"}
_TOGETHER = re.compile(
    rf"{_QUOTED}|\b(?:(?P<asks>who|what|when|where|why|how)['’](?P<verb>s|re|ll|ve)|(?P<bare>who|what|when|where)s)\b",
    re.IGNORECASE,
)
_HAS = re.compile(  # "who's won": what nobody is
    r"\s+(?:(?:just|already|ever|never|now|recently)\s+)?"
    r"(?:been|got|become|gone|had|happened|changed|won|died|resigned|risen|fallen|grown)\b",
    re.IGNORECASE,
)


def spelled_out(question: str) -> str:
    """The question with "who is" for "who's" and "whos", "what has happened" for "what's happened", and so on."""
    return _TOGETHER.sub(_apart, question)


def _apart(found: re.Match[str]) -> str:
    asks = found["asks"] or found["bare"]
    if not asks:
        return found[0]
    verb = _VERBS[(found["verb"] or "s").lower()]
    return f"{asks} {'has' if verb == 'is' and _HAS.match(found.string, found.end()) else verb}"
