"""Sentences from an answer that a language model wrote as JSON, whole or broken off, in whatever fields it chose."""

import json
import re
from collections.abc import Iterator
from typing import Any

_TEXTS = ("text", "sentence", "statement", "claim", "answer", "content", "response")
_POINTERS = (
    "keys",
    "key",
    "citations",
    "citation",
    "cites",
    "cited",
    "sources",
    "source",
    "passages",
    "passage",
    "refs",
    "ids",
    "id",
)
_WORDS = ("quote", "quotes", "words", "supporting_words", "evidence", "support", "excerpt")
_NESTED = 20  # lists in objects in lists; deeper is no answer
_FIELD = re.compile(r'"([a-z_]{1,20})"\s?:\s?(?:"((?:[^"\\\n]|\\.)*)"|(\[[^\[\]{}]{0,500}\]|\d{1,3}))', re.IGNORECASE)
_FENCE = re.compile(r"^[^\S\n]*(?:```|~~~)\w*[^\S\n]*$", re.MULTILINE)

Said = tuple[str, tuple[str, ...], str]  # a sentence, what it points to, the words that it gives as support


def objects(text: str) -> list[Said]:
    """The sentences of an answer in JSON, of one object a line, or of what is left of these; none where it is something else."""
    text = _FENCE.sub("", text).strip()
    try:
        return list(_walk(json.loads(text), 0))
    except (ValueError, RecursionError):
        return _salvaged(text) if text[:1] in ("{", "[") else []


def _walk(value: Any, depth: int) -> Iterator[Said]:
    if depth > _NESTED:
        return
    if isinstance(value, list):
        for one in value:
            if isinstance(one, str) and depth <= 1:
                yield one, (), ""
            else:
                yield from _walk(one, depth + 1)
    if isinstance(value, dict):
        said = next((value[name] for name in _TEXTS if isinstance(value.get(name), str)), None)
        if said is not None:
            yield said, _pointers(value), _words(value)
        for name, one in value.items():
            if isinstance(one, list | dict) and name not in (*_POINTERS, *_WORDS):
                yield from _walk(one, depth + 1)


def _pointers(value: dict[str, Any]) -> tuple[str, ...]:
    given: Any = next((value[name] for name in _POINTERS if value.get(name) is not None), [])
    listed = given if isinstance(given, list) else [given]
    inner = [one if isinstance(one, str | int) else _pointers(one) if isinstance(one, dict) else "" for one in listed]
    return tuple(part for one in inner for part in (one if isinstance(one, tuple) else (str(one),)))


def _words(value: dict[str, Any]) -> str:
    given: Any = next((value[name] for name in _WORDS if value.get(name)), "")
    if isinstance(given, list) and given:
        given = given[0]
    return given if isinstance(given, str) else ""


def _salvaged(text: str) -> list[Said]:
    """What fields can still be read of JSON that breaks off or is not quite JSON."""
    found: list[Said] = []
    for match in _FIELD.finditer(text):
        name, string, other = match[1].lower(), match[2], match[3]
        value = _unescaped(string) if string is not None else other
        if name in _TEXTS and string is not None:
            found.append((value, (), ""))
        elif found and name in _POINTERS:
            found[-1] = (found[-1][0], (*found[-1][1], value), found[-1][2])
        elif found and name in _WORDS and string is not None:
            found[-1] = (*found[-1][:2], value)
    return found


def _unescaped(text: str) -> str:
    try:
        return str(json.loads(f'"{text}"'))
    except ValueError:
        return text
