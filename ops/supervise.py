"""Keeps the parts of one running platform together: starts them in order, restarts what dies, stops them all.

`./run` becomes this process when everything is prepared. Each part is `./run serve-NAME`, the same command a
container runs. Only the standard library: it starts before anything else is known to work.
"""

from __future__ import annotations

import argparse
import ctypes
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import ports  # beside this script

TICK = 0.1
START_SECONDS = 60
STOP_SECONDS = 10
CALM_SECONDS = 30
LONGEST_PAUSE = 15
PR_SET_PDEATHSIG = 1
PORT_FILES = {"port": "port.user", "db_port": "port.db"}


@dataclass
class Part:
    """One server process and what there is to know about it."""

    name: str
    is_ready: Callable[[int], bool]  # is told the process: somebody else may answer at its port
    stop_signal: signal.Signals = signal.SIGTERM
    port: str = ""  # the field of Place that has the port it listens to, if any
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    failures: int = 0
    start_at: float = field(default=0.0)


@dataclass
class Place:
    """Where this platform lives. Its ports may change until the parts that listen there have started."""

    root: Path
    var: Path
    run: Path
    logs: Path
    port: int
    db_port: int
    bind: str
    asked: set[str]  # ports that somebody wants to be these and no others

    @property
    def address(self) -> str:
        """Where a browser on this machine finds the platform, whatever it listens to besides."""
        return "127.0.0.1" if self.bind == "0.0.0.0" else self.bind  # noqa: S104 (compares, never listens)


def accepts(family: socket.AddressFamily, address: str | tuple[str, int]) -> bool:
    """Whether something takes connections there."""
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.settimeout(1)
        return probe.connect_ex(address) == 0


def database_is_up(place: Place, pid: int) -> bool:
    """What PostgreSQL writes down for pg_ctl: first its process, last whether it takes connections."""
    try:
        said = (place.var / "db" / "data" / "postmaster.pid").read_text().split("\n")
    except FileNotFoundError:
        return False
    return said[0] == str(pid) and said[7:8] == ["ready   "]


def answers(place: Place) -> bool:
    """Whether the whole chain (proxy, server, database, tables) says it can serve.

    A 400 counts: this name is not among PINGAN_ALLOWED_HOSTS, and the server has read that far.
    """
    connection = http.client.HTTPConnection(place.address, place.port, timeout=5)
    try:
        connection.request("GET", "/readyz")
        return connection.getresponse().status < http.HTTPStatus.INTERNAL_SERVER_ERROR
    except OSError:
        return False
    finally:
        connection.close()


def waves(place: Place, names: set[str]) -> list[list[Part]]:
    """The parts in the order they start. A wave waits for the one before it; stopping goes the other way."""

    def unix(name: str) -> Callable[[int], bool]:
        return lambda _pid: accepts(socket.AF_UNIX, str(place.run / name))

    order = [
        # SIGINT is PostgreSQL's "fast": roll back and leave, do not wait for clients.
        [
            Part("db", lambda pid: database_is_up(place, pid), stop_signal=signal.SIGINT, port="db_port"),
            Part("redis", unix("redis.sock")),
        ],
        [
            Part("web", unix("web.sock")),
            Part("live", unix("live.sock")),
            Part("worker", lambda _pid: True),
            Part("ticker", lambda _pid: True),
        ],
        [Part("proxy", lambda pid: ports.listens(pid, place.port) and answers(place), port="port")],
    ]
    return [[part for part in wave if part.name in names] for wave in order]


