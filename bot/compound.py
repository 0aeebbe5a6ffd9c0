"""Questions in one: "Who bought the mill, and when?" asks two. Each is to be answered, or said to be left open.

A question is cut before what begins another one, by its question word; what the later ones leave out ("and when?", "was it
...") they take from the first, by the rules for follow-ups. No language model.
"""

import re
from dataclasses import dataclass

from bot.followup import leans, resolved

_MOST = 4  # questions that one is cut into
_LONGEST = 30  # words; a longer one describes what it asks for
_WHO = "who|whom|whose|what"
_HELPING = "is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|shall|may|might|must"
_MEASURED = "many|much|old|long|far|tall|high|large|big|fast|often|deep|heavy|wide|soon"
_LED = r"(?:in|at|on|by|for|from|to)\s+(?:which|what|whom|how)\b"
_OPENS = (  # how a question begins; "which was" may go on with the one before
    rf"(?:(?:{_WHO}|when|where|why|how)(?=\s*\W*$|\s+(?:{_HELPING})\b)|how\s+(?:{_MEASURED})\b|(?:who|what)\s+\w"
    rf"|which\s+(?!{_HELPING})\w|{_LED}"
    rf"|(?:{_HELPING})\s+(?:he|she|it|they|there|this|that|the|his|her|its|their|any|(?-i:[A-Z])\w*)\b)"
)
_FIRST = re.compile(rf"\W*(?:(?:{_WHO}|when|where|why|how|which|{_HELPING})\b|{_LED})", re.I)
_NEXT = re.compile(rf"\s*,?\s*\b(?:and|but)\s+(?:also\s+)?(?={_OPENS})|\?\s+(?:and\s+|but\s+|also\s+)?(?={_OPENS})", re.I)
_BARE = re.compile(r"\W*(?:who|whom|what|when|where|why|how|which)\W*$", re.I)  # a question word, and nothing to it
_WORD = re.compile(r"\W*(?:who|whom|what|when|where|why|how|which)\b", re.I)


@dataclass(frozen=True, slots=True)
class Piece:
    """One of the questions in one."""

    text: str  # as it was typed
    asked: str  # with what it leaves out


def questions_in(question: str) -> tuple[Piece, ...]:
    """The questions that one (on one line) is made of, each to be asked by itself; none where it is one.

    "When and where was it built?" gives "When was it built?" and "where was it built?".
    """
    if not _FIRST.match(question) or len(question.split()) > _LONGEST:
        return ()
    cut = [piece.strip(" ,;?") for piece in _NEXT.split(question)]
    if not 1 < len(cut) <= _MOST or not all(cut):
        return ()
    if _BARE.fullmatch(cut[0]):
        if _BARE.fullmatch(cut[1]):
            return ()
        cut[0] += cut[1][_WORD.match(cut[1]).end() :] if _WORD.match(cut[1]) else f" {cut[1]}"  # type: ignore[union-attr]
    typed = [f"{piece}?" for piece in cut]
    first, *others = typed
    if (
        leans(first) and first.lower().split()[:2] == others[0].lower().split()[:2]
    ):  # "What are the causes and what are the effects of it?"
        first = resolved(first, others[0])
    asked = [first, *(resolved(piece, first) for piece in others)]
    return tuple(map(Piece, typed, asked))
