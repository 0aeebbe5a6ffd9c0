"""Who holds it: what the words tell only as somebody's view, as a question or as fiction, a claim must not tell as a fact.

What somebody says who should know is left to the other checks: "the police said". What they only allege, believe, fear, hope or
joke is nobody's knowledge, and what one side of a dispute says is that side's view. What they said they have neither denied nor
proved nor promised. A verb with "allegedly" or "accused of" before it is for `modality`, which of two says it for `speakers`,
what the article itself takes back for `retractions`.
"""

import re
from collections.abc import Iterator, Sequence

from bot.enforce.checks.finding import Finding, Where
from bot.english import vocabulary
from bot.english.clauses import LIGHT, every_deed
from bot.english.deeds import SPEECH, deeds
from bot.english.denials import denied
from bot.english.hedges import hedged
from bot.english.reading import (
    Word,
    by_sentence,
    form_of,
    held,
    inflections,
    meaning,
    read,
    same,
    shared,
    speaking_of,
    text_of,
)

_SPOKEN_OF = 0.55  # share of a claim in a sentence that tells it only so
_KNOWN = 0.8  # share of a claim in the words, whose deed these may tell in a view
_MOSTLY = 0.5  # of the words of a claim that such a sentence has, the share that stands in what is not told as a fact
# verbs of holding something true, or of saying it, that leave open whether it is; "to say" and "to find" are not among them
_VIEWS = (
    "allege claim believe suspect fear think assume suppose pretend imagine dream joke doubt guess speculate argue insist "
    "contend hope worry".split()
)
_VIEW = "|".join(
    sorted((*inflections(_VIEWS), *(f"{verb.removesuffix('e')}ing" for verb in _VIEWS), "dreamt"), key=len, reverse=True)
)
_NOUNS = (
    "allegation|claim|belief|suspicion|fear|rumou?r|theory|accusation|speculation|suggestion|hope|worry|assumption|idea|joke|myth"
)
_SIDES = (  # who says it for one side of a dispute, or to sell something
    r"(?:[Dd]efen[cs]e|[Cc]ritics?|[Oo]pponents?|[Dd]etractors?|[Ss]ceptics?|[Ss]keptics?|[Aa]ccusers?|[Rr]ivals?|[Ss]upporters|tabloids?"
    r"|[Aa]dvertisements?|[Aa]dverts?|[Pp]osters?|[Ll]eaflets?|[Rr]umou?rs?)"
)
_SAID = r"(?:said|says?|reported|had it|told (?:\w+ ){1,3})"
_SUBJECT = (
    r"(?:[A-Z][\w'’-]*|the|a|an|this|these|those|his|her|its|their|our|my|some|many|most|all|he|she|it|they|we|there|\d[\d,.]*)"
)
_AUXILIARY = r"(?:is|are|was|were|has|have|had|does|do|did|will|would|can|could|should|shall|may|might|must)"
_GOES_ON = r"\s(?!(?:and|or|but|to|who|which|that)\b)[\w'’-]+"
_CLAUSE = rf"(?:{_SUBJECT}(?:{_GOES_ON}){{0,6}}?\s{_AUXILIARY}\b|(?:[A-Z][\w'’-]+ ){{1,3}}\w+ed\b)"
_OPENS = re.compile(  # and what follows is the view
    rf"\b(?P<noun>(?i:{_NOUNS})s?) that\s"
    rf"|(?<!\bno )(?<!\blittle )(?<!\bwithout )\b(?:{_VIEW})(?:,? (?:\w+ ){{0,3}}?that,?\s|\s(?={_CLAUSE}))"
    rf"|\b{_SIDES}(?: \w+){{0,3}}? {_SAID}(?: that)?\s"
    rf"|\b[Aa]ccording to (?:\w+ ){{0,2}}?{_SIDES},\s"
)
_ENDS = (
    r"[,;:—–]\s?(?:but|however|although|though|while|whereas|which|and (?:has|have|had|was|were|is)\b)|;\s"
    r"|\b(?:until|before|after)\s"
)
_CLOSES = re.compile(_ENDS)
_CLOSES_NOUN = re.compile(rf"{_ENDS}|\band \w+ed\b")  # "rejected fears that it was unsafe and opened it"
_BEFORE = re.compile(  # and what stands before it is the view: "The mayor lied, critics say."
    rf"[,\"”]\s?(?:(?:\w+ ){{0,4}}?\w+ (?:{_VIEW})|(?:\w+ ){{0,3}}?{_SIDES}(?: \w+)? {_SAID}"
    rf"|(?:say|said|claim|claimed) (?:\w+ ){{0,2}}?{_SIDES}"
    rf"|[Aa]ccording to (?:\w+ ){{0,2}}?{_SIDES})\b[^,]{{0,30}}$"
)
_FICTION = (
    r"(?:novels?|films?|movies?|sitcoms?|soap operas?|short stor(?:y|ies)|fairy tales?|musicals?|comics?|cartoons?|thrillers?"
    r"|fables?|dreams?|video games?)"
)
_IN_FICTION = re.compile(rf"^\W*In\s(?:[^,.;]{{0,60}}\s)?{_FICTION}\b[^,;]{{0,60}},\s")
_OF_FICTION = re.compile(
    rf"\b{_FICTION}\b|\b(?:plots?|stories|story|character|episode|plays?|played|stars?|starred|starring|portray\w*|cast|role|actors?|actress\w*|direct\w*)\b",
    re.IGNORECASE,
)
_ASKS_WHAT = re.compile(r"^\W*(?:\w+ ){0,2}?(?:who|whom|whose|what|which|when|where|why|how)\b|\byou know\b", re.IGNORECASE)
_TAG = re.compile(rf",\s{_AUXILIARY}(?:n['’]t)? (?:he|she|it|they|we|you|there|not)\W*$", re.IGNORECASE)
_QUOTE_OPENS = re.compile(r"[\"“”:]\s?(?=\w)")
# forms by which a claim says itself that it is somebody's view
_ATTRIBUTES = frozenset(
    map(form_of, (*vocabulary.SPEECH, *vocabulary.SPEAKS, *_VIEWS, "accuse", "report", "suspicion", "view", "rumour"))
)
_UNSURE = frozenset("probably presumably apparently allegedly reportedly supposedly".split())
# forms by which the words say that it is true after all
_CONFIRMS = frozenset(map(form_of, vocabulary.CONFIRMS))
_CLEARED = frozenset(map(form_of, "acquit clear innocent exonerate dismiss reject false".split()))
_WHETHER = re.compile(r"\bwhether\b(?P<what>[^.;,]+)")
_STILL_OPEN = re.compile(
    r"\b(?:whether|if|questions?|decid\w+|consider\w*|unclear|unknown|possib\w+|not|n['’]t|refus\w+|declin\w+)\b", re.IGNORECASE
)
_ANSWERED = 0.7  # of an open question, in the claim that answers it
_LEAST = 3  # words of an open question
# form -> forms that tell the same view; what somebody only said is not yet denied, confirmed or shown
_PROOFS = {
    form_of(verb): frozenset(form_of(word) for word in others.split())
    for verb, others in (
        ("deny", "denial reject dispute dismiss not never no refute wrong false untrue n't"),
        ("confirm", "confirmation admit acknowledge verify agree"),
        ("prove", "proof show demonstrate establish find evidence"),
        ("show", "prove demonstrate find reveal indicate see suggest evidence figures data report mean"),
        ("admit", "admission acknowledge confirm confess concede"),
        ("reveal", "show disclose find emerge publish announce"),
        ("demonstrate", "show prove find evidence"),
        ("discover", "find discovery"),
    )
}
_PROMISES = frozenset(map(form_of, "promise pledge vow".split()))
_ASSURES = frozenset(map(form_of, "agree offer guarantee commit assure swear undertake word assurance commitment".split()))
_PROMISED_IN = 0.5  # share of a claim in a sentence that tells what it says was promised

