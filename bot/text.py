"""Text made safe to print."""

import unicodedata


def printable(text: str) -> str:
    """The text without what a terminal would act on: control and direction characters other than line ends and tabs."""
    kept = (c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cf", "Co", "Cs"))
    return "".join(" " if c in "\u2028\u2029" else c for c in kept)  # Unicode's separators of lines and paragraphs
