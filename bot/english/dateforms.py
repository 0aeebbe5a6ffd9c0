"""The ways to write a date, and the days that each means, relative ones counted from the day of publication."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.english.tenses import tense
from index.dates import MONTHS, WEEKDAYS, Days

_M = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![a-z])"
)
_Y = r"(?P<year>(?:1[5-9]|20)\d\d)(?![\d%]|[.,]\d|-\w{3,}| (?:people|men|women|miles|dollars|percent|votes|seats|jobs|of the)\b)"
_D = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\d%:]|[.,]\d)"
COUNT = "a an one two three four five six seven eight nine ten eleven twelve".split()
_SPANS = {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3652}
_WHICH = re.compile(r"\b(last|next) $", re.IGNORECASE)
_LONGEST_WHICH = 6  # characters
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


def _moment(match: re.Match[str], *days: Days | None, period: bool = False, weekday: int | None = None) -> Moment:
    return Moment(match[0], *match.span(), tuple(one for one in days if one), None, weekday, period)


def _day(year: int, month: int, day: int) -> Days | None:
    try:
        there = date(year, month, day)
    except ValueError:
        return None
    return Days(there, there)


def months(year: int, first: int, last: int) -> Days:
    """The days of some months of a year in a row."""
    end = date(year + last // 12, last % 12 + 1, 1) - timedelta(1)
    return Days(date(year, first, 1), end)


def _month(match: re.Match[str]) -> int:
    return next(n for n, name in enumerate(MONTHS, 1) if name.startswith(match["month"].lower()[:3]))


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
    return _moment(match, Days(first.first, last.last), period=True) if first and last else None


def _yearless(match: re.Match[str], published: date | None) -> Moment | None:
    """A day or month without a year: of the year that its verb tells, else of any that is near enough."""
    month, day = _month(match), int(match["day"]) if "day" in match.groupdict() else None
    if day is not None and _day(2000, month, day) is None:
        return None
    years = range(published.year - 1, published.year + 2) if published and 1 < published.year < 9998 else ()
    made = [_day(year, month, day) if day else months(year, month, month) for year in years]
    near = [days for days in made if days and days.first and published and abs((days.first - published).days) <= 400]
    meant = _meant(match, near, published)
    named = [days for days in near if meant and days not in meant and str(days.first)[:4] in match.string]
    return Moment(match[0], *match.span(), (*(near if meant is None else meant), *named), (month, day), None, period=False)


def _meant(match: re.Match[str], near: list[Days], published: date | None) -> list[Days] | None:
    """The last time that a date was, of what is past; the next one, of what is to come; None where nothing tells which."""
    which = _WHICH.search(match.string, max(0, match.start() - _LONGEST_WHICH), match.start())
    told = {"last": "past", "next": "ahead"}.get(which[1].lower()) if which else tense(match.string, match.start())
    if not near or published is None or told is None:
        return None
    latest = published + timedelta("day" in match.groupdict())  # a day is dated by other clocks, too
    if told == "past":
        return [days for days in near if days.first and days.first <= latest][-1:]
    return [days for days in near if days.last and days.last >= published][:1]


def _whole_month(match: re.Match[str], _: date | None) -> Moment:
    month = _month(match)
    return _moment(match, months(int(match["year"]), month, month))


def _year(match: re.Match[str], _: date | None) -> Moment:
    return _moment(match, months(int(match["year"]), 1, 12))


def _decade(match: re.Match[str], _: date | None) -> Moment:
    first = int(match["decade"])
    first += 1900 if first < 100 else 0
    last = first + (99 if first % 100 == 0 and first < 2000 else 9)
    return _moment(match, Days(date(first, 1, 1), date(last, 12, 31)))


def _century(match: re.Match[str], _: date | None) -> Moment | None:
    """Read "the 16th century", "the sixteenth century"; also the first of "the 16th and 17th centuries"."""
    which = match["which"].lower()
    number = int(which[:-2]) if which[0].isdecimal() else _CENTURIES.index(which) + 11
    return _moment(match, Days(date(100 * number - 99, 1, 1), date(100 * number, 12, 31))) if 0 < number < 100 else None


def _years(match: re.Match[str], _: date | None) -> Moment:
    """Read "2010-15", "2010–2015"."""
    first = int(match["first"])
    last = int(match["last"]) if len(match["last"]) == 4 else first // 100 * 100 + int(match["last"])
    return _moment(match, Days(date(first, 1, 1), date(last, 12, 31)) if first <= last else None, period=True)


_PARTS = {
    "first half": (1, 6), "second half": (7, 12), "h1": (1, 6), "h2": (7, 12), "first quarter": (1, 3), "second quarter": (4, 6),
    "third quarter": (7, 9), "fourth quarter": (10, 12), "q1": (1, 3), "q2": (4, 6), "q3": (7, 9), "q4": (10, 12),
    "last quarter": (10, 12),
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
    return _moment(match, *(months(year, first, last) for year in years), period=True)


def _season(match: re.Match[str], published: date | None) -> Moment | None:
    year = int(match["year"]) if match["year"] else 0
    first, last = _SEASONS[match["season"].lower()]
    return _moment(match, months(year, first, last)) if year else None


def _weekday(match: re.Match[str], published: date | None) -> Moment:
    """The nearest such days before (or on) and after the day of publication; of "on Sundays" none in particular."""
    weekday = WEEKDAYS.index(match["weekday"].lower())
    if match["every"] or published is None or not 1 < published.year < 9998:
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
        return _moment(match, months(month // 12, month % 12 + 1, month % 12 + 1))
    return _moment(match, months(published.year + turn, 1, 12))


def _ago(match: re.Match[str], published: date | None) -> Moment:
    """Read "Two days ago", "a year earlier": the day itself for days, else about then."""
    word = match["count"].lower()
    count = int(word) if word.isdecimal() else max(COUNT.index(word), 1)
    unit = match["unit"].lower()
    if published is None or count * _SPANS[unit] > published.toordinal() - 400:
        return _moment(match)
    if unit in ("year", "decade"):
        return _moment(match, months(published.year - count * (10 if unit == "decade" else 1), 1, 12))
    there = published - timedelta(count * _SPANS[unit])
    slack = timedelta({"day": 0, "week": 3, "month": 16}[unit])
    return _moment(match, Days(there - slack, there + slack))


def _form(
    pattern: str, meaning: Callable[[re.Match[str], date | None], Moment | None], *, cased: bool = False
) -> tuple[re.Pattern[str], Callable[[re.Match[str], date | None], Moment | None]]:
    """A way to write a date; a month alone is one only with its capital: "may" and "march" are verbs."""
    return re.compile(rf"(?<![\w$€£])(?:{pattern})(?!\w)", 0 if cased else re.IGNORECASE), meaning


def _any(words: list[str]) -> str:
    return "|".join(f"{word.title()}|{word}" for word in words)


_OF = rf"(?:,? (?:of |in )?(?:{_Y}|(?P<of>(?:last|this|next) year)))?"
_CENTURIES = (
    "eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first".split()
)
_NTH = rf"(?:1\d|2[01])(?:st|nd|rd|th)|{'|'.join(_CENTURIES)}"
_PART = "|".join(rf"[{key[0].upper()}{key[0]}]{key[1:]}".replace(" ", "[ -]") for key in _PARTS if key != "last quarter")
# The first form that fits a place has it.
FORMS = (
    _form(r"(?:1[5-9]|20)\d\d-[01]\d-[0-3]\d", _iso),
    _form(rf"{_M} (?P<from>\d\d?)[-–]{_D},? {_Y}", _few_days),
    _form(rf"(?P<from>\d\d?)[-–]{_D} {_M},? {_Y}", _few_days),
    _form(rf"{_M} {_D},? {_Y}", _full),
    _form(rf"{_D} (?:of )?{_M},? {_Y}", _full),
    _form(rf"(?P<part>[Ll]ast quarter) of (?P<of>){_Y}", _part),  # without a year it is the one before this
    _form(rf"(?P<part>{_PART}){_OF}", _part),
    _form(rf"{_M},? (?:of )?{_Y}", _whole_month),
    _form(rf"{_M} {_D}(?! (?:people|percent|per cent|million|billion))", _yearless),
    _form(rf"{_D} (?:of )?{_M}", _yearless),
    _form(r"(?P<first>(?:1[5-9]|20)\d\d)[-–/](?P<last>(?:1[5-9]|20)?\d\d)(?!\d|-)", _years),
    _form(rf"(?<![.!?] )(?<!^){_M}(?! [A-Z][a-z]+ (?:said|was|is|told))", _yearless, cased=True),
    _form(r"(?P<decade>(?:1[5-9]|20)?\d0)(?:['’]?s)", _decade),
    _form(rf"(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all) (?:of )?{_Y}", _season),
    _form(
        rf"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his) )?(?P<weekday>{'|'.join(day.title() for day in WEEKDAYS)})(?P<every>s)?",
        _weekday,
    ),
    _form(r"[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight|(?:[Ll]ast|[Tt]his|[Nn]ext|[Pp]revious) (?:week|month|year)", _relative),
    _form(rf"(?P<count>\d{{1,3}}|{_any(COUNT)}) (?P<unit>day|week|month|year|decade)s? (?:ago|earlier|before|previously)", _ago),
    _form(
        rf"(?P<which>{_NTH})(?:[- ](?:century|centuries)(?! B\.?C)|(?=(?:,? (?:and|to|or) (?:the )?|[-–])(?:{_NTH})[- ]centur))",
        _century,
    ),
    _form(_Y, _year),
)
