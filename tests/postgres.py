"""A PostgreSQL of one's own, for as long as a program runs: `python -m tests.postgres COMMAND ...`.

Starts a cluster on a free loopback port in a temporary folder and sets DATABASE_URL for the command; stops and
removes it at the end, also on Ctrl+C. Root cannot run PostgreSQL, so then it runs as the user postgres or nobody.
"""

import os
import pwd
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

OLDEST = 15
QUICK = [
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "autovacuum=off",
]  # nothing here outlives the run


def find() -> tuple[Path, str] | str:
    """The folder with the newest PostgreSQL's programs and its version, or a sentence that says what is missing."""
    found = {path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")}
    if initdb := shutil.which("initdb"):
        found.add(Path(initdb).resolve().parent)
    versions = []
    for folder in found:
        said = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True).stdout
        if match := re.search(r"(\d+)(\.\d+)?", said):
            versions.append((int(match[1]), match[0], folder))
    if not versions:
        return "no PostgreSQL here (apt install postgresql)"
    major, version, folder = max(versions)
    return (folder, version) if major >= OLDEST else f"PostgreSQL {version} is older than {OLDEST}"


@contextmanager
def cluster(programs: Path, *, quick: bool = True) -> Iterator[str]:
    """A running, empty cluster with Danish sort order, careless of its data if `quick`. Gives its DATABASE_URL."""
    home = Path(tempfile.mkdtemp(prefix="punktvis-pg-", dir="/tmp" if os.geteuid() == 0 else None))  # noqa: S108
    password = secrets.token_hex(16)
    (home / "password").write_text(password)
    who: dict[str, object] = {}
    if os.geteuid() == 0:
        account = next(user for user in pwd.getpwall() if user.pw_name in ("postgres", "nobody"))
        who = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
        for path in (home, home / "password"):
            os.chown(path, account.pw_uid, account.pw_gid)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    init = [
        programs / "initdb",
        "-D",
        home / "data",
        "-U",
        "punktvis",
        "-A",
        "scram-sha-256",
        "--pwfile",
        home / "password",
    ]
    init += ["-E", "UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=da-DK", "--no-sync"]
    options = ["listen_addresses=127.0.0.1", f"port={port}", "unix_socket_directories=", *(QUICK if quick else [])]
    server = None
    try:
        with (home / "log").open("wb") as log:
            subprocess.run(init, check=True, cwd=home, stdout=log, stderr=log, **who)  # type: ignore[call-overload]
            command = [programs / "postgres", "-D", home / "data", *(f"-c{option}" for option in options)]
            # In a session of its own: Ctrl+C must reach the tests first, and this server last.
            server = subprocess.Popen(command, cwd=home, stdout=log, stderr=log, start_new_session=True, **who)  # type: ignore[call-overload]
        ready = [programs / "pg_isready", "-q", "-h", "127.0.0.1", "-p", port]
        for _ in range(300):
            if subprocess.run(ready).returncode == 0:
                break
            if server.poll() is not None:
                raise SystemExit(f"PostgreSQL did not start: {(home / 'log').read_text()}")
            time.sleep(0.1)
        yield f"postgres://punktvis:{password}@127.0.0.1:{port}/postgres"
    finally:
        if server:
            server.send_signal(signal.SIGINT)  # PostgreSQL's 'fast': it rolls back what is open and ends
            try:
                server.wait(timeout=20)
            except subprocess.TimeoutExpired:
                server.kill()
        shutil.rmtree(home, ignore_errors=True)


if __name__ == "__main__":
    for number in (signal.SIGINT, signal.SIGTERM):  # SIGINT too: a shell starts background work without it
        signal.signal(number, signal.default_int_handler)
    programs = find()
    if isinstance(programs, str):
        sys.exit(programs)
    with cluster(programs[0]) as url:
        sys.exit(subprocess.run(sys.argv[1:], env={**os.environ, "DATABASE_URL": url}).returncode)
