"""What this machine is, and how much CPU a process on it has used."""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import django
from psycopg2.extensions import connection as Connection

REPOSITORY = Path(__file__).resolve().parents[2]
PROC = Path("/proc")
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Stat:
    """A process as /proc/<pid>/stat shows it. `cpu` is user and system seconds of all its threads."""

    session: int
    cpu: float


def parse_stat(line: str) -> Stat:
    """Read the line of /proc/<pid>/stat. The command's name may hold spaces and brackets of its own."""
    fields = line.rsplit(")", 1)[1].split()
    return Stat(session=int(fields[3]), cpu=(int(fields[11]) + int(fields[12])) / TICKS)


def stat_of(pid: int) -> Stat | None:
    """None for a process that is gone."""
    try:
        return parse_stat((PROC / str(pid) / "stat").read_text(encoding="utf-8"))
    except (OSError, IndexError):
        return None


def cpu_of(pids: Iterable[int]) -> dict[int, float]:
    """CPU seconds so far of each process that still lives."""
    found = ((pid, stat_of(pid)) for pid in pids)
    return {pid: stat.cpu for pid, stat in found if stat is not None}


def session_members(session: int) -> list[int]:
    """The processes of a session: a server we started with all its workers."""
    pids = (int(entry.name) for entry in PROC.iterdir() if entry.name.isdigit())
    return [pid for pid in pids if (stat := stat_of(pid)) is not None and stat.session == session]


def spent(before: dict[int, float], after: dict[int, float]) -> float:
    """CPU seconds between two readings. A process that appeared in between spent all it has in between."""
    return sum(cpu - before.get(pid, 0.0) for pid, cpu in after.items())


@dataclass(frozen=True, slots=True)
class Meter:
    """Reads two groups of processes: those that run our code, and the database backends behind them."""

    programs: Callable[[], Iterable[int]]
    backends: Callable[[], Iterable[int]]

    def read(self) -> Reading:
        return Reading(cpu_of(self.programs()), cpu_of(self.backends()))


@dataclass(frozen=True, slots=True)
class Reading:
    programs: dict[int, float]
    backends: dict[int, float]

    def until(self, later: Reading) -> tuple[float, float]:
        """CPU seconds (programs, backends) from this reading to a later one."""
        return spent(self.programs, later.programs), spent(self.backends, later.backends)


def backends_named(watcher: Connection, database: str, name: str) -> list[int]:
    """Backends that serve the connections of that application name in that database."""
    with watcher.cursor() as cursor:
        cursor.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = %s AND application_name = %s", [database, name]
        )
        return [pid for (pid,) in cursor.fetchall()]


def facts(watcher: Connection) -> dict[str, str]:
    """What a reader needs to judge the figures."""
    with watcher.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('server_version'), default_version, current_setting('shared_buffers') "
            "FROM pg_available_extensions WHERE name = 'postgis'"
        )
        postgres, postgis, buffers = cursor.fetchone() or ("", "", "")
    one, five, _fifteen = os.getloadavg()
    return {
        "Date": date.today().isoformat(),  # noqa: DTZ011  the day on the machine's own wall
        "Commit": _commit(),
        "CPU": f"{_cpu_model()}, {os.cpu_count()} cores",
        "Memory": f"{_memory_gib():.0f} GiB",
        "System": platform.platform(),
        "PostgreSQL": f"{postgres.split()[0]}, PostGIS {postgis}, shared_buffers {buffers}",
        "Python": f"{platform.python_version()}, Django {django.get_version()}",
        "Load before": f"{one:.1f} (1 min), {five:.1f} (5 min)",
    }


def _commit() -> str:
    def git(*words: str) -> str:
        return subprocess.run(
            ["git", *words],
            cwd=REPOSITORY,
            capture_output=True,
            text=True,
            check=False,
            encoding="utf-8",
        ).stdout.strip()

    commit = git("rev-parse", "--short", "HEAD") or "unknown"
    changed = git("status", "--porcelain", "--untracked-files=no", "--", "platform")
    return f"{commit} with local changes" if changed else commit


def _cpu_model() -> str:
    for line in (PROC / "cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.machine()


def _memory_gib() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
