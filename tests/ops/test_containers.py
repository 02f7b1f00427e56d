"""docker-compose.yml describes the same system as `./run`: one container for each serve command."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from tests.ops.conftest import ROOT


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))[
        "services"
    ]
    return found


def test_every_process_has_a_container(services: dict[str, Any]) -> None:
    assert set(services) == {"db", "redis", "prepare", "web", "live", "worker", "ticker", "proxy"}


def test_containers_run_commands_that_exist(services: dict[str, Any]) -> None:
    text = "".join(part.read_text(encoding="utf-8") for part in (ROOT / "ops").glob("*.sh"))
    for name in ("prepare", "web", "live", "worker", "ticker", "proxy"):
        handler = "cmd_" + services[name]["command"].replace("-", "_")
        assert re.search(rf"^{handler}\(\)", text, re.MULTILINE), handler


def test_only_the_proxy_is_reachable_from_outside(services: dict[str, Any]) -> None:
    assert [name for name, service in services.items() if "ports" in service] == ["proxy"]


def test_no_password_has_a_default(services: dict[str, Any]) -> None:
    values = [str(value) for service in services.values() for value in service.get("environment", {}).items()]
    passwords = [value for value in values if "PASSWORD" in value]
    assert passwords
    assert all(":?" in value for value in passwords)
