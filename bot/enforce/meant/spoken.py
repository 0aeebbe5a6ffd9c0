"""Sentences within a longer quotation: nothing in them says that they are somebody's words, and no article tells them as a fact.

`"I will be frank. Oake took the money. He must go," Vale said.`: that Oake took the money is what Vale said.
"""

import re

from bot.enforce.checks.certainty.views import attributes
from bot.enforce.checks.finding import Finding
from bot.enforce.checks.who.names import named
from bot.enforce.checks.wording.quotations import quoted
from bot.enforce.place import Place
from bot.english.reading import by_sentence, shared
from index.sentences import sentences

_SPOKEN_OF = 0.55  # share of a claim in a sentence that tells it
_NEAR = 3000  # characters of a paragraph that are looked at on each side
_PARAGRAPH = re.compile(r"\n\s*\n|(?<=[.!?\"”])[^\S\n]*\n")
_MARK = re.compile(r"(?P<opens>[“„«]|(?:(?<=[\s(\[—–-])|^)\"(?=\S))|(?P<closes>[”»\"])", re.MULTILINE)
_ENDS = re.compile(r"[.:!?,][\"”»]?\s*$")
_WORDS = re.compile(r"\w(?:.*\w)?", re.DOTALL)


def only_spoken(sentence: str, told: Place) -> Finding | None:
    """Say that words which support a sentence are all somebody's, which it tells as a fact."""
    if quoted(sentence) or attributes(sentence):
        return None
    spans = [(told.start + start, told.start + end) for start, end in sentences(told.text)]
    telling = [span for span in spans if _tells(sentence, told.article.text[span[0] : span[1]])]
    if telling and all(is_spoken(told.article.text, *span) for span in telling):
        return Finding("spoken", "the cited words are somebody's, in a longer quotation; the sentence tells them as a fact")
    return None


def is_spoken(text: str, start: int, end: int) -> bool:
    """Whether a sentence of a text is wholly within a quotation, and says nothing of who speaks."""
    words = _WORDS.search(text, start, end)
    if not words or _MARK.search(text, words.start(), words.end()):
        return False
    before, after = text[max(0, words.start() - _NEAR) : words.start() + 1], text[words.end() : words.end() + _NEAR]
    opening = list(_MARK.finditer(_PARAGRAPH.split(before)[-1]))
    if not opening or not opening[-1]["opens"]:
        return False
    paragraphs = _PARAGRAPH.split(after)
    closing = _MARK.search(paragraphs[0])
    if closing:
        return bool(closing["closes"])
    return len(paragraphs) > 1 and bool(re.match(r"[\"“„«]", paragraphs[1].lstrip()))  # each paragraph of it opens with a mark


def sentence_before(text: str, start: int) -> tuple[int, int] | None:
    """The last sentence before one within a quotation that is none itself, if it speaks of somebody or of what is said."""
    opening = max(0, start - _NEAR)
    before = sentences(text, opening, start)[1 if opening else 0 :]
    found = next((span for span in reversed(before) if not is_spoken(text, *span)), None)
    if not found:
        return None
    told = text[found[0] : found[1]]
    return found if _ENDS.search(told) and (named(told) or attributes(told)) else None


def _tells(claim: str, sentence: str) -> bool:
    return any(shared(claim, words) >= _SPOKEN_OF for words in by_sentence(sentence))
