"""The app's home, and the questions that it suggests: drawn from the newest articles, and only such as it can answer."""

import threading
import time
from itertools import islice
from typing import Any

from bot.answerer import answer
from bot.questions.scope import Scope
from bot.reply import Answer
from bot.slack import blocks, mrkdwn
from bot.slack.blocks import Block
from bot.text import printable_line
from index.article import Article
from index.index import Index

HELP = (
    "Ask me a question about the articles, and I answer with sentences that each link to the words they rest on. Mention me in a "
    "channel, write to me directly, or type /footnote and your question. In a thread where I have answered, just ask on."
)
TITLE = "Ask about the articles"
_FRESH = 600.0  # seconds
_PROMPTS = 4  # as many as Slack takes
_TRIED = 8  # articles
_NEWEST = 5  # articles that the home lists
_LONGEST = 75  # characters of a suggestion's title


def newest(index: Index, scope: Scope, most: int) -> list[Article]:
    """The newest articles that someone may see, older versions of a story left out."""
    seen = index.visible(scope.only)
    ids = (entry.id for entry in index.entries() if entry.id in seen and entry.version_of is None)
    return [index.article(one) for one in islice(ids, most)]  # no more: each is read whole


class Suggestions:
    """Questions to suggest, remembered for a while. Usable from several threads."""

    def __init__(self) -> None:
        self._known: dict[Scope, tuple[float, list[dict[str, str]]]] = {}
        self._lock = threading.Lock()  # one thread thinks, the others wait for what it finds

    def of(self, index: Index, scope: Scope) -> list[dict[str, str]]:
        """What `suggested` gives, or gave of late."""
        with self._lock:
            at, prompts = self._known.get(scope, (float("-inf"), []))
            if time.monotonic() - at > _FRESH:
                self._known = {one: known for one, known in self._known.items() if time.monotonic() - known[0] <= _FRESH}
                prompts = suggested(index, scope)
                self._known[scope] = time.monotonic(), prompts
            return prompts


def suggested(index: Index, scope: Scope) -> list[dict[str, str]]:
    """Up to four questions on the newest articles, each with an answer."""
    found = []
    for article in newest(index, scope, _TRIED):
        topic = _topic(article.title)
        question = f"What is reported about {topic}?"
        if topic and isinstance(answer(question, index, scope=scope), Answer):
            found.append({"title": _shortened(topic), "message": question})
        if len(found) == _PROMPTS:
            break
    return found


def home(index: Index, scope: Scope) -> dict[str, Any]:
    """The app's home, as a view."""
    count = len(index.visible(scope.only))
    shown: list[Block] = [
        {"type": "header", "text": blocks.plain("Footnote")},
        *blocks.section(mrkdwn.cut(HELP, blocks.TEXT)),
        *blocks.section(f"*{count:,} article{'' if count == 1 else 's'}* to ask. The newest:"),
        *blocks.context(*(blocks.article_line(article) for article in newest(index, scope, _NEWEST))),
    ]
    return {"type": "home", "blocks": shown}


def closed(why: str) -> dict[str, Any]:
    """The app's home for someone who may not ask; it tells them why."""
    return {"type": "home", "blocks": [{"type": "header", "text": blocks.plain("Footnote")}, *blocks.notice(why)]}


def _topic(title: str) -> str:
    return printable_line(title).rstrip(".?!")


def _shortened(topic: str) -> str:
    return topic if len(topic) <= _LONGEST else topic[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"
