"""Replies as text for a terminal: sentences with numbers, then the sources with the quoted words."""

import shutil
import textwrap
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from bot.reply import BESIDE, REASONS, Answer, Citation, Disagreement, Refusal, Reply, Statement
from bot.showing.ink import PLAIN, Ink
from bot.text import counted, printable, printable_line, unmarked
from index.article import Article, Hit

if TYPE_CHECKING:
    from bot.check import Checked, Verdict
    from index.catalogue import Entry

_WIDEST = 100  # columns; longer lines are hard to read
_NARROW = 78  # columns; with fewer, a list has no room for several things on a line
_WIDEST_SOURCE = 24  # characters of an outlet's name in a list
_VERDICTS: "dict[Verdict, str]" = {
    "supported": "Supported.",
    "contradicted": "Contradicted.",
    "not_found": "Not found: no article supports or contradicts this.",
}


def render(reply: Reply, ink: Ink = PLAIN) -> str:
    """A reply as text, without the notes."""
    if isinstance(reply, Refusal):
        return refusal(reply, ink)
    apart = [one for point in reply.disagreements for one in point.statements]
    agreed = [statement(one, ink) for one in reply.statements if one not in apart]
    return "\n".join([*agreed, *remarks(reply, ink), "", sources(reply, ink)]).lstrip("\n")


def statement(one: Statement, ink: Ink = PLAIN) -> str:
    """A sentence of an answer with the numbers of its citations."""
    return _marked(one.text, one, ink)


def _marked(text: str, one: Statement, ink: Ink, *, indent: int = 0) -> str:
    """A paragraph with the numbers of a statement's citations behind it."""
    numbers = [f"[{citation.number}]" for citation in one.citations]
    paragraph = wrapped(f"{unmarked(printable(text))} {''.join(numbers)}", indent=indent)
    marked = "".join(
        ink.link(ink.style(number, fg="cyan"), citation.article.url)
        for number, citation in zip(numbers, one.citations, strict=True)
    )
    return paragraph.removesuffix("".join(numbers)) + marked


def remarks(answer: Answer, ink: Ink = PLAIN, *, sides_shown: bool = False) -> list[str]:
    """What stands between an answer's sentences and its sources: where the articles differ, and what was withheld.

    With `sides_shown` the sentences that differ stand above already, and only who says them is told.
    """
    lines: list[str] = []
    for point in answer.disagreements:
        lines += ["", *_disagreement(point, ink, named_only=sides_shown)]
    return [*lines, wrapped(f"({withheld(answer)})")] if answer.withheld else lines


def withheld(answer: Answer) -> str:
    """How many drafted sentences are not shown, and why in general; not for an answer that has none."""
    count = len(answer.withheld)
    they, them, do = ("it", "it", "does") if count == 1 else ("they", "them", "do")
    beside = all(one.reason == BESIDE for one in answer.withheld)
    why = f"{they} {do} not answer the question" if beside else f"no words of an article support {them}"
    mended = sum(one.instead is not None for one in answer.withheld)
    there = f"; what the articles say stands in the place of {'it' if mended == count == 1 else mended}" if mended else ""
    return f"{counted(count, 'drafted sentence')} withheld: {why}{there}."


def _disagreement(point: Disagreement, ink: Ink, *, named_only: bool) -> list[str]:
    """What articles differ on, and each side with its outlet and date."""
    lines = [wrapped(f"The articles differ on {printable(point.about)}:")]
    for one in point.statements:
        article = one.citations[0].article
        later = "the later report" if one is point.later else None
        who = ", ".join(part for part in (article.source or article.title, _day(article.published), later) if part)
        lines.append(_marked(f"- {who}" if named_only else f"- {who}: {one.text}", one, ink, indent=2))
    return lines


def sources(answer: Answer, ink: Ink = PLAIN) -> str:
    """The sources of an answer's sentences, with a heading."""
    return "\n".join(_sources((citation for one in answer.statements for citation in one.citations), ink))


def _sources(citations: Iterable[Citation], ink: Ink) -> list[str]:
    """The list of sources: each with title, outlet, date, link and the quoted words."""
    lines = [ink.style("Sources", bold=True)]
    for citation in citations:
        number = f"[{citation.number}]"
        lines.append(ink.style(number, fg="cyan") + wrapped(f"{number} {about(citation.article)}", indent=4)[len(number) :])
        if citation.article.url:
            lines.append("    " + ink.link(printable(citation.article.url), citation.article.url))
        lines.append(ink.style(wrapped(f"“{printable_line(citation.quote)}”", first=4, indent=4), dim=True))
    return lines


