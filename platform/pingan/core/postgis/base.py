"""The database backend named in the settings. Django finds it by this module's name."""

from __future__ import annotations

from django.contrib.gis.db.backends.postgis.base import DatabaseWrapper as PostGISWrapper
from psycopg2.extensions import TRANSACTION_STATUS_IDLE  # type: ignore[import-untyped]

from pingan.core.postgis import spares


class DatabaseWrapper(PostGISWrapper):
    """Keeps connections over requests, looks at them without asking the server, shares them among threads."""

    def close_if_health_check_failed(self) -> None:
        """Only when a connection has something to read, or when the driver has already given it up, Django's
        own question (`SELECT 1`, a round trip on every request) is worth its price."""
        if self.connection is not None and spares.is_quiet(self.connection):
            self.health_check_done = True
        super().close_if_health_check_failed()

    def connect(self) -> None:
        """Go on with a connection that another request let go, else open one."""
        raw = spares.take()
        if raw is None:
            super().connect()
            return
        # What Django sets for a new one; what it asks of the server was asked when that was opened.
        self.in_atomic_block, self.needs_rollback, self.closed_in_transaction = False, False, False
        self.savepoint_ids, self.atomic_blocks, self.run_on_commit = [], [], []
        self.health_check_enabled = self.settings_dict["CONN_HEALTH_CHECKS"]
        self.close_at, self.errors_occurred, self.health_check_done = None, False, True
        self.autocommit = self.settings_dict["AUTOCOMMIT"]
        self.connection = raw

    def close_if_unusable_or_obsolete(self) -> None:
        """Called when a request begins and when it has ended: nobody needs the connection then."""
        super().close_if_unusable_or_obsolete()
        if spares.is_sharing() and self._is_idle():
            raw, self.connection = self.connection, None
            spares.give_back(raw)

    def _is_idle(self) -> bool:
        """Whether the connection is open, sound and in no transaction, neither Django's nor the server's."""
        raw = self.connection
        return (
            raw is not None
            and not raw.closed
            and not self.errors_occurred
            and raw.get_transaction_status() == TRANSACTION_STATUS_IDLE
        )
