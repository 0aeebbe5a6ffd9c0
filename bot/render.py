"""Replies as text for a terminal: sentences with numbers, then the sources with the quoted words."""

import shutil
import textwrap
from collections.abc import Iterable, Sequence
from datetime import datetime

import click

from bot.check import Checked, Verdict
from bot.reply import REASONS, Answer, Citation, Disagreement, Refusal, Reply, Statement
from bot.text import printable
from index.article import Article, Hit
from index.catalogue import Entry
from index.index import short_id

_WIDEST = 100  # columns; longer lines are hard to read
_VERDICTS: dict[Verdict, str] = {
    "supported": "Supported.",
    "contradicted": "Contradicted.",
    "not_found": "Not found: no article supports or contradicts this.",
}


def render(reply: Reply) -> str:
    """A reply as text, without the notes."""
    return _answer(reply) if isinstance(reply, Answer) else _refusal(reply)


def _answer(answer: Answer) -> str:
    apart = [statement for point in answer.disagreements for statement in point.statements]
    lines = [_wrapped(_numbered(statement)) for statement in answer.statements if statement not in apart]
    for point in answer.disagreements:
        lines += ["", *_disagreement(point)] if lines else _disagreement(point)
    if answer.withheld:
        count = len(answer.withheld)
        lines.append(
            _wrapped(f"({count} drafted sentence{'s' if count > 1 else ''} withheld: no words of an article support it.)")
        )
    return "\n".join([*lines, "", *_sources(citation for statement in answer.statements for citation in statement.citations)])


def _numbered(statement: Statement) -> str:
    return f"{printable(statement.text)} {''.join(f'[{citation.number}]' for citation in statement.citations)}"


def _disagreement(point: Disagreement) -> list[str]:
    """What articles differ on, and each side with its outlet and date."""
    lines = [_wrapped(f"The articles differ on {printable(point.about)}:")]
    for statement in point.statements:
        article = statement.citations[0].article
        later = "the later report" if statement is point.later else None
        who = ", ".join(part for part in (article.source or article.title, _day(article.published), later) if part)
        lines.append(_wrapped(f"- {printable(who)}: {_numbered(statement)}", indent=2))
    return lines


def _sources(citations: Iterable[Citation]) -> list[str]:
    """The list of sources: each with title, outlet, date, link and the quoted words."""
    lines = [click.style("Sources", bold=True)]
    for citation in citations:
        lines.append(_wrapped(f"[{citation.number}] {_about(citation.article)}", indent=4))
        if citation.article.url:
            lines.append("    " + printable(citation.article.url))
        lines.append(_wrapped(f"“{' '.join(printable(citation.quote).split())}”", first=4, indent=4, faint=True))
    return lines


def checked(found: Checked) -> str:
    """The verdict on a claim, with the words on which it rests."""
    lines = [_VERDICTS[found.verdict]]
    return "\n".join([*lines, "", *_sources(found.citations)] if found.citations else lines)


def _refusal(refusal: Refusal) -> str:
    lines = [REASONS[refusal.reason]]
    if refusal.nearest:
        lines += ["", click.style("Nearest articles", bold=True)]
        for article in refusal.nearest:
            lines.append(_wrapped(f"- {_about(article)}", indent=2))
            if article.url:
                lines.append("  " + printable(article.url))
    return "\n".join(lines)


def notes(texts: Iterable[str]) -> str:
    """Notes, a paragraph each."""
    return "\n".join(_wrapped(printable(text)) for text in texts)


def hits(found: Sequence[Hit]) -> str:
    """What a search found: score, title and date, and the passage."""
    blocks = []
    for rank, hit in enumerate(found, start=1):
        head = _wrapped(f"{rank}. {hit.score:.2f}  {_about(hit.passage.article)}", indent=3)
        blocks.append(head + "\n" + _wrapped(" ".join(printable(hit.passage.text).split()), first=3, indent=3))
    return "\n\n".join(blocks)


def entries(found: Sequence[Entry]) -> str:
    """The list of articles, one a line: short id, date, outlet, title; older versions of a story indented below the newest."""
    width = min(max((len(entry.source or "-") for entry in found), default=0), 24)
    older: dict[str | None, list[Entry]] = {}
    for entry in found:
        older.setdefault(entry.version_of, []).append(entry)
    lines = []
    for entry in older.get(None, []):
        lines.append(_entry(entry, width))
        lines += ["  " + _entry(version, width) for version in older.get(entry.id, [])]
    return "\n".join(lines)


def _entry(entry: Entry, width: int) -> str:
    source = printable(entry.source or "-")
    return f"{short_id(entry.id)}  {_day(entry.published) or '-':10}  {source[:width]:{width}}  {printable(entry.title)}"


def article(found: Article) -> str:
    """An article whole."""
    head = [click.style(printable(found.title), bold=True)]
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


def _about(article: Article) -> str:
    parts = (article.source, _day(article.published))
    known = ", ".join(printable(part) for part in parts if part)
    return f"{printable(article.title)}{f' ({known})' if known else ''}"


def _day(published: str | None) -> str | None:
    return datetime.fromisoformat(published).date().isoformat() if published else None


def _wrapped(text: str, *, first: int = 0, indent: int = 0, faint: bool = False) -> str:
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    wrapped = textwrap.fill(
        text,
        max(width, 20),
        initial_indent=" " * first,
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return click.style(wrapped, dim=True) if faint else wrapped
