"""Which database this is and whether migrations are waiting: asked at every start."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command
from django.db.migrations.recorder import MigrationRecorder

from tests.roles import SERVERS, as_owner


def said() -> str:
    out = StringIO()
    call_command("data_state", stdout=out)
    return out.getvalue().strip()


@pytest.mark.usefixtures("by_the_owner")
def test_a_database_names_itself_and_what_is_waiting(db: None) -> None:
    identity, standing = said().split()
    cluster, database = identity.split("/")
    assert cluster.isdigit()
    assert database.isdigit()
    assert standing == "ready"
    MigrationRecorder.Migration.objects.filter(app="cases").delete()
    assert said() == f"{identity} behind"


def test_a_first_migrate_that_was_cut_short_is_waited_for(db: None) -> None:
    """Its tables stand, and nobody but their owner may read them yet; a start must not stop there."""
    as_owner("REVOKE ALL ON django_migrations FROM " + SERVERS["USER"])
    try:
        assert said().endswith(" behind")
    finally:
        as_owner("GRANT SELECT ON django_migrations TO " + SERVERS["USER"])
