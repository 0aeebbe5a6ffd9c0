"""Reads PDFs in a process apart, because one that was made to hurt can keep a reader busy for hours, or fill the memory.

The process is started with the first PDF and reads the later ones too. It is killed when one takes too long, and ends by itself
when we do, however that comes about.
"""

import atexit
import contextlib
import json
import signal
import struct
import subprocess
import sys
import threading
from typing import Any

from index.sources.quiet import quiet

MOST_SECONDS = 60  # for one PDF
_MOST_MEMORY = 2_000_000_000  # bytes
_MOST_TEXT = 20_000_000  # characters, as of any other file
_LENGTH = struct.Struct(">Q")


class _Process:
    """The process apart, one for all threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running: subprocess.Popen[bytes] | None = None
        self.seconds: float = MOST_SECONDS

    def read(self, data: bytes) -> dict[str, Any]:
        """What `_read` gives for the bytes. Raises `TimeoutError`, or `OSError` when the process dies of them."""
        with self._lock:
            process = self._started()
            assert process.stdin
            assert process.stdout
            late = threading.Event()

            def give_up() -> None:
                late.set()
                process.kill()

            timer = threading.Timer(self.seconds, give_up)
            timer.start()
            try:
                process.stdin.write(_LENGTH.pack(len(data)) + data)
                process.stdin.flush()
                line = process.stdout.readline()
            except OSError:  # it has gone, and this says so too
                line = b""
            finally:
                timer.cancel()
            if not line.endswith(b"\n"):
                self.end()
                raise TimeoutError if late.is_set() else OSError("the reader of PDFs died")
            answer: dict[str, Any] = json.loads(line)
            return answer

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._running is None or self._running.poll() is not None:
            command = [sys.executable, "-P", "-m", __name__]  # -P: not from the folder in which a person happens to be
            pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
            self._running = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=nothing)  # noqa: S603  # our own
            atexit.register(self.end)
        return self._running

    def end(self) -> None:
        """End the process, if it runs."""
        if self._running is not None:
            self._running.kill()
            with contextlib.suppress(OSError):  # what is left in the pipe has no reader
                self._running.communicate()
            self._running = None
            atexit.unregister(self.end)


PROCESS = _Process()


def _read(data: bytes) -> dict[str, Any]:
    """The PDF's pages and what it says of itself, or in `fault` the kind of fault and the reason."""
    from pypdf.errors import DependencyError, FileNotDecryptedError

    from index.sources.pdf import LockedError, pages_of

    quiet("pypdf")
    try:
        pages, about = pages_of(data)
    except (LockedError, FileNotDecryptedError, DependencyError):
        return {"fault": ["locked", ""]}
    except Exception:  # a broken PDF makes pypdf raise nearly anything
        return {"fault": ["damaged", "damaged"]}
    if sum(map(len, pages)) > _MOST_TEXT:
        return {"fault": ["large", f"too long, with more than {_MOST_TEXT / 1e6:.0f} MB of text"]}
    return {"pages": pages, "about": about}


def _serve() -> None:
    """Read PDFs from standard input, each after its length, and write what is in each on a line, until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is our parent's affair
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    while head := sys.stdin.buffer.read(_LENGTH.size):
        if sys.platform != "win32":
            signal.alarm(2 * MOST_SECONDS)  # ends us, where our parent died while we were busy
        answer = _read(sys.stdin.buffer.read(*_LENGTH.unpack(head)))
        if sys.platform != "win32":
            signal.alarm(0)
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _serve()
