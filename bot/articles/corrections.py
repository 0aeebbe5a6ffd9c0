"""A paper's corrections of itself, as they stand below an article: which words are withdrawn, and which are put in their place.

Here is the vocabulary. What a correction means for the rest of the article is for `withdrawn`. A correction that somebody else
made ("the ministry corrected its figure") is news, and none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.sentences import paragraphs, sentences

Span = tuple[int, int]

_PIECE = (
    r"(?:(?:news|web|picture|photo|opinion)\s)?(?:article|report|story|piece|post|column|page|item|obituary|review|interview|profile"
    r"|dispatch|feature|newsletter|entry|caption|(?:sub-?)?head(?:line|ing)|standfirst|graphic|chart|map|table|infographic|podcast"
    r"|episode|video|timeline|guide|listing|edition|issue|blog|recipe|quiz|fact ?box|summary|coverage)s?"
)
_OLDER = r"(?:earlier|previous|prior|original|first|older|initial|print|online|early)"
_VERSION = r"(?:version|edition|draft|post|copy|(?:(?:picture|photo)\s)?caption|(?:sub-?)?headline|article|story|report)s?"
_ERROR = r"(?:(?:an?|our|some)\s)?(?:\w+\s){0,3}?(?:error|mistake|mix-up|slip|oversight|misunderstanding)s?"
_EARLIER = r"(?:originally|previously|initially|at first|first|earlier)"
_WRONGLY = r"(?:incorrectly|wrongly|mistakenly|erroneously|inaccurately|falsely|in error|by mistake)"
_MISSED = (
    r"mis-?(?:stated|spelled|spelt|identified|quoted|attributed|reported|named|dated|characteri[sz]ed|described|represented|labell?ed"
    r"|placed|calculated|counted|printed|translated)|(?:gave|had|listed|showed|used|included|contained)\s(?:an?|the)\s"
    r"(?:wrong|incorrect|erroneous|inaccurate)|confused|garbled"
)
_SAID = (
    r"(?:said|stated|gave|given|reported|listed|described|identified|referred to|named|called|quoted|claimed|suggested|implied"
    r"|indicated|wrote|put|placed|showed|credited|attributed|spelled|spelt|read|told|included|contained"
    rf"|{_MISSED})"
)
_LABEL = (
    r"(?:corrections?(?:\s(?:and|&)\sclarifications?)?|clarifications?|(?:an?\s)?(?:editors?['’]?s?|editorial)\snotes?|errat(?:um|a)"
    r"|for the record|we (?:got (?:it|this|that) wrong|made an? \w+|were wrong)"
    r"|amend(?:ment|ed)|corrected|updated?|note to readers|corrigend(?:um|a))"
)
_LABELLED = re.compile(
    rf"^[\W_]*{_LABEL}\b(?:\s?\([^)]{{0,40}}\)|[^:.–—|\n]{{0,40}}?)(?:\*\*|__)?\s?[:.–—|]+[\s*_]*", re.IGNORECASE
)
_HEADED = re.compile(rf"^[\W_]*{_LABEL}\W*$", re.IGNORECASE)
_PLAINLY = re.compile(r"^\W*(?:corrections?|clarifications?|errat(?:um|a)|for the record|corrected|amended)\b", re.IGNORECASE)

# the paper and its piece: by themselves, and those that only a label makes the paper's own
_PLACED = r"(?:\s(?:on|in|of|about|from|published|dated|last|that)\b[^.;]{0,80}?)?"
_LEADS = rf"(?:(?:due|owing|thanks)\sto|because\sof|through|as\sa\sresult\sof)\s{_ERROR}[^,]{{0,60}},\s"
_WHEN = (
    r"(?:(?:in|on|last|yesterday|earlier)\b[^.,;]{0,50},\s|(?:last\s\w+|yesterday|on\s\w+day|earlier\s(?:this|today)\s?\w*)\s)?"
)
_DAYS = r"(?:yesterday|today|last (?:week|month)|\w+day)['’]s"
_OF_OURS = (
    rf"(?:(?:an?|the)\s(?:\w+\s)?{_PIECE}\s(?:\w+\s){{1,5}}?)?(?:an?|the|our|some)\s{_OLDER}\s{_VERSION}"
    rf"\s(?:of|to|on|for|in)\s(?:this|our|{_DAYS})\s(?:\w+\s)?{_PIECE}"
)
_OURS = re.compile(
    rf"^\W*(?:{_LEADS})?{_WHEN}(?:"
    rf"(?:in\s|on\s)?{_OF_OURS}\b"
    rf"|(?:an?|the|our)\s(?:earlier|previous|original|initial)\s(?:(?:picture|photo)\s)?(?:headline|caption|sub-?heading)s?\b{_PLACED}"
    rf"|(?:this|our)\s(?:\w+\s)?{_PIECE}{_PLACED}\s(?=(?:{_EARLIER}|{_WRONGLY}|{_MISSED})\b)"
    rf"|our\s{_OLDER}\s(?:{_VERSION}|{_PIECE})\b{_PLACED}"
    rf"|in\s(?:our|this|{_DAYS})\s(?:[\w’'-]+\s){{0,2}}?{_PIECE}\b[^.;]{{0,60}}?\swe\b"
    rf"|we\s(?:{_EARLIER}\s)?(?=(?:{_WRONGLY}|{_MISSED})\b)"
    r")",
    re.IGNORECASE,
)
_OURS_BY_ERROR = re.compile(rf"^\W*{_LEADS}(?:an?|this|our)\s(?:[\w’'-]+\s){{0,3}}?{_PIECE}\b", re.IGNORECASE)
_IN_OURS = re.compile(  # "(...) was given as 78 in an earlier version of this story"
    rf"\b(?:was|were|is|are)\s(?:\w+\s)?{_SAID}\b[^.;]{{0,80}}?(?P<where>\s(?:in|by)\s)(?:{_OF_OURS}|(?:this|our)\s{_PIECE})\b"
    rf"|\b(?:was|were)\s(?:{_WRONGLY}\s)?(?:{_MISSED})\b[^.;]{{0,60}}(?P<there>\sin\s)(?:an?|the|some)\s(?:{_OLDER}\s)?(?:{_VERSION}|{_PIECE})\b",
    re.IGNORECASE,
)
_UNDER_A_LABEL = re.compile(
    rf"^\W*(?:{_LEADS})?{_WHEN}(?:(?:in\s|on\s)?(?:an?|the|our|this|some)\s(?:{_OLDER}\s)?(?:[\w’'-]+\s)?(?:{_VERSION}|{_PIECE})\b"
    rf"|we\b|it\s(?={_EARLIER}|{_WRONGLY}))",
    re.IGNORECASE,
)
_OF_A_PIECE = re.compile(
    rf"^\W*an?\s(?:[\w’'-]+\s){{0,2}}?{_PIECE}\s(?!by\b|from\b|of\b)[^.;]{{0,100}}?\b(?={_MISSED})", re.IGNORECASE
)
_BECAUSE = re.compile(
    rf"\b(?:because|as|after|since)\s(?=(?:{_OF_OURS}|(?:an?|the)\s{_OLDER}\s{_VERSION}|it\s{_EARLIER})\b)", re.IGNORECASE
)
_WE_SAID = re.compile(rf"^\W*{_WHEN}we\s(?:{_EARLIER}\s)?(?=(?:said|reported|wrote|stated|gave)\b)", re.IGNORECASE)
_IN_FACT = re.compile(
    r"\b(?:in fact|actually|in reality|should have (?:been|said|read)|the (?:correct|right|true|actual)|it should)\b",
    re.IGNORECASE,
)
_AMENDED = re.compile(
    rf"\b(?:this|our|the)\s(?:\w+\s){{0,2}}?(?:{_PIECE}|{_VERSION})\s(?:was|has been|have been|were)\s(?:\w+\s)?"
    r"(?:amended|corrected|updated|changed|edited|revised|altered|modified)\b",
    re.IGNORECASE,
)
_TO_SAY = re.compile(
    r"\bto\s(?:say|show|reflect|clarify|note|state|make (?:it )?clear|read|indicate|specify|add|correctly \w+)\b", re.IGNORECASE
)
_TO_CORRECT = re.compile(r"\bto\s(?:correct|fix|amend|remove|change)\b", re.IGNORECASE)
_NAMED_RIGHT = re.compile(r"\b(?:which|who|whose \w+)\s(?:is|was|are|were)\b", re.IGNORECASE)
_CORRECTS = re.compile(  # of an agency: "Corrects number of injured to 12 from 21"
    r"^\W*corrects\s.*?\bto\s(?P<right>[^,;.]+?)(?P<contrast>,?\s(?:from|not|instead of|rather than)\s(?P<wrong>[^,;.)]+))",
    re.IGNORECASE,
)
_REGRETS = re.compile(
    r"\b(?:regrets?|apologi[sz]es?|sorry)\b|^\W*(?:this|the (?:error|mistake|article|story|report|text)|it)\s"
    r"(?:has (?:now )?been|was|is)\s(?:now )?"
    r"(?:corrected|fixed|amended|updated|changed|incorrect|wrong|an error|a mistake|not correct)\b",
    re.IGNORECASE,
)
_TURNS = re.compile(  # from what was said to what is right, in one sentence
    r"\s?[;–—]\s|,?\s(?:rather than|instead of)\s|,\s(?:but|when|whereas|while)\s|,?\s\(?(?:in fact|actually)\b"
    r"|,\snot\s|:\s(?=it\b|the correct)",
    re.IGNORECASE,
)
_CONTRAST = re.compile(  # from what is right to what is not
    r"(?:,|\s?[–—(])\s?(?:and )?not\s(?!only|just|yet|all)(?P<wrong>[^,.;)–—]+(?:[.,]\d[^,.;)–—]*)*\)?)"
    r"|,?\s(?:rather than|instead of|as opposed to)\s(?P<other>[^,.;)–—]+(?:[.,]\d[^,.;)–—]*)*)",
    re.IGNORECASE,
)
_NOT_BUT = re.compile(r"\bnot\s(?P<wrong>[^,.;]+?),?\sbut\s(?:rather\s)?", re.IGNORECASE)
_REPORTED = r"(?:reported|stated|said|given|published|printed|written)"
_AS_REPORTED = re.compile(
    rf",?\sas\s(?:(?:we|was|were|had been|has been|it was)\s)?(?:{_EARLIER}|{_WRONGLY})\s{_REPORTED}\b"
    rf"|,?\sas\s(?:we\s)?{_REPORTED}\s(?:earlier|originally|previously|initially|at first"
    r"|in\s(?:an?\s(?:earlier|previous)|this|our|yesterday['’]s|\w+day['’]s)|on\s\w+day|yesterday|last week)"
    r"|,?\sas\s(?:we|our (?:report|article|story))\s(?:\w+\s)?(?:reported|stated|said|gave|wrote)\b",
    re.IGNORECASE,
)
_CUE = re.compile(
    rf"\b{_LABEL}\b|\b{_OLDER}\s{_VERSION}|\bmis-?[a-z]+ed\b|\b{_WRONGLY}\b|\b(?:this|our)\s(?:\w+\s)?{_PIECE}\b|\berror\b|\bcorrects\b"
    r"|\bas\s(?:we\s)?(?:\w+ly|first|earlier|reported|stated|given|said)\b|\bwe\s(?:\w+ly\s)?(?:said|reported|wrote|stated|gave)\b|\bamended\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(  # what was said, told as a fact from its end on
    r"\W*(?:said|stated|reported|claimed|suggested|implied|indicated|wrote|read)\s(?:(?:\w+ly|yesterday|(?:on|last)\s\w+)\s)?(?:that\s)?"
    rf"|,\s|\W*{_SAID}\s(?=[^,;]*\b(?:as|at)\s)",
    re.IGNORECASE,
)
_AS = re.compile(
    r"\s(?:(?:was|were|is|are)\s(?:\w+ly\s)?(?:given|put|stated|listed|reported|described|named|identified)\s)?(?:as|at)\s$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\W*(?:in fact,?\s|actually,?\s)?(?:it|he|she|they)\s", re.IGNORECASE)
_ELLIPTIC = re.compile(r"\b(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could)\W*$", re.IGNORECASE)
_SUBJECT = re.compile(
    r"(?:(?:the|an?|all|its|his|her|their)\s)?(?:[\w’'-]+\s){1,4}?(?=(?:is|was|are|were|has|have|had|will|would|can|could|did|does|do|\w{2,}ed"
    r"|\w{3,}s)\b)"
)
_MISSED_IT = re.compile(_MISSED, re.IGNORECASE)
_OPENS_QUOTE = "\"“'‘«"


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

    def asserts(self, text: str) -> bool:
        """Whether it repeats what was said wrongly: not "misstated the year"."""
        return self.said[0] < self.said[1] and not _MISSED_IT.match(text, self.said[0])


@lru_cache(maxsize=128)
def corrections(text: str) -> tuple[Correction, ...]:
    """The corrections of itself that a text carries, in order."""
    return tuple(_found(text)) if _CUE.search(text) else ()


def restated(text: str, one: Correction, value: int) -> Iterator[tuple[int, int, str]]:
    """What is to be put in the place of which words, to tell what was said as a fact; `value`: where its value begins.

    "An earlier version gave the number of jobs as 78" is "The number of jobs was 78".
    """
    head = _CLAUSE.match(text, one.said[0], one.said[1])
    begins = head.end() if head and head.end() <= value else one.said[0]
    if one.alone and one.said[1] < one.end:  # "in an earlier version" stands behind
        yield one.said[1], one.end, "."
    else:
        opens = begins < value
        yield one.start, begins + opens, text[begins : begins + opens].upper()
    would = re.search(r"\bwould\b", text[begins:value])
    if would and begins + would.start() > one.said[0]:
        yield begins + would.start(), begins + would.end(), "will"
    put = _AS.search(text[begins:value])
    if put and begins + put.start() > one.said[0]:
        yield begins + put.start(), value, " was "


def without_what_was_said(text: str, one: Correction) -> tuple[int, int, str] | None:
    """What is to be put in the place of which words, to leave only what is right; None where that needs what was said.

    "This report said that the museum is open. It is closed" is "The museum is closed"; "Only half of it was" cannot stand alone.
    """
    if one.right is None or not one.alone or _ELLIPTIC.search(text[slice(*one.right)]):
        return None
    head = _CLAUSE.match(text, *one.said)
    pronoun = _PRONOUN.match(text, *one.right)
    if pronoun is None:
        return one.start, one.end, ""
    subject = _SUBJECT.match(text, head.end(), one.said[1]) if head else None
    return (one.start, pronoun.end(), subject[0][:1].upper() + subject[0][1:]) if subject else None


@lru_cache(maxsize=512)
def speaks_of_one(sentence: str) -> bool:
    """Whether a sentence tells of a correction itself: it says that something was said, not that it is so."""
    return bool(
        _OURS.search(sentence) or _IN_OURS.search(sentence) or _LABELLED.search(sentence) or _AMENDED.search(sentence)
    ) or bool(re.search(rf"\b(?:{_MISSED}|{_OLDER}\s{_VERSION}|corrected|correction|{_WRONGLY})\b", sentence, re.IGNORECASE))


def _found(text: str) -> Iterator[Correction]:
    headed = False
    for start, end in paragraphs(text):
        if _HEADED.match(text[start:end]):
            headed = True
            continue
        if headed and not re.search(r"[.!?:;…)\]\"”*_]\s*$", text[start:end]):
            headed = False  # the next heading
        if _CUE.search(text, start, end) or headed:
            yield from _in_paragraph(text, sentences(text, start, end), labelled=headed)


def _in_paragraph(text: str, spans: Sequence[Span], *, labelled: bool) -> Iterator[Correction]:
    """The corrections in a paragraph; a label at its head, or a sentence that it was amended, holds for all of it."""
    taken = -1
    for number, (start, end) in enumerate(spans):
        if number <= taken or _is_quoted(text, spans[0][0], start):
            continue
        label = _LABELLED.match(text[start:end])
        labelled = labelled or label is not None or _AMENDED.search(text, start, end) is not None
        at = start + (label.end() if label else 0)
        following = spans[number + 1 : number + 3]
        one = _read(text, at, end, following, labelled=labelled, plainly=bool(_PLAINLY.match(text[start:end])))
        if one:
            yield Correction(start, end, one.said, one.right, one.contrast, one.wrong)
            taken = next((n for n, span in enumerate(spans) if one.right and span[0] == one.right[0]), number)


def _is_quoted(text: str, paragraph: int, start: int) -> bool:
    """Whether a sentence is somebody's words: it begins with a quotation mark, or within quotation marks."""
    before = text[paragraph:start]
    return text[start : start + 1] in _OPENS_QUOTE or before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _read(text: str, at: int, end: int, following: Sequence[Span], *, labelled: bool, plainly: bool) -> Correction | None:
    """The correction that a sentence is, its label left out; `plainly`: the label itself calls it one."""
    found = _CORRECTS.match(text[at:end])
    if found:
        contrast, wrong, right = ((at + a, at + b) for a, b in (found.span("contrast"), found.span("wrong"), found.span("right")))
        return Correction(at, end, (at, right[0]), right, contrast, wrong)
    because = _BECAUSE.search(text, at, end) if _AMENDED.search(text, at, end) else None
    mended = bool(following and _REGRETS.search(text[slice(*following[0])]))
    told = _told(text, because.end() if because else at, end, following, labelled=labelled or because is not None or mended)
    if told is not None:
        return _of_told(text, at, end, told, following)
    amended = _AMENDED.search(text, at, end)
    if amended:
        return _of_amended(text, at, end, amended.end(), following)
    if plainly or _AS_REPORTED.search(text, at, end):
        return _contrasted(text, at, end, (at, at))
    return None


