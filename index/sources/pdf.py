"""A PDF: the text of its pages in paragraphs, through `pypdf`, without what recurs at the top and foot of every page."""

import io
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import PurePath
from typing import TYPE_CHECKING

from index.article import Article
from index.errors import SourceError
from index.sources.fields import article, clean_line
from index.sources.input import Input
from index.sources.text import headline

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_RECURS = 0.5  # of the pages have the line, digits aside: it is a header or footer
_FEW_PAGES = 3  # fewer show no pattern
_SHORT = 0.8  # of the usual length; a shorter line that ends a sentence ends a paragraph
_LARGER = 1.15  # times as large is another size of type
_NO_TITLE = re.compile(r"untitled|microsoft word|\.(?:docx?|indd|pdf|qxd|tex|pages|odt)\b|^\W*$", re.IGNORECASE)


class LockedError(Exception):
    """A PDF that needs a password."""


def read_pdf(given: Input, collection: str | None) -> Article:
    """The article in a PDF; its title is the document's own, else its first line, else its name.

    It has no date: that of the file is not the article's. Raises `SourceError`, naming the file, when it is damaged, needs a
    password, takes too long, or holds no text (a scan, which would have to be read by a machine for that).
    """
    pages, about = _read(given)
    text = "\n\n".join(_paragraphs(_without_margins(pages)))
    if not any(c.isalpha() for c in text):
        raise SourceError(f"{given.name}: the PDF has no text, only pictures; run it through text recognition (OCR) first.")
    title = about.get("title") or headline(text) or PurePath(given.name).stem.replace("_", " ")
    return article(given.identity, title, text, {"author": about.get("author"), "url": given.url}, collection)


def _read(given: Input) -> tuple[list[str], dict[str, str]]:
    """The pages and what the PDF says of itself, read in a process apart."""
    from index.sources.apart import MOST_SECONDS, PROCESS

    try:
        found = PROCESS.read(given.data)
    except TimeoutError as fault:
        raise SourceError(
            f"{given.name}: the PDF takes more than {MOST_SECONDS} s to read; split it, or save its text as a file."
        ) from fault
    except OSError as fault:
        raise SourceError(
            f"{given.name}: the PDF is too much for its reader, which broke down; save its text as a file."
        ) from fault
    kind, why = found.get("fault", ("", ""))
    if kind == "locked":
        raise SourceError(f"{given.name}: the PDF needs a password; save it without one.")
    if kind:
        raise SourceError(f"{given.name}: the PDF is {why}; save it anew, or its text as a file.")
    return found["pages"], found["about"]


def pages_of(data: bytes) -> tuple[list[str], dict[str, str]]:
    """The text of each page, and the title and author that the PDF names. Raises `LockedError`, and whatever pypdf raises."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise LockedError
    return [_text(page) for page in reader.pages], _about(reader)


def _text(page: "PageObject") -> str:
    """The text of a page, with an empty line where the type becomes larger or smaller: a headline stands apart."""
    sizes: dict[str, float] = {}

    def note(text: str, _: object, matrix: Sequence[float], __: object, size: float) -> None:
        for line in filter(None, map(str.strip, text.splitlines())):
            sizes.setdefault(line, abs(size * (matrix[3] or 1.0)))

    lines = page.extract_text(visitor_text=note).splitlines()
    return "\n".join(
        f"\n{line}" if before.strip() and _differ(sizes.get(before.strip()), sizes.get(line.strip())) else line
        for before, line in zip(["", *lines], lines, strict=False)
    )


def _differ(one: float | None, other: float | None) -> bool:
    return bool(one and other) and max(one or 0, other or 0) > _LARGER * min(one or 0, other or 0)


def _about(reader: "PdfReader") -> dict[str, str]:
    known = reader.metadata
    given = {"title": known.title, "author": known.author} if known else {}
    clean = {field: clean_line(str(value)) for field, value in given.items() if value}
    return {field: value for field, value in clean.items() if not _NO_TITLE.search(value)}


def _without_margins(pages: Sequence[str]) -> list[list[str]]:
    """The lines of each page without headers, footers and page numbers."""
    lines = [[line.strip() for line in page.splitlines()] for page in pages]
    edges = Counter(key for page in lines for key in {_key(line) for line in _edge(page)})
    recurring = {key for key, pages_with in edges.items() if len(pages) >= _FEW_PAGES and pages_with > len(pages) * _RECURS}
    return [_kept(page, recurring) for page in lines]


def _kept(page: Sequence[str], recurring: set[str]) -> list[str]:
    edge = {line for line in _edge(page) if _key(line) in recurring}
    return [line for line in page if line not in edge and not _number(line)]


def _edge(page: Sequence[str]) -> list[str]:
    said = [line for line in page if line]
    return [*said[:2], *said[-2:]]


def _key(line: str) -> str:
    return re.sub(r"\d+", "0", line)


def _number(line: str) -> bool:
    return bool(re.fullmatch(r"(?:page )?[–-]? ?\d{1,4}(?: ?(?:/|of) ?\d{1,4})? ?[–-]?", line, re.IGNORECASE))


def _paragraphs(pages: Sequence[Sequence[str]]) -> list[str]:
    """The lines joined to paragraphs: one ends at an empty line, or at a short line that ends a sentence."""
    lengths = sorted(len(line) for page in pages for line in page if line)
    usual = lengths[len(lengths) * 3 // 4] if lengths else 0
    done: list[str] = []
    lines: list[str] = []
    for line in (line for page in [_headed(pages[0], usual), *pages[1:], [""]] for line in page):
        ends = re.search(r"[.!?:][\"'”’)]*$", line[-8:])
        if line:
            lines.append(line)
        if lines and (not line or (len(line) < usual * _SHORT and (ends or len(line) < usual * 0.5))):
            done.append(_joined(lines))
            lines = []
    return [*done, _joined(lines)] if lines else done


def _headed(page: Sequence[str], usual: int) -> Sequence[str]:
    """The first page with its first line apart, when that reads like a headline: a short line before one that begins anew."""
    said = [number for number, line in enumerate(page) if line]
    if len(said) < 2:
        return page
    first, second = page[said[0]], page[said[1]]
    is_short = len(first) < usual * _SHORT and not re.search(r"[.!?:;,-][\"'”’)]*$", first)
    return [*page[: said[1]], "", *page[said[1] :]] if is_short and second[:1].isupper() else page


def _joined(lines: Sequence[str]) -> str:
    pieces = [lines[0]]
    for former, line in pairwise(lines):
        if re.search(r"[a-z]-$", former[-2:]) and line[:1].islower():
            pieces[-1] = pieces[-1][:-1]  # a word cut at the line's end
            pieces.append(line)
        else:
            pieces += [" ", line]
    return "".join(pieces)
