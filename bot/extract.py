"""A draft from the articles' own sentences: no language model writes anything here, so nothing can be invented."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.articles.context import ALONE, Context, Surroundings, behind_yes_or_no, is_short
from bot.articles.corrections import Correction, corrections
from bot.articles.datelines import behind_dateline
from bot.articles.orders import is_behind_an_order, is_for_a_machine, is_listed
from bot.articles.replaced import Withdrawn
from bot.articles.withdrawn import leans, withdrawn_in
from bot.english.reading import meaning
from bot.questions.question import parse
from bot.text import one_line
from index.article import Article, Hit
from index.sentences import is_byline, is_heading, sentences

MOST = 3  # statements in an answer
_CLOSE = 0.85  # a further sentence must score at least this share of the best one's score; of those below one in five is right
_IN_VIEW = 2000  # characters around a passage
_OPENS_QUOTE = "\"“'‘"
_LEANS = re.compile(r"^(?:He|She|It|They|His|Her|Its|Their|This|These|Those)\b|\b(?:he|she|they) (?:said|says|added|told)\b")
_ASKS_WORDS = frozenset("say says said tell tells told describe described comment commented react reacted".split())


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of a passage that was found, as offsets into its article."""

    hit: Hit
    start: int
    end: int
    before: str  # the sentence before it in its passage, or ""
    context: Context = ALONE  # what it stands below

    @property
    def article(self) -> Article:
        """The article that it is a sentence of."""
        return self.hit.passage.article

    @property
    def text(self) -> str:
        """The sentence as it stands in the article."""
        return self.article.text[self.start : self.end]

    def asked(self, question: str) -> "Candidate":
        """The sentence without a dateline before it, unless the question asks when or where; without another question's "Yes"."""
        yes = behind_yes_or_no(question, self.article.title, self.text, self.context)
        if yes:
            return replace(self, start=self.start + yes, context=Context(heading=self.context.question))
        tells = parse(question).asks in ("time", "place")
        start = self.start if tells else behind_dateline(self.article.text, self.start, self.end)
        return self if start == self.start else replace(self, start=start)


@dataclass(frozen=True, slots=True)
class Drafted:
    """A sentence chosen for the answer, with every place in the articles where it stands."""

    text: str
    places: tuple[Candidate, ...]
    score: float
    corrected: bool = False  # its article corrects a value of it, and that correction is drafted, too


def candidates(hits: Sequence[Hit]) -> list[Candidate]:
    """The sentences of the passages that could be answers, in the passages' order.

    No title, byline, heading, question or fragment, no part of an interviewer's turn or of a table's header, and nothing that is
    written for a machine. What is short and opens an answer ("Online.") comes with the sentence behind it, and a correction of
    the article with what it says is right.
    """
    found = []
    for hit in hits:
        article = hit.passage.article
        around = Surroundings(article.text, hit.passage.start, hit.passage.end)
        before = ""
        corrected = _corrected(hit)
        each = _sentences(hit)
        for number, (start, end) in enumerate(each):
            sentence = one_line(article.text[start:end])
            if start in corrected:
                found += corrected[start]
                before = sentence
                continue
            context = around.of(start, end)
            is_title = sentence.rstrip(".") == article.title.rstrip(".") or _heads(article.text, start, end)
            ordered = is_for_a_machine(sentence) or is_behind_an_order(article.text, start)
            tells = not ordered and not is_listed(article.text, start)
            short = context.opens and is_short(sentence)
            asks = sentence.endswith("?")
            if tells and not (is_title or context.idle or asks) and (short or len(sentence.split()) >= 3):
                known = replace(context, read=sentence) if short else context
                found.append(Candidate(hit, start, _with_next(article.text, each[number:]) if short else end, before, known))
            before = sentence
    return found


def _corrected(hit: Hit) -> dict[int, list[Candidate]]:
    """Where the sentences of a passage begin that correct the article -> what can be an answer there.

    A sentence that tells only what was wrong is none by itself.
    """
    found: dict[int, list[Candidate]] = {}
    for one in corrections(hit.passage.article.text):
        if not one.alone or one.end <= hit.passage.start or hit.passage.end <= one.start:
            continue
        found[max(one.start, hit.passage.start)] = [_right(hit, one)] if one.right else []
        if one.right:
            found[one.right[0]] = []
    return found


def _right(hit: Hit, one: Correction) -> Candidate:
    """What a correction says is right: with the sentence before it, where it means nothing without ("It was 87.")."""
    text = hit.passage.article.text
    if one.right is None or one.right[0] < one.end:
        return Candidate(hit, one.start, one.end, "")
    if leans(text, one):
        return Candidate(hit, one.start, one.right[1], "")
    return Candidate(hit, *one.right, one_line(text[one.start : one.end]))


