"""`manage.py certificate make|renew|look`: the certificate that nginx shows to browsers."""

from __future__ import annotations

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from pingan.operations import certificates
from pingan.operations.certificates import Place

# As `finding` in ops/doctor.sh writes lines: what is said of each fault, Chinese and English.
SAID = {
    "unreadable": ("证书或私钥读不出来", "The certificate or its key cannot be read"),
    "key": ("私钥不是这张证书的", "The key is not that of the certificate"),
    "name": ("证书里没有浏览器用的名字", "The certificate lacks a name that browsers use"),
    "not yet": ("证书还没有生效：检查本机时钟", "The certificate is not valid yet: see this machine's clock"),
    "expired": ("证书已过期", "The certificate has expired"),
    "ends soon": ("证书快到期，续期没有发生", "The certificate ends soon and was not renewed"),
    "chain": (
        "证书链不完整或不受信任：证书文件里要带上中间证书",
        "The chain is not whole or not trusted: the file must hold the intermediate certificates, too",
    ),
}


class Command(BaseCommand):
    """What it is told comes from the environment; see `.env.example`."""

    help = "Make, renew or look at the certificate of the pages."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("way", choices=["make", "renew", "look"])

    def handle(self, *_args: Any, way: str, **_options: Any) -> None:
        names = os.environ.get("PINGAN_TLS_NAME", "").split()
        if not names:
            raise CommandError("PINGAN_TLS_NAME names nobody")
        place = Place(Path(os.environ["PINGAN_TLS_DIR"]))
        given = os.environ.get("PINGAN_TLS_CERTIFICATE")
        if way != "look":
            if given:
                raise CommandError("The certificate is given as a file: whoever made it renews it.")
            made = certificates.make(place, names, certificates.now(), anew=way == "renew")
            self.stdout.write(f"made {', '.join(made)}" if made else "it lasts")
            return
        site = Path(given) if given else place.site
        key = Path(os.environ.get("PINGAN_TLS_KEY") or place.site_key)
        roots = certificates.roots_of(place, own=not given)
        self._tell(list(certificates.faults(site, key, roots, names, certificates.now())), site)

    def _tell(self, found: list[certificates.Fault], site: Path) -> None:
        if not found:
            days = certificates.days_left(site, certificates.now())
            self.stdout.write(f"certificate|ok|{days} d||")
        for fault in found:
            chinese, english = SAID[fault.word]
            status = "fail" if fault.serious else "warn"
            self.stdout.write(f"certificate|{status}|{fault.detail}|{chinese}|{english}")
