"""`manage.py rebuild_sums`, as an operator types it."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from pingan.territory.services import CountyLoad
from tests.territory.small_county import COUNTY, FIRST_GRID


@pytest.mark.parametrize("typed", ["abc", "999999", FIRST_GRID, ""])
def test_what_is_no_county_is_refused_in_both_languages(county: CountyLoad, typed: str) -> None:
    with pytest.raises(CommandError, match="没有这个县"):
        call_command("rebuild_sums", typed)


def test_a_county_is_found_in_any_spelling(county: CountyLoad) -> None:
    out = StringIO()
    call_command("rebuild_sums", f" {COUNTY[:3]} {COUNTY[3:]}", stdout=out)
    assert out.getvalue().startswith(f"{COUNTY}: ")
