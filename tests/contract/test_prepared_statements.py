"""What is prepared once a connection returns types of its own, so that a migration may widen a column."""

from __future__ import annotations

import pytest
from django.db import connection

from pingan.people.actors import Actor
from tests.cast import body_of, signed_in

WIDER = """
ALTER TABLE people_account ALTER name TYPE varchar(200), ALTER language TYPE varchar(40);
ALTER TABLE people_post ALTER role TYPE varchar(60);
"""


@pytest.mark.usefixtures("by_the_owner")
def test_who_acts_and_what_is_reported_outlive_a_widened_column(qian: Actor) -> None:
    phone = signed_in(qian)
    assert phone.post("/api/v1/cases", body_of(), content_type="application/json").status_code == 201
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(WIDER)
    # In one transaction, as the test is, a plan that no longer fits could not be made again.
    assert phone.get("/api/v1/session").status_code == 200
    assert phone.post("/api/v1/cases", body_of(), content_type="application/json").status_code == 201
