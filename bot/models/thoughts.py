"""What a reasoning model thinks aloud before it answers, taken out: servers that do not keep it apart send it in tags."""

import re
from collections.abc import Iterable, Iterator

_TAGS = ("<think>", "<thinking>", "<reasoning>")
_OPENS = re.compile(r"<(think|thinking|reasoning)>")


def without_thoughts(pieces: Iterable[str]) -> Iterator[str]:
    """The pieces of an answer without the thoughts at its beginning; whatever else stands in tags is left as it is.

    Time is linear in the length: of thoughts only the end is kept, in which the closing tag may have begun.
    """
    blanks: list[str] = []  # before the first sign, which may be a tag's
    kept, closing, decided = "", "", False
    for piece in pieces:
        if decided:
            yield piece
            continue
        kept += piece
        if not closing:
            blanks.append(kept[: len(kept) - len(kept.lstrip())])
            kept = kept.lstrip()
            opened = _OPENS.match(kept)
            closing, kept = (f"</{opened[1]}>", kept[opened.end() :]) if opened else ("", kept)
        if closing:
            _, closed, answer = kept.partition(closing)
            kept, decided = (answer, True) if closed else (kept[-len(closing) :], False)
        elif not any(tag.startswith(kept) for tag in _TAGS):
            kept, decided = "".join(blanks) + kept, True
        if decided:
            yield kept
    if not decided and not closing:
        yield "".join(blanks) + kept
