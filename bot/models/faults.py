"""What a failure of a language model means, and the sentence that a person is told of it.

The providers' clients share no base class for their errors; what they share is `status_code`, `response` and names. The sentence
stands below an answer, so it is all ours: a server's own words, which may be anything, only go to the log (`SERVER`).
"""

import logging
import re
from collections.abc import Iterator

from bot.errors import ModelFailed

SERVER = logging.getLogger("footnote.model")  # at the level DEBUG it gets the servers' own words

_LONGEST_WORDS = 200  # characters of a server's own words
_SEE = "or see its own words with `--debug`"
_KEY_LIKE = re.compile(r"(?i)\b(?:sk|pk|key|bearer)[-_ ][\w*.-]{6,}")
_UNREACHED = ("APIConnectionError", "ConnectError", "ConnectTimeout", "ConnectionError", "NetworkError")
_BROKEN = ("RemoteProtocolError", "ReadError", "IncompleteRead", "ConnectionResetError")
_PACKED = ("DecodingError",)  # before the kinds that are tried again: each try would be the same
_TOLD = ("APIError",)  # within an answer; the others that are of this kind stand before
_SILENT = ("APITimeoutError", "ReadTimeout", "TimeoutException", "TimeoutError", "WriteTimeout", "PoolTimeout")

_MEANINGS: dict[int, str] = {
    401: "refuses the key (401); check {key}",
    402: "wants to be paid (402); see the provider's account",
    403: "refuses access (403); check {key}, and what it is allowed",
    404: "is not known at {place} (404); check the name in FOOTNOTE_LLM{url}",
    408: "took too long (408); try again later",
    429: "has too much to do, or the quota is spent (429); try again later, or see the provider's account",
}


def status_of(fault: BaseException) -> int | None:
    """The HTTP status behind an exception, where there is one."""
    for one in _chain(fault):
        status = getattr(one, "status_code", None) or getattr(getattr(one, "response", None), "status_code", None)
        if isinstance(status, int) and status >= 300:
            return status
    return None


def retry_after(fault: BaseException) -> float | None:
    """How many seconds the server asks to wait."""
    for one in _chain(fault):
        headers = getattr(getattr(one, "response", None), "headers", None) or {}
        asked = headers.get("retry-after", "")
        if re.fullmatch(r"\d{1,6}(\.\d+)?", asked, re.ASCII):
            return float(asked)
        if asked:
            return _until(asked)
    return None


def _until(date: str) -> float | None:
    from datetime import UTC, datetime
    from email.utils import parsedate_to_datetime

    try:
        return max((parsedate_to_datetime(date) - datetime.now(UTC)).total_seconds(), 0.0)
    except (ValueError, TypeError):  # no date, or one without a zone
        return None


def is_passing(fault: BaseException) -> bool:
    """Whether the same call may well succeed a moment later."""
    status = status_of(fault)
    if status is not None:
        return status in (408, 429) or status >= 500
    return not _is(fault, (*_SILENT, *_PACKED)) and _is(fault, (*_UNREACHED, *_BROKEN))


def refuses_temperature(fault: BaseException) -> bool:
    """Whether the model takes no temperature but its own, as reasoning models do."""
    return status_of(fault) == 400 and "temperature" in str(fault).lower()


def told(fault: Exception, name: str, place: str | None, key: str | None, secret: str | None) -> ModelFailed:
    """What a person is told: of the model `name` at `place` (a URL), whose key is in the variable `key` and is `secret`."""
    SERVER.debug("%s: %s: %s", name, type(fault).__name__, _harmless(_words(fault), secret))
    return ModelFailed(f"The language model {name} {_meaning(fault, place, key)}.")


def _meaning(fault: Exception, place: str | None, key: str | None) -> str:
    status, where = status_of(fault), place or "its provider"
    if status in _MEANINGS:
        url = " and FOOTNOTE_LLM_URL" if place else ""
        return _MEANINGS[status].format(key=key or "its key", place=where, url=url)
    if status is not None and status < 400:
        return f"has moved from {where} ({status}); set FOOTNOTE_LLM_URL to where it is now"
    if status is not None and status < 500:
        return f"refused the request ({status}); check FOOTNOTE_LLM and FOOTNOTE_LLM_CONTEXT, {_SEE}"
    if status is not None:
        return f"is out of order ({status}); try again later"
    kinds = (
        (
            _PACKED,
            "sends its answers compressed, which it was asked not to do; check FOOTNOTE_LLM_URL, and any proxy there",
        ),
        (_SILENT, "did not answer in time; try again, or set FOOTNOTE_LLM_TIMEOUT higher"),
        (_BROKEN, "broke off in the middle of its answer; try again"),
        (_UNREACHED, f"cannot be reached at {where}; start it, or check FOOTNOTE_LLM_URL and the network"),
        (_TOLD, f"told of a failure in place of an answer; try again later, {_SEE}"),
    )
    unread = f"sent what cannot be read ({type(fault).__name__}); check FOOTNOTE_LLM and FOOTNOTE_LLM_URL, {_SEE}"
    return next((meaning for names, meaning in kinds if _is(fault, names)), unread)


def _words(fault: Exception) -> str:
    """The server's own words, where the client has kept them apart, else all that the exception says."""
    body = getattr(fault, "body", None)
    for _ in range(2):
        if isinstance(body, dict):
            body = body.get("message") or body.get("error")
    return body if isinstance(body, str) else str(fault)


def _harmless(words: str, secret: str | None) -> str:
    """A server's own words, short and without anything that looks like a key."""
    if secret:
        words = words.replace(secret, "…")
    words = " ".join(_KEY_LIKE.sub("…", words[: 10 * _LONGEST_WORDS]).split())
    return words if len(words) <= _LONGEST_WORDS else words[:_LONGEST_WORDS] + "…"


def _is(fault: BaseException, names: tuple[str, ...]) -> bool:
    return any(kind.__name__ in names for one in _chain(fault) for kind in type(one).__mro__)


def _chain(fault: BaseException) -> Iterator[BaseException]:
    """The exception and what caused it, at most a few."""
    one: BaseException | None = fault
    for _ in range(6):
        if one is None:
            return
        yield one
        one = one.__cause__ or one.__context__
