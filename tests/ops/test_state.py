"""What `./run` says of a platform is true: after a kill -9, while it starts, and when it does not answer."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from ops import state
from tests.ops.conftest import Run, run_script

FOREVER = "import time; time.sleep(60)"
Spawn = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture
def spawn() -> Iterator[Spawn]:
    """A Python process in a group of its own; nothing of it is left afterwards."""
    with ExitStack() as ends:

        def call(code: str, *arguments: str) -> subprocess.Popen[bytes]:
            process = subprocess.Popen(
                [sys.executable, "-c", code, *arguments], start_new_session=True, stdout=subprocess.PIPE
            )
            ends.callback(process.wait)
            ends.callback(_end_group, process.pid)
            return process

        yield call


def _end_group(leader: int) -> None:
    try:
        os.killpg(leader, signal.SIGKILL)
    except ProcessLookupError:
        return


@pytest.fixture
def supervisor(spawn: Spawn, var: Path) -> Callable[[Path], subprocess.Popen[bytes]]:
    """A process that calls itself as the supervisor of some place does."""
    return lambda run: spawn(FOREVER, "ops/supervise.py", "--run", str(run))


def written(run: Path, **facts: Any) -> state.State:
    known = state.State(
        **{
            "pid": os.getpid(),
            "url": "http://127.0.0.1:9/",
            "ask": "http://127.0.0.1:9/",
            "host": "localhost",
            "port": 9,
            "db_port": 9,
        }
        | facts
    )
    run.mkdir(parents=True, exist_ok=True)
    known.write(run)
    return known


@pytest.fixture
def answering() -> Iterator[Callable[[int, bytes], str]]:
    """The URL of a server that gives one answer to everything."""
    with ExitStack() as ends:

        def call(status: int, body: bytes) -> str:
            class Handler(BaseHTTPRequestHandler):
                def do_GET(self) -> None:
                    self.send_response(status)
                    self.end_headers()
                    self.wfile.write(body)

                def log_message(self, *_words: Any) -> None:
                    """Nothing on the terminal."""

            server = HTTPServer(("127.0.0.1", 0), Handler)
            ends.callback(server.server_close)
            ends.callback(server.shutdown)
            Thread(target=server.serve_forever, daemon=True).start()
            return f"http://127.0.0.1:{server.server_port}/"

        yield call


# ── Starting


def started(var: Path, supervise: str) -> subprocess.CompletedProcess[str]:
    """`./run start` where the supervisor is a few lines of shell."""
    aside = "cmd_prepare() { :; }; choose_user_port() { PORT=1; }"
    return run_script(var, f"{aside}\nbecome_supervisor() {{ {supervise}; }}\ncmd_start; echo started")


def test_state_of_an_earlier_run_is_no_answer(var: Path) -> None:
    """As kill -9 leaves it: the new supervisor may still come to nothing."""
    run_script(var, "open_var")
    written(var / "run", ready=True)
    done = started(var, "sleep 0.5; echo 'what went wrong' >&2; exit 1")
    assert done.returncode == 1
    assert "started" not in done.stdout
    assert "what went wrong" in done.stderr
    assert "The platform did not start" in done.stderr


def test_start_is_back_only_when_its_own_supervisor_says_that_all_answers(var: Path) -> None:
    says = (
        """printf '{\\n "pid": %s,\\n "ready": false,\\n "x": 0\\n}\\n' "$mine" >"$RUN/state.json"; """
        """sleep 0.6; touch "$VAR/answers"; sed -i s/false/true/ "$RUN/state.json"; sleep 1"""
    )
    # The number that `exec` would keep.
    done = started(var, f"mine=$(sh -c 'echo $PPID'); {says}")
    assert done.stdout == "started\n", done.stderr
    assert (var / "answers").exists()


def test_keys_that_are_gone_are_not_made_anew_beside_the_data(var: Path) -> None:
    """It would look like success, and open nothing of what is there."""
    places = "manage() { echo made; }; open_var; DB_PORT=1; app_env"
    assert "made" in (run_script(var, f"{places}; need_secrets && cat $LOGS/secrets.log").stdout)
    (var / "stamps" / "data").write_text("loaded", encoding="utf-8")
    done = run_script(var, f"{places}; need_secrets")
    assert done.returncode == 1
    assert "its keys" in done.stderr
    told = json.loads(run_script(var, "cmd_doctor --json").stdout)["findings"]
    assert [finding["status"] for finding in told if finding["name"] == "keys"] == ["fail"]


# ── Looking


def test_status_tells_starting_and_silent_from_running(
    run: Run, var: Path, supervisor: Callable[[Path], subprocess.Popen[bytes]], answering: Callable[..., str]
) -> None:
    run("status")
    place = (var / "run").resolve()
    pid = supervisor(place).pid

    written(place, pid=pid)
    done = run("status")
    assert (done.returncode, "is starting" in done.stderr) == (1, True), done.stderr

    written(place, pid=pid, ready=True)
    done = run("status")
    assert (done.returncode, "does not serve (silent)" in done.stderr) == (1, True), done.stderr

    written(place, pid=pid, ready=True, ask=answering(503, b'{"status": "database_unreachable"}'))
    done = run("status")
    assert (done.returncode, "does not serve (database_unreachable)" in done.stderr) == (1, True), done.stderr
    assert json.loads(run("status", "--json").stdout)["front"] == "database_unreachable"
    found = {finding["name"]: finding for finding in json.loads(run("doctor", "--json").stdout)["findings"]}
    assert found["running"]["status"] == "fail"

    written(place, pid=pid, ready=True, ask=answering(200, b"{}"))
    assert run("status").returncode == 0


def test_front_is_ready_only_when_the_whole_chain_says_so(answering: Callable[..., str]) -> None:
    assert state.front(answering(200, b"{}"), "localhost") == state.READY
    assert state.front(answering(400, b"<html>"), "localhost") == "http 400"
    assert state.front(answering(503, b"[]"), "localhost") == "http 503"
    assert state.front("http://127.0.0.1:9/", "localhost") == state.SILENT


def test_stop_while_another_prepares_does_not_say_that_nothing_is_there(run: Run, var: Path) -> None:
    run("status")
    with subprocess.Popen(["flock", str(var / "lock"), "sleep", "30"]) as preparing:
        time.sleep(0.3)
        stop, status = run("stop"), run("status")
        preparing.kill()
    assert stop.returncode == 5
    assert "Another ./run" in stop.stderr
    assert "another ./run is preparing" in status.stderr


# ── Stopping, and what a killed supervisor leaves


def test_supervisor_of_another_place_is_not_ours(
    run: Run, var: Path, supervisor: Callable[[Path], subprocess.Popen[bytes]]
) -> None:
    """Numbers are given out again, and a neighbour's supervisor calls itself the same."""
    run("status")
    neighbour = supervisor(var / "elsewhere")
    written(var / "run", pid=neighbour.pid, ready=True)
    assert run("status").returncode == 5
    assert run("stop").returncode == 0
    assert neighbour.poll() is None


