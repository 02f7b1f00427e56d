"""docker-compose.yml describes the same system as `./run`: one container for each serve command."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import time
import tomllib
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement

from tests.ops.conftest import ROOT, clean_environment

PLATFORM = ("prepare", "web", "live", "worker", "papers", "notices", "ticker", "proxy")
# What .env.example explains and a container has no use for, with the reason.
NOT_INSIDE = {
    "PINGAN_BIND": "published by the host: inside it is PINGAN_PUBLISHED",
    "PINGAN_PORT": "published by the host",
    "PINGAN_COUNTY_DIR": "mounted at /county",
    "PINGAN_VAR": "the volume at /data",
    "PINGAN_SECRET_DIR": "in the volume",
    "PINGAN_MEDIA_ROOT": "in the volume",
    "PINGAN_STATIC_ROOT": "in the volume",
    "PINGAN_RUN_DIR": "each container's own, in memory",
    "PINGAN_MIGRATE_HOST": "the same way in for both",
    "PINGAN_FRONTEND_DIST": "in the image",
    "PINGAN_PYTHON": "in the image",
    "PINGAN_PAPER_FONTS": "mounted at /usr/local/share/fonts",
    "PINGAN_OPERATIONS_DIR": "in the volume",
    **{
        f"PINGAN_TLS_{part}": "HTTPS ends before the containers: PINGAN_HTTPS"
        for part in ("NAME", "PORT", "CERTIFICATE", "KEY", "WEBROOT", "DIR", "LOOK_SECONDS")
    },
    **{
        f"PINGAN_BACKUP{part}": "of the private database: a container's is backed up by its own means"
        for part in ("_DIR", "_AT", "S_KEPT")
    },
    "PINGAN_METRICS": "a part of `./run`: containers are watched by their own means",
    "PINGAN_USER": "the image's own account",
    **{
        f"PINGAN_S3_{part}": "needs packages that the image does not hold"
        for part in ("BUCKET", "ENDPOINT", "REGION", "KEY", "SECRET")
    },
    "PINGAN_EXAMPLES": "for the checks",
    "PINGAN_HOSTILE_EXAMPLES": "for the checks",
}
IN_ENV = re.compile(r"^#?(PINGAN_[A-Z_]+)=", re.MULTILINE)


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    text = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(text)["services"]
    return found


def test_every_process_has_a_container(services: dict[str, Any]) -> None:
    assert set(services) == {"db", "redis", *PLATFORM}


def test_containers_run_commands_that_exist(services: dict[str, Any]) -> None:
    text = "".join(part.read_text(encoding="utf-8") for part in (ROOT / "ops").glob("*.sh"))
    for name in PLATFORM:
        handler = "cmd_" + services[name]["command"].replace("-", "_")
        assert re.search(rf"^{handler}\(\)", text, re.MULTILINE), handler


def test_only_the_proxy_is_reachable_from_outside(services: dict[str, Any]) -> None:
    assert [name for name, service in services.items() if "ports" in service] == ["proxy"]


def test_no_password_has_a_default(services: dict[str, Any]) -> None:
    values = [str(value) for service in services.values() for value in service.get("environment", {}).items()]
    passwords = [value for value in values if "PASSWORD'" in value]
    assert passwords
    assert all(":?" in value for value in passwords)


def test_nobody_is_given_the_cluster_s_owner(services: dict[str, Any]) -> None:
    """Whoever owns the cluster may run programs on its machine (COPY … FROM PROGRAM)."""
    names = {name for service in services.values() for name in service.get("environment", {})}
    passwords = {name for name in names if name.endswith("PASSWORD")}
    assert passwords == {"PINGAN_DB_PASSWORD", "PINGAN_MIGRATE_PASSWORD"}
    assert not [name for name in names if name.startswith("POSTGRES_")]


def test_what_serves_does_not_know_the_tables_owner(services: dict[str, Any]) -> None:
    """Only what migrates comes as the owner; the database itself has to make the role."""
    told = {
        name
        for name, service in services.items()
        if any(setting.startswith("PINGAN_MIGRATE_") for setting in service.get("environment", {}))
    }
    assert told == {"db", "prepare"}


def test_every_service_is_looked_after_and_bounded(services: dict[str, Any]) -> None:
    for name, service in services.items():
        assert service.get("healthcheck", {}).get("test") or name == "prepare", name
        assert service["mem_limit"], name
        assert service["read_only"] is True, name
        assert service["cap_drop"] == ["ALL"], name
        assert service["logging"]["options"]["max-size"], name


def test_every_image_is_built_once(services: dict[str, Any]) -> None:
    """Engines that build side by side cannot write the same image twice."""
    built = [service["image"] for service in services.values() if "build" in service]
    assert sorted(built) == sorted({service["image"] for service in services.values()})


def test_every_setting_reaches_the_containers(services: dict[str, Any]) -> None:
    """One list: what .env.example explains is passed on, or means nothing inside."""
    explained = set(IN_ENV.findall((ROOT / ".env.example").read_text(encoding="utf-8")))
    passed = {name for name in services["web"]["environment"] if name != "PINGAN_PUBLISHED"}
    passed |= set(services["live"]["environment"]) | set(services["prepare"]["environment"])
    assert sorted(explained - passed - set(NOT_INSIDE)) == []
    assert sorted(passed - explained - {"PINGAN_PUBLISHED"}) == []


# ── What an image is made of


def pinned(lock: str) -> dict[str, set[str]]:
    """Package and version → its hashes."""
    found: dict[str, set[str]] = {}
    for line in (ROOT / lock).read_text(encoding="utf-8").splitlines():
        if named := re.match(r"^([a-z0-9._-]+==[^ ]+)", line):
            hashes = found.setdefault(named[1], set())
        elif told := re.search(r"--hash=(\S+)", line):
            hashes.add(told[1])
    return found


def test_an_image_holds_what_serving_needs_as_it_was_tested() -> None:
    whole, serving = pinned("requirements.lock"), pinned("requirements.run.lock")
    assert serving == {name: whole[name] for name in serving}
    names = {name.split("==")[0] for name in serving}
    assert needed_to_serve() <= names
    assert not names & {"geopandas", "mypy", "playwright", "pytest", "ruff", "shapely"}


def needed_to_serve() -> set[str]:
    """The dependencies of pyproject.toml and theirs, as this machine's Python sees them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    waiting = [Requirement(line) for line in project["dependencies"]]
    found: set[str] = set()
    while waiting:
        wanted = waiting.pop()
        name = re.sub(r"[-_.]+", "-", wanted.name).lower()
        if name not in found and (wanted.marker is None or wanted.marker.evaluate({"extra": ""})):
            found.add(name)
            waiting += [Requirement(line) for line in metadata.requires(wanted.name) or ()]
    return found


