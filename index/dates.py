"""The dates that a question names, as ranges of days: "on 3 May", "between October 4 and October 10, 2023", "last week".

English only. Everything is relative to a reference date that the caller gives; no clock is read here. A day without a year is
the latest such day up to the reference date.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

MONTHS = "january february march april may june july august september october november december".split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_NUMBERS = {
    word: number for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
}
_NUMBERS |= {"a": 1, "an": 1, "couple of": 2, "few": 3}

_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_ISO = r"(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d)"
_LEAD = re.compile(r"(?:,? ?\b(?:on|in|since|before|after|between|from|until|by|to|and|through|during|over|the))* ?$")
_LONGEST_LEAD = 80  # characters before a date in which the words that lead up to it are looked for
# "Is it open on Monday?" asks of every Monday, or of the next one.
_IN_GENERAL = re.compile(r"\b(?:is|are|do|does|can|could|may|might|will|would|must|should)\b")
_PAST = re.compile(r"\b(?:was|were|did|had|last)\b")
_COUNT = r"(?P<count>\d{1,3}|couple of|few|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"


@dataclass(frozen=True, slots=True)
class Days:
    """A range of days, both ends in it; an end that is None is open."""

    first: date | None
    last: date | None

    def __contains__(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


def named_days(question: str, today: date) -> list[Days]:
    """The ranges of days that a question names, in the order in which they stand; what is no real date is passed over."""
    text = " ".join(question.lower().split())
    return [days for _, _, days in sorted(_related(text, _named(text, today)), key=lambda one: one[0])]


def without_days(question: str, today: date) -> str:
    """The question without the days that it names, and the words that lead up to them."""
    text = " ".join(question.split())
    for start, end in reversed(places_of_days(text, today)):
        text = text[:start] + text[end:]
    return text


def places_of_days(text: str, today: date) -> list[tuple[int, int]]:
    """Where a text, on one line, names days, in order: (start, end), with the words that lead up to them."""
    found = []
    text = text.lower()
    for start, end, _ in sorted(_named(text, today), key=lambda one: one[0]):
        lead = _LEAD.search(text, max(0, start - _LONGEST_LEAD), start)
        found.append((lead.start() if lead else start, end))
    return found


def _named(text: str, today: date) -> list[tuple[int, int, Days]]:
    """Where the text (in lower case) names days, and which: (start, end, days)."""
    found: list[tuple[int, int, Days]] = []
    taken: set[int] = set()  # characters of those before
    for pattern, meaning in _FORMS:
        for match in pattern.finditer(text):
            days = meaning(match, today) if taken.isdisjoint(range(*match.span())) else None
            if days:
                found.append((*match.span(), days))
                taken.update(range(*match.span()))
    return found


def _related(text: str, found: list[tuple[int, int, Days]]) -> Iterator[tuple[int, int, Days]]:
    """Take in the words before a date: "between A and B" is one range, and "since", "after", "before" open an end."""
    found = sorted(found, key=lambda one: one[0])
    used = 0
    for number, (start, end, days) in enumerate(found):
        if start < used:
            continue
        before = text[max(0, start - _LONGEST_LEAD) : start]
        following = found[number + 1] if number + 1 < len(found) else None
        if (
            following
            and re.search(r"\b(?:between|from) $", before)
            and re.fullmatch(r",? (?:and|to|until|through) ", text[end : following[0]])
        ):
            used = following[1]
            yield start, used, _range((days, text[start:end]), (following[2], text[following[0] : used]))
        elif re.search(r"\bsince $", before) or (re.search(r"\bfrom $", before) and re.match(r" on(?:wards?)?\b", text[end:])):
            yield start, end, Days(days.first, None)
        elif re.search(r"\bafter $", before):
            yield start, end, Days(days.last and _shifted(days.last, 1), None)
        elif re.search(r"\b(?:by|(?:before|until)(?: [a-z' ]{1,40} (?:on|in))?) $", before):
            yield start, end, Days(None, days.first)
        else:
            yield start, end, days


def _range(first: tuple[Days, str], last: tuple[Days, str]) -> Days:
    """From one date to another, each with the words that name it: a year that only one of them has is that of both.

    Where that would run backwards, New Year lies between.
    """
    start, end = first[0].first, last[0].last
    if start is None or end is None:
        return Days(start, end)
    first_has, last_has = (bool(re.search(_YEAR, words)) for _, words in (first, last))
    if first_has and not last_has:
        end = _in_year(end, start.year)
        return Days(start, end if end >= start else _in_year(end, start.year + 1))
    if last_has and not first_has:
        start = _in_year(start, end.year)
    if start > end:
        start = _in_year(start, start.year - 1) if not first_has else start
    return Days(min(start, end), max(start, end))


def _in_year(day: date, year: int) -> date:
    return _date(year, day.month, day.day) or _date(year, day.month, day.day - 1) or day


def _shifted(day: date, by: int) -> date:
    """So many days later, as far as there are days."""
    return date.fromordinal(min(max(day.toordinal() + by, 1), date.max.toordinal()))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _iso(match: re.Match[str], _: date) -> Days | None:
    year, month, day = map(int, match["iso"].split("-"))
    found = _date(year, month, day)
    return Days(found, found) if found else None


def _one_day(match: re.Match[str], today: date) -> Days | None:
    month, day = _month(match["month"]), int(match["day"])
    year = match.groupdict().get("year")
    found = _date(int(year or today.year), month, day)
    if found and not year and found > today:
        found = _date(today.year - 1, month, day)
    return Days(found, found) if found else None


def _whole_month(match: re.Match[str], today: date) -> Days | None:
    month = _month(match["month"])
    year = int(match.groupdict().get("year") or (today.year - (month > today.month and today.year > 1)))
    return Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def _whole_year(match: re.Match[str], _: date) -> Days:
    return Days(date(int(match["year"]), 1, 1), date(int(match["year"]), 12, 31))


def _day_before(match: re.Match[str], today: date) -> Days:
    day = _shifted(today, -(match[1] == "yesterday"))
    return Days(day, day)


def _weekday(match: re.Match[str], today: date) -> Days | None:
    if _IN_GENERAL.search(match.string) and not _PAST.search(match.string):
        return None
    back = (today.weekday() - WEEKDAYS.index(match["weekday"])) % 7
    day = _shifted(today, -(back or 7))
    return Days(day, day)


def _period(match: re.Match[str], today: date) -> Days:
    """The calendar week, month or year of the reference date, or the one before."""
    back = match["which"] in ("last", "previous")
    if match["unit"] == "week":
        monday = _shifted(today, -today.weekday() - 7 * back)
        return Days(monday, _shifted(monday, 6))
    if match["unit"] == "month":
        last = _shifted(today.replace(day=1), -1) if back else today
        return Days(last.replace(day=1), last.replace(day=monthrange(last.year, last.month)[1]))
    year = max(today.year - back, 1)
    return Days(date(year, 1, 1), date(year, 12, 31))


def _span(match: re.Match[str], today: date) -> Days:
    """The past so many days, weeks, months or years, up to the reference date."""
    count = _NUMBERS.get(match["count"] or "one") or int(match["count"])
    length = {"day": 1, "week": 7, "month": 30, "year": 365}[match["unit"]]
    return Days(_shifted(today, -count * length), today)


def _month(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS, start=1) if month.startswith(name[:3]))


def _form(
    pattern: str, meaning: Callable[[re.Match[str], date], Days | None]
) -> tuple[re.Pattern[str], Callable[[re.Match[str], date], Days | None]]:
    return re.compile(rf"\b{pattern}(?!\w)"), meaning


# The first form that fits a place in the question has it.
_FORMS = (
    _form(_ISO, _iso),
    _form(rf"{_MONTH} {_DAY},? {_YEAR}", _one_day),
    _form(rf"{_DAY} (?:of )?{_MONTH},? {_YEAR}", _one_day),
    _form(rf"{_MONTH},? {_YEAR}", _whole_month),
    _form(rf"{_MONTH} {_DAY}", _one_day),
    _form(rf"{_DAY} (?:of )?{_MONTH}", _one_day),
    _form(rf"(?<=in ){_MONTH}", _whole_month),
    _form(r"(today|tonight|yesterday)", _day_before),
    _form(rf"(?:on|last|this) (?P<weekday>{'|'.join(WEEKDAYS)})", _weekday),
    _form(rf"(?:in |over |during |within )?the (?:last|past) (?:{_COUNT} )(?P<unit>day|week|month|year)s?", _span),
    _form(r"(?P<which>last|previous|this) (?P<unit>week|month|year)", _period),
    _form(rf"(?<=in ){_YEAR}", _whole_year),
)
