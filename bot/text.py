"""Text on one line, and made fit to print on any terminal."""

import codecs
import re
import unicodedata
from collections.abc import Iterator

SPELLED = "spelled"  # a codec's way with characters that a terminal's encoding lacks: the nearest that ASCII has, else "?"

_MARKS = 4  # on one letter; Hebrew and Vietnamese have up to three
_CONTROL = re.compile(r" ?[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]+ ?")  # with Unicode's separators of lines and paragraphs
_NUMBERS = re.compile(r"[\[［【](\^?\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*)[\]］】]")
_ASCII = {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "•": "*", "€": "EUR", "£": "GBP"}


def one_line(text: str) -> str:
    """The text on one line, white space single."""
    return " ".join(text.split())


def printable_line(text: str) -> str:
    """The text on one line, without what a terminal would act on."""
    return one_line(printable(text))


def printable(text: str) -> str:
    """The text without what a terminal would act on: control and direction characters other than line ends and tabs.

    In the place of control characters stands a space, so that the words around them stay two. Nor does it have more marks on a
    letter than any language writes: they would cover the lines around it.
    """
    parted = _CONTROL.sub(" ", text.replace("\r\n", "\n"))
    spaced = "".join(c for c in parted if c in "\n\t" or unicodedata.category(c) not in ("Cf", "Co", "Cs"))
    return spaced if spaced.isascii() else "".join(_few_marks(spaced))


def _few_marks(text: str) -> Iterator[str]:
    """The characters, of the marks that stand on one the first few."""
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        if marks <= _MARKS:
            yield character


def unmarked(text: str) -> str:
    """An article's sentence without numbers that would be taken for those of our citations: "[1]" becomes "(1)"."""
    return _NUMBERS.sub(r"(\1)", text)


def counted(number: int, thing: str) -> str:
    """So many things: "1 sentence", "1,200 articles"."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def ascii_of(text: str) -> str:
    """The text in ASCII: accents dropped, quotation marks and dashes plain, "?" for what has no likeness."""
    near = "".join(_ASCII.get(c) or unicodedata.normalize("NFKD", c) for c in text)
    kept = (c for c in near if not unicodedata.combining(c))
    return "".join(kept).encode("ascii", "replace").decode()


def _spelled(fault: UnicodeError) -> tuple[str | bytes, int]:
    if isinstance(fault, UnicodeEncodeError):
        return ascii_of(fault.object[fault.start : fault.end]), fault.end
    return codecs.replace_errors(fault)


codecs.register_error(SPELLED, _spelled)