# Does not hear SIGTERM, and has a child.
STUBBORN = """
import os, signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
if child := os.fork():
    os.write(1, b"%d\\n" % child)
time.sleep(60)
"""


def test_parts_of_a_killed_supervisor_end_before_anybody_builds_on_them(
    spawn: Spawn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(state, "LEAVE_SECONDS", 0.5)
    polite, stubborn = spawn(FOREVER), spawn(STUBBORN)
    assert stubborn.stdout is not None
    child = int(stubborn.stdout.readline())
    written(tmp_path, parts={"web": polite.pid, "live": stubborn.pid})
    state.clear(tmp_path)
    assert polite.wait(5) == -signal.SIGTERM
    assert stubborn.wait(5) == -signal.SIGKILL
    assert gone(child)
    assert not state.file_in(tmp_path).exists()


def test_orphans_of_a_part_that_was_killed_too_do_not_stay(spawn: Spawn, tmp_path: Path) -> None:
    """They would hold its port or its socket and serve the old code."""
    leader = spawn(STUBBORN)
    assert leader.stdout is not None
    child = int(leader.stdout.readline())
    written(tmp_path, parts={"proxy": leader.pid})
    leader.kill()
    leader.wait()
    assert state.birth(child)
    state.clear(tmp_path)
    assert gone(child)


def gone(process: int) -> bool:
    """Killed is not dead yet: on a busy machine a process may still be on its way out."""
    for _look in range(50):
        if not state.birth(process):
            return True
        time.sleep(0.1)
    return False


def test_number_given_to_somebody_else_meanwhile_is_left_alone(spawn: Spawn, tmp_path: Path) -> None:
    somebody = spawn(FOREVER)
    known = written(tmp_path, parts={"web": somebody.pid})
    text = state.file_in(tmp_path).read_text(encoding="utf-8")
    state.file_in(tmp_path).write_text(
        text.replace(known.births["web"], "an earlier boot 1"), encoding="utf-8"
    )
    state.clear(tmp_path)
    assert somebody.poll() is None


@pytest.mark.parametrize("text", ["", "{", "[]", '{"pid": 1}', "\x00"])
def test_state_that_cannot_be_read_is_none(tmp_path: Path, text: str) -> None:
    state.file_in(tmp_path).write_text(text, encoding="utf-8")
    assert state.read(tmp_path) is None
    state.clear(tmp_path)
    assert not state.file_in(tmp_path).exists()
