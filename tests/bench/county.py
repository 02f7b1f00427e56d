"""A county with a history of some length, in a database of its own, its sums folded by the platform."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta

from tests.bench import django_side, history, machine, mediations, place
from tests.bench.place import Person


@dataclass(frozen=True, slots=True)
class Folding:
    """CPU and wall microseconds an act, one entry for each full batch of the fold."""

    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class County:
    database: str
    code: str
    cases: int
    folding: Folding


@contextmanager
def grown(
    base: str, cases: int, people: Mapping[str, Person], idle: Collection[str] = (), *, acts: int = 0
) -> Iterator[County]:
    """A copy of the furnished county that has seen that many cases, none of them reported by the `idle`, and
    so many acts on them where that is more than a case needs."""
    with place.database(f"{base}_{cases}", template=base) as database:
        hands = history.Hands(
            reporters=[
                person.account_id
                for name, person in people.items()
                if person.role == "grid_worker" and name not in idle
            ],
            holders=[person.account_id for person in people.values() if person.role != "leader"],
            post=people["qian"].post_id,
        )
        with place.closing(place.connect_owner(database, "bench-history")) as connection:
            history.write(connection, cases, hands)
            mediations.write(connection, hands)
        code = people["chen"].area_code
        folding = _folded(database, code)
        with place.closing(place.connect_owner(database, "bench-history")) as connection:
            history.add_acts(connection, acts)
        yield County(database, code, cases, folding)


def _folded(database: str, code: str) -> Folding:
    """Fold the whole journal as the ticking worker does, batch by batch, and note what each batch cost."""
    from django.db import connection

    from pingan.core import clock
    from pingan.mediation import numbers
    from pingan.stats import services

    django_side.use(database)
    folding = Folding()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        backend = cursor.fetchone()[0]
    # The last month of the center's numbers is closed, as it is on one of the first days of the next.
    numbers.close(code, (clock.today().replace(day=1) - timedelta(days=1)).replace(day=1))
    added = services.BATCH
    while added == services.BATCH:
        before, began = machine.cpu_of([backend]), time.perf_counter()
        added = services.fold(code)
        if added == services.BATCH:
            folding.cpu.append(machine.spent(before, machine.cpu_of([backend])) / added * 1e6)
            folding.wall.append((time.perf_counter() - began) / added * 1e6)
    connection.close()
    # What the fold wrote must be known to the planner, as it is after an autovacuum.
    with (
        place.closing(place.connect_owner(database, "bench-history")) as plain,
        plain.cursor() as plain_cursor,
    ):
        plain_cursor.execute("VACUUM ANALYZE")
    return folding
