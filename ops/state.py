"""What is known of the platform of one data directory: who keeps it, where it answers, and whether it does.

The supervisor writes `run/state.json`; `./run start`, `status`, `stop` and `doctor` read it. The file may
outlive whoever wrote it (kill -9, a power cut), and numbers of processes are given out again, so each part is
kept with its birth.
"""

from __future__ import annotations

import http.client
import json
import os
import signal
import sys
import time
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from urllib.parse import urlsplit

TICK = 0.1
LEAVE_SECONDS = 10
READY = "ready"
SILENT = "silent"
# Lists in /readyz of what there is to mend.
TOLD = {
    "years": "years_missing",
    "posts": "posts_empty",
    "archive": "archive_failing",
    "disk": "disk_low",
    "unreached": "notices_unreached",
    "unheard": "acts_unheard",
}
# SIGINT is PostgreSQL's "fast": roll back and leave, do not wait for clients.
STOP_SIGNALS = {"db": signal.SIGINT}


@dataclass
class State:
    """A platform as its supervisor sees it."""

    pid: int
    url: str
    ask: str  # where this machine asks it how it is; the address of the pages may be another
    host: str  # the name to call it by: it answers to no other
    port: int
    db_port: int
    ready: bool = False  # it has answered since it was started
    parts: dict[str, int] = field(default_factory=dict)
    births: dict[str, str] = field(default_factory=dict)  # of each part, to know it again

    def write(self, run: Path) -> None:
        """Whole or not at all."""
        self.births = {name: birth(pid) for name, pid in self.parts.items()}
        draft = file_in(run).with_suffix(".new")
        draft.write_text(json.dumps(asdict(self), indent=1) + "\n", encoding="utf-8")
        draft.replace(file_in(run))


def file_in(run: Path) -> Path:
    """Where it is written down."""
    return run / "state.json"


def read(run: Path) -> State | None:
    """What is written down, true or not; None when nothing is, or nothing that can be read."""
    try:
        said = json.loads(file_in(run).read_text(encoding="utf-8"))
        return State(**{known.name: said[known.name] for known in fields(State)})
    except (OSError, ValueError, KeyError, TypeError):
        return None


def birth(pid: int) -> str:
    """What tells this process from every other that had, or will have, its number; empty when it is dead."""
    try:
        # The command comes second, in brackets, and may hold anything.
        status, *rest = Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""
    # A zombie only waits to be counted.
    return "" if status in {b"Z", b"X"} else f"{boot} {rest[18].decode()}"


def front(url: str, host: str) -> str:
    """What the whole chain (proxy, server, database, tables, keys) says of itself at /readyz.

    `ready`, else the status it names, `http 404` and the like, or `silent` when nobody answers.
    """
    status, said = _ask(url, host)
    if status == http.HTTPStatus.OK:
        return READY
    if status is None:
        return SILENT
    return str(said.get("status") or f"http {status}")


def demo_accounts(url: str, host: str) -> list[str]:
    """The accounts that are open with the demo's password, as /readyz names them."""
    _status, said = _ask(url, host)
    found = said.get("demo_accounts")
    return [str(name) for name in found] if isinstance(found, list) else []


def excess(url: str, host: str) -> list[str]:
    """What the servers' role may do in the database beyond serving, as /readyz names it."""
    _status, said = _ask(url, host)
    found = said.get("servers_role")
    return [str(word) for word in found] if isinstance(found, list) else []


def named(url: str, host: str, what: str) -> list[str]:
    """A list that /readyz names; empty where it names none."""
    _status, said = _ask(url, host)
    found = said.get(what)
    return [str(word) for word in found] if isinstance(found, list) else []


def _ask(url: str, host: str) -> tuple[int | None, dict[str, object]]:
    """/readyz: its HTTP status (None: nobody answers) and what it says, empty where that is no JSON."""
    where = urlsplit(url)
    connection = http.client.HTTPConnection(where.hostname or "", where.port, timeout=5)
    try:
        connection.request("GET", "/readyz", headers={"Host": host})
        answer = connection.getresponse()
        said: object = {}
        with suppress(ValueError):
            said = json.loads(answer.read(10_000))
    except (OSError, http.client.HTTPException):
        return None, {}
    else:
        return answer.status, said if isinstance(said, dict) else {}
    finally:
        connection.close()


def clear(run: Path) -> None:
    """End what a killed supervisor left, and forget it. For the holder of the lock: nobody else runs here.

    Its parts were told to stop when it died. A new platform must not meet them: they would remove its
    sockets, hold its port and take the database away under it.
    """
    known = read(run)
    if known is not None:
        _end(known)
    file_in(run).unlink(missing_ok=True)


def _end(known: State) -> None:
    def alive(name: str) -> bool:
        return birth(known.parts[name]) == known.births[name] != ""

    for name in filter(alive, known.parts):
        with suppress(OSError):
            os.kill(known.parts[name], STOP_SIGNALS.get(name, signal.SIGTERM))
    deadline = time.monotonic() + LEAVE_SECONDS
    while time.monotonic() < deadline and any(map(alive, known.parts)):
        time.sleep(TICK)
    for name, pid in known.parts.items():
        # Orphans of a leader that was killed too. Its number is nobody else's as long as its group lives.
        if known.births[name] and (alive(name) or not birth(pid)):
            with suppress(OSError):
                os.killpg(pid, signal.SIGKILL)


def main(command: str, folder: str) -> int:
    """`front RUN`: a word on whether it answers; `json RUN`: all there is to know; `rights`, `years`,
    `posts`, `archive`, `disk`, `unreached` and `unheard`: what there is to mend; `clear`."""
    run = Path(folder)
    if command == "clear":
        clear(run)
        return 0
    known = read(run)
    if known is None:
        return 1
    if command in TOLD:
        sys.stdout.write(", ".join(named(known.ask, known.host, TOLD[command])) + "\n")
        return 0
    if command == "rights":
        sys.stdout.write(" ".join(excess(known.ask, known.host)) + "\n")
        return 0
    word = front(known.ask, known.host)
    told = json.dumps({**asdict(known), "front": word}, indent=1) if command == "json" else word
    sys.stdout.write(f"{told}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
