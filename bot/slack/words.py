"""The quotations of an answer within their passages, as they are kept for the window "The words", and that window."""

from collections.abc import Sequence
from typing import Any

from bot.reply import Answer, Citation, Reply
from bot.slack import blocks, mrkdwn

_AROUND = 300  # characters of the article before and after a quotation
_QUOTE = 1800
_MOST = 40  # quotations in a window; it holds 100 blocks


def words_of(reply: Reply) -> list[dict[str, Any]]:
    """Each citation once, with the article's own text around it."""
    if not isinstance(reply, Answer):
        return []
    citations = {citation.number: citation for one in reply.statements for citation in one.citations}
    return [_words(citation) for citation in citations.values()]


def _words(citation: Citation) -> dict[str, Any]:
    text = citation.article.text
    opening, closing = max(0, citation.start - _AROUND), min(len(text), citation.end + _AROUND)
    before, after = text[opening : citation.start], text[citation.end : closing]
    if opening:
        before = "… " + before.partition(" ")[2]
    if closing < len(text):
        after = after.rpartition(" ")[0] + " …"
    return {"source": blocks.source_line(citation), "before": before, "quote": citation.quote, "after": after}


def window(words: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The window that shows quotations in bold within their passages."""
    shown: list[blocks.Block] = []
    for one in words[:_MOST]:
        parts = (
            mrkdwn.cut(one["before"], 2 * _AROUND),
            _bold(mrkdwn.cut(one["quote"], _QUOTE)),
            mrkdwn.cut(one["after"], 2 * _AROUND),
        )
        shown += [*blocks.context(one["source"]), *blocks.section(_fitting(parts))]
    if len(words) > _MOST:
        shown += blocks.context(f"and {len(words) - _MOST} more")
    return modal("The words", shown or blocks.notice("These words are not kept any more; ask again to see them."))


def _bold(shown: str) -> str:
    return f"*{shown}*" if shown else ""


def _fitting(parts: tuple[str, str, str]) -> str:
    whole = " ".join(part for part in parts if part)
    return whole if len(whole) <= blocks.TEXT else parts[1]


def modal(title: str, shown: Sequence[blocks.Block]) -> dict[str, Any]:
    """A window without a form."""
    return {"type": "modal", "title": blocks.plain(title), "close": blocks.plain("Close"), "blocks": list(shown)}


def reason_form(key: str) -> dict[str, Any]:
    """The window that asks what was wrong with an answer."""
    field = {"type": "plain_text_input", "action_id": "reason", "multiline": True, "max_length": 2000}
    ask = {"type": "input", "block_id": "reason", "label": blocks.plain("What was wrong?"), "element": field, "optional": True}
    return {
        **modal("Bad answer", [ask]),
        "callback_id": "reason",
        "submit": blocks.plain("Send"),
        "private_metadata": key,
    }
