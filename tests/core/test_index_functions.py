"""What an index is made of is found without a search path."""

from __future__ import annotations

import pytest
from django.db import connection

# PostgreSQL 17 builds, checks and analyses an index with an empty path, and every release restores a dump so.
_OF_FUNCTIONS_SQL = """
SELECT indexrelid::regclass::text FROM pg_index JOIN pg_class c ON c.oid = indexrelid
WHERE c.relnamespace = 'public'::regnamespace AND (indexprs IS NOT NULL OR indpred IS NOT NULL) ORDER BY 1
"""


@pytest.mark.usefixtures("by_the_owner")
def test_every_index_can_be_made_anew_without_a_search_path(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_OF_FUNCTIONS_SQL)
        names = [name for (name,) in cursor.fetchall()]
        assert "cases_wording_tokens" in names
        cursor.execute("SET LOCAL search_path TO ''")
        for name in names:
            cursor.execute(f"REINDEX INDEX public.{name}")
