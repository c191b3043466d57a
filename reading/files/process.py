"""The parent's side of the process that opens a file: start it, feed it, and end it when it takes too long."""

import json
import os
import selectors
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import IO, Any

from reading.files.refusals import refuse

ROOT = Path(__file__).resolve().parents[2]
MOST_SECONDS = 45.0
MOST_ANSWER = 14 * 1024 * 1024  # 2 MB of text, six letters for each that is not ASCII
CHUNK = 64 * 1024
AT_ONCE = threading.BoundedSemaphore(2)  # of one server process: two hostile files may not take all of the machine


def ask(kind: str, data: bytes, *, seconds: float = MOST_SECONDS) -> dict[str, Any]:
    """What the child found in a file of this kind. Raises Refused, whatever becomes of the child."""
    if not AT_ONCE.acquire(timeout=seconds):
        raise refuse("busy")
    try:
        return _ask(kind, data, seconds)
    finally:
        AT_ONCE.release()


def _ask(kind: str, data: bytes, seconds: float) -> dict[str, Any]:
    child = subprocess.Popen(
        [sys.executable, "-m", "reading.files.child", kind],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env={},
        start_new_session=True,
    )
    try:
        said = _talk(child, data, time.monotonic() + seconds)
    finally:
        _end(child)
    if said is None or child.returncode:
        raise refuse("limits")
    try:
        answer = json.loads(said)
    except ValueError:
        raise refuse("limits") from None
    if code := answer.get("refused"):
        raise refuse(code)
    return dict(answer)


def _talk(child: "subprocess.Popen[bytes]", data: bytes, until: float) -> bytes | None:
    """Write the file and read the answer, in turns; None when it takes too long or says too much."""
    assert child.stdin and child.stdout  # noqa: S101 (both were asked for above)
    said = bytearray()
    left = memoryview(data)
    with selectors.DefaultSelector() as ready:
        for pipe, event in ((child.stdin, selectors.EVENT_WRITE), (child.stdout, selectors.EVENT_READ)):
            os.set_blocking(pipe.fileno(), False)
            ready.register(pipe, event)
        while ready.get_map():
            seconds = until - time.monotonic()
            if seconds <= 0 or len(said) > MOST_ANSWER:
                return None
            for key, _ in ready.select(seconds):
                if key.fileobj is child.stdin:
                    left = _write(child.stdin, left)
                    if not left:
                        ready.unregister(child.stdin)
                        child.stdin.close()
                elif part := os.read(child.stdout.fileno(), CHUNK):
                    said += part
                else:
                    ready.unregister(child.stdout)
        try:
            child.wait(max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            return None
    return bytes(said)


def _write(pipe: IO[bytes], left: memoryview) -> memoryview:
    """What is still to be written; nothing, when the child has stopped listening."""
    try:
        return left[os.write(pipe.fileno(), left[:CHUNK]) :]
    except BlockingIOError:
        return left
    except BrokenPipeError:
        return left[:0]


def _end(child: "subprocess.Popen[bytes]") -> None:
    if child.poll() is None:
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    for pipe in (child.stdin, child.stdout):
        if pipe and not pipe.closed:
            pipe.close()
