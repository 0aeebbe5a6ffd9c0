"""The server: Slack's Web API, response URLs and Socket Mode on a loopback port, in a thread with an event loop of its own."""

import asyncio
import json
import random
import secrets
import threading
import time
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar

from aiohttp import web

from tests.slack import chat
from tests.slack.methods import METHODS, answer
from tests.slack.nouns import Call, Json, Refused, Trouble
from tests.slack.office import Office, Settings
from tests.slack.workspace import Workspace

Hook = Callable[[Call], object]
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
T = TypeVar("T")


@dataclass(slots=True)
class Tokens:
    """What the app shows to be let in."""

    bot: str = "xoxb-footnote-test-bot"
    app: str = "xapp-footnote-test-app"
    revoked: bool = False


@dataclass(slots=True)
class Rates:
    """How many calls are let through. One message a second a channel, with a burst; None: as many as come."""

    burst: int | None = None  # messages that a channel takes at once; 1 is strict
    tiers: bool = False  # whether each method's calls a minute are counted
    clock: Callable[[], float] = time.monotonic  # by which they are counted
    buckets: dict[str, tuple[float, float]] = field(default_factory=dict)  # name -> what is left, when counted

    def wait(self, method: str, given: Json) -> int:
        """Count a call; the seconds to wait for when there are too many, else 0."""
        if method == "chat.postMessage" and self.burst is not None:
            return self._take(f"post {given.get('channel')}", self.burst, 1.0)
        minute = METHODS[method].minute
        return self._take(method, minute, minute / 60) if self.tiers and minute else 0

    def _take(self, name: str, most: float, a_second: float) -> int:
        now = self.clock()
        left, counted = self.buckets.get(name, (most, now))
        left = min(most, left + (now - counted) * a_second)
        enough = left >= 1
        self.buckets[name] = (left - 1 if enough else left, now)
        return 0 if enough else max(1, round((1 - left) / a_second))


