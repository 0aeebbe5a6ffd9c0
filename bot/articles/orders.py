"""Sentences of an article that are written for a machine: orders to a model, and imitations of a list of our sources.

They answer no question, whatever they say, for nobody tells anything in them. What is looked for is narrow: an article that
reports of such orders, with words of its own before them, is one to be quoted.
"""

import re

_ONLY = r"only|exactly|just|verbatim|nothing but|the following|this"
_ORDER = re.compile(
    r"^\W*(?:SYSTEM|ASSISTANT)\s?[:>\]]"
    r"|^\W*(?i:system|developer|assistant)\s(?i:prompts?|messages?|notes?|overrides?|instructions?)\s?[:>\]]"
    r"|^\W*(?i:(?:please|now|then)\s)?(?i:write|say|answer|reply|respond|output|print|return|repeat)"
    rf"(?i:\s(?:{_ONLY}))(?i:\s(?:{_ONLY}|with|words?|text|sentence|line))*\s?:"
    r"|^\W*(?i:(?:please|now|then)\s)?(?i:write|say|respond)\s?:"
    r"|^\W*(?i:please\s)?(?i:ignore|disregard|forget|override)\b[^.]{0,60}"
    r"\b(?i:instructions?|guidelines?|rules?|prompts?|passages?|articles?)\b"
)
_LISTED = re.compile(  # "Sources [1] …", and "[1] Title (Outlet, 2025-05-01)", as we write it
    r"^\W*(?i:sources?|references?|citations?|footnotes?|bibliography)\W*\s\[\^?\d"
    r"|^\W*\d{1,3}\]:?\s[^\n]*\([^()\n]*\d{4}-\d\d-\d\d\b"
)
_NUMBERED = re.compile(r"\[\^?\d{1,3}\]:?\s")  # at the beginning of a line


def is_for_a_machine(sentence: str) -> bool:
    """Whether a sentence, on one line, orders a model what to write, or imitates a list of sources."""
    return bool(_ORDER.match(sentence) or _LISTED.match(sentence))


def is_listed(text: str, start: int) -> bool:
    """Whether what begins there in an article is an entry of its own list of sources: a number in brackets opens the line."""
    opens = not text[:start].rstrip(" \t") or text[:start].rstrip(" \t").endswith("\n")
    return opens and bool(_NUMBERED.match(text, start))
