"""What an edit of a sentence is given: the sentence, the passage it stands in, and sentences of other passages."""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence of a passage, and where material for an edit may be found."""

    sentence: str
    others: tuple[str, ...]  # the other sentences of the passage, in order
    elsewhere: tuple[str, ...]  # sentences of other passages, those on like matters first

    @property
    def passage(self) -> str:
        """The whole passage; the order of sentences means nothing here."""
        return " ".join((self.sentence, *self.others))


Edit = Callable[[Scene, random.Random], str | None]  # the new sentence, or None where the edit does not apply


def put(text: str, start: int, end: int, new: str) -> str:
    """The text with something else in `text[start:end]`."""
    return text[:start] + new + text[end:]


def exchanged(text: str, pairs: Sequence[Sequence[str]], dice: random.Random, *, both_ways: bool = False) -> str | None:
    """The text with one word or phrase of a table exchanged for its fellow; a capital letter stays one."""
    if both_ways:
        pairs = [*pairs, *((other, one) for one, other in pairs)]
    hits = [(match, new) for old, new in pairs if old[1:] in text for match in word(old).finditer(text)]
    if not hits:
        return None
    match, new = dice.choice(hits)
    lead = match[0][:1].isupper() and not new[:1].isupper() and new != ""
    return tidy(put(text, match.start(), match.end(), new[:1].upper() + new[1:] if lead else new))


@cache
def word(phrase: str) -> re.Pattern[str]:
    """A pattern for a whole word or phrase, first letter in either case."""
    first = phrase[0]
    start = f"[{first.upper()}{first.lower()}]" if first.isalpha() else re.escape(first)
    end = r"(?![\w-])" if phrase[-1].isalnum() else ""
    return re.compile(rf"(?<![\w-]){start}{re.escape(phrase[1:])}{end}")


def tidy(text: str) -> str:
    """The text with single spaces, and a capital at its start."""
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r"\.\.$", ".", re.sub(r"\s+([,.;])", r"\1", text))
    return text[:1].upper() + text[1:]
