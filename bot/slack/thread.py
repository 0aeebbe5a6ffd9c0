"""What was said in a thread, as the turns of a conversation: read from Slack's messages. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from bot.reply import Turn
from bot.slack.events import Asked
from bot.slack.mrkdwn import mentions, plain
from bot.slack.web import marks

_NUMBER = re.compile(r"[\u00a0 ]*<[^<>|]*\|\[\d+\]>|\u00a0\[\d+\]")  # a link to a source
_INVISIBLE = str.maketrans("", "", "\u200b")
_BULLET = "• "


def turns(messages: Iterable[Mapping[str, Any]], asked: Asked, bot: str) -> Sequence[Turn]:
    """The questions that were asked of the bot (a user's id) before this one, and its answers; the oldest first."""
    return [turn for turn in _turns(messages, asked, bot) if turn.text]


def _turns(messages: Iterable[Mapping[str, Any]], asked: Asked, bot: str) -> Iterator[Turn]:
    for message in messages:
        if float(message["ts"]) >= float(asked.ts or 0):
            return
        text = message.get("text") or ""
        if message.get("user") == bot:
            _, stage = marks(message)
            if stage in (None, "done"):  # else an answer that is being made, or none
                yield Turn("assistant", said(message))
        elif message.get("user") == asked.user or mentions(text, bot):
            yield Turn("user", plain(text, bot))


def said(message: Mapping[str, Any]) -> str:
    """A message of ours as it is read, without numbers of sources: its paragraphs, or where it has none its text."""
    sections = (block["text"]["text"] for block in message.get("blocks") or () if block.get("type") == "section")
    shown = "\n".join(_NUMBER.sub("", text) for text in sections) or message.get("text") or ""
    lines = plain(shown.translate(_INVISIBLE)).splitlines()
    return " ".join(line.removeprefix(_BULLET).replace("*", "") for line in lines if line)
