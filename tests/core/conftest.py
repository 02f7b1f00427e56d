"""A table of our own, so that fields and paging are tried on a real database without any other room."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection, models
from pytest_django import Settings

from pingan.core.crypto import EncryptedTextField


class Note(models.Model):
    """A sealed text, a second one beside it, and a time to sort by."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    body = EncryptedTextField(null=True)
    phone = EncryptedTextField(null=True)
    at = models.DateTimeField(null=True)

    class Meta:
        app_label = "core"
        managed = False  # no table of the platform's: it is there for one test at a time

    def __str__(self) -> str:
        return str(self.id)


@pytest.fixture
def notes(by_the_owner: None, db: None) -> Iterator[type[Note]]:
    """The table, for one test."""
    with connection.schema_editor() as editor:
        editor.create_model(Note)
    yield Note
    with connection.schema_editor() as editor:
        editor.delete_model(Note)


@pytest.fixture
def keys(settings: Settings, tmp_path: Path) -> Path:
    """A deployment's secrets, freshly made."""
    settings.SECRET_DIR = tmp_path / "secrets"
    call_command("make_secrets", stdout=StringIO())
    return tmp_path / "secrets"