def die_with_parent() -> None:
    """In the child: get SIGTERM when the supervisor dies, even by SIGKILL, so that nothing is left behind."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def tell(chinese: str, english: str) -> None:
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} {chinese} · {english}\n")
    sys.stderr.flush()


class StartFailed(Exception):
    """A part did not come up; its log tells why."""

    def __init__(self, part: Part) -> None:
        super().__init__(part.name)
        self.part = part


class Supervisor:
    """Runs until a signal says stop."""

    def __init__(self, place: Place, names: set[str]) -> None:
        self.place = place
        self.waves = waves(place, names)
        self.stopping = False
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._on_signal)

    def _on_signal(self, _number: int, _frame: object) -> None:
        self.stopping = True

    @property
    def parts(self) -> list[Part]:
        return [part for wave in self.waves for part in wave]

    def run(self) -> int:
        try:
            self._start_all()
            if not self.stopping:
                self._write_state()
                sys.stdout.write(welcome(self.place))
                sys.stdout.flush()
            while not self.stopping:
                self._watch()
                time.sleep(TICK)
        except StartFailed as failure:
            self._explain(failure.part)
            return 1
        finally:
            self._stop_all()
        return 0

    def _start_all(self) -> None:
        for wave in self.waves:
            for part in wave:
                self._start(part)
            self._await(wave)

    def _start(self, part: Part) -> None:
        with (self.place.logs / f"{part.name}.log").open("ab") as log:
            part.process = subprocess.Popen(  # noqa: S603 (our own command)
                [self.place.root / "run", f"serve-{part.name}"],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                # A group of its own: Ctrl-C reaches the supervisor alone, which stops the parts in order.
                start_new_session=True,
                preexec_fn=die_with_parent,  # noqa: PLW1509 (no threads here)
            )
        part.started = time.monotonic()

    def _await(self, wave: list[Part]) -> None:
        waiting = list(wave)
        while waiting and not self.stopping:
            for part in waiting:
                late = time.monotonic() - part.started > START_SECONDS
                died = part.process is None or part.process.poll() is not None
                if late or (died and not self._move(part)):
                    raise StartFailed(part)
            waiting = [part for part in waiting if not (part.process and part.is_ready(part.process.pid))]
            time.sleep(TICK)

    def _move(self, part: Part) -> bool:
        """Start it again on the next free port when its own was lost since `./run` settled on it."""
        if not part.port or part.port in self.place.asked:
            return False
        lost = getattr(self.place, part.port)
        free = ports.first_free(lost)
        if free in {None, lost}:
            return False
        by = ports.holder(lost)
        tell(
            f"端口 {lost} 已被占用（{by}），改用 {free}",
            f"Port {lost} is taken by {by}; using {free} instead",
        )
        setattr(self.place, part.port, free)
        # Whoever starts from now on reads it there, this part first.
        (self.place.var / PORT_FILES[part.port]).write_text(f"{free}\n")
        self._sweep(part)
        self._start(part)
        return True

    def _watch(self) -> None:
        """Restart what died, at once the first time, then with growing pauses while it keeps dying."""
        now = time.monotonic()
        for part in self.parts:
            if part.process is not None and part.process.poll() is not None:
                self._sweep(part)
                part.failures = part.failures + 1 if now - part.started < CALM_SECONDS else 0
                pause = min(2**part.failures - 1, LONGEST_PAUSE)
                code = part.process.returncode
                tell(
                    f"{part.name} 意外停止（{code}），{pause} 秒后重新启动",
                    f"{part.name} stopped unexpectedly ({code}), starting again in {pause} s",
                )
                part.process, part.start_at = None, now + pause
            if part.process is None and now >= part.start_at:
                self._start(part)
                self._write_state()

    def _sweep(self, part: Part) -> None:
        """Kill what a dead leader left in its group: an orphan would keep its socket and serve old code."""
        if part.process is not None:
            try:
                os.killpg(part.process.pid, signal.SIGKILL)
            except ProcessLookupError:
                return

    def _stop_all(self) -> None:
        for wave in reversed(self.waves):
            alive = [part for part in wave if part.process is not None and part.process.poll() is None]
            for part in alive:
                if part.process is not None:
                    part.process.send_signal(part.stop_signal)
            deadline = time.monotonic() + STOP_SECONDS
            while time.monotonic() < deadline and any(p.process and p.process.poll() is None for p in alive):
                time.sleep(TICK / 2)
            for part in wave:
                self._sweep(part)
        for leftover in [*self.place.run.glob("*.sock"), *self.place.run.glob("*.pid"), self._state_file]:
            leftover.unlink(missing_ok=True)

    @property
    def _state_file(self) -> Path:
        return self.place.run / "state.json"

    def _write_state(self) -> None:
        """What `./run status` and the tests read. Written whole or not at all."""
        state = {
            "pid": os.getpid(),
            "url": f"http://{self.place.address}:{self.place.port}/",
            "port": self.place.port,
            "db_port": self.place.db_port,
            "parts": {part.name: part.process.pid for part in self.parts if part.process is not None},
        }
        draft = self._state_file.with_suffix(".new")
        draft.write_text(json.dumps(state, indent=1) + "\n")
        draft.replace(self._state_file)

    def _explain(self, part: Part) -> None:
        log = self.place.logs / f"{part.name}.log"
        tail = log.read_text(errors="replace").splitlines()[-15:]
        sys.stderr.write("".join(f"    | {line}\n" for line in tail))
        tell(f"✗ {part.name} 没有启动", f"{part.name} did not start")
        sys.stderr.write("  → 查看日志，处理后再次运行 ./run · See the log, then ./run again\n")
        sys.stderr.write(f"  日志 log: {log}\n")


def welcome(place: Place) -> str:
    text = (place.root / "ops" / "welcome.txt").read_text()
    return text.replace("@URL@", f"http://{place.address}:{place.port}").replace("@LOGS@", str(place.logs))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("root", "var", "run", "logs"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    for name in ("port", "db-port"):
        parser.add_argument(f"--{name}", type=int, required=True)
    parser.add_argument("--bind", required=True)
    parser.add_argument("--asked", action="append", choices=list(PORT_FILES), default=[])
    parser.add_argument("parts", nargs="+")
    options = vars(parser.parse_args())
    names = set(options.pop("parts"))
    options["asked"] = set(options["asked"])
    return Supervisor(Place(**options), names).run()


if __name__ == "__main__":
    sys.exit(main())
