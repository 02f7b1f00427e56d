"""Opening a door asks who is signed in; that nobody is, is an answer."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client

pytestmark = pytest.mark.django_db


def test_a_device_without_a_session_is_told_so_without_a_failure() -> None:
    answer = Client().get("/api/v1/session")
    assert answer.status_code == 204
    assert answer.content == b""


def test_a_session_that_ended_is_refused() -> None:
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = "a-session-nobody-knows"
    answer = client.get("/api/v1/session")
    assert answer.status_code == 401
    assert answer.json()["code"] == "unauthenticated"
