"""The post office: brings events and interactions to the app, by Socket Mode or by signed HTTP, and again when it must."""

import asyncio
import contextlib
import hashlib
import hmac
import json
import random
import secrets
import socket
import struct
import time
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlencode

import aiohttp
from aiohttp import web

from tests.slack.nouns import Delivery, Json, Refused
from tests.slack.workspace import APP, Workspace

RETRIES = (0.0, 60.0, 300.0)  # seconds after which Slack sends an event again that was not acknowledged


@dataclass(slots=True)
class Settings:
    """How Slack delivers. A test that must not wait has shorter times."""

    patience: float = 3.0  # seconds in which the app must acknowledge
    retries: tuple[float, ...] = RETRIES
    duplicates: float = 0.0  # the share of events that come again though they were acknowledged
    url: str | None = None  # where the app listens; None: Socket Mode
    signing_secret: str = "0123456789abcdef0123456789abcdef"
    chance: random.Random = field(default_factory=lambda: random.Random(7))


@dataclass(slots=True)
class Connection:
    """A WebSocket of Socket Mode, and the envelopes on it that wait for an acknowledgement."""

    wire: web.WebSocketResponse
    transport: asyncio.Transport
    waiting: dict[str, "asyncio.Future[Json]"] = field(default_factory=dict)

    def broken(self) -> None:
        """Tell all that wait that no acknowledgement will come by this connection."""
        for future in self.waiting.values():
            if not future.done():
                future.set_exception(ConnectionError())
        self.waiting.clear()


