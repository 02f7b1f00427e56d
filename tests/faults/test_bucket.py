"""The vault in a bucket: tried against a server that speaks S3, over HTTP.

It needs what an image does not hold: `.venv/bin/pip install 'django-storages[s3]' 'moto[s3,server]'`.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core.files.storage import storages
from django.http import FileResponse
from pytest_django import Settings

from pingan.core import clock, vault
from pingan.core.errors import NotFound, StorageFull
from pingan.core.ids import uuid7
from tests.faults.parts import until
from tests.ports import free_port

boto3 = pytest.importorskip("boto3")
pytest.importorskip("storages")
pytest.importorskip("moto")
pytestmark = pytest.mark.faults
PLAN = vault.Kind("plans", ".pdf", "application/pdf", at_most=20)


@pytest.fixture
def server() -> Iterator[str]:
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
        env=os.environ,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        until(lambda: answers(port), "the bucket's server answers", 60)
        yield address
    finally:
        process.kill()
        process.wait()


def answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=5).close()
    except OSError:
        return False
    return True


@pytest.fixture
def bucket(server: str, settings: Settings) -> object:
    told = {"endpoint_url": server, "region_name": "us-east-1"}
    keys = {"aws_access_key_id": "invented", "aws_secret_access_key": "invented"}
    made: object = boto3.resource("s3", **told, **keys).create_bucket(Bucket="county")
    options = {
        **told,
        "bucket_name": "county",
        "access_key": "invented",
        "secret_key": "invented",
        "default_acl": None,
        "file_overwrite": True,
    }
    settings.STORAGES = {
        **settings.STORAGES,
        "vault": {"BACKEND": "pingan.core.bucket.BucketStorage", "OPTIONS": options},
    }
    return made


def names_in(bucket: object) -> list[str]:
    return sorted(found.key for found in bucket.objects.all())  # type: ignore[attr-defined]


def read(name: str) -> bytes:
    with vault.open_file(name) as file:
        return file.read()


def test_a_bucket_keeps_what_a_disk_keeps(bucket: object) -> None:
    name = PLAN.name_of(uuid7())
    vault.put(name, b"first")
    vault.put(name, b"second")
    assert read(name) == b"second"
    with vault.beside({name: b"one"}) as one, vault.beside({name: b"two"}) as two:
        two.keep()
        one.keep()
    with vault.beside({name: b"never kept"}):
        assert len(names_in(bucket)) == 2
    assert names_in(bucket) == [name]
    answer = PLAN.answer(name)
    assert isinstance(answer, FileResponse)
    assert b"".join(answer) == b"one"  # type: ignore[arg-type]
    vault.delete(name)
    vault.delete(name)
    with pytest.raises(NotFound):
        vault.open_file(name)


def test_what_was_left_beside_is_swept_up(bucket: object) -> None:
    vault.sweep()
    bucket.put_object(Key="beside/left", Body=b"half")  # type: ignore[attr-defined]
    vault.sweep()
    assert names_in(bucket) == ["beside/left"]
    with clock.set_to(clock.now() + timedelta(days=2)):
        vault.sweep()
    assert names_in(bucket) == []


def test_a_bucket_that_refuses_is_told_as_a_full_disk_is(bucket: object) -> None:
    storages["vault"].bucket_name = "another"
    bucket.delete()  # type: ignore[attr-defined]
    with pytest.raises(StorageFull):
        vault.put(PLAN.name_of(uuid7()), b"nowhere")