Span = tuple[int, int]


def check(claim: str, window: str, about: Where) -> Finding | None:
    """Say what the claim tells as a fact that the words leave to somebody, or open; None where they tell it, or do not tell."""
    return (
        _only_held(claim, window)
        or _done_in_views(claim, window)
        or _more_than_said(claim, window)
        or _left_open(claim, window)
        or _not_promised(claim, window)
    )


def _only_held(claim: str, window: str) -> Finding | None:
    """Find what the words tell only as a view, a question or fiction, and nowhere plainly."""
    if "?" in claim or attributes(claim):
        return None
    why = ""
    for sentence in by_sentence(window):
        if shared(claim, sentence) < _SPOKEN_OF:
            continue
        why = next((said for said, spans in _untold(sentence, window, claim) if _is_mostly_in(claim, sentence, spans)), "")
        if not why:
            return None
    return Finding("views", why) if why and not _confirmed(claim, window) else None


def _done_in_views(claim: str, window: str) -> Finding | None:
    """Find a deed of which the words tell nowhere but in somebody's view, whatever else of the claim stands elsewhere."""
    if "?" in claim or attributes(claim) or held(meaning(claim), meaning(window)) < _KNOWN:
        return None
    views = [
        (start + sentence[0].start, end + sentence[0].start)
        for sentence in by_sentence(window)
        for start, end in _views(text_of(sentence, window))
    ]
    for _, deed in every_deed(claim):
        if not views or deed.form in LIGHT or deed.form in SPEECH or not deed.verb.means:
            continue
        there = [word.start for word in read(window) if word.form in same(deed.form)]
        if there and all(any(a <= at < b for a, b in views) for at in there) and not _confirmed(claim, window):
            return Finding("views", f"the cited words tell “{deed.verb.text}” only as somebody's view")
    return None


def attributes(claim: str) -> bool:
    """Whether a claim says whose view it is, or that it is not sure."""
    unsure = not {"possible", "alleged", "conditional"}.isdisjoint(hedged(claim).values())
    says = any(form_of(word.low) in _ATTRIBUTES or word.low in _UNSURE for word in read(claim))
    return says or unsure or "according to" in claim.lower()


