"""A paper's corrections of itself, as they stand below an article: which words are withdrawn, and which are put in their place.

The words by which they are known are in `correction_words`; what a correction means for the rest of the article is for
`withdrawn`. A correction that somebody else made ("the ministry corrected its figure") is news, and none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.articles import correction_words as words
from index.sentences import paragraphs, sentences

Span = tuple[int, int]

_OPENS_QUOTE = "\"“'‘«"
_COLONS = ":–—|"  # a label before one is a label for sure: no "Corrected for inflation, wages fell."


@dataclass(frozen=True, slots=True)
class Correction:
    """A sentence that corrects an article, as offsets into its text."""

    start: int
    end: int
    said: Span  # what was said, or what it was about
    right: Span | None  # what is right: in the same sentence, or the next; None where nothing is put in its place
    contrast: Span | None = None  # what is not right beside what is: ", not 78"
    wrong: Span | None = None  # the words of that: "78"

    @property
    def last(self) -> int:
        """Where it ends, with what is right."""
        return max(self.end, self.right[1]) if self.right else self.end

    @property
    def alone(self) -> bool:
        """Whether the sentence tells only what was wrong."""
        return self.right is None or self.right[0] >= self.end

    def contrasts(self, at: int) -> bool:
        """Whether what begins there stands beside what is right as what is not."""
        return self.contrast is not None and self.contrast[0] <= at < self.contrast[1]

    def asserts(self, text: str) -> bool:
        """Whether it repeats what was said wrongly: not "misstated the year"."""
        return self.said[0] < self.said[1] and not words.MISSED_IT.match(text, self.said[0])


@lru_cache(maxsize=128)
def corrections(text: str) -> tuple[Correction, ...]:
    """The corrections of itself that a text carries, in order."""
    return tuple(_found(text)) if words.CUE.search(text) else ()


@lru_cache(maxsize=512)
def speaks_of_one(sentence: str) -> bool:
    """Whether a sentence tells of a correction itself: it says that something was said, not that it is so."""
    forms = (words.OURS, words.IN_OURS, words.LABELLED, words.AMENDED, words.OF_CORRECTIONS)
    return any(form.search(sentence) for form in forms)


def _found(text: str) -> Iterator[Correction]:
    heading = ""
    for start, end in paragraphs(text):
        if words.HEADED.match(text[start:end]):
            heading = text[start:end]
            continue
        if heading and not re.search(r"[.!?:;…)\]\"”*_]\s*$", text[start:end]):
            heading = ""  # the next heading
        if words.CUE.search(text, start, end) or heading:
            begins = words.BULLET.match(text, start, end)  # a sentence behind one is not cut
            yield from _in_paragraph(text, sentences(text, begins.end() if begins else start, end), heading)


def _in_paragraph(text: str, spans: Sequence[Span], heading: str) -> Iterator[Correction]:
    """The corrections in a paragraph; a label above or at its head, or a sentence that it was amended, holds for all of it."""
    taken = -1
    labelled, plainly = bool(heading), bool(words.PLAINLY.match(heading))
    for number, (start, end) in enumerate(spans):
        if number <= taken or _is_quoted(text, spans[0][0], start):
            continue
        label = words.LABELLED.match(text[start:end])
        labelled = labelled or label is not None or words.AMENDED.search(text, start, end) is not None
        at = start + (label.end() if label else 0)
        following = spans[number + 1 : number + 3]
        plainly = plainly or words.PLAINLY.match(text[start:end]) is not None
        one = _read(text, at, end, following, labelled=labelled, plainly=plainly)
        if one is None and plainly and (heading or number or (label and label[0].rstrip(" *_")[-1] in _COLONS)):
            one = _restated(text, at, end)
        if one:
            yield Correction(start, end, one.said, one.right, one.contrast, one.wrong)
            taken = next((n for n, span in enumerate(spans) if one.right and span[0] == one.right[0]), number)


def _is_quoted(text: str, paragraph: int, start: int) -> bool:
    """Whether a sentence is somebody's words: it begins with a quotation mark, or within quotation marks."""
    before = text[paragraph:start]
    return text[start : start + 1] in _OPENS_QUOTE or before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _read(text: str, at: int, end: int, following: Sequence[Span], *, labelled: bool, plainly: bool) -> Correction | None:
    """The correction that a sentence is, its label left out; `plainly`: the label itself calls it one."""
    one = _in_one(text, at, end, labelled=labelled, plainly=plainly)
    if one:
        return one
    if words.ABOVE_WRONG.search(text, at, end):
        return _with_next(text, at, end, (at, at), following)
    because = words.BECAUSE.search(text, at, end) if words.AMENDED.search(text, at, end) else None
    mended = bool(following and words.REGRETS.search(text[slice(*following[0])]))
    labelled = labelled or because is not None or mended
    told = _told(text, because.end() if because else at, end, following, labelled=labelled)
    given = words.GIVEN.match(text[at:end]) if told is None and plainly else None
    told = (at + given.start("what"), end) if given else told
    if told is not None:
        return _of_told(text, at, end, told, following)
    amended = words.AMENDED.search(text, at, end)
    if amended:
        return _of_amended(text, at, end, amended.end(), following)
    if plainly or words.AS_REPORTED.search(text, at, end):
        return _contrasted(text, at, end, (at, at))
    return None


