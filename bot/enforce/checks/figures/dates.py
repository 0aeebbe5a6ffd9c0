"""Every date of a claim stands in the words, as it is or finer; a relative one is resolved from the article's date."""

import re
from itertools import combinations

from bot.enforce.checks.figures.attachment import belongs_elsewhere
from bot.enforce.checks.finding import Finding, Where
from bot.english.dateforms import Moment
from bot.english.moments import moments
from bot.english.quantities import quantities
from bot.english.reading import by_sentence, meaning, read, shared
from bot.english.units import MONEY
from bot.judge import tables
from index.dates import Days

_REPORTED = re.compile(r"\b(?:report(?:s|ed)?|published|according|wrote|writes|article)\b", re.IGNORECASE)
_MOST = 1000  # pairs of dates that are compared; a sentence has a few
_SPOKEN_OF = 0.5  # share of the rest of a claim in a sentence that has another date, from which the two conflict
_NUMBERS = tables.NUMBERS | {"a": 1, "an": 1, "one": 1}
_QUARTERS = ("first", "second", "third", "fourth")
_LEADS = {"before": "before", "until": "before", "till": "before", "after": "after", "since": "after", "from": "after"}
_LEAD = re.compile(r"\b(before|until|till|after|since|from) (?:\w+ )?(?:the )?$", re.IGNORECASE)
_ENDS = re.compile(r"\b(?:until|till|through) $", re.IGNORECASE)
_BEGINS = re.compile(r"\b(?:since|from) $", re.IGNORECASE)
_OF_THE_YEAR = re.compile(
    r"\b(?:end|start|beginning|close|turn|rest|half|middle|course) of the year\b|\bin the year\b|\byear[- ]end\b"
)


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say which date of the claim the words do not give; None where they give all of them."""
    there = moments(window, about.published)
    mine = moments(claim, about.published)
    if len(mine) * len(there) > _MOST:
        return Finding("dates", "there are too many dates to compare them with the cited words")
    for asked in mine:
        fitting = [one for one in there if supports(one, asked, claim, there) or _is_end(one, asked, claim)]
        if asked.text.lower() == "today":
            continue  # it may mean nowadays
        given = (
            _stands(asked, window, there) or _is_publication(asked, claim, about) or _is_told_else(asked, claim, window, about)
        )
        if not fitting and not given:
            return Finding(
                "dates", f"the date “{asked.text}” does not stand in the cited words", _conflicts(asked, there, claim, window)
            )
        others = [(one.start, one.end) for one in there if one not in fitting and _fineness(one) == _fineness(asked)]
        if belongs_elsewhere(claim, (asked.start, asked.end), window, [(one.start, one.end) for one in fitting], others):
            return Finding("dates", f"the cited words give “{asked.text}” for something else", conflict=True)
        lead = _led(claim, asked)
        leads = {_led(window, one) for one in fitting if not _is_end(one, asked, claim)}
        if lead and leads and leads == {"after" if lead == "before" else "before"}:
            return Finding("dates", f"the cited words do not say “{lead} {asked.text}”", conflict=True)
    return None


def supports(one: Moment, asked: Moment, claim: str, there: tuple[Moment, ...] = ()) -> bool:
    """Whether a date in the cited words gives one of the claim, which is the same or coarser."""
    if _plain(one.text) == _plain(asked.text):
        return True
    if one.weekday is not None and not one.days:
        return one.weekday == asked.weekday
    if asked.weekday is not None and not asked.days:
        return any(days.first == days.last and days.first and days.first.weekday() == asked.weekday for days in one.days)
    if asked.yearless and _without_year(one, asked.yearless):
        return True
    if one.yearless and not one.days:
        return _year_stands(one.yearless, asked, there)
    return any(_within(mine, wanted) and _fine(one, asked, mine, wanted, claim) for mine in one.days for wanted in asked.days)


def _is_end(one: Moment, asked: Moment, claim: str) -> bool:
    """Whether a claim tells until when, or since when, of a period: "until 1975" of "from 1971 to 1975"."""
    before = claim[: asked.start]
    ends, begins = _ENDS.search(before), _BEGINS.search(before)
    return (
        one.period
        and not asked.period
        and any(
            (ends and mine.last == wanted.last) or (begins and mine.first == wanted.first)
            for mine in one.days
            for wanted in asked.days
        )
    )


def dated(text: str, place: int, about: Where) -> list[Moment]:
    """The dates in the clause of a place in a text."""
    clause = next((word.clause for word in read(text) if word.end > place), -1)
    starts = {word.start for word in read(text) if word.clause == clause}
    return [one for one in moments(text, about.published) if one.start in starts]


def _plain(text: str) -> str:
    """The date with numbers as digits, and one word for all that joins two dates, or that counts back from one."""
    text = " ".join(str(_NUMBERS.get(word, word)) for word in text.lower().split())
    text = re.sub(r" (?:before|previously)$", " earlier", text)
    text = re.sub(r"\bq([1-4])\b", lambda one: f"{_QUARTERS[int(one[1]) - 1]} quarter", text)
    return re.sub(r"\s?(?:through|until|till|to|and|[-–])\s?(?:the )?", " to ", text.replace(",", ""))


def _without_year(one: Moment, asked: tuple[int, int | None]) -> bool:
    """Whether a date, whatever its year, is the month (and day) that is asked for."""
    month, day = asked
    found = [(days.first, days.last) for days in one.days if not one.period]
    if one.yearless:
        return one.yearless[0] == month and (day is None or day == one.yearless[1])
    return any(
        a and b and a.month == b.month == month and a.year == b.year and (day is None or a.day == b.day == day) for a, b in found
    )


def _year_stands(mine: tuple[int, int | None], asked: Moment, there: tuple[Moment, ...]) -> bool:
    """Whether a date without its year is the one that is asked for, whose year the words name elsewhere."""
    for wanted in asked.days:
        day, last = wanted.first, wanted.last
        if day and last and day.year == last.year and any(_within(wanted, days) for one in there for days in one.days):
            return mine[0] == day.month == last.month and (day < last or mine[1] == day.day)
        if (
            day
            and last
            and day.year == last.year
            and any(a.first and a.first.year == day.year for one in there for a in one.days)
        ):
            return mine[0] == day.month == last.month and (day < last or mine[1] == day.day)
    return False


def _within(mine: Days, wanted: Days) -> bool:
    return bool(mine.first and mine.last and wanted.first and wanted.last) and (
        wanted.first <= mine.first and mine.last <= wanted.last  # type: ignore[operator] # none of them is None
    )


def _fine(one: Moment, asked: Moment, mine: Days, wanted: Days, claim: str) -> bool:
    """What happened in September happened in that year; what was counted over a half year was not counted over the year."""
    if mine == wanted:
        return True
    if asked.period:
        return not one.period
    measured = any(amount.dimension in {"percent", *MONEY} for amount in quantities(claim))
    counted_over = mine.first != mine.last and "ago" not in one.text
    return not (measured and (one.period or counted_over))


def _stands(asked: Moment, window: str, there: tuple[Moment, ...]) -> bool:
    """Whether the date stands there as written, and not as a part of a period."""
    if asked.text.isdecimal():  # perhaps no year, but 1600 of something
        counts = [one for one in quantities(window) if not any(day.start <= one.start < day.end for day in there)]
        if any(one.value == int(asked.text) for one in counts):
            return True
    places = re.finditer(rf"(?<!\w){re.escape(asked.text)}(?!\w)", window, re.IGNORECASE)
    return any(not any(one.period and one.start <= place.start() < one.end for one in there) for place in places)


def _is_publication(asked: Moment, claim: str, about: Where) -> bool:
    day = about.published
    return day is not None and _REPORTED.search(claim) is not None and any(day in days for days in asked.days)


def _is_told_else(asked: Moment, claim: str, window: str, about: Where) -> bool:
    """Whether the words give a date as "the end of the year", or, of what had begun "nine years ago", as "nine years after"."""
    if about.published and asked.text == str(about.published.year) and _OF_THE_YEAR.search(window):
        return True
    if asked.text.lower().endswith((" before", " earlier")) and _is_between(asked, window, about):
        return True
    ago = re.fullmatch(r"(.+) ago", asked.text, re.IGNORECASE)
    return ago is not None and re.search(rf"\b{re.escape(ago[1])} (?:after|since)\b", window, re.IGNORECASE) is not None


def _is_between(asked: Moment, window: str, about: Where) -> bool:
    """Whether so many days or years are between two dates of the words: "two days before" for Friday and Sunday."""
    word, unit = asked.text.lower().split()[:2]
    count = _NUMBERS.get(word, int(word) if word.isdecimal() else 0)
    firsts = [days.first for one in moments(window, about.published) for days in one.days[:1] if days.first]
    for one, other in combinations(firsts, 2):
        apart = abs(one.year - other.year) if unit.startswith("year") else abs((one - other).days)
        if apart == count * {"day": 1, "week": 7, "year": 1}.get(unit.rstrip("s"), 0) > 0:
            return True
    return False


def _conflicts(asked: Moment, there: tuple[Moment, ...], claim: str, window: str) -> bool:
    """Whether a sentence says the rest of the claim with another date of the same fineness."""
    own = meaning(asked.text)
    for sentence in by_sentence(window):
        dated = [one for one in there if sentence[0].start <= one.start < sentence[-1].end and _fineness(one) == _fineness(asked)]
        if dated and shared(claim, sentence, without=own, least=1) >= _SPOKEN_OF:
            return True
    return False


def _fineness(one: Moment) -> str:
    if one.period:
        return "period"
    if one.weekday is not None:
        return "day"
    if one.yearless:
        return "day" if one.yearless[1] else "month"
    lengths = [(days.last - days.first).days for days in one.days if days.first and days.last]
    return "day" if lengths and lengths[0] == 0 else "month" if lengths and lengths[0] < 32 else "year"


def _led(text: str, one: Moment) -> str | None:
    lead = _LEAD.search(text[max(0, one.start - 25) : one.start])
    return _LEADS[lead[1].lower()] if lead else None
