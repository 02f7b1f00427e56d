"""`manage.py metrics HOST:PORT`: what Prometheus reads, at an address of its own.

Requests as the web processes counted them, and every probe with its state. No name of a person, no address
and no case is in it.
"""

from __future__ import annotations

import threading
from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connections
from django.utils import translation
from prometheus_client import CollectorRegistry, start_http_server
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from pingan import __version__
from pingan.core import meters
from pingan.core.area_codes import Level
from pingan.core.probes import STATES, readings
from pingan.territory.models import CURRENT, Area


class Command(BaseCommand):
    help = "Serve metrics for Prometheus until stopped."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("address", help="HOST:PORT")

    def handle(self, *_args: Any, address: str, **_options: Any) -> None:
        host, _colon, port = address.rpartition(":")
        if not host or not port.isascii() or not port.isdigit():
            raise CommandError(f"PINGAN_METRICS: {address} is no HOST:PORT")
        registry = CollectorRegistry()
        registry.register(Probes())
        registry.register(Requests())
        try:
            start_http_server(int(port), host.strip("[]"), registry)
        except OSError as error:
            raise CommandError(f"PINGAN_METRICS={address}: {error}") from error
        threading.Event().wait()


class Requests(Collector):
    """What the web processes counted together; nothing before the first of them has started."""

    def collect(self) -> Iterator[Metric]:
        if meters.folder().is_dir():
            counted = MultiProcessCollector(None, path=str(meters.folder()))  # type: ignore[no-untyped-call]
            yield from counted.collect()  # type: ignore[no-untyped-call]


class Probes(Collector):
    """Every probe of every county."""

    def collect(self) -> Iterator[Metric]:
        try:
            with translation.override("en"):
                yield from _families()
        finally:
            # Each scrape is a thread of its own.
            connections.close_all()


def _families() -> list[Metric]:
    about = GaugeMetricFamily("pingan_release", "Which release this is.", labels=["version"])
    about.add_metric([__version__], 1)
    values = GaugeMetricFamily("pingan_probe", "What a probe found.", labels=["county", "probe", "unit"])
    states = GaugeMetricFamily(
        "pingan_probe_state", "1 for the state it is in.", labels=["county", "probe", "state"]
    )
    counties = Area.objects.filter(CURRENT, level=Level.COUNTY).order_by("code")
    for county in counties.values_list("code", flat=True):
        for code, probe, found in readings(county):
            if found.value is not None:
                values.add_metric([county, code, probe.unit], found.value)
            for state in STATES:
                states.add_metric([county, code, state], float(state == found.state))
    return [about, values, states]
