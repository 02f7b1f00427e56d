"""The database's start: it gives way on a port nobody asked for, and says why when it cannot start."""

from __future__ import annotations

import fcntl
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.ops.conftest import run_script

Try = Callable[[str], "subprocess.CompletedProcess[str]"]
WHERE = 'echo "$DB_PORT $PINGAN_DB_PORT $(cat "$VAR/port.db")"'


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """One cluster for all of these: it takes seconds to make."""
    var = tmp_path_factory.mktemp("cluster") / "var"
    made = run_script(var, "open_var; choose_db_port; need_cluster")
    assert made.returncode == 0, made.stderr
    yield var
    run_script(var, "open_var; drop_cluster")


@pytest.fixture
def tried(place: Path) -> Try:
    """Run a script there that may start the cluster, and stop it whatever comes."""

    def call(script: str) -> subprocess.CompletedProcess[str]:
        (place / "port.db").unlink(missing_ok=True)
        done = run_script(place, f"open_var; find_cluster\n{script}")
        run_script(place, "open_var; find_cluster; stop_cluster")
        return done

    return call


def test_port_lost_before_the_start_gives_way_to_the_next(tried: Try, taken_port: int) -> None:
    """Whoever took it did so after we had settled on it; server and platform both move on."""
    settled = f"DB_PORT_ASKED= DB_PORT={taken_port}; app_env"
    done = tried(f"{settled}; start_cluster 127.0.0.1 || exit; {WHERE}; echo 'SELECT 1' | admin_sql")
    assert done.returncode == 0, done.stderr
    db, told, kept = map(int, done.stdout.splitlines()[0].split())
    assert taken_port < db < taken_port + 200
    assert db == told == kept
    assert f"Port {taken_port} is taken" in done.stderr


def test_port_taken_during_a_long_preparation_is_left_before_the_start(tried: Try, taken_port: int) -> None:
    settled = f"DB_PORT_ASKED= DB_PORT={taken_port}; app_env"
    done = tried(f"{settled}; with_database eval '{WHERE}'")
    assert done.returncode == 0, done.stderr
    assert len(set(done.stdout.split())) == 1
    assert str(taken_port) not in done.stdout.split()


def test_port_somebody_asked_for_is_not_left_for_another(tried: Try, taken_port: int) -> None:
    done = tried(f"DB_PORT_ASKED={taken_port} DB_PORT={taken_port}; start_cluster 127.0.0.1; echo started")
    assert done.returncode == 4
    assert f"Port {taken_port} is taken by" in done.stderr
    assert "started" not in done.stdout


def test_port_from_the_range_of_the_kernel_is_not_kept(tried: Try) -> None:
    """As checkouts that ran an earlier version have it written down."""
    done = tried('echo 55432 >"$VAR/port.db"; choose_db_port; echo $DB_PORT')
    assert 15432 <= int(done.stdout) < 15632


def test_a_database_that_the_servers_own_is_handed_over(tried: Try) -> None:
    """As the last release made it: one role, owner of everything, which was let in by the network."""
    done = tried("""
        sql() { psql -X -qtA -v ON_ERROR_STOP=1 -h "$DB_SOCKET" -p "$DB_PORT" -d "$1" -U "$2"; }
        DB_PORT_ASKED= DB_PORT=15432; app_env
        start_cluster '' || exit
        echo 'DROP DATABASE pingan; DROP ROLE pingan_owner; CREATE DATABASE pingan OWNER pingan' |
            sql postgres pingan_admin &&
            echo "CREATE TABLE kept (id bigserial, word text); INSERT INTO kept (word) VALUES ('here')" |
            sql pingan pingan || exit
        settle_roles && settle_roles || exit
        echo "SELECT tableowner FROM pg_tables WHERE tablename = 'kept'; SELECT word FROM kept;
              INSERT INTO kept (word) VALUES ('more'); SELECT count(*) FROM kept" | sql pingan pingan
        echo 'DROP TABLE kept' | sql pingan pingan
        echo 'DROP TABLE kept' | sql pingan pingan_owner
    """)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["pingan_owner", "here", "2"]
    assert "must be owner of table kept" in done.stderr


def test_what_serves_does_not_learn_how_the_owner_comes_in(tried: Try) -> None:
    told = "env | grep -o '^PINGAN_MIGRATE_[A-Z]*' | sort"
    done = tried(f"DB_PORT=15432; app_env; {told}; enter_app() {{ :; }}; serving; {told}; echo end")
    assert done.stdout.split() == ["PINGAN_MIGRATE_HOST", "PINGAN_MIGRATE_USER", "end"]


def test_failing_start_shows_the_cause_and_nothing_over_it(tried: Try, place: Path) -> None:
    control = (place / "db" / "data" / "global" / "pg_control").resolve()
    away = control.with_name("away")
    control.rename(away)
    try:
        done = tried("DB_PORT_ASKED= DB_PORT=15432; app_env; with_database echo served")
    finally:
        away.rename(control)
    assert done.returncode == 1
    assert "served" not in done.stdout
    assert "could not find the database system" in done.stderr
    assert "The database did not start" in done.stderr
    assert "PID file" not in done.stderr
    assert done.stderr.rstrip().endswith("db.log")


def test_cluster_that_somebody_else_is_about_to_start_is_left_to_them(tried: Try, place: Path) -> None:
    """A `./run manage` during a `./run` that prepares would stop the database under it."""
    with (place / "lock").open("w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = tried("DB_PORT_ASKED= DB_PORT=15432; app_env; with_database echo served")
    assert done.returncode == 5
    assert "served" not in done.stdout


def test_data_of_a_postgres_that_is_gone_can_be_given_up(tmp_path: Path) -> None:
    home = tmp_path / "var" / "db"
    home.mkdir(parents=True)
    (home / "version").write_text("9\n", encoding="utf-8")
    assert run_script(tmp_path / "var", "open_var; find_cluster").returncode == 3
    assert run_script(tmp_path / "var", "open_var; drop_cluster").returncode == 0
    assert not home.exists()
