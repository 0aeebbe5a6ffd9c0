"""Text made safe for Slack's mark-up, and Slack's mark-up made text.

Nothing from an article or a person can mention anybody, format, or link: `&`, `<` and `>` are escaped, formatting characters
shown as they are, and links are made by `link` alone.
"""

import re
from urllib.parse import quote, urlsplit

from bot.text import printable_line

_MARKS = re.compile(r"([*_~`])")
_SHOWN = "\u200b"  # a space without width: after it, Slack takes a mark for a character
_TOKEN = re.compile(r"<([^<>|]*)(?:\|([^<>]*))?>")
_LONGEST_URL = 1000  # characters; a longer one would fill a block
_SAFE = ":/?#[]@!$&'()*+,;=%~-._"  # in a URL as it is written


def safe(text: str) -> str:
    """A text on one line, to be shown as it is."""
    shown = _MARKS.sub(rf"{_SHOWN}\1", escaped(printable_line(text)))
    return _SHOWN + shown if shown.startswith("&gt;") else shown  # which would make a line a quotation


def escaped(text: str) -> str:
    """A text in which nothing is mark-up of Slack's own (mentions, links)."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def cut(text: str, limit: int) -> str:
    """`safe`, with an ellipsis where it would have more than so many characters; never cut within an escape."""
    whole = safe(text)
    if len(whole) <= limit:
        return whole
    words, used = [], 2
    for word in printable_line(text).split(" "):
        shown = safe(word)
        used += len(shown) + 1
        if used > limit:
            break
        words.append(shown)
    return " ".join(words) + " …" if words else _cut_word(text, limit)


def _cut_word(text: str, limit: int) -> str:
    """The beginning of a text without spaces, with an ellipsis."""
    shown = ""
    for character in text:
        if len(shown) + len(safe(character)) + 1 > limit:
            break
        shown += safe(character)
    return shown + "…"


def link(url: str | None, label: str) -> str:
    """A link with a label that is mark-up already; the label alone where the URL is not one of the web."""
    address = web_address(url)
    return f"<{address}|{label}>" if address else label


def web_address(url: str | None) -> str | None:
    """A URL as it may stand in mark-up, or None when it is not http(s), has no host, or is too long."""
    if not url or any(character.isspace() or not character.isprintable() for character in url):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:  # [::
        return None
    if parts.scheme.lower() not in ("http", "https") or not host:
        return None
    address = quote(url, safe=_SAFE).replace("&", "&amp;")
    return address if len(address) <= _LONGEST_URL else None


def plain(text: str, bot: str = "") -> str:
    """What a person wrote, as text: without the bot's name, links and names as they are read, escapes undone."""
    bare = _TOKEN.sub(lambda token: "" if bot and token[1] == f"@{bot}" else _read(token[1], token[2]), text)
    for escape, character in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        bare = bare.replace(escape, character)
    return "\n".join(" ".join(line.split()) for line in bare.splitlines()).strip()


def _read(target: str, label: str | None) -> str:
    """A token of Slack's as a person reads it."""
    if target.startswith(("@", "#", "!")):
        return f"{'@' if target[0] == '@' else ''}{label}" if label else ""
    return label or target


def mentions(text: str, user: str) -> bool:
    """Whether what a person wrote mentions a user."""
    return any(token[1] == f"@{user}" for token in _TOKEN.finditer(text))


def others_mentioned(text: str, bot: str) -> bool:
    """Whether what a person wrote mentions someone, and that is not the bot."""
    named = {token[1][1:] for token in _TOKEN.finditer(text) if token[1].startswith(("@U", "@W", "!subteam"))}
    return bool(named) and bot not in named
