"""The vault in a bucket that speaks S3, for several machines. Needs the extra `s3` of pyproject.toml."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError
from django.core.files.base import File
from storages.backends.s3 import S3Storage


class BucketStorage(S3Storage):  # type: ignore[misc]  # the extra is not there where types are checked
    """A put is durable and whole once it is answered. A name is given by a copy within the bucket."""

    def _save(self, name: str, content: File[bytes]) -> str:
        with _as_disks_say_it():
            kept: str = super()._save(name, content)
        return kept

    def move(self, name: str, to: str) -> None:
        source: dict[str, Any] = {"Bucket": self.bucket_name, "Key": self._normalize_name(name)}
        with _as_disks_say_it():
            self.bucket.Object(self._normalize_name(to)).copy_from(CopySource=source)
            self.bucket.Object(source["Key"]).delete()

    def delete(self, name: str) -> None:
        with _as_disks_say_it():
            super().delete(name)


@contextmanager
def _as_disks_say_it() -> Iterator[None]:
    try:
        yield
    except (BotoCoreError, ClientError) as error:
        raise OSError(str(error)) from error
