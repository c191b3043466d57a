"""The two commands as a stranger meets them: what they start and end, and what they say when they cannot."""

import ast
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests import postgres

HERE = Path(__file__).resolve().parent.parent
LAUNCHER = HERE / "punktvis"


def copy_to(folder: Path) -> Path:
    """The launcher alone in a folder without .venv, as in a fresh checkout."""
    for name in ("punktvis", "requirements.txt"):
        (folder / name).write_bytes((HERE / name).read_bytes())
    return folder / "punktvis"


def refusal(launcher: Path, *words: str, first: str = "pass", **environment: str) -> str:
    """Run `./punktvis demo`, after `first` has changed what its Python knows; gives the one line of its refusal."""
    become = f"sys.argv = {['punktvis', 'demo', *words]}; runpy.run_path({str(launcher)!r}, run_name='__main__')"
    code = f"import runpy, sys; {first}; {become}"
    names = {"PATH": os.environ["PATH"], "PUNKTVIS_VAR": str(launcher.parent / "var"), **environment}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=names, timeout=120)
    assert done.returncode == 1, done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    return done.stderr


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_launcher_is_small_and_reads_on_an_old_python() -> None:
    text = LAUNCHER.read_text()
    tree = ast.parse(text, feature_version=(3, 7))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names
    assert len(text.splitlines()) < 120


def test_port_in_use(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert f"Port {port} is in use" in refusal(copy_to(tmp_path), "--port", str(port))


def test_python_too_old(tmp_path: Path) -> None:
    said = refusal(copy_to(tmp_path), first="sys.version_info = (3, 9, 2)")
    assert "Python 3.11 or newer is needed; this is 3.9." in said


@pytest.mark.parametrize("module", ["venv", "ensurepip"])
def test_no_venv_module(tmp_path: Path, module: str) -> None:
    said = refusal(copy_to(tmp_path), "--port", str(free_port()), first=f"sys.modules[{module!r}] = None")
    assert f"apt install python3.{sys.version_info.minor}-venv" in said


def test_no_network(tmp_path: Path) -> None:
    closed = {"PIP_INDEX_URL": f"http://127.0.0.1:{free_port()}/", "PIP_RETRIES": "0", "PIP_CONFIG_FILE": os.devnull}
    said = refusal(copy_to(tmp_path), "--port", str(free_port()), PIP_NO_CACHE_DIR="1", **closed)
    assert "Connect this machine to the network" in said
    assert (tmp_path / "var" / "install.log").read_text()


def pins(lock: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9-]+)(==[^ ]+)", (HERE / lock).read_text(), re.M))


def test_locks_are_hashed_agree_and_name_no_index() -> None:
    assert pins("requirements.txt").items() <= pins("requirements-dev.txt").items()
    for file in HERE.glob("requirements*"):
        assert not re.search(r"^\s*(-i|-f|--(extra-)?index|--find-links|--trusted)|https?://", file.read_text(), re.M)
    for lock in ("requirements.txt", "requirements-dev.txt"):
        assert all(
            "--hash=sha256:" in block for block in re.split(r"^(?=[a-z])", (HERE / lock).read_text(), flags=re.M)[1:]
        )


def test_every_dependency_says_why() -> None:
    for file in HERE.glob("requirements*.in"):
        for line in file.read_text().splitlines():
            assert line.startswith(("#", "-r ")) or re.fullmatch(r"\S+ +# .{10,}", line), line


def start(var: Path, port: int) -> tuple[subprocess.Popen[str], str]:
    """Start the demo and wait for its address; gives what it said until then."""
    environment = {**os.environ, "PUNKTVIS_VAR": str(var), "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none"}
    environment.pop("SECRET_KEY")
    command = [LAUNCHER, "demo", "--port", str(port)]
    demo = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    said = ""
    assert demo.stdout
    for line in demo.stdout:
        said += line
        if "Ctrl+C" in line:
            return demo, said
    raise AssertionError(said)


def end(demo: subprocess.Popen[str], port: int, number: int) -> None:
    """End it by a signal; neither its server nor what sends its mail may stay."""
    demo.send_signal(number)
    demo.communicate(timeout=60)  # comes back only when no child holds the other side any more
    assert demo.returncode == 0
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0


@pytest.mark.skipif(not (HERE / ".venv").samefile(sys.prefix), reason="the demo would install its own packages")
def test_demo_starts_serves_ends_and_keeps_its_data(tmp_path: Path) -> None:
    port = free_port()
    demo, said = start(tmp_path, port)
    try:
        assert "Preparing the database" in said
        assert f"http://127.0.0.1:{port}/" in said
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=30) as answer:  # noqa: S310
            page = answer.read().decode()
        sheet = re.search(r'href="(/static/app\.[0-9a-f]+\.css)"', page)
        assert sheet, page[:2000]
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{sheet[1]}", timeout=30) as answer:  # noqa: S310
            assert answer.status == 200
    finally:
        end(demo, port, signal.SIGTERM)
    before = (tmp_path / "secret").read_text()
    demo, said = start(tmp_path, port)
    end(demo, port, signal.SIGINT)
    assert "Preparing" not in said
    assert "Collecting" not in said
    assert (tmp_path / "secret").read_text() == before


@pytest.mark.skipif(isinstance(postgres.find(), str), reason="no PostgreSQL here")
def test_postgres_is_gone_after_a_signal(tmp_path: Path) -> None:
    code = "import os, sys, time; print(os.environ['DATABASE_URL'], flush=True); time.sleep(60)"
    command = [sys.executable, "-m", "tests.postgres", sys.executable, "-c", code]
    runner = subprocess.Popen(command, cwd=HERE, stdout=subprocess.PIPE, text=True, stderr=subprocess.DEVNULL)
    assert runner.stdout
    url = runner.stdout.readline()
    port = int(url.rpartition(":")[2].split("/")[0])
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) == 0
    runner.send_signal(signal.SIGTERM)
    runner.wait(timeout=30)
    time.sleep(0.1)
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0
