"""The numbers of citations: from 1 through an answer, in order of appearance; the same words have the same number."""

from collections.abc import Sequence

from bot.enforce.place import Place
from bot.reply import Citation, Statement


class Numbering:
    """Makes the statements of one answer."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, int, int], Citation] = {}

    def statement(self, text: str, places: Sequence[Place], support: float) -> Statement:
        """A sentence with the words that support it. Raises `ValueError` as `Statement` and `Citation` do."""
        return Statement(text, tuple(self._citation(place) for place in places), support)

    def _citation(self, place: Place) -> Citation:
        key = (place.article.id, place.start, place.end)
        if key not in self._known:
            self._known[key] = Citation(len(self._known) + 1, place.article, place.text, place.start, place.end)
        return self._known[key]
