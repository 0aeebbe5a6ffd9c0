"""What a reasoning model thinks aloud before it answers, taken out: servers that do not keep it apart send it in tags."""

import re
from collections.abc import Iterable, Iterator

_TAGS = ("<think>", "<thinking>", "<reasoning>")
_OPENS = re.compile(r"<(think|thinking|reasoning)>")


def without_thoughts(pieces: Iterable[str]) -> Iterator[str]:
    """The pieces of an answer without the thoughts at its beginning; whatever else stands in tags is left as it is.

    Time is linear in the length: of thoughts only the end is kept, in which the closing tag may have begun.
    """
    kept, closing, decided = "", "", False
    for piece in pieces:
        if decided:
            yield piece
            continue
        kept += piece
        opened = None if closing else _OPENS.match(kept.lstrip())
        if opened:
            closing, kept = f"</{opened[1]}>", kept.lstrip()[opened.end() :]
        if closing:
            _, closed, answer = kept.partition(closing)
            kept = answer if closed else kept[-len(closing) :]
            decided = bool(closed)
        else:
            decided = not any(tag.startswith(kept.lstrip()) for tag in _TAGS)
        if decided:
            yield kept
    if not decided and not closing:
        yield kept
