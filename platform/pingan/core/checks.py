"""What must be true before this deployment serves anyone."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.core.files.storage import InvalidStorageError, storages
from django.db import connections

from pingan.core import crypto, exposure, registry, rights

# A 2xx promises that the row is on disk; each of these off would make that a lie after a power cut.
DURABLE = {"fsync": "on", "full_page_writes": "on"}


def secrets_problem() -> str:
    """Why this deployment's secrets are not fit to serve with; empty when they are."""
    if settings.DEBUG:
        return ""
    if not (settings.SECRET_DIR / "secret_key").is_file():
        return "No secret_key: run `manage.py make_secrets`, or set PINGAN_DEBUG=1 on a developer's machine."
    try:
        crypto.KeyRing.load(crypto.ring_file())
    except ImproperlyConfigured as error:
        return str(error)
    return ""


def require_secrets() -> None:
    """Called by `wsgi.py` and `asgi.py`: a server with default secrets raises ImproperlyConfigured."""
    if problem := secrets_problem():
        raise ImproperlyConfigured(problem)


def require_sound_settings() -> None:
    """Called there too: settings that are fit for this machine alone raise ImproperlyConfigured beyond it."""
    for refusal in exposure.refusals(os.environ):
        raise ImproperlyConfigured(" · ".join(refusal))


def require_full_registries() -> None:
    """Called there too: what no room registered raises ImproperlyConfigured before anybody asks for it."""
    if unfilled := registry.unfilled():
        raise ImproperlyConfigured(" · ".join(unfilled))


@checks.register()
def check_registries(app_configs: Sequence[AppConfig] | None, **_options: Any) -> list[checks.CheckMessage]:
    """Every command of `manage.py` that checks anything tells it too."""
    return [checks.Error(unfilled, id="core.E005") for unfilled in registry.unfilled()]


@checks.register(checks.Tags.security, deploy=True)
def check_secrets(app_configs: Sequence[AppConfig] | None, **_options: Any) -> list[checks.CheckMessage]:
    """`manage.py check --deploy` tells it too."""
    problem = secrets_problem()
    return [checks.Error(problem, id="core.E001")] if problem else []


@checks.register(checks.Tags.security, deploy=True)
def check_settings(app_configs: Sequence[AppConfig] | None, **_options: Any) -> list[checks.CheckMessage]:
    """`manage.py check --deploy` tells it too."""
    return [checks.Error(" · ".join(refusal), id="core.E004") for refusal in exposure.refusals(os.environ)]


@checks.register(checks.Tags.database)
def check_durability(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None = None, **_options: Any
) -> list[checks.CheckMessage]:
    """`migrate` and `check --database` refuse a PostgreSQL that may forget what it confirmed."""
    return [problem for alias in databases or () for problem in _durability_of(alias)]


@checks.register
def check_vault(app_configs: Sequence[AppConfig] | None, **_options: Any) -> list[checks.CheckMessage]:
    """The packages of a bucket are not part of what is always installed."""
    try:
        storages["vault"]
    except (ImportError, ImproperlyConfigured, InvalidStorageError) as error:
        advice = "PINGAN_S3_BUCKET needs: .venv/bin/pip install 'django-storages[s3]'"
        return [checks.Error(f"The vault's storage cannot be used: {error}", hint=advice, id="core.E006")]
    return []


@checks.register(checks.Tags.database)
def check_rights(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None = None, **_options: Any
) -> list[checks.CheckMessage]:
    """Not refused: a database of the last release has one role for all, until its administrator was there."""
    return [
        checks.Warning(
            f"The servers' role {settings.SERVER_ROLE} {word.replace('_', ' ')} in the database: an "
            "administrator should run ops/database.sql, then `migrate` as PINGAN_MIGRATE_USER.",
            id="core.W007",
        )
        for alias in databases or ()
        for word in rights.excess(alias)
    ]


def _durability_of(alias: str) -> list[checks.CheckMessage]:
    with connections[alias].cursor() as cursor:
        cursor.execute(
            "SELECT name, setting FROM pg_settings WHERE name = ANY(%s)", [[*DURABLE, "synchronous_commit"]]
        )
        found = dict(cursor.fetchall())
    wrong = [name for name, wanted in DURABLE.items() if found[name] != wanted]
    if found["synchronous_commit"] in ("off", "local"):
        wrong.append("synchronous_commit")
    return [
        checks.Error(
            f"PostgreSQL runs with {name}={found[name]}: a confirmed report could be lost.", id="core.E002"
        )
        for name in wrong
    ]
