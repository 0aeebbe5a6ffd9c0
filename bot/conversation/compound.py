"""Questions in one: "Who bought the mill, and when?" asks two. Each is to be answered, or said to be left open.

A question is cut before what begins another one, by its question word, and in a list of such also at commas; what is told or said
before the first is no question. What the later ones leave out ("and when?", "was it ...") they take from the first, by the rules
for follow-ups. Where a clause may belong to another ("the man who sold it and who left"), nothing is cut. No language model.
"""

import re
from dataclasses import dataclass

from bot.conversation.rules import leans, resolved
from bot.questions.little import ANY_ASKING, ANY_HELPING
from index.words import STOP_WORDS, bare, words

_MOST = 6  # questions that one is cut into
_LONGEST = 30  # words; a longer one describes what it asks for
_SOMEONE = "he|she|it|they|there|this|that|the|his|her|its|their|any|(?-i:[A-Z])\\w*"
_MEASURED = "many|much|old|long|far|tall|high|large|big|fast|often|deep|heavy|wide|soon"
_LED = r"(?:in|at|on|by|for|from|to|with)\s+(?:which|what|whom|how)\b"
_OPENS = (  # how a further question begins; "which was" may go on with the one before, and "Will Smith" is a name
    rf"(?:(?:{ANY_ASKING})(?=\s*(?:[,?.!]|$|(?:and|or)\b))|why\s+(?:so|not|now)\b|(?:who|whom|what|when|where|why|how)\s+(?:{ANY_HELPING})\b|how\s+(?:{_MEASURED})\b"
    rf"|(?:who|what|whose)\s+\w|which\s+(?!(?:{ANY_HELPING})\b)\w|{_LED}|(?-i:{ANY_HELPING})\s+(?:{_SOMEONE})\b)"
)
_FIRST = re.compile(rf"\W*(?:(?:{ANY_ASKING}|{ANY_HELPING})\b|{_LED})", re.I)
_JOINED = re.compile(rf"\s*,?\s*\b(?:and|but)\s+(?:also\s+)?(?={_OPENS})|\?\s+(?:and\s+|but\s+|also\s+)?(?={_OPENS})", re.I)
_LISTED = re.compile(rf"\s*,\s*(?={_OPENS})", re.I)  # counts where others are joined
_BARE = re.compile(rf"\W*(?:{ANY_ASKING}|{_LED}(?:\s+(?:many|much))?)\W*", re.I)  # a question word, and nothing to it
_LEAD = re.compile(rf"\W*(?:{_LED}(?:\s+(?:many|much))?|{ANY_ASKING})\b", re.I)
_SAID_BEFORE = re.compile(
    r"\W*(?:(?:and|but|so|also|now|please|hi|hello|hey|well|ok(?:ay)?|(?:please )?tell me|(?:can|could) you tell me|do you know"
    r"|i (?:want|would like|'d like) to know)\b[\s,:!.]*)+",
    re.I,
)
_SETTING = re.compile(
    rf"\W*((?:in|on|as of|during|since|until|according to)\s[^,?]{{1,40}}),\s+(?={ANY_ASKING}|{ANY_HELPING})", re.I
)
_AFTER_A_STATEMENT = re.compile(rf"[.!:]\s+(?=(?:and\s+|so\s+|but\s+)?(?:{ANY_ASKING}|{ANY_HELPING}|{_LED})\b)", re.I)
_WITHIN = re.compile(rf"\b(?:that|whether|if|between)\b|(?<=\w)\s(?:{ANY_ASKING})\b", re.I)  # a clause in a clause
_QUOTED = re.compile(r"[\"“„][^\"”]*[\"”]")


@dataclass(frozen=True, slots=True)
class Piece:
    """One of the questions in one."""

    text: str  # as it was typed
    asked: str  # with what it leaves out


def questions_in(question: str) -> tuple[Piece, ...]:
    """The questions that one (on one line) is made of, each to be asked by itself; none where it is one.

    "When and where was it built?" gives "When was it built?" and "where was it built?".
    """
    told, core = _told(question)
    setting = _SETTING.match(core)
    core = core[setting.end() :] if setting else core
    if not _FIRST.match(core) or len(core.split()) > _LONGEST:
        return ()
    cut = _filled(_cut(core))
    if not 1 < len(cut) <= _MOST or not all(map(_says_something, cut)) or _BARE.fullmatch(cut[0]):
        return ()
    typed = [f"{piece}?" for piece in cut]
    first, *others = typed
    if leans(first) and told:
        first = resolved(first, told)
    elif leans(first) and first.lower().split()[:2] == others[0].lower().split()[:2]:
        # "What are the causes and what are the effects of the drought?"
        first = resolved(first, others[0])
    asked = [first, *(resolved(piece, first) for piece in others)]
    return tuple(Piece(piece, f"{setting[1]}, {one}" if setting else one) for piece, one in zip(typed, asked, strict=True))


def _told(question: str) -> tuple[str, str]:
    """What is told before the first question, and the rest without greetings."""
    asked = _AFTER_A_STATEMENT.search(question, 0, question.find("?") + 1 or len(question))
    told, core = (question[: asked.end()].strip(), question[asked.end() :]) if asked else ("", question)
    said = _SAID_BEFORE.match(core)
    return told, core[said.end() :] if said else core


def _cut(question: str) -> list[str]:
    """The pieces; one where there is nothing to cut, or a clause could belong to another."""
    shown = _QUOTED.sub(lambda found: "_" * len(found[0]), question)
    joints = list(_JOINED.finditer(shown))
    if not joints or (_WITHIN.search(shown, 1, joints[0].start()) and "?" not in joints[0][0]):
        return [question]
    joints = sorted([*joints, *_LISTED.finditer(shown)], key=lambda found: found.start())
    ends = [0, *(found.end() for found in joints)]
    starts = [*(found.start() for found in joints), len(question)]
    pieces = [question[a:b].partition("?")[0].strip(" ,;.!") for a, b in zip(ends, starts, strict=True) if a < b]
    return [piece for piece in pieces if piece]


def _filled(cut: list[str]) -> list[str]:
    """The pieces; the first, where they are mere question words, with what the first whole one asks."""
    whole = next((number for number, piece in enumerate(cut) if not _BARE.fullmatch(piece)), 0)
    lead = _LEAD.match(cut[whole])
    rest = cut[whole][lead.end() :] if lead else f" {cut[whole]}"
    return [*(f"{piece}{rest}" for piece in cut[:whole]), *cut[whole:]]


def _says_something(piece: str) -> bool:
    """Whether a piece asks something: "Who paid", or a mere question word, but not "Which club" or "Was it"."""
    found = [word.lower() for word in words(piece)]
    is_noun = len(found) == 2 and found[0] in ("which", "what", "whose")
    says = not is_noun and any(bare(word) not in STOP_WORDS for word in found[1:])
    return says or len(found) > 2 or _BARE.fullmatch(piece) is not None
