"""Replies as Slack's blocks. Slack's limits are kept by how the blocks are made, whatever an article or a person wrote.

Nothing here talks to Slack. Each text that is not ours goes through `bot.slack.mrkdwn`.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from bot.reply import REASONS, Answer, Citation, Disagreement, Refusal, Reply, Statement
from bot.showing.render import withheld
from bot.slack import mrkdwn
from bot.text import unmarked
from index.article import Article

Block = dict[str, Any]

MOST = 50  # blocks of a message
TEXT = 3000  # characters of a section's or a context's text
_STATEMENT = 1800  # of a sentence as it is shown; the links to its sources come on top
_WHOLE = 13_200  # of a message's blocks as JSON; Slack refuses one with more (slackapi/bolt-js#2509)
# So much of that is for each part, and for the buttons and some lines of ours the rest:
_SAID, _LISTED, _NOTED = 7000, 3000, 1500
_SOURCES, _NOTES = 20, 4
_TITLE, _OUTLET, _SHORT = 150, 60, 300  # characters of a title, an outlet, a note or a question that is quoted
_LINKS = 8  # sources that a sentence shows; more stand in the list
_VALUE = 2000  # characters of a button's value
_NO_BREAK = "\u00a0"


def section(text: str) -> list[Block]:
    """A paragraph of mark-up, or none where nothing is to be read: Slack takes no empty text.

    What would not fit is left out by whoever made it.
    """
    return [{"type": "section", "text": {"type": "mrkdwn", "text": text, "verbatim": True}}] if text.strip() else []


def context(*lines: str) -> list[Block]:
    """Small grey lines of mark-up, a block each; none for a line in which nothing is to be read."""
    texts = [{"type": "mrkdwn", "text": line, "verbatim": True} for line in lines if line.strip()]
    return [{"type": "context", "elements": [text]} for text in texts]


def plain(text: str) -> dict[str, Any]:
    """A text object without mark-up."""
    return {"type": "plain_text", "text": text, "emoji": False}


def button(text: str, action: str, value: str, style: str | None = None) -> dict[str, Any]:
    """A button."""
    made = {"type": "button", "text": plain(text), "action_id": action, "value": value[:_VALUE]}
    return {**made, "style": style} if style else made


def reply_blocks(reply: Reply, key: str, *, ask: bool = False, share: bool = False, shown: int = 0) -> list[Block]:
    """A reply whole, with its buttons; `key` is the question's.

    `ask` and `share` add the buttons "Ask someone" and "Share in channel". The first `shown` statements are left out: they have
    been said already. Statements that differ stand where it says that they do, and nowhere else.
    """
    body = _answer(reply, shown) if isinstance(reply, Answer) else _refusal(reply)
    return [*body, *_buttons(reply, key, ask=ask, share=share)]


def statement_block(statement: Statement) -> list[Block]:
    """A sentence by itself, with links to its sources."""
    return section(_sentence(statement))


def notice(text: str) -> list[Block]:
    """A word of ours about something else than the articles; `text` is plain."""
    return section(mrkdwn.cut(text, TEXT))


def words_blocks(text: str) -> list[Block]:
    """While an answer is made: what is being done."""
    return context(mrkdwn.cut(text, _SHORT))


def partial_blocks(statements: Sequence[Statement], step: str) -> list[Block]:
    """An answer that is still being made: what stands so far, and what is being done."""
    return [*statement_blocks(statements), *words_blocks(step)]


def statement_blocks(statements: Sequence[Statement], room: int = _SAID) -> list[Block]:
    """Sentences with links to their sources, in so many characters, and a line where there are more."""
    return _packed([_sentence(statement) for statement in statements], room)


def summary(reply: Reply) -> str:
    """A reply as one text, for notifications and screen readers."""
    if isinstance(reply, Refusal):
        return REASONS[reply.reason]
    return mrkdwn.cut(unmarked(" ".join(statement.text for statement in reply.statements)), TEXT)


def _answer(answer: Answer, shown: int) -> list[Block]:
    apart = [one for point in answer.disagreements for one in point.statements]
    differing = _packed([line for point in answer.disagreements for line in _disagreement(point)], _SAID // 2)
    blocks = statement_blocks([one for one in answer.statements[shown:] if one not in apart], _SAID - _size(differing))
    blocks += differing
    if answer.withheld:
        blocks += context(withheld(answer))
    citations = list({citation.number: citation for one in answer.statements for citation in one.citations}.values())
    listed = _fitting(context(*(source_line(citation) for citation in citations[:_SOURCES])), _LISTED)
    if len(citations) > len(listed):
        listed += context(f"and {len(citations) - len(listed)} more sources")
    return blocks + listed + _notes(answer.notes)


def _size(shown: Sequence[Block]) -> int:
    """The characters that blocks have as JSON."""
    return sum(len(json.dumps(block, ensure_ascii=False)) + 1 for block in shown)


def _fitting(shown: Sequence[Block], room: int) -> list[Block]:
    """The first blocks, as many as have no more characters."""
    count = next((count for count in range(len(shown), 0, -1) if _size(shown[:count]) <= room), 0)
    return list(shown[:count])


def message(shown: Sequence[Block]) -> list[Block]:
    """The first blocks, as many as a message takes."""
    return _fitting(shown[:MOST], _WHOLE)


def _packed(paragraphs: Sequence[str], room: int) -> list[Block]:
    """Paragraphs in as few sections as hold them: as many as have no more characters, and a line where there would be more."""
    texts: list[str] = []
    kept: list[Block] = []
    for paragraph in filter(str.strip, paragraphs):
        if texts and len(texts[-1]) + 1 + len(paragraph) <= TEXT:
            texts[-1] += "\n" + paragraph
        else:
            texts.append(paragraph)
        blocks = [block for text in texts for block in section(text)]
        if _size(blocks) > room:
            return kept + context("The answer goes on; ask something narrower to see the rest.")
        kept = blocks
    return kept


def _sentence(statement: Statement, lead: str = "") -> str:
    """A sentence with links to its sources; `lead` is mark-up before it, of some hundred characters."""
    text = lead + mrkdwn.cut(unmarked(statement.text), _STATEMENT)
    links = ""
    for citation in statement.citations[:_LINKS]:
        link = _NO_BREAK + mrkdwn.link(citation.article.url, f"[{citation.number}]")
        bare = f"{_NO_BREAK}[{citation.number}]"
        links += link if len(text) + len(links) + len(link) + (_LINKS * 8) <= TEXT else bare
    return text + links


def _disagreement(point: Disagreement) -> Iterable[str]:
    """What articles differ on, then each side with its outlet and date."""
    yield f"*The articles differ* on {mrkdwn.cut(point.about, _SHORT)}:"
    for statement in point.statements:
        article = statement.citations[0].article
        later = ", the later report" if statement is point.later else ""
        yield _sentence(statement, f"• {_origin(article) or _title(article)}{later}: ")


def source_line(citation: Citation) -> str:
    """A source: number, title as a link, outlet and date."""
    return f"[{citation.number}] {article_line(citation.article)}"


def article_line(article: Article) -> str:
    """An article: title as a link, outlet and date."""
    title = mrkdwn.link(article.url, _title(article))
    origin = _origin(article)
    return f"{title} · {origin}" if origin else title


def _title(article: Article) -> str:
    return mrkdwn.cut(article.title, _TITLE) or "untitled"


def _origin(article: Article) -> str:
    known = (mrkdwn.cut(article.source, _OUTLET) if article.source else None, article.published and article.published[:10])
    return ", ".join(part for part in known if part)


def _refusal(refusal: Refusal) -> list[Block]:
    blocks = section(REASONS[refusal.reason])
    if refusal.nearest:
        lines = (article_line(article) for article in refusal.nearest[:_SOURCES])
        blocks += _fitting(context("Nearest articles:", *lines), _LISTED)
    return blocks + _notes(refusal.notes)


def _notes(notes: Sequence[str]) -> list[Block]:
    return _fitting(context(*(mrkdwn.cut(note, _SHORT) for note in notes[:_NOTES])), _NOTED)


def _buttons(reply: Reply, key: str, *, ask: bool, share: bool) -> list[Block]:
    buttons = [button("Show the words", "show_words", key)] if isinstance(reply, Answer) else []
    if share:
        buttons.append(button("Share in channel", "share", key))
    if ask and isinstance(reply, Refusal):
        buttons.append(button("Ask someone", "ask_someone", key))
    votes = {
        "type": "feedback_buttons",
        "action_id": "vote",
        "positive_button": {"text": plain("Good answer"), "value": f"up {key}"},
        "negative_button": {"text": plain("Bad answer"), "value": f"down {key}"},
    }
    row = [{"type": "actions", "elements": buttons}] if buttons else []
    return [*row, {"type": "context_actions", "elements": [votes]}]
