"""Commits one act for each line `area topic hearer` it reads, and says so. Started by `servers.Writer`."""

from __future__ import annotations

import sys
from uuid import UUID

import django

django.setup()

from django.db import transaction  # noqa: E402

from pingan.core.ids import uuid7  # noqa: E402
from pingan.journal.services import record  # noqa: E402

for line in sys.stdin:
    area_code, topic, hearer = line.split()
    with transaction.atomic():
        record(
            type="case.noted",
            topic=topic,
            area_code=area_code,
            object_type="case",
            object_id=uuid7(),
            actor=None,
            post=None,
            hearers=[] if hearer == "-" else [UUID(hearer)],
            facts={"action": "note", "track": "event", "category": "0501", "state": "reported"},
        )
    sys.stdout.write("committed\n")
    sys.stdout.flush()
