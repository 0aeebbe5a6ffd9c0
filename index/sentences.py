"""Where sentences begin and end, as character offsets.

The boundaries within a paragraph are the `sentencex` library's; what it does not know of news text
(times of day, titles before names, hard-wrapped lines and headings without a full stop) is mended here.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

LONGEST = 1500  # characters; a "sentence" beyond that is a table or noise, and is cut at white space

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_LIST_ITEM = re.compile(r"\s*(?:[-*•–]|\d{1,3}[.)])\s")
_ENDS_SENTENCE = re.compile(r"[.!?:;…][\"'”’)\]]*\s*$")
_LONGEST_HEADING = 20  # words
_BEFORE_BYLINE = 400  # characters: a title, and a line or two below it
_NAME = r"(?:(?:de|der|den|van|von|da|di|al|la|le|of|the|bin|ibn)\s){0,2}[A-Z][\w.'’-]*"
_BYLINE = re.compile(  # names with a capital, then outlets, posts and a date, and no end of a sentence
    rf"(?:(?:Words|Story|Text|Reported|Written)\s)?[Bb][Yy]:?\s(?!(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March"
    rf"|April|June|July|August|September|October|November|December)\b){_NAME}(?:\s(?:(?:and|&)\s)?{_NAME}){{1,7}}"
    rf"(?:\s?[,|·•–—-]\s?[^\n,.!?;:|·•]{{1,40}}){{0,4}}\.?"
)
_AT_ONCE = 20_000  # characters of a paragraph
_WRAP_WIDTH = 200  # characters; longer lines are whole paragraphs, not hard-wrapped ones

# "8 a.m. ET", "5 p.m. Tuesday", "Gen. Smith": the full stop is the abbreviation's, and the sentence goes on.
_CLOCK = re.compile(r"\b[ap]\.m\.\s*$", re.IGNORECASE)
_AFTER_CLOCK = re.compile(
    r"(?:[A-Z]{1,2}[SD]?T|GMT|UTC|BST|CET|CEST|Eastern|Central|Mountain|Pacific|local"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|on|in|at|to|and|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)",
)
_TITLE = re.compile(
    r"(?:^|[\s(\"“'‘])(?:Dr|Mr|Mrs|Ms|Prof|Rep|Reps|Sen|Sens|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Cmdr|Rev|Hon|St|Pres|Amb|Supt"
    r"|vs|No|Nos|"
    r"Fig|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.\s*$"
)
_INITIALS = re.compile(r"\b(?:U\.S|U\.K|U\.N|E\.U|D\.C|L\.A|[A-Z])\.\s*$")
_STARTS_SENTENCE = re.compile(
    r"[\"'“‘(\[]*(?:The|This|That|These|Those|It|He|She|They|We|I|In|On|At|But|And|A|An|If|When|As|For|His|Her|Its|Their|There"
    r"|After|Before|While)\b"
)
# Words that the library takes for abbreviations, of Maine, number, article, Illinois..., and that end sentences as words.
_WHOLE_WORD = re.compile(
    r"(?:(?<=\b(?:me|no|id|ok|OK)\.)|(?<=\b(?:may|May|art|ill|Fed|arc)\.))\s+(?=[\"“‘(]?[A-Z])"  # each of one length
)
_SHORT_WORD = re.compile(r"(?:^|\s)\S{1,4}\.\s*$")


def paragraphs(text: str) -> list[tuple[int, int]]:
    """The paragraphs of a text as (start, end) offsets without outer white space, in order."""
    spans = []
    at = 0
    for gap in [*_BLANK_LINE.finditer(text), None]:
        spans += _lines(text, at, gap.start() if gap else len(text))
        at = gap.end() if gap else len(text)
    return spans


def sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The sentences of `text[start:end]` as (start, end) offsets into `text`, without outer white space.

    They are in order, do not overlap, and leave out nothing but white space.
    """
    part = text[start:end]
    spans = []
    for opening, closing in paragraphs(part):
        spans += [(start + a, start + b) for a, b in _in_paragraph(part, opening, closing)]
    return spans


