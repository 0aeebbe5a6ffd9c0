"""`/show`: the words around a citation, with the quotation marked, and where in the article they stand."""

from bot.reply import Citation
from bot.showing.ink import Ink
from bot.showing.render import about, wrapped
from bot.text import printable, printable_line
from index.article import Article

_AROUND = 500  # characters before and after the quotation, at most
_OPEN, _CLOSE = "\ue000", "\ue001"  # private characters, of which printable text has none


def passage(citation: Citation, article: Article, ink: Ink) -> str:
    """The passage around a citation in its article as it is in the index now, which may have changed."""
    start = citation.start
    if article.text[start : start + len(citation.quote)] != citation.quote:
        start = article.text.find(citation.quote)
    number = f"[{citation.number}]"
    named = wrapped(f"{number} {about(article)}", indent=4).removeprefix(number)
    head = [ink.style(number, fg="cyan") + ink.style(named, bold=True)]
    if article.url:
        head.append("    " + ink.link(printable_line(article.url), article.url))
    if start < 0:
        gone = wrapped("The article has changed since, and these words are no longer in it:")
        return "\n".join([*head, "", gone, wrapped(f"“{printable_line(citation.quote)}”", first=2, indent=2)])
    end = start + len(citation.quote)
    place = ink.style(wrapped(_place(article.text, start, end)), dim=True)
    return "\n".join([*head, "", _marked(article.text, start, end, ink), "", place])


def _marked(text: str, start: int, end: int, ink: Ink) -> str:
    """The passage as a paragraph; its white space is that of the article, made single."""
    first, last = _bounds(text, start, end)
    whole = _joined(text[first:start], text[start:end], text[end:last])
    paragraph = wrapped(f"{'… ' if first else ''}{whole}{' …' if last < len(text) else ''}", first=2, indent=2)
    opening, closing = ("\x1b[1;36m", "\x1b[0m") if ink.colors else (">>", "<<")
    return paragraph.replace(_OPEN, opening).replace(_CLOSE, closing)


def _joined(before: str, quote: str, after: str) -> str:
    """The three on one line, the quotation between marks, with spaces where there was white space."""
    marked = f"{printable(before)}{_OPEN}{printable(quote)}{_CLOSE}{printable(after)}"
    return " ".join(marked.split())


def _bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """From where to where the passage goes: the quotation's paragraphs, but no more than the whole words of `_AROUND`."""
    first = text.rfind("\n\n", 0, start) + 2 if "\n\n" in text[:start] else 0
    last = text.find("\n\n", end)
    last = len(text) if last < 0 else last
    if start - first > _AROUND:
        first = text.find(" ", start - _AROUND) + 1 or start
    if last - end > _AROUND:
        last = text.rfind(" ", end, end + _AROUND)
    return min(first, start), max(last, end)


def _place(text: str, start: int, end: int) -> str:
    """Where in the article it stands."""
    before, whole = _paragraphs(text[:start].rstrip()), _paragraphs(text)
    number = before if text[:start].strip() and "\n\n" not in text[len(text[:start].rstrip()) : start] else before + 1
    share = round(100 * start / len(text))
    return f"Characters {start:,} to {end:,} of {len(text):,} ({share} % in), paragraph {number} of {whole}."


def _paragraphs(text: str) -> int:
    return sum(1 for part in text.split("\n\n") if part.strip())
