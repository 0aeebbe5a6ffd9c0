"""A language model for tests: a server on loopback that says what a test wants, over real HTTP, as OpenAI's servers do.

    with ModelServer(lambda asked: "The harbor reopened. [1]") as server:
        server.model().question().complete("", "What reopened?")
        assert "What reopened?" in server.asked[0].prompt

It speaks Anthropic's and Ollama's protocols, too. The function gets what is `Asked` and returns what the model `Says`, or how the server `Fails`, `Sends` bytes, or `Stalls`.
For a process of its own, `server.environment` has the settings.
"""

import json
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

from bot.models import Model
from bot.models.providers import load_model
from bot.models.settings import read_model_settings
from tests.model_protocols import MODEL, PROTOCOLS, Protocol


@dataclass(frozen=True, slots=True)
class Asked:
    """A request for words."""

    path: str
    headers: Mapping[str, str]  # names in lower case
    body: dict[str, Any]

    @property
    def messages(self) -> list[dict[str, str]]:
        """What was said, as {"role", "content"}."""
        apart = [{"role": "system", "content": _text(self.body["system"])}] if self.body.get("system") else []
        return apart + [{"role": one["role"], "content": _text(one["content"])} for one in self.body["messages"]]

    @property
    def system(self) -> str:
        """The system message, "" when there is none."""
        return "".join(one["content"] for one in self.messages if one["role"] in ("system", "developer"))

    @property
    def prompt(self) -> str:
        """The last thing that a user said."""
        return [one["content"] for one in self.messages if one["role"] == "user"][-1]

    @property
    def streams(self) -> bool:
        """Whether the answer is wanted piece by piece."""
        return bool(self.body.get("stream"))


def _text(content: str | list[dict[str, str]]) -> str:
    """A message's text, that comes as such or in blocks."""
    return content if isinstance(content, str) else "".join(block["text"] for block in content)


@dataclass(frozen=True, slots=True)
class Says:
    """Words, whole or in pieces."""

    text: str
    size: int = 12  # characters of a piece
    wait: float = 0.0  # seconds before the first piece
    between: float = 0.0  # seconds before each further piece
    stalls_after: int | None = None  # pieces; then nothing more comes, and the line stays open
    cut_after: int | None = None  # pieces; then the line is cut
    gate: threading.Event | None = None  # the second piece is sent when it is set
    byte_by_byte: bool = False  # each byte of the answer goes out by itself

    @property
    def pieces(self) -> list[str]:
        """The text in pieces."""
        return [self.text[start : start + self.size] for start in range(0, len(self.text), self.size)]


@dataclass(frozen=True, slots=True)
class Fails:
    """An HTTP error."""

    status: int
    message: str = "no"
    headers: Mapping[str, str] = field(default_factory=dict)  # {"Retry-After": "1"}


@dataclass(frozen=True, slots=True)
class Sends:
    """Bytes as they are; `forever`: again and again until the other side has had enough."""

    body: bytes
    kind: str = "text/event-stream"
    forever: bool = False
    between: float = 0.0  # seconds before each repetition
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)  # {"Content-Encoding": "gzip"}


@dataclass(frozen=True, slots=True)
class Stalls:
    """The request is taken, and never answered."""


Acts = str | Says | Fails | Sends | Stalls
Script = Callable[[Asked], Acts]


