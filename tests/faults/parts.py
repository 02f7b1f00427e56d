"""The platform in parts that the drills kill: each is `./run serve-NAME`, the command a container runs.

The supervisor of `./run start` waits longer and longer before it starts again what keeps dying: right for a
service, too slow for forty deaths in a row. So the drills keep the parts themselves.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg2

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60.0
STOP_SECONDS = 15.0
TICK = 0.02
# Enough for every queue to hold something; the drills bring their own work.
SEASON = "40"


def until(done: Callable[[], bool], what: str, seconds: float = START_SECONDS) -> float:
    """Wait for it; the answer is how long it took. Raises AssertionError naming what did not happen."""
    began = time.monotonic()
    while not done():
        assert time.monotonic() - began < seconds, f"not within {seconds:.0f} s: {what}"
        time.sleep(TICK)
    return time.monotonic() - began


def accepts(address: int | Path) -> bool:
    """Whether somebody listens on the port of this machine, or behind the socket."""
    family, where = (
        (socket.AF_INET, ("127.0.0.1", address))
        if isinstance(address, int)
        else (socket.AF_UNIX, str(address))
    )
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.settimeout(1)
        return probe.connect_ex(where) == 0


def children_of(pid: int) -> list[int]:
    """The processes that this one started, as long as both live."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            found += map(int, task.read_text(encoding="utf-8").split())
    return found


def command_of(pid: int) -> str:
    """How a process calls itself; empty when it is gone."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8").replace("\0", " ").strip()
    except OSError:
        return ""


def is_alive(pid: int) -> bool:
    """A zombie is dead: it holds nothing any more."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def kill_now(pids: Iterable[int]) -> int:
    """SIGKILL, to processes of ours by number; the answer is how many were there to be killed."""
    killed = 0
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
            killed += 1
    return killed


