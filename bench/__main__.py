"""How fast the pages are, beside a bare Django view on the same server in the same run: `python -m bench`.

Starts the product as in production (gunicorn, 2 workers of 4 threads) on PostgreSQL and on SQLite, each with 200
meetings and 10,000 actions, and prints a table of each. A shared machine's speed changes by the minute, so each page
takes turns with the bare view, and its share is the median over the turns; the lowest and the highest stand beside it.
Needs `wrk`. Traffic goes to 127.0.0.1 only and ends by itself.
Options: --turns N (default 15), --seconds N per measure (default 1), --only postgres|sqlite.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests import postgres

HERE = Path(__file__).resolve().parent.parent
COLD = "record, nothing kept"
PAGES = ["home", "desk", "record", COLD, "register", "list", "save"]
GOALS = {"record": 0.65, COLD: 0.25, "save": 0.6, "home": 0.5, "register": 0.5, "list": 0.4}
TICK = os.sysconf("SC_CLK_TCK")
Ask = Callable[[int, int], dict[str, float]]


class Turn(NamedTuple):
    """What was measured of the bare view and, right after it, of a page: requests/s and CPU seconds a request."""

    bare: tuple[float, float]
    page: tuple[float, float]


class Row(NamedTuple):
    """A page's turns at 8 connections, and its latencies at 1."""

    turns: list[Turn]
    one: dict[str, float]

    @property
    def shares(self) -> list[float]:
        return [turn.page[0] / turn.bare[0] for turn in self.turns]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def server(environment: dict[str, str], port: int) -> Iterator[int]:
    """The product on a port; gives gunicorn's process id, and ends it."""
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "-c", "config/gunicorn.py", "config.wsgi"],
        cwd=HERE,
        env=environment | {"BIND": f"127.0.0.1:{port}"},
        start_new_session=True,
    )
    try:
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield process.pid
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=15)


