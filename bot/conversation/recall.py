"""A reply made again from its JSON object (`bot.showing.wire`), as the memory keeps it."""

from typing import Any

from bot.reply import Answer, Citation, Disagreement, Refusal, Reply, Statement, Timings, Withheld
from index.article import Article


def recalled(given: dict[str, Any]) -> Reply:
    """The reply. The articles in it have no text but the words that were cited, at the places where they stood."""
    timings = Timings(**given["timings_ms"])
    notes = tuple(given["notes"])
    if given["kind"] == "refusal":
        return Refusal(given["question"], given["reason"], tuple(_article(one, "") for one in given["nearest"]), notes, timings)
    statements = tuple(
        Statement(one["text"], tuple(_citation(cited) for cited in one["citations"]), one["support"])
        for one in given["statements"]
    )
    return Answer(
        given["question"],
        statements,
        tuple(Disagreement(one["about"], tuple(statements[n] for n in one["statements"])) for one in given["disagreements"]),
        tuple(Withheld(one["text"], one["reason"], one.get("instead")) for one in given["withheld"]),
        notes,
        timings,
    )


def _citation(given: dict[str, Any]) -> Citation:
    text = " " * given["start"] + given["quote"]
    return Citation(given["number"], _article(given, text), given["quote"], given["start"], given["end"])


def _article(given: dict[str, Any], text: str) -> Article:
    return Article(given["article_id"], given["title"], text, given["source"], url=given["url"], published=given["published"])
