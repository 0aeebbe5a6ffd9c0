"""Slack's requests by HTTP: signed ones for the app at `/slack/events`, and `/healthz` for whoever watches the process."""

import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from bot.errors import SettingError

if TYPE_CHECKING:
    from slack_bolt import App

PATH = "/slack/events"
_HEALTH = "/healthz"
_LARGEST = 1_000_000  # bytes of a request
_DIGITS = 9  # of that number, as a request tells it; Python reads no number of thousands of digits
_SECONDS = 10  # for a request to arrive


class Listener:
    """A server on a port, in threads of its own. `healthy` says whether questions are taken."""

    def __init__(self, app: "App", port: int, healthy: Callable[[], bool]) -> None:
        """Listen. Raises `SettingError` when the port cannot be had."""
        try:
            self._server = ThreadingHTTPServer(("", port), _handler(app, healthy))
        except OSError as fault:
            raise SettingError(f"port {port} cannot be listened on ({fault.strerror}); name another with `--port`.") from fault
        self._server.daemon_threads = True
        self.port = int(self._server.server_address[1])
        threading.Thread(target=self._server.serve_forever, name="http", daemon=True).start()

    def close(self) -> None:
        """Take no more requests."""
        self._server.shutdown()
        self._server.server_close()


def _handler(app: "App", healthy: Callable[[], bool]) -> type[BaseHTTPRequestHandler]:
    from slack_bolt.request import BoltRequest

    class Handler(BaseHTTPRequestHandler):
        timeout = _SECONDS
        server_version, sys_version = "Footnote", ""

        def do_GET(self) -> None:
            """Whether all is well."""
            if self.path.split("?")[0] != _HEALTH:
                self._answer(404, "text/plain", "Not found.")
                return
            well = healthy()
            self._answer(200 if well else 503, "application/json", json.dumps({"ok": well}))

        def do_POST(self) -> None:
            """Something that Slack sends; the app checks its signature."""
            length = self.headers.get("Content-Length", "")
            if self.path.split("?")[0] != PATH:
                self._answer(404, "text/plain", "Not found.")
            elif not (length.isascii() and length.isdigit() and len(length) <= _DIGITS) or int(length) > _LARGEST:
                self._answer(413, "text/plain", "Too large, or of no known length.")
            elif not healthy():  # Slack brings it again, to this process or to another
                self._answer(503, "text/plain", "Shutting down.")
            else:
                body = self.rfile.read(int(length)).decode("utf-8", "replace")
                told = app.dispatch(BoltRequest(body=body, headers={name.lower(): value for name, value in self.headers.items()}))
                self._answer(told.status, told.first_headers().get("content-type", "text/plain"), told.body or "")

        def _answer(self, status: int, kind: str, body: str) -> None:
            sent = body.encode()
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(sent)))
            self.end_headers()
            self.wfile.write(sent)

        def log_message(self, format: str, *args: object) -> None:  # as it is declared
            """Nothing: requests hold what people wrote."""

    return Handler
