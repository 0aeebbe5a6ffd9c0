"""A web page: its article and what is said about it, through `trafilatura`. What is no article is an error, not an article.

`trafilatura` finds the main text; what it lets through that is not the article's (offers of cookies, links to other
articles) is taken out here, and a page that has too few sentences of its own (a menu, a login, a notice) is told apart.
"""

import re
from collections.abc import Sequence
from typing import Any

from index.article import Article
from index.errors import SourceError
from index.sources.address import canonical
from index.sources.blocks import Block, blocks
from index.sources.charset import decode_page
from index.sources.fields import article, opening
from index.sources.front import is_front
from index.sources.headings import with_headings
from index.sources.input import Input
from index.sources.quiet import quiet

LARGEST = 64_000_000  # bytes of a page with all its scripts and pictures
LARGEST_TEXT = 10_000_000  # characters without them; `trafilatura` takes a second for each million
MOST_TAGS = 60_000  # some of its steps take the square of their number
_HEAVY = 500_000  # characters from which on a page is made lighter first

_LEAST_WORDS = 40  # in sentences; a page with fewer has no article,
_LEAST_DECLARED = 12  # unless it says itself that it is one,
_LEAST_BEHIND_LOGIN = 120  # or asks for a password
_SENTENCE_WORDS = 6

_WEIGHT = re.compile(r"<(script|style|svg|template|!--)", re.IGNORECASE)
_ENDS = {name: re.compile(f"</{name}[^>]{{0,20}}>", re.IGNORECASE) for name in ("script", "style", "svg", "template")}
_ENDS["!--"] = re.compile("-->")
_INLINE = re.compile(r"([\"'])data:[^\"'<>]{200,}\1")
_DECLARED = re.compile(
    r"<meta[^>]{0,80}og:type[^>]{0,40}[\"']article[\"']|[\"']@type[\"']\s{0,5}:\s{0,5}\[?\s{0,5}[\"'](?:\w{1,20}Article|Article|\w{0,20}BlogPosting)[\"']"
    r"|property=[\"']article:published_time",
    re.IGNORECASE,
)
_PASSWORD = re.compile(r"<input[^>]{0,300}type\s{0,3}=\s{0,3}[\"']?password", re.IGNORECASE)
_CONSENT = re.compile(
    r"\b(?:we|we and our(?: \S+)? partners|(?:this|our) (?:site|website|page)) (?:uses?|stores?)\b.{0,40}\bcookies?\b"
    r"|\b(?:accept|reject|allow|manage|decline) (?:all |our |your )*(?:cookies|cookie (?:settings|preferences)|consent)\b"
    r"|\bby (?:clicking|continuing|signing in|using this)\b.{0,80}\b(?:agree|accept|consent)\b"
    r"|\byour (?:cookie|privacy) (?:settings|choices|preferences)\b|\bconsent to (?:the use of )?cookies\b",
    re.IGNORECASE | re.DOTALL,
)
_POINTER = re.compile(
    r"(?:read (?:more|also|next|on)|related(?: \w+)?|see also|also read|more (?:on this|from)|most (?:read|popular)|recommended"
    r"|sign up|subscribe|advertisement|share this|follow us)\b",
    re.IGNORECASE,
)
_LONGEST_POINTER = 40  # words


def read_page(given: Input, collection: str | None) -> Article:
    """The article of a web page; its id is its canonical URL, else the URL where it was fetched, else the file's path.

    Raises `SourceError`, naming the page, when it is too large, is no text, or has no article.
    """
    html = _html(given)
    document = _extracted(html, given)
    body = document.body if document is not None else None
    title = (document.title or "") if document is not None else ""
    kept = _of_the_article(list(blocks(body)), title) if body is not None else []
    if not _is_article(kept, html) or (not _DECLARED.search(html) and is_front(html, kept)):
        raise SourceError(
            f"{given.name}: no article was found on this page; give the page of an article, or save its text as a file."
        )
    url = canonical(document.url if given.url else _own_url(html, document.url), given.url)
    fields = {"source": document.sitename, "author": document.author, "url": url, "published": document.date}
    text = "\n\n".join(block.text for block in with_headings(html, kept, title))
    return article(url or given.identity, title or opening(kept[0].text), text, fields, collection)


