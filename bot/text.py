"""Text made safe to print."""

import json
import unicodedata
from typing import Any

_DROPPED = ("Cc", "Cf", "Co", "Cs")  # Unicode's categories of control, format, private and surrogate characters
_SPACES = ("Zl", "Zp")  # of line and paragraph separators


def printable(text: str) -> str:
    """The text without what a terminal would act on: control and direction characters other than line ends and tabs."""
    return "".join(_shown(one) for one in text)


def _shown(character: str) -> str:
    if character in "\n\t":
        return character
    category = unicodedata.category(character)
    return "" if category in _DROPPED else " " if category in _SPACES else character


def json_line(value: Any) -> str:
    """A value as JSON on one line: what a terminal would act on, or a reader take for the end of a line, stands escaped."""
    text = json.dumps(value, ensure_ascii=False)
    return text if text.isprintable() else "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in text)