class _Server(ThreadingHTTPServer):
    """One that says nothing of clients that hang up, as those do whose time is over."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class ModelServer:
    """The server, running as long as its `with` block; `script` may be given another function at any time."""

    def __init__(self, script: Script | Acts) -> None:
        """`script` is asked at each request; a plain text, or anything else it could return, is the answer to all."""
        self.script: Script = script if callable(script) else lambda _: script
        self.asked: list[Asked] = []
        self.closing = threading.Event()
        self._server = _Server(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})

    @property
    def root(self) -> str:
        """Where it is; what `FOOTNOTE_LLM_URL` must be for Anthropic's and Ollama's protocols."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    @property
    def url(self) -> str:
        """What `FOOTNOTE_LLM_URL` must be for OpenAI's protocol."""
        return f"{self.root}/v1"

    @property
    def environment(self) -> dict[str, str]:
        """The settings that make Footnote ask this server."""
        return {"FOOTNOTE_LLM": f"openai-like:{MODEL}", "FOOTNOTE_LLM_URL": self.url}

    def model(self, **settings: str) -> Model:
        """The model as Footnote sees it; `timeout="0.2"` sets `FOOTNOTE_LLM_TIMEOUT`, and so on."""
        more = {f"FOOTNOTE_LLM_{name.upper()}": value for name, value in settings.items()}
        read = read_model_settings({**self.environment, **more})
        assert read
        return load_model(read)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def _handler(server: ModelServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            models = {"object": "list", "data": [{"id": MODEL, "object": "model", "owned_by": "tests"}]}
            _send(self, 200 if self.path == "/v1/models" else 404, models)

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked = Asked(self.path, {name.lower(): value for name, value in self.headers.items()}, body)
            if self.path not in PROTOCOLS:
                return _send(self, 404, {"error": {"message": f"nothing is at {self.path}"}})
            server.asked.append(asked)
            acts = server.script(asked)
            try:
                _act(self, Says(acts) if isinstance(acts, str) else acts, asked, server.closing)
            except OSError:  # the other side has had enough
                self.close_connection = True
            return None

        def log_message(self, *_: Any) -> None:
            """Nothing: the tests look at what was asked."""

    return Handler


def _act(handler: BaseHTTPRequestHandler, acts: Says | Fails | Sends | Stalls, asked: Asked, closing: threading.Event) -> None:
    protocol = PROTOCOLS[asked.path]
    match acts:
        case Stalls():
            closing.wait()
            handler.close_connection = True
        case Fails():
            _send(handler, acts.status, {"error": {"message": acts.message, "code": acts.status}}, acts.headers)
        case Sends():
            handler.close_connection = True
            _head(handler, acts.status, acts.kind, {**acts.headers, "Connection": "close"})
            handler.wfile.write(acts.body)
            while acts.forever and not closing.wait(acts.between):
                handler.wfile.write(acts.body)
        case Says() if asked.streams:
            _stream(handler, acts, protocol, closing)
        case Says():
            closing.wait(acts.wait)
            _send(handler, 200, protocol.whole(acts.text))


def _stream(handler: BaseHTTPRequestHandler, says: Says, protocol: Protocol, closing: threading.Event) -> None:
    """Events in chunks, the way that an interruption is told from an end."""
    _head(handler, 200, protocol.kind, {"Transfer-Encoding": "chunked"})
    closing.wait(says.wait)
    for number, part in enumerate(protocol.stream(says.pieces)):
        if number == says.stalls_after:
            closing.wait()
        if closing.is_set() or number == says.cut_after:
            handler.close_connection = True
            return
        if number == 1 and says.gate:
            says.gate.wait()
        if number and says.between:
            closing.wait(says.between)
        for chunk in [bytes([byte]) for byte in part] if says.byte_by_byte else [part]:
            handler.wfile.write(b"%x\r\n%s\r\n" % (len(chunk), chunk))
            handler.wfile.flush()
    handler.wfile.write(b"0\r\n\r\n")


def _send(handler: BaseHTTPRequestHandler, status: int, body: object, headers: Mapping[str, str] | None = None) -> None:
    content = json.dumps(body).encode()
    _head(handler, status, "application/json", {**(headers or {}), "Content-Length": str(len(content))})
    handler.wfile.write(content)


def _head(handler: BaseHTTPRequestHandler, status: int, kind: str, headers: Mapping[str, str]) -> None:
    handler.send_response(status)
    handler.send_header("Content-Type", kind)
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.end_headers()
