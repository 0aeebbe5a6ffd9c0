"""`/show`: the words around a citation, with the quotation marked, and where in the article they stand."""

from bot.ink import Ink
from bot.render import about, one_line, wrapped
from bot.reply import Citation
from index.article import Article

_AROUND = 500  # characters before and after the quotation, at most
_OPEN, _CLOSE = "\ue000", "\ue001"  # private characters, of which printable text has none


def passage(citation: Citation, article: Article, ink: Ink) -> str:
    """The passage around a citation in its article as it is in the index now, which may have changed."""
    start = citation.start
    if article.text[start : start + len(citation.quote)] != citation.quote:
        start = article.text.find(citation.quote)
    head = [ink.style(f"[{citation.number}]", fg="cyan") + " " + ink.style(about(article), bold=True)]
    if article.url:
        head.append(ink.link(one_line(article.url), article.url))
    if start < 0:
        gone = "The article has changed since, and these words are no longer in it:"
        return "\n".join([*head, "", gone, wrapped(f"“{one_line(citation.quote)}”", first=2, indent=2)])
    end = start + len(citation.quote)
    return "\n".join([*head, "", _marked(article.text, start, end, ink), "", ink.style(_place(article.text, start, end), dim=True)])


def _marked(text: str, start: int, end: int, ink: Ink) -> str:
    first, last = _bounds(text, start, end)
    before, after = one_line(text[first:start]), one_line(text[end:last])
    quoted = f"{_OPEN}{one_line(text[start:end])}{_CLOSE}"
    whole = f"{'… ' if first else ''}{before} {quoted}{'' if _joins(text[end:last]) else ' '}{after}{' …' if last < len(text) else ''}"
    opening, closing = ("\x1b[1;36m", "\x1b[0m") if ink.colors else (">>", "<<")
    return wrapped(whole, first=2, indent=2).replace(_OPEN, opening).replace(_CLOSE, closing)


def _joins(after: str) -> bool:
    """Whether what follows a quotation belongs to its last word, as a comma does."""
    return not after[:1].strip() and not after[:1].isspace() or bool(after[:1].strip())


def _bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """From where to where the passage goes: the paragraphs that the quotation is in, but no more than whole words of `_AROUND`."""
    first = text.rfind("\n\n", 0, start) + 2 if "\n\n" in text[:start] else 0
    last = text.find("\n\n", end)
    last = len(text) if last < 0 else last
    if start - first > _AROUND:
        first = text.find(" ", start - _AROUND) + 1 or start
    if last - end > _AROUND:
        last = text.rfind(" ", end, end + _AROUND)
    return min(first, start), max(last, end)


def _place(text: str, start: int, end: int) -> str:
    paragraphs = [part for part in text.split("\n\n") if part.strip()]
    number = len([part for part in text[:start].split("\n\n") if part.strip()]) or 1
    share = round(100 * start / len(text))
    return f"Characters {start:,} to {end:,} of {len(text):,} ({share} % in), paragraph {min(number, len(paragraphs))} of {len(paragraphs)}."