def _told(text: str, at: int, end: int, following: Sequence[Span], *, labelled: bool) -> Span | None:
    """Where a sentence tells what the paper had said: from the verb of saying; None where it does not."""
    sentence = text[at:end]
    reversed_ = _IN_OURS.search(sentence)
    subject = _OURS.match(sentence) or _OURS_BY_ERROR.match(sentence) or (_UNDER_A_LABEL.match(sentence) if labelled else None)
    subject = subject or (_of_a_piece(text, sentence, following) or _we_said(text, sentence, following))
    verb = re.search(rf"\b{_SAID}\b", sentence[subject.end() :], re.IGNORECASE) if subject else None
    if subject and verb:
        begins = 0 if re.match(r"\W*(?:in|on)\s(?:an?|the|our|this|some)\s", sentence, re.IGNORECASE) else verb.start()
        return at + subject.end() + begins, end
    if reversed_:
        return at, at + reversed_.start("where" if reversed_["where"] else "there")
    return None


def _of_a_piece(text: str, sentence: str, following: Sequence[Span]) -> re.Match[str] | None:
    """Find "An article on Monday misstated (...)", if the next words put something in the place of something."""
    behind = sentence + (text[slice(*following[0])] if following else "")
    return _OF_A_PIECE.match(sentence) if _CONTRAST.search(behind) else None


