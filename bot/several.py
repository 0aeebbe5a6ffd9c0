"""Several questions in one are answered one by one; what stays open is said.

What each asks is for `bot.conversation.compound` to tell. Here each is searched for by itself, and the best sentence of each is
drafted.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.conversation.compound import questions_in
from bot.english.reading import meaning
from bot.english.synonyms import in_words_of
from bot.extract import Candidate, Drafted, candidates, draft
from bot.questions.question import lacks_answer, parse
from bot.questions.scope import Scope
from bot.relevance.scores import THRESHOLD, relevance
from bot.reply import Citation
from bot.text import one_line
from index.article import Hit
from index.index import Index

_VAGUE = "happen matter mean work important importance reason cause thing kind"
_TOLD = 0.5  # of the threshold, from which a sentence that is shown is taken to tell a part; a part has fewer words to go by


@dataclass(frozen=True, slots=True)
class Part:
    """One of the questions in one, with what was found for it."""

    text: str  # as it was typed
    asked: str  # with what it leaves out
    hits: tuple[Hit, ...]
    sentences: tuple[Candidate, ...]  # that could answer it
    scores: tuple[float, ...]  # of each

    @property
    def ranked(self) -> list[tuple[float, Candidate]]:
        """The sentences with their scores, the best first."""
        return sorted(zip(self.scores, self.sentences, strict=True), key=lambda pair: -pair[0])


def parts_of(question: str, index: Index, scope: Scope) -> tuple[Part, ...]:
    """The questions in one, each searched for; none where it is one."""
    found = []
    for piece in questions_in(question):
        query = index.prepare(piece.asked, scope.today)
        hits = tuple(index.search(query, scope.passages, scope.only))
        sentences = tuple(candidates(hits))
        found.append(Part(piece.text, piece.asked, hits, sentences, tuple(relevance(query, sentences))))
    return tuple(found)


def drafted_for(parts: Sequence[Part], whole: Sequence[Drafted]) -> list[Drafted]:
    """The sentences that answer the parts, each part's best in their order; where none has one, those that answer the whole."""
    chosen = {one.text: one for part in parts for one in _best(part)}
    return list(chosen.values()) or list(whole)


def _best(part: Part) -> list[Drafted]:
    """The best sentence for a part, of those that have a word of its own; with the quotation that follows it."""
    scores = part.scores
    own = [score if _speaks_of(part, one) else 0.0 for score, one in zip(scores, part.sentences, strict=True)]
    best = draft(part.asked, part.sentences, own, THRESHOLD) or draft(part.asked, part.sentences, scores, THRESHOLD)
    return [one for one in best if one.score == best[0].score]  # a quotation that follows has that of what it follows


def left_open(parts: Sequence[Part], places: Iterable[Candidate | Citation]) -> list[Part]:
    """The parts that no sentence at these places answers.

    Where that seems so of all of them, the sentences answer the whole: open is what they have no answer of the right kind to.
    """
    places = list(places)
    left = [part for part in parts if not any(_tells(one, score, part, places) for score, one in part.ranked)]
    if len(left) < len(parts) or not places:
        return left
    shown = " ".join(one_line(place.article.text[place.start : place.end]) for place in places)
    return [part for part in left if lacks_answer(parse(part.asked), shown)]


def hits_with(hits: Sequence[Hit], parts: Sequence[Part]) -> list[Hit]:
    """The passages that were found for the whole, and those for its parts."""
    found: dict[str, Hit] = {}
    for hit in (*hits, *(hit for part in parts for hit in part.hits)):
        found.setdefault(hit.passage.id, hit)
    return list(found.values())


def _tells(one: Candidate, score: float, part: Part, places: Sequence[Candidate | Citation]) -> bool:
    """Whether a sentence stands at one of the places, and could answer a part."""
    return (
        score >= _TOLD * THRESHOLD
        and _speaks_of(part, one)
        and not lacks_answer(parse(part.asked), one_line(one.text))
        and any(place.article.id == one.article.id and place.start < one.end and one.start < place.end for place in places)
    )


def _speaks_of(part: Part, one: Candidate) -> bool:
    """Whether a sentence has a word of what a part asks by itself; what it takes from another part does not count."""
    sentence = one_line(one.text)
    own = meaning(in_words_of(part.text, sentence)) - meaning(_VAGUE)
    return not own or not own.isdisjoint(meaning(sentence))