def _untold(sentence: Sequence[Word], window: str, claim: str) -> Iterator[tuple[str, list[Span]]]:
    """What a sentence does not tell as a fact: why, and where it stands in the window."""
    start, end = sentence[0].start, sentence[-1].end
    text = window[start:end]
    yield "the cited words tell it only as somebody's view", [(a + start, b + start) for a, b in _views(text)]
    asked = window[start : end + 3]
    if "?" in asked:
        yield "the cited words only ask whether it is so", [(a + start, b + start) for a, b in _questions(asked)]
    told = _IN_FICTION.match(text)
    if told and not _OF_FICTION.search(claim) and not _OF_FICTION.search(text[told.end() :]):
        yield "the cited words tell it only as fiction", [(told.end() + start, end)]


def _views(text: str) -> Iterator[Span]:
    """The parts of a sentence that are somebody's view."""
    for opens in _OPENS.finditer(text):
        closes = (_CLOSES_NOUN if opens["noun"] else _CLOSES).search(text, opens.end())
        yield opens.end(), closes.start() if closes else len(text)
    closing = _BEFORE.search(text)
    if closing:
        yield 0, closing.start() + 1


def _questions(text: str) -> Iterator[Span]:
    """The parts of a sentence that ask whether something is so; "why did he" tells that he did."""
    start = 0
    for mark in re.finditer(r"\?", text):
        opens = [one.end() for one in _QUOTE_OPENS.finditer(text, start, mark.start())]
        first = opens[-1] if opens else start
        part = text[first : mark.start()]
        if not _ASKS_WHAT.search(part) and not _TAG.search(part):
            yield first, mark.start()
        start = mark.end()


def _is_mostly_in(claim: str, sentence: Sequence[Word], spans: Sequence[Span]) -> bool:
    """Whether what a claim does or is, and most of what else a sentence has of it but names, stands in some parts of that."""
    verbs = {deed.form for _, deed in every_deed(claim)}
    plain = {word.form for word in read(claim) if word.means and word.text[0].islower()}
    wanted = {form for own in plain or meaning(claim) for form in same(own)}
    there = [word for word in sentence if word.form in wanted and word.means]
    inside = [word for word in there if any(a <= word.start < b for a, b in spans)]
    done = {form for verb in verbs for form in same(verb)} & {word.form for word in there}
    if verbs and plain & verbs and not done:
        return False  # it speaks of another deed
    return len(inside) > _MOSTLY * len(there) and done <= {word.form for word in inside}


def _confirmed(claim: str, window: str) -> bool:
    """Whether another sentence of the same says that it is true, or was found so by a court, and none that it is not."""
    wanted = meaning(claim)
    for sentence in by_sentence(window):
        forms = {word.form for at, word in enumerate(sentence) if at not in denied(sentence)}
        if _CLEARED & {word.form for word in sentence}:
            return False
        if _CONFIRMS & forms and wanted & forms:
            return True
    return False


def _more_than_said(claim: str, window: str) -> Finding | None:
    """What somebody said or thinks is neither denied, nor confirmed or proved by that."""
    there = {word.form for word in read(window)}
    for _, deed in every_deed(claim):
        if deed.verb.form not in _PROOFS or (_PROOFS[deed.verb.form] | {deed.verb.form}) & there or deed.passive:
            continue
        verb = frozenset([deed.verb.form])
        own = verb | {word.form for word in deed.doers}
        for sentence in by_sentence(window):
            if max(shared(claim, sentence, without=own), shared(claim, sentence, without=verb)) < _SPOKEN_OF:
                continue
            said = next((one for one in deeds(sentence) if one.form in SPEECH), None)
            if said:
                why = f"the cited words say “{said.verb.text}”, not “{deed.verb.text}”"
                return Finding("views", why, conflict=deed.verb.form == "deni")
    return None


def _left_open(claim: str, window: str) -> Finding | None:
    """Find what a claim asserts that the words have only behind "whether"."""
    if _STILL_OPEN.search(claim):
        return None
    for match in _WHETHER.finditer(window):
        asked = meaning(match["what"])
        rest = meaning(window[: match.start()]) | meaning(window[match.end() :])
        answered = len(asked & meaning(claim)) >= _ANSWERED * len(asked)
        if len(asked) >= _LEAST and answered and len(asked & rest) < _ANSWERED * len(asked):
            return Finding("views", "the cited words leave open whether it is so")
    return None


def _not_promised(claim: str, window: str) -> Finding | None:
    """Find "has promised to" where nobody in the words promises anything, or tells what will be."""
    if meaning(window) & (_PROMISES | _ASSURES) or re.search(r"\b(?:had|according to)\b", claim, re.IGNORECASE):
        return None
    for _, deed in every_deed(claim):
        if deed.form not in _PROMISES or deed.passive or not deed.doers:
            continue
        near = speaking_of(claim, window, _PROMISED_IN, without=frozenset([deed.form]), least=1)
        if near and not any(word.low in ("will", "would", "shall") or word.low.endswith("'ll") for one in near for word in one):
            return Finding("views", f"the cited words do not say that anything was {deed.verb.low}")
    return None
