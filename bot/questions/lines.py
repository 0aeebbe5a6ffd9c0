"""A line of a batch: plain text, or a JSON object with the same meaning and more."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from bot.errors import QuestionError
from bot.questions.scope import parse_filter
from bot.reply import Turn
from index.article import Article
from index.filters import Filter
from index.sources.fields import FIELDS, clean_line, iso_date
from index.sources.malformed import in_words

_CONSTANTS = ("null", "true", "false")  # of JSON; numbers and texts in quotation marks may be questions
ASKED = ("question", "history", "articles", "filter")  # fields of a line of `ask -`
_OWN = "id"  # a field by which people tell their lines apart; answers come in order, so it is passed over
_SHOWN = 60  # characters of a field's name


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what it came with."""

    question: str
    history: tuple[Turn, ...]
    articles: tuple[Article, ...] | None  # to answer from, in place of the index
    only: Filter | None  # the articles to ask; None: as the command line says


def parse(line: str, more: Sequence[str] = ()) -> Asked:
    """Read a line of `ask -`. Raises `QuestionError`, naming the field, for an object that is not as documented.

    `more` are fields that somebody else reads.
    """
    given = _object(line, (*ASKED, *more))
    if given is None:
        return Asked(line.strip(), (), None, None)
    history = tuple(_turn(turn) for turn in _list(given, "history") or ())
    articles = _list(given, "articles")
    made = None if articles is None else _articles(articles)
    if made and len({article.id for article in made}) < len(made):
        raise QuestionError("bad_input", "Two of the `articles` have the same `id`; give each its own.")
    return Asked(_text(given, "question"), history, made, parse_filter(_text(given, "filter")) if "filter" in given else None)


def parse_text(line: str, field: str) -> str:
    """Read a line that is one text, or an object with that text in a field."""
    given = _object(line, (field,))
    return line.strip() if given is None else _text(given, field)


def parse_claim(line: str) -> tuple[str, str | None]:
    """Read a line of `check -`: a claim, and the passage to judge it against where one is given."""
    given = _object(line, ("claim", "passage"))
    if given is None:
        return line.strip(), None
    return _text(given, "claim"), None if given.get("passage") is None else _text(given, "passage")


def _object(line: str, fields: Sequence[str]) -> dict[str, Any] | None:
    """The line as a JSON object with some of these fields, and an `id` of the person's own; or None when it is plain text."""
    line = line.strip()
    if line in _CONSTANTS or (line.startswith("[") and _is_json(line)):
        raise QuestionError("bad_json", "It is JSON but no object; write plain text or an object.")
    if not line.startswith("{"):
        return None
    try:
        given: dict[str, Any] = json.loads(line)
        json.dumps(given, ensure_ascii=False).encode()
    except UnicodeEncodeError as fault:
        raise QuestionError("bad_json", "It has half a surrogate pair (as in \\ud800), which is no text; correct it.") from fault
    except (ValueError, RecursionError) as fault:
        raise QuestionError("bad_json", f"It begins like a JSON object but is none ({in_words(fault)}); correct it.") from fault
    unknown = next((name for name in given if name not in (*fields, _OWN)), None)
    if unknown is not None:
        raise QuestionError(
            "bad_input", f"There is no field `{clean_line(unknown)[:_SHOWN]}`; the fields are {', '.join(fields)}."
        )
    return given


def _is_json(line: str) -> bool:
    try:
        json.loads(line)
    except RecursionError:
        return True
    except ValueError:
        return False
    return True


def _text(given: dict[str, Any], field: str) -> str:
    value = given.get(field)
    if not isinstance(value, str):
        raise QuestionError("bad_input", f"The object needs a text in its field `{field}`.")
    return value


def _list(given: dict[str, Any], field: str) -> list[Any] | None:
    value = given.get(field)
    if value is not None and not isinstance(value, list):
        raise QuestionError("bad_input", f"The field `{field}` must be a list.")
    return value


def _turn(turn: Any) -> Turn:
    if not isinstance(turn, dict) or turn.get("role") not in ("user", "assistant") or not isinstance(turn.get("text"), str):
        raise QuestionError("bad_input", 'Each entry of `history` must be like {"role": "user" or "assistant", "text": "..."}.')
    return Turn(turn["role"], turn["text"])


def _articles(given: list[Any]) -> tuple[Article, ...]:
    """The articles of a line; those without an id go by their numbers, or by the next that is no other's id."""
    own = [_id(number, fields) for number, fields in enumerate(given, start=1)]
    taken = set(own)
    made = []
    for number, (identity, fields) in enumerate(zip(own, given, strict=True), start=1):
        free = identity or next(name for name in map(str, count(number)) if name not in taken)
        taken.add(free)
        made.append(_article(number, free, fields))
    return tuple(made)


def _id(number: int, fields: Any) -> str | None:
    """The id that an article of a line is given, None for none."""
    if not isinstance(fields, dict) or not isinstance(fields.get("text"), str):
        raise QuestionError("bad_input", f"Entry {number} of `articles` must be an object with a text in `text`.")
    identity = fields.get("id")
    if isinstance(identity, bool) or not isinstance(identity, str | int | None):
        raise QuestionError("bad_input", f"Entry {number} of `articles`: `id` must be a text, a whole number or null.")
    return None if identity is None else str(identity).strip() or None


def _article(number: int, identity: str, fields: dict[str, Any]) -> Article:
    known = {name: fields.get(name) for name in FIELDS}
    wrong = next((name for name, value in known.items() if not isinstance(value, str | None)), None)
    if wrong:
        raise QuestionError("bad_input", f"Entry {number} of `articles`: `{wrong}` must be a text or null.")
    known["published"] = _date(number, known["published"])
    return Article(**{**known, "id": identity, "title": known["title"] or f"Article {identity}", "text": fields["text"]})


def _date(number: int, published: str | None) -> str | None:
    """A date as the index keeps it, so that filters compare it as they do there."""
    try:
        return iso_date(published.strip()) if published is not None else None
    except ValueError as fault:
        raise QuestionError(
            "bad_input", f"Entry {number} of `articles`: `published` is {published!r}, not a date; write it as YYYY-MM-DD."
        ) from fault
