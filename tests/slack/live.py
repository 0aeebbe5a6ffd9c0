"""The pages of a running workspace, with buttons that work: a person can try the bot in a browser without Slack."""

import argparse
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from aiohttp import web

from tests.slack import page
from tests.slack.driver import Slack
from tests.slack.nouns import Message, View
from tests.slack.office import Settings
from tests.slack.web import Server
from tests.slack.workspace import Workspace

PERSON = "ada"  # who sits before the browser
_MANIFEST = Path(__file__).parent.parent.parent / "manifest.json"


def routes(slack: Slack) -> list[web.RouteDef]:
    """The pages, and what a person does on them; every form leads back to its channel."""

    def show(channel: str) -> web.Response:
        with slack.space.changed:
            return web.Response(text=page.of(slack.space, channel, live=True), content_type="text/html")

    async def shown(request: web.Request) -> web.Response:
        channel = request.match_info.get("channel", "general")
        return show(slack.channel_id(channel))

    def form(do: Callable[[dict[str, str]], str]) -> web.RouteDef:
        async def handle(request: web.Request) -> web.Response:
            given = {name: value for name, value in (await request.post()).items() if isinstance(value, str)}
            raise web.HTTPSeeOther(f"/page/{do(given)}")

        return web.post(f"/page/{do.__name__}", handle)

    def say(given: dict[str, str]) -> str:
        command, _, rest = given["text"].partition(" ")
        if command in slack.space.commands:
            slack.command(PERSON, given["channel"], command, rest)
        elif given["text"].strip():
            slack.say(PERSON, given["channel"], given["text"], given.get("thread") or None)
        return given["channel"]

    def click(given: dict[str, str]) -> str:
        slack.click(PERSON, _clicked(slack, given["where"]), given["button"])
        return _channel(slack, given["where"])

    def shortcut(given: dict[str, str]) -> str:
        message = _clicked(slack, given["where"])
        assert isinstance(message, Message)
        slack.shortcut(PERSON, message, given["callback"])
        return message.channel

    def submit(given: dict[str, str]) -> str:
        view = slack.space.views[given["where"]]
        slack.submit(view, {name: value for name, value in given.items() if name not in {"where", "button"} and value})
        return _channel(slack, given["where"])

    def close(given: dict[str, str]) -> str:
        slack.close(slack.space.views[given["where"]])
        return "general"

    pages = [web.get("/", shown), web.get("/page/{channel}", shown)]
    return pages + [form(do) for do in (say, click, shortcut, submit, close)]


def _clicked(slack: Slack, where: str) -> Message | View:
    if where in slack.space.views:
        return slack.space.views[where]
    channel, _, ts = where.partition(" ")
    return next(message for message in slack.messages(channel, PERSON) if message.ts == ts)


def _channel(slack: Slack, where: str) -> str:
    return where.partition(" ")[0] if " " in where else "general"


@contextmanager
def live_server(port: int = 0) -> Iterator[Slack]:
    """A Slack with a person, a channel and pages, as long as the block runs; the app is installed from its manifest if it has one."""
    server = Server(Workspace(), Settings(), port)
    slack = Slack(server)
    slack.person(PERSON, "Ada Quill")
    slack.channel("general", PERSON)
    slack.space.direct(slack.person(PERSON))
    if _MANIFEST.exists():
        slack.install(_MANIFEST)
    server.routes = routes(slack)
    server.start()
    try:
        yield slack
    finally:
        server.stop()


def main() -> None:
    """Serve a workspace until Ctrl-C, and say how to connect the bot to it."""
    parser = argparse.ArgumentParser(prog="python -m tests.slack_server", description=__doc__)
    parser.add_argument("--show", action="store_true", required=True, help="serve the channels as pages")
    parser.add_argument("--port", type=int, default=3010, help="where to listen (default: %(default)s)")
    with live_server(parser.parse_args().port) as slack, suppress(KeyboardInterrupt):
        settings = " ".join(f"{name}={value}" for name, value in slack.environment().items())
        print(f"The channels are at {slack.server.url}/ and the bot comes with:\n  {settings} footnote slack", flush=True)
        threading.Event().wait()
