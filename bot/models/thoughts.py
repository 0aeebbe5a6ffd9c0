"""What a reasoning model thinks aloud before it answers, taken out: servers that do not keep it apart send it in tags."""

import re
from collections.abc import Iterable, Iterator

_TAGS = ("<think>", "<thinking>", "<reasoning>")
_OPENS = re.compile(r"<(think|thinking|reasoning)>")


def without_thoughts(pieces: Iterable[str]) -> Iterator[str]:
    """The pieces of an answer without the thoughts at its beginning; whatever else stands in tags is left as it is."""
    text, undecided = "", True
    for piece in pieces:
        if not undecided:
            yield piece
            continue
        text += piece
        begins = text.lstrip()
        opened = _OPENS.match(begins)
        if opened:
            _, closed, answer = begins.partition(f"</{opened[1]}>")
            if closed:
                undecided = False
                yield answer
        elif not any(tag.startswith(begins) for tag in _TAGS):
            undecided = False
            yield text
    if undecided and not _OPENS.match(text.lstrip()):
        yield text
