"""Slack's mrkdwn, and Markdown, as HTML. Whatever a text has in it, only the tags written here come out."""

import re
from html import escape, unescape
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markupsafe import Markup

_CODE = re.compile(r"```(.*?)```|`([^`\n]+)`", re.DOTALL)
_ANGLED = re.compile(r"<([^<>|\n]+)(?:\|([^<>\n]*))?>")
_STYLES = (("*", "b"), ("_", "i"), ("~", "s"))
_SCHEMES = frozenset(("http", "https", "mailto"))


def mrkdwn(text: str, names: dict[str, str]) -> Markup:
    """A text in mrkdwn as HTML, with mentions by name; links of other schemes than http, https and mailto stay text."""
    made, end = [], 0
    for code in _CODE.finditer(text):
        made.append(_prose(text[end : code.start()], names))
        block, inline = code.groups()
        made.append(f"<pre>{escape(unescape(block))}</pre>" if block is not None else f"<code>{escape(unescape(inline))}</code>")
        end = code.end()
    return Markup("".join([*made, _prose(text[end:], names)]))


def _prose(text: str, names: dict[str, str]) -> str:
    made, end = [], 0
    for angled in _ANGLED.finditer(text):
        made += [_words(text[end : angled.start()]), _target(angled.group(1), angled.group(2), names)]
        end = angled.end()
    whole = "".join([*made, _words(text[end:])])
    for mark, tag in _STYLES:
        sign = re.escape(mark)
        whole = re.sub(rf"(?<![\w{sign}]){sign}(?=\S)([^{sign}\n]+?)(?<=\S){sign}(?![\w{sign}])", rf"<{tag}>\1</{tag}>", whole)
    whole = re.sub(r"(?m)^&gt; ?(.*)$", r"<blockquote>\1</blockquote>", whole)
    return re.sub(r"</blockquote>\n?", "</blockquote>", whole).replace("\n", "<br>")


def _words(text: str) -> str:
    return escape(unescape(text), quote=True)


def _target(target: str, label: str | None, names: dict[str, str]) -> str:
    if target[0] in "@#!":
        name = label or names.get(target[1:].partition("^")[2] or target[1:], target[1:])
        sign = "#" if target[0] == "#" else "@"
        return f'<span class="mention">{_hidden(sign + name.removeprefix(sign))}</span>'
    if urlsplit(unescape(target)).scheme not in _SCHEMES:
        return _words(f"<{target}>" if label is None else label)
    return f'<a href="{_hidden(target)}">{_words(label or target)}</a>'


def _hidden(text: str) -> str:
    """Escaped, with the marks of emphasis out of reach of those who look for them."""
    made = _words(text)
    for mark, _ in _STYLES:
        made = made.replace(mark, f"&#{ord(mark)};")
    return made


def markdown(text: str) -> Markup:
    """A text in Markdown as HTML; HTML in it stays text."""
    return Markup(MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).render(text))
