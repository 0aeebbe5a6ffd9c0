"""How servers of language models write what a model says: the paths they are asked at, and their streams, piece by piece."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

MODEL = "scripted"


@dataclass(frozen=True, slots=True)
class Protocol:
    """What a provider's server sends."""

    kind: str  # of a stream
    stream: Callable[[Sequence[str]], Iterator[bytes]]  # pieces of text -> events, the first of them the first piece
    whole: Callable[[str], dict[str, Any]]  # text -> the answer as one object


def event(delta: dict[str, Any], finish: str | None = None) -> bytes:
    """One server-sent event of OpenAI's, with what it adds to the message."""
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return b"data: " + json.dumps({**_about("chat.completion.chunk"), "choices": [choice]}).encode() + b"\n\n"


def _about(kind: str) -> dict[str, Any]:
    return {"id": "chatcmpl-1", "object": kind, "created": 1758240000, "model": MODEL}


def _openai_stream(pieces: Sequence[str]) -> Iterator[bytes]:
    for piece in pieces:
        yield event({"role": "assistant", "content": piece})
    yield event({}, finish="stop")
    yield b"data: [DONE]\n\n"


def _openai_whole(text: str) -> dict[str, Any]:
    message = {"role": "assistant", "content": text}
    return {**_about("chat.completion"), "choices": [{"index": 0, "message": message, "finish_reason": "stop"}]}


def _anthropic_stream(pieces: Sequence[str]) -> Iterator[bytes]:
    begins = _named("message_start", message={**_anthropic_whole(""), "content": []})
    begins += _named("content_block_start", index=0, content_block={"type": "text", "text": ""})
    for piece in pieces:
        yield begins + _named("content_block_delta", index=0, delta={"type": "text_delta", "text": piece})
        begins = b""
    yield begins + _named("content_block_stop", index=0)
    yield _named("message_delta", delta={"stop_reason": "end_turn"}, usage={"output_tokens": 1}) + _named("message_stop")


def _named(name: str, **fields: Any) -> bytes:
    return f"event: {name}\ndata: {json.dumps({'type': name, **fields})}\n\n".encode()


def _anthropic_whole(text: str) -> dict[str, Any]:
    usage = {"input_tokens": 1, "output_tokens": 1}
    about = {"id": "msg_1", "type": "message", "role": "assistant", "model": MODEL, "usage": usage}
    return {**about, "content": [{"type": "text", "text": text}], "stop_reason": "end_turn"}


def _ollama_stream(pieces: Sequence[str]) -> Iterator[bytes]:
    for piece in pieces:
        yield json.dumps({**_ollama_whole(piece), "done": False}).encode() + b"\n"
    yield json.dumps(_ollama_whole("")).encode() + b"\n"


def _ollama_whole(text: str) -> dict[str, Any]:
    message = {"role": "assistant", "content": text}
    return {"model": MODEL, "created_at": "2025-09-19T00:00:00Z", "message": message, "done": True, "done_reason": "stop"}


# path -> what is spoken there
PROTOCOLS = {
    "/v1/chat/completions": Protocol("text/event-stream", _openai_stream, _openai_whole),
    "/v1/messages": Protocol("text/event-stream", _anthropic_stream, _anthropic_whole),
    "/api/chat": Protocol("application/x-ndjson", _ollama_stream, _ollama_whole),
}
