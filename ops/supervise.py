"""Keeps the parts of one running platform together: starts them in order, restarts what dies, stops them all.

`./run` becomes this process when everything is prepared. Each part is `./run serve-NAME`, the same command a
container runs. Only the standard library: it starts before anything else is known to work.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

# Beside this script.
import ports
import state

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
    bind: list[str]
    asked: set[str]  # ports that somebody wants to be these and no others
    tls: str = ""  # by which name and port browsers come, where nginx speaks TLS itself

    @property
    def url(self) -> str:
        """Where a browser finds the platform."""
        return f"https://{self.tls}/" if self.tls else self.ask

    @property
    def ask(self) -> str:
        """Where this machine finds it, whatever it listens to besides."""
        return self._at(next(filter(is_loopback, map(reachable, self.bind)), reachable(self.bind[0])))

    @property
    def other_urls(self) -> list[str]:
        """Where other devices find it."""
        if self.tls:
            return [self.url]
        found = [address for bound in self.bind for address in addresses_of(bound)]
        return [self._at(address) for address in dict.fromkeys(found)]

    def _at(self, address: str) -> str:
        return f"http://{bracketed(address)}:{self.port}/"

    @property
    def host(self) -> str:
        """A name the platform answers to; the first of its names may be a pattern: `.example.org`, `*`."""
        first = os.environ.get("PINGAN_ALLOWED_HOSTS", "").split(",")[0].strip()
        return first.lstrip(".*") or "localhost"


def reachable(bound: str) -> str:
    """An address by which this machine reaches a server that listens there."""
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(bound, bound)  # noqa: S104 (compares, never listens)


def is_loopback(address: str) -> bool:
    """Whether nobody but this machine gets there."""
    return address in {"localhost", "::1"} or address.startswith("127.")


def bracketed(address: str) -> str:
    """As it stands in a URL."""
    return f"[{address}]" if ":" in address else address


def addresses_of(bound: str) -> list[str]:
    """What other devices may call a server that listens there: one address, or all of this machine's."""
    if is_loopback(bound):
        return []
    if reachable(bound) == bound:
        return [bound]
    told = subprocess.run(["hostname", "-I"], capture_output=True, check=False)  # noqa: S607 (as in ops/app.sh)
    known = told.stdout.decode("ascii", "replace").split()
    return [address for address in known if ":" not in address or bound == "::"]


def accepts(family: socket.AddressFamily, address: str | tuple[str, int]) -> bool:
    """Whether something takes connections there."""
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.settimeout(1)
        return probe.connect_ex(address) == 0


def database_is_up(place: Place, pid: int) -> bool:
    """What PostgreSQL writes down for pg_ctl: first its process, last whether it takes connections."""
    try:
        said = (place.var / "db" / "data" / "postmaster.pid").read_text(encoding="utf-8").split("\n")
    except FileNotFoundError:
        return False
    return said[0] == str(pid) and said[7:8] == ["ready   "]


# What /readyz may say that waiting does not mend.
HOPELESS = {
    "keys_missing": ("密钥文件缺失或不能用", "The keys are missing or unusable"),
    "keys_do_not_fit": (
        "密钥打不开已有的数据：放回与数据库同一份备份里的 secrets",
        "The keys do not open the data: put back the secrets of the same backup as the database",
    ),
    "disk_full": ("磁盘已满，不能再写：清出空间", "The disk is full, nothing can be written: make room"),
    "migrations_waiting": ("数据表还不是这一版的", "The tables are not those of this release"),
}


class Hopeless(Exception):
    """The platform is up and says that it cannot serve, whatever time it is given."""


def answers(place: Place) -> bool:
    """Whether the whole chain says that it can serve. Raises Hopeless when it never will."""
    word = state.front(place.ask, place.host)
    if word in HOPELESS:
        raise Hopeless(word)
    return word == state.READY


