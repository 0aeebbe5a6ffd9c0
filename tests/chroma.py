"""A real Chroma server, `chroma run` on a port of this machine, that tests start, kill, start again and empty."""

import contextlib
import http.client
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

_PATIENCE = 60  # seconds until it must have started


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


class ChromaProcess:
    """A server with a folder for its data and a port that stays the same."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._port = free_port()
        self._running: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        """Start it, and wait until its heart beats."""
        chroma = str(Path(sys.executable).parent / "chroma")
        command = [chroma, "run", "--host", "127.0.0.1", "--path", str(self._folder), "--port", str(self._port)]
        self._running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + _PATIENCE
        while not self._beats():
            if self._running.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("chroma run did not start")
            time.sleep(0.02)

    def _beats(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=5)
        with contextlib.suppress(OSError, http.client.HTTPException), contextlib.closing(connection):
            connection.request("GET", "/api/v2/heartbeat")
            return connection.getresponse().status == 200
        return False

    def kill(self) -> None:
        """Kill it, as a power cut would."""
        if self._running:
            self._running.kill()
            self._running.wait()
            self._running = None

    def wipe(self) -> None:
        """Kill it, delete what it holds, and start it again."""
        self.kill()
        shutil.rmtree(self._folder, ignore_errors=True)
        self.start()


@contextlib.contextmanager
def running(folder: Path) -> Iterator[ChromaProcess]:
    """A server that runs, and is killed in the end."""
    server = ChromaProcess(folder)
    server.start()
    try:
        yield server
    finally:
        server.kill()
