"""What the buttons and the message shortcut do, for whoever pressed them."""

import time
from collections.abc import Callable, Mapping
from typing import Any

from bot.errors import SlackFailed
from bot.slack import blocks, check, mrkdwn, words
from bot.slack.access import is_direct
from bot.slack.desk import Desk
from bot.slack.events import Asked
from bot.slack.ledger import Kept
from bot.slack.votes import Vote
from index.errors import IndexingError

_GONE = "This answer is not kept any more; please ask again."
_PASSED = "Your question was passed on."
_ALREADY = "This question was passed on already."
_NOBODY = "Nobody is named any more who could be asked here; please ask again."
_NOT_PASSED = "I could not pass your question on; I may not be in this channel. Please invite me, or ask yourself."
_UNSURE = "I cannot tell whether your question was passed on. If nobody takes it up, please ask yourself."
_UNREADABLE = "Sorry, the articles cannot be read just now."
_FAULT = "Sorry, something went wrong while I checked this message. Whoever runs me finds the reason in the log."
_REASON = 2000  # characters
_QUESTION = 500  # characters of a question that is passed on


def show_words(desk: Desk, body: Mapping[str, Any]) -> None:
    """Open the window with the quotations in their passages."""
    kept = desk.ledger.kept(_value(body))
    desk.web.open(body["trigger_id"], words.window(kept.words if kept else ()))


def vote(desk: Desk, body: Mapping[str, Any]) -> None:
    """Keep a vote; after a bad one, ask for the reason."""
    which, _, key = _value(body).partition(" ")
    if which not in ("up", "down") or not desk.ledger.kept(key):
        return
    desk.ledger.votes.cast(Vote(key, body["user"]["id"], which, None, time.time()))
    if which == "down":
        desk.web.open(body["trigger_id"], words.reason_form(key))


def give_reason(desk: Desk, body: Mapping[str, Any]) -> None:
    """Keep the reason for a bad vote."""
    view = body["view"]
    reason = view["state"]["values"]["reason"]["reason"]["value"]
    if reason and reason.strip():
        desk.ledger.votes.cast(Vote(view["private_metadata"], body["user"]["id"], "down", reason.strip()[:_REASON], time.time()))


def share(desk: Desk, body: Mapping[str, Any]) -> None:
    """Say a private answer to the whole channel, once; not again when its fate is unknown."""
    key, url = _value(body), body["response_url"]
    kept = desk.ledger.kept(key)
    if not kept or not kept.said:
        _tell(desk, url, _GONE)
        return
    if not desk.ledger.first(key, "shared"):
        return
    try:
        desk.web.respond(url, {"response_type": "in_channel", "replace_original": False, **_shared(kept)})
    except SlackFailed as fault:
        if not fault.unknown:
            desk.ledger.undo(key, "shared")
        raise


def _shared(kept: Kept) -> dict[str, Any]:
    """A reply with its question above it, as a message for all."""
    assert kept.said is not None
    question = blocks.section(f"*Asked:* {mrkdwn.cut(kept.asked.text, _QUESTION)}")
    return {**kept.said, "blocks": [*question, *kept.said["blocks"]]}


def ask_someone(desk: Desk, body: Mapping[str, Any]) -> None:
    """Pass a question that the articles do not answer to the person or group that is named for the channel, once.

    Of a message whose fate is unknown the asker is told; it is not sent again.
    """
    key, url = _value(body), body["response_url"]
    kept = desk.ledger.kept(key)
    human = desk.access.room(kept.asked).ask if kept else None
    if not kept or human is None or not desk.ledger.first(key, "asked"):
        _tell(desk, url, _ALREADY if kept and human else _NOBODY)
        return
    try:
        _pass_on(desk, kept.asked, human)
    except SlackFailed as fault:
        if not fault.unknown:
            desk.ledger.undo(key, "asked")
        _tell(desk, url, _UNSURE if fault.unknown else _NOT_PASSED)
        raise
    if is_direct(kept.asked.channel):
        desk.web.post_to(kept.asked.channel, blocks.notice(_PASSED), _PASSED, kept.asked, thread=kept.asked.thread)


def _pass_on(desk: Desk, asked: Asked, human: str) -> None:
    """Mention someone: where the question was asked, or of a direct one in a direct message to them."""
    mention = f"<!subteam^{human}>" if human.startswith("S") else f"<@{human}>"
    question = mrkdwn.cut(asked.text, _QUESTION)
    text = f"{mention} The articles do not answer this question of <@{asked.user}>. Can you help?\n“{question}”"
    if is_direct(asked.channel):
        desk.web.post_to(human, blocks.section(text), text, asked)
    elif asked.thread is None:
        desk.web.post_to(asked.channel, blocks.section(text), text, asked)
    else:
        desk.web.post(asked, blocks.section(text), text, "word")


def _tell(desk: Desk, url: str, text: str) -> None:
    """Say something to whoever pressed a button, alone."""
    desk.web.respond(url, {"response_type": "ephemeral", "replace_original": False, "text": text})


def check_message(desk: Desk, body: Mapping[str, Any], later: Callable[..., None]) -> None:
    """Open a window that only the asker sees, in which a message's sentences are checked `later`.

    Slack lets it be opened within three seconds; to check takes longer.
    """
    user, channel = body["user"]["id"], body["channel"]["id"]
    claims = check.claims(mrkdwn.plain(body["message"].get("text") or ""))
    ours = desk.web.identity.team
    outsider = body["user"].get("team_id") not in (None, ours)
    asker = Asked("", "command", ours, channel, user, "", None, None, body["response_url"], outsider, outsider)
    denied = desk.access.denied(asker)
    if denied or not claims:
        text = denied or "There is no sentence in this message that could be checked."
        desk.web.open(body["trigger_id"], words.modal("Check", blocks.notice(text)))
        return
    doing = f"Checking {len(claims)} sentence{'' if len(claims) == 1 else 's'} ..."
    window = desk.web.open(body["trigger_id"], words.modal("Check", blocks.notice(doing)))
    later(_check, desk, asker, claims, window)


def _check(desk: Desk, asker: Asked, claims: list[str], window: str) -> None:
    """Check sentences in a window; where that was closed meanwhile, for the asker alone."""
    try:
        index, notes = desk.index()
        shown = [
            *check.verdicts(claims, index, desk.access.scope(asker.channel, asker.user)),
            *blocks.context(*(mrkdwn.cut(note, blocks.TEXT) for note in notes)),
        ]
    except Exception as fault:  # told to the asker, and logged by whoever called
        told = _UNREADABLE if isinstance(fault, IndexingError) else _FAULT
        desk.web.change(window, words.modal("Check", blocks.notice(told)))
        raise
    try:
        desk.web.change(window, words.modal("Check", shown))
    except SlackFailed:  # it was closed meanwhile
        desk.web.whisper(asker, blocks.message(shown), "Checked against the articles.")


def _value(body: Mapping[str, Any]) -> str:
    """The value of the button that was pressed."""
    return str(body["actions"][0]["value"])