def family(pid: int) -> list[int]:
    """The master and its workers."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *map(int, children)]


def cpu_seconds(pid: int) -> float:
    total = 0
    for member in family(pid):
        fields = Path(f"/proc/{member}/stat").read_text().rpartition(")")[2].split()
        total += int(fields[11]) + int(fields[12])
    return total / TICK


def memory_mb(pid: int) -> float:
    """PSS of master and workers together, in MB of 1,000,000 bytes."""
    total = 0
    for member in family(pid):
        text = Path(f"/proc/{member}/smaps_rollup").read_text()
        total += int(re.search(r"^Pss:\s+(\d+)", text, re.M)[1])  # type: ignore[index]
    return total * 1024 / 1_000_000


def wrk(url: str, connections: int, seconds: int, script: str) -> dict[str, float]:
    """Requests a second, and latencies in ms. Answers other than 200 stop the run."""
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "20s", "-s", script, url]
    said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=seconds + 60).stdout
    if bad := re.search(r"Non-2xx.*", said):
        raise SystemExit(f"bench: {url}: {bad[0]}")
    if errors := re.search(r"Socket errors.*", said):
        print(f"  {url}: {errors[0]}")
    return json.loads(re.search(r"^RESULT (.*)$", said, re.M)[1])  # type: ignore[index]


LUA = """
wrk.headers["Cookie"] = "sessionid=%(session)s; csrftoken=%(token)s"
wrk.headers["Accept-Encoding"] = "identity"
%(more)s
done = function(summary, latency, requests)
  io.write(string.format('RESULT {"requests": %%d, "seconds": %%f, "p50": %%f, "p99": %%f, "bytes": %%d}\\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    summary.bytes / math.max(summary.requests, 1)))
end
"""
SAVE = """
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
wrk.headers["HX-Request"] = "true"
wrk.headers["X-CSRFToken"] = "%(token)s"
local count, paths = (os.time() %% 100000) * 10000, {}
for path in string.gmatch("%(paths)s", "%%S+") do table.insert(paths, path) end
request = function()
  count = count + 1
  local said = "version=0&writer=bench&count=" .. count .. "&text=Det+aftales,+at+tallene+samles.+" .. count
  return wrk.format(nil, paths[count %% #paths + 1], nil, said)
end
"""


def measure(name: str, environment: dict[str, str], turns: int, seconds: int) -> bool:
    """Fill the database, serve, measure each page and print the table. True if every goal is met."""

    def run(*words: str) -> str:
        command = [sys.executable, *words]
        return subprocess.run(command, cwd=HERE, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout

    run("manage.py", "migrate", "-v0")
    run("manage.py", "collectstatic", "--noinput", "-v0")
    made = run("-m", "bench.data")
    data, queries = json.loads(made), json.loads(run("-m", "bench.queries", made))
    port, rows = free_port(), {}
    with server(environment, port) as pid:
        for page in PAGES:
            if page != COLD:
                rows[page] = in_turns(page, data, port, pid, turns, seconds)
        memory = after_requests(port, data, pid)
    with server(environment | {"BENCH_KEEP": "false"}, port) as pid:
        rows[COLD] = in_turns(COLD, data, port, pid, turns, seconds)
    return table(name, {page: rows[page] for page in PAGES}, queries, memory)


def in_turns(page: str, data: dict[str, str], port: int, pid: int, turns: int, seconds: int) -> Row:
    """A page and the bare view, one after the other, `turns` times."""
    with asking("bare", data, port) as bare, asking(page, data, port) as this:
        for ask in (bare, this):
            ask(8, 1)  # warm
        taken = [Turn(at_eight(bare, pid, seconds), at_eight(this, pid, seconds)) for _ in range(turns)]
        return Row(taken, this(1, 3 * seconds))


def at_eight(ask: Ask, pid: int, seconds: int) -> tuple[float, float]:
    """Requests/s, and CPU seconds of the server's processes a request."""
    before = cpu_seconds(pid)
    said = ask(8, seconds)
    return said["requests"] / said["seconds"], (cpu_seconds(pid) - before) / max(said["requests"], 1)


@contextmanager
def asking(page: str, data: dict[str, str], port: int) -> Iterator[Ask]:
    """How to ask for a page: a call with the number of connections and the seconds."""
    token, more, path = "b" * 32, "", data.get(page.partition(",")[0], f"/{page}/")
    if page == "save":
        path, more = "/", SAVE % {"token": token, "paths": data["save"]}
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(LUA % {"session": data["session"], "token": token, "more": more})
        script.flush()
        yield lambda connections, seconds: wrk(f"http://127.0.0.1:{port}{path}", connections, seconds, script.name)


def after_requests(port: int, data: dict[str, str], pid: int) -> float:
    """Memory after 1,000 requests over all pages."""
    paths = [data[page] for page in ("home", "desk", "record", "register", "list")]
    for number in range(1000):
        request = urllib.request.Request(f"http://127.0.0.1:{port}{paths[number % 5]}")
        request.add_header("Cookie", f"sessionid={data['session']}")
        urllib.request.urlopen(request, timeout=20).read()
    return memory_mb(pid)


def table(name: str, rows: dict[str, Row], queries: dict[str, int], memory: float) -> bool:
    middle = statistics.median
    print(
        f"\n{name}\n{'page':22}{'req/s at 8':>11}{'CPU ms':>8}{'share':>7}{'lowest-highest':>16}{'goal':>6}"
        f"{'p50 ms':>8}{'p99 ms':>8}{'queries':>9}{'bytes':>9}"
    )
    bare = [turn.bare for row in rows.values() for turn in row.turns]
    print(f"{'bare':22}{middle(rate for rate, _ in bare):11.0f}{middle(cpu for _, cpu in bare) * 1000:8.2f}{1:7.2f}")
    met = True
    for page, row in rows.items():
        share, goal = middle(row.shares), GOALS.get(page)
        good = goal is None or share >= goal
        met &= good
        print(
            f"{page:22}{middle(turn.page[0] for turn in row.turns):11.0f}"
            f"{middle(turn.page[1] for turn in row.turns) * 1000:8.2f}{share:7.2f}"
            f"{min(row.shares):11.2f}-{max(row.shares):.2f}{goal or '':>6}{row.one['p50']:8.1f}{row.one['p99']:8.1f}"
            f"{queries.get(page, ''):>9}{row.one['bytes']:9.0f}{'' if good else '  below the goal'}"
        )
    print(f"master and workers after 1,000 more requests: {memory:.0f} MB (PSS; goal 200)")
    return met and memory <= 200


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--turns", type=int, default=15)
    parser.add_argument("--seconds", type=int, default=1)
    parser.add_argument("--only", choices=["postgres", "sqlite"])
    options = parser.parse_args()
    if not shutil.which("wrk"):
        print("bench: wrk is missing (apt install wrk).", file=sys.stderr)
        return 1
    met = True
    with tempfile.TemporaryDirectory(prefix="punktvis-bench-") as folder:
        common = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "bench.settings",
            "PUNKTVIS_VAR": folder,
            "DEMO": "true",  # plain http on loopback; everything else as in production
            "PYTHONPATH": str(HERE),
        }
        common.pop("DATABASE_URL", None)
        if options.only != "sqlite":
            found = postgres.find()
            if isinstance(found, str):
                print(f"bench: {found}", file=sys.stderr)
                return 1
            with postgres.cluster(found[0], quick=False) as url:
                met &= measure(f"PostgreSQL {found[1]}", common | {"DATABASE_URL": url}, options.turns, options.seconds)
        if options.only != "postgres":
            measure("SQLite", common, options.turns, options.seconds)  # the goals count on PostgreSQL
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