def checked(found: "Checked", ink: Ink = PLAIN) -> str:
    """The verdict on a claim, with the words on which it rests."""
    lines = [wrapped(_VERDICTS[found.verdict])]
    return "\n".join([*lines, "", *_sources(found.citations, ink)] if found.citations else lines)


def refusal(one: Refusal, ink: Ink = PLAIN) -> str:
    """Why there is no answer, and the articles that come nearest."""
    lines = [wrapped(REASONS[one.reason])]
    if one.nearest:
        lines += ["", ink.style("Nearest articles", bold=True)]
        for article in one.nearest:
            lines.append(wrapped(f"- {about(article)}", indent=2))
            if article.url:
                lines.append("  " + ink.link(printable(article.url), article.url))
    return "\n".join(lines)


def notes(texts: Iterable[str]) -> str:
    """Notes, a paragraph each."""
    return "\n".join(wrapped(printable(text)) for text in texts)


def hits(found: Sequence[Hit]) -> str:
    """What a search found: score, title and date, and the passage."""
    blocks = []
    for rank, hit in enumerate(found, start=1):
        head = wrapped(f"{rank}. {hit.score:.2f}  {about(hit.passage.article)}", indent=3)
        blocks.append(head + "\n" + wrapped(printable_line(hit.passage.text), first=3, indent=3))
    return "\n\n".join(blocks)


def entries(found: "Sequence[Entry]", *, fit: bool = False) -> str:
    """The list of articles: short id, date, outlet, title; older versions of a story indented below the newest.

    An article a line; with `fit` the lines are as wide as the terminal, and a narrow one has the titles on lines of their own.
    """
    width = min(max((len(entry.source or "-") for entry in found), default=0), _WIDEST_SOURCE)
    older: dict[str | None, list[Entry]] = {}
    for entry in found:
        older.setdefault(entry.version_of, []).append(entry)
    lines = []
    for entry in older.get(None, []):
        lines.append(_entry(entry, width, fit=fit))
        lines += [_entry(version, width, first=2, fit=fit) for version in older.get(entry.id, [])]
    return "\n".join(lines)


def _entry(entry: "Entry", width: int, *, first: int = 0, fit: bool) -> str:
    from index.index import short_id

    source = printable(entry.source or "-")
    known = f"{' ' * first}{short_id(entry.id)}  {_day(entry.published) or '-':10}  {source[:width]:{width}}"
    title = printable_line(entry.title)
    if not fit:
        return f"{known}  {title}"
    if is_narrow():
        return f"{wrapped(known.strip(), first=first, indent=first + 2)}\n{wrapped(title, first=first + 2, indent=first + 2)}"
    indent = len(known) + 2
    return f"{known}  {wrapped(title, first=indent, indent=indent).lstrip()}"


def article(found: Article, ink: Ink = PLAIN) -> str:
    """An article whole."""
    head = [ink.style(printable(found.title), bold=True)]
    known = {
        "source": found.source,
        "author": found.author,
        "published": _day(found.published),
        "url": found.url,
        "collection": found.collection,
        "id": found.id,
    }
    head += [f"{name}: {printable(value)}" for name, value in known.items() if value]
    return "\n".join([*head, "", printable(found.text)])


def about(article: Article) -> str:
    """Which article it is: title, outlet, day."""
    parts = (article.source, _day(article.published))
    known = ", ".join(printable(part) for part in parts if part)
    return f"{printable(article.title)}{f' ({known})' if known else ''}"


def _day(published: str | None) -> str | None:
    return datetime.fromisoformat(published).date().isoformat() if published else None


def wrapped(text: str, *, first: int = 0, indent: int = 0) -> str:
    """A paragraph, its lines as wide as the terminal is now; `first` and `indent` say how many spaces stand before them."""
    return textwrap.fill(
        text,
        _width(),
        initial_indent=" " * first,
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def is_narrow() -> bool:
    """Whether the terminal has too few columns for a list of several things on a line."""
    return _width() < _NARROW


def _width() -> int:
    """How many columns a line may have."""
    return max(min(shutil.get_terminal_size().columns, _WIDEST), 20)
