"""Pictures, documents and recordings of a case."""

from __future__ import annotations

from django.contrib.gis.db import models

from pingan.cases.models.case import Case
from pingan.core.ids import uuid7
from pingan.people.models import Account

FILE_NAME_LENGTH = 120


# What a picture shows, as its sender says: the matter as it was found, or what was made of it.
FOUND, DONE = "found", "done"
SHOWN = (FOUND, DONE)


class Photo(models.Model):
    """A picture of a case, re-encoded on arrival: no metadata, at most 1600 px. The file lies on disk."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="photos")
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    # Of the bytes as sent: the same id with the same bytes is a replay, with others a conflict.
    sent_sha256 = models.BinaryField(max_length=32)
    # Empty where nothing was said of it.
    shows = models.CharField(max_length=8, blank=True, default="", db_default="")

    def __str__(self) -> str:
        return str(self.id)


class PhotoUnderWay(models.Model):
    """A photo that comes in parts: how far it has come, and what it will be when it is whole.

    `ends` are the bytes at which its parts end, in order; they lie in the vault (`cases.photo_parts`). The
    row goes when the photo is whole, or when nobody has sent any more of it for days.
    """

    id = models.UUIDField(primary_key=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    length = models.PositiveIntegerField()
    sha256 = models.BinaryField(max_length=32)
    ends = models.JSONField(default=list)
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return str(self.id)

    @property
    def offset(self) -> int:
        """So many bytes of it are here."""
        return self.ends[-1] if self.ends else 0


class File(models.Model):
    """A document or recording that goes with a case, kept as it came: `kind` was told from its content.

    `name` is what its sender called it, made harmless; where it lies is told by its id alone.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="files", db_index=False)
    name = models.CharField(max_length=FILE_NAME_LENGTH)
    kind = models.CharField(max_length=10)
    size = models.PositiveIntegerField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    # Of the bytes as sent: the same id with the same bytes is a replay, with others a conflict.
    sent_sha256 = models.BinaryField(max_length=32)

    class Meta:
        indexes = [models.Index(fields=["case", "id"], name="cases_file_of_case")]

    def __str__(self) -> str:
        return self.name
