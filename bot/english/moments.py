"""The dates in a text as ranges of days, relative ones resolved from the day on which the text was published."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache

from bot.english.dateforms import COUNT, FORMS, Moment, months
from index.dates import Days


@lru_cache(maxsize=512)
def moments(text: str, published: date | None) -> tuple[Moment, ...]:
    """The dates of a text in order; what is no real date is passed over."""
    found: list[Moment] = []
    for pattern, meaning in FORMS:
        for match in pattern.finditer(text):
            if any(match.start() < one.end and one.start < match.end() for one in found):
                continue
            made = meaning(match, published)
            if made:
                found.append(made)
    found = [_from_another(one, found) for one in found]
    return tuple(_ranges(text, sorted(found, key=lambda one: one.start)))


def _from_another(one: Moment, found: list[Moment]) -> Moment:
    """Count "a year earlier" from the other dates of the text as well as from its publication."""
    count = re.match(r"(a|an|one|two|three) years? (?:earlier|before|previously)", one.text, re.IGNORECASE)
    if not count:
        return one
    back = max(COUNT.index(count[1].lower()), 1)
    years = {days.first.year - back for other in found for days in other.days if days.first and other is not one}
    return replace(one, days=(*one.days, *(months(year, 1, 12) for year in sorted(years) if year > 0)))


def _ranges(text: str, found: list[Moment]) -> Iterator[Moment]:
    """Join "from January through July" and "between 2010 and 2015" into one period."""
    at = 0
    while at < len(found):
        one = found[at]
        other = found[at + 1] if at + 1 < len(found) else None
        at += 1
        if other and _RANGE.fullmatch(text[one.end : other.start]) and _opens(text, one, other):
            days = tuple(_span(a, b) for a in one.days for b in other.days if a.first and b.last and a.first <= b.last)
            if text[: one.start].endswith("(") or (_is_day(one) and _is_day(other)) or one.weekday is not None:
                yield from (one, other)  # born and died; "Sunday to Thursday"
            yield Moment(text[one.start : other.end], one.start, other.end, days, None, None, period=True)
            at += 1
        else:
            yield one


def _is_day(one: Moment) -> bool:
    return len(one.days) == 1 and one.days[0].first == one.days[0].last


_RANGE = re.compile(r"\s?(?:to|through|until|till|and|[-–])\s?(?:the )?(?:end of )?", re.IGNORECASE)


def _opens(text: str, one: Moment, other: Moment) -> bool:
    between = text[one.end : other.start].strip()
    lead = text[max(0, one.start - 9) : one.start].lower()
    return not between.startswith("and") if not re.search(r"\b(?:from|between) $", lead) else True


def _span(one: Days, other: Days) -> Days:
    return Days(one.first, other.last)