# ── The database's container, as its script makes it


DATABASE = ROOT / "ops" / "containers" / "database.sh"
Database = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def as_postgres() -> list[str]:
    """PostgreSQL does not run as root."""
    if shutil.which("setpriv") and Path("/proc/self").stat().st_uid == 0:
        return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"]
    return []


@pytest.fixture
def container(as_postgres: list[str], tmp_path: Path) -> Iterator[Database]:
    """The script, with a home of its own instead of the container's volume."""
    made = subprocess.check_output(["mktemp", "-d", "/tmp/pingan-db.XXXXXX"])  # noqa: S108
    place = Path(made.decode("utf-8").strip())
    shutil.copytree(ROOT / "ops", place / "ops")
    subprocess.run(["chmod", "-R", "go+rX", str(place)], check=True)
    if as_postgres:
        shutil.chown(place, "postgres")
    settings = {
        "DB_HOME": str(place / "home"),
        "DB_SOCKET": str(place / "socket"),
        "DB_PORT": str(free_port()),
        "PINGAN_DB_PASSWORD": "invented",
        "PINGAN_MIGRATE_PASSWORD": "invented too",
    }
    subprocess.run([*as_postgres, "mkdir", settings["DB_HOME"]], check=True)
    running: list[subprocess.Popen[str]] = []

    def call(word: str, **changes: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [*as_postgres, "sh", str(place / "ops" / "containers" / "database.sh"), word],
            env={**clean_environment(), **settings, **changes},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            cwd="/",
            encoding="utf-8",
        )
        running.append(process)
        return process

    call.settings = settings  # type: ignore[attr-defined]
    yield call
    for process in running:
        if process.poll() is None:
            process.terminate()
            process.wait(30)
    shutil.rmtree(place)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
    return port


# Of a busy machine.
PATIENCE = 120.0


def answers(container: Database, **changes: str) -> bool:
    return container("answers", **changes).wait(PATIENCE) == 0


def soon(container: Database, server: subprocess.Popen[str]) -> bool:
    """Whether it came to answer. One that did not is ended, so that what it said can be read to the end."""
    deadline = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < deadline:
        if answers(container):
            return True
        time.sleep(0.1)
    server.terminate()
    return False


@pytest.fixture
def reachable_name() -> None:
    """The check asks over the machine's own address, which must be one the database can listen to."""
    if not subprocess.run(["hostname", "-i"], capture_output=True, check=False).stdout.strip():
        pytest.skip("this machine has no address of its own")


def test_a_first_start_that_was_cut_short_begins_again(container: Database, reachable_name: None) -> None:
    home = Path(container.settings["DB_HOME"])  # type: ignore[attr-defined]
    cut = container("serve")
    while not (home / ".making").exists():
        assert cut.poll() is None
    cut.kill()
    cut.wait(10)
    subprocess.run(["pkill", "-9", "-f", str(home / ".making")], check=False)
    assert not answers(container)

    server = container("serve")
    assert soon(container, server), server.stdout and server.stdout.read()
    assert not (home / ".making").exists()


