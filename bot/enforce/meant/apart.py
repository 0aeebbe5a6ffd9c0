"""Whether what a claim is about may be another thing in another article: "the river", or Smith where two are called so."""

import re
from collections.abc import Sequence

from bot.enforce.place import Place
from bot.english.capitals import is_name
from bot.english.clauses import every_deed
from bot.english.reading import read
from index.words import STOP_WORDS

_FIRST = r"[A-Z][\w'’-]*"
_TITLES = frozenset(["mr", "mrs", "ms", "dr"])
_OPENING = 4  # words in which a claim without a verb that we know says what it is about


def bear_one_name(last: str, places: Sequence[Place]) -> bool:
    """Whether the articles have at most one first name before a name."""
    texts = {place.article.id: place.article.text for place in places}.values()
    firsts = {one[1].lower() for text in texts for one in re.finditer(rf"\b({_FIRST}) {re.escape(last)}\b", text)}
    return len(firsts - _TITLES - STOP_WORDS) < 2


def is_of_its_article(claim: str, places: Sequence[Place]) -> bool:
    """Whether a claim is about something that has no name, or one that the articles give to two."""
    words, (_, deed) = read(claim), next(iter(every_deed(claim)), ((), None))
    subject = [word for word in words if word.end <= deed.verb.start] if deed else list(words[:_OPENING])
    named = [word for word in subject if word.means and word.text[0].isupper()]
    if words and words[0].low == "the":
        return not any(is_name(word) for word in named)
    return len(named) == 1 and not bear_one_name(re.sub("['’]s$", "", named[0].text), places)
