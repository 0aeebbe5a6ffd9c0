"""A question with what is expected of its answer, as a line of a JSON Lines file."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from bot.errors import QuestionError
from bot.questions.lines import Asked, parse

Expected = Literal["answer", "refusal", "either"]
Alternatives = tuple[str, ...]  # any one of them will do

_EXPECTATIONS = ("facts", "sources", "refusal")
_EXPECTED = (*_EXPECTATIONS, "note")


@dataclass(frozen=True, slots=True)
class Case:
    """A question as `ask` takes it, and what is expected."""

    line: int  # of the file, from 1
    asked: Asked
    expected: Expected
    facts: tuple[Alternatives, ...] = ()  # each must stand in the answer, in one of its alternatives
    sources: tuple[Alternatives, ...] = ()  # each must be cited: by id, URL or title
    note: str = ""  # for people


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that is no case, and why."""

    line: int
    why: str


def read(lines: Iterable[str]) -> Iterator[Case | BadLine]:
    """The cases of a file, in order; blank lines are passed over, a bad one comes as such."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield case(number, line)
            except QuestionError as fault:
                yield BadLine(number, str(fault))


def case(number: int, line: str) -> Case:
    """One line as a case. Raises `QuestionError`, naming the field, for one that is not as documented."""
    line = line.removeprefix("\ufeff").strip()
    if not line.startswith("{"):
        raise _bad('The line is no JSON object; write it like {"question": "...", "facts": ["..."]}.')
    asked = parse(line, _EXPECTED)
    if not asked.question.strip():
        raise _bad("The `question` is empty; write what is to be asked.")
    given: dict[str, Any] = json.loads(line)
    facts, sources, refusal = _several(given, "facts"), _several(given, "sources"), given.get("refusal")
    if not isinstance(refusal, bool | None):
        raise _bad("The field `refusal` must be true or false.")
    if refusal and (facts or sources):
        raise _bad("A refusal has no facts and no sources; leave out `refusal`, or these.")
    if not isinstance(given.get("note", ""), str):
        raise _bad("The field `note` must be a text.")
    expected: Expected = "refusal" if refusal else "answer" if facts or sources or refusal is False else "either"
    return Case(number, asked, expected, facts, sources, given.get("note", ""))


def _several(given: dict[str, Any], field: str) -> tuple[Alternatives, ...]:
    """A list whose entries are texts, or lists of texts any of which will do."""
    value = given.get(field)
    if value is None:
        return ()
    entries = [(entry,) if isinstance(entry, str) else entry for entry in value] if isinstance(value, list) else [None]
    if not all(isinstance(entry, list | tuple) and entry and all(map(_is_text, entry)) for entry in entries):
        raise _bad(f"The field `{field}` must be a list of texts, or of lists of texts any of which will do.")
    return tuple(tuple(entry) for entry in entries if entry)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _bad(why: str) -> QuestionError:
    return QuestionError("bad_input", why)
