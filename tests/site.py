"""A web site on loopback for tests: real HTTP, with answers that a test gives."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PARAGRAPH = (
    "The council of Brindle voted on Monday to reopen the old harbor after a year of repairs. Mayor Ada Quill said that the "
    "pier had cost 3.5 million dollars, and that the ferry to Mirra will sail twice a day again from the first of May."
)
MENU = "".join(f'<li><a href="/section{n}">Section {n} of all the news</a></li>' for n in range(12))


def page(title: str, *paragraphs: str, head: str = "", more: str = "") -> str:
    """A news page as sites have them: a menu, a banner, the article, links to others, a footer."""
    said = "".join(f"<p>{text}</p>" for text in paragraphs or (PARAGRAPH,))
    return (
        f'<!doctype html><html lang="en"><head><title>{title}</title><meta property="og:site_name" content="Brindle Post">{head}'
        f'</head><body><nav><ul>{MENU}</ul></nav><div class="banner"><p>We use cookies to make this site better. By clicking '
        f"“Accept all” you agree that we and our 842 partners store data on your device.</p><button>Accept all</button></div>"
        f"<main><article><h1>{title}</h1>{said}</article>{more}</main><aside><h3>Related</h3><ul>"
        '<li><a href="/otters">Ten best otters of the year</a></li><li><a href="/mill">Why the mill moved again</a></li></ul></aside>'
        "<footer><p>Copyright 2025 Brindle Post. All rights reserved.</p></footer></body></html>"
    )


@dataclass(slots=True)
class Reply:
    """What the site answers."""

    body: bytes | str = b""
    status: int = 200
    kind: str = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    pieces: Callable[[], Iterator[bytes]] | None = None  # the body piece by piece, without a length


@dataclass(slots=True)
class Site:
    """The pages by path, and what was asked for."""

    url: str
    pages: dict[str, Reply | Callable[[dict[str, str]], Reply]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def paths(self) -> list[str]:
        """The paths that were asked for, in order, robots.txt aside."""
        return [path for path, _ in self.asked if path != "/robots.txt"]


@contextmanager
def serve() -> Iterator[Site]:
    """A site on a free port, as long as the block runs."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            site.asked.append((self.path, headers))
            found = site.pages.get(self.path, Reply("nothing here", 404))
            reply = found(headers) if callable(found) else found
            body = reply.body.encode() if isinstance(reply.body, str) else reply.body
            self.send_response(reply.status)
            self.send_header("Content-Type", reply.kind)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if reply.pieces is None:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            try:
                for piece in reply.pieces() if reply.pieces else (body,):
                    self.wfile.write(piece)
            except OSError:  # the other side has had enough
                self.close_connection = True

        def log_message(self, *_: Any) -> None:
            """Nothing: the tests look at what was asked."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site = Site(f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
