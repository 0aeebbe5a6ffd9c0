"""Text made safe to print."""

import json
import unicodedata
from typing import Any


def printable(text: str) -> str:
    """The text without what a terminal would act on: control and direction characters other than line ends and tabs."""
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cf", "Co", "Cs"))


def json_line(value: Any) -> str:
    """A value as JSON on one line: what a terminal would act on, or a reader take for the end of a line, stands escaped."""
    text = json.dumps(value, ensure_ascii=False)
    return text if text.isprintable() else "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in text)
