"""The rows of tables that a claim is about, each as a text of its own in which its figures have names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from bot.articles.tables import rows_of
from bot.enforce.place import Place
from index.words import words

_MOST = 4  # rows


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table."""

    place: Place  # where it stands
    read: Place  # it with its columns' names, as an article of that alone


def rows_about(claim: str, places: Sequence[Place]) -> list[Row]:
    """The rows, in stretches of articles, whose first cell a claim names, in order; no more than can be read."""
    named = {word.lower() for word in words(claim)}
    return list(islice((row for place in places for row in _rows(place) if _key(row) <= named), _MOST))


def _rows(place: Place) -> Iterator[Row]:
    for start, end, told in rows_of(place.article.text, place.start, place.end):
        text = f"{told}."
        yield Row(Place(place.article, start, end), Place(replace(place.article, text=text), 0, len(text)))


def _key(row: Row) -> set[str]:
    """The words of the column's name and value with which a row begins: "Line 23"."""
    return {word.lower() for word in words(row.place.text.strip("| ").replace("\t", "|").split("|")[0])}
