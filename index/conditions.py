"""Filters and preferences as conditions of SQL, on an article `a` of the catalogue."""

import json

from index.filters import Filter, Preference

EVERY = "TRUE"


def condition(only: Filter, name: str = "a") -> tuple[str, list[object]]:
    """A filter as a condition on an article that the statement calls by this name, with its values."""
    fields = {
        "substr(a.published, 1, 10) >= ?": only.after and only.after.isoformat(),
        "substr(a.published, 1, 10) <= ?": only.before and only.before.isoformat(),
        "casefold(a.source) = casefold(?)": only.source,
        "instr(casefold(a.author), casefold(?))": only.author,
        "a.collection = ?": only.collection,
        "a.collection IN (SELECT value FROM json_each(?))": None if only.collections is None else json.dumps(only.collections),
    }
    asked = {condition: value for condition, value in fields.items() if value is not None}
    return " AND ".join(asked).replace("a.", f"{name}.") or EVERY, list(asked.values())


def any_of(prefer: Preference) -> tuple[str, list[object]]:
    """A preference as a condition on an article `a`, which any of its outlets, authors and days fulfils; with its values."""
    ranges = [condition(Filter(after=days.first, before=days.last)) for days in prefer.days]
    named = "a.source IN (SELECT value FROM json_each(?)) OR a.author IN (SELECT value FROM json_each(?))"
    names: list[object] = [json.dumps(sorted(prefer.sources)), json.dumps(sorted(prefer.authors))]
    return " OR ".join([named, *(f"({text})" for text, _ in ranges)]), names + [one for _, found in ranges for one in found]
