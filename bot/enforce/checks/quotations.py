"""The words of a claim in quotation marks stand in the cited words as they are; what is in brackets or left out is free."""

import re
import unicodedata

from bot.enforce.checks.finding import Finding, Where

_QUOTED = re.compile(r"[\"“”„«](?P<double>[^\"“”„«»]+)(?:[\"“”»]|$)|(?<!\w)[‘'](?P<single>[^‘'’]*(?:['’]\w[^‘'’]*)*)['’](?!\w)")
_FREE = re.compile(r"\[[^\]]*\]|\.\.\.|…|\. \. \.")


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say which quotation of the claim the words do not have."""
    there = f" {_plain(window)} "
    title = f" {_plain(about.title)} "
    for quotation in quoted(claim):
        for piece in _FREE.split(quotation):
            words = _plain(piece)
            if words and f" {words} " not in there and f" {words} " not in title:
                return Finding("quotations", f"“{quotation.strip()}” does not stand word for word in the cited words")
    return None


def quoted(text: str) -> list[str]:
    """What stands in quotation marks, without them; a mark that nothing closes quotes to the end."""
    return [match["double"] or match["single"] for match in _QUOTED.finditer(text) if match["double"] or match["single"]]


def _plain(text: str) -> str:
    """The words alone, in lower case, whatever the marks between them look like."""
    text = unicodedata.normalize("NFKC", text).lower().replace("’", "'").replace("‘", "'")
    return " ".join(re.findall(r"[^\W_]+(?:'[^\W_]+)*|[%$€£]", text))
