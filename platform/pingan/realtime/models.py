"""Who has which case open, and how live processes are: what they tell by tables."""

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


class Pulse(models.Model):
    """How one live process was when it last said so. Unlogged, and forgotten when the process is gone."""

    process = models.UUIDField(primary_key=True)
    at = models.DateTimeField()
    sockets = models.IntegerField()
    # Acts of the journal that are not handed on yet, and how long the slowest took since it last said so.
    behind = models.BigIntegerField()
    delay_ms = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.process} {self.sockets}"
