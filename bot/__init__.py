"""Answers questions from an index of articles, and talks to the people who ask.

Every sentence of an answer cites the exact words of an article; what has no such words is not said. Reading articles and
finding passages is the package `index`'s work, not this one's.

Start reading at `bot.answerer`; the nouns of an answer are in `bot.reply`, the commands in `bot.cli`. On the way from a question
to an answer: `conversation` (what a follow-up means), `questions` (what is asked), `relevance` (what answers it), `writing`
(what a model drafts), `enforce` (what the words support), `disagree` (where articles differ), `showing`. `english` and `articles`
read texts for them, `judge` has the models that judge. `commands`, `repl` and `slack` are how people ask.
`FootnoteQueryEngine` is for those who build with LlamaIndex.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.engine import FootnoteQueryEngine as FootnoteQueryEngine


def __getattr__(name: str) -> Any:
    """`FootnoteQueryEngine`, whose module imports LlamaIndex, when it is first named."""
    if name != "FootnoteQueryEngine":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from bot.engine import FootnoteQueryEngine

    return FootnoteQueryEngine
