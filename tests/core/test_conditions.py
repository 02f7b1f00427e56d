"""A change names the version it was decided on."""

from __future__ import annotations

import pytest
from django.test import Client

from pingan.core.api import etag

pytestmark = pytest.mark.urls("tests.core.urls")


@pytest.mark.parametrize(
    ("header", "status"),
    [
        (etag(3), 200),
        ('W/"3"', 200),
        (None, 428),
        ("", 428),
        ("3", 400),
        ("*", 400),
        ('"3", "4"', 400),
        ('"0"', 400),
        ('"-1"', 400),
        ('"٣"'.encode().decode("latin-1"), 400),
        ('"99999999999"', 400),
    ],
)
def test_if_match(client: Client, header: str | None, status: int) -> None:
    headers = {} if header is None else {"If-Match": header}
    response = client.put("/api/v1/versions", headers=headers)
    assert response.status_code == status
    if status == 200:
        assert response.json() == {"version": 3}
