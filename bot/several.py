"""Several questions in one are answered one by one; what stays open is said.

What each asks is for `bot.compound` to tell. Here each is searched for by itself, and the best sentence of each is drafted.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.compound import questions_in
from bot.extract import Candidate, Drafted, candidates, draft, one_line
from bot.question import lacks_answer, parse
from bot.relevance import THRESHOLD, relevance
from bot.reply import Citation
from bot.scope import Scope
from index.article import Hit
from index.index import Index

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
    """The sentences that answer the parts, each part's best in their order; what answers the whole, where they leave one open."""
    chosen: list[Drafted] = []
    for part in parts:
        best = draft(part.asked, part.sentences, part.scores, THRESHOLD)
        best = [one for one in best if one.score == best[0].score]  # a quotation that follows has that of what it follows
        chosen += [one for one in best if one.text not in {other.text for other in chosen}]
    if left_open(parts, [place for one in chosen for place in one.places]):
        chosen += [one for one in whole[:1] if one.text not in {other.text for other in chosen}]
    return chosen


def left_open(parts: Sequence[Part], places: Iterable[Candidate | Citation]) -> list[Part]:
    """The parts that no sentence at these places answers."""
    places = list(places)
    return [part for part in parts if not any(_tells(one, score, part, places) for score, one in part.ranked)]


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
        and not lacks_answer(parse(part.asked), one_line(one.text))
        and any(place.article.id == one.article.id and place.start < one.end and one.start < place.end for place in places)
    )
