"""The API's page for people: every operation of the contract, in both languages, open to whoever asks."""

from __future__ import annotations

import yaml
from django.test import Client

from pingan.core.api.pages import METHODS, contract_file


def test_every_operation_stands_on_the_page(client: Client) -> None:
    page = client.get("/docs/api", headers={"Accept-Language": "en"}).content.decode()
    paths = yaml.safe_load(contract_file().read_text(encoding="utf-8"))["paths"]
    names = [item[method]["operationId"] for item in paths.values() for method in METHODS if method in item]
    assert len(names) > 40
    assert [name for name in names if f'<details id="{name}">' not in page] == []
    assert "CaseReportIn" in page
    assert "Every operation" in page


def test_the_contract_is_served_as_it_is_committed(client: Client) -> None:
    answer = client.get("/docs/openapi.yaml")
    assert answer.content == contract_file().read_bytes()
    assert answer["Content-Type"] == "application/yaml"
