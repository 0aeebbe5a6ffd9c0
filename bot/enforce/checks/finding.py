"""What a check is given beside the words, and what it says when it fails."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Where:
    """The article that the words stand in, as far as it is known."""

    title: str = ""
    outlet: str | None = None
    published: date | None = None  # relative dates in the words are resolved from it
    corrected: bool = False  # the words have right values in the place of those that the article withdraws


NOWHERE = Where()


@dataclass(frozen=True, slots=True)
class Finding:
    """Why the words do not support a claim."""

    check: str  # the name of the check's module
    why: str  # one short sentence
    conflict: bool = False  # the words say otherwise, rather than nothing


Check = Callable[[str, str, Where], Finding | None]  # claim, window, and the article
