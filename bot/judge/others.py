"""Sentences of other passages that share most words with a question: they look like an answer, and are about something else."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from math import log

from bot.judge.written import Asked
from index.words import STOP_WORDS, stem, words

_MOST_FREQUENT = 2500  # sentences with a word, from which it tells nothing
_RANKED = 3  # times as many as are taken, of the likest, from which they are drawn


class Others:
    """All sentences of passages, by the stems of their words."""

    def __init__(self, passages: Iterable[Asked]) -> None:
        """Of several questions about one passage, one is enough."""
        self._known = {one.sentences: one for one in passages}
        self._sentences = [(one, number) for one in self._known.values() for number in range(len(one.sentences))]
        self._with: defaultdict[str, list[int]] = defaultdict(list)
        for place, (one, number) in enumerate(self._sentences):
            for form in sorted(_stems(one.sentences[number])):
                self._with[form].append(place)

    def like(self, asked: Asked, count: int) -> list[tuple[Asked, int]]:
        """The sentences (passage, number) of other passages that share most with a question, rare words counting more.

        They are a few times as many as the count, the likest first, to draw from.
        """
        shared: Counter[int] = Counter()
        for form in sorted(_stems(asked.question)):
            places = self._with.get(form, [])
            if len(places) < _MOST_FREQUENT:
                shared.update(dict.fromkeys(places, _weight(len(places))))
        likest = sorted(shared.items(), key=lambda item: (-item[1], item[0]))
        ranked = (self._sentences[place] for place, _ in likest[: 20 * count])
        return [one for one in ranked if one[0].sentences != asked.sentences][: _RANKED * count]


def _weight(places: int) -> int:
    """What a word tells that stands in so many sentences; in whole numbers, as counters have them."""
    return round(1000 / (1 + log(1 + places)))


def _stems(text: str) -> set[str]:
    return {stem(word) for word in words(text) if word.lower() not in STOP_WORDS}