def _in_one(text: str, at: int, end: int, *, labelled: bool, plainly: bool) -> Correction | None:
    """The correction that has right and wrong in a few words: "to 12 from 21", "for 21 read 12", "12; we first said 21"."""
    found = words.CORRECTS.match(text[at:end])
    if found:
        contrast, wrong, right = ((at + a, at + b) for a, b in (found.span("contrast"), found.span("wrong"), found.span("right")))
        return Correction(at, end, (at, right[0]), right, contrast, wrong)
    exchanged = words.FOR_READ.search(text, at, end) if plainly else None
    if exchanged:
        kind = ("contrast", "wrong") if exchanged["contrast"] else ("instead", "other")
        return Correction(at, end, (at, at), (exchanged.end(), end), exchanged.span(kind[0]), exchanged.span(kind[1]))
    behind = words.BEHIND.search(text, at + 1, end)
    if behind and (labelled or behind["ours"]) and text[at : behind.start()].strip():
        full_stop = text[end - 1] == "."
        return Correction(at, end, (at, at), (at, behind.start()), (behind.start(), end - full_stop), (behind.end(), end))
    return None


def _restated(text: str, at: int, end: int) -> Correction | None:
    """A sentence below a label that tells only what is right; None where it only regrets, or asks."""
    tells = not words.REGRETS.search(text, at, end) and text[at:end].strip() and text[end - 1] != "?"
    return Correction(at, end, (at, at), (at, end)) if tells else None


def _told(text: str, at: int, end: int, following: Sequence[Span], *, labelled: bool) -> Span | None:
    """Where a sentence tells what the paper had said: from the verb of saying; None where it does not."""
    sentence = text[at:end]
    reversed_ = words.IN_OURS.search(sentence)
    subject = (
        words.OURS.match(sentence)
        or words.OURS_BY_ERROR.match(sentence)
        or (words.UNDER_A_LABEL.match(sentence) if labelled else None)
    )
    subject = subject or (_of_a_piece(text, sentence, following) or _we_said(text, sentence, following))
    shortly = following and words.SHORTLY.match(text[slice(*following[0])])
    subject = subject or (words.OURS_AS.match(sentence) if shortly else None)
    verb = words.TOLD.search(sentence[subject.end() :]) if subject else None
    if subject and verb:
        begins = 0 if re.match(r"\W*(?:in|on)\s(?:an?|the|our|this|some)\s", sentence, re.IGNORECASE) else verb.start()
        return at + subject.end() + begins, end
    if reversed_:
        return at, at + reversed_.start("where" if reversed_["where"] else "there")
    return None


def _of_a_piece(text: str, sentence: str, following: Sequence[Span]) -> re.Match[str] | None:
    """Find "An article on Monday misstated (...)", if the next words put something in the place of something."""
    behind = sentence + (text[slice(*following[0])] if following else "")
    return words.OF_A_PIECE.match(sentence) if words.CONTRAST.search(behind) else None


def _we_said(text: str, sentence: str, following: Sequence[Span]) -> re.Match[str] | None:
    """Find "We said (...); in fact (...)", in one sentence, or two."""
    turn = words.TURNS.search(sentence)
    behind = sentence[turn.start() :] if turn else text[slice(*following[0])][:60] if following else ""
    return words.WE_SAID.match(sentence) if words.IN_FACT.search(behind) else None


def _of_told(text: str, at: int, end: int, told: Span, following: Sequence[Span]) -> Correction:
    turn = words.TURNS.search(text, told[0], end) or words.NAMED_RIGHT.search(text, told[0], end)
    if turn and not (turn.re is words.NAMED_RIGHT and not words.MISSED_IT.match(text, told[0])):
        right = _contrasted(text, turn.end(), end, (told[0], turn.start()))
        return right or Correction(at, end, (told[0], turn.start()), (turn.end(), end))
    return _with_next(text, at, end, told, following)


def _with_next(text: str, at: int, end: int, told: Span, following: Sequence[Span]) -> Correction:
    """A sentence that tells what was wrong, with the next that tells anything, which tells what is right."""
    for start, stop in following:
        sentence = text[start:stop]
        if words.REGRETS.search(sentence):
            continue
        if words.OURS.match(sentence) or words.LABELLED.match(sentence) or words.AMENDED.search(sentence):
            break
        right = _contrasted(text, start, stop, told)
        return Correction(at, end, told, (start, stop), right.contrast if right else None, right.wrong if right else None)
    return Correction(at, end, told, None)


def _of_amended(text: str, at: int, end: int, verb: int, following: Sequence[Span]) -> Correction | None:
    to_say = words.TO_SAY.search(text, verb, end)
    if to_say:
        return _contrasted(text, to_say.end(), end, (verb, verb))
    to_correct = words.TO_CORRECT.search(text, verb, end)
    if not to_correct:
        return None
    named = words.NAMED_RIGHT.search(text, to_correct.end(), end)
    if named:
        return _contrasted(text, named.end(), end, (to_correct.end(), named.start()))
    return _with_next(text, at, end, (to_correct.end(), end), following)


def _contrasted(text: str, start: int, end: int, said: Span) -> Correction | None:
    """The sentence that tells what is right and, behind a "not", what is not; None where it does not."""
    denied = words.NOT_BUT.search(text, start, end)
    if denied:
        return Correction(start, end, said, (start, end), denied.span(), denied.span("wrong"))
    found = words.CONTRAST.search(text, start, end)
    if not found:
        return None
    wrong = found.span("wrong" if found["wrong"] else "other")
    reported = words.AS_REPORTED.search(text, *wrong)
    wrong = (wrong[0], reported.start()) if reported else wrong
    return Correction(start, end, said, (start, end), found.span(), wrong)
