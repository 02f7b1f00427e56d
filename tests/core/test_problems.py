"""Every refusal is problem details: same shape, right status, the reader's language, never a traceback."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

pytestmark = [pytest.mark.urls("tests.core.urls"), pytest.mark.django_db]

MEMBERS = {"type", "code", "title", "status", "detail", "retry", "invalid_params"}


def problem(response: Any) -> dict[str, Any]:
    assert response["Content-Type"] == "application/problem+json"
    body: dict[str, Any] = json.loads(response.content)
    assert body.keys() >= MEMBERS
    assert body["status"] == response.status_code
    assert body["type"] == f"urn:pingan:problem:{body['code']}"
    return body


@pytest.mark.parametrize(
    ("name", "status", "code", "retry"),
    [
        ("drf-403", 403, "denied", "never"),
        ("drf-401", 401, "unauthenticated", "after_login"),
        ("drf-429", 429, "too_many", "later"),
        ("drf-404", 404, "not_found", "never"),
        ("django-404", 404, "not_found", "never"),
        ("django-403", 403, "denied", "never"),
        ("django-400", 400, "bad_input", "never"),
        ("db-away", 503, "unavailable", "later"),
        ("db-full", 503, "unavailable", "later"),
        ("db-range", 400, "bad_input", "never"),
        ("deep", 400, "bad_input", "never"),
        ("conflict", 409, "conflict", "after_refresh"),
    ],
)
def test_whoever_raises_it_the_answer_has_one_shape(
    client: Client, name: str, status: int, code: str, retry: str
) -> None:
    body = problem(client.get(f"/api/v1/provoke/{name}"))
    assert (body["status"], body["code"], body["retry"]) == (status, code, retry)


def test_extra_members_are_added_but_never_replace_the_fixed_ones(client: Client) -> None:
    body = problem(client.get("/api/v1/provoke/conflict"))
    assert (body["current"], body["status"], body["detail"]) == ({"version": 2}, 409, "moved")


def test_a_wait_is_told_in_body_and_header(client: Client) -> None:
    response = client.get("/api/v1/provoke/drf-429")
    assert (problem(response)["retry_after"], response["Retry-After"]) == (3, "3")


def test_a_full_disk_says_that_nothing_was_saved(client: Client) -> None:
    body = problem(client.get("/api/v1/provoke/db-full", headers={"Accept-Language": "en"}))
    assert "Nothing was saved" in body["detail"]


def test_our_own_fault_says_nothing_of_its_cause(client: Client) -> None:
    client.raise_request_exception = False
    body = problem(client.get("/api/v1/provoke/fault"))
    assert (body["status"], body["code"], body["detail"]) == (500, "server_fault", "")


def test_a_database_that_is_away_is_no_fault_outside_the_views_either(client: Client) -> None:
    client.raise_request_exception = False
    answer = client.get("/api/v1/outside")
    assert (problem(answer)["code"], answer["Retry-After"]) == ("unavailable", "5")


def test_unknown_addresses_wrong_methods_formats_and_types(client: Client) -> None:
    assert problem(client.get("/api/v1/nothing-here"))["code"] == "not_found"
    assert problem(client.delete("/api/v1/reports"))["code"] == "method_not_allowed"
    assert problem(client.get("/api/v1/reports", headers={"Accept": "text/html"}))["code"] == "not_acceptable"
    typed = client.post("/api/v1/reports", "<a/>", content_type="application/xml")
    assert problem(typed)["code"] == "unsupported_media_type"


def test_pages_outside_the_api_keep_plain_answers(client: Client) -> None:
    response = client.get("/nothing-here")
    assert (response.status_code, response["Content-Type"]) == (404, "text/html; charset=utf-8")


def test_a_missing_csrf_token_is_a_problem_too() -> None:
    body = problem(Client(enforce_csrf_checks=True).post("/api/v1/token"))
    assert (body["status"], body["code"], body["retry"]) == (403, "csrf_failed", "after_refresh")


def test_wrong_fields_are_named_by_their_path(client: Client) -> None:
    body = problem(
        client.post(
            "/api/v1/reports", {"what": "路灯坏了", "place": {"lng": "x"}, "colour": 1}, "application/json"
        )
    )
    assert {param["name"] for param in body["invalid_params"]} == {"colour"}
    body = problem(client.post("/api/v1/reports", {"what": "灯", "place": {"lng": "x"}}, "application/json"))
    assert {param["name"] for param in body["invalid_params"]} == {"place.lng", "place.lat"}


@pytest.mark.parametrize("value", ["a\x00b", "\ud800"])
def test_text_the_database_cannot_hold_in_an_address_is_the_callers_mistake(
    client: Client, value: str
) -> None:
    escaped = "%00" if "\x00" in value else "%ED%A0%80"
    assert client.get(f"/api/v1/reports?q={escaped}").status_code in (200, 400)


def test_a_number_the_column_cannot_hold_is_the_callers_mistake(client: Client) -> None:
    body = problem(client.post("/api/v1/reports", {"what": "灯", "count": 2**40}, "application/json"))
    assert body["status"] == 400
