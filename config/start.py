"""Starts the server: `./punktvis demo` and `./punktvis serve` end here, in the environment that the launcher made."""

import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from types import FrameType
from typing import NoReturn

HERE = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("PUNKTVIS_VAR") or HERE / "var").absolute()
MANAGE = [sys.executable, "manage.py"]
SERVER = [sys.executable, "-m", "gunicorn", "-c", "config/gunicorn.py", "config.wsgi"]


def once(stamp: Path, made: Path, patterns: list[str], saying: str, *commands: list[str]) -> None:
    """Run Django commands, unless what they make is there and the files that they make it from are as they were.

    Content counts and not dates, because a checkout gives every file a new date. A command that fails ends all,
    with its last line; everything that it said is kept in var/start.log.
    """
    files = sorted({path for pattern in patterns for path in HERE.glob(pattern) if path.is_file()})
    wanted = sha256(b"".join(str(path).encode() + sha256(path.read_bytes()).digest() for path in files)).hexdigest()
    if made.exists() and stamp.exists() and stamp.read_text() == wanted:
        return
    print(saying, flush=True)
    for command in commands:
        done = subprocess.run([*MANAGE, *command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode:
            (VAR / "start.log").write_text(done.stdout)
            last = (done.stdout.strip() or "no reason given").splitlines()[-1]
            sys.exit(f"punktvis: {command[0]} failed: {last} (Details: {VAR / 'start.log'})")
    stamp.write_text(wanted)


def static_files() -> None:
    sources = ["static/**/*", "requirements.txt", "config/settings.py"]
    command = ["collectstatic", "--noinput", "-v0"]
    once(VAR / ".static", VAR / "static", sources, "Collecting the static files ...", command)


def database() -> None:
    sources = ["*/migrations/*.py", "requirements.txt", "config/settings.py"]
    commands = [["migrate", "-v0"], ["createcachetable"], ["example"]]
    made = VAR / "punktvis.sqlite3"
    once(VAR / ".database", made, sources, "Preparing the database and the example ...", *commands)


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def on_signal(handler: Callable[[int, FrameType | None], object]) -> None:
    """Let the handler have what asks this process to end; a hang-up only where nohup has not said to ignore it."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, handler)


def stop(children: list[subprocess.Popen[bytes]]) -> None:
    """End them politely, and after ten seconds for certain."""
    for child in children:
        child.terminate()
    for child in children:
        try:
            child.wait(timeout=10)
        except subprocess.TimeoutExpired:
            child.kill()


def demo(reset: bool) -> int:
    """Prepare the example and serve it, with its mail, until Ctrl+C or a signal to stop. Gives the exit code."""
    port = int(os.environ["BIND"].rpartition(":")[2])
    lock = (VAR / ".lock").open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        if reset:
            sys.exit("punktvis: The demo runs on this data now. End it (Ctrl+C in its window), then reset it.")
        fcntl.flock(lock, fcntl.LOCK_SH)  # waits while the other one prepares; after that both serve the same data
    if reset:
        for old in [*VAR.glob("punktvis.sqlite3*"), VAR / "files", VAR / "mail"]:
            shutil.rmtree(old) if old.is_dir() else old.unlink(missing_ok=True)
    static_files()
    database()
    fcntl.flock(lock, fcntl.LOCK_SH)

    # From here a signal is noted and not raised: one that came while a child starts would leave that child behind.
    # The children have sessions of their own, so that Ctrl+C reaches this process alone and it ends them in order.
    asked: list[int] = []
    on_signal(lambda number, _frame: asked.append(number))
    children = [subprocess.Popen(SERVER, start_new_session=True)]
    try:
        ask = [*MANAGE, "example", "--sign-ins", "--skip-checks"]
        sign_ins = subprocess.run(ask, stdout=subprocess.PIPE, text=True).stdout.rstrip()
        while children[0].poll() is None and not asked and not answers(port):
            time.sleep(0.05)
        if children[0].poll() is None and not asked:
            print(f"\nPunktvis runs at {os.environ['SITE_URL']}/\n\n{sign_ins}\n\nEnd it with Ctrl+C.", flush=True)
            send = [*MANAGE, "send_mails", "--loop", "--skip-checks"]
            children.append(subprocess.Popen(send, stdout=subprocess.DEVNULL, start_new_session=True))
        while children[0].poll() is None and not asked:
            time.sleep(0.2)
    finally:
        stop(children)
    return 0 if asked else children[0].returncode


def serve() -> NoReturn:
    """The server alone, in place of this process: what a systemd unit calls."""
    static_files()
    os.execv(SERVER[0], SERVER)


if __name__ == "__main__":
    on_signal(signal.default_int_handler)
    try:
        if sys.argv[1] == "serve":
            serve()
        sys.exit(demo(reset="--reset" in sys.argv))
    except KeyboardInterrupt:
        print()