def waves(place: Place, names: set[str]) -> list[list[Part]]:
    """The parts in the order they start. A wave waits for the one before it; stopping goes the other way."""

    def unix(name: str) -> Callable[[int], bool]:
        return lambda _pid: accepts(socket.AF_UNIX, str(place.run / "sockets" / name))

    order = [
        [
            Part("db", lambda pid: database_is_up(place, pid), port="db_port"),
            Part("redis", unix("redis.sock")),
        ],
        [
            Part("web", unix("web.sock")),
            Part("live", unix("live.sock")),
            Part("worker", lambda _pid: True),
            Part("papers", lambda _pid: True),
            Part("notices", lambda _pid: True),
            Part("ticker", lambda _pid: True),
            Part("metrics", lambda _pid: True),
            Part("backups", lambda _pid: True),
            Part("certificates", lambda _pid: True),
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


def _has_died(part: Part) -> bool:
    return part.process is None or part.process.poll() is not None


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
        self.ready = False
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
                sys.stdout.write(welcome(self.place))
                sys.stdout.flush()
                # Whoever waits for this reads the greeting next.
                self.ready = True
                self._write_state()
            while not self.stopping:
                self._watch()
                time.sleep(TICK)
        except StartFailed as failure:
            self._explain(failure.part)
            return 1
        except Hopeless as failure:
            tell(*(f"✗ {words}" for words in HOPELESS[str(failure)]))
            return 1
        finally:
            self._stop_all()
        return 0

    def _start_all(self) -> None:
        self._write_state()
        for wave in self.waves:
            for part in wave:
                self._start(part)
            self._write_state()
            self._await(wave)
        # Those that nobody can ask: by now they had the time to fail.
        self._await(self.parts)

    def _start(self, part: Part) -> None:
        with (self.place.logs / f"{part.name}.log").open("ab") as log:
            part.process = subprocess.Popen(  # noqa: S603 (our own command)
                [self.place.root / "run", f"serve-{part.name}"],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                # Whom it is to die with, should it change its account (ops/account.sh). Logs are UTF-8.
                env={**os.environ, "PINGAN_KEEPER": str(os.getpid()), "PINGAN_CHARSET": "UTF-8"},
                # A group of its own: Ctrl-C reaches the supervisor alone, which stops the parts in order.
                start_new_session=True,
                preexec_fn=die_with_parent,  # noqa: PLW1509 (no threads here)
            )
        part.started = time.monotonic()

    def _await(self, wave: list[Part]) -> None:
        waiting = list(wave)
        while not self.stopping:
            waiting = [part for part in waiting if not self._is_up(part)]
            if not waiting:
                return
            for part in waiting:
                late = time.monotonic() - part.started > START_SECONDS
                if late or (_has_died(part) and not self._move(part)):
                    raise StartFailed(part)
            time.sleep(TICK)

    def _is_up(self, part: Part) -> bool:
        return part.process is not None and not _has_died(part) and part.is_ready(part.process.pid)

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
        (self.place.var / PORT_FILES[part.port]).write_text(f"{free}\n", encoding="ascii")
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
        run = self.place.run
        for wave in reversed(self.waves):
            alive = [part for part in wave if part.process is not None and part.process.poll() is None]
            for part in alive:
                if part.process is not None:
                    part.process.send_signal(state.STOP_SIGNALS.get(part.name, signal.SIGTERM))
            deadline = time.monotonic() + STOP_SECONDS
            while time.monotonic() < deadline and any(p.process and p.process.poll() is None for p in alive):
                time.sleep(TICK / 2)
            for part in wave:
                self._sweep(part)
        # The state goes last: while it is there, somebody is at work.
        for leftover in [*run.glob("sockets/*.sock"), *run.glob("*.pid"), state.file_in(run)]:
            leftover.unlink(missing_ok=True)

    def _write_state(self) -> None:
        """For `./run status`, the tests, and whoever comes after us should we be killed."""
        state.State(
            pid=os.getpid(),
            url=self.place.url,
            ask=self.place.ask,
            host=self.place.host,
            port=self.place.port,
            db_port=self.place.db_port,
            ready=self.ready,
            parts={part.name: part.process.pid for part in self.parts if part.process is not None},
        ).write(self.place.run)

    def _explain(self, part: Part) -> None:
        log = self.place.logs / f"{part.name}.log"
        tail = log.read_text(encoding="utf-8", errors="replace").splitlines()[-15:]
        sys.stderr.write("".join(f"    | {line}\n" for line in tail))
        tell(f"✗ {part.name} 没有启动", f"{part.name} did not start")
        if part.name == "proxy" and part.process is not None:
            word = state.front(self.place.ask, self.place.host)
            sys.stderr.write(f"  {self.place.ask}readyz: {word}\n")
        sys.stderr.write("  → 查看日志，处理后再次运行 ./run · See the log, then ./run again\n")
        sys.stderr.write(f"  日志 log: {log}\n")


def welcome(place: Place) -> str:
    """What is true of this platform: the demo's accounts stand there only as far as they are open."""
    demo = state.demo_accounts(place.ask, place.host)
    text = (place.root / "ops" / ("welcome-demo.txt" if demo else "welcome.txt")).read_text(encoding="utf-8")
    # Same width, so that the columns stand.
    text = re.sub(r"\{(\w+)\}", lambda name: (name[1] if name[1] in demo else "").ljust(len(name[1])), text)
    others = "".join(f"    其他设备 other devices    {url}\n" for url in place.other_urls)
    for name, value in {"URL": place.url.rstrip("/"), "LOGS": str(place.logs)}.items():
        text = text.replace(f"@{name}@", value)
    return text.replace("@OTHERS@\n", others)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("root", "var", "run", "logs"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    for name in ("port", "db-port"):
        parser.add_argument(f"--{name}", type=int, required=True)
    parser.add_argument("--bind", type=str.split, required=True, help="addresses, separated by spaces")
    parser.add_argument("--tls", default="", help="name and port by which browsers come, where TLS is spoken")
    parser.add_argument("--charset", default="UTF-8", help="of the terminal that is spoken to")
    parser.add_argument("--asked", action="append", choices=list(PORT_FILES), default=[])
    parser.add_argument("parts", nargs="+")
    options = vars(parser.parse_args())
    names = set(options.pop("parts"))
    charset = options.pop("charset")
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(LookupError):
            stream.reconfigure(encoding=charset, errors="ignore")
    options["asked"] = set(options["asked"])
    return Supervisor(Place(**options), names).run()


if __name__ == "__main__":
    sys.exit(main())
