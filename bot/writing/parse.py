"""What a language model wrote, as sentences with the passages that each points to. It believes nothing of what it reads.

Asked for is a sentence a line, its keys in brackets, then the supporting words. Taken is what models write instead as well:
`[2]` for the second passage, `[1, 2]`, `【1†source】`, `<ref>1</ref>`, "according to Source 2", lists, tables, JSON, code fences,
footnotes, and text that breaks off. A pointer is a hint, and checked like all else; so what is read wrongly here is withheld
later, not shown.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.text import one_line, printable
from bot.writing.claims import says_no_answer
from bot.writing.objects import objects
from index.sentences import sentences

LONGEST_LINE = 4000  # characters; what a line has beyond is cut off
_FIRST_PRIVATE = 0xE000  # characters of no meaning stand for markers while a line is cut into sentences
_MOST_MARKERS = 1000
_COLOUR = re.compile(r"\x1b\[[0-9;]{0,20}[A-Za-z]")  # what a terminal would take for a colour
_PRIVATE = re.compile(r"[\ud800-\udfff\ue000-\uf8ff]")  # and half pairs, which nothing can print

_KEY = r"[kK][b-df-hj-np-tv-z2-9]{5}"  # as `bot.writing.fence` makes them: without vowels, so never a word
_ITEM = rf"(?:\d{{1,3}}|{_KEY})"
_LABEL = r"(?:(?:sources?|passages?|articles?|documents?|docs?|refs?|keys?)\s{0,3})"
_LIST = rf"{_ITEM}(?:\s{{0,3}}(?:[,;&–-]|and)\s{{0,3}}{_LABEL}?{_ITEM}){{0,20}}"
_MARKER = re.compile(
    rf"\s?(?:[\[【]\s{{0,3}}\^?{_LABEL}?[#:]?\s?(?P<list>{_LIST})\s{{0,3}}(?:†[^\]】\n]{{0,40}})?[\]】]"
    rf"|\[\s{{0,3}}{_LABEL}#?(?P<titled>{_ITEM})\s?[:,–—-]\s?[^\[\]\n]{{1,200}}\]"
    rf"|<(?P<tag>ref|sup|cite)\b[^<>\n]{{0,60}}>\s{{0,3}}\[?(?P<tagged>{_LIST})\]?\s{{0,3}}</(?P=tag)>"
    rf"|[(（]\s{{0,3}}(?:see\s)?(?P<named>{_LABEL}[#:]?\s?{_LIST}|{_KEY}(?:\s?,\s?{_KEY}){{0,20}})[)）]"
    rf"|(?<=[.!?”\"])(?P<raised>[⁰¹²³⁴-⁹]{{1,3}}))",
    re.IGNORECASE,
)
_ACCORDING = re.compile(
    r"(?:,\s?)?\b(?:according to|as (?:reported|stated|noted) (?:in|by)|as per|per|from)\s(?:the\s)?"
    rf"{_LABEL}#?(?P<list>{_LIST})\b,?\s?",
    re.IGNORECASE,
)
_ITEMS = re.compile(rf"\b{_ITEM}\b|[⁰¹²³⁴-⁹]+", re.IGNORECASE)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

_AFTER = r"(?P<markers>(?:\s?[\ue000-\uf8ff])+)\s?(?:[-–—:|]\s?)?(?:(?:quote|words|evidence|support)s?:\s?)?[\"“]"
_WORDS_AT_END = re.compile(_AFTER + r"(?P<words>[^\ue000-\uf8ff]+)[\"”]\s?\.?$", re.IGNORECASE)
_WORDS_FIRST = re.compile(
    r"^[\"“](?P<words>[^\"”\ue000-\uf8ff]+[^\"”\ue000-\uf8ff.!?,])[\"”]\s?(?P<markers>(?:\s?[\ue000-\uf8ff])+)\s(?=[A-Z][^\ue000-\uf8ff]+$)"
)
_WORDS_WITHIN = re.compile(_AFTER + r"(?P<words>[^\"”]+)[\"”]\s?(?=[A-Z\ue000-\uf8ff])", re.IGNORECASE)
_LEADS_ON = re.compile(r"(?:[,:]|\b(?:said|says?|told \w+|that|called|the|an?))$", re.IGNORECASE)
_BULLET = re.compile(r"^(?:>\s?)*(?:(?:[-*•–+]|\(?\d{1,2}[.)])\s+)?")
_LABELLED = re.compile(  # as models begin a line, and as the prompt has it
    r"^(?:(?:text|title|answer|final answer|short answer|sentence|claim|fact|statement|summary|response|output|(?:a )?good line"
    r"|rules?|system|assistant|user|developer|passage|article|note|key point|q|a):\s+)+(?=\S)",
    re.IGNORECASE,
)
_KEYS_ALONE = re.compile(rf"{_KEY}(?:\s?[,;]\s?{_KEY}){{0,20}}")  # a cell of a table
_FORMS = re.compile(r"[\uff01-\uff5e\U0001d400-\U0001d7ff]|(?![0-9])\d")  # ASCII in other forms; digits of all scripts
_HEADING = re.compile(r"^#{1,6}\s|^\*\*[^*]{1,80}\*\*:?$|^```|^~~~|^[|\s:=-]+$")
_SOURCES = re.compile(r"^\W{0,6}(?:sources?|references?|footnotes?|citations?|bibliography)\W{0,6}$", re.IGNORECASE)
_FOOTNOTE = re.compile(r"^\[\^?\w{1,8}\](?::|[^.!?]{0,200}\bhttps?://)")  # a source, with its address
_IMAGE = re.compile(r"!\[[^\]\n]{0,300}\]\([^)\n]{0,2000}\)")
_ADDRESS = r"\((?:[^()\n]|\([^()\n]{0,200}\)){0,2000}\)"
_LINKED_MARKER = re.compile(rf"\[\[?(\^?{_LABEL}?{_LIST})\]?\]{_ADDRESS}", re.IGNORECASE)  # "[[1]](http://...)"
_LINK = re.compile(rf"\[([^\]\n]{{1,300}})\]{_ADDRESS}")
_TAG = re.compile(r"</?(?!(?:ref|sup|cite)\b)[a-zA-Z][^<>\n]{0,200}>")
_MARKER_TAG = re.compile(r"</?(?:ref|sup|cite)\b[^<>\n]{0,60}>")  # what is left of these holds no marker
_RAISED_UNIT = re.compile(r"\b([kcdm]?m)<sup>([23])</sup>")
_EMPTY = re.compile(r"\s?(?:\(\s?\)|\[\s?\])")  # brackets that held a marker or a tag
_EMPHASIS = re.compile(r"\*{1,3}|__|`")
_ENDS = tuple(".!?”\"')]。！？")


@dataclass(frozen=True, slots=True)
class Written:
    """A sentence as a language model wrote it, without its markers."""

    text: str
    cited: tuple[int, ...]  # which of the offered passages it points to, from 0
    unknown: tuple[str, ...]  # pointers to passages that were never offered
    words: str  # that it gives as support; "" where it gives none


def written(deltas: Iterable[str], keys: Sequence[str]) -> Iterator[Written]:
    """The sentences of an answer that comes in pieces, each as soon as its line is complete. `keys` are those of the passages.

    Time is linear in the length. A last line that breaks off is left out.
    """
    listing = False  # the answer's own list of sources has begun
    for line, whole in _lines(deltas):
        if line is None:
            yield from _objects(whole, keys)
            return
        listing = listing or bool(_SOURCES.match(line))
        if not listing:
            yield from _line(line, keys, complete=bool(whole))


def _lines(deltas: Iterable[str]) -> Iterator[tuple[str | None, str]]:
    """Lines as (line, its end: "" for a last one without); or, when the answer is JSON or code, once (None, the whole)."""
    pieces: list[str] = []  # of the line that is not complete
    started = False
    structured = False
    for delta in deltas:
        head, *rest = delta.split("\n")
        pieces.append(head)
        if not started and "".join(pieces).strip():
            begin = "".join(pieces).lstrip()
            if len(begin) < 3 and not rest:
                continue
            structured = bool(re.match(r"\{|\[\s*[{\"]|```|\[\s*$", begin))
            started = True
        for part in rest:
            if structured:
                pieces += ["\n", part]
            else:
                yield "".join(pieces), "\n"
                pieces = [part]
    last = "".join(pieces)
    if structured or re.match(r"\{|\[\s*[{\"]", last.lstrip()):
        yield None, last
    elif last.strip():
        yield last, ""


def _objects(text: str, keys: Sequence[str]) -> Iterator[Written]:
    """The sentences of an answer in JSON; of a fence without any, those of its lines."""
    found = objects(text)
    if not found:
        for line in text.split("\n"):
            yield from _line(line, keys, complete=False)
    for said, pointers, words in found:
        cited, unknown = _resolve(pointers, keys)
        for one in _line(said, keys, complete=True):
            yield Written(one.text, one.cited or cited, one.unknown or unknown, one.words or words)


def _line(line: str, keys: Sequence[str], *, complete: bool) -> Iterator[Written]:
    """The sentences of one line."""
    text = one_line(_FORMS.sub(_usual, printable(_COLOUR.sub("", line[:LONGEST_LINE]))))
    if not text or _HEADING.match(text) or _FOOTNOTE.match(text):
        return
    row = text.startswith("|")
    text = _plain(text)
    markers: list[str] = []

    def mark(match: re.Match[str]) -> str:
        if len(markers) == _MOST_MARKERS:
            return ""
        markers.append(next(found for name, found in match.groupdict().items() if found and name != "tag"))
        return chr(_FIRST_PRIVATE + len(markers) - 1)

    text = _MARKER_TAG.sub("", _ACCORDING.sub(mark, _MARKER.sub(mark, text)))
    if row and not markers:
        return  # the head of a table, or a row that cites nothing
    ended = complete or text.endswith((*_ENDS, chr(_FIRST_PRIVATE + len(markers) - 1))) or says_no_answer(text)
    if not ended:
        text = text[: max(text.rfind(end) for end in ".!?") + 1]  # it breaks off
    text, words = _supporting(text)
    yield from _cut(text, markers, words, keys)


def _plain(text: str) -> str:
    """A line without the signs of Markdown, HTML and tables."""
    text = _BULLET.sub("", text, count=1)
    if text.startswith("|"):
        cells = [cell.strip() for cell in text.strip("|").split("|") if cell.strip()]
        text = ", ".join(f"[{cell}]" if _KEYS_ALONE.fullmatch(cell) else cell for cell in cells)
    text = _LINK.sub(r"\1", _LINKED_MARKER.sub(r"[\1]", _IMAGE.sub("", text)))
    text = _RAISED_UNIT.sub(lambda unit: unit[1] + "⁰¹²³"[int(unit[2])], text)
    return _LABELLED.sub("", _EMPHASIS.sub("", _TAG.sub("", text)), count=1)


def _usual(match: re.Match[str]) -> str:
    """A letter, digit or sign as ASCII has it; what ASCII has not as it is."""
    digit = str(unicodedata.decimal(match[0], match[0]))
    usual = digit if digit.isascii() else unicodedata.normalize("NFKC", match[0])
    return usual if usual.isascii() else match[0]


def _supporting(text: str) -> tuple[str, dict[str, str]]:
    """The line without the words given as support, and these by the marker that they follow."""
    words: dict[str, str] = {}

    def take(match: re.Match[str]) -> str:
        before = match.string[: match.start()].rstrip()
        if _LEADS_ON.search(before) or (match.re is _WORDS_WITHIN and not before.endswith(_ENDS)):
            return match[0]
        words[match["markers"].strip()[-1]] = match["words"]
        return match["markers"] + " "

    first = _WORDS_FIRST.match(text)
    if first:
        return f"{text[first.end() :]} {first['markers']}", {first["markers"].strip()[-1]: first["words"]}
    return _WORDS_WITHIN.sub(take, _WORDS_AT_END.sub(take, text)), words


def _cut(text: str, markers: Sequence[str], words: dict[str, str], keys: Sequence[str]) -> Iterator[Written]:
    """Cut a line into its sentences, each with the markers that belong to it."""
    parts = [text[start:end] for start, end in sentences(text)]
    own: list[str] = []
    for part in parts:
        rest = part.lstrip("".join(_PRIVATE.findall(part)) + " ")
        if own and rest != part and not _PRIVATE.search(own[-1]):
            own[-1] += part[: len(part) - len(rest)]  # "... fell. [1] Then ...": the marker is the former sentence's
            part = rest  # noqa: PLW2901  # what is left of it
        own.append(part)
    following = ""
    signs: list[str] = []
    for part in reversed(own):
        following = "".join(_PRIVATE.findall(part)) or following
        signs.insert(0, following)
    for number, (part, sign) in enumerate(zip(own, signs, strict=True)):
        said = _tidy(_PRIVATE.sub("", part))
        here = sign or (signs[number - 1] if number else "")
        if any(character.isalnum() for character in said):
            pointers = [markers[ord(one) - _FIRST_PRIVATE] for one in here]
            yield Written(said, *_resolve(pointers, keys), next((words[one] for one in here if one in words), ""))


def _tidy(text: str) -> str:
    """A sentence after its markers were taken out: spaces single, none before a full stop, which stands at the end."""
    text = re.sub(r"(?<=[!-~])\s?。", ".", one_line(text))
    text = re.sub(r"\s+([.,;:!?])", r"\1", _EMPTY.sub("", text)).strip(" ,;|-–—")
    text = re.sub(r"[,;]+(?=[.!?]$)", "", text)
    text = text[:1].upper() + text[1:]
    return text if not text or text.rstrip("”\")']").endswith((".", "!", "?", ":", "…", "。", "！", "？")) else text + "."


def _resolve(pointers: Iterable[str], keys: Sequence[str]) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """The passages that markers point to, and the pointers to none."""
    cited: dict[int, None] = {}
    unknown: dict[str, None] = {}
    known = {key.lower(): number for number, key in enumerate(keys)}
    known.update({str(number): number - 1 for number in range(1, len(keys) + 1)})
    for pointer in pointers:
        for item in _ITEMS.findall(pointer):
            name = item.translate(_RAISED).lower().lstrip("0") or "0"
            if name in known:
                cited[known[name]] = None
            else:
                unknown[item] = None
    return tuple(cited), tuple(unknown)