class Office:
    """Lives on the server's event loop; other threads use `post` alone."""

    def __init__(self, space: Workspace, settings: Settings) -> None:
        self.connections: list[Connection] = []
        self._space, self._settings = space, settings
        self._loop = asyncio.get_running_loop()
        self._connected = asyncio.Event()
        self._turn = 0
        self._tasks: set[asyncio.Task[None]] = set()
        self.faults: list[BaseException] = []  # of this office itself
        self._client = aiohttp.ClientSession(trust_env=False)

    def post(self, delivery: Delivery) -> None:
        """Take a delivery, from any thread."""
        self._loop.call_soon_threadsafe(self._begin, delivery)

    def _begin(self, delivery: Delivery) -> None:
        task = self._loop.create_task(self._bring(delivery))
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: "asyncio.Task[None]") -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (fault := task.exception()):
            self.faults.append(fault)

    async def close(self) -> None:
        """Stop all that is under way."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._client.close()

    async def _bring(self, delivery: Delivery) -> None:
        reason = await self._try(delivery, 0, "")
        retried = delivery.kind == "events_api"
        for attempt, pause in enumerate(self._settings.retries if retried else (), 1):
            if reason is None:
                break
            await asyncio.sleep(pause)
            delivery.reasons.append(reason)
            reason = await self._try(delivery, attempt, reason)
        with self._space.changed:
            delivery.failed = reason
            try:
                if delivery.finish:
                    delivery.finish(delivery)
            except Refused as refused:  # what the acknowledgement carried is not what Slack takes
                delivery.failed = str(refused)
            self._space.changed.notify_all()
        if reason is None and retried and self._settings.chance.random() < self._settings.duplicates:
            await self._try(delivery, 1, "timeout")

    async def again(self, delivery: Delivery) -> None:
        """Send an event once more, as if its acknowledgement had got lost."""
        await self._try(delivery, len(delivery.sent), "timeout")

    async def _try(self, delivery: Delivery, attempt: int, reason: str) -> str | None:
        """Send once. None: acknowledged; else why not."""
        if self._settings.url:
            return await self._by_http(delivery, attempt, reason)
        return await self._by_socket(delivery, attempt, reason)

    async def _by_socket(self, delivery: Delivery, attempt: int, reason: str) -> str | None:
        if not self.connections:
            if delivery.kind != "events_api":
                return "dispatch_failed"  # a person is told at once; an event waits for the app to come back
            while not self.connections:
                await self._connected.wait()
        self._turn += 1
        connection = self.connections[self._turn % len(self.connections)]
        envelope: Json = {"envelope_id": secrets.token_hex(16), "payload": delivery.payload, "type": delivery.kind}
        submits = delivery.type == "view_submission"
        envelope["accepts_response_payload"] = delivery.kind == "slash_commands" or submits
        if delivery.kind == "events_api":
            envelope |= {"retry_attempt": attempt, "retry_reason": reason}
        future: asyncio.Future[Json] = self._loop.create_future()
        connection.waiting[envelope["envelope_id"]] = future
        delivery.sent.append(time.monotonic())
        try:
            await connection.wire.send_json(envelope)
            acknowledgement = await asyncio.wait_for(future, self._settings.patience)
        except (TimeoutError, ConnectionError, RuntimeError):  # RuntimeError: aiohttp's closing transport
            return "timeout"
        finally:
            connection.waiting.pop(envelope["envelope_id"], None)
        self._acknowledge(delivery, acknowledgement.get("payload"))
        return None

    def _acknowledge(self, delivery: Delivery, answer: Json | str | None) -> None:
        with self._space.changed:
            delivery.answer = answer
            now = time.monotonic()
            delivery.acknowledged, delivery.told = now - delivery.sent[-1], delivery.told or now
            self._space.changed.notify_all()

    async def _by_http(self, delivery: Delivery, attempt: int, reason: str) -> str | None:
        headers = {"X-Slack-Retry-Num": str(attempt), "X-Slack-Retry-Reason": reason} if attempt else {}
        body, kind = _written(delivery)
        delivery.sent.append(time.monotonic())
        try:
            status, text = await self.request(body, headers | {"Content-Type": kind})
        except TimeoutError:
            return "http_timeout"
        except aiohttp.ClientError:
            return "connection_failed"
        if status != 200:
            return "http_error"
        with contextlib.suppress(ValueError):
            self._acknowledge(delivery, json.loads(text) if text else None)
            return None
        self._acknowledge(delivery, text)
        return None

    async def request(self, body: str, headers: dict[str, str], secret: str | None = None) -> tuple[int, str]:
        """Send a signed request to the app, and return the status and the text of its answer."""
        assert self._settings.url
        signed = headers | signature(body, secret or self._settings.signing_secret)
        patience = aiohttp.ClientTimeout(total=self._settings.patience)
        async with self._client.post(self._settings.url, data=body.encode(), headers=signed, timeout=patience) as answer:
            return answer.status, await answer.text()

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """A connection of Socket Mode, from hello to its end."""
        wire = web.WebSocketResponse(timeout=0.2)  # of the closing handshake
        assert isinstance(request.transport, asyncio.Transport)
        connection = Connection(wire, request.transport)
        hello = {"type": "hello", "num_connections": len(self.connections) + 1, "connection_info": {"app_id": APP}}
        try:
            await wire.prepare(request)
            await wire.send_json(hello | {"debug_info": {"host": "applink-1", "approximate_connection_time": 18060}})
            self._join(connection)
            async for said in wire:
                if said.type == aiohttp.WSMsgType.TEXT:
                    acknowledgement = json.loads(said.data)
                    future = connection.waiting.pop(acknowledgement.get("envelope_id"), None)
                    if future and not future.done():
                        future.set_result(acknowledgement)
        except ConnectionError:  # the app broke it, or the test did
            pass
        finally:
            self.leave(connection)
        return wire

    def _join(self, connection: Connection) -> None:
        with self._space.changed:
            self.connections.append(connection)
            self._connected.set()
            self._space.changed.notify_all()

    def leave(self, connection: Connection) -> None:
        """Give a connection nothing more to bring."""
        with self._space.changed:
            if connection in self.connections:
                self.connections.remove(connection)
            if not self.connections:
                self._connected.clear()
            self._space.changed.notify_all()
        connection.broken()

    async def part(self, reason: str) -> None:
        """Ask every connection to come again: `warning`, `refresh_requested` or `link_disabled`."""
        for connection in list(self.connections):
            with contextlib.suppress(ConnectionError):  # an app that was killed is gone before its connection is told
                await connection.wire.send_json({"type": "disconnect", "reason": reason, "debug_info": {"host": "applink-1"}})
            if reason != "warning":  # a warning comes ten seconds ahead; the others end it
                self.leave(connection)
                connection.transport.close()

    async def drop(self, how: Literal["reset", "close", "hang up"] = "reset") -> None:
        """Break every connection: by a TCP reset, by a WebSocket close frame, or without a word."""
        for connection in list(self.connections):
            self.leave(connection)
            if how == "close":
                await connection.wire.close(code=1001)
            elif how == "hang up":
                connection.transport.close()
            else:
                raw = connection.transport.get_extra_info("socket")
                if raw.fileno() == -1:  # gone already, as in `part`
                    continue
                raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                connection.transport.abort()


def signature(body: str, secret: str) -> dict[str, str]:
    """The headers with which Slack signs a request (version v0)."""
    stamp = str(int(time.time()))
    digest = hmac.new(secret.encode(), f"v0:{stamp}:{body}".encode(), hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}


def _written(delivery: Delivery) -> tuple[str, str]:
    """A delivery as the body of a request, with its content type."""
    if delivery.kind == "events_api":
        return json.dumps(delivery.payload), "application/json"
    fields = delivery.payload if delivery.kind == "slash_commands" else {"payload": json.dumps(delivery.payload)}
    return urlencode(fields), "application/x-www-form-urlencoded"
