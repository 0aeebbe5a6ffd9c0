"""A headless Chromium, driven over a pipe (its DevTools protocol), to look at pages that we write."""

import json
import os
import select
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PROGRAM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
MISSING = "there is no Chromium here; `apt-get install chromium` brings Debian's"

_PATIENCE = 60.0  # seconds for an answer


class Page:
    """A page that is open."""

    def __init__(self, browser: "_Browser", session: str) -> None:
        self._browser, self._session = browser, session

    def command(self, method: str, **params: Any) -> Any:
        """Run a command of the protocol, and give its result."""
        return self._browser.command(method, self._session, **params)

    def open(self, path: Path) -> None:
        """Go to a file, and wait until it is loaded."""
        loader = self.command("Page.navigate", url=path.resolve().as_uri())["loaderId"]
        self._browser.until("Page.lifecycleEvent", loaderId=loader, name="load")

    def value(self, expression: str) -> Any:
        """What a JavaScript expression gives."""
        done = self.command("Runtime.evaluate", expression=expression, returnByValue=True)
        assert "exceptionDetails" not in done, done
        return done["result"].get("value")

    def resize(self, width: int, height: int = 844) -> None:
        """Look through a window of this size, as on a telephone."""
        self.command("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=True)

    def media(self, kind: str = "", scheme: str = "light") -> None:
        """Look as a printer does (`print`), or in the dark."""
        self.command("Emulation.setEmulatedMedia", media=kind, features=[{"name": "prefers-color-scheme", "value": scheme}])

    @property
    def complaints(self) -> list[str]:
        """What went wrong in the page so far: errors of scripts, and entries of the log."""
        told = [one["params"] for one in self._browser.events if one["method"] in ("Runtime.exceptionThrown", "Log.entryAdded")]
        return [json.dumps(one) for one in told]

    @property
    def requested(self) -> list[str]:
        """Every address that was asked for."""
        return [one["params"]["request"]["url"] for one in self._browser.events if one["method"] == "Network.requestWillBeSent"]


class _Browser:
    """The pipe."""

    def __init__(self, reading: int, writing: int) -> None:
        self._reading, self._writing = reading, writing
        self._rest = b""
        self._number = 0
        self.events: list[dict[str, Any]] = []

    def command(self, method: str, session: str | None = None, **params: Any) -> Any:
        self._number += 1
        message = {"id": self._number, "method": method, "params": params, **({"sessionId": session} if session else {})}
        os.write(self._writing, json.dumps(message).encode() + b"\0")
        while True:
            told = self._next()
            if told.get("id") == self._number:
                assert "error" not in told, told
                return told["result"]
            self.events.append(told)

    def until(self, method: str, **params: str) -> None:
        while not any(one["method"] == method and params.items() <= one["params"].items() for one in self.events):
            self.events.append(self._next())

    def _next(self) -> dict[str, Any]:
        deadline = time.monotonic() + _PATIENCE
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self._reading], [], [], max(deadline - time.monotonic(), 0))
            more = os.read(self._reading, 1 << 16) if ready else b""
            if not more:
                raise TimeoutError("Chromium does not answer")
            self._rest += more
        message, _, self._rest = self._rest.partition(b"\0")
        told: dict[str, Any] = json.loads(message)
        return told


@contextmanager
def chromium(profile: Path) -> Iterator[Page]:
    """An empty page in a browser of its own, which keeps what it must in the folder."""
    assert PROGRAM
    theirs_in, ours_out = os.pipe()
    ours_in, theirs_out = os.pipe()

    def hand_over() -> None:  # the protocol's pipe is at 3 and 4
        first, second = os.dup(theirs_in), os.dup(theirs_out)
        os.dup2(first, 3)
        os.dup2(second, 4)

    options = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--remote-debugging-pipe",
    ]
    running = subprocess.Popen(
        [PROGRAM, *options, f"--user-data-dir={profile}", "about:blank"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        close_fds=False,
        preexec_fn=hand_over,  # noqa: PLW1509  # it only copies two numbers, and there is no other way to give 3 and 4
    )
    os.close(theirs_in)
    os.close(theirs_out)
    try:
        browser = _Browser(ours_in, ours_out)
        target = browser.command("Target.createTarget", url="about:blank")["targetId"]
        page = Page(browser, browser.command("Target.attachToTarget", targetId=target, flatten=True)["sessionId"])
        for domain in ("Page", "Runtime", "Log", "Network"):
            page.command(f"{domain}.enable")
        page.command("Page.setLifecycleEventsEnabled", enabled=True)
        yield page
    finally:
        running.kill()
        running.wait()
        os.close(ours_in)
        os.close(ours_out)
