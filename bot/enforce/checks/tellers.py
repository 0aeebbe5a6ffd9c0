"""Of two who are told to say something in one sentence, each says what stands behind their own "said"."""

import re

from bot.enforce.checks import vocabulary
from bot.enforce.checks.finding import Finding, Where
from bot.enforce.checks.reading import by_sentence, inflections, meaning, text_of
from bot.enforce.checks.speakers import named_speaker

_SAYS = "|".join(sorted(inflections((*vocabulary.SPEECH, *vocabulary.SPEAKS)), key=len, reverse=True))
_NO_NOUN = r"(?!(?:and|or|of|to|that|who|which|in|on|at|for|by|with|from|is|was|has|had|also)\s)"
_TELLER = re.compile(
    rf"\b(?P<who>(?:[Aa]n?|[Tt]he|[Oo]ne|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)\s(?:{_NO_NOUN}[a-z]+\s){{1,3}}"
    rf"|[A-Z][\w'’.-]*(?:\s[A-Z][\w'’-]*)*\s)(?:also\s|has\s|had\s|later\s)?(?:{_SAYS})\b"
)
_REACH = r"\W+(?:(?:of|from|at|for)\W+)?(?:the\W+)?(?:[a-z]+\W+){0,3}$"  # from a name to what else its bearer is called
_LEAST = 3  # words that a claim reports
_MOST = 0.75  # of them, in what a teller says
_PRONOUNS = re.compile(r"\b(?:he|she|it|they|we|i)\b", re.IGNORECASE)


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say who says what the claim has another say, where both speak in one sentence; None where the words do not tell."""
    mine = named_speaker(claim)
    said = meaning(claim[mine.end :]) - meaning(claim[mine.start : mine.end]) if mine else frozenset[str]()
    if not mine or len(said) < _LEAST:
        return None
    for sentence in by_sentence(window):
        text = text_of(sentence, window)
        tellers = list(_TELLER.finditer(text))
        for at, teller in enumerate(tellers):
            end = tellers[at + 1].start() if at + 1 < len(tellers) else len(text)
            if len(said & meaning(text[teller.end() : end])) >= _MOST * len(said) and _is_another(teller, mine.key, text):
                why = f"in the cited words it is {teller['who'].strip()} who says this, not {mine.who}"
                return Finding("tellers", why, conflict=True)
    return None


def _is_another(teller: re.Match[str], key: str, text: str) -> bool:
    """Whether the one who says it is surely not the one with that name: no pronoun, and not named right before."""
    if key in teller["who"].lower() or _PRONOUNS.search(teller["who"]):
        return False
    return not re.search(re.escape(key) + _REACH, text[: teller.start()].lower())