def _with_next(text: str, each: Sequence[tuple[int, int]]) -> int:
    """Where the sentences of a paragraph end that are long enough together; `each` are those from the first on."""
    first, last = each[0][0], each[0][1]
    for start, end in each[1:]:
        if not is_short(text[first:last]) or "\n\n" in text[last:start] or text[end - 1] == "?":
            break
        last = end
    return last


def _heads(text: str, start: int, end: int) -> bool:
    return is_heading(text, start, end) or is_byline(text, start, end)


def _sentences(hit: Hit) -> list[tuple[int, int]]:
    """The sentences of a passage, cut as they were when the whole article was: with the lines around them in view."""
    text, start, end = hit.passage.article.text, hit.passage.start, hit.passage.end
    opening = max(text.rfind("\n\n", 0, start), start - _IN_VIEW, 0)
    closing = text.find("\n\n", end)
    closing = min(len(text) if closing < 0 else closing, end + _IN_VIEW)
    found = [(max(a, start), min(b, end)) for a, b in sentences(text, opening, closing) if a < end and start < b]
    return [(a, b) for a, b in found if text[a:b].strip()]


def draft(question: str, found: Sequence[Candidate], scores: Sequence[float], threshold: float) -> list[Drafted]:
    """Choose the one to three sentences that answer best, the best first; none when no score reaches the threshold.

    `scores` (0 to 1) belong to `found` one by one. A sentence that several articles share is one, with several places. When
    the question asks what someone said, the quotation that follows a chosen sentence comes with it.
    """
    found = [one.asked(question) for one in found]
    ranked = sorted(zip(scores, range(len(found)), strict=True), key=lambda pair: (-pair[0], pair[1]))
    if not ranked or ranked[0][0] < threshold:
        return []
    least = max(threshold, ranked[0][0] * _CLOSE)
    chosen: dict[str, Drafted] = {}
    for score, number in ranked:
        if score < least:
            break
        _choose(chosen, question, found[number], score)
        if len(chosen) < MOST and number == ranked[0][1] and _asks_for_words(question):
            quoted = _quotation_after(found, number)
            if quoted:
                chosen.setdefault(one_line(quoted.text), Drafted(one_line(quoted.text), (quoted,), score))
    return _in_order(list(chosen.values()))


def _in_order(drafts: list[Drafted]) -> list[Drafted]:
    """The drafts; where one leans on what its article says before it, those of that article stand in the article's order."""
    for leaning in drafts:
        if _LEANS.search(leaning.text):
            own = [n for n, one in enumerate(drafts) if one.places[0].article.id == leaning.places[0].article.id]
            ordered = sorted((drafts[n] for n in own), key=lambda one: one.places[0].start)
            drafts = [ordered[own.index(n)] if n in own else one for n, one in enumerate(drafts)]
    return drafts


def _choose(chosen: dict[str, Drafted], question: str, one: Candidate, score: float) -> None:
    """Add a sentence; of one with a value that its article corrects comes the correction, alone or behind it."""
    value = withdrawn_in(one_line(one.text), one.article.text)
    if value is None or not _asks_for(question, value):
        _add(chosen, one, score, corrected=value is not None)
    if value is not None:
        _add(chosen, _right(one.hit, value.by), score)


def _add(chosen: dict[str, Drafted], one: Candidate, score: float, *, corrected: bool = False) -> None:
    """Add a sentence, or to one that is there another place where it stands."""
    sentence = one_line(one.text)
    former = chosen.get(sentence)
    places = [place for other in chosen.values() for place in other.places]
    if former is None and len(chosen) < MOST and not any(_overlap(one, place) for place in places):
        chosen[sentence] = Drafted(sentence, (one,), score, corrected)
    elif former and all((one.article.id, one.start) != (place.article.id, place.start) for place in former.places):
        chosen[sentence] = replace(former, places=(*former.places, one))


def _asks_for(question: str, value: Withdrawn) -> bool:
    """Whether a question asks for what a withdrawn value tells: by its kind, or else by words that the correction has, too."""
    asks = parse(question).asks
    if asks in (None, "cause"):
        return meaning(question) <= value.matter | meaning(value.put)
    return asks in {"date": ("time",), "name": ("person", "place")}.get(value.wrong.kind, ("number",))


def _overlap(one: Candidate, other: Candidate) -> bool:
    return one.article.id == other.article.id and one.start < other.end and other.start < one.end


def _asks_for_words(question: str) -> bool:
    return not _ASKS_WORDS.isdisjoint(question.lower().replace("?", " ").split())


def _quotation_after(found: Sequence[Candidate], number: int) -> Candidate | None:
    """The sentence right after this one in the same article, if it is a quotation."""
    here = found[number]
    following = found[number + 1] if number + 1 < len(found) else None
    if (
        following
        and following.article is here.article
        and following.before.endswith(one_line(here.text))
        and following.text[:1] in _OPENS_QUOTE
    ):
        return following
    return None