def is_heading(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` heads what follows: a short paragraph of its own that ends no sentence, between two that do.

    The items of a list and the rows of a table are none: they stand beside their like.
    """
    words = text[start:end]
    if "\n" in words or "|" in words or _ENDS_SENTENCE.search(words) or len(words.split()) > _LONGEST_HEADING:
        return False
    before, after = text[max(start - LONGEST, 0) : start], text[end : end + LONGEST]
    if not _BLANK_LINE.match(after) or not (before == "" or re.search(r"\n[^\S\n]*\n\s*$", before)):
        return False
    following = _BLANK_LINE.split(after.strip())[0]
    goes_on = len(following) > LONGEST // 2 or bool(_ENDS_SENTENCE.search(following))
    return goes_on and (not before.strip() or bool(_ENDS_SENTENCE.search(before)))


def is_byline(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` is a line near the beginning that names who wrote the article: "By Ada Finch, The Herald"."""
    if start > _BEFORE_BYLINE or not _BYLINE.fullmatch(text, start, end):
        return False
    return text[:start].rstrip(" \t")[-1:] in ("", "\n") and text[end : end + LONGEST].lstrip(" \t")[:1] in ("", "\n")


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a block without blank lines at the line ends that end a paragraph; joins hard-wrapped lines."""
    lines = [(m.start(), m.end()) for m in re.compile(r"[^\n]+").finditer(text, start, end)]
    widest = max((b - a for a, b in lines), default=0)
    spans: list[tuple[int, int]] = []
    for number, (a, b) in enumerate(lines):
        if number and not _breaks(text, lines[number - 1], (a, b), widest):
            spans[-1] = (spans[-1][0], b)
        else:
            spans.append((a, b))
    return [span for span in (_trim(text, *span) for span in spans) if span[0] < span[1]]


def _breaks(text: str, line: tuple[int, int], following: tuple[int, int], widest: int) -> bool:
    before, after = text[slice(*line)], text[slice(*following)]
    if all(one.count("\t") + one.count("|") > 1 for one in (before, after)):  # rows of a table
        return True
    if _LIST_ITEM.match(after) or not after.strip():
        return True
    if _ENDS_SENTENCE.search(before):
        return widest > _WRAP_WIDTH
    if after.lstrip()[:1].islower():
        return False
    return widest > _WRAP_WIDTH or len(before) < 0.7 * widest


def _in_paragraph(text: str, start: int, end: int) -> list[tuple[int, int]]:
    from sentencex import get_sentence_boundaries

    found = [
        (opening + b["start_index"], opening + b["end_index"])
        for opening, closing in _stretches(text, start, end)
        for b in get_sentence_boundaries("en", text[opening:closing])
    ]
    spans: list[tuple[int, int]] = []
    for a, b in found:
        if spans and _goes_on(text[slice(*spans[-1])], text[a:b]):
            spans[-1] = (spans[-1][0], b)
        else:
            spans.append((a, b))
    trimmed = [_trim(text, *span) for a, b in spans for span in _apart(text, a, b)]
    return [piece for a, b in trimmed if a < b for piece in _shorten(text, a, b)]


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What the library gets at a time, up to the end of a sentence: with some texts its time grows with the square of that."""
    while end - start > _AT_ONCE:
        last = max(text.rfind(sign, start, start + _AT_ONCE) for sign in (". ", "? ", "! "))
        cut = last + 2 if last > start else start + _AT_ONCE
        yield start, cut
        start = cut
    yield start, end


def _apart(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The span, cut where a sentence ends in a word that the library took for an abbreviation."""
    cuts = [start, *(found.end() for found in _WHOLE_WORD.finditer(text, start, end)), end]
    return list(pairwise(cuts))


def _goes_on(before: str, after: str) -> bool:
    """Whether a sentence that was ended after `before` really goes on with `after`."""
    before = before[-40:]
    if _CLOCK.search(before):
        return bool(_AFTER_CLOCK.match(after))
    if _TITLE.search(before):
        return True
    if _INITIALS.search(before):
        return not _STARTS_SENTENCE.match(after) and after[:1] not in '"“'
    if after[:1].islower():
        return before.rstrip()[-1:] not in ".…" or bool(_SHORT_WORD.search(before))
    return False


def _shorten(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut what is too long to be a sentence, at white space where there is some."""
    cuts = [start]
    while end - cuts[-1] > LONGEST:
        space = text.rfind(" ", cuts[-1] + LONGEST // 2, cuts[-1] + LONGEST)
        cuts.append(space if space > 0 else cuts[-1] + LONGEST)
    spans = (_trim(text, a, b) for a, b in pairwise([*cuts, end]))
    return [(a, b) for a, b in spans if a < b]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    return min(start + lead, end), start + len(piece.rstrip()) if piece.strip() else end
