"""Plain text: its first line is the title, when that reads like a headline."""

import re

_HEADLINE_WORDS = 20
_SPOKEN_START = ('"', "“", "'", "‘", "-", "*", "•")


def headline(text: str) -> str | None:
    """The first line of a plain text, when it reads like a headline: short, alone on its line, and followed by more."""
    first, _, rest = text.strip().partition("\n")
    first = first.strip()
    words = first.split()
    if not rest.strip() or not 2 <= len(words) <= _HEADLINE_WORDS:
        return None
    following = rest.lstrip("\n").split("\n", 1)[0]
    wrapped = not rest.startswith("\n") and len(following) < 1.5 * len(first) and first[-1:] not in ".!?"
    if first.startswith(_SPOKEN_START) or first[-1:] in ",;:-" or (wrapped and re.match(r"\s*[a-z]", following)):
        return None
    return first.rstrip(".")
