"""Which articles a question is asked of, as a person writes it: `source:"The Verge" after:2025-09-01 collection:trade`."""

import shlex
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.errors import QuestionError
from index.dates import Days
from index.filters import ALL, Filter

_FIELDS: dict[str, Callable[[str], object]] = {
    "source": str,
    "author": str,
    "collection": str,
    "after": date.fromisoformat,
    "before": date.fromisoformat,
}


@dataclass(frozen=True, slots=True)
class Scope:
    """The articles that a question is asked of, the day on which it is asked, and how much of the articles is read for it."""

    only: Filter = ALL
    today: date | None = None  # None: the day that it is
    passages: int = 8  # the best so many, whose sentences are candidates for the answer


EVERYTHING = Scope()


def parse_filter(text: str) -> Filter:
    """Read a filter. Raises `QuestionError`, naming the part, for a field or a date that cannot be used."""
    fields: dict[str, object] = {}
    try:
        parts = shlex.split(text)
    except ValueError as fault:
        raise QuestionError("bad_filter", f"The filter {text!r} has a quotation mark that is not closed; close it.") from fault
    for part in parts:
        name, colon, value = part.partition(":")
        if not colon or not value or name not in _FIELDS or name in fields:
            advice = f'write each of {", ".join(_FIELDS)} once, like `source:"The Verge" after:2025-09-01`'
            raise QuestionError("bad_filter", f"The filter cannot use {part!r}; {advice}.")
        try:
            fields[name] = _FIELDS[name](value)
        except ValueError as fault:
            raise QuestionError("bad_filter", f"The filter's `{name}:{value}` is no date; write it as YYYY-MM-DD.") from fault
    return Filter(**fields)  # type: ignore[arg-type]  # each value was made by its field's own function


def shown(only: Filter) -> str:
    """A filter as it is written."""
    values = {name: getattr(only, name) for name in _FIELDS}
    parts = [f"{name}:{shlex.quote(str(value))}" for name, value in values.items() if value is not None]
    return " ".join([*parts, *([f"collection:{' or '.join(only.collections)}"] if only.collections else [])])


def unmatched_note(days: Sequence[Days]) -> tuple[str, ...]:
    """What to tell when no article is of the days that a question names."""
    if not days:
        return ()
    return (f"No article was published {' or '.join(map(_span, days))}, so all were searched.",)


def nothing_note(only: Filter, found: Sequence[object]) -> tuple[str, ...]:
    """What to tell when a filter lets nothing through."""
    return (f"No article fits the filter {shown(only)}.",) if only and not found else ()


def _span(days: Days) -> str:
    if days.first == days.last:
        return f"on {days.first}"
    return " ".join(f"{word} {day}" for word, day in (("from", days.first), ("until", days.last)) if day)