def _html(given: Input) -> str:
    """The page as text, within bounds."""
    if len(given.data) > LARGEST:
        size = f"{len(given.data) / 1e6:.0f} MB is more than a page may have ({LARGEST / 1e6:.0f} MB)"
        raise SourceError(f"{given.name}: {size}; save its text as a file.")
    html = lighter(decode_page(given.data, given.name, given.charset))
    if len(html) > LARGEST_TEXT:
        size = f"{len(html) / 1e6:.0f} MB without scripts is more than one page may have ({LARGEST_TEXT / 1e6:.0f} MB)"
        raise SourceError(f"{given.name}: {size}; save its text as a file, or in parts.")
    if html.count("<") > 2 * MOST_TAGS:  # each opens and closes
        raise SourceError(f"{given.name}: it has more than {MOST_TAGS:,} elements; save its text as a file, or in parts.")
    return html


def _own_url(html: str, url: str | None) -> str | None:
    """The URL that a saved page names, where it is a whole one."""
    return url if url and url.startswith(("http://", "https://")) and url.split("://", 1)[1] in html else None


def _extracted(html: str, given: Input) -> Any:
    from trafilatura import bare_extraction

    quiet("trafilatura", "htmldate", "courlan", "justext", "readability")
    plain = re.sub(r"\A\s*<\?xml[^>]{0,200}\?>", "", html)  # lxml takes no declared encoding in what is decoded
    dates = {"original_date": True, "extensive_search": False}  # a date that is only guessed from the text is none
    try:
        return bare_extraction(
            plain, url=given.url, with_metadata=True, include_comments=False, include_links=True, date_extraction_params=dates
        )
    except Exception as fault:  # it is made for wild pages, and the libraries below it raise what they will
        raise SourceError(f"{given.name}: the page is made in a way that cannot be read; save its text as a file.") from fault


def _of_the_article(found: Sequence[Block], title: str) -> list[Block]:
    """The blocks without the title, requests for consent, and pointers to other pages."""
    kept = [block for block in found if not _consent(block) and not _pointer(block)]
    if kept and kept[0].text.casefold() == title.casefold():
        kept = kept[1:]
    while kept and kept[-1].heading:  # of what was taken out below it
        kept.pop()
    return kept


def _consent(block: Block) -> bool:
    return len(block.text) < 1200 and bool(_CONSENT.search(block.text))


def _pointer(block: Block) -> bool:
    """Whether a block only points elsewhere: hardly more than a link, and no sentence."""
    words = len(block.text.split())
    if words > _LONGEST_POINTER or block.linked < len(block.text) * 0.5:
        return False
    return block.linked < len(block.text) * 0.9 or not _ends(block.text) or bool(_POINTER.match(block.text))


def _ends(text: str) -> bool:
    return text.rstrip("\"'”’)]»").endswith((".", "!", "?", "…"))


def _is_article(kept: Sequence[Block], html: str) -> bool:
    """Whether the blocks have enough sentences of their own to be an article."""
    words = sum(
        len(block.text.split())
        for block in kept
        if _ends(block.text) and len(block.text.split()) >= _SENTENCE_WORDS and block.linked < len(block.text) * 0.6
    )
    declared = bool(_DECLARED.search(html))
    if _PASSWORD.search(html) and not declared:
        return words >= _LEAST_BEHIND_LOGIN
    return words >= (_LEAST_DECLARED if declared else _LEAST_WORDS)


def lighter(html: str) -> str:
    """A large page without scripts, styles, drawings, comments and pictures in the page; those that describe it are kept."""
    if len(html) < _HEAVY:
        return html
    parts, at = [], 0
    open_ended: set[str] = set()
    for mark in _WEIGHT.finditer(html):
        kind = mark[1].lower()
        if mark.start() < at or kind in open_ended or "ld+json" in html[mark.start() : mark.start() + 200]:
            continue
        end = _ENDS[kind].search(html, mark.end())
        if end is None:  # and none of the later ones ends either
            open_ended.add(kind)
            continue
        parts.append(html[at : mark.start()])
        at = end.end()
    return _INLINE.sub('""', "".join([*parts, html[at:]]))
