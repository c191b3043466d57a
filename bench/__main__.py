"""How fast the pages are, beside a bare Django view on the same server in the same run: `python -m bench`.

Starts the product as in production (gunicorn, 2 workers of 4 threads) on PostgreSQL and on SQLite, each with 200
meetings and 10,000 actions, and prints a table of each. A shared machine's speed changes by the minute, so each page
takes turns with the bare view, and its share is the median over the turns; the lowest and the highest stand beside it.
Needs `wrk`. Traffic goes to 127.0.0.1 only and ends by itself.
Options: --turns N (default 5), --seconds N per measure (default 2), --only postgres|sqlite.
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
    """What was measured of the bare view and, right after it, of a page."""

    bare: dict[str, float]
    page: dict[str, float]


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


def in_turns(page: str, data: dict[str, str], port: int, pid: int, turns: int, seconds: int) -> list[Turn]:
    """A page and the bare view, one after the other, `turns` times."""
    found = []
    with asking("bare", data, port) as bare, asking(page, data, port) as this:
        for ask in (bare, this):
            ask(8, 1)  # warm
        for _ in range(turns):
            found.append(Turn(both(bare, pid, seconds), both(this, pid, seconds)))
    return found


def both(ask: Ask, pid: int, seconds: int) -> dict[str, float]:
    """Rate and CPU at 8 connections, latencies at 1."""
    before = cpu_seconds(pid)
    eight = ask(8, seconds)
    cpu = (cpu_seconds(pid) - before) / max(eight["requests"], 1)
    return {**ask(1, seconds), "rate": eight["requests"] / eight["seconds"], "cpu": cpu * 1000}


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


def table(name: str, rows: dict[str, list[Turn]], queries: dict[str, int], memory: float) -> bool:
    def middle(turns: list[dict[str, float]], what: str) -> float:
        return statistics.median(turn[what] for turn in turns)

    def line(page: str, turns: list[dict[str, float]], shares: str) -> str:
        return (
            f"{page:22}{middle(turns, 'rate'):11.0f}{shares:26}{middle(turns, 'p50'):8.1f}{middle(turns, 'p99'):8.1f}"
            f"{middle(turns, 'cpu'):8.2f}{queries.get(page, ''):>9}{middle(turns, 'bytes'):9.0f}"
        )

    print(
        f"\n{name}\n{'page':22}{'req/s at 8':>11}{'share':>7}{'lowest-highest':>15}"
        f"{'goal':>4}{'p50 ms':>8}{'p99 ms':>8}{'CPU ms':>8}{'queries':>9}{'bytes':>9}"
    )
    print(line("bare", [turn.bare for turns in rows.values() for turn in turns], f"{1:7.2f}"))
    met = True
    for page, turns in rows.items():
        shares, goal = [turn.page["rate"] / turn.bare["rate"] for turn in turns], GOALS.get(page)
        good = goal is None or statistics.median(shares) >= goal
        met &= good
        said = f"{statistics.median(shares):7.2f}{min(shares):8.2f}-{max(shares):.2f}{goal or '':>7}"
        print(line(page, [turn.page for turn in turns], said) + ("" if good else "  below the goal"))
    print(f"master and workers after 1,000 more requests: {memory:.0f} MB (PSS; goal 200)")
    return met and memory <= 200


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=2)
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
