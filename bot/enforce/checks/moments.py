"""The dates in a text as ranges of days, relative ones resolved from the day on which the text was published."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from index.dates import Days

_MONTHS = "january february march april may june july august september october november december".split()
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_M = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![a-z])"
)
_Y = r"(?P<year>(?:1[5-9]|20)\d\d)(?![\d%]|[.,]\d|-\w{3,}| (?:people|men|women|miles|dollars|percent|votes|seats|jobs|of the)\b)"
_D = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\d%:]|[.,]\d)"
_COUNT = "a an one two three four five six seven eight nine ten eleven twelve".split()
_SPANS = {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3652}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}


@dataclass(frozen=True, slots=True)
class Moment:
    """A date that a text names."""

    text: str
    start: int
    end: int
    days: tuple[Days, ...]  # what it may mean: more than one where the year or week is not said; none where nothing tells
    yearless: tuple[int, int | None] | None  # (month, day) of a date without its year
    weekday: int | None  # 0 is Monday
    period: bool  # a part of the calendar that figures are counted over: a quarter, a half year, "from January through July"


@lru_cache(maxsize=512)
def moments(text: str, published: date | None) -> tuple[Moment, ...]:
    """The dates of a text in order; what is no real date is passed over."""
    found: list[Moment] = []
    for pattern, meaning in _FORMS:
        for match in pattern.finditer(text):
            if any(match.start() < one.end and one.start < match.end() for one in found):
                continue
            made = meaning(match, published)
            if made:
                found.append(made)
    return tuple(_ranges(text, sorted(found, key=lambda one: one.start)))


def _ranges(text: str, found: list[Moment]) -> Iterator[Moment]:
    """Join "from January through July" and "between 2010 and 2015" into one period."""
    at = 0
    while at < len(found):
        one = found[at]
        other = found[at + 1] if at + 1 < len(found) else None
        at += 1
        if other and _RANGE.fullmatch(text[one.end : other.start]) and _opens(text, one, other):
            days = tuple(_span(a, b) for a in one.days for b in other.days if a.first and b.last and a.first <= b.last)
            yield Moment(text[one.start : other.end], one.start, other.end, days, None, None, period=True)
            at += 1
        else:
            yield one


_RANGE = re.compile(r"\s?(?:to|through|until|till|and|[-–])\s?(?:the )?(?:end of )?", re.IGNORECASE)


def _opens(text: str, one: Moment, other: Moment) -> bool:
    between = text[one.end : other.start].strip()
    lead = text[max(0, one.start - 9) : one.start].lower()
    return not between.startswith("and") if not re.search(r"\b(?:from|between) $", lead) else True


def _span(one: Days, other: Days) -> Days:
    return Days(one.first, other.last)


def _moment(match: re.Match[str], *days: Days | None, period: bool = False, weekday: int | None = None) -> Moment:
    return Moment(match[0], *match.span(), tuple(one for one in days if one), None, weekday, period)


def _day(year: int, month: int, day: int) -> Days | None:
    try:
        there = date(year, month, day)
    except ValueError:
        return None
    return Days(there, there)


def _months(year: int, first: int, last: int) -> Days:
    end = date(year + last // 12, last % 12 + 1, 1) - timedelta(1)
    return Days(date(year, first, 1), end)


def _month(match: re.Match[str]) -> int:
    return next(n for n, name in enumerate(_MONTHS, 1) if name.startswith(match["month"].lower()[:3]))


def _iso(match: re.Match[str], _: date | None) -> Moment | None:
    days = _day(*map(int, match[0].split("-")))
    return _moment(match, days) if days else None


def _full(match: re.Match[str], _: date | None) -> Moment | None:
    days = _day(int(match["year"]), _month(match), int(match["day"]))
    return _moment(match, days) if days else None


def _few_days(match: re.Match[str], _: date | None) -> Moment | None:
    """Read "June 4-5, 1942"."""
    first = _day(int(match["year"]), _month(match), int(match["from"]))
    last = _day(int(match["year"]), _month(match), int(match["day"]))
    return _moment(match, _span(first, last), period=True) if first and last else None


def _yearless(match: re.Match[str], published: date | None) -> Moment | None:
    """A day or month without a year: of the year before, that of publication, or the next, whichever is near enough."""
    month, day = _month(match), int(match["day"]) if "day" in match.groupdict() else None
    if day is not None and _day(2000, month, day) is None:
        return None
    years = range(published.year - 1, published.year + 2) if published and 1 < published.year < 9998 else ()
    made = [_day(year, month, day) if day else _months(year, month, month) for year in years]
    near = [days for days in made if days and days.first and published and abs((days.first - published).days) <= 400]
    return Moment(match[0], *match.span(), tuple(near), (month, day), None, period=False)


def _whole_month(match: re.Match[str], _: date | None) -> Moment:
    month = _month(match)
    return _moment(match, _months(int(match["year"]), month, month))


def _year(match: re.Match[str], _: date | None) -> Moment:
    return _moment(match, _months(int(match["year"]), 1, 12))


def _decade(match: re.Match[str], _: date | None) -> Moment:
    first = int(match["decade"])
    first += 1900 if first < 100 else 0
    last = first + (99 if first % 100 == 0 and first < 2000 else 9)
    return _moment(match, Days(date(first, 1, 1), date(last, 12, 31)))


def _years(match: re.Match[str], _: date | None) -> Moment:
    """Read "2010-15", "2010–2015"."""
    first = int(match["first"])
    last = int(match["last"]) if len(match["last"]) == 4 else first // 100 * 100 + int(match["last"])
    return _moment(match, Days(date(first, 1, 1), date(last, 12, 31)) if first <= last else None, period=True)


_PARTS = {
    "first half": (1, 6), "second half": (7, 12), "h1": (1, 6), "h2": (7, 12), "first quarter": (1, 3), "second quarter": (4, 6),
    "third quarter": (7, 9), "fourth quarter": (10, 12), "q1": (1, 3), "q2": (4, 6), "q3": (7, 9), "q4": (10, 12),
    "first three months": (1, 3), "first six months": (1, 6), "first nine months": (1, 9), "last three months": (10, 12),
}  # fmt: skip


def _part(match: re.Match[str], published: date | None) -> Moment | None:
    """A half or a quarter of a year; half of something else is no date."""
    if not match["year"] and not match["of"] and re.match(r" of\b|-", match.string[match.end() :]):
        return None
    first, last = _PARTS[" ".join(re.split(r"[\s-]+", match["part"].lower()))]
    if match["year"]:
        years = [int(match["year"])]
    elif published and 1 < published.year < 9998:
        back = {"last year": 1, "this year": 0, "next year": -1}.get((match["of"] or "").lower())
        years = [published.year - back] if back is not None else [published.year, published.year - 1, published.year + 1]
    else:
        years = []
    return _moment(match, *(_months(year, first, last) for year in years), period=True)


def _season(match: re.Match[str], published: date | None) -> Moment | None:
    year = int(match["year"]) if match["year"] else 0
    first, last = _SEASONS[match["season"].lower()]
    return _moment(match, _months(year, first, last)) if year else None


def _weekday(match: re.Match[str], published: date | None) -> Moment:
    """The nearest such days before (or on) and after the day of publication."""
    weekday = _WEEKDAYS.index(match["weekday"].lower())
    if published is None or not 1 < published.year < 9998:
        return _moment(match, weekday=weekday)
    latest = published - timedelta((published.weekday() - weekday) % 7)
    which = (match["which"] or "").lower()
    able = {"next": [latest + timedelta(7)], "last": [latest, latest - timedelta(7)]}.get(which, [latest, latest + timedelta(7)])
    return _moment(match, *(Days(day, day) for day in able), weekday=weekday)


def _relative(match: re.Match[str], published: date | None) -> Moment | None:
    """Today, yesterday, tomorrow; last, this and next week, month and year."""
    if published is None or not 2 < published.year < 9998:
        return _moment(match)
    words = match[0].lower().split()
    if len(words) == 1:
        day = published + timedelta({"yesterday": -1, "tomorrow": 1}.get(words[0], 0))
        return _moment(match, Days(day, day))
    turn = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1}.get(words[0], 0)
    if words[1] == "week":
        monday = published - timedelta(published.weekday() - 7 * turn)
        return _moment(match, Days(monday, monday + timedelta(6)))
    if words[1] == "month":
        month = published.year * 12 + published.month - 1 + turn
        return _moment(match, _months(month // 12, month % 12 + 1, month % 12 + 1))
    return _moment(match, _months(published.year + turn, 1, 12))


def _ago(match: re.Match[str], published: date | None) -> Moment:
    """Read "Two days ago", "a year earlier": the day itself for days, else about then."""
    word = match["count"].lower()
    count = int(word) if word.isdecimal() else max(_COUNT.index(word), 1)
    unit = match["unit"].lower()
    if published is None or count * _SPANS[unit] > published.toordinal() - 400:
        return _moment(match)
    if unit in ("year", "decade"):
        return _moment(match, _months(published.year - count * (10 if unit == "decade" else 1), 1, 12))
    there = published - timedelta(count * _SPANS[unit])
    slack = timedelta({"day": 0, "week": 3, "month": 16}[unit])
    return _moment(match, Days(there - slack, there + slack))


def _form(
    pattern: str, meaning: Callable[[re.Match[str], date | None], Moment | None]
) -> tuple[re.Pattern[str], Callable[[re.Match[str], date | None], Moment | None]]:
    return re.compile(rf"(?<![\w$€£])(?:{pattern})(?!\w)", re.IGNORECASE if "(?-i:" in pattern else 0), meaning


def _any(words: list[str]) -> str:
    return "|".join(f"{word.title()}|{word}" for word in words)


_OF = rf"(?:,? (?:of |in )?(?:{_Y}|(?P<of>(?:last|this|next) year)))?"
_PART = "|".join(rf"[{key[0].upper()}{key[0]}]{key[1:]}".replace(" ", "[ -]") for key in _PARTS)
# The first form that fits a place has it.
_FORMS = (
    _form(r"(?:1[5-9]|20)\d\d-[01]\d-[0-3]\d", _iso),
    _form(rf"{_M} (?P<from>\d\d?)[-–]{_D},? {_Y}", _few_days),
    _form(rf"(?P<from>\d\d?)[-–]{_D} {_M},? {_Y}", _few_days),
    _form(rf"{_M} {_D},? {_Y}", _full),
    _form(rf"{_D} (?:of )?{_M},? {_Y}", _full),
    _form(rf"(?P<part>{_PART}){_OF}", _part),
    _form(rf"{_M},? (?:of )?{_Y}", _whole_month),
    _form(rf"{_M} {_D}(?! (?:people|percent|per cent|million|billion))", _yearless),
    _form(rf"{_D} (?:of )?{_M}", _yearless),
    _form(r"(?P<first>(?:1[5-9]|20)\d\d)[-–/](?P<last>(?:1[5-9]|20)?\d\d)(?!\d|-)", _years),
    _form(rf"(?<![.!?] )(?<!^){_M}(?! [A-Z][a-z]+ (?:said|was|is|told))", _yearless),
    _form(r"(?P<decade>(?:1[5-9]|20)?\d0)(?:['’]?s)", _decade),
    _form(rf"(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all) (?:of )?{_Y}", _season),
    _form(rf"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his) )?(?P<weekday>{'|'.join(day.title() for day in _WEEKDAYS)})", _weekday),
    _form(r"[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight|(?:[Ll]ast|[Tt]his|[Nn]ext|[Pp]revious) (?:week|month|year)", _relative),
    _form(rf"(?P<count>\d{{1,3}}|{_any(_COUNT)}) (?P<unit>day|week|month|year|decade)s? (?:ago|earlier|before|previously)", _ago),
    _form(_Y, _year),
)
