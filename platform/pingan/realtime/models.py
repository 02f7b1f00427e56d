"""Who has which case open: the one thing that live processes tell each other by a table."""

from __future__ import annotations

from django.db import models


class Look(models.Model):
    """A socket with a case open on its page. It lies in an unlogged table and is forgotten within a minute:
    nothing is decided by it, and nobody is followed by it.
    """

    socket = models.UUIDField(primary_key=True)
    case = models.UUIDField()
    account = models.UUIDField()
    idle = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["case"], name="realtime_look_case")]

    def __str__(self) -> str:
        return f"{self.account} at {self.case}"
