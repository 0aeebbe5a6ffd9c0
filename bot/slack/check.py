"""The message shortcut "Check against the articles": a verdict for each sentence of a message, for whoever asked alone."""

from bot.check import Checked, check
from bot.errors import UncheckedError
from bot.judge.windows import claim_sentences
from bot.questions.scope import Scope
from bot.slack import blocks, mrkdwn
from bot.slack.blocks import Block
from index.index import Index

MOST = 20  # sentences of a message
_CLAIM = 1000  # characters of a sentence as it is shown
_CITED = 3  # quotations for a sentence
_VERDICTS = {"supported": "Supported", "contradicted": "Contradicted", "not_found": "Not found"}


def claims(text: str) -> list[str]:
    """The sentences of a message that can be checked."""
    return [one for one in claim_sentences(text) if any(character.isalnum() for character in one)][:MOST]


def verdicts(sentences: list[str], index: Index, scope: Scope) -> list[Block]:
    """Each sentence with its verdict, and the words on which that rests."""
    shown: list[Block] = []
    for sentence in sentences:
        try:
            shown += _verdict(check(sentence, index, scope))
        except UncheckedError:  # of this one nothing is known; the others have their verdicts
            shown += blocks.section(f"*Could not be checked:* {mrkdwn.cut(sentence, _CLAIM)}")
    return shown


def _verdict(found: Checked) -> list[Block]:
    text = f"*{_VERDICTS[found.verdict]}:* {mrkdwn.cut(found.claim, _CLAIM)}"
    words = [f"“{mrkdwn.cut(one.quote, _CLAIM)}” {blocks.article_line(one.article)}" for one in found.citations[:_CITED]]
    return blocks.section(text) + blocks.context(*words)