def _we_said(text: str, sentence: str, following: Sequence[Span]) -> re.Match[str] | None:
    """Find "We said (...); in fact (...)", in one sentence, or two."""
    turn = _TURNS.search(sentence)
    behind = sentence[turn.start() :] if turn else text[slice(*following[0])][:60] if following else ""
    return _WE_SAID.match(sentence) if _IN_FACT.search(behind) else None


def _of_told(text: str, at: int, end: int, told: Span, following: Sequence[Span]) -> Correction:
    turn = _TURNS.search(text, told[0], end) or _NAMED_RIGHT.search(text, told[0], end)
    if turn and not (turn.re is _NAMED_RIGHT and not _MISSED_IT.match(text, told[0])):
        right = _contrasted(text, turn.end(), end, (told[0], turn.start()))
        return right or Correction(at, end, (told[0], turn.start()), (turn.end(), end))
    return _with_next(text, at, end, told, following)


def _with_next(text: str, at: int, end: int, told: Span, following: Sequence[Span]) -> Correction:
    """A sentence that tells what was wrong, with the next that tells anything, which tells what is right."""
    for start, stop in following:
        sentence = text[start:stop]
        if _REGRETS.search(sentence):
            continue
        if _OURS.match(sentence) or _LABELLED.match(sentence) or _AMENDED.search(sentence):
            break
        right = _contrasted(text, start, stop, told)
        return Correction(at, end, told, (start, stop), right.contrast if right else None, right.wrong if right else None)
    return Correction(at, end, told, None)


def _of_amended(text: str, at: int, end: int, verb: int, following: Sequence[Span]) -> Correction | None:
    to_say = _TO_SAY.search(text, verb, end)
    if to_say:
        return _contrasted(text, to_say.end(), end, (verb, verb))
    to_correct = _TO_CORRECT.search(text, verb, end)
    if not to_correct:
        return None
    named = _NAMED_RIGHT.search(text, to_correct.end(), end)
    if named:
        return _contrasted(text, named.end(), end, (to_correct.end(), named.start()))
    return _with_next(text, at, end, (to_correct.end(), end), following)


def _contrasted(text: str, start: int, end: int, said: Span) -> Correction | None:
    """The sentence that tells what is right and, behind a "not", what is not; None where it does not."""
    denied = _NOT_BUT.search(text, start, end)
    if denied:
        return Correction(start, end, said, (start, end), denied.span(), denied.span("wrong"))
    found = _CONTRAST.search(text, start, end)
    if not found:
        return None
    wrong = found.span("wrong" if found["wrong"] else "other")
    reported = _AS_REPORTED.search(text, *wrong)
    wrong = (wrong[0], reported.start()) if reported else wrong
    return Correction(start, end, said, (start, end), found.span(), wrong)
