"""`manage.py seed_demo`: people, residents, service points and a season of cases for the loaded county.

Each part is skipped where it is there already, so a seeding that was cut short goes on where it stopped.
"""

from __future__ import annotations

import os
import time
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from pingan.cases.models import Case
from pingan.centers.services import load_service_points
from pingan.core import clock
from pingan.core.area_codes import Level
from pingan.demo.cast import enrol
from pingan.demo.doors import open_doors
from pingan.demo.duties import seed_duties
from pingan.demo.forms import register_forms
from pingan.demo.matters import Matters
from pingan.demo.mediation import seed_mediation
from pingan.demo.open import refuse_where_closed
from pingan.demo.season import Season
from pingan.demo.visits import agree_on_visits
from pingan.demo.workload import send_down, speak_up
from pingan.registry.demo import seed_residents
from pingan.territory.models import CURRENT, Area


class Command(BaseCommand):
    help = "Fill an empty platform with an invented cast, residents and a season of cases."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--seed", type=int, default=2026)
        parser.add_argument("--cases", type=int, default=int(os.environ.get("PINGAN_DEMO_CASES", "2000")))
        parser.add_argument("--days", type=int, default=120)

    def handle(self, *_args: Any, **options: Any) -> None:
        refuse_where_closed()
        missing = options["cases"] - Case.objects.count()
        if missing <= 0:
            self.stdout.write("The season has been played already.")
            return
        county = Area.objects.filter(CURRENT, level=Level.COUNTY).order_by("code").first()
        if county is None:
            raise CommandError("No county is loaded: run load_county first.")
        script = Path(settings.REPOSITORY) / "fixtures" / "demo"
        # A power cut may take the last moments of an invented season; waiting for the disk would take longer.
        with connection.cursor() as cursor:
            cursor.execute("SET synchronous_commit = off")
        dice = Random(f"{options['seed']} {missing}")  # noqa: S311  a season, not a secret
        self._timed("service points", lambda: load_service_points(settings.COUNTY_DIR))
        cast = enrol(county.code, script / "cast.json")
        self._timed("residents", lambda: seed_residents(options["seed"]))
        season = Season(cast, Matters(script, dice), dice, until=clock.now())
        self._timed(
            "cases",
            lambda: season.play(number=missing, days=options["days"], county_code=county.code),
        )
        # After the season, which is played as of days before there was one.
        self._timed("duties", lambda: len(seed_duties(county.code, script / "duties.csv").opened))
        mediation = partial(seed_mediation, county.code, script / "mediation.json", cast)
        self._timed("mediation", mediation)
        doors = partial(open_doors, county.code, script / "sources.json", cast.county[0])
        self._timed("handed over", doors)
        self._timed("forms", lambda: register_forms(script / "forms.json", cast.county[0]))
        self._timed("tasks sent down", lambda: send_down(cast))
        self._timed("complaints", lambda: speak_up(cast))
        self._timed("visits agreed", lambda: agree_on_visits(cast))

    def _timed(self, what: str, work: Any) -> None:
        start = time.monotonic()
        result = work()
        self.stdout.write(f"{what}: {result} in {time.monotonic() - start:.1f} s")
