"""A server of the last release at work on tables that are new already: the real one, out of our history.

`tests/migrations` runs the statements it was heard to send; this lets it think of them itself.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from pingan.cases.models import Case
from pingan.core.ids import uuid7
from pingan.people.models import Account, Post
from tests.faults.callers import Answer, Caller, Person
from tests.faults.parts import until
from tests.migrations.conftest import HERE, Release, secrets, served, upgraded
from tests.migrations.test_last_release import assert_sums_are_right, page_of
from tests.ports import free_port

pytestmark = pytest.mark.faults
__all__ = ["secrets", "served", "upgraded"]


@pytest.fixture
def last_release(tmp_path: Path) -> Iterator[Path]:
    """Its code."""
    commit = (HERE / "RELEASE").read_text(encoding="utf-8").strip()
    git = ["git", "-C", str(settings.REPOSITORY)]
    if subprocess.run([*git, "cat-file", "-e", commit], capture_output=True, check=False).returncode:
        pytest.skip("this checkout has no history that goes back to the last release")
    tree = tmp_path / "last_release"
    subprocess.run([*git, "worktree", "add", "--quiet", "--detach", str(tree), commit], check=True)
    yield tree
    subprocess.run([*git, "worktree", "remove", "--force", str(tree)], check=True)


@pytest.fixture
def port(last_release: Path, served: Release, secrets: Path, tmp_path: Path) -> Iterator[int]:
    """Where its web server listens, on the new tables, as the servers' role."""
    (secrets / "secret_key").write_text(settings.SECRET_KEY, encoding="utf-8")
    port = free_port()
    env = {name: value for name, value in os.environ.items() if not name.startswith("PINGAN_MIGRATE_")}
    env |= {
        "PINGAN_DB_NAME": served.database,
        "PINGAN_SECRET_DIR": str(secrets),
        "PINGAN_MEDIA_ROOT": str(tmp_path / "media"),
        "DJANGO_SETTINGS_MODULE": "pingan.settings",
    }
    command = ["granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--no-ws"]
    server = subprocess.Popen(
        [sys.executable, "-m", *command, "pingan.wsgi:application"], cwd=last_release / "platform", env=env
    )
    try:
        somebody = person("chen")
        until(lambda: Caller(port, somebody).get("/readyz") is not None, "it answers", 60)
        yield port
    finally:
        server.terminate()
        server.wait(30)


def person(username: str) -> Person:
    """Signed in by this release: a session is good at either."""
    page = page_of(username)
    account = Account.objects.get(username=username)
    post = Post.objects.get(account=account)
    key = page.cookies[settings.SESSION_COOKIE_NAME].value
    return Person(str(account.pk), str(post.pk), username, post.role, post.area_code, key)


def done(answer: Answer | None) -> Answer:
    assert answer is not None
    assert answer.acknowledges, (answer.status, answer.body)
    return answer


def test_it_reports_lists_and_takes_steps_and_this_release_goes_on(port: int, served: Release) -> None:
    qian, li = Caller(port, person("qian")), Caller(port, person("li"))
    assert done(qian.get("/readyz")).json()["status"] == "ready"
    case = str(uuid7())
    body = {"id": case, "category": "0506", "what": "水渠被泥石堵住", "grid_code": qian.person.area_code}
    assert done(qian.post("/api/v1/cases", body)).status == 201
    # One step each by the old server and by this one, on the same case.
    done(li.post(f"/api/v1/cases/{case}/claim", {}, version=1))
    desk = page_of("li")
    seen = desk.get(f"/api/v1/cases/{case}")
    assert (seen.status_code, seen.json()["state"], seen["ETag"]) == (200, "accepted", '"2"')
    step = {"worker_id": qian.person.account_id, "note": "请到现场看看"}
    headers = {"If-Match": '"2"'}
    address = f"/api/v1/cases/{case}/dispatch"
    assert desk.post(address, step, content_type="application/json", headers=headers).status_code == 200
    done(qian.post(f"/api/v1/cases/{case}/receive", {}, version=3))
    done(qian.post(f"/api/v1/cases/{case}/handle", {"result": "已清通"}, version=4))
    listed = done(li.get("/api/v1/cases?queue=open")).json()["items"]
    assert case in {row["id"] for row in listed}
    assert len(done(li.get(f"/api/v1/cases/{case}/timeline")).json()["items"]) == 5
    closing = {"note": "属实"}
    answer = desk.post(
        f"/api/v1/cases/{case}/close",
        closing,
        content_type="application/json",
        headers={"If-Match": '"5"'},
    )
    assert answer.status_code == 200, answer.content
    assert Case.objects.get(pk=case).state == "closed"
    assert_sums_are_right()