class Server:
    """The thread with the loop; `office` brings what happens to the app."""

    def __init__(self, space: Workspace, settings: Settings, port: int = 0) -> None:
        self.space, self.settings = space, settings
        self.tokens, self.rates = Tokens(), Rates()
        self.troubles: list[Trouble] = []
        self.hooks: dict[tuple[Literal["before", "after"], str], list[Hook]] = {}
        self.url = ""
        self.routes: list[web.RouteDef] = []  # more than Slack has, to be given before the start
        self._port = port
        self.faults: list[BaseException] = []  # of this server itself; `slack_server` raises the first in the end
        self.office: Office
        self._tickets: set[str] = set()
        self._chance = random.Random(11)
        self._loop = asyncio.new_event_loop()
        self._stopped = asyncio.Event()
        self._started = threading.Event()
        self._thread = threading.Thread(target=lambda: self._loop.run_until_complete(self._run()), name="slack")

    def start(self) -> None:
        """Listen; returns when it does."""
        self._thread.start()
        self._started.wait()

    def stop(self) -> None:
        """Stop listening, and end the thread."""
        self._loop.call_soon_threadsafe(self._stopped.set)
        self._thread.join()
        self._loop.close()

    def do(self, work: Coroutine[Any, Any, T]) -> T:
        """Run something on the loop, from another thread, and wait for it."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout=30)

    async def _run(self) -> None:
        self.office = Office(self.space, self.settings)
        self.space.deliver = self.office.post
        app = web.Application(client_max_size=4 * 1024**2, middlewares=[self._noting])
        app.router.add_route("*", "/api/{method}", self._api)
        app.router.add_post("/response/{secret}", self._response)
        app.router.add_get("/link/", self._link)
        app.add_routes(self.routes)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", self._port)
        await site.start()
        host, port = runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"
        self._started.set()
        await self._stopped.wait()
        await self.office.close()
        self.faults += self.office.faults
        await self.office.drop()
        await runner.cleanup()

    @web.middleware
    async def _noting(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            return await handler(request)
        except web.HTTPException:
            raise
        except Exception as fault:
            if request.transport is not None:  # else whoever asked is gone, as an app is that was killed
                self.faults.append(fault)
            raise

    async def _link(self, request: web.Request) -> web.StreamResponse:
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets:
            return web.Response(status=403)
        self._tickets.discard(ticket)
        return await self.office.serve(request)

    async def _api(self, request: web.Request) -> web.StreamResponse:
        call = Call(request.match_info["method"], await arguments(request), time.monotonic())
        with self.space.changed:
            self.space.calls.append(call)
            self.space.changed.notify_all()
        token = call.arguments.pop("token", None) or request.headers.get("Authorization", "").removeprefix("Bearer ")
        trouble = self._trouble(call.method)
        if trouble.seconds:
            await asyncio.sleep(trouble.seconds)
        await self._tell("before", call)
        refusal = self._refusal(call, token, trouble)
        if refusal is None:
            call.answer, call.status = (
                self._connection() if call.method == _CONNECT else answer(self.space, call.method, call.arguments),
                200,
            )
            await self._tell("after", call)
        if trouble.body is not None:
            refusal = web.Response(text=trouble.body, content_type="application/json")
        if trouble.lost:
            assert request.transport
            request.transport.abort()
        return self._answered(call, refusal)

    def _trouble(self, method: str) -> Trouble:
        """The trouble that this call runs into; one that has no effect when none was asked for."""
        with self.space.changed:
            for trouble in self.troubles:
                hit = trouble.method in (method, "*") and trouble.times != 0 and self._chance.random() < trouble.share
                if hit and not (trouble.method == "*" and method == _CONNECT):
                    trouble.times = None if trouble.times is None else trouble.times - 1
                    return trouble
        return Trouble(method)

    def _refusal(self, call: Call, token: str, trouble: Trouble) -> web.Response | None:
        """The answer to a call that does not come through; None: it does."""
        call.status = 200
        if call.method not in METHODS and call.method != _CONNECT:
            self.space.unknown.append(call.method)
            call.answer = {"ok": False, "error": "unknown_method", "req_method": call.method}
        elif error := self._unwelcome(call.method, token):
            call.answer = {"ok": False, "error": error}
        elif trouble.error:
            call.answer = {"ok": False, "error": trouble.error}
        elif trouble.status:
            call.status = trouble.status
            return web.Response(status=trouble.status, text="<html>upstream error</html>", content_type="text/html")
        else:
            wait = trouble.retry_after or (self.rates.wait(call.method, call.arguments) if call.method != _CONNECT else 0)
            if not wait:
                return None
            call.status, call.answer = 429, {"ok": False, "error": "ratelimited"}
            return web.json_response(call.answer, status=429, headers={"Retry-After": str(wait)})
        return web.json_response(call.answer)

    def _unwelcome(self, method: str, token: str) -> str | None:
        if not token:
            return "not_authed"
        if self.tokens.revoked:
            return "token_revoked"
        wanted, other = (self.tokens.app, self.tokens.bot) if method == _CONNECT else (self.tokens.bot, self.tokens.app)
        return None if token == wanted else "not_allowed_token_type" if token == other else "invalid_auth"

    def _connection(self) -> Json:
        ticket = secrets.token_hex(8)
        self._tickets.add(ticket)
        return {"ok": True, "url": f"{self.url.replace('http', 'ws', 1)}/link/?ticket={ticket}&app_id=test"}

    def _answered(self, call: Call, refusal: web.Response | None) -> web.Response:
        with self.space.changed:
            self.space.changed.notify_all()
        made = refusal or web.json_response(call.answer)
        made.headers["x-oauth-scopes"] = ",".join(sorted(self.space.scopes))
        return made

    async def _tell(self, when: Literal["before", "after"], call: Call) -> None:
        for hook in self.hooks.get((when, call.method), []):
            await self._loop.run_in_executor(None, hook, call)

    async def _response(self, request: web.Request) -> web.StreamResponse:
        url = self.space.answers.get(request.match_info["secret"])
        given = await arguments(request)
        with self.space.changed:
            self.space.calls.append(Call("response_url", given, time.monotonic(), {"ok": True}, 200))
            if url is None or url.used >= chat.RESPONSE_URL_USES or time.monotonic() - url.made > chat.RESPONSE_URL_LIFE:
                return web.Response(
                    status=404, text="expired_url" if url is None or url.used < chat.RESPONSE_URL_USES else "used_url"
                )
            url.used += 1
            try:
                chat.respond(self.space, url, given)
            except Refused as refused:
                self.space.calls[-1].answer = refused.answer
                return web.json_response(refused.answer, status=400)
            finally:
                self.space.changed.notify_all()
        if self._trouble("response_url").lost:
            assert request.transport
            request.transport.abort()
        return web.Response(text="ok")


_CONNECT = "apps.connections.open"


async def arguments(request: web.Request) -> Json:
    """What a request gives: the query, and a body that is JSON or a form."""
    given: Json = dict(request.query)
    if request.content_type == "application/json":
        body = await request.text()
        given |= json.loads(body) if body else {}
    else:
        given |= {name: value for name, value in (await request.post()).items() if isinstance(value, str)}
    return given
