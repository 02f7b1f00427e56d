"""Closed disputes stand on no list of those to be called back: nobody could say what came of a call."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations

_FORGET = "UPDATE cases_case SET call_due = NULL WHERE track = 'dispute' AND call_due IS NOT NULL"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("mediation", "0015_appointments_near"), ("cases", "0029_what_a_photo_shows")]
    operations: ClassVar = [migrations.RunSQL(_FORGET, migrations.RunSQL.noop)]
