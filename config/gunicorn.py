"""How gunicorn serves Punktvis: the demo and a real server alike.

Threads, so that a slow upload holds up one request and not a whole worker (measured beside sync workers and ASGI
in docs/decisions). Two workers suit two cores; WEB_CONCURRENCY says otherwise.
"""

import os
from pathlib import Path

bind = os.environ.get("BIND", "127.0.0.1:8000")
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = int(os.environ.get("THREADS", "4"))
preload_app = True  # loaded once and shared by the workers' memory; opens no database connection before they fork
timeout = 60  # seconds; the slowest page is an upload of 25 MB
graceful_timeout = 10
keepalive = 5
loglevel = "warning"
control_socket_disable = True
if Path("/dev/shm").is_dir():  # noqa: S108 (a worker's sign of life must not wait for a slow disk)
    worker_tmp_dir = "/dev/shm"  # noqa: S108


def on_starting(server: object) -> None:
    """The reader's grammar is compiled once, before the workers fork, and not under the first request."""
    import reading.reader  # noqa: F401