@dataclass(frozen=True, slots=True)
class Place:
    """Data, secrets and ports of the drills' own platform. Nothing of the checks' settings reaches it."""

    var: Path
    port: int
    database_port: int
    more: Mapping[str, str] = field(default_factory=dict)

    @property
    def env(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PINGAN_")}
        return kept | {
            "PINGAN_VAR": str(self.var),
            "PINGAN_PORT": str(self.port),
            "PINGAN_DB_PORT": str(self.database_port),
            "PINGAN_DEMO_CASES": SEASON,
            "PINGAN_LOG_LEVEL": "WARNING",
            **self.more,
        }

    @property
    def run(self) -> Path:
        return (self.var / "run").resolve()

    @property
    def database(self) -> Mapping[str, str]:
        return {
            "host": "127.0.0.1",
            "port": str(self.database_port),
            "dbname": "pingan",
            "user": "pingan",
            "password": (self.var / "secrets" / "db_password").read_text(encoding="utf-8").strip(),
        }

    def order(self, *command: str, typed: str = "") -> str:
        """What `./run COMMAND` prints. Raises AssertionError with its words when it fails."""
        done = subprocess.run(
            [str(ROOT / "run"), *command],
            env=self.env,
            capture_output=True,
            text=True,
            check=False,
            input=typed,
            encoding="utf-8",
        )
        assert done.returncode == 0, f"./run {' '.join(command)}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def begin(self, module: str, *arguments: str) -> subprocess.Popen[bytes]:
        """Such a module as a process that may be killed."""
        return subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            env=self._inside,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )

    @property
    def _inside(self) -> Mapping[str, str]:
        database = self.database
        return self.env | {
            "DJANGO_SETTINGS_MODULE": "pingan.settings",
            "PYTHONPATH": f"{ROOT / 'platform'}{os.pathsep}{ROOT}",
            "PINGAN_DB_PORT": database["port"],
            "PINGAN_DB_PASSWORD": database["password"],
            "PINGAN_SECRET_DIR": str(self.var / "secrets"),
        }

    def python(self, module: str, *arguments: str) -> str:
        """What a module of ours prints that works inside the platform: same database, same secrets."""
        done = subprocess.run(
            [sys.executable, "-m", module, *arguments],
            env=self._inside,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
            encoding="utf-8",
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


class Part:
    """One server process with its children."""

    def __init__(self, place: Place, name: str, is_ready: Callable[[], bool]) -> None:
        self._place = place
        self._is_ready = is_ready
        self._process: subprocess.Popen[bytes] | None = None
        self.name = name

    @property
    def pid(self) -> int:
        assert self._process is not None, f"{self.name} does not run"
        return self._process.pid

    @property
    def runs(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def start(self) -> float:
        """Back when it is ready; the answer is the seconds it took.

        Only the main thread may call this: a part goes down with the thread that started it.
        """
        with (self._place.var / "log" / f"{self.name}.log").open("ab") as log:
            self._process = subprocess.Popen(
                # Should the drills themselves be killed, nothing of theirs goes on.
                ["setpriv", "--pdeathsig", "TERM", str(ROOT / "run"), f"serve-{self.name}"],
                env={**self._place.env, "PINGAN_KEEPER": str(os.getpid())},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        return until(self._ready, f"{self.name} is ready (its log is in {self._place.var / 'log'})")

    def kill(self) -> int:
        """SIGKILL to it and then to its children: nobody gets to tidy up. The answer is how many died."""
        family = [self.pid, *children_of(self.pid)]
        killed = kill_now(family)
        assert self._process is not None
        self._process.wait()
        until(lambda: not any(map(is_alive, family)), f"{self.name} is dead")
        return killed

    def stop(self, number: signal.Signals = signal.SIGTERM) -> None:
        """As the supervisor stops it."""
        if self._process is None or not self.runs:
            return
        self._process.send_signal(number)
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()

    def _ready(self) -> bool:
        assert self.runs, f"{self.name} ended by itself; its log is in {self._place.var / 'log'}"
        return self._is_ready()


class Platform:
    """All parts that answer requests. No job worker and no ticker: nothing here waits for the map's sums."""

    def __init__(self, place: Place) -> None:
        self.place = place
        # It takes connections before it has recovered, and refuses them.
        self.db = Part(place, "db", self.database_answers)
        self.redis = Part(place, "redis", lambda: accepts(place.run / "sockets" / "redis.sock"))
        self.web = Part(place, "web", lambda: accepts(place.run / "sockets" / "web.sock"))
        self.live = Part(place, "live", lambda: accepts(place.run / "sockets" / "live.sock"))
        self.proxy = Part(place, "proxy", lambda: accepts(place.port))

    @property
    def parts(self) -> list[Part]:
        return [self.db, self.redis, self.web, self.live, self.proxy]

    def start(self) -> None:
        """What does not run; a drill that failed half way leaves nothing to the next."""
        for part in self.parts:
            if not part.runs:
                part.start()

    def stop(self) -> None:
        for part in reversed(self.parts):
            part.stop(signal.SIGINT if part is self.db else signal.SIGTERM)

    def web_workers(self) -> list[int]:
        """The processes that run Django, without the one that watches over them."""
        return [pid for pid in children_of(self.web.pid) if "resource_tracker" not in command_of(pid)]

    def backends(self) -> list[int]:
        """The database processes that serve the platform's requests."""
        return [pid for pid in children_of(self.db.pid) if " pingan pingan " in f"{command_of(pid)} "]

    def database_answers(self) -> bool:
        try:
            return bool(self.rows("SELECT 1"))
        except psycopg2.Error:
            return False

    def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """A look into the database by a connection of its own, since the database dies now and then."""
        connection = psycopg2.connect(**self.place.database)
        try:
            with connection, connection.cursor() as cursor:
                cursor.execute(sql, values)
                return list(cursor.fetchall()) if cursor.description else []
        finally:
            connection.close()

    def one(self, sql: str, *values: Any) -> Any:
        return self.rows(sql, *values)[0][0]
