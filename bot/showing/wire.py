"""The objects of `--json`, as the README documents them: plain dictionaries, made from the nouns and from nothing else."""

from typing import Any

from bot.check import Checked
from bot.reply import Answer, Citation, Refusal, Reply, Timings
from index.article import Article, Hit
from index.catalogue import Entry

_OF_ARTICLES = ("article_id", "title", "source", "published", "url")


def reply_object(reply: Reply) -> dict[str, Any]:
    """An answer or a refusal."""
    return _answer(reply) if isinstance(reply, Answer) else _refusal(reply)


def _answer(answer: Answer) -> dict[str, Any]:
    return {
        "question": answer.question,
        "kind": "answer",
        "statements": [
            {
                "text": statement.text,
                "support": round(statement.support, 4),
                "citations": [_citation(c) for c in statement.citations],
            }
            for statement in answer.statements
        ],
        "disagreements": [
            {"about": point.about, "statements": [answer.statements.index(statement) for statement in point.statements]}
            for point in answer.disagreements
        ],
        "withheld": [{"text": one.text, "reason": one.reason, "instead": one.instead} for one in answer.withheld],
        "notes": list(answer.notes),
        "timings_ms": _timings(answer.timings),
    }


def _refusal(refusal: Refusal) -> dict[str, Any]:
    return {
        "question": refusal.question,
        "kind": "refusal",
        "reason": refusal.reason,
        "nearest": [about(article) for article in refusal.nearest],
        "notes": list(refusal.notes),
        "timings_ms": _timings(refusal.timings),
    }


def checked_object(checked: Checked, *, of_articles: bool = True) -> dict[str, Any]:
    """A checked claim; what was judged against a text of its own cites no article."""
    citations = [_citation(citation) for citation in checked.citations]
    if not of_articles:
        citations = [{name: None if name in _OF_ARTICLES else value for name, value in one.items()} for one in citations]
    return {"claim": checked.claim, "verdict": checked.verdict, "support": round(checked.support, 4), "citations": citations}


def _citation(citation: Citation) -> dict[str, Any]:
    place = {"quote": citation.quote, "start": citation.start, "end": citation.end}
    return {"number": citation.number, **about(citation.article), **place}


def _timings(timings: Timings) -> dict[str, float]:
    return {step: round(getattr(timings, step), 1) for step in ("search", "draft", "enforce", "total")}


def about(article: Article) -> dict[str, Any]:
    """Which article it is, without its text."""
    return {
        "article_id": article.id,
        "title": article.title,
        "source": article.source,
        "published": article.published,
        "url": article.url,
    }


def article_object(article: Article) -> dict[str, Any]:
    """An article whole, with the text that all its offsets refer to."""
    return {"id": article.id, **about(article), "author": article.author, "collection": article.collection, "text": article.text}


def entry_object(entry: Entry) -> dict[str, Any]:
    """An article as the index lists it."""
    return {
        "article_id": entry.id,
        "title": entry.title,
        "source": entry.source,
        "published": entry.published,
        "url": entry.url,
        "collection": entry.collection,
        "passages": entry.passages,
        "indexed": entry.indexed,
        "version_of": entry.version_of,
    }


def search_object(query: str, hits: list[Hit]) -> dict[str, Any]:
    """What a search found."""
    return {"query": query, "hits": [_hit(hit) for hit in hits]}


def _hit(hit: Hit) -> dict[str, Any]:
    passage = hit.passage
    found = {name: value for name, value in about(passage.article).items() if name != "url"}
    place = {"text": passage.text, "start": passage.start, "end": passage.end}
    return {**found, "passage_id": passage.id, **place, "score": round(hit.score, 4)}


def error_object(code: str, message: str) -> dict[str, Any]:
    """What stands in the place of a line of a batch that failed."""
    return {"error": {"code": code, "message": message}}
