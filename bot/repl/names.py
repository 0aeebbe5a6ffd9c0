"""What can be completed while a question is typed: the titles, outlets and collections of the articles."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.text import printable_line

if TYPE_CHECKING:
    from index.catalogue import Entry

_FEWEST = 2  # letters
_MOST_WORDS = 8  # of a title, that may have been typed already


@dataclass(frozen=True, slots=True)
class Names:
    """Of the articles that a chat asks; empty until they are known."""

    titles: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    collections: tuple[str, ...] = ()

    @classmethod
    def of(cls, entries: "Iterable[Entry]") -> "Names":
        """The names of the articles that an index lists, each once."""
        listed = list(entries)
        return cls(
            _distinct(entry.title for entry in listed),
            _distinct(entry.source for entry in listed),
            _distinct(entry.collection for entry in listed),
        )

    def completing(self, text: str) -> Iterator[tuple[str, int]]:
        """The outlets and titles that begin with the last words of a text, the most words first: (name, letters of it typed)."""
        starts = [place for place in range(len(text)) if place == 0 or text[place - 1] in " \"“'("]
        for start in starts[-_MOST_WORDS:]:
            typed = text[start:].casefold()
            if len(typed) >= _FEWEST and typed.strip():
                yield from ((name, len(text) - start) for name in (*self.sources, *self.titles) if _begins(name, typed))


def _begins(name: str, typed: str) -> bool:
    return name.casefold().startswith(typed) and name.casefold() != typed


def _distinct(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(printable_line(name) for name in names if name))
