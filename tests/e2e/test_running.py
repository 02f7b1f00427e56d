"""What `./run start` has started, seen from outside."""

from __future__ import annotations

import urllib.request
from urllib.parse import urlsplit

import pytest

from ops.ports import is_ours
from tests.e2e.conftest import Platform

pytestmark = pytest.mark.e2e


def test_both_kinds_of_addresses_are_served(platform: Platform) -> None:
    port = urlsplit(platform.url).port
    for address in filter(is_ours, ("127.0.0.1", "::1")):
        where = f"[{address}]" if ":" in address else address
        with urllib.request.urlopen(f"http://{where}:{port}/readyz", timeout=10) as answer:
            assert answer.status == 200