def test_only_the_platform_s_role_comes_in_by_the_network(container: Database, reachable_name: None) -> None:
    server = container("serve")
    assert soon(container, server), server.stdout and server.stdout.read()
    assert not answers(container, PINGAN_DB_PASSWORD="another")
    for name, password in (("pingan_admin", "invented"), ("pingan_admin", ""), ("postgres", "invented")):
        said = ask(container, name, password, "SELECT 1")
        assert said.returncode != 0
        assert "pg_hba.conf" in said.stderr, said.stderr
    may = ask(container, "pingan", "invented", "SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
    assert may.stdout.strip() == "f"
    program = ask(container, "pingan", "invented", "COPY (SELECT 1) TO PROGRAM 'true'")
    assert "external program" in program.stderr


def test_a_volume_of_the_last_release_is_handed_over(container: Database, reachable_name: None) -> None:
    """There `pingan` owned the database and everything in it, and no other role had a way in."""
    server = container("serve")
    assert soon(container, server), server.stdout and server.stdout.read()
    for sql in (
        "CREATE TABLE kept (word text)",
        "INSERT INTO kept VALUES ('here')",
        "GRANT ALL ON kept TO pingan",
    ):
        assert ask(container, "pingan_owner", "invented too", sql).returncode == 0
    socket_ = container.settings["DB_SOCKET"]  # type: ignore[attr-defined]
    port = container.settings["DB_PORT"]  # type: ignore[attr-defined]
    back = "REASSIGN OWNED BY pingan_owner TO pingan; DROP OWNED BY pingan_owner; DROP ROLE pingan_owner"
    as_it_was = [
        "psql",
        "-X",
        "-q",
        "-h",
        socket_,
        "-p",
        port,
        "-U",
        "pingan_admin",
        "-d",
        "pingan",
        "-c",
        back,
    ]
    subprocess.run(as_it_was, check=True)
    server.terminate()
    server.wait(30)
    (home,) = Path(container.settings["DB_HOME"]).iterdir()  # type: ignore[attr-defined]
    (home / "pingan_roles").unlink()

    again = container("serve")
    assert soon(container, again), again.stdout and again.stdout.read()
    owned = "SELECT tableowner FROM pg_tables WHERE tablename = 'kept'"
    assert ask(container, "pingan", "invented", owned).stdout.strip() == "pingan_owner"
    assert ask(container, "pingan", "invented", "SELECT word FROM kept").stdout.strip() == "here"
    assert ask(container, "pingan", "invented", "INSERT INTO kept VALUES ('more')").returncode == 0
    assert "must be owner" in ask(container, "pingan", "invented", "DROP TABLE kept").stderr
    assert ask(container, "pingan_owner", "invented too", "ALTER TABLE kept ADD n int").returncode == 0


def test_a_backup_of_the_last_release_is_handed_over(container: Database, reachable_name: None) -> None:
    """Restored into a database of this release, its tables are the servers' again; its script mends that."""
    server = container("serve")
    assert soon(container, server), server.stdout and server.stdout.read()
    settings = container.settings  # type: ignore[attr-defined]
    admin = ["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-U", "pingan_admin"]
    admin += ["-h", settings["DB_SOCKET"], "-p", settings["DB_PORT"]]
    restored = "CREATE TABLE kept (word text); ALTER TABLE kept OWNER TO pingan"
    subprocess.run([*admin, "-d", "pingan", "-c", restored], check=True)
    migrating = "ALTER TABLE kept ADD n int"
    assert "must be owner" in ask(container, "pingan_owner", "invented too", migrating).stderr

    script = [*admin, "-d", "postgres", "-f", str(ROOT / "ops" / "database.sql")]
    subprocess.run(script, check=True, env={**clean_environment(), **settings})

    assert ask(container, "pingan_owner", "invented too", migrating).returncode == 0
    assert ask(container, "pingan", "invented", "INSERT INTO kept VALUES ('more')").returncode == 0
    assert "must be owner" in ask(container, "pingan", "invented", "DROP TABLE kept").stderr


def ask(container: Database, name: str, password: str, sql: str) -> subprocess.CompletedProcess[str]:
    settings = container.settings  # type: ignore[attr-defined]
    address = subprocess.check_output(["hostname", "-i"], text=True, encoding="utf-8").split()[0]
    database = "pingan" if name in {"pingan", "pingan_owner"} else "postgres"
    return subprocess.run(
        [
            "psql",
            "-X",
            "-qtA",
            "-h",
            address,
            "-p",
            settings["DB_PORT"],
            "-U",
            name,
            "-d",
            database,
            "-c",
            sql,
        ],
        env={**clean_environment(), "PGPASSWORD": password},
        capture_output=True,
        text=True,
        check=False,
        timeout=20,
        encoding="utf-8",
    )
